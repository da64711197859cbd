//! The best sentences of a passage, its title and its rare words, scored by themselves.
//!
//! A passage whose words stand in one sentence, or in one and the next, answers better than one that has them here
//! and there.

use std::ops::Range;

use super::saturation::saturated;
use crate::index::IndexedSentence;
use crate::retrieve::{Evidence, Held, Occurrence};

/// BM25's constants for sentences: in so little text a second occurrence says little, and length a little less.
const SENTENCE: (f64, f64) = (0.5, 0.6);

/// BM25's usual constants, for titles and whole passages.
const USUAL: (f64, f64) = (1.2, 0.75);

/// For each passage the BM25 of the sentence that scores best, plus that of the best stretch of at most two, as texts
/// of one and of two sentences; those of title and headings are among them.
pub(super) fn best_sentences(evidence: &Evidence) -> Vec<f64> {
    let lengths =
        || evidence.passages.iter().flat_map(|held| &held.sentences).map(|sentence| u64::from(sentence.length));
    let average = average(lengths());
    let mut counts = Counts::default();
    let best = |held: &Held| {
        let (mut one, mut two) = (0.0_f64, 0.0_f64);
        let mut at = 0;
        // Where the words of the sentence before begin, and its length.
        let mut before: Option<(usize, u32)> = None;
        for sentence in &held.sentences {
            let inside = within(&held.occurrences, at, sentence);
            at = inside.end;
            let length = sentence.length;
            let mut score = |words: Range<usize>, length: u64, sentences: f64| {
                let length = length as f64 / (average * sentences);
                counts.score(&held.occurrences[words], &evidence.worth, SENTENCE, length)
            };
            if inside.is_empty() {
                before = None;
                continue;
            }
            one = one.max(score(inside.clone(), length.into(), 1.0));
            two = two.max(score(inside.clone(), length.into(), 2.0));
            if let Some((start, length_before)) = before {
                two = two.max(score(start..inside.end, u64::from(length) + u64::from(length_before), 2.0));
            }
            before = Some((inside.start, length));
        }
        one + two
    };
    evidence.passages.iter().map(best).collect()
}

/// For each passage the BM25 of its article's title, times the part of the passage that is not title: where the title
/// is much of the passage, its words count there already.
pub(super) fn titles(evidence: &Evidence) -> Vec<f64> {
    let length = |held: &Held| title(held).map(|sentence| u64::from(sentence.length)).sum::<u64>();
    let average = average(evidence.passages.iter().map(length).filter(|length| *length > 0));
    let mut counts = Counts::default();
    let score = |held: &Held| {
        let end = title(held).map(|sentence| sentence.start.saturating_add(sentence.length)).last().unwrap_or(0);
        let inside = held.occurrences.partition_point(|occurrence| occurrence.position < end);
        let title = length(held) as f64;
        let all = held.sentences.iter().map(|sentence| f64::from(sentence.length)).sum::<f64>().max(1.0);
        (1.0 - title / all) * counts.score(&held.occurrences[..inside], &evidence.worth, USUAL, title / average)
    };
    evidence.passages.iter().map(score).collect()
}

/// For each passage its BM25 with each word counted by its worth over the average worth once more (that weighed by the worth
/// itself): what the rarest words of the query bring counts for more, what its common ones bring for less.
pub(super) fn rare_words(evidence: &Evidence) -> Vec<f64> {
    let (sum, squares) =
        evidence.worth.iter().fold((0.0, 0.0), |(sum, squares), worth| (sum + worth, squares + worth * worth));
    if squares <= 0.0 || !squares.is_finite() {
        return vec![0.0; evidence.passages.len()];
    }
    let worth: Vec<f64> = evidence.worth.iter().map(|worth| worth * worth * sum / squares).collect();
    let length = |held: &Held| held.sentences.iter().map(|sentence| u64::from(sentence.length)).sum::<u64>();
    let average = average(evidence.passages.iter().map(length).filter(|length| *length > 0));
    let mut counts = Counts::default();
    let score = |held: &Held| counts.score(&held.occurrences, &worth, USUAL, length(held) as f64 / average);
    evidence.passages.iter().map(score).collect()
}

/// The sentences of the title, which come first.
fn title(held: &Held) -> impl Iterator<Item = &IndexedSentence> {
    held.sentences.iter().take_while(|sentence| sentence.is_title)
}

/// The average of `lengths`; 1 where there are none.
fn average(lengths: impl Iterator<Item = u64>) -> f64 {
    let (mut sum, mut count) = (0_u64, 0_u64);
    for length in lengths {
        sum = sum.saturating_add(length);
        count += 1;
    }
    if sum == 0 { 1.0 } else { sum as f64 / count as f64 }
}

/// Which of `occurrences`, from `at` on, stand in `sentence`.
fn within(occurrences: &[Occurrence], at: usize, sentence: &IndexedSentence) -> Range<usize> {
    let end = sentence.start.saturating_add(sentence.length);
    let before = |limit: u32| move |occurrence: &&Occurrence| occurrence.position < limit;
    let start = at + occurrences[at..].iter().take_while(before(sentence.start)).count();
    start..start + occurrences[start..].iter().take_while(before(end)).count()
}

