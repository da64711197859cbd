//! The values of a group, and who says which.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::about::About;
use super::figures::{By, FigureGroup, FigureValue, Mention};
use super::found::Found;
use super::support;
use crate::figures::{Bound, Hedge, Kind};

/// What a value is known by: doubt alone makes no other value.
type ValueKey = (Option<Bound>, Option<Bound>, Option<Hedge>);

/// The values of what was `found` and is about the same.
pub(super) fn group(about: &About, found: Vec<Found<'_>>, by: By) -> FigureGroup {
    let all: Vec<(&Found<'_>, &str)> = found.iter().map(|found| (found, found.prints())).collect();
    let asserted = || found.iter().filter(|found| found.not_asserted.is_none());
    let bounds = || asserted().flat_map(|found| [&found.figure.low, &found.figure.high]).flatten();
    let (low, high) = (bounds().min().map(Bound::to_string), bounds().max().map(Bound::to_string));
    let (kind, unit) = match found.first() {
        Some(first) => (first.figure.kind, first.figure.unit.as_ref().map(ToString::to_string)),
        None => (Kind::Count, None),
    };
    let mut values: BTreeMap<ValueKey, Vec<(&Found<'_>, &str)>> = BTreeMap::new();
    for (found, print) in &all {
        let figure = &found.figure;
        let hedge = figure.hedge.filter(|hedge| *hedge != Hedge::Reported);
        values.entry((figure.low.clone(), figure.high.clone(), hedge)).or_default().push((found, print));
    }
    let mut values: Vec<(ValueKey, FigureValue)> =
        values.into_iter().map(|(key, found)| (key, value(&found, by))).collect();
    let largest = |key: &ValueKey| Reverse((key.1.clone().or(key.0.clone()), key.0.clone()));
    match by {
        By::Support => {
            values.sort_by_key(|(key, value)| (Reverse(value.articles), Reverse(value.mentions.len()), largest(key)));
        }
        By::Value => values.sort_by_key(|(key, _)| largest(key)),
        By::Article => values.sort_by_key(|(key, value)| (first_article(value), largest(key))),
        By::Date => values.sort_by_key(|(key, value)| (first_date(value), largest(key))),
    }
    FigureGroup {
        subject: about.subject(),
        kind,
        unit,
        low,
        high,
        articles: support(&all),
        unsorted: about.is_unknown(),
        values: values.into_iter().map(|(_, value)| value).collect(),
    }
}

/// Articles that assert one of `found`, copies counted once.
fn support(found: &[(&Found<'_>, &str)]) -> usize {
    let asserted = found.iter().filter(|(found, _)| found.not_asserted.is_none());
    let said: Vec<(&str, &str)> = asserted.map(|(found, print)| (found.hit.article.id.as_str(), *print)).collect();
    support::count(&said).articles
}

pub(super) fn first_article(value: &FigureValue) -> Option<String> {
    value.mentions.iter().map(|mention| mention.article.clone()).min()
}

/// The earliest date of an article that says so; what has no date stands last.
pub(super) fn first_date(value: &FigureValue) -> (bool, Option<String>) {
    let date = value.mentions.iter().filter_map(|mention| mention.date.clone()).min();
    (date.is_none(), date)
}

/// One value with everybody who says so.
fn value(found: &[(&Found<'_>, &str)], by: By) -> FigureValue {
    let said: Vec<(&str, &str)> = found.iter().map(|(found, print)| (found.hit.article.id.as_str(), *print)).collect();
    let copies = support::count(&said).copies;
    let mut mentions: Vec<Mention> = found
        .iter()
        .zip(&copies)
        .map(|((found, _), copy)| {
            let copy_of = copy.and_then(|first| said.get(first)).map(|(article, _)| (*article).to_owned());
            Mention { copy_of, ..found.mention() }
        })
        .collect();
    match by {
        By::Date => mentions.sort_by_key(|mention| (mention.date.is_none(), mention.date.clone())),
        By::Article => mentions.sort_by_key(|mention| mention.article.clone()),
        By::Support | By::Value => {}
    }
    // What asserts it comes before what does not.
    mentions.sort_by_key(|mention| mention.not_asserted.is_some());
    let written = |bound: &Option<Bound>| bound.as_ref().map(Bound::to_string);
    let figure = found.first().map(|(found, _)| &found.figure);
    let hedges = || found.iter().map(|(found, _)| found.figure.hedge);
    FigureValue {
        value: figure.and_then(|figure| written(&figure.value)),
        low: figure.and_then(|figure| written(&figure.low)),
        high: figure.and_then(|figure| written(&figure.high)),
        // One article that asserts it is enough.
        hedge: if hedges().any(|hedge| hedge.is_none()) { None } else { hedges().flatten().next() },
        articles: support(found),
        mentions,
    }
}
