//! Sizes and times of files and folders, as the file system tells them.

use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// What tells a changed file from an unchanged one without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// Bytes on disk.
    pub(crate) size: u64,
    /// Last change of the content, nanoseconds since 1970.
    pub(crate) modified: i128,
    /// Last change of the entry, likewise; the same as `modified` where the system does not know it.
    pub(crate) changed: i128,
    /// Device and number there, where the system tells.
    pub(crate) identity: Option<(u64, u64)>,
}

impl Stamp {
    /// The stamp of what lies at `path`, a link itself and not what it leads to.
    pub(crate) fn of_entry(path: &Path) -> io::Result<Self> {
        std::fs::symlink_metadata(path).map(|metadata| Self::of(&metadata))
    }

    /// The stamp of what `path` leads to.
    pub(crate) fn at(path: &Path) -> io::Result<Self> {
        std::fs::metadata(path).map(|metadata| Self::of(&metadata))
    }

    /// Whether any change after `now`, in nanoseconds since 1970, gives it other times than it has.
    ///
    /// Clocks of file systems tick: what was changed within the tick that its times name can be
    /// changed once more without another time.
    pub(crate) fn is_settled(&self, now: i128) -> bool {
        const SECOND: i128 = 1_000_000_000;
        let last = if self.changed == 0 { self.modified } else { self.changed };
        // Whole seconds: a file system that knows no fractions, perhaps one that counts by two.
        let tick = if last % SECOND == 0 { 2 * SECOND } else { SECOND / 10 };
        // A time of tomorrow is one from before the clock was set back: a change from now on gets another.
        last + tick < now || last > now + 24 * 60 * 60 * SECOND
    }

    #[cfg(unix)]
    pub(crate) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            size: metadata.size(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            identity: Some((metadata.dev(), metadata.ino())),
        }
    }

    #[cfg(not(unix))]
    pub(crate) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => after.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        });
        Self { size: metadata.len(), modified, changed: modified, identity: None }
    }
}

/// Nanoseconds since 1970, by the clock of the machine.
pub(crate) fn nanoseconds_now() -> i128 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos() as i128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_settled_once_the_clock_has_ticked() {
        let is_settled = |changed, now| Stamp { size: 1, modified: 0, changed, identity: None }.is_settled(now);
        assert!(!is_settled(5_000_000_001, 5_050_000_000));
        assert!(is_settled(5_000_000_001, 5_200_000_000));
        assert!(!is_settled(5_000_000_000, 6_900_000_000));
        assert!(is_settled(5_000_000_000, 7_100_000_000));
        assert!(!is_settled(9_000_000_001, 5_000_000_000), "a time in the future tells nothing");
        assert!(is_settled(200_000_000_000_001, 5_000_000_000), "one from before the clock was set back does");
    }
}
