//! Records may ask for the same id: the first of them, by path and line, gets it.
//!
//! In memory: seven bytes for each id that a record asked for in this update. What files have that
//! were not read is looked up in the index.

use std::collections::BTreeSet;

use tantivy::Term;

use super::file_key;
use super::key_set::KeySet;
use crate::article::ArticleId;
use crate::index::{Index, OpenError, StoredArticle};
use crate::text::hashed::{ByHash, Hashes};

/// Ids of one file that are kept where they are found fastest; more are kept where they take little. Tests have few.
const MOST_LOOSE: usize = if cfg!(test) { 3 } else { 500_000 };

/// Who has which id.
pub(super) struct Ids<'a> {
    /// The index as it was before the update, where records in it have ids of their own.
    index: Option<&'a Index>,
    /// What ids of files begin with, by root.
    names: Vec<String>,
    /// Ids of all files of the corpus: no record may take one.
    files: Hashes,
    /// Files that are left as they are, by key: their places in the listing.
    kept: ByHash<usize>,
    /// Ids of records in files that were read before.
    earlier: KeySet,
    /// Ids of records in the file that is being read.
    current: KeySet,
    /// Those of them that were asked for last.
    last: Hashes,
    /// Files left as they are that lost an id to one before them: they have to be read again.
    pub(super) displaced: BTreeSet<usize>,
}

/// What a record may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What it asked for.
    Granted,
    /// Another record of the same file has it, or the file itself.
    TakenHere,
    /// Another file, or a record of one, has it.
    TakenElsewhere,
}

impl<'a> Ids<'a> {
    pub(super) fn new(index: Option<&'a Index>, names: Vec<String>, files: Hashes, kept: ByHash<usize>) -> Self {
        Self {
            index,
            names,
            files,
            kept,
            earlier: KeySet::default(),
            current: KeySet::default(),
            last: Hashes::default(),
            displaced: BTreeSet::new(),
        }
    }

    /// From here on, records are those of the next file.
    pub(super) fn next_file(&mut self) {
        let current = std::mem::take(&mut self.current);
        if self.earlier.is_empty() {
            self.earlier = current;
        } else {
            current.iter().for_each(|key| self.earlier.insert(key));
        }
        for key in std::mem::take(&mut self.last) {
            self.earlier.insert(key);
        }
    }

    /// The file with this key is read after all, with what the files before it took from it in view.
    pub(super) fn no_longer_kept(&mut self, key: u64) {
        if let Some(place) = self.kept.remove(&key) {
            // Read once more, it would find its own ids taken.
            self.displaced.remove(&place);
        }
    }

    /// The file that was being read is to be read again: its records have no ids yet.
    pub(super) fn forget_current(&mut self) {
        self.current = KeySet::default();
        self.last.clear();
    }

    /// Whether a record of `file`, at `place` of the listing, may have the id it asks for.
    pub(super) fn ask(&mut self, id: &ArticleId, file: &str, place: usize) -> Result<Verdict, OpenError> {
        if let Some(owner) = self.reserved_by(id.as_str()) {
            return Ok(if owner == file { Verdict::TakenHere } else { Verdict::TakenElsewhere });
        }
        let key = id.key();
        if self.last.contains(&key) || self.current.contains(key) {
            return Ok(Verdict::TakenHere);
        }
        if self.earlier.contains(key) {
            return Ok(Verdict::TakenElsewhere);
        }
        if let Some(owner) = self.kept_owner(id)? {
            if owner < place {
                return Ok(Verdict::TakenElsewhere);
            }
            self.displaced.insert(owner);
        }
        self.last.insert(key);
        if self.last.len() >= MOST_LOOSE {
            self.last.drain().for_each(|key| self.current.insert(key));
        }
        Ok(Verdict::Granted)
    }

    /// The file that `id` is the name of, or of whose records it may be the name.
    pub(super) fn reserved_by<'b>(&self, id: &'b str) -> Option<&'b str> {
        let is_file = |name: &str| self.files.contains(&xxhash_rust::xxh3::xxh3_64(name.as_bytes()));
        if is_file(id) {
            return Some(id);
        }
        let (name, line) = id.rsplit_once(':')?;
        let is_line = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        (is_line && is_file(name)).then_some(name)
    }

    /// The file left as it is, by its place in the listing, that has an article called `id`.
    pub(super) fn kept_owner(&self, id: &ArticleId) -> Result<Option<usize>, OpenError> {
        let Some(index) = self.index else { return Ok(None) };
        Ok(index.article(id)?.and_then(|article| self.kept_place(&article)))
    }

    fn kept_place(&self, article: &StoredArticle) -> Option<usize> {
        let name = self.names.get(article.root as usize)?;
        let id = format!("{name}{}", article.file);
        self.kept.get(&file_key(article.root, &id)).copied()
    }

    /// Files left as they are whose records have ids that a new file called `file` reserves.
    pub(super) fn dispossessed(&self, file: &str) -> Result<Vec<usize>, OpenError> {
        let Some(index) = self.index else { return Ok(Vec::new()) };
        let mut owners: Vec<usize> = self.kept_owner(&ArticleId::from_escaped(file))?.into_iter().collect();
        let from = format!("{file}:");
        let to = format!("{file};");
        let field = index.fields().article_id;
        let ids = index.guarded(|| {
            let mut ids = Vec::new();
            for segment in index.searcher().segment_readers() {
                let inverted = segment.inverted_index(field)?;
                let mut stream = inverted.terms().range().ge(&from).lt(&to).into_stream()?;
                while stream.advance() {
                    ids.push(Term::from_field_text(field, &String::from_utf8_lossy(stream.key())));
                }
            }
            Ok(ids)
        })?;
        for term in ids {
            let found = index.guarded(|| index.alive_addresses(&term, 1))?;
            for address in found {
                let article = index.article_at(address)?;
                owners.extend(self.kept_place(&article));
            }
        }
        Ok(owners)
    }
}
