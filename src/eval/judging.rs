//! A file of judgments that grows while somebody judges.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::column::column;
use super::error::EvalError;
use super::oddity::Oddities;
use super::qrels::Qrels;
use super::source::Source;

/// A file of judgments that grows: each one is on the disk before the next is asked for, and what is there stays as it is.
#[derive(Debug)]
pub struct Judging {
    path: PathBuf,
    qrels: Qrels,
    /// Columns are separated by tabs, and there are three.
    is_table: bool,
    /// The file ends in the middle of a line.
    is_open: bool,
    done: Vec<Done>,
}

/// A judgment of this sitting: how long the file was before it, and what was added.
#[derive(Debug)]
struct Done {
    length: u64,
    line: String,
    is_open: bool,
    topic: String,
    document: String,
}

impl Judging {
    /// Goes on with the file at `path`; one that is not there, or empty, is begun with the first judgment.
    ///
    /// # Errors
    /// The file cannot be read or holds something else.
    pub fn open(path: &Path) -> Result<(Self, Oddities), EvalError> {
        let mut judging =
            Self { path: path.to_owned(), qrels: Qrels::default(), is_table: false, is_open: false, done: Vec::new() };
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((judging, Oddities::default())),
            Err(source) => return Err(EvalError::File { name: path.display().to_string(), verb: "read", source }),
        };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok((judging, Oddities::default()));
        }
        let (qrels, oddities) = Qrels::read(&Source::file(path))?;
        let first = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.is_empty()).unwrap_or_default();
        judging.is_table = first.iter().filter(|byte| **byte == b'\t').count() == 2;
        judging.is_open = !bytes.ends_with(b"\n");
        judging.qrels = qrels;
        Ok((judging, oddities))
    }

    /// What is judged, in earlier sittings and this one.
    pub fn qrels(&self) -> &Qrels {
        &self.qrels
    }

    /// Adds a judgment at the end of the file, as one write that is on the disk when this returns.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn judge(&mut self, topic: &str, document: &str, grade: i32) -> Result<(), EvalError> {
        let (topic, document) = (column(topic), column(document));
        let mut line = if self.is_open { "\n".to_owned() } else { String::new() };
        line.push_str(&match self.is_table {
            true => format!("{topic}\t{document}\t{grade}\n"),
            false => format!("{topic} 0 {document} {grade}\n"),
        });
        let write = || -> io::Result<u64> {
            let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
            let length = file.metadata()?.len();
            file.write_all(line.as_bytes())?;
            file.sync_data()?;
            Ok(length)
        };
        let length = write().map_err(|source| self.unwritten(source))?;
        self.qrels.judge(&topic, &document, grade);
        self.done.push(Done { length, line, is_open: self.is_open, topic, document });
        self.is_open = false;
        Ok(())
    }

    /// Takes the last judgment of this sitting back; nothing where there is none.
    ///
    /// # Errors
    /// The file cannot be written, or no longer ends with that judgment ([`EvalError::Changed`]): then it stays as it is.
    pub fn undo(&mut self) -> Result<(), EvalError> {
        let Some(last) = self.done.pop() else { return Ok(()) };
        let cut = || -> io::Result<bool> {
            let mut file = File::options().read(true).write(true).open(&self.path)?;
            file.seek(SeekFrom::Start(last.length))?;
            let mut tail = Vec::new();
            // What others wrote behind it would go with it.
            Read::by_ref(&mut file).take(last.line.len() as u64 + 1).read_to_end(&mut tail)?;
            if tail != last.line.as_bytes() {
                return Ok(false);
            }
            file.set_len(last.length)?;
            file.sync_data()?;
            Ok(true)
        };
        match cut() {
            Ok(true) => {}
            Ok(false) => {
                self.done.push(last);
                return Err(EvalError::Changed { name: self.path.display().to_string() });
            }
            Err(source) => return Err(self.unwritten(source)),
        }
        self.is_open = last.is_open;
        self.qrels.forget(&last.topic, &last.document);
        Ok(())
    }

    fn unwritten(&self, source: io::Error) -> EvalError {
        EvalError::File { name: self.path.display().to_string(), verb: "written", source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgments_are_added_and_taken_back_and_what_was_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("qrels");
        let read = || std::fs::read_to_string(&path).unwrap();
        let (mut judging, _) = Judging::open(&path).unwrap();
        judging.judge("1", "my notes.txt#2", 3).unwrap();
        judging.judge("1", "b", 0).unwrap();
        assert_eq!(read(), "1 0 my%20notes.txt#2 3\n1 0 b 0\n");
        judging.undo().unwrap();
        assert_eq!(judging.qrels().grade("1", "b"), None);
        assert_eq!(read(), "1 0 my%20notes.txt#2 3\n");
        std::fs::write(&path, "topic\tdocument\tgrade\n1\ta\t2").unwrap();
        let (mut judging, _) = Judging::open(&path).unwrap();
        assert_eq!(judging.qrels().grade("1", "a"), Some(2));
        judging.judge("2", "c", 1).unwrap();
        assert_eq!(read(), "topic\tdocument\tgrade\n1\ta\t2\n2\tc\t1\n");
        judging.undo().unwrap();
        judging.undo().unwrap();
        assert_eq!(read(), "topic\tdocument\tgrade\n1\ta\t2");
        judging.judge("2", "c", 1).unwrap();
        assert_eq!(read(), "topic\tdocument\tgrade\n1\ta\t2\n2\tc\t1\n");
    }

    #[test]
    fn what_others_wrote_meanwhile_is_never_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("qrels");
        let (mut one, _) = Judging::open(&path).unwrap();
        one.judge("1", "a", 3).unwrap();
        let (mut other, _) = Judging::open(&path).unwrap();
        other.judge("1", "b", 2).unwrap();
        let written = "1 0 a 3\n1 0 b 2\n";
        assert!(matches!(one.undo(), Err(EvalError::Changed { .. })));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
        assert_eq!(one.qrels().grade("1", "a"), Some(3));
        other.undo().unwrap();
        one.undo().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "");
    }

    #[test]
    fn a_file_of_something_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run");
        std::fs::write(&path, "1 Q0 a 1 2.5 t\n").unwrap();
        assert!(Judging::open(&path).unwrap_err().to_string().ends_with("looks like a run, not qrels"));
        assert!(Judging::open(folder.path()).is_err());
    }
}
