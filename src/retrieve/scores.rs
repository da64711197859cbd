//! What the passages of a set score, added term by term.

use tantivy::query::Scorer;
use tantivy::{DocId, TERMINATED};

use super::scoring::holds;
use super::set::Documents;

/// Documents that are passed over in the time that finding one of them takes.
pub(super) const PASSED_OVER: u64 = 8;

/// Documents of a segment among which one is scored that are as many as are not worth a place each.
const FEW: u64 = 32;

/// What documents of a segment score.
pub(super) struct Scores {
    /// Where they are few, those that are scored; else all are.
    documents: Option<Vec<DocId>>,
    scores: Vec<f64>,
}

impl Scores {
    /// Room for those of `set`, of a segment of `max_doc` documents.
    pub(super) fn of(set: &Documents, max_doc: DocId) -> Self {
        let are_few = set.len().saturating_mul(FEW) < u64::from(max_doc);
        let documents = are_few.then(|| set.iter().collect::<Vec<_>>());
        let room = documents.as_ref().map_or(max_doc as usize, Vec::len);
        Self { documents, scores: vec![0.0; room] }
    }

    fn place(&self, document: DocId) -> Option<usize> {
        match &self.documents {
            Some(documents) => documents.binary_search(&document).ok(),
            None => Some(document as usize),
        }
    }

    pub(super) fn add(&mut self, document: DocId, score: f64) {
        if let Some(place) = self.place(document)
            && let Some(of_document) = self.scores.get_mut(place)
        {
            *of_document += score;
        }
    }

    pub(super) fn get(&self, document: DocId) -> f64 {
        self.place(document).and_then(|place| self.scores.get(place)).copied().unwrap_or(0.0)
    }
}

/// Adds what `scorer` gives to the documents of `set`.
pub(super) fn add_scores(scorer: &mut dyn Scorer, set: &Documents, scores: &mut Scores) {
    if set.len().saturating_mul(PASSED_OVER) < u64::from(scorer.size_hint()) {
        for document in set.iter() {
            if holds(scorer, document) {
                scores.add(document, f64::from(scorer.score()));
            }
        }
        return;
    }
    while scorer.doc() != TERMINATED {
        if set.contains(scorer.doc()) {
            scores.add(scorer.doc(), f64::from(scorer.score()));
        }
        scorer.advance();
    }
}
