//! Sets and maps of numbers that are hashes already: hashing them again would take time for nothing.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of hashes.
pub(crate) type Hashes = HashSet<u64, BuildHasherDefault<Unhashed>>;

/// Values by hash.
pub(crate) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Unhashed>>;

/// Takes a number for its own hash.
#[derive(Debug, Default)]
pub(crate) struct Unhashed(u64);

impl Hasher for Unhashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxhash_rust::xxh3::xxh3_64(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
