//! Files beside the engine's segments: whole or not there, and with a checksum.

use std::io::{self, Write};
use std::path::Path;

use super::folder::{sync_folder, temporary};

/// Bytes before the body: what kind of file it is, and the body's checksum.
const HEAD: usize = 16;

/// Writes `body` into `folder` under `name`: whole, or not at all. `magic` says what kind of file it is.
pub(super) fn write(folder: &Path, name: &str, magic: &[u8; 8], body: &[u8]) -> io::Result<()> {
    let mut file = temporary(folder)?;
    file.write_all(magic)?;
    file.write_all(&xxhash_rust::xxh3::xxh3_64(body).to_le_bytes())?;
    file.write_all(body)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Reads the bytes of the file called `name` in `folder`; [`body`] is what was written.
///
/// # Errors
/// It cannot be read, or is not as it was written.
pub(super) fn read(folder: &Path, name: &str, magic: &[u8; 8]) -> io::Result<Vec<u8>> {
    let bytes = std::fs::read(folder.join(name))?;
    let Some((head, body)) = bytes.split_at_checked(HEAD) else { return Err(invalid(name, "is cut short")) };
    let Some(sum) = head.strip_prefix(magic) else { return Err(invalid(name, "is another file")) };
    if sum != xxhash_rust::xxh3::xxh3_64(body).to_le_bytes() {
        return Err(invalid(name, "does not match its checksum"));
    }
    Ok(bytes)
}

/// What was written, of the bytes of a file.
pub(super) fn body(bytes: &[u8]) -> &[u8] {
    bytes.get(HEAD..).unwrap_or_default()
}

/// The file called `name` is not what it should be.
pub(super) fn invalid(name: &str, reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` {reason}"))
}
