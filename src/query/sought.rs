//! A figure that is looked for: one that was typed among words, or a condition that figures satisfy.

use rust_decimal::Decimal;

use crate::analysis::{FigureTerm, spelling_term};
use crate::figures::{Bound, Hedge, Kind};
use crate::text::Span;

/// What a figure counts that says more or less than the one typed: `nearly $15 billion` for `$15B`.
const HEDGED_WEIGHT: f32 = 0.4;
/// What the same spelling counts beside the value.
const SPELLING_WEIGHT: f32 = 0.3;

/// A figure that is looked for in title, headings and text.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// As typed.
    pub typed: String,
    /// Where it was typed.
    pub span: Span,
    /// What is asked of it.
    pub wanted: Wanted,
}

/// What is asked of a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// It is worth the same as one that was typed.
    Same(SameFigure),
    /// It satisfies a condition.
    Condition(FigureCondition),
}

/// A figure that was typed among words: it stands for every way of writing the value.
#[derive(Debug, Clone, PartialEq)]
pub struct SameFigure {
    /// Terms of figures of that value, see [`FigureTerm`], each with what it counts: less where a text hedges otherwise
    /// than the query.
    pub terms: Vec<(String, f32)>,
    /// The term of its spelling, with what that counts beside the value.
    pub spelling: (String, f32),
    /// The term of the word that it was typed as, where it was one word (`$14.3b`), with what it counts: it tells what
    /// stands beside the figure, and finds nothing by itself, for it is a word of other figures, too.
    pub word: Option<(String, f32)>,
}

impl SameFigure {
    /// What stands for `figure`, written so: for a range each end is one to look for.
    pub(super) fn of(figure: &FigureTerm, as_written: &str, word: Option<String>) -> Vec<Self> {
        let (Some(low), Some(high)) = (&figure.low, &figure.high) else {
            return figure
                .low
                .iter()
                .chain(&figure.high)
                .map(|end| Self::new(figure, end, as_written, &word))
                .collect();
        };
        let ends = if low == high { vec![low] } else { vec![low, high] };
        ends.into_iter().map(|end| Self::new(figure, end, as_written, &word)).collect()
    }

    /// What stands for the value `value`, an end of `figure`, and for the whole of it.
    fn new(figure: &FigureTerm, value: &Bound, as_written: &str, word: &Option<String>) -> Self {
        let of = |hedge: Option<Hedge>| {
            let (low, high) = match hedge {
                Some(Hedge::Over) => (Some(value), None),
                Some(Hedge::Under | Hedge::Nearly) => (None, Some(value)),
                _ => (Some(value), Some(value)),
            };
            FigureTerm { kind: figure.kind, unit: figure.unit.clone(), low: low.cloned(), high: high.cloned(), hedge }
        };
        let hedges = [Hedge::About, Hedge::Reported, Hedge::Over, Hedge::Under, Hedge::Nearly];
        let mut terms = vec![(figure.to_term(), 1.0)];
        for same in [None].into_iter().chain(hedges.map(Some)).map(of) {
            let term = same.to_term();
            // Of a range that was typed each end is looked for as it is.
            let is_end = figure.low != figure.high && figure.hedge.is_none() && same.hedge.is_none();
            let weight = if is_end { 1.0 } else { HEDGED_WEIGHT };
            if terms.iter().all(|(known, _)| *known != term) {
                terms.push((term, weight));
            }
        }
        terms.extend(of(None).end_term().map(|term| (term, HEDGED_WEIGHT)));
        let spelling = (spelling_term(&figure.to_term(), as_written), SPELLING_WEIGHT);
        Self { terms, spelling, word: word.clone().map(|word| (word, SPELLING_WEIGHT)) }
    }
}

/// What figures of a kind must be worth.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureCondition {
    /// Of which kind.
    pub of: FigureField,
    /// The currency asked for, or the noun that is counted in its stems of each language; any where there is none.
    pub units: Vec<String>,
    /// What they must be worth.
    pub worth: Worth,
}

/// The kinds of figures that conditions are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureField {
    /// Money.
    Amount,
    /// Percentages.
    Percent,
    /// So many of something.
    Count,
    /// Years, and dates by their years.
    Year,
}

impl FigureField {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Amount, Self::Percent, Self::Count, Self::Year];

    /// As typed before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Year => "year",
        }
    }

    /// The kinds that it is for.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Amount => &[Kind::Money],
            Self::Percent => &[Kind::Percent],
            Self::Count => &[Kind::Count],
            Self::Year => &[Kind::Year, Kind::Date],
        }
    }
}

/// What a figure must be worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worth {
    /// All that it can be lies between these; open where there is none.
    Between(Option<Edge>, Option<Edge>),
    /// What is said of it lies within a twentieth of this.
    Around(Decimal),
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Where.
    pub value: Decimal,
    /// Whether this value lies in the range.
    pub is_included: bool,
}

impl FigureCondition {
    /// Whether `figure` satisfies it.
    ///
    /// What is said to be more than a value is beyond it, and what is said to be less or not quite as much is below:
    /// `over ten billion` is `>10bn`, `nearly $15 billion` is `<15bn`.
    pub fn holds(&self, figure: &FigureTerm) -> bool {
        if !self.of.kinds().contains(&figure.kind) {
            return false;
        }
        if !self.units.is_empty() && !figure.unit.as_ref().is_some_and(|unit| self.units.contains(unit)) {
            return false;
        }
        let number = |bound: &Option<Bound>| bound.as_ref().and_then(value_of);
        let (low, high) = (number(&figure.low), number(&figure.high));
        match &self.worth {
            Worth::Between(from, to) => {
                let is_above = from.is_none_or(|edge| {
                    low.is_some_and(|low| low > edge.value || low == edge.value && (edge.is_included || high.is_none()))
                });
                let is_below = to.is_none_or(|edge| {
                    high.is_some_and(|high| {
                        high < edge.value || high == edge.value && (edge.is_included || low.is_none())
                    })
                });
                is_above && is_below && (low.is_some() || high.is_some())
            }
            Worth::Around(_) => {
                let (least, most) = self.reach();
                let is_near =
                    |value: Decimal| least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most);
                low.or(high).is_some_and(is_near) && high.is_none_or(is_near)
            }
        }
    }

    /// The least and the most that the lower bound of a figure may be that satisfies it; `None` where that is open.
    pub fn reach(&self) -> (Option<Decimal>, Option<Decimal>) {
        match &self.worth {
            Worth::Between(from, to) => (from.map(|edge| edge.value), to.map(|edge| edge.value)),
            Worth::Around(value) => {
                let twentieth = (value / Decimal::from(20)).abs();
                (value.checked_sub(twentieth), value.checked_add(twentieth))
            }
        }
    }
}

/// The number that a bound is: of a date its year.
fn value_of(bound: &Bound) -> Option<Decimal> {
    match bound {
        Bound::Number(number) => Some(*number),
        Bound::Date(date) => date.get(..4)?.parse::<u16>().ok().map(Decimal::from),
    }
}
