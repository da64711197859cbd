//! The best of one segment, with no more than so many passages of one article.

use std::cmp::Ordering;
use std::collections::HashMap;

use tantivy::{DocAddress, DocId};

/// A passage of one segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entry {
    pub(super) score: f64,
    pub(super) ordinal: u32,
    pub(super) doc: DocId,
    /// The first passage of its article.
    pub(super) first: DocId,
}

/// Tells the place of an article, known by its first passage, among the segment's articles in order of ids.
pub(super) type Places<'a> = &'a dyn Fn(DocId) -> u64;

impl Entry {
    /// The better first, then by passage id.
    pub(super) fn order(&self, other: &Self, places: Places<'_>) -> Ordering {
        let place = |entry: &Self| (places(entry.first), entry.ordinal, entry.doc);
        // Places are looked up where scores are equal alone.
        other.score.total_cmp(&self.score).then_with(|| place(self).cmp(&place(other)))
    }
}

/// Keeps the best `depth` entries, no more than `per_article` of one article.
///
/// Memory is bounded by `depth`, however many are offered.
pub(super) struct Top<'a> {
    segment: u32,
    depth: usize,
    limits: &'a Limits,
    places: Places<'a>,
    entries: Vec<Entry>,
    /// Entries from which on the best are picked out of them.
    full: usize,
    /// The last of the best, where there are `depth` of them.
    last: Option<Entry>,
    /// Below it nothing can be among the best of all segments.
    floor: f64,
}

/// How many passages each article may bring.
pub(super) struct Limits {
    /// Most of one article; 0 for no limit.
    pub(super) per_article: usize,
    /// What counts against that already, by the articles' first passages.
    pub(super) taken: HashMap<DocAddress, usize>,
}

impl Limits {
    /// Keeps of `entries` of `segment`, which stand best first, those within the limits.
    fn apply(&self, segment: u32, entries: &mut Vec<Entry>) {
        if self.per_article == 0 {
            return;
        }
        let mut seen: HashMap<DocId, usize> = HashMap::new();
        let taken = |first: DocId| self.taken.get(&DocAddress::new(segment, first)).copied().unwrap_or(0);
        entries.retain(|entry| {
            let count = seen.entry(entry.first).or_insert_with(|| taken(entry.first));
            *count += 1;
            *count <= self.per_article
        });
    }
}

impl<'a> Top<'a> {
    pub(super) fn new(segment: u32, depth: usize, limits: &'a Limits, places: Places<'a>, floor: f64) -> Self {
        Self { segment, depth, limits, places, entries: Vec::new(), full: depth.max(1), last: None, floor }
    }

    /// A passage with a lower score than this is not among the best.
    pub(super) fn threshold(&self) -> f64 {
        self.last.map_or(self.floor, |last| last.score.max(self.floor))
    }

    /// Takes `entry` in, where it is good enough.
    pub(super) fn offer(&mut self, entry: Entry) {
        if self.depth == 0 || entry.score < self.floor {
            return;
        }
        if self.last.is_some_and(|last| entry.order(&last, self.places) != Ordering::Less) {
            return;
        }
        self.entries.push(entry);
        if self.entries.len() >= self.full {
            self.pick();
        }
    }

    fn pick(&mut self) {
        let order = |a: &Entry, b: &Entry| a.order(b, self.places);
        if self.limits.per_article > 0 {
            self.entries.sort_unstable_by(order);
            self.limits.apply(self.segment, &mut self.entries);
            self.entries.truncate(self.depth);
        } else if self.entries.len() > self.depth && self.depth > 0 {
            // Their order is not asked for yet.
            self.entries.select_nth_unstable_by(self.depth - 1, order);
            self.entries.truncate(self.depth);
        }
        if self.entries.len() == self.depth {
            self.last = self.entries.iter().max_by(|a, b| order(a, b)).copied();
        }
        self.full = self.entries.len() + (self.depth / 2).max(32);
    }

    /// The best, best first where they are wanted `in_order`.
    pub(super) fn into_entries(mut self, in_order: bool) -> Vec<Entry> {
        self.pick();
        if in_order || self.entries.len() > self.depth {
            self.entries.sort_unstable_by(|a, b| a.order(b, self.places));
            self.entries.truncate(self.depth);
        }
        self.entries
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entries() -> impl Strategy<Value = Vec<Entry>> {
        prop::collection::vec((0..5_u8, 0..6_u64), 0..300).prop_map(|drawn| {
            let entry = |(doc, (score, article)): (usize, (u8, u64))| Entry {
                score: f64::from(score),
                ordinal: doc as u32,
                doc: doc as u32,
                first: article as u32,
            };
            drawn.into_iter().enumerate().map(entry).collect()
        })
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn the_best_are_those_of_a_full_sort(offered in entries(), depth in 0..40_usize, per_article in 0..5_usize) {
            let taken = HashMap::from([(7, 2, 1), (7, 3, 9), (6, 1, 9)].map(|(segment, first, count)| (DocAddress::new(segment, first), count)));
            let limits = Limits { per_article, taken };
            let mut top = Top::new(7, depth, &limits, &u64::from, f64::MIN);
            offered.iter().for_each(|entry| top.offer(*entry));
            let mut expected = offered.clone();
            expected.sort_by(|a, b| a.order(b, &u64::from));
            limits.apply(7, &mut expected);
            expected.truncate(depth);
            prop_assert_eq!(top.into_entries(true), expected);
        }
    }

    #[test]
    fn memory_is_bounded_however_many_are_alike() {
        let limits = Limits { per_article: 0, taken: HashMap::new() };
        let mut top = Top::new(0, 10, &limits, &|first| u64::from(100_000 - first), f64::MIN);
        for doc in 0..100_000 {
            top.offer(Entry { score: 1.0, ordinal: 1, doc, first: doc });
            assert!(top.entries.len() < 100);
        }
        let best: Vec<_> = top.into_entries(true).iter().map(|entry| 100_000 - entry.doc).collect();
        assert_eq!(best, (1..=10).collect::<Vec<_>>());
    }
}
