//! The words of the corpus as they are written: folded, not stemmed. Patterns are looked up in them, and the
//! nearest spelling of a word that occurs nowhere.
//!
//! While passages are indexed a [`Collector`] gathers the words that are stemmed, and the terms of words that have
//! several parts; each commit that brings new ones writes a file of them beside the segments, named by its manifest. Words that are deleted stay until the
//! index is made anew: whoever asks compares with the passages.

use std::collections::{BTreeSet, HashSet};
use std::fs::File;
use std::hash::BuildHasherDefault;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy_fst::map::OpBuilder;
use tantivy_fst::{Automaton, IntoStreamer, Map, MapBuilder, Streamer};

use super::folder::{sync_folder, temporary};
use crate::text::hashed::Unhashed;

/// Begins every file.
const MAGIC: &[u8; 8] = b"pqforms1";

/// Files from which on they are made one.
const MOST_FILES: usize = 6;

/// Gathers words from several threads.
#[derive(Debug, Clone, Default)]
pub(super) struct Collector {
    gathered: Arc<Mutex<Gathered>>,
}

#[derive(Debug, Default)]
struct Gathered {
    /// In no order: they are sorted once, when they are written.
    keys: HashSet<Box<[u8]>, BuildHasherDefault<Unhashed>>,
    bytes: usize,
}

impl Gathered {
    /// Takes `key` in; false where it is in already.
    fn insert(&mut self, key: &[u8]) -> bool {
        if self.keys.contains(key) {
            return false;
        }
        self.bytes += key.len() + 2 * size_of::<Box<[u8]>>();
        self.keys.insert(key.into())
    }
}

impl Collector {
    /// Takes words in, each with the term that the index has for it.
    pub(super) fn add(&self, words: impl Iterator<Item = (String, String)>) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        let mut kin = Vec::new();
        for (form, term) in words {
            kin.clear();
            for part in ["\0", &term, "\0", &form] {
                kin.extend_from_slice(part.as_bytes());
            }
            if gathered.insert(&kin) {
                gathered.insert(form.as_bytes());
            }
        }
    }

    /// Takes terms in that stand for a word of several parts, each with a position of its own.
    pub(super) fn add_joined(&self, terms: impl Iterator<Item = String>) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        for term in terms {
            gathered.insert(joined_key(&term).as_bytes());
        }
    }

    /// Bytes that the words take in memory, about.
    pub(super) fn bytes(&self) -> usize {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner).bytes
    }

    /// What was gathered, in order.
    fn take(&self) -> Vec<Box<[u8]>> {
        let gathered = std::mem::take(&mut *self.gathered.lock().unwrap_or_else(PoisonError::into_inner));
        let mut keys: Vec<Box<[u8]>> = gathered.keys.into_iter().collect();
        keys.sort_unstable();
        keys
    }
}

/// Stands in the file for a word of a term: no word begins with this, so that these keys come before all words.
fn kin_key(term: &str, form: &str) -> String {
    format!("\0{term}\0{form}")
}

/// Stands in the file for a term of words of several parts.
fn joined_key(term: &str) -> String {
    format!("\0\0{term}")
}

/// The files of a commit, open: whatever later commits remove, they can be read.
#[derive(Debug)]
pub(super) struct FormFiles {
    /// One reader at a time: they share a place in each file.
    files: Mutex<Vec<(String, File)>>,
}

impl FormFiles {
    /// Opens the files called `names` in `folder`.
    pub(super) fn open(folder: &Path, names: &[String]) -> io::Result<Self> {
        let open = |name: &String| match number(name) {
            Some(_) => Ok((name.clone(), File::open(folder.join(name))?)),
            None => Err(invalid(name, "is no file of words")),
        };
        Ok(Self { files: Mutex::new(names.iter().map(open).collect::<io::Result<_>>()?) })
    }

    /// Reads them, from their beginnings.
    pub(super) fn read(&self) -> io::Result<Forms> {
        let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let maps = files.iter().map(|(name, file)| read(name, file)).collect::<io::Result<_>>()?;
        Ok(Forms { maps })
    }
}

