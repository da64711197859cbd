//! Years that stand alone: `2024`, `in 1066`, `2019–2024`.

use super::amount::{Number, Shape};
use super::count::Noun;
use super::cursor::{Cursor, Lower, Word};
use super::nouns;
use super::tongue::Tongue;
use super::word_lists::{self, listed};
use super::year_leads::{is_named_by_time, is_time_by_itself, is_when_they_did};
use super::year_names;

/// Years where they stand; `low` and `high` are alike for one.
pub(super) struct Years {
    pub(super) end: usize,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// The year of accounts that the word `FY` and the digits on it name: `FY2024`.
pub(super) fn fiscal(cursor: Cursor<'_>, word: Word<'_>) -> Option<Years> {
    let digits = cursor.rest(word.end).bytes().take_while(u8::is_ascii_digit).count();
    let end = word.end + digits;
    let year: i64 = cursor.text.get(word.end..end)?.parse().ok()?;
    let is_whole = cursor.glued_end(word.end) == end;
    // `FY25` is 2025; `FY97` nobody writes any longer.
    let year = if digits == 2 && word.text == "FY" { 2000 + year } else { year };
    let season = (digits == 4 || digits == 2).then(|| range(cursor, end, year)).flatten();
    if let Some(years) = season.filter(|_| word.text == "FY") {
        return Some(years);
    }
    let is_year = match digits {
        4 => matches!(word.text, "FY" | "CY") && (1900..=2100).contains(&year),
        2 => word.text == "FY" && (2000..=2050).contains(&year),
        _ => false,
    };
    (is_year && is_whole).then_some(Years { end, low: year, high: year })
}

/// The year that `number` may be: four digits without a sign among them.
pub(super) fn value(number: &Number) -> Option<i64> {
    let value: i64 = match number.shape {
        Shape::Bare { digits: 4 } if !number.has_scale() => number.plain.try_into().ok()?,
        _ => return None,
    };
    (1000..=2100).contains(&value).then_some(value)
}

/// The years that begin with `number`; `noun` is what stands behind it, where that could be counted.
pub(super) fn read(cursor: Cursor<'_>, number: &Number, noun: Option<&Noun>) -> Option<Years> {
    let year = value(number)?;
    if let Some(years) = range(cursor, number.end, year) {
        return Some(years);
    }
    let before = cursor.word_before(number.start, false).map(|word| word.lower());
    let before = before.as_ref().map_or("", Lower::as_str);
    // `pre-1990 homes`
    let is_joined = cursor.char_before(number.start) == Some('-') && cursor.word_ending(number.start - 1).is_some();
    let in_time = listed(&word_lists::TIMES, before)
        || is_joined
        || is_dotted_circa(cursor, number.start)
        || before == "on" && is_compared(cursor, number.start);
    let usual = (1900..=2039).contains(&year);
    let counted = noun.is_some_and(|noun| {
        let crowd = !is_joined
            && noun.is_countable()
            && !matches!(before, "in" | "since" | "during" | "until")
            && !is_time_by_itself(cursor, number.start, before, noun)
            && !is_named_by_time(cursor, number.start, before, (year, noun));
        let is_straight = !is_joined && is_counted_straight(cursor, number, noun, before);
        crowd || is_straight || noun.hyphen && nouns::is_measured(&noun.unit)
    });
    let alone = number.start == 0 && number.end == cursor.text.len();
    // `Room 2024`, `No. 2021`
    let has_place = listed(&word_lists::PLACES, before)
        || is_before_christ(cursor, number.end)
        || year_names::is_numbered(cursor, number.start)
        || year_names::is_code(cursor, number.start, before)
        || year_names::is_model(cursor, number, year);
    if has_place || nouns::is_street(cursor, number.end) {
        return None;
    }
    if year_names::is_named(cursor, number, before) {
        return None;
    }
    let is_year = if usual {
        !counted
    } else {
        alone
            || in_time && noun.is_none()
            || describes(cursor, number.end, year, (before, noun))
            || is_when_it_was_done(cursor, number, before)
            || noun.is_some_and(|noun| is_when_they_did(cursor, number, noun, before))
    };
    is_year.then_some(Years { end: number.end, low: year, high: year })
}

/// Whether the plural straight behind the number is counted: `lent 1960 spades`, where `the 1960 spades`, `spring 1960 frosts` and
/// `1960 prices` are of a year.
fn is_counted_straight(cursor: Cursor<'_>, number: &Number, noun: &Noun, before: &str) -> bool {
    let Some(word) = cursor.next_word(number.end).filter(|word| word.end == noun.end && !word.is_capitalised()) else {
        return false;
    };
    let lower = word.lower();
    let lower = lower.as_str();
    let is_noun = cursor.tongue == Tongue::English
        && !noun.hyphen
        && nouns::is_plural(lower)
        && !nouns::is_often_verb(lower)
        && !listed(&word_lists::DONE_BY_YEARS, lower)
        && !listed(&word_lists::OF_YEARS, lower)
        && !(cursor.opens_sentence(number.start) && listed(&word_lists::COHORTS, lower));
    is_noun && !tells_which(cursor, number.start, before, noun)
}

/// `In Rome 2000 pilgrims were waiting`: so many hundreds in a place with which the sentence begins; games have the name of their year before
/// what was done there (`In Tokyo 2020 athletes wore masks`).
fn is_place_of_many(cursor: Cursor<'_>, start: usize, noun: &Noun) -> bool {
    let is_round = cursor.text.get(start..start + 4).is_some_and(|year| year.ends_with("00"));
    let place = cursor.word_before(start, false).and_then(|name| cursor.word_before(name.start, false));
    let opens = place.is_some_and(|lead| {
        matches!(lead.text, "In" | "Near" | "Outside" | "Around") && cursor.opens_sentence(lead.start)
    });
    is_round
        && opens
        && cursor.next_word(noun.end).is_some_and(|verb| matches!(verb.text, "were" | "had" | "have" | "are" | "will"))
}

/// Whether the word before the number says that it is a year, or which things those behind it are.
fn tells_which(cursor: Cursor<'_>, start: usize, before: &str, noun: &Noun) -> bool {
    match before {
        "by" => return is_time_by_itself(cursor, start, before, noun),
        // `in 2019 and 2020 voters`
        "and" | "or" | "to" => {
            let joint = cursor.word_before(start, false).map_or(start, |word| word.start);
            let years = cursor.text_before(joint, 5).trim_end_matches(' ');
            return years.len() == 4 && years.bytes().all(|byte| byte.is_ascii_digit());
        }
        "around" | "about" => return false,
        _ => {}
    }
    // `the Lyon 2019 medals`
    let is_name = || {
        cursor.word_before(start, false).is_some_and(|name| {
            name.is_capitalised()
                && !cursor.opens_sentence(name.start)
                && !nouns::is_function(before)
                && !is_place_of_many(cursor, start, noun)
        })
    };
    // `the bitter 1984 quarrels`, `the miners’ 1984 quarrels`
    let is_described = || {
        let second = cursor.word_before(start, false).and_then(|word| cursor.word_before(word.start, false));
        second.is_some_and(|article| {
            matches!(
                article.lower().as_str(),
                "the" | "a" | "an" | "its" | "their" | "his" | "her" | "my" | "our" | "your"
            )
        })
    };
    listed(&word_lists::DETERMINERS, before)
        || listed(&word_lists::TIMES, before)
        || matches!(
            before,
            "s" | "for"
                | "new"
                | "old"
                | "first"
                | "recent"
                | "times"
                | "pre"
                | "post"
                | "year"
                | "season"
                | "versus"
                | "vs"
        )
        || cursor.text_before(start, 4).trim_end_matches(' ').ends_with(['\'', '’'])
        || is_described()
        || is_name()
}

/// `a rise on 1850`, `up 5% on 1850`: what is compared with a year.
fn is_compared(cursor: Cursor<'_>, start: usize) -> bool {
    let Some(on) = cursor.word_before(start, false) else { return false };
    let percent = cursor.text_before(on.start, 4).trim_end_matches(' ').ends_with('%');
    percent
        || cursor.word_before(on.start, false).is_some_and(|word| {
            let lower = word.lower();
            listed(&word_lists::RATE_CHANGES, lower.as_str())
                || matches!(lower.as_str(), "percent" | "cent" | "times" | "gain" | "growth" | "improvement" | "fold")
        })
}

/// `wurde 1887 eröffnet`, `1887 wurde der Bahnhof eröffnet`, `1848 saw a revolt`: a year that no preposition leads.
fn is_when_it_was_done(cursor: Cursor<'_>, number: &Number, before: &str) -> bool {
    let Some(next) = cursor.next_word(number.end).filter(|next| !next.is_capitalised()) else { return false };
    let lower = next.lower();
    let lower = lower.as_str();
    let opens = cursor.opens_sentence(number.start);
    if cursor.tongue != Tongue::German {
        return cursor.tongue == Tongue::English && opens && matches!(lower, "was" | "saw" | "brought" | "marked");
    }
    if opens {
        return matches!(
            lower,
            "wurde" | "wurden" | "war" | "waren" | "begann" | "starb" | "kam" | "zog" | "ging" | "hatte" | "entstand"
        ) || lower.ends_with("te") && lower.len() > 4;
    }
    // `die 1887 gegründete Firma`, where `1500 gezählte Vögel` are so many.
    let is_beginning = word_lists::DONE_IN_A_YEAR.split_ascii_whitespace().any(|stem| lower.starts_with(stem));
    let is_done = lower.ends_with('t') || lower.ends_with("en");
    is_beginning || matches!(before, "wurde" | "wurden") && lower.len() > 5 && is_done
}

/// Whether a year that is not of this age is one by the noun behind it: `the 2051 bond`, `the 1851 census`. What is counted has
/// a plural, and what is measured a unit.
fn describes(cursor: Cursor<'_>, end: usize, year: i64, (before, noun): (&str, Option<&Noun>)) -> bool {
    let Some(next) = cursor.next_word(end).filter(|next| !next.is_capitalised()) else { return false };
    let lower = next.lower();
    let lower = lower.as_str();
    let led = matches!(before, "the" | "its" | "his" | "her" | "their" | "s" | "a" | "this" | "that");
    if year > 2039 {
        return led && listed(&word_lists::DATED, lower);
    }
    // `the 1200 block of Main Street`, `a 1500 final`
    led && noun.is_none()
        && year % 50 != 0
        && lower != "block"
        && lower.len() > 2
        && !nouns::is_plural(lower)
        && !nouns::is_function(lower)
        && !listed(&word_lists::SINGLE_UNITS, lower)
}

/// `c. 1850`, `ca. 1200`: the word for *about* with its dot.
fn is_dotted_circa(cursor: Cursor<'_>, at: usize) -> bool {
    let dotted = cursor.word_before(at, true).filter(|word| cursor.byte(word.end) == b'.');
    dotted.is_some_and(|word| matches!(word.lower().as_str(), "c" | "ca"))
}

/// `1200 BC`, `1200 v. Chr.`: years that are counted the other way round have no value here.
fn is_before_christ(cursor: Cursor<'_>, end: usize) -> bool {
    cursor.next_word(end).is_some_and(|next| {
        matches!(next.text, "BC" | "BCE") || next.text == "v" && cursor.rest(next.end).starts_with(". Chr")
    })
}

/// Whether a stroke and the next year stand on `number`: `2024/25`.
pub(super) fn is_season(cursor: Cursor<'_>, number: &Number) -> bool {
    cursor.byte(number.end) == b'/' && value(number).is_some_and(|year| range(cursor, number.end, year).is_some())
}

/// `2019–2024`, `2019-24`, `2024/25`.
fn range(cursor: Cursor<'_>, end: usize, year: i64) -> Option<Years> {
    let sign = cursor.char_at(end).filter(|sign| matches!(sign, '-' | '–' | '/'))?;
    let at = end + sign.len_utf8();
    let len = cursor.rest(at).bytes().take_while(u8::is_ascii_digit).count();
    let end = at + len;
    let second: i64 = cursor.text.get(at..end)?.parse().ok()?;
    let high = match len {
        4 => second,
        2 => year - year % 100 + second + if second < year % 100 { 100 } else { 0 },
        _ => return None,
    };
    let joins = cursor.has_letter(end)
        || cursor
            .char_at(end)
            .is_some_and(|c| "-–/.,%".contains(c) && (c == '%' || cursor.is_digit(end + c.len_utf8())));
    let season = sign != '/' || high == year + 1;
    (high > year && high - year <= 300 && high <= 2200 && season && !joins).then_some(Years { end, low: year, high })
}
