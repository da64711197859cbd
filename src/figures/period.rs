//! Times with two ends in words: `between March 2020 and June 2022`, `3 to 5 May 2024`, `du 3 au 5 mai 2024`.

use super::cursor::{Cursor, Word};
use super::date::{self, Date, Found};
use super::range::Lead;
use super::tongue::Tongue;

/// One end of a time, as far as it is written.
#[derive(Clone, Copy)]
struct Piece {
    end: usize,
    year: Option<i16>,
    month: Option<i64>,
    day: Option<i64>,
}

/// The time that begins at `at`, behind the word that `lead` stands for.
///
/// The first end may leave out what the second one says: `3 to 5 May 2024`. Both are as precise as each other.
pub(super) fn read(cursor: Cursor<'_>, at: usize, lead: Lead) -> Option<Date> {
    let first = piece(cursor, at)?;
    let second = piece(cursor, link(cursor, first, lead)?)?;
    let (year, month) = (second.year?, second.month?);
    if first.day.is_some() != second.day.is_some() {
        return None;
    }
    let bound = |year: i16, month: i64, day: Option<i64>| {
        let date = date::day_of(year, month, day.unwrap_or(1))?;
        if day.is_some() { Some(date) } else { date.get(..7).map(str::to_owned) }
    };
    let low = bound(first.year.unwrap_or(year), first.month.unwrap_or(month), first.day)?;
    let high = bound(year, month, second.day)?;
    (low < high).then_some(Date { end: second.end, low, high })
}

/// The same where `found` is what stands at `at` alone: few times go on, and the rest are not read twice.
pub(super) fn behind(cursor: Cursor<'_>, at: usize, found: &Found) -> Option<Date> {
    let end = match found {
        Found::Date(date) => date.end,
        Found::Text(end) => *end,
        Found::Nothing if cursor.is_digit(at) => day(cursor, at)?.1,
        Found::Nothing => cursor.word(at).end,
    };
    let blank = cursor.blank(end);
    let joined = matches!(cursor.byte(blank), b'-' | 0xe2)
        || matches!(
            cursor.word(blank).text,
            "to" | "until" | "till" | "through" | "bis" | "à" | "au" | "a" | "al" | "hasta"
        );
    if joined { read(cursor, at, Lead::None) } else { None }
}

/// Where the second end begins: behind a dash, or the word that joins two times.
fn link(cursor: Cursor<'_>, first: Piece, lead: Lead) -> Option<usize> {
    let end = first.end;
    if lead != Lead::Between {
        // A blank on both sides of a dash joins what is whole on either side.
        let blank = if first.month.is_some() { cursor.blank(end) } else { end };
        if let Some(dash) = cursor.char_at(blank).filter(|sign| matches!(sign, '-' | '–' | '—')) {
            let behind = blank + dash.len_utf8();
            let next = cursor.blank(behind);
            return ((next > behind) == (blank > end)).then_some(next);
        }
    }
    let word = cursor.next_word(end)?;
    let joins = match lead {
        Lead::Between => matches!(
            (word.text, cursor.tongue),
            ("and", _)
                | ("und", Tongue::German)
                | ("et", Tongue::French)
                | ("y", Tongue::Spanish)
                | ("e", Tongue::Italian)
        ),
        Lead::From | Lead::None => matches!(
            (word.text, cursor.tongue),
            ("to" | "until" | "till" | "through", Tongue::English | Tongue::OtherComma)
                | ("bis", Tongue::German)
                | ("à" | "au", Tongue::French)
                | ("a" | "al" | "hasta", Tongue::Spanish)
                | ("a" | "al", Tongue::Italian)
        ),
    };
    if joins { cursor.after_blank(word.end) } else { None }
}

/// What is written of a time at `at`.
fn piece(cursor: Cursor<'_>, at: usize) -> Option<Piece> {
    let article = cursor.word(at);
    let at = match article.text {
        "le" | "el" | "il" | "dem" | "the" | "zum" => cursor.after_blank(article.end)?,
        _ => at,
    };
    if cursor.is_digit(at) { in_digits(cursor, at) } else { in_words(cursor, cursor.word(at)) }
}

/// `3`, `3 May`, `3. Mai 2024`, `2024-05-03`.
fn in_digits(cursor: Cursor<'_>, at: usize) -> Option<Piece> {
    if let Some((year, month, day, end)) = date::whole(cursor, at) {
        return Some(Piece { end, year: Some(year), month: Some(month), day: Some(day) });
    }
    let (day, end) = day(cursor, at)?;
    let alone = Piece { end, year: None, month: None, day: Some(day) };
    let Some(mut name) = cursor.next_word(end) else { return Some(alone) };
    if matches!(name.text, "of" | "de") {
        name = cursor.next_word(name.end)?;
    }
    let Some(month) = date::month_called(cursor, name, true) else { return Some(alone) };
    Some(with_year(cursor, Piece { end: name.end, month: Some(month), ..alone }, true))
}

/// `March`, `March 2020`, `March 3`, `March 3, 2020`, `marzo de 2020`.
fn in_words(cursor: Cursor<'_>, name: Word<'_>) -> Option<Piece> {
    let month = date::month_called(cursor, name, false)?;
    let dotted = cursor.byte(name.end) == b'.' && name.text.len() <= 4;
    let end = name.end + usize::from(dotted);
    let alone = Piece { end, year: None, month: Some(month), day: None };
    let Some(at) = cursor.after_blank(end) else { return Some(alone) };
    match day(cursor, at) {
        Some((day, end)) => Some(with_year(cursor, Piece { end, day: Some(day), ..alone }, true)),
        None => Some(with_year(cursor, alone, false)),
    }
}

fn with_year(cursor: Cursor<'_>, piece: Piece, comma: bool) -> Piece {
    let at = piece.end + usize::from(comma && cursor.byte(piece.end) == b',');
    match date::year_behind(cursor, at, true) {
        Some((year, end)) => Piece { year: Some(year), end, ..piece },
        None => piece,
    }
}

/// A day of a month in digits, and where it ends: `3`, `3rd`, `3.`.
fn day(cursor: Cursor<'_>, at: usize) -> Option<(i64, usize)> {
    let len = cursor.rest(at).bytes().take(3).take_while(u8::is_ascii_digit).count();
    if !matches!(len, 1 | 2) {
        return None;
    }
    let day = cursor.text.get(at..at + len)?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let mut end = at + len;
    let suffix = cursor.word(end);
    if matches!(suffix.text, "st" | "nd" | "rd" | "th" | "er" | "º") {
        end = suffix.end;
    } else if cursor.char_at(end) == Some('°') {
        end += '°'.len_utf8();
    } else if cursor.byte(end) == b'.' && cursor.tongue == Tongue::German {
        end += 1;
    } else if !suffix.is_empty() || matches!(cursor.byte(end), b'.' | b':' | b'/' | b'%') && cursor.is_digit(end + 1) {
        return None;
    }
    Some((day, end))
}
