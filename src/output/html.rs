//! Results as a page that stands alone: no script, nothing loaded from elsewhere.

use std::io::{self, Write};

use super::Tags;
use super::amounts::found;
use super::escape::html;
use super::text::with_ellipses;
use crate::search::{Hit, SearchResponse};

const STYLE: &str = "\
body{font:16px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}\
h1{font-size:1.3rem}h2{font-size:1.1rem;margin:1.8rem 0 .2rem}\
p{margin:.3rem 0}.about,.place,.trail,.more{font:.85rem/1.4 system-ui,sans-serif;color:#5f5f5f}\
mark{background:#ffe58a;color:inherit;padding:0 .1em}a{color:#1a4f8b}\
@media(prefers-color-scheme:dark){body{background:#181818;color:#e8e8e8}.about,.place,.trail,.more{color:#a5a5a5}\
mark{background:#6b5600}a{color:#8ab8f0}}";

/// Writes the whole page. Everything that comes from articles is escaped.
///
/// # Errors
/// Writing failed.
pub fn write_html(response: &SearchResponse, tags: Option<&Tags>, out: &mut dyn Write) -> io::Result<()> {
    let query = html(&response.query.text);
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{query} - pullquote</title>\n<style>{STYLE}</style>\n</head>\n<body>")?;
    writeln!(out, "<h1><bdi>{query}</bdi></h1>")?;
    writeln!(out, "<p class=\"about\">{}</p>", found(&response.total))?;
    for note in &response.query.notes {
        writeln!(out, "<p class=\"about\">note: {}</p>", html(&note.message))?;
    }
    writeln!(out, "<ol start=\"{}\">", response.hits.first().map_or(1, |hit| hit.rank))?;
    for hit in &response.hits {
        write_hit(hit, tags, out)?;
    }
    writeln!(out, "</ol>\n</body>\n</html>")
}

fn write_hit(hit: &Hit, tags: Option<&Tags>, out: &mut dyn Write) -> io::Result<()> {
    let article = &hit.article;
    let title = html(article.title.as_deref().unwrap_or(&article.id));
    writeln!(out, "<li id=\"hit-{}\">", hit.rank)?;
    match article.url.as_deref().filter(|url| is_web_address(url)) {
        Some(url) => writeln!(out, "<h2><a href=\"{}\" rel=\"noreferrer\"><bdi>{title}</bdi></a></h2>", html(url))?,
        None => writeln!(out, "<h2><bdi>{title}</bdi></h2>")?,
    }
    let facts: Vec<_> = [&article.source, &article.author, &article.date]
        .into_iter()
        .flatten()
        .map(|fact| format!("<bdi>{}</bdi>", html(fact)))
        .collect();
    if !facts.is_empty() {
        writeln!(out, "<p class=\"about\">{}</p>", facts.join(", "))?;
    }
    writeln!(out, "<p class=\"place\"><code>{}:{}</code></p>", html(&article.path), hit.lines.start)?;
    let mut trail: Vec<_> = hit.headings.iter().map(|heading| format!("<bdi>{}</bdi>", html(heading))).collect();
    if let Some(boilerplate) = hit.boilerplate {
        trail.push(format!("({})", super::boilerplate_name(boilerplate)));
    }
    if !trail.is_empty() {
        writeln!(out, "<p class=\"trail\">{}</p>", trail.join(" &gt; "))?;
    }
    // The language decides how the browser breaks lines and reads aloud; `dir=auto` serves either direction.
    let language = article.language.map(|language| format!(" lang=\"{}\"", html(language.code()))).unwrap_or_default();
    write!(out, "<blockquote{language} dir=\"auto\">")?;
    for segment in with_ellipses(hit) {
        let text = with_breaks(&html(&segment.text));
        match tags {
            _ if !segment.is_match => write!(out, "{text}")?,
            Some(Tags { open, close }) => write!(out, "{open}{text}{close}")?,
            None => write!(out, "<mark>{text}</mark>")?,
        }
    }
    writeln!(out, "</blockquote>")?;
    if let Some(place) = super::matched_only_in(hit) {
        writeln!(out, "<p class=\"more\">{place}</p>")?;
    }
    if hit.more_in_article > 0 {
        writeln!(out, "<p class=\"more\">+{} more in this article</p>", hit.more_in_article)?;
    }
    writeln!(out, "</li>")
}

/// Escaped text with a line break for each empty line inside of it.
fn with_breaks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut line_ends = 0;
    for c in text.chars() {
        line_ends = if c == '\n' { line_ends + 1 } else { line_ends * usize::from(c.is_whitespace()) };
        out.push_str(if line_ends == 2 && c == '\n' { "<br>\n" } else { "" });
        if line_ends != 2 || c != '\n' {
            out.push(c);
        }
    }
    out
}

/// Whether an article's own address may become a link: anything else could be a script.
fn is_web_address(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}
