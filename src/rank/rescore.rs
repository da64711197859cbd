//! The second stage's score: what the first stage cannot see.

use super::RankOptions;
use super::sentences::{best_sentences, rare_words, titles};
use super::windows::Windows;
use crate::index::{Index, OpenError};
use crate::query::Query;
use crate::retrieve::{Candidate, Evidence, evidence};

/// Adds to the scores of the best candidates, the `pool`, what they hold of `query` besides.
///
/// What is added is never below 0, so that what no pool has scores no better than the last of it by the first stage.
///
/// # Errors
/// The index is damaged.
pub(super) fn rescore(
    pool: &mut [Candidate],
    query: &Query,
    index: &Index,
    options: &RankOptions,
) -> Result<(), OpenError> {
    let evidence = evidence(query, index, pool, options.repeats, options.wording > 0.0)?;
    for (candidate, added) in pool.iter_mut().zip(added(&evidence, options)) {
        let score = candidate.score + added;
        candidate.score = if score.is_finite() { score } else { f64::MAX };
    }
    Ok(())
}

/// What is added for each passage.
fn added(evidence: &Evidence, options: &RankOptions) -> Vec<f64> {
    let mut sums = vec![0.0; evidence.passages.len()];
    let mut add = |weight: f64, scores: &dyn Fn() -> Vec<f64>| {
        if weight > 0.0 {
            sums.iter_mut().zip(scores()).for_each(|(sum, score)| *sum += weight * score);
        }
    };
    add(options.title, &|| titles(evidence));
    if options.windows > 0.0 || options.wording > 0.0 {
        let windows = Windows::of(evidence);
        add(options.windows, &|| windows.together());
        add(options.wording, &|| windows.wording());
    }
    add(options.sentence, &|| best_sentences(evidence));
    add(options.rare_words, &|| rare_words(evidence));
    sums
}
