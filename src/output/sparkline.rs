//! Numbers as a row of small bars.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::report::FigureValue;

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A bar for each of the `values` of a group, in order, the least lowest.
pub(super) fn of_values<'a>(values: impl Iterator<Item = &'a FigureValue>) -> String {
    let number = |text: &Option<String>| text.as_deref().and_then(parse);
    let numbers: Vec<Decimal> = values
        .filter_map(|value| number(&value.value).or_else(|| number(&value.high)).or_else(|| number(&value.low)))
        .collect();
    of(&numbers)
}

/// The number, or the year of a date.
fn parse(text: &str) -> Option<Decimal> {
    text.parse().ok().or_else(|| text.split('-').next()?.parse().ok())
}

/// A bar for each number.
pub(super) fn of(numbers: &[Decimal]) -> String {
    let (Some(low), Some(high)) = (numbers.iter().min(), numbers.iter().max()) else { return String::new() };
    let width = *high - *low;
    let bar = |number: &Decimal| {
        let steps = Decimal::from(BARS.len() - 1);
        let place = (*number - *low).checked_mul(steps).and_then(|product| product.checked_div(width));
        let place = place.and_then(|place| place.round().to_usize()).unwrap_or(BARS.len() / 2);
        BARS.get(place).copied().unwrap_or('█')
    };
    numbers.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_is_lowest_and_equal_numbers_stand_level() {
        let numbers = |numbers: &[i64]| of(&numbers.iter().map(|number| Decimal::from(*number)).collect::<Vec<_>>());
        assert_eq!(numbers(&[1, 8, 4]), "▁█▄");
        assert_eq!(numbers(&[5, 5]), "▅▅");
        assert_eq!(numbers(&[]), "");
    }
}
