//! What an index holds, for people.

use std::io::{self, Write};

use super::amounts::{grouped, size};
use super::escape;
use crate::search::StatusResponse;

/// Writes a line for each fact. Where the files were compared with it (`is_checked`), it is known whether it agrees with them.
///
/// # Errors
/// Writing failed.
pub fn write_status(status: &StatusResponse, is_checked: bool, out: &mut dyn Write) -> io::Result<()> {
    let languages: Vec<_> =
        status.languages.iter().map(|(language, articles)| format!("{language} {}", grouped(*articles))).collect();
    let fresh = match (&status.freshness, status.fresh) {
        (_, true) => "yes".to_owned(),
        (Some(why), false) if is_checked => format!("no: {why}"),
        (Some(why), false) => format!("not known to be: {why}"),
        (None, false) => "not known to be".to_owned(),
    };
    let roots = if status.roots.is_empty() { "none".to_owned() } else { status.roots.join(", ") };
    let facts = [
        ("index", status.index.clone()),
        ("corpus", roots),
        ("articles", grouped(status.articles)),
        ("passages", grouped(status.passages)),
        ("skipped", grouped(status.skipped)),
        ("languages", if languages.is_empty() { "none detected".to_owned() } else { languages.join(", ") }),
        ("size", size(status.size)),
        ("changed", status.changed.clone().unwrap_or_else(|| "not known".to_owned())),
        ("up to date", fresh),
        ("made by", format!("pullquote {}, format {}, analysis {}", status.tool, status.format, status.analyzer)),
    ];
    for (name, value) in facts {
        writeln!(out, "{name:<10}  {}", escape::line(&value))?;
    }
    for skipped in status.skipped_list.iter().flatten() {
        let place = match skipped.line {
            Some(line) => format!("{}:{line}", skipped.path),
            None => skipped.path.clone(),
        };
        writeln!(out, "skipped: {}: {}", escape::line(&place), escape::line(&skipped.reason))?;
    }
    Ok(())
}
