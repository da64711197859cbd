//! What is known of an article or a passage, held to a filter.

use super::{PassageView, PathPattern};
use crate::article::Language;
use crate::query::{Condition, DateRange, Known};

/// A [`Condition`], ready to be held against many passages.
#[derive(Debug, Clone)]
pub(super) enum Held {
    Path(PathPattern),
    Language(Language),
    Date(DateRange),
    Has(Known),
    Furniture(bool),
}

impl Held {
    pub(super) fn new(condition: &Condition) -> Self {
        match condition {
            Condition::Path(pattern) => Self::Path(PathPattern::new(pattern)),
            Condition::Language(language) => Self::Language(*language),
            Condition::Date(range) => Self::Date(*range),
            Condition::Has(known) => Self::Has(*known),
            Condition::Boilerplate(is_furniture) => Self::Furniture(*is_furniture),
        }
    }

    pub(super) fn holds(&self, passage: &PassageView<'_>) -> bool {
        match self {
            Self::Path(pattern) => pattern.matches(passage.id),
            Self::Language(language) => passage.language == Some(*language),
            Self::Date(range) => is_within(range, passage),
            Self::Has(known) => is_known(*known, passage),
            Self::Furniture(is_furniture) => passage.is_furniture == *is_furniture,
        }
    }
}

/// Whether a day on which it may have been published lies in the range.
fn is_within(range: &DateRange, passage: &PassageView<'_>) -> bool {
    let Some((first, last)) = passage.published else { return false };
    let from = range.from.map_or(first, |from| from.max(first));
    let to = range.to.map_or(last, |to| to.min(last));
    from <= to
}

fn is_known(known: Known, passage: &PassageView<'_>) -> bool {
    let is_given = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
    match known {
        Known::Date => passage.published.is_some(),
        Known::Author => is_given(passage.author),
        Known::Title => is_given(passage.title),
        Known::Source => is_given(passage.source),
        Known::Url => is_given(passage.url),
        Known::Language => passage.language.is_some(),
    }
}
