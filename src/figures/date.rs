//! Days and months of a year, in words and in numbers.

use super::cursor::{Cursor, Word};
use super::tongue::Tongue;
use super::word_lists::{self, listed};
use crate::article::{Published, month_number};

/// A date where it stands: from `low` to `high`, which are alike unless it is a range of days.
pub(super) struct Date {
    pub(super) end: usize,
    pub(super) low: String,
    pub(super) high: String,
}

/// What stands at a place where a date might begin.
pub(super) enum Found {
    Date(Date),
    /// A day without a year, or what looks like a date and is none: text, up to here.
    Text(usize),
    Nothing,
}

impl Found {
    fn single(end: usize, date: String) -> Self {
        Self::Date(Date { end, low: date.clone(), high: date })
    }
}

/// What begins with the digits at `at`: `2025-06-09`, `09.06.2025`, `9 June 2025`, `9. Juni 2025`.
pub(super) fn at_digits(cursor: Cursor<'_>, at: usize) -> Found {
    let len = cursor.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    if len != 1 && len != 2 && len != 4 {
        return Found::Nothing;
    }
    if let Some(found) = in_numbers(cursor, at, len) {
        return found;
    }
    if len == 4 {
        return joined(cursor, at, len).unwrap_or(Found::Nothing);
    }
    if let Some(found) = joined(cursor, at, len) {
        return found;
    }
    let mut end = at + len;
    let suffix = cursor.word(end);
    if matches!(suffix.text, "st" | "nd" | "rd" | "th" | "er" | "º") {
        end = suffix.end;
    } else if cursor.char_at(end) == Some('°') {
        // `1° marzo`
        end += '°'.len_utf8();
    } else if cursor.byte(end) == b'.' {
        end += 1;
    }
    let Some(mut month) = cursor.next_word(end) else { return Found::Nothing };
    if matches!(month.text, "of" | "de") {
        let Some(behind) = cursor.next_word(month.end) else { return Found::Nothing };
        month = behind;
    }
    let Some(number) = month_called(cursor, month, true) else { return Found::Nothing };
    let day = number_at(cursor, at, len);
    match year_behind(cursor, month.end, true).and_then(|(year, end)| day_of(year, number, day).map(|date| (date, end)))
    {
        Some((date, end)) => Found::single(end, date),
        None => Found::Text(month.end),
    }
}

/// `14-Mar-2025`, `2025-Mar-14`, `14/Mar/2025`: the name of a month between two numbers and the same sign twice.
fn joined(cursor: Cursor<'_>, at: usize, len: usize) -> Option<Found> {
    let sign = cursor.byte(at + len);
    let name = cursor.word(at + len + 1);
    if !matches!(sign, b'-' | b'/' | b'.') || name.text.len() < 3 || cursor.byte(name.end) != sign {
        return None;
    }
    let month = month_called(cursor, name, true)?;
    let second = name.end + 1;
    let second_len = cursor.rest(second).bytes().take(5).take_while(u8::is_ascii_digit).count();
    let end = second + second_len;
    let (year, day) = match (len, second_len) {
        (4, 1..=2) => (number_at(cursor, at, len), number_at(cursor, second, second_len)),
        (1..=2, 4) => (number_at(cursor, second, second_len), number_at(cursor, at, len)),
        _ => return None,
    };
    let year = i16::try_from(year).ok().filter(|year| (1000..3000).contains(year))?;
    let date = day_of(year, month, day)?;
    (cursor.glued_end(at) == end).then(|| Found::single(end, date))
}

/// What begins with the name of a month at `word`: `June 9, 2025`, `June 2025`, `June 9–12, 2025`.
pub(super) fn at_month(cursor: Cursor<'_>, word: Word<'_>) -> Found {
    let Some(month) = month_called(cursor, word, false) else { return Found::Nothing };
    let dotted = cursor.byte(word.end) == b'.' && word.text.len() <= 4;
    let Some(at) = cursor.after_blank(word.end + usize::from(dotted)) else { return Found::Nothing };
    // `marzo de 2023`, `March of 2023`
    let link = cursor.word(at);
    let at_year = match link.text {
        "de" | "del" | "of" => cursor.after_blank(link.end).unwrap_or(at),
        _ => at,
    };
    if let Some((year, end)) = year_behind(cursor, at_year, false) {
        let month = day_of(year, month, 1).and_then(|date| date.get(..7).map(str::to_owned));
        return month.map_or(Found::Nothing, |date| Found::single(end, date));
    }
    let len = cursor.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&len) {
        return Found::Nothing;
    }
    let day = number_at(cursor, at, len);
    let suffix = cursor.word(at + len);
    let mut end = if matches!(suffix.text, "st" | "nd" | "rd" | "th") { suffix.end } else { at + len };
    let mut last_day = day;
    if let Some(dash @ ('-' | '–')) = cursor.char_at(end) {
        let to = end + dash.len_utf8();
        let len = cursor.rest(to).bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&len) {
            last_day = number_at(cursor, to, len);
            end = to + len;
        }
    }
    let comma = usize::from(cursor.byte(end) == b',');
    let Some((year, behind)) = year_behind(cursor, end + comma, true) else { return Found::Text(end) };
    match (day_of(year, month, day), day_of(year, month, last_day)) {
        (Some(low), Some(high)) if low <= high => Found::Date(Date { end: behind, low, high }),
        _ => Found::Text(end),
    }
}

