//! Figures of the index: what satisfies a condition, and how much it says of a passage to have a figure.

use std::collections::BTreeMap;

use tantivy::postings::TermInfo;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::IndexRecordOption;
use tantivy::{InvertedIndexReader, SegmentReader, Term};

use super::lower::Lookup;
use super::rarity::inverse_frequency;
use super::set::Documents;
use crate::analysis::{FigureTerm, behind_terms, terms_from, terms_of_kind, terms_of_unit};
use crate::figures::{Bound, Kind};
use crate::index::{Fields, Index};
use crate::query::{FigureCondition, FigureField, Wanted};

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
    match condition.of {
        FigureField::Amount | FigureField::Count if condition.units.is_empty() => {
            // There are a few currencies, and many nouns: those are gone over from the first to the last.
            if kind == Kind::Count {
                let start = terms_of_kind(kind);
                return scan(condition, inverted, start.clone(), &|term| term.starts_with(&start), found);
            }
            let all = terms_of_kind(kind);
            let mut from = all.clone();
            while let Some(unit) = first_from(inverted, &from)?.filter(|term| term.starts_with(&all)) {
                let Some(FigureTerm { unit, .. }) = FigureTerm::read(&unit) else { break };
                of_unit(condition, kind, unit.as_deref(), inverted, found)?;
                from = behind_terms(&terms_of_unit(kind, unit.as_deref()));
            }
            Ok(())
        }
        FigureField::Amount | FigureField::Count => {
            condition.units.iter().try_for_each(|unit| of_unit(condition, kind, Some(unit), inverted, found))
        }
        FigureField::Percent => of_unit(condition, kind, Some("%"), inverted, found),
        FigureField::Year => of_unit(condition, kind, None, inverted, found),
    }
}

/// The first term from `from` on.
fn first_from(inverted: &InvertedIndexReader, from: &str) -> tantivy::Result<Option<String>> {
    let mut terms = inverted.terms().range().ge(from).into_stream()?;
    Ok(if terms.advance() { std::str::from_utf8(terms.key()).ok().map(str::to_owned) } else { None })
}

/// As [`collect`], of one unit: those that are open below, then those whose least value may satisfy the condition.
fn of_unit(
    condition: &FigureCondition,
    kind: Kind,
    unit: Option<&str>,
    inverted: &InvertedIndexReader,
    found: &mut Vec<TermInfo>,
) -> tantivy::Result<()> {
    let open = terms_from(kind, unit, None);
    if condition.may_be_open_below() {
        scan(condition, inverted, open.clone(), &|term| term.starts_with(&open), found)?;
    }
    let all = terms_of_unit(kind, unit);
    let bound = |value: Option<rust_decimal::Decimal>| {
        value.map(|value| match kind {
            Kind::Year | Kind::Date => Bound::Date(value.normalize().to_string()),
            _ => Bound::Number(value),
        })
    };
    let (least, most) = condition.reach();
    let from = bound(least).map_or_else(|| format!("{open}\u{7f}"), |least| terms_from(kind, unit, Some(&least)));
    // Dates go on behind their year, and numbers behind the sign of their end.
    let last = bound(most).map(|most| terms_from(kind, unit, Some(&most)));
    let is_within = |term: &str| {
        term.starts_with(&all) && last.as_ref().is_none_or(|last| term <= last.as_str() || term.starts_with(last))
    };
    scan(condition, inverted, from, &is_within, found)
}

/// Goes over the terms from `from` on as long as they are `within`.
fn scan(
    condition: &FigureCondition,
    inverted: &InvertedIndexReader,
    from: String,
    within: &dyn Fn(&str) -> bool,
    found: &mut Vec<TermInfo>,
) -> tantivy::Result<()> {
    let mut terms = inverted.terms().range().ge(&from).into_stream()?;
    while terms.advance() {
        let Ok(term) = std::str::from_utf8(terms.key()) else { break };
        if !within(term) {
            break;
        }
        if FigureTerm::read(term).is_some_and(|figure| condition.holds(&figure)) {
            found.push(terms.value().clone());
        }
    }
    Ok(())
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
    let mut having = match wanted {
        Wanted::Condition(_) => return Ok(inverse_frequency(all, all * SATISFYING)),
        Wanted::Same(same) => {
            let mut having = 0;
            for (term, _) in &same.terms {
                having += statistics.doc_freq(&Term::from_field_text(index.fields().figures, term))?;
            }
            having as f64
        }
    };
    if let Wanted::Same(same) = wanted
        && having == 0.0
        && let Some((word, _)) = &same.word
    {
        having = statistics.doc_freq(&Term::from_field_text(index.fields().body, word))? as f64;
    }
    Ok(if having == 0.0 { 0.0 } else { inverse_frequency(all, having.min(all)) })
}
