//! The sentences of a passage, measured in characters.

use crate::matching::PassageView;
use crate::text::{Sentences, Span, grapheme_border_after, grapheme_border_before, grapheme_count};

/// Characters of a line that may be taken for a heading.
const LONGEST_HEADING: usize = 100;

/// A sentence of the passage, without the blanks around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    pub(super) span: Span,
    /// Characters up to the end of its blanks, counted from the passage's start.
    pub(super) until_next: usize,
    /// Characters up to its own end, counted from the passage's start.
    pub(super) until_end: usize,
    /// Characters before it.
    pub(super) before: usize,
    /// Whether it is a heading of what follows it in the passage.
    pub(super) is_heading: bool,
}

/// The sentences of the text of `passage`, in order; blank ones are left out.
pub(super) fn sentences_of(passage: &PassageView<'_>) -> Vec<Sentence> {
    let all = Sentences::of_blocks(passage.text, passage.has_blocks_by_line);
    let passage = passage.text;
    let mut sentences = Vec::new();
    let mut before = 0;
    for span in all {
        let piece = span.of(passage);
        let body = piece.trim_end();
        let lead = body.len() - body.trim_start().len();
        let start = grapheme_border_before(passage, span.start + lead);
        let end = grapheme_border_after(passage, span.start + body.len());
        let counted = grapheme_count(&passage[span.start..end]);
        let leading = grapheme_count(&passage[span.start..start]);
        let until_next = before + counted + grapheme_count(&passage[end..span.end]);
        if start < end {
            sentences.push(Sentence {
                span: Span::new(start, end),
                until_next,
                until_end: before + counted,
                before: before + leading,
                is_heading: is_heading_shaped(passage, start, end),
            });
        }
        before = until_next;
    }
    // Lines that follow one another are items of a list, cells, verses; the last one has nothing below it.
    let shaped: Vec<bool> = sentences.iter().map(|sentence| sentence.is_heading).collect();
    for (at, sentence) in sentences.iter_mut().enumerate() {
        let is_shaped = |at: usize| shaped.get(at).copied();
        let before = at.checked_sub(1).and_then(is_shaped);
        sentence.is_heading &= before != Some(true) && is_shaped(at + 1) == Some(false);
    }
    sentences
}

/// Whether the sentence from `start` to `end` is a short line between blank lines that nothing ends: passages
/// do not say which of their lines are headings.
fn is_heading_shaped(passage: &str, start: usize, end: usize) -> bool {
    let is_alone = |blanks: &str| blanks.bytes().filter(|byte| *byte == b'\n').count() > 1;
    let lead = &passage[..start];
    let before = &lead[lead.trim_end().len()..];
    let rest = &passage[end..];
    let after = &rest[..rest.len() - rest.trim_start().len()];
    let line = &passage[start..end];
    (before.len() == start || is_alone(before))
        && is_alone(after)
        && line.chars().count() <= LONGEST_HEADING
        && !line.contains(['\n', '\t'])
        && line.chars().next().is_some_and(char::is_alphanumeric)
        && line.chars().next_back().is_some_and(char::is_alphanumeric)
}
