//! How many passages match, without scoring them.

use std::collections::HashSet;

use tantivy::query::EnableScoring;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::lower::{Lookup, Plan};
use super::segment::Columns;
use crate::index::{Index, OpenError};
use crate::query::Query;

/// Matching passages of a segment up to which each article is known by name while counting. An article's
/// passages stand side by side, so that counting where one ends and the next begins does for more.
const MOST_KNOWN_BY_NAME: usize = 4096;

/// How much matches a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Passages.
    pub passages: u64,
    /// Articles that they belong to.
    pub articles: u64,
    /// Passages of each article that was asked for, in the order asked.
    pub in_articles: Vec<u64>,
}

/// Counts the passages that match `query`, and those of the articles with `article_keys`.
///
/// # Errors
/// The index is damaged.
pub fn count(query: &Query, index: &Index, article_keys: &[u64]) -> Result<Totals, OpenError> {
    index.guarded(|| count_all(query, index, article_keys))
}

fn count_all(query: &Query, index: &Index, article_keys: &[u64]) -> tantivy::Result<Totals> {
    let mut totals = Totals { in_articles: vec![0; article_keys.len()], ..Totals::default() };
    let mut plan = Plan::of(query, 1.0);
    plan.narrow(index.fields().body, &index.statistics())?;
    let mut articles = Articles::default();
    for segment in index.searcher().segment_readers() {
        let matching = matching(&plan, index, segment)?;
        let columns = Columns::open(index, segment)?;
        totals.passages += matching.len();
        articles.add(&matching, &columns);
        for (key, total) in article_keys.iter().zip(&mut totals.in_articles) {
            let term = Term::from_field_u64(index.fields().article_key, *key);
            let inverted = segment.inverted_index(index.fields().article_key)?;
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            while postings.doc() != TERMINATED {
                *total += u64::from(matching.contains(postings.doc()));
                postings.advance();
            }
        }
    }
    totals.articles = articles.count();
    Ok(totals)
}

/// The documents of `segment` that match `plan` and were not deleted.
fn matching(plan: &Plan, index: &Index, segment: &SegmentReader) -> tantivy::Result<Documents> {
    let body = index.fields().body;
    let mut found = Documents::none(segment.max_doc());
    let without_scores = || EnableScoring::disabled_from_searcher(index.searcher());
    if plan.is_union_of_terms() {
        let inverted = segment.inverted_index(body)?;
        for lookup in plan.scoring.keys() {
            let Lookup::Term(term) = lookup else { continue };
            let Some(info) = inverted.get_term_info(&Term::from_field_text(body, term))? else { continue };
            let mut blocks = inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            while !blocks.docs().is_empty() {
                blocks.docs().iter().for_each(|doc| found.insert(*doc));
                blocks.advance();
            }
        }
    } else if let Some(query) = plan.matching(body) {
        let weight = query.weight(without_scores())?;
        weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| found.insert(*doc)))?;
    }
    for lookup in &plan.excluded {
        let weight = lookup.engine_query(body).weight(without_scores())?;
        weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| found.remove(*doc)))?;
    }
    if let Some(alive) = segment.alive_bitset() {
        found.retain(|doc| alive.is_alive(doc));
    }
    Ok(found)
}

/// A set of documents of one segment: a bit each.
struct Documents {
    words: Vec<u64>,
}

impl Documents {
    fn none(max_doc: DocId) -> Self {
        Self { words: vec![0; (max_doc as usize).div_ceil(64)] }
    }

    fn insert(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word |= 1 << (doc % 64);
        }
    }

    fn remove(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word &= !(1 << (doc % 64));
        }
    }

    fn contains(&self, doc: DocId) -> bool {
        self.words.get(doc as usize / 64).is_some_and(|word| word & (1 << (doc % 64)) != 0)
    }

    fn len(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    fn retain(&mut self, keep: impl Fn(DocId) -> bool) {
        for (at, word) in self.words.iter_mut().enumerate() {
            for bit in bits(*word) {
                if !keep(at as DocId * 64 + bit) {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// The documents in order, some at a time.
    fn each_batch(&self, mut each: impl FnMut(&[DocId])) {
        let mut batch = Vec::with_capacity(1024 + 64);
        for (at, word) in self.words.iter().enumerate() {
            batch.extend(bits(*word).map(|bit| at as DocId * 64 + bit));
            if batch.len() >= 1024 {
                each(&batch);
                batch.clear();
            }
        }
        each(&batch);
    }
}

/// The numbers of the bits that are set, in order.
fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(bit)
    })
}

/// Counts articles.
#[derive(Default)]
struct Articles {
    known: HashSet<u64>,
    further: u64,
    last: Option<u64>,
}

impl Articles {
    fn add(&mut self, matching: &Documents, columns: &Columns) {
        let mut keys = Vec::new();
        let by_name = matching.len() <= MOST_KNOWN_BY_NAME as u64;
        matching.each_batch(|docs| {
            columns.article_keys(docs, &mut keys);
            for key in &keys {
                if *key != self.last {
                    self.last = *key;
                    self.further += if by_name { self.begins(key.unwrap_or_default()) } else { 1 };
                }
            }
        });
    }

    /// 1 where the article with this key is new, but not known by name.
    fn begins(&mut self, key: u64) -> u64 {
        if self.known.contains(&key) {
            return 0;
        }
        if self.known.len() < MOST_KNOWN_BY_NAME {
            self.known.insert(key);
            return 0;
        }
        1
    }

    fn count(&self) -> u64 {
        self.known.len() as u64 + self.further
    }
}
