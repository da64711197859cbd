//! What is said on standard error. Nobody reading it is no failure.

use std::io::Write;

use crate::output::{self, escape};
use crate::query::Note;

const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[33m";
const CYAN: &str = "\u{1b}[36m";
const RESET: &str = "\u{1b}[0m";

/// Something that stops the work.
pub(super) fn error(text: &str) {
    labelled(RED, "error", text);
}

/// Something that does not stop the work.
pub(super) fn warning(text: &str) {
    labelled(YELLOW, "warning", text);
}

/// A way on.
pub(super) fn hint(text: &str) {
    labelled(CYAN, "hint", text);
}

/// Plain lines: file names and words of users in them are made safe.
pub(super) fn say(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{}", escape::lines(text));
}

/// What the reader of `query` should know about how it was read.
pub(super) fn notes(query: &str, notes: &[Note]) {
    notes.iter().for_each(|note| say(&output::note(query, note)));
}

fn labelled(colour: &str, label: &str, text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{colour}{label}:{RESET} {}", escape::lines(text));
}
