//! Does what was planned: files are read side by side, and dealt with one after the other.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crossbeam_channel::Sender;

use super::batch::{Batches, Making};
use super::document::{Buffers, Place, Prepared};
use super::file_key;
use super::ids::{Ids, Verdict};
use super::plan::{Plan, Task, Why};
use super::read::{FileJob, Job, Piece, Pieces, Read, SHARED_BYTES, Seen, Workshop, pieces, work};
use super::writer::{Budget, Writer};
use crate::article::{ArticleId, Skipped};
use crate::index::corpus::{Listed, Listing};
use crate::index::stamps::Stamps;
use crate::index::table::{FileTable, IndexedFile, MOST_SKIPPED};
use crate::index::{Corpus, Manifest, Progress, Renamed, UpdateError, UpdateOptions, UpdateReport};

/// Bytes of files after which what is done is committed.
const COMMIT_BYTES: u64 = 1 << 30;
/// Time after which what is done is committed: the first of these, then [`COMMIT_GROWTH`] times as long each time up
/// to the second, so that work gets on even where it is stopped soon every time. Each commit ends the segments that
/// are being made, and small ones cost more to make, to merge and to search.
const COMMIT_TIME: (Duration, Duration) = (Duration::from_secs(8), Duration::from_secs(120));
const COMMIT_GROWTH: u32 = 4;
/// How often a file that changes while it is read is read again.
const MOST_ATTEMPTS: u32 = 2;
/// Stack of a thread that reads: some pages nest deeply.
const STACK_BYTES: usize = 64 << 20;
/// Files in work for each thread that reads.
const FILES_IN_WORK: usize = 64;
/// Files that a thread takes at a time, and bytes of memory to read them after which it takes no more: to hand over
/// each small one by itself costs more than to read it.
const FILES_AT_ONCE: (usize, u64) = (16, 2 << 20);

/// An update on its way.
pub(super) struct Run<'a> {
    corpus: &'a Corpus,
    listing: &'a Listing,
    options: &'a UpdateOptions,
    progress: &'a dyn Progress,
    entries: Vec<Option<IndexedFile>>,
    tasks: Vec<Task>,
    removed: Vec<IndexedFile>,
    ids: Ids<'a>,
    pub(super) writer: Writer,
    pub(super) manifest: Manifest,
    pub(super) report: UpdateReport,
    budget: Budget,
    buffers: Buffers,
    new_hashes: Vec<u128>,
    uncommitted: u64,
    committed: Instant,
    commit_time: Duration,
}

/// How dealing with a file ended.
enum Ended {
    Done,
    /// It changed meanwhile and has to be read once more.
    Again,
    /// The update is to stop.
    Stopped,
}

impl<'a> Run<'a> {
    #[allow(clippy::too_many_arguments)]
    pub(super) fn new(
        corpus: &'a Corpus,
        listing: &'a Listing,
        options: &'a UpdateOptions,
        progress: &'a dyn Progress,
        plan: Plan<'a>,
        writer: Writer,
        manifest: Manifest,
        report: UpdateReport,
        budget: Budget,
    ) -> Self {
        let Plan { entries, tasks, removed, ids } = plan;
        let buffers = Buffers::new(writer.words.clone(), budget.terms);
        Self {
            corpus,
            listing,
            options,
            progress,
            entries,
            tasks,
            removed,
            ids,
            writer,
            manifest,
            report,
            budget,
            buffers,
            new_hashes: Vec::new(),
            uncommitted: 0,
            committed: Instant::now(),
            commit_time: COMMIT_TIME.0,
        }
    }

    /// Does everything; says whether it was stopped before the end.
    pub(super) fn all(&mut self) -> Result<bool, UpdateError> {
        let mut gone: HashMap<u128, u64> = HashMap::new();
        for file in std::mem::take(&mut self.removed) {
            self.writer.delete(file_key(file.root, &file.id))?;
            self.report.deleted += 1;
            if let Some(hash) = file.hash {
                *gone.entry(hash).or_default() += 1;
            }
        }
        let mut tasks = std::mem::take(&mut self.tasks);
        let mut stopped = false;
        while !tasks.is_empty() && !stopped {
            let mut again = Vec::new();
            stopped = self.pass(&tasks, &mut again)?;
            // A file that lost an id to one before it has records under other ids now.
            for place in std::mem::take(&mut self.ids.displaced) {
                if !again.iter().any(|task: &Task| task.place == place) {
                    again.push(Task { place, why: Why::Contested, attempts: 0 });
                }
            }
            again.sort_by_key(|task| task.place);
            tasks = again;
        }
        for hash in std::mem::take(&mut self.new_hashes) {
            if let Some(count) = gone.get_mut(&hash).filter(|count| **count > 0) {
                *count -= 1;
                self.report.moved += 1;
                self.report.added -= 1;
                self.report.deleted -= 1;
            }
        }
        Ok(stopped || !tasks.is_empty())
    }

