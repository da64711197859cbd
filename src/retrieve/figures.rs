//! Figures of the index: what satisfies a condition, and how much it says of a passage to have a figure.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tantivy::postings::TermInfo;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;
use tantivy::{InvertedIndexReader, SegmentReader, Term};

use super::lower::Lookup;
use super::rarity::inverse_frequency;
use super::set::Documents;
use crate::analysis::{
    CELL_DIGITS, Cell, Class, FigureTerm, OPEN_BELOW, PART_END, behind_terms, cells, ranges, terms_of_kind,
    terms_of_unit, without_cell, without_range,
};
use crate::figures::{Bound, Kind};
use crate::index::{Fields, Index};
use crate::query::{Edge, FigureCondition, FigureField, Wanted, Worth};

/// The share of all passages that is taken to satisfy a condition, when it is said how much that tells.
const SATISFYING: f64 = 0.05;

/// Passages of a segment with a figure that satisfies `condition`. No passage is read.
pub(super) fn satisfying(
    condition: &FigureCondition,
    index: &Index,
    segment: &SegmentReader,
) -> tantivy::Result<Documents> {
    let mut found = Documents::none(segment.max_doc());
    let inverted = segment.inverted_index(index.fields().values)?;
    for info in lists(condition, &inverted)? {
        let mut blocks = inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while !blocks.docs().is_empty() {
            blocks.docs().iter().for_each(|document| found.insert(*document));
            blocks.advance();
        }
    }
    Ok(found)
}

/// The lists of passages that together are those with a figure that satisfies `condition`; a passage may be in several.
pub(super) fn lists(condition: &FigureCondition, inverted: &InvertedIndexReader) -> tantivy::Result<Vec<TermInfo>> {
    let mut search = Search { condition, inverted, found: Vec::new() };
    for kind in condition.of.kinds() {
        match condition.of {
            FigureField::Amount if condition.units.is_empty() => search.of(&terms_of_kind(*kind), *kind)?,
            // Counts are there without their noun as well.
            FigureField::Count if condition.units.is_empty() => search.of(&terms_of_unit(*kind, None), *kind)?,
            FigureField::Amount => {
                for unit in &condition.units {
                    search.of(&terms_of_unit(*kind, Some(unit)), *kind)?;
                }
            }
            // Those of one noun are few, and have no cells.
            FigureField::Count => {
                for unit in &condition.units {
                    search.each_exactly(&terms_of_unit(*kind, Some(unit)))?;
                }
            }
            FigureField::Percent => search.of(&terms_of_unit(*kind, Some("%")), *kind)?,
            FigureField::Year => search.of(&terms_of_unit(*kind, None), *kind)?,
        }
    }
    Ok(search.found)
}

/// Goes over what the index has of figures.
struct Search<'a> {
    condition: &'a FigureCondition,
    inverted: &'a InvertedIndexReader,
    found: Vec<TermInfo>,
}

