//! What is indexed: folders, and how their files are called in the index.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::{IndexedFile, Manifest, UpdateError, folder};
use crate::article::{ArticleId, FoundFile, FoundFolder, ReadOptions, Skipped, Stamp, WalkOptions, walk};

/// What is indexed.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Folders or files, as given.
    pub roots: Vec<PathBuf>,
    /// What to look at below them.
    pub walk: WalkOptions,
    /// Limits of reading.
    pub read: ReadOptions,
}

/// A file of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// Which root it lies under.
    pub(super) root: u32,
    /// Bytes at the start of its id that name the root, where there are several.
    pub(super) prefix: usize,
    /// The file; its id begins with the root's name, where there are several.
    pub(super) file: FoundFile,
}

/// The corpus as it lies on disk.
#[derive(Debug, Clone, Default)]
pub(super) struct Listing {
    /// Absolute paths of the roots.
    pub(super) roots: Vec<PathBuf>,
    /// What ids below each root begin with.
    pub(super) names: Vec<String>,
    /// Files, by root and id.
    pub(super) files: Vec<Listed>,
    /// Folders that were listed, each with its root, by root and id; their ids do not name the root.
    pub(super) folders: Vec<(u32, FoundFolder)>,
    /// Whether their times tell whatever changes: see [`crate::article::Walk::is_plain`].
    pub(super) is_plain: bool,
    /// What the walk passed over.
    pub(super) skipped: Vec<Skipped>,
    /// The commit that was there before the files were listed: another one may be newer than the list.
    pub(super) commit: Option<(PathBuf, String)>,
    /// Which folder each root was when it was listed: see [`Identity`].
    pub(super) identities: Vec<Option<Identity>>,
}

/// Tells a folder from another one at the same place: its device and its number there. Where a drive is
/// unplugged, the empty folder that stays is not the one that was indexed.
pub(super) type Identity = (u64, u64);

fn identity(path: &Path) -> Option<Identity> {
    Stamp::at(path).ok()?.identity
}

impl Listing {
    /// The size of all files, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        self.files.iter().map(|listed| listed.file.size).sum()
    }

    /// Whether a root that had files is another folder now, and an empty one: an unplugged drive, say. Its
    /// articles are not given up for that.
    ///
    /// # Errors
    /// One is: [`UpdateError::CorpusEmptied`].
    pub(super) fn expect_files(&self, manifest: &Manifest, table: &[IndexedFile]) -> Result<(), UpdateError> {
        for (number, root) in (0..).zip(&self.roots) {
            let place = number as usize;
            let is_other = self.identities.get(place) != manifest.root_identities.get(place);
            let has_files = self.files.iter().any(|listed| listed.root == number);
            let had_files = table.iter().any(|file| file.root == number);
            if had_files && is_other && !has_files && manifest.roots.get(place) == Some(root) {
                return Err(UpdateError::CorpusEmptied { path: root.clone() });
            }
        }
        Ok(())
    }
}

impl Corpus {
    /// The roots by their absolute paths: none twice, none inside of another.
    pub(super) fn absolute_roots(&self) -> Result<Vec<PathBuf>, UpdateError> {
        let mut roots: Vec<PathBuf> = Vec::new();
        for root in &self.roots {
            let absolute = root.canonicalize().map_err(|source| UpdateError::Corpus { path: root.clone(), source })?;
            if !roots.contains(&absolute) {
                roots.push(absolute);
            }
        }
        if roots.is_empty() {
            return Err(UpdateError::NoCorpus);
        }
        let inside_of_another = |root: &PathBuf| roots.iter().any(|other| other != root && covers(other, root));
        Ok(roots.iter().filter(|root| !inside_of_another(root)).cloned().collect())
    }

