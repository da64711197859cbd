//! A plan of sets becomes the passages of each segment that match.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use tantivy::query::EnableScoring;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::figures;
use super::lower::Lookup;
use super::places;
use super::select::{Check, Selection};
use super::set::{Counts, Documents};
use crate::index::{Forms, Index, OpenError, StoredArticle};
use crate::matching::PathPattern;
use crate::query::{DateRange, Day, FigureCondition};

/// Evaluates selections, one segment after the other.
pub(super) struct Evaluator<'a> {
    index: &'a Index,
    /// The words of the corpus, where the query needs them.
    forms: Option<&'a Forms>,
    /// Passages that may still be read.
    left: Cell<u64>,
    /// Whether there were more to read than that.
    exhausted: Cell<bool>,
    /// Keys of the files that patterns of paths stand for.
    files: RefCell<HashMap<String, Rc<HashSet<u64>>>>,
    /// What was held to a matcher for a check and how that ended, by the number of the check and of the segment.
    checked: RefCell<HashMap<(usize, u32), Checked>>,
    /// What satisfies conditions on figures, by the number of the segment.
    satisfying: RefCell<Vec<(u32, FigureCondition, Documents)>>,
}

/// Passages that were held to a matcher.
#[derive(Debug)]
struct Checked {
    /// Those of which it is known.
    read: Documents,
    held: Documents,
}

impl Checked {
    /// What is known so far of the segment with this `number`.
    fn of<'a>(
        all: &'a mut HashMap<(usize, u32), Self>,
        check: &Check,
        number: u32,
        reader: &SegmentReader,
    ) -> &'a mut Self {
        let none = || Documents::none(reader.max_doc());
        all.entry((check.number, number)).or_insert_with(|| Self { read: none(), held: none() })
    }
}

/// A segment and its number.
#[derive(Clone, Copy)]
struct Segment<'a> {
    number: u32,
    reader: &'a SegmentReader,
}

impl<'a> Evaluator<'a> {
    /// Reads `most_read` passages at most to find out whether they match.
    pub(super) fn new(index: &'a Index, forms: Option<&'a Forms>, most_read: u64) -> Self {
        Self {
            index,
            forms,
            left: Cell::new(most_read),
            exhausted: Cell::new(false),
            files: RefCell::default(),
            checked: RefCell::default(),
            satisfying: RefCell::default(),
        }
    }

