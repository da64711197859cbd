//! What an index says about itself; travels as the payload of its commit, so the two cannot disagree.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::article::Language;

/// What a commit holds, and how it was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the index format.
    pub format: u32,
    /// Fingerprint of the analyzer.
    pub analyzer: String,
    /// Version of pullquote that wrote it.
    pub tool: String,
    /// The corpus: absolute paths of its roots.
    pub roots: Vec<PathBuf>,
    /// Articles indexed.
    pub articles: u64,
    /// Passages indexed.
    pub passages: u64,
    /// Files and records that were passed over.
    pub skipped: u64,
    /// Languages of the articles, with their number.
    pub languages: BTreeMap<Language, u64>,
}
