//! The hits of one page.

use std::collections::{HashMap, HashSet};

use tantivy::DocAddress;

use super::options::{FRONT_HITS, RankOptions};
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

/// The first hits by the second stage from the front of the pool, further ones from all of it, and behind them, where more are
/// wanted, the others by the first stage.
///
/// Neither depends on the page, and no article's passages are left out before they are rescored.
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
    let of_depth = |depth: usize| {
        let all = RetrieveOptions { depth, per_article: 0, in_order: false, ..wanted.clone() };
        candidates(query, index, selected, &all)
    };
    let mut hits = Hits { index, wanted, ranked: Vec::new(), taken: HashMap::new() };
    let front = options.front();
    // Where the pool is wanted as well, its front is cut off it.
    let pool = (front < options.pool && wanted.depth > FRONT_HITS).then(|| of_depth(options.pool)).transpose()?;
    let of_front = match &pool {
        Some(pool) => sort(pool.clone(), index, front, |_| true)?,
        None => of_depth(front)?,
    };
    let mut is_everything = of_front.len() < front;
    let is_all = is_everything || front == options.pool;
    let mut found = addresses(&of_front);
    hits.extend(of_front, if is_all { wanted.depth } else { wanted.depth.min(FRONT_HITS) }, query, options)?;
    if !is_all && hits.ranked.len() < wanted.depth {
        // The front may have brought fewer than are wanted of it, most being of the same articles.
        let pool = pool.map_or_else(|| of_depth(options.pool), Ok)?;
        is_everything = pool.len() < options.pool;
        found = addresses(&pool);
        hits.extend(pool, wanted.depth, query, options)?;
    }
    if hits.ranked.len() < wanted.depth && !is_everything {
        let depth = wanted.depth - hits.ranked.len();
        let taken = std::mem::take(&mut hits.taken);
        let others = RetrieveOptions { depth, taken, found, ..wanted.clone() };
        hits.append(candidates(query, index, selected, &others)?);
    }
    Ok(hits.ranked)
}

fn addresses(candidates: &[Candidate]) -> HashSet<DocAddress> {
    candidates.iter().map(|candidate| candidate.address).collect()
}

/// Hits as they come.
struct Hits<'a> {
    index: &'a Index,
    wanted: &'a RetrieveOptions,
    /// Best first; their scores fall.
    ranked: Vec<Candidate>,
    /// Passages of each article among them, by the articles' first passages.
    taken: HashMap<DocAddress, usize>,
}

impl Hits<'_> {
    /// Rescores `pool`, and takes of it what is no hit yet, the best first, until there are `depth` hits.
    fn extend(
        &mut self,
        mut pool: Vec<Candidate>,
        depth: usize,
        query: &Query,
        options: &RankOptions,
    ) -> Result<(), OpenError> {
        rescore(&mut pool, query, self.index, options)?;
        let known = addresses(&self.ranked);
        pool.retain(|candidate| !known.contains(&candidate.address));
        let (taken, most) = (&mut self.taken, self.wanted.per_article);
        let more = sort(pool, self.index, depth.saturating_sub(self.ranked.len()), |candidate| {
            let count = taken.entry(candidate.article).or_default();
            *count += 1;
            most == 0 || *count <= most
        })?;
        self.append(more);
        Ok(())
    }

    /// Puts `more`, whose scores fall, behind the others.
    fn append(&mut self, mut more: Vec<Candidate>) {
        // What stands before it does not depend on the page, so neither do the scores.
        if let Some(last) = self.ranked.last() {
            bring_below(last.score, &mut more);
        }
        self.ranked.extend(more);
    }
}

/// Makes the scores of `others`, which fall, no better than `last`: all by one factor, so that they still fall.
fn bring_below(last: f64, others: &mut [Candidate]) {
    let Some(first) = others.first().map(|candidate| candidate.score).filter(|first| *first > last) else { return };
    // No rounding makes the first of them better than that.
    others.iter_mut().for_each(|candidate| candidate.score = (candidate.score / first * last).min(last));
}

fn count_by_article(candidates: &[Candidate]) -> HashMap<DocAddress, u64> {
    let mut counts = HashMap::new();
    for candidate in candidates {
        *counts.entry(candidate.article).or_default() += 1;
    }
    counts
}
