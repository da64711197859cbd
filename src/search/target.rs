//! What a typed target means: an article, one of its passages, or a line of its file.

use std::ops::ControlFlow;
use std::path::Path;

use super::path::files_meant;
use super::{LocalBackend, SearchError};
use crate::article::{ArticleId, Format};
use crate::index::{Index, OpenError, StoredArticle};
use crate::passage::PassageId;

/// Articles among which the nearest id is looked for.
const MOST_COMPARED: usize = 100_000;
/// Ids named of those that are near.
const MOST_NAMED: usize = 3;
/// How alike a typed target and an id must be to be named.
const LIKENESS: f64 = 0.4;
/// Bytes of a typed target from which on it resembles nothing.
const LONGEST_COMPARED: usize = 300;

/// What a target means.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) article: StoredArticle,
    pub(super) place: Place,
}

/// Which part of an article is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Whole,
    Passage(u32),
    Line(u64),
}

/// What `typed` means: an article's id, a passage's, a path, or a path with a line.
pub(super) fn resolve(backend: &LocalBackend, typed: &str) -> Result<Target, SearchError> {
    let index = &backend.index;
    if let Some(article) = by_id(index, typed)? {
        return Ok(Target { article, place: Place::Whole });
    }
    if let Ok(id) = typed.parse::<PassageId>()
        && let Some(article) = by_id(index, id.article.as_str())?
    {
        return Ok(Target { article, place: Place::Passage(id.ordinal) });
    }
    if let Some(target) = by_path(backend, typed, None)? {
        return Ok(target);
    }
    if let Some((path, line)) = typed.rsplit_once(':')
        && let Ok(line) = line.parse::<u64>()
    {
        if let Some(target) = by_path(backend, path, Some(line))? {
            return Ok(target);
        }
        if let Some(article) = by_id(index, path)? {
            let place = if article.line.is_some() { Place::Whole } else { Place::Line(line) };
            return Ok(Target { article, place });
        }
    }
    Err(SearchError::NoSuchArticle { asked: typed.to_owned(), nearest: nearest(index, typed)? })
}

fn by_id(index: &Index, typed: &str) -> Result<Option<StoredArticle>, OpenError> {
    if typed.is_empty() {
        return Ok(None);
    }
    index.article(&ArticleId::from_escaped(typed))
}

fn by_path(backend: &LocalBackend, path: &str, line: Option<u64>) -> Result<Option<Target>, SearchError> {
    if path.is_empty() {
        return Ok(None);
    }
    let index = &backend.index;
    for (root, file) in files_meant(Path::new(path), index.manifest(), &backend.current_dir) {
        // The file of one article gives it its id, which with several roots begins with the root's name.
        let lone = index.article(&ArticleId::from_escaped(&file))?.filter(|found| is_of(found, root, &file));
        let articles = match lone {
            Some(article) if article.line.is_none() => vec![article],
            _ => index.articles_in(root, &file)?,
        };
        let chosen = match (articles.as_slice(), line) {
            ([], _) => continue,
            ([first, ..], Some(line)) if first.format == Format::JsonLines => {
                match articles.iter().find(|article| article.line == Some(line)) {
                    Some(article) => article,
                    None => {
                        let lines = articles.iter().filter_map(|article| article.line);
                        let nearest = lines.min_by_key(|found| (found.abs_diff(line), *found));
                        return Err(SearchError::NoSuchRecord { path: path.to_owned(), asked: line, nearest });
                    }
                }
            }
            ([only], _) => only,
            (several, Some(line)) => {
                // A record goes on up to the next one's line.
                let before = |article: &&StoredArticle| article.line.is_some_and(|start| start <= line);
                match several.iter().filter(before).max_by_key(|article| article.line) {
                    Some(article) => article,
                    None => continue,
                }
            }
            (several, None) => {
                let ids = several.iter().take(MOST_NAMED).map(|article| article.id.to_string()).collect();
                return Err(SearchError::SeveralArticles { path: path.to_owned(), count: several.len(), ids });
            }
        };
        let place = match line {
            Some(line) if chosen.line.is_none() => Place::Line(line),
            _ => Place::Whole,
        };
        return Ok(Some(Target { article: chosen.clone(), place }));
    }
    Ok(None)
}

fn is_of(article: &StoredArticle, root: u32, file: &str) -> bool {
    article.root == root && article.file == file
}

/// The ids most like `typed`, best first.
fn nearest(index: &Index, typed: &str) -> Result<Vec<String>, OpenError> {
    if typed.len() > LONGEST_COMPARED {
        return Ok(Vec::new());
    }
    let stem = typed.split(['#', ':']).next().unwrap_or(typed).to_lowercase();
    let name = stem.rsplit('/').next().unwrap_or(&stem);
    let mut near: Vec<(f64, String)> = Vec::new();
    let mut compared = 0;
    index.each_article_id(None, &mut |id, _| {
        if id.len() <= LONGEST_COMPARED {
            let lower = id.to_lowercase();
            let last = lower.rsplit('/').next().unwrap_or(&lower);
            let bare = last.split('.').next().unwrap_or(last);
            let likeness = [(stem.as_str(), lower.as_str()), (name, last), (name, bare)]
                .into_iter()
                .map(|(a, b)| strsim::normalized_damerau_levenshtein(a, b))
                .fold(0.0, f64::max);
            if likeness >= LIKENESS {
                near.push((likeness, id.to_owned()));
                near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
                near.truncate(MOST_NAMED);
            }
        }
        compared += 1;
        if compared < MOST_COMPARED { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(near.into_iter().map(|(_, id)| id).collect())
}
