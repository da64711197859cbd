//! A small corpus and its index, for tests.

use std::collections::HashMap;
use std::path::PathBuf;

use tempfile::TempDir;

use super::{LocalBackend, SearchRequest};
use crate::index::{Corpus, Index, Silent, StoredPassage, UpdateOptions, update};
use crate::passage::SplitOptions;

pub(crate) struct World {
    folder: TempDir,
    split: SplitOptions,
}

impl World {
    pub(crate) fn new() -> Self {
        let world = Self { folder: TempDir::new().unwrap(), split: SplitOptions::default() };
        std::fs::create_dir(world.corpus()).unwrap();
        world
    }

    /// Passages as small as paragraphs of so many words.
    pub(crate) fn with_passages_of(self, words: usize) -> Self {
        Self { split: SplitOptions { min_words: 1, max_words: words }, ..self }
    }

    pub(crate) fn corpus(&self) -> PathBuf {
        // The index keeps paths without links in them.
        self.folder.path().canonicalize().unwrap().join("corpus")
    }

    pub(crate) fn file(self, name: &str, content: &str) -> Self {
        self.write(name, content);
        self
    }

    pub(crate) fn write(&self, name: &str, content: &str) {
        let path = self.corpus().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn remove(&self, name: &str) {
        std::fs::remove_file(self.corpus().join(name)).unwrap();
    }

    /// Brings the index up to date and opens it.
    pub(crate) fn index(&self) -> Index {
        let path = self.folder.path().join("index");
        let corpus = Corpus { roots: vec![self.corpus()], ..Corpus::default() };
        let options = UpdateOptions { split: self.split.clone(), ..UpdateOptions::default() };
        update(&path, &corpus, &options, &Silent).unwrap();
        Index::open(&path).unwrap()
    }

    pub(crate) fn backend(&self) -> LocalBackend {
        LocalBackend::new(self.index()).with_current_dir(self.folder.path().canonicalize().unwrap())
    }
}

/// Asks for `query` without timing.
pub(crate) fn asking(query: &str) -> SearchRequest {
    SearchRequest { query: query.to_owned(), timed: false, ..SearchRequest::default() }
}

/// All passages of `index` with their terms, by passage id.
pub(crate) fn all_passages(index: &Index) -> Vec<(StoredPassage, HashMap<String, u32>)> {
    let mut all = Vec::new();
    for article in index.articles().unwrap() {
        for passage in index.passages(&article.id).unwrap() {
            let mut terms = HashMap::new();
            let title = article.metadata.title.iter();
            for text in title.chain(&passage.headings).chain([&passage.text]) {
                index.analyzer().analyze(text, passage.language, &mut |token| {
                    *terms.entry(token.term.to_owned()).or_default() += 1;
                });
            }
            all.push((passage, terms));
        }
    }
    all
}
