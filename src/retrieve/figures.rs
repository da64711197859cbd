//! Figures of the index: what satisfies a condition, and how much it says of a passage to have a figure.

use std::collections::BTreeMap;

use tantivy::postings::TermInfo;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;
use tantivy::{InvertedIndexReader, SegmentReader, Term};

use super::lower::Lookup;
use super::rarity::inverse_frequency;
use super::set::Documents;
use crate::analysis::{FigureTerm, PART_END, behind_terms, terms_from, terms_of_kind, terms_of_unit};
use crate::figures::{Bound, Kind};
use crate::index::{Fields, Index};
use crate::query::{FigureCondition, FigureField, Wanted, Worth};

/// Terms that are passed over one by one, before it is looked up where to go on.
const MOST_PASSED: usize = 32;
/// The share of all passages that is taken to satisfy a condition, when it is said how much that tells.
const SATISFYING: f64 = 0.05;

/// Passages of a segment with a figure that satisfies `condition`. Each figure of the index that may is looked at, no
/// passage is read.
pub(super) fn satisfying(
    condition: &FigureCondition,
    index: &Index,
    segment: &SegmentReader,
) -> tantivy::Result<Documents> {
    let mut found = Documents::none(segment.max_doc());
    let inverted = segment.inverted_index(index.fields().figures)?;
    let mut terms = Vec::new();
    for kind in condition.of.kinds() {
        collect(condition, *kind, &inverted, &mut terms)?;
    }
    for info in terms {
        let mut blocks = inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while !blocks.docs().is_empty() {
            blocks.docs().iter().for_each(|document| found.insert(*document));
            blocks.advance();
        }
    }
    Ok(found)
}

/// Adds where the postings are of the figures of `kind` that satisfy `condition`.
fn collect(
    condition: &FigureCondition,
    kind: Kind,
    inverted: &InvertedIndexReader,
    found: &mut Vec<TermInfo>,
) -> tantivy::Result<()> {
    let reach = Reach::new(condition, kind);
    let of_unit = |unit: Option<&str>, found: &mut Vec<TermInfo>| {
        scan(condition, &reach, inverted, &terms_of_unit(kind, unit), found)
    };
    match condition.of {
        FigureField::Amount | FigureField::Count if condition.units.is_empty() => {
            scan(condition, &reach, inverted, &terms_of_kind(kind), found)
        }
        FigureField::Amount | FigureField::Count => {
            condition.units.iter().try_for_each(|unit| of_unit(Some(unit), found))
        }
        FigureField::Percent => of_unit(Some("%"), found),
        FigureField::Year => of_unit(None, found),
    }
}

/// Where the terms lie of each unit that may satisfy a condition: what stands behind the unit.
struct Reach {
    /// What the terms begin with that are open below.
    open: Vec<u8>,
    /// Whether those may satisfy it.
    is_open: bool,
    /// The term of the least value; behind all that are open where there is none.
    least: Vec<u8>,
    /// The term of the largest value, if there is one.
    most: Option<Vec<u8>>,
    /// Whether whatever begins above the least value satisfies it.
    is_upwards: bool,
}

/// Where a term lies.
enum Lies {
    /// Before all that may satisfy the condition.
    Before,
    /// Where it may.
    Within,
    /// Where it does.
    Surely,
    /// Behind all that may.
    Behind,
}

impl Reach {
    fn new(condition: &FigureCondition, kind: Kind) -> Self {
        let unit = terms_of_unit(kind, None);
        let bound = |value: rust_decimal::Decimal| match kind {
            Kind::Year | Kind::Date => Bound::Date(format!("{:0>4}", value.normalize().to_string())),
            _ => Bound::Number(value),
        };
        let part = |value: Option<rust_decimal::Decimal>| {
            terms_from(kind, None, value.map(bound).as_ref()).into_bytes().split_off(unit.len())
        };
        let (least, most) = condition.reach();
        let open = part(None);
        Self {
            least: least.map_or_else(|| [open.as_slice(), &[u8::MAX]].concat(), |least| part(Some(least))),
            most: most.map(|most| part(Some(most))),
            is_open: condition.may_be_open_below(),
            is_upwards: matches!(condition.worth, Worth::Between(Some(_), None))
                && !matches!(kind, Kind::Date | Kind::Year),
            open,
        }
    }

    /// Where the term lies whose unit has `value` behind it.
    fn of(&self, value: &[u8]) -> Lies {
        if value.starts_with(&self.open) {
            return if self.is_open { Lies::Within } else { Lies::Before };
        }
        if value < self.least.as_slice() {
            return Lies::Before;
        }
        // Dates go on behind their year, and numbers behind the sign of their end.
        match &self.most {
            Some(most) if value > most.as_slice() && !value.starts_with(most) => Lies::Behind,
            None if self.is_upwards && !value.starts_with(&self.least) => Lies::Surely,
            _ => Lies::Within,
        }
    }
}

/// Goes over the terms that begin with `start`, of one unit after the other. Of a few terms that lie elsewhere the next
/// ones are looked at, of more the place is looked up from which terms may satisfy the condition.
fn scan(
    condition: &FigureCondition,
    reach: &Reach,
    inverted: &InvertedIndexReader,
    start: &str,
    found: &mut Vec<TermInfo>,
) -> tantivy::Result<()> {
    let mut from = start.as_bytes().to_vec();
    loop {
        let mut terms = inverted.terms().range().ge(&from).into_stream()?;
        let mut passed = 0;
        let next = loop {
            if !terms.advance() || !terms.key().starts_with(start.as_bytes()) {
                return Ok(());
            }
            let term = terms.key();
            let Some(unit) = end_of_unit(term) else { continue };
            let (unit, value) = term.split_at(unit);
            let lies = reach.of(value);
            match lies {
                Lies::Surely => found.push(terms.value().clone()),
                Lies::Within => {
                    let figure = std::str::from_utf8(term).ok().and_then(FigureTerm::read);
                    if figure.is_some_and(|figure| condition.holds(&figure)) {
                        found.push(terms.value().clone());
                    }
                }
                Lies::Before | Lies::Behind if passed < MOST_PASSED => passed += 1,
                Lies::Before => break [unit, &reach.least].concat(),
                Lies::Behind => match std::str::from_utf8(unit) {
                    Ok(unit) => break behind_terms(unit).into_bytes(),
                    Err(_) => continue,
                },
            }
            if matches!(lies, Lies::Surely | Lies::Within) {
                passed = 0;
            }
        };
        from = next;
    }
}

/// Where in `term` the parts end that tell its kind and its unit.
fn end_of_unit(term: &[u8]) -> Option<usize> {
    let mut ends = term.iter().enumerate().filter(|(_, byte)| **byte == PART_END).map(|(at, _)| at + 1);
    ends.nth(1)
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
