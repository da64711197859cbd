//! Counts: a number and the noun that says of what.

use std::borrow::Cow;

use super::attributive;
use super::cursor::{Cursor, Word};
use super::foreign_noun;
use super::hedge_behind;
use super::hyphened;
use super::nouns;
use super::tongue::Tongue;
use super::value::Hedge;
use super::word_lists::{self, listed};

/// What is counted.
pub(super) struct Noun {
    pub(super) end: usize,
    /// The noun as it is written, in the plural: `years` for `28-year-old`.
    pub(super) unit: Cow<'static, str>,
    /// What stands between the number and it: `10+ years`, `30-odd workers`.
    pub(super) hedge: Option<Hedge>,
    /// Whether a hyphen joins it to the number.
    pub(super) hyphen: bool,
}

impl Noun {
    /// Whether it is among those that stand behind numbers of four digits so often that these are no years.
    pub(super) fn is_countable(&self) -> bool {
        nouns::is_counted_often(&self.unit)
    }
}

/// Words that may stand between a number and its noun.
const MOST_WORDS: usize = 4;

/// The noun that is counted by the number that ends at `end`; `singular` says whether one alone may follow.
pub(super) fn noun(cursor: Cursor<'_>, end: usize, singular: bool) -> Option<Noun> {
    if cursor.byte(end) == b'-' {
        return hyphened::read(cursor, end);
    }
    let (hedge, end) = match hedge_behind::within(cursor, end) {
        Some((hedge, end)) => (Some(hedge), end),
        None => (None, end),
    };
    if let Some((unit, end)) = nouns::sign(cursor, end) {
        return Some(Noun { end, unit: Cow::Borrowed(unit), hedge, hyphen: false });
    }
    if let Some(noun) = attributive::of_one(cursor, end).filter(|_| hedge.is_none() && !singular) {
        return Some(noun);
    }
    let at = cursor.after_blank(end)?;
    match phrase(cursor, behind_comparison(cursor, end, at), singular) {
        Some((unit, end)) => Some(Noun { end, unit: Cow::Owned(unit), hedge, hyphen: false }),
        None => attributive::read(cursor, end).filter(|_| hedge.is_none()),
    }
}

/// Behind the word at `at` that compares what is counted: `80 more workers`, `two other men`. In `two more fled`, `three more face
/// charges` and `after 2019 more people` it does something else.
fn behind_comparison(cursor: Cursor<'_>, end: usize, at: usize) -> usize {
    let word = cursor.word(at);
    let compares = matches!(word.text, "more" | "other" | "such") && cursor.tongue == Tongue::English;
    let four_digits = || {
        let before = cursor.text_before(end, 5).trim_start_matches(' ');
        before.len() == 4 && before.bytes().all(|byte| byte.is_ascii_digit())
    };
    let next = cursor.next_word(word.end).filter(|_| compares && !four_digits());
    let is_free = next.is_some_and(|next| {
        let lower = next.lower();
        let lower = lower.as_str();
        let is_past = listed(&word_lists::PASTS, lower) || lower.ends_with("ed") && lower.len() > 4;
        !nouns::is_function(lower) && !is_past && !listed(&word_lists::DONE_BY_MORE, lower)
    });
    next.filter(|_| is_free).map_or(at, |next| next.start)
}

