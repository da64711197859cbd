//! What is stored of passages, packed with a dictionary of what the corpus often says.
//!
//! Single passages are too short to compress well: what repeats stands in other passages. Compressed in blocks of
//! many they get small, but to show one the whole block has to be unpacked. So where a corpus is large, a sample of
//! its records makes a dictionary (zstd's, see RFC 8878), which lies beside the segments, and every record from then
//! on is packed by itself. A small corpus has none: the engine's blocks serve it well.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::CParameter;

use super::folder::{sync_folder, temporary};

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
/// Most bytes that a record has unpacked: more than any passage.
const MOST_BYTES: usize = 1 << 30;
/// Begins and ends the name of the file; between them is the checksum of its dictionary, so that no other one of that
/// name can take its place.
const NAME: (&str, &str) = ("records-", ".dictionary");
/// Begins the file.
const MAGIC: &[u8; 8] = b"pqdict-1";

/// Packs the records of an update, with the dictionary of its generation.
#[derive(Debug, Default)]
pub(super) struct Packer {
    /// Set once, and from then on used.
    dictionary: OnceLock<Vec<u8>>,
    /// Records until then; `None` where no dictionary is to be made.
    sample: Mutex<Option<Sample>>,
    unpacker: Unpacker,
}

#[derive(Debug, Default)]
struct Sample {
    records: usize,
    seen_bytes: usize,
    bytes: Vec<u8>,
    sizes: Vec<usize>,
}

/// A thread's own part of packing.
#[derive(Default)]
pub(super) struct Packing {
    compressor: Option<Compressor<'static>>,
    packed: Vec<u8>,
}

impl std::fmt::Debug for Packing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Packing").finish_non_exhaustive()
    }
}

impl Packer {
    /// For a generation whose dictionary, if any, is called `name`, and an update that reads about `bytes`.
    pub(super) fn new(generation: &Path, name: Option<&str>, bytes: u64) -> io::Result<Self> {
        let packer = Self::default();
        if let Some(name) = name {
            packer.settle(read(&open(generation, name)?, name)?);
        } else if bytes >= LEAST_BYTES {
            *packer.lock() = Some(Sample::default());
        }
        Ok(packer)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Sample>> {
        self.sample.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn settle(&self, dictionary: Vec<u8>) {
        // Whoever sets one has the sample locked, or is alone.
        let _ = self.unpacker.dictionary.set(dictionary.clone());
        let _ = self.dictionary.set(dictionary);
    }

    /// The packed form of `record`, where there is a dictionary and it helps; else the record may become part of one.
    pub(super) fn pack<'a>(&self, record: &[u8], packing: &'a mut Packing) -> Option<&'a [u8]> {
        let Some(dictionary) = self.dictionary.get() else {
            self.gather(record);
            return None;
        };
        if record.len() > MOST_BYTES {
            return None;
        }
        let Packing { compressor, packed } = packing;
        let compressor = match compressor {
            Some(compressor) => compressor,
            // Where packing fails, the record is stored as it is.
            None => compressor.insert(compressor_with(dictionary).ok()?),
        };
        packed.clear();
        packed.reserve(zstd::zstd_safe::compress_bound(record.len()));
        compressor.compress_to_buffer(record, packed).ok()?;
        (packed.len() < record.len()).then_some(packed)
    }

    fn gather(&self, record: &[u8]) {
        let mut lock = self.lock();
        let Some(sample) = lock.as_mut() else { return };
        if sample.records.is_multiple_of(SAMPLED) {
            sample.bytes.extend_from_slice(record);
            sample.sizes.push(record.len());
        }
        sample.records += 1;
        sample.seen_bytes += record.len();
        if sample.seen_bytes >= SEEN_BYTES
            && let Some(Sample { bytes, sizes, .. }) = lock.take()
            // A corpus that makes no dictionary (all records empty, or alike) does without.
            && let Ok(dictionary) = zstd::dict::from_continuous(&bytes, &sizes, DICTIONARY_BYTES)
        {
            self.settle(dictionary);
        }
    }

    /// What [`Packer::pack`] packed.
    pub(super) fn unpack(&self, packed: &[u8]) -> Result<Vec<u8>, String> {
        self.unpacker.unpack(packed)
    }

    /// Makes sure that the dictionary that was used, if any, lies in `generation`; its name, for the commit.
    pub(super) fn write(&self, generation: &Path, named: Option<&str>) -> io::Result<Option<String>> {
        if let Some(named) = named {
            return Ok(Some(named.to_owned()));
        }
        let Some(dictionary) = self.dictionary.get() else { return Ok(None) };
        let name = format!("{}{:016x}{}", NAME.0, xxhash_rust::xxh3::xxh3_64(dictionary), NAME.1);
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

/// Unpacks records.
#[derive(Default)]
pub(super) struct Unpacker {
    /// Its name and the file, open from the beginning: whatever writers remove, it can be read.
    file: Option<(String, File)>,
    dictionary: OnceLock<Vec<u8>>,
    /// Those that nobody uses just now.
    idle: Mutex<Vec<Decompressor<'static>>>,
}

impl std::fmt::Debug for Unpacker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Unpacker").field("file", &self.file).finish_non_exhaustive()
    }
}

impl Unpacker {
    /// For records of the generation whose dictionary, if any, is called `name`.
    pub(super) fn open(generation: &Path, name: Option<&str>) -> io::Result<Self> {
        let file = name.map(|name| Ok::<_, io::Error>((name.to_owned(), open(generation, name)?))).transpose()?;
        Ok(Self { file, ..Self::default() })
    }

