//! So many times as much: `3x`, `tenfold`, `twice as many`, `four times higher`.

use rust_decimal::Decimal;

use super::amount::Number;
use super::cursor::{Cursor, Word};
use super::number_words::{self, Part};
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// Where the words end that make a multiple of `number`.
pub(super) fn behind(cursor: Cursor<'_>, number: &Number) -> Option<usize> {
    let end = number.end;
    if let Some(sign @ ('x' | 'X' | '×')) = cursor.char_at(end) {
        let behind = end + sign.len_utf8();
        // `4x4` and `1920x1080` are sizes.
        let part_of_word = cursor.char_at(behind).is_some_and(|c| c.is_alphanumeric() || c == '_');
        return (!part_of_word).then_some(behind);
    }
    let word = match cursor.word(end) {
        glued if !glued.is_empty() => glued,
        _ => cursor.joined_word(end)?,
    };
    match word.text {
        "fold" => Some(word.end),
        // Nothing happens 11.2 times.
        "times" | "fois" | "mal" | "veces" | "volte"
            if !number.plain.is_integer() || compares(cursor, word) || is_of_period(cursor, word) =>
        {
            Some(word.end)
        }
        _ => None,
    }
}

/// Whether `times` is followed by what is so many times as much, rather than by what happened so often.
fn compares(cursor: Cursor<'_>, times: Word<'_>) -> bool {
    let Some(next) = cursor.next_word(times.end) else { return false };
    let lower = next.lower();
    let lower = lower.as_str();
    let comparative = lower.len() > 4 && lower.ends_with("er") && !listed(&word_lists::NO_COMPARATIVE, lower);
    comparative || listed(&word_lists::COMPARES, lower)
}

/// `15 times last year's earnings`: of how much, where `three times last year` says how often.
fn is_of_period(cursor: Cursor<'_>, times: Word<'_>) -> bool {
    let Some(which) = cursor.next_word(times.end).filter(|word| matches!(word.text, "last" | "this" | "next")) else {
        return false;
    };
    let Some(period) = cursor.next_word(which.end) else { return false };
    let mark = cursor.char_at(period.end).filter(|mark| matches!(mark, '\'' | '’'));
    mark.is_some_and(|mark| cursor.byte(period.end + mark.len_utf8()) == b's')
}

/// `tenfold`, `twofold`, `hundredfold`: the number that `word` says.
pub(super) fn fold(word: Word<'_>) -> Option<Decimal> {
    folded(word.lower().as_str())
}

/// The number that `lower` says with `fold` behind it.
pub(super) fn folded(lower: &str) -> Option<Decimal> {
    let number = lower.strip_suffix("fold")?;
    let value = match number {
        "hundred" => 100,
        "thousand" => 1000,
        _ => number_words::english_value(number)?,
    };
    Some(Decimal::from(value))
}

/// `dreimal so hoch`: the number that a German word with `mal` at its end says, where it says how much.
pub(super) fn german(cursor: Cursor<'_>, word: Word<'_>) -> Option<Decimal> {
    german_times(word.lower().as_str()).filter(|_| compares(cursor, word)).map(Decimal::from)
}

/// The number that `lower` has before its `mal`.
pub(super) fn german_times(lower: &str) -> Option<u64> {
    match number_words::part(lower.strip_suffix("mal")?, Tongue::German)? {
        Part::Unit(value) | Part::Teen(value) if value > 1 => Some(value),
        _ => None,
    }
}

/// `twice as many`, `twice the size`: whether `word` is `twice` and says how much, not how often.
pub(super) fn is_twice(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    let lower = word.lower();
    matches!(lower.as_str(), "twice" | "thrice") && compares(cursor, word)
}
