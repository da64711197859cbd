//! A cold page cache, for one folder.

use std::path::Path;

/// Asks the system to forget what it holds in memory of the files in `folder`, so that they are read from disk next
/// time. Says whether it was asked: systems other than Linux are not, and pages that some process has mapped stay.
pub fn forget_pages(folder: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        let mut asked = false;
        for entry in files.filter(|entry| entry.file_type().is_file()) {
            let Ok(file) = std::fs::File::open(entry.path()) else { continue };
            // What is not on disk yet would stay.
            let _ = file.sync_data();
            asked |= rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed).is_ok();
        }
        asked
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_what_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "content").unwrap();
        assert_eq!(forget_pages(folder.path()), cfg!(target_os = "linux"));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "content");
        assert!(!forget_pages(&folder.path().join("missing")));
    }
}
