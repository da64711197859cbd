//! The hits of one page.

use std::collections::{HashMap, HashSet};

use tantivy::DocAddress;

use super::RankOptions;
use super::rescore::rescore;
use crate::index::{Index, OpenError};
use crate::query::Query;
use crate::retrieve::{Candidate, Furniture, RetrieveOptions, Selected, candidates, sort};

/// Which hits are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Hits passed over.
    pub offset: usize,
    /// Most hits.
    pub limit: usize,
    /// Most passages of one article, on all pages; 0 for no limit.
    pub per_article: usize,
}

/// The hits of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranked {
    /// In order; the first has rank `offset + 1`.
    pub hits: Vec<Candidate>,
    /// Passages of each article among the hits up to the end of this page, by the articles' first
    /// passages.
    pub shown: HashMap<DocAddress, u64>,
}

/// The hits of `page` for `query`; `selected` is what [`crate::retrieve::select`] found for it.
///
/// All pages are cut from one order, so that they join without gap or overlap.
///
/// # Errors
/// The index is damaged.
pub fn page(
    query: &Query,
    index: &Index,
    selected: &Selected,
    page: &Page,
    options: &RankOptions,
) -> Result<Ranked, OpenError> {
    if page.limit == 0 {
        return Ok(Ranked::default());
    }
    let depth = page.offset.saturating_add(page.limit);
    let mut retrieve = RetrieveOptions {
        depth,
        per_article: page.per_article,
        furniture: if options.furniture_last { Furniture::LeftOut } else { Furniture::Included },
        repeats: options.repeats,
        ..RetrieveOptions::default()
    };
    let mut ranked = best(query, index, selected, &retrieve, options)?;
    let mut shown = count_by_article(&ranked);
    if options.furniture_last && ranked.len() < depth {
        retrieve.depth = depth - ranked.len();
        retrieve.taken = shown.iter().map(|(key, count)| (*key, *count as usize)).collect();
        retrieve.furniture = Furniture::Only;
        let mut furniture = candidates(query, index, selected, &retrieve)?;
        // All that is no furniture stands before it, so its last does not depend on the page.
        if let Some(last) = ranked.last() {
            bring_below(last.score, &mut furniture);
        }
        for (key, count) in count_by_article(&furniture) {
            *shown.entry(key).or_default() += count;
        }
        ranked.extend(furniture);
    }
    ranked.drain(..page.offset.min(ranked.len()));
    Ok(Ranked { hits: ranked, shown })
}

/// The best by the second stage, and behind them, where more are wanted, the others by the first.
///
/// The pool does not depend on the page, and no article's passages are left out of it before they are rescored.
fn best(
    query: &Query,
    index: &Index,
    selected: &Selected,
    wanted: &RetrieveOptions,
    options: &RankOptions,
) -> Result<Vec<Candidate>, OpenError> {
    if !options.has_second_stage() {
        return candidates(query, index, selected, wanted);
    }
    let all = RetrieveOptions { depth: options.pool, per_article: 0, in_order: false, ..wanted.clone() };
    let mut pool = candidates(query, index, selected, &all)?;
    rescore(&mut pool, query, index, options)?;
    let is_everything = pool.len() < options.pool;
    let found: Vec<DocAddress> = pool.iter().map(|candidate| candidate.address).collect();
    let mut taken: HashMap<DocAddress, usize> = HashMap::new();
    let mut ranked = sort(pool, index, wanted.depth, |candidate| {
        let count = taken.entry(candidate.article).or_default();
        *count += 1;
        wanted.per_article == 0 || *count <= wanted.per_article
    })?;
    if ranked.len() < wanted.depth && !is_everything {
        let depth = wanted.depth - ranked.len();
        let found = HashSet::from_iter(found);
        let others = RetrieveOptions { depth, taken, found, ..wanted.clone() };
        ranked.extend(candidates(query, index, selected, &others)?);
    }
    Ok(ranked)
}

/// Makes the scores of `furniture`, which fall, no better than `last`: all by one factor, so that they still fall.
fn bring_below(last: f64, furniture: &mut [Candidate]) {
    let Some(first) = furniture.first().map(|candidate| candidate.score).filter(|first| *first > last) else { return };
    // No rounding makes the first of them better than that.
    furniture.iter_mut().for_each(|candidate| candidate.score = (candidate.score / first * last).min(last));
}

fn count_by_article(candidates: &[Candidate]) -> HashMap<DocAddress, u64> {
    let mut counts = HashMap::new();
    for candidate in candidates {
        *counts.entry(candidate.article).or_default() += 1;
    }
    counts
}
