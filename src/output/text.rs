//! Search results for people.

use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::amounts::{found, time};
use super::style::{Role, Style};
use super::{escape, short_line, wrap};
use crate::highlight::Segment;
use crate::search::{Hit, SearchResponse};

/// Columns that the number of a hit and the space behind it take.
const INDENT: usize = 4;

/// Writes one line about all there is, then the hits.
///
/// # Errors
/// Writing failed.
pub fn write_text(response: &SearchResponse, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", style.paint(Role::Faint, &heading(response)))?;
    for (at, hit) in response.hits.iter().enumerate() {
        writeln!(out)?;
        let is_last_of_article = !response.hits[at + 1..].iter().any(|later| later.article.id == hit.article.id);
        write_hit(hit, is_last_of_article, style, out)?;
    }
    Ok(())
}

/// The line about all there is: `31 passages in 9 articles (1.4 ms)`.
pub fn heading(response: &SearchResponse) -> String {
    let mut line = found(&response.total);
    if let (Some(first), Some(last)) = (response.hits.first(), response.hits.last())
        && first.rank > 1
    {
        line.push_str(&format!(", {} to {}", first.rank, last.rank));
    }
    if let Some(took) = response.took_ms {
        let took = if took.is_finite() { took.clamp(0.0, 1e12) } else { 0.0 };
        line.push_str(&format!(" ({})", time(Duration::from_secs_f64(took / 1000.0))));
    }
    line
}

fn write_hit(hit: &Hit, is_last_of_article: bool, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let article = &hit.article;
    let rank = format!("{:>2}. ", hit.rank);
    let mark = |text: &str| vec![Segment { text: text.to_owned(), is_match: false }];
    let title = article.title.as_deref().filter(|title| !title.trim().is_empty()).unwrap_or(&article.id);
    for (at, line) in wrap::fill(&mark(&short_line(title)), INDENT, style).iter().enumerate() {
        let line = line.trim_start();
        let lead = if at == 0 { rank.as_str() } else { "    " };
        writeln!(out, "{lead}{}", style.paint(Role::Title, line))?;
    }
    let facts: Vec<_> =
        [&article.source, &article.author, &article.date].into_iter().flatten().map(|fact| short_line(fact)).collect();
    if !facts.is_empty() {
        for line in wrap::fill(&mark(&facts.join(", ")), INDENT, style) {
            writeln!(out, "{}", style.paint(Role::Faint, &line))?;
        }
    }
    writeln!(out, "    {}", place(&article.path, hit.lines.start, style))?;
    let mut trail = unseen_headings(hit).iter().map(|heading| short_line(heading)).collect::<Vec<_>>().join(" > ");
    if let Some(boilerplate) = hit.boilerplate {
        let separator = if trail.is_empty() { "" } else { "  " };
        trail.push_str(&format!(
            "{separator}({}, not part of what the article says)",
            super::boilerplate_name(boilerplate)
        ));
    }
    for line in wrap::fill(&mark(&trail), INDENT, style) {
        writeln!(out, "{}", style.paint(Role::Faint, &line))?;
    }
    for line in wrap::fill(&with_ellipses(hit), INDENT, style) {
        writeln!(out, "{line}")?;
    }
    if let Some(place) = super::matched_only_in(hit) {
        writeln!(out, "    {}", style.paint(Role::Faint, &place))?;
    }
    if is_last_of_article && hit.more_in_article > 0 {
        writeln!(out, "    {}", style.paint(Role::Faint, &format!("+{} more in this article", hit.more_in_article)))?;
    }
    Ok(())
}

/// The headings of the hit, but for the last one where the snippet begins with it.
fn unseen_headings(hit: &Hit) -> &[String] {
    let shown: String = hit.snippet.segments.iter().map(|segment| segment.text.as_str()).collect();
    match hit.headings.split_last() {
        Some((last, others)) if shown.trim_start().lines().next().is_some_and(|line| line.trim() == last.trim()) => {
            others
        }
        _ => &hit.headings,
    }
}

/// `path:line`, as editors open it, linked where the terminal knows links.
pub(super) fn place(path: &str, line: u64, style: &Style) -> String {
    let shown = style.paint(Role::Place, &format!("{}:{line}", escape::line(path)));
    match std::path::absolute(Path::new(path)) {
        Ok(absolute) => style.link(&absolute, &shown),
        Err(_) => shown,
    }
}

/// The snippet, an ellipsis on each side on which a sentence is cut.
pub(super) fn with_ellipses(hit: &Hit) -> Vec<Segment> {
    let fragments = &hit.snippet.fragments;
    let mut segments = Vec::with_capacity(hit.snippet.segments.len() + 2);
    let ellipsis = |text: &str| Segment { text: text.to_owned(), is_match: false };
    if fragments.first().is_some_and(|first| first.cut_start) {
        segments.push(ellipsis("… "));
    }
    segments.extend(hit.snippet.segments.iter().cloned());
    if fragments.last().is_some_and(|last| last.cut_end) {
        segments.push(ellipsis(" …"));
    }
    segments
}
