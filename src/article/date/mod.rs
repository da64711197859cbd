//! When an article was published, as precisely as it says.

mod numbers;
mod tokens;
mod words;

use serde::{Deserialize, Serialize};

use tokens::{Token, tokens};

/// How much of a date was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A year alone.
    Year,
    /// Year and month.
    Month,
    /// A calendar day.
    Day,
    /// A time of day as well.
    Time,
}

/// A date of publication.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Published {
    /// The calendar date as written, ISO 8601 cut to its precision: `2025`, `2025-06`, `2025-06-09`.
    /// A time of day, where given, decides nothing: the day is the one the article names.
    pub date: String,
    /// How much of it the article said.
    pub precision: Precision,
}

/// The number of the month that `word`, in small letters, names in one of the languages that dates are read in.
pub(crate) fn month_number(word: &str) -> Option<i64> {
    words::month(word)
}

// A longer text is prose, not a date.
const MAX_CHARS: usize = 120;

impl Published {
    /// Reads a date as articles and their metadata write it; `None` where it is none, impossible, or
    /// open to two readings (`6/9/2025`). Words that say no date ("yesterday", "2 hours ago") are none.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        if written.chars().nth(MAX_CHARS).is_some() || !written.contains(|c: char| c.is_numeric()) {
            return None;
        }
        if written.bytes().all(|byte| byte.is_ascii_digit()) {
            return numbers::from_digits(written);
        }
        read(&tokens(written)?)
    }

    /// The date of a Unix timestamp, in seconds or milliseconds, as a UTC calendar day.
    pub fn from_unix(stamp: i64) -> Option<Self> {
        // Seconds reach this figure in the year 5138, milliseconds reached it in 1973.
        let seconds = if stamp.unsigned_abs() >= 100_000_000_000 { stamp / 1000 } else { stamp };
        let instant = jiff::Timestamp::from_second(seconds).ok()?;
        let date = instant.to_zoned(jiff::tz::TimeZone::UTC).date();
        Self::of(i64::from(date.year()), Some(i64::from(date.month())), Some(i64::from(date.day())), true)
    }

    /// The date in a line that holds nothing else than dates, times, reading times and words around them
    /// ("Updated Jun 9, 2025 5:27 am ET · 2 min read"); the line may be such a line without any date.
    pub(super) fn of_dateline(line: &str) -> Option<Option<Self>> {
        let line = line.trim();
        if line.is_empty() || line.chars().nth(MAX_CHARS).is_some() {
            return None;
        }
        let tokens = tokens(line)?;
        let says_when = tokens.iter().any(|token| matches!(token, Token::Month(_) | Token::Time | Token::Span))
            || tokens.iter().filter(|token| matches!(token, Token::Number { .. })).count() >= 3
            || tokens.contains(&Token::Ago);
        let says_number = line.contains(|c: char| c.is_numeric()) || tokens.contains(&Token::Ago);
        (says_when && says_number).then(|| read(&tokens))
    }

    fn of(year: i64, month: Option<i64>, day: Option<i64>, time: bool) -> Option<Self> {
        // Year 1 and its like are how programs write "no date".
        if !(1000..=9998).contains(&year) {
            return None;
        }
        let (Ok(y), Ok(m), Ok(d)) =
            (i16::try_from(year), i8::try_from(month.unwrap_or(1)), i8::try_from(day.unwrap_or(1)))
        else {
            return None;
        };
        let date = jiff::civil::Date::new(y, m, d).ok()?;
        let (length, precision) = match (month, day) {
            (None, _) => (4, Precision::Year),
            (Some(_), None) => (7, Precision::Month),
            (Some(_), Some(_)) => (10, if time { Precision::Time } else { Precision::Day }),
        };
        Some(Self { date: date.to_string().get(..length)?.to_owned(), precision })
    }
}

