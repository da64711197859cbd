//! The figures in the passages that answer a query, put together by what they are about.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::about::about;
use super::names::object_of_query;
use super::support::{self, fingerprint};
use crate::figures::{Bound, Figure, Hedge, Kind, read};
use crate::search::{Backend, ByteRange, Coverage, Hit, QueryEcho, SearchError, SearchRequest, Total};
use crate::text::{LineRange, Span, sentences};

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

/// Asks for the figures that answer a query.
#[derive(Debug, Clone)]
pub struct FiguresRequest {
    /// What was typed.
    pub query: String,
    /// Most passages whose figures are read, the best first.
    pub passages: usize,
    /// The kind that is wanted; `None` for all.
    pub kind: Option<Kind>,
    /// The least that a number may be; dates and years are compared by their year.
    pub min: Option<Decimal>,
    /// The most that it may be.
    pub max: Option<Decimal>,
    /// The order of the values of a group.
    pub by: By,
}

impl Default for FiguresRequest {
    fn default() -> Self {
        Self { query: String::new(), passages: 1_000, kind: None, min: None, max: None, by: By::Support }
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
    /// Figures about the same, those that the most articles name first.
    pub groups: Vec<FigureGroup>,
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
    /// The least of all values and bounds.
    pub low: Option<String>,
    /// The most of all.
    pub high: Option<String>,
    /// Articles that name any of them, copies counted once.
    pub articles: usize,
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
    /// Articles that say so, copies counted once.
    pub articles: usize,
    /// Where they say so, the best passage first.
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
    /// When it was published.
    pub date: Option<String>,
    /// Lines of the file that the sentence stands on; those of its passage where the file is not plain text.
    pub lines: LineRange,
    /// Bytes of the figure; those of its passage where the file is not plain text.
    pub bytes: ByteRange,
    /// The figure's words.
    pub as_written: String,
    /// The hedge that it has here.
    pub hedge: Option<Hedge>,
    /// The sentence.
    pub sentence: String,
    /// The article whose sentence this repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
}

/// A figure found in a passage, before it has a group.
struct Found<'a> {
    hit: &'a Hit,
    figure: Figure,
    /// The sentence's place in the passage.
    sentence: Span,
}

impl<'a> Found<'a> {
    fn sentence(&self) -> &'a str {
        self.hit.text.get(self.sentence.range()).unwrap_or_default()
    }
}

/// What a group is known by: the stem of its subject, its kind, the stem of its unit.
type GroupKey = (String, Kind, Option<String>);

/// What a value is known by: doubt alone makes no other value.
type ValueKey = (Option<Bound>, Option<Bound>, Option<Hedge>);

/// Answers `request`: searches, reads the figures of the passages found, and groups them.
///
/// Furniture of pages is passed over: it is nothing that an article says; but for the title that may stand in it.
///
/// # Errors
/// The index cannot be read. What the user typed is never an error.
pub fn figures(backend: &dyn Backend, request: &FiguresRequest) -> Result<FiguresResponse, SearchError> {
    let search = SearchRequest {
        query: request.query.clone(),
        limit: request.passages,
        per_article: 0,
        timed: false,
        ..SearchRequest::default()
    };
    let response = backend.search(&search)?;
    let found: Vec<Found<'_>> = response
        .hits
        .iter()
        .flat_map(of_hit)
        .filter(|found| is_said(found) && is_wanted(&found.figure, request))
        .collect();
    let asked = object_of_query(&request.query, found.iter().map(Found::sentence));
    let mut groups: BTreeMap<GroupKey, (String, Vec<Found<'_>>)> = BTreeMap::new();
    for found in found {
        let place = found.figure.span.relative_to(found.sentence.start);
        let subject = about(found.sentence(), place, &found.figure, asked.as_deref()).subject;
        let key = (stem(&subject), found.figure.kind, found.figure.unit.as_deref().map(stem));
        groups.entry(key).or_insert_with(|| (subject, Vec::new())).1.push(found);
    }
    let mut groups: Vec<FigureGroup> =
        groups.into_values().map(|(subject, found)| group(subject, found, request.by)).collect();
    groups.sort_by_key(|group| (Reverse(group.articles), Reverse(mentions(group))));
    Ok(FiguresResponse {
        schema: 1,
        query: response.query.clone(),
        total: response.total,
        read: response.hits.len(),
        coverage: response.coverage,
        groups,
    })
}

fn mentions(group: &FigureGroup) -> usize {
    group.values.iter().map(|value| value.mentions.len()).sum()
}

/// Nouns in singular and plural, with and without capitals, are the same.
fn stem(noun: &str) -> String {
    let lower = noun.to_lowercase();
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => lower,
    }
}

