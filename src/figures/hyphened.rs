//! The noun that a hyphen joins to its number: `28-year-old`, `After 13-Week Strike`.

use std::borrow::Cow;

use super::count::{Noun, phrase};
use super::cursor::{Cursor, Word};
use super::hedge_behind;
use super::nouns;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// Bytes before and behind a word in which its headline is.
const MOST_OF_A_HEADLINE: usize = 120;

/// `28-year-old`, `32-billion-parameter`: the noun behind a hyphen stands in the singular and means many.
pub(super) fn read(cursor: Cursor<'_>, end: usize) -> Option<Noun> {
    let word = cursor.word(end + 1);
    let lower = word.lower();
    // `After 13-Week Strike`, where `a 737-Max` is a machine.
    let in_headline = || {
        (listed(&word_lists::MEASURES_OF_ONE, lower.as_str()) || is_headline_part(lower.as_str()))
            && is_headline(cursor, word)
            && !is_place(cursor, word)
    };
    // `Der 34-Jährige`
    let is_unit = || nouns::unit(word.text).is_some() || nouns::german_measure(lower.as_str()).is_some();
    if word.is_empty() || word.is_capitalised() && !is_unit() && !in_headline() {
        return None;
    }
    if let Some((hedge, end)) = hedge_behind::hyphened(lower.as_str(), word.end) {
        let (unit, end) = phrase(cursor, cursor.after_blank(end)?, false)?;
        return Some(Noun { end, unit: Cow::Owned(unit), hedge: Some(hedge), hyphen: false });
    }
    let is_short = lower.as_str().len() < 3 && nouns::unit(word.text).is_none();
    if is_short || nouns::is_no_unit(lower.as_str()) || is_described(cursor, lower.as_str()) {
        return None;
    }
    // `a 10-square-mile site`; a woman may be four-square.
    if matches!(lower.as_str(), "square" | "cubic") {
        let unit = cursor.word(word.end + 1);
        let is_unit = cursor.byte(word.end) == b'-' && nouns::is_measured(unit.lower().as_str());
        return is_unit.then(|| Noun {
            end: unit.end,
            unit: Cow::Owned(format!("{} {}", lower.as_str(), nouns::plural_of(unit.lower().as_str()))),
            hedge: None,
            hyphen: true,
        });
    }
    let old = cursor.byte(word.end) == b'-' && cursor.word(word.end + 1).lower().as_str().starts_with("old");
    let mut end = word.end;
    if old {
        end = cursor.word(word.end + 1).end;
    }
    // `28-jährige` is German whatever the line around it is taken for.
    let unit = match nouns::unit(word.text).or_else(|| nouns::german_measure(lower.as_str())) {
        Some(unit) => Cow::Borrowed(unit),
        None if cursor.tongue == Tongue::German => Cow::Owned(word.text.to_lowercase()),
        None if word.is_capitalised() && in_headline() => Cow::Owned(headline_plural(word)),
        // `10,000-mAh`
        None if word.text.chars().skip(1).any(char::is_uppercase) => Cow::Owned(word.text.to_owned()),
        None if cursor.tongue == Tongue::English => Cow::Owned(nouns::plural_of(lower.as_str())),
        None => Cow::Owned(word.text.to_lowercase()),
    };
    Some(Noun { end, unit, hedge: None, hyphen: true })
}

/// Whether the words of the sentence around `word` have capitals, as in headlines; in `the Five-Year Plan was launched` one name has.
fn is_headline(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    let before = cursor.text_before(word.start, MOST_OF_A_HEADLINE);
    let before = before.rsplit(['\n', '.', '!', '?']).next().unwrap_or_default();
    let behind = cursor.text_behind(word.end, MOST_OF_A_HEADLINE);
    let behind = behind.split(['\n', '.', '!', '?']).next().unwrap_or_default();
    let (mut capitals, mut small) = (0, 0);
    // Little words may be small, and what digits and hyphens join counts as one with this one.
    for other in before.split_whitespace().rev().skip(1).chain(behind.split_whitespace()) {
        let letters = other.trim_start_matches(|c: char| !c.is_alphanumeric());
        if letters.starts_with(char::is_uppercase) {
            capitals += 1;
        } else if letters.starts_with(char::is_lowercase) && !is_little(letters) {
            small += 1;
        }
    }
    capitals > 0 && small == 0
}

/// Words that headlines may leave without a capital.
fn is_little(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "and"
            | "or"
            | "but"
            | "by"
            | "as"
            | "with"
            | "from"
            | "after"
            | "into"
            | "over"
            | "is"
            | "vs"
    )
}

/// `20-Mile-House`: a name joins what follows it; age and length do not.
fn is_place(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    let joined = cursor.word(word.end + 1);
    cursor.byte(word.end) == b'-'
        && !matches!(joined.lower().as_str(), "old" | "olds" | "long" | "high" | "deep" | "wide")
}

/// What headlines count with a hyphen besides measures: `12-Member Panel`.
fn is_headline_part(lower: &str) -> bool {
    matches!(lower, "second" | "night" | "member" | "seat" | "person" | "game" | "goal")
}

/// The plural of a word behind a hyphen with the capitals of its headline: `WEEKS` of `13-WEEK`.
fn headline_plural(word: Word<'_>) -> String {
    let plural = nouns::plural_of(word.lower().as_str());
    if word.text.chars().all(char::is_uppercase) {
        return plural.to_uppercase();
    }
    let first = word.text.chars().next().map_or(0, char::len_utf8);
    format!("{}{}", word.text.get(..first).unwrap_or_default(), plural.get(first..).unwrap_or_default())
}

/// `two-faced`, `three-legged`, `six-monthly`: what a hyphen makes an adjective is not counted.
fn is_described(cursor: Cursor<'_>, lower: &str) -> bool {
    let ends = lower.ends_with("ed") && lower.len() > 4 || lower.ends_with("ly") && lower.len() > 5;
    cursor.tongue == Tongue::English
        && ends
        && !matches!(lower, "speed" | "seabed" | "breed" | "assembly" | "family" | "reply")
}
