//! What an index holds, told by the index itself.

use super::{LocalBackend, SearchError, StatusRequest, StatusResponse};

/// What the index of `backend` holds.
pub(super) fn status(backend: &LocalBackend, request: &StatusRequest) -> Result<StatusResponse, SearchError> {
    let index = &backend.index;
    let manifest = index.manifest();
    Ok(StatusResponse {
        schema: 1,
        index: index.path().display().to_string(),
        roots: manifest.roots.iter().map(|root| root.display().to_string()).collect(),
        articles: manifest.articles,
        passages: manifest.passages,
        skipped: manifest.skipped,
        languages: manifest.languages.clone(),
        size: index.disk_bytes(),
        changed: manifest
            .committed
            .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
            .map(|time| time.to_string()),
        fresh: backend.fresh,
        freshness: backend.freshness.clone(),
        format: manifest.format,
        analyzer: manifest.analyzer.clone(),
        tool: manifest.tool.clone(),
        skipped_list: request.skipped.then(|| index.skipped()).transpose()?,
    })
}
