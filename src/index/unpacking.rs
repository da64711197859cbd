//! What is stored of passages, unpacked; [`super::packing`] packs it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use zstd::bulk::Decompressor;

/// Most bytes that a record has unpacked: more than any passage.
pub(super) const MOST_BYTES: usize = 1 << 30;
/// Begins and ends the name of the file; between them is the checksum of its dictionary, so that no other one of that
/// name can take its place.
const NAME: (&str, &str) = ("records-", ".dictionary");
/// Begins the file.
pub(super) const MAGIC: &[u8; 8] = b"pqdict-1";

/// A packed record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed<'a> {
    /// With nothing but itself.
    Alone(&'a [u8]),
    /// With the dictionary of its generation.
    WithDictionary(&'a [u8]),
}

/// Those that nobody uses just now.
type Idle = Mutex<Vec<Decompressor<'static>>>;

/// Unpacks records.
#[derive(Default)]
pub(super) struct Unpacker {
    /// Its name and the file, open from the beginning: whatever writers remove, it can be read.
    file: Option<(String, File)>,
    dictionary: OnceLock<Vec<u8>>,
    /// For records that were packed with it.
    idle: Idle,
    /// For records that were packed alone.
    idle_alone: Idle,
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

    /// The record that is `packed`.
    pub(super) fn unpack(&self, packed: Packed<'_>) -> Result<Vec<u8>, String> {
        let (idle, packed, with_dictionary) = match packed {
            Packed::Alone(packed) => (&self.idle_alone, packed, false),
            Packed::WithDictionary(packed) => (&self.idle, packed, true),
        };
        let known = idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut decompressor = match known {
            Some(decompressor) => decompressor,
            None if !with_dictionary => Decompressor::new().map_err(failed)?,
            None => match self.dictionary().map_err(failed)? {
                Some(dictionary) => Decompressor::with_dictionary(dictionary).map_err(failed)?,
                None => return Err("a stored passage wants a dictionary, and its commit names none".to_owned()),
            },
        };
        let unpacked = decompressor.decompress(packed, unpacked_size(packed)?).map_err(failed)?;
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(decompressor);
        Ok(unpacked)
    }

    /// Makes `dictionary` the one that records are unpacked with; the first one stays.
    pub(super) fn settle(&self, dictionary: Vec<u8>) {
        let _ = self.dictionary.set(dictionary);
    }
}

fn unpacked_size(packed: &[u8]) -> Result<usize, String> {
    let size = Decompressor::upper_bound(packed).filter(|size| *size <= MOST_BYTES);
    size.ok_or_else(|| "a stored passage does not say how long it is".to_owned())
}

fn failed(error: io::Error) -> String {
    format!("a stored passage cannot be unpacked: {error}")
}

/// The name of the file of `dictionary`.
pub(super) fn dictionary_name(dictionary: &[u8]) -> String {
    format!("{}{:016x}{}", NAME.0, xxhash_rust::xxh3::xxh3_64(dictionary), NAME.1)
}

/// The dictionary of `generation` that is called `name`.
pub(super) fn read_dictionary(generation: &Path, name: &str) -> io::Result<Vec<u8>> {
    read(&open(generation, name)?, name)
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