/// The words of a commit.
#[derive(Debug, Default)]
pub struct Forms {
    maps: Vec<Map<Vec<u8>>>,
}

impl Forms {
    /// Reads the files called `names` in `folder`.
    pub(super) fn read(folder: &Path, names: &[String]) -> io::Result<Self> {
        FormFiles::open(folder, names)?.read()
    }

    /// Whether `form` is one of them.
    pub fn contains(&self, form: &str) -> bool {
        self.maps.iter().any(|map| map.contains_key(form))
    }

    /// Whether a word of the corpus that has `term` may be one of several parts, each with a position of its own
    /// (`multi-agent`).
    pub fn is_joined(&self, term: &str) -> bool {
        let key = joined_key(term);
        self.maps.iter().any(|map| map.contains_key(&key))
    }

    /// The words that are stemmed and have `term` in the index.
    pub fn of_term(&self, term: &str) -> BTreeSet<String> {
        let from = kin_key(term, "");
        let mut found = BTreeSet::new();
        if term.is_empty() {
            return found;
        }
        for map in &self.maps {
            let mut stream = map.range().ge(&from).lt(format!("\0{term}\u{1}")).into_stream();
            while let Some((key, _)) = stream.next() {
                let form = key.get(from.len()..).and_then(|form| std::str::from_utf8(form).ok());
                found.extend(form.map(str::to_owned));
            }
        }
        found
    }

    /// Those that `automaton` accepts, in order.
    pub fn search<A: Automaton + Clone>(&self, automaton: &A) -> BTreeSet<String>
    where
        A::State: Clone,
    {
        let mut found = BTreeSet::new();
        for map in &self.maps {
            let mut stream = map.search(automaton.clone()).ge([1]).into_stream();
            while let Some((form, _)) = stream.next() {
                found.extend(std::str::from_utf8(form).map(str::to_owned));
            }
        }
        found
    }

    /// All of them in one map.
    fn joined(&self) -> tantivy_fst::Result<Vec<u8>> {
        let mut maps = OpBuilder::new();
        for map in &self.maps {
            maps.push(map);
        }
        let mut union = maps.union();
        let mut builder = MapBuilder::memory();
        while let Some((form, _)) = union.next() {
            builder.insert(form, 0)?;
        }
        builder.into_inner()
    }
}

/// Writes what `collector` gathered and `before`, the files of the last commit, do not have. Returns the names of the
/// files of the next commit.
pub(super) fn write(folder: &Path, before: &[String], collector: &Collector) -> io::Result<Vec<String>> {
    let mut forms = collector.take();
    if forms.is_empty() {
        return Ok(before.to_vec());
    }
    let mut known = Forms::read(folder, before)?;
    forms.retain(|form| !known.maps.iter().any(|map| map.contains_key(form)));
    if forms.is_empty() {
        return Ok(before.to_vec());
    }
    // No name comes twice: somebody may have the words of an earlier commit open.
    let taken = std::fs::read_dir(folder)?.flatten().filter_map(|entry| number(entry.file_name().to_str()?));
    let number = taken.chain(before.iter().filter_map(|name| number(name))).max().unwrap_or(0) + 1;
    let name = name(number);
    let mut builder = MapBuilder::memory();
    for form in &forms {
        builder.insert(form, 0).map_err(io::Error::other)?;
    }
    drop(forms);
    let mut body = builder.into_inner().map_err(io::Error::other)?;
    let mut names = before.to_vec();
    if names.len() + 1 >= MOST_FILES {
        known.maps.push(Map::from_bytes(body).map_err(io::Error::other)?);
        body = known.joined().map_err(io::Error::other)?;
        names.clear();
    }
    let mut file = temporary(folder)?;
    file.write_all(MAGIC)?;
    file.write_all(&xxhash_rust::xxh3::xxh3_64(&body).to_le_bytes())?;
    file.write_all(&body)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(&name)).map_err(|error| error.error)?;
    sync_folder(folder)?;
    names.push(name);
    Ok(names)
}

