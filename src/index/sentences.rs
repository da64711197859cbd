//! How each passage is cut into title, headings, paragraphs and sentences, in the positions of its words.
//!
//! Kept as a column, so that a search sees from postings alone which words stand in one sentence or paragraph, and
//! reads no text. One number a sentence, in order: four times the positions that it takes, plus what it is.

use std::ops::Range;

use tantivy::columnar::Column;
use tantivy::{DocId, TantivyError};

use super::Columns;
use crate::query::FARTHEST;
use crate::text::{Sentences, Span, paragraphs};

/// Positions left out between two pieces of a field, and before the words of the second: no phrase and no distance of a query reaches from one into
/// the other.
const BETWEEN: u32 = 1;
const GAP: u32 = FARTHEST;

/// A sentence of a passage's field of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexedSentence {
    /// The position of its first word.
    pub start: u32,
    /// How many positions its words take.
    pub length: u32,
    /// Whether it belongs to the article's title.
    pub is_title: bool,
}

/// Where the pieces of a passage's field of words begin, and how its text is cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// For each piece in order whether it is the article's title, and the position of its first word; the last one is the
    /// text, the others are headings.
    pub pieces: Vec<(bool, u32)>,
    /// The positions of each sentence of the text that has words.
    pub sentences: Vec<Span>,
    /// The positions of each paragraph of the text that has words.
    pub paragraphs: Vec<Span>,
}

/// What of a passage a piece of its field of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// The article's title.
    Title,
    /// A heading, or the text.
    Other,
}

/// The first sentence of a title, the first of another piece, and any that goes on a piece: the first of another
/// paragraph, and any other.
const BEGINS_TITLE: u64 = 1;
const BEGINS_PIECE: u64 = 2;
const BEGINS_PARAGRAPH: u64 = 3;
const GOES_ON: u64 = 0;

/// Where the sentences of the last piece stand, while a document is made.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// Whether there is a piece.
    is_begun: bool,
    /// Where the next piece is counted from, and where the next sentence begins.
    end: u32,
    start: u32,
    /// The first byte of each sentence that has words, and its first position.
    sentences: Vec<(usize, u32)>,
}

impl Begun {
    /// Forgets all pieces.
    pub(super) fn clear(&mut self) {
        self.sentences.clear();
        (self.is_begun, self.end, self.start) = (false, 0, 0);
    }

    /// Begins the next piece; gives the position of its first word.
    pub(super) fn begin_piece(&mut self) -> u32 {
        self.sentences.clear();
        if self.is_begun {
            self.end = self.end.saturating_add(BETWEEN);
            self.start = self.end.saturating_add(GAP);
        }
        self.is_begun = true;
        self.start
    }

    fn add(&mut self, first_byte: usize, positions: u32) {
        self.sentences.push((first_byte, self.start));
        self.start = self.start.saturating_add(positions);
        self.end = self.start;
    }

    /// Where the sentence of the last piece begins that this byte of it is in, in positions.
    pub(super) fn sentence_at(&self, byte: usize) -> u32 {
        let at = self.sentences.partition_point(|(first, _)| *first <= byte);
        self.sentences.get(at.saturating_sub(1)).map_or(self.start, |(_, position)| *position)
    }
}

/// Where the words of a text stand.
#[derive(Debug, Default)]
pub(super) struct WordPlaces {
    /// The first byte of each word and its position, in order.
    pub(super) starts: Vec<(usize, u32)>,
    /// How many positions there are.
    pub(super) positions: u32,
}

/// Adds to `rows` what tells the sentences of `text`, the piece of the field of words that was begun last.
/// `has_blocks_by_line` is as [`Sentences::of_blocks`] has it.
pub(super) fn add(
    rows: &mut Vec<u64>,
    text: &str,
    words: &WordPlaces,
    piece: Piece,
    has_blocks_by_line: bool,
    begun: &mut Begun,
) {
    let mut kind = match piece {
        Piece::Title => BEGINS_TITLE,
        Piece::Other => BEGINS_PIECE,
    };
    let mut paragraphs = paragraphs(text);
    let mut paragraph_end = 0;
    lengths(text, words, has_blocks_by_line, &mut |sentence, positions| {
        // What has no words is no sentence.
        if positions > 0 {
            begun.add(sentence.start, positions);
            let is_another = sentence.start >= paragraph_end;
            while sentence.start >= paragraph_end
                && let Some(paragraph) = paragraphs.next()
            {
                paragraph_end = paragraph.end;
            }
            if kind == GOES_ON && is_another {
                kind = BEGINS_PARAGRAPH;
            }
            rows.push(u64::from(positions) << 2 | kind);
            kind = GOES_ON;
        }
    });
    // But where it is all of its piece, the piece has its place.
    if kind != GOES_ON {
        rows.push(kind);
    }
}

