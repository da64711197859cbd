//! Words at a distance from one another.

use std::collections::HashMap;

use super::Lit;
use super::words::{Occurrence, Places};
use crate::query::Link;
use crate::text::Span;

/// What of `operands` takes part in some match, `None` where there is none: each stands as far from the next as its link
/// says. Time grows with the number of places, not with their pairs. Of a phrase what stands between the operands is lit,
/// too.
pub(super) fn near(operands: &[Places], links: &[Link], is_phrase: bool) -> Option<Vec<Lit>> {
    let mut alive: Vec<Vec<Occurrence>> = Vec::with_capacity(operands.len());
    for (at, operand) in operands.iter().enumerate() {
        let reached = match (alive.last(), at.checked_sub(1).and_then(|before| links.get(before))) {
            (Some(before), Some(link)) => {
                let before = Ends::of(before);
                let is_reached = |next: &&Occurrence| before.reach(next, link.within, true, !link.ordered);
                operand.occurrences.iter().filter(is_reached).copied().collect()
            }
            _ => operand.occurrences.clone(),
        };
        alive.push(reached);
    }
    if alive.last().is_none_or(Vec::is_empty) {
        return None;
    }
    for at in (0..alive.len() - 1).rev() {
        if let Some(link) = links.get(at) {
            let next = Ends::of(&alive[at + 1]);
            alive[at].retain(|one| next.reach(one, link.within, !link.ordered, true));
        }
    }
    let lit = alive.iter().zip(operands).flat_map(|(alive, operand)| {
        alive.iter().flat_map(|occurrence| operand.lit.get(occurrence.lit.0..occurrence.lit.1).unwrap_or_default())
    });
    let mut lit: Vec<Lit> = lit.copied().collect();
    if is_phrase {
        for (at, (ones, nexts)) in alive.iter().zip(alive.iter().skip(1)).enumerate() {
            join(&operands[at], ones, &operands[at + 1], nexts, &mut lit);
        }
    }
    Some(lit)
}

/// Lights each of `ones` with those of `nexts` right behind it as one.
fn join(of_one: &Places, ones: &[Occurrence], of_next: &Places, nexts: &[Occurrence], lit: &mut Vec<Lit>) {
    let mut ends: HashMap<u32, usize> = HashMap::new();
    for next in nexts {
        let spans = of_next.lit.get(next.lit.0..next.lit.1).unwrap_or_default().iter().map(|lit| lit.span.end);
        let end = ends.entry(next.first).or_default();
        *end = spans.max().unwrap_or(0).max(*end);
    }
    for one in ones {
        let words = of_one.lit.get(one.lit.0..one.lit.1).unwrap_or_default();
        if let (Some(first), Some(end)) = (words.iter().min_by_key(|lit| lit.span.start), ends.get(&(one.last + 1)))
            && first.span.start < *end
        {
            lit.push(Lit { span: Span::new(first.span.start, *end), part: None, is_phrase: true, ..*first });
        }
    }
}

/// Where occurrences begin and end, each in order.
struct Ends {
    first: Vec<u32>,
    last: Vec<u32>,
}

impl Ends {
    fn of(occurrences: &[Occurrence]) -> Self {
        let mut first: Vec<u32> = occurrences.iter().map(|occurrence| occurrence.first).collect();
        let mut last: Vec<u32> = occurrences.iter().map(|occurrence| occurrence.last).collect();
        first.sort_unstable();
        last.sort_unstable();
        Self { first, last }
    }

    /// Whether one of them ends within so many positions `before` the other, or begins so `behind` it.
    fn reach(&self, other: &Occurrence, within: u32, before: bool, behind: bool) -> bool {
        let ends = || holds_one(&self.last, other.first.saturating_sub(within), other.first);
        let begins = || {
            let after = other.last.saturating_add(1);
            holds_one(&self.first, after, after.saturating_add(within))
        };
        before && ends() || behind && begins()
    }
}

/// Whether one of the `sorted` numbers lies from `from` to before `to`.
fn holds_one(sorted: &[u32], from: u32, to: u32) -> bool {
    sorted.get(sorted.partition_point(|number| *number < from)).is_some_and(|number| *number < to)
}
