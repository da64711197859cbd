//! The figure of one amount.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::amount::{self, Amount, Number, Shape};
use super::cursor::Cursor;
use super::read::Step;
use super::tongue::Tongue;
use super::value::{Bound, Figure, Kind};
use super::word_lists::{self, listed};
use super::{count, head, hedge, idiom, names, nouns, sign, title};
use crate::text::Span;

/// The figure of one amount.
pub(super) fn single(cursor: Cursor<'_>, amount: &Amount, floor: usize) -> Step {
    let value = amount.value().ok_or(amount.end)?;
    let span = Span::new(amount.start, without_stop(cursor, amount.end));
    let Some((kind, unit)) = amount.measure.kind() else { return counted(cursor, amount, value, floor) };
    let span = signed(span, amount);
    if kind == Kind::Money && idiom::is_spoken(cursor, &amount.number) {
        return Err(amount.end);
    }
    let in_accounts = kind == Kind::Money && amount::is_in_accounts(cursor, span.start, span.end);
    let (span, value) =
        if in_accounts { (Span::new(span.start - 1, span.end + 1), -value.abs()) } else { (span, value) };
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, unit);
    Ok(Figure::new(span, kind, unit.map(Cow::Borrowed), (bound.clone(), bound), hedge))
}

/// `end` without the full stop of an abbreviated scale: where nothing of the figure follows it may end the sentence.
pub(super) fn without_stop(cursor: Cursor<'_>, end: usize) -> usize {
    if cursor.byte(end - 1) == b'.' { end - 1 } else { end }
}

/// The span with the minus before it.
fn signed(span: Span, amount: &Amount) -> Span {
    Span::new(span.start - amount.sign_len, span.end)
}

/// The count of a bare number, where it has a noun or is large enough to need none.
fn counted(cursor: Cursor<'_>, amount: &Amount, value: Decimal, floor: usize) -> Step {
    let number = &amount.number;
    let text = Err(number.end);
    if let Some(figure) = headed(cursor, amount, floor) {
        return Ok(figure);
    }
    if names::is_time(cursor, number.end) || names::is_list_number(cursor, number) {
        return text;
    }
    let is_odds = ["-to-one", "-to-1 "].iter().any(|odds| cursor.rest(number.end).starts_with(odds));
    if names::is_ratio(cursor, number) || is_odds {
        return text;
    }
    let is_one = value == Decimal::ONE && !number.has_scale();
    let noun = count::noun(cursor, number.end, is_one);
    let joined = noun.as_ref().is_some_and(|noun| noun.hyphen);
    if names::is_named(cursor, number) && !joined && !hedge::stands_before(cursor, amount.start) {
        return text;
    }
    if is_base_of_rate(cursor, number) {
        return text;
    }
    let in_words = matches!(number.shape, Shape::Words);
    if in_words {
        let name = cursor.word(number.start).is_capitalised() && !cursor.opens_sentence(number.start);
        let measured =
            noun.as_ref().is_some_and(|noun| nouns::is_measured(&noun.unit) || lasts_one(cursor, number, &noun.unit));
        if name && !joined || value.is_zero() || is_one && !measured {
            return text;
        }
    }
    if idiom::is_spoken(cursor, number) || title::is_in_one(cursor, number, noun.as_ref()) {
        return text;
    }
    // `the 400m hurdles`
    let is_race = |noun: &count::Noun| {
        number.letter && cursor.byte(number.end - 1) == b'm' && listed(&word_lists::RUN_OVER_METRES, &noun.unit)
    };
    if noun.as_ref().is_some_and(is_race) {
        return text;
    }
    // `three quarters of an hour` are a part of one.
    let is_part = |noun: &count::Noun| {
        noun.unit == "quarters"
            && cursor.next_word(number.end).is_some_and(|next| next.end == noun.end)
            && cursor.next_word(noun.end).is_some_and(|of| of.text == "of")
    };
    if noun.as_ref().is_some_and(is_part) {
        return text;
    }
    if let Some(noun) = noun {
        let span = Span::new(amount.start, noun.end);
        let hedge = match noun.hedge {
            Some(hedge) => Some(hedge),
            None if noun.hyphen => hedge::around_part(cursor, span.start, span.end, floor, Some(&noun.unit)),
            None => hedge::around(cursor, span.start, span.end, floor, Some(&noun.unit)),
        };
        let below_zero = nouns::is_degree(&noun.unit) || sign::is_sure(cursor, amount.start);
        let (span, value) = if below_zero { (signed(span, amount), value) } else { (span, value.abs()) };
        let bound = Bound::Number(value);
        return Ok(Figure::new(span, Kind::Count, Some(noun.unit), (bound.clone(), bound), hedge));
    }
    // `one in a million` is a manner of speaking.
    let spoken =
        number.shape == Shape::Article && cursor.word_before(number.start, false).is_some_and(|word| word.text == "in");
    if spoken {
        return text;
    }
    let large = number.has_scale() && !number.letter && number.scale >= Decimal::ONE_THOUSAND;
    if large || number.shape == Shape::Grouped || is_grouped(cursor, number) {
        let bound = Bound::Number(value.abs());
        let span = Span::new(amount.start, without_stop(cursor, amount.end));
        let hedge = hedge::around(cursor, span.start, span.end, floor, None);
        return Ok(Figure::new(span, Kind::Count, None, (bound.clone(), bound), hedge));
    }
    text
}

