//! Words for days become days.
//!
//! No clock is read here: whoever asks says which day is today.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::{DateRange, Day, TypedDates};
use crate::article::Published;

/// A stretch of days as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// The first and the last day.
    Fixed(Date, Date),
    /// So many units before the one that today is in.
    Whole(Unit, i64),
    /// The day so many units before today.
    Ago(Unit, i64),
    /// So many units, of which today is the last day.
    Past(Unit, i64),
    /// The last such day before today.
    Weekday(Weekday),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Whether `typed` is a day, a month, a year, or words for one.
pub(super) fn is_moment(typed: &str) -> bool {
    read(typed).is_some()
}

/// Whether `first` is after `last`, whatever day is today.
pub(super) fn is_reversed(first: Option<&str>, last: Option<&str>) -> bool {
    let days = |typed: Option<&str>| typed.and_then(read).and_then(|moment| days(moment, None));
    matches!((days(first), days(last)), (Some((first, _)), Some((_, last))) if first > last)
}

/// The days that `typed` are; `None` where they depend on what day is today and that is not known.
pub(super) fn resolve(typed: &TypedDates, today: Option<Day>) -> Option<DateRange> {
    let today = today.and_then(|day| Date::new(day.year, day.month, day.day).ok());
    let find = |typed: &String| read(typed).and_then(|moment| days(moment, today));
    let next = |day: Date| day.tomorrow().unwrap_or(Date::MAX);
    let previous = |day: Date| day.yesterday().unwrap_or(Date::MIN);
    let (from, to) = match typed {
        TypedDates::On(on) => {
            let (first, last) = find(on)?;
            (Some(first), Some(last))
        }
        TypedDates::Between(first, last) => {
            let first = first.as_ref().map(find);
            let last = last.as_ref().map(find);
            match (first, last) {
                (Some(None), _) | (_, Some(None)) => return None,
                (Some(Some(first)), Some(Some(last))) if first.0 > last.1 => (Some(last.0), Some(first.1)),
                (first, last) => (first.flatten().map(|days| days.0), last.flatten().map(|days| days.1)),
            }
        }
        TypedDates::After(day) => (Some(next(find(day)?.1)), None),
        TypedDates::From(day) => (Some(find(day)?.0), None),
        TypedDates::Before(day) => (None, Some(previous(find(day)?.0))),
        TypedDates::UpTo(day) => (None, Some(find(day)?.1)),
    };
    Some(DateRange { from: from.map(day), to: to.map(day) })
}

fn day(date: Date) -> Day {
    let date = date.max(Date::constant(1, 1, 1));
    Day { year: date.year(), month: date.month(), day: date.day() }
}

/// The first and the last day of `moment`.
fn days(moment: Moment, today: Option<Date>) -> Option<(Date, Date)> {
    match moment {
        Moment::Fixed(first, last) => Some((first, last)),
        Moment::Whole(unit, before) => {
            let inside = back(today?, unit, before);
            let first = match unit {
                Unit::Day => inside,
                Unit::Week => back(inside, Unit::Day, i64::from(inside.weekday().to_monday_zero_offset())),
                Unit::Month => inside.first_of_month(),
                Unit::Year => inside.first_of_year(),
            };
            let last = match unit {
                Unit::Day => inside,
                Unit::Week => back(first, Unit::Day, -6),
                Unit::Month => inside.last_of_month(),
                Unit::Year => inside.last_of_year(),
            };
            Some((first, last))
        }
        Moment::Ago(unit, count) => {
            let day = back(today?, unit, count);
            Some((day, day))
        }
        // Today is the last of them.
        Moment::Past(unit, count) => {
            let before = back(today?, unit, count);
            Some((before.tomorrow().unwrap_or(before).min(today?), today?))
        }
        Moment::Weekday(weekday) => {
            let day = today?.nth_weekday(-1, weekday).ok()?;
            Some((day, day))
        }
    }
}

/// The day so many units before `day`, as far as the calendar goes.
fn back(day: Date, unit: Unit, count: i64) -> Date {
    let count = -count;
    let span = match unit {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    };
    day.saturating_add(span)
}

fn read(typed: &str) -> Option<Moment> {
    let typed = typed.replace('_', " ").to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    match words.as_slice() {
        ["today"] => Some(Moment::Whole(Unit::Day, 0)),
        ["yesterday"] => Some(Moment::Whole(Unit::Day, 1)),
        ["tomorrow"] => Some(Moment::Whole(Unit::Day, -1)),
        ["this", unit] => Some(Moment::Whole(read_unit(unit)?, 0)),
        ["last" | "previous", name] => match weekday(name) {
            Some(weekday) => Some(Moment::Weekday(weekday)),
            None => Some(Moment::Whole(read_unit(name)?, 1)),
        },
        ["last" | "past", count, unit] => Some(Moment::Past(read_unit(unit)?, number(count)?)),
        [count, unit, "ago"] => Some(Moment::Ago(read_unit(unit)?, number(count)?)),
        [name] if weekday(name).is_some() => weekday(name).map(Moment::Weekday),
        _ => fixed(&typed),
    }
}

fn fixed(typed: &str) -> Option<Moment> {
    let published = Published::parse(typed)?;
    // A long number is a time stamp: nobody types one for a day.
    if typed.bytes().all(|byte| byte.is_ascii_digit()) && !matches!(typed.len(), 4 | 8) {
        return None;
    }
    let mut numbers = published.date.split('-');
    let year = numbers.next()?.parse().ok()?;
    let month: Option<i8> = numbers.next().and_then(|month| month.parse().ok());
    let day: Option<i8> = numbers.next().and_then(|day| day.parse().ok());
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (None, _) => first.last_of_year(),
        (_, None) => first.last_of_month(),
        _ => first,
    };
    Some(Moment::Fixed(first, last))
}

/// More than this many of anything is before all writing.
const MOST_UNITS: i64 = 9999;

fn number(typed: &str) -> Option<i64> {
    match typed {
        "a" | "an" | "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        _ => typed.parse().ok().filter(|number| (0..=MOST_UNITS).contains(number) && !typed.starts_with('+')),
    }
}

fn read_unit(typed: &str) -> Option<Unit> {
    match typed {
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" => Some(Unit::Week),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

fn weekday(typed: &str) -> Option<Weekday> {
    match typed {
        "monday" => Some(Weekday::Monday),
        "tuesday" => Some(Weekday::Tuesday),
        "wednesday" => Some(Weekday::Wednesday),
        "thursday" => Some(Weekday::Thursday),
        "friday" => Some(Weekday::Friday),
        "saturday" => Some(Weekday::Saturday),
        "sunday" => Some(Weekday::Sunday),
        _ => None,
    }
}
