//! Full-text passage search over folders of articles.
//!
//! Write: path -> [`article::Article`] -> [`passage::Passage`]s -> terms -> [`index`].
//! Read: text -> [`query::Query`] -> candidates -> hits -> snippets -> [`output`].

pub mod analysis;
pub mod article;
#[cfg(feature = "cli")]
pub mod cli;
mod guard;
pub mod highlight;
pub mod index;
pub mod output;
pub mod passage;
pub mod query;
pub mod rank;
pub mod retrieve;
pub mod search;
pub mod text;
