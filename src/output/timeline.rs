//! When passages were published, as a table with bars.

use std::io::{self, Write};

use super::amounts::count;
use super::bars::bar;
use super::short_line;
use super::style::{Role, Style};
use super::text::place;
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
