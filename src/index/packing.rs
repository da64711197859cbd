//! What is stored of passages, packed with a dictionary of what the corpus often says.
//!
//! Single passages are too short to compress well: what repeats stands in other passages. Compressed in blocks of
//! many they get small, but to show one the whole block has to be unpacked. So where a corpus is large, a sample of
//! its records makes a dictionary (zstd's, see RFC 8878), which lies beside the segments, and every record from then
//! on is packed by itself; those of the sample are so without it. A small corpus has none: the engine's blocks serve it well.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;

use zstd::bulk::Compressor;
use zstd::zstd_safe::CParameter;

use super::folder::{sync_folder, temporary};
use super::unpacking::{MAGIC, MOST_BYTES, Packed, Unpacker, dictionary_name, read_dictionary};

/// Bytes of files to read from which on a dictionary is made; in tests few, so that they go through all of it.
const LEAST_BYTES: u64 = if cfg!(test) { 256 << 10 } else { 48 << 20 };
/// Bytes of records that are seen before it is made; those are stored without it.
const SEEN_BYTES: usize = if cfg!(test) { 128 << 10 } else { 24 << 20 };
/// Every so many records of these are its sample.
const SAMPLED: usize = 3;
/// Most bytes of a dictionary. Twice as many save a hundredth more, half as many lose four.
const DICTIONARY_BYTES: usize = 256 << 10;
/// How hard is tried to pack a record. Higher levels pack no better by more than a hundredth, at half the speed.
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
    dictionary: OnceLock<Vec<u8>>,
    /// What becomes of the records until then.
    sample: Mutex<Sampling>,
    unpacker: Unpacker,
}

/// How far the dictionary is.
#[derive(Debug, Default)]
enum Sampling {
    /// There is one, or none is to be made.
    #[default]
    Done,
    /// Records are gathered.
    Gathers(Sample),
    /// It is being made, on a thread of its own: that takes a second or two, in which others have something to do. A
    /// corpus that makes none (all records empty, or alike) does without.
    Trains(JoinHandle<Option<Vec<u8>>>),
}

#[derive(Debug, Default)]
struct Sample {
    records: usize,
    seen_bytes: usize,
    bytes: Vec<u8>,
    sizes: Vec<usize>,
}

impl Sample {
    fn take(&mut self, record: &[u8]) {
        if self.records.is_multiple_of(SAMPLED) {
            self.bytes.extend_from_slice(record);
            self.sizes.push(record.len());
        }
        self.records += 1;
        self.seen_bytes += record.len();
    }

    fn dictionary(self) -> Option<Vec<u8>> {
        zstd::dict::from_continuous(&self.bytes, &self.sizes, DICTIONARY_BYTES).ok()
    }
}

