//! Terms by number: each thread that reads numbers the terms that it meets, so that whoever writes segments compares no text.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hashbrown::HashTable;

use super::coded::TermField;

/// The most bytes of a term: what the engine takes. Longer ones, which no query has, are left out.
pub(in crate::index::update) const LONGEST: usize = 65_530;

/// Terms in a vocabulary after which another one is begun.
const MOST_TERMS: usize = 1 << 20;

/// Terms of all fields, one after the other: each is its field, its length in two bytes, and its bytes.
#[derive(Debug, Default)]
pub(super) struct TermList {
    bytes: Vec<u8>,
    /// Where each term begins.
    starts: Vec<u32>,
}

/// Bytes before those of a term.
const HEAD: usize = 3;

impl TermList {
    /// The field and the bytes of the term with this number.
    pub(super) fn get(&self, number: u32) -> Option<(u8, &[u8])> {
        self.at(*self.starts.get(number as usize)?)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The one that begins at `start`.
    fn at(&self, start: u32) -> Option<(u8, &[u8])> {
        let (head, rest) = self.bytes.get(start as usize..)?.split_first_chunk::<HEAD>()?;
        let [field, low, high] = *head;
        Some((field, rest.get(..usize::from(u16::from_le_bytes([low, high])))?))
    }

    /// Adds a term of at most [`LONGEST`] bytes; tells where it begins.
    fn push(&mut self, field: TermField, term: &[u8]) -> u32 {
        // A vocabulary ends long before it has so many bytes.
        let start = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        let [low, high] = (term.len() as u16).to_le_bytes();
        self.bytes.extend_from_slice(&[field as u8, low, high]);
        self.bytes.extend_from_slice(term);
        self.starts.push(start);
        start
    }

    /// Bytes of memory, about.
    fn memory(&self) -> usize {
        self.bytes.len() + self.starts.len() * size_of::<u32>()
    }
}

/// The numbered terms of one thread, for those who know their numbers.
#[derive(Debug, Default)]
pub(in crate::index::update) struct Vocabulary {
    terms: Mutex<TermList>,
}

impl Vocabulary {
    /// The terms. Whoever numbers them waits meanwhile.
    pub(super) fn terms(&self) -> MutexGuard<'_, TermList> {
        self.terms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the number of a term is found.
#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Of the hash of field and term, what the table itself does not compare.
    hash: u32,
    number: u32,
    /// Where it begins in the list of terms.
    start: u32,
}

/// Numbers terms, one after the other.
#[derive(Debug)]
pub(in crate::index::update) struct Numbering {
    slots: HashTable<Slot>,
    /// Nobody else adds to it, and who reads it does so once a segment.
    vocabulary: Arc<Vocabulary>,
    /// Bytes that the terms may take.
    room: usize,
    /// See [`Numbering::take_learnt`].
    learnt: usize,
}

/// Bytes of memory besides its own for a term that nobody had met: where it begins and its head here, and, while a segment that it is in is written,
/// what it is sorted by and its place.
const BYTES_A_TERM: usize = size_of::<u32>() + HEAD + 40;

impl Numbering {
    /// Terms take `room` bytes at most, about.
    pub(in crate::index::update) fn new(room: u64) -> Self {
        let room = usize::try_from(room).unwrap_or(usize::MAX);
        Self { slots: HashTable::new(), vocabulary: Arc::default(), room, learnt: 0 }
    }

    /// What the numbers given from now on are of. To be asked before each passage: one passage has numbers of one vocabulary, and where one is
    /// full another begins. Says whether that is so.
    pub(in crate::index::update) fn vocabulary(&mut self) -> (Arc<Vocabulary>, bool) {
        let is_full = {
            let terms = self.vocabulary.terms();
            let taken = terms.memory() + self.slots.capacity() * size_of::<Slot>();
            taken > self.room || terms.len() > MOST_TERMS
        };
        if is_full {
            *self = Self::new(self.room as u64);
        }
        (Arc::clone(&self.vocabulary), is_full)
    }

    /// The term with this number, without its field.
    pub(in crate::index::update) fn term(&self, number: u32) -> String {
        let terms = self.vocabulary.terms();
        terms.get(number).map(|(_, term)| String::from_utf8_lossy(term).into_owned()).unwrap_or_default()
    }

    /// Bytes of memory, about, that the terms which were new since this was asked last will take for as long as the segment lives that they are
    /// in: a vocabulary stays while there is a segment in the making that has numbers of it, and each term is copied there to be sorted.
    pub(in crate::index::update) fn take_learnt(&mut self) -> u32 {
        u32::try_from(std::mem::take(&mut self.learnt)).unwrap_or(u32::MAX)
    }

    /// The number of `term`, of at most [`LONGEST`] bytes, in `field`.
    pub(in crate::index::update) fn number(&mut self, field: TermField, term: &str) -> u32 {
        let hash = hash(field as u8, term.as_bytes());
        let Self { slots, vocabulary, learnt, .. } = self;
        let mut terms = vocabulary.terms();
        let wanted = Some((field as u8, term.as_bytes()));
        if let Some(slot) = slots.find(hash, |slot| slot.hash == hash as u32 && terms.at(slot.start) == wanted) {
            return slot.number;
        }
        let number = u32::try_from(terms.len()).unwrap_or(u32::MAX);
        let start = terms.push(field, term.as_bytes());
        *learnt += 2 * term.len() + BYTES_A_TERM;
        slots.insert_unique(hash, Slot { hash: hash as u32, number, start }, |slot| {
            terms.at(slot.start).map_or(0, |(field, term)| self::hash(field, term))
        });
        number
    }
}

fn hash(field: u8, term: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(term, u64::from(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_has_one_number_in_each_field() {
        let mut numbering = Numbering::new(1 << 20);
        let (vocabulary, _) = numbering.vocabulary();
        let words: Vec<String> = (0..5_000).map(|number| format!("w{number}")).collect();
        for _ in 0..2 {
            for (number, word) in words.iter().enumerate() {
                assert_eq!(numbering.number(TermField::Body, word), 2 * number as u32);
                assert_eq!(numbering.number(TermField::Title, word), 2 * number as u32 + 1);
            }
        }
        assert_eq!(numbering.term(9_999), "w4999");
        let terms = vocabulary.terms();
        assert_eq!(terms.len(), 10_000);
        assert_eq!((terms.get(0), terms.get(1)), (Some((0, &b"w0"[..])), Some((3, &b"w0"[..]))));
        assert_eq!(terms.get(9_999), Some((3, &b"w4999"[..])));
        assert_eq!(terms.get(10_000), None, "nobody has that number");
    }

    #[test]
    fn another_vocabulary_begins_where_one_is_full() {
        let mut numbering = Numbering::new(1_000);
        let (first, _) = numbering.vocabulary();
        for number in 0..200 {
            assert_eq!(
                numbering.number(TermField::Body, &number.to_string()),
                number,
                "within one passage none begins"
            );
        }
        let (second, is_new) = numbering.vocabulary();
        assert!(is_new && !Arc::ptr_eq(&first, &second));
        assert_eq!(numbering.number(TermField::Body, "7"), 0);
        assert_eq!((first.terms().len(), second.terms().len()), (200, 1));
    }
}
