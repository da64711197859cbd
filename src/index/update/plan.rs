//! What an update has to do.

use std::collections::BTreeSet;

use super::file_key;
use super::ids::Ids;
use crate::article::ArticleId;
use crate::index::changes::{Verdict, compare, limits_matter, pair};
use crate::index::corpus::Listing;
use crate::index::table::IndexedFile;
use crate::index::{Corpus, Index, OpenError};
use crate::text::hashed::{ByHash, Hashes};

/// A file to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Task {
    /// Its place in the listing.
    pub(super) place: usize,
    /// Why.
    pub(super) why: Why,
    /// How often it has been read in this update, and was another file after than before.
    pub(super) attempts: u32,
}

/// Why a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// It is new.
    Added,
    /// An update was stopped inside of it, and it is as it was.
    Resumed,
    /// It may have changed: its content tells.
    Unsure,
    /// It changed.
    Changed,
    /// Ids of its records became free, or were taken.
    Contested,
}

/// What is to be done.
pub(super) struct Plan<'a> {
    /// The table as far as it holds, by place in the listing.
    pub(super) entries: Vec<Option<IndexedFile>>,
    /// Files to read, in order.
    pub(super) tasks: Vec<Task>,
    /// Files that are gone.
    pub(super) removed: Vec<IndexedFile>,
    /// Who has which id.
    pub(super) ids: Ids<'a>,
}

impl<'a> Plan<'a> {
    /// Compares `table`, of a commit made under the limit `limit_before`, with `listing`.
    pub(super) fn new(
        index: Option<&'a Index>,
        table: Vec<IndexedFile>,
        limit_before: u64,
        listing: &Listing,
        corpus: &Corpus,
    ) -> Result<Self, OpenError> {
        let mut tasks = Vec::new();
        let mut kept_places = Vec::new();
        let mut removed_at = Vec::new();
        let mut old_at: Vec<Option<usize>> = vec![None; listing.files.len()];
        let (mut old_place, mut place) = (0, 0);
        pair(&table, &listing.files, &mut |old, new| {
            if let (Some(old), Some(new)) = (old, new) {
                let verdict = compare(old, &new.file);
                let why = if old.partial.is_some() {
                    let same = old.settled
                        && (old.size, old.modified, old.changed)
                            == (new.file.size, new.file.modified, new.file.changed)
                        && limit_before == corpus.read.max_bytes;
                    Some(if same { Why::Resumed } else { Why::Changed })
                } else if limits_matter(old, limit_before, &corpus.read) {
                    Some(Why::Changed)
                } else {
                    match verdict {
                        Verdict::Same => None,
                        Verdict::Unsure => Some(Why::Unsure),
                        Verdict::Changed => Some(Why::Changed),
                    }
                };
                match why {
                    Some(why) => tasks.push(Task { place, why, attempts: 0 }),
                    None => kept_places.push(place),
                }
                if let Some(slot) = old_at.get_mut(place) {
                    *slot = Some(old_place);
                }
            } else if new.is_some() {
                tasks.push(Task { place, why: Why::Added, attempts: 0 });
            } else {
                removed_at.push(old_place);
            }
            old_place += usize::from(old.is_some());
            place += usize::from(new.is_some());
        });
        let mut table: Vec<Option<IndexedFile>> = table.into_iter().map(Some).collect();
        let mut take = |at: usize| table.get_mut(at).and_then(Option::take);
        let removed: Vec<IndexedFile> = removed_at.into_iter().filter_map(&mut take).collect();
        let entries: Vec<Option<IndexedFile>> = old_at.into_iter().map(|at| at.and_then(&mut take)).collect();

        let unread: Vec<usize> = {
            let unsure = tasks.iter().filter(|task| task.why == Why::Unsure).map(|task| task.place);
            kept_places.into_iter().chain(unsure).collect()
        };
        let unread_entries = || unread.iter().filter_map(|place| Some((*place, entries.get(*place)?.as_ref()?)));
        let own_ids = unread_entries().any(|(_, entry)| entry.own_ids);
        let kept: ByHash<usize> =
            unread_entries().map(|(place, entry)| (file_key(entry.root, &entry.id), place)).collect();
        let names: Hashes =
            listing.files.iter().map(|listed| xxhash_rust::xxh3::xxh3_64(listed.file.id.as_bytes())).collect();
        let ids = Ids::new(index.filter(|_| own_ids), listing.names.clone(), names, kept);
        let mut plan = Self { entries, tasks, removed, ids };
        if own_ids {
            plan.add_contested(listing, &unread)?;
        }
        Ok(plan)
    }

    /// The size of the files to read.
    pub(super) fn bytes(&self, listing: &Listing) -> u64 {
        self.tasks.iter().filter_map(|task| listing.files.get(task.place)).map(|listed| listed.file.size).sum()
    }

    /// Adds files that did not change, but whose records may have other ids now.
    fn add_contested(&mut self, listing: &Listing, unread: &[usize]) -> Result<(), OpenError> {
        if self.tasks.is_empty() && self.removed.is_empty() {
            return Ok(());
        }
        let unsure: BTreeSet<usize> =
            self.tasks.iter().filter(|task| task.why == Why::Unsure).map(|task| task.place).collect();
        let mut contested = BTreeSet::new();
        for place in unread {
            let Some(entry) = self.entries.get(*place).and_then(Option::as_ref) else { continue };
            for lost in &entry.lost {
                let owner = self.ids.kept_owner(&ArticleId::from_escaped(lost))?;
                let held = self.ids.reserved_by(lost).is_some() || owner.is_some_and(|owner| !unsure.contains(&owner));
                if !held {
                    contested.insert(*place);
                    break;
                }
            }
        }
        for task in &self.tasks {
            if let (Why::Added, Some(listed)) = (task.why, listing.files.get(task.place)) {
                contested.extend(self.ids.dispossessed(&listed.file.id)?);
            }
        }
        self.tasks.retain(|task| !contested.contains(&task.place));
        self.tasks.extend(contested.into_iter().map(|place| Task { place, why: Why::Contested, attempts: 0 }));
        self.tasks.sort_by_key(|task| task.place);
        Ok(())
    }
}
