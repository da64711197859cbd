//! What finds passages and scores them: unions of terms are walked by ourselves, anything else by the engine.

use tantivy::query::{EnableScoring, Scorer, Weight};
use tantivy::{DocId, SegmentReader};

use super::lower::{Lookup, Plan, weighted};
use super::set::Documents;
use super::union::Union;
use crate::index::Index;

/// What the engine's single-precision sums may be off by for each term added, relative to the sum.
const ROUNDING: f64 = 1e-6;

/// What finds passages and scores them.
pub(super) enum Scoring {
    /// Terms alone, any of them.
    Terms(Union),
    /// What the engine finds. Sums of two scores do not depend on their order; of more they do, and are taken again by the
    /// leaves.
    Any { matching: Box<dyn Weight>, leaves: Vec<Box<dyn Weight>> },
}

impl Scoring {
    /// `None` where nothing can match.
    pub(super) fn of(plan: &Plan, index: &Index) -> tantivy::Result<Option<Self>> {
        let (fields, statistics) = (index.fields(), index.statistics());
        let body = fields.body;
        if let Some(union) = Union::of(plan, fields, &statistics)? {
            return Ok(Some(Self::Terms(union)));
        }
        let Some(matching) = plan.matching(fields) else { return Ok(None) };
        let scoring = || EnableScoring::enabled_from_statistics_provider(&statistics, index.searcher());
        let leaf =
            |(lookup, weight): (&Lookup, &f32)| weighted(lookup.engine_query(body, fields), *weight).weight(scoring());
        let leaves = match plan.scoring.len() {
            0..=2 if plan.required.is_empty() => Vec::new(),
            _ => plan.scoring.iter().map(leaf).collect::<tantivy::Result<_>>()?,
        };
        Ok(Some(Self::Any { matching: matching.weight(scoring())?, leaves }))
    }

    /// How many postings are walked at most, of so many `passages`.
    pub(super) fn postings(&self, passages: u64) -> u64 {
        match self {
            Self::Terms(union) => union.postings(),
            Self::Any { .. } => passages,
        }
    }

    /// Whether what cannot be among the best is passed over.
    pub(super) fn is_cut_short(&self) -> bool {
        matches!(self, Self::Terms(_))
    }

    /// Hands the documents of `segment`, which has this `number`, that may score `threshold` or more and are wanted to `take`, in
    /// order, with their scores; `take` tells the threshold from there on, which never falls. Returns all that match, deleted ones
    /// among them, where they were all walked.
    ///
    /// `slack` is what the highest score of a block may be too low by, as a factor. What is not in `within`, where that is given,
    /// is not wanted.
    pub(super) fn each(
        &self,
        (number, segment): (u32, &SegmentReader),
        slack: f64,
        mut threshold: f64,
        within: Option<&Documents>,
        is_wanted: &mut dyn FnMut(DocId) -> bool,
        take: &mut dyn FnMut(DocId, f64) -> f64,
    ) -> tantivy::Result<Option<Documents>> {
        let (matching, leaves) = match self {
            Self::Terms(union) => {
                let floor = threshold;
                let mut take = |doc, score| {
                    if within.is_none_or(|within| within.contains(doc)) && is_wanted(doc) {
                        threshold = take(doc, score);
                    }
                    threshold
                };
                return union.each(segment, number, slack, floor, within, &mut take).map(Some);
            }
            Self::Any { matching, leaves } => (matching, leaves),
        };
        let mut leaves = scorers(leaves, segment)?;
        // In single precision the sum may be a little lower.
        let seen = 1.0 - ROUNDING * (leaves.len() + 8) as f64;
        matching.for_each(segment, &mut |doc, score| {
            let is_within = || within.is_none_or(|within| within.contains(doc));
            if score >= lowered(threshold, seen) && is_within() && is_wanted(doc) {
                let score = if leaves.is_empty() { f64::from(score) } else { sum(&mut leaves, doc) };
                if score >= threshold {
                    threshold = take(doc, score);
                }
            }
        })?;
        Ok(None)
    }
}

pub(super) fn scorers(weights: &[Box<dyn Weight>], segment: &SegmentReader) -> tantivy::Result<Vec<Box<dyn Scorer>>> {
    weights.iter().map(|weight| weight.scorer(segment, 1.0)).collect()
}

/// Whether `scorer` holds `doc`; to be asked of rising documents.
pub(super) fn holds(scorer: &mut dyn Scorer, doc: DocId) -> bool {
    if scorer.doc() < doc {
        scorer.seek(doc);
    }
    scorer.doc() == doc
}

/// The score of `doc`, its parts always added in the same order; to be asked of rising documents.
fn sum(leaves: &mut [Box<dyn Scorer>], doc: DocId) -> f64 {
    let mut score = 0.0;
    for leaf in leaves {
        if holds(leaf.as_mut(), doc) {
            score += f64::from(leaf.score());
        }
    }
    score
}

/// The part of a `threshold` that the engine's score reaches for certain.
fn lowered(threshold: f64, part: f64) -> f32 {
    if threshold <= 0.0 { f32::MIN } else { (threshold * part) as f32 }
}