/// `12 per 1,000 births`: what a rate is told of is not so many.
fn is_base_of_rate(cursor: Cursor<'_>, number: &Number) -> bool {
    let per = if cursor.tongue == Tongue::German { "pro" } else { "per" };
    let is_round = number.value().is_some_and(|value| {
        let hundred = Decimal::ONE_HUNDRED;
        value >= hundred && value.checked_rem(hundred).is_some_and(|rest| rest.is_zero())
    });
    // What is paid by the thousand is a price.
    let is_paid =
        |end: usize| cursor.text_before(end, 12).contains(['$', '€', '£', '¥', '₹']) || cursor.currency_before(end);
    is_round && cursor.word_before(number.start, false).is_some_and(|word| word.text == per && !is_paid(word.start))
}

/// `shut for one day`, `within one night`: a measure where a word before it says how long, as `One day he left` does not.
fn lasts_one(cursor: Cursor<'_>, number: &Number, unit: &str) -> bool {
    matches!(unit, "day" | "night" | "second" | "decade" | "century")
        && cursor.word_before(number.start, false).is_some_and(|word| {
            matches!(word.text, "for" | "within" | "after" | "lasted" | "lasts" | "took" | "takes" | "than" | "least")
        })
        && cursor.next_word(number.end).is_some_and(|measure| nothing_is_described(cursor, measure.end))
}

/// Whether the measure that ends at `end` is the noun itself, as it is not in `one second chance` and `more than one day trader`.
fn nothing_is_described(cursor: Cursor<'_>, end: usize) -> bool {
    // `one day's pay`
    let has_something = matches!(cursor.char_at(end), Some('\'' | '’'))
        && cursor.has_letter(end + cursor.char_at(end).map_or(0, char::len_utf8));
    if cursor.ends_clause(cursor.blank(end)) && !has_something {
        return true;
    }
    cursor.next_word(end).is_some_and(|next| {
        let lower = next.lower();
        nouns::is_function(lower.as_str())
            || matches!(lower.as_str(), "late" | "early" | "long" | "longer" | "earlier" | "old" | "off")
    })
}

/// The figure of a number whose unit stands in the head of its line, its row or its column.
fn headed(cursor: Cursor<'_>, amount: &Amount, floor: usize) -> Option<Figure> {
    let unit = head::read(cursor, amount)?;
    let value = Amount { number: amount.number.times(unit.scale, amount.end)?, ..*amount }.value()?;
    let (kind, name) = unit.measure.kind()?;
    let span = signed(Span::new(amount.start, amount.end), amount);
    let in_accounts = cursor.char_before(span.start) == Some('(') && cursor.byte(span.end) == b')';
    let (span, value) =
        if in_accounts { (Span::new(span.start - 1, span.end + 1), -value.abs()) } else { (span, value) };
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, name);
    Some(Figure::new(span, kind, name.map(Cow::Borrowed), (bound.clone(), bound), hedge))
}

/// Whether a number with decimals has signs between its thousands, too: `38,654.42`.
fn is_grouped(cursor: Cursor<'_>, number: &Number) -> bool {
    let written = cursor.text.get(number.start..number.end).unwrap_or_default();
    number.shape == Shape::Decimal && written.chars().filter(|sign| !sign.is_alphanumeric()).count() > 1
}
