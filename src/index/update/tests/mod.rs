//! Updates, seen from outside.

mod afresh;
mod changed;
mod damaged;
mod folders;
mod ids;
mod refreshed;
mod shared;
mod stopped;
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::*;
use crate::article::ArticleId;
use crate::index::{Freshness, Refresh, Silent, Stale, check, refresh};

/// A corpus and an index in a temporary folder.
pub(crate) struct Bench {
    folder: tempfile::TempDir,
    pub(crate) options: UpdateOptions,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("corpus")).unwrap();
        let options = UpdateOptions { threads: 2, wait: Duration::ZERO, ..UpdateOptions::default() };
        Self { folder, options }
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("corpus")
    }

    pub(crate) fn index_path(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    pub(crate) fn corpus(&self) -> Corpus {
        Corpus { roots: vec![self.root()], ..Corpus::default() }
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> &Self {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn remove(&self, name: &str) -> &Self {
        fs::remove_file(self.root().join(name)).unwrap();
        self
    }

    pub(crate) fn update(&self) -> UpdateReport {
        update(&self.index_path(), &self.corpus(), &self.options, &Silent).unwrap()
    }

    pub(crate) fn open(&self) -> Index {
        Index::open(&self.index_path()).unwrap()
    }

    fn refresh(&self, mode: Refresh) -> Result<crate::index::Refreshed, UpdateError> {
        refresh(&self.index_path(), &self.corpus(), mode, &self.options, &Silent)
    }
}

/// Everything that can be read from an index: articles with their passages.
fn contents(index: &Index) -> BTreeMap<String, Vec<String>> {
    let mut contents = BTreeMap::new();
    let mut before: Option<ArticleId> = None;
    for article in index.articles().unwrap() {
        assert!(before.as_ref() < Some(&article.id), "articles come in order of ids");
        let passages = index.passages(&article.id).unwrap();
        assert_eq!(passages.len(), article.passages as usize);
        assert_eq!(index.article(&article.id).unwrap().as_ref(), Some(&article));
        contents.insert(article.id.to_string(), passages.into_iter().map(|passage| passage.text).collect());
        before = Some(article.id);
    }
    contents
}

fn ids(index: &Index) -> Vec<String> {
    contents(index).into_keys().collect()
}

/// A line of JSON Lines.
fn record(id: &str, text: &str) -> String {
    format!("{{\"_id\":\"{id}\",\"text\":\"{text}\"}}\n")
}