/// The figures of a passage, each in its sentence.
fn of_hit(hit: &Hit) -> Vec<Found<'_>> {
    let sentences = sentences(&hit.text);
    let mut found = Vec::new();
    for figure in read(&hit.text, hit.article.language) {
        let at = sentences.partition_point(|sentence| sentence.end <= figure.span.start);
        let Some(sentence) = sentences.get(at) else { continue };
        // A figure may run over the end of what was taken for a sentence.
        let end = sentence.end.max(figure.span.end);
        let text = hit.text.get(sentence.start..end).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        let sentence = Span::new(sentence.start + lead, sentence.start + lead + text.trim().len());
        if sentence.contains(figure.span) {
            found.push(Found { hit, figure, sentence });
        }
    }
    found
}

/// Whether the article says it: furniture of its page does not, but for the title beside a byline.
fn is_said(found: &Found<'_>) -> bool {
    found.hit.boilerplate.is_none()
        || found.hit.article.title.as_deref().is_some_and(|title| title.trim() == found.sentence().trim())
}

/// Whether the figure is of the kind asked for, and may lie between what is asked for as the least and the most.
fn is_wanted(figure: &Figure, request: &FiguresRequest) -> bool {
    let number = |bound: &Option<Bound>| match bound {
        Some(Bound::Number(number)) => Some(*number),
        Some(Bound::Date(date)) => date.get(..4).and_then(|year| year.parse().ok()),
        None => None,
    };
    let (low, high) = (number(&figure.low), number(&figure.high));
    let enough = request.min.is_none_or(|min| high.is_none_or(|high| high >= min));
    let not_too_much = request.max.is_none_or(|max| low.is_none_or(|low| low <= max));
    request.kind.is_none_or(|kind| kind == figure.kind) && enough && not_too_much
}

