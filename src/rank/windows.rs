//! Words of the query that stand together in the passage.
//!
//! After the sequential dependence model (Metzler and Croft, A Markov Random Field Model for Term Dependencies,
//! 2005), with the sums of BM25: neighbours of the query are looked for in their order just as far apart as there, and within
//! eight words in any order; within eight words each two others as well, of longer queries for less, as in the full dependence model of the same
//! paper. And what follows each other in the query, stop words too, is looked for as it was typed: who asks for `the
//! capital of France` is often answered by whoever writes so. How rare such a pair is, is counted among the best passages alone: nearly all passages
//! that have one are among them, and nothing has to be known of pairs beforehand.

use super::saturation::saturated;
use crate::retrieve::{Evidence, Held, Neighbours, inverse_frequency};

/// Words apart from which on two do not stand together.
const NEAR: u32 = 8;

/// BM25's `k1`. The length of the passage plays no part: a pair is as telling in a long one.
const K1: f64 = 1.2;

/// What pairs out of their order count beside those in it.
const UNORDERED: f64 = 0.5;

/// Where the words of the query stand in each of some passages.
pub(super) struct Windows<'a> {
    evidence: &'a Evidence,
    places: Vec<Places>,
}

impl<'a> Windows<'a> {
    pub(super) fn of(evidence: &'a Evidence) -> Self {
        let places = evidence.passages.iter().map(|held| Places::of(held, evidence.worth.len())).collect();
        Self { evidence, places }
    }

    /// For each passage what its pairs of neighbours are worth, and its pairs of other words.
    ///
    /// Time grows with the pairs times the occurrences of their own terms: no pair is held to every occurrence.
    pub(super) fn together(&self) -> Vec<f64> {
        let mut scores = vec![0.0; self.places.len()];
        self.add(&self.evidence.neighbours, 1.0, Room::ordered, &mut scores);
        self.add(&self.evidence.neighbours, UNORDERED, Room::near, &mut scores);
        self.add(&self.evidence.apart, 1.0, Room::near, &mut scores);
        scores
    }

    /// For each passage what it is worth that it has what the query has word for word, stop words being words like others.
    pub(super) fn wording(&self) -> Vec<f64> {
        let mut scores = vec![0.0; self.places.len()];
        self.add(&self.evidence.wording, 1.0, Room::ordered, &mut scores);
        scores
    }

    /// Adds to the score of each passage what the `pairs` are worth that `count` finds there.
    fn add(&self, pairs: &[Neighbours], share: f64, count: Count, scores: &mut [f64]) {
        let mut counts = Vec::with_capacity(scores.len());
        let mut room = Room::default();
        let all = scores.len() as f64;
        for pair in pairs {
            counts.clear();
            counts.extend(self.places.iter().map(|places| count(&mut room, places, pair)));
            let having = counts.iter().filter(|count| **count > 0).count() as f64;
            let worth = share * pair.weight * inverse_frequency(all, having);
            for (score, count) in scores.iter_mut().zip(&counts) {
                *score += worth * saturated(f64::from(*count), K1, 0.0, 1.0);
            }
        }
    }
}

/// How often a passage has two words in one way or another.
type Count = fn(&mut Room, &Places, &Neighbours) -> u32;

/// Where each term stands in one passage.
struct Places {
    /// The positions of the first term in order, then those of the second, and so on.
    positions: Vec<u32>,
    /// For each term where its positions end.
    ends: Vec<usize>,
}

impl Places {
    /// Of so many `terms`, where `held` tells; what it tells is in order.
    fn of(held: &Held, terms: usize) -> Self {
        let known =
            || held.occurrences.iter().chain(&held.stop_words).filter(|occurrence| (occurrence.term as usize) < terms);
        let mut ends = vec![0; terms];
        known().for_each(|occurrence| ends[occurrence.term as usize] += 1);
        let mut total = 0;
        for end in &mut ends {
            // Where it begins; it moves to the end as positions come.
            total += std::mem::replace(end, total);
        }
        let mut positions = vec![0; total];
        for occurrence in known() {
            let end = &mut ends[occurrence.term as usize];
            positions[*end] = occurrence.position;
            *end += 1;
        }
        Self { positions, ends }
    }

    /// The positions of `term`, in order.
    fn term(&self, term: u32) -> &[u32] {
        let term = term as usize;
        let end = self.ends.get(term).copied().unwrap_or(0);
        let start = term.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.positions.get(start..end).unwrap_or_default()
    }

    /// Leaves in `all` nothing but the positions of `terms`, each moved by `by`; in order, none twice.
    fn collect(&self, terms: &[(u32, u32)], by: impl Fn(u32, u32) -> Option<u32>, all: &mut Vec<u32>) {
        all.clear();
        for (term, places) in terms {
            all.extend(self.term(*term).iter().filter_map(|position| by(*position, *places)));
        }
        if terms.len() > 1 {
            all.sort_unstable();
            all.dedup();
        }
    }
}

