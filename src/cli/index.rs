//! `pullquote index`.

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use super::format::Format;
use super::messages;
use super::places::{PlaceArgs, Purpose};
use super::progress::{INTERRUPTED, Watch};
use super::screen::Screen;
use super::sizes::parse_size;
use super::update_report::{say_skipped, summary};
use crate::article::Skipped;
use crate::index::{UpdateOptions, UpdateReport, update};
use crate::output::amounts::{size, time};
use crate::output::write_json;

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct IndexArgs {
    /// Folders or files of articles [default: as for --corpus]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    places: PlaceArgs,
    /// Threads that read and write [default: as many as the machine runs at once]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// Memory that the work may take
    #[arg(long, value_name = "SIZE", value_parser = parse_size, default_value = "512MB")]
    memory: u64,
    /// Skip articles that are larger than this
    #[arg(long, value_name = "SIZE", value_parser = parse_size, default_value = "100MB")]
    max_file_size: u64,
    /// Make the index anew
    #[arg(long)]
    rebuild: bool,
    /// Seconds to wait while another process writes the index
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    wait: u32,
    /// How to print the summary
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// Brings the index up to date.
pub(super) fn run(args: &IndexArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let mut place_args = args.places.clone();
    place_args.corpus.splice(0..0, args.paths.iter().cloned());
    let mut places = place_args.find(Purpose::Index)?;
    places.corpus.read.max_bytes = args.max_file_size;
    let options = UpdateOptions {
        threads: args.threads.map_or(0, usize::from),
        memory_bytes: args.memory,
        wait: Duration::from_secs(u64::from(args.wait)),
        rebuild: args.rebuild,
        ..UpdateOptions::default()
    };
    let watch = Watch::new();
    let outcome = update(&places.index, &places.corpus, &options, &watch);
    watch.clear();
    let report = outcome?;
    let taken = watch.elapsed();
    say_skipped(&report);
    match args.format {
        Format::Text => {
            writeln!(screen, "{}", summary(&report))?;
            if report.manifest.skipped > 0 {
                writeln!(screen, "skipped: {} (`pullquote status --skipped` says why)", report.manifest.skipped)?;
            }
            writeln!(screen, "read: {} in {}", size(report.bytes), time(taken))?;
            writeln!(screen, "index: {}", crate::output::escape::line(&places.index.display().to_string()))?;
        }
        Format::Json => write_json(&Summary::new(&report, &places.index.display().to_string(), taken), screen)?,
    }
    if report.cancelled {
        screen.flush()?;
        messages::warning("stopped before the end: what was done is kept, the next run goes on");
        return Ok(INTERRUPTED);
    }
    Ok(0)
}

#[derive(Serialize)]
struct Summary<'a> {
    schema: u32,
    index: &'a str,
    files: Files,
    articles: u64,
    passages: u64,
    skipped: u64,
    /// Skipped in this run.
    skipped_now: &'a [Skipped],
    rebuilt: Option<&'a str>,
    bytes: u64,
    seconds: f64,
    complete: bool,
}

#[derive(Serialize)]
struct Files {
    added: u64,
    changed: u64,
    moved: u64,
    deleted: u64,
    unchanged: u64,
}

impl<'a> Summary<'a> {
    fn new(report: &'a UpdateReport, index: &'a str, taken: Duration) -> Self {
        Self {
            schema: 1,
            index,
            files: Files {
                added: report.added,
                changed: report.changed,
                moved: report.moved,
                deleted: report.deleted,
                unchanged: report.unchanged,
            },
            articles: report.manifest.articles,
            passages: report.manifest.passages,
            skipped: report.manifest.skipped,
            skipped_now: &report.skipped,
            rebuilt: report.rebuilt.as_deref(),
            bytes: report.bytes,
            seconds: (taken.as_secs_f64() * 1000.0).round() / 1000.0,
            complete: !report.cancelled,
        }
    }
}
