//! Tells in little time that nothing of a corpus changed since it was indexed.
//!
//! Beside the table of files lie the times of all folders and files, in a form that is read at once. Where each folder has
//! the times it had before it was listed, no name in it came or went; where each file has size and times of the table too, there is
//! nothing to list, to sort or to compare. Whatever these times do not tell for certain is left to [`super::check`]:
//! other indexes below the root, folders that cannot be listed, times that were younger than a tick of the clock, and whatever lies on a
//! file system that is not known to change a folder's times with what is in it (layered, foreign and remote ones need not).

use std::borrow::Cow;
use std::ffi::OsString;
use std::io;
use std::ops::Range;
use std::path::{MAIN_SEPARATOR_STR, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use super::corpus::{Identity, Listing};
use super::table::IndexedFile;
use super::{Corpus, Index, sealed};
use crate::article::{Stamp, path_of_id};

/// Begins every file.
const MAGIC: &[u8; 8] = b"pqtimes1";
/// Files that a thread looks up at least.
const FILES_PER_THREAD: usize = 2_000;
/// Threads, where the machine has as many.
const MOST_THREADS: usize = 8;

/// The times of a corpus when it was indexed.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamps<'a> {
    folders: Vec<FolderStamp>,
    /// How many files lie under each root, which are named in this order.
    counts: Vec<usize>,
    /// Ids of all files, without the names of the roots; a line each.
    #[serde(borrow)]
    ids: Cow<'a, str>,
    sizes: Vec<u64>,
    /// Nanoseconds since 1970.
    modified: Vec<i64>,
    /// Nanoseconds behind `modified`.
    changed: Vec<i64>,
}

/// A folder as it was before it was listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct FolderStamp {
    root: usize,
    /// Its id below the root, empty for the root itself.
    id: String,
    modified: i128,
    changed: i128,
    /// A folder that something else was mounted on is another one.
    identity: Option<Identity>,
}

impl Stamps<'_> {
    /// Whether the times of the folders of `listing` tell any later change.
    pub(super) fn can_be_made(listing: &Listing) -> bool {
        let device = |identity: Option<Identity>| identity.map(|(device, _)| device);
        let is_of_root = |number: u32, identity| {
            let root = listing.identities.get(number as usize).copied().flatten();
            // Something else may be mounted below it.
            device(identity).is_some() && device(identity) == device(root)
        };
        listing.is_plain
            && listing.roots.iter().all(|root| keeps_times(root))
            && listing.folders.iter().all(|(number, folder)| is_of_root(*number, folder.identity))
    }

    /// The times of `listing` and of its `files` as they were read; `None` where they will not tell a later change.
    pub(super) fn of(listing: &Listing, files: &[IndexedFile]) -> Option<Self> {
        if !Self::can_be_made(listing) || listing.files.len() != files.len() {
            return None;
        }
        let mut stamps = Stamps { counts: vec![0; listing.roots.len()], ..Stamps::default() };
        for (number, folder) in &listing.folders {
            stamps.folders.push(FolderStamp {
                root: *number as usize,
                id: folder.id.clone(),
                modified: folder.modified,
                changed: folder.changed,
                identity: folder.identity,
            });
        }
        let mut ids = String::new();
        for (listed, file) in listing.files.iter().zip(files) {
            if (listed.root, &listed.file.id) != (file.root, &file.id) || !file.settled || file.partial.is_some() {
                return None;
            }
            let modified = i64::try_from(file.modified).ok()?;
            *stamps.counts.get_mut(file.root as usize)? += 1;
            ids.push_str(file.id.get(listed.prefix..)?);
            ids.push('\n');
            stamps.sizes.push(file.size);
            stamps.modified.push(modified);
            stamps.changed.push(i64::try_from(file.changed - file.modified).ok()?);
        }
        stamps.ids = ids.into();
        Some(stamps)
    }

    /// Writes them into `folder` under `name`: whole, or not at all.
    pub(super) fn write(&self, folder: &Path, name: &str) -> io::Result<()> {
        let body = postcard::to_stdvec(self).map_err(io::Error::other)?;
        sealed::write(folder, name, MAGIC, &body)
    }

    /// Whether no file and no folder below `roots` changed; not where one may have.
    fn hold(&self, roots: &[PathBuf]) -> bool {
        let is_same = |folder: &FolderStamp| {
            let path = roots.get(folder.root).and_then(|root| path_below(root, &folder.id));
            let found = path.and_then(|path| Stamp::at(&path).ok());
            found.is_some_and(|found| {
                (found.modified, found.changed, found.identity) == (folder.modified, folder.changed, folder.identity)
            })
        };
        let count = self.sizes.len();
        let is_whole = self.counts.iter().sum::<usize>() == count
            && self.counts.len() == roots.len()
            && [self.modified.len(), self.changed.len()] == [count; 2];
        if !is_whole || !roots.iter().all(|root| keeps_times(root)) || !self.folders.iter().all(is_same) {
            return false;
        }
        let ids: Vec<&str> = self.ids.lines().collect();
        if ids.len() != count {
            return false;
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let share = count.div_ceil(threads).max(FILES_PER_THREAD);
        let changed = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let look = |from: usize| {
                let range = from..(from + share).min(count);
                if !self.are_unchanged(roots, &ids, range, &changed) {
                    changed.store(true, Ordering::Relaxed);
                }
            };
            for from in (share..count).step_by(share) {
                // Where the system gives no more threads, this one does it.
                if std::thread::Builder::new().spawn_scoped(scope, move || look(from)).is_err() {
                    look(from);
                }
            }
            look(0);
        });
        !changed.into_inner()
    }

    /// Whether the files of `range` have their sizes and times; ends early where `changed` says that others have not.
    fn are_unchanged(&self, roots: &[PathBuf], ids: &[&str], range: Range<usize>, changed: &AtomicBool) -> bool {
        let mut path = OsString::new();
        let (mut root, mut end) = (0, self.counts.first().copied().unwrap_or_default());
        for at in range {
            while at >= end && root + 1 < roots.len() {
                root += 1;
                end += self.counts.get(root).copied().unwrap_or_default();
            }
            let (Some(root), Some(id)) = (roots.get(root), ids.get(at)) else { return false };
            path.clear();
            path.push(root);
            if id.contains('%') {
                let Some(below) = path_below(root, id) else { return false };
                path = below.into_os_string();
            } else {
                path.push(MAIN_SEPARATOR_STR);
                path.push(id);
            }
            let Ok(found) = Stamp::of_entry(Path::new(&path)) else { return false };
            let (size, modified, changed_at) = (self.sizes.get(at), self.modified.get(at), self.changed.get(at));
            let is_same = size == Some(&found.size)
                && modified.is_some_and(|modified| i128::from(*modified) == found.modified)
                && changed_at.is_some_and(|changed| i128::from(*changed) == found.changed - found.modified);
            if !is_same || changed.load(Ordering::Relaxed) {
                return false;
            }
        }
        true
    }
}

