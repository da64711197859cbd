//! A query held to passages by the positions of its words alone, as postings tell them: no text is read.

use std::collections::HashSet;

use super::compile::{Compiled, Group, Kind, Part, Slot, Use};
use super::evaluate::Evaluation;
use super::units::Units;
use super::zones::{Found, MOST_FOUND, Zone};
use crate::query::{Clause, FigureCondition, Node, Occur, Query, TextField};
use crate::text::Span;

/// Says of passages what [`super::Matcher::holds`] says of them, from where the terms of a query stand in them.
#[derive(Debug, Clone)]
pub struct PositionMatcher {
    compiled: Compiled,
    terms: Vec<PlacedTerm>,
}

/// A term that is looked for.
#[derive(Debug, Clone)]
struct PlacedTerm {
    term: String,
    uses: Vec<Use>,
    /// Whether it matters where a word ends that has this term, not only where it begins.
    asks_for_ends: bool,
}

/// What positions tell of one passage.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Where title, headings and text begin, in order of positions.
    pub pieces: Vec<(TextField, u32)>,
    /// The positions of each sentence of the text that has words, in order.
    pub sentences: Vec<Span>,
    /// The positions of each paragraph of the text that has words, in order.
    pub paragraphs: Vec<Span>,
    /// Where terms stand: the number of each in [`PositionMatcher::terms`], and the position.
    pub words: Vec<(usize, u32)>,
    /// Where figures stand that are asked for: the leaf of each, see [`PositionMatcher::conditions`], and a position of its
    /// sentence.
    pub figures: Vec<(usize, u32)>,
}

impl Standing {
    /// Leaves nothing in it.
    pub fn clear(&mut self) {
        self.pieces.clear();
        self.sentences.clear();
        self.paragraphs.clear();
        self.words.clear();
        self.figures.clear();
    }
}

impl PositionMatcher {
    /// For passages that match `node`, or, where it is `negated`, that do not match it as something left out.
    ///
    /// `None` where positions do not tell: for conditions on articles, and for patterns and exact forms, unless
    /// `is_settled` says that whatever has their terms is one of their words.
    pub fn new(node: &Node, negated: bool, is_settled: &dyn Fn(&Node) -> bool) -> Option<Self> {
        let occur = if negated { Occur::MustNot } else { Occur::Must };
        let query = Query { clauses: vec![Clause { occur, node: node.clone(), weight: 1.0 }], ..Query::default() };
        let mut compiled = Compiled::new(&query);
        // What is left out is left out of everything.
        compiled.root.needed = 0;
        let leaves = query.leaves();
        let mut with_ends = HashSet::new();
        let mut walk = Walk { compiled: &compiled, with_ends: &mut with_ends };
        if !walk.group(&compiled.root, false) {
            return None;
        }
        let mut terms = Vec::with_capacity(compiled.terms.len());
        for (term, uses) in std::mem::take(&mut compiled.terms) {
            let mut placed = Vec::with_capacity(uses.len());
            for used in uses {
                let leaf = compiled.leaves.get(used.leaf)?;
                if matches!(leaf.field, Some(TextField::Author | TextField::Source)) {
                    return None;
                }
                let slot = match (used.slot, leaf.kind) {
                    (Slot::Hint, _) if !leaves.get(used.leaf).is_some_and(|leaf| is_settled(leaf.node)) => return None,
                    (Slot::Hint, Kind::Pattern) => Slot::Whole,
                    (Slot::Hint, _) if leaf.places == 1 => Slot::Place { place: 0, offset: 0, alone: false },
                    (Slot::Hint, _) => return None,
                    (slot, _) => slot,
                };
                placed.push(Use { slot, ..used });
            }
            let asks_for_ends = placed.iter().any(|used| with_ends.contains(&used.leaf));
            terms.push(PlacedTerm { term: term.into(), uses: placed, asks_for_ends });
        }
        terms.sort_by(|a, b| a.term.cmp(&b.term));
        Some(Self { compiled, terms })
    }