/// The number of the month that `word` names. In English a month has a capital, so that `may` and `march` stay verbs.
pub(super) fn month_called(cursor: Cursor<'_>, word: Word<'_>, day_before: bool) -> Option<i64> {
    let romance = matches!(cursor.tongue, Tongue::French | Tongue::Spanish | Tongue::Italian | Tongue::OtherComma);
    let is_name = word.is_capitalised() || day_before || romance && word.text.len() >= 4;
    if !is_name {
        return None;
    }
    let lower = word.lower();
    let lower = lower.as_str();
    // Months of other languages are English words and names: `set`, `out`, `Mars 2020`.
    let english =
        matches!(lower, "jan" | "feb" | "mar" | "apr" | "may" | "jun" | "jul" | "aug" | "sep" | "oct" | "nov" | "dec");
    let named = english || listed(&word_lists::MONTHS, lower);
    if !named && !day_before && cursor.tongue == Tongue::English {
        return None;
    }
    // `3 set 2024` may be anything in English; `5 mai 2024` is a day in France.
    if day_before && !word.is_capitalised() && lower.len() <= 3 && !romance {
        return None;
    }
    month_number(lower)
}

/// Four digits behind a blank, a comma or `de`, and where they end; `blank` says whether a blank must stand there.
pub(super) fn year_behind(cursor: Cursor<'_>, at: usize, blank: bool) -> Option<(i16, usize)> {
    let mut at = at;
    if blank {
        at += usize::from(cursor.byte(at) == b',' || (cursor.byte(at) == b'.' && cursor.byte(at + 1) == b' '));
        at = cursor.after_blank(at)?;
        let link = cursor.word(at);
        if matches!(link.text, "de" | "del" | "of") {
            at = cursor.after_blank(link.end)?;
        }
    }
    let len = cursor.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    let end = at + len;
    let joins = cursor.has_letter(end) || matches!(cursor.byte(end), b',' | b'.') && cursor.is_digit(end + 1);
    if len != 4 || joins {
        return None;
    }
    let year = i16::try_from(number_at(cursor, at, len)).ok()?;
    (1000..3000).contains(&year).then_some((year, end))
}

fn number_at(cursor: Cursor<'_>, at: usize, len: usize) -> i64 {
    cursor.text.get(at..at + len).and_then(|digits| digits.parse().ok()).unwrap_or(-1)
}

pub(super) fn day_of(year: i16, month: i64, day: i64) -> Option<String> {
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

/// The year, month and day that three numbers at `at` name, and where they end: `2025-06-09`, `09.06.2025`.
pub(super) fn whole(cursor: Cursor<'_>, at: usize) -> Option<(i16, i64, i64, usize)> {
    let len = cursor.rest(at).bytes().take(5).take_while(u8::is_ascii_digit).count();
    let Some(Found::Date(date)) = in_numbers(cursor, at, len) else { return None };
    let mut parts = date.low.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, date.end))
}

/// Three numbers with the same sign between them, or a year and a month.
fn in_numbers(cursor: Cursor<'_>, at: usize, len: usize) -> Option<Found> {
    let sign = cursor.byte(at + len);
    if !matches!(sign, b'-' | b'/' | b'.') {
        return None;
    }
    let second = at + len + 1;
    let second_len = cursor.rest(second).bytes().take_while(u8::is_ascii_digit).count();
    let third = second + second_len + 1;
    if !(1..=2).contains(&second_len) || cursor.byte(third - 1) != sign {
        return year_and_month(cursor, at, len, second, second_len);
    }
    let third_len = cursor.rest(third).bytes().take_while(u8::is_ascii_digit).count();
    let end = third + third_len;
    let shaped = matches!((len, third_len), (4, 1..=2) | (1..=2, 4));
    let goes_on = matches!(cursor.byte(end), b'-' | b'/' | b'.' | b'_') && cursor.is_digit(end + 1);
    if !shaped || goes_on {
        return None;
    }
    let written = cursor.text.get(at..end)?;
    Some(match Published::parse(written) {
        Some(published) => Found::single(end, published.date),
        // The thirteenth of which month, the sixth of September or the ninth of June: nobody can tell.
        None => Found::Text(cursor.glued_end(end)),
    })
}

/// `2025-06`; but `2005-06` are two years.
fn year_and_month(cursor: Cursor<'_>, at: usize, len: usize, second: usize, second_len: usize) -> Option<Found> {
    let end = second + second_len;
    if len != 4 || second_len != 2 || cursor.byte(second - 1) != b'-' || cursor.has_letter(end) {
        return None;
    }
    let (year, month) = (number_at(cursor, at, len), number_at(cursor, second, 2));
    let plausible = (1900..2100).contains(&year) && (1..=12).contains(&month) && year % 100 + 1 != month;
    let closed = !matches!(cursor.byte(end), b'-' | b'/' | b'.') || !cursor.is_digit(end + 1);
    (plausible && closed).then(|| Found::single(end, format!("{year:04}-{month:02}")))
}
