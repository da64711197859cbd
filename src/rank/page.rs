//! The hits of one page.

use std::collections::HashMap;

use tantivy::DocAddress;

use super::RankOptions;
use crate::index::{Index, OpenError};
use crate::query::Query;
use crate::retrieve::{Candidate, Furniture, RetrieveOptions, Selected, candidates};

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
    let mut ranked = candidates(query, index, selected, &retrieve)?;
    let mut shown = count_by_article(&ranked);
    if options.furniture_last && ranked.len() < depth {
        retrieve.depth = depth - ranked.len();
        retrieve.taken = shown.iter().map(|(key, count)| (*key, *count as usize)).collect();
        retrieve.furniture = Furniture::Only;
        let furniture = candidates(query, index, selected, &retrieve)?;
        for (key, count) in count_by_article(&furniture) {
            *shown.entry(key).or_default() += count;
        }
        ranked.extend(furniture);
    }
    ranked.drain(..page.offset.min(ranked.len()));
    Ok(Ranked { hits: ranked, shown })
}

fn count_by_article(candidates: &[Candidate]) -> HashMap<DocAddress, u64> {
    let mut counts = HashMap::new();
    for candidate in candidates {
        *counts.entry(candidate.article).or_default() += 1;
    }
    counts
}
