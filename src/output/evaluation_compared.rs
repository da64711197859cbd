//! Two runs compared, as a table, as JSON, as CSV.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::amounts::count;
use super::evaluation::rounded;
use super::style::{Role, Style};
use super::{escape, write_json};
use crate::eval::{Changed, Compared, Comparison};

/// Writes a row for each measure.
///
/// # Errors
/// Writing failed.
pub fn write_comparison(comparison: &Comparison, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let (a, b) = (escape::line(&comparison.a), escape::line(&comparison.b));
    let title = style.paint(Role::Title, &format!("A = {a}, B = {b}"));
    writeln!(out, "{title}: {}\n", count(comparison.queries as u64, "judged topic", "judged topics"))?;
    let width = comparison.measures.iter().map(|it| it.measure.width()).max().unwrap_or(0).max(7);
    let names = format!(
        "{:<width$}  {:>6}  {:>6}  {:>7}  {:^18}  {:>5}  {:>5}  {:>5}  {:>8}  {:>8}",
        "measure", "A", "B", "B - A", "95% interval", "B won", "A won", "alike", "p random", "p t-test"
    );
    writeln!(out, "{}", style.paint(Role::Faint, &names))?;
    for it in &comparison.measures {
        let interval = it.t.map_or_else(String::new, |t| format!("{:+.4} to {:+.4}", t.interval.0, t.interval.1));
        let row = format!(
            "{:<width$}  {:.4}  {:.4}  {:>+7.4}  {interval:>18}  {:>5}  {:>5}  {:>5}  {:>8.4}  {:>8}",
            it.measure,
            it.a,
            it.b,
            it.difference(),
            it.wins,
            it.losses,
            it.ties,
            it.randomization,
            it.t.map_or_else(|| "–".to_owned(), |t| format!("{:.4}", t.p)),
        );
        writeln!(out, "{}", row.trim_end())?;
    }
    Ok(())
}

/// Writes a line about a topic on which the runs differ; `text` is what was looked for, where it is known.
///
/// # Errors
/// Writing failed.
pub fn write_changed(
    changed: &Changed,
    measure: &str,
    text: Option<&str>,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let topic = style.paint(Role::Title, &escape::line(&changed.topic));
    let text = text.map(|text| format!("  {}", escape::line(text))).unwrap_or_default();
    let (a, b) = (changed.a, changed.b);
    writeln!(out, "{measure} {a:.4} -> {b:.4} ({:+.4})  {topic}{text}", b - a)
}

#[derive(Serialize)]
struct Wire<'a> {
    a: &'a str,
    b: &'a str,
    queries: usize,
    measures: Vec<WireMeasure<'a>>,
    changed: Vec<WireChanged<'a>>,
}

#[derive(Serialize)]
struct WireMeasure<'a> {
    measure: &'a str,
    a: f64,
    b: f64,
    difference: f64,
    interval_95: Option<[f64; 2]>,
    wins: usize,
    losses: usize,
    ties: usize,
    p_randomization: f64,
    p_t_test: Option<f64>,
}

#[derive(Serialize)]
struct WireChanged<'a> {
    query: &'a str,
    a: f64,
    b: f64,
    difference: f64,
}

fn wire(it: &Compared) -> WireMeasure<'_> {
    WireMeasure {
        measure: &it.measure,
        a: rounded(it.a),
        b: rounded(it.b),
        difference: rounded(it.difference()),
        interval_95: it.t.map(|t| [rounded(t.interval.0), rounded(t.interval.1)]),
        wins: it.wins,
        losses: it.losses,
        ties: it.ties,
        p_randomization: rounded(it.randomization),
        p_t_test: it.t.map(|t| rounded(t.p)),
    }
}

/// Writes one object: both runs' means of each measure with wins, losses and tests, and the topics that differ.
///
/// # Errors
/// Writing failed.
pub fn write_comparison_json(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let changed = comparison.changed.iter().map(|it| WireChanged {
        query: &it.topic,
        a: rounded(it.a),
        b: rounded(it.b),
        difference: rounded(it.b - it.a),
    });
    let wire = Wire {
        a: &comparison.a,
        b: &comparison.b,
        queries: comparison.queries,
        measures: comparison.measures.iter().map(wire).collect(),
        changed: changed.collect(),
    };
    write_json(&wire, out)
}

/// Writes a row for each measure.
///
/// # Errors
/// Writing failed.
pub fn write_comparison_csv(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "measure",
        "a",
        "b",
        "difference",
        "interval_low",
        "interval_high",
        "wins",
        "losses",
        "ties",
        "p_randomization",
        "p_t_test",
    ])?;
    for it in comparison.measures.iter().map(wire) {
        let known = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        table.write_record([
            it.measure.to_owned(),
            it.a.to_string(),
            it.b.to_string(),
            it.difference.to_string(),
            known(it.interval_95.map(|[low, _]| low)),
            known(it.interval_95.map(|[_, high]| high)),
            it.wins.to_string(),
            it.losses.to_string(),
            it.ties.to_string(),
            it.p_randomization.to_string(),
            known(it.p_t_test),
        ])?;
    }
    table.flush()
}

/// Writes a row for each topic on which the first measure differs.
///
/// # Errors
/// Writing failed.
pub fn write_changed_csv(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["query", "measure", "a", "b", "difference"])?;
    let measure = comparison.measures.first().map_or("", |it| it.measure.as_str());
    for it in &comparison.changed {
        let [a, b, difference] = [it.a, it.b, it.b - it.a].map(|value| rounded(value).to_string());
        table.write_record([&it.topic, measure, &a, &b, &difference])?;
    }
    table.flush()
}
