//! What is stored of passages, packed with a dictionary of what the corpus often says.
//!
//! Single passages are too short to compress well: what repeats stands in other passages. Compressed in blocks of
//! many they get small, but to show one the whole block has to be unpacked. So where a corpus is large, the first of
//! its records make a dictionary, which lies beside the segments, and every record from then on is said in its words
//! ([`super::word_code`]), by itself; those that make it are packed by zstd. A small corpus has none: the engine's blocks serve it well.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;

use tantivy::directory::OwnedBytes;
use zstd::bulk::Compressor;

use super::folder::{sync_folder, temporary};
use super::unpacking::{MAGIC, MOST_BYTES, Packed, Unpacker, dictionary_name, in_words, read_dictionary};
use super::word_code::{Encoder, List, Scratch, train};

/// Bytes of files to read from which on a dictionary is made; in tests few, so that they go through all of it.
const LEAST_BYTES: u64 = if cfg!(test) { 256 << 10 } else { 48 << 20 };
/// Bytes of texts that it is made of; the records that have them are stored without it.
const SEEN_BYTES: usize = if cfg!(test) { 128 << 10 } else { 24 << 20 };
/// How hard zstd tries.
const LEVEL: i32 = 3;

/// Whether an update that reads about so many `bytes` packs each record by itself.
pub(super) fn packs_each(bytes: u64) -> bool {
    bytes >= LEAST_BYTES
}

/// Packs the records of an update, with the dictionary of its generation.
#[derive(Debug, Default)]
pub(super) struct Packer {
    /// Whether records are packed at all.
    packs_each: bool,
    /// Set once, and from then on used.
    dictionary: OnceLock<Encoder>,
    /// What becomes of texts until then.
    sample: Mutex<Sampling>,
    unpacker: Unpacker,
}

/// How far the dictionary is.
#[derive(Debug, Default)]
enum Sampling {
    /// There is one, or none is to be made.
    #[default]
    Done,
    /// Texts are gathered.
    Gathers(Vec<u8>),
    /// It is being made, on a thread of its own: that takes a second or two, in which others have something to do. A
    /// corpus that makes none (all records empty) does without.
    Trains(JoinHandle<Option<Encoder>>),
}

/// A thread's own part of packing.
#[derive(Default)]
pub(super) struct Packing {
    compressor: Option<Compressor<'static>>,
    scratch: Scratch,
    /// The texts of a record, each with [`super::word_code::END`] behind it.
    pub(super) row: Vec<u8>,
    /// A record that is packed by itself, and what [`Packer::pack_alone`] made of it.
    pub(super) plain: Vec<u8>,
    pub(super) packed: Vec<u8>,
}

impl std::fmt::Debug for Packing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Packing").finish_non_exhaustive()
    }
}

impl Packer {
    /// For a generation whose dictionary, if any, is called `name`; `packs_each` tells whether records are packed where it has
    /// none.
    pub(super) fn new(generation: &Path, name: Option<&str>, packs_each: bool) -> io::Result<Self> {
        let packer = Self { packs_each: packs_each || name.is_some(), ..Self::default() };
        if let Some(name) = name {
            let encoder = Encoder::new(read_dictionary(generation, name)?);
            let unusable = || io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` lacks what texts need"));
            packer.settle(encoder.ok_or_else(unusable)?);
        } else if packs_each {
            *packer.lock() = Sampling::Gathers(Vec::new());
        }
        Ok(packer)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Sampling> {
        self.sample.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settle(&self, dictionary: Encoder) {
        // One alone had the thread that made it, or there was none.
        let _ = self.dictionary.set(dictionary);
    }

    /// Whether records are packed at all.
    pub(super) fn packs_each(&self) -> bool {
        self.packs_each
    }

    /// Writes the texts of the packing's row behind what is in `bytes`, in words of the dictionary; false where there is none yet, and they become part of
    /// one.
    pub(super) fn say(&self, packing: &mut Packing, bytes: &mut Vec<u8>) -> bool {
        let Packing { row, scratch, .. } = packing;
        if row.len() > MOST_BYTES {
            return false;
        }
        let Some(dictionary) = self.dictionary.get() else {
            self.gather(row);
            return false;
        };
        dictionary.encode(row, scratch, bytes);
        true
    }

    /// Packs the packing's plain record by itself; false where that does not help.
    pub(super) fn pack_alone(&self, packing: &mut Packing) -> bool {
        let Packing { compressor, packed, plain, .. } = packing;
        if !self.packs_each || plain.len() > MOST_BYTES {
            return false;
        }
        let compressor = match compressor {
            Some(compressor) => compressor,
            None => match Compressor::new(LEVEL) {
                Ok(new) => compressor.insert(new),
                Err(_) => return false,
            },
        };
        packed.clear();
        packed.reserve(zstd::zstd_safe::compress_bound(plain.len()));
        compressor.compress_to_buffer(plain, packed).is_ok() && packed.len() < plain.len()
    }

    fn gather(&self, row: &[u8]) {
        let mut lock = self.lock();
        match &mut *lock {
            Sampling::Done => {}
            Sampling::Gathers(sample) => {
                sample.extend_from_slice(row);
                if sample.len() >= SEEN_BYTES {
                    let sample = std::mem::take(sample);
                    let training = std::thread::Builder::new().name("pullquote-train".to_owned());
                    *lock = training.spawn(move || dictionary(&sample)).map_or(Sampling::Done, Sampling::Trains);
                }
            }
            Sampling::Trains(training) => {
                if training.is_finished() {
                    drop(lock);
                    self.finish_training();
                }
            }
        }
    }

    /// Waits for the dictionary that is being made, if any, and takes it. Others pack without one meanwhile.
    fn finish_training(&self) {
        let mut lock = self.lock();
        if !matches!(*lock, Sampling::Trains(_)) {
            return;
        }
        let sampling = std::mem::take(&mut *lock);
        drop(lock);
        if let Sampling::Trains(training) = sampling
            && let Ok(Some(dictionary)) = training.join()
        {
            self.settle(dictionary);
        }
    }

    /// What [`Packer::say`] or [`Packer::pack_alone`] made of a record.
    pub(super) fn unpack(&self, packed: Packed<'_>) -> Result<Vec<u8>, String> {
        match (packed, self.dictionary.get()) {
            (Packed::InWords(coded, texts), Some(dictionary)) => in_words(dictionary.list(), coded, texts),
            _ => self.unpacker.unpack(packed),
        }
    }

    /// Makes sure that the dictionary that was used, if any, lies in `generation`; its name, for the commit.
    pub(super) fn write(&self, generation: &Path, named: Option<&str>) -> io::Result<Option<String>> {
        if let Some(named) = named {
            return Ok(Some(named.to_owned()));
        }
        // Those who go on with this generation are to have it.
        self.finish_training();
        let Some(dictionary) = self.dictionary.get() else { return Ok(None) };
        let dictionary = dictionary.list().bytes();
        let name = dictionary_name(dictionary);
        let mut file = temporary(generation)?;
        file.write_all(MAGIC)?;
        file.write_all(dictionary)?;
        file.as_file().sync_all()?;
        file.persist(generation.join(&name)).map_err(|error| error.error)?;
        sync_folder(generation)?;
        Ok(Some(name))
    }
}

fn dictionary(sample: &[u8]) -> Option<Encoder> {
    Encoder::new(List::new(OwnedBytes::new(train(sample)?))?)
}

#[cfg(test)]
#[path = "packing_tests.rs"]
mod tests;