/// Whether a folder on the file system at `root` has other times as soon as a name in it comes or goes, however that happens.
#[cfg(target_os = "linux")]
fn keeps_times(root: &Path) -> bool {
    /// ext2 to ext4, XFS, Btrfs, tmpfs, F2FS, ZFS, as `statfs` calls them.
    const KNOWN: [u32; 6] = [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0xF2F5_2010, 0x2FC1_2FC1];
    rustix::fs::statfs(root).is_ok_and(|found| KNOWN.contains(&(found.f_type as u32)))
}

/// Not known of any elsewhere.
#[cfg(not(target_os = "linux"))]
fn keeps_times(_root: &Path) -> bool {
    false
}

/// Where the file or folder with this id lies below `root`; the root itself where the id is empty.
fn path_below(root: &Path, id: &str) -> Option<PathBuf> {
    if id.is_empty() { Some(root.to_owned()) } else { Some(root.join(path_of_id(id)?)) }
}

/// The name of the times beside table `number`.
pub(super) fn name(number: u64) -> String {
    format!("files-{number}.times")
}

/// The number of the table that the times called `name` lie beside.
pub(super) fn number(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("files-")?.strip_suffix(".times")?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// Whether the times beside the table of files tell that `corpus` is what `index` holds; not where they tell otherwise, or nothing.
pub(super) fn unchanged(index: &Index, corpus: &Corpus) -> bool {
    let manifest = index.manifest();
    let Some(name) = manifest.stamps.as_deref().filter(|name| number(name).is_some()) else { return false };
    let is_the_same = manifest.complete
        && !manifest.has_other_reader()
        && manifest.exclude == corpus.walk.exclude
        && manifest.max_bytes == corpus.read.max_bytes
        && corpus.absolute_roots().is_ok_and(|roots| roots == manifest.roots);
    // Times that cannot be read tell nothing: the table of files does.
    let Some(bytes) = is_the_same.then(|| sealed::read(&index.generation, name, MAGIC).ok()).flatten() else {
        return false;
    };
    let stamps = postcard::from_bytes::<Stamps<'_>>(sealed::body(&bytes));
    stamps.is_ok_and(|stamps| stamps.hold(&manifest.roots))
}

#[cfg(test)]
mod tests;
