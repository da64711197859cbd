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
    #[cfg(test)]
    pub(super) fn order(&self, other: &Self, places: Places<'_>) -> Ordering {
        let place = |entry: &Self| (places(entry.first), entry.ordinal, entry.doc);
        // Places are looked up where scores are equal alone.
        other.score.total_cmp(&self.score).then_with(|| place(self).cmp(&place(other)))
    }
}

/// An entry, and the place of its article once it was looked up: that takes longer than comparing scores, and is needed where
/// they are equal alone.
#[derive(Debug, Clone, Copy)]
struct Held {
    entry: Entry,
    place: Option<u64>,
}

/// What orders passages with equal scores.
type Key = (u64, u32, DocId);

impl Held {
    fn key(&mut self, places: Places<'_>) -> Key {
        let Entry { first, ordinal, doc, .. } = self.entry;
        (*self.place.get_or_insert_with(|| places(first)), ordinal, doc)
    }
}

/// Keeps the best `depth` entries, no more than `per_article` of one article.
///
/// Memory is bounded by `depth`, however many are offered.
pub(super) struct Top<'a> {
    segment: u32,
    depth: usize,
    /// What scores less than the so-manieth best is not wanted; what scores as much is, up to `depth`.
    enough: usize,
    limits: &'a Limits,
    places: Places<'a>,
    held: Vec<Held>,
    /// How many are held when the best are picked out of them.
    full: usize,
    /// The last of the best, where there are `depth` of them.
    last: Option<(f64, Key)>,
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
    /// Keeps of `held` of `segment`, which stand best first, those within the limits.
    fn apply(&self, segment: u32, held: &mut Vec<Held>) {
        if self.per_article == 0 {
            return;
        }
        let mut seen: HashMap<DocId, usize> = HashMap::new();
        let taken = |first: DocId| self.taken.get(&DocAddress::new(segment, first)).copied().unwrap_or(0);
        held.retain(|Held { entry, .. }| {
            let count = seen.entry(entry.first).or_insert_with(|| taken(entry.first));
            *count += 1;
            *count <= self.per_article
        });
    }
}

impl<'a> Top<'a> {
    pub(super) fn new(segment: u32, depth: usize, limits: &'a Limits, places: Places<'a>, floor: f64) -> Self {
        let (held, full) = (Vec::new(), depth.max(1));
        Self { segment, depth, enough: depth, limits, places, held, full, last: None, floor }
    }

    /// Leaves out what scores less than the `enough` best. There must be no limit of passages of an article.
    pub(super) fn with_enough(self, enough: usize) -> Self {
        let enough = enough.clamp(1, self.depth.max(1));
        Self { enough, full: enough, ..self }
    }

    /// A passage with a lower score than this is not among the best.
    pub(super) fn threshold(&self) -> f64 {
        self.last.map_or(self.floor, |(score, _)| score.max(self.floor))
    }

    /// Takes `entry` in, where it is good enough.
    pub(super) fn offer(&mut self, entry: Entry) {
        if self.depth == 0 || entry.score < self.floor {
            return;
        }
        let mut offered = Held { entry, place: None };
        if let Some((score, key)) = self.last {
            let is_better = match entry.score.total_cmp(&score) {
                Ordering::Less => false,
                Ordering::Equal => offered.key(self.places) < key,
                Ordering::Greater => true,
            };
            if !is_better {
                return;
            }
        }
        self.held.push(offered);
        if self.held.len() >= self.full {
            self.pick();
        }
    }

    fn pick(&mut self) {
        if self.enough < self.depth && self.held.len() >= self.enough {
            let score = |held: &Held| held.entry.score;
            let (_, last, _) = self.held.select_nth_unstable_by(self.enough - 1, |a, b| score(b).total_cmp(&score(a)));
            self.floor = self.floor.max(score(last));
            self.held.retain(|held| score(held) >= self.floor);
        }
        if self.limits.per_article > 0 {
            self.sort();
            self.limits.apply(self.segment, &mut self.held);
            self.held.truncate(self.depth);
        } else if self.held.len() > self.depth && self.depth > 0 {
            self.select();
        }
        if self.held.len() == self.depth {
            let least = self.held.iter().map(|held| held.entry.score).min_by(f64::total_cmp);
            let equal = self.held.iter_mut().filter(|held| Some(held.entry.score) == least);
            self.last = least.zip(equal.map(|held| held.key(self.places)).max());
        }
        self.full = self.held.len() + (self.enough / 2).max(32);
    }

    /// Leaves the best `depth` of more, in any order.
    fn select(&mut self) {
        let score = |held: &Held| held.entry.score;
        let (_, last, _) = self.held.select_nth_unstable_by(self.depth - 1, |a, b| score(b).total_cmp(&score(a)));
        let least = score(last);
        self.held.retain(|held| score(held).total_cmp(&least) != Ordering::Less);
        let mut better = 0;
        for at in 0..self.held.len() {
            if score(&self.held[at]).total_cmp(&least) == Ordering::Greater {
                self.held.swap(at, better);
                better += 1;
            }
        }
        // There is room for some of those that score just as much.
        let (equal, room) = (&mut self.held[better..], self.depth - better);
        if equal.len() > room {
            equal.iter_mut().for_each(|held| _ = held.key(self.places));
            equal.select_nth_unstable_by_key(room - 1, |held| (held.place, held.entry.ordinal, held.entry.doc));
            self.held.truncate(self.depth);
        }
    }

    /// Puts the best first.
    fn sort(&mut self) {
        self.held.sort_unstable_by(|a, b| b.entry.score.total_cmp(&a.entry.score));
        for equal in self.held.chunk_by_mut(|a, b| a.entry.score.total_cmp(&b.entry.score) == Ordering::Equal) {
            if equal.len() > 1 {
                equal.iter_mut().for_each(|held| _ = held.key(self.places));
                equal.sort_unstable_by_key(|held| (held.place, held.entry.ordinal, held.entry.doc));
            }
        }
    }

    /// The best, best first where they are wanted `in_order`.
    pub(super) fn into_entries(mut self, in_order: bool) -> Vec<Entry> {
        self.pick();
        if in_order || self.held.len() > self.depth {
            self.sort();
            self.held.truncate(self.depth);
        }
        self.held.into_iter().map(|held| held.entry).collect()
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
            let mut sorted = offered.clone();
            sorted.sort_by(|a, b| a.order(b, &u64::from));
            let mut expected = sorted.into_iter().map(|entry| Held { entry, place: None }).collect();
            limits.apply(7, &mut expected);
            expected.truncate(depth);
            prop_assert_eq!(top.into_entries(true), expected.into_iter().map(|held| held.entry).collect::<Vec<_>>());
        }

        #[test]
        fn what_scores_as_much_as_the_last_of_enough_is_kept(
            offered in entries(), depth in 1..40_usize, enough in 1..40_usize,
        ) {
            let limits = Limits { per_article: 0, taken: HashMap::new() };
            let mut top = Top::new(7, depth, &limits, &u64::from, f64::MIN).with_enough(enough);
            offered.iter().for_each(|entry| top.offer(*entry));
            let mut expected = offered.clone();
            expected.sort_by(|a, b| a.order(b, &u64::from));
            let least = expected.get(enough.min(depth) - 1).map_or(f64::MIN, |entry| entry.score);
            expected.retain(|entry| entry.score >= least);
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
            assert!(top.held.len() < 100);
        }
        let best: Vec<_> = top.into_entries(true).iter().map(|entry| 100_000 - entry.doc).collect();
        assert_eq!(best, (1..=10).collect::<Vec<_>>());
    }
}