/// The noun of the phrase that begins at `at`, and where it ends.
pub(super) fn phrase(cursor: Cursor<'_>, at: usize, singular: bool) -> Option<(String, usize)> {
    if cursor.tongue != Tongue::English {
        return foreign_noun::read(cursor, at);
    }
    let mut at = at;
    let mut capitals = 0;
    for number in 0..MOST_WORDS {
        let (word, end) = compound(cursor, at)?;
        let lower = word.lower();
        let lower = lower.as_str();
        let whole = cursor.text.get(at..end)?;
        let is_work = end == word.end && (number == 0 || lower == "runs") && is_work(cursor, lower, end);
        if nouns::is_function(lower) && !is_work || nouns::is_month_or_day(word.text) {
            return None;
        }
        if number == 0
            && let Some(unit) = nouns::unit(whole).or_else(|| nouns::unit_of_one_letter(cursor, whole, end))
        {
            let speed = unit == "km" && cursor.rest(end).starts_with("/h") && !cursor.has_letter(end + 2);
            return Some(if speed { ("km/h".to_owned(), end + 2) } else { (unit.to_owned(), end) });
        }
        if number == 0
            && word.text == "sq"
            && let Some(squared) = squared(cursor, end)
        {
            return Some(squared);
        }
        if number == 0 && end == word.end && nouns::is_fate(lower) && is_last(cursor, end) {
            return Some((lower.to_owned(), end));
        }
        // `weighs 13 stone`, not `13 stone walls` or `13 stone and timber barns`
        let goes_on = || cursor.next_word(end).is_some_and(|next| matches!(next.text, "and" | "or"));
        if number == 0 && lower == "stone" && end == word.end && is_last(cursor, end) && !goes_on() {
            return Some((lower.to_owned(), end));
        }
        if matches!(lower, "square" | "cubic" | "light" | "metric" | "nautical" | "air") && end == word.end {
            let unit = cursor.next_word(end)?;
            if nouns::is_plural(unit.lower().as_str()) {
                return Some((format!("{lower} {}", unit.text), unit.end));
            }
        }
        let possessive = matches!(cursor.char_at(end), Some('\'' | '’')) && cursor.has_letter(end + 1);
        let last = last_part(whole);
        if !possessive && (is_work || nouns::is_acronyms(last) || nouns::is_plural(last.to_lowercase().as_str())) {
            if word.is_capitalised() && nouns::is_street(cursor, end) || number == 0 && is_verb(cursor, lower, end) {
                return None;
            }
            let (head, end) = further_head(cursor, whole, end);
            // `light-years` are no years, and `man-hours` none of a clock.
            let noun = last_part(head);
            let is_measure = nouns::is_measured(noun) && head.len() > noun.len() && !is_adjective(head);
            return Some((if is_measure { head } else { noun }.to_owned(), end));
        }
        capitals += usize::from(word.is_capitalised());
        if word.is_capitalised() && (nouns::is_street(cursor, at) || capitals > 2) {
            return None;
        }
        if singular && number == 0 && !word.is_capitalised() && lower.len() >= 3 && end == word.end {
            return Some((whole.to_owned(), end));
        }
        // Behind `workers'` and behind a mark nothing goes on.
        at = cursor.after_blank(if possessive { skip_possessive(cursor, end) } else { end })?;
    }
    None
}

/// `84 sq m`, `1,200 sq. ft`: the unit behind the word that ends at `end`.
fn squared(cursor: Cursor<'_>, end: usize) -> Option<(String, usize)> {
    let unit = cursor.next_word(end + usize::from(cursor.byte(end) == b'.'))?;
    matches!(
        unit.text,
        "m" | "km" | "cm" | "mm" | "ft" | "in" | "yd" | "mi" | "miles" | "metres" | "meters" | "feet" | "km²"
    )
    .then(|| (format!("sq {}", unit.text), unit.end))
}

/// Whether no noun follows the word that ends at `end`: `203 dead and 950 injured`, not `3 injured players`.
fn is_last(cursor: Cursor<'_>, end: usize) -> bool {
    cursor.next_word(end).is_none_or(|next| nouns::is_function(next.lower().as_str()))
}

/// Whether a word that is a verb more often is counted here, as what follows tells: `27 home runs`, `40 works by Klimt`.
fn is_work(cursor: Cursor<'_>, lower: &str, end: usize) -> bool {
    matches!(lower, "runs" | "works" | "shows" | "starts" | "stands" | "uses" | "takes")
        && (cursor.ends_clause(cursor.blank(end))
            || cursor.next_word(end).is_some_and(|next| {
                matches!(
                    next.text,
                    "of" | "by" | "and" | "or" | "for" | "from" | "in" | "at" | "on" | "with" | "this" | "last" | "per"
                )
            }))
}

