//! A folder becomes a list of files.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::exclude::Exclude;
use super::id::path_to_id;
use super::kind::Kind;
use super::source::Stamp;
use super::{Skipped, reason};

/// What to look at below a corpus root.
#[derive(Debug, Clone, Default)]
pub struct WalkOptions {
    /// Globs that are passed over without a word: one without `/` holds in every folder, one with `/`
    /// counts from the root, and a folder that matches is not entered.
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

impl FoundFile {
    /// The file at `path` by itself, as [`walk`] finds it; its id is its name.
    ///
    /// # Errors
    /// There is no such file.
    pub fn at(path: &Path) -> io::Result<Self> {
        let stamp = Stamp::of(&std::fs::metadata(path).map_err(|error| plain(&error))?);
        let id = path.file_name().map_or_else(String::new, |name| path_to_id(Path::new(name)));
        Ok(Self::new(path.to_owned(), id, stamp))
    }

    fn new(path: PathBuf, id: String, stamp: Stamp) -> Self {
        Self { path, id, size: stamp.size, modified: stamp.modified, changed: stamp.changed }
    }
}

/// What a walk found, files in order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// Files to read.
    pub files: Vec<FoundFile>,
    /// Files and folders that could not be looked at, or are of no format that is read; in order of
    /// their ids.
    pub skipped: Vec<Skipped>,
}

/// Lists the files below `root` (or `root` itself, where it is a file), in order of their ids.
///
/// Hidden files and folders are passed over, and so is what a link leads to: inside the corpus it is
/// found by itself, a link that leads out is named as skipped. No file is opened. `root` itself may be
/// a link, and may be hidden.
///
/// # Errors
/// `root` is not there, is neither a file nor a folder, may not be listed, is the index's own folder,
/// or a pattern of `exclude` is no glob. A folder below that may not be listed is only skipped.
pub fn walk(root: &Path, options: &WalkOptions) -> io::Result<Walk> {
    let exclude = Exclude::new(&options.exclude)?;
    let metadata = std::fs::metadata(root).map_err(|error| plain(&error))?;
    if metadata.is_file() {
        let file = FoundFile::at(root)?;
        return Ok(match Kind::of_path(root) {
            Ok(_) => Walk { files: vec![file], skipped: Vec::new() },
            Err(reason) => Walk { files: Vec::new(), skipped: vec![Skipped { path: file.id, line: None, reason }] },
        });
    }
    if !metadata.is_dir() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is neither a file nor a folder"));
    }
    let real_root = std::fs::canonicalize(root).map_err(|error| plain(&error))?;
    let never_enter = below(&real_root, &options.never_enter)?;
    let mut listing = Listing { root, real_root, exclude, never_enter, found: Vec::new(), skipped: Vec::new() };
    listing.list()?;
    let Listing { found, mut skipped, .. } = listing;
    let (mut files, unreadable) = stamp_all(found);
    skipped.extend(unreadable);
    files.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    skipped.sort_unstable();
    Ok(Walk { files, skipped })
}

/// The folders of `never_enter` that lie below the root, as paths below it.
fn below(real_root: &Path, never_enter: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut inside = Vec::new();
    for folder in never_enter {
        // One that is not there yet needs no guard.
        let Ok(real) = std::fs::canonicalize(folder) else { continue };
        match real.strip_prefix(real_root) {
            Ok(relative) if relative.as_os_str().is_empty() => {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is the folder of the index itself"));
            }
            Ok(relative) => inside.push(relative.to_owned()),
            Err(_) => {}
        }
    }
    Ok(inside)
}

/// A walk under way.
struct Listing<'a> {
    root: &'a Path,
    real_root: PathBuf,
    exclude: Exclude,
    never_enter: Vec<PathBuf>,
    found: Vec<(PathBuf, String)>,
    skipped: Vec<Skipped>,
}

