//! The engine's files, opened for reading alone.
//!
//! The engine takes a lock while it opens segments, which it cannot where the folder may not be
//! written; and it reads a list of its files that only writing needs. It reads its commit anew whenever
//! it is asked for it; here that is one and the same, whatever a writer does meanwhile.

use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// Where the engine keeps its commit.
const COMMIT: &str = "meta.json";

/// A folder of segments that is never written, as one commit left it.
#[derive(Debug, Clone)]
pub(super) struct ReadDirectory {
    inner: MmapDirectory,
    commit: Arc<OnceLock<Vec<u8>>>,
}

impl ReadDirectory {
    pub(super) fn open(path: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self { inner: MmapDirectory::open(path)?, commit: Arc::default() })
    }
}

fn read_only() -> io::Error {
    io::Error::new(io::ErrorKind::ReadOnlyFilesystem, "opened for reading")
}

impl Directory for ReadDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        // The list of managed files serves garbage collection alone: no reader should stumble over it.
        if path == Path::new(".managed.json") {
            return Err(OpenReadError::FileDoesNotExist(path.to_owned()));
        }
        if path != Path::new(COMMIT) {
            return self.inner.atomic_read(path);
        }
        if let Some(commit) = self.commit.get() {
            return Ok(commit.clone());
        }
        let commit = self.inner.atomic_read(path)?;
        Ok(self.commit.get_or_init(|| commit).clone())
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        // Without the lock a segment may vanish while it is opened; opening is then tried again.
        self.inner.acquire_lock(lock).or_else(|_| Ok(DirectoryLock::from(Box::new(()))))
    }

    fn watch(&self, _callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
