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
    /// Units that are known otherwise, in order.
    pub(super) fn known(sentences: Vec<Span>, paragraphs: Vec<Span>) -> Self {
        Self { sentences: Some(sentences), paragraphs: Some(paragraphs) }
    }

    /// The units of the text of `passage`, in order; they tile it. Of no passage those that are known.
    pub(super) fn of(&mut self, unit: Unit, passage: Option<&PassageView<'_>>) -> &[Span] {
        let units = match unit {
            Unit::Sentence => &mut self.sentences,
            Unit::Paragraph => &mut self.paragraphs,
        };
        units.get_or_insert_with(|| match (unit, passage) {
            (_, None) => Vec::new(),
            (Unit::Sentence, Some(passage)) => Sentences::of_blocks(passage.text, passage.has_blocks_by_line).collect(),
            (Unit::Paragraph, Some(passage)) => paragraphs(passage.text).collect(),
        })
    }
}
