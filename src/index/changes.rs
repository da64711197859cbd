//! How the corpus on disk differs from the table of files.

use std::cmp::Ordering;
use std::io::{self, Read};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3;

use super::corpus::{Corpus, Listed, Listing};
use super::table::{FileTable, IndexedFile};
use super::{Changes, Index, UpdateError};
use crate::article::{FoundFile, ReadOptions, nanoseconds_now};

/// Files whose content is compared when a look at their times does not tell; more count as changed.
const MOST_COMPARED: u64 = 1000;
/// Bytes of such files.
const MOST_BYTES_COMPARED: u64 = 64 << 20;
/// Names given of the files that differ.
const MOST_NAMES: usize = 5;

/// Files of an index whose table is read while the corpus is listed: for fewer a thread does not pay.
const MANY_FILES: u64 = 5_000;

/// What became of a file since it was indexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing: its size and times are as they were.
    Same,
    /// Only its content tells.
    Unsure,
    /// Something.
    Changed,
}

/// What became of a file, by the look of it.
pub(super) fn compare(old: &IndexedFile, new: &FoundFile) -> Verdict {
    let times_agree = old.modified == new.modified && old.changed == new.changed;
    if old.partial.is_some() || old.size != new.size {
        Verdict::Changed
    } else if times_agree && old.settled {
        Verdict::Same
    } else if old.hash.is_some() {
        Verdict::Unsure
    } else {
        Verdict::Changed
    }
}

/// Hash of a file's bytes.
pub(super) fn hash_file(path: &Path) -> io::Result<u128> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = Xxh3::new();
    let mut buffer = vec![0; 128 << 10];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hasher.digest128()),
            Ok(count) => hasher.update(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Goes through both lists side by side: each file is in the table, in the corpus, or in both.
pub(super) fn pair<'a>(
    table: &'a [IndexedFile],
    listing: &'a [Listed],
    each: &mut dyn FnMut(Option<&'a IndexedFile>, Option<&'a Listed>),
) {
    let (mut old, mut new) = (table.iter().peekable(), listing.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => (old.root, old.id.as_str()).cmp(&(new.root, new.file.id.as_str())),
        };
        match order {
            Ordering::Less => each(old.next(), None),
            Ordering::Greater => each(None, new.next()),
            Ordering::Equal => each(old.next(), new.next()),
        }
    }
}

/// Looks how `corpus` differs from `index`: lists its files and compares sizes and times.
///
/// # Errors
/// The corpus cannot be listed, or the index is damaged.
pub fn check(index: &Index, corpus: &Corpus) -> Result<Changes, UpdateError> {
    look(index, corpus).map(|looked| looked.changes)
}

/// How a corpus differs, and what was found out on the way.
pub(super) struct Looked {
    pub(super) changes: Changes,
    /// The list that was made.
    pub(super) listing: Listing,
    /// Whether nothing differs, and the times that an update would leave behind tell so at once the next time.
    pub(super) is_worth_recording: bool,
}

/// As [`check`], by looking at all files and folders.
pub(super) fn look(index: &Index, corpus: &Corpus) -> Result<Looked, UpdateError> {
    let list = || corpus.list(index.path());
    let (table, listing) = if index.manifest().files < MANY_FILES {
        (index.table(), list())
    } else {
        std::thread::scope(|scope| {
            let reader = std::thread::Builder::new().spawn_scoped(scope, || index.table());
            let listing = list();
            let table = match reader {
                Ok(reader) => reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                // The system gives no more threads.
                Err(_) => index.table(),
            };
            (table, listing)
        })
    };
    let (table, mut listing) = (table?, listing?);
    listing.commit = Some(index.commit());
    listing.expect_files(index.manifest(), &table.files)?;
    let Differences { mut changes, is_still } = differences(table, &listing);
    let manifest = index.manifest();
    changes.incomplete = !manifest.complete;
    changes.other_reader = manifest.has_other_reader();
    changes.other_corpus = manifest.roots != listing.roots
        || manifest.exclude != corpus.walk.exclude
        || manifest.max_bytes != corpus.read.max_bytes;
    let is_worth_recording = changes.is_empty() && is_still && listing.is_plain;
    Ok(Looked { changes, listing, is_worth_recording })
}

