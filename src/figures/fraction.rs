//! Fractions in words, read as percentages to two decimals: `half of`, `a third`, `two-thirds`.

use rust_decimal::Decimal;

use super::cursor::{Cursor, Lower, Word};
use super::foreign_fraction;
use super::half;
use super::number_words;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// Bytes before a fraction in which its sentence is looked at.
const SENTENCE: usize = 120;

/// A fraction where it stands.
pub(super) struct Fraction {
    pub(super) end: usize,
    pub(super) percent: Decimal,
}

/// The parts that a word names: 3 for `third` and `thirds`.
pub(super) fn parts(lower: &str) -> Option<u64> {
    Some(match lower {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        "eleventh" | "elevenths" => 11,
        "twelfth" | "twelfths" => 12,
        "fifteenth" | "fifteenths" => 15,
        "sixteenth" | "sixteenths" => 16,
        "twentieth" | "twentieths" => 20,
        "fiftieth" | "fiftieths" => 50,
        "hundredth" | "hundredths" => 100,
        "thousandth" | "thousandths" => 1000,
        _ => return None,
    })
}

/// The fraction that begins with the word at `at`.
pub(super) fn read(cursor: Cursor<'_>, at: usize) -> Option<Fraction> {
    let first = cursor.word(at);
    let lower = first.lower();
    if cursor.tongue != Tongue::English {
        return foreign_fraction::read(cursor, first, lower.as_str());
    }
    if lower.as_str() == "half" {
        return half::read(cursor, first);
    }
    let count = match lower.as_str() {
        "a" | "an" => 1,
        lower => number_words::english_value(lower).filter(|value| (1..=9).contains(value))?,
    };
    let part = cursor.joined_word(first.end)?;
    let name = part.lower();
    let parts = parts(name.as_str()).filter(|parts| count < *parts)?;
    let alone = first.start == 0 && part.end == cursor.text.len();
    let plural = name.as_str().ends_with('s');
    if plural != (count > 1) || (parts == 2 && count == 1 && !is_of(cursor, part.end) && !alone) {
        return None;
    }
    let hyphen = cursor.byte(first.end) == b'-';
    // `two-fifths` is a fraction anywhere, `a third` may be one more after the second.
    let sure = hyphen && (plural || first.text != "a");
    if !(sure || is_amount(cursor, first, part)) || is_of_article(cursor, part.end) {
        return None;
    }
    Some(Fraction { end: part.end, percent: hundredths(count, parts)? })
}

/// The single part that `first`, an article, and the word behind it name: `a fifth`.
pub(super) fn named(cursor: Cursor<'_>, first: Word<'_>) -> Option<Fraction> {
    let part = cursor.next_word(first.end).filter(|part| !part.text.ends_with('s'))?;
    let parts = parts(part.lower().as_str()).filter(|parts| *parts > 2)?;
    hundredths(1, parts).map(|percent| Fraction { end: part.end, percent })
}

/// `a fifth did not`, `a quarter have none`: a fraction that a verb follows, behind another share of the same.
pub(super) fn before_verb(cursor: Cursor<'_>, first: Word<'_>) -> Option<Fraction> {
    let part = cursor.next_word(first.end)?;
    let parts = parts(part.lower().as_str()).filter(|parts| *parts > 2)?;
    let verb = cursor.next_word(part.end)?;
    let lower = verb.lower();
    let ordered = is_in_order(cursor, first.start, part, parts);
    let done = lower.as_str().ends_with("ed") && lower.as_str().len() > 4;
    ((done || listed(&word_lists::DONE_BY_MANY, lower.as_str())) && !part.text.ends_with('s') && !ordered)
        .then(|| hundredths(1, parts).map(|percent| Fraction { end: part.end, percent }))
        .flatten()
}

/// `count` of `parts` in percent, to two decimals.
pub(super) fn hundredths(count: u64, parts: u64) -> Option<Decimal> {
    let hundred = Decimal::from(100 * count).checked_div(Decimal::from(parts))?;
    let percent = hundred.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Some(percent.normalize())
}

fn is_of(cursor: Cursor<'_>, end: usize) -> bool {
    cursor.next_word(end).is_some_and(|word| word.text == "of")
}

/// `a quarter of a million`, `a third of a second`: parts of something else than a hundred.
pub(super) fn is_of_article(cursor: Cursor<'_>, end: usize) -> bool {
    let Some(of) = cursor.next_word(end).filter(|word| word.text == "of") else { return false };
    let article = cursor.next_word(of.end).filter(|word| matches!(word.text, "a" | "an"));
    article.and_then(|article| cursor.next_word(article.end)).is_some_and(|next| {
        let lower = next.lower();
        matches!(
            lower.as_str(),
            "million"
                | "billion"
                | "trillion"
                | "second"
                | "century"
                | "mile"
                | "cent"
                | "inch"
                | "hour"
                | "degree"
                | "percent"
                | "percentage"
                | "point"
        )
    })
}

