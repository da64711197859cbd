//! A file that may be read more than once.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::EvalError;
use super::kind::FileKind;
use super::lines::Lines;

/// A file that may be read more than once, however large.
#[derive(Debug)]
pub struct Source {
    name: String,
    path: PathBuf,
    /// What came from a pipe, kept as long as it is needed.
    _copy: Option<NamedTempFile>,
}

/// Lines that are looked at to tell what a file holds.
const LOOKED_AT: usize = 12;

impl Source {
    /// The file at `path`.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { name: path.display().to_string(), path, _copy: None }
    }

    /// What lies at `path`: a file as it is, and what comes through a pipe as a copy, as it can be read once only.
    ///
    /// # Errors
    /// A pipe cannot be read, or there is no room for what comes through it.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, EvalError> {
        let path = path.into();
        // What is not there, or is a folder, is told when it is read.
        if std::fs::metadata(&path).map_or(true, |known| known.is_file() || known.is_dir()) {
            return Ok(Self::file(path));
        }
        let name = path.display().to_string();
        match File::open(&path) {
            Ok(pipe) => Self::copied(&name, pipe),
            Err(source) => Err(EvalError::File { name, verb: "read", source }),
        }
    }

    /// What `input` gives, copied to a temporary file, as it can be read once only; `name` is what messages call it.
    ///
    /// # Errors
    /// It cannot be read, or there is no room.
    pub fn copied(name: &str, mut input: impl Read) -> Result<Self, EvalError> {
        let mut copy = || -> io::Result<NamedTempFile> {
            let mut file = NamedTempFile::new()?;
            io::copy(&mut input, file.as_file_mut())?;
            Ok(file)
        };
        let copy = copy().map_err(|source| EvalError::File { name: name.to_owned(), verb: "read", source })?;
        Ok(Self { name: name.to_owned(), path: copy.path().to_owned(), _copy: Some(copy) })
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its lines from the first.
    pub(super) fn lines(&self) -> Result<Lines<BufReader<File>>, EvalError> {
        let file = File::open(&self.path).map_err(|source| EvalError::File {
            name: self.name.clone(),
            verb: "read",
            source,
        })?;
        Ok(Lines::new(&self.name, BufReader::with_capacity(1 << 18, file)))
    }

    /// The whole text, decoded and without a byte order mark, of not more than `most` bytes.
    pub(super) fn text(&self, most: usize) -> Result<String, EvalError> {
        let mut lines = self.lines()?;
        let mut text = String::new();
        while let Some((_, line)) = lines.next_raw()? {
            if text.len() + line.len() >= most {
                let what = format!("topics in tags are read as a whole, and these have more than {most} bytes");
                return Err(lines.wrong(what, "part the file, or write topics as lines of `id<TAB>text`"));
            }
            text.push_str(line);
            text.push('\n');
        }
        Ok(text)
    }

    /// What the first lines look like.
    pub fn kind(&self) -> Result<Option<FileKind>, EvalError> {
        let mut lines = self.lines()?;
        let mut first = Vec::new();
        while first.len() < LOOKED_AT
            && let Some((_, line)) = lines.next()?
        {
            first.push(line.to_owned());
        }
        Ok(FileKind::of(&first))
    }

    /// An error where the file looks like anything that is not among `wanted`, of which the first is named.
    pub(super) fn expect(&self, wanted: &[FileKind]) -> Result<(), EvalError> {
        let Some(first) = wanted.first() else { return Ok(()) };
        match self.kind()? {
            Some(found) if !wanted.contains(&found) => {
                Err(EvalError::OtherKind { name: self.name.clone(), found, wanted: *first })
            }
            _ => Ok(()),
        }
    }

    /// The error for a file without anything in it.
    pub(super) fn empty(&self, wanted: FileKind) -> EvalError {
        EvalError::Empty { name: self.name.clone(), wanted }
    }
}
