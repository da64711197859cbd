//! What is stored of passages, unpacked; [`super::packing`] packs it.

use std::io;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use tantivy::Directory;
use tantivy::directory::error::OpenReadError;
use tantivy::directory::{MmapDirectory, OwnedBytes};
use zstd::bulk::Decompressor;

use super::word_code::{List, MOST_ROW_BYTES};

/// Most bytes that a record has unpacked: more than any passage.
pub(super) const MOST_BYTES: usize = MOST_ROW_BYTES;
/// Begins and ends the name of the file; between them is the checksum of its dictionary, so that no other one of that
/// name can take its place.
const NAME: (&str, &str) = ("records-", ".dictionary");
/// Begins the file.
pub(super) const MAGIC: &[u8; 8] = b"pqdict-2";

/// A packed record, or its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed<'a> {
    /// By zstd, with nothing but itself.
    Alone(&'a [u8]),
    /// So many texts in the words of the generation's dictionary.
    InWords(&'a [u8], usize),
}

/// Unpacks records.
#[derive(Default)]
pub(super) struct Unpacker {
    /// The file of the dictionary, open from the beginning: whatever writers remove, it can be read. Mapped: what is not wanted of
    /// it is not read, and all readers share it.
    file: Option<(String, OwnedBytes)>,
    dictionary: OnceLock<Result<List, String>>,
    /// For records that were packed alone; those that nobody uses just now.
    idle: Mutex<Vec<Decompressor<'static>>>,
}

impl std::fmt::Debug for Unpacker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.file.as_ref().map(|(name, _)| name);
        formatter.debug_struct("Unpacker").field("file", &name).finish_non_exhaustive()
    }
}

impl Unpacker {
    /// For records of the generation whose dictionary, if any, is called `name`.
    pub(super) fn open(generation: &Path, name: Option<&str>) -> io::Result<Self> {
        let file = name.map(|name| Ok::<_, io::Error>((name.to_owned(), open(generation, name)?))).transpose()?;
        Ok(Self { file, ..Self::default() })
    }

    /// Compares the dictionary, where there is one, with its checksum. It is not when records are read: what it makes of them has one too.
    pub(super) fn verify(&self) -> io::Result<()> {
        self.file.as_ref().map_or(Ok(()), |(name, file)| verified(file, name).map(|_| ()))
    }

    fn dictionary(&self) -> Result<&List, String> {
        let dictionary = self.dictionary.get_or_init(|| {
            let Some((name, file)) = &self.file else {
                return Err("a stored passage wants a dictionary, and its commit names none".to_owned());
            };
            list(file).ok_or_else(|| invalid(name, "is no dictionary of records").to_string())
        });
        dictionary.as_ref().map_err(Clone::clone)
    }

    /// The record that is `packed`, or its row of texts.
    pub(super) fn unpack(&self, packed: Packed<'_>) -> Result<Vec<u8>, String> {
        match packed {
            Packed::Alone(packed) => self.unpack_alone(packed),
            Packed::InWords(coded, texts) => in_words(self.dictionary()?, coded, texts),
        }
    }

    fn unpack_alone(&self, packed: &[u8]) -> Result<Vec<u8>, String> {
        let known = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut decompressor = known.map_or_else(Decompressor::new, Ok).map_err(failed)?;
        let unpacked = decompressor.decompress(packed, unpacked_size(packed)?).map_err(failed)?;
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(decompressor);
        Ok(unpacked)
    }
}

/// So many texts of which `coded` is the row.
pub(super) fn in_words(dictionary: &List, coded: &[u8], texts: usize) -> Result<Vec<u8>, String> {
    let mut row = Vec::with_capacity(8 * coded.len());
    let texts = dictionary.decode(coded, texts, &mut row);
    texts.map(|()| row).ok_or_else(|| "a stored passage is in no words of its dictionary".to_owned())
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

/// The dictionary of `generation` that is called `name`, compared with its checksum.
pub(super) fn read_dictionary(generation: &Path, name: &str) -> io::Result<List> {
    verified(&open(generation, name)?, name)
}

fn open(generation: &Path, name: &str) -> io::Result<OwnedBytes> {
    if sum_of(name).is_none() {
        return Err(invalid(name, "is no dictionary of records"));
    }
    let unmapped = |error: OpenReadError| match error {
        OpenReadError::FileDoesNotExist(_) => io::Error::new(io::ErrorKind::NotFound, format!("`{name}` is gone")),
        error => io::Error::other(error),
    };
    let folder = MmapDirectory::open(generation).map_err(io::Error::other)?;
    let file = folder.get_file_handle(Path::new(name)).map_err(unmapped)?;
    file.read_bytes(0..file.len())
}

/// The checksum that `name` tells.
fn sum_of(name: &str) -> Option<u64> {
    let sum = name.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?;
    (sum.len() == 16).then(|| u64::from_str_radix(sum, 16).ok())?
}

fn list(file: &OwnedBytes) -> Option<List> {
    List::new(file.starts_with(MAGIC).then(|| file.slice(MAGIC.len()..file.len()))?)
}

fn verified(file: &OwnedBytes, name: &str) -> io::Result<List> {
    let Some(body) = file.strip_prefix(MAGIC) else { return Err(invalid(name, "is no dictionary of records")) };
    if sum_of(name) != Some(xxhash_rust::xxh3::xxh3_64(body)) {
        return Err(invalid(name, "does not match its checksum"));
    }
    list(file).ok_or_else(|| invalid(name, "is no dictionary of records"))
}

fn invalid(name: &str, reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` {reason}"))
}
