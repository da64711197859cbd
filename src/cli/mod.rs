//! Flags and verbs.

use std::path::Path;

use clap::{Parser, Subcommand};

use crate::index::{Corpus, Index, UpdateOptions, update};
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
    update(index, &Corpus { roots: vec!["seeds".into()], ..Corpus::default() }, &UpdateOptions::default())?;
    let backend = LocalBackend::new(Index::open(index)?);
    let response = backend.search(&SearchRequest { query: query.join(" "), ..SearchRequest::default() })?;
    crate::output::write_text(&response, &mut std::io::stdout().lock())?;
    Ok(u8::from(response.hits.is_empty()))
}
