//! Values of one thing at several times, which do not disagree: those of columns side by side, and what something was before.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::about::About;
use super::found::Found;
use super::group::stem;
use super::list::List;
use crate::figures::{Bound, Hedge, Kind};

/// What is told without a time is of the one time of which a table tells the same value.
pub(super) fn one_time(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let value = |found: &Found<'_>, about: &About| {
        let figure = &found.figure;
        let subject = stem(&About { apart: None, ..about.clone() }.subject());
        let number = figure.value.clone().or(figure.low.clone()).or(figure.high.clone());
        (subject, figure.kind, figure.unit.as_deref().map(str::to_owned), number)
    };
    let is_row = |found: &Found<'_>| found.sentence().head.is_some() || year(found).is_some();
    let mut times: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for (found, about) in found.iter().zip(&told).filter(|(found, _)| is_row(found)) {
        if let Some(time) = &about.apart {
            times.entry(value(found, about)).or_default().insert(time.clone());
        }
    }
    let timed = |(found, about): (&Found<'_>, About)| {
        let one = times.get(&value(found, &about)).filter(|times| times.len() == 1 && !is_row(found));
        let one = one.and_then(|times| times.first().cloned());
        about.parted_by(one)
    };
    found.iter().zip(told).map(timed).collect()
}

/// What is told of several years stands apart by the year that is told right behind it: `sales of €210m in 2024 and €190m in 2023`.
pub(super) fn years(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let is_open = |about: &About| about.sure && !about.is_deal && about.apart.is_none();
    let said: Vec<Option<String>> =
        found.iter().zip(&told).map(|(found, about)| year(found).filter(|_| is_open(about))).collect();
    let subject = |about: &About| stem(&About { apart: None, ..about.clone() }.subject());
    let mut times: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (about, year) in told.iter().zip(&said) {
        if let Some(year) = year {
            times.entry(subject(about)).or_default().insert(year);
        }
    }
    let is_parted: Vec<bool> =
        told.iter().map(|about| times.get(&subject(about)).is_some_and(|times| times.len() > 1)).collect();
    let apart =
        |((about, year), is_parted): ((About, Option<String>), bool)| about.parted_by(year.filter(|_| is_parted));
    told.into_iter().zip(said).zip(is_parted).map(apart).collect()
}

/// The year that is told right behind a figure: `in 2024`, `for 2024/25`.
fn year(found: &Found<'_>) -> Option<String> {
    let (sentence, place) = (found.sentence(), found.place());
    if matches!(found.figure.kind, Kind::Date | Kind::Year) {
        return None;
    }
    let [link, year, ..] = sentence.from(place.end) else { return None };
    let is_link = matches!(link.text, "in" | "for" | "during" | "en" | "für" | "im");
    let touches =
        sentence.text.get(place.end..link.start) == Some(" ") && sentence.text.get(link.end..year.start) == Some(" ");
    let rest = sentence.text.get(year.start..)?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(rest.len());
    let text = rest.get(..end)?.trim_end_matches('/');
    let (first, _) = text.split_once('/').unwrap_or((text, ""));
    let is_year =
        first.len() == 4 && (first.starts_with("19") || first.starts_with("20")) && matches!(text.len(), 4 | 7 | 9);
    (is_link && touches && is_year).then(|| text.to_owned())
}

