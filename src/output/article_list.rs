//! The list of what is indexed.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::amounts::count;
use super::csv::known;
use super::style::{Role, Style};
use super::{escape, short_line};
use crate::search::ArticleEntry;

/// Writes one article for people: date, id, number of passages; the title below.
///
/// # Errors
/// Writing failed.
pub fn write_article_row(article: &ArticleEntry, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let date = article.date.as_deref().unwrap_or("-");
    let date = escape::line(date);
    let padding = " ".repeat(10usize.saturating_sub(date.width()));
    let passages = count(u64::from(article.passages), "passage", "passages");
    writeln!(
        out,
        "{}{padding}  {}  {}",
        style.paint(Role::Faint, &date),
        style.paint(Role::Place, &escape::line(&article.id)),
        style.paint(Role::Faint, &passages)
    )?;
    let facts: Vec<_> =
        [&article.title, &article.author, &article.source].into_iter().flatten().map(|fact| short_line(fact)).collect();
    if !facts.is_empty() {
        writeln!(out, "            {}", facts.join(", "))?;
    }
    Ok(())
}

/// Writes articles as a table: CSV with a row of names.
///
/// # Errors
/// Writing failed.
pub fn write_articles_csv<'a>(
    articles: impl IntoIterator<Item = &'a ArticleEntry>,
    with_names: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    if with_names {
        table.write_record([
            "id",
            "path",
            "line",
            "title",
            "author",
            "date",
            "date_precision",
            "source",
            "url",
            "language",
            "format",
            "encoding",
            "bytes_of",
            "passages",
        ])?;
    }
    for article in articles {
        table.write_record([
            article.id.clone(),
            article.path.clone(),
            article.line.map(|line| line.to_string()).unwrap_or_default(),
            known(&article.title),
            known(&article.author),
            known(&article.date),
            article.date_precision.map(|precision| super::plain_name(&precision)).unwrap_or_default(),
            known(&article.source),
            known(&article.url),
            article.language.map(|language| language.to_string()).unwrap_or_default(),
            super::plain_name(&article.format),
            article.encoding.clone(),
            super::bytes_of_name(article.bytes_of).to_owned(),
            article.passages.to_string(),
        ])?;
    }
    table.flush()
}
