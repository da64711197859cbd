//! Halves: `half of`, `half the staff`, `by half`, and not the first half of a match.

use rust_decimal::Decimal;

use super::cursor::{Cursor, Lower, Word};
use super::fraction::{Fraction, goes_on, leads};
use super::nouns;
use super::word_lists::{self, listed};

/// `half stayed`, behind another share of the same.
pub(super) fn before_verb(cursor: Cursor<'_>, word: Word<'_>) -> Option<Fraction> {
    let verb = cursor.next_word(word.end).map(|verb| verb.lower())?;
    let done =
        listed(&word_lists::DONE_BY_MANY, verb.as_str()) || verb.as_str().ends_with("ed") && verb.as_str().len() > 4;
    let before = cursor.word_before(word.start, false).map(|word| word.lower());
    let is_time = before.is_some_and(|before| before.as_str() != "and" && listed(&word_lists::HALVES, before.as_str()));
    (done && !is_time).then_some(Fraction { end: word.end, percent: Decimal::from(50) })
}

/// `half of`, `half the staff`, `by half`.
pub(super) fn read(cursor: Cursor<'_>, word: Word<'_>) -> Option<Fraction> {
    let before = cursor.word_before(word.start, false).map(|word| word.lower());
    let before = before.as_ref().map_or("", Lower::as_str);
    // The first half of a match or a year is a time.
    let is_compared = before == "and" && cursor.next_word(word.end).is_some_and(|next| next.text == "as");
    if listed(&word_lists::HALVES, before) && !is_compared || cursor.char_before(word.start) == Some('-') {
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
