//! What an index holds, told by the index itself.

use std::path::Path;
use std::time::SystemTime;

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
        changed: committed(index.path())
            .and_then(|time| jiff::Timestamp::try_from(time).ok())
            .map(|time| format!("{time:.0}")),
        fresh: backend.fresh,
        freshness: backend.freshness.clone(),
        format: manifest.format,
        analyzer: manifest.analyzer.clone(),
        tool: manifest.tool.clone(),
        skipped_list: request.skipped.then(|| index.skipped()).transpose()?,
    })
}

/// When the index in `folder` was last committed to, by the engine's list of segments in its generation.
fn committed(folder: &Path) -> Option<SystemTime> {
    let generations = std::fs::read_dir(folder).ok()?.flatten();
    generations.filter_map(|generation| generation.path().join("meta.json").metadata().ok()?.modified().ok()).max()
}
