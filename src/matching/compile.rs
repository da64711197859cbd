//! A query, ready to be held against many passages.

use std::collections::HashMap;
use std::ops::Range;

use super::filter::Held;
use crate::analysis::{FigureTerm, Initials};
use crate::query::{
    Exact, FigureCondition, Form, Link, Node, Occur, Pattern, Places, Query, Sought, TextField, Unit, Wanted, Word,
};

/// What a query asks for, with its leaves by their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Compiled {
    pub(super) root: Group,
    /// By number, see [`Query::leaves`].
    pub(super) leaves: Vec<Leaf>,
    /// What each term of the index stands for.
    pub(super) terms: HashMap<Box<str>, Vec<Use>>,
    /// What each word stands for that is folded, but not stemmed.
    pub(super) forms: HashMap<Box<str>, Vec<Use>>,
    /// What is asked of figures.
    pub(super) figures: Figures,
    /// What the terms begin with.
    pub(super) initials: Initials,
    /// Where anything is looked for.
    pub(super) fields: Vec<TextField>,
}

/// What is asked of figures, with the numbers of leaves.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    pub(super) conditions: Vec<(usize, FigureCondition)>,
    /// Which leaves each term of a figure stands for, those of ends of ranges among them.
    pub(super) same: HashMap<Box<str>, Vec<usize>>,
}

impl Figures {
    /// Whether nothing is asked.
    pub(super) fn is_empty(&self) -> bool {
        self.conditions.is_empty() && self.same.is_empty()
    }

    /// Leaves in `leaves` nothing but those that `figure`, whose term is `term`, is wanted for, each once.
    pub(super) fn wanting(&self, figure: &FigureTerm, term: &str, leaves: &mut Vec<usize>) {
        leaves.clear();
        if !self.same.is_empty() {
            leaves.extend(self.same.get(term).into_iter().flatten());
            for end in figure.end_terms() {
                leaves.extend(self.same.get(end.as_str()).into_iter().flatten());
            }
            leaves.sort_unstable();
            leaves.dedup();
        }
        let held = self.conditions.iter().filter(|(_, condition)| condition.holds(figure));
        leaves.extend(held.map(|(leaf, _)| leaf));
    }
}

/// A [`Query`].
#[derive(Debug, Clone, Default)]
pub(super) struct Group {
    pub(super) clauses: Vec<(Occur, Part)>,
    /// How many of those that may match must.
    pub(super) needed: usize,
}

/// A [`Node`]; scopes of fields are with the leaves inside.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Leaf(usize),
    Near {
        operands: Vec<Vec<usize>>,
        links: Vec<Link>,
        is_phrase: bool,
    },
    /// The leaves inside have the numbers `leaves`.
    Together {
        unit: Unit,
        group: Group,
        leaves: Range<usize>,
    },
    Group(Group),
    Filter(Held),
}

#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) kind: Kind,
    pub(super) field: Option<TextField>,
    pub(super) weight: f32,
    /// How many places it has: those of a phrase, those of the parts of a compound word.
    pub(super) places: usize,
    /// How each place must be written; empty, or empty for a place, where that does not matter.
    pub(super) written: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Words in a row, as a phrase or in the exact form.
    Row,
    /// Words out of place by so much.
    Shuffled(u32),
    Pattern,
    /// It was passed over as too common, or nothing is left of it: neither asked for nor found.
    Nothing,
}

/// What a term or a word stands for in a leaf.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use {
    pub(super) leaf: usize,
    pub(super) slot: Slot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// It matches by itself.
    Whole,
    /// It stands at one of several places, `offset` positions behind the first; it may count alone.
    Place { place: usize, offset: u32, alone: bool },
    /// One of the words that are looked for in their form may have this term.
    Hint,
}

impl Compiled {
    pub(super) fn new(query: &Query) -> Self {
        let mut compiled = Self::default();
        let leaves = query.leaves();
        compiled.leaves.reserve(leaves.len());
        for (number, leaf) in leaves.iter().enumerate() {
            let mut made =
                Leaf { kind: Kind::Nothing, field: leaf.field, weight: leaf.weight, places: 1, written: Vec::new() };
            match leaf.node {
                Node::Word(word) => compiled.add_word(number, word, &mut made),
                Node::Phrase(phrase) => {
                    made.kind = if phrase.slop == 0 { Kind::Row } else { Kind::Shuffled(phrase.slop) };
                    compiled.add_places(number, &phrase.places, &mut made);
                }
                Node::Exact(exact) => compiled.add_exact(number, exact, &mut made),
                Node::Pattern(pattern) => compiled.add_pattern(number, pattern, &mut made),
                Node::Figure(sought) => compiled.add_figure(number, sought, &mut made),
                _ => {}
            }
            let fields: &[TextField] = match &made.field {
                Some(field) => std::slice::from_ref(field),
                None => &[TextField::Title, TextField::Heading, TextField::Text],
            };
            let new = fields.iter().filter(|field| !compiled.fields.contains(field)).copied();
            let new: Vec<_> = new.collect();
            compiled.fields.extend(new);
            compiled.leaves.push(made);
        }
        compiled.initials = Initials::of(compiled.terms.keys().map(AsRef::as_ref));
        let mut number = 0;
        compiled.root = compiled.group(query, &mut number);
        compiled
    }

