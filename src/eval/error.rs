//! Why something cannot be evaluated.

use std::io;

use super::kind::FileKind;
use crate::search::SearchError;

/// Why something cannot be evaluated. Every message names the file, and the line where there is one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A file cannot be read or written.
    #[error("{name} cannot be {verb}: {source}")]
    File {
        /// The file, as it was named.
        name: String,
        /// What was to be done: `read` or `written`.
        verb: &'static str,
        /// Why not.
        source: io::Error,
    },
    /// A line is not what it should be.
    #[error("{name}:{line}: {what}")]
    Line {
        /// The file, as it was named.
        name: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        what: String,
        /// A way on.
        hint: String,
    },
    /// The file holds something else.
    #[error("{name} looks like {found}, not {wanted}")]
    OtherKind {
        /// The file, as it was named.
        name: String,
        /// What it looks like.
        found: FileKind,
        /// What was to be read.
        wanted: FileKind,
    },
    /// The file holds nothing.
    #[error("{name} is empty: {wanted} should be in it")]
    Empty {
        /// The file, as it was named.
        name: String,
        /// What was to be read.
        wanted: FileKind,
    },
    /// The file is no longer as it was left: somebody else writes to it.
    #[error("{name} was changed by somebody else since")]
    Changed {
        /// The file, as it was named.
        name: String,
    },
    /// The index cannot be asked.
    #[error(transparent)]
    Search(#[from] SearchError),
}

impl EvalError {
    /// A way on, where there is one.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Line { hint, .. } => Some(hint.clone()).filter(|hint| !hint.is_empty()),
            Self::OtherKind { found, .. } => found.flag().map(|flag| format!("{found} goes behind `{flag}`")),
            Self::Empty { wanted: FileKind::Qrels, .. } => {
                Some(format!("{}; `pullquote judge` makes such a file", FileKind::Qrels.example()))
            }
            Self::Empty { wanted, .. } => Some(wanted.example().to_owned()),
            Self::Search(error) => error.hint(),
            Self::File { verb: "read", .. } => Some("name a file that is there and may be read".to_owned()),
            Self::File { .. } => Some("name a file in a folder that can be written to".to_owned()),
            Self::Changed { .. } => None,
        }
    }
}