impl Search<'_> {
    /// Adds those of the figures whose terms begin with `start`, of a kind or of a kind and a unit.
    fn of(&mut self, start: &str, kind: Kind) -> tantivy::Result<()> {
        if kind == Kind::Year {
            return self.each_exactly(start);
        }
        for class in Class::ALL {
            let Some(reach) = Reach::of(self.condition, class) else { continue };
            let [large, small] = CELL_DIGITS;
            if kind == Kind::Date {
                self.years(&cells(start, class, small), class)?;
                continue;
            }
            for cell in self.cells(&cells(start, class, large), &reach)? {
                let Some((unit, digits)) = split_unit(&cell) else { continue };
                for cell in self.cells(&(cells(unit, class, small) + digits), &reach)? {
                    self.of_cell(&cell, class)?;
                }
            }
            if reach.from.is_none_or(|from| from.value <= Decimal::ZERO) {
                self.not_above_zero(start, class)?;
            }
        }
        let mut kept = Vec::new();
        self.each(&ranges(start), &mut |term, info| {
            let figure = without_range(term).and_then(FigureTerm::read);
            if figure.is_some_and(|figure| self.condition.holds(&figure)) {
                kept.push(info.clone());
            }
        })?;
        self.found.append(&mut kept);
        Ok(())
    }

    /// Adds the cells whose terms begin with `start` and that lie in `reach`; returns those that lie in it in part: unit and value.
    fn cells(&mut self, start: &str, reach: &Reach) -> tantivy::Result<Vec<String>> {
        let (mut inside, mut partly) = (Vec::new(), Vec::new());
        self.each(start, &mut |term, info| {
            let Some(cell) = without_cell(term) else { return };
            let Some((_, digits)) = split_unit(cell) else { return };
            match Cell::read(digits).map_or(Lies::Partly, |cell| reach.lies(&cell)) {
                Lies::Inside => inside.push(info.clone()),
                Lies::Partly => partly.push(cell.to_owned()),
                Lies::Outside => {}
            }
        })?;
        self.found.append(&mut inside);
        Ok(partly)
    }

    /// Adds the cells of years whose terms begin with `start`: years are what is asked of dates.
    fn years(&mut self, start: &str, class: Class) -> tantivy::Result<()> {
        let mut kept = Vec::new();
        self.each(start, &mut |term, info| {
            let year = term.get(start.len()..).map(|year| Bound::Date(year.to_owned()));
            let (low, high) = match class {
                Class::Point => (year.clone(), year),
                Class::Above => (year, None),
                Class::Below => (None, year),
            };
            if self.condition.holds(&FigureTerm { kind: Kind::Date, unit: None, low, high, hedge: None }) {
                kept.push(info.clone());
            }
        })?;
        self.found.append(&mut kept);
        Ok(())
    }

    /// Adds what of a cell, of unit and first digits, satisfies the condition.
    fn of_cell(&mut self, cell: &str, class: Class) -> tantivy::Result<()> {
        let Some((unit, digits)) = split_unit(cell) else { return Ok(()) };
        let before = before_value(unit, class);
        self.each_exactly(&format!("{before}{digits}"))?;
        // No zero ends a number: what ends with the first digit lies before all that goes on.
        match digits.strip_suffix('0') {
            Some(digit) => self.each_exactly(&format!("{before}{digit}{}", char::from(PART_END))),
            None => Ok(()),
        }
    }

    /// Adds what has no cell and satisfies the condition, of one unit after the other.
    fn not_above_zero(&mut self, start: &str, class: Class) -> tantivy::Result<()> {
        let mut from = start.to_owned();
        loop {
            let mut terms = self.inverted.terms().range().ge(&from).into_stream()?;
            let is_there = terms.advance() && terms.key().starts_with(start.as_bytes());
            let Some(unit) = std::str::from_utf8(terms.key()).ok().filter(|_| is_there) else { return Ok(()) };
            let Some((unit, _)) = split_unit(unit).map(|(unit, value)| (unit.to_owned(), value)) else { return Ok(()) };
            let before = before_value(&unit, class);
            // The signs of numbers below zero, and zero.
            for sign in ['n', 'o'] {
                self.each_exactly(&format!("{before}{sign}"))?;
            }
            from = behind_terms(&unit);
        }
    }

    /// Adds the figures whose terms begin with `start` and that satisfy the condition.
    fn each_exactly(&mut self, start: &str) -> tantivy::Result<()> {
        let mut kept = Vec::new();
        self.each(start, &mut |term, info| {
            if FigureTerm::read(term).is_some_and(|figure| self.condition.holds(&figure)) {
                kept.push(info.clone());
            }
        })?;
        self.found.append(&mut kept);
        Ok(())
    }

    fn each(&self, start: &str, each: &mut dyn FnMut(&str, &TermInfo)) -> tantivy::Result<()> {
        let mut terms = self.inverted.terms().range().ge(start).into_stream()?;
        while terms.advance() && terms.key().starts_with(start.as_bytes()) {
            if let Ok(term) = std::str::from_utf8(terms.key()) {
                each(term, terms.value());
            }
        }
        Ok(())
    }
}

/// What terms of `class` begin with whose unit is `unit`, up to the value by which they are in cells.
fn before_value(unit: &str, class: Class) -> String {
    match class {
        Class::Point | Class::Above => unit.to_owned(),
        Class::Below => format!("{unit}{OPEN_BELOW}{}", char::from(PART_END)),
    }
}

