//! A passage with its neighbours, or a whole article, for people.

use std::io::{self, Write};

use super::style::{Role, Style};
use super::text::place;
use super::{escape, short_line, wrap};
use crate::article::Precision;
use crate::highlight::Segment;
use crate::search::{ArticleEntry, ShowResponse, ShownPassage};

/// Writes the article's name, then its passages; `verbose` adds all that is known of them.
///
/// # Errors
/// Writing failed.
pub fn write_passages(response: &ShowResponse, verbose: bool, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let article = &response.article;
    let title = article.title.as_deref().unwrap_or(&article.id);
    writeln!(out, "{}", style.paint(Role::Title, &short_line(title)))?;
    if verbose {
        write_facts(article, out)?;
    } else {
        let facts: Vec<_> = [&article.source, &article.author, &article.date]
            .into_iter()
            .flatten()
            .map(|fact| short_line(fact))
            .collect();
        if !facts.is_empty() {
            writeln!(out, "{}", style.paint(Role::Faint, &facts.join(", ")))?;
        }
    }
    for passage in &response.passages {
        write_passage(passage, response, verbose, style, out)?;
    }
    Ok(())
}

fn write_facts(article: &ArticleEntry, out: &mut dyn Write) -> io::Result<()> {
    let precision = match article.date_precision {
        Some(Precision::Year) => " (year)",
        Some(Precision::Month) => " (month)",
        Some(Precision::Time) => " (day and time)",
        _ => "",
    };
    let unknown = || "not known".to_owned();
    let known = |value: &Option<String>| value.clone().unwrap_or_else(unknown);
    let line = article.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let facts = [
        ("id", article.id.clone()),
        ("file", format!("{}{line}", article.path)),
        ("format", format!("{}, {}", super::plain_name(&article.format), article.encoding)),
        ("author", known(&article.author)),
        ("date", article.date.as_ref().map_or_else(unknown, |date| format!("{date}{precision}"))),
        ("source", known(&article.source)),
        ("url", known(&article.url)),
        ("language", article.language.map_or_else(unknown, |language| language.to_string())),
        ("passages", article.passages.to_string()),
        ("bytes of", super::bytes_of_name(article.bytes_of).to_owned()),
    ];
    for (name, value) in facts {
        writeln!(out, "  {name:<9} {}", escape::line(&value))?;
    }
    Ok(())
}

fn write_passage(
    passage: &ShownPassage,
    response: &ShowResponse,
    verbose: bool,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let marker = if response.asked == Some(passage.ordinal) { ">" } else { " " };
    let mut facts = Vec::new();
    if passage.lines.end > passage.lines.start {
        facts.push(format!("to line {}", passage.lines.end));
    }
    if verbose {
        let of = super::bytes_of_name(passage.bytes.of);
        facts.push(format!("bytes {}..{} of {of}", passage.bytes.start, passage.bytes.end));
    }
    facts.extend(
        (!passage.headings.is_empty())
            .then(|| passage.headings.iter().map(|heading| short_line(heading)).collect::<Vec<_>>().join(" > ")),
    );
    if let Some(boilerplate) = passage.boilerplate {
        let name = super::boilerplate_name(boilerplate);
        facts.push(if verbose { format!("boilerplate: {name}, ranked down") } else { name });
    }
    let number = format!("#{}", passage.ordinal);
    let place = place(&response.article.path, passage.lines.start, style);
    let facts = if facts.is_empty() { String::new() } else { format!("  {}", facts.join(", ")) };
    writeln!(out, "\n{marker}{}  {place}{}", style.paint(Role::Title, &number), style.paint(Role::Faint, &facts))?;
    for line in lines_of(&passage.segments) {
        for filled in wrap::fill(&line, 1, style) {
            writeln!(out, "{filled}")?;
        }
        if line.iter().all(|segment| segment.text.trim().is_empty()) {
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The segments cut at line ends; blank lines at both ends are left out, runs of them are one.
fn lines_of(segments: &[Segment]) -> Vec<Vec<Segment>> {
    let mut lines: Vec<Vec<Segment>> = vec![Vec::new()];
    for segment in segments {
        for (at, piece) in segment.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut()
                && !piece.is_empty()
            {
                line.push(Segment { text: piece.to_owned(), is_match: segment.is_match });
            }
        }
    }
    let is_blank = |line: &Vec<Segment>| line.iter().all(|segment| segment.text.trim().is_empty());
    lines.dedup_by(|line, before| is_blank(line) && is_blank(before));
    if lines.first().is_some_and(is_blank) {
        lines.remove(0);
    }
    if lines.last().is_some_and(is_blank) {
        lines.pop();
    }
    lines
}

/// Writes the passages' text and nothing else, to the byte.
///
/// # Errors
/// Writing failed.
pub fn write_article_text(response: &ShowResponse, out: &mut dyn Write) -> io::Result<()> {
    for segment in response.passages.iter().flat_map(|passage| &passage.segments) {
        out.write_all(segment.text.as_bytes())?;
    }
    Ok(())
}
