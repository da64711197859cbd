//! What an update did, and what a look at the corpus found.

use std::path::PathBuf;

use super::Manifest;
use crate::article::Skipped;

/// What an update did. Files are counted, unless it says otherwise.
#[derive(Debug, Clone, Default)]
pub struct UpdateReport {
    /// What the index holds now.
    pub manifest: Manifest,
    /// New files.
    pub added: u64,
    /// Files with other content than before.
    pub changed: u64,
    /// Files that were indexed under another path before.
    pub moved: u64,
    /// Files that are gone.
    pub deleted: u64,
    /// Files that are as they were.
    pub unchanged: u64,
    /// Files read again because an id of theirs became free, or was taken by a file before them.
    pub reread: u64,
    /// Bytes of files that were read to be indexed.
    pub bytes: u64,
    /// What was passed over in this update; [`super::Index::skipped`] lists all there are.
    pub skipped: Vec<Skipped>,
    /// Records whose own id is taken, and that are known by path and line instead.
    pub renamed: Vec<Renamed>,
    /// Why the index was made anew, where it was.
    pub rebuilt: Option<String>,
    /// The roots recorded before, where they were others.
    pub other_corpus: Option<Vec<PathBuf>>,
    /// Whether it was stopped before its end; the rest is done by the next update.
    pub cancelled: bool,
}

impl UpdateReport {
    /// Whether the index is as it was.
    pub fn is_unchanged(&self) -> bool {
        self.added + self.changed + self.moved + self.deleted + self.reread == 0 && self.rebuilt.is_none()
    }
}

/// A record whose own id is taken by one before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// Its file.
    pub file: String,
    /// Its line there.
    pub line: u64,
    /// The id it asked for.
    pub wanted: String,
    /// The id it has.
    pub id: String,
}

/// How the corpus differs from the index. Files are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files in the corpus.
    pub files: u64,
    /// New files.
    pub added: u64,
    /// Files that changed.
    pub changed: u64,
    /// Files that are gone.
    pub deleted: u64,
    /// Files and folders that cannot be read or hold no articles, more or fewer than before.
    pub skipped: u64,
    /// Bytes to read for an update.
    pub bytes: u64,
    /// Names of a few of the files.
    pub names: Vec<String>,
    /// Whether the index was made of other folders.
    pub other_corpus: bool,
    /// Whether the same files would become other articles or passages in this version.
    pub other_reader: bool,
    /// Whether the last update was stopped before its end.
    pub incomplete: bool,
}

impl Changes {
    /// How many files differ.
    pub fn count(&self) -> u64 {
        self.added + self.changed + self.deleted
    }

    /// Whether the index agrees with the corpus.
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && self.skipped == 0 && !self.other_corpus && !self.other_reader && !self.incomplete
    }
}
