//! The one seam between those who ask and whatever answers.

use super::{SearchError, SearchRequest, SearchResponse};

/// Something that answers searches: an index on this machine, later one elsewhere.
pub trait Backend {
    /// Answers one search.
    ///
    /// # Errors
    /// The index cannot be read. What the user typed is never an error.
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError>;
}