    /// Reads the files of `tasks`; those to read once more go to `again`.
    fn pass(&mut self, tasks: &[Task], again: &mut Vec<Task>) -> Result<bool, UpdateError> {
        // Of few files, some may be large.
        let size = |task: &Task| self.listing.files.get(task.place).map_or(0, |listed| listed.file.size);
        let has_large = tasks.iter().take(self.options.threads()).any(|task| size(task) >= SHARED_BYTES);
        let most = if has_large { usize::MAX } else { tasks.len() };
        let threads = self.options.threads().min(most).max(1);
        let (corpus, options, progress) = (self.corpus, self.options, self.progress);
        let packer = std::sync::Arc::clone(&self.writer.packer);
        let words = self.writer.words.clone();
        let path = self.writer.path().to_owned();
        std::thread::scope(|scope| {
            let (jobs, queue) = crossbeam_channel::unbounded::<Job>();
            let batches = Batches::new(threads);
            for number in 0..threads {
                let (queue, batches, packer) = (queue.clone(), batches.clone(), &packer);
                let buffers = Buffers::new(words.clone(), self.budget.terms);
                std::thread::Builder::new()
                    .name(format!("pullquote-read-{number}"))
                    .stack_size(STACK_BYTES)
                    .spawn_scoped(scope, move || {
                        let making = Making { split: &options.split, packer };
                        work(Workshop { jobs: &queue, batches: &batches, corpus, making, progress }, buffers);
                    })
                    .map_err(|error| UpdateError::write(&path, error))?;
            }
            // The channels are dropped on any way out, which ends the threads.
            self.feed(tasks, again, jobs, threads)
        })
    }

    fn feed(
        &mut self,
        tasks: &[Task],
        again: &mut Vec<Task>,
        jobs: Sender<Job>,
        threads: usize,
    ) -> Result<bool, UpdateError> {
        let most = threads * FILES_IN_WORK;
        // Few files are for all threads alike.
        let most_at_once = (tasks.len() / (4 * threads)).clamp(1, FILES_AT_ONCE.0);
        // The tasks of each job, and what they weigh.
        let mut waiting: VecDeque<(&[Task], u64, Pieces)> = VecDeque::new();
        let (mut rest, mut weight, mut files) = (tasks, 0, 0);
        loop {
            while files < most {
                let (count, cost) = self.next_job(rest, most_at_once.min(most - files));
                if count == 0 || (weight + cost > self.budget.reading && !waiting.is_empty()) {
                    break;
                }
                let (now, later) = rest.split_at(count);
                rest = later;
                weight += cost;
                files += count;
                let (sender, pieces) = pieces(self.budget.of_job);
                waiting.push_back((now, cost, pieces));
                let files = now.iter().filter_map(|task| self.file_job(*task)).collect();
                if jobs.send(Job { files, pieces: sender }).is_err() {
                    return Ok(true);
                }
            }
            let Some((now, cost, mut pieces)) = waiting.pop_front() else { return Ok(false) };
            for task in now {
                if self.progress.cancelled() {
                    return Ok(true);
                }
                let Some(listed) = self.listing.files.get(task.place) else { continue };
                match self.file(*task, listed, &mut pieces)? {
                    Ended::Done => {}
                    Ended::Again => again.push(Task { attempts: task.attempts + 1, ..*task }),
                    Ended::Stopped => return Ok(true),
                }
                if self.is_commit_due() {
                    self.commit(false)?;
                }
            }
            weight -= cost;
            files -= now.len();
        }
    }

    /// How many of `tasks`, `most` at most, one thread is to take next, and how much memory it takes to read them.
    fn next_job(&self, tasks: &[Task], most: usize) -> (usize, u64) {
        let (mut count, mut cost) = (0, 0);
        for task in tasks.iter().take(most) {
            count += 1;
            cost += self.listing.files.get(task.place).map_or(0, |listed| memory_to_read(listed, self.budget.of_job));
            if cost >= FILES_AT_ONCE.1 {
                break;
            }
        }
        (count, cost)
    }

