//! A measured run as a table with bars, as JSON, as CSV.

use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use unicode_width::UnicodeWidthStr;

use super::amounts::count;
use super::style::{Role, Style};
use super::{escape, write_json};
use crate::eval::Evaluation;

/// Columns of the longest bar.
const LONGEST_BAR: usize = 40;

/// Writes each measure with a bar from 0 to 1; with `by_query`, a table of all topics before it.
///
/// # Errors
/// Writing failed.
pub fn write_evaluation(evaluation: &Evaluation, by_query: bool, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if by_query {
        write_table(evaluation, style, out)?;
        writeln!(out)?;
    }
    let name = style.paint(Role::Title, &escape::line(&evaluation.run));
    writeln!(out, "{name}: {}\n", count(evaluation.queries as u64, "judged topic", "judged topics"))?;
    let width = evaluation.measures.iter().map(|name| name.width()).max().unwrap_or(0);
    let longest = style.width.saturating_sub(width + 12).clamp(8, LONGEST_BAR);
    for (name, mean) in evaluation.measures.iter().zip(evaluation.means()) {
        let bar = bar(mean.unwrap_or(0.0), longest);
        let line = format!("  {name:<width$}  {}  {}", figure(mean), style.paint(Role::Place, &bar));
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes a row for each topic, the means last.
fn write_table(evaluation: &Evaluation, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let topics = evaluation.by_query.iter().map(|(topic, _)| escape::line(topic).width());
    let width = topics.max().unwrap_or(0).max(5);
    let widths: Vec<usize> = evaluation.measures.iter().map(|name| name.width().max(6)).collect();
    let row = |topic: &str, values: &[String]| {
        let columns = values.iter().zip(&widths).map(|(value, width)| format!("  {value:>width$}"));
        format!("{topic}{}{}", " ".repeat(width.saturating_sub(topic.width())), columns.collect::<String>())
    };
    writeln!(out, "{}", style.paint(Role::Title, &row("topic", &evaluation.measures)))?;
    for (topic, values) in &evaluation.by_query {
        let values: Vec<String> = values.iter().map(|value| figure(*value)).collect();
        writeln!(out, "{}", row(&escape::line(topic), &values))?;
    }
    let means: Vec<String> = evaluation.means().into_iter().map(figure).collect();
    writeln!(out, "{}", style.paint(Role::Title, &row("all", &means)))
}

/// Four places, as the reference tool prints; a dash where there is no value.
fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.4}"))
}

/// A bar of `value`, from 0 to 1, in eighths of a column.
fn bar(value: f64, longest: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (value.clamp(0.0, 1.0) * longest as f64 * 8.0).round() as usize;
    let part = PARTS.get(eighths % 8).copied().unwrap_or_default();
    format!("{}{part}", "█".repeat(eighths / 8))
}

/// Names with their values, in order; those without a value are left out.
struct Figures<'a>(&'a [String], &'a [Option<f64>]);

impl Serialize for Figures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0.iter().zip(self.1) {
            if let Some(value) = value {
                map.serialize_entry(name, &rounded(*value))?;
            }
        }
        map.end()
    }
}

/// Six places: more than the reference tool prints, and no noise of the last bits.
pub(super) fn rounded(value: f64) -> f64 {
    // A small loss is rounded to -0.
    (value * 1e6).round() / 1e6 + 0.0
}

/// Topics with their values, in order.
struct ByQuery<'a>(&'a Evaluation);

impl Serialize for ByQuery<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = self.0.by_query.iter().map(|(topic, values)| (topic, Figures(&self.0.measures, values)));
        serializer.collect_map(rows)
    }
}

#[derive(Serialize)]
struct Wire<'a> {
    run: &'a str,
    queries: usize,
    measures: Figures<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by_query: Option<ByQuery<'a>>,
}

/// Writes one object: `{"run":"TAG","queries":225,"measures":{"nDCG@10":0.5312,…}}`; with `by_query`, the same measures of
/// each topic in it.
///
/// # Errors
/// Writing failed.
pub fn write_evaluation_json(evaluation: &Evaluation, by_query: bool, out: &mut dyn Write) -> io::Result<()> {
    let means = evaluation.means();
    let wire = Wire {
        run: &evaluation.run,
        queries: evaluation.queries,
        measures: Figures(&evaluation.measures, &means),
        by_query: by_query.then_some(ByQuery(evaluation)),
    };
    write_json(&wire, out)
}

/// Writes a row of names and a row of means; with `by_query`, a row for each topic and the means last, as `all`.
///
/// # Errors
/// Writing failed.
pub fn write_evaluation_csv(evaluation: &Evaluation, by_query: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    let values = |values: &[Option<f64>]| -> Vec<String> {
        values.iter().map(|value| value.map_or_else(String::new, |value| rounded(value).to_string())).collect()
    };
    let mut write = |first: &[&str], rest: &[String]| -> io::Result<()> {
        Ok(table.write_record(first.iter().copied().chain(rest.iter().map(String::as_str)))?)
    };
    let means = values(&evaluation.means());
    if by_query {
        write(&["query"], &evaluation.measures)?;
        for (topic, row) in &evaluation.by_query {
            write(&[topic], &values(row))?;
        }
        write(&["all"], &means)?;
    } else {
        write(&["run", "queries"], &evaluation.measures)?;
        write(&[&evaluation.run, &evaluation.queries.to_string()], &means)?;
    }
    table.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluation() -> Evaluation {
        Evaluation {
            run: "bm25".to_owned(),
            queries: 2,
            measures: vec!["nDCG@10".to_owned(), "AP".to_owned(), "Answer@1".to_owned()],
            by_query: vec![
                ("q2".to_owned(), vec![Some(1.0), Some(0.5), None]),
                ("q1".to_owned(), vec![Some(0.0), Some(1.0 / 3.0), None]),
            ],
        }
    }

    fn written(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn json_keeps_the_order_and_leaves_out_what_has_no_value() {
        assert_eq!(
            written(|out| write_evaluation_json(&evaluation(), false, out)),
            "{\"run\":\"bm25\",\"queries\":2,\"measures\":{\"nDCG@10\":0.5,\"AP\":0.416667}}\n"
        );
        assert_eq!(
            written(|out| write_evaluation_json(&evaluation(), true, out)),
            "{\"run\":\"bm25\",\"queries\":2,\"measures\":{\"nDCG@10\":0.5,\"AP\":0.416667},\"by_query\":\
             {\"q2\":{\"nDCG@10\":1.0,\"AP\":0.5},\"q1\":{\"nDCG@10\":0.0,\"AP\":0.333333}}}\n"
        );
    }

    #[test]
    fn csv_has_names_on_top() {
        assert_eq!(
            written(|out| write_evaluation_csv(&evaluation(), false, out)),
            "run,queries,nDCG@10,AP,Answer@1\nbm25,2,0.5,0.416667,\n"
        );
        assert_eq!(
            written(|out| write_evaluation_csv(&evaluation(), true, out)),
            "query,nDCG@10,AP,Answer@1\nq2,1,0.5,\nq1,0,0.333333,\nall,0.5,0.416667,\n"
        );
    }

    #[test]
    fn text_draws_bars() {
        let style = Style { width: 50, ..Style::default() };
        let expected = "\
topic  nDCG@10      AP  Answer@1
q2      1.0000  0.5000         –
q1      0.0000  0.3333         –
all     0.5000  0.4167         –

bm25: 2 judged topics

  nDCG@10   0.5000  ███████████████
  AP        0.4167  ████████████▌
  Answer@1  –
";
        assert_eq!(written(|out| write_evaluation(&evaluation(), true, &style, out)), expected);
    }
}
