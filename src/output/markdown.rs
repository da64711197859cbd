//! Results as Markdown, to paste into notes.

use std::io::{self, Write};

use super::Tags;
use super::amounts::found;
use super::escape::markdown;
use super::text::with_ellipses;
use crate::highlight::Segment;
use crate::search::SearchResponse;

/// Writes a section for each hit. Everything that comes from articles is escaped.
///
/// # Errors
/// Writing failed.
pub fn write_markdown(response: &SearchResponse, tags: Option<&Tags>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", markdown(&response.query.text).trim())?;
    writeln!(out, "{}", found(&response.total))?;
    for note in &response.query.notes {
        writeln!(out, "\nnote: {}", markdown(&note.message).trim())?;
    }
    for hit in &response.hits {
        let article = &hit.article;
        let title = markdown(article.title.as_deref().unwrap_or(&article.id));
        writeln!(out, "\n## {}. {}\n", hit.rank, title.trim())?;
        let mut facts: Vec<_> = [&article.source, &article.author, &article.date]
            .into_iter()
            .flatten()
            .map(|fact| markdown(fact))
            .collect();
        facts.push(format!("{}:{}", markdown(&article.path), hit.lines.start));
        writeln!(out, "{}", facts.join(", "))?;
        let mut trail: Vec<_> = hit.headings.iter().map(|heading| markdown(heading)).collect();
        if let Some(boilerplate) = hit.boilerplate {
            trail.push(format!("({})", super::boilerplate_name(boilerplate)));
        }
        if !trail.is_empty() {
            writeln!(out, "\n{}", trail.join(" › "))?;
        }
        writeln!(out, "\n> {}", lit(&with_ellipses(hit), tags))?;
        if let Some(place) = super::matched_only_in(hit) {
            writeln!(out, "\n{place}")?;
        }
        if hit.more_in_article > 0 {
            writeln!(out, "\n+{} more in this article", hit.more_in_article)?;
        }
    }
    Ok(())
}

/// The segments with what matched in bold, a line for each paragraph.
fn lit(segments: &[Segment], tags: Option<&Tags>) -> String {
    let mut paragraphs: Vec<Vec<Segment>> = vec![Vec::new()];
    for segment in segments {
        let text = segment.text.replace("\r\n", "\n");
        for (at, piece) in text.split("\n\n").enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(paragraph) = paragraphs.last_mut() {
                paragraph.push(Segment { text: piece.to_owned(), is_match: segment.is_match });
            }
        }
    }
    let lines: Vec<_> =
        paragraphs.iter().map(|segments| one_line(segments, tags)).filter(|line| !line.is_empty()).collect();
    // A backslash at the end of a line breaks it.
    lines.join("\\\n> ")
}

fn one_line(segments: &[Segment], tags: Option<&Tags>) -> String {
    let mut out = String::new();
    for (at, segment) in segments.iter().enumerate() {
        let text = markdown(&segment.text);
        let body = text.trim();
        if !segment.is_match || body.is_empty() {
            let text = if out.is_empty() || out.ends_with(' ') { text.trim_start() } else { &text };
            out.push_str(text);
            continue;
        }
        let next = segments.get(at + 1).and_then(|next| next.text.chars().next());
        // Asterisks open and close only beside the right neighbours; tags do so anywhere.
        let stars = opens(out.chars().next_back(), body.chars().next()) && opens(next, body.chars().next_back());
        if text.starts_with(' ') {
            out.push(' ');
        }
        let (on, off) = match tags {
            Some(Tags { open, close }) => (open.as_str(), close.as_str()),
            None if stars => ("**", "**"),
            None => ("<strong>", "</strong>"),
        };
        out.push_str(on);
        out.push_str(body);
        out.push_str(off);
        if text.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

/// Whether `**` between a character outside and one inside is taken for emphasis.
fn opens(outside: Option<char>, inside: Option<char>) -> bool {
    let inside_is_word = inside.is_some_and(char::is_alphanumeric);
    inside_is_word || outside.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
}
