//! Shows a passage with its neighbours, or a whole article.

use super::list::entry;
use super::target::{Place, Target, resolve};
use super::{ByteRange, LocalBackend, QueryEcho, SearchError, SearchRequest, ShowRequest, ShowResponse, ShownPassage};
use crate::highlight::Snippet;
use crate::index::StoredPassage;
use crate::matching::Matcher;
use crate::query::Note;
use crate::retrieve;

/// What `request` asks to see.
pub(super) fn show(backend: &LocalBackend, request: &ShowRequest) -> Result<ShowResponse, SearchError> {
    let index = &backend.index;
    let Target { article, place } = resolve(backend, &request.target)?;
    let mut passages = index.passages(&article.id)?;
    let asked = match place {
        Place::Whole => None,
        Place::Passage(number) if number > article.passages => {
            return Err(SearchError::NoSuchPassage {
                article: article.id.to_string(),
                passages: article.passages,
                asked: number,
            });
        }
        Place::Passage(number) => Some(number),
        Place::Line(line) => match at_line(&passages, line) {
            Some(number) => Some(number),
            None => {
                let last = passages.last().map_or(0, |passage| passage.lines.end);
                return Err(SearchError::NoSuchLine { article: article.id.to_string(), last, asked: line });
            }
        },
    };
    let whole = passages.len();
    if let (Some(asked), Some(neighbours)) = (asked, request.neighbours) {
        passages.retain(|passage| u64::from(passage.ordinal.abs_diff(asked)) <= neighbours as u64);
    }
    let lit = match request.query.as_deref() {
        Some(text) => {
            let (parsed, mut query) = backend.read_query(text);
            let cut = retrieve::expand(&mut query, index, SearchRequest::default().max_expansions)?;
            let mut notes = parsed.notes.clone();
            // How many words are searched can be set of a search alone.
            let limits = super::notes::limits(text, &cut, None).into_iter();
            notes.extend(limits.map(|note| Note { hint: None, ..note }));
            let echo = QueryEcho { text: text.to_owned(), read_as: parsed.to_string(), notes };
            Some((Matcher::new(&query, index.analyzer()), echo))
        }
        None => None,
    };
    let shown: Vec<_> = passages
        .into_iter()
        .map(|passage| {
            let matches = match &lit {
                Some((matcher, _)) => matcher.matches(&passage.view(&article)),
                None => Vec::new(),
            };
            let window = Snippet::whole(&passage.text, &matches);
            ShownPassage {
                id: format!("{}#{}", passage.article, passage.ordinal),
                ordinal: passage.ordinal,
                lines: passage.lines,
                bytes: ByteRange { start: passage.bytes.start, end: passage.bytes.end, of: passage.bytes_of },
                boilerplate: passage.boilerplate,
                segments: window.segments(&passage.text),
                headings: passage.headings,
            }
        })
        .collect();
    Ok(ShowResponse {
        schema: 1,
        query: lit.map(|(_, echo)| echo),
        article: entry(&article, backend),
        asked,
        whole: shown.len() == whole,
        passages: shown,
    })
}

/// The number of the passage that holds `line`; of a line between two passages, the one before it.
fn at_line(passages: &[StoredPassage], line: u64) -> Option<u32> {
    let last = passages.last()?;
    if line == 0 || line > last.lines.end {
        return None;
    }
    let holding = passages.iter().find(|passage| (passage.lines.start..=passage.lines.end).contains(&line));
    let before = || passages.iter().rev().find(|passage| passage.lines.start <= line);
    holding.or_else(before).or(passages.first()).map(|passage| passage.ordinal)
}
