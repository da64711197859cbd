//! `search` is always fresh: what is done about changes before an answer is given.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::changes::{Looked, look};
use super::corpus::Listing;
use super::stamps::{Stamps, unchanged};
use super::update::update_listed;
use super::{Changes, Corpus, Index, OpenError, Progress, Silent, UpdateError, UpdateOptions, UpdateReport};

/// Whether the index is brought up to date before it answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Refresh {
    /// Small differences are, large ones are reported. Where the times of folders and files tell that nothing changed, nothing is listed.
    #[default]
    Auto,
    /// However long it takes; all folders are listed.
    Always,
    /// The files are not looked at.
    Never,
}

/// Files that may differ for [`Refresh::Auto`] to update by itself.
pub const MOST_FILES_UNASKED: u64 = 5_000;
/// Bytes of files that may differ for [`Refresh::Auto`] to update by itself.
pub const MOST_BYTES_UNASKED: u64 = 32 << 20;
/// Files of which a first index is made unasked.
pub const MOST_FILES_FIRST: u64 = 10_000;
/// Bytes of files of which a first index is made unasked.
pub const MOST_BYTES_FIRST: u64 = 1 << 30;
/// How long another writer is waited for before the last commit answers.
const WAIT_UNASKED: Duration = Duration::from_millis(500);

/// Whether an open index agrees with its corpus.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Freshness {
    /// It does.
    Fresh,
    /// It does now.
    Updated(Box<UpdateReport>),
    /// It does not.
    Stale {
        /// Why it was not updated.
        why: Stale,
        /// How the corpus differs; empty where that could not be told.
        changes: Changes,
    },
    /// Nobody looked.
    Unchecked,
}

impl Freshness {
    /// Whether the index is known to agree with the files.
    pub fn is_fresh(&self) -> bool {
        matches!(self, Self::Fresh) || matches!(self, Self::Updated(report) if report.manifest.complete)
    }
}

/// Why an index that does not agree with its corpus was not updated. Displays as half a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stale {
    /// More changed than is updated unasked.
    Large,
    /// Passages are to be split otherwise, and making all of the index anew takes long.
    OtherSplit,
    /// Files become other articles or passages in this version, and making all of the index anew takes long.
    OtherReader,
    /// Another process writes; says who.
    Locked(String),
    /// The index may not be written.
    ReadOnly,
    /// The corpus cannot be read; says why.
    CorpusUnreadable(String),
    /// The update failed; says why.
    Failed(String),
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Large => f.write_str("more changed than is indexed unasked"),
            Self::OtherSplit => f.write_str("passages are split otherwise"),
            Self::OtherReader => f.write_str("articles are read otherwise"),
            Self::Locked(holder) => write!(f, "the index is being written by {holder}"),
            Self::ReadOnly => f.write_str("the index may not be written"),
            Self::CorpusUnreadable(reason) => write!(f, "the articles cannot be read: {reason}"),
            Self::Failed(reason) => write!(f, "the update failed: {reason}"),
        }
    }
}

/// An index that may answer.
pub struct Refreshed {
    /// The index.
    pub index: Index,
    /// How it stands to the corpus.
    pub freshness: Freshness,
}

