//! Opens the index for a question, fresh.

use std::time::Duration;

use super::failure::failure;
use super::messages;
use super::places::{PlaceArgs, Places, Purpose};
use super::progress::{INTERRUPTED, Watch};
use super::update_report::{say_skipped, summary};
use crate::index::{
    Freshness, Index, OpenError, Progress, Refresh, Refreshed, Silent, Stale, UpdateError, UpdateOptions, refresh,
};
use crate::output::amounts::{count, size, time};
use crate::query::Day;
use crate::rank::{RankSettings, Ranking};
use crate::search::{LocalBackend, SearchRequest};

/// What may be typed about freshness and places.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct OpenArgs {
    #[command(flatten)]
    pub(super) places: PlaceArgs,
    /// Whether to look for changed files first: `auto` indexes small changes (5,000 files, 32 MB) and reports larger ones,
    /// `always` indexes whatever changed, `never` looks at no file
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_possible_values = true)]
    pub(super) refresh: When,
}

/// Whether to look for changed files first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum When {
    /// Index small changes, report large ones
    Auto,
    /// Index whatever changed
    Always,
    /// Look at no file
    Never,
}

/// An index that may answer.
pub(super) struct Opened {
    pub(super) backend: LocalBackend,
    pub(super) places: Places,
    /// Articles in the index.
    pub(super) articles: u64,
    /// Set where Ctrl-C stopped the update.
    pub(super) interrupted: bool,
}

impl Opened {
    /// What a search asks for, ranked as was `typed` and changed, else as the nearest pullquote.toml says.
    pub(super) fn request(&self, typed: Option<Ranking>, changes: &[RankSettings]) -> SearchRequest {
        let (ranking, rank) = self.places.ranking.with(typed, changes);
        SearchRequest { ranking, rank, ..SearchRequest::default() }
    }

    /// The exit code of a verb that is done: `code`, unless Ctrl-C stopped the update.
    pub(super) fn finish(self, code: u8) -> u8 {
        let code = if self.interrupted { INTERRUPTED } else { code };
        // The process ends here: taking the index apart file by file would take longer than the system does.
        std::mem::forget(self);
        code
    }
}

/// Opens the index that `args` name, and says on standard error what was done to make it fresh.
///
/// # Errors
/// There is none that could answer.
pub(super) fn open(args: &OpenArgs) -> anyhow::Result<Opened> {
    let (mode, purpose) = match args.refresh {
        When::Auto => (Refresh::Auto, Purpose::Answer),
        When::Always => (Refresh::Always, Purpose::Answer),
        When::Never => (Refresh::Never, Purpose::AnswerUnchecked),
    };
    let places = args.places.find(purpose)?;
    let options = UpdateOptions { wait: Duration::from_secs(5), ..UpdateOptions::default() };
    // Where nothing is updated there is nothing to watch: what is made for it takes time to make.
    let watch = (mode != Refresh::Never).then(Watch::new);
    let progress = watch.as_ref().map_or(&Silent as &dyn Progress, |watch| watch);
    let outcome = refresh(&places.index, &places.corpus, mode, &options, progress);
    watch.iter().for_each(Watch::clear);
    let Refreshed { index, freshness } = outcome.map_err(|error| explained(error, &places))?;
    let mut interrupted = false;
    let mut why = None;
    match &freshness {
        Freshness::Updated(report) => {
            if !report.is_unchanged() {
                let elapsed = watch.as_ref().map_or(Duration::ZERO, Watch::elapsed);
                messages::say(&format!("{} ({})", summary(report), time(elapsed)));
            }
            say_skipped(report);
            interrupted = report.cancelled;
            if interrupted {
                messages::warning("stopped before the end: what was done is kept, the next run goes on");
            }
        }
        Freshness::Stale { why: reason, changes } => {
            let differ = match changes.count() {
                0 => String::new(),
                number => format!("{}: ", count(number, "file differs", "files differ")),
            };
            let text = format!("the answer may be out of date: {differ}{reason}");
            messages::warning(&text);
            if matches!(reason, Stale::Large) {
                messages::hint("`pullquote index` brings the index up to date, or add `--refresh always`");
            }
            why = Some(format!("{differ}{reason}"));
        }
        Freshness::Unchecked => why = Some("the files were not looked at".to_owned()),
        _ => {}
    }
    let articles = index.manifest().articles;
    let backend = LocalBackend::new(index).with_freshness(freshness.is_fresh(), why).with_today(today);
    Ok(Opened { backend, places, articles, interrupted })
}

/// The day by the clock and the time zone of this machine.
pub(super) fn today() -> Day {
    day_of(jiff::Zoned::now().date())
}

fn day_of(date: jiff::civil::Date) -> Day {
    Day { year: date.year(), month: date.month(), day: date.day() }
}

/// A day as typed: `2025-06-09`.
pub(super) fn day(typed: &str) -> Result<Day, String> {
    let date: jiff::civil::Date = typed.parse().map_err(|_| "a day is written 2025-06-09".to_owned())?;
    Ok(day_of(date))
}

/// The error, with the command that does what was not done unasked.
fn explained(error: UpdateError, places: &Places) -> anyhow::Error {
    match error {
        UpdateError::FirstIndexIsLarge { files, bytes } => {
            let (index, one) = match Index::open(&places.index) {
                Err(OpenError::OtherFormat { .. } | OpenError::OtherAnalyzer { .. }) => {
                    ("an index of another version", "a new one")
                }
                _ => ("no index yet", "one"),
            };
            failure(
                format!(
                    "{} has {} ({}) and {index}: making {one} takes a while and about as much disk space again, so it is not done unasked",
                    roots(places),
                    count(files, "file", "files"),
                    size(bytes)
                ),
                format!("`pullquote index{}` makes it, in {}", command_roots(places), places.index.display()),
            )
        }
        error => error.into(),
    }
}

/// The roots as words.
pub(super) fn roots(places: &Places) -> String {
    let roots: Vec<_> = places.corpus.roots.iter().map(|root| root.display().to_string()).collect();
    roots.join(", ")
}

fn command_roots(places: &Places) -> String {
    places.corpus.roots.iter().map(|root| format!(" {}", quoted(&root.display().to_string()))).collect()
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    if word.chars().all(|c| c.is_alphanumeric() || "/._-".contains(c)) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
