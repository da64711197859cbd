//! Which segment takes the next passage: one is made while the one before it is written.

use std::thread::JoinHandle;

use tantivy::{IndexWriter, SegmentMeta, TantivyError, Term};

use super::deleting::HandedOver;
use super::segment::{Document, SegmentBuilder};
use crate::guard::guarded;
use crate::index::schema::Fields;
use crate::text::hashed::Hashes;

/// Passages of a segment that is written at once: to hand so few to another thread gains nothing.
const FEW_PASSAGES: u32 = 2_000;

/// The segments of one writer that are not the engine's yet.
#[derive(Debug)]
pub(super) struct Segments {
    fields: Fields,
    /// Bytes that one segment in the making may take.
    room: u64,
    /// Bytes for postings on their way into files.
    room_to_write: u64,
    open: Option<SegmentBuilder>,
    writing: Option<Writing>,
    handed_over: HandedOver,
}

/// Where an update fails, nothing of it writes on.
impl Drop for Segments {
    fn drop(&mut self) {
        if let Some(Writing { thread, .. }) = self.writing.take() {
            let _ = thread.join();
        }
    }
}

/// A segment that is being written.
#[derive(Debug)]
struct Writing {
    thread: JoinHandle<tantivy::Result<SegmentMeta>>,
    keys: Hashes,
}

impl Segments {
    /// Each may take `room` bytes while it is made, two at a time, and `room_to_write` more while it is written.
    pub(super) fn new(fields: &Fields, room: u64, room_to_write: u64) -> Self {
        Self {
            fields: fields.clone(),
            room,
            room_to_write,
            open: None,
            writing: None,
            handed_over: HandedOver::default(),
        }
    }

    /// Adds passages, which come to lie side by side.
    pub(super) fn add(&mut self, documents: &[Document], engine: &IndexWriter) -> tantivy::Result<()> {
        let open = match &mut self.open {
            Some(open) => open,
            none => none.insert(SegmentBuilder::new(engine.new_segment(), &self.fields, self.room)?),
        };
        for document in documents {
            open.add(document)?;
        }
        if open.is_full() { self.end(engine) } else { Ok(()) }
    }

    /// Deletes the passages with `term`, which stands for the file with `key`.
    pub(super) fn delete(&mut self, key: u64, term: Term, engine: &IndexWriter) -> tantivy::Result<()> {
        // The engine deletes in segments that it has.
        if self.open.as_ref().is_some_and(|open| open.has(key)) {
            self.end(engine)?;
        }
        if self.writing.as_ref().is_some_and(|writing| writing.keys.contains(&key)) {
            self.wait(engine)?;
        }
        engine.delete_query(self.handed_over.deletion(term)).map(|_| ())
    }

    /// Hands all of them to the engine.
    pub(super) fn hand_over_all(&mut self, engine: &IndexWriter) -> tantivy::Result<()> {
        self.end(engine)?;
        self.wait(engine)
    }

    /// Ends the segment that is being made.
    fn end(&mut self, engine: &IndexWriter) -> tantivy::Result<()> {
        let Some(mut full) = self.open.take() else { return Ok(()) };
        self.wait(engine)?;
        let room = self.room_to_write;
        if full.passages() <= FEW_PASSAGES {
            let written = full.write(room)?;
            return self.hand_over(written, engine);
        }
        let keys = full.take_keys();
        let thread = std::thread::Builder::new().name("pullquote-segment".to_owned()).spawn(move || {
            guarded(|| full.write(room)).unwrap_or_else(|reason| Err(TantivyError::InternalError(reason)))
        })?;
        self.writing = Some(Writing { thread, keys });
        Ok(())
    }

    /// Waits for the segment that is being written, and hands it over.
    fn wait(&mut self, engine: &IndexWriter) -> tantivy::Result<()> {
        let Some(Writing { thread, .. }) = self.writing.take() else { return Ok(()) };
        let written = thread.join().map_err(|_| TantivyError::InternalError("a segment was not written".to_owned()))?;
        self.hand_over(written?, engine)
    }

    fn hand_over(&self, written: SegmentMeta, engine: &IndexWriter) -> tantivy::Result<()> {
        self.handed_over.note(written.id());
        engine.add_segment(written)
    }
}
