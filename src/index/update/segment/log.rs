//! The terms of the passages of a segment in the making, in the order in which they came.

use std::sync::Arc;

use super::coded::walk;
use super::vocabulary::Vocabulary;

/// Bytes that are taken at a time: to grow one long row would copy it.
const CHUNK_BYTES: usize = 1 << 20;

/// One passage after the other.
#[derive(Debug, Default)]
pub(super) struct Log {
    chunks: Vec<Chunk>,
    vocabularies: Vec<Arc<Vocabulary>>,
    bytes: usize,
}

#[derive(Debug)]
struct Chunk {
    /// As [`super::Coded`] has it.
    coded: Vec<u8>,
    /// Where each passage ends, and which vocabulary its numbers are of.
    passages: Vec<(u32, u32)>,
}

impl Log {
    /// Adds the terms of the next passage, whose numbers are of `vocabulary`.
    pub(super) fn add(&mut self, coded: &[u8], vocabulary: &Arc<Vocabulary>) {
        let place = self.vocabularies.iter().rposition(|known| Arc::ptr_eq(known, vocabulary));
        let place = place.unwrap_or_else(|| {
            self.vocabularies.push(Arc::clone(vocabulary));
            self.vocabularies.len() - 1
        });
        let has_room = |chunk: &Chunk| chunk.coded.capacity() - chunk.coded.len() >= coded.len();
        if !self.chunks.last().is_some_and(has_room) {
            let capacity = CHUNK_BYTES.max(coded.len());
            self.chunks.push(Chunk { coded: Vec::with_capacity(capacity), passages: Vec::new() });
            self.bytes += capacity;
        }
        if let Some(chunk) = self.chunks.last_mut() {
            chunk.coded.extend_from_slice(coded);
            let end = u32::try_from(chunk.coded.len()).unwrap_or(u32::MAX);
            chunk.passages.push((end, u32::try_from(place).unwrap_or(u32::MAX)));
            self.bytes += size_of::<(u32, u32)>();
        }
    }

    /// The vocabularies that the numbers are of.
    pub(super) fn vocabularies(&self) -> &[Arc<Vocabulary>] {
        &self.vocabularies
    }

    /// Bytes of memory, about.
    pub(super) fn memory(&self) -> usize {
        self.bytes
    }

    /// Hands what `tables` has for each term to `each`, with its passage and its position: one table for each vocabulary, by the number of the term.
    pub(super) fn walk(&self, tables: &[Vec<u32>], mut each: impl FnMut(u32, u32, u32)) {
        let mut passage = 0;
        for chunk in &self.chunks {
            let mut start = 0;
            for (end, vocabulary) in &chunk.passages {
                let end = *end as usize;
                let table = tables.get(*vocabulary as usize).map_or(&[][..], Vec::as_slice);
                walk(chunk.coded.get(start..end).unwrap_or_default(), |number, position| {
                    if let Some(known) = table.get(number as usize) {
                        each(*known, passage, position);
                    }
                });
                start = end;
                passage += 1;
            }
        }
    }

    /// How often each term occurs: for each vocabulary by the number of the term.
    pub(super) fn counts(&self) -> Vec<Vec<u32>> {
        let mut counts: Vec<Vec<u32>> =
            self.vocabularies.iter().map(|vocabulary| vec![0; vocabulary.terms().len()]).collect();
        for chunk in &self.chunks {
            let mut start = 0;
            for (end, vocabulary) in &chunk.passages {
                let end = *end as usize;
                if let Some(counts) = counts.get_mut(*vocabulary as usize) {
                    walk(chunk.coded.get(start..end).unwrap_or_default(), |number, _| {
                        if let Some(count) = counts.get_mut(number as usize) {
                            *count += 1;
                        }
                    });
                }
                start = end;
            }
        }
        counts
    }
}
