//! The one pass over a text.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::amount::{self, Amount, Measure, Number, Shape};
use super::cursor::{Cursor, Lower, Word};
use super::date::{self, Found};
use super::points::{self, Points};
use super::range::{self, Lead, Range};
use super::scan::Scan;
use super::tongue::Tongue;
use super::value::{Bound, Figure, Hedge, Kind};
use super::word_lists::{self, listed};
use super::{
    count, digits, ellipsis, fraction, fraction_range, fraction_signs, head, hedge, idiom, list, money, multiple,
    names, nouns, period, sign, title, wide, words, year,
};
use crate::article::Language;
use crate::text::Span;

/// Reads the figures of `text`, in order; their spans are bytes of `text` and do not overlap.
///
/// `language` says how numbers are written: `1.250,00` is read as it is meant in a language with decimal commas. Where it
/// is not known, numbers are read as in English. Time grows with the length of the text alone; a number of more than
/// eighteen digits stays text.
pub fn read(text: &str, language: Option<Language>) -> Vec<Figure> {
    if wide::has_digit(text) { wide::read(text, language) } else { narrow(text, language) }
}

/// The figures of a text without wide digits.
pub(super) fn narrow(text: &str, language: Option<Language>) -> Vec<Figure> {
    let cursor = Cursor { text, tongue: Tongue::of(language) };
    let scan = Scan::of(cursor.tongue);
    let bytes = text.as_bytes();
    let mut figures = Vec::new();
    let (mut at, mut floor) = (0, 0);
    loop {
        at = scan.next(bytes, at);
        let Some(&byte) = bytes.get(at) else { break };
        let step = match byte {
            b'0'..=b'9' if digits::is_behind_point(cursor, at) => decimals(cursor, at - 1, floor),
            b'0'..=b'9' | b'$' => attempt(cursor, at, Lead::None, at, floor),
            b'A'..=b'Z' | b'a'..=b'z' => at_word(cursor, &scan, cursor.word(at), floor),
            0..0x80 => Err(at + 1),
            _ if money::is_sign(cursor, at) => attempt(cursor, at, Lead::None, at, floor),
            _ if fraction_signs::is_sign(cursor, at) => in_one_sign(cursor, at, floor),
            _ if cursor.has_letter(at) => at_word(cursor, &scan, cursor.word(at), floor),
            _ => Err(at + cursor.char_at(at).map_or(1, char::len_utf8)),
        };
        let step = match step {
            Err(next) if at - floor <= ellipsis::GAP => {
                // Years between two figures say nothing of what they are.
                let is_time = |figure: &&Figure| matches!(figure.kind, Kind::Year | Kind::Date);
                let last = figures.iter().rev().take(3).find(|figure| !is_time(figure));
                ellipsis::read(cursor, at, last, floor).ok_or(next)
            }
            step => step,
        };
        at = match step {
            Ok(figure) => {
                floor = figure.span.end;
                figures.push(figure);
                floor
            }
            Err(next) => next.max(at + 1),
        };
        // A step may end inside of a character where the text is odd; figures never do.
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    figures
}

/// The language of a text that may be a single line: as it is told of articles, else by the words that one language alone has.
pub fn language_of(text: &str) -> Option<Language> {
    Language::detect(text).or_else(|| Tongue::language_shown(text))
}

/// A figure, or the place from which to go on.
type Step = Result<Figure, usize>;

/// What begins with a word, if anything does.
fn at_word(cursor: Cursor<'_>, scan: &Scan, word: Word<'_>, floor: usize) -> Step {
    let end = word.end;
    // Addresses are passed over whole.
    if cursor.rest(end).starts_with("://") || word.text == "www" && cursor.byte(end) == b'.' {
        let length = cursor.rest(end).find(char::is_whitespace).unwrap_or(cursor.rest(end).len());
        return Err(end + length);
    }
    if cursor.is_digit(end) && money::before(cursor, word.start).is_none() {
        if let Some(years) = year::fiscal(cursor, word) {
            let bounds = (Bound::Date(years.low.to_string()), Bound::Date(years.high.to_string()));
            return Ok(year_figure(cursor, Span::new(word.start, years.end), bounds, floor));
        }
        return Err(cursor.glued_end(end));
    }
    if !scan.may_begin(word) || names::is_glued_before(cursor, word.start) && !is_joined(cursor, word) {
        return Err(end);
    }
    if money::before(cursor, word.start).is_some() {
        return attempt(cursor, word.start, Lead::None, word.start, floor);
    }
    let lower = word.lower();
    if let Some(part) = points::read(cursor, word) {
        return Ok(pointed(cursor, Span::new(word.start, part.end), &part, floor));
    }
    if let Some(shares) = fraction_range::read(cursor, word.start, Lead::None) {
        return Ok(shared(cursor, word.start, &shares, floor));
    }
    if let Some(found) = fraction::read(cursor, word.start) {
        let span = Span::new(word.start, found.end);
        return Ok(percent(cursor, span, found.percent, floor));
    }
    if let Some(number) = multiple::factor(cursor, word) {
        let value = number.value().ok_or(number.end)?;
        return Ok(plain(cursor, Span::new(word.start, number.end), Kind::Multiple, value, floor));
    }
    if words::begins(&lower, cursor.tongue) {
        return attempt(cursor, word.start, Lead::None, word.start, floor);
    }
    let of_time = range::lead_of_time(&lower, cursor.tongue);
    if of_time != Lead::None
        && let Some(at) = cursor.after_blank(end)
        && let Some(date) = period::read(cursor, at, of_time)
    {
        return Ok(dated(cursor, word.start, date, floor));
    }
    let lead = range::lead(&lower, cursor.tongue);
    if lead != Lead::None
        && let Some(at) = cursor.after_blank(end)
        && let Some(shares) = fraction_range::read(cursor, at, lead)
    {
        return Ok(shared(cursor, word.start, &shares, floor));
    }
    if lead != Lead::None
        && let Some(at) = cursor.after_blank(end)
        && let at = range::behind_article(cursor, at)
        && let at = sign::skip(cursor, at).unwrap_or(at)
        && begins_amount(cursor, at)
    {
        // Without a range the numbers behind the word are read one by one.
        return attempt(cursor, at, lead, word.start, floor).map_err(|_| end);
    }
    if let Some(value) = multiple::fold(word).or_else(|| multiple::is_twice(cursor, word).then(|| twice(&lower))) {
        return Ok(plain(cursor, Span::new(word.start, end), Kind::Multiple, value, floor));
    }
    if cursor.tongue == Tongue::German
        && let Some(value) = multiple::german(cursor, word)
    {
        return Ok(plain(cursor, Span::new(word.start, end), Kind::Multiple, value, floor));
    }
    let found = date::at_month(cursor, word);
    if let Some(date) = period::behind(cursor, word.start, &found) {
        return Ok(dated(cursor, word.start, date, floor));
    }
    match found {
        Found::Date(date) => Ok(dated(cursor, word.start, date, floor)),
        Found::Text(end) => Err(end),
        Found::Nothing => Err(end),
    }
}

/// `a` glued to something before it is no article; the second word of `mid-June 2025` is a month.
fn is_joined(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    cursor.char_before(word.start) == Some('-') && word.is_capitalised()
}

fn twice(lower: &Lower) -> Decimal {
    Decimal::from(if lower.as_str() == "thrice" { 3 } else { 2 })
}

/// Whether an amount may begin at `at`.
fn begins_amount(cursor: Cursor<'_>, at: usize) -> bool {
    let word = cursor.word(at);
    cursor.is_digit(at)
        || money::is_sign(cursor, word.end)
        || money::before(cursor, at).is_some()
        || words::begins(&word.lower(), cursor.tongue)
}

/// The figure that begins with a fraction in one sign: a share, or a part of what is measured.
fn in_one_sign(cursor: Cursor<'_>, at: usize, floor: usize) -> Step {
    match fraction_signs::in_one_sign(cursor, at) {
        Some(found) => Ok(percent(cursor, Span::new(at, found.end), found.percent, floor)),
        None => attempt(cursor, at, Lead::None, at, floor),
    }
}

/// The figure of decimals alone, where something is measured: `.5%`; a `.22` is a rifle.
fn decimals(cursor: Cursor<'_>, at: usize, floor: usize) -> Step {
    let amount = amount::read(cursor, at)?;
    let is_whole = !names::is_glued_behind(cursor, amount.end, matches!(amount.measure, Measure::Money(_)));
    if amount.measure == Measure::None || !is_whole || at < floor {
        return Err(cursor.glued_end(amount.end));
    }
    single(cursor, &amount, floor)
}

/// The figure whose first number, or its currency, stands at `at`; `start` is where its lead begins, where it has one.
fn attempt(cursor: Cursor<'_>, at: usize, lead: Lead, start: usize, floor: usize) -> Step {
    let starts_with_digit = cursor.is_digit(at);
    if starts_with_digit {
        if names::is_glued_before(cursor, at) {
            return Err(cursor.glued_end(at));
        }
        if lead == Lead::None {
            if let Some(found) = fraction_signs::in_digits(cursor, at) {
                return Ok(percent(cursor, Span::new(at, found.end), found.percent, floor));
            }
            let found = date::at_digits(cursor, at);
            if let Some(date) = period::behind(cursor, at, &found) {
                return Ok(dated(cursor, at, date, floor));
            }
            match found {
                Found::Date(date) => return Ok(dated(cursor, at, date, floor)),
                Found::Text(end) => return Err(end),
                Found::Nothing => {}
            }
        }
    }
    let first = amount::read(cursor, at)?;
    let is_money = matches!(first.measure, Measure::Money(_));
    let unit_on_number = nouns::sign(cursor, first.end).is_some() && cursor.blank(first.end) == first.end;
    let is_season = first.measure == Measure::None && year::is_season(cursor, &first.number);
    if !unit_on_number && !is_season && names::is_glued_behind(cursor, first.end, is_money) {
        return Err(cursor.glued_end(first.end));
    }
    if first.start < floor {
        return Err(first.end);
    }
    // The minus of a number may be the last word of the figure before it.
    let taken = first.sign_len > 0 && first.start - first.sign_len < floor;
    let first = if taken { Amount { sign_len: 0, negative: false, ..first } } else { first };
    let start = if lead == Lead::None { first.start } else { start };
    if lead == Lead::None && year::value(&first.number).is_some() && first.measure == Measure::None {
        let noun = count::noun(cursor, first.end, false);
        if let Some(years) = year::read(cursor, &first.number, noun.as_ref())
            && !is_counted_range(cursor, years.end, years.low != years.high)
            && !(years.low == years.high && range::read(cursor, &first, lead).is_some())
        {
            let bounds = (Bound::Date(years.low.to_string()), Bound::Date(years.high.to_string()));
            return Ok(year_figure(cursor, Span::new(start, years.end), bounds, floor));
        }
    }
    let range = range::read(cursor, &first, lead)
        .filter(|range| !range.is_choice || !list::follows(cursor, first.start, floor));
    if let Some(range) = range {
        if !range::is_dashed(cursor, range.end) && !names::is_glued_behind(cursor, range.end, is_money) {
            let start = if lead == Lead::None { start - first.sign_len } else { start };
            return ranged(cursor, start, &first, &range, floor);
        }
        return Err(cursor.glued_end(range.end));
    }
    if lead != Lead::None {
        return Err(first.end);
    }
    // `a 3-2 win`, `555-1234`.
    if range::is_dashed(cursor, first.end) && !is_money {
        return Err(cursor.glued_end(first.end));
    }
    if let Some(member) = list::read(cursor, &first, floor) {
        let hedge = hedge::around(cursor, first.start, first.end, floor, member.unit.as_deref());
        let span = Span::new(first.start - first.sign_len, first.end);
        let bound = Bound::Number(member.value);
        return Ok(Figure::new(span, member.kind, member.unit, (bound.clone(), bound), hedge));
    }
    single(cursor, &first, floor)
}

/// Whether a range of four digits counts something: `1500–2000 workers`.
fn is_counted_range(cursor: Cursor<'_>, end: usize, is_range: bool) -> bool {
    is_range && count::noun(cursor, end, false).is_some_and(|noun| noun.is_countable())
}

/// The figure of one amount.
fn single(cursor: Cursor<'_>, amount: &Amount, floor: usize) -> Step {
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
fn without_stop(cursor: Cursor<'_>, end: usize) -> usize {
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
    let in_words = matches!(number.shape, Shape::Words);
    if in_words {
        let name = cursor.word(number.start).is_capitalised() && !cursor.opens_sentence(number.start);
        let measured = noun.as_ref().is_some_and(|noun| nouns::is_measured(&noun.unit));
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

/// The figure of two ends.
fn ranged(cursor: Cursor<'_>, start: usize, first: &Amount, range: &Range, floor: usize) -> Step {
    let bounds = (Bound::Number(range.low), Bound::Number(range.high));
    let make = |end: usize, kind: Kind, unit: Option<Cow<'static, str>>, inner: Option<Hedge>| {
        let end = without_stop(cursor, end);
        let hedge = inner.or_else(|| hedge::around(cursor, start, end, floor, unit.as_deref()));
        Ok(Figure::new(Span::new(start, end), kind, unit, bounds.clone(), hedge))
    };
    match range.measure.kind() {
        Some((kind, unit)) => make(range.end, kind, unit.map(Cow::Borrowed), None),
        None => {
            let noun = count::noun(cursor, range.end, false);
            let years = year::value(&first.number).zip(year::value(&range.second.number));
            if let Some((low, high)) = years
                && !noun.as_ref().is_some_and(count::Noun::is_countable)
            {
                let bounds = (Bound::Date(low.min(high).to_string()), Bound::Date(low.max(high).to_string()));
                return Ok(year_figure(cursor, Span::new(start, range.end), bounds, floor));
            }
            // `aged 6 to 11`, `between the ages of 6 and 11`
            if names::is_age(cursor, start) {
                let noun = noun.filter(|noun| noun.unit == "years");
                return match noun {
                    Some(noun) => make(noun.end, Kind::Count, Some(noun.unit), noun.hedge),
                    None => make(range.end, Kind::Count, None, None),
                };
            }
            if names::is_named(cursor, &first.number) || names::is_time(cursor, range.end) {
                return Err(range.end);
            }
            match noun {
                Some(noun) => make(noun.end, Kind::Count, Some(noun.unit), noun.hedge),
                None if range.second.number.scale >= Decimal::ONE_THOUSAND && !range.second.number.letter => {
                    make(range.end, Kind::Count, None, None)
                }
                None => Err(range.end),
            }
        }
    }
}

fn percent(cursor: Cursor<'_>, span: Span, value: Decimal, floor: usize) -> Figure {
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, Some("%"));
    Figure::new(span, Kind::Percent, Some(Cow::Borrowed("%")), (bound.clone(), bound), hedge)
}

/// Two shares.
fn shared(cursor: Cursor<'_>, start: usize, shares: &fraction_range::Shares, floor: usize) -> Figure {
    let hedge = hedge::around(cursor, start, shares.end, floor, Some("%"));
    let bounds = (Bound::Number(shares.low), Bound::Number(shares.high));
    Figure::new(Span::new(start, shares.end), Kind::Percent, Some(Cow::Borrowed("%")), bounds, hedge)
}

/// Part of a point.
fn pointed(cursor: Cursor<'_>, span: Span, part: &Points, floor: usize) -> Figure {
    let unit = part.measure.kind().and_then(|(_, unit)| unit);
    let bound = Bound::Number(part.value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, unit);
    Figure::new(span, Kind::Points, unit.map(Cow::Borrowed), (bound.clone(), bound), hedge)
}

fn plain(cursor: Cursor<'_>, span: Span, kind: Kind, value: Decimal, floor: usize) -> Figure {
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, None);
    Figure::new(span, kind, None, (bound.clone(), bound), hedge)
}

fn dated(cursor: Cursor<'_>, start: usize, date: date::Date, floor: usize) -> Figure {
    let span = Span::new(start, date.end);
    Figure::new(
        span,
        Kind::Date,
        None,
        (Bound::Date(date.low), Bound::Date(date.high)),
        around_time(cursor, span, floor),
    )
}

fn year_figure(cursor: Cursor<'_>, span: Span, bounds: (Bound, Bound), floor: usize) -> Figure {
    Figure::new(span, Kind::Year, None, bounds, around_time(cursor, span, floor))
}

/// A time can be about; it is neither over nor under, and what would happen then does not make it doubtful.
fn around_time(cursor: Cursor<'_>, span: Span, floor: usize) -> Option<Hedge> {
    hedge::around(cursor, span.start, span.end, floor, Some("date")).filter(|hedge| *hedge == Hedge::About)
}
