//! Tells in little time that nothing of a corpus changed since it was indexed.
//!
//! Beside the table of files lie the times of all folders and files, in a form that is read at once. Where each folder has
//! the times it had before it was listed, no name in it came or went; where each file has size and times of the table too, there is
//! nothing to list, to sort or to compare. Whatever these times do not tell for certain is left to [`super::check`]:
//! other indexes below the root, folders that cannot be listed, and times that were younger than a tick of the clock.

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
    /// The times of `listing` and of its `files` as they were read; `None` where they will not tell a later change.
    pub(super) fn of(listing: &Listing, files: &[IndexedFile]) -> Option<Self> {
        if !listing.is_plain || listing.files.len() != files.len() {
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

    /// How many files there are below `roots`, where none of them and no folder changed. `None` where something did, or may have.
    fn unchanged(&self, roots: &[PathBuf]) -> Option<u64> {
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
        if !is_whole || !self.folders.iter().all(is_same) {
            return None;
        }
        let ids: Vec<&str> = self.ids.lines().collect();
        if ids.len() != count {
            return None;
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
                scope.spawn(move || look(from));
            }
            look(0);
        });
        (!changed.into_inner()).then_some(count as u64)
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

/// How many files `corpus` has, where the times beside the table of files tell that it is what `index` holds; `None` where they
/// tell otherwise, or nothing.
pub(super) fn unchanged(index: &Index, corpus: &Corpus) -> Option<u64> {
    let manifest = index.manifest();
    let name = manifest.stamps.as_deref().filter(|name| number(name).is_some())?;
    let is_the_same = manifest.complete
        && !manifest.has_other_reader()
        && manifest.exclude == corpus.walk.exclude
        && manifest.max_bytes == corpus.read.max_bytes
        && manifest.roots == corpus.absolute_roots().ok()?;
    if !is_the_same {
        return None;
    }
    // Times that cannot be read tell nothing: the table of files does.
    let bytes = sealed::read(&index.generation, name, MAGIC).ok()?;
    let stamps: Stamps<'_> = postcard::from_bytes(sealed::body(&bytes)).ok()?;
    stamps.unchanged(&manifest.roots)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::super::changes::look;
    use super::*;
    use crate::index::{Freshness, Refresh, Silent, UpdateOptions, refresh, update};

    struct World {
        folder: tempfile::TempDir,
        corpus: Corpus,
    }

    impl World {
        /// Articles that lie still, and their index.
        fn new(files: &[&str]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let corpus = Corpus { roots: vec![folder.path().join("articles")], ..Corpus::default() };
            let world = Self { folder, corpus };
            for file in files {
                world.write(file, "A sentence.");
            }
            world.index();
            world
        }

        fn path(&self, file: &str) -> PathBuf {
            self.folder.path().join("articles").join(file)
        }

        fn write(&self, file: &str, text: &str) {
            fs::create_dir_all(self.path(file).parent().unwrap()).unwrap();
            fs::write(self.path(file), text).unwrap();
        }

        fn index(&self) {
            // Longer than a tick of the file system's clock.
            std::thread::sleep(Duration::from_millis(250));
            update(&self.place(), &self.corpus, &UpdateOptions::default(), &Silent).unwrap();
        }

        fn place(&self) -> PathBuf {
            self.folder.path().join("index")
        }

        fn open(&self) -> Index {
            Index::open(&self.place()).unwrap()
        }

        fn unchanged(&self) -> Option<u64> {
            unchanged(&self.open(), &self.corpus)
        }
    }

    const FILES: [&str; 6] = ["a.txt", "b c.txt", "d/e.txt", "d/f/g.txt", "d.txt", "h/ü.md"];

    #[test]
    fn what_lies_still_is_known_to_be_unchanged() {
        let world = World::new(&FILES);
        assert_eq!(world.unchanged(), Some(6));
        assert!(look(&world.open(), &world.corpus).unwrap().changes.is_empty());
    }

    #[test]
    fn any_change_is_left_to_be_looked_for() {
        type Change = fn(&World);
        let changes: [Change; 9] = [
            |world| world.write("a.txt", "A sentence!"),
            |world| world.write("d/f/g.txt", "Another sentence."),
            |world| world.write("d/f/new.txt", "A sentence."),
            |world| world.write("new/new.txt", "A sentence."),
            |world| fs::remove_file(world.path("h/ü.md")).unwrap(),
            |world| fs::remove_dir_all(world.path("d/f")).unwrap(),
            |world| fs::rename(world.path("a.txt"), world.path("z.txt")).unwrap(),
            |world| fs::rename(world.path("d/f"), world.path("d/z")).unwrap(),
            // Another folder in the place of the root, with the same files.
            |world| {
                fs::rename(world.path(""), world.folder.path().join("old")).unwrap();
                fs::create_dir(world.path("")).unwrap();
                for name in ["a.txt", "b c.txt", "d", "d.txt", "h"] {
                    fs::rename(world.folder.path().join("old").join(name), world.path(name)).unwrap();
                }
            },
        ];
        for (number, change) in changes.into_iter().enumerate() {
            let world = World::new(&FILES);
            assert!(world.unchanged().is_some());
            change(&world);
            assert_eq!(world.unchanged(), None, "{number}");
        }
    }

    #[test]
    fn other_settings_are_left_to_be_looked_at() {
        let mut world = World::new(&FILES);
        world.corpus.walk.exclude = vec!["h".into()];
        assert_eq!(world.unchanged(), None);
        world.corpus.walk.exclude.clear();
        world.corpus.read.max_bytes = 5;
        assert_eq!(world.unchanged(), None);
        world.corpus.read.max_bytes = Corpus::default().read.max_bytes;
        assert_eq!(world.unchanged(), Some(6));
        world.corpus.roots = vec![world.path("d")];
        assert_eq!(world.unchanged(), None);
    }

    #[test]
    fn times_that_are_damaged_or_too_young_tell_nothing() {
        let world = World::new(&FILES);
        let index = world.open();
        let path = index.generation.join(index.manifest().stamps.clone().unwrap());
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 1;
            fs::write(&path, &broken).unwrap();
            assert_eq!(unchanged(&index, &world.corpus), None, "byte {at}");
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(unchanged(&index, &world.corpus), None);
        // What changed a moment ago can change again without another time.
        world.write("new.txt", "A sentence.");
        update(&world.place(), &world.corpus, &UpdateOptions::default(), &Silent).unwrap();
        assert_eq!((world.open().manifest().stamps.clone(), world.unchanged()), (None, None));
    }

    #[test]
    fn times_are_written_again_once_they_tell_something() {
        let world = World::new(&FILES);
        let search = || refresh(&world.place(), &world.corpus, Refresh::Auto, &UpdateOptions::default(), &Silent);
        let commit = || world.open().commit();
        // The same content with another time was read again for each search.
        world.write("a.txt", "A sentence.");
        assert_eq!(world.unchanged(), None);
        let before = commit();
        // Too young to tell anything, then not.
        assert!(matches!(search().unwrap().freshness, Freshness::Fresh) && commit() == before);
        std::thread::sleep(Duration::from_millis(250));
        assert!(matches!(search().unwrap().freshness, Freshness::Fresh) && commit() != before);
        assert_eq!(world.unchanged(), Some(6));
        let after = commit();
        assert!(matches!(search().unwrap().freshness, Freshness::Fresh) && commit() == after);
        // What was added a moment ago leaves no times behind, until somebody looks again.
        world.write("new.txt", "A sentence.");
        assert!(search().unwrap().freshness.is_fresh() && world.unchanged().is_none());
        std::thread::sleep(Duration::from_millis(250));
        assert!(matches!(search().unwrap().freshness, Freshness::Fresh));
        assert_eq!(world.unchanged(), Some(7));
    }

    #[test]
    fn the_times_of_several_roots_and_many_files_are_told_apart() {
        let many: Vec<String> = (0..2_100).map(|number| format!("d/{number}.txt")).collect();
        let mut world = World::new(&many.iter().map(String::as_str).chain(FILES).collect::<Vec<_>>());
        world.corpus.roots = vec![world.path("h"), world.path("d")];
        world.index();
        assert_eq!(world.unchanged(), Some(2_103));
        world.write("d/2099.txt", "Another.");
        assert_eq!(world.unchanged(), None);
        world.index();
        assert_eq!(world.unchanged(), Some(2_103));
        fs::write(world.path("h/ü.md"), "Another.").unwrap();
        assert_eq!(world.unchanged(), None);
    }
}
