//! A plan of sets becomes the passages of each segment that match.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use tantivy::SegmentReader;
use tantivy::schema::Field;

use super::checks::Checks;
use super::lower::Lookup;
use super::select::Selection;
use super::set::{Counts, Documents};
use super::{figures, listed};
use crate::index::{Forms, Index, OpenError};
use crate::matching::PathPattern;
use crate::query::FigureCondition;
use crate::together;

/// Passages of the index from which on another thread is woken to look for figures.
const WORTH_HELP: u64 = if cfg!(test) { 2 } else { 100_000 };

/// Evaluates selections, one segment after the other.
pub(super) struct Evaluator<'a> {
    index: &'a Index,
    /// What is held to the query's matchers.
    checks: Checks<'a>,
    /// Keys of the files that patterns of paths stand for.
    files: RefCell<HashMap<String, Rc<HashSet<u64>>>>,
    /// What satisfies conditions on figures, by the number of the segment.
    satisfying: RefCell<Vec<(u32, FigureCondition, Documents)>>,
}

/// A segment and its number.
#[derive(Clone, Copy)]
pub(super) struct Segment<'a> {
    pub(super) number: u32,
    pub(super) reader: &'a SegmentReader,
}

impl<'a> Evaluator<'a> {
    /// Reads `most_read` passages at most to find out whether they match.
    pub(super) fn new(index: &'a Index, forms: Option<&'a Forms>, most_read: u64) -> Self {
        Self {
            index,
            checks: Checks::new(index, forms, most_read),
            files: RefCell::default(),
            satisfying: RefCell::default(),
        }
    }

