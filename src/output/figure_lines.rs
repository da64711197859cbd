//! The figures of a text, one JSON line each.

use std::io::{self, Write};

use serde::Serialize;

use super::json;
use crate::figures::{Bound, Figure};

/// A figure as `figures --read` prints it.
#[derive(Serialize)]
struct FigureLine<'a> {
    line: u64,
    start: usize,
    end: usize,
    as_written: &'a str,
    kind: &'static str,
    unit: Option<&'a str>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    hedge: Option<&'static str>,
}

/// Writes a JSON line for `figure`, which was read from `text`, line `line` of a file counted from 1. Its bytes count in
/// that line.
///
/// # Errors
/// Writing failed.
pub fn write_figure_line(line: u64, text: &str, figure: &Figure, out: &mut dyn Write) -> io::Result<()> {
    let written = |bound: &Option<Bound>| bound.as_ref().map(Bound::to_string);
    let shown = FigureLine {
        line,
        start: figure.span.start,
        end: figure.span.end,
        as_written: figure.as_written(text),
        kind: figure.kind.name(),
        unit: figure.unit.as_deref(),
        value: written(&figure.value),
        low: written(&figure.low),
        high: written(&figure.high),
        hedge: figure.hedge.map(|hedge| hedge.name()),
    };
    json::write_json(&shown, out)
}
