//! Words that stand beside each other in the query and in the passage.
//!
//! After the sequential dependence model (Metzler and Croft, A Markov Random Field Model for Term Dependencies,
//! 2005), with the sums of BM25: neighbours of the query are looked for in their order side by side, and within
//! eight words in any order. How rare such a pair is, is counted among the best passages alone: nearly all passages
//! that have one are among them, and nothing has to be known of pairs beforehand.

use super::saturation::{rarity, saturated};
use crate::retrieve::{Evidence, Neighbours, Occurrence};

/// Words apart from which on two do not stand together.
const NEAR: u32 = 8;

/// BM25's `k1`. The length of the passage plays no part: a pair is as telling in a long one.
const K1: f64 = 1.2;

/// What pairs out of their order count beside those in it.
const UNORDERED: f64 = 0.5;

/// For each passage what its pairs of neighbours are worth; `repeats` is as in [`super::RankOptions`].
pub(super) fn windows(evidence: &Evidence, repeats: f64) -> Vec<f64> {
    let mut scores = vec![0.0; evidence.passages.len()];
    let mut counts = Vec::with_capacity(scores.len());
    for neighbours in &evidence.neighbours {
        counts.clear();
        counts.extend(evidence.passages.iter().map(|held| count(&held.occurrences, neighbours)));
        let having = |which: fn(&(u32, u32)) -> u32| counts.iter().filter(|count| which(count) > 0).count();
        let (ordered, near) = (having(|count| count.0), having(|count| count.1));
        let weight = f64::from(neighbours.times).powf(repeats);
        for (score, count) in scores.iter_mut().zip(&counts) {
            *score += weight * rarity(counts.len(), ordered) * saturated(f64::from(count.0), K1, 0.0, 1.0);
            *score += weight * UNORDERED * rarity(counts.len(), near) * saturated(f64::from(count.1), K1, 0.0, 1.0);
        }
    }
    scores
}

/// How often the first of `neighbours` stands right before the second, and how often less than [`NEAR`] words
/// from it on either side.
fn count(occurrences: &[Occurrence], neighbours: &Neighbours) -> (u32, u32) {
    let (mut ordered, mut near) = (0, 0);
    let mut last = None;
    for (place, occurrence) in occurrences.iter().enumerate() {
        let position = occurrence.position;
        // Several terms may stand for a word at one position.
        if last == Some(position) || !neighbours.first.contains(&occurrence.term) {
            continue;
        }
        last = Some(position);
        let is_second = |other: &&Occurrence| other.position != position && neighbours.second.contains(&other.term);
        let reach = |other: &&Occurrence| other.position.abs_diff(position) < NEAR;
        let behind = || occurrences[place..].iter().take_while(reach).filter(is_second);
        let before = || occurrences[..place].iter().rev().take_while(reach).filter(is_second);
        ordered += u32::from(behind().any(|other| other.position == position + 1));
        near += u32::from(behind().next().is_some() || before().next().is_some());
    }
    (ordered, near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retrieve::Held;

    fn at(places: &[(u32, u32)]) -> Vec<Occurrence> {
        places.iter().map(|(position, term)| Occurrence { position: *position, term: *term }).collect()
    }

    fn neighbours(first: &[u32], second: &[u32]) -> Neighbours {
        Neighbours { first: first.to_vec(), second: second.to_vec(), times: 1 }
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
        let held = |places: &[(u32, u32)]| Held { occurrences: at(places), sentences: Vec::new() };
        let evidence = Evidence {
            worth: vec![1.0; 3],
            neighbours: vec![neighbours(&[0], &[1]), neighbours(&[1], &[2])],
            passages: vec![held(&[(0, 0), (1, 1)]), held(&[(0, 0), (1, 1)]), held(&[(0, 1), (1, 2)]), held(&[(0, 0)])],
        };
        let scores = windows(&evidence, 0.75);
        // Two of four have the first pair, one of four the second: ln(1 + 2.5/2.5), ln(1 + 3.5/1.5), each once in
        // order and once near.
        assert!((scores[0] - 1.5 * 2.0_f64.ln()).abs() < 1e-12);
        assert_eq!(scores[0], scores[1]);
        assert!((scores[2] - 1.5 * (1.0_f64 + 3.5 / 1.5).ln()).abs() < 1e-12);
        assert_eq!(scores[3], 0.0);
    }
}
