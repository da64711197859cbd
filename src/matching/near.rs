//! Words at a distance from one another.

use super::Lit;
use super::words::{Occurrence, Places};
use crate::query::Link;

/// What of `operands` takes part in some match, `None` where there is none: each stands as far from the next as its link
/// says. Time grows with the number of places, not with their pairs.
pub(super) fn near(operands: &[Places], links: &[Link]) -> Option<Vec<Lit>> {
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
    Some(lit.copied().collect())
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