    fn file_job(&self, task: Task) -> Option<FileJob> {
        let listed = self.listing.files.get(task.place)?;
        let before = self.entries.get(task.place).and_then(Option::as_ref);
        Some(FileJob {
            file: listed.file.clone(),
            place: Place {
                root: listed.root,
                file: listed.file.id.get(listed.prefix..).unwrap_or_default().to_owned(),
                key: file_key(listed.root, &listed.file.id),
            },
            hash_before: before.filter(|_| task.why == Why::Unsure).and_then(|entry| entry.hash),
            records_before: before.filter(|_| task.why == Why::Resumed).and_then(|entry| entry.partial).unwrap_or(0),
        })
    }

    /// Deals with one file, piece by piece.
    fn file(&mut self, task: Task, listed: &Listed, pieces: &mut Pieces) -> Result<Ended, UpdateError> {
        let key = file_key(listed.root, &listed.file.id);
        let mut entry = IndexedFile { root: listed.root, id: listed.file.id.clone(), ..IndexedFile::default() };
        let (mut records, mut advanced, mut before) = (0, 0, 0);
        let mut languages = BTreeMap::new();
        self.ids.next_file();
        for piece in pieces {
            match piece {
                Piece::Same(seen) => {
                    if let Some(entry) = self.entries.get_mut(task.place).and_then(Option::as_mut) {
                        note(entry, seen);
                    }
                    self.report.unchanged += 1;
                    self.progress.advanced(1, listed.file.size);
                    return Ok(Ended::Done);
                }
                Piece::Begun(seen) => {
                    self.ids.no_longer_kept(key);
                    let old = self.entries.get_mut(task.place).and_then(Option::take);
                    match old {
                        Some(old) if task.why == Why::Resumed => {
                            before = old.partial.unwrap_or(0);
                            languages = old.languages.iter().copied().collect();
                            entry = old;
                        }
                        Some(_) => self.writer.delete(key)?,
                        None if task.attempts > 0 => self.writer.delete(key)?,
                        None => {}
                    }
                    note(&mut entry, seen);
                }
                Piece::Records(batch) => {
                    for record in batch {
                        records += 1;
                        match record {
                            Ok(article) => {
                                let bytes = article.text_bytes;
                                self.article(article, &mut entry, &mut languages, task.place, records <= before)?;
                                let step = bytes.min(listed.file.size - advanced);
                                advanced += step;
                                self.progress.advanced(0, step);
                                self.uncommitted += step;
                            }
                            Err(skipped) if records > before => self.skip(skipped, &mut entry),
                            Err(_) => {}
                        }
                    }
                    if self.is_commit_due() {
                        self.hold(&mut entry, &languages, records.max(before), task.place);
                        self.commit(false)?;
                    }
                }
                Piece::Done(read) => {
                    self.progress.advanced(1, listed.file.size - advanced);
                    self.uncommitted += listed.file.size - advanced;
                    entry.languages = languages.into_iter().collect();
                    return self.ended(task, key, entry, read);
                }
            }
        }
        // The reader stopped before the end: what came is kept, and gone on with next time.
        if records > 0 {
            self.hold(&mut entry, &languages, records.max(before), task.place);
        }
        Ok(Ended::Stopped)
    }

    fn article(
        &mut self,
        mut article: Prepared,
        entry: &mut IndexedFile,
        languages: &mut BTreeMap<[u8; 2], u64>,
        place: usize,
        in_index: bool,
    ) -> Result<(), UpdateError> {
        if let (Some(own), Some(by_place)) = (article.id.clone(), article.id_by_place.clone())
            && own != by_place
        {
            entry.own_ids = true;
            let verdict = self.ids.ask(&own, &entry.id, place)?;
            if verdict != Verdict::Granted && !in_index {
                self.rename(&mut article, own, by_place, entry, verdict);
            }
        }
        if in_index {
            return Ok(());
        }
        entry.articles += 1;
        entry.passages += article.documents.len() as u64;
        entry.text_bytes += article.text_bytes;
        if let Some(language) = article.language
            && let [first, second] = language.code().as_bytes()
        {
            *languages.entry([*first, *second]).or_default() += 1;
        }
        self.writer.add(article)
    }

    fn rename(
        &mut self,
        article: &mut Prepared,
        wanted: ArticleId,
        id: ArticleId,
        entry: &mut IndexedFile,
        verdict: Verdict,
    ) {
        if verdict == Verdict::TakenElsewhere && !entry.lost.iter().any(|lost| lost == wanted.as_str()) {
            entry.lost.push(wanted.to_string());
        }
        article.rename(&id, &self.writer.packer, &mut self.buffers);
        self.report.renamed.push(Renamed {
            file: entry.id.clone(),
            line: article.line.unwrap_or(1),
            wanted: wanted.to_string(),
            id: id.to_string(),
        });
    }

