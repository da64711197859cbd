//! Answers searches from an index on this machine.

use std::cell::Cell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tantivy::DocAddress;

use super::cited::{lit_bytes, shown};
use super::path::ShownPaths;
use super::response::{ByteRange, Coverage, Hit, HitArticle, QueryEcho, SearchResponse, Total};
use super::{
    ArticlesRequest, ArticlesResponse, Backend, RankedPassage, SearchError, SearchRequest, ShowRequest, ShowResponse,
    StatusRequest, StatusResponse,
};
use crate::highlight::{SnippetOptions, snippet_of};
use crate::index::{Index, OpenError, StoredArticle, StoredPassage};
use crate::matching::{Matcher, merge};
use crate::query::{self, Day, ParsedQuery, Query, Setting};
use crate::rank::{self, Page};
use crate::retrieve::{self, Totals};
use crate::together;

/// Hits, and passages of the index, from which on another thread is woken to read and light some of them.
const WORTH_HELP: (usize, u64) = if cfg!(test) { (2, 2) } else { (4, 100_000) };

/// Passages that are read at most for all that is told beside the hits.
const MOST_READ_FOR_NOTES: u64 = 10_000;

/// An index on this machine.
pub struct LocalBackend {
    pub(super) index: Index,
    pub(super) current_dir: PathBuf,
    pub(super) fresh: bool,
    pub(super) freshness: Option<String>,
    today: Option<Today>,
}

/// Tells which day it is.
type Today = Box<dyn Fn() -> Day + Send + Sync>;

impl LocalBackend {
    /// Answers from `index`; paths are told as seen from the current folder.
    pub fn new(index: Index) -> Self {
        let current_dir = std::env::current_dir().unwrap_or_default();
        Self { index, current_dir, fresh: false, freshness: None, today: None }
    }

    /// Tells paths as seen from `folder`.
    pub fn with_current_dir(self, folder: impl Into<PathBuf>) -> Self {
        Self { current_dir: folder.into(), ..self }
    }

    /// Says in answers whether the index is known to agree with the files, and if not, why.
    pub fn with_freshness(self, fresh: bool, why: Option<String>) -> Self {
        Self { fresh, freshness: why, ..self }
    }

    /// Says which day `yesterday` in a query counts from, where a query asks for such a day; where it is not known,
    /// such dates are passed over.
    pub fn with_today(self, today: impl Fn() -> Day + Send + Sync + 'static) -> Self {
        Self { today: Some(Box::new(today)), ..self }
    }

    /// The index that answers.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// `text` as it is understood.
    pub(super) fn read_query(&self, text: &str) -> (ParsedQuery, Query) {
        let mut parsed = query::parse(text);
        // What day it is, is not asked for nothing: reading the time zone takes a while.
        let relative = query::undated(&parsed);
        let today = self.today.as_ref().filter(|_| !relative.is_empty()).map(|today| today());
        if today.is_none() {
            parsed.notes.extend(relative);
        }
        let languages: Vec<_> = self.index.manifest().languages.keys().copied().collect();
        let setting = Setting { analyzer: self.index.analyzer(), languages: &languages, today };
        let (query, notes) = query::analyze_noted(&parsed, &setting);
        parsed.notes.extend(notes);
        (parsed, query)
    }

    fn hit(
        passage: StoredPassage,
        article: &StoredArticle,
        paths: &ShownPaths<'_>,
        matcher: &Matcher,
        options: &SnippetOptions,
    ) -> Hit {
        let seen = passage.view(article);
        let (lit, elsewhere) = matcher.lit_and_elsewhere(&seen);
        let snippet = shown(&passage, &snippet_of(matcher, &seen, &lit, options));
        let highlights = merge(&passage.text, &lit).iter().map(|found| lit_bytes(&passage, found.span)).collect();
        let metadata = &article.metadata;
        Hit {
            rank: 0,
            score: 0.0,
            id: format!("{}#{}", passage.article, passage.ordinal),
            article: HitArticle {
                id: article.id.to_string(),
                path: paths.of(article),
                title: metadata.title.clone(),
                author: metadata.author.clone(),
                date: metadata.published.as_ref().map(|published| published.date.clone()),
                source: metadata.source.clone(),
                url: metadata.url.clone(),
                language: metadata.language,
            },
            lines: passage.lines,
            bytes: ByteRange { start: passage.bytes.start, end: passage.bytes.end, of: passage.bytes_of },
            boilerplate: passage.boilerplate,
            matched_only_in: if lit.is_empty() { elsewhere } else { Vec::new() },
            highlights,
            snippet,
            headings: passage.headings,
            text: passage.text,
            offsets: passage.offsets,
            more_in_article: 0,
        }
    }
}

