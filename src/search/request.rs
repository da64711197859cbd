//! What is asked.

use serde::{Deserialize, Serialize};

/// One search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchRequest {
    /// What was typed.
    pub query: String,
    /// Hits on the page.
    pub limit: usize,
    /// Hits passed over before the page.
    pub offset: usize,
    /// Most passages of one article on all pages; 0 for no limit.
    pub per_article: usize,
    /// Most characters of a snippet.
    pub snippet_chars: usize,
    /// Whether all matching passages are counted, which costs time on large indexes.
    pub count: bool,
}

impl Default for SearchRequest {
    fn default() -> Self {
        Self { query: String::new(), limit: 10, offset: 0, per_article: 3, snippet_chars: 320, count: true }
    }
}
