//! Units in the heads of columns: a number below `(£m)` is so many million pounds.

use super::list::List;
use crate::figures::{Figure, Kind, read};
use crate::text::Span;

/// A unit, as it would be written around a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    before: String,
    behind: String,
}

impl Unit {
    /// The figure that the bare number `cell` is in this unit, with its span in `cell`; `None` where it is none, or says a unit itself.
    pub(super) fn figure(&self, cell: &str) -> Option<Figure> {
        let typed = cell.trim();
        let in_parentheses = typed.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let unsigned = typed.trim_start_matches(['-', '−', '–']);
        // In accounts parentheses are a minus.
        let number = in_parentheses.unwrap_or(unsigned);
        let is_bare = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
        if number.is_empty() || !is_bare || !number.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let sign = if number.len() < typed.len() { "-" } else { "" };
        let written = format!("{sign}{}{number}{}", self.before, self.behind);
        let figures = read(&written, None);
        let [figure] = figures.as_slice() else { return None };
        let is_whole = figure.span == Span::new(0, written.len());
        let start = cell.len() - cell.trim_start().len();
        let is_unit = matches!(figure.kind, Kind::Money | Kind::Percent) && figure.hedge.is_none();
        (is_whole && is_unit).then(|| Figure { span: Span::new(start, start + typed.len()), ..figure.clone() })
    }
}

/// The unit that the head `cell` says, in parentheses or at its end, and what it says besides: `Revenue (£m)`, `North percent`.
pub(super) fn split(cell: &str) -> (Option<Unit>, &str) {
    let cell = cell.trim();
    if let Some((said, rest)) = cell.split_once('(') {
        let inside = rest.split(')').next().unwrap_or_default();
        if let Some(unit) = unit(inside) {
            return (Some(unit), said.trim_end_matches([' ', ',']));
        }
        // `Spending (net)`
        return (None, said.trim_end());
    }
    // The longest run of words at the end that is a unit: `Revenue, in millions of dollars`.
    let starts = cell.char_indices().filter(|(at, _)| *at == 0 || cell.as_bytes().get(at - 1) == Some(&b' '));
    for (start, _) in starts {
        let (said, end) = cell.split_at(start);
        let is_one = !said.trim_end().ends_with(SIGNS) && !said.ends_with("and ") && !said.ends_with("or ");
        if let Some(unit) = unit(end).filter(|_| is_one) {
            return (Some(unit), said.trim_end_matches([' ', ',', ':', '/', '-', '–']));
        }
    }
    (None, cell)
}

/// The unit that `text` is as a whole: `£m`, `in millions of dollars`, `USD bn`, `%`, `per cent`, `€'000`.
fn unit(text: &str) -> Option<Unit> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let lower = text.to_lowercase();
    if matches!(lower.trim_start_matches("in "), "%" | "percent" | "per cent" | "pc" | "pct" | "percentage" | "prozent")
    {
        return Some(Unit { before: String::new(), behind: "%".to_owned() });
    }
    let (mut before, mut scale) = (None, None);
    let parts = lower.split([' ', '/']).filter(|part| !part.is_empty() && !matches!(*part, "in" | "of" | "and"));
    for part in parts {
        let sign: String = part
            .chars()
            .take_while(|c| {
                SIGNS.contains(c) || *c == 'u' && part.starts_with("us$") || *c == 's' && part.starts_with("us$")
            })
            .collect();
        let rest = part.get(sign.len()..).unwrap_or_default();
        let rest = if sign.is_empty() { rest } else { rest.trim_start_matches(' ') };
        if !sign.is_empty() && before.replace(sign.to_uppercase()).is_some() {
            return None;
        }
        if rest.is_empty() {
            continue;
        }
        let is_code = CODES.has(rest);
        let is_name = NAMES.iter().find(|(name, _)| *name == rest);
        if is_code || is_name.is_some() {
            let written = is_name.map_or_else(|| format!("{} ", rest.to_uppercase()), |(_, sign)| (*sign).to_owned());
            if before.replace(written).is_some() {
                return None;
            }
            continue;
        }
        let (_, letter) = SCALES.iter().find(|(name, _)| *name == rest)?;
        if scale.replace(*letter).is_some() {
            return None;
        }
    }
    Some(Unit { before: before?, behind: scale.unwrap_or_default().to_owned() })
}

/// Characters of the longest unit.
const LONGEST: usize = 24;

const SIGNS: [char; 5] = ['$', '€', '£', '¥', '₹'];

static CODES: List = List::of("usd eur gbp jpy chf sek nok dkk cad aud inr cny pln czk brl mxn zar");

const NAMES: [(&str, &str); 6] =
    [("dollars", "$"), ("dollar", "$"), ("euros", "€"), ("euro", "€"), ("pounds", "£"), ("yen", "¥")];

const SCALES: [(&str, &str); 22] = [
    ("k", "k"),
    ("'000", " thousand"),
    ("’000", "k"),
    ("000", "k"),
    ("000s", "k"),
    ("'000s", "k"),
    ("thousand", "k"),
    ("thousands", "k"),
    ("m", "m"),
    ("mn", "m"),
    ("mln", "m"),
    ("mio", "m"),
    ("mio.", "m"),
    ("million", "m"),
    ("millions", "m"),
    ("millionen", "m"),
    ("bn", "bn"),
    ("b", "bn"),
    ("mrd.", "bn"),
    ("milliarden", "bn"),
    ("billion", "bn"),
    ("billions", "bn"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Bound;

    #[test]
    fn a_number_below_a_unit_is_a_figure_of_it() {
        let shown = |head: &str, cell: &str| {
            let figure = split(head).0?.figure(cell)?;
            let value = figure.value.as_ref().map(Bound::to_string)?;
            Some(format!("{value} {} {:?}", figure.unit.as_deref().unwrap_or_default(), figure.span))
        };
        for (head, value) in [
            ("Revenue (£m)", "31500000 GBP"),
            ("£m", "31500000 GBP"),
            ("2024/25 (£ million)", "31500000 GBP"),
            ("Revenue $bn", "31500000000 USD"),
            ("in millions of dollars", "31500000 USD"),
            ("Revenue, in millions of euros", "31500000 EUR"),
            ("Sales (USD m)", "31500000 USD"),
            ("Cost (€'000)", "31500 EUR"),
            ("Cost in $'000", "31500 USD"),
            ("Price (€)", "31.5 EUR"),
            ("Share (%)", "31.5 %"),
            ("North percent", "31.5 %"),
        ] {
            assert!(
                shown(head, "31.5").is_some_and(|shown| shown.starts_with(value)),
                "{head}: {:?}",
                shown(head, "31.5")
            );
        }
        assert!(shown("Change (%)", "-11.3").is_some_and(|shown| shown.starts_with("-11.3 %")));
        assert!(shown("Profit (£m)", "(4.2)").is_some_and(|shown| shown.starts_with("-4200000 GBP")));
        for head in ["Revenue", "Spending (net)", "Region", "2024", "Price (m)", "Number of pounds of flour", "$ and €"]
        {
            assert_eq!(shown(head, "31.5"), None, "{head}");
        }
        for cell in ["", "n/a", "£31", "31 ships", "about 31"] {
            assert_eq!(shown("(£m)", cell), None, "{cell}");
        }
        assert_eq!(split("Revenue (£m)").1, "Revenue");
        assert_eq!(split("North percent").1, "North");
    }
}
