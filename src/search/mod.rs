//! The read line from end to end: a [`SearchRequest`] becomes a [`SearchResponse`].

mod article;
mod backend;
mod cause;
mod cited;
mod error;
#[cfg(test)]
mod figure_tests;
mod list;
mod many;
mod notes;
mod path;
mod ranked;
mod report;
mod request;
mod response;
mod searcher;
mod show;
mod shown;
mod status;
mod target;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told;
mod unknown_dates;
mod vain;
#[cfg(test)]
pub(crate) mod world;

pub use article::{ArticleEntry, ArticlesResponse};
pub use backend::Backend;
pub use error::SearchError;
pub use many::search_many;
pub use ranked::RankedPassage;
pub use request::{ArticlesRequest, SearchRequest, ShowRequest, StatusRequest};
pub use response::{
    ByteRange, Coverage, Hit, HitArticle, HitFragment, HitSnippet, QueryEcho, SearchResponse, SnippetBytes, Total,
};
pub use searcher::LocalBackend;
pub use shown::{ShowResponse, ShownPassage};
pub use status::StatusResponse;
