//! Articles of one large file, made into documents by whichever thread is free: one alone reads the file.

use crossbeam_channel::{Receiver, Sender, TryRecvError, TrySendError};

use super::document::{Buffers, Place, Prepared, prepare};
use crate::article::{Article, Skipped};
use crate::guard::guarded;
use crate::index::packing::Packer;
use crate::passage::SplitOptions;

/// What documents are made with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Making<'a> {
    pub(super) split: &'a SplitOptions,
    pub(super) packer: &'a Packer,
}

impl Making<'_> {
    /// Makes the documents of `article`, which is one of the file at `place`, called `path`.
    pub(super) fn make(
        &self,
        article: &Article,
        place: &Place,
        path: &str,
        buffers: &mut Buffers,
    ) -> Result<Prepared, Skipped> {
        let prepared = prepare(article, place, self.split, self.packer, buffers);
        if prepared.documents.is_empty() {
            return Err(Skipped { path: path.to_owned(), line: article.line, reason: "no text in it".to_owned() });
        }
        Ok(prepared)
    }
}

/// What was read of a file.
#[derive(Debug)]
pub(super) enum Record {
    /// There are no documents to make.
    Ready(Result<Prepared, Skipped>),
    /// An article to make documents of.
    Article(Box<Article>),
}

/// Records of one file, in order, whose documents are to be made.
#[derive(Debug)]
pub(super) struct Batch {
    records: Vec<Record>,
    place: Place,
    path: String,
    made: Sender<Vec<Result<Prepared, Skipped>>>,
}

impl Batch {
    /// Of the file at `place`, called `path`; and where its documents will come from.
    pub(super) fn new(
        records: Vec<Record>,
        place: &Place,
        path: &str,
    ) -> (Self, Receiver<Vec<Result<Prepared, Skipped>>>) {
        let (made, coming) = crossbeam_channel::bounded(1);
        (Self { records, place: place.clone(), path: path.to_owned(), made }, coming)
    }

    /// Makes the documents. Waits for nobody.
    pub(super) fn make(self, making: &Making<'_>, buffers: &mut Buffers) {
        let Self { records, place, path, made } = self;
        let make = |record| match record {
            Record::Ready(result) => result,
            Record::Article(article) => {
                let outcome = guarded(|| making.make(&article, &place, &path, buffers));
                outcome.unwrap_or_else(|reason| {
                    let reason = format!("could not be read: {reason}");
                    Err(Skipped { path: path.clone(), line: article.line, reason })
                })
            }
        };
        // Where nobody wants them any more, the update was stopped.
        let _ = made.send(records.into_iter().map(make).collect());
    }
}

/// Batches that may wait for a thread. Fewer than may be on their way from one file: whoever waits until one of these is taken knows
/// that the first of them is in somebody's hands.
const MOST_WAITING: usize = 8;

/// Batches that wait for a thread.
#[derive(Debug, Clone)]
pub(super) struct Batches {
    sender: Sender<Batch>,
    pub(super) receiver: Receiver<Batch>,
}

impl Batches {
    /// As many may wait as there are `threads`, [`MOST_WAITING`] at most.
    pub(super) fn new(threads: usize) -> Self {
        let (sender, receiver) = crossbeam_channel::bounded(threads.clamp(1, MOST_WAITING));
        Self { sender, receiver }
    }

    /// Leaves `batch` to whoever is free; where nobody is, this thread makes the documents of those that have waited longest until
    /// there is room.
    pub(super) fn leave(&self, batch: Batch, making: &Making<'_>, buffers: &mut Buffers) {
        let mut batch = batch;
        loop {
            match self.sender.try_send(batch) {
                Ok(()) => return,
                Err(TrySendError::Disconnected(batch)) => return batch.make(making, buffers),
                Err(TrySendError::Full(back)) => batch = back,
            }
            self.help(making, buffers);
        }
    }

    /// Makes the documents of one batch that waits; false where none does.
    pub(super) fn help(&self, making: &Making<'_>, buffers: &mut Buffers) -> bool {
        match self.receiver.try_recv() {
            Ok(batch) => {
                batch.make(making, buffers);
                true
            }
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::forms::Collector;

    #[test]
    fn who_reads_makes_documents_where_nobody_is_free() {
        let (split, packer) = (SplitOptions::default(), Packer::default());
        let making = Making { split: &split, packer: &packer };
        let mut buffers = Buffers::new(Collector::default(), 1 << 20);
        let place = Place { root: 0, file: "a.jsonl".to_owned(), key: 7 };
        let batches = Batches::new(1);
        let skipped = |line| Skipped { path: "a.jsonl".to_owned(), line: Some(line), reason: "empty".to_owned() };
        let mut coming = Vec::new();
        for line in 0..3 {
            let (batch, made) = Batch::new(vec![Record::Ready(Err(skipped(line)))], &place, "a.jsonl");
            batches.leave(batch, &making, &mut buffers);
            coming.push(made);
        }
        let lines = |made: &Receiver<Vec<Result<Prepared, Skipped>>>| {
            let made = made.try_recv().ok()?;
            Some(made.into_iter().map(|record| record.unwrap_err().line).collect::<Vec<_>>())
        };
        assert_eq!(lines(&coming[0]), Some(vec![Some(0)]), "the one that has waited longest comes first");
        assert_eq!(lines(&coming[1]), Some(vec![Some(1)]));
        assert_eq!(lines(&coming[2]), None);
        assert!(batches.help(&making, &mut buffers));
        assert_eq!(lines(&coming[2]), Some(vec![Some(2)]));
        assert!(!batches.help(&making, &mut buffers));
    }
}
