//! The sentences and paragraphs of a text.

use super::PassageView;
use crate::query::Unit;
use crate::text::{Sentences, Span, paragraphs};

/// Cut when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Units {
    sentences: Option<Vec<Span>>,
    paragraphs: Option<Vec<Span>>,
}

impl Units {
    /// The units of the text of `passage`, in order; they tile it.
    pub(super) fn of(&mut self, unit: Unit, passage: &PassageView<'_>) -> &[Span] {
        let text = passage.text;
        match unit {
            Unit::Sentence => {
                self.sentences.get_or_insert_with(|| Sentences::of_blocks(text, passage.has_blocks_by_line).collect())
            }
            Unit::Paragraph => self.paragraphs.get_or_insert_with(|| paragraphs(text).collect()),
        }
    }
}