impl Backend for LocalBackend {
    fn search(&self, request: &SearchRequest) -> Result<SearchResponse, SearchError> {
        let began = Instant::now();
        let index = &self.index;
        let manifest = index.manifest();
        let (parsed, mut query) = self.read_query(&request.query);
        let cut = retrieve::expand(&mut query, index, request.max_expansions)?;
        let selected = retrieve::select(&query, index, request.max_read)?;
        let page = Page { offset: request.offset, limit: request.limit, per_article: request.per_article };
        let ranked = rank::page(&query, index, &selected, &page, &request.rank_options())?;
        let shown = |article: &DocAddress| ranked.shown.get(article).copied().unwrap_or(0);
        let mut on_page: Vec<DocAddress> = ranked.hits.iter().map(|candidate| candidate.article).collect();
        on_page.sort_unstable();
        on_page.dedup();
        let totals = if request.count {
            retrieve::count(&query, index, &selected, &on_page)?
        } else {
            let in_articles = on_page.iter().map(shown).collect();
            Totals { passages: ranked.shown.values().sum(), articles: ranked.shown.len() as u64, in_articles }
        };
        let more: HashMap<DocAddress, u64> = on_page
            .iter()
            .zip(&totals.in_articles)
            .map(|(article, total)| (*article, total.saturating_sub(shown(article))))
            .collect();

        let rarity = retrieve::rarity(&query, index)?;
        let mut notes = parsed.notes.clone();
        // Of an index without articles there is nothing to say about words.
        if manifest.articles > 0 {
            let left = Cell::new(request.max_read.min(MOST_READ_FOR_NOTES));
            let answered = super::notes::Answered {
                text: &request.query,
                noted: &parsed.notes,
                query: &query,
                rarity: &rarity,
                is_nothing_found: totals.passages == 0 && !selected.is_cut,
                index,
                count: &|query| {
                    let selected = retrieve::select_to_count(query, index, left.get())?;
                    left.set(left.get().saturating_sub(selected.read));
                    if selected.is_cut {
                        return Ok(None);
                    }
                    Ok(Some(retrieve::count(query, index, &selected, &[])?.passages))
                },
            };
            // An answer without a suggestion is better than none.
            notes.extend(super::notes::notes(&answered).unwrap_or_default());
            notes.extend(super::unknown_dates::unknown_dates(&query, index, request.max_read)?);
            notes.extend(super::notes::limits(&request.query, &cut, selected.is_cut.then_some(request.max_read)));
        }

        let matcher = Matcher::new(&query, index.analyzer()).with_weights(&rarity);
        let options = SnippetOptions { max_chars: request.snippet_chars, fragments: request.snippet_fragments };
        let paths = ShownPaths::new(manifest, &self.current_dir);
        let articles: Mutex<HashMap<DocAddress, Arc<StoredArticle>>> = Mutex::default();
        let is_worth = ranked.hits.len() >= WORTH_HELP.0 && manifest.passages >= WORTH_HELP.1;
        let hits = together::pieces(ranked.hits.len(), is_worth, |place| {
            let candidate = &ranked.hits[place];
            let (passage, beside) = index.passage_and_article(candidate.address)?;
            let known = || articles.lock().unwrap_or_else(PoisonError::into_inner);
            let seen = known().get(&candidate.article).cloned();
            let article = match (beside, seen) {
                (Some(article), _) => Arc::new(article),
                (None, Some(article)) => article,
                (None, None) => Arc::new(index.article_at(candidate.article)?),
            };
            known().insert(candidate.article, Arc::clone(&article));
            if (&passage.article, passage.ordinal) != (&article.id, candidate.ordinal) {
                let found = format!("`{}#{}` is not where it should be", passage.article, passage.ordinal);
                return Err(OpenError::Damaged { path: index.path().to_owned(), source: found.into() }.into());
            }
            Ok::<_, SearchError>(Hit {
                rank: request.offset + place + 1,
                score: candidate.score,
                more_in_article: more.get(&candidate.article).copied().unwrap_or(0),
                ..Self::hit(passage, &article, &paths, &matcher, &options)
            })
        });
        let hits = hits.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(SearchResponse {
            schema: 1,
            query: QueryEcho { text: request.query.clone(), read_as: parsed.to_string(), notes },
            total: Total { passages: totals.passages, articles: totals.articles },
            coverage: Coverage {
                articles: manifest.articles,
                passages: manifest.passages,
                skipped: manifest.skipped,
                fresh: self.fresh,
            },
            hits,
            took_ms: request.timed.then(|| (began.elapsed().as_secs_f64() * 1e6).round() / 1e3),
        })
    }

    fn ranked(&self, request: &SearchRequest) -> Result<Vec<RankedPassage>, SearchError> {
        super::ranked::ranked(self, request)
    }

    fn show(&self, request: &ShowRequest) -> Result<ShowResponse, SearchError> {
        super::show::show(self, request)
    }

    fn articles(&self, request: &ArticlesRequest) -> Result<ArticlesResponse, SearchError> {
        super::list::articles(self, request)
    }

    fn status(&self, request: &StatusRequest) -> Result<StatusResponse, SearchError> {
        super::report::status(self, request)
    }
}
