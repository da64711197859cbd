//! The one seam between those who ask and whatever answers.

use super::{
    ArticlesRequest, ArticlesResponse, SearchError, SearchRequest, SearchResponse, ShowRequest, ShowResponse,
    StatusRequest, StatusResponse,
};

/// Something that answers searches: an index on this machine, later one elsewhere.
pub trait Backend: Sync {
    /// Answers one search.
    ///
    /// # Errors
    /// The index cannot be read. What the user typed is never an error.
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError>;

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
