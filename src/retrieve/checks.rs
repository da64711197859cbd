//! Passages that are held to a matcher: by their positions where these tell, else they are read, and none twice.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use tantivy::{DocAddress, DocId, SegmentReader};

use super::evaluate::Segment;
use super::places;
use super::select::Check;
use super::set::Documents;
use crate::index::{Forms, Index, OpenError, StoredArticle};

/// Holds passages to the matchers of one query.
pub(super) struct Checks<'a> {
    index: &'a Index,
    /// The words of the corpus, where the query needs them.
    forms: Option<&'a Forms>,
    /// Passages that may still be read.
    left: Cell<u64>,
    /// Whether there were more to read than that.
    exhausted: Cell<bool>,
    /// What was held to a matcher for a check and how that ended, by the number of the check and of the segment.
    checked: RefCell<HashMap<(usize, u32), Checked>>,
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

impl<'a> Checks<'a> {
    /// Reads `most_read` passages at most.
    pub(super) fn new(index: &'a Index, forms: Option<&'a Forms>, most_read: u64) -> Self {
        Self { index, forms, left: Cell::new(most_read), exhausted: Cell::new(false), checked: RefCell::default() }
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

    /// How many of `found` have to be read to find those that hold up.
    pub(super) fn unread(&self, mut found: Documents, check: &Check, segment: Segment<'_>) -> Result<u64, OpenError> {
        let mut checked = self.checked.borrow_mut();
        let known = Checked::of(&mut checked, check, segment.number, segment.reader);
        self.tell(&found, check, segment, known)?;
        found.subtract(&known.read);
        Ok(found.len())
    }

    /// Of how many passages it is known whether they hold up, and how many of them do.
    pub(super) fn known(&self, check: &Check) -> (u64, u64) {
        let checked = self.checked.borrow();
        let of_this = || checked.iter().filter(|((number, _), _)| *number == check.number);
        let read = of_this().map(|(_, checked)| checked.read.len()).sum();
        let held = of_this().map(|(_, checked)| checked.held.len()).sum();
        (read, held)
    }

    /// Keeps of `found` what holds up to the matcher, or what does not: by positions where they tell; nothing is read twice. What is not read any more is no
    /// hit: it does not match, and what is left out is left out.
    pub(super) fn keep(&self, found: &mut Documents, check: &Check, segment: Segment<'_>) -> Result<(), OpenError> {
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
            let mut read = None;
            if article.as_ref().is_none_or(|(known, _)| *known != first) {
                let (of_first, passage) = self.index.article_and_first(DocAddress::new(segment.number, first))?;
                article = Some((first, of_first));
                read = Some(passage).filter(|_| document == first);
            }
            let Some((_, article)) = &article else { return Ok(false) };
            let is_kept = if *whole_article {
                matcher.holds(&article.view()) != inverted
            } else {
                let passage = match read {
                    Some(passage) => passage,
                    None => self.index.passage(DocAddress::new(segment.number, document))?,
                };
                matcher.holds(&passage.view(article)) != inverted
            };
            known.read.insert(document);
            if is_kept {
                known.held.insert(document);
            }
            Ok(is_kept)
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
}