/// Opens the index in `path` of `corpus`, looking for changes first as `mode` says.
///
/// # Errors
/// There is no index that could answer, and none could or should be made.
pub fn refresh(
    path: &Path,
    corpus: &Corpus,
    mode: Refresh,
    options: &UpdateOptions,
    progress: &dyn Progress,
) -> Result<Refreshed, UpdateError> {
    if mode == Refresh::Never {
        return Ok(Refreshed { index: Index::open(path)?, freshness: Freshness::Unchecked });
    }
    let mut index = match Index::open(path) {
        Ok(index) => index,
        Err(OpenError::NotFound { .. } | OpenError::OtherFormat { .. } | OpenError::OtherAnalyzer { .. }) => {
            return first(path, corpus, mode, options, progress);
        }
        Err(error) => return Err(error.into()),
    };
    let is_quick = mode == Refresh::Auto && index.manifest().outdated(&options.split).is_none();
    if is_quick && unchanged(&index, corpus) {
        return Ok(Refreshed { index, freshness: Freshness::Fresh });
    }
    let mut looked = look(&index, corpus);
    if let (Err(UpdateError::Open(_)), Ok(newest)) = (&looked, Index::open(path))
        && newest.commit() != index.commit()
    {
        // Another process replaced the index in between, and its table of files with it.
        looked = look(&newest, corpus);
        index = newest;
    }
    let Looked { changes, listing, is_worth_recording } = match looked {
        Ok(looked) => looked,
        Err(UpdateError::Open(error)) => return Err(error.into()),
        Err(error) => {
            let why = Stale::CorpusUnreadable(with_source(&error));
            return Ok(Refreshed { index, freshness: Freshness::Stale { why, changes: Changes::default() } });
        }
    };
    let outdated = index.manifest().outdated(&options.split);
    if changes.is_empty() && outdated.is_none() {
        let index =
            if is_quick && is_worth_recording { with_times(path, corpus, index, listing, options) } else { index };
        return Ok(Refreshed { index, freshness: Freshness::Fresh });
    }
    let stale = |index, why, changes| Ok(Refreshed { index, freshness: Freshness::Stale { why, changes } });
    if mode == Refresh::Auto {
        match outdated {
            Some(why) if is_large(listing.files.len() as u64, listing.bytes()) => return stale(index, why, changes),
            None if changes.count() > MOST_FILES_UNASKED || changes.bytes > MOST_BYTES_UNASKED => {
                return stale(index, Stale::Large, changes);
            }
            _ => {}
        }
    }
    let quick = mode == Refresh::Auto;
    let wait = if quick { options.wait.min(WAIT_UNASKED) } else { options.wait };
    let options = UpdateOptions { wait, rebuild: false, ..options.clone() };
    match update_listed(path, corpus, Some(listing), &options, progress, quick) {
        Ok(report) => {
            drop(index);
            Ok(Refreshed { index: Index::open(path)?, freshness: Freshness::Updated(Box::new(report)) })
        }
        Err(UpdateError::Open(error)) => Err(error.into()),
        Err(error) => stale(index, why_stale(&error), changes),
    }
}

/// `index`, which holds `corpus` as it is, with the times that will tell so at once from now on; as it was, where another process
/// writes, or it may not be written.
fn with_times(path: &Path, corpus: &Corpus, index: Index, listing: Listing, options: &UpdateOptions) -> Index {
    let options = UpdateOptions { wait: Duration::ZERO, rebuild: false, ..options.clone() };
    if !Stamps::can_be_made(&listing) {
        return index;
    }
    match update_listed(path, corpus, Some(listing), &options, &Silent, true) {
        Ok(_) => Index::open(path).unwrap_or(index),
        Err(_) => index,
    }
}

/// Makes an index where none can answer.
fn first(
    path: &Path,
    corpus: &Corpus,
    mode: Refresh,
    options: &UpdateOptions,
    progress: &dyn Progress,
) -> Result<Refreshed, UpdateError> {
    let listing = corpus.list(path)?;
    let (files, bytes) = (listing.files.len() as u64, listing.bytes());
    if mode == Refresh::Auto && is_large(files, bytes) {
        return Err(UpdateError::FirstIndexIsLarge { files, bytes });
    }
    match update_listed(path, corpus, Some(listing), options, progress, false) {
        Ok(report) => Ok(Refreshed { index: Index::open(path)?, freshness: Freshness::Updated(Box::new(report)) }),
        Err(error @ UpdateError::Locked { .. }) => match Index::open(path) {
            // Whoever makes it has committed something by now.
            Ok(index) => {
                let changes = look(&index, corpus).map(|looked| looked.changes).unwrap_or_default();
                Ok(Refreshed { index, freshness: Freshness::Stale { why: why_stale(&error), changes } })
            }
            Err(_) => Err(error),
        },
        Err(error) => Err(error),
    }
}

fn is_large(files: u64, bytes: u64) -> bool {
    files > MOST_FILES_FIRST || bytes > MOST_BYTES_FIRST
}

fn why_stale(error: &UpdateError) -> Stale {
    match error {
        UpdateError::Locked { holder, .. } => Stale::Locked(holder.to_string()),
        UpdateError::ReadOnly { .. } => Stale::ReadOnly,
        UpdateError::Corpus { .. } | UpdateError::CorpusEmptied { .. } | UpdateError::NoCorpus => {
            Stale::CorpusUnreadable(with_source(error))
        }
        _ => Stale::Failed(with_source(error)),
    }
}

fn with_source(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
