//! Deletes what a file brought, but not what it brings now.
//!
//! To the engine a segment that is handed over whole is as old as it pleases: what was to be deleted just before may be deleted in it as well. So each
//! deletion knows which segments were handed over before it, and passes over those that came after.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::index::SegmentId;
use tantivy::query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, SegmentReader, TantivyError, Term};

/// Segments in the order in which they were handed over, and deletions between them.
#[derive(Debug, Clone, Default)]
pub(super) struct HandedOver {
    /// The number of each segment, from 0.
    numbers: Arc<RwLock<HashMap<SegmentId, usize>>>,
}

impl HandedOver {
    /// Notes that `segment` is about to be handed over.
    pub(super) fn note(&self, segment: SegmentId) {
        let mut numbers = self.numbers.write().unwrap_or_else(PoisonError::into_inner);
        let number = numbers.len();
        numbers.insert(segment, number);
    }

    /// What deletes the passages with `term` from all segments that are there now.
    pub(super) fn deletion(&self, term: Term) -> Box<dyn Query> {
        let before = self.numbers.read().unwrap_or_else(PoisonError::into_inner).len();
        Box::new(Deletion { query: TermQuery::new(term, IndexRecordOption::Basic), before, handed_over: self.clone() })
    }

    /// Whether `segment` was handed over when there were `before` already. What is made of several is made of them as they are after all
    /// deletions until then.
    fn is_after(&self, segment: SegmentId, before: usize) -> bool {
        let numbers = self.numbers.read().unwrap_or_else(PoisonError::into_inner);
        numbers.get(&segment).is_some_and(|number| *number >= before)
    }
}

/// Finds the passages with a term in segments that were there before.
#[derive(Debug, Clone)]
struct Deletion {
    query: TermQuery,
    /// How many segments had been handed over.
    before: usize,
    handed_over: HandedOver,
}

impl Query for Deletion {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let (before, handed_over) = (self.before, self.handed_over.clone());
        Ok(Box::new(DeletionWeight { weight: self.query.weight(scoring)?, before, handed_over }))
    }
}

struct DeletionWeight {
    weight: Box<dyn Weight>,
    before: usize,
    handed_over: HandedOver,
}

impl Weight for DeletionWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        if self.handed_over.is_after(segment.segment_id(), self.before) {
            return Ok(Box::new(EmptyScorer));
        }
        self.weight.scorer(segment, boost)
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("a deletion has no score".to_owned()))
    }
}
