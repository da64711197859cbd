//! `pullquote timeline`.

use std::ffi::OsString;

use super::arguments::query_of;
use super::messages;
use super::open::{OpenArgs, open};
use super::screen::Screen;
use super::sizes::parse_count;
use crate::output::{
    write_json, write_timeline, write_timeline_csv, write_timeline_json_lines, write_timeline_markdown,
};
use crate::report::{self, Step, TimelineRequest};
use crate::search::SearchRequest;

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct TimelineArgs {
    /// What to look for; words are joined by blanks, as for `search`
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<OsString>,
    /// How long a step is [default: the shortest that gives a short table]
    #[arg(long, value_name = "STEP")]
    by: Option<Length>,
    /// Most passages that are put on the line, the best first
    #[arg(long, value_name = "N", default_value = "1000", value_parser = parse_count)]
    passages: usize,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    open: OpenArgs,
}

/// How long a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Length {
    /// A day
    Day,
    /// A week, from Monday
    Week,
    /// A month
    Month,
    /// A year
    Year,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table with bars
    Text,
    /// One JSON object
    Json,
    /// A step a line as JSON, a summary last
    Jsonl,
    /// A row for each step
    Csv,
    /// A table, for notes
    Markdown,
}

/// Prints when the passages that answer were published.
pub(super) fn run(args: &TimelineArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let query = query_of(&args.query, "pullquote timeline heat pump")?;
    let opened = open(&args.open)?;
    let step = args.by.map(|length| match length {
        Length::Day => Step::Day,
        Length::Week => Step::Week,
        Length::Month => Step::Month,
        Length::Year => Step::Year,
    });
    let search = SearchRequest { query, limit: args.passages, ..opened.request(None, &[]) };
    let request = TimelineRequest { search, step };
    let response = report::timeline(&opened.backend, &request)?;
    messages::notes(&response.query.text, &response.query.notes);
    match args.format {
        Format::Json => write_json(&response, screen)?,
        Format::Jsonl => write_timeline_json_lines(&response, screen)?,
        Format::Csv => write_timeline_csv(&response, screen)?,
        Format::Markdown => write_timeline_markdown(&response, screen)?,
        Format::Text if response.read == 0 => messages::say("nothing found"),
        Format::Text => {
            let mut text = Vec::new();
            write_timeline(&response, &screen.style, &mut text)?;
            screen.show(&text, None)?;
        }
    }
    Ok(opened.finish(u8::from(response.read == 0)))
}