    /// What is held to the query's matchers.
    pub(super) fn checks(&self) -> &Checks<'a> {
        &self.checks
    }

    /// How many of the passages in `sets` have to be read to find those that `selection` of words selects.
    pub(super) fn unread(&self, selection: &Selection, sets: &[Documents]) -> Result<u64, OpenError> {
        Ok(match selection {
            Selection::Checked { among, check } => {
                let among = self.within(among, sets)?;
                let segments = (0..).zip(self.index.searcher().segment_readers()).zip(among);
                let unread = segments
                    .map(|((number, reader), found)| self.checks.unread(found, check, Segment { number, reader }));
                unread.sum::<Result<u64, OpenError>>()?
            }
            Selection::Group { should, .. } => {
                should.iter().try_fold(0, |sum, one| Ok::<_, OpenError>(sum + self.unread(one, sets)?))?
            }
            _ => 0,
        })
    }

    /// The passages of every segment that `selection` selects and that were not deleted.
    pub(super) fn all(&self, selection: &Selection) -> Result<Vec<Documents>, OpenError> {
        self.satisfy(selection)?;
        let segments = self.index.searcher().segment_readers();
        (0..)
            .zip(segments)
            .map(|(number, reader)| {
                let mut found = self.select(selection, Segment { number, reader }, None)?;
                if let Some(alive) = reader.alive_bitset() {
                    found.retain(|document| Ok::<_, OpenError>(alive.is_alive(document)))?;
                }
                Ok(found)
            })
            .collect()
    }

    /// Like [`Evaluator::all`], of the passages in `sets` alone.
    pub(super) fn within(&self, selection: &Selection, sets: &[Documents]) -> Result<Vec<Documents>, OpenError> {
        let segments = (0..).zip(self.index.searcher().segment_readers()).zip(sets);
        segments
            .map(|((number, reader), set)| {
                let mut found = self.select(selection, Segment { number, reader }, Some(set))?;
                found.intersect(set);
                Ok(found)
            })
            .collect()
    }

    /// About how many passages `selection` of words selects: of those that have to be read it is taken that as many hold up as
    /// of those that were.
    pub(super) fn estimated(&self, selection: &Selection) -> Result<f64, OpenError> {
        let count = |sets: &[Documents]| sets.iter().map(Documents::len).sum::<u64>() as f64;
        Ok(match selection {
            Selection::Checked { among, check } => {
                let (read, held) = self.checks.known(check);
                let all = count(&self.all(among)?);
                if read > 0 { all * held as f64 / read as f64 } else { 0.0 }
            }
            Selection::Group { should, .. } => {
                should.iter().try_fold(0.0, |sum, one| Ok::<_, OpenError>(sum + self.estimated(one)?))?
            }
            words => count(&self.all(words)?),
        })
    }

    /// What is selected, `within` some at most where that is given: all else need not be looked at.
    fn select(
        &self,
        selection: &Selection,
        segment: Segment<'_>,
        within: Option<&Documents>,
    ) -> Result<Documents, OpenError> {
        let max_doc = segment.reader.max_doc();
        match selection {
            Selection::Nothing => Ok(Documents::none(max_doc)),
            Selection::Everything => Ok(Documents::all(max_doc)),
            Selection::Lookups(field, lookups) => self.lookups(*field, lookups, segment),
            Selection::Group { must, should, needed, must_not } => {
                self.group(must, should, *needed, must_not, segment, within)
            }
            Selection::Checked { among, check } => {
                let mut found = self.select(among, segment, within)?;
                if let Some(within) = within {
                    found.intersect(within);
                }
                self.checks.keep(&mut found, check, segment)?;
                Ok(found)
            }
            Selection::Articles(firsts) => {
                let firsts = self.select(firsts, segment, None)?;
                self.index.guarded(|| {
                    let columns = self.index.columns(segment.number)?;
                    let mut found = Documents::none(max_doc);
                    firsts
                        .iter()
                        .flat_map(|first| columns.passages_of(first))
                        .for_each(|passage| found.insert(passage));
                    Ok(found)
                })
            }
            Selection::Fact(fact) => self.lookups(self.index.fields().fact, &[Lookup::Term(fact.clone())], segment),
            Selection::Days(range) => self.index.guarded(|| listed::days(*range, self.index, segment.reader)),
            Selection::Figures(condition) => self.satisfying(condition, segment),
            Selection::Path(pattern) => {
                let keys = self.keys_of(pattern)?;
                self.index.guarded(|| listed::of_files(&keys, self.index, segment.reader))
            }
            Selection::Furniture(wanted) => self.index.guarded(|| {
                let columns = self.index.columns(segment.number)?;
                let mut found = Documents::none(max_doc);
                (0..max_doc)
                    .filter(|passage| columns.is_furniture(*passage) == *wanted)
                    .for_each(|it| found.insert(it));
                Ok(found)
            }),
        }
    }

    /// Looks for what satisfies the conditions of `selection`, in all segments at once: many passages have figures.
    fn satisfy(&self, selection: &Selection) -> Result<(), OpenError> {
        match selection {
            Selection::Figures(condition) => {
                let (index, segments) = (self.index, self.index.searcher().segment_readers());
                if self.satisfying.borrow().iter().any(|(_, known, _)| known == condition) {
                    return Ok(());
                }
                let is_worth = index.manifest().passages >= WORTH_HELP;
                let found = together::pieces(segments.len(), is_worth, |at| {
                    index.guarded(|| figures::satisfying(condition, index, &segments[at]))
                });
                for (number, found) in (0..).zip(found) {
                    self.satisfying.borrow_mut().push((number, condition.clone(), found?));
                }
                Ok(())
            }
            Selection::Group { must, should, must_not, .. } => {
                [must, should, must_not].into_iter().flatten().try_for_each(|one| self.satisfy(one))
            }
            _ => Ok(()),
        }
    }

    /// Passages with a figure that satisfies `condition`; those of equal conditions are looked for once.
    fn satisfying(&self, condition: &FigureCondition, segment: Segment<'_>) -> Result<Documents, OpenError> {
        let is_same = |known: &&(u32, FigureCondition, Documents)| known.0 == segment.number && known.1 == *condition;
        if let Some((.., found)) = self.satisfying.borrow().iter().find(is_same) {
            return Ok(found.clone());
        }
        let found = self.index.guarded(|| figures::satisfying(condition, self.index, segment.reader))?;
        self.satisfying.borrow_mut().push((segment.number, condition.clone(), found.clone()));
        Ok(found)
    }

    /// The keys of the files whose paths match `pattern`.
    fn keys_of(&self, pattern: &str) -> Result<Rc<HashSet<u64>>, OpenError> {
        if let Some(keys) = self.files.borrow().get(pattern) {
            return Ok(Rc::clone(keys));
        }
        let path = PathPattern::new(pattern);
        let keys = Rc::new(self.index.file_keys(&|id| path.matches(id))?);
        self.files.borrow_mut().insert(pattern.to_owned(), Rc::clone(&keys));
        Ok(keys)
    }

    fn group(
        &self,
        must: &[Selection],
        should: &[Selection],
        needed: usize,
        must_not: &[Selection],
        segment: Segment<'_>,
        within: Option<&Documents>,
    ) -> Result<Documents, OpenError> {
        let mut found = within.cloned();
        // What has to be read comes last, when there is least left to read.
        let (read, told): (Vec<_>, Vec<_>) = must.iter().partition(|selection| selection.reads());
        for selection in told {
            narrow(&mut found, self.select(selection, segment, None)?);
        }
        let reads = should.iter().any(Selection::reads);
        if needed > 0 && !reads {
            narrow(&mut found, self.in_needed(should, needed, segment, None)?);
        }
        for selection in read {
            let set = self.select(selection, segment, found.as_ref())?;
            narrow(&mut found, set);
        }
        if needed > 0 && reads {
            let set = self.in_needed(should, needed, segment, found.as_ref())?;
            narrow(&mut found, set);
        }
        let Some(mut found) = found else { return Ok(Documents::none(segment.reader.max_doc())) };
        for selection in must_not {
            let set = self.select(selection, segment, Some(&found))?;
            found.subtract(&set);
        }
        Ok(found)
    }

    fn in_needed(
        &self,
        should: &[Selection],
        needed: usize,
        segment: Segment<'_>,
        within: Option<&Documents>,
    ) -> Result<Documents, OpenError> {
        let max_doc = segment.reader.max_doc();
        if needed == 1 {
            let mut any = Documents::none(max_doc);
            for selection in should {
                any.unite(&self.select(selection, segment, within)?);
            }
            return Ok(any);
        }
        if needed > should.len() {
            return Ok(Documents::none(max_doc));
        }
        let mut counts = Counts::new(max_doc);
        for selection in should {
            counts.add(&self.select(selection, segment, within)?);
        }
        Ok(counts.at_least(needed))
    }

    fn lookups(&self, field: Field, lookups: &[Lookup], segment: Segment<'_>) -> Result<Documents, OpenError> {
        self.index.guarded(|| listed::lookups(field, lookups, self.index, segment.reader))
    }
}

/// Leaves of `found` what is in `set`; all of `set` where nothing was looked for yet.
fn narrow(found: &mut Option<Documents>, set: Documents) {
    match found {
        Some(found) => found.intersect(&set),
        None => *found = Some(set),
    }
}
