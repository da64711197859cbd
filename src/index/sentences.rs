//! How each passage is cut into title, headings and sentences, in the positions of its words.
//!
//! Kept as a column, so that the second stage of a search sees from postings alone which words stand in one
//! sentence, and reads no text. One number a sentence, in order: four times the positions that it takes, plus
//! what it is.

use tantivy::schema::TantivyDocument;
use tantivy::{DocId, TantivyError};

use super::tokenizer::GAP;
use super::{Columns, Fields};
use crate::analysis::Analyzer;
use crate::text::Sentences;

/// Positions that the engine leaves out between two pieces of a field, besides ours.
const ENGINE_GAP: u32 = 1;

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

/// What of a passage a piece of its field of words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// The article's title.
    Title,
    /// A heading, or the text.
    Other,
}

/// The first sentence of a title, the first of another piece, and any that goes on a piece.
const BEGINS_TITLE: u64 = 1;
const BEGINS_PIECE: u64 = 2;
const GOES_ON: u64 = 0;

/// Adds to `document` what tells the sentences of `text`, the next piece of its field of words.
pub(super) fn add(document: &mut TantivyDocument, text: &str, piece: Piece, analyzer: &Analyzer, fields: &Fields) {
    let mut kind = match piece {
        Piece::Title => BEGINS_TITLE,
        Piece::Other => BEGINS_PIECE,
    };
    for sentence in Sentences::of(text) {
        let positions = analyzer.positions(sentence.of(text));
        // What has no words is no sentence, but where it is all of its piece, the piece has its place.
        if positions > 0 || (kind != GOES_ON && sentence.end == text.len()) {
            document.add_u64(fields.sentences, u64::from(positions) << 2 | kind);
            kind = GOES_ON;
        }
    }
    if kind != GOES_ON && text.is_empty() {
        document.add_u64(fields.sentences, kind);
    }
}

impl Columns {
    /// Leaves in `sentences` nothing but those of `document`, in order. To be asked inside of
    /// [`super::Index::guarded`].
    ///
    /// # Errors
    /// The column cannot be opened.
    pub fn sentences(&self, document: DocId, sentences: &mut Vec<IndexedSentence>) -> tantivy::Result<()> {
        sentences.clear();
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
        read(column.values_for_doc(document), sentences);
        Ok(())
    }
}

/// The sentences that `values` tell of.
fn read(values: impl Iterator<Item = u64>, sentences: &mut Vec<IndexedSentence>) {
    // Where the engine counts on from, and where the next sentence begins.
    let (mut end, mut start) = (0_u32, 0_u32);
    let mut is_title = false;
    let mut is_first = true;
    for value in values {
        let (length, kind) = (u32::try_from(value >> 2).unwrap_or(u32::MAX), value & 3);
        if kind != GOES_ON {
            end = if is_first { 0 } else { end.saturating_add(ENGINE_GAP) };
            start = if is_first { 0 } else { end.saturating_add(GAP) };
            is_title = kind == BEGINS_TITLE;
        }
        is_first = false;
        if length > 0 {
            sentences.push(IndexedSentence { start, length, is_title });
            start = start.saturating_add(length);
            end = start;
        }
    }
}
