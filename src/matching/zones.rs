//! The words of a passage that stand in the query, zone by zone.

use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::PassageView;
use super::compile::{Compiled, Slot, Use};
use crate::analysis::{Analyzer, is_invisible};
use crate::query::TextField;
use crate::text::Span;

/// Words of one passage that are kept at most, each counted as often as the query has it: a passage of one word a
/// million times is held to its beginning.
pub(super) const MOST_FOUND: usize = 1 << 20;

/// A word of the text that stands in the query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) leaf: usize,
    pub(super) slot: Slot,
    pub(super) position: u32,
    /// Position of its last part.
    pub(super) last: u32,
    pub(super) span: Span,
}

/// A stretch of words that phrases and distances do not reach out of: title, a heading, the text, author, source.
#[derive(Debug)]
pub(super) struct Zone {
    pub(super) field: TextField,
    /// By leaf, then in the order of the text.
    found: Vec<Found>,
}

impl Zone {
    /// Of all of a field, or of one heading; `found` is by leaf, then in the order of the text.
    pub(super) fn new(field: TextField, found: Vec<Found>) -> Self {
        Self { field, found }
    }

    /// Whether nothing of the query stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Of a part of the text; `found` is in order.
    pub(super) fn of_text(found: Vec<Found>) -> Self {
        Self { field: TextField::Text, found }
    }

    /// Whether it is the passage's own text, or a part of it.
    pub(super) fn is_text(&self) -> bool {
        self.field == TextField::Text
    }

    /// What was found of one leaf.
    pub(super) fn of(&self, leaf: usize) -> &[Found] {
        self.of_all(&(leaf..leaf + 1))
    }

    /// What was found of several leaves, by their numbers.
    pub(super) fn of_all(&self, leaves: &Range<usize>) -> &[Found] {
        let rest = &self.found[self.found.partition_point(|found| found.leaf < leaves.start)..];
        &rest[..rest.partition_point(|found| found.leaf < leaves.end)]
    }
}

/// The zones of `passage` that hold something of the query.
pub(super) fn zones(compiled: &Compiled, analyzer: &Analyzer, passage: &PassageView<'_>) -> Vec<Zone> {
    let mut reader = Reader { compiled, analyzer, passage, room: MOST_FOUND, zones: Vec::new() };
    // The text first: should there be too much of it all, it is what is lit.
    reader.read(TextField::Text, passage.text);
    passage.title.iter().for_each(|title| reader.read(TextField::Title, title));
    passage.headings.iter().for_each(|heading| reader.read(TextField::Heading, heading));
    passage.author.iter().for_each(|author| reader.read(TextField::Author, author));
    passage.source.iter().for_each(|source| reader.read(TextField::Source, source));
    reader.zones
}

struct Reader<'a> {
    compiled: &'a Compiled,
    analyzer: &'a Analyzer,
    passage: &'a PassageView<'a>,
    room: usize,
    zones: Vec<Zone>,
}

impl Reader<'_> {
    fn read(&mut self, field: TextField, text: &str) {
        if !self.compiled.fields.contains(&field) {
            return;
        }
        let mut keeper = Keeper::new(self.compiled, field, text, &self.compiled.terms, self.room);
        self.analyzer.analyze_initials(text, self.passage.language, self.compiled.initials, &mut |token| {
            keeper.take(token.term, token.position, token.span);
        });
        let Keeper { mut found, is_hinted, .. } = keeper;
        if is_hinted {
            let mut keeper = Keeper::new(self.compiled, field, text, &self.compiled.forms, self.room - found.len());
            self.analyzer.forms(text, &mut |token| keeper.take(token.term, token.position, token.span));
            found.append(&mut keeper.found);
        }
        self.add_figures(field, text, &mut found);
        self.room -= found.len();
        if !found.is_empty() {
            found.sort_by_key(|found| found.leaf);
            self.zones.push(Zone { field, found });
        }
    }
}

impl Reader<'_> {
    /// Adds the figures of `text` that stand in the query. They have no place among its words: no phrase and no distance
    /// asks for one.
    fn add_figures(&self, field: TextField, text: &str, found: &mut Vec<Found>) {
        if self.compiled.figures.is_empty() || !is_in(None, field) {
            return;
        }
        let mut leaves = Vec::new();
        self.analyzer.figures(text, self.passage.language, &mut |figure, term, span| {
            self.compiled.figures.wanting(figure, term, &mut leaves);
            for leaf in leaves.iter().take(self.room.saturating_sub(found.len())) {
                found.push(Found { leaf: *leaf, slot: Slot::Whole, position: 0, last: 0, span });
            }
        });
    }
}

/// Keeps of the words of one zone those that stand in the query.
struct Keeper<'a> {
    compiled: &'a Compiled,
    field: TextField,
    text: &'a str,
    words: &'a HashMap<Box<str>, Vec<Use>>,
    room: usize,
    found: Vec<Found>,
    /// Where in `found` the words begin that may have parts to come, and where those words end.
    wholes: Vec<(usize, usize, usize)>,
    is_hinted: bool,
}

impl<'a> Keeper<'a> {
    fn new(
        compiled: &'a Compiled,
        field: TextField,
        text: &'a str,
        words: &'a HashMap<Box<str>, Vec<Use>>,
        room: usize,
    ) -> Self {
        Self { compiled, field, text, words, room, found: Vec::new(), wholes: Vec::new(), is_hinted: false }
    }

    fn take(&mut self, word: &str, position: u32, span: Span) {
        // The whole of a compound word comes before its parts and reaches as far as the last of them.
        while self.wholes.last().is_some_and(|(_, _, end)| *end < span.end) {
            self.wholes.pop();
        }
        for (from, to, _) in &self.wholes {
            self.found[*from..*to].iter_mut().for_each(|whole| whole.last = position);
        }
        let Some(uses) = self.words.get(word) else { return };
        let from = self.found.len();
        for used in uses {
            let Some(leaf) = self.compiled.leaves.get(used.leaf) else { continue };
            if !is_in(leaf.field, self.field) || self.found.len() >= self.room {
                continue;
            }
            match used.slot {
                Slot::Hint => self.is_hinted = true,
                Slot::Place { place, .. }
                    if leaf.written.get(place).is_some_and(|written| !is_written(span.of(self.text), written)) => {}
                slot => self.found.push(Found { leaf: used.leaf, slot, position, last: position, span }),
            }
        }
        if self.found.len() > from {
            self.wholes.push((from, self.found.len(), span.end));
        }
    }
}

/// Whether what is asked in `asked` is looked for in `field`.
fn is_in(asked: Option<TextField>, field: TextField) -> bool {
    match asked {
        Some(asked) => asked == field,
        None => matches!(field, TextField::Title | TextField::Heading | TextField::Text),
    }
}

/// Whether the word `shown` is written with these letters; any will do where none are given.
fn is_written(shown: &str, written: &str) -> bool {
    if written.is_empty() || shown == written {
        return true;
    }
    let bare = |word: &str| -> String {
        let straight = |letter: char| if matches!(letter, '’' | '‘' | 'ʼ' | '＇') { '\'' } else { letter };
        word.nfc().filter(|letter| !is_invisible(*letter)).map(straight).collect()
    };
    let (shown, written) = (bare(shown), bare(written));
    let possessive = |ending: &str| shown.strip_suffix(ending) == Some(written.as_str());
    shown == written || ["'s", "'S", "'"].into_iter().any(possessive)
}
