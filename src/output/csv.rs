//! Results as a table: CSV with a row of names.

use std::io::{self, Write};

use crate::search::{ByteRange, SearchResponse};
use crate::text::LineRange;

/// Names of the columns that [`place_cells`] fills.
pub(super) const PLACE: [&str; 7] = ["article", "path", "line_start", "line_end", "byte_start", "byte_end", "bytes_of"];

/// Where something stands, a cell for each name of [`PLACE`].
pub(super) fn place_cells(article: &str, path: &str, lines: LineRange, bytes: ByteRange) -> [String; PLACE.len()] {
    [
        article.to_owned(),
        path.to_owned(),
        lines.start.to_string(),
        lines.end.to_string(),
        bytes.start.to_string(),
        bytes.end.to_string(),
        super::bytes_of_name(bytes.of).to_owned(),
    ]
}

/// A cell for what need not be known: empty where it is not.
pub(super) fn known(fact: &Option<String>) -> String {
    fact.clone().unwrap_or_default()
}

/// Writes a row for each hit.
///
/// # Errors
/// Writing failed.
pub fn write_csv(response: &SearchResponse, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let facts =
        ["title", "author", "date", "source", "url", "language", "headings", "snippet", "text", "more_in_article"];
    table.write_record(["rank", "score", "id"].into_iter().chain(PLACE).chain(facts))?;
    for hit in &response.hits {
        let article = &hit.article;
        let snippet: String = hit.snippet.segments.iter().map(|segment| segment.text.as_str()).collect();
        let first = [hit.rank.to_string(), hit.score.to_string(), hit.id.clone()];
        let facts = [
            known(&article.title),
            known(&article.author),
            known(&article.date),
            known(&article.source),
            known(&article.url),
            article.language.map(|language| language.to_string()).unwrap_or_default(),
            hit.headings.join(" > "),
            snippet,
            hit.text.clone(),
            hit.more_in_article.to_string(),
        ];
        let place = place_cells(&article.id, &article.path, hit.lines, hit.bytes);
        table.write_record(first.into_iter().chain(place).chain(facts))?;
    }
    table.flush()
}