struct Differences {
    changes: Changes,
    /// Whether the times of files whose content was compared tell any later change.
    is_still: bool,
}

fn differences(table: &FileTable, listing: &Listing) -> Differences {
    let now = nanoseconds_now();
    let mut is_still = true;
    let mut changes = Changes { files: listing.files.len() as u64, ..Changes::default() };
    let (mut compared, mut compared_bytes) = (0, 0);
    pair(&table.files, &listing.files, &mut |old, new| {
        let name = match (old, new) {
            (Some(old), Some(new)) => {
                let verdict = match compare(old, &new.file) {
                    Verdict::Unsure if compared < MOST_COMPARED && compared_bytes < MOST_BYTES_COMPARED => {
                        compared += 1;
                        compared_bytes += new.file.size;
                        is_still &= new.file.is_settled(now);
                        let same = hash_file(&new.file.path).ok() == old.hash;
                        if same { Verdict::Same } else { Verdict::Changed }
                    }
                    verdict => verdict,
                };
                if verdict == Verdict::Same {
                    return;
                }
                changes.changed += 1;
                changes.bytes += new.file.size;
                &new.file.id
            }
            (None, Some(new)) => {
                changes.added += 1;
                changes.bytes += new.file.size;
                &new.file.id
            }
            (Some(old), None) => {
                changes.deleted += 1;
                &old.id
            }
            (None, None) => return,
        };
        if changes.names.len() < MOST_NAMES {
            changes.names.push(name.clone());
        }
    });
    changes.skipped = skipped_differently(table, listing);
    Differences { changes, is_still }
}

/// How many files and folders the walk passed over now and not before, or the other way round.
fn skipped_differently(table: &FileTable, listing: &Listing) -> u64 {
    if table.skipped == listing.skipped {
        return 0;
    }
    let (mut old, mut new) = (table.skipped.iter().peekable(), listing.skipped.iter().peekable());
    let mut count = 0;
    while let (Some(a), Some(b)) = (old.peek(), new.peek()) {
        match a.cmp(b) {
            Ordering::Equal => {
                old.next();
                new.next();
                continue;
            }
            Ordering::Less => drop(old.next()),
            Ordering::Greater => drop(new.next()),
        }
        count += 1;
    }
    count + (old.count() + new.count()) as u64
}

/// Whether other limits of reading may make something else of a file that did not change.
pub(super) fn limits_matter(old: &IndexedFile, limit_before: u64, limits: &ReadOptions) -> bool {
    let compressed = [".gz", ".zst"].iter().any(|ending| old.id.ends_with(ending));
    limit_before != limits.max_bytes
        && (compressed || old.skipped_count() > 0 || old.size > limits.max_bytes.min(limit_before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Skipped;

    fn skipped(paths: &[&str]) -> Vec<Skipped> {
        paths.iter().map(|path| Skipped { path: (*path).into(), line: None, reason: "none".into() }).collect()
    }

    #[test]
    fn what_is_passed_over_on_one_side_alone_counts() {
        let table = FileTable { skipped: skipped(&["a", "b", "d", "e"]), ..FileTable::default() };
        let listing = Listing { skipped: skipped(&["b", "c", "d"]), ..Listing::default() };
        assert_eq!(skipped_differently(&table, &listing), 3);
    }

    #[test]
    fn a_file_hashes_alike_in_pieces_and_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        let bytes: Vec<u8> = (0..1_000_000_u32).map(|number| (number % 251) as u8).collect();
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(hash_file(&path).unwrap(), xxhash_rust::xxh3::xxh3_128(&bytes));
    }
}
