//! What an article is called.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names an article: its path below the corpus root with `/` on every system, or a record's own id.
///
/// It has no blank, control character or `#`: those, `%` and bytes that are no UTF-8 are written
/// `%XX`, so that it stands in a TREC run as it is and survives a move of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id of a name, whatever it holds.
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A number that stands for the id inside an index: equal ids, equal keys.
    pub fn key(&self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(self.0.as_bytes())
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