/// Hands each sentence of `text` and the positions that it takes to `each`, in order. Together they are those of `text`. A word that
/// reaches over a border (`３．５` where the stop is taken for the end of a sentence) is of the sentence that it begins in.
fn lengths(text: &str, words: &WordPlaces, has_blocks_by_line: bool, each: &mut dyn FnMut(Span, u32)) {
    let mut rest = words.starts.iter();
    let mut next = rest.next();
    let mut start = 0;
    for sentence in Sentences::of_blocks(text, has_blocks_by_line) {
        while next.is_some_and(|(byte, _)| *byte < sentence.end) {
            next = rest.next();
        }
        // The first position that begins behind it.
        let end = next.map_or(words.positions, |(_, position)| *position).max(start);
        each(sentence, end - start);
        start = end;
    }
}

impl Columns {
    /// Hands the sentences of each of `documents` to `each`, in order. To be asked inside of [`super::Index::guarded`].
    ///
    /// # Errors
    /// The column cannot be opened.
    pub fn sentences(
        &self,
        documents: impl ExactSizeIterator<Item = DocId>,
        each: &mut dyn FnMut(usize, IndexedSentence),
    ) -> tantivy::Result<()> {
        let mut rows = Vec::with_capacity(documents.len());
        let mut column = None;
        for document in documents {
            let known = self.sentence_column(document)?;
            rows.push(known.index.value_row_ids(document));
            column = Some(known);
        }
        let Some(column) = column else { return Ok(()) };
        // Fetches what they begin with, all at once: the waits for memory pass side by side.
        let first = rows.iter().filter(|rows| !rows.is_empty()).map(|rows| column.values.get_val(rows.start));
        std::hint::black_box(first.fold(0, |all, value| all ^ value));
        for (number, rows) in rows.into_iter().enumerate() {
            walk(column, rows, |Stretch { start, length, is_title, .. }| {
                if length > 0 {
                    each(number, IndexedSentence { start, length, is_title });
                }
            });
        }
        Ok(())
    }

    /// Leaves in `layout` nothing but that of `document`. To be asked inside of [`super::Index::guarded`].
    ///
    /// # Errors
    /// The column cannot be opened.
    pub fn layout(&self, document: DocId, layout: &mut Layout) -> tantivy::Result<()> {
        let Layout { pieces, sentences, paragraphs } = layout;
        pieces.clear();
        let column = self.sentence_column(document)?;
        walk(column, column.index.value_row_ids(document), |stretch| {
            let Stretch { start, length, is_title, .. } = stretch;
            if stretch.begins_piece {
                pieces.push((is_title, start));
                // The text comes last.
                sentences.clear();
                paragraphs.clear();
            }
            if length == 0 {
                return;
            }
            let span = Span::new(start as usize, start.saturating_add(length) as usize);
            sentences.push(span);
            match paragraphs.last_mut().filter(|_| !stretch.begins_paragraph) {
                Some(paragraph) => paragraph.end = span.end,
                None => paragraphs.push(span),
            }
        });
        Ok(())
    }

    /// The column, which has `document`.
    fn sentence_column(&self, document: DocId) -> tantivy::Result<&Column<u64>> {
        let column = match self.sentences.get() {
            Some(column) => column,
            None => {
                let opened = self.open_sentences()?;
                self.sentences.get_or_init(|| opened)
            }
        };
        if document >= column.num_docs() {
            return Err(TantivyError::SystemError(format!("there is no document {document}")));
        }
        Ok(column)
    }
}

/// A sentence, or the beginning of a piece without words.
struct Stretch {
    start: u32,
    length: u32,
    is_title: bool,
    begins_piece: bool,
    begins_paragraph: bool,
}

/// Values that are read at once: more than most passages have.
const AT_ONCE: usize = 32;

