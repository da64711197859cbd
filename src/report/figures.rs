//! The figures in the passages that answer a query, put together by what they are about.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use serde::Serialize;

use super::asked::Asked;
use super::chosen::Chosen;
use super::found::{Found, of_hit};
use super::group::{groups, told};
use super::lines::Files;
use super::standing::Standing;
use crate::article::Language;
use crate::figures::{Bound, Figure, Hedge, Kind};
use crate::query::parse;
use crate::search::{Backend, ByteRange, Coverage, Hit, QueryEcho, SearchError, SearchRequest, Total};
use crate::text::LineRange;

/// In which order the values of a group stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// Those that the most articles say first.
    #[default]
    Support,
    /// The largest first.
    Value,
    /// By the ids of the articles that say them.
    Article,
    /// The earliest published first, those without a date last.
    Date,
}

/// The least or the most that a figure may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// How much.
    pub value: Decimal,
    /// Of which kind and unit the figure must be; `None` where the number alone counts.
    pub of: Option<(Kind, Option<String>)>,
}

impl Limit {
    /// Whether `figure` is of the kind and the unit that it is for.
    fn is_for(&self, figure: &Figure) -> bool {
        let same = |one: &str, other: &str| one.trim_end_matches('s').eq_ignore_ascii_case(other.trim_end_matches('s'));
        self.of.as_ref().is_none_or(|(kind, unit)| {
            let unit = unit.as_deref();
            *kind == figure.kind && unit.is_none_or(|unit| figure.unit.as_deref().is_some_and(|of| same(unit, of)))
        })
    }
}

/// Asks for the figures that answer a query.
#[derive(Debug, Clone)]
pub struct FiguresRequest {
    /// What is searched for, and how passages are ranked; its limit is the most passages whose figures are read, the best
    /// first. All passages of an article are read, whatever it says about that.
    /// Conditions in its query choose figures, too: `amount:>4.5bn` takes none that is less.
    pub search: SearchRequest,
    /// Most groups of the answer; 0 for all.
    pub limit: usize,
    /// The kind that is wanted; `None` for all.
    pub kind: Option<Kind>,
    /// The least that a number may be; dates and years are compared by their year.
    pub min: Option<Limit>,
    /// The most that it may be.
    pub max: Option<Limit>,
    /// The order of the values of a group, and of the groups where it is not [`By::Support`].
    pub by: By,
}

impl Default for FiguresRequest {
    fn default() -> Self {
        let search = SearchRequest { limit: 1_000, ..SearchRequest::default() };
        Self { search, limit: 0, kind: None, min: None, max: None, by: By::Support }
    }
}

/// The figures that answer a query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FiguresResponse {
    /// Version of this form.
    pub schema: u32,
    /// What was asked, and how it was read.
    pub query: QueryEcho,
    /// How many passages and articles answer.
    pub total: Total,
    /// How many of these passages were read, the best first.
    pub read: usize,
    /// What was searched.
    pub coverage: Coverage,
    /// Figures about the same, those that the most articles name first; years and dates behind what is counted and paid, and
    /// last the figures of which nothing tells what they are about.
    pub groups: Vec<FigureGroup>,
    /// Groups that [`FiguresRequest::limit`] leaves out.
    pub more_groups: usize,
    /// Set where no figure of the passages is of the kind and the unit of a [`Limit`].
    #[serde(skip)]
    pub is_unit_unknown: bool,
}

/// Figures of one kind and unit about the same thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureGroup {
    /// What they are about, told from the words around them.
    pub subject: String,
    /// Their kind.
    pub kind: Kind,
    /// Their unit.
    pub unit: Option<String>,
    /// The least of all values and bounds that are asserted.
    pub low: Option<String>,
    /// The most of all.
    pub high: Option<String>,
    /// Articles that assert any of them, copies counted once.
    pub articles: usize,
    /// Set where no word tells what they are about, so that they need not be about the same.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unsorted: bool,
    /// The values.
    pub values: Vec<FigureValue>,
}

/// One value, and who says so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureValue {
    /// The value as plain decimal digits or an ISO 8601 date; null for a range.
    pub value: Option<String>,
    /// The least it can be; null where open.
    pub low: Option<String>,
    /// The most it can be; null where open.
    pub high: Option<String>,
    /// How exact it is said to be; `reported` where nobody asserts it.
    pub hedge: Option<Hedge>,
    /// Articles that assert it, copies counted once; 0 where it is only denied or supposed.
    pub articles: usize,
    /// Where it stands: the best passage first, or as [`FiguresRequest::by`] says.
    pub mentions: Vec<Mention>,
}

