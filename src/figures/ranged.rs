//! The figure of two ends.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::amount::Amount;
use super::cursor::Cursor;
use super::made::year_figure;
use super::range::Range;
use super::read::Step;
use super::single::without_stop;
use super::value::{Bound, Figure, Hedge, Kind};
use super::{count, hedge, names, year};
use crate::text::Span;

/// The figure of two ends.
pub(super) fn ranged(cursor: Cursor<'_>, start: usize, first: &Amount, range: &Range, floor: usize) -> Step {
    let bounds = (Bound::Number(range.low), Bound::Number(range.high));
    let make = |end: usize, kind: Kind, unit: Option<Cow<'static, str>>, inner: Option<Hedge>| {
        let end = without_stop(cursor, end);
        let hedge = inner.or_else(|| hedge::around(cursor, start, end, floor, unit.as_deref()));
        Ok(Figure::new(Span::new(start, end), kind, unit, bounds.clone(), hedge))
    };
    match range.measure.kind() {
        Some((kind, unit)) => make(range.end, kind, unit.map(Cow::Borrowed), None),
        None => {
            let noun = count::noun(cursor, range.end, false);
            let years = year::value(&first.number).zip(year::value(&range.second.number));
            if let Some((low, high)) = years
                && !noun.as_ref().is_some_and(count::Noun::is_countable)
            {
                let bounds = (Bound::Date(low.min(high).to_string()), Bound::Date(low.max(high).to_string()));
                return Ok(year_figure(cursor, Span::new(start, range.end), bounds, floor));
            }
            // `aged 6 to 11`, `between the ages of 6 and 11`
            if names::is_age(cursor, start) {
                let noun = noun.filter(|noun| noun.unit == "years");
                return match noun {
                    Some(noun) => make(noun.end, Kind::Count, Some(noun.unit), noun.hedge),
                    None => make(range.end, Kind::Count, None, None),
                };
            }
            if names::is_named(cursor, &first.number) || names::is_time(cursor, range.end) {
                return Err(range.end);
            }
            match noun {
                Some(noun) => make(noun.end, Kind::Count, Some(noun.unit), noun.hedge),
                None if range.second.number.scale >= Decimal::ONE_THOUSAND && !range.second.number.letter => {
                    make(range.end, Kind::Count, None, None)
                }
                None => Err(range.end),
            }
        }
    }
}
