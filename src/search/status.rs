//! What an index holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::article::{Language, Skipped};

/// The answer to [`super::StatusRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusResponse {
    /// Version of this form.
    pub schema: u32,
    /// The folder of the index.
    pub index: String,
    /// The folders and files that were indexed.
    pub roots: Vec<String>,
    /// Articles in the index.
    pub articles: u64,
    /// Passages in the index.
    pub passages: u64,
    /// Files and records that were passed over.
    pub skipped: u64,
    /// Languages of the articles, with the number of articles in each.
    pub languages: BTreeMap<Language, u64>,
    /// Bytes that the index takes on disk.
    pub size: u64,
    /// When the index last changed (RFC 3339, UTC); null where the system does not tell.
    pub changed: Option<String>,
    /// Whether the index is known to agree with the files.
    pub fresh: bool,
    /// Where it does not, or nobody looked: why, in words for the user.
    pub freshness: Option<String>,
    /// Version of the index format.
    pub format: u32,
    /// Fingerprint of the analyzer that made it.
    pub analyzer: String,
    /// Version of pullquote that wrote it.
    pub tool: String,
    /// What was passed over, with reasons, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped_list: Option<Vec<Skipped>>,
}
