//! Where a leaf of a query stands in a zone.

use super::Lit;
use super::compile::{Kind, Leaf, Slot};
use super::rows::{self, Placed};
use super::shuffled::Shuffled;
use super::zones::Found;

/// Where something stands: the positions of its first and its last word, and its words in [`Places::lit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) lit: (usize, usize),
}

/// All places where something stands.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) lit: Vec<Lit>,
}

impl Places {
    pub(super) fn push(&mut self, first: u32, last: u32, lit: impl IntoIterator<Item = Lit>) {
        let from = self.lit.len();
        self.lit.extend(lit);
        self.occurrences.push(Occurrence { first, last, lit: (from, self.lit.len()) });
    }

    /// Adds the places of the leaf `number`, of which `found` stands in the zone. Where it is `negated`, a compound
    /// word is meant as a whole.
    pub(super) fn add(&mut self, number: usize, leaf: &Leaf, found: &[Found], negated: bool) {
        match leaf.kind {
            Kind::Nothing => {}
            Kind::Word | Kind::Pattern => self.add_words(number, leaf, found, negated),
            Kind::Row => rows::each(leaf.places, found, |row| self.push_row(number, row)),
            Kind::Shuffled(slop) => {
                Shuffled::new(leaf.places, slop, found).each_extent(&mut |first, last, words| {
                    self.push(first, last, words.iter().map(|word| lit_word(number, word, Some(word.place))));
                });
            }
        }
    }

    /// A row is lit as one.
    fn push_row(&mut self, number: usize, row: &[Placed]) {
        let start = row.iter().map(|word| word.span.start).min().unwrap_or(0);
        let end = row.iter().map(|word| word.span.end).max().unwrap_or(start);
        let (first, last) = extent(row);
        let span = crate::text::Span::new(start, end);
        self.push(first, last, [Lit { span, leaf: number, part: None, is_phrase: true }]);
    }

    /// The word as a whole; else a run of its parts of which one counts alone, or which has them all.
    fn add_words(&mut self, number: usize, leaf: &Leaf, found: &[Found], negated: bool) {
        for word in found.iter().filter(|word| word.slot == Slot::Whole) {
            let lit = Lit { span: word.span, leaf: number, part: None, is_phrase: false };
            self.push(word.position, word.last, [lit]);
        }
        if leaf.places == 0 || found.iter().all(|word| word.slot == Slot::Whole) {
            return;
        }
        rows::each_beginning(found, |parts| {
            for run in parts.chunk_by(|one, next| next.place <= one.place + 1) {
                let places = run.chunk_by(|one, next| one.place == next.place).count();
                let is_all = places == leaf.places;
                let counts = if negated { is_all && places > 1 } else { is_all || run.iter().any(|part| part.alone) };
                if counts {
                    let (first, last) = extent(run);
                    self.push(first, last, run.iter().map(|part| lit_word(number, part, Some(part.place))));
                }
            }
        });
    }
}

/// Whether the leaf stands in the zone at all, and what of it is lit; less work than [`Places::add`] where nobody asks
/// how far it reaches.
pub(super) fn lights(number: usize, leaf: &Leaf, found: &[Found], negated: bool, lit: Option<&mut Vec<Lit>>) -> bool {
    if found.is_empty() {
        return false;
    }
    let is_certain = |word: &Found| match word.slot {
        Slot::Whole => true,
        Slot::Place { alone, .. } => alone && !negated,
        Slot::Hint => false,
    };
    match leaf.kind {
        Kind::Word | Kind::Pattern if lit.is_none() && found.iter().any(is_certain) => true,
        Kind::Shuffled(slop) => {
            let words = Shuffled::new(leaf.places, slop, found).words(lit.is_some());
            let holds = !words.is_empty();
            if let Some(lit) = lit {
                lit.extend(words.iter().map(|word| lit_word(number, word, Some(word.place))));
            }
            holds
        }
        _ => {
            let mut places = Places::default();
            places.add(number, leaf, found, negated);
            if let Some(lit) = lit {
                lit.append(&mut places.lit);
            }
            !places.occurrences.is_empty()
        }
    }
}

fn lit_word(number: usize, word: &Placed, part: Option<usize>) -> Lit {
    Lit { span: word.span, leaf: number, part, is_phrase: false }
}

/// The positions of the first and the last of `words`.
fn extent(words: &[Placed]) -> (u32, u32) {
    let first = words.iter().map(|word| word.position).min().unwrap_or(0);
    (first, words.iter().map(|word| word.last).max().unwrap_or(first))
}
