//! Where an article's file lies, as one would open it.

use std::path::{Path, PathBuf};

use crate::index::{Manifest, StoredArticle};

/// The file of `article`, as one would open it from `current`: relative below that folder, else absolute.
pub(super) fn shown_path(article: &StoredArticle, manifest: &Manifest, current: &Path) -> String {
    let path = file_path(article, manifest);
    let shown = match path.strip_prefix(current) {
        Ok(below) if !below.as_os_str().is_empty() => below,
        _ => &path,
    };
    shown.to_string_lossy().into_owned()
}

/// The file of `article`; its id below the root where the index does not know the root.
pub(super) fn file_path(article: &StoredArticle, manifest: &Manifest) -> PathBuf {
    let below = unescape(&article.file);
    match manifest.roots.get(article.root as usize) {
        // A corpus of one file is its own root.
        Some(root) if root.file_name().is_some_and(|name| below == Path::new(name)) && root.is_file() => root.clone(),
        Some(root) => root.join(below),
        None => below,
    }
}

/// The path that an id stands for: `%XX` are bytes again.
pub(super) fn unescape(id: &str) -> PathBuf {
    let bytes = id.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%')
            .then(|| id.get(at + 1..at + 3))
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    path_of(out)
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escaped_id_gives_the_path_back() {
        assert_eq!(unescape("a%20b/c%23d.md"), Path::new("a b/c#d.md"));
        assert_eq!(unescape("100%.md"), Path::new("100%.md"));
        assert_eq!(unescape("%e"), Path::new("%e"));
        assert_eq!(unescape("%é1"), Path::new("%é1"));
    }
}
