//! A passage as it is shown to somebody who judges it.

use std::io::{self, Write};

use super::style::{Role, Style};
use super::wrap::fill;
use super::{escape, short_line};
use crate::search::{ShowResponse, ShownPassage};

/// Writes what was looked for, where the passage stands, and the passage with what matched lit.
///
/// # Errors
/// Writing failed.
pub fn write_judged_passage(
    question: &str,
    shown: &ShowResponse,
    passage: &ShownPassage,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}\n", style.paint(Role::Title, &escape::line(question)))?;
    let title = shown.article.title.as_deref().map(short_line).unwrap_or_default();
    let trail = passage.headings.iter().filter(|heading| Some(heading.as_str()) != shown.article.title.as_deref());
    let trail: Vec<String> = std::iter::once(title)
        .filter(|title| !title.is_empty())
        .chain(trail.map(|heading| short_line(heading)))
        .collect();
    let place = format!("  {}  {}", style.paint(Role::Place, &escape::line(&passage.id)), trail.join(" > "));
    writeln!(out, "{}", place.trim_end())?;
    for line in fill(&passage.segments, 2, style) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
