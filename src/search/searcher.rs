//! Answers searches from an index on this machine.

use super::response::{
    ByteRange, Coverage, Hit, HitArticle, HitSnippet, QueryEcho, SearchResponse, SnippetBytes, Total,
};
use super::{Backend, SearchRequest};
use crate::highlight::{Matcher, SnippetOptions, snippet};
use crate::index::{Index, OpenError};
use crate::{query, retrieve};

/// Why a search failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The index cannot be read.
    #[error(transparent)]
    Index(#[from] OpenError),
}

/// An index on this machine.
pub struct LocalBackend {
    index: Index,
}

impl LocalBackend {
    /// Answers from `index`.
    pub fn new(index: Index) -> Self {
        Self { index }
    }
}

impl Backend for LocalBackend {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError> {
        let manifest = self.index.manifest();
        let parsed = query::parse(&request.query);
        let languages: Vec<_> = manifest.languages.keys().copied().collect();
        let query = query::analyze(&parsed, self.index.analyzer(), &languages);
        let candidates = retrieve::candidates(&query, &self.index, request.limit.max(1))?;
        let matcher = Matcher::new(&query, self.index.analyzer());
        let options = SnippetOptions { max_chars: request.snippet_chars };
        let mut hits = Vec::new();
        for candidate in &candidates {
            let passage = self.index.passage(candidate.address)?;
            let Some(article) = self.index.article(&passage.article)? else { continue };
            let shown = snippet(&matcher, &passage.text, passage.language, &options);
            hits.push(Hit {
                rank: hits.len() + 1,
                score: f64::from(candidate.score),
                id: format!("{}#{}", passage.article, passage.ordinal),
                article: HitArticle {
                    id: article.id.to_string(),
                    path: article.file.clone(),
                    title: article.metadata.title,
                    author: article.metadata.author,
                    date: article.metadata.published.map(|published| published.date),
                    source: article.metadata.source,
                    url: article.metadata.url,
                    language: article.metadata.language,
                },
                headings: passage.headings,
                lines: passage.lines,
                bytes: ByteRange { start: passage.bytes.start, end: passage.bytes.end, of: passage.bytes_of },
                boilerplate: passage.boilerplate,
                snippet: HitSnippet {
                    bytes: SnippetBytes {
                        start: passage.bytes.start + shown.span.start,
                        end: passage.bytes.start + shown.span.end,
                    },
                    segments: shown.segments(&passage.text),
                },
                text: passage.text,
                more_in_article: 0,
            });
        }
        Ok(SearchResponse {
            schema: 1,
            query: QueryEcho { text: request.query.clone(), read_as: parsed.to_string(), notes: parsed.notes },
            total: Total { passages: hits.len() as u64, articles: 0 },
            coverage: Coverage {
                articles: manifest.articles,
                passages: manifest.passages,
                skipped: manifest.skipped,
                fresh: false,
            },
            hits,
            took_ms: None,
        })
    }
}
