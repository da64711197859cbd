//! Numbers in a row with one unit behind the last of them: `4.1, 4.4 and 4.8 per cent`, `3, 4 and 5 million euros`.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::amount::{self, Amount, Measure, Shape};
use super::count;
use super::cursor::{Cursor, Word};
use super::money::{self, Currency};
use super::names;
use super::nouns;
use super::tongue::Tongue;
use super::value::Kind;
use super::word_lists::{self, listed};
use super::year;

/// Numbers of one list that are looked at, the last among them; each of a longer row looks as far again.
const MOST_NUMBERS: usize = 6;

/// Bytes of the numbers before another one of a list that are looked at.
const ROW: usize = 32;

/// A number of a list with what the last one lends to it.
pub(super) struct Member {
    pub(super) kind: Kind,
    pub(super) unit: Option<Cow<'static, str>>,
    pub(super) value: Decimal,
}

/// What `first` is worth as a number of a list, which has no unit or scale of its own; words before `floor` belong to another
/// figure.
///
/// A list has *and* or *or* before its last number. The number of years that somebody is stands between commas alike, so a
/// comma before `first` must stand behind a number, too.
pub(super) fn read(cursor: Cursor<'_>, first: &Amount, floor: usize) -> Option<Member> {
    next(cursor, first.end)?;
    let signed = signed(first);
    if !(is_bare(first) || signed.is_some())
        || names::is_time(cursor, first.end)
        || names::is_named(cursor, &first.number) && !names::is_age(cursor, first.start)
    {
        return None;
    }
    let follows = is_behind_comma(cursor, first.start);
    if follows && !(floor > 0 && is_number_before(cursor, first.start)) {
        return None;
    }
    let last = last_of(cursor, first, follows)?;
    let hyphen = cursor.byte(first.end) == b'-';
    let shared = !first.number.has_scale() && first.number.plain < Decimal::ONE_THOUSAND;
    let scale = if shared { last.number.scale } else { Decimal::ONE };
    let value = Amount { parts: last.parts, ..*first }.value_scaled(scale)?;
    let pair = !follows && cursor.byte(first.end) != b',';
    // `fined $50 and $5 million` is two fines.
    let may_be_two = signed.is_some() && pair && cursor.ends_clause(cursor.blank(last.end));
    if last.measure != Measure::None && !hyphen && (may_be_two || !is_one_clause(cursor, first.start, last.end, pair)) {
        return None;
    }
    let Some((kind, unit)) = last.measure.kind() else {
        return counted(cursor, first, &last, value, (hyphen, pair));
    };
    Some(Member { kind, unit: unit.map(Cow::Borrowed), value })
}

/// `10 and 20 years`: with the units that are listed so; of other nouns the first number may count something else.
fn counted(
    cursor: Cursor<'_>,
    first: &Amount,
    last: &Amount,
    value: Decimal,
    (hyphen, pair): (bool, bool),
) -> Option<Member> {
    let noun = count::noun(cursor, last.end, false)?;
    if !hyphen && !is_one_clause(cursor, first.start, noun.end, pair) {
        return None;
    }
    let is_unit = listed(&word_lists::LISTED_UNITS, &noun.unit) || super::nouns::unit(&noun.unit).is_some();
    let written = (first.number.shape == Shape::Words) == (last.number.shape == Shape::Words);
    let is_one = first.number.shape == Shape::Words && value <= Decimal::ONE;
    let is_same = first.number.plain == last.number.plain;
    let is_place = cursor.word_before(first.start, false).is_some_and(|word| {
        let lower = word.lower();
        let label = lower.as_str().strip_suffix('s').unwrap_or_default();
        listed(&word_lists::LABELS, label) || matches!(lower.as_str(), "at" | "in" | "on" | "between" | "from")
    });
    // `ages 3, 5 and 7 years`
    let is_age = names::is_age(cursor, first.start);
    let in_place = if is_age { !is_time(&noun.unit) } else { is_place };
    let fits = is_unit && written && !is_one && !is_same && !in_place;
    fits.then_some(Member { kind: Kind::Count, unit: Some(noun.unit), value })
}

