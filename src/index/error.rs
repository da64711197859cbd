//! What can go wrong with an index.

use std::path::PathBuf;

/// Why an index could not be opened or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// There is none.
    #[error("there is no index in {}", path.display())]
    NotFound {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The index engine says no.
    #[error("the index in {} cannot be read", path.display())]
    Damaged {
        /// Where it is.
        path: PathBuf,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// Why an index could not be updated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The corpus could not be listed.
    #[error("the corpus {} cannot be read", path.display())]
    Corpus {
        /// Its root.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The index could not be written.
    #[error("the index in {} cannot be written", path.display())]
    Write {
        /// Where it is.
        path: PathBuf,
        /// Why.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}