    /// The terms that passages are asked for, and of each whether it matters where words end that have it.
    pub fn terms(&self) -> impl Iterator<Item = (&str, bool)> {
        self.terms.iter().map(|placed| (placed.term.as_str(), placed.asks_for_ends))
    }

    /// The conditions on figures that passages are asked for, each with the number of its leaf.
    pub fn conditions(&self) -> impl Iterator<Item = (usize, &FigureCondition)> {
        self.compiled.figures.conditions.iter().map(|(leaf, condition)| (*leaf, condition))
    }

    /// The terms of figures that passages are asked for, each with the number of its leaf.
    pub fn figures(&self) -> impl Iterator<Item = (usize, &str)> {
        let same = self.compiled.figures.same.iter();
        same.flat_map(|(term, leaves)| leaves.iter().map(|leaf| (*leaf, term.as_ref())))
    }

    /// Whether the passage matches, of which `standing` tells where all of [`PositionMatcher::terms`] and all figures that are asked
    /// for stand; a word of which
    /// it matters where it ends has to end where it begins. `None` where there are too many to tell.
    pub fn holds(&self, standing: &mut Standing) -> Option<bool> {
        let mut zones: Vec<(usize, Vec<Found>)> = Vec::with_capacity(1);
        let mut room = MOST_FOUND;
        let mut add = |uses: &[Use], position: u32| {
            let piece = standing.pieces.partition_point(|(_, start)| *start <= position).checked_sub(1)?;
            let (field, _) = standing.pieces.get(piece)?;
            let at = zones.iter().position(|(known, _)| *known == piece).unwrap_or_else(|| {
                zones.push((piece, Vec::new()));
                zones.len() - 1
            });
            let (_, found) = zones.get_mut(at)?;
            let start = position as usize;
            for used in uses {
                let asked = self.compiled.leaves.get(used.leaf).and_then(|leaf| leaf.field);
                if asked.is_none_or(|asked| asked == *field) {
                    room = room.checked_sub(1)?;
                    let span = Span::new(start, start + 1);
                    found.push(Found { leaf: used.leaf, slot: used.slot, position, last: position, span });
                }
            }
            Some(())
        };
        for (term, position) in &standing.words {
            add(&self.terms.get(*term)?.uses, *position)?;
        }
        for (leaf, position) in &standing.figures {
            add(&[Use { leaf: *leaf, slot: Slot::Whole }], *position)?;
        }
        let of_piece = |(piece, mut found): (usize, Vec<Found>)| {
            // As a text is read: from one position to the next.
            found.sort_by_key(|found| (found.leaf, found.position));
            standing.pieces.get(piece).map(|(field, _)| Zone::new(*field, found))
        };
        let zones: Vec<Zone> = zones.into_iter().filter_map(of_piece).filter(|zone| !zone.is_empty()).collect();
        let units = Units::known(std::mem::take(&mut standing.sentences), std::mem::take(&mut standing.paragraphs));
        Some(Evaluation::of_units(&self.compiled, units).of(&zones).0)
    }
}

/// Looks at a query for what positions do not tell.
struct Walk<'a> {
    compiled: &'a Compiled,
    /// The leaves of which it matters where their words end.
    with_ends: &'a mut HashSet<usize>,
}

impl Walk<'_> {
    fn group(&mut self, group: &Group, negated: bool) -> bool {
        group.clauses.iter().all(|(occur, part)| {
            let negated = negated != (*occur == Occur::MustNot);
            match part {
                Part::Leaf(_) => true,
                Part::Near { operands, .. } => {
                    self.with_ends.extend(operands.iter().flatten());
                    true
                }
                Part::Group(group) => self.group(group, negated),
                // Sentences without words are not known: none of them may count.
                Part::Together { group, .. } => {
                    let mut nothing = Evaluation::of_units(self.compiled, Units::default());
                    self.group(group, negated) && !nothing.group(group, &[], negated)
                }
                Part::Filter(_) => false,
            }
        })
    }
}
