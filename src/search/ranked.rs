//! What is found, without anything of it being shown.

use super::{LocalBackend, SearchError, SearchRequest};
use crate::article::ArticleId;
use crate::rank::{self, Page};
use crate::retrieve;

/// A passage found: which, and how well.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedPassage {
    /// Its article.
    pub article: ArticleId,
    /// Its number in the article, from 1.
    pub ordinal: u32,
    /// Its score: comparable within one answer.
    pub score: f64,
}

/// The hits of [`super::Backend::search`], by their ids alone: no text is read, no snippet made, nothing counted.
pub(super) fn ranked(backend: &LocalBackend, request: &SearchRequest) -> Result<Vec<RankedPassage>, SearchError> {
    let index = &backend.index;
    let (_, mut query) = backend.read_query(&request.query);
    retrieve::expand(&mut query, index, request.max_expansions)?;
    let selected = retrieve::select(&query, index, request.max_read)?;
    let page = Page { offset: request.offset, limit: request.limit, per_article: request.per_article };
    let ranked = rank::page(&query, index, &selected, &page, &request.rank_options())?;
    let found = index.guarded(|| {
        let passage = |candidate: &retrieve::Candidate| {
            let columns = index.columns(candidate.article.segment_ord)?;
            let id = columns.article_id(columns.article_place(candidate.article.doc_id))?;
            let article = ArticleId::from_escaped(&id);
            Ok(RankedPassage { article, ordinal: candidate.ordinal, score: candidate.score })
        };
        ranked.hits.iter().map(passage).collect::<tantivy::Result<Vec<_>>>()
    });
    Ok(found?)
}
