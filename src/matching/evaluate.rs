//! Walks over a query with one passage.

use std::ops::Range;

use super::compile::{Compiled, Group, Part};
use super::near::near;
use super::units::Units;
use super::words::{Places, lights};
use super::zones::{Found, Zone};
use super::{Lit, PassageView};
use crate::query::{Link, Occur, TextField, Unit};

/// One passage held to one query.
pub(super) struct Evaluation<'a> {
    compiled: &'a Compiled,
    /// `None` where only positions are known.
    passage: Option<&'a PassageView<'a>>,
    units: Units,
    /// What matched in the text so far; `None` where nobody asks.
    lit: Option<Vec<Lit>>,
    /// The other fields in which something matched so far, as often as it did.
    elsewhere: Vec<TextField>,
}

/// How much had matched at some point.
#[derive(Debug, Clone, Copy)]
struct Mark {
    lit: usize,
    elsewhere: usize,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(compiled: &'a Compiled, passage: &'a PassageView<'a>, lights: bool) -> Self {
        let lit = lights.then(Vec::new);
        Self { compiled, passage: Some(passage), units: Units::default(), lit, elsewhere: Vec::new() }
    }

    /// Of a passage of which these `units` are known, and nothing else: no filter holds.
    pub(super) fn of_units(compiled: &'a Compiled, units: Units) -> Self {
        Self { compiled, passage: None, units, lit: None, elsewhere: Vec::new() }
    }

    /// Whether the query holds, what is lit of the text, and in which other fields something matched; of a query that does
    /// not hold nothing is.
    pub(super) fn of(mut self, zones: &[Zone]) -> (bool, Vec<Lit>, Vec<TextField>) {
        let compiled = self.compiled;
        let holds = self.group(&compiled.root, zones, false);
        (holds, self.lit.unwrap_or_default(), self.elsewhere)
    }

    /// Whether the group holds in `zones`. What matched in it is lit if it does.
    pub(super) fn group(&mut self, group: &Group, zones: &[Zone], negated: bool) -> bool {
        let mark = self.mark();
        let mut matched = 0;
        for (occur, part) in &group.clauses {
            let before = self.mark();
            let is_excluding = *occur == Occur::MustNot;
            let holds = self.part(part, zones, negated != is_excluding);
            if is_excluding {
                self.forget(before);
            }
            match occur {
                Occur::Should => matched += usize::from(holds),
                Occur::Must if holds => {}
                Occur::MustNot if !holds => {}
                Occur::Must | Occur::MustNot => {
                    self.forget(mark);
                    return false;
                }
            }
        }
        if matched < group.needed {
            self.forget(mark);
            return false;
        }
        true
    }

    fn part(&mut self, part: &Part, zones: &[Zone], negated: bool) -> bool {
        match part {
            Part::Leaf(number) => self.leaf(*number, zones, negated),
            Part::Near { operands, links, is_phrase } => self.near(operands, links, *is_phrase, zones, negated),
            Part::Together { unit, group, leaves } => self.together(*unit, group, leaves, zones, negated),
            Part::Group(group) => self.group(group, zones, negated),
            Part::Filter(filter) => self.passage.is_some_and(|passage| filter.holds(passage)),
        }
    }

    fn leaf(&mut self, number: usize, zones: &[Zone], negated: bool) -> bool {
        let Some(leaf) = self.compiled.leaves.get(number) else { return false };
        let mut holds = false;
        for zone in zones {
            let lit = self.lit.as_mut().filter(|_| zone.is_text());
            let is_here = lights(number, leaf, zone.of(number), negated, lit);
            if is_here && !zone.is_text() {
                self.elsewhere.push(zone.field);
            }
            holds |= is_here;
        }
        holds
    }

    fn near(
        &mut self,
        operands: &[Vec<usize>],
        links: &[Link],
        is_phrase: bool,
        zones: &[Zone],
        negated: bool,
    ) -> bool {
        let mut holds = false;
        for zone in zones {
            let places = |leaves: &Vec<usize>| {
                let mut places = Places::default();
                for number in leaves {
                    if let Some(leaf) = self.compiled.leaves.get(*number) {
                        places.add(*number, leaf, zone.of(*number), negated);
                    }
                }
                places
            };
            let operands: Vec<Places> = operands.iter().map(places).collect();
            if let Some(found) = near(&operands, links, is_phrase) {
                holds = true;
                match &mut self.lit {
                    _ if !zone.is_text() => self.elsewhere.push(zone.field),
                    Some(lit) => lit.extend(found),
                    None => {}
                }
            }
        }
        holds
    }

    /// Whether the group of these `leaves` holds in one of the units of the text. A word is of the unit that it begins in. Where
    /// units stand in others, it is in what they share.
    fn together(&mut self, unit: Unit, group: &Group, leaves: &Range<usize>, zones: &[Zone], negated: bool) -> bool {
        let units = self.units.of(unit, self.passage);
        let text = zones.iter().filter(|zone| zone.is_text()).flat_map(|zone| zone.of_all(leaves));
        let unit_of = |found: &Found| {
            let at = units.partition_point(|unit| unit.end <= found.span.start);
            units.get(at).map(|_| (at, *found))
        };
        let mut placed: Vec<(usize, Found)> = text.filter_map(unit_of).collect();
        placed.sort_by_key(|(unit, _)| *unit);
        let (count, mut filled) = (units.len(), 0);
        let mut holds = false;
        for unit in placed.chunk_by(|one, next| one.0 == next.0) {
            filled += 1;
            let zone = Zone::of_text(unit.iter().map(|(_, found)| *found).collect());
            holds |= self.group(group, &[zone], negated);
        }
        // Units without any word of the group are all alike.
        holds || filled < count && self.group(group, &[], negated)
    }

    fn mark(&self) -> Mark {
        Mark { lit: self.lit.as_ref().map_or(0, Vec::len), elsewhere: self.elsewhere.len() }
    }

    fn forget(&mut self, mark: Mark) {
        if let Some(lit) = &mut self.lit {
            lit.truncate(mark.lit);
        }
        self.elsewhere.truncate(mark.elsewhere);
    }
}
