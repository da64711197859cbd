//! The one seam between those who ask and whatever answers.

use super::{
    ArticlesRequest, ArticlesResponse, Hit, RankedPassage, SearchError, SearchRequest, SearchResponse, ShowRequest,
    ShowResponse, StatusRequest, StatusResponse,
};
use crate::article::ArticleId;

/// Something that answers searches: an index on this machine, later one elsewhere.
pub trait Backend: Sync {
    /// Answers one search.
    ///
    /// # Errors
    /// The index cannot be read. What the user typed is never an error.
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError>;

    /// Answers one search with ids and scores alone, in the same order: what evaluation needs, and cheap however deep.
    ///
    /// # Errors
    /// The index cannot be read.
    fn ranked(&self, request: &SearchRequest) -> Result<Vec<RankedPassage>, SearchError> {
        let passage = |hit: Hit| {
            let ordinal = hit.id.rsplit_once('#').and_then(|(_, ordinal)| ordinal.parse().ok()).unwrap_or(1);
            RankedPassage { article: ArticleId::from_escaped(&hit.article.id), ordinal, score: hit.score }
        };
        let request = SearchRequest { count: false, timed: false, ..request.clone() };
        Ok(self.search(&request)?.hits.into_iter().map(passage).collect())
    }

    /// Shows a passage with its neighbours, or a whole article.
    ///
    /// # Errors
    /// There is no such article or passage, or the index cannot be read.
    fn show(&self, request: &ShowRequest) -> Result<ShowResponse, SearchError>;

    /// Lists what is indexed.
    ///
    /// # Errors
    /// The index cannot be read.
    fn articles(&self, request: &ArticlesRequest) -> Result<ArticlesResponse, SearchError>;

    /// Tells what the index holds.
    ///
    /// # Errors
    /// The index cannot be read.
    fn status(&self, request: &StatusRequest) -> Result<StatusResponse, SearchError>;
}
