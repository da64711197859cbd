//! Reads files and makes their documents, on threads of its own.

use std::ops::ControlFlow;

use crossbeam_channel::{Receiver, Sender};

use super::document::{Buffers, Place, Prepared, prepare};
use super::gate::{Gate, Taken};
use crate::article::{FoundFile, Skipped, Stamp, nanoseconds_now, read};
use crate::guard::guarded;
use crate::index::changes::hash_file;
use crate::index::packing::Packer;
use crate::index::schema::Fields;
use crate::index::{Corpus, Progress, UpdateOptions};

/// Bytes of documents that are handed on at a time.
const BATCH_BYTES: u64 = 1 << 20;
/// Articles that are handed on at a time.
const BATCH_ARTICLES: usize = 256;
/// Batches of one job that may wait, however small they are: while a commit is under way nobody takes them, and who reads
/// should not have to wait for it.
const BATCHES_WAITING: usize = 32;

/// Files that one thread reads one after the other, and where their pieces go.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) files: Vec<FileJob>,
    pub(super) pieces: PieceSender,
}

/// Sends the pieces of one job.
#[derive(Debug)]
pub(super) struct PieceSender {
    batches: Sender<(Vec<Piece>, Taken)>,
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
    (PieceSender { batches: sender, gate }, Pieces { batches, here: Vec::new().into_iter() })
}

/// The pieces of a job's files, one file after the other, each with [`Piece::Same`] or [`Piece::Done`] at its end.
#[derive(Debug)]
pub(super) struct Pieces {
    batches: Receiver<(Vec<Piece>, Taken)>,
    here: std::vec::IntoIter<Piece>,
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(piece) = self.here.next() {
                return Some(piece);
            }
            // What was waiting gives its room back as it is taken up.
            self.here = self.batches.recv().ok()?.0.into_iter();
        }
    }
}

/// Gathers pieces: most files are small, and each thing that is sent wakes a thread.
struct Outbox {
    pieces: PieceSender,
    gathered: Vec<Piece>,
    /// Of the documents that were gathered.
    bytes: u64,
}

impl Outbox {
    /// Takes `piece`, whose documents have so many `bytes`; false where nobody wants it.
    fn put(&mut self, piece: Piece, bytes: u64) -> bool {
        self.gathered.push(piece);
        self.bytes += bytes;
        self.bytes < BATCH_BYTES || self.send()
    }

    /// Sends what was gathered; false where nobody wants it.
    fn send(&mut self) -> bool {
        let bytes = std::mem::take(&mut self.bytes);
        if self.gathered.is_empty() {
            return true;
        }
        let room = self.pieces.gate.take(bytes);
        self.pieces.batches.send((std::mem::take(&mut self.gathered), room)).is_ok()
    }
}

/// Does jobs until there are no more.
pub(super) fn work(
    jobs: &Receiver<Job>,
    corpus: &Corpus,
    options: &UpdateOptions,
    fields: &Fields,
    packer: &Packer,
    progress: &dyn Progress,
) {
    let mut buffers = Buffers::default();
    for Job { files, pieces } in jobs {
        let mut out = Outbox { pieces, gathered: Vec::new(), bytes: 0 };
        for job in files {
            // What a reader of some format trips over must not take the other files with it.
            let outcome = guarded(|| do_job(&job, corpus, options, fields, packer, &mut buffers, progress, &mut out));
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
}

/// Reads one file; gives the last piece, or `None` where nobody wants the rest.
#[allow(clippy::too_many_arguments)]
fn do_job(
    job: &FileJob,
    corpus: &Corpus,
    options: &UpdateOptions,
    fields: &Fields,
    packer: &Packer,
    buffers: &mut Buffers,
    progress: &dyn Progress,
    out: &mut Outbox,
) -> Option<Piece> {
    let vanished = || Some(Piece::Done(Read { vanished: true, ..Read::default() }));
    let Ok(seen) = look(&job.file) else { return vanished() };
    if job.hash_before.is_some() && seen.size == job.file.size && hash_file(&job.file.path).ok() == job.hash_before {
        return Some(Piece::Same(seen));
    }
    out.gathered.push(Piece::Begun(seen));
    let mut batch = Vec::new();
    let (mut batch_bytes, mut records, mut stopped) = (0, 0, false);
    let summary = read(&job.file, &corpus.read, &mut |record| {
        records += 1;
        let record = match record {
            Ok(article) if records <= job.records_before => Ok(Prepared {
                id: Some(article.id),
                id_by_place: article.id_by_place,
                line: article.line,
                ..Prepared::default()
            }),
            Ok(article) => {
                let prepared = prepare(&article, &job.place, &options.split, fields, packer, buffers);
                if prepared.documents.is_empty() {
                    Err(Skipped { path: job.file.id.clone(), line: article.line, reason: "no text in it".to_owned() })
                } else {
                    Ok(prepared)
                }
            }
            Err(skipped) => Err(skipped),
        };
        batch_bytes += record.as_ref().map_or(200, |prepared| prepared.bytes + 200);
        batch.push(record);
        if batch_bytes >= BATCH_BYTES || batch.len() >= BATCH_ARTICLES {
            // Of many short records as well: whoever waits for them has something to do.
            let records = Piece::Records(std::mem::take(&mut batch));
            stopped = progress.cancelled() || !out.put(records, batch_bytes) || !out.send();
            batch_bytes = 0;
        }
        if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if stopped || (!batch.is_empty() && !out.put(Piece::Records(batch), batch_bytes)) {
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