/// A figure in a sentence of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// The article's id.
    pub article: String,
    /// Its file, as one would open it from the current folder.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// When it was published.
    pub date: Option<String>,
    /// Lines of the file that the sentence stands on; those of its passage where only these are known.
    pub lines: LineRange,
    /// Bytes of the figure; those of its passage where only these are known.
    pub bytes: ByteRange,
    /// The figure's words.
    pub as_written: String,
    /// The hedge that it has here.
    pub hedge: Option<Hedge>,
    /// Set where the sentence does not assert the figure: it is no support then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_asserted: Option<Standing>,
    /// The sentence.
    pub sentence: String,
    /// The article whose sentence this repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
}

/// Answers `request`: searches, reads the figures of the passages found, and groups them.
///
/// Where articles tell of a price for what the search is about, that is looked for in all their passages, whichever of them the
/// words of the search find: so what was paid does not depend on how it was asked for.
///
/// Furniture of pages is passed over: it is nothing that an article says; but for the title that may stand in it.
///
/// # Errors
/// The index cannot be read. What the user typed is never an error.
pub fn figures(backend: &dyn Backend, request: &FiguresRequest) -> Result<FiguresResponse, SearchError> {
    let response = backend.search(&SearchRequest { per_article: 0, timed: false, ..request.search.clone() })?;
    let mut files = Files::default();
    let mut found = said(&response.hits, &mut files);
    let mut asked = Asked::of(&request.search.query, texts(&response.hits));
    if found.iter().any(|found| is_deal_of(found, &asked)) {
        asked = asked.bought();
    }
    let more = match asked.deal_query().filter(|_| parse(&request.search.query).is_of_words()) {
        Some(query) => {
            backend.search(&SearchRequest { query, per_article: 0, timed: false, ..request.search.clone() })?.hits
        }
        None => Vec::new(),
    };
    if !more.is_empty() {
        asked = asked.with_articles(texts(&more));
        let passages: BTreeSet<&str> = response.hits.iter().map(|hit| hit.id.as_str()).collect();
        let articles: BTreeSet<&str> = response.hits.iter().map(|hit| hit.article.id.as_str()).collect();
        let is_new = |hit: &Hit| !passages.contains(hit.id.as_str()) && articles.contains(hit.article.id.as_str());
        let new = said(&more, &mut files).into_iter();
        found.extend(new.filter(|found| is_new(found.hit) && is_deal_of(found, &asked)));
    }
    let limits = || [&request.min, &request.max].into_iter().flatten();
    let is_unit_unknown = limits().any(|limit| !found.iter().any(|found| limit.is_for(&found.figure)));
    let mut languages: Vec<Language> = response.hits.iter().filter_map(|hit| hit.article.language).collect();
    languages.sort_unstable();
    languages.dedup();
    let chosen = Chosen::of(&request.search.query, &languages);
    let mut groups = groups(found, &asked, request.by, &|found| {
        is_wanted(&found.figure, request) && chosen.takes(&found.figure, found.hit.article.language)
    });
    let limit = if request.limit == 0 { groups.len() } else { request.limit };
    let more_groups = groups.len().saturating_sub(limit);
    groups.truncate(limit);
    Ok(FiguresResponse {
        schema: 1,
        query: response.query.clone(),
        total: response.total,
        read: response.hits.len(),
        coverage: response.coverage,
        groups,
        more_groups,
        is_unit_unknown,
    })
}

/// The figures of `hits` that their articles say.
fn said<'a>(hits: &'a [Hit], files: &mut Files) -> Vec<Found<'a>> {
    hits.iter().flat_map(|hit| of_hit(hit, files)).filter(Found::is_said).collect()
}

/// The texts of `hits`, each with the id of its article.
fn texts(hits: &[Hit]) -> impl Iterator<Item = (&str, &str)> + Clone {
    hits.iter().map(|hit| (hit.article.id.as_str(), hit.text.as_str()))
}

/// Whether `found` tells what was paid for what the search is about.
fn is_deal_of(found: &Found<'_>, asked: &Asked) -> bool {
    let about = told(std::slice::from_ref(found), asked).pop();
    about.is_some_and(|about| about.is_deal && about.object.is_some() && about.object == asked.object)
}

/// Whether the figure is of the kind asked for, and may lie between what is asked for as the least and the most.
fn is_wanted(figure: &Figure, request: &FiguresRequest) -> bool {
    let number = |bound: &Option<Bound>| match bound {
        Some(Bound::Number(number)) => Some(*number),
        Some(Bound::Date(date)) => date.get(..4).and_then(|year| year.parse().ok()),
        None => None,
    };
    let (low, high) = (number(&figure.low), number(&figure.high));
    let reaches = |limit: &Limit| limit.is_for(figure) && high.is_none_or(|high| high >= limit.value);
    let stays = |limit: &Limit| limit.is_for(figure) && low.is_none_or(|low| low <= limit.value);
    let enough = request.min.as_ref().is_none_or(reaches);
    let not_too_much = request.max.as_ref().is_none_or(stays);
    request.kind.is_none_or(|kind| kind == figure.kind) && enough && not_too_much
}
