//! What an index holds, told by the index itself.

use std::path::Path;
use std::time::SystemTime;

use super::{LocalBackend, SearchError, StatusRequest, StatusResponse};

/// What the index of `backend` holds.
pub(super) fn status(backend: &LocalBackend, _request: &StatusRequest) -> Result<StatusResponse, SearchError> {
    let manifest = backend.index.manifest();
    let files = files_below(backend.index.path());
    let changed = files.iter().filter_map(|(_, time)| *time).max();
    Ok(StatusResponse {
        schema: 1,
        index: backend.index.path().display().to_string(),
        roots: manifest.roots.iter().map(|root| root.display().to_string()).collect(),
        articles: manifest.articles,
        passages: manifest.passages,
        skipped: manifest.skipped,
        languages: manifest.languages.clone(),
        size: files.iter().map(|(size, _)| size).sum(),
        changed: changed.and_then(|time| jiff::Timestamp::try_from(time).ok()).map(|time| format!("{time:.0}")),
        fresh: backend.fresh,
        freshness: backend.freshness.clone(),
        format: manifest.format,
        analyzer: manifest.analyzer.clone(),
        tool: manifest.tool.clone(),
        skipped_list: None,
    })
}

/// Size and time of the last change of each file below `folder`; what cannot be looked at is left out.
fn files_below(folder: &Path) -> Vec<(u64, Option<SystemTime>)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .filter(|metadata| metadata.is_file())
        .map(|metadata| (metadata.len(), metadata.modified().ok()))
        .collect()
}
