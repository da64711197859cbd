//! `pullquote articles`.

use std::io::Write;

use super::messages;
use super::open::{OpenArgs, open, roots};
use super::screen::Screen;
use super::sizes::parse_count;
use crate::output;
use crate::search::{ArticlesRequest, Backend};

/// Articles asked for at once: the list of a large index is printed as it is read.
const PAGE: usize = 4000;

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct ArticlesArgs {
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Most articles to print [default: all]
    #[arg(short = 'n', long, value_name = "N", value_parser = parse_count)]
    limit: Option<usize>,
    #[command(flatten)]
    open: OpenArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object
    Json,
    /// An article a line as JSON
    Jsonl,
    /// A table
    Csv,
}

/// Lists.
pub(super) fn run(args: &ArticlesArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let opened = open(&args.open)?;
    if args.format == Format::Json {
        let request = ArticlesRequest { after: None, limit: args.limit.unwrap_or(0) };
        let mut response = opened.backend.articles(&request)?;
        if args.limit == Some(0) {
            response.articles.clear();
        }
        output::write_json(&response, screen)?;
        return Ok(u8::from(response.total == 0));
    }
    let style = screen.style.clone();
    let mut left = args.limit.unwrap_or(usize::MAX);
    let mut after = None;
    let mut is_first = true;
    while left > 0 || is_first {
        let page = opened.backend.articles(&ArticlesRequest { after, limit: left.clamp(1, PAGE) })?;
        let articles = page.articles.get(..left.min(page.articles.len())).unwrap_or_default();
        match args.format {
            Format::Csv => output::write_articles_csv(articles, is_first, screen)?,
            Format::Jsonl => articles.iter().try_for_each(|article| output::write_json(article, screen))?,
            _ => articles.iter().try_for_each(|article| output::write_article_row(article, &style, screen))?,
        }
        is_first = false;
        left -= articles.len();
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    if opened.articles == 0 {
        screen.flush()?;
        messages::say(&format!("there are no articles in {}", roots(&opened.places)));
    }
    Ok(u8::from(opened.articles == 0))
}
