//! The pieces that passages are made of: sentences, headings, lines, and what is cut from longer ones.

use unicode_segmentation::UnicodeSegmentation;

use super::tiles::{Tile, heading_level};
use crate::article::BlockKind;
use crate::text::{Atoms, Sentences, Span, WORD, weight};

/// A piece of text that passages do not cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) span: Span,
    /// In parts of a word.
    pub(super) weight: u64,
    /// What lies between it and the unit before.
    pub(super) border: Border,
    /// Set for a heading.
    pub(super) heading: Option<u8>,
}

impl Unit {
    /// The unit that all of `tile` makes in an article that is not cut, where no weight and no border counts.
    pub(super) fn whole(tile: &Tile) -> Self {
        Self { span: tile.span, weight: 0, border: Border::Section, heading: heading_of(tile) }
    }
}

/// The level of a heading, 0 for the title.
fn heading_of(tile: &Tile) -> Option<u8> {
    heading_level(tile).or((tile.kind == BlockKind::Title).then_some(0))
}

/// What lies between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// A heading or the title stands before it.
    AfterHeading,
    /// A heading follows.
    Section,
    /// Two paragraphs meet.
    Paragraph,
    /// A line that introduces what follows ends.
    AfterIntroduction,
    /// A line of a few words ends without a stop: likely a heading that was not marked as one.
    AfterLabel,
    /// Such a line follows a paragraph.
    BeforeLabel,
    /// A list, a table or code begins.
    ListBegins,
    /// Two items, rows or lines meet.
    Item,
    /// Two sentences meet.
    Sentence,
    /// Two sentences meet at a line end.
    Line,
    /// A sentence longer than any passage was cut here.
    Word,
}

/// Hands the units of `tiles` to `each`, in order: they tile what the tiles tile. None weighs more than `max`.
pub(super) fn units(text: &str, tiles: &[Tile], max: u64, each: &mut dyn FnMut(Unit)) {
    let mut before: Option<Before> = None;
    for tile in tiles {
        let piece = tile.span.of(text);
        let heading = heading_of(tile);
        let is_label = tile.kind == BlockKind::Paragraph && is_label(piece.trim());
        let mut border = border_between(before, tile.kind, is_label);
        let mut push = |span: Span, weight: u64, inner: Border, heading: Option<u8>| {
            each(Unit { span: span.shifted_right(tile.span.start), weight, border, heading });
            border = inner;
        };
        // A heading as long as half a passage is none; it is cut like a paragraph.
        let whole = heading.map(|level| (level, weight(piece))).filter(|(_, weight)| *weight <= max / 2);
        match whole {
            Some((level, weight)) => push(Span::new(0, piece.len()), weight, Border::AfterHeading, Some(level)),
            None if tile.kind == BlockKind::Code => {
                for span in lines_of_code(piece) {
                    cut_to_size(piece, span, max, &mut |span, weight, inner| {
                        push(span, weight, if inner { Border::Word } else { Border::Item }, None);
                    });
                }
            }
            None => {
                for sentence in Sentences::of(piece) {
                    let after = border_after(sentence.of(piece));
                    cut_to_size(piece, sentence, max, &mut |span, weight, inner| {
                        push(span, weight, if inner { Border::Word } else { after }, None);
                    });
                }
            }
        }
        before = Some(Before {
            kind: tile.kind,
            is_heading: whole.is_some(),
            introduces: piece.trim_end().ends_with([':', '：']),
            is_label,
        });
    }
}

/// The lines of `code`: they tile it, and a blank one goes with the line before it, at the very start with the next.
fn lines_of_code(code: &str) -> impl Iterator<Item = Span> {
    let mut rest = Span::new(0, code.len());
    std::iter::from_fn(move || {
        let text = rest.of(code);
        let mut end = 0;
        let mut has_said = false;
        for line in text.split_inclusive('\n') {
            let is_blank = line.trim().is_empty();
            if has_said && !is_blank {
                break;
            }
            has_said |= !is_blank;
            end += line.len();
        }
        let line = Span::new(rest.start, rest.start + end);
        rest.start = line.end;
        (!line.is_empty()).then_some(line)
    })
}

#[derive(Clone, Copy)]
struct Before {
    kind: BlockKind,
    is_heading: bool,
    introduces: bool,
    is_label: bool,
}

/// Whether a paragraph looks like a heading: a line of a few words without a stop.
fn is_label(paragraph: &str) -> bool {
    paragraph.len() <= 120
        && !paragraph.contains('\n')
        && paragraph.ends_with(char::is_alphanumeric)
        && weight(paragraph) <= 12 * WORD
}

fn border_between(before: Option<Before>, kind: BlockKind, is_label: bool) -> Border {
    let is_listed = |kind| matches!(kind, BlockKind::ListItem | BlockKind::TableRow | BlockKind::Code);
    let Some(before) = before else { return Border::Section };
    match kind {
        _ if before.is_heading => Border::AfterHeading,
        _ if before.is_label => Border::AfterLabel,
        BlockKind::Heading(_) | BlockKind::Title => Border::Section,
        kind if kind == before.kind && is_listed(kind) => Border::Item,
        _ if before.introduces => Border::AfterIntroduction,
        kind if is_listed(kind) => Border::ListBegins,
        _ if is_label => Border::BeforeLabel,
        _ => Border::Paragraph,
    }
}

/// What the blanks at the end of a sentence say about the border after it.
fn border_after(sentence: &str) -> Border {
    let blanks = &sentence[sentence.trim_end().len()..];
    match blanks.matches('\n').take(2).count() {
        0 => Border::Sentence,
        1 => Border::Line,
        _ => Border::Paragraph,
    }
}

/// Hands on `span` of `text`, in pieces of like weight where it weighs more than `max`; `each` is told whether
/// the sentence goes on after the piece.
fn cut_to_size(text: &str, span: Span, max: u64, each: &mut dyn FnMut(Span, u64, bool)) {
    let piece = span.of(text);
    let whole = weight(piece);
    if whole <= max {
        return each(span, whole, false);
    }
    let target = whole / whole.div_ceil(max.max(1)) + 1;
    let mut start = 0;
    let mut sum = 0;
    // The last place after a comma or the like, and the weight up to it.
    let mut clause: Option<(usize, u64)> = None;
    let mut place = |at: usize, weight: u64, after_clause: bool| {
        if after_clause && at > start {
            clause = Some((at, sum));
        }
        if sum > 0 && sum + weight > target.min(max) && at > start {
            let (cut, used) = clause.filter(|(_, used)| *used * 4 >= target * 3).unwrap_or((at, sum));
            each(Span::new(span.start + start, span.start + cut), used, true);
            (start, sum, clause) = (cut, sum - used, None);
        }
        sum += weight;
    };
    let mut last_end = 0;
    for atom in Atoms::of(piece) {
        let after_clause = piece[..last_end].ends_with([',', ';', ':', '，', '；', '、', '：', '،', '—', '–']);
        last_end = atom.end;
        // A word longer than a line is no word: it may be cut between any two characters of a reader.
        if atom.weight <= 2 * WORD {
            place(atom.start, atom.weight, after_clause);
            continue;
        }
        let inside = &piece[atom.start..atom.end];
        let characters = inside.graphemes(true).count() as u64;
        let mut given = 0;
        for (index, (at, _)) in inside.grapheme_indices(true).enumerate() {
            let until = atom.weight * (index as u64 + 1) / characters;
            place(atom.start + at, until - given, false);
            given = until;
        }
    }
    each(Span::new(span.start + start, span.end), sum, false);
}
