//! What is known of an article, as terms and numbers that can be looked up: kept with its first passage.

use crate::article::{Language, Metadata};
use crate::matching::days;
use crate::query::{Day, Known};

/// The term for articles in `language`.
pub fn language(language: Language) -> String {
    format!("lang:{}", language.code())
}

/// The term for articles of which `known` is known.
pub fn has(known: Known) -> String {
    format!("has:{}", known.name())
}

/// `day` as a number: the later the larger.
pub fn day_number(day: Day) -> u64 {
    let part = |number: i16| u64::try_from(number).unwrap_or(0);
    part(day.year) * 10_000 + part(day.month.into()) * 100 + part(day.day.into())
}

/// The terms for what `metadata` says.
pub(super) fn terms(metadata: &Metadata) -> Vec<String> {
    let is_known = |known: &Known| match known {
        Known::Date => metadata.published.is_some(),
        Known::Author => metadata.author.is_some(),
        Known::Title => metadata.title.is_some(),
        Known::Source => metadata.source.is_some(),
        Known::Url => metadata.url.is_some(),
        Known::Language => metadata.language.is_some(),
    };
    let mut terms: Vec<_> = Known::ALL.iter().copied().filter(|known| is_known(known)).map(has).collect();
    terms.extend(metadata.language.map(language));
    terms
}

/// First and last day on which it may have been published, as numbers.
pub(super) fn day_numbers(metadata: &Metadata) -> Option<(u64, u64)> {
    let (from, to) = days(metadata.published.as_ref()?)?;
    Some((day_number(from), day_number(to)))
}
