//! What was passed over, and why.

use serde::{Deserialize, Serialize};

/// A file or a record that did not become an article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Skipped {
    /// The file, as an id below its corpus root.
    pub path: String,
    /// The line in the file, for a record.
    pub line: Option<u64>,
    /// Why, in words that follow "skipped: ".
    pub reason: String,
}