/// Parts a term behind its kind and unit.
fn split_unit(term: &str) -> Option<(&str, &str)> {
    let mut ends = term.bytes().enumerate().filter(|(_, byte)| *byte == PART_END).map(|(at, _)| at + 1);
    term.split_at_checked(ends.nth(1)?)
}

/// The values of figures of one class that satisfy a condition.
struct Reach {
    from: Option<Edge>,
    to: Option<Edge>,
}

/// Where a cell lies.
enum Lies {
    Inside,
    Outside,
    Partly,
}

impl Reach {
    /// `None` where no figure of `class` satisfies `condition`; as [`FigureCondition::holds`] has it.
    fn of(condition: &FigureCondition, class: Class) -> Option<Self> {
        let included = |value: Decimal| Edge { value, is_included: true };
        let (from, to) = match &condition.worth {
            Worth::Between(from, to) => (*from, *to),
            Worth::Around(_) => {
                let (least, most) = condition.reach();
                return Some(Self { from: least.map(included), to: most.map(included) });
            }
        };
        match class {
            Class::Point => Some(Self { from, to }),
            // What is said to be over a value is more than it, and below nothing.
            Class::Above => to.is_none().then(|| Self { from: from.map(|edge| included(edge.value)), to }),
            Class::Below => from.is_none().then(|| Self { from, to: to.map(|edge| included(edge.value)) }),
        }
    }

    fn lies(&self, cell: &Cell) -> Lies {
        let is_above = |from: Edge| cell.least > from.value || cell.least == from.value && from.is_included;
        let is_outside =
            self.from.is_some_and(|from| cell.beyond <= from.value) || self.to.is_some_and(|to| cell.least > to.value);
        if self.from.is_none_or(is_above) && self.to.is_none_or(|to| cell.beyond <= to.value) {
            Lies::Inside
        } else if is_outside {
            Lies::Outside
        } else {
            Lies::Partly
        }
    }
}

/// Kind, unit, and the value or the two ends of a range.
type Value = (Kind, Option<String>, Vec<String>);

/// Gives the figures among `scoring` weights by which each counts as much as if it were as rare as all that are worth the
/// same: of `$15B` and `nearly $15B` the rarer one says no more.
pub(super) fn weigh_alike(
    scoring: &mut BTreeMap<Lookup, f32>,
    fields: &Fields,
    statistics: &dyn Bm25StatisticsProvider,
) -> tantivy::Result<()> {
    let all = statistics.total_num_docs()? as f64;
    let mut counted: BTreeMap<Value, Vec<(String, f64)>> = BTreeMap::new();
    for lookup in scoring.keys() {
        let Lookup::Figure(term) = lookup else { continue };
        let Some(figure) = FigureTerm::read(term).or_else(|| FigureTerm::read_end(term)) else { continue };
        let passages = statistics.doc_freq(&Term::from_field_text(fields.figures, term))? as f64;
        let (low, high) = (figure.low.as_ref().or(figure.high.as_ref()), figure.high.as_ref().or(figure.low.as_ref()));
        let ends = low.into_iter().chain(high).map(ToString::to_string).collect();
        counted.entry((figure.kind, figure.unit, ends)).or_default().push((term.clone(), passages));
    }
    for same in counted.into_values() {
        let together = same.iter().map(|(_, passages)| passages).sum::<f64>().min(all);
        for (term, passages) in same {
            let ratio = inverse_frequency(all, together) / inverse_frequency(all, passages);
            if let Some(weight) = scoring.get_mut(&Lookup::Figure(term))
                && ratio.is_finite()
            {
                *weight *= ratio as f32;
            }
        }
    }
    Ok(())
}

/// How much it says of a passage to have a figure that is `wanted`.
pub(super) fn rarity(wanted: &Wanted, index: &Index) -> tantivy::Result<f64> {
    let statistics = index.statistics();
    let all = statistics.total_num_docs()? as f64;
    let Wanted::Same(same) = wanted else { return Ok(inverse_frequency(all, all * SATISFYING)) };
    let mut having = 0;
    for (term, _) in &same.terms {
        having += statistics.doc_freq(&Term::from_field_text(index.fields().figures, term))?;
    }
    let having = having as f64;
    Ok(if having == 0.0 { 0.0 } else { inverse_frequency(all, having.min(all)) })
}
