//! `pullquote show`.

use super::format::Format;
use super::messages;
use super::open::{OpenArgs, open};
use super::screen::Screen;
use super::sizes::parse_count;
use crate::output;
use crate::search::{Backend, ShowRequest};

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct ShowArgs {
    /// A passage's id such as `energy/heat-pumps.md#3`, an article's id, a path, or a path with a line
    /// such as `seeds/heat-pumps.md:12`
    #[arg(value_name = "ID|PATH[:LINE]")]
    target: String,
    /// Light what this query matches
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// Passages to show before and behind
    #[arg(long, value_name = "N", default_value = "1", value_parser = parse_count)]
    context: usize,
    /// Show the whole article
    #[arg(long, visible_alias = "all")]
    article: bool,
    /// Print the article's text and nothing else, to the byte: what `bytes` of `text` count in
    #[arg(long, conflicts_with_all = ["query", "verbose", "format"])]
    text: bool,
    /// Say all that is known: metadata, encoding, language, and which passages are boilerplate and why
    #[arg(long)]
    verbose: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    open: OpenArgs,
    /// Use a pager on a terminal, however short the text
    #[arg(long, overrides_with = "no_pager")]
    pager: bool,
    /// Use no pager
    #[arg(long)]
    no_pager: bool,
}

/// Shows.
pub(super) fn run(args: &ShowArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let opened = open(&args.open)?;
    let response = opened.backend.show(&ShowRequest {
        target: args.target.clone(),
        neighbours: (!args.article && !args.text).then_some(args.context),
        query: args.query.clone(),
    })?;
    if args.text {
        output::write_article_text(&response, screen)?;
        return Ok(0);
    }
    if let Some(query) = &response.query {
        messages::notes(&query.text, &query.notes);
    }
    match args.format {
        Format::Json => output::write_json(&response, screen)?,
        Format::Text => {
            let mut text = Vec::new();
            output::write_passages(&response, args.verbose, &screen.style, &mut text)?;
            screen.show(&text, (args.pager || args.no_pager).then_some(args.pager))?;
        }
    }
    Ok(0)
}
