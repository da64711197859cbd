//! Paths of the files that answer, one a line.

use std::collections::HashSet;
use std::io::{self, Write};

use super::escape;
use crate::search::SearchResponse;

/// Writes each file once, in order of its best hit.
///
/// # Errors
/// Writing failed.
pub fn write_paths(response: &SearchResponse, out: &mut dyn Write) -> io::Result<()> {
    let mut seen = HashSet::new();
    for hit in &response.hits {
        if seen.insert(hit.article.path.as_str()) {
            writeln!(out, "{}", escape::line(&hit.article.path))?;
        }
    }
    Ok(())
}