/// The first date that the tokens spell.
fn read(tokens: &[Token]) -> Option<Published> {
    if tokens.contains(&Token::Ago) {
        return None;
    }
    let time = tokens.contains(&Token::Time);
    match tokens.iter().position(|token| matches!(token, Token::Month(_))) {
        Some(at) => words::around_month(tokens, at, time),
        None => numbers::from_numbers(tokens, time),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(written: &str) -> Option<String> {
        Published::parse(written).map(|published| published.date)
    }

    #[test]
    fn dates_are_read_as_articles_write_them() {
        for (written, expected) in [
            ("2025-06-09", "2025-06-09"),
            ("2025-06-09T05:27:00Z", "2025-06-09"),
            ("2025-06-09T23:27:00.123-04:00", "2025-06-09"),
            ("2025-06-09T23:27:00.123456+0000", "2025-06-09"),
            ("2025-06-09 05:27:11", "2025-06-09"),
            ("2025-06-09T05:27:00-04:00[America/New_York]", "2025-06-09"),
            ("20250609", "2025-06-09"),
            ("2025/06/09", "2025-06-09"),
            ("2025.6.9", "2025-06-09"),
            ("2025年6月9日", "2025-06-09"),
            ("Mon, 09 Jun 2025 05:27:00 -0400", "2025-06-09"),
            ("Mon, 9 Jun 2025 05:27:00 GMT", "2025-06-09"),
            ("June 9, 2025", "2025-06-09"),
            ("9 June 2025", "2025-06-09"),
            ("9th of June, 2025", "2025-06-09"),
            ("June 9th, 2025 at 5:27 p.m. EDT", "2025-06-09"),
            ("Jun. 9, 2025", "2025-06-09"),
            ("Sept. 9, 2025", "2025-09-09"),
            ("Jun 9, 2025 5:27 am ET", "2025-06-09"),
            ("Monday, Jun 9, 2025", "2025-06-09"),
            ("Tuesday, Mar 4, 2025 6:12 pm ET3min read", "2025-03-04"),
            ("Published: 12 June 2025", "2025-06-12"),
            ("Updated June 9, 2025 · 5 min read", "2025-06-09"),
            ("09.06.2025", "2025-06-09"),
            ("9.6.2025, 17:30 Uhr", "2025-06-09"),
            ("6/19/2025", "2025-06-19"),
            ("19/6/2025", "2025-06-19"),
            ("19-06-2025", "2025-06-19"),
            ("6/6/2025", "2025-06-06"),
            ("9-Jun-2025", "2025-06-09"),
            ("9. Juni 2025", "2025-06-09"),
            ("1er juin 2025", "2025-06-01"),
            ("le 9 août 2025 à 10h30", "2025-08-09"),
            ("9 de junio de 2025", "2025-06-09"),
            ("9 giugno 2025", "2025-06-09"),
            ("5 March 1999", "1999-03-05"),
            ("May 5, 2024", "2024-05-05"),
        ] {
            assert_eq!(date(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn precision_is_what_was_said() {
        for (written, expected, precision) in [
            ("2025", "2025", Precision::Year),
            ("2025-06", "2025-06", Precision::Month),
            ("June 2025", "2025-06", Precision::Month),
            ("06/2025", "2025-06", Precision::Month),
            ("2025-06-09", "2025-06-09", Precision::Day),
            ("2025-06-09T05:27:00Z", "2025-06-09", Precision::Time),
            ("Jun 9, 2025 5:27 am ET", "2025-06-09", Precision::Time),
        ] {
            let found = Published::parse(written).expect(written);
            assert_eq!((found.date.as_str(), found.precision), (expected, precision), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_or_open_to_two_readings_is_none() {
        for written in [
            "",
            " ",
            "yesterday",
            "2 hours ago",
            "vor 2 Stunden",
            "hace 3 horas",
            "today at 5:27 am",
            "6/9/2025",
            "2025-02-30",
            "30 February 2025",
            "2025-13-01",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "12025-01-01",
            "June 31, 2025",
            "31.04.2025",
            "In 2025 the company grew",
            "June",
            "Monday",
            "9 June",
            "June 9",
            "5:27 am",
            "12",
            "123",
            "99999",
            "June 9, 25",
            "Scale AI 2025",
            "v2.0.2025-beta",
            "2025-06-09-10",
            "2025 2024",
        ] {
            assert_eq!(date(written), None, "{written}");
        }
    }

    #[test]
    fn timestamps_count_seconds_or_milliseconds() {
        assert_eq!(Published::from_unix(1_749_447_000).unwrap().date, "2025-06-09");
        assert_eq!(Published::from_unix(1_749_447_000_123).unwrap().date, "2025-06-09");
        assert_eq!(date("1749447000").as_deref(), Some("2025-06-09"));
        assert_eq!(Published::from_unix(i64::MAX), None);
        assert_eq!(Published::from_unix(i64::MIN), None);
    }

    #[test]
    fn a_line_of_dates_is_told_from_prose() {
        for line in ["5 min read", "Tuesday, Mar 4, 2025 6:12 pm ET3min read", "Updated 2 hours ago", "12 June 2025"] {
            assert!(Published::of_dateline(line).is_some(), "{line}");
        }
        for line in ["In June 2025 Meta paid.", "2025", "May", "The 5 min read that changed me", "12 comments", "3."] {
            assert!(Published::of_dateline(line).is_none(), "{line}");
        }
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn parsing_never_panics_and_gives_real_dates(written in "[0-9a-zA-ZäÄß年月日 :,./+-]{0,24}|\\PC{0,40}") {
            if let Some(found) = Published::parse(&written) {
                let full = format!("{}{}", found.date, &"-01-01"[..10 - found.date.len()]);
                prop_assert!(full.parse::<jiff::civil::Date>().is_ok(), "{full}");
            }
        }

        #[test]
        fn a_date_reads_back_in_every_form(days in 0i32..200_000) {
            let day = jiff::civil::date(1500, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
            for form in ["%Y-%m-%d", "%B %d, %Y", "%d %b %Y", "%A, %d. %B %Y", "%d.%m.%Y", "%Y/%m/%d"] {
                let written = day.strftime(form).to_string();
                prop_assert_eq!(date(&written), Some(day.to_string()), "{}", written);
            }
        }
    }
}