/// Positions of the two words of a pair; kept for its room.
#[derive(Default)]
struct Room {
    first: Vec<u32>,
    second: Vec<u32>,
}

impl Room {
    /// How often the first of `pair` stands before the second just as in the query.
    fn ordered(&mut self, places: &Places, pair: &Neighbours) -> u32 {
        if !Self::has_both(places, pair) {
            return 0;
        }
        // Where the second word begins, as the first has it and as it has it itself.
        places.collect(&pair.first, u32::checked_add, &mut self.first);
        places.collect(&pair.second, u32::checked_sub, &mut self.second);
        let mut at = 0;
        let mut ordered = 0;
        for begins in &self.first {
            at += self.second[at..].iter().take_while(|second| *second < begins).count();
            ordered += u32::from(self.second.get(at) == Some(begins));
        }
        ordered
    }

    /// How often the first of `pair` stands less than [`NEAR`] positions from the second, on either side.
    fn near(&mut self, places: &Places, pair: &Neighbours) -> u32 {
        if !Self::has_both(places, pair) {
            return 0;
        }
        places.collect(&pair.first, |position, _| Some(position), &mut self.first);
        places.collect(&pair.second, |position, _| Some(position), &mut self.second);
        let mut at = 0;
        let mut near = 0;
        for position in &self.first {
            let is_before = |second: &&u32| **second < *position && second.abs_diff(*position) >= NEAR;
            at += self.second[at..].iter().take_while(is_before).count();
            // No position is there twice: one of the first two is another than its own.
            let reach = |second: &&u32| second.abs_diff(*position) < NEAR;
            let mut near_by = self.second[at..].iter().take(2).take_while(reach);
            near += u32::from(near_by.any(|second| second != position));
        }
        near
    }

