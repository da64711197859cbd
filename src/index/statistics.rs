//! Counts for ranking that do not depend on what was deleted.
//!
//! The engine counts deleted documents until their segment is merged, so that an index that was
//! updated would rank differently from one made afresh. These count the documents that are there.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tantivy::postings::TermInfo;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::Index;
use super::lengths::{self, LEAST_PASSAGES};

/// What has been counted, kept for the next query.
#[derive(Default)]
pub(super) struct Counts {
    tokens: OnceLock<u64>,
    terms: Mutex<HashMap<Term, TermInfos>>,
    /// The deleted documents of each segment, in order; none of a segment that lost more than can be looked up fast.
    deleted: OnceLock<Vec<Vec<DocId>>>,
}

/// Places of terms that are kept, in all segments together: 50 bytes each, and 100 for each term.
const MOST_KEPT: usize = 200_000;

/// Where the postings of a term are, and in how many documents it is.
#[derive(Clone)]
pub struct TermInfos {
    /// By segment; `None` where it does not occur.
    infos: Arc<[Option<TermInfo>]>,
    documents: u64,
}

impl TermInfos {
    /// How many documents have it, deleted ones not counted.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// Where its postings are in the segment with this number; `None` where it does not occur.
    pub fn of_segment(&self, number: u32) -> Option<&TermInfo> {
        self.infos.get(number as usize)?.as_ref()
    }
}

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

    /// Where the postings of `term` are. To be asked inside of [`Index::guarded`].
    ///
    /// # Errors
    /// They cannot be looked up.
    pub fn term_infos(&self, term: &Term) -> tantivy::Result<TermInfos> {
        let terms = || self.index.counts.terms.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(infos) = terms().get(term) {
            return Ok(infos.clone());
        }
        let infos = self.look_up(term)?;
        let mut terms = terms();
        if terms.len() * (infos.infos.len() + 2) < MOST_KEPT {
            terms.insert(term.clone(), infos.clone());
        }
        Ok(infos)
    }

    fn look_up(&self, term: &Term) -> tantivy::Result<TermInfos> {
        let mut total = 0;
        let mut infos = Vec::new();
        for (at, segment) in self.index.searcher.segment_readers().iter().enumerate() {
            let inverted = segment.inverted_index(term.field())?;
            let info = inverted.get_term_info(term)?;
            infos.push(info.clone());
            let Some(info) = info else { continue };
            total += if segment.has_deletes() {
                let postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                alive_documents(postings, info.doc_freq, segment, &self.deleted()[at])
            } else {
                u64::from(info.doc_freq)
            };
        }
        Ok(TermInfos { infos: infos.into(), documents: total.min(self.passages()) })
    }

    fn deleted(&self) -> &[Vec<DocId>] {
        self.index
            .counts
            .deleted
            .get_or_init(|| self.index.searcher.segment_readers().iter().map(deleted_documents).collect())
    }
}

/// Whether looking up the `deleted` documents one by one is faster than passing over all `documents` of a term:
/// seeking costs about as much as passing over a block of 128.
fn are_few(deleted: u32, documents: u32) -> bool {
    deleted.saturating_mul(64) < documents
}

fn deleted_documents(segment: &SegmentReader) -> Vec<DocId> {
    match segment.alive_bitset() {
        Some(alive) if are_few(segment.num_deleted_docs(), segment.max_doc()) => {
            (0..segment.max_doc()).filter(|document| alive.is_deleted(*document)).collect()
        }
        _ => Vec::new(),
    }
}

/// How many of the `documents` in `postings` were not deleted; `deleted` has those that were, where they are few.
fn alive_documents(mut postings: impl DocSet, documents: u32, segment: &SegmentReader, deleted: &[DocId]) -> u64 {
    let Some(alive) = segment.alive_bitset() else { return u64::from(documents) };
    if are_few(segment.num_deleted_docs(), documents) {
        let mut gone = 0;
        for document in deleted {
            if postings.doc() < *document {
                postings.seek(*document);
            }
            gone += u64::from(postings.doc() == *document);
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
        // However many figures a passage has, one of them counts the same: against such an average no length tells.
        if field == self.index.fields.figures {
            return Ok(self.passages().saturating_mul(1 << 40));
        }
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
        Ok(self.term_infos(term)?.documents)
    }
}

#[cfg(test)]
mod tests {
    use tantivy::indexer::NoMergePolicy;
    use tantivy::schema::{SchemaBuilder, TEXT};
    use tantivy::{IndexWriter, TantivyDocument};

    use super::*;

    /// How many living documents hold `word`, of 200 in one segment that lost those with a word of `gone`.
    fn counted(word: &str, gone: &[&str]) -> u64 {
        let mut schema = SchemaBuilder::new();
        let body = schema.add_text_field("body", TEXT);
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for at in 0..200 {
            let mut document = TantivyDocument::default();
            document.add_text(body, format!("common {} n{at}", if at % 50 == 7 { "rare" } else { "" }));
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        gone.iter().for_each(|word| {
            writer.delete_term(Term::from_field_text(body, word));
        });
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        let segment = searcher.segment_reader(0);
        let inverted = segment.inverted_index(body).unwrap();
        let info = inverted.get_term_info(&Term::from_field_text(body, word)).unwrap().unwrap();
        let postings = inverted.read_postings_from_terminfo(&info, IndexRecordOption::Basic).unwrap();
        alive_documents(postings, info.doc_freq, segment, &deleted_documents(segment))
    }

    #[test]
    fn documents_with_a_word_are_counted_without_the_deleted_few_or_many() {
        assert_eq!(counted("common", &[]), 200);
        assert_eq!(counted("common", &["n7", "n100"]), 198);
        assert_eq!(counted("common", &["n0", "n199"]), 198);
        assert_eq!(counted("rare", &["n7", "n100"]), 3);
        assert_eq!(counted("common", &["rare"]), 196);
        assert_eq!(counted("rare", &["rare"]), 0);
    }
}
