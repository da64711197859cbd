//! Answers as JSON: one object, or one object a line.

use std::io::{self, Write};

use serde::Serialize;

use crate::search::{Coverage, Hit, QueryEcho, SearchResponse, Total};

/// Writes any answer as one line of JSON.
///
/// # Errors
/// Writing failed.
pub fn write_json(answer: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")
}

/// Writes each of `items` as a line of JSON, then the answer that they belong to as a last line, where the field `name` is
/// their number instead.
///
/// # Errors
/// Writing failed.
pub(super) fn write_items(
    name: &str,
    items: &[impl Serialize],
    answer: &impl Serialize,
    out: &mut dyn Write,
) -> io::Result<()> {
    for item in items {
        write_json(item, out)?;
    }
    let mut summary = serde_json::to_value(answer)?;
    if let Some(field) = summary.get_mut(name) {
        *field = items.len().into();
    }
    write_json(&summary, out)
}

#[derive(Serialize)]
struct Named<'a, T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    query_id: Option<&'a str>,
    #[serde(flatten)]
    answer: T,
}

#[derive(Serialize)]
struct Summary<'a> {
    schema: u32,
    query: &'a QueryEcho,
    total: &'a Total,
    coverage: &'a Coverage,
    hits: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    took_ms: Option<f64>,
}

/// Writes the whole answer to one of many searches as one line of JSON; `query_id` tells which.
///
/// # Errors
/// Writing failed.
pub fn write_named_json(query_id: Option<&str>, response: &SearchResponse, out: &mut dyn Write) -> io::Result<()> {
    write_json(&Named { query_id, answer: response }, out)
}

/// Writes a hit a line, then the rest of the answer as a last line, where `hits` is their number.
///
/// # Errors
/// Writing failed.
pub fn write_json_lines(query_id: Option<&str>, response: &SearchResponse, out: &mut dyn Write) -> io::Result<()> {
    for hit in &response.hits {
        let hit: &Hit = hit;
        write_json(&Named { query_id, answer: hit }, out)?;
    }
    let summary = Summary {
        schema: response.schema,
        query: &response.query,
        total: &response.total,
        coverage: &response.coverage,
        hits: response.hits.len(),
        took_ms: response.took_ms,
    };
    write_json(&Named { query_id, answer: summary }, out)
}
