//! How well a window on a passage shows why it was found.

use std::collections::{HashMap, HashSet};

use super::distinct::distinct;
use crate::matching::{Lit, Matcher};
use crate::text::Span;

/// What it counts to show the same part of the query once more, and how often it does.
const REPEATED: f32 = 0.1;
const MOST_REPEATS: u32 = 2;

/// What two different parts of the query count that stand side by side, of what the lesser of them does, and the bytes
/// between them at which they count half of that.
const NEARNESS: f32 = 0.3;
const NEAR: f32 = 20.0;

/// The parts of the query found in a passage, each with what it is worth to show it.
pub(super) struct Scorer {
    lit: Vec<Lit>,
    /// What each of `lit` is worth: rarer words more, in the query's corpus as in the passage.
    worth: Vec<f32>,
    /// For a leaf that is lit part by part: how many parts it has.
    parts: HashMap<usize, HashSet<usize>>,
}

/// What is shown of a leaf so far.
#[derive(Debug, Default)]
struct Shown {
    /// From 0 to 1.
    part: f32,
    parts: Vec<usize>,
    repeats: u32,
}

impl Scorer {
    /// For all that is `lit` in a passage, sorted.
    pub(super) fn new(matcher: &Matcher, lit: &[Lit]) -> Self {
        let lit = distinct(matcher, lit);
        let mut times: HashMap<usize, f32> = HashMap::new();
        let mut parts: HashMap<usize, HashSet<usize>> = HashMap::new();
        for lit in &lit {
            *times.entry(lit.leaf).or_default() += 1.0;
            if let Some(part) = lit.part {
                parts.entry(lit.leaf).or_default().insert(part);
            }
        }
        let worth = lit
            .iter()
            .map(|lit| matcher.weight(lit.leaf) / times.get(&lit.leaf).map_or(1.0, |times| times.sqrt()))
            .collect();
        Self { lit, worth, parts }
    }

    /// What is lit and counts, sorted.
    pub(super) fn lit(&self) -> &[Lit] {
        &self.lit
    }

    /// The score of what is shown: how many different parts of the query, how rare they are, and how near to one another; the
    /// same once more counts little. `windows` are in order.
    pub(super) fn score(&self, windows: &[Span]) -> f32 {
        let mut shown = HashMap::new();
        windows.iter().map(|window| self.add(*window, &mut shown)).sum()
    }

    /// The leaves of the query that `windows` show something of.
    pub(super) fn leaves(&self, windows: &[Span]) -> HashSet<usize> {
        windows.iter().flat_map(|window| self.within(*window)).map(|(lit, _)| lit.leaf).collect()
    }

    /// What is lit in `window`, whole, with its worth.
    fn within(&self, window: Span) -> impl Iterator<Item = (&Lit, f32)> {
        let first = self.lit.partition_point(|lit| lit.span.start < window.start);
        let lit = self.lit[first..].iter().zip(&self.worth[first..]);
        let lit = lit.take_while(move |(lit, _)| lit.span.start < window.end);
        lit.filter(move |(lit, _)| lit.span.end <= window.end).map(|(lit, worth)| (lit, *worth))
    }

    fn add(&self, window: Span, shown: &mut HashMap<usize, Shown>) -> f32 {
        let mut score = 0.0;
        let mut last: Option<(&Lit, f32)> = None;
        for (lit, worth) in self.within(window) {
            let of_leaf = shown.entry(lit.leaf).or_default();
            let is_new = match lit.part {
                None => of_leaf.part == 0.0,
                Some(part) => !of_leaf.parts.contains(&part) && of_leaf.part < 1.0,
            };
            if is_new {
                let parts = self.parts.get(&lit.leaf).map_or(1, HashSet::len).max(1);
                let part = if lit.part.is_none() { 1.0 } else { (of_leaf.part + 1.0 / parts as f32).min(1.0) };
                score += worth * (part - of_leaf.part);
                of_leaf.part = part;
                of_leaf.parts.extend(lit.part);
            } else if of_leaf.repeats < MOST_REPEATS {
                of_leaf.repeats += 1;
                score += worth * REPEATED;
            }
            if let Some((before, its_worth)) = last
                && before.leaf != lit.leaf
            {
                let gap = lit.span.start.saturating_sub(before.span.end) as f32;
                score += NEARNESS * its_worth.min(worth) * NEAR / (NEAR + gap);
            }
            last = Some((lit, worth));
        }
        score
    }
}
