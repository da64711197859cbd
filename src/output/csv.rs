//! Results as a table: CSV with a row of names.

use std::io::{self, Write};

use crate::search::SearchResponse;

/// Writes a row for each hit.
///
/// # Errors
/// Writing failed.
pub fn write_csv(response: &SearchResponse, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "rank",
        "score",
        "id",
        "article",
        "path",
        "line_start",
        "line_end",
        "byte_start",
        "byte_end",
        "bytes_of",
        "title",
        "author",
        "date",
        "source",
        "url",
        "language",
        "headings",
        "snippet",
        "text",
        "more_in_article",
    ])?;
    for hit in &response.hits {
        let article = &hit.article;
        let known = |value: &Option<String>| value.clone().unwrap_or_default();
        let snippet: String = hit.snippet.segments.iter().map(|segment| segment.text.as_str()).collect();
        table.write_record([
            hit.rank.to_string(),
            hit.score.to_string(),
            hit.id.clone(),
            article.id.clone(),
            article.path.clone(),
            hit.lines.start.to_string(),
            hit.lines.end.to_string(),
            hit.bytes.start.to_string(),
            hit.bytes.end.to_string(),
            super::bytes_of_name(hit.bytes.of).to_owned(),
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
        ])?;
    }
    table.flush()
}