    /// The dictionary, read when it is first wanted; `None` where there is none.
    pub(super) fn dictionary(&self) -> io::Result<Option<&[u8]>> {
        if let Some(dictionary) = self.dictionary.get() {
            return Ok(Some(dictionary));
        }
        let Some((name, file)) = &self.file else { return Ok(None) };
        // One reader at a time: they share a place in the file.
        let _alone = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if self.dictionary.get().is_none() {
            let _ = self.dictionary.set(read(file, name)?);
        }
        Ok(self.dictionary.get().map(Vec::as_slice))
    }

    /// What [`Packer::pack`] packed.
    pub(super) fn unpack(&self, packed: &[u8]) -> Result<Vec<u8>, String> {
        let failed = |error: io::Error| format!("a stored passage cannot be unpacked: {error}");
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut decompressor = match idle {
            Some(decompressor) => decompressor,
            None => match self.dictionary().map_err(failed)? {
                Some(dictionary) => Decompressor::with_dictionary(dictionary).map_err(failed)?,
                None => return Err("a stored passage wants a dictionary, and its commit names none".to_owned()),
            },
        };
        let size = Decompressor::upper_bound(packed).filter(|size| *size <= MOST_BYTES);
        let size = size.ok_or("a stored passage does not say how long it is")?;
        let unpacked = decompressor.decompress(packed, size).map_err(failed)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(decompressor);
        Ok(unpacked)
    }
}

fn open(generation: &Path, name: &str) -> io::Result<File> {
    match sum_of(name) {
        Some(_) => File::open(generation.join(name)),
        None => Err(invalid(name, "is no dictionary of records")),
    }
}

/// The checksum that `name` tells.
fn sum_of(name: &str) -> Option<u64> {
    let sum = name.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?;
    (sum.len() == 16).then(|| u64::from_str_radix(sum, 16).ok())?
}

fn read(mut file: &File, name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let Some(body) = bytes.strip_prefix(MAGIC) else { return Err(invalid(name, "is no dictionary of records")) };
    if sum_of(name) != Some(xxhash_rust::xxh3::xxh3_64(body)) {
        return Err(invalid(name, "does not match its checksum"));
    }
    bytes.drain(..MAGIC.len());
    Ok(bytes)
}

fn invalid(name: &str, reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` {reason}"))
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

    fn trained() -> Packer {
        let packer = Packer::default();
        *packer.lock() = Some(Sample::default());
        let mut packing = Packing::default();
        let mut number = 0;
        while packer.dictionary.get().is_none() {
            assert_eq!(packer.pack(&record(number), &mut packing), None);
            number += 1;
            assert!(number < 100_000, "a dictionary was made");
        }
        packer
    }

    #[test]
    fn records_are_packed_by_themselves_and_come_back() {
        let packer = trained();
        let mut packing = Packing::default();
        let (mut before, mut after) = (0, 0);
        for number in 200_000..200_500 {
            let record = record(number);
            let packed = packer.pack(&record, &mut packing).expect("it helps").to_owned();
            before += record.len();
            after += packed.len();
            assert_eq!(packer.unpack(&packed).unwrap(), record);
        }
        assert!(after * 3 < before, "{after} of {before}");
        assert_eq!(packer.pack(b"x", &mut packing), None, "what gets longer stays as it is");

        let folder = tempfile::tempdir().unwrap();
        let name = packer.write(folder.path(), None).unwrap();
        let reopened = Packer::new(folder.path(), name.as_deref(), 0).unwrap();
        let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
        let packed = packer.pack(&record(7), &mut packing).unwrap().to_owned();
        assert_eq!(reopened.pack(&record(7), &mut Packing::default()), Some(&packed[..]), "as in the run before");
        std::fs::remove_file(folder.path().join(name.unwrap())).unwrap();
        assert_eq!(unpacker.unpack(&packed).unwrap(), record(7), "what is open stays readable");
    }

    #[test]
    fn a_small_update_makes_no_dictionary() {
        let folder = tempfile::tempdir().unwrap();
        let packer = Packer::new(folder.path(), None, LEAST_BYTES - 1).unwrap();
        assert_eq!(packer.pack(&record(1), &mut Packing::default()), None);
        assert!(packer.lock().is_none());
        assert_eq!(packer.write(folder.path(), None).unwrap(), None);
    }

    #[test]
    fn damage_is_said() {
        let packer = trained();
        let folder = tempfile::tempdir().unwrap();
        let name = packer.write(folder.path(), None).unwrap();
        let packed = packer.pack(&record(7), &mut Packing::default()).unwrap().to_owned();
        assert!(packer.unpack(&packed[..packed.len() - 3]).is_err());
        assert!(packer.unpack(b"no frame").is_err());
        assert!(Unpacker::default().unpack(&packed).unwrap_err().contains("names none"));
        assert!(Unpacker::open(folder.path(), Some("../secret")).is_err());

        let file = folder.path().join(name.as_deref().unwrap());
        let mut bytes = std::fs::read(&file).unwrap();
        for (cut, word) in [(0, "no dictionary"), (40, "checksum")] {
            std::fs::write(&file, &bytes[..cut]).unwrap();
            let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
            assert!(unpacker.unpack(&packed).unwrap_err().contains(word));
            assert!(Packer::new(folder.path(), name.as_deref(), 0).is_err());
        }
        bytes[0] ^= 1;
        std::fs::write(&file, &bytes).unwrap();
        let unpacker = Unpacker::open(folder.path(), name.as_deref()).unwrap();
        assert!(unpacker.unpack(&packed).unwrap_err().contains("no dictionary"));
    }
}
