//! The words of a text, as the engine is given them.

use std::collections::HashSet;
use std::ops::Range;

use crate::analysis::NotingAnalyzer;
use crate::article::Language;
use crate::index::forms::Collector;
use crate::index::placed::{GAP, Placer};

/// Turns texts into terms with their positions, and gathers the words that they are terms of. One a thread that reads.
pub(super) struct Terms {
    analyzer: NotingAnalyzer,
    joined: Joined,
    words: Collector,
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Terms").finish_non_exhaustive()
    }
}

/// Whether a text is the first piece of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    First,
    /// It stands behind another one, at a distance that no query reaches over.
    Later,
}

impl Terms {
    /// The words of the texts go to `words`.
    pub(super) fn new(words: Collector) -> Self {
        Self { analyzer: NotingAnalyzer::default(), joined: Joined::default(), words }
    }

    /// Leaves in `value` nothing but the terms of `text`. Hands to `begun` each position with the first byte of its word, in order,
    /// counted from the beginning of `text`; returns how many positions there are.
    pub(super) fn write<'a>(
        &mut self,
        value: &'a mut String,
        text: &str,
        language: Option<Language>,
        order: Order,
        begun: &mut dyn FnMut(usize, u32),
    ) -> (&'a str, u32) {
        let gap = if order == Order::Later { GAP } else { 0 };
        let Self { analyzer, joined, words } = self;
        joined.open.clear();
        let mut placer = Placer::new(value);
        let mut last = Written { place: 0..0, position: 0, end: 0 };
        let mut seen = None;
        let positions = analyzer.analyze(text, language, &mut |token| {
            // Of the tokens at one position the first is the widest.
            if seen.replace(token.position) != Some(token.position) {
                begun(token.span.start, token.position);
            }
            joined.take(&last, &placer, token.position, token.span.end);
            let place = placer.put(token.position.saturating_add(gap), token.term);
            last = Written { place, position: token.position, end: token.span.end };
        });
        let noted = analyzer.noted();
        if !noted.is_empty() {
            words.add(noted.drain(..));
        }
        if !joined.new.is_empty() {
            words.add_joined(joined.new.drain(..));
        }
        (placer.finish(), positions)
    }
}

/// The term that was written last: where in the value, at which position, and the last byte of its word.
struct Written {
    place: Range<usize>,
    position: u32,
    end: usize,
}

/// Finds the terms of words that have several parts, each with a position of its own: where such a word ends its
/// postings do not tell.
#[derive(Default)]
struct Joined {
    /// Words that reach over the last token, each with its end and its position.
    open: Vec<(usize, u32, String)>,
    /// Terms that were found lately.
    known: HashSet<String>,
    /// Those that have not been handed on.
    new: Vec<String>,
}

/// Terms that are kept to pass them over when they come again.
const MOST_KNOWN: usize = 20_000;

impl Joined {
    /// Looks at a token that reaches to `end`; `before` is the one before it. The whole of a word comes before its parts.
    fn take(&mut self, before: &Written, placer: &Placer<'_>, position: u32, end: usize) {
        if end <= before.end {
            self.open.push((before.end, before.position, placer.term(&before.place).to_owned()));
        }
        while self.open.last().is_some_and(|(reaches, ..)| *reaches < end) {
            self.open.pop();
        }
        for (_, first, term) in &self.open {
            if *first < position && !self.known.contains(term) {
                if self.known.len() >= MOST_KNOWN {
                    self.known.clear();
                }
                self.known.insert(term.clone());
                self.new.push(term.clone());
            }
        }
    }
}
