//! Corpora read and indexed through the library, for tests that look at articles and passages rather than at output.

use std::path::{Path, PathBuf};

use pullquote::article::{Article, ReadAll, ReadOptions, Skipped, WalkOptions, read_all, walk};
use pullquote::index::{Corpus, Index, Silent, UpdateOptions, update};
use pullquote::passage::{Passage, SplitOptions, split};
use pullquote::search::{Backend, LocalBackend, SearchRequest, SearchResponse};

/// The folder `name` of this package.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What one file of a corpus gave.
pub(crate) struct ReadFile {
    pub(crate) id: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) read: Result<ReadAll, Skipped>,
}

fn options() -> WalkOptions {
    WalkOptions { exclude: vec!["README.md".to_owned()], ..WalkOptions::default() }
}

/// Every file below `root` but `README.md`, read.
pub(crate) fn read_folder(root: &Path) -> Vec<ReadFile> {
    let found = walk(root, &options()).unwrap();
    let read = |file| read_all(file, &ReadOptions::default());
    found
        .files
        .iter()
        .map(|file| ReadFile { id: file.id.clone(), bytes: std::fs::read(&file.path).unwrap(), read: read(file) })
        .collect()
}

/// Every article below `root`, with the bytes of its file.
pub(crate) fn articles(root: &Path) -> Vec<(Article, Vec<u8>)> {
    let mut articles = Vec::new();
    for file in read_folder(root) {
        let read = file.read.unwrap_or_else(|skipped| panic!("{} was skipped: {}", skipped.path, skipped.reason));
        assert_eq!(read.skipped, [], "{}", file.id);
        articles.extend(read.articles.into_iter().map(|article| (article, file.bytes.clone())));
    }
    articles
}

/// The passages of `article`, as they are indexed by default.
pub(crate) fn passages(article: &Article) -> Vec<Passage> {
    split(article, &SplitOptions::default())
}

/// Panics unless the passages of `article` stand in order, without gap and overlap, from its first byte to its last.
#[track_caller]
pub(crate) fn assert_tiled(article: &Article) {
    let (mut text, mut bytes) = (0, None);
    for passage in passages(article) {
        assert_eq!(passage.span.start, text, "{}#{}", article.id, passage.ordinal);
        assert!(bytes.is_none_or(|end| end == passage.bytes.start), "{}#{}", article.id, passage.ordinal);
        (text, bytes) = (passage.span.end, Some(passage.bytes.end));
    }
    assert_eq!(text, article.text.len(), "{}", article.id);
}

/// A corpus in an index of its own.
pub(crate) struct Library {
    pub(crate) backend: LocalBackend,
    _index: tempfile::TempDir,
}

impl Library {
    /// Indexes `root`, without its `README.md`.
    pub(crate) fn of(root: &Path) -> Self {
        let index = tempfile::tempdir().unwrap();
        let corpus = Corpus { roots: vec![root.to_owned()], walk: options(), ..Corpus::default() };
        update(index.path(), &corpus, &UpdateOptions::default(), &Silent).unwrap();
        Self { backend: LocalBackend::new(Index::open(index.path()).unwrap()), _index: index }
    }

    /// The best `limit` passages for `query`, as many of one article as there are.
    pub(crate) fn passages(&self, query: &str, limit: usize) -> SearchResponse {
        self.search(SearchRequest { query: query.to_owned(), limit, per_article: 0, ..SearchRequest::default() })
    }

    /// The best passage of each of the best `limit` articles for `query`.
    pub(crate) fn articles(&self, query: &str, limit: usize) -> SearchResponse {
        self.search(SearchRequest { query: query.to_owned(), limit, per_article: 1, ..SearchRequest::default() })
    }

    fn search(&self, request: SearchRequest) -> SearchResponse {
        self.backend.search(&request).unwrap()
    }
}

/// `text` with every run of blanks as one blank.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
