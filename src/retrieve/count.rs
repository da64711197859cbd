//! How many passages match, without scoring them.

use std::borrow::Cow;

use tantivy::query::EnableScoring;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, SegmentReader, TantivyError, Term};

use super::lower::{Lookup, Plan};
use super::selected::Selected;
use super::set::Documents;
use crate::index::{Columns, Index, OpenError};
use crate::query::Query;

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

/// Counts the passages that match `query` (`selected` is what [`super::select`] found for it), and those of the articles whose first passages are at `articles`.
///
/// # Errors
/// The index is damaged.
pub fn count(query: &Query, index: &Index, selected: &Selected, articles: &[DocAddress]) -> Result<Totals, OpenError> {
    index.guarded(|| count_all(query, index, selected, articles))
}

fn count_all(query: &Query, index: &Index, selected: &Selected, articles: &[DocAddress]) -> tantivy::Result<Totals> {
    let mut totals = Totals { in_articles: vec![0; articles.len()], ..Totals::default() };
    // What was walked needs no plan.
    let plan = match (&selected.sets, selected.walked.get()) {
        (None, None) => {
            let mut plan = Plan::of(query, 1.0);
            plan.narrow(index.fields(), &index.statistics())?;
            Some(plan)
        }
        _ => None,
    };
    for (number, segment) in (0..).zip(index.searcher().segment_readers()) {
        let mut matching = match &plan {
            Some(plan) => Cow::Owned(matching(plan, number, index, segment)?),
            None => {
                let sets = selected.sets.as_ref().or(selected.walked.get());
                let Some(set) = sets.and_then(|sets| sets.get(number as usize)) else { continue };
                Cow::Borrowed(set)
            }
        };
        if plan.is_none() && selected.sets.is_none() && segment.alive_bitset().is_some() {
            matching = Cow::Owned(alive(matching.into_owned(), segment)?);
        }
        if let Some(within) = selected.within.as_ref().and_then(|sets| sets.get(number as usize)) {
            matching.to_mut().intersect(within);
        }
        let columns = index.columns(number)?;
        let passages = matching.len();
        totals.passages += passages;
        // Where no article has two passages here, these are as many articles.
        totals.articles += if columns.has_longer_articles() { count_articles(&matching, columns) } else { passages };
        for (article, total) in articles.iter().zip(&mut totals.in_articles) {
            if article.segment_ord == number {
                let passages = columns.passages_of(article.doc_id);
                *total += passages.filter(|document| matching.contains(*document)).count() as u64;
            }
        }
    }
    Ok(totals)
}

/// The articles that the `matching` passages belong to. Those of an article stand side by side.
fn count_articles(matching: &Documents, columns: &Columns) -> u64 {
    let mut articles = 0;
    let mut last = None;
    let (mut firsts, mut buffer) = (Vec::new(), Vec::new());
    matching.each_batch(|documents| {
        columns.first_passages(documents, &mut firsts, &mut buffer);
        for first in &firsts {
            articles += u64::from(last != Some(*first));
            last = Some(*first);
        }
    });
    articles
}

/// The documents of `segment` that match `plan` and were not deleted.
fn matching(plan: &Plan, number: u32, index: &Index, segment: &SegmentReader) -> tantivy::Result<Documents> {
    let (fields, statistics) = (index.fields(), index.statistics());
    let mut found = Documents::none(segment.max_doc());
    let without_scores = || EnableScoring::disabled_from_searcher(index.searcher());
    if plan.is_union_of_terms() {
        for lookup in plan.scoring.keys() {
            let (field, term) = match lookup {
                Lookup::Term(term) => (fields.body, term),
                Lookup::Figure(term) => (fields.figures, term),
                Lookup::Phrase(_) => continue,
            };
            let inverted = segment.inverted_index(field)?;
            let infos = statistics.term_infos(&Term::from_field_text(field, term))?;
            let Some(info) = infos.of_segment(number) else { continue };
            let mut blocks = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?;
            while !blocks.docs().is_empty() {
                blocks.docs().iter().for_each(|doc| found.insert(*doc));
                blocks.advance();
            }
        }
    } else if let Some(query) = plan.matching(fields) {
        let weight = query.weight(without_scores())?;
        weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| found.insert(*doc)))?;
    }
    for lookup in &plan.excluded {
        let weight = lookup.engine_query(fields.body, fields).weight(without_scores())?;
        weight.for_each_no_score(segment, &mut |docs| docs.iter().for_each(|doc| found.remove(*doc)))?;
    }
    alive(found, segment)
}

/// Those of `found` that were not deleted.
fn alive(mut found: Documents, segment: &SegmentReader) -> tantivy::Result<Documents> {
    if let Some(alive) = segment.alive_bitset() {
        found.retain(|doc| Ok::<_, TantivyError>(alive.is_alive(doc)))?;
    }
    Ok(found)
}
