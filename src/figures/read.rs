//! The one pass over a text.

use rust_decimal::Decimal;

use super::amount::{self, Amount, Measure};
use super::cursor::{Cursor, Lower, Word};
use super::date::{self, Found};
use super::range::{self, Lead};
use super::scan::Scan;
use super::tongue::Tongue;
use super::value::{Bound, Figure, Kind};
use super::{
    count, digits, ellipsis, fraction, fraction_range, fraction_signs, hedge, list, made, money, multiple, names,
    nouns, period, points, ranged, sign, single, wide, words, year,
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
    // Most lines are plain, and to weigh all their letters costs more than to read their figures.
    if Tongue::is_plainly_english(text) {
        return Some(Language::ENGLISH);
    }
    Language::detect(text).or_else(|| Tongue::language_shown(text))
}

/// A figure, or the place from which to go on.
pub(super) type Step = Result<Figure, usize>;

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
            return Ok(made::year_figure(cursor, Span::new(word.start, years.end), bounds, floor));
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
        return Ok(made::pointed(cursor, Span::new(word.start, part.end), &part, floor));
    }
    if let Some(shares) = fraction_range::read(cursor, word.start, Lead::None) {
        return Ok(made::shared(cursor, word.start, &shares, floor));
    }
    if let Some(found) = fraction::read(cursor, word.start) {
        let span = Span::new(word.start, found.end);
        return Ok(made::percent(cursor, span, found.percent, floor));
    }
    if let Some(number) = multiple::factor(cursor, word) {
        let value = number.value().ok_or(number.end)?;
        return Ok(made::plain(cursor, Span::new(word.start, number.end), Kind::Multiple, value, floor));
    }
    if words::begins(&lower, cursor.tongue) {
        return attempt(cursor, word.start, Lead::None, word.start, floor);
    }
    let of_time = range::lead_of_time(&lower, cursor.tongue);
    if of_time != Lead::None
        && let Some(at) = cursor.after_blank(end)
        && let Some(date) = period::read(cursor, at, of_time)
    {
        return Ok(made::dated(cursor, word.start, date, floor));
    }
    let lead = range::lead(&lower, cursor.tongue);
    if lead != Lead::None
        && let Some(at) = cursor.after_blank(end)
        && let Some(shares) = fraction_range::read(cursor, at, lead)
    {
        return Ok(made::shared(cursor, word.start, &shares, floor));
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
        return Ok(made::plain(cursor, Span::new(word.start, end), Kind::Multiple, value, floor));
    }
    if cursor.tongue == Tongue::German
        && let Some(value) = multiple::german(cursor, word)
    {
        return Ok(made::plain(cursor, Span::new(word.start, end), Kind::Multiple, value, floor));
    }
    let found = date::at_month(cursor, word);
    if let Some(date) = period::behind(cursor, word.start, &found) {
        return Ok(made::dated(cursor, word.start, date, floor));
    }
    match found {
        Found::Date(date) => Ok(made::dated(cursor, word.start, date, floor)),
        Found::Text(end) => Err(end),
        Found::Nothing => Err(end),
    }
}

/// `a` glued to something before it is no article; the second word of `mid-June 2025` is a month.
fn is_joined(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    cursor.char_before(word.start) == Some('-') && word.is_capitalised()
}

fn twice(lower: &Lower<'_>) -> Decimal {
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
        Some(found) => Ok(made::percent(cursor, Span::new(at, found.end), found.percent, floor)),
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
    single::single(cursor, &amount, floor)
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
                return Ok(made::percent(cursor, Span::new(at, found.end), found.percent, floor));
            }
            let found = date::at_digits(cursor, at);
            if let Some(date) = period::behind(cursor, at, &found) {
                return Ok(made::dated(cursor, at, date, floor));
            }
            match found {
                Found::Date(date) => return Ok(made::dated(cursor, at, date, floor)),
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
            return Ok(made::year_figure(cursor, Span::new(start, years.end), bounds, floor));
        }
    }
    let range = range::read(cursor, &first, lead).filter(|range| {
        !range.is_choice || !list::follows(cursor, first.start, floor) && !list::is_third(cursor, &first)
    });
    if let Some(range) = range {
        if !range::is_dashed(cursor, range.end) && !names::is_glued_behind(cursor, range.end, is_money) {
            let start = if lead == Lead::None { start - first.sign_len } else { start };
            return ranged::ranged(cursor, start, &first, &range, floor);
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
    single::single(cursor, &first, floor)
}

/// Whether a range of four digits counts something: `1500–2000 workers`.
fn is_counted_range(cursor: Cursor<'_>, end: usize, is_range: bool) -> bool {
    is_range && count::noun(cursor, end, false).is_some_and(|noun| noun.is_countable())
}
