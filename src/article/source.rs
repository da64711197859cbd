//! Opens a file once and reads it once: its bytes are hashed as they pass.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use xxhash_rust::xxh3::Xxh3Default;

use super::compress::{self, Compression};
use super::{kind::Kind, reason, stamp::Stamp};

/// A file that is being read.
pub(super) struct Source {
    reader: Hashing<File>,
    before: Stamp,
}

/// What is known once a file has been read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Hash of the bytes on disk.
    pub(super) hash: u128,
    /// Whether the file held still while it was read.
    pub(super) steady: bool,
}

impl Source {
    /// Opens the file at `path`. A pipe, a socket or a device is never opened: that could wait for ever.
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let metadata = std::fs::metadata(path).map_err(|error| reason::of_opening(&error))?;
        if !metadata.is_file() {
            return Err("no file any more".to_owned());
        }
        let file = File::open(path).map_err(|error| reason::of_opening(&error))?;
        let before = Stamp::of(&file.metadata().map_err(|error| reason::of_error(&error))?);
        Ok(Self { reader: Hashing { inner: file, hash: Xxh3Default::new(), bytes: 0 }, before })
    }

    /// Bytes on disk when it was opened.
    pub(super) fn size(&self) -> u64 {
        self.before.size
    }

    /// The content, decompressed where its first bytes say so, and how.
    pub(super) fn content(&mut self, kind: Kind) -> Result<(Box<dyn BufRead + '_>, Option<Compression>), String> {
        let capacity = usize::try_from(self.before.size).unwrap_or(usize::MAX).clamp(512, 1 << 16);
        let mut raw = BufReader::with_capacity(capacity, &mut self.reader);
        let first = raw.fill_buf().map_err(|error| reason::of_error(&error))?;
        match (Compression::of_content(first), kind.compression) {
            (Some(compression), _) => {
                let inside = compression.decompress(raw).map_err(|error| compression.reason(&error))?;
                Ok((compress::buffered(inside), Some(compression)))
            }
            (None, Some(compression)) if !first.is_empty() => Err(format!("it is not {} data", compression.name())),
            (None, _) => Ok((Box::new(raw), None)),
        }
    }

    /// Reads what is left, for the hash, and says whether the file held still meanwhile.
    pub(super) fn finish(mut self) -> Result<Seen, String> {
        // Mostly there is nothing left: a buffer for more is made where there is.
        let mut rest = vec![0; 64];
        loop {
            match self.reader.read(&mut rest) {
                Ok(0) => break,
                Ok(_) => rest.resize(1 << 16, 0),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(reason::of_error(&error)),
            }
        }
        let after = Stamp::of(&self.reader.inner.metadata().map_err(|error| reason::of_error(&error))?);
        // The time of the entry alone may move: a rename or a new hard link changes no byte.
        let steady =
            self.reader.bytes == after.size && (self.before.size, self.before.modified) == (after.size, after.modified);
        Ok(Seen { hash: self.reader.hash.digest128(), steady })
    }
}

/// Hashes what is read through it.
struct Hashing<R> {
    inner: R,
    hash: Xxh3Default,
    bytes: u64,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}

/// A whole file in memory.
pub(super) struct Loaded {
    pub(super) bytes: Vec<u8>,
    pub(super) compression: Option<Compression>,
    pub(super) hash: u128,
}

/// Reads the file at `path` into memory, decompressed; one that changes meanwhile is read once more.
///
/// # Errors
/// It cannot be read, is larger than `max_bytes` (on disk or decompressed), or does not hold still.
pub(super) fn load(path: &Path, kind: Kind, max_bytes: u64) -> Result<Loaded, String> {
    for _ in 0..2 {
        let mut source = Source::open(path)?;
        if source.size() > max_bytes {
            return Err(too_large(source.size(), max_bytes));
        }
        let size = usize::try_from(source.size()).unwrap_or_default();
        let (content, compression) = source.content(kind)?;
        let bytes = read_all(content, if compression.is_some() { 0 } else { size }, max_bytes, compression)?;
        let seen = source.finish()?;
        if seen.steady {
            return Ok(Loaded { bytes, compression, hash: seen.hash });
        }
    }
    Err("it changed while it was read".to_owned())
}

/// Reads `content` to its end, but never more than `max_bytes`.
pub(super) fn read_all(
    content: impl Read,
    expected: usize,
    max_bytes: u64,
    compression: Option<Compression>,
) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(expected + 1);
    content.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| match compression {
        Some(compression) => compression.reason(&error),
        None => reason::of_error(&error),
    })?;
    if bytes.len() as u64 > max_bytes {
        return Err(match compression {
            Some(_) => format!("larger than the limit of {} once decompressed", reason::size(max_bytes)),
            None => too_large(bytes.len() as u64, max_bytes),
        });
    }
    Ok(bytes)
}

/// Why something of `bytes` is passed over.
pub(super) fn too_large(bytes: u64, max_bytes: u64) -> String {
    format!("larger than the limit of {} ({})", reason::size(max_bytes), reason::size(bytes))
}
