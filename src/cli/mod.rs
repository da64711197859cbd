//! Flags and verbs.

use std::path::Path;

use clap::{Parser, Subcommand};

use crate::index::{Corpus, Refresh, Silent, UpdateOptions, refresh};
use crate::search::{Backend, LocalBackend, SearchRequest};

#[derive(Parser)]
#[command(name = "pullquote", version, about)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Find passages
    Search {
        /// What to look for
        query: Vec<String>,
    },
}

/// Runs the command line and gives the exit code: 0 found, 1 nothing found, 2 trouble.
pub fn run() -> anyhow::Result<u8> {
    let Verb::Search { query } = Cli::parse().verb;
    let index = Path::new("index");
    let corpus = Corpus { roots: vec!["seeds".into()], ..Corpus::default() };
    let refreshed = refresh(index, &corpus, Refresh::Auto, &UpdateOptions::default(), &Silent)?;
    let backend = LocalBackend::new(refreshed.index);
    let response = backend.search(&SearchRequest { query: query.join(" "), ..SearchRequest::default() })?;
    crate::output::write_text(&response, &crate::output::Style::default(), &mut std::io::stdout().lock())?;
    Ok(u8::from(response.hits.is_empty()))
}
