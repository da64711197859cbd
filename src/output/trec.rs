//! Results as a TREC run: `query Q0 passage rank score tag`.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::search::SearchResponse;

/// Scores are printed in millionths.
const UNIT: f64 = 1e6;

/// Writes a line for each hit. Printed scores strictly fall, so that every tool sees the order shown.
///
/// # Errors
/// Writing failed.
pub fn write_trec(query_id: &str, response: &SearchResponse, tag: &str, out: &mut dyn Write) -> io::Result<()> {
    let query_id = column(query_id);
    let tag = column(tag);
    let mut before: Option<i64> = None;
    for hit in &response.hits {
        let rounded = if hit.score.is_finite() { (hit.score * UNIT).round().clamp(-1e15, 1e15) as i64 } else { 0 };
        let score = before.map_or(rounded, |before| rounded.min(before - 1));
        before = Some(score);
        let sign = if score < 0 { "-" } else { "" };
        let (whole, part) = (score.unsigned_abs() / 1_000_000, score.unsigned_abs() % 1_000_000);
        writeln!(out, "{query_id} Q0 {} {} {sign}{whole}.{part:06} {tag}", column(&hit.id), hit.rank)?;
    }
    Ok(())
}

/// `text` as one column: columns of a run are separated by blanks, so a blank in one would shift the rest.
pub fn column(text: &str) -> String {
    if text.is_empty() {
        return "_".to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}
