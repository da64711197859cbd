//! How well a window on a passage shows why it was found.

use std::collections::HashMap;

use crate::matching::{Lit, Matcher};
use crate::text::Span;

/// The parts of the query found in a passage, each with what it is worth to show it.
pub(super) struct Scorer<'a> {
    lit: &'a [Lit],
    /// What each of `lit` is worth: rarer words more, in the query's corpus as in the passage.
    worth: Vec<f32>,
}

impl<'a> Scorer<'a> {
    /// For all that is `lit` in a passage, sorted.
    pub(super) fn new(matcher: &Matcher, lit: &'a [Lit]) -> Self {
        let mut times: HashMap<usize, f32> = HashMap::new();
        for lit in lit {
            *times.entry(lit.leaf).or_default() += 1.0;
        }
        let worth = lit
            .iter()
            .map(|lit| matcher.weight(lit.leaf) / times.get(&lit.leaf).map_or(1.0, |times| times.sqrt()))
            .collect();
        Self { lit, worth }
    }

    /// What is lit, sorted.
    pub(super) fn lit(&self) -> &'a [Lit] {
        self.lit
    }

    /// The score of a window: how many different parts of the query it shows, how rare they are, and how near
    /// to one another; the same once more counts little.
    pub(super) fn score(&self, window: Span) -> f32 {
        let first = self.lit.partition_point(|lit| lit.span.start < window.start);
        let mut score = 0.0;
        let mut seen: Vec<(usize, u32)> = Vec::new();
        let mut last: Option<(usize, f32, usize)> = None;
        for (lit, worth) in self.lit[first..].iter().zip(&self.worth[first..]) {
            if lit.span.start >= window.end {
                break;
            }
            if lit.span.end > window.end {
                continue;
            }
            match seen.iter_mut().find(|(leaf, _)| *leaf == lit.leaf) {
                Some((_, times)) => {
                    *times += 1;
                    if *times <= 3 {
                        score += worth * 0.1;
                    }
                }
                None => {
                    seen.push((lit.leaf, 1));
                    score += worth;
                }
            }
            if let Some((leaf, before, end)) = last
                && leaf != lit.leaf
            {
                let gap = lit.span.start.saturating_sub(end) as f32;
                score += 0.3 * before.min(*worth) * 20.0 / (20.0 + gap);
            }
            last = Some((lit.leaf, *worth, lit.span.end));
        }
        score
    }
}
