//! What is known of a passage that a query is held to.

use crate::article::{Language, Published};
use crate::query::Day;

/// A passage as the matcher sees it.
#[derive(Debug, Clone, Copy)]
pub struct PassageView<'a> {
    /// The article's id, for `path:`.
    pub id: &'a str,
    /// The article's title.
    pub title: Option<&'a str>,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// Its publication.
    pub source: Option<&'a str>,
    /// Its address on the web.
    pub url: Option<&'a str>,
    /// First and last day on which it may have been published, see [`days`].
    pub published: Option<(Day, Day)>,
    /// The article's language, which everything here is analysed in.
    pub language: Option<Language>,
    /// The headings that the passage stands under.
    pub headings: &'a [String],
    /// The passage's own text.
    pub text: &'a str,
    /// Whether each line of the text may be a block of its own (an item of a list, a row of a table), as in what was
    /// markup; then its sentences are those of [`crate::text::Sentences::of_lines`].
    pub has_blocks_by_line: bool,
    /// Whether it is furniture of its page.
    pub is_furniture: bool,
}

impl<'a> PassageView<'a> {
    /// A text of which nothing else is known.
    pub fn of_text(text: &'a str, language: Option<Language>) -> Self {
        Self {
            id: "",
            title: None,
            author: None,
            source: None,
            url: None,
            published: None,
            language,
            headings: &[],
            text,
            has_blocks_by_line: false,
            is_furniture: false,
        }
    }
}

/// First and last day on which something may have been published of which `published` is known: all of a month or
/// a year where no more is said.
pub fn days(published: &Published) -> Option<(Day, Day)> {
    let mut parts = published.date.split('-').map(str::parse::<i16>);
    let year = parts.next()?.ok()?;
    let month = parts.next().transpose().ok()?;
    let day = parts.next().transpose().ok()?;
    let small = |number: Option<i16>| number.map(|number| i8::try_from(number).ok());
    let (month, day) = (small(month), small(day));
    let from = jiff::civil::Date::new(year, month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?).ok()?;
    let to = match (month, day) {
        (_, Some(_)) => from,
        (Some(_), None) => from.last_of_month(),
        (None, None) => from.last_of_year(),
    };
    let day = |date: jiff::civil::Date| Day { year: date.year(), month: date.month(), day: date.day() };
    Some((day(from), day(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_lasts_from_its_first_day_to_its_last() {
        let days = |written: &str| {
            let (from, to) = days(&Published::parse(written).unwrap()).unwrap();
            format!("{from} {to}")
        };
        assert_eq!(days("2025-06-09"), "2025-06-09 2025-06-09");
        assert_eq!(days("February 2024"), "2024-02-01 2024-02-29");
        assert_eq!(days("2025"), "2025-01-01 2025-12-31");
    }
}