/// Whether a fraction in two words is an amount rather than something in an order: what stands around it tells.
fn is_amount(cursor: Cursor<'_>, first: Word<'_>, part: Word<'_>) -> bool {
    if is_of(cursor, part.end) {
        return true;
    }
    let next = cursor.next_word(part.end);
    let compares = next.is_some_and(|next| {
        let lower = next.lower();
        matches!(
            lower.as_str(),
            "more"
                | "less"
                | "fewer"
                | "lower"
                | "higher"
                | "smaller"
                | "larger"
                | "bigger"
                | "cheaper"
                | "longer"
                | "shorter"
                | "faster"
                | "slower"
                | "dearer"
                | "heavier"
                | "lighter"
                | "richer"
                | "poorer"
        )
    });
    if compares {
        return true;
    }
    let before = cursor.word_before(first.start, false).map(|word| word.lower());
    let before = before.as_ref().map_or("", Lower::as_str);
    let ends = cursor.ends_clause(cursor.blank(part.end))
        || next.is_some_and(|next| goes_on(next) && !is_time(cursor, part, next));
    let alone = first.start == 0 && part.end == cursor.text.len();
    // `only a quarter stayed`; `is a third said to be` tells of another one.
    let is_copula = || matches!(before, "is" | "was" | "now" | "became" | "another");
    let done = next.is_some_and(|next| listed(&word_lists::DONE_BY_MANY, next.lower().as_str()));
    let bound = matches!(
        before,
        "nearly"
            | "almost"
            | "roughly"
            | "approximately"
            | "exactly"
            | "barely"
            | "merely"
            | "by"
            | "than"
            | "least"
            | "most"
    );
    let part_name = part.lower();
    let ordered =
        || !bound && parts(part_name.as_str()).is_some_and(|count| is_in_order(cursor, first.start, part, count));
    if ordered() {
        return false;
    }
    leads(before) && (ends || done && !is_copula())
        || is_apposition(cursor, first, part)
        || alone
        || next.is_some_and(|next| are_many(cursor, first, next))
}

/// `Of the 300, a third are women`: a verb in the plural, where one more than the second would have one in the singular, and a clause
/// that the fraction begins.
fn are_many(cursor: Cursor<'_>, first: Word<'_>, verb: Word<'_>) -> bool {
    let is_plural = matches!(verb.text, "are" | "were" | "have" | "aren" | "weren" | "haven" | "do" | "don");
    let before = cursor.word_before(first.start, false);
    let begins = match before {
        Some(word) => {
            matches!(word.text, "and" | "but" | "while" | "that" | "though" | "although" | "whereas" | "where")
        }
        None => cursor.opens_sentence(first.start) || cursor.text_before(first.start, 2).ends_with([',', ' ']),
    };
    is_plural && begins
}

/// `a quarter to six`
fn is_time(cursor: Cursor<'_>, part: Word<'_>, to: Word<'_>) -> bool {
    let hour =
        || cursor.next_word(to.end).is_some_and(|hour| number_words::english_value(hour.lower().as_str()).is_some());
    part.text == "quarter" && matches!(to.text, "to" | "past") && hour()
}

/// `its stake, a fifth, is for sale`, `(a third)`.
fn is_apposition(cursor: Cursor<'_>, first: Word<'_>, part: Word<'_>) -> bool {
    let (before, behind) = (cursor.text_before(first.start, 8).trim_end_matches(' '), cursor.char_at(part.end));
    let portion = || {
        let end = first.start - (cursor.text_before(first.start, 8).len() - before.len()) - 1;
        cursor.word_ending(end).is_some_and(|word| listed(&word_lists::PORTIONS, word.lower().as_str()))
    };
    match before.chars().next_back() {
        // `a stake (a third)`
        Some('(') => {
            let open = first.start - 1;
            behind == Some(')')
                && cursor
                    .word_before(open, false)
                    .is_some_and(|word| listed(&word_lists::PORTIONS, word.lower().as_str()))
        }
        // `one in four, or a quarter, rents`
        Some('r') if before.ends_with(", or") => {
            matches!(behind, Some(',' | '.')) && is_share_before(cursor, first.start)
        }
        Some(',') => matches!(behind, Some(',' | '.' | ';')) && portion(),
        _ => false,
    }
}

/// Whether a share was told before `at` in other words: `one in four`, `25%`.
fn is_share_before(cursor: Cursor<'_>, at: usize) -> bool {
    let before = cursor.text_before(at, SENTENCE);
    let before = before.rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let mut words = before.split(|sign: char| !sign.is_alphanumeric()).peekable();
    while let Some(word) = words.next() {
        let of = matches!(word, "in" | "of");
        let number = |next: &&str| {
            next.starts_with(|sign: char| sign.is_ascii_digit()) || number_words::english_value(next).is_some()
        };
        if of && words.peek().is_some_and(number) {
            return true;
        }
    }
    before.contains('%') || before.contains("percent")
}

/// Whether others of an order stand in the sentence before the ordinal with so many `parts`: `one agreed, a second did not, and a third`.
fn is_in_order(cursor: Cursor<'_>, at: usize, part: Word<'_>, parts_named: u64) -> bool {
    if part.text.starts_with("quarter") {
        return false;
    }
    let before = cursor.text_before(at, SENTENCE);
    let start = before.rfind(['!', '?', '\n']).max(before.rfind(". ")).map_or(0, |end| end + 1);
    let before = before.get(start..).unwrap_or_default();
    let mut words = before.split_inclusive(|sign: char| !sign.is_alphanumeric()).peekable();
    while let Some(written) = words.next() {
        let lower = Lower::of(written.trim_end_matches(|sign: char| !sign.is_alphanumeric()));
        let lower = lower.as_str();
        // `one-fifth`, `a third of voters`: shares of the same.
        let is_share = written.ends_with('-') || words.peek().is_some_and(|next| next.trim_end() == "of");
        let is_place = matches!(lower, "first" | "second" | "another" | "one")
            || parts(lower)
                .is_some_and(|other| other > 2 && other < parts_named && lower != "quarter" && !lower.ends_with('s'));
        if is_place && !is_share {
            return true;
        }
    }
    false
}

/// Words before a fraction that stands for an amount.
pub(super) fn leads(before: &str) -> bool {
    listed(&word_lists::FRACTION_LEADS, before)
}

/// Words that go on after an amount has ended.
pub(super) fn goes_on(next: Word<'_>) -> bool {
    let lower = next.lower();
    listed(&word_lists::GOES_ON, lower.as_str())
}
