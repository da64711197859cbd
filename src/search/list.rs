//! The list of what is indexed.

use super::path::ShownPaths;
use super::{ArticleEntry, ArticlesRequest, ArticlesResponse, LocalBackend, SearchError};
use crate::index::StoredArticle;

/// What the index of `backend` holds, in order of ids.
pub(super) fn articles(backend: &LocalBackend, request: &ArticlesRequest) -> Result<ArticlesResponse, SearchError> {
    let index = &backend.index;
    let most = if request.limit > 0 { request.limit } else { usize::MAX };
    let mut articles: Vec<ArticleEntry> = Vec::new();
    let more =
        index.each_article(request.after.as_deref(), most, &mut |article| articles.push(entry(&article, backend)))?;
    let next = articles.last().filter(|_| more).map(|article| article.id.clone());
    Ok(ArticlesResponse { schema: 1, total: index.manifest().articles, articles, next })
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
        path: ShownPaths::new(backend.index.manifest(), &backend.current_dir).of(article),
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
