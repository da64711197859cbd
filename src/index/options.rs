//! How an index is brought up to date.

use std::time::Duration;

use crate::passage::SplitOptions;

/// How an index is brought up to date.
#[derive(Debug, Clone)]
pub struct UpdateOptions {
    /// How large passages are.
    pub split: SplitOptions,
    /// Threads that read and write; 0 for as many as the machine runs at once.
    pub threads: usize,
    /// Bytes of memory that the work may take, about; at least 64 MB are taken.
    pub memory_bytes: u64,
    /// How long to wait for another writer of the same index.
    pub wait: Duration,
    /// Whether to make the index anew even where nothing calls for it.
    pub rebuild: bool,
}

impl Default for UpdateOptions {
    fn default() -> Self {
        Self {
            split: SplitOptions::default(),
            threads: 0,
            memory_bytes: 512 << 20,
            wait: Duration::from_secs(5),
            rebuild: false,
        }
    }
}

impl UpdateOptions {
    /// The threads to use.
    pub(super) fn threads(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        }
        .min(256)
    }
}
