//! What was measured, as tables.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::amounts::{grouped, size};
use super::escape;
use crate::bench::BenchReport;

/// A table: its heading, the names of its columns, its rows.
struct Table {
    heading: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

/// Writes tables for a terminal.
///
/// # Errors
/// Writing failed.
pub fn write_bench(report: &BenchReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", about(report))?;
    for Table { heading, columns, rows } in tables(report) {
        let widths: Vec<usize> = (0..columns.len())
            .map(|at| rows.iter().map(|row| row[at].width()).chain([columns[at].width()]).max().unwrap_or(0))
            .collect();
        let line = |cells: &[&str]| {
            let padded = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
                let blanks = " ".repeat(width - cell.width());
                if at == 0 { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
            });
            padded.collect::<Vec<_>>().join("  ")
        };
        writeln!(out, "\n{heading}\n  {}", line(&columns).trim_end())?;
        for row in &rows {
            let row: Vec<&str> = row.iter().map(String::as_str).collect();
            writeln!(out, "  {}", line(&row).trim_end())?;
        }
    }
    Ok(())
}

/// Writes tables in Markdown.
///
/// # Errors
/// Writing failed.
pub fn write_bench_markdown(report: &BenchReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", about(report))?;
    for Table { heading, columns, rows } in tables(report) {
        writeln!(out, "\n**{heading}**\n\n| {} |", columns.join(" | "))?;
        writeln!(out, "|---|{}", "---:|".repeat(columns.len() - 1))?;
        for row in rows {
            writeln!(out, "| {} |", row.join(" | "))?;
        }
    }
    Ok(())
}

/// What was measured on what, in one line.
fn about(report: &BenchReport) -> String {
    let machine = &report.machine;
    let mut parts = vec![format!("pullquote {}", report.version)];
    parts.extend(report.commit.as_ref().map(|commit| format!("commit {commit}")));
    parts.push(format!("{} on {}", machine.system, machine.architecture));
    parts.extend(machine.processor.clone());
    parts.push(format!("{} threads", machine.threads));
    parts.extend(machine.memory_bytes.map(|bytes| format!("{} of memory", size(bytes))));
    escape::line(&parts.join(", ")).into_owned()
}

fn tables(report: &BenchReport) -> Vec<Table> {
    let corpus = &report.corpus;
    let row = |name: &str, value: String| vec![name.to_owned(), value];
    let mut rows = vec![
        row("articles", grouped(corpus.articles)),
        row("passages", grouped(corpus.passages)),
        row("text", size(corpus.text_bytes)),
    ];
    rows.extend(corpus.seed.map(|seed| row("made from seed", seed.to_string())));
    let mut tables = vec![Table { heading: "Corpus", columns: vec!["what", "amount"], rows }];
    if let Some(indexing) = &report.indexing {
        let mut rows = vec![
            row("seconds", format!("{:.1}", indexing.seconds)),
            row("MB of text a second", format!("{:.1}", indexing.megabytes_per_second)),
            row("passages a second", grouped(indexing.passages_per_second as u64)),
        ];
        rows.extend(indexing.memory_bytes.map(|bytes| row("most memory", size(bytes))));
        tables.push(Table { heading: "Indexing", columns: vec!["what", "amount"], rows });
    }
    let text = corpus.text_bytes as f64;
    let share = |bytes: u64| if text > 0.0 { format!("{:.3}", bytes as f64 / text) } else { "–".to_owned() };
    let part = |name: &str, bytes: u64| vec![name.to_owned(), size(bytes), share(bytes)];
    let mut rows: Vec<_> = report.disk.parts.iter().map(|disk| part(&disk.name, disk.bytes)).collect();
    rows.push(part("all", report.disk.bytes));
    tables.push(Table { heading: "Index on disk", columns: vec!["part", "size", "of the text"], rows });
    let times =
        |times: &crate::bench::Times| [times.p50_ms, times.p95_ms, times.p99_ms].map(|time| format!("{time:.2}"));
    let rows = report.processes.iter().map(|process| {
        let mut row = vec![process.name.to_owned(), process.runs.to_string()];
        row.extend(times(&process.times));
        row
    });
    let columns = vec!["whole process", "runs", "p50 ms", "p95 ms", "p99 ms"];
    tables.push(Table { heading: "From the command line", columns, rows: rows.collect() });
    let rows = report.searches.iter().map(|search| {
        let mut row = vec![search.name.to_owned(), search.queries.to_string(), search.found.to_string()];
        row.extend(times(&search.times));
        row
    });
    let columns = vec!["query", "queries", "found", "p50 ms", "p95 ms", "p99 ms"];
    tables.push(Table {
        heading: "In an open index, ten hits with snippets and counts",
        columns,
        rows: rows.collect(),
    });
    let rows = report
        .throughput
        .iter()
        .map(|figures| vec![figures.threads.to_string(), grouped(figures.queries_per_second.round() as u64)]);
    let columns = vec!["threads", "queries a second"];
    let mut rows: Vec<_> = rows.collect();
    if let Some(bytes) = report.memory_bytes {
        rows.push(row("most memory", size(bytes)));
    }
    tables.push(Table { heading: "Many queries at once", columns, rows });
    tables
}
