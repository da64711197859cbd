//! Bounds the bytes of documents that wait for the engine.
//!
//! The engine's own queue is bounded by a number of articles, however large they are. So each article
//! takes room here before it goes in, and the last of its documents gives it back when the engine
//! takes it up.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use tantivy::schema::document::CompactDocValue;
use tantivy::schema::{Document, Field, TantivyDocument};

/// How long room is waited for before an article goes in all the same: where the engine has failed,
/// nothing comes out any more, and putting something in is what tells.
const PATIENCE: Duration = Duration::from_secs(20);

/// Room for a number of bytes.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    taken: Arc<(Mutex<Held>, Condvar)>,
    room: u64,
}

/// What is inside.
#[derive(Debug, Default)]
struct Held {
    bytes: u64,
    /// Whether somebody waits for room: without, nobody need be woken.
    waited_for: bool,
}

/// Room that is taken until this is dropped.
#[derive(Debug)]
pub(super) struct Taken {
    gate: Gate,
    bytes: u64,
}

impl Gate {
    pub(super) fn new(room: u64) -> Self {
        Self { taken: Arc::default(), room }
    }

    /// Takes room where there is some now, without waiting.
    pub(super) fn try_take(&self, bytes: u64) -> Option<Taken> {
        let mut held = self.taken.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.bytes > 0 && held.bytes + bytes > self.room {
            return None;
        }
        held.bytes += bytes;
        Some(Taken { gate: self.clone(), bytes })
    }

    /// Waits for room and takes it. What is larger than all the room goes in alone.
    pub(super) fn take(&self, bytes: u64) -> Taken {
        let (taken, freed) = &*self.taken;
        let mut held = taken.lock().unwrap_or_else(PoisonError::into_inner);
        while held.bytes > 0 && held.bytes + bytes > self.room {
            held.waited_for = true;
            let (after, timeout) = freed.wait_timeout(held, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            held = after;
            if timeout.timed_out() {
                break;
            }
        }
        held.bytes += bytes;
        Taken { gate: self.clone(), bytes }
    }

    /// Waits for room and puts `documents`, of `bytes` bytes, in.
    pub(super) fn admit(&self, documents: Vec<TantivyDocument>, bytes: u64) -> Vec<Waiting> {
        let room = Arc::new(self.take(bytes));
        documents.into_iter().map(|document| Waiting { document, _room: room.clone() }).collect()
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let (taken, freed) = &*self.gate.taken;
        let mut held = taken.lock().unwrap_or_else(PoisonError::into_inner);
        held.bytes = held.bytes.saturating_sub(self.bytes);
        if std::mem::take(&mut held.waited_for) {
            freed.notify_all();
        }
    }
}

/// A document on its way to the engine.
#[derive(Debug)]
pub(super) struct Waiting {
    document: TantivyDocument,
    _room: Arc<Taken>,
}

impl Document for Waiting {
    type Value<'a> = CompactDocValue<'a>;
    type FieldsValuesIter<'a> = <TantivyDocument as Document>::FieldsValuesIter<'a>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.document.iter_fields_and_values()
    }

    fn into_tantivy_document(self) -> TantivyDocument {
        self.document
    }

    fn get_sorted_field_values(&self) -> Vec<(Field, Vec<Self::Value<'_>>)> {
        self.document.get_sorted_field_values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_given_back_by_the_last_document() {
        let gate = Gate::new(10);
        let mut first = gate.admit(vec![TantivyDocument::new(), TantivyDocument::new()], 8);
        let waiting = std::thread::spawn({
            let gate = gate.clone();
            move || gate.admit(vec![TantivyDocument::new()], 8).len()
        });
        first.pop();
        std::thread::sleep(Duration::from_millis(50));
        assert!(!waiting.is_finished());
        first.pop();
        assert_eq!(waiting.join().unwrap(), 1);
        assert_eq!(gate.admit(vec![TantivyDocument::new()], 100).len(), 1);
    }
}
