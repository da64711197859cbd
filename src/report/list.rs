//! Lists of words that are looked up at once, however long they are.

use std::collections::HashSet;
use std::sync::OnceLock;

/// Words parted by blanks, in small letters.
pub(super) struct List {
    words: &'static str,
    set: OnceLock<HashSet<&'static str>>,
}

impl List {
    /// The list of `words`.
    pub(super) const fn of(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    /// Whether `word` is on it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_ascii_whitespace().collect()).contains(word)
    }
}
