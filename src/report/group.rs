//! Figures about the same are put together, and their values beside one another.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::about::{About, about};
use super::alike::{one_name, one_spelling, repeated, same_amount};
use super::asked::Asked;
use super::counted;
use super::figures::{By, FigureGroup};
use super::found::Found;
use super::times::{earlier, forecasts, one_time, parts_of_year, years};
use super::values::{first_article, first_date, group};
use crate::figures::Kind;

/// What a group is known by: the stem of its subject, its kind, the stem of its unit.
type GroupKey = (String, Kind, Option<String>);

/// The groups of what was `found` and is `wanted`. What a figure is about is told by all that was found.
pub(super) fn groups(
    found: Vec<Found<'_>>,
    asked: &Asked,
    by: By,
    wanted: &dyn Fn(&Found<'_>) -> bool,
) -> Vec<FigureGroup> {
    let told = told(&found, asked);
    let told = one_name(&found, one_spelling(told));
    let told = same_amount(&found, repeated(&found, told), asked);
    let told = parts_of_year(&found, forecasts(&found, earlier(&found, one_time(&found, years(&found, told)))));
    let mut groups: BTreeMap<GroupKey, (About, Vec<Found<'_>>)> = BTreeMap::new();
    for (found, about) in found.into_iter().zip(told).filter(|(found, _)| wanted(found)) {
        let unit = found.figure.unit.as_deref().filter(|_| !counted::is_class(&about.what));
        let key = (stem(&about.subject()), found.figure.kind, unit.map(stem));
        groups.entry(key).or_insert_with(|| (about, Vec::new())).1.push(found);
    }
    let place = |group: &FigureGroup| match group.kind {
        _ if group.unsorted => 2,
        Kind::Date | Kind::Year => 1,
        _ => 0,
    };
    let mut groups: Vec<((usize, usize), FigureGroup)> =
        groups.into_values().map(|(about, found)| (asked.held_by(&about), group(&about, found, by))).collect();
    groups
        .sort_by_key(|(held, group)| (place(group), Reverse(*held), Reverse(group.articles), Reverse(mentions(group))));
    let mut groups: Vec<FigureGroup> = groups.into_iter().map(|(_, group)| group).collect();
    // Values of different kinds and units are not compared.
    match by {
        By::Support => {}
        By::Value => groups.sort_by_key(|group| (place(group), group.kind, group.unit.clone(), Reverse(most(group)))),
        By::Article => groups.sort_by_key(|group| (place(group), group.values.iter().filter_map(first_article).min())),
        By::Date => groups.sort_by_key(|group| (place(group), group.values.iter().map(first_date).min())),
    }
    groups
}

/// The most that the values of a group can be, or are said to be more than.
fn most(group: &FigureGroup) -> Option<Decimal> {
    let ends = group.values.iter().flat_map(|value| [&value.low, &value.high]).flatten();
    ends.filter_map(|end| end.parse().ok()).max()
}

fn mentions(group: &FigureGroup) -> usize {
    group.values.iter().map(|value| value.mentions.len()).sum()
}

/// What each figure that was `found` is about.
pub(super) fn told(found: &[Found<'_>], asked: &Asked) -> Vec<About> {
    let mut of_articles: BTreeMap<String, Asked> = BTreeMap::new();
    let tell = |found: &Found<'_>| {
        let article = found.hit.article.id.as_str();
        let asked = of_articles.entry(article.to_owned()).or_insert_with(|| asked.in_article(article));
        about(found.sentence(), found.place(), &found.figure, asked)
    };
    found.iter().map(tell).collect()
}

/// Nouns in singular and plural, with and without capitals, are the same.
pub(super) fn stem(noun: &str) -> String {
    let lower = noun.to_lowercase();
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => lower,
    }
}
