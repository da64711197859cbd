//! Shows a passage with its neighbours, or a whole article.

use super::list::entry;
use super::{ByteRange, LocalBackend, QueryEcho, SearchError, ShowRequest, ShowResponse, ShownPassage};
use crate::article::ArticleId;
use crate::highlight::{Matcher, Snippet};
use crate::passage::PassageId;
use crate::text::Span;

/// What `request` asks to see.
pub(super) fn show(backend: &LocalBackend, request: &ShowRequest) -> Result<ShowResponse, SearchError> {
    let index = &backend.index;
    let unknown = || SearchError::NoSuchArticle { asked: request.target.clone(), nearest: Vec::new() };
    let (id, asked) = match request.target.parse::<PassageId>() {
        Ok(id) => (id.article, Some(id.ordinal)),
        Err(_) => (ArticleId::new(&request.target), None),
    };
    let article = index.article(&id)?.ok_or_else(unknown)?;
    if let Some(asked) = asked.filter(|asked| *asked > article.passages) {
        return Err(SearchError::NoSuchPassage {
            article: id.to_string(),
            passages: article.passages,
            asked: u64::from(asked),
        });
    }
    let mut passages = index.passages(&id)?;
    let whole = passages.len();
    if let (Some(asked), Some(neighbours)) = (asked, request.neighbours) {
        passages.retain(|passage| u64::from(passage.ordinal.abs_diff(asked)) <= neighbours as u64);
    }
    let lit = request.query.as_deref().map(|text| {
        let (parsed, query) = backend.read_query(text);
        let echo = QueryEcho { text: text.to_owned(), read_as: parsed.to_string(), notes: parsed.notes };
        (Matcher::new(&query, index.analyzer()), echo)
    });
    let shown: Vec<_> = passages
        .into_iter()
        .map(|passage| {
            let highlights = match &lit {
                Some((matcher, _)) => {
                    let matches = matcher.matches(&passage.text, passage.language);
                    matches.iter().map(|found| found.span).collect()
                }
                None => Vec::new(),
            };
            let window = Snippet { span: Span::new(0, passage.text.len()), highlights };
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
