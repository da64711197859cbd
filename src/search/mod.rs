//! The read line from end to end: a [`SearchRequest`] becomes a [`SearchResponse`].

mod backend;
mod request;
mod response;
mod searcher;

pub use backend::Backend;
pub use request::SearchRequest;
pub use response::{ByteRange, Coverage, Hit, HitArticle, HitSnippet, QueryEcho, SearchResponse, SnippetBytes, Total};
pub use searcher::{LocalBackend, SearchError};
