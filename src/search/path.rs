//! Where an article's file lies, and which file a path means.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use crate::article::{ArticleId, path_of_id};
use crate::index::{Manifest, StoredArticle};

/// Tells the files of articles, for as long as one answer takes.
pub(super) struct ShownPaths<'a> {
    manifest: &'a Manifest,
    current: &'a Path,
    /// Whether each root is a file. The system is asked once, and only where it may be.
    are_files: Vec<OnceLock<bool>>,
}

impl<'a> ShownPaths<'a> {
    /// Of the articles of an index with this `manifest`, as one would open them from `current`.
    pub(super) fn new(manifest: &'a Manifest, current: &'a Path) -> Self {
        Self { manifest, current, are_files: manifest.roots.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The file of `article`: relative below the current folder, else absolute.
    pub(super) fn of(&self, article: &StoredArticle) -> String {
        let path = self.file(article);
        let shown = match path.strip_prefix(self.current) {
            Ok(below) if !below.as_os_str().is_empty() => below,
            _ => &path,
        };
        shown.to_string_lossy().into_owned()
    }

    fn file(&self, article: &StoredArticle) -> PathBuf {
        let below = path_of_id(&article.file).unwrap_or_else(|| PathBuf::from(&article.file));
        let root = article.root as usize;
        match (self.manifest.roots.get(root), self.are_files.get(root)) {
            // A corpus of one file is its own root.
            (Some(root), Some(is_file))
                if root.file_name().is_some_and(|name| below.as_os_str() == name)
                    && *is_file.get_or_init(|| root.is_file()) =>
            {
                root.clone()
            }
            (Some(root), _) => root.join(below),
            (None, _) => below,
        }
    }
}

/// Which files of the corpus `path` may mean, seen from `current`: the number of the root, and the id below it.
pub(super) fn files_meant(path: &Path, manifest: &Manifest, current: &Path) -> Vec<(u32, String)> {
    let absolute = normal(&current.join(path));
    let real = absolute.canonicalize().ok().filter(|real| *real != absolute);
    let mut meant = Vec::new();
    for path in [Some(absolute), real].into_iter().flatten() {
        for (number, root) in (0..).zip(&manifest.roots) {
            let below = if path == *root { root.file_name().map(Path::new) } else { path.strip_prefix(root).ok() };
            meant.extend(below.map(|below| (number, ArticleId::of_path(below).to_string())));
        }
    }
    meant
}

/// `path` without `.` and `..`, as it is written.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_from_the_current_folder() {
        let manifest = Manifest { roots: vec!["/corpus/a".into(), "/corpus/b".into()], ..Manifest::default() };
        let meant = |path: &str, current: &str| files_meant(Path::new(path), &manifest, Path::new(current));
        assert_eq!(meant("b/x y.md", "/corpus"), [(1, "x%20y.md".to_owned())]);
        assert_eq!(meant("../b/./x.md", "/corpus/a"), [(1, "x.md".to_owned())]);
        assert_eq!(meant("/corpus/a/sub/x.md", "/elsewhere"), [(0, "sub/x.md".to_owned())]);
        assert_eq!(meant("x.md", "/elsewhere"), []);
    }
}