    /// Whether passages were left unread that may match.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted.get()
    }

    /// Passages that may still be read.
    pub(super) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Lets so many passages be read from here on.
    pub(super) fn allow(&self, passages: u64) {
        self.left.set(passages);
    }

    /// How many of the passages in `sets` have to be read to find those that `selection` of words selects.
    pub(super) fn unread(&self, selection: &Selection, sets: &[Documents]) -> Result<u64, OpenError> {
        Ok(match selection {
            Selection::Checked { among, check } => {
                let among = self.within(among, sets)?;
                let mut checked = self.checked.borrow_mut();
                let segments = (0..).zip(self.index.searcher().segment_readers()).zip(among);
                let mut unread = 0;
                for ((number, reader), mut found) in segments {
                    let known = Checked::of(&mut checked, check, number, reader);
                    self.tell(&found, check, Segment { number, reader }, known)?;
                    found.subtract(&known.read);
                    unread += found.len();
                }
                unread
            }
            Selection::Group { should, .. } => {
                should.iter().try_fold(0, |sum, one| Ok::<_, OpenError>(sum + self.unread(one, sets)?))?
            }
            _ => 0,
        })
    }

    /// The passages of every segment that `selection` selects and that were not deleted.
    pub(super) fn all(&self, selection: &Selection) -> Result<Vec<Documents>, OpenError> {
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
                let checked = self.checked.borrow();
                let of_this = || checked.iter().filter(|((number, _), _)| *number == check.number);
                let read = of_this().map(|(_, checked)| checked.read.len()).sum::<u64>() as f64;
                let held = of_this().map(|(_, checked)| checked.held.len()).sum::<u64>() as f64;
                let all = count(&self.all(among)?);
                if read > 0.0 { all * held / read } else { 0.0 }
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
                self.check(&mut found, check, segment)?;
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
            Selection::Days(range) => self.index.guarded(|| days(*range, self.index, segment.reader)),
            Selection::Figures(condition) => self.satisfying(condition, segment),
            Selection::Path(pattern) => {
                let keys = self.keys_of(pattern)?;
                self.index.guarded(|| of_files(&keys, self.index, segment.reader))
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
        let mut narrow = |set: Documents| match &mut found {
            Some(found) => found.intersect(&set),
            None => found = Some(set),
        };
        // What has to be read comes last, when there is least left to read.
        let (read, told): (Vec<_>, Vec<_>) = must.iter().partition(|selection| selection.reads());
        for selection in told {
            narrow(self.select(selection, segment, None)?);
        }
        let reads = should.iter().any(Selection::reads);
        if needed > 0 && !reads {
            narrow(self.in_needed(should, needed, segment, None)?);
        }
        for selection in read {
            let set = self.select(selection, segment, found.as_ref())?;
            match &mut found {
                Some(found) => found.intersect(&set),
                None => found = Some(set),
            }
        }
        if needed > 0 && reads {
            let set = self.in_needed(should, needed, segment, found.as_ref())?;
            match &mut found {
                Some(found) => found.intersect(&set),
                None => found = Some(set),
            }
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
        self.index.guarded(|| {
            let mut found = Documents::none(segment.reader.max_doc());
            let inverted = segment.reader.inverted_index(field)?;
            let figures = segment.reader.inverted_index(self.index.fields().figures)?;
            for lookup in lookups {
                let (inverted, term) = match lookup {
                    Lookup::Term(term) => (&inverted, Term::from_field_text(field, term)),
                    Lookup::Figure(term) => (&figures, Term::from_field_text(self.index.fields().figures, term)),
                    Lookup::Phrase(_) => {
                        let scoring = EnableScoring::disabled_from_searcher(self.index.searcher());
                        let weight = lookup.engine_query(field, self.index.fields()).weight(scoring)?;
                        weight.for_each_no_score(segment.reader, &mut |some| {
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
        })
    }

    /// Takes into `known` what positions tell of those in `found`.
    fn tell(
        &self,
        found: &Documents,
        check: &Check,
        segment: Segment<'_>,
        known: &mut Checked,
    ) -> Result<(), OpenError> {
        let Some(by_positions) = &check.by_positions else { return Ok(()) };
        let tell = || places::tell(by_positions, found, &known.read, self.index, segment.number, self.forms);
        let mut told = self.index.guarded(tell)?;
        known.read.unite(&told.known);
        let mut kept = told.held;
        if check.inverted {
            std::mem::swap(&mut kept, &mut told.known);
            kept.subtract(&told.known);
        }
        known.held.unite(&kept);
        Ok(())
    }

    /// Keeps of `found` what holds up to the matcher, or what does not: by positions where they tell; nothing is read twice. What is not read any more is no
    /// hit: it does not match, and what is left out is left out.
    fn check(&self, found: &mut Documents, check: &Check, segment: Segment<'_>) -> Result<(), OpenError> {
        let alive = segment.reader.alive_bitset();
        let mut article: Option<(DocId, StoredArticle)> = None;
        let mut checked = self.checked.borrow_mut();
        let known = Checked::of(&mut checked, check, segment.number, segment.reader);
        self.tell(found, check, segment, known)?;
        let Check { matcher, inverted, whole_article, .. } = check;
        let inverted = *inverted;
        found.retain(|document| {
            if alive.is_some_and(|alive| alive.is_deleted(document)) {
                return Ok(false);
            }
            if known.read.contains(document) {
                return Ok(known.held.contains(document));
            }
            let Some(left) = self.left.get().checked_sub(1) else {
                self.exhausted.set(true);
                return Ok(inverted);
            };
            self.left.set(left);
            let first = self.index.guarded(|| Ok(self.index.columns(segment.number)?.first_passage(document)))?;
            if article.as_ref().is_none_or(|(known, _)| *known != first) {
                article = Some((first, self.index.article_at(DocAddress::new(segment.number, first))?));
            }
            let Some((_, article)) = &article else { return Ok(false) };
            let is_kept = if *whole_article {
                matcher.holds(&article.view()) != inverted
            } else {
                let passage = self.index.passage(DocAddress::new(segment.number, document))?;
                matcher.holds(&passage.view(article)) != inverted
            };
            known.read.insert(document);
            if is_kept {
                known.held.insert(document);
            }
            Ok(is_kept)
        })
    }
}

/// First passages of articles that may have been published on a day of `range`.
fn days(range: DateRange, index: &Index, segment: &SegmentReader) -> tantivy::Result<Documents> {
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
fn of_files(keys: &HashSet<u64>, index: &Index, segment: &SegmentReader) -> tantivy::Result<Documents> {
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
