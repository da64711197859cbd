//! Sets of passages as lists and columns of the index tell them.

use std::collections::HashSet;

use tantivy::query::EnableScoring;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

use super::lower::Lookup;
use super::set::Documents;
use crate::index::Index;
use crate::query::{DateRange, Day};

/// Passages with any of `lookups` in `field`.
pub(super) fn lookups(
    field: Field,
    lookups: &[Lookup],
    index: &Index,
    segment: &SegmentReader,
) -> tantivy::Result<Documents> {
    let mut found = Documents::none(segment.max_doc());
    let inverted = segment.inverted_index(field)?;
    let figures = segment.inverted_index(index.fields().figures)?;
    for lookup in lookups {
        let (inverted, term) = match lookup {
            Lookup::Term(term) => (&inverted, Term::from_field_text(field, term)),
            Lookup::Figure(term) => (&figures, Term::from_field_text(index.fields().figures, term)),
            Lookup::Phrase(_) => {
                let scoring = EnableScoring::disabled_from_searcher(index.searcher());
                let weight = lookup.engine_query(field, index.fields()).weight(scoring)?;
                weight.for_each_no_score(segment, &mut |some| {
                    some.iter().for_each(|document| found.insert(*document));
                })?;
                continue;
            }
        };
        let Some(info) = inverted.get_term_info(&term)? else { continue };
        let mut blocks = inverted.read_block_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
        while !blocks.docs().is_empty() {
            blocks.docs().iter().for_each(|document| found.insert(*document));
            blocks.advance();
        }
    }
    Ok(found)
}

/// First passages of articles that may have been published on a day of `range`.
pub(super) fn days(range: DateRange, index: &Index, segment: &SegmentReader) -> tantivy::Result<Documents> {
    let fast = segment.fast_fields();
    let column = |field: Field| fast.u64(segment.schema().get_field_name(field));
    let (from, to) = (column(index.fields().first_day)?, column(index.fields().last_day)?);
    let number = |day: Option<Day>, open: u64| day.map_or(open, crate::index::fact::day_number);
    let (first, last) = (number(range.from, 0), number(range.to, u64::MAX));
    let mut found = Documents::none(segment.max_doc());
    for document in 0..segment.max_doc() {
        if let (Some(from), Some(to)) = (from.first(document), to.first(document))
            && from <= last
            && to >= first
        {
            found.insert(document);
        }
    }
    Ok(found)
}

/// Passages of the files with these keys.
pub(super) fn of_files(keys: &HashSet<u64>, index: &Index, segment: &SegmentReader) -> tantivy::Result<Documents> {
    let inverted = segment.inverted_index(index.fields().file_key)?;
    let mut found = Documents::none(segment.max_doc());
    let mut known = inverted.terms().stream()?;
    while known.advance() {
        let is_wanted = <[u8; 8]>::try_from(known.key()).is_ok_and(|key| keys.contains(&u64::from_be_bytes(key)));
        if is_wanted {
            let mut postings = inverted.read_postings_from_terminfo(known.value(), IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                found.insert(postings.doc());
                postings.advance();
            }
        }
    }
    Ok(found)
}
