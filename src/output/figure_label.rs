//! A figure in few signs, as people write it: `nearly $15B`, `10% to 15%`, `400B parameters`.

use rust_decimal::Decimal;

use super::amounts::grouped;
use crate::figures::{Hedge, Kind};
use crate::report::{FigureGroup, FigureValue};

/// The value with its unit and hedge.
pub(super) fn label(group: &FigureGroup, value: &FigureValue) -> String {
    let shown = |number: &String| amount(group.kind, group.unit.as_deref(), number);
    let amount = match (&value.value, &value.low, &value.high) {
        (Some(value), _, _) => shown(value),
        (None, Some(low), Some(high)) => format!("{} to {}", shown(low), shown(high)),
        (None, Some(one), None) | (None, None, Some(one)) => shown(one),
        (None, None, None) => String::new(),
    };
    match value.hedge {
        Some(Hedge::Reported) => format!("reportedly {amount}"),
        Some(hedge) => format!("{} {amount}", hedge.name()),
        None => amount,
    }
}

/// From the least to the most that a group holds, where its values differ.
pub(super) fn spread(group: &FigureGroup) -> Option<String> {
    let (low, high) = (group.low.as_ref()?, group.high.as_ref()?);
    let shown = |number: &String| amount(group.kind, group.unit.as_deref(), number);
    (low != high).then(|| format!("{} to {}", shown(low), shown(high)))
}

fn amount(kind: Kind, unit: Option<&str>, number: &str) -> String {
    let short = |number: &str| number.parse().map_or_else(|_| number.to_owned(), short);
    match (kind, unit) {
        (Kind::Money, Some(unit)) => {
            let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
            let currency = match unit {
                "USD" => "$".to_owned(),
                "EUR" => "€".to_owned(),
                "GBP" => "£".to_owned(),
                code => format!("{code} "),
            };
            format!("{sign}{currency}{}", short(digits))
        }
        (Kind::Percent, _) => format!("{number}%"),
        (Kind::Multiple, _) => format!("{number}x"),
        (Kind::Date | Kind::Year, _) | (_, None) => short_unless_date(kind, number),
        (_, Some(unit)) => format!("{} {unit}", short(number)),
    }
}

fn short_unless_date(kind: Kind, number: &str) -> String {
    match kind {
        Kind::Date | Kind::Year => number.to_owned(),
        _ => number.parse().map_or_else(|_| number.to_owned(), short),
    }
}

/// `14.3B`, `1,250`, `0.65`: a scale where three decimals are enough to keep the number exact.
fn short(number: Decimal) -> String {
    for (scale, letter) in [(1_000_000_000_000_u64, 'T'), (1_000_000_000, 'B'), (1_000_000, 'M')] {
        let scale = Decimal::from(scale);
        if number.abs() >= scale
            && let Some(scaled) = number.checked_div(scale).map(|scaled| scaled.normalize())
            && scaled.scale() <= 3
        {
            return format!("{scaled}{letter}");
        }
    }
    match u64::try_from(number) {
        Ok(whole) if number.is_integer() => grouped(whole),
        _ => number.normalize().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short_and_exact() {
        for (kind, unit, number, expected) in [
            (Kind::Money, Some("USD"), "14300000000", "$14.3B"),
            (Kind::Money, Some("INR"), "-5000000", "-INR 5M"),
            (Kind::Money, Some("EUR"), "1234567.89", "€1234567.89"),
            (Kind::Percent, Some("%"), "49", "49%"),
            (Kind::Points, Some("basis points"), "25", "25 basis points"),
            (Kind::Count, Some("workers"), "1250", "1,250 workers"),
            (Kind::Count, None, "1400000", "1.4M"),
            (Kind::Multiple, None, "2.5", "2.5x"),
            (Kind::Year, None, "2024", "2024"),
            (Kind::Date, None, "2025-06-09", "2025-06-09"),
        ] {
            assert_eq!(amount(kind, unit, number), expected);
        }
    }
}
