//! Reads files and makes their documents, on threads of its own.

use std::ops::ControlFlow;

use crossbeam_channel::{Receiver, Sender};

use super::batch::{Batch, Batches, Making, Record};
use super::document::{Buffers, Place, Prepared};
use super::gate::{Gate, Taken};
use crate::article::{Article, Block, FoundFile, Skipped, Stamp, nanoseconds_now, read};
use crate::guard::guarded;
use crate::index::changes::hash_file;
use crate::index::{Corpus, Progress};

/// Bytes of documents that are handed on at a time.
const BATCH_BYTES: u64 = 1 << 20;
/// Articles that are handed on at a time.
const BATCH_ARTICLES: usize = 256;
/// Batches of one job that may wait, however small they are: while a commit is under way nobody takes them, and who reads
/// should not have to wait for it.
const BATCHES_WAITING: usize = 256;
/// Bytes of a file from which on other threads help to make its documents; in tests few.
pub(super) const SHARED_BYTES: u64 = if cfg!(test) { 4 << 10 } else { 2 << 20 };

/// Files that one thread reads one after the other, and where their pieces go.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) files: Vec<FileJob>,
    pub(super) pieces: PieceSender,
}

/// Sends the pieces of one job.
#[derive(Debug)]
pub(super) struct PieceSender {
    batches: Sender<(Vec<Sent>, Taken)>,
    /// Room for what waits.
    gate: Gate,
}

/// A file to read.
#[derive(Debug)]
pub(super) struct FileJob {
    pub(super) file: FoundFile,
    pub(super) place: Place,
    /// The hash it had when it was indexed: with the same content there is nothing to read.
    pub(super) hash_before: Option<u128>,
    /// Records of it that are in the index already.
    pub(super) records_before: u64,
}

/// What becomes of a file, bit by bit.
#[derive(Debug)]
pub(super) enum Piece {
    /// It is about to be read.
    Begun(Seen),
    /// Records, in order: articles, or what was passed over.
    Records(Vec<Result<Prepared, Skipped>>),
    /// Its content is what was indexed.
    Same(Seen),
    /// That was all.
    Done(Read),
}

/// A piece as it is sent.
#[derive(Debug)]
enum Sent {
    Piece(Piece),
    /// Records whose documents some thread is making.
    Coming(Receiver<Vec<Result<Prepared, Skipped>>>),
}

/// A file's outside, just before it was read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) size: u64,
    pub(super) modified: i128,
    pub(super) changed: i128,
    /// Whether its times will tell any later change.
    pub(super) settled: bool,
}

/// How reading a file ended.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) hash: Option<u128>,
    /// Why the whole file is no article.
    pub(super) skipped: Option<Skipped>,
    /// Whether it was another file after reading than before.
    pub(super) changed: bool,
    /// Whether it is gone.
    pub(super) vanished: bool,
}

/// A channel for the pieces of one job, in which documents of about so many `bytes` may wait.
pub(super) fn pieces(bytes: u64) -> (PieceSender, Pieces) {
    let (sender, batches) = crossbeam_channel::bounded(BATCHES_WAITING);
    let gate = Gate::new(bytes.max(2 * BATCH_BYTES));
    (PieceSender { batches: sender, gate: gate.clone() }, Pieces { batches, gate, here: Vec::new().into_iter() })
}

/// The pieces of a job's files, one file after the other, each with [`Piece::Same`] or [`Piece::Done`] at its end.
#[derive(Debug)]
pub(super) struct Pieces {
    batches: Receiver<(Vec<Sent>, Taken)>,
    gate: Gate,
    here: std::vec::IntoIter<Sent>,
}

/// Where the rest is not wanted, who reads it must not wait for room.
impl Drop for Pieces {
    fn drop(&mut self) {
        self.gate.open();
        while self.batches.try_recv().is_ok() {}
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            match self.here.next() {
                Some(Sent::Coming(records)) => return Some(Piece::Records(records.recv().ok()?)),
                Some(Sent::Piece(piece)) => return Some(piece),
                None => {}
            }
            // What was waiting gives its room back as it is taken up.
            self.here = self.batches.recv().ok()?.0.into_iter();
        }
    }
}