/// What something was before a change that its sentence tells: the first of `falls from £31m to £27.5m`, the second of `$1.12, up from
/// $0.98`. Only beside another value of the same does it stand apart.
pub(super) fn earlier(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let is_same = |(one, other): (&Found<'_>, &Found<'_>)| {
        one.is_beside(other) && one.figure.kind == other.figure.kind && one.figure.unit == other.figure.unit
    };
    let mut changed = told.clone();
    for (at, (found_here, about)) in found.iter().zip(&told).enumerate() {
        if about.apart.is_some() || !follows_from(found_here) {
            continue;
        }
        // The figures of a sentence stand beside one another.
        let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(found.len());
        let other = near.filter(|other| *other != at).find(|other| {
            let pair = found.get(*other).is_some_and(|other| is_same((found_here, other)));
            let alike = told.get(*other).is_some_and(|other| other.subject() == about.subject() || other.is_unknown());
            let touches = found.get(*other).is_some_and(|other| is_only_compared(other, found_here));
            // `potentially rising to $25bn from $14bn`: that is what it still is.
            let is_asserted = found.get(*other).is_some_and(|other| other.figure.hedge != Some(Hedge::Reported));
            let is_near = found.get(*other).is_some_and(|other| is_of_one_size(found_here, other));
            pair && is_asserted && is_near && (alike || touches)
        });
        let Some(other) = other else { continue };
        // What is told of the change is told of both of its ends.
        let whole = told.get(other).filter(|other| !other.is_unknown()).unwrap_or(about).clone();
        if let Some(about) = changed.get_mut(at) {
            *about = whole.parted_by(Some(BEFORE.to_owned()));
        }
    }
    // `compared with $1.47 billion, or 93 cents per share`
    for at in 1..found.len() {
        let (Some(first), Some(second)) = (found.get(at - 1), found.get(at)) else { continue };
        let between = first.sentence().text.get(first.place().end..second.place().start).unwrap_or_default();
        let is_or = second.is_beside(first) && matches!(between, ", or " | " or ");
        let is_before = changed.get(at - 1).is_some_and(|about| about.apart.as_deref() == Some(BEFORE));
        if let Some(about) = changed.get_mut(at).filter(|about| is_or && is_before && !about.is_unknown()) {
            *about = about.clone().parted_by(Some(BEFORE.to_owned()));
        }
    }
    changed
}

/// What firms make and take in a part of the year is not what they do in all of it: it stands apart where the same is told of another time,
/// or of the whole year. What is told of one quarter alone, as everybody does, stays together.
pub(super) fn parts_of_year(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let parts: Vec<Option<String>> = found.iter().map(part_of_year).collect();
    let subject = |about: &About| stem(&About { apart: None, ..about.clone() }.subject());
    let mut times: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    for ((found, about), part) in found.iter().zip(&told).zip(&parts).filter(|((_, about), _)| is_of_time(about)) {
        if part.is_some() || is_of_whole_year(found) {
            times.entry(subject(about)).or_default().insert(part.clone());
        }
    }
    let apart = |(about, part): (About, Option<String>)| {
        let several = times.get(&subject(&about)).is_some_and(|times| times.len() > 1);
        let part = part.filter(|_| several && is_of_time(&about));
        about.parted_by(part)
    };
    told.into_iter().zip(parts).map(apart).collect()
}

/// What somebody expects is not what came: it stands apart where both are told of the same.
pub(super) fn forecasts(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let parts: Vec<Option<String>> = found.iter().map(forecast).collect();
    let mut came: BTreeMap<String, bool> = BTreeMap::new();
    for (about, part) in told.iter().zip(&parts).filter(|(about, _)| is_of_time(about)) {
        *came.entry(stem(&about.subject())).or_default() |= part.is_none();
    }
    let apart = |(about, part): (About, Option<String>)| {
        let part = part.filter(|_| came.get(&stem(&about.subject())) == Some(&true) && is_of_time(&about));
        about.parted_by(part)
    };
    told.into_iter().zip(parts).map(apart).collect()
}

/// Whether it is told of a time what something is.
fn is_of_time(about: &About) -> bool {
    matches!(
        about.what.as_str(),
        "revenue" | "profit" | "loss" | "operating profit" | "net profit" | "earnings per share"
    )
}