/// The values of what was `found` about `subject`.
fn group(subject: String, found: Vec<Found<'_>>, by: By) -> FigureGroup {
    let prints: Vec<String> = found.iter().map(|found| fingerprint(found.sentence())).collect();
    let all: Vec<(&str, &str)> =
        found.iter().zip(&prints).map(|(found, print)| (found.hit.article.id.as_str(), print.as_str())).collect();
    let articles = support::count(&all).articles;
    let bounds = || found.iter().flat_map(|found| [&found.figure.low, &found.figure.high]).flatten();
    let (low, high) = (bounds().min().map(Bound::to_string), bounds().max().map(Bound::to_string));
    let (kind, unit) = match found.first() {
        Some(first) => (first.figure.kind, first.figure.unit.as_ref().map(ToString::to_string)),
        None => (Kind::Count, None),
    };
    let mut values: BTreeMap<ValueKey, Vec<(&Found<'_>, &str)>> = BTreeMap::new();
    for (found, print) in found.iter().zip(&prints) {
        let figure = &found.figure;
        let hedge = figure.hedge.filter(|hedge| *hedge != Hedge::Reported);
        values.entry((figure.low.clone(), figure.high.clone(), hedge)).or_default().push((found, print));
    }
    let mut values: Vec<(ValueKey, FigureValue)> =
        values.into_iter().map(|(key, found)| (key, value(&found))).collect();
    let largest = |key: &ValueKey| Reverse((key.1.clone().or(key.0.clone()), key.0.clone()));
    match by {
        By::Support => {
            values.sort_by_key(|(key, value)| (Reverse(value.articles), Reverse(value.mentions.len()), largest(key)));
        }
        By::Value => values.sort_by_key(|(key, _)| largest(key)),
        By::Article => values.sort_by_key(|(key, value)| (first_article(value), largest(key))),
        By::Date => values.sort_by_key(|(key, value)| (first_date(value), largest(key))),
    }
    FigureGroup {
        subject,
        kind,
        unit,
        low,
        high,
        articles,
        values: values.into_iter().map(|(_, value)| value).collect(),
    }
}

fn first_article(value: &FigureValue) -> Option<String> {
    value.mentions.iter().map(|mention| mention.article.clone()).min()
}

/// The earliest date of an article that says so; what has no date stands last.
fn first_date(value: &FigureValue) -> (bool, Option<String>) {
    let date = value.mentions.iter().filter_map(|mention| mention.date.clone()).min();
    (date.is_none(), date)
}

/// One value with everybody who says so.
fn value(found: &[(&Found<'_>, &str)]) -> FigureValue {
    let said: Vec<(&str, &str)> = found.iter().map(|(found, print)| (found.hit.article.id.as_str(), *print)).collect();
    let support = support::count(&said);
    let mentions = found
        .iter()
        .zip(&support.copies)
        .map(|((found, _), copy)| {
            let copy_of = copy.and_then(|first| said.get(first)).map(|(article, _)| (*article).to_owned());
            Mention { copy_of, ..mention(found) }
        })
        .collect();
    let written = |bound: &Option<Bound>| bound.as_ref().map(Bound::to_string);
    let figure = &found.first().map(|(found, _)| found.figure.clone());
    let hedges = || found.iter().map(|(found, _)| found.figure.hedge);
    FigureValue {
        value: figure.as_ref().and_then(|figure| written(&figure.value)),
        low: figure.as_ref().and_then(|figure| written(&figure.low)),
        high: figure.as_ref().and_then(|figure| written(&figure.high)),
        // One article that asserts it is enough.
        hedge: if hedges().any(|hedge| hedge.is_none()) { None } else { hedges().flatten().next() },
        articles: support.articles,
        mentions,
    }
}

/// Where a figure stands.
fn mention(found: &Found<'_>) -> Mention {
    let hit = found.hit;
    // Where the passage has as many bytes in its file as in its text, its text is what the file holds.
    let plain = hit.bytes.end - hit.bytes.start == hit.text.len();
    let (bytes, lines) = if plain {
        let span = found.figure.span.shifted_right(hit.bytes.start);
        let first = hit.text.len() - hit.text.trim_start().len();
        let line_at = |at: usize| hit.lines.start + line_ends(hit.text.get(first..at).unwrap_or_default());
        let lines = LineRange { start: line_at(found.sentence.start), end: line_at(found.sentence.end) };
        (ByteRange { start: span.start, end: span.end, of: hit.bytes.of }, lines)
    } else {
        (hit.bytes, hit.lines)
    };
    Mention {
        article: hit.article.id.clone(),
        path: hit.article.path.clone(),
        title: hit.article.title.clone(),
        date: hit.article.date.clone(),
        lines: LineRange { start: lines.start.min(hit.lines.end), end: lines.end.min(hit.lines.end) },
        bytes,
        as_written: found.figure.as_written(&hit.text).to_owned(),
        hedge: found.figure.hedge,
        sentence: found.sentence().to_owned(),
        copy_of: None,
    }
}

/// Ends of lines in `text`: `\n`, `\r\n` or a lone `\r`.
fn line_ends(text: &str) -> u64 {
    let lone =
        text.bytes().zip(text.bytes().skip(1).chain([0])).filter(|pair| pair.0 == b'\r' && pair.1 != b'\n').count();
    (text.bytes().filter(|byte| *byte == b'\n').count() + lone) as u64
}