    fn add_word(&mut self, number: usize, word: &Word, leaf: &mut Leaf) {
        if word.forms.is_empty() {
            return;
        }
        leaf.kind = Kind::Word;
        let mut offsets: Vec<usize> = word.forms.iter().filter_map(|form| form.part).collect();
        offsets.sort_unstable();
        offsets.dedup();
        leaf.places = offsets.len();
        // One part of nothing is the word itself.
        let is_whole = offsets.len() == 1 && word.forms.iter().all(|form| form.part.is_some());
        let slot = |form: &Form| match form.part {
            Some(part) if !is_whole => Slot::Place {
                place: offsets.binary_search(&part).unwrap_or(0),
                offset: u32::try_from(part).unwrap_or(u32::MAX),
                alone: form.alone,
            },
            _ => Slot::Whole,
        };
        for form in &word.forms {
            add(&mut self.terms, &form.term, Use { leaf: number, slot: slot(form) });
        }
    }

    fn add_places(&mut self, number: usize, places: &Places, leaf: &mut Leaf) {
        let filled = places.iter().filter(|(_, terms)| !terms.is_empty());
        leaf.places = filled.clone().count();
        match leaf.places {
            0 => leaf.kind = Kind::Nothing,
            1 => leaf.kind = Kind::Row,
            _ => {}
        }
        for (place, (offset, terms)) in filled.enumerate() {
            let slot = Slot::Place { place, offset: *offset, alone: false };
            terms.iter().for_each(|term| add(&mut self.terms, term, Use { leaf: number, slot }));
        }
    }

    fn add_exact(&mut self, number: usize, exact: &Exact, leaf: &mut Leaf) {
        let hint = Use { leaf: number, slot: Slot::Hint };
        exact.places.iter().flat_map(|(_, terms)| terms).for_each(|term| add(&mut self.terms, term, hint));
        leaf.places = exact.places.len();
        leaf.kind = if leaf.places == 0 { Kind::Nothing } else { Kind::Row };
        leaf.written.clone_from(&exact.written);
        for (place, ((offset, _), forms)) in exact.places.iter().zip(&exact.forms).enumerate() {
            let slot = Slot::Place { place, offset: *offset, alone: false };
            forms.iter().for_each(|form| add(&mut self.forms, form, Use { leaf: number, slot }));
        }
    }

    fn add_pattern(&mut self, number: usize, pattern: &Pattern, leaf: &mut Leaf) {
        leaf.kind = Kind::Pattern;
        let hint = Use { leaf: number, slot: Slot::Hint };
        pattern.terms.iter().for_each(|term| add(&mut self.terms, term, hint));
        let whole = Use { leaf: number, slot: Slot::Whole };
        pattern.forms.iter().for_each(|form| add(&mut self.forms, form, whole));
    }

    fn add_figure(&mut self, number: usize, sought: &Sought, leaf: &mut Leaf) {
        leaf.kind = Kind::Word;
        leaf.places = 0;
        match &sought.wanted {
            Wanted::Condition(condition) => self.figures.conditions.push((number, condition.clone())),
            Wanted::Same(same) => {
                for (term, _) in &same.terms {
                    self.figures.same.entry(term.as_str().into()).or_default().push(number);
                }
            }
        }
    }

    /// The clauses of `query`; leaves are counted as [`Query::leaves`] does.
    fn group(&self, query: &Query, number: &mut usize) -> Group {
        let mut group = Group::default();
        for clause in &query.clauses {
            let mut is_passed_over = false;
            let part = match &clause.node {
                Node::Near(near) => {
                    let mut next = |nodes: &Vec<Node>| {
                        let first = *number;
                        *number += nodes.len();
                        (first..*number).collect()
                    };
                    let operands = near.operands.iter().map(&mut next).collect();
                    Part::Near { operands, links: near.links.clone(), is_phrase: near.is_phrase }
                }
                Node::Together(together) => {
                    let first = *number;
                    let group = self.group(&together.query, number);
                    Part::Together { unit: together.unit, group, leaves: first..*number }
                }
                Node::Group(query) => Part::Group(self.group(query, number)),
                Node::Field(scoped) => Part::Group(self.group(&scoped.query, number)),
                Node::Filter(filter) => Part::Filter(Held::new(&filter.condition)),
                Node::Word(_) | Node::Phrase(_) | Node::Exact(_) | Node::Pattern(_) | Node::Figure(_) => {
                    *number += 1;
                    let is_stop = matches!(&clause.node, Node::Word(word) if word.stop);
                    let is_nothing = self.leaves.get(*number - 1).is_none_or(|leaf| leaf.kind == Kind::Nothing);
                    is_passed_over = is_nothing || is_stop && clause.occur != Occur::MustNot;
                    Part::Leaf(*number - 1)
                }
            };
            if !is_passed_over {
                group.clauses.push((clause.occur, part));
            }
        }
        group.needed = query.needed();
        group
    }
}

fn add(terms: &mut HashMap<Box<str>, Vec<Use>>, term: &str, used: Use) {
    match terms.get_mut(term) {
        Some(uses) if uses.last().is_some_and(|last| last.leaf == used.leaf && last.slot == used.slot) => {}
        Some(uses) => uses.push(used),
        None => drop(terms.insert(term.into(), vec![used])),
    }
}
