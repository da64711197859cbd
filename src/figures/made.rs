//! Figures made of what was found: shares, parts of points, multiples, dates and years, each with its hedge.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::points::Points;
use super::value::{Bound, Figure, Hedge, Kind};
use super::{date, fraction_range, hedge};
use crate::text::Span;

/// A share in percent.
pub(super) fn percent(cursor: Cursor<'_>, span: Span, value: Decimal, floor: usize) -> Figure {
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, Some("%"));
    Figure::new(span, Kind::Percent, Some(Cow::Borrowed("%")), (bound.clone(), bound), hedge)
}

/// Two shares.
pub(super) fn shared(cursor: Cursor<'_>, start: usize, shares: &fraction_range::Shares, floor: usize) -> Figure {
    let hedge = hedge::around(cursor, start, shares.end, floor, Some("%"));
    let bounds = (Bound::Number(shares.low), Bound::Number(shares.high));
    Figure::new(Span::new(start, shares.end), Kind::Percent, Some(Cow::Borrowed("%")), bounds, hedge)
}

/// Part of a point.
pub(super) fn pointed(cursor: Cursor<'_>, span: Span, part: &Points, floor: usize) -> Figure {
    let unit = part.measure.kind().and_then(|(_, unit)| unit);
    let bound = Bound::Number(part.value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, unit);
    Figure::new(span, Kind::Points, unit.map(Cow::Borrowed), (bound.clone(), bound), hedge)
}

/// A value without a unit.
pub(super) fn plain(cursor: Cursor<'_>, span: Span, kind: Kind, value: Decimal, floor: usize) -> Figure {
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, span.start, span.end, floor, None);
    Figure::new(span, kind, None, (bound.clone(), bound), hedge)
}

/// A day or a month.
pub(super) fn dated(cursor: Cursor<'_>, start: usize, date: date::Date, floor: usize) -> Figure {
    let span = Span::new(start, date.end);
    Figure::new(
        span,
        Kind::Date,
        None,
        (Bound::Date(date.low), Bound::Date(date.high)),
        around_time(cursor, span, floor),
    )
}

/// One year or two.
pub(super) fn year_figure(cursor: Cursor<'_>, span: Span, bounds: (Bound, Bound), floor: usize) -> Figure {
    Figure::new(span, Kind::Year, None, bounds, around_time(cursor, span, floor))
}

/// A time can be about; it is neither over nor under, and what would happen then does not make it doubtful.
fn around_time(cursor: Cursor<'_>, span: Span, floor: usize) -> Option<Hedge> {
    hedge::around(cursor, span.start, span.end, floor, Some("date")).filter(|hedge| *hedge == Hedge::About)
}
