//! What an update did, in words.

use super::messages;
use crate::article::Skipped;
use crate::index::UpdateReport;
use crate::output::amounts::{count, grouped};

/// How many of the files that were passed over are named.
const MOST_NAMED: usize = 20;

/// `indexed: 3 added, 1 changed; 14 articles, 180 passages`.
pub(super) fn summary(report: &UpdateReport) -> String {
    let parts: Vec<_> = [
        (report.added, "added"),
        (report.changed, "changed"),
        (report.moved, "moved"),
        (report.deleted, "deleted"),
        (report.reread, "read again"),
        (report.unchanged, "unchanged"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| format!("{} {what}", grouped(number)))
    .collect();
    let files = if parts.is_empty() { "no files".to_owned() } else { format!("files {}", parts.join(", ")) };
    format!(
        "indexed: {files}; {}, {}",
        count(report.manifest.articles, "article", "articles"),
        count(report.manifest.passages, "passage", "passages")
    )
}

/// Names what was passed over and what is known by another id than it asked for.
pub(super) fn say_skipped(report: &UpdateReport) {
    if let Some(reason) = &report.rebuilt {
        messages::say(&format!("the index was made anew: {reason}"));
    }
    if let Some(others) = &report.other_corpus {
        let others: Vec<_> = others.iter().map(|root| root.display().to_string()).collect();
        messages::warning(&format!("the index held the articles of {} before", others.join(", ")));
    }
    for skipped in report.skipped.iter().take(MOST_NAMED) {
        messages::say(&skipped_line(skipped));
    }
    if let Some(more) = report.skipped.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        messages::say(&format!("and {} more: `pullquote status --skipped` lists them", grouped(more as u64)));
    }
    for renamed in report.renamed.iter().take(MOST_NAMED) {
        messages::say(&format!(
            "same id twice: {}:{} asks for `{}`, which is taken, and is known as `{}`",
            renamed.file, renamed.line, renamed.wanted, renamed.id
        ));
    }
    if let Some(more) = report.renamed.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        messages::say(&format!("and {} more with an id that is taken", grouped(more as u64)));
    }
}

/// `skipped: folder/file:7: broken JSON`.
pub(super) fn skipped_line(skipped: &Skipped) -> String {
    match skipped.line {
        Some(line) => format!("skipped: {}:{line}: {}", skipped.path, skipped.reason),
        None => format!("skipped: {}: {}", skipped.path, skipped.reason),
    }
}
