//! What is read of a figure.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::text::Span;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An amount of a currency.
    Money,
    /// Parts of a hundred, fractions among them.
    Percent,
    /// Percentage points or basis points: differences between percentages.
    Points,
    /// So many of something.
    Count,
    /// So many times as much.
    Multiple,
    /// A day or a month of a year.
    Date,
    /// A year.
    Year,
}

impl Kind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 7] =
        [Self::Money, Self::Percent, Self::Points, Self::Count, Self::Multiple, Self::Date, Self::Year];

    /// The kind in one word, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Count => "count",
            Self::Multiple => "multiple",
            Self::Date => "date",
            Self::Year => "year",
        }
    }
}

/// What a text says about how exact a figure is, or how sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hedge {
    /// It is the least: over, more than, at least.
    Over,
    /// It is the most: under, up to, at most.
    Under,
    /// It is somewhere around: about, roughly, close to.
    About,
    /// It is not quite reached: nearly, almost.
    Nearly,
    /// It is not asserted: reportedly, potentially, would.
    Reported,
}

impl Hedge {
    /// The hedge in one word, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Under => "under",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::Reported => "reported",
        }
    }
}

/// A value, or an end of a range of values.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// An exact decimal, without zeros at its end.
    Number(Decimal),
    /// A year, a month or a day as ISO 8601 writes it: `2025`, `2025-06`, `2025-06-09`.
    Date(String),
}

impl Bound {
    /// The number, where it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Date(_) => None,
        }
    }
}

/// Plain digits: no exponent, no zeros at the end, no plus sign.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{}", number.normalize()),
            Self::Date(date) => f.write_str(date),
        }
    }
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Bytes of the text: the amount with its currency, scale and unit words, without the hedge.
    pub span: Span,
    /// What it counts.
    pub kind: Kind,
    /// An ISO 4217 code for money, `%` for percent, `percentage points` or `basis points`, the noun of a count as it is
    /// written; `None` for multiples, dates, years, and counts of nothing that is named.
    pub unit: Option<Cow<'static, str>>,
    /// Its value; `None` for a range.
    pub value: Option<Bound>,
    /// The least it can be; `None` where that is open. That of a plain value is the value.
    pub low: Option<Bound>,
    /// The most it can be; `None` where that is open.
    pub high: Option<Bound>,
    /// How exact or how sure it is said to be.
    pub hedge: Option<Hedge>,
}

impl Figure {
    /// A figure of one value, or of a range where `low` and `high` differ, under a hedge.
    pub(super) fn new(
        span: Span,
        kind: Kind,
        unit: Option<Cow<'static, str>>,
        (low, high): (Bound, Bound),
        hedge: Option<Hedge>,
    ) -> Self {
        let value = (low == high).then(|| low.clone());
        // A hedge that opens a side opens it for a range as well: `over 10 to 15 percent` has no upper end.
        let (low, high) = match hedge {
            Some(Hedge::Over) => (Some(low), None),
            Some(Hedge::Under | Hedge::Nearly) => (None, Some(high)),
            Some(Hedge::About | Hedge::Reported) | None => (Some(low), Some(high)),
        };
        Self { span, kind, unit, value, low, high, hedge }
    }

    /// The words of the figure in `text`, the text that it was read from.
    pub fn as_written<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.range()).unwrap_or_default()
    }
}