/// The part of a year that the sentence of a figure names, with none other in it: `first quarter`, `first half`.
fn part_of_year(found: &Found<'_>) -> Option<String> {
    let words = found.sentence().plain();
    // `in the second half of May`
    let is_of_month = |at: usize| {
        words.get(at + 2).is_some_and(|of| of == "of") && words.get(at + 3).is_some_and(|of| MONTHS.has(of))
    };
    let mut named = words.windows(2).enumerate().filter_map(|(at, pair)| match pair {
        [_, _] if is_of_month(at) => None,
        [which, part] if ORDINALS.has(which) && matches!(part.as_str(), "quarter" | "half") => {
            Some(format!("{which} {part}"))
        }
        _ => None,
    });
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// Whether it is told what somebody expects: `expects revenue of $5m`, `the $60m analysts had forecast`. What came is another thing.
fn forecast(found: &Found<'_>) -> Option<String> {
    let (sentence, place) = (found.sentence(), found.place());
    let is_expecting = |word: &str| FORECASTS.has(word);
    let clause = sentence.clause(place);
    let near = clause.iter().rev().take(EXPECTING).any(|word| is_expecting(&word.plain()));
    let behind: Vec<String> = sentence.from(place.end).iter().take(4).map(|word| word.plain()).collect();
    let by_others = behind.first().is_some_and(|who| matches!(who.as_str(), "analysts" | "economists" | "forecasters"))
        && behind.iter().any(|word| matches!(word.as_str(), "expected" | "forecast" | "predicted" | "projected"));
    // `more than expected` tells of what came.
    let is_compared = clause
        .iter()
        .rev()
        .take(EXPECTING)
        .any(|word| matches!(word.text, "than" | "beat" | "beating" | "above" | "below"));
    (near && !is_compared || by_others).then(|| FORECAST.to_owned())
}

/// What a value is called that somebody expects.
const FORECAST: &str = "forecast";

/// Words of a clause before a figure among which it is told that it is expected.
const EXPECTING: usize = 7;

static FORECASTS: List = List::of("expects expect forecasts forecast guidance outlook predicts predict anticipates");

fn is_of_whole_year(found: &Found<'_>) -> bool {
    if year(found).is_some() {
        return true;
    }
    let words = found.sentence().plain();
    let is_year = |pair: &[String]| matches!(pair, [one, two] if matches!((one.as_str(), two.as_str()), ("the", "year") | ("full", "year") | ("whole", "year")));
    words.windows(2).any(is_year) || words.iter().any(|word| matches!(word.as_str(), "annual" | "full-year" | "yearly"))
}

static MONTHS: List = List::of("january february march april may june july august september october november december");

static ORDINALS: List = List::of("first second third fourth final");

/// Whether both may be values of one thing: neither is more than so many times the other.
fn is_of_one_size(one: &Found<'_>, other: &Found<'_>) -> bool {
    let number = |found: &Found<'_>| {
        let figure = &found.figure;
        figure.low.as_ref().or(figure.high.as_ref()).and_then(Bound::number)
    };
    match (number(one), number(other)) {
        (Some(one), Some(other)) => {
            let (less, more) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
            more.checked_div(Decimal::from(MOST_TIMES)).is_some_and(|part| part <= less)
        }
        _ => false,
    }
}

/// Values of one thing differ by this factor at most from one time to the next.
const MOST_TIMES: u32 = 20;

/// Whether between a figure and the one behind it stands nothing but what says that they are compared: `$1.12, up from $0.98`.
fn is_only_compared(found: &Found<'_>, later: &Found<'_>) -> bool {
    let between = found.sentence().text.get(found.place().end..later.place().start).unwrap_or_default();
    let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| COMPARING.has(word))
}

static COMPARING: List = List::of(
    "up down from compared with to against versus a share per about nearly over just some million billion higher lower than and was",
);

/// Figures of a sentence among which the other end of a change is looked for.
const NEAR: usize = 4;

static RANGING: List = List::of(
    "run runs ran running range ranges ranged ranging vary varies varied varying differ differs differed anywhere anything spread stretch stretches \
    span spans extend extends reichen reicht schwanken schwankt",
);

/// What a value is called that something had before.
const BEFORE: &str = "before";

/// Whether `from` leads to a figure, or what else says that it is what something is compared with: `compared with`, `against`.
fn follows_from(found: &Found<'_>) -> bool {
    let sentence = found.sentence();
    let place = found.place();
    let before: Vec<&str> = sentence.before(place).iter().rev().take(4).map(|word| word.text).collect();
    let is_hedge = |word: &&&str| {
        matches!(
            **word,
            "about" | "around" | "nearly" | "almost" | "some" | "just" | "over" | "under" | "a" | "roughly"
        )
    };
    let at = before.iter().take_while(is_hedge).count();
    let behind: Vec<&str> = sentence.from(place.end).iter().take(5).map(|word| word.text).collect();
    let is_past =
        behind.iter().any(|word| matches!(*word, "earlier" | "ago" | "before" | "previously" | "last" | "prior"));
    match (before.get(at), before.get(at + 1)) {
        // `estimates of the price run from $4m to $5m`: nothing has changed.
        (Some(&("from" | "von")), Some(verb)) if RANGING.has(verb) => false,
        (Some(&("from" | "von" | "aus")), _) => true,
        (Some(&("with" | "to")), Some(&("compared" | "compares"))) => true,
        (Some(&("against" | "versus" | "was" | "were" | "after")), _) => is_past,
        _ => false,
    }
}
