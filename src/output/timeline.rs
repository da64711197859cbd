//! When passages were published, as a table with bars.

use std::io::{self, Write};

use super::amounts::count;
use super::bars::bar;
use super::csv::known;
use super::json::write_items;
use super::style::{Role, Style};
use super::text::place;
use super::{escape, short_line};
use crate::report::TimelineResponse;

/// Columns of the longest bar.
const BAR: usize = 30;

/// Writes a line for each step: its date, a bar, how many passages and articles, and the best passage.
///
/// # Errors
/// Writing failed.
pub fn write_timeline(response: &TimelineResponse, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let most = response.steps.iter().map(|step| step.passages).max().unwrap_or(1).max(1);
    for step in &response.steps {
        let bar = bar(step.passages, most, BAR);
        let gap = " ".repeat(BAR - bar.chars().count().min(BAR));
        let passages = count(step.passages as u64, "passage", "passages");
        let articles = count(step.articles as u64, "article", "articles");
        writeln!(out, "{}  {bar}{gap}  {passages} in {articles}", style.paint(Role::Title, &step.date))?;
        let title = step.best.title.as_deref().map(short_line).unwrap_or_default();
        writeln!(out, "    {}  {title}", place(&step.best.path, step.best.line, style))?;
    }
    if response.undated > 0 {
        let passages = count(response.undated as u64, "passage", "passages");
        writeln!(out, "{}", style.paint(Role::Faint, &format!("{passages} without a date that is precise enough")))?;
    }
    Ok(())
}

/// Writes a step a line as JSON, then the rest of the answer as a last line, where `steps` is their number.
///
/// # Errors
/// Writing failed.
pub fn write_timeline_json_lines(response: &TimelineResponse, out: &mut dyn Write) -> io::Result<()> {
    write_items("steps", &response.steps, response, out)
}

/// Writes a row for each step, below a row of names.
///
/// # Errors
/// Writing failed.
pub fn write_timeline_csv(response: &TimelineResponse, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["date", "passages", "articles", "best", "path", "line", "title"])?;
    for step in &response.steps {
        table.write_record([
            step.date.clone(),
            step.passages.to_string(),
            step.articles.to_string(),
            step.best.id.clone(),
            step.best.path.clone(),
            step.best.line.to_string(),
            known(&step.best.title),
        ])?;
    }
    table.flush()
}

/// Writes a table of the steps. Everything that comes from articles is escaped.
///
/// # Errors
/// Writing failed.
pub fn write_timeline_markdown(response: &TimelineResponse, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escape::markdown(&response.query.text).trim())?;
    writeln!(out, "| Date | Passages | Articles | Best passage | Title |\n|---|---|---|---|---|")?;
    for step in &response.steps {
        let best = escape::markdown_cell(&format!("{}:{}", step.best.path, step.best.line));
        let title = escape::markdown_cell(step.best.title.as_deref().unwrap_or_default());
        writeln!(out, "| {} | {} | {} | {best} | {title} |", step.date, step.passages, step.articles)?;
    }
    if response.undated > 0 {
        let passages = count(response.undated as u64, "passage", "passages");
        writeln!(out, "\n{passages} without a date that is precise enough")?;
    }
    Ok(())
}