/// Whether the list from `start` to `end`, its unit included, is no end of one clause and beginning of another: in `they arrested 15
/// and 20 percent of shops closed` it is. Of two numbers without a comma more must be known.
fn is_one_clause(cursor: Cursor<'_>, start: usize, end: usize, pair: bool) -> bool {
    if cursor.ends_clause(cursor.blank(end)) {
        return true;
    }
    let Some(next) = cursor.next_word(end) else { return false };
    // Words before the first number: `fines of`, `grew by`.
    let before = cursor.text_before(start, ROW);
    let row = before.trim_end_matches(|sign: char| {
        sign.is_ascii_digit() || matches!(sign, ',' | '.' | ' ' | '%' | '$' | '€' | '£' | '¥' | '₹')
    });
    let from = start - (before.len() - row.len());
    let lead = cursor.word_before(from + usize::from(before.len() > row.len()), false);
    let lead_text = lead.map_or("", |word| word.text);
    let of_many = || {
        let noun = lead.and_then(|of| cursor.word_before(of.start, false)).map(|noun| noun.lower());
        noun.is_some_and(|noun| nouns::is_plural(noun.as_str()) && !nouns::is_function(noun.as_str()))
    };
    if matches!(lead_text, "of" | "were" | "are") && of_many() && (lead_text == "of" || is_free(cursor, next)) {
        return true;
    }
    if next.text == "respectively" || is_whole(cursor, next) && (!pair || lead_text == "by") {
        return true;
    }
    let is_old =
        !pair && matches!(next.text, "old" | "ago") && cursor.word_ending(end).is_some_and(|noun| is_time(noun.text));
    is_old || is_free(cursor, next) && (!pair || matches!(lead_text, "by" | "um" | "de" | "del"))
}

/// Whether ages are told in such units.
fn is_time(unit: &str) -> bool {
    matches!(unit, "years" | "months" | "weeks" | "days")
}

/// Whether `next` goes on with the clause rather than being the verb of another.
fn is_free(cursor: Cursor<'_>, next: Word<'_>) -> bool {
    match cursor.tongue {
        Tongue::English => listed(&word_lists::GOES_ON, next.text),
        _ => matches!(
            next.text,
            "en" | "im" | "in" | "dans" | "pour" | "für" | "pro" | "par" | "por" | "nel" | "nei" | "à" | "per" | "seit"
        ),
    }
}

/// Whether `of the vote` or the like begins at `of`, and the clause ends behind it.
fn is_whole(cursor: Cursor<'_>, of: Word<'_>) -> bool {
    let article = Some(of).filter(|of| of.text == "of").and_then(|of| cursor.next_word(of.end));
    let noun = article
        .filter(|article| matches!(article.text, "the" | "its" | "their" | "his" | "her" | "all"))
        .and_then(|article| cursor.next_word(article.end));
    noun.is_some_and(|noun| cursor.ends_clause(cursor.blank(noun.end)))
}

/// The last number of the list that goes on with `first`; `follows` says whether another number of it stands before that.
///
/// Of two numbers none has a comma before *and*, and `gained 222.24, or 0.7 per cent` says one thing twice.
fn last_of(cursor: Cursor<'_>, first: &Amount, follows: bool) -> Option<Amount> {
    let mut end = first.end;
    let mut follows = follows;
    let signed_first = signed(first);
    for _ in 1..MOST_NUMBERS {
        let (at, is_last) = next(cursor, end)?;
        // `and a half`
        if matches!(cursor.word(at).text, "a" | "an" | "A" | "An") {
            return None;
        }
        let number = amount::read(cursor, at).ok().filter(|number| number.start == at)?;
        if is_last {
            if cursor.byte(end) == b',' && !follows {
                return None;
            }
            let own_sign = has_sign(&number);
            if signed_first.is_some() {
                let same = own_sign && signed_first == currency(&number) && number.number.has_scale();
                return (same && !number.negative).then_some(number);
            }
            let glued = names::is_glued_behind(cursor, number.end, false) && number.measure == Measure::None;
            return (!own_sign && !glued && number.sign_len == 0).then_some(number);
        }
        if !is_bare(&number) && (signed_first.is_none() || signed(&number) != signed_first) {
            return None;
        }
        end = number.end;
        follows = true;
    }
    None
}

