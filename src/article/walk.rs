//! A folder becomes a list of files.

use std::io;
use std::path::{Path, PathBuf};

use super::exclude::Exclude;
use super::folders::{self, Rules};
use super::id::path_to_id;
use super::kind::Kind;
use super::stamp::Stamp;
use super::{Skipped, reason};

/// What to look at below a corpus root.
#[derive(Debug, Clone, Default)]
pub struct WalkOptions {
    /// Globs that are passed over without a word: one without `/` holds in every folder, one with `/`
    /// counts from the root, and a folder that matches is not entered.
    pub exclude: Vec<String>,
    /// A folder that is never entered, wherever it lies: the index.
    pub never_enter: Vec<PathBuf>,
    /// Tells folders below the root that are never entered by what they hold: other indexes.
    pub is_index: Option<fn(&Path) -> bool>,
}

/// A file that may hold articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its id below the root, already safe to print.
    pub id: String,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change in nanoseconds since 1970, for telling a change; it enters no result.
    pub modified: i128,
    /// Time of the last change of the file's entry, where the system has one (guards against set-back times).
    pub changed: i128,
}

impl FoundFile {
    /// The file at `path` by itself, as [`walk`] finds it; its id is its name.
    ///
    /// # Errors
    /// There is no such file.
    pub fn at(path: &Path) -> io::Result<Self> {
        let stamp = Stamp::at(path).map_err(|error| plain(&error))?;
        let id = path.file_name().map_or_else(String::new, |name| path_to_id(Path::new(name)));
        Ok(Self::new(path.to_owned(), id, stamp))
    }

    /// Whether any change after `now`, in nanoseconds since 1970, gives it other times than it has.
    pub(crate) fn is_settled(&self, now: i128) -> bool {
        Stamp { size: self.size, modified: self.modified, changed: self.changed, identity: None }.is_settled(now)
    }

    pub(super) fn new(path: PathBuf, id: String, stamp: Stamp) -> Self {
        Self { path, id, size: stamp.size, modified: stamp.modified, changed: stamp.changed }
    }
}

/// A folder whose files were listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundFolder {
    /// Its id below the root, safe to print; empty for the root.
    pub id: String,
    /// Time of the last change before it was listed, in nanoseconds since 1970: any that comes or goes later changes it.
    pub modified: i128,
    /// Time of the last change of its entry before it was listed, where the system has one.
    pub changed: i128,
    /// Its device and number there, where the system tells: a folder that something was mounted on has others.
    pub identity: Option<(u64, u64)>,
}

/// What a walk found, files in order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// Files to read.
    pub files: Vec<FoundFile>,
    /// Folders that were listed, in order of their ids.
    pub folders: Vec<FoundFolder>,
    /// Whether nothing else is found as long as these folders have the times that they have: not where an index, or what
    /// cannot be looked at, was passed over, nor where a folder changed a moment ago. Links lead to no files.
    pub is_plain: bool,
    /// Files and folders that could not be looked at, or are of no format that is read; in order of
    /// their ids.
    pub skipped: Vec<Skipped>,
}

/// Lists the files below `root` (or `root` itself, where it is a file), in order of their ids.
///
/// Hidden files and folders are passed over, and so is what a link leads to: inside the corpus it is
/// found by itself, a link that leads out is named as skipped. No file is opened. `root` itself may be
/// a link, and may be hidden.
///
/// # Errors
/// `root` is not there, is neither a file nor a folder, may not be listed, is the index's own folder,
/// or a pattern of `exclude` is no glob. A folder below that may not be listed is only skipped.
pub fn walk(root: &Path, options: &WalkOptions) -> io::Result<Walk> {
    let exclude = Exclude::new(&options.exclude)?;
    let metadata = std::fs::metadata(root).map_err(|error| plain(&error))?;
    if metadata.is_file() {
        let file = FoundFile::at(root)?;
        return Ok(match Kind::of_path(root) {
            Ok(_) => Walk { files: vec![file], ..Walk::default() },
            Err(reason) => Walk { skipped: vec![Skipped { path: file.id, line: None, reason }], ..Walk::default() },
        });
    }
    if !metadata.is_dir() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is neither a file nor a folder"));
    }
    let real_root = std::fs::canonicalize(root).map_err(|error| plain(&error))?;
    let never_enter = below(&real_root, &options.never_enter)?;
    let rules = Rules { root, real_root, exclude, never_enter, is_index: options.is_index };
    let mut walk = folders::list(&rules)?;
    walk.skipped.sort_unstable();
    walk.folders.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Ok(walk)
}

