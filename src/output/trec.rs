//! Results as a TREC run: `query Q0 passage rank score tag`.

use std::io::{self, Write};

use crate::eval::{Falling, column, write_line};
use crate::search::SearchResponse;

/// Writes a line for each hit. Printed scores strictly fall, so that every tool sees the order shown.
///
/// # Errors
/// Writing failed.
pub fn write_trec(query_id: &str, response: &SearchResponse, tag: &str, out: &mut dyn Write) -> io::Result<()> {
    let query_id = column(query_id);
    let tag = column(tag);
    let mut falling = Falling::default();
    for hit in &response.hits {
        write_line(out, &query_id, &column(&hit.id), hit.rank, falling.next(hit.score), &tag)?;
    }
    Ok(())
}