/// Counts terms; kept for its room.
#[derive(Default)]
struct Counts(Vec<u32>);

impl Counts {
    /// BM25 of a text of `length` averages in which `occurrences` stand.
    fn score(&mut self, occurrences: &[Occurrence], worth: &[f64], (k1, b): (f64, f64), length: f64) -> f64 {
        self.0.clear();
        self.0.extend(occurrences.iter().map(|occurrence| occurrence.term));
        // Added in the order of terms, whatever the order of words.
        self.0.sort_unstable();
        let worth_of = |same: &[u32]| {
            let worth = same.first().and_then(|term| worth.get(*term as usize)).copied().unwrap_or(0.0);
            worth * saturated(same.len() as f64, k1, b, length)
        };
        self.0.chunk_by(|a, b| a == b).map(worth_of).fold(0.0, |sum, score| sum + score)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(start: u32, length: u32, is_title: bool) -> IndexedSentence {
        IndexedSentence { start, length, is_title }
    }

    fn held(sentences: Vec<IndexedSentence>, places: &[(u32, u32)]) -> Held {
        let occurrences = places.iter().map(|(position, term)| Occurrence { position: *position, term: *term });
        Held { occurrences: occurrences.collect(), sentences, ..Held::default() }
    }

    fn evidence(passages: Vec<Held>) -> Evidence {
        Evidence { worth: vec![2.0, 3.0], passages, ..Evidence::default() }
    }

    #[test]
    fn words_of_one_sentence_count_together() {
        // Two sentences of 4 and 6 words, average 5; both words in the second, or each in its own; or in sentences
        // that are no neighbours.
        let cut = || vec![sentence(0, 4, false), sentence(4, 6, false)];
        let together = held(cut(), &[(4, 0), (9, 1)]);
        let apart = held(cut(), &[(3, 1), (4, 0)]);
        let far = vec![sentence(0, 4, false), sentence(4, 5, false), sentence(9, 6, false)];
        let far = held(far, &[(3, 1), (9, 0)]);
        let scores = best_sentences(&evidence(vec![together, apart, far]));
        // One sentence: 1.5 / (1 + 0.5 × (0.4 + 0.6 × 6/5)), × 4/5 for the other. As a text of two: 6/10, and 10/10
        // where both count, 4/10 where the second does not follow.
        let both = |one: f64, two: f64| 1.5 * (one + two);
        assert!((scores[0] - both(5.0 / 1.56, 5.0 / 1.38)).abs() < 1e-12, "{scores:?}");
        assert!((scores[1] - both(3.0 / 1.44, 5.0 / 1.5)).abs() < 1e-12, "{scores:?}");
        assert!((scores[2] - both(3.0 / 1.44, 3.0 / 1.32)).abs() < 1e-12, "{scores:?}");
    }

    #[test]
    fn a_title_is_what_comes_first() {
        let with = held(vec![sentence(0, 2, true), sentence(2, 2, true), sentence(105, 9, false)], &[(3, 1), (105, 0)]);
        let without = held(vec![sentence(0, 9, false)], &[(0, 0), (1, 1)]);
        let scores = titles(&evidence(vec![with, without]));
        // The one title has the average length; 4 words of 13 are it.
        assert!((scores[0] - 3.0 * 9.0 / 13.0).abs() < 1e-12, "{scores:?}");
        assert_eq!(scores[1], 0.0);
    }

    #[test]
    fn a_damaged_column_does_no_harm() {
        let whole = || vec![sentence(0, u32::MAX, true), sentence(u32::MAX, u32::MAX, true)];
        let passages = vec![held(whole(), &[(3, 1), (u32::MAX, 0)]), held(whole(), &[])];
        let evidence = evidence(passages);
        let scores = [titles(&evidence), best_sentences(&evidence), rare_words(&evidence)];
        assert!(scores.iter().flatten().all(|score| score.is_finite() && *score >= 0.0), "{scores:?}");
    }

    #[test]
    fn rare_words_count_for_more_than_they_do_by_themselves() {
        let cut = || vec![sentence(0, 10, false)];
        let scores = rare_words(&evidence(vec![held(cut(), &[(0, 0)]), held(cut(), &[(0, 1)]), held(cut(), &[])]));
        // Worth 2 and 3, on the average 13/5.
        assert!((scores[0] - 4.0 * 5.0 / 13.0).abs() < 1e-12, "{scores:?}");
        assert!((scores[1] - 9.0 * 5.0 / 13.0).abs() < 1e-12, "{scores:?}");
        assert_eq!(scores[2], 0.0);
        let worthless = Evidence { worth: vec![0.0], ..evidence(vec![held(cut(), &[(0, 0)])]) };
        assert_eq!(rare_words(&worthless), [0.0]);
    }

    #[test]
    fn passages_without_sentences_or_words_score_nothing() {
        let passages = vec![held(vec![], &[(0, 0)]), held(vec![sentence(0, 3, false)], &[]), Held::default()];
        assert_eq!(best_sentences(&evidence(passages.clone())), [0.0; 3]);
        assert_eq!(titles(&evidence(passages)), [0.0; 3]);
    }
}
