//! Makes the index mirror its corpus.
//!
//! list -> compare with the table of files -> read what changed, on several threads -> settle ids, in
//! order -> write, commit by commit. Whatever happens in between, the last commit stands.

mod batch;
mod deleting;
mod document;
mod gate;
mod ids;
mod key_set;
mod merging;
mod plan;
mod read;
mod run;
mod segment;
mod segments;
mod terms;
mod writer;

#[cfg(test)]
mod tests;

use std::path::Path;

use self::plan::Plan;
use self::run::Run;
use self::writer::{Budget, Writer};
use super::corpus::Listing;
use super::lock::WriterLock;
use super::stamps::{Stamps, unchanged};
use super::{
    Corpus, FORMAT, Index, Manifest, OpenError, Progress, Split, UpdateError, UpdateOptions, UpdateReport, folder,
};
use crate::analysis::Analyzer;
use crate::guard::guarded;
use crate::{article, passage};

/// Brings the index in `path` up to date with `corpus`, making it where there is none.
///
/// Only what changed is read and written. An index of another format, analyzer or split is made anew
/// beside the old one and takes its place when it is whole.
///
/// # Errors
/// The corpus cannot be listed, or the index cannot be written. What was committed before stands.
pub fn update(
    path: &Path,
    corpus: &Corpus,
    options: &UpdateOptions,
    progress: &dyn Progress,
) -> Result<UpdateReport, UpdateError> {
    update_listed(path, corpus, None, options, progress, false)
}

/// As [`update`], with a `listing` made a moment ago. `quick`: somebody waits for an answer.
pub(super) fn update_listed(
    path: &Path,
    corpus: &Corpus,
    listing: Option<Listing>,
    options: &UpdateOptions,
    progress: &dyn Progress,
    quick: bool,
) -> Result<UpdateReport, UpdateError> {
    guarded(|| update_guarded(path, corpus, listing, options, progress, quick))
        .unwrap_or_else(|panic| Err(UpdateError::write(path, panic)))
}

fn update_guarded(
    path: &Path,
    corpus: &Corpus,
    listing: Option<Listing>,
    options: &UpdateOptions,
    progress: &dyn Progress,
    quick: bool,
) -> Result<UpdateReport, UpdateError> {
    folder::prepare(path)?;
    let lock = WriterLock::take(path, options.wait)?;
    let live = folder::current(path).ok();
    if let Some(live) = live {
        folder::remove_leftovers(path, live);
    }
    let (index, rebuilt) = standing(path, options)?;
    // While another writer was waited for, the corpus went on; and what came after the list was made may
    // be in a commit that was made since.
    let is_of_now = |listing: &Listing| {
        !lock.waited && (listing.commit.is_none() || listing.commit == index.as_ref().map(Index::commit))
    };
    let listing = match listing.filter(is_of_now) {
        Some(listing) => listing,
        None => corpus.list(path)?,
    };
    let mut report = UpdateReport { rebuilt, ..UpdateReport::default() };
    let before = index.as_ref().map(|index| index.manifest().clone());
    let manifest = Manifest {
        format: FORMAT,
        analyzer: Analyzer::default().fingerprint().to_owned(),
        reader: article::FINGERPRINT.to_owned(),
        splitter: passage::FINGERPRINT.to_owned(),
        split: Split::from(&options.split),
        tool: env!("CARGO_PKG_VERSION").to_owned(),
        roots: listing.roots.clone(),
        root_identities: listing.identities.clone(),
        exclude: corpus.walk.exclude.clone(),
        max_bytes: corpus.read.max_bytes,
        ..before.clone().unwrap_or_default()
    };
    report.other_corpus =
        before.as_ref().filter(|before| before.roots != manifest.roots).map(|before| before.roots.clone());
    let table = match &index {
        Some(index) => index.take_table()?,
        None => super::table::FileTable::default(),
    };
    if let Some(before) = &before {
        listing.expect_files(before, &table.files)?;
    }
    let unchanged_skips = table.skipped == listing.skipped;
    for skipped in &listing.skipped {
        if table.skipped.binary_search(skipped).is_err() {
            progress.skipped(skipped);
            report.skipped.push(skipped.clone());
        }
    }
    let limit = before.as_ref().map_or(corpus.read.max_bytes, |before| before.max_bytes);
    let plan = Plan::new(index.as_ref(), table.files, limit, &listing, corpus)?;
    let bytes = plan.bytes(&listing);
    progress.listed(plan.tasks.len() as u64, bytes);
    report.unchanged = (listing.files.len() - plan.tasks.len()) as u64;
    let nothing_to_do = plan.tasks.is_empty() && plan.removed.is_empty() && unchanged_skips;
    let lacks_times = || Stamps::can_be_made(&listing) && index.as_ref().is_some_and(|index| !unchanged(index, corpus));
    if nothing_to_do && manifest.complete && before.as_ref() == Some(&manifest) && !lacks_times() {
        report.manifest = manifest;
        return Ok(report);
    }
    let budget = Budget::new(options, bytes);
    let (writer, live_now) = match (&index, live) {
        (Some(index), Some(live)) => (Writer::open(path, live, budget, index.manifest(), quick)?, true),
        _ => {
            let number = folder::free_generation(path).map_err(|error| UpdateError::write(path, error))?;
            (Writer::create(path, number, budget)?, false)
        }
    };
    let mut run = Run::new(corpus, &listing, options, progress, plan, writer, manifest, report, budget);
    if !live_now {
        run.commit(false)?;
        // With nothing there that could answer, what is done so far may.
        if live.is_none() {
            run.writer.make_current()?;
        }
    }
    let cancelled = run.all()?;
    progress.finishing();
    run.commit(!cancelled)?;
    let replaces = !live_now && live.is_some();
    let Run { writer, mut report, manifest, .. } = run;
    if replaces && cancelled {
        // Half an index does not take the place of a whole one.
        report.cancelled = true;
        report.manifest = before.unwrap_or_default();
        drop(writer);
        folder::remove_leftovers(path, live.unwrap_or_default());
        return Ok(report);
    }
    let number = writer.number();
    if replaces {
        writer.make_current()?;
    }
    writer.finish()?;
    folder::remove_leftovers(path, number);
    report.cancelled = cancelled;
    report.manifest = manifest;
    report.skipped.sort();
    report.renamed.sort();
    Ok(report)
}

/// The index in `path`, where it can be gone on with; else why it is made anew, where there is one.
fn standing(path: &Path, options: &UpdateOptions) -> Result<(Option<Index>, Option<String>), UpdateError> {
    if options.rebuild {
        // Whatever stands there, nothing of it is used.
        let there = !matches!(folder::current(path), Err(OpenError::NotFound { .. }));
        return Ok((None, there.then(|| "it was asked for".to_owned())));
    }
    match Index::open(path) {
        Ok(index) => match index.manifest().outdated(&options.split) {
            None => {
                index.verify_for_writing()?;
                Ok((Some(index), None))
            }
            Some(why) => Ok((None, Some(format!("{why} now")))),
        },
        Err(OpenError::NotFound { .. }) => Ok((None, None)),
        Err(OpenError::OtherFormat { found, .. }) => Ok((None, Some(format!("it had format {found}")))),
        Err(OpenError::OtherAnalyzer { .. }) => Ok((None, Some("words are analysed otherwise now".to_owned()))),
        Err(error) => Err(error.into()),
    }
}

/// Stands for a file inside the index.
pub(super) fn file_key(root: u32, id: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64_with_seed(id.as_bytes(), u64::from(root))
}