/// Gathers pieces: most files are small, and each thing that is sent wakes a thread.
struct Outbox {
    pieces: PieceSender,
    gathered: Vec<Sent>,
    /// Of the documents that were gathered.
    bytes: u64,
}

impl Outbox {
    /// Takes `piece`, whose documents have so many `bytes`; false where nobody wants it.
    fn put(&mut self, piece: Piece, bytes: u64) -> bool {
        self.gathered.push(Sent::Piece(piece));
        self.bytes += bytes;
        self.bytes < BATCH_BYTES || self.send()
    }

    /// Sends what was gathered; false where nobody wants it.
    fn send(&mut self) -> bool {
        self.send_helping(&mut || false)
    }

    /// The same. While there is no room `help` is asked to do something else.
    fn send_helping(&mut self, help: &mut dyn FnMut() -> bool) -> bool {
        let bytes = std::mem::take(&mut self.bytes);
        if self.gathered.is_empty() {
            return true;
        }
        let room = self.pieces.gate.take_helping(bytes, help);
        self.pieces.batches.send((std::mem::take(&mut self.gathered), room)).is_ok()
    }
}

/// What the threads that read have in common.
#[derive(Clone, Copy)]
pub(super) struct Workshop<'a> {
    pub(super) jobs: &'a Receiver<Job>,
    pub(super) batches: &'a Batches,
    pub(super) corpus: &'a Corpus,
    pub(super) making: Making<'a>,
    pub(super) progress: &'a dyn Progress,
}

/// Does jobs, and helps with those of others, until there are no more.
pub(super) fn work(shop: Workshop<'_>, mut buffers: Buffers) {
    loop {
        // What somebody has read already comes first: it is waited for.
        if shop.batches.help(&shop.making, &mut buffers) {
            continue;
        }
        crossbeam_channel::select! {
            recv(shop.batches.receiver) -> batch => {
                if let Ok(batch) = batch {
                    batch.make(&shop.making, &mut buffers);
                }
            }
            recv(shop.jobs) -> job => match job {
                Ok(job) => do_job(job, shop, &mut buffers),
                Err(_) => return,
            }
        }
    }
}

fn do_job(job: Job, shop: Workshop<'_>, buffers: &mut Buffers) {
    let Job { files, pieces } = job;
    let mut out = Outbox { pieces, gathered: Vec::new(), bytes: 0 };
    for job in files {
        // What a reader of some format trips over must not take the other files with it.
        let outcome = guarded(|| read_file(&job, shop, buffers, &mut out));
        // None may be left of what is to be made: what follows may have to wait for who waits for these.
        while shop.batches.help(&shop.making, buffers) {}
        let last = outcome.unwrap_or_else(|reason| {
            let skipped = Skipped { path: job.file.id, line: None, reason: format!("could not be read: {reason}") };
            Some(Piece::Done(Read { skipped: Some(skipped), ..Read::default() }))
        });
        let is_wanted = last.is_some_and(|last| out.put(last, 0));
        if !is_wanted {
            break;
        }
    }
    out.send();
}

/// Records of a file until they are handed on.
#[derive(Default)]
struct Gathered {
    /// Of a large file, whose documents any thread may make.
    read: Vec<Record>,
    /// Of any other.
    made: Vec<Result<Prepared, Skipped>>,
    /// Of the documents, about.
    bytes: u64,
}

impl Gathered {
    fn count(&self) -> usize {
        self.read.len() + self.made.len()
    }