    fn skip(&mut self, skipped: Skipped, entry: &mut IndexedFile) {
        self.progress.skipped(&skipped);
        if entry.skipped.len() < MOST_SKIPPED {
            entry.skipped.push((skipped.line, skipped.reason.clone()));
            self.report.skipped.push(skipped);
        } else {
            entry.more_skipped += 1;
        }
    }

    /// Notes that the file at `place` is in the index up to and with record number `records`.
    fn hold(&mut self, entry: &mut IndexedFile, languages: &BTreeMap<[u8; 2], u64>, records: u64, place: usize) {
        entry.languages = languages.iter().map(|(code, count)| (*code, *count)).collect();
        entry.partial = Some(records);
        if let Some(slot) = self.entries.get_mut(place) {
            *slot = Some(entry.clone());
        }
    }

    fn ended(&mut self, task: Task, key: u64, mut entry: IndexedFile, read: Read) -> Result<Ended, UpdateError> {
        let slot = self.entries.get_mut(task.place);
        if read.vanished {
            let was = slot.and_then(Option::take).is_some() || task.why != Why::Added;
            self.writer.delete(key)?;
            self.report.deleted += u64::from(was);
            return Ok(Ended::Done);
        }
        if read.changed && task.attempts < MOST_ATTEMPTS {
            if let Some(slot) = slot {
                *slot = None;
            }
            self.writer.delete(key)?;
            self.ids.forget_current();
            return Ok(Ended::Again);
        }
        entry.partial = None;
        entry.hash = read.hash;
        // Where it never stood still, its times must not tell that it is what was read.
        entry.settled &= !read.changed;
        match task.why {
            Why::Added => {
                self.report.added += 1;
                self.new_hashes.extend(entry.hash);
            }
            Why::Resumed => self.report.added += 1,
            Why::Unsure | Why::Changed => self.report.changed += 1,
            Why::Contested => self.report.reread += 1,
        }
        self.report.bytes += entry.size;
        if let Some(skipped) = read.skipped {
            self.skip(skipped, &mut entry);
        }
        if let Some(slot) = self.entries.get_mut(task.place) {
            *slot = Some(entry);
        }
        Ok(Ended::Done)
    }

    /// Commits what is done so far.
    pub(super) fn commit(&mut self, complete: bool) -> Result<(), UpdateError> {
        let table = FileTable {
            files: self.entries.iter().flatten().cloned().collect(),
            skipped: self.listing.skipped.clone(),
        };
        let manifest = &mut self.manifest;
        manifest.complete = complete;
        manifest.committed = now();
        (manifest.files, manifest.articles, manifest.passages, manifest.text_bytes) = (0, 0, 0, 0);
        manifest.skipped = table.skipped.len() as u64;
        manifest.languages.clear();
        for file in &table.files {
            manifest.files += u64::from(file.articles > 0);
            manifest.articles += file.articles;
            manifest.passages += file.passages;
            manifest.text_bytes += file.text_bytes;
            manifest.skipped += file.skipped_count();
            for (language, count) in file.languages() {
                *manifest.languages.entry(language).or_default() += count;
            }
        }
        let stamps = if complete { Stamps::of(self.listing, &table.files) } else { None };
        self.writer.commit(manifest, &table, stamps.as_ref())?;
        self.uncommitted = 0;
        self.committed = Instant::now();
        Ok(())
    }

    fn is_commit_due(&mut self) -> bool {
        let due = self.uncommitted >= COMMIT_BYTES
            || self.writer.words_bytes() >= self.budget.words
            || self.committed.elapsed() >= self.commit_time;
        if due {
            self.commit_time = (self.commit_time * COMMIT_GROWTH).min(COMMIT_TIME.1);
        }
        due
    }
}

/// Seconds since 1970, by the clock of the machine.
fn now() -> Option<i64> {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()
}

fn note(entry: &mut IndexedFile, seen: Seen) {
    entry.size = seen.size;
    entry.modified = seen.modified;
    entry.changed = seen.changed;
    entry.settled = seen.settled;
}

/// Bytes of memory that reading a file takes, about; `waiting` is what may wait of it.
fn memory_to_read(listed: &Listed, waiting: u64) -> u64 {
    let name = listed.file.id.as_str();
    let plain = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst"));
    let size = if plain.is_some() { listed.file.size.saturating_mul(4) } else { listed.file.size };
    let streams = [".jsonl", ".ndjson"].iter().any(|ending| plain.unwrap_or(name).ends_with(ending));
    (64 << 10) + if streams { size.min(8 << 20) + size.saturating_mul(3).min(waiting) } else { size.saturating_mul(4) }
}
