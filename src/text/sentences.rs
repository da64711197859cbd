//! Where sentences begin and end.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// The sentences of `text` in order: they tile it, blanks after a sentence belong to it.
pub fn sentences(text: &str) -> Vec<Span> {
    text.split_sentence_bound_indices().map(|(start, piece)| Span::new(start, start + piece.len())).collect()
}
