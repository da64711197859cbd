//! Shares with two ends: `between a quarter and a third`, `a third to a half of`, `zwischen einem Viertel und einem Drittel`.

use rust_decimal::Decimal;

use super::cursor::{Cursor, Word};
use super::foreign_fraction;
use super::fraction::{hundredths, parts};
use super::number_words;
use super::range::Lead;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// Two shares in percent, and where the second one ends.
pub(super) struct Shares {
    pub(super) end: usize,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

/// The shares that begin at `at`, behind the word that `lead` stands for.
pub(super) fn read(cursor: Cursor<'_>, at: usize, lead: Lead) -> Option<Shares> {
    let (first, end) = share(cursor, cursor.word(at))?;
    let link = cursor.next_word(end)?;
    let joins = match (lead, cursor.tongue) {
        (Lead::Between, Tongue::German) => link.text == "und",
        (Lead::Between, Tongue::French) => link.text == "et",
        (Lead::Between, Tongue::Spanish) => link.text == "y",
        (Lead::Between, Tongue::Italian) => link.text == "e",
        (Lead::Between, _) => link.text == "and",
        (_, Tongue::German) => link.text == "bis",
        (_, Tongue::French) => link.text == "à",
        (_, Tongue::Spanish | Tongue::Italian) => link.text == "a",
        _ => matches!(link.text, "to" | "or"),
    };
    let (second, end) = share(cursor, cursor.next_word(link.end).filter(|_| joins)?)?;
    // `a second to a third` are in an order; what is led, or a part of something, is not.
    let is_part = cursor.next_word(end).is_some_and(|of| {
        matches!(of.text, "of" | "der" | "des" | "aller" | "von" | "de" | "du" | "del" | "dei" | "degli" | "delle")
    });
    // `between a third and a fourth floor`
    let may_end = || {
        cursor.tongue != Tongue::English
            || cursor.ends_clause(cursor.blank(end))
            || cursor.next_word(end).is_some_and(|next| listed(&word_lists::GOES_ON, next.text))
    };
    if !is_part && (lead == Lead::None || !may_end()) {
        return None;
    }
    // `a quarter to a half of a percentage point`
    let whole = cursor.next_word(end).and_then(|of| cursor.next_word(of.end));
    if is_part && whole.is_some_and(|whole| matches!(whole.text, "a" | "an" | "point" | "punto")) {
        return None;
    }
    let (low, high) = if first <= second { (first, second) } else { (second, first) };
    (low < high).then_some(Shares { end, low, high })
}

/// The share that begins with `first`, in percent, and where it ends.
fn share(cursor: Cursor<'_>, first: Word<'_>) -> Option<(Decimal, usize)> {
    let lower = first.lower();
    if cursor.tongue != Tongue::English {
        return foreign_fraction::share(cursor, first, lower.as_str());
    }
    if lower.as_str() == "half" {
        return Some((hundredths(1, 2)?, first.end));
    }
    let count = match lower.as_str() {
        "a" | "an" => 1,
        lower => number_words::english_value(lower).filter(|count| (1..=9).contains(count))?,
    };
    let part = cursor.joined_word(first.end)?;
    let name = part.lower();
    let parts = parts(name.as_str()).filter(|parts| count < *parts && name.as_str().ends_with('s') == (count > 1))?;
    Some((hundredths(count, parts)?, part.end))
}
