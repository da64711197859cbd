//! Search results for people.

use std::io::{self, Write};

use crate::search::SearchResponse;

/// Writes the hits of `response`.
///
/// # Errors
/// Writing failed.
pub fn write_text(response: &SearchResponse, out: &mut dyn Write) -> io::Result<()> {
    for hit in &response.hits {
        writeln!(
            out,
            "{}. {}  {}:{}",
            hit.rank,
            hit.article.title.as_deref().unwrap_or(&hit.article.id),
            hit.article.path,
            hit.lines.start
        )?;
        for segment in &hit.snippet.segments {
            if segment.is_match { write!(out, "[{}]", segment.text)? } else { write!(out, "{}", segment.text)? }
        }
        writeln!(out)?;
    }
    Ok(())
}
