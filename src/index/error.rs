//! What can go wrong with an index, and the way on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Holder;

/// Any error, as the source of one of ours.
pub(super) type BoxedError = Box<dyn std::error::Error + Send + Sync>;

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
    /// What stands there is not a folder.
    #[error("{} is a file, so no index can be there", path.display())]
    NotAFolder {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// It was written by a version with another format.
    #[error("the index in {} has format {found}, this version reads {expected}", path.display())]
    OtherFormat {
        /// Where it is.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// What is read here.
        expected: u32,
    },
    /// It was written with another analyzer: words would not be found.
    #[error("the index in {} was made with another analysis of words ({found}) than this version has ({expected})", path.display())]
    OtherAnalyzer {
        /// Where it is.
        path: PathBuf,
        /// The fingerprint of its analyzer.
        found: String,
        /// The fingerprint of ours.
        expected: String,
    },
    /// Part of it is missing or does not read as it was written.
    #[error("the index in {} is damaged", path.display())]
    Damaged {
        /// Where it is.
        path: PathBuf,
        /// Why.
        #[source]
        source: BoxedError,
    },
    /// The system does not let it be read.
    #[error("the index in {} cannot be read", path.display())]
    Unreadable {
        /// Where it is.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

impl OpenError {
    /// Where the index was looked for.
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound { path }
            | Self::NotAFolder { path }
            | Self::OtherFormat { path, .. }
            | Self::OtherAnalyzer { path, .. }
            | Self::Damaged { path, .. }
            | Self::Unreadable { path, .. } => path,
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotFound { .. } => Some("`pullquote index` makes it"),
            Self::NotAFolder { .. } => Some("name another place with `--index DIR`"),
            Self::OtherFormat { .. } | Self::OtherAnalyzer { .. } => Some("`pullquote index` makes it anew"),
            Self::Damaged { .. } => Some("`pullquote index --rebuild` makes it anew from the articles"),
            Self::Unreadable { .. } => None,
        }
    }

    pub(super) fn damaged(path: &Path, source: impl Into<BoxedError>) -> Self {
        Self::Damaged { path: path.to_owned(), source: source.into() }
    }
}

/// Why an index could not be updated. What was committed before stands.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// It could not be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// No folder of articles was given.
    #[error("no folder of articles was given")]
    NoCorpus,
    /// The corpus could not be listed.
    #[error("the articles in {} cannot be listed", path.display())]
    Corpus {
        /// Its root.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The folder is another one than was indexed, and empty, as where a drive is not plugged in.
    #[error("{} is another folder than was indexed, and empty: is a drive missing?", path.display())]
    CorpusEmptied {
        /// Its root.
        path: PathBuf,
    },
    /// Another process writes the index.
    #[error("the index in {} is being written by {holder}", path.display())]
    Locked {
        /// Where it is.
        path: PathBuf,
        /// Who holds it.
        holder: Holder,
        /// How long was waited.
        waited: Duration,
    },
    /// The folder holds files that are not ours.
    #[error("{} is not an index, it holds other files such as `{found}`", path.display())]
    ForeignFolder {
        /// The folder.
        path: PathBuf,
        /// One of the files.
        found: String,
    },
    /// The system does not let the folder be written; what is in it can still be searched.
    #[error("the index folder {} may not be written", path.display())]
    ReadOnly {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A first index of a large corpus was not asked for.
    #[error("these {files} files ({} MB) have no index that this version reads", bytes / 1_000_000)]
    FirstIndexIsLarge {
        /// Files to index.
        files: u64,
        /// Their size in bytes.
        bytes: u64,
    },
    /// The index could not be written.
    #[error("the index in {} cannot be written", path.display())]
    Write {
        /// Where it is.
        path: PathBuf,
        /// Why.
        #[source]
        source: BoxedError,
    },
}

impl UpdateError {
    /// What the user can do.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Open(error) => error.hint(),
            Self::NoCorpus => Some("name one with `--corpus DIR`"),
            Self::CorpusEmptied { .. } => {
                Some("if it is meant to be empty, `pullquote index --rebuild` makes the index anew")
            }
            Self::Locked { .. } => {
                Some("it holds the lock: try again when it is done, or wait for it with `--wait SECONDS`")
            }
            Self::ForeignFolder { .. } => Some("name another place with `--index DIR`"),
            Self::FirstIndexIsLarge { .. } => Some("`pullquote index` makes one"),
            Self::ReadOnly { .. } => Some("name another place with `--index DIR`"),
            _ => None,
        }
    }

    pub(super) fn write(path: &Path, source: impl Into<BoxedError>) -> Self {
        Self::Write { path: path.to_owned(), source: source.into() }
    }
}