    /// Hands on what was gathered; false where nobody wants it.
    fn put(&mut self, job: &FileJob, shop: Workshop<'_>, buffers: &mut Buffers, out: &mut Outbox) -> bool {
        let Self { read, made, bytes } = std::mem::take(self);
        if read.is_empty() {
            return out.put(Piece::Records(made), bytes);
        }
        let (batch, coming) = Batch::new(read, &job.place, &job.file.id);
        shop.batches.leave(batch, &shop.making, buffers);
        out.gathered.push(Sent::Coming(coming));
        out.bytes += bytes;
        true
    }
}

/// Bytes that the documents of `article` take in memory, about, before they are made.
fn bytes_of(article: &Article) -> u64 {
    (3 * article.text.len() + article.blocks.len() * size_of::<Block>() + 1024) as u64
}

/// Reads one file; gives the last piece, or `None` where nobody wants the rest.
fn read_file(job: &FileJob, shop: Workshop<'_>, buffers: &mut Buffers, out: &mut Outbox) -> Option<Piece> {
    let vanished = || Some(Piece::Done(Read { vanished: true, ..Read::default() }));
    let Ok(seen) = look(&job.file) else { return vanished() };
    if job.hash_before.is_some() && seen.size == job.file.size && hash_file(&job.file.path).ok() == job.hash_before {
        return Some(Piece::Same(seen));
    }
    out.gathered.push(Sent::Piece(Piece::Begun(seen)));
    let is_shared = seen.size >= SHARED_BYTES;
    let mut gathered = Gathered::default();
    let (mut records, mut stopped) = (0, false);
    let summary = read(&job.file, &shop.corpus.read, &mut |record| {
        records += 1;
        let record = match record {
            Ok(article) if records <= job.records_before => Record::Ready(Ok(Prepared {
                id: Some(article.id),
                id_by_place: article.id_by_place,
                line: article.line,
                ..Prepared::default()
            })),
            Ok(article) => Record::Article(Box::new(article)),
            Err(skipped) => Record::Ready(Err(skipped)),
        };
        match record {
            record if is_shared => {
                gathered.bytes += if let Record::Article(article) = &record { bytes_of(article) } else { 200 };
                gathered.read.push(record);
            }
            Record::Ready(made) => {
                gathered.bytes += 200;
                gathered.made.push(made);
            }
            Record::Article(article) => {
                let made = shop.making.make(&article, &job.place, &job.file.id, buffers);
                gathered.bytes += made.as_ref().map_or(200, |prepared| prepared.bytes + 200);
                gathered.made.push(made);
            }
        }
        if gathered.bytes >= BATCH_BYTES || gathered.count() >= BATCH_ARTICLES {
            // Of many short records as well: whoever waits for them has something to do.
            stopped = shop.progress.cancelled()
                || !gathered.put(job, shop, buffers, out)
                || !out.send_helping(&mut || shop.batches.help(&shop.making, buffers));
        }
        if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if stopped || (gathered.count() > 0 && !gathered.put(job, shop, buffers, out)) {
        return None;
    }
    let after = FoundFile::at(&job.file.path);
    let (summary, skipped) = match summary {
        Ok(summary) => (Some(summary), None),
        Err(skipped) => (None, Some(skipped)),
    };
    if after.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        return vanished();
    }
    let changed = summary.as_ref().is_some_and(|summary| summary.changed)
        || after
            .is_ok_and(|after| (after.size, after.modified, after.changed) != (seen.size, seen.modified, seen.changed));
    let hash = match summary {
        Some(summary) => Some(summary.hash),
        // Where the times do not tell, the content of what was passed over has to.
        None if !seen.settled => hash_file(&job.file.path).ok(),
        None => None,
    };
    Some(Piece::Done(Read { hash, skipped, changed, vanished: false }))
}

fn look(file: &FoundFile) -> std::io::Result<Seen> {
    let now = nanoseconds_now();
    let stamp = Stamp::at(&file.path)?;
    Ok(Seen { size: stamp.size, modified: stamp.modified, changed: stamp.changed, settled: stamp.is_settled(now) })
}
