//! Counts for ranking that do not depend on what was deleted.
//!
//! The engine counts deleted documents until their segment is merged, so that an index that was
//! updated would rank differently from one made afresh. These count the documents that are there.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

use super::Index;
use super::lengths::{self, LEAST_PASSAGES};

/// What has been counted, kept for the next query.
#[derive(Default)]
pub(super) struct Counts {
    tokens: OnceLock<u64>,
    frequencies: Mutex<HashMap<Term, u64>>,
}

/// Terms whose frequency is kept.
const MOST_KEPT: usize = 10_000;

/// Counts of one commit: the same whatever its history, its segments, its merges.
#[derive(Clone, Copy)]
pub struct Statistics<'a> {
    index: &'a Index,
}

impl Index {
    /// The counts that ranking needs.
    pub fn statistics(&self) -> Statistics<'_> {
        Statistics { index: self }
    }
}

impl Statistics<'_> {
    /// Passages in the index.
    pub fn passages(&self) -> u64 {
        self.index.searcher.num_docs()
    }

    fn count_tokens(&self) -> tantivy::Result<u64> {
        let known =
            if self.passages() >= LEAST_PASSAGES { lengths::read(&self.index.generation) } else { BTreeMap::new() };
        let segments = self.index.searcher.segment_readers().iter();
        segments.map(|segment| lengths::words(segment, self.index.fields.body, &known)).sum()
    }

    fn count_documents(&self, term: &Term) -> tantivy::Result<u64> {
        let mut total = 0;
        for segment in self.index.searcher.segment_readers() {
            let inverted = segment.inverted_index(term.field())?;
            let Some(info) = inverted.get_term_info(term)? else { continue };
            total += if segment.has_deletes() {
                let postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                alive_documents(postings, info.doc_freq, segment)
            } else {
                u64::from(info.doc_freq)
            };
        }
        Ok(total.min(self.passages()))
    }
}

/// How many of the `documents` in `postings` were not deleted.
fn alive_documents(mut postings: impl DocSet, documents: u32, segment: &SegmentReader) -> u64 {
    let deleted = u64::from(segment.num_deleted_docs());
    let Some(alive) = segment.alive_bitset() else { return u64::from(documents) };
    // Seeking costs about as much as passing over a block of 128.
    if deleted.saturating_mul(64) < u64::from(documents) {
        let mut gone = 0;
        for document in (0..segment.max_doc()).filter(|document| alive.is_deleted(*document)) {
            if postings.doc() < document {
                postings.seek(document);
            }
            gone += u64::from(postings.doc() == document);
        }
        return u64::from(documents).saturating_sub(gone);
    }
    let mut count = 0;
    while postings.doc() != TERMINATED {
        count += u64::from(alive.is_alive(postings.doc()));
        postings.advance();
    }
    count
}

impl Bm25StatisticsProvider for Statistics<'_> {
    /// Tokens as their documents' one-byte lengths tell: the lengths that ranking divides by.
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        if field != self.index.fields.body {
            return self.index.searcher.total_num_tokens(field);
        }
        if let Some(tokens) = self.index.counts.tokens.get() {
            return Ok(*tokens);
        }
        let tokens = self.count_tokens()?;
        Ok(*self.index.counts.tokens.get_or_init(|| tokens))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.passages())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let frequencies = || self.index.counts.frequencies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = frequencies().get(term) {
            return Ok(*count);
        }
        let count = self.count_documents(term)?;
        let mut frequencies = frequencies();
        if frequencies.len() < MOST_KEPT {
            frequencies.insert(term.clone(), count);
        }
        Ok(count)
    }
}