/// Removes files of words in `folder` that are not in `kept`.
pub(super) fn remove_others(folder: &Path, kept: &[&String]) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if let Some(name) = entry.file_name().to_str()
            && number(name).is_some()
            && !kept.iter().any(|kept| *kept == name)
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn name(number: u64) -> String {
    format!("words-{number}.forms")
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix("words-")?.strip_suffix(".forms")?.parse().ok()
}

fn invalid(name: &str, reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("`{name}` {reason}"))
}

fn read(name: &str, mut file: &File) -> io::Result<Map<Vec<u8>>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let Some((head, body)) = bytes.split_at_checked(16) else { return Err(invalid(name, "is cut short")) };
    let Some(sum) = head.strip_prefix(MAGIC) else { return Err(invalid(name, "is no file of words")) };
    if sum != xxhash_rust::xxh3::xxh3_64(body).to_le_bytes() {
        return Err(invalid(name, "does not match its checksum"));
    }
    bytes.drain(..16);
    Map::from_bytes(bytes).map_err(|error| invalid(name, &error.to_string()))
}

#[cfg(test)]
mod tests {
    use tantivy_fst::automaton::AlwaysMatch;

    use super::*;

    fn gathered(words: &[&str]) -> Collector {
        let collector = Collector::default();
        collector.add(words.iter().map(|word| ((*word).to_owned(), word[..2].to_owned())));
        collector
    }

    #[test]
    fn words_come_back_whatever_files_they_are_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut names = Vec::new();
        for number in 0..20 {
            let word = format!("word{number:02}");
            names = write(folder.path(), &names, &gathered(&["stake", &word])).unwrap();
            assert!(names.len() < MOST_FILES);
        }
        let parts = Collector::default();
        parts.add_joined(["multiag".to_owned()].into_iter());
        names = write(folder.path(), &names, &parts).unwrap();
        let forms = Forms::read(folder.path(), &names).unwrap();
        assert!(forms.is_joined("multiag") && !forms.is_joined("multia") && !forms.is_joined("st"));
        assert!(forms.of_term("multiag").is_empty());
        assert_eq!(forms.search(&AlwaysMatch).len(), 21);
        assert_eq!(forms.of_term("wo").len(), 20);
        assert_eq!(forms.of_term("st").into_iter().collect::<Vec<_>>(), ["stake"]);
        assert!(forms.of_term("s").is_empty() && forms.of_term("").is_empty());
        assert!(forms.contains("stake") && forms.contains("word00") && !forms.contains("word"));
        remove_others(folder.path(), &names.iter().collect::<Vec<_>>());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), names.len());
        assert_eq!(write(folder.path(), &names, &gathered(&["stake"])).unwrap(), names);

        // Words that somebody has open stay what they are.
        let open = FormFiles::open(folder.path(), &names).unwrap();
        for number in 0..20 {
            names = write(folder.path(), &names, &gathered(&[&format!("later{number:02}")])).unwrap();
            remove_others(folder.path(), &names.iter().collect::<Vec<_>>());
        }
        let forms = open.read().unwrap();
        assert!(forms.contains("word07") && !forms.contains("later00"));
    }

    #[test]
    fn a_damaged_file_is_known_by_its_checksum() {
        let folder = tempfile::tempdir().unwrap();
        let names = write(folder.path(), &[], &gathered(&["stake", "share"])).unwrap();
        let path = folder.path().join(&names[0]);
        let whole = std::fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            std::fs::write(&path, bytes).unwrap();
            assert!(Forms::read(folder.path(), &names).is_err(), "byte {at}");
        }
        std::fs::write(&path, &whole[..10]).unwrap();
        assert!(Forms::read(folder.path(), &names).is_err());
        assert!(Forms::read(folder.path(), &["../x.forms".to_owned()]).is_err());
    }
}
