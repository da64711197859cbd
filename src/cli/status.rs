//! `pullquote status`.

use super::format::Format;
use super::messages;
use super::open::{OpenArgs, open};
use super::places::Purpose;
use super::screen::Screen;
use crate::index::{Index, check};
use crate::output;
use crate::output::amounts::count;
use crate::search::{Backend, LocalBackend, StatusRequest};

/// What may be typed.
#[derive(clap::Args)]
pub(super) struct StatusArgs {
    /// List what was skipped, with reasons
    #[arg(long)]
    skipped: bool,
    /// Check that the index is whole and agrees with the files, without indexing any; exit code 1 where it does not
    #[arg(long, conflicts_with = "refresh")]
    check: bool,
    /// How to print
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    open: OpenArgs,
}

/// Tells.
pub(super) fn run(args: &StatusArgs, screen: &mut Screen) -> anyhow::Result<u8> {
    let mut differs = false;
    let backend = if args.check {
        let places = args.open.places.find(Purpose::Answer)?;
        let index = Index::open(&places.index)?;
        index.verify()?;
        let changes = check(&index, &places.corpus)?;
        differs = !changes.is_empty();
        let why = differs.then(|| {
            let mut parts = Vec::new();
            for (number, what) in [(changes.added, "new"), (changes.changed, "changed"), (changes.deleted, "gone")] {
                if number > 0 {
                    parts.push(format!("{} {what}", count(number, "file", "files")));
                }
            }
            if changes.other_corpus {
                parts.push("it was made of other folders".to_owned());
            }
            if changes.other_reader {
                parts.push("articles are read otherwise now".to_owned());
            }
            if changes.incomplete {
                parts.push("the last update was stopped before its end".to_owned());
            }
            if parts.is_empty() { "other files are skipped than before".to_owned() } else { parts.join(", ") }
        });
        if let Some(why) = &why {
            messages::say(&format!("the index is out of date: {why}"));
        }
        LocalBackend::new(index).with_freshness(!differs, why)
    } else {
        open(&args.open)?.backend
    };
    let status = backend.status(&StatusRequest { skipped: args.skipped })?;
    match args.format {
        Format::Text => output::write_status(&status, args.check, screen)?,
        Format::Json => output::write_json(&status, screen)?,
    }
    Ok(u8::from(differs))
}
