//! What an index says about itself; travels as the payload of its commit, so the two cannot disagree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Stale;
use super::folder::live_generation;
use crate::article::{self, Language};
use crate::passage::{self, SplitOptions};

/// Version of the index format: of the fields, of what is stored, of the files beside the engine's.
pub const FORMAT: u32 = 12;

/// What a commit holds, and how it was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the index format.
    pub format: u32,
    /// Fingerprint of the analyzer.
    pub analyzer: String,
    /// Fingerprint of what made articles of files: [`crate::article::FINGERPRINT`].
    pub reader: String,
    /// Fingerprint of what made passages of articles: [`crate::passage::FINGERPRINT`].
    pub splitter: String,
    /// How large passages were made.
    pub split: Split,
    /// Version of pullquote that wrote it.
    pub tool: String,
    /// When it was committed, in seconds since 1970; enters no result of a search.
    pub committed: Option<i64>,
    /// The corpus: absolute paths of its roots.
    pub roots: Vec<PathBuf>,
    /// Device and number of each root there, where the system tells.
    pub root_identities: Vec<Option<(u64, u64)>>,
    /// What was passed over below them.
    pub exclude: Vec<String>,
    /// Bytes beyond which an article was passed over.
    pub max_bytes: u64,
    /// Whether all of the corpus is in it, as it was when it was last listed.
    pub complete: bool,
    /// Files that gave at least one article.
    pub files: u64,
    /// Articles indexed.
    pub articles: u64,
    /// Passages indexed.
    pub passages: u64,
    /// Files and records that were passed over.
    pub skipped: u64,
    /// Bytes of text in the articles.
    pub text_bytes: u64,
    /// Languages of the articles, with their number.
    pub languages: BTreeMap<Language, u64>,
    /// The table of files of this commit, a file beside the segments.
    pub table: String,
    /// The times of its folders and files, a file beside the segments; `None` where they may not tell what changes later.
    #[serde(default)]
    pub stamps: Option<String>,
    /// The words of this commit, files beside the segments.
    pub words: Vec<String>,
    /// The dictionary that stored records are packed with, a file beside the segments; `None` for a small corpus.
    pub dictionary: Option<String>,
}

impl Manifest {
    /// What an index that another version of pullquote wrote to `path` tells of its corpus: its roots and what was passed over below
    /// them, nothing else. `None` where it does not tell.
    pub fn of_corpus_alone(path: &Path) -> Option<Self> {
        #[derive(Deserialize)]
        struct Commit {
            payload: String,
        }
        #[derive(Deserialize)]
        struct Told {
            roots: Vec<PathBuf>,
            #[serde(default)]
            exclude: Vec<String>,
        }
        let commit = std::fs::read(live_generation(path)?.join("meta.json")).ok()?;
        let commit: Commit = serde_json::from_slice(&commit).ok()?;
        let Told { roots, exclude } = serde_json::from_str(&commit.payload).ok()?;
        Some(Self { roots, exclude, ..Self::default() })
    }

    /// What of the making of articles and passages is another today; `None` where all is the same.
    pub(super) fn outdated(&self, split: &SplitOptions) -> Option<Stale> {
        if self.has_other_reader() {
            Some(Stale::OtherReader)
        } else if self.split != Split::from(split) {
            Some(Stale::OtherSplit)
        } else {
            None
        }
    }

    /// Whether the same files would become other articles or passages today.
    pub(super) fn has_other_reader(&self) -> bool {
        self.reader != article::FINGERPRINT || self.splitter != passage::FINGERPRINT
    }
}

/// How passages were split, as [`SplitOptions`] has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Split {
    /// [`SplitOptions::min_words`].
    pub min_words: usize,
    /// [`SplitOptions::max_words`].
    pub max_words: usize,
}

impl From<&SplitOptions> for Split {
    fn from(options: &SplitOptions) -> Self {
        Self { min_words: options.min_words, max_words: options.max_words }
    }
}