/// Where the number behind a comma or *and* begins, and whether it is the last one.
fn next(cursor: Cursor<'_>, end: usize) -> Option<(usize, bool)> {
    let comma = cursor.byte(end) == b',';
    // `10- and 15-year bonds`
    let hyphen = cursor.byte(end) == b'-' && cursor.blank(end + 1) > end + 1;
    let behind = cursor.after_blank(end + usize::from(comma || hyphen))?;
    let word = cursor.word(behind);
    if matches!(word.text, "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o" | "e") {
        return cursor.after_blank(word.end).map(|at| (at, true));
    }
    let begins = cursor.is_digit(behind) || !word.is_empty() || money::is_sign(cursor, behind);
    (comma && begins).then_some((behind, false))
}

fn currency(amount: &Amount) -> Option<Currency> {
    match amount.measure {
        Measure::Money(currency) => Some(currency),
        _ => None,
    }
}

/// Whether the currency stands before the number.
fn has_sign(amount: &Amount) -> bool {
    currency(amount).is_some() && amount.number.start > amount.start
}

/// The currency before a small number without a scale, which it may have from the last one: `$3, $4 and $5 million`.
fn signed(amount: &Amount) -> Option<Currency> {
    let small = !amount.number.has_scale() && amount.number.plain < Decimal::ONE_THOUSAND && !amount.negative;
    currency(amount).filter(|_| has_sign(amount) && small && amount.end == amount.number.end)
}

/// A number with neither a unit nor a scale, which is no year.
fn is_bare(amount: &Amount) -> bool {
    let whole = matches!(amount.number.shape, Shape::Bare { .. } | Shape::Decimal | Shape::Words);
    amount.measure == Measure::None && whole && !amount.number.has_scale() && year::value(&amount.number).is_none()
}

fn is_behind_comma(cursor: Cursor<'_>, start: usize) -> bool {
    cursor.char_before(start) == Some(' ') && cursor.char_before(start - 1) == Some(',')
}

/// Whether the number at `start` follows the figure that ends at `floor` in a list: the second of `7, 19 or 25 percent`.
pub(super) fn follows(cursor: Cursor<'_>, start: usize, floor: usize) -> bool {
    // `in 1999, 5 or 6 people`
    let year = cursor.text_before(start, 6).get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    floor > 0 && floor + 2 == start && is_behind_comma(cursor, start) && is_number_before(cursor, start) && !year
}

/// Whether the number at `start` stands behind a short one and a comma, so that it and the next one are no range: `34, 36 or 38
/// years`. A list rises; the number before may be the day of a date, somebody's age or a place in an order as well.
pub(super) fn is_third(cursor: Cursor<'_>, first: &Amount) -> bool {
    let start = first.start;
    if !is_behind_comma(cursor, start) {
        return false;
    }
    let before = cursor.text_before(start - 2, ROW);
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let at = start - 2 - digits;
    if !(1..=3).contains(&digits) || cursor.char_before(at) != Some(' ') {
        return false;
    }
    let rises = || {
        let less = before.get(before.len() - digits..).and_then(|digits| digits.parse::<u32>().ok());
        less.is_some_and(|less| Decimal::from(less) < first.number.plain)
    };
    if !rises() {
        return false;
    }
    let Some(word) = cursor.word_before(at, false) else { return true };
    let lower = word.lower();
    let lower = lower.as_str();
    let is_label = listed(&word_lists::LABELS, lower) && !names::is_age(cursor, at);
    !is_label && !nouns::is_determiner(lower) && !nouns::is_month_or_day(word.text)
}

/// Whether a number stands before the comma before `start`.
fn is_number_before(cursor: Cursor<'_>, start: usize) -> bool {
    let before = start.saturating_sub(2);
    let in_words = || {
        let word = cursor.word_ending(before).map(|word| word.lower());
        word.is_some_and(|word| super::number_words::part(word.as_str(), cursor.tongue).is_some())
    };
    cursor.char_before(before).is_some_and(|sign| sign.is_ascii_digit() || sign == '%') || in_words()
}