/// Whether a word in -s that may be a verb is one: `rule 7 changes the law`, `a player of 28 changes sides`. A verb is followed
/// by an article, a pronoun or another noun, which a plural noun is not.
fn is_verb(cursor: Cursor<'_>, lower: &str, end: usize) -> bool {
    nouns::is_often_verb(lower)
        && cursor.next_word(end).is_some_and(|next| {
            let lower = next.lower();
            // `3,000 hits an hour` says how often.
            let is_rate = matches!(next.text, "a" | "an")
                && cursor.next_word(next.end).is_some_and(|time| {
                    matches!(time.text, "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "year")
                });
            !is_rate && (nouns::is_determiner(lower.as_str()) || nouns::is_plural(lower.as_str()))
        })
}

fn skip_possessive(cursor: Cursor<'_>, end: usize) -> usize {
    let mark = cursor.char_at(end).map_or(0, char::len_utf8);
    cursor.word(end + mark).end
}

/// `1 BvR 2649/21`, `12 O 345/20`: what a court calls its files.
pub(super) fn is_file_number(cursor: Cursor<'_>, word: &str, end: usize) -> bool {
    let inner_capital = word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase);
    let joined = word.contains('-');
    let number = cursor.blank(end);
    let digits = cursor.rest(number).bytes().take_while(u8::is_ascii_digit).count();
    let year = digits > 0 && cursor.byte(number + digits) == b'/' && cursor.is_digit(number + digits + 1);
    inner_capital && !joined && word.len() <= 5 || year || word.chars().count() < 2
}

/// A word with what hyphens join to it: `full-time`, `stakeholders`.
pub(super) fn compound<'a>(cursor: Cursor<'a>, at: usize) -> Option<(Word<'a>, usize)> {
    let first = cursor.word(at);
    if first.is_empty() {
        return None;
    }
    let mut end = first.end;
    for _ in 0..3 {
        if cursor.byte(end) != b'-' || !cursor.has_letter(end + 1) {
            break;
        }
        end = cursor.word(end + 1).end;
    }
    if cursor.is_digit(end) {
        // `500,000 H100 chips`: a name with digits describes what is counted; `page2` is no word.
        end += cursor.rest(end).bytes().take_while(u8::is_ascii_alphanumeric).count();
        return first.is_capitalised().then_some((first, end));
    }
    (!super::money::is_sign(cursor, end)).then_some((first, end))
}

/// Whether the first part of a compound tells which rather than of what: `half-hours`, `mid-years`.
fn is_adjective(compound: &str) -> bool {
    compound.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || compound.split('-').next().is_some_and(|first| {
            matches!(first, "full" | "long" | "short" | "extra" | "non" | "mid" | "well" | "ill")
                || first.ends_with("ed")
                || first.ends_with("ing")
        })
}

fn last_part(compound: &str) -> &str {
    compound.rsplit('-').next().unwrap_or(compound)
}

/// Of `sports teams` and `sales managers` the second noun is what is counted.
fn further_head<'a>(cursor: Cursor<'a>, head: &'a str, end: usize) -> (&'a str, usize) {
    let next = cursor.after_blank(end).and_then(|at| compound(cursor, at).map(|(word, end)| (at, word, end)));
    match next {
        Some((at, word, behind))
            if !word.is_capitalised()
                && word.end == behind
                && nouns::is_attributive_plural(head.to_lowercase().as_str())
                && nouns::is_plural(word.lower().as_str()) =>
        {
            (cursor.text.get(at..behind).unwrap_or(head), behind)
        }
        _ => (head, end),
    }
}