/// Hands what the `rows` of `column`, those of one document, tell to `each`, in order.
fn walk(column: &Column<u64>, rows: Range<u32>, mut each: impl FnMut(Stretch)) {
    // Where the engine counts on from, and where the next sentence begins.
    let (mut end, mut start) = (0_u32, 0_u32);
    let mut is_title = false;
    let mut is_first = true;
    let mut values = [0; AT_ONCE];
    for first in rows.clone().step_by(AT_ONCE) {
        let many = (rows.end - first).min(AT_ONCE as u32) as usize;
        column.values.get_range(u64::from(first), &mut values[..many]);
        for value in &values[..many] {
            let (length, kind) = (u32::try_from(value >> 2).unwrap_or(u32::MAX), value & 3);
            let begins_piece = matches!(kind, BEGINS_TITLE | BEGINS_PIECE);
            if begins_piece {
                end = if is_first { 0 } else { end.saturating_add(BETWEEN) };
                start = if is_first { 0 } else { end.saturating_add(GAP) };
                is_title = kind == BEGINS_TITLE;
            }
            is_first = false;
            each(Stretch { start, length, is_title, begins_piece, begins_paragraph: kind != GOES_ON });
            if length > 0 {
                start = start.saturating_add(length);
                end = start;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::Analyzer;

    fn all_lengths(text: &str, has_blocks_by_line: bool) -> Vec<u32> {
        let analyzer = Analyzer::default();
        let mut words = WordPlaces { positions: analyzer.positions(text), ..WordPlaces::default() };
        analyzer.analyze(text, None, &mut |token| {
            if words.starts.last().is_none_or(|(_, position)| *position != token.position) {
                words.starts.push((token.span.start, token.position));
            }
        });
        let mut all = Vec::new();
        lengths(text, &words, has_blocks_by_line, &mut |_, length| all.push(length));
        all
    }

    #[test]
    fn a_word_over_a_border_counts_where_it_begins() {
        let text = "名は．ｎｅｔです。次。";
        assert_eq!(all_lengths(text, false).iter().sum::<u32>(), Analyzer::default().positions(text));
        let number = "値は３．５％です。";
        assert_eq!(Sentences::of(number).count(), 1, "a stop between digits ends nothing");
        assert_eq!(all_lengths(number, false), [Analyzer::default().positions(number)]);
        assert_eq!(all_lengths("Amber. Birch\nis old.", false), [1, 3]);
        assert_eq!(all_lengths("Amber. Birch\nis old.", true), [1, 3]);
    }

    /// Texts of pieces that words and sentences are made of.
    fn texts() -> impl Strategy<Value = String> {
        let pieces = [
            "a", "Bc", "U.S.", "3", "５", "。", "．", "!", "?", "…", " ", "\n", "\n\n", "\u{3000}", "\u{a0}",
            "\u{2029}", "値", "は", "한", "ก", "-", "'s", "$", "#", "@", "&", "/", "://", "x.com", "％", "।", "”", "“",
            "é", "\u{301}", "_", "A", ".",
        ];
        prop_oneof![
            prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|pieces| pieces.concat()),
            ".{0,60}",
        ]
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn lengths_are_those_of_the_text_together(text in texts(), has_blocks_by_line: bool) {
            let analyzer = Analyzer::default();
            let all = all_lengths(&text, has_blocks_by_line);
            prop_assert_eq!(all.iter().sum::<u32>(), analyzer.positions(&text), "{:?}", text);
            // Each position is in the sentence that its word begins in.
            let sentences: Vec<Span> = Sentences::of_blocks(&text, has_blocks_by_line).collect();
            prop_assert_eq!(sentences.len(), all.len());
            // No sentence reaches into another paragraph.
            for paragraph in paragraphs(&text) {
                prop_assert!(sentences.iter().all(|sentence| !sentence.overlaps(paragraph) || paragraph.contains(*sentence)));
            }
            let mut seen = None;
            for token in analyzer.tokens(&text, None) {
                if seen.replace(token.position) == Some(token.position) {
                    continue;
                }
                let at = sentences.iter().position(|sentence| token.span.start < sentence.end).unwrap_or(0);
                let before: u32 = all[..at].iter().sum();
                prop_assert!((before..before + all[at]).contains(&token.position), "{:?} {:?}", text, token);
            }
        }
    }
}
