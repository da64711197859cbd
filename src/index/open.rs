//! An index on disk, open for reading.

use std::path::{Path, PathBuf};

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

use super::schema::{TOKENIZER, schema};
use super::tokenizer::PullquoteTokenizer;
use super::{Fields, Manifest, OpenError, StoredArticle, StoredPassage};
use crate::analysis::Analyzer;
use crate::article::ArticleId;

/// An index, open for reading: one commit of it, however long it stays open.
pub struct Index {
    path: PathBuf,
    fields: Fields,
    searcher: Searcher,
    manifest: Manifest,
    analyzer: Analyzer,
}

impl Index {
    /// Opens the last commit of the index in `path`.
    ///
    /// # Errors
    /// There is no index, it is damaged, or of another format.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let damaged =
            |source: tantivy::TantivyError| OpenError::Damaged { path: path.to_owned(), source: source.into() };
        let (_, fields) = schema();
        let current = path.join("current");
        if !current.join("meta.json").exists() {
            return Err(OpenError::NotFound { path: path.to_owned() });
        }
        let index = tantivy::Index::open_in_dir(&current).map_err(damaged)?;
        let analyzer = Analyzer::default();
        index.tokenizers().register(TOKENIZER, PullquoteTokenizer::new(analyzer.clone()));
        let searcher = index.reader().map_err(damaged)?.searcher();
        let payload = index.load_metas().map_err(damaged)?.payload.unwrap_or_default();
        let manifest = serde_json::from_str(&payload)
            .map_err(|source| OpenError::Damaged { path: path.to_owned(), source: source.into() })?;
        Ok(Self { path: path.to_owned(), fields, searcher, manifest, analyzer })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its fields, for lowering queries.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The engine's view of the commit.
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// The analyzer it was made with.
    pub fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// The passage at `address`.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn passage(&self, address: DocAddress) -> Result<StoredPassage, OpenError> {
        self.stored(address, self.fields.passage)
    }

    /// The article called `id`; `None` where there is none.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn article(&self, id: &ArticleId) -> Result<Option<StoredArticle>, OpenError> {
        let term = Term::from_field_text(self.fields.article_id, id.as_str());
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found = self.searcher.search(&query, &DocSetCollector).map_err(|error| self.damaged(error))?;
        found.into_iter().next().map(|address| self.stored(address, self.fields.article)).transpose()
    }

    /// The passages of the article called `id`, in order; none where there is no such article.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn passages(&self, id: &ArticleId) -> Result<Vec<StoredPassage>, OpenError> {
        let query = TermQuery::new(Term::from_field_u64(self.fields.article_key, id.key()), IndexRecordOption::Basic);
        let found = self.searcher.search(&query, &DocSetCollector).map_err(|error| self.damaged(error))?;
        let mut passages = found.into_iter().map(|address| self.passage(address)).collect::<Result<Vec<_>, _>>()?;
        passages.retain(|passage| passage.article == *id);
        passages.sort_by_key(|passage| passage.ordinal);
        Ok(passages)
    }

    fn stored<T: serde::de::DeserializeOwned>(
        &self,
        address: DocAddress,
        field: tantivy::schema::Field,
    ) -> Result<T, OpenError> {
        let document: TantivyDocument = self.searcher.doc(address).map_err(|error| self.damaged(error))?;
        let bytes = document.get_first(field).and_then(|value| value.as_bytes()).unwrap_or_default();
        postcard::from_bytes(bytes)
            .map_err(|source| OpenError::Damaged { path: self.path.clone(), source: source.into() })
    }

    fn damaged(&self, source: tantivy::TantivyError) -> OpenError {
        OpenError::Damaged { path: self.path.clone(), source: source.into() }
    }
}
