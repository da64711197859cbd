//! Patterns of files and folders that are passed over.

use std::io;
use std::path::Path;

use globset::{Candidate, GlobBuilder, GlobSet, GlobSetBuilder};

/// `exclude` patterns, read as ignore files read them: a pattern without `/` holds in every folder, one
/// with `/` counts from the root; a folder that matches is not entered.
#[derive(Debug, Clone, Default)]
pub(super) struct Exclude {
    globs: GlobSet,
}

impl Exclude {
    /// # Errors
    /// A pattern is no glob.
    pub(super) fn new(patterns: &[String]) -> io::Result<Self> {
        let invalid = |pattern: &str, error: &globset::Error| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("`{pattern}` is no pattern to exclude: {}", error.kind()),
            )
        };
        let mut globs = GlobSetBuilder::new();
        for pattern in patterns {
            let inner = pattern.trim_end_matches('/');
            let glob = match inner.strip_prefix('/').or_else(|| inner.strip_prefix("./")) {
                Some(anchored) => anchored.to_owned(),
                None if inner.contains('/') => inner.to_owned(),
                None => format!("**/{inner}"),
            };
            let glob = GlobBuilder::new(&glob).literal_separator(true).build();
            globs.add(glob.map_err(|error| invalid(pattern, &error))?);
        }
        let globs = globs.build().map_err(|error| invalid(&patterns.join(" "), &error))?;
        Ok(Self { globs })
    }

    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.globs.is_empty()
    }

    /// Whether the file or folder at `relative`, a path below the root, is passed over.
    pub(super) fn matches(&self, relative: &Path) -> bool {
        !self.is_empty() && self.globs.is_match_candidate(&Candidate::new(relative))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excluded(pattern: &str, path: &str) -> bool {
        Exclude::new(&[pattern.to_owned()]).unwrap().matches(Path::new(path))
    }

    #[test]
    fn a_name_is_excluded_in_every_folder() {
        assert!(excluded("*.html", "a.html") && excluded("*.html", "deep/down/a.html"));
        assert!(excluded("drafts/", "drafts") && excluded("drafts", "old/drafts"));
        assert!(!excluded("*.html", "a.htm"));
    }

    #[test]
    fn a_path_counts_from_the_root() {
        assert!(excluded("news/*.txt", "news/a.txt"));
        assert!(!excluded("news/*.txt", "news/old/a.txt") && !excluded("news/*.txt", "old/news/a.txt"));
        assert!(excluded("/a.txt", "a.txt") && !excluded("/a.txt", "b/a.txt"));
        assert!(excluded("news/**", "news/old/a.txt") && excluded("**/old/*", "news/old/a.txt"));
    }

    #[test]
    fn a_broken_pattern_is_named() {
        let error = Exclude::new(&["a[".to_owned()]).unwrap_err();
        assert!(error.to_string().starts_with("`a[` is no pattern to exclude"), "{error}");
    }
}