    /// Lists the files, the index in `index` left out.
    pub(super) fn list(&self, index: &Path) -> Result<Listing, UpdateError> {
        let roots = self.absolute_roots()?;
        let mut options = WalkOptions { is_index: Some(folder::is_index), ..self.walk.clone() };
        options.never_enter.push(index.to_owned());
        if let Ok(absolute) = index.canonicalize() {
            options.never_enter.push(absolute);
        }
        let names = names(&roots);
        let mut listing = Listing { is_plain: true, ..Listing::default() };
        for (number, (root, name)) in roots.iter().zip(&names).enumerate() {
            let found = walk(root, &options).map_err(|source| UpdateError::Corpus { path: root.clone(), source })?;
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            listing.files.extend(found.files.into_iter().map(|mut file| {
                file.id.insert_str(0, name);
                Listed { root: number, prefix: name.len(), file }
            }));
            listing.is_plain &= found.is_plain;
            listing.folders.extend(found.folders.into_iter().map(|folder| (number, folder)));
            listing.skipped.extend(found.skipped.into_iter().map(|mut skipped| {
                skipped.path.insert_str(0, name);
                skipped
            }));
        }
        // The walk's order is that of ids below each root; what follows relies on it.
        listing.files.sort_by(|a, b| (a.root, &a.file.id).cmp(&(b.root, &b.file.id)));
        listing.skipped.sort();
        listing.identities = roots.iter().map(|root| identity(root)).collect();
        listing.roots = roots;
        listing.names = names;
        Ok(listing)
    }
}

/// Whether walking `outer` finds what lies in `inner`: hidden folders are not entered.
fn covers(outer: &Path, inner: &Path) -> bool {
    inner
        .strip_prefix(outer)
        .is_ok_and(|below| below.components().all(|part| !part.as_os_str().to_string_lossy().starts_with('.')))
}

/// What ids below each of the roots begin with: nothing where there is one root.
pub(super) fn names(roots: &[PathBuf]) -> Vec<String> {
    if roots.len() < 2 {
        return vec![String::new(); roots.len()];
    }
    let mut taken = HashSet::new();
    roots
        .iter()
        .map(|root| {
            let name = root.file_name().map_or("root".into(), |name| name.to_string_lossy().into_owned());
            let name = ArticleId::new(&name).to_string();
            let mut unique = name.clone();
            let mut number = 2;
            while !taken.insert(unique.clone()) {
                unique = format!("{name}-{number}");
                number += 1;
            }
            unique + "/"
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_of_one_name_are_told_apart() {
        let roots = ["/a/news", "/b/news", "/c/blogs"].map(PathBuf::from);
        assert_eq!(names(&roots), ["news/", "news-2/", "blogs/"]);
        assert_eq!(names(&roots[..1]), [""]);
    }

    #[test]
    fn a_root_inside_of_another_is_not_listed_twice() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("news/old")).unwrap();
        std::fs::create_dir_all(folder.path().join("news/.hidden")).unwrap();
        std::fs::write(folder.path().join("news/old/a.txt"), "text").unwrap();
        let corpus = |names: &[&str]| Corpus {
            roots: names.iter().map(|name| folder.path().join(name)).collect(),
            ..Corpus::default()
        };
        assert_eq!(corpus(&["news/old", "news", "news/../news"]).absolute_roots().unwrap().len(), 1);
        assert_eq!(corpus(&["news", "news/.hidden"]).absolute_roots().unwrap().len(), 2);
        let listing = corpus(&["news", "news/.hidden"]).list(Path::new("nowhere")).unwrap();
        assert_eq!(listing.files.len(), 1);
        assert_eq!(listing.files[0].file.id, "news/old/a.txt");
    }

    #[test]
    fn a_root_that_is_gone_is_an_error_and_no_empty_corpus() {
        let corpus = Corpus { roots: vec!["/nowhere/at/all".into()], ..Corpus::default() };
        assert!(matches!(corpus.list(Path::new("index")), Err(UpdateError::Corpus { .. })));
        assert!(matches!(Corpus::default().list(Path::new("index")), Err(UpdateError::NoCorpus)));
    }
}
