//! What may be asked of an article or a passage besides its words.

use std::fmt;

use crate::article::Language;
use crate::text::Span;

/// What is known of the article or the passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Where it was typed.
    pub span: Span,
    /// What it asks.
    pub condition: Condition,
}

/// What a filter asks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// The path of the article's file below the corpus folder matches this pattern: `*` any characters but `/`, `**` any, `?` one. A pattern without
    /// `/` may match any part of the path, one that ends in `/` all below that folder.
    Path(String),
    /// The article is in this language.
    Language(Language),
    /// A day on which the article may have been published lies in the range.
    Date(DateRange),
    /// It is known of the article.
    Has(Known),
    /// Whether the passage is furniture of its page.
    Boilerplate(bool),
}

/// Something that is known of an article or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// When it was published.
    Date,
    /// Who wrote it.
    Author,
    /// Its title.
    Title,
    /// Its publication.
    Source,
    /// Its address on the web.
    Url,
    /// Its language.
    Language,
}

impl Known {
    /// All of it.
    pub const ALL: [Self; 6] = [Self::Date, Self::Author, Self::Title, Self::Source, Self::Url, Self::Language];

    /// As typed behind `has:`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Author => "author",
            Self::Title => "title",
            Self::Source => "source",
            Self::Url => "url",
            Self::Language => "lang",
        }
    }
}

/// Days from the first to the last, both included; open where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, from 1 to 9999.
    pub year: i16,
    /// Month, from 1.
    pub month: i8,
    /// Day of the month, from 1.
    pub day: i8,
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
