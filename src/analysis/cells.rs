//! Figures in coarse steps, so that a condition on them is a few long lists of passages and not one for each value.
//!
//! As numbers of a search engine are indexed by their prefixes (Schindler and Diepenbroek, "Generic XML-based framework for
//! metadata portals", 2008), so are figures here: by the place of their first digit and the digit itself, and by the first two. What a
//! condition asks for is made of such cells, and of single values at its ends. Points, what is open above and what is open below have
//! cells of their own, since conditions treat them differently; ranges are few, and lie together to be looked at one by one.

use rust_decimal::Decimal;

use super::figure::{EXPONENT_OF_ZERO, FigureTerm, OPEN, push_bound, terms_of_unit};
use crate::figures::{Bound, Kind};

/// Begins every term of a cell, and of a range among ranges; no word has it.
const CELL_SIGN: char = '\u{5}';
/// Stands behind it before the term of a range.
const RANGE: char = 'r';

/// What of figures one cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// What has one value.
    Point,
    /// What has a least value alone.
    Above,
    /// What has a largest value alone.
    Below,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Point, Self::Above, Self::Below];

    fn letter(self) -> char {
        match self {
            Self::Point => 'p',
            Self::Above => 'a',
            Self::Below => 'b',
        }
    }

    /// The class of `figure` and the value that its cells are of; `None` for a range.
    fn of(figure: &FigureTerm) -> Option<(Self, &Bound)> {
        match (&figure.low, &figure.high) {
            (Some(low), Some(high)) => (low == high).then_some((Self::Point, low)),
            (Some(low), None) => Some((Self::Above, low)),
            (None, Some(high)) => Some((Self::Below, high)),
            (None, None) => None,
        }
    }
}

/// Digits of the cells, the larger cells first. Dates have cells of a year alone, of as many digits as the smaller ones.
pub const CELL_DIGITS: [usize; 2] = [1, 2];

/// Hands the terms by which conditions find `figure` to `each`: its own, those of its cells, and that of a range among ranges.
///
/// A count is found without its noun as well.
pub fn condition_terms(figure: &FigureTerm, each: &mut dyn FnMut(String)) {
    let term = figure.to_term();
    // Nothing asks for multiples by their value.
    if term.is_empty() || figure.kind == Kind::Multiple {
        return;
    }
    each(term);
    if figure.kind == Kind::Points {
        return;
    }
    let bare;
    let mut figure = figure;
    // Counts of anything are few lists as well; those of one thing are few anyway.
    if figure.kind == Kind::Count && figure.unit.is_some() {
        bare = FigureTerm { unit: None, ..figure.clone() };
        figure = &bare;
        each(bare.to_term());
    }
    let start = terms_of_unit(figure.kind, figure.unit.as_deref());
    let Some((class, value)) = Class::of(figure) else { return each(ranges(&figure.to_term())) };
    let mut written = String::new();
    push_bound(Some(value), OPEN.0, &mut written);
    match value {
        // Years are few, and conditions on dates ask for years.
        Bound::Date(date) if figure.kind == Kind::Date => {
            each(cells(&start, class, CELL_DIGITS[1]) + date.get(..4).unwrap_or(date));
        }
        Bound::Date(_) => {}
        Bound::Number(_) => {
            for digits in CELL_DIGITS {
                // The sign of numbers above zero, the place, the digits.
                if written.starts_with('p') {
                    let mut cell: String = written.chars().take(2 + digits).collect();
                    (cell.len()..2 + digits).for_each(|_| cell.push('0'));
                    each(cells(&start, class, digits) + &cell);
                }
            }
        }
    }
}

/// What the terms of cells of this class and of so many digits begin with, and no others; `start` is what the terms of their kind,
/// or of their kind and unit, begin with. Behind the unit stands what [`Cell::read`] reads.
pub fn cells(start: &str, class: Class, digits: usize) -> String {
    let digits = if digits == 1 { '1' } else { '2' };
    format!("{CELL_SIGN}{}{digits}{start}", class.letter())
}

/// What stands in the term of a cell behind what [`cells`] puts in front.
pub fn without_cell(term: &str) -> Option<&str> {
    term.strip_prefix(CELL_SIGN)?.get(2..)
}

/// The terms of ranges among ranges, of those that begin with `start`; the term itself of a range where that is all of it.
pub fn ranges(start: &str) -> String {
    format!("{CELL_SIGN}{RANGE}{start}")
}

/// The term of a range, from that among ranges.
pub fn without_range(term: &str) -> Option<&str> {
    term.strip_prefix(CELL_SIGN)?.strip_prefix(RANGE)
}

/// The values of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The least of them.
    pub least: Decimal,
    /// All lie below it.
    pub beyond: Decimal,
}

impl Cell {
    /// Reads what stands in a term behind what [`cells`] gives; `None` for anything else, and for what is beyond all decimals.
    pub fn read(written: &str) -> Option<Self> {
        let mut characters = written.strip_prefix('p')?.chars();
        let place = i64::from(u32::from(characters.next()?)) - EXPONENT_OF_ZERO;
        let digits = characters.as_str();
        let count: i64 = digits.parse().ok()?;
        let scale = i64::try_from(digits.len()).ok()? - place;
        let value = |count: i64| {
            let mut mantissa = i128::from(count);
            if scale < 0 {
                mantissa = mantissa.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
            }
            Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale.max(0)).ok()?).ok()
        };
        Some(Self { least: value(count)?, beyond: value(count.checked_add(1)?)? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(low: Option<Decimal>, high: Option<Decimal>) -> Vec<String> {
        let bound = |number: Decimal| Bound::Number(number.normalize());
        let unit = Some("USD".to_owned());
        let figure = FigureTerm { kind: Kind::Money, unit, low: low.map(bound), high: high.map(bound), hedge: None };
        let mut terms = Vec::new();
        condition_terms(&figure, &mut |term| terms.push(term));
        terms
    }

    proptest! {
        #![proptest_config(crate::testing::cases(2000))]

        #[test]
        fn a_value_lies_in_its_cells(digits in 1..10_i64.pow(17), scale in 0..20_u32, fewer in 0..18_u32) {
            let value = Decimal::new((digits / 10_i64.pow(fewer)).max(1), scale).normalize();
            for (class, low, high) in [(Class::Point, Some(value), Some(value)), (Class::Above, Some(value), None), (Class::Below, None, Some(value))] {
                let terms = terms(low, high);
                prop_assert_eq!(terms.len(), 3);
                for (term, digits) in terms[1..].iter().zip(CELL_DIGITS) {
                    let written = term.strip_prefix(&cells(&terms_of_unit(Kind::Money, Some("USD")), class, digits)).unwrap();
                    let cell = Cell::read(written).unwrap();
                    prop_assert!(cell.least <= value && value < cell.beyond, "{:?} {}", cell, value);
                }
            }
        }

        #[test]
        fn any_text_is_read_as_a_cell_or_not(text in "p?\\PC{0,4}[0-9]{0,30}") {
            let _ = Cell::read(&text);
        }
    }

    #[test]
    fn ranges_lie_together_and_what_is_not_above_zero_has_no_cell() {
        let range = terms(Some(Decimal::ONE), Some(Decimal::TEN));
        assert!(
            range.len() == 2 && range[1] == ranges(&range[0]) && without_range(&range[1]) == Some(&range[0]),
            "{range:?}"
        );
        assert_eq!(terms(Some(Decimal::ZERO), Some(Decimal::ZERO)).len(), 1);
        assert_eq!(terms(None, Some(Decimal::NEGATIVE_ONE)).len(), 1);
    }
}