    /// Most passages lack one of the two.
    fn has_both(places: &Places, pair: &Neighbours) -> bool {
        let has = |terms: &[(u32, u32)]| terms.iter().any(|(term, _)| !places.term(*term).is_empty());
        has(&pair.first) && has(&pair.second)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::retrieve::Occurrence;

    fn at(places: &[(u32, u32)]) -> Vec<Occurrence> {
        places.iter().map(|(position, term)| Occurrence { position: *position, term: *term }).collect()
    }

    fn holding(occurrences: &[Occurrence]) -> Held {
        Held { occurrences: occurrences.to_vec(), ..Held::default() }
    }

    /// Words of one position each.
    fn neighbours(first: &[u32], second: &[u32]) -> Neighbours {
        let of = |terms: &[u32], places: u32| terms.iter().map(|term| (*term, places)).collect();
        Neighbours { first: of(first, 1), second: of(second, 0), weight: 1.0 }
    }

    fn count(occurrences: &[Occurrence], neighbours: &Neighbours) -> (u32, u32) {
        let places = Places::of(&holding(occurrences), 3);
        let mut room = Room::default();
        (room.ordered(&places, neighbours), room.near(&places, neighbours))
    }

    #[test]
    fn a_compound_and_stop_words_have_their_places() {
        // `h100 chips`: whole at 0, its number at 1, the next word at 2.
        let chips = Neighbours { first: vec![(0, 2), (1, 1)], second: vec![(2, 0)], weight: 1.0 };
        assert_eq!(count(&at(&[(5, 0), (6, 1), (7, 2)]), &chips), (1, 2));
        assert_eq!(count(&at(&[(6, 1), (7, 2)]), &chips), (1, 1), "its number alone");
        assert_eq!(count(&at(&[(5, 0), (6, 2)]), &chips), (0, 1));
        // `new multi-agent`: the second part of the second word.
        let agent = Neighbours { first: vec![(0, 1)], second: vec![(1, 0), (2, 1)], weight: 1.0 };
        assert_eq!(count(&at(&[(3, 0), (5, 2)]), &agent), (1, 1));
        assert_eq!(count(&at(&[(0, 2), (1, 0)]), &agent), (0, 1), "none begins before the text");
    }

    /// As the words of [`Room`] have it, occurrence by occurrence.
    fn counted_plainly(occurrences: &[Occurrence], neighbours: &Neighbours) -> (u32, u32) {
        let of = |terms: &[(u32, u32)]| -> Vec<(u32, u32)> {
            let places =
                |it: &Occurrence| terms.iter().find(|(term, _)| *term == it.term).map(|(_, by)| (it.position, *by));
            occurrences.iter().filter_map(places).collect()
        };
        let (first, second) = (of(&neighbours.first), of(&neighbours.second));
        let begins: std::collections::BTreeSet<u32> = first.iter().map(|(position, by)| position + by).collect();
        let ordered = begins
            .iter()
            .filter(|begins| second.iter().any(|(position, by)| position.checked_sub(*by) == Some(**begins)));
        let positions: std::collections::BTreeSet<u32> = first.iter().map(|(position, _)| *position).collect();
        let is_near =
            |position: &&u32| second.iter().any(|(other, _)| other != *position && other.abs_diff(**position) < NEAR);
        (ordered.count() as u32, positions.iter().filter(is_near).count() as u32)
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn pairs_are_counted_as_one_by_one(
            mut places in prop::collection::vec((0..60_u32, 0..3_u32), 0..40),
            first in prop::collection::btree_map(0..3_u32, 1..4_u32, 1..3),
            second in prop::collection::btree_map(0..3_u32, 0..3_u32, 1..3),
        ) {
            places.sort_unstable();
            places.dedup();
            let pair = Neighbours { first: first.into_iter().collect(), second: second.into_iter().collect(), weight: 1.0 };
            prop_assert_eq!(count(&at(&places), &pair), counted_plainly(&at(&places), &pair));
        }
    }

    #[test]
    fn side_by_side_and_near() {
        let pair = neighbours(&[0], &[1]);
        assert_eq!(count(&at(&[(4, 0), (5, 1)]), &pair), (1, 1));
        assert_eq!(count(&at(&[(4, 1), (5, 0)]), &pair), (0, 1), "the wrong way round");
        assert_eq!(count(&at(&[(4, 0), (11, 1)]), &pair), (0, 1));
        assert_eq!(count(&at(&[(4, 0), (12, 1)]), &pair), (0, 0), "too far");
        assert_eq!(count(&at(&[(0, 0), (1, 1), (2, 0), (30, 0), (31, 1)]), &pair), (2, 3));
        assert_eq!(count(&at(&[(3, 1)]), &pair), (0, 0));
    }

    #[test]
    fn a_word_is_no_neighbour_of_itself_but_of_its_like() {
        // One position, two terms: `GPT-4` whole and its first part.
        let pair = neighbours(&[0, 2], &[1, 2]);
        assert_eq!(count(&at(&[(7, 0), (7, 2)]), &pair), (0, 0));
        assert_eq!(count(&at(&[(7, 0), (7, 2), (8, 1)]), &pair), (1, 1));
        assert_eq!(count(&at(&[(u32::MAX - 1, 0), (u32::MAX, 1)]), &pair), (1, 1));
    }

    #[test]
    fn pairs_that_few_of_the_passages_have_are_worth_more() {
        let held = |places: &[(u32, u32)]| holding(&at(places));
        let evidence = Evidence {
            worth: vec![1.0; 3],
            neighbours: vec![neighbours(&[0], &[1]), neighbours(&[1], &[2])],
            passages: vec![held(&[(0, 0), (1, 1)]), held(&[(0, 0), (1, 1)]), held(&[(0, 1), (1, 2)]), held(&[(0, 0)])],
            ..Evidence::default()
        };
        let scores = Windows::of(&evidence).together();
        // Two of four have the first pair, one of four the second: ln(1 + 2.5/2.5), ln(1 + 3.5/1.5), each once in
        // order and once near.
        assert!((scores[0] - 1.5 * 2.0_f64.ln()).abs() < 1e-12);
        assert_eq!(scores[0], scores[1]);
        assert!((scores[2] - 1.5 * (1.0_f64 + 3.5 / 1.5).ln()).abs() < 1e-12);
        assert_eq!(scores[3], 0.0);
    }

    #[test]
    fn words_apart_count_where_they_stand_near_each_other() {
        let mut pair = neighbours(&[0], &[2]);
        pair.weight = 0.5;
        let evidence = Evidence {
            worth: vec![1.0; 3],
            apart: vec![pair],
            passages: vec![holding(&at(&[(0, 0), (9, 2)])), holding(&at(&[(0, 2), (3, 0)]))],
            ..Evidence::default()
        };
        // One of two has it: ln(1 + 1.5/1.5).
        assert_eq!(Windows::of(&evidence).together(), [0.0, 0.5 * 2.0_f64.ln()]);
    }

    #[test]
    fn the_wording_counts_stop_words_in_their_order() {
        // `bank of england`: 2 is the stop word.
        let held = |places: &[(u32, u32)], stop_words: &[(u32, u32)]| Held {
            stop_words: at(stop_words),
            ..holding(&at(places))
        };
        let evidence = Evidence {
            worth: vec![1.0, 1.0, 0.0],
            wording: vec![neighbours(&[0], &[2]), neighbours(&[2], &[1])],
            passages: vec![
                held(&[(0, 0), (2, 1)], &[(1, 2)]),
                held(&[(0, 1), (2, 0)], &[(1, 2)]),
                held(&[(0, 0), (1, 1)], &[]),
            ],
            ..Evidence::default()
        };
        let windows = Windows::of(&evidence);
        let scores = windows.wording();
        assert!((scores[0] - 2.0 * (1.0_f64 + 2.5 / 1.5).ln()).abs() < 1e-12, "{scores:?}");
        assert_eq!(scores[1..], [0.0, 0.0]);
        assert_eq!(windows.together(), [0.0; 3]);
    }
}
