//! The sentences and paragraphs of a text.

use crate::query::Unit;
use crate::text::{Sentences, Span, paragraphs};

/// Cut when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Units {
    sentences: Option<Vec<Span>>,
    paragraphs: Option<Vec<Span>>,
}

impl Units {
    /// The units of `text`, in order; they tile it.
    pub(super) fn of(&mut self, unit: Unit, text: &str) -> &[Span] {
        match unit {
            Unit::Sentence => self.sentences.get_or_insert_with(|| Sentences::of(text).collect()),
            Unit::Paragraph => self.paragraphs.get_or_insert_with(|| paragraphs(text).collect()),
        }
    }
}
