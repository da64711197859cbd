//! The list of what is indexed.

use super::path::shown_path;
use super::{ArticleEntry, ArticlesRequest, ArticlesResponse, LocalBackend, SearchError};
use crate::article::ArticleId;
use crate::index::StoredArticle;

/// What the index of `backend` holds, in order of ids.
pub(super) fn articles(backend: &LocalBackend, request: &ArticlesRequest) -> Result<ArticlesResponse, SearchError> {
    let index = &backend.index;
    let mut ids = std::collections::BTreeSet::new();
    for segment in index.searcher().segment_readers() {
        let terms = segment.inverted_index(index.fields().article_id).map_err(|error| backend.damaged(error))?;
        let dictionary = terms.terms();
        let range = match &request.after {
            Some(after) => dictionary.range().gt(after.as_bytes()),
            None => dictionary.range(),
        };
        let mut stream = range.into_stream().map_err(|error| backend.damaged(error))?;
        while stream.advance() {
            ids.insert(String::from_utf8_lossy(stream.key()).into_owned());
        }
    }
    let mut response =
        ArticlesResponse { schema: 1, total: index.manifest().articles, articles: Vec::new(), next: None };
    for id in ids {
        if request.limit > 0 && response.articles.len() == request.limit {
            response.next = response.articles.last().map(|article: &ArticleEntry| article.id.clone());
            break;
        }
        if let Some(article) = index.article(&ArticleId::new(&id))? {
            response.articles.push(entry(&article, backend));
        }
    }
    Ok(response)
}

/// `article` as answers describe it.
pub(super) fn entry(article: &StoredArticle, backend: &LocalBackend) -> ArticleEntry {
    let metadata = article.metadata.clone();
    let (date, date_precision) = match metadata.published {
        Some(published) => (Some(published.date), Some(published.precision)),
        None => (None, None),
    };
    ArticleEntry {
        id: article.id.to_string(),
        path: shown_path(article, backend.index.manifest(), &backend.current_dir),
        line: article.line,
        title: metadata.title,
        author: metadata.author,
        date,
        date_precision,
        source: metadata.source,
        url: metadata.url,
        language: metadata.language,
        format: article.format,
        encoding: article.encoding.clone(),
        bytes_of: article.bytes_of,
        passages: article.passages,
    }
}
