//! Units in the heads of columns, and what the heads say besides: `Revenue (£m)`.

use crate::figures::{Unit, head_unit};

/// The unit that the head `cell` says, in parentheses or at its end, and what it says besides: `Revenue (£m)`, `North percent`.
pub(super) fn split(cell: &str) -> (Option<Unit>, &str) {
    let cell = cell.trim();
    if let Some((said, rest)) = cell.split_once('(') {
        let inside = rest.split(')').next().unwrap_or_default();
        let unit = head_unit(inside);
        // `Spending (net)`
        let said = if unit.is_some() { said.trim_end_matches([' ', ',']) } else { said.trim_end() };
        return (unit, said);
    }
    // The longest run of words at the end that is a unit: `Revenue, in millions of dollars`.
    let starts = cell.char_indices().filter(|(at, _)| *at == 0 || cell.as_bytes().get(at - 1) == Some(&b' '));
    for (start, _) in starts {
        let (said, end) = cell.split_at(start);
        let is_one = !said.trim_end().ends_with(SIGNS) && !said.ends_with("and ") && !said.ends_with("or ");
        if let Some(unit) = head_unit(end).filter(|_| is_one) {
            return (Some(unit), said.trim_end_matches([' ', ',', ':', '/', '-', '–']));
        }
    }
    (None, cell)
}

const SIGNS: [char; 5] = ['$', '€', '£', '¥', '₹'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_a_unit_and_something_besides() {
        for (head, said) in [
            ("Revenue (£m)", "Revenue"),
            ("£m", ""),
            ("2024/25 (£ million)", "2024/25"),
            ("Revenue $bn", "Revenue"),
            ("Revenue, in millions of euros", "Revenue"),
            ("Sales (USD m)", "Sales"),
            ("Cost (€'000)", "Cost"),
            ("Cost in $'000", "Cost"),
            ("Price (€)", "Price"),
            ("Share (%)", "Share"),
            ("North percent", "North"),
            ("Umsatz (Mio. Euro)", "Umsatz"),
        ] {
            let (unit, rest) = split(head);
            assert!(unit.is_some() && rest == said, "{head}: {unit:?} {rest}");
        }
        for head in ["Revenue", "Spending (net)", "Region", "2024", "Price (m)", "Number of pounds of flour", "$ and €"]
        {
            assert_eq!(split(head).0, None, "{head}");
        }
        assert_eq!(split("Revenue (£m)").0, split("Sales £m").0);
        assert_ne!(split("Revenue (£m)").0, split("Revenue (£bn)").0);
    }
}
