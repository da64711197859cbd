//! Halves: `half of`, `half the staff`, `by half`, and not the first half of a match.

use rust_decimal::Decimal;

use super::cursor::{Cursor, Lower, Word};
use super::fraction::{Fraction, goes_on, leads};
use super::nouns;
use super::word_lists::{self, listed};

/// `half of`, `half the staff`, `by half`.
pub(super) fn read(cursor: Cursor<'_>, word: Word<'_>) -> Option<Fraction> {
    let before = cursor.word_before(word.start, false).map(|word| word.lower());
    let before = before.as_ref().map_or("", Lower::as_str);
    // The first half of a match or a year is a time.
    if listed(&word_lists::HALVES, before) || cursor.char_before(word.start) == Some('-') {
        return None;
    }
    // `half as much`; `half again as much` is more than the whole.
    let second = || cursor.next_word(word.end).and_then(|next| cursor.next_word(next.end));
    match cursor.next_word(word.end).map_or("", |next| next.text) {
        "again" => return None,
        // `Half as much again` is one and a half.
        "as" if second().and_then(|how| cursor.next_word(how.end)).is_some_and(|again| again.text == "again") => {
            return None;
        }
        "as" if before != "not"
            && second().is_some_and(|how| {
                !nouns::is_function(how.lower().as_str()) || matches!(how.text, "much" | "many")
            }) =>
        {
            return Some(Fraction { end: word.end, percent: Decimal::from(50) });
        }
        _ => {}
    }
    let percent = Decimal::from(50);
    let next = cursor.next_word(word.end).map(|next| (next, next.lower()));
    match next.as_ref().map(|(next, lower)| (next, lower.as_str())) {
        Some((next, "of")) => Some(Fraction { end: next.end, percent }),
        Some((_, "the" | "its" | "their" | "his" | "her" | "our" | "my" | "your" | "these" | "those" | "all")) => {
            Some(Fraction { end: word.end, percent })
        }
        _ => {
            let done = next.as_ref().is_some_and(|(_, lower)| listed(&word_lists::DONE_BY_MANY, lower.as_str()));
            let ends = cursor.ends_clause(cursor.blank(word.end)) || next.is_some_and(|(next, _)| goes_on(next));
            let is = matches!(before, "is" | "are" | "was" | "were" | "now" | "be" | "been" | "another");
            let leads = before.is_empty() && word.start == 0 || is || leads(before);
            // `Half said no.`
            let opens = done && word.is_capitalised() && cursor.opens_sentence(word.start);
            ((ends || done) && leads || opens).then_some(Fraction { end: word.end, percent })
        }
    }
}
