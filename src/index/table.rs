//! The table of files: what each file of the corpus was when it was indexed.
//!
//! One table a commit, a file beside the segments, named by the commit's manifest. It is written,
//! with a checksum, before the commit that names it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{sealed, stamps};
use crate::article::{Language, Skipped};

/// Begins every table.
const MAGIC: &[u8; 8] = b"pqfiles1";

/// A file of the corpus, as it was when it was indexed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexedFile {
    /// Which of [`super::Manifest::roots`] it lies under.
    pub root: u32,
    /// Its id: its path below the root, behind the root's name where there are several.
    pub id: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was changed last, in nanoseconds since 1970.
    pub modified: i128,
    /// When its entry was changed last, in nanoseconds since 1970; 0 where the system does not say.
    pub changed: i128,
    /// Whether it lay still long enough before it was read for its times to tell any later change.
    pub settled: bool,
    /// Hash of its bytes; none where it could not be read.
    pub hash: Option<u128>,
    /// Articles found in it.
    pub articles: u64,
    /// Passages of them.
    pub passages: u64,
    /// Bytes of their texts.
    pub text_bytes: u64,
    /// Languages of the articles by their codes, with their number.
    pub languages: Vec<([u8; 2], u64)>,
    /// What was passed over in it, up to [`MOST_SKIPPED`] records: line and reason.
    pub skipped: Vec<(Option<u64>, String)>,
    /// Records that were passed over beyond those.
    pub more_skipped: u64,
    /// Whether it has records with ids of their own.
    pub own_ids: bool,
    /// Ids that records of it asked for and that records of other files have.
    pub lost: Vec<String>,
    /// Records of it that are in the index, where the update was stopped inside of it.
    pub partial: Option<u64>,
}

/// Records passed over in one file that are named in the table.
pub const MOST_SKIPPED: usize = 1000;

impl IndexedFile {
    /// Files and records that were passed over in it.
    pub fn skipped_count(&self) -> u64 {
        self.skipped.len() as u64 + self.more_skipped
    }

    /// What was passed over in it, as far as it is named.
    pub fn skipped(&self) -> impl Iterator<Item = Skipped> + '_ {
        self.skipped.iter().map(|(line, reason)| Skipped { path: self.id.clone(), line: *line, reason: reason.clone() })
    }

    /// Languages of its articles, with their number.
    pub(super) fn languages(&self) -> impl Iterator<Item = (Language, u64)> + '_ {
        self.languages
            .iter()
            .filter_map(|(code, count)| Some((Language::from_code(std::str::from_utf8(code).ok()?)?, *count)))
    }
}

/// All files of a commit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FileTable {
    /// Files, by root and id.
    pub(super) files: Vec<IndexedFile>,
    /// What was passed over without being read.
    pub(super) skipped: Vec<Skipped>,
}

impl FileTable {
    /// Writes the table into `folder` under `name`: whole, or not at all.
    pub(super) fn write(&self, folder: &Path, name: &str) -> io::Result<()> {
        sealed::write(folder, name, MAGIC, &postcard::to_stdvec(self).map_err(io::Error::other)?)
    }

    /// Reads the table called `name` in `folder`.
    pub(super) fn read(folder: &Path, name: &str) -> io::Result<Self> {
        if number(name).is_none() {
            return Err(sealed::invalid(name, "is no table of files"));
        }
        let bytes = sealed::read(folder, name, MAGIC)?;
        postcard::from_bytes(sealed::body(&bytes)).map_err(|error| sealed::invalid(name, &error.to_string()))
    }
}

/// The name of table `number`.
pub(super) fn name(number: u64) -> String {
    format!("files-{number}.table")
}

/// The number of the table called `name`.
pub(super) fn number(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("files-")?.strip_suffix(".table")?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// The highest number of a table in `folder`.
pub(super) fn highest(folder: &Path) -> Option<u64> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries.flatten().filter_map(|entry| number(entry.file_name().to_str()?)).max()
}

/// Removes the tables in `folder` but those that `keep` says, and the times beside them.
pub(super) fn remove(folder: &Path, keep: impl Fn(u64) -> bool) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let file = entry.file_name();
        let number = file.to_str().and_then(|name| number(name).or_else(|| stamps::number(name)));
        if number.is_some_and(|number| !keep(number)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> FileTable {
        let file = IndexedFile {
            id: "a.txt".into(),
            size: 3,
            modified: -5,
            hash: Some(u128::MAX),
            languages: vec![(*b"en", 1)],
            skipped: vec![(Some(7), "broken".into())],
            lost: vec!["x".into()],
            partial: Some(4),
            ..IndexedFile::default()
        };
        FileTable { files: vec![file; 3], skipped: Vec::new() }
    }

    #[test]
    fn a_table_reads_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        table().write(folder.path(), &name(1)).unwrap();
        assert_eq!(FileTable::read(folder.path(), &name(1)).unwrap(), table());
    }

    #[test]
    fn any_change_to_a_table_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        table().write(folder.path(), &name(1)).unwrap();
        let path = folder.path().join(name(1));
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            std::fs::write(&path, &broken).unwrap();
            assert!(FileTable::read(folder.path(), &name(1)).is_err(), "byte {at}");
            std::fs::write(&path, &whole[..at]).unwrap();
            assert!(FileTable::read(folder.path(), &name(1)).is_err(), "cut at {at}");
        }
        assert!(FileTable::read(folder.path(), "../secret").is_err());
    }
}
