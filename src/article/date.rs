//! When an article was published, as precisely as it says.

use serde::{Deserialize, Serialize};

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

impl Published {
    /// Reads a date as articles and their metadata write it; `None` where it is none, or impossible.
    pub fn parse(written: &str) -> Option<Self> {
        let date: jiff::civil::Date = written.trim().get(..10)?.parse().ok()?;
        Some(Self { date: date.to_string(), precision: Precision::Day })
    }
}
