//! Numbers that are names or places in an order, not quantities: `Llama 4`, `Section 230`, `page 12`, `10:30`.

use rust_decimal::Decimal;

use super::amount::{Number, Shape};
use super::cursor::{Cursor, Word};
use super::nouns;
use super::ordinary::{is_foreign_opening, is_german_noun, is_place};
use super::tongue::Tongue;
use super::word_lists::{self, listed};
use crate::text::calendar::is_weekday;

/// Whether what stands on the number at `at` makes it part of something else: `GPT-4`, `v2`, `#5`, `10:30`, `3/4`.
pub(super) fn is_glued_before(cursor: Cursor<'_>, at: usize) -> bool {
    let Some(sign) = cursor.char_before(at) else { return false };
    if sign.is_alphanumeric() || "_/\\#@&=.°§№$€£¥₹^".contains(sign) {
        return true;
    }
    let before = cursor.char_before(at - sign.len_utf8());
    match sign {
        '-' | '‐' | '‑' => {
            let part = cursor.word_ending(at - sign.len_utf8());
            let period = part.is_some_and(|word| {
                let lower = word.lower();
                matches!(lower.as_str(), "mid" | "pre" | "post" | "early" | "late" | "since")
            });
            // `$-5 million` is no five million of anything.
            before.is_some_and(|before| before.is_alphanumeric() || "$€£¥₹".contains(before)) && !period
        }
        '–' | ':' | ',' | '\'' | '’' | '−' => before.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Whether the amount that ends at `end` goes on as something else: `3D`, `21st`, `1990s`, `24/7`, `10:30`.
pub(super) fn is_glued_behind(cursor: Cursor<'_>, end: usize, money: bool) -> bool {
    let Some(sign) = cursor.char_at(end) else { return false };
    if sign.is_alphanumeric() || matches!(sign, '_' | '@' | '\\' | '#' | '^' | '=') {
        return true;
    }
    let next = cursor.char_at(end + sign.len_utf8());
    match sign {
        '/' => !money && next.is_some_and(char::is_alphanumeric),
        ':' | '.' | ',' => next.is_some_and(|c| c.is_ascii_digit()),
        '\'' | '’' => next.is_some_and(|c| c.is_ascii_digit() || c == 's' && !money) && !is_year_of(cursor, end),
        _ => false,
    }
}

/// `2024's winner`: what belongs to a year.
fn is_year_of(cursor: Cursor<'_>, end: usize) -> bool {
    let digits =
        cursor.text.get(..end).map_or(0, |text| text.bytes().rev().take(5).take_while(u8::is_ascii_digit).count());
    digits == 4
}

/// Whether a time of day is told by what follows the number that ends at `end`.
pub(super) fn is_time(cursor: Cursor<'_>, end: usize) -> bool {
    if cursor.tongue.has_decimal_comma() && is_at_hour(cursor, end) {
        return true;
    }
    let Some(word) = cursor.next_word(end) else { return false };
    match word.text {
        // `at 1500 hours`
        "hours" | "hrs" => is_of_clock(cursor, end),
        "a" | "p" | "A" | "P" => cursor.byte(word.end) == b'.' && matches!(cursor.byte(word.end + 1), b'm' | b'M'),
        "am" | "pm" | "AM" | "PM" | "Uhr" | "GMT" | "UTC" | "EST" | "EDT" | "CET" | "BST" | "ET" | "heures" => {
            word.text != "heures"
        }
        "o" => cursor.rest(word.end + 1).starts_with("clock") || cursor.rest(word.end).starts_with("’clock"),
        _ => false,
    }
}

/// `alle 18.30`, `a las 18.30`, `um 18.30`: hours and minutes behind the word for *at*.
fn is_at_hour(cursor: Cursor<'_>, end: usize) -> bool {
    let before = cursor.text_before(end, 5);
    let Some((hours, minutes)) = before.split_once('.') else { return false };
    let hours = hours.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_clock = minutes.len() == 2
        && minutes < "60"
        && matches!(hours.len(), 1 | 2)
        && hours.parse().is_ok_and(|hours: u8| hours < 25);
    let start = end - minutes.len() - 1 - hours.len();
    is_clock
        && cursor.word_before(start, false).is_some_and(|word| {
            matches!(word.text, "alle" | "delle" | "dalle" | "ore" | "las" | "Alle" | "Dalle" | "gegen" | "ab")
        })
}

/// Whether the four digits that end at `end` are hours and minutes of a day that something is done at.
fn is_of_clock(cursor: Cursor<'_>, end: usize) -> bool {
    let digits = cursor.text_before(end, 4);
    let is_clock = digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.len() == 4
        && digits < "2400"
        && digits.get(2..).is_some_and(|minutes| minutes < "60");
    is_clock
        && cursor.word_before(end - 4, false).is_some_and(|word| {
            matches!(
                word.lower().as_str(),
                "at" | "by" | "until" | "till" | "from" | "before" | "after" | "to" | "around"
            )
        })
}

/// Whether `number` opens an entry of a list: `1. First`, `2) second`.
pub(super) fn is_list_number(cursor: Cursor<'_>, number: &Number) -> bool {
    let Shape::Bare { digits: 1..=3 } = number.shape else { return false };
    let line = cursor.text.get(..number.start).map_or("", |text| {
        // Only what stands on the line counts, and an entry is not set in further than this.
        let from = text.len().saturating_sub(12);
        let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.get(from..).unwrap_or_default()
    });
    let opens = line.rsplit('\n').next().is_some_and(|line| line.chars().all(char::is_whitespace))
        && (line.contains('\n') || number.start == line.len());
    opens && matches!(cursor.byte(number.end), b'.' | b')') && cursor.blank(number.end + 1) > number.end + 1
}

/// Whether the bare number is named by the word before it: `page 12`, `Llama 4`, `No. 5`.
pub(super) fn is_named(cursor: Cursor<'_>, number: &Number) -> bool {
    let plain = !number.has_scale() && matches!(number.shape, Shape::Bare { .. } | Shape::Decimal | Shape::Words);
    if !plain {
        return false;
    }
    let before = cursor.text.get(..number.start).unwrap_or_default().trim_end_matches([' ', '\u{a0}']);
    if before.ends_with(['§', '#', '№', '°']) {
        return true;
    }
    // `Fig. 3`, `No. 1`, `p. 12`.
    if let Some(word) = cursor.word_before(number.start, true)
        && cursor.byte(word.end) == b'.'
    {
        return is_label(word.lower().as_str()) && word.text.len() <= 5;
    }
    let Some(word) = cursor.word_before(number.start, false) else { return is_after_code(before) };
    let lower = word.lower();
    let lower = lower.as_str();
    if is_label(lower) {
        return true;
    }
    // `iPhone 15`, `macOS 14` have their capitals inside.
    let named = word.text.chars().any(char::is_uppercase);
    if !named || number.shape == Shape::Words {
        return false;
    }
    let ordinary = nouns::is_function(lower)
        || is_weekday(lower)
        || listed(&word_lists::OPENERS, lower)
        || is_foreign_opening(cursor, word, lower)
        || is_german_noun(cursor, word, number);
    // Firing 300 people saves money: an -ing at the beginning of a sentence names nothing.
    let participle = (lower.ends_with("ing") || lower.ends_with("ed")) && lower.len() > 5;
    let opens = participle && cursor.opens_sentence(word.start) && !matches!(lower, "boeing" | "beijing" | "nanjing");
    // `Whisk 4 eggs`, `Soak 500 g of beans`.
    let told =
        cursor.opens_sentence(word.start) && (listed(&word_lists::TOLD, lower) || is_measured(cursor, number.end));
    !(ordinary || opens || told || is_place(cursor, word, number))
}

/// Whether a unit of measure stands behind the number that ends at `end`, as behind no name: `500 g of`, `2 litres`.
fn is_measured(cursor: Cursor<'_>, end: usize) -> bool {
    let Some(unit) = cursor.next_word(end) else { return nouns::sign(cursor, end).is_some() };
    nouns::unit(unit.text).is_some()
        || nouns::unit_of_one_letter(cursor, unit.text, unit.end).is_some()
        || nouns::is_measured(unit.lower().as_str()) && unit.text.ends_with('s')
}

/// Whether the range at `start` tells how old somebody is: `aged 6 to 11`, `ages 18-34`.
pub(super) fn is_age(cursor: Cursor<'_>, start: usize) -> bool {
    cursor.tongue == Tongue::English
        && cursor.word_before(start, false).is_some_and(|word| matches!(word.lower().as_str(), "aged" | "ages"))
}

/// `GPT-4o 2`, `A320 200`: behind a code no quantity stands; behind a year one may.
fn is_after_code(before: &str) -> bool {
    let from = before.len().saturating_sub(24);
    let from = (from..=before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    let token = before.get(from..).unwrap_or_default().rsplit(char::is_whitespace).next().unwrap_or_default();
    // `$5` is no code.
    token.ends_with(|c: char| c.is_ascii_digit())
        && !token.starts_with(['$', '€', '£'])
        && !(token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit()))
}

/// `one in five Americans`, `9 in 10 homes`, `four out of five`: the second number says of how many, and there are more of them.
pub(super) fn is_ratio(cursor: Cursor<'_>, number: &Number) -> bool {
    if cursor.tongue == Tongue::German && is_ratio_in_german(cursor, number) {
        return true;
    }
    // `nine in every ten`
    let within = cursor.word_before(number.start, false);
    let within =
        within.filter(|word| word.text == "every").map_or(within, |every| cursor.word_before(every.start, false));
    let out_of = |of: Word<'_>| cursor.word_before(of.start, false).filter(|out| of.text == "of" && out.text == "out");
    // `ten out of 12 jurors` are some of a dozen, `four out of five dentists` of any number.
    let round = number.plain <= Decimal::TEN || number.plain == Decimal::ONE_HUNDRED;
    let within = within.filter(|word| word.text == "in").or_else(|| within.filter(|_| round).and_then(out_of));
    let Some(within) = within else { return false };
    let before = cursor.text.get(..within.start).unwrap_or_default().trim_end_matches(' ');
    let counted = cursor.word_before(within.start, false).is_some_and(|word| {
        let lower = word.lower();
        super::number_words::english_value(lower.as_str()).is_some()
    });
    let years = before.len() >= 4 && before.bytes().rev().take(4).all(|byte| byte.is_ascii_digit());
    let in_digits = before.ends_with(|c: char| c.is_ascii_digit()) && !years && !is_ranked(cursor, before);
    !number.has_scale() && (counted || in_digits)
}

/// Whether the digits that end `before` are a place in an order: the first of `No. 1 in 14 countries`.
fn is_ranked(cursor: Cursor<'_>, before: &str) -> bool {
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    before.get(..start).is_some_and(|text| text.ends_with('#'))
        || cursor
            .word_before(start, true)
            .is_some_and(|word| matches!(word.text, "No" | "Nos" | "Number" | "number" | "Top" | "top" | "ranked"))
}

/// `drei von vier Kunden`: either of the two numbers in words.
fn is_ratio_in_german(cursor: Cursor<'_>, number: &Number) -> bool {
    let is_number = |word: Word<'_>| super::number_words::part(word.lower().as_str(), cursor.tongue).is_some();
    let of = cursor.next_word(number.end).filter(|word| word.text == "von");
    let of_so_many = of.and_then(|of| cursor.next_word(of.end)).is_some_and(is_number);
    let from = cursor.word_before(number.start, false).filter(|word| word.text == "von");
    let so_many_of = from.and_then(|of| cursor.word_before(of.start, false)).is_some_and(is_number);
    number.shape == Shape::Words && !number.has_scale() && (of_so_many || so_many_of)
}

/// Words that give the number behind them a place in an order.
fn is_label(lower: &str) -> bool {
    listed(&word_lists::LABELS, lower)
}
