//! Why a question has no answer.

use crate::index::OpenError;

/// Why a question has no answer. What was typed as a query is never an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] OpenError),
    /// There is no such article or passage.
    #[error("there is no article or passage `{asked}` in the index")]
    NoSuchArticle {
        /// What was asked for.
        asked: String,
        /// The nearest ids that there are, nearest first.
        nearest: Vec<String>,
    },
    /// The article is there, and has fewer passages.
    #[error("`{article}` has {passages} {}, there is no number {asked}", if *passages == 1 { "passage" } else { "passages" })]
    NoSuchPassage {
        /// The article.
        article: String,
        /// How many passages it has.
        passages: u32,
        /// The number that was asked for.
        asked: u32,
    },
    /// The article is there, and ends before that line.
    #[error("the text of `{article}` ends on line {last}, there is no line {asked}")]
    NoSuchLine {
        /// The article.
        article: String,
        /// The last line of its text.
        last: u64,
        /// The line that was asked for.
        asked: u64,
    },
    /// No record stands on that line of the file.
    #[error("no article stands on line {asked} of `{path}`")]
    NoSuchRecord {
        /// The file.
        path: String,
        /// The line that was asked for.
        asked: u64,
        /// The nearest line that has one.
        nearest: Option<u64>,
    },
    /// The file holds several articles.
    #[error("`{path}` holds {count} articles")]
    SeveralArticles {
        /// The file.
        path: String,
        /// How many articles it holds.
        count: usize,
        /// The ids of some of them.
        ids: Vec<String>,
    },
}

impl SearchError {
    /// A way on, where there is one.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoSuchArticle { nearest, .. } => match nearest.as_slice() {
                [] => Some("`pullquote articles` lists what is indexed".to_owned()),
                nearest => {
                    let quoted: Vec<_> = nearest.iter().map(|id| format!("`{id}`")).collect();
                    Some(format!("did you mean {}?", quoted.join(" or ")))
                }
            },
            Self::SeveralArticles { path, ids, .. } => {
                let example = ids.first().map(|id| format!(", such as `{id}`")).unwrap_or_default();
                Some(format!("name one by its id{example}, or by its line, `{path}:LINE`"))
            }
            Self::NoSuchPassage { article, .. } => Some(format!("`pullquote show '{article}'` shows all of it")),
            Self::NoSuchLine { .. } => None,
            Self::NoSuchRecord { path, nearest, .. } => {
                nearest.map(|line| format!("the nearest stands on line {line}: `{path}:{line}`"))
            }
            Self::Index(error) => error.hint().map(str::to_owned),
        }
    }
}