/// The folders of `never_enter` that lie below the root, as paths below it.
fn below(real_root: &Path, never_enter: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut inside = Vec::new();
    for folder in never_enter {
        // One that is not there yet needs no guard.
        let Ok(real) = std::fs::canonicalize(folder) else { continue };
        match real.strip_prefix(real_root) {
            Ok(relative) if relative.as_os_str().is_empty() => {
                return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is the folder of the index itself"));
            }
            Ok(relative) => inside.push(relative.to_owned()),
            Err(_) => {}
        }
    }
    Ok(inside)
}

/// The same error in the words of a reader.
fn plain(error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), reason::of_error(error))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    struct Corpus(tempfile::TempDir);

    impl Corpus {
        fn new(files: &[&str]) -> Self {
            let corpus = Self(tempfile::tempdir().unwrap());
            for file in files {
                let path = corpus.path().join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "A sentence.").unwrap();
            }
            corpus
        }

        fn path(&self) -> &Path {
            self.0.path()
        }

        fn ids(&self, options: &WalkOptions) -> Vec<String> {
            walk(self.path(), options).unwrap().files.into_iter().map(|file| file.id).collect()
        }

        fn skipped(&self) -> Vec<(String, String)> {
            let found = walk(self.path(), &WalkOptions::default()).unwrap();
            found.skipped.into_iter().map(|skipped| (skipped.path, skipped.reason)).collect()
        }
    }

    #[test]
    fn files_come_in_order_of_their_ids() {
        let corpus = Corpus::new(&["b.txt", "a/z.md", "a.txt", "a-b.txt", "a/b/c.html"]);
        assert_eq!(corpus.ids(&WalkOptions::default()), ["a-b.txt", "a.txt", "a/b/c.html", "a/z.md", "b.txt"]);
    }

    #[test]
    fn sizes_and_times_are_those_of_the_file() {
        let corpus = Corpus::new(&["a.txt"]);
        let found = walk(corpus.path(), &WalkOptions::default()).unwrap().files.remove(0);
        assert_eq!(found, FoundFile::at(&corpus.path().join("a.txt")).unwrap());
        assert_eq!(found.size, 11);
        assert!(found.modified > 1_600_000_000_000_000_000 && found.changed >= found.modified);
    }

    #[test]
    fn hidden_files_and_folders_are_passed_over_in_silence() {
        let corpus = Corpus::new(&[".hidden.txt", ".git/a.txt", "a.txt"]);
        assert_eq!(corpus.ids(&WalkOptions::default()), ["a.txt"]);
        assert_eq!(corpus.skipped(), []);
        // The root itself may be hidden.
        let found = walk(&corpus.path().join(".git"), &WalkOptions::default()).unwrap();
        assert_eq!(found.files.len(), 1);
    }

    #[test]
    fn other_formats_are_named() {
        let corpus = Corpus::new(&["a.pdf", "b.txt", "c/d.tar.gz", "README"]);
        assert_eq!(corpus.ids(&WalkOptions::default()), ["README", "b.txt"]);
        let named = [("a.pdf", "no format that is read (.pdf)"), ("c/d.tar.gz", "no format that is read (.tar.gz)")];
        assert_eq!(corpus.skipped(), named.map(|(path, reason)| (path.to_owned(), reason.to_owned())));
    }

    #[test]
    fn excluded_files_and_the_index_are_not_entered() {
        let corpus = Corpus::new(&["a.txt", "drafts/b.txt", "index/c.txt", "news/index/d.txt"]);
        let options = WalkOptions {
            exclude: vec!["drafts".into()],
            never_enter: vec![corpus.path().join("index")],
            ..WalkOptions::default()
        };
        assert_eq!(corpus.ids(&options), ["a.txt", "news/index/d.txt"]);
        // An index elsewhere, or none yet, changes nothing.
        let elsewhere =
            WalkOptions { never_enter: vec!["/".into(), corpus.path().join("none")], ..WalkOptions::default() };
        assert_eq!(corpus.ids(&elsewhere).len(), 4);
    }

    #[test]
    fn a_root_that_cannot_be_listed_says_why() {
        let corpus = Corpus::new(&["a.txt"]);
        let failed = |path: &Path, options: &WalkOptions| walk(path, options).unwrap_err().to_string();
        let none = WalkOptions::default();
        assert_eq!(failed(&corpus.path().join("none"), &none), "no such file or folder");
        let own = WalkOptions { never_enter: vec![corpus.path().to_owned()], ..WalkOptions::default() };
        assert_eq!(failed(corpus.path(), &own), "it is the folder of the index itself");
        let broken = WalkOptions { exclude: vec!["a[".into()], ..WalkOptions::default() };
        assert!(failed(corpus.path(), &broken).contains("`a[`"));
    }

    #[test]
    fn a_root_may_be_one_file() {
        let corpus = Corpus::new(&["a folder/b c.txt", "d.pdf"]);
        let found = walk(&corpus.path().join("a folder/b c.txt"), &WalkOptions::default()).unwrap();
        assert_eq!(found.files.iter().map(|file| file.id.as_str()).collect::<Vec<_>>(), ["b%20c.txt"]);
        let found = walk(&corpus.path().join("d.pdf"), &WalkOptions::default()).unwrap();
        assert_eq!((found.files.len(), found.skipped[0].path.as_str()), (0, "d.pdf"));
    }

    #[test]
    fn many_files_keep_their_order() {
        // Many in one folder, and many folders inside of one another, whose names begin alike.
        let in_few = (0..5_000).map(|number| format!("{}/{number}.txt", number % 3));
        let in_many = (0..200).map(|number| format!("a{}/b-{}/b/{number}.txt", number % 5, number % 7));
        let names: Vec<String> = in_few.chain(in_many).chain(["a0-b.txt".into(), "a0.txt".into()]).collect();
        let corpus = Corpus::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let mut expected = names;
        expected.sort();
        assert_eq!(corpus.ids(&WalkOptions::default()), expected);
    }

    #[cfg(unix)]
    mod unix {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        #[test]
        fn links_are_not_followed_out_of_the_corpus() {
            let outside = Corpus::new(&["secret.txt", "folder/more.txt"]);
            let corpus = Corpus::new(&["a.txt", "b/c.txt"]);
            symlink("a.txt", corpus.path().join("same.txt")).unwrap();
            symlink("..", corpus.path().join("b/up")).unwrap();
            symlink(outside.path().join("secret.txt"), corpus.path().join("out.txt")).unwrap();
            symlink(outside.path().join("folder"), corpus.path().join("out")).unwrap();
            symlink("nowhere", corpus.path().join("broken.txt")).unwrap();
            symlink("loop", corpus.path().join("loop")).unwrap();
            assert_eq!(corpus.ids(&WalkOptions::default()), ["a.txt", "b/c.txt"]);
            let named: Vec<_> = corpus.skipped();
            let (out, nowhere) = ("a link that leads out of the corpus", "a link that leads nowhere");
            let expected = [("broken.txt", nowhere), ("loop", nowhere), ("out", out), ("out.txt", out)];
            assert_eq!(named, expected.map(|(path, reason)| (path.to_owned(), reason.to_owned())));
        }

        #[test]
        fn the_root_itself_may_be_a_link() {
            let corpus = Corpus::new(&["a/b.txt"]);
            let link = corpus.path().join("link");
            symlink("a", &link).unwrap();
            let found = walk(&link, &WalkOptions::default()).unwrap();
            assert_eq!((found.files.len(), found.files[0].id.as_str()), (1, "b.txt"));
        }

        #[test]
        fn names_that_are_no_unicode_have_ids_that_lead_back() {
            let corpus = Corpus::new(&[]);
            let name = OsStr::from_bytes(b"caf\xe9\nnew.txt");
            if fs::write(corpus.path().join(name), "A sentence.").is_err() {
                return; // Some file systems take Unicode only.
            }
            let found = walk(corpus.path(), &WalkOptions::default()).unwrap().files.remove(0);
            assert_eq!(found.id, "caf%E9%0Anew.txt");
            assert_eq!(crate::article::path_of_id(&found.id).unwrap(), Path::new(name));
        }

        #[test]
        fn sockets_and_pipes_are_named_and_never_opened() {
            let corpus = Corpus::new(&["a.txt"]);
            let _socket = std::os::unix::net::UnixListener::bind(corpus.path().join("talk.txt")).unwrap();
            assert_eq!(corpus.skipped(), [("talk.txt".to_owned(), "neither a file nor a folder".to_owned())]);
        }

        #[test]
        fn a_folder_that_may_not_be_listed_is_named() {
            let corpus = Corpus::new(&["a.txt", "closed/b.txt"]);
            let closed = corpus.path().join("closed");
            fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
            let free = fs::read_dir(&closed).is_ok();
            let outcome =
                (corpus.ids(&WalkOptions::default()), corpus.skipped(), walk(&closed, &WalkOptions::default()));
            fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
            if free {
                return; // The superuser may list everything.
            }
            assert_eq!(outcome.0, ["a.txt"]);
            assert_eq!(outcome.1, [("closed".to_owned(), "permission denied".to_owned())]);
            assert_eq!(outcome.2.unwrap_err().to_string(), "permission denied");
        }
    }
}
