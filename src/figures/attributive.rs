//! What a number counts before another noun, in the singular and without a hyphen: `a 10 year loan`, `a 16 year old boy`.

use std::borrow::Cow;

use super::count::Noun;
use super::cursor::{Cursor, Word};
use super::nouns;
use super::number_words;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// Words of a number that are gone back over.
const MOST_WORDS: usize = 6;

/// Bytes of a text that holds a figure and next to nothing else.
const SHORTEST: usize = 48;

/// The measure that stands in the singular behind the number that ends at `end`, with another noun behind it.
pub(super) fn read(cursor: Cursor<'_>, end: usize) -> Option<Noun> {
    if let Some(unit) = alone(cursor, end) {
        return Some(unit);
    }
    let (unit, next) = measure(cursor, end)?;
    let start = start_of_number(cursor, end);
    let old = matches!(next.text, "old" | "olds");
    if !old && (is_passed_over(cursor, next) || may_be_year(cursor, start, end)) {
        return None;
    }
    Some(of(unit, if old { next.end } else { unit.end }))
}

fn of(unit: Word<'_>, end: usize) -> Noun {
    let unit = Cow::Owned(nouns::plural_of(unit.lower().as_str()));
    Noun { end, unit, hedge: None, hyphen: true }
}

/// A measure at the end of a text that is little more than it: a figure is the same without the words around it.
fn alone(cursor: Cursor<'_>, end: usize) -> Option<Noun> {
    let is_short = cursor.tongue == Tongue::English && cursor.text.len() <= SHORTEST;
    let unit = cursor.next_word(end).filter(|unit| is_short && unit.end == cursor.text.len())?;
    let is_counted = listed(&word_lists::MEASURES_OF_ONE, unit.text)
        // `Archive 2020 page`
        && !may_be_year(cursor, start_of_number(cursor, end), end);
    is_counted.then(|| of(unit, unit.end))
}

/// The same where an article stands before it, and one thing behind it, so that no plural further on is counted: `a 10 year bond yields`.
pub(super) fn of_one(cursor: Cursor<'_>, end: usize) -> Option<Noun> {
    let (_, next) = measure(cursor, end)?;
    let article = cursor.word_before(start_of_range(cursor, end), false)?;
    let is_one = nouns::is_determiner(article.lower().as_str())
        || matches!(article.text, "another" | "every" | "each" | "Another" | "Every" | "Each");
    let is_many = nouns::is_plural(next.lower().as_str());
    if is_one && !is_many || matches!(next.text, "old" | "olds") { read(cursor, end) } else { None }
}

/// The measure behind the number that ends at `end`, and the word behind that.
fn measure(cursor: Cursor<'_>, end: usize) -> Option<(Word<'_>, Word<'_>)> {
    if cursor.tongue != Tongue::English {
        return None;
    }
    let unit = cursor.next_word(end).filter(|unit| listed(&word_lists::MEASURES_OF_ONE, unit.text))?;
    Some((unit, cursor.next_word(unit.end)?))
}

/// Whether `next` is no noun that a measure could describe.
fn is_passed_over(cursor: Cursor<'_>, next: Word<'_>) -> bool {
    let lower = next.lower();
    let lower = lower.as_str();
    let is_adverb = lower.ends_with("ly") && lower.len() > 4;
    nouns::is_function(lower)
        || is_adverb
        || nouns::is_month_or_day(next.text)
        || lower.len() < 3
        || number_words::english_value(lower).is_some()
        || cursor.byte(next.end) == b'\''
}

/// Whether the number may be the year of what follows: `the 2024 year group`; `a 2000 mile journey` is so long.
fn may_be_year(cursor: Cursor<'_>, start: usize, end: usize) -> bool {
    let digits = cursor.text.get(start..end).unwrap_or_default();
    digits.len() == 4 && digits.parse().is_ok_and(|year: u32| (1900..2040).contains(&year) && !year.is_multiple_of(50))
}

/// Where the number that ends at `end` begins, or the first of two that belong together: `a 5 to 10 year loan`.
fn start_of_range(cursor: Cursor<'_>, end: usize) -> usize {
    let start = start_of_number(cursor, end);
    let before = match cursor.char_before(start) {
        Some(dash @ ('-' | '–')) => Some(start - dash.len_utf8()),
        _ => cursor
            .word_before(start, false)
            .filter(|word| matches!(word.text, "to" | "or" | "and"))
            .map(|word| cursor.text.get(..word.start).map_or(0, |text| text.trim_end_matches(' ').len())),
    };
    before.map(|end| start_of_number(cursor, end)).filter(|first| *first < start).unwrap_or(start)
}

/// Where the number that ends at `end` begins, in digits or in words.
fn start_of_number(cursor: Cursor<'_>, end: usize) -> usize {
    let written = cursor.text_before(end, 24);
    let digits = written.trim_end_matches(|sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ','));
    let mut start = end - (written.len() - digits.len());
    if start < end {
        return start;
    }
    for _ in 0..MOST_WORDS {
        let at = cursor.text_before(start, 1);
        let word = if at == "-" || at == " " {
            cursor.word_before(start, false).or_else(|| cursor.word_ending(start - 1))
        } else {
            cursor.word_ending(start)
        };
        match word {
            Some(word) if number_words::part(word.lower().as_str(), Tongue::English).is_some() => start = word.start,
            _ => break,
        }
    }
    start
}