/// A thread's own part of packing.
#[derive(Default)]
pub(super) struct Packing {
    compressor: Option<Compressor<'static>>,
    /// Until there is a dictionary.
    compressor_alone: Option<Compressor<'static>>,
    packed: Vec<u8>,
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
            packer.settle(read_dictionary(generation, name)?);
        } else if packs_each {
            *packer.lock() = Sampling::Gathers(Sample::default());
        }
        Ok(packer)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Sampling> {
        self.sample.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settle(&self, dictionary: Vec<u8>) {
        // One alone had the thread that made it, or there was none.
        self.unpacker.settle(dictionary.clone());
        let _ = self.dictionary.set(dictionary);
    }

    /// The packed form of `record`, where each is packed and it helps. Until there is a dictionary it becomes part of one.
    pub(super) fn pack<'a>(&self, record: &[u8], packing: &'a mut Packing) -> Option<Packed<'a>> {
        if record.len() > MOST_BYTES {
            return None;
        }
        let Packing { compressor, compressor_alone, packed } = packing;
        let dictionary = self.dictionary.get();
        // Where packing fails, the record is stored as it is.
        let compressor = match dictionary {
            Some(_) if compressor.is_some() => compressor.as_mut()?,
            Some(dictionary) => compressor.insert(compressor_with(dictionary).ok()?),
            None if !self.packs_each => return None,
            None => {
                self.gather(record);
                match compressor_alone {
                    Some(compressor) => compressor,
                    None => compressor_alone.insert(Compressor::new(LEVEL).ok()?),
                }
            }
        };
        packed.clear();
        packed.reserve(zstd::zstd_safe::compress_bound(record.len()));
        compressor.compress_to_buffer(record, packed).ok()?;
        let helps = packed.len() < record.len();
        helps.then_some(if dictionary.is_some() { Packed::WithDictionary(packed) } else { Packed::Alone(packed) })
    }

    fn gather(&self, record: &[u8]) {
        let mut lock = self.lock();
        match &mut *lock {
            Sampling::Done => {}
            Sampling::Gathers(sample) => {
                sample.take(record);
                if sample.seen_bytes >= SEEN_BYTES {
                    let sample = std::mem::take(sample);
                    let training = std::thread::Builder::new().name("pullquote-train".to_owned());
                    *lock = training.spawn(move || sample.dictionary()).map_or(Sampling::Done, Sampling::Trains);
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

    /// What [`Packer::pack`] packed.
    pub(super) fn unpack(&self, packed: Packed<'_>) -> Result<Vec<u8>, String> {
        self.unpacker.unpack(packed)
    }

    /// Makes sure that the dictionary that was used, if any, lies in `generation`; its name, for the commit.
    pub(super) fn write(&self, generation: &Path, named: Option<&str>) -> io::Result<Option<String>> {
        if let Some(named) = named {
            return Ok(Some(named.to_owned()));
        }
        // Those who go on with this generation are to have it.
        self.finish_training();
        let Some(dictionary) = self.dictionary.get() else { return Ok(None) };
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

fn compressor_with(dictionary: &[u8]) -> io::Result<Compressor<'static>> {
    let mut compressor = Compressor::with_dictionary(LEVEL, dictionary)?;
    // A generation has one dictionary, so records need not say which is theirs: four bytes less in each.
    compressor.set_parameter(CParameter::DictIdFlag(false))?;
    Ok(compressor)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Records as a corpus has them: much is alike, nothing is the same.
    fn record(number: usize) -> Vec<u8> {
        let said = ["buys a stake in", "denies talks with", "is valued above", "hires the founder of"];
        let mut text = String::new();
        for sentence in 0..12 {
            let at = number.wrapping_mul(31).wrapping_add(sentence * 7);
            text.push_str(&format!(
                "Company {} {} company {} for {} million. ",
                at % 97,
                said[at % 4],
                at % 89,
                at % 1013
            ));
        }
        text.into_bytes()
    }

    fn with_dictionary(packed: Option<Packed<'_>>) -> Vec<u8> {
        let Some(Packed::WithDictionary(packed)) = packed else { panic!("{packed:?}") };
        packed.to_owned()
    }

    fn trained() -> Packer {
        let packer = Packer { packs_each: true, ..Packer::default() };
        *packer.lock() = Sampling::Gathers(Sample::default());
        let mut packing = Packing::default();
        let mut number = 0;
        while !matches!(*packer.lock(), Sampling::Trains(_)) {
            let Some(Packed::Alone(packed)) = packer.pack(&record(number), &mut packing) else {
                panic!("no dictionary")
            };
            assert_eq!(Unpacker::default().unpack(Packed::Alone(packed)).unwrap(), record(number));
            number += 1;
            assert!(number < 100_000, "a dictionary is made");
        }
        packer.finish_training();
        assert!(packer.dictionary.get().is_some());
        packer
    }

    #[test]
    fn records_are_packed_by_themselves_and_come_back() {
        let packer = trained();
        let mut packing = Packing::default();
        let (mut before, mut after) = (0, 0);
        for number in 200_000..200_500 {
            let record = record(number);
            let packed = with_dictionary(packer.pack(&record, &mut packing));
            before += record.len();
            after += packed.len();
            assert_eq!(packer.unpack(Packed::WithDictionary(&packed)).unwrap(), record);
        }
        assert!(after * 3 < before, "{after} of {before}");
        assert_eq!(packer.pack(b"x", &mut packing), None, "what gets longer stays as it is");

        let folder = tempfile::tempdir().unwrap();
        let name = packer.write(folder.path(), None).unwrap();
        let reopened = Packer::new(folder.path(), name.as_deref(), false).unwrap();
        let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
        let packed = with_dictionary(packer.pack(&record(7), &mut packing));
        assert_eq!(with_dictionary(reopened.pack(&record(7), &mut Packing::default())), packed, "as in the run before");
        std::fs::remove_file(folder.path().join(name.unwrap())).unwrap();
        assert_eq!(unpacker.unpack(Packed::WithDictionary(&packed)).unwrap(), record(7), "what is open stays readable");
    }

    #[test]
    fn a_small_update_makes_no_dictionary() {
        let folder = tempfile::tempdir().unwrap();
        let packer = Packer::new(folder.path(), None, packs_each(LEAST_BYTES - 1)).unwrap();
        assert_eq!(packer.pack(&record(1), &mut Packing::default()), None);
        assert!(matches!(*packer.lock(), Sampling::Done));
        assert_eq!(packer.write(folder.path(), None).unwrap(), None);
    }

    #[test]
    fn damage_is_said() {
        let packer = trained();
        let folder = tempfile::tempdir().unwrap();
        let name = packer.write(folder.path(), None).unwrap();
        let packed = with_dictionary(packer.pack(&record(7), &mut Packing::default()));
        assert!(packer.unpack(Packed::Alone(b"no frame")).is_err());
        assert!(packer.unpack(Packed::WithDictionary(&packed[..packed.len() - 3])).is_err());
        assert!(packer.unpack(Packed::WithDictionary(b"no frame")).is_err());
        assert!(Unpacker::default().unpack(Packed::WithDictionary(&packed)).unwrap_err().contains("names none"));
        assert!(Unpacker::open(folder.path(), Some("../secret")).is_err());

        let file = folder.path().join(name.as_deref().unwrap());
        let mut bytes = std::fs::read(&file).unwrap();
        for (cut, word) in [(0, "no dictionary"), (40, "checksum")] {
            std::fs::write(&file, &bytes[..cut]).unwrap();
            let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
            assert!(unpacker.unpack(Packed::WithDictionary(&packed)).unwrap_err().contains(word));
            assert!(Packer::new(folder.path(), name.as_deref(), false).is_err());
        }
        bytes[0] ^= 1;
        std::fs::write(&file, &bytes).unwrap();
        let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
        assert!(unpacker.unpack(Packed::WithDictionary(&packed)).unwrap_err().contains("no dictionary"));
    }
}
