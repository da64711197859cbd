//! One writer at a time: a lock that the system takes back when its holder dies.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::UpdateError;
use super::folder::LOCK;

/// How often a held lock is tried again.
const POLL: Duration = Duration::from_millis(20);

/// Who writes an index, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// Its process.
    pub process: Option<u32>,
    /// What was called.
    pub command: Option<String>,
    /// Since when, in Universal Time.
    pub since: Option<String>,
}

impl Holder {
    fn this_process() -> Self {
        let name = |argument: std::ffi::OsString| {
            argument.to_string_lossy().chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>()
        };
        let mut command: Vec<String> = std::env::args_os().take(8).map(name).collect();
        if let Some(program) = command.first_mut() {
            *program = Path::new(&*program).file_name().map_or_else(String::new, |name| name.to_string_lossy().into());
        }
        Self {
            process: Some(std::process::id()),
            command: Some(command.join(" ").chars().take(200).collect()),
            since: Some(jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
        }
    }

    fn read(file: &mut File) -> Self {
        let mut text = Vec::new();
        let _ = file.take(4096).read_to_end(&mut text);
        let text: String =
            String::from_utf8_lossy(&text).chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
        let field =
            |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned());
        Self {
            process: field("process ").and_then(|number| number.parse().ok()),
            command: field("command "),
            since: field("since "),
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.process {
            Some(process) => write!(f, "process {process}")?,
            None => write!(f, "another process")?,
        }
        if let Some(command) = &self.command {
            write!(f, " (`{command}`)")?;
        }
        if let Some(since) = &self.since {
            write!(f, " since {since}")?;
        }
        Ok(())
    }
}

/// The right to write, until it is dropped or the process ends in whatever way.
#[derive(Debug)]
pub(super) struct WriterLock {
    file: File,
    /// Whether another writer had it first.
    pub(super) waited: bool,
}

impl WriterLock {
    /// Takes the lock of the index in `path`, waiting for up to `wait`.
    pub(super) fn take(path: &Path, wait: Duration) -> Result<Self, UpdateError> {
        let read_only = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                UpdateError::ReadOnly { path: path.to_owned(), source }
            }
            _ => UpdateError::write(path, source),
        };
        // Truncating here would wipe what the holder wrote about itself.
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path.join(LOCK))
            .map_err(read_only)?;
        let begun = Instant::now();
        let mut waited = false;
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => {
                    if begun.elapsed() >= wait {
                        let holder = Holder::read(&mut file);
                        return Err(UpdateError::Locked { path: path.to_owned(), holder, waited: begun.elapsed() });
                    }
                    waited = true;
                    std::thread::sleep(POLL.min(wait));
                }
                Err(TryLockError::Error(source)) => return Err(UpdateError::write(path, source)),
            }
        }
        // What the file says is for people: a lock without it is still a lock.
        let holder = Holder::this_process();
        let _ = file.rewind();
        let _ = file.set_len(0);
        let _ = write!(
            file,
            "process {}\ncommand {}\nsince {}\n",
            holder.process.unwrap_or_default(),
            holder.command.unwrap_or_default(),
            holder.since.unwrap_or_default()
        );
        Ok(Self { file, waited })
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_hears_who_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let first = WriterLock::take(folder.path(), Duration::ZERO).unwrap();
        let Err(UpdateError::Locked { holder, .. }) = WriterLock::take(folder.path(), Duration::from_millis(50)) else {
            panic!("the lock was given twice");
        };
        assert_eq!(holder.process, Some(std::process::id()));
        assert!(holder.to_string().contains("since 20"), "{holder}");
        drop(first);
        assert!(WriterLock::take(folder.path(), Duration::ZERO).is_ok());
    }

    #[test]
    fn a_lock_file_without_a_holder_is_no_lock() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(LOCK), "process 1\ncommand pullquote index\n\u{1b}[2J").unwrap();
        assert!(WriterLock::take(folder.path(), Duration::ZERO).is_ok());
    }
}