impl Listing<'_> {
    fn list(&mut self) -> io::Result<()> {
        let mut entries = WalkDir::new(self.root).into_iter();
        while let Some(entry) = entries.next() {
            match entry {
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) => {
                    if !self.take(entry) {
                        entries.skip_current_dir();
                    }
                }
                Err(error) => self.failed(&error)?,
            }
        }
        Ok(())
    }

    /// Notes an entry; false for a folder that is not to be entered.
    fn take(&mut self, entry: DirEntry) -> bool {
        let kind = entry.file_type();
        let enter = !kind.is_dir();
        let Ok(relative) = entry.path().strip_prefix(self.root) else { return enter };
        if entry.file_name().as_encoded_bytes().starts_with(b".") || self.exclude.matches(relative) {
            return enter;
        }
        if kind.is_dir() {
            return !self.never_enter.iter().any(|folder| folder == relative);
        }
        let id = path_to_id(relative);
        let outcome = if kind.is_symlink() {
            match std::fs::canonicalize(entry.path()) {
                Ok(target) if target.starts_with(&self.real_root) => return true,
                Ok(_) => Err("a link that leads out of the corpus".to_owned()),
                Err(_) => Err("a link that leads nowhere".to_owned()),
            }
        } else if kind.is_file() {
            Kind::of_path(relative).map(|_| ())
        } else {
            Err("neither a file nor a folder".to_owned())
        };
        match outcome {
            Ok(()) => self.found.push((entry.into_path(), id)),
            Err(reason) => self.skipped.push(Skipped { path: id, line: None, reason }),
        }
        true
    }

    /// A folder that could not be listed is named; the root itself ends the walk.
    fn failed(&mut self, error: &walkdir::Error) -> io::Result<()> {
        let reason = error.io_error().map_or_else(|| "it cannot be listed".to_owned(), reason::of_error);
        if error.depth() == 0 {
            let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
            return Err(io::Error::new(kind, reason));
        }
        if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) {
            // Gone between the listing of its folder and its own: it is no part of the corpus any more.
            return Ok(());
        }
        let relative = error.path().and_then(|path| path.strip_prefix(self.root).ok()).unwrap_or(Path::new(""));
        self.skipped.push(Skipped { path: path_to_id(relative), line: None, reason });
        Ok(())
    }
}

/// Files below which a second thread does not pay.
const FILES_PER_THREAD: usize = 2_000;

/// Looks up size and times of every file, on several threads where there are many.
fn stamp_all(found: Vec<(PathBuf, String)>) -> (Vec<FoundFile>, Vec<Skipped>) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let threads = threads.min(found.len() / FILES_PER_THREAD).max(1);
    let share = found.len().div_ceil(threads).max(1);
    let mut rest = found;
    let mut shares = Vec::with_capacity(threads);
    while rest.len() > share {
        shares.push(rest.split_off(rest.len() - share));
    }
    let (mut files, mut skipped) = (Vec::new(), Vec::new());
    std::thread::scope(|scope| {
        let others: Vec<_> = shares.into_iter().map(|share| scope.spawn(|| stamp(share))).collect();
        (files, skipped) = stamp(rest);
        for other in others {
            match other.join() {
                Ok((more, unreadable)) => {
                    files.extend(more);
                    skipped.extend(unreadable);
                }
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    (files, skipped)
}

fn stamp(found: Vec<(PathBuf, String)>) -> (Vec<FoundFile>, Vec<Skipped>) {
    let mut files = Vec::with_capacity(found.len());
    let mut skipped = Vec::new();
    for (path, id) in found {
        match std::fs::symlink_metadata(&path) {
            Ok(metadata) => files.push(FoundFile::new(path, id, Stamp::of(&metadata))),
            // Gone since its folder was listed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => skipped.push(Skipped { path: id, line: None, reason: reason::of_error(&error) }),
        }
    }
    (files, skipped)
}

/// The same error in the words of a reader.
fn plain(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), reason::of_error(error))
}
