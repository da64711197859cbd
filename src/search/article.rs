//! An article as answers describe it.

use serde::{Deserialize, Serialize};

use crate::article::{BytesOf, Format, Language, Precision};

/// What is known of an article; what its file does not say is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// Its id.
    pub id: String,
    /// Its file, as one would open it from the current folder.
    pub path: String,
    /// For a record of a file with many articles: the line that it begins on, from 1.
    pub line: Option<u64>,
    /// Its title.
    pub title: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its date of publication, as precise as it is known: `2025`, `2025-06`, `2025-06-09`.
    pub date: Option<String>,
    /// How precise the date is.
    pub date_precision: Option<Precision>,
    /// Its publication.
    pub source: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<Language>,
    /// What kind of file it came from.
    pub format: Format,
    /// The file's encoding by its usual label.
    pub encoding: String,
    /// What the bytes of its passages count in.
    pub bytes_of: BytesOf,
    /// How many passages it has.
    pub passages: u32,
}

/// What is indexed, in order of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticlesResponse {
    /// Version of this form.
    pub schema: u32,
    /// Articles in the index, on this list or not.
    pub total: u64,
    /// The list.
    pub articles: Vec<ArticleEntry>,
    /// Set where more follow: what to ask for as [`super::ArticlesRequest::after`].
    pub next: Option<String>,
}
