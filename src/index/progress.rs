//! How an update tells what it does, and hears that it should stop.

use crate::article::Skipped;

/// Hears how an update goes on. Called from several threads.
pub trait Progress: Sync {
    /// The corpus has been listed: so many files, of so many bytes, are to be read.
    fn listed(&self, _files: u64, _bytes: u64) {}

    /// So many more files, and bytes of files, have been dealt with.
    fn advanced(&self, _files: u64, _bytes: u64) {}

    /// A file or record was passed over.
    fn skipped(&self, _skipped: &Skipped) {}

    /// The last of the reading is done; what remains is writing.
    fn finishing(&self) {}

    /// Whether the update should stop: it then commits what is done.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Says nothing and never stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {}
