//! The best passages by the first stage's score.

use tantivy::DocAddress;
use tantivy::collector::TopDocs;

use super::lower::lower;
use crate::index::{Index, OpenError};
use crate::query::Query;

/// A passage that may be a hit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Where the engine keeps it.
    pub address: DocAddress,
    /// Its score; finite.
    pub score: f32,
}

/// The best `depth` passages for `query`.
///
/// # Errors
/// The index is damaged.
pub fn candidates(query: &Query, index: &Index, depth: usize) -> Result<Vec<Candidate>, OpenError> {
    let query = lower(query, index.fields());
    let found = index
        .searcher()
        .search(&query, &TopDocs::with_limit(depth).order_by_score())
        .map_err(|source| OpenError::Damaged { path: index.path().to_owned(), source: source.into() })?;
    Ok(found.into_iter().map(|(score, address)| Candidate { address, score }).collect())
}
