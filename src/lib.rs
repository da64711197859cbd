//! Full-text passage search over folders of articles: ranked passages, what matched lit, each with its exact place.
//!
//! Write: path -> [`article::Article`] -> [`passage::Passage`]s -> terms -> [`index`].
//! Read: text -> [`query::Query`] -> candidates -> hits -> snippets -> `output`.
//!
//! ```
//! use pullquote::index::{Corpus, Index, Silent, UpdateOptions, update};
//! use pullquote::search::{Backend, LocalBackend, SearchRequest};
//!
//! let corpus = tempfile::tempdir()?;
//! std::fs::write(corpus.path().join("ferry.txt"), "The ferry leaves at nine. It carries mail and bread.")?;
//!
//! let folder = tempfile::tempdir()?;
//! let articles = Corpus { roots: vec![corpus.path().to_owned()], ..Corpus::default() };
//! update(folder.path(), &articles, &UpdateOptions::default(), &Silent)?;
//!
//! let backend = LocalBackend::new(Index::open(folder.path())?);
//! let answer = backend.search(&SearchRequest { query: "ferry mail".into(), ..SearchRequest::default() })?;
//! assert_eq!(answer.hits[0].article.id, "ferry.txt");
//! assert_eq!(answer.hits[0].snippet.segments[1].text, "ferry");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod analysis;
pub mod article;
pub mod bench;
#[cfg(feature = "cli")]
pub mod cli;
pub mod eval;
pub mod figures;
mod guard;
pub mod highlight;
pub mod index;
pub mod matching;
pub mod output;
pub mod passage;
pub mod query;
pub mod rank;
pub mod report;
pub mod retrieve;
pub mod search;
#[cfg(test)]
mod testing;
pub mod text;
mod together;
