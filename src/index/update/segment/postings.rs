//! From the terms in the order in which they came to postings, term by term.
//!
//! The terms are sorted once; then their occurrences are brought into that order, as many terms at a time as there is memory for, by going
//! through all of the log each time: that is a matter of milliseconds, where to find the place of each occurrence at once would wait for memory.

use std::ops::Range;

use crossbeam_channel::{Receiver, Sender};
use tantivy::postings::FieldSerializer;
use tantivy::schema::IndexRecordOption;

use super::coded::TermField;
use super::log::Log;

/// The terms of a log, sorted: by field, then by their bytes.
#[derive(Debug)]
pub(super) struct SortedTerms {
    bytes: Vec<u8>,
    terms: Vec<SortedTerm>,
    /// For each vocabulary, by the number of the term: its place among the sorted ones.
    places: Vec<Vec<u32>>,
}

#[derive(Debug, Clone, Copy)]
struct SortedTerm {
    /// Its field and its first bytes, to compare most terms by.
    prefix: u64,
    /// Where its bytes begin and end.
    start: u32,
    end: u32,
    /// How often it occurs.
    occurrences: u32,
    vocabulary: u32,
    number: u32,
}

/// Of a term that occurs nowhere.
const NO_PLACE: u32 = u32::MAX;

impl SortedTerms {
    /// Those of `log`.
    pub(super) fn of(log: &Log) -> Self {
        let mut places = log.counts();
        let (mut bytes, mut terms) = (Vec::new(), Vec::new());
        for ((vocabulary, counts), known) in (0..).zip(&mut places).zip(log.vocabularies()) {
            let known = known.terms();
            for (number, count) in (0..).zip(counts.iter_mut()) {
                let occurrences = std::mem::replace(count, NO_PLACE);
                if occurrences > 0
                    && let Some((field, term)) = known.get(number)
                {
                    let start = bytes.len() as u32;
                    bytes.extend_from_slice(term);
                    let end = bytes.len() as u32;
                    terms.push(SortedTerm { prefix: prefix(field, term), start, end, occurrences, vocabulary, number });
                }
            }
        }
        let of = |term: &SortedTerm| bytes.get(term.start as usize..term.end as usize).unwrap_or_default();
        terms.sort_unstable_by(|one, other| one.prefix.cmp(&other.prefix).then_with(|| of(one).cmp(of(other))));
        // A term that several vocabularies have is one.
        let mut kept: Vec<SortedTerm> = Vec::with_capacity(terms.len());
        for term in terms {
            match kept.last_mut() {
                Some(last) if last.prefix == term.prefix && of(last) == of(&term) => {
                    last.occurrences = last.occurrences.saturating_add(term.occurrences);
                }
                _ => kept.push(term),
            }
            let place = places.get_mut(term.vocabulary as usize).and_then(|of| of.get_mut(term.number as usize));
            if let Some(place) = place {
                *place = (kept.len() - 1) as u32;
            }
        }
        Self { bytes, terms: kept, places }
    }

    /// The places of the terms of `field`.
    pub(super) fn of_field(&self, field: TermField) -> Range<usize> {
        let until = |byte: u8| self.terms.partition_point(|term| (term.prefix >> 56) as u8 <= byte);
        let before = (field as u8).checked_sub(1).map_or(0, until);
        before..until(field as u8)
    }

    /// How often the terms at these places occur, all together.
    pub(super) fn occurrences(&self, places: Range<usize>) -> u64 {
        self.terms.get(places).unwrap_or_default().iter().map(|term| u64::from(term.occurrences)).sum()
    }

    /// The bytes of the term at this place.
    pub(super) fn term(&self, place: usize) -> &[u8] {
        let term = self.terms.get(place).and_then(|term| self.bytes.get(term.start as usize..term.end as usize));
        term.unwrap_or_default()
    }
}

/// The field and the first seven bytes, zeros behind shorter ones.
fn prefix(field: u8, term: &[u8]) -> u64 {
    let mut first = [0; 8];
    first[0] = field;
    let length = term.len().min(7);
    first[1..=length].copy_from_slice(&term[..length]);
    u64::from_be_bytes(first)
}

/// An occurrence: passage and position.
pub(super) type Occurrence = (u32, u32);

/// The occurrences of some terms, term by term.
#[derive(Debug, Default)]
struct Bucket {
    terms: Range<usize>,
    /// Where those of each term begin.
    starts: Vec<u32>,
    occurrences: Vec<Occurrence>,
}

/// Brings occurrences into the order of their terms, a bucket after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrences<'a> {
    pub(super) log: &'a Log,
    pub(super) terms: &'a SortedTerms,
    /// How many a bucket holds.
    pub(super) room: usize,
}

/// Fewer occurrences are brought into order by one thread: to begin another would take longer.
const FEW: u64 = 1 << 17;

impl<'a> Occurrences<'a> {
    /// Hands the occurrences to `work`, which asks for those of each term in order. While it has one bucket another thread fills the next.
    pub(super) fn in_order<T>(self, work: impl FnOnce(&mut InOrder<'a>) -> tantivy::Result<T>) -> tantivy::Result<T> {
        if self.terms.occurrences(0..self.terms.terms.len()) <= FEW {
            return work(&mut InOrder { all: self, here: Bucket::default(), coming: None });
        }
        std::thread::scope(|scope| {
            // Nothing waits in it: two buckets are all there are.
            let (sender, full) = crossbeam_channel::bounded(0);
            let (empty, returned) = crossbeam_channel::unbounded();
            let fill = move || {
                let mut place = 0;
                while place < self.terms.terms.len() {
                    let bucket = self.filled(place, returned.try_recv().unwrap_or_default());
                    place = bucket.terms.end;
                    // Nobody wants it where writing failed.
                    if sender.send(bucket).is_err() {
                        return;
                    }
                }
            };
            std::thread::Builder::new().name("pullquote-postings".to_owned()).spawn_scoped(scope, fill)?;
            work(&mut InOrder { all: self, here: Bucket::default(), coming: Some((full, empty)) })
        })
    }

    /// The bucket of the term at `place` and of those behind it, as many as fit in: what occurs too often for any bucket has one of its
    /// own, that is empty.
    fn filled(self, place: usize, mut bucket: Bucket) -> Bucket {
        let Bucket { starts, occurrences, .. } = &mut bucket;
        starts.clear();
        occurrences.clear();
        let mut sum = 0;
        for term in self.terms.terms.get(place..).unwrap_or_default() {
            if sum + term.occurrences as usize > self.room {
                break;
            }
            starts.push(sum as u32);
            sum += term.occurrences as usize;
        }
        if starts.is_empty() {
            starts.push(0);
            bucket.terms = place..place + 1;
            return bucket;
        }
        occurrences.resize(sum, (0, 0));
        let first = place as u32;
        self.log.walk(&self.terms.places, |term, passage, position| {
            if let Some(next) = starts.get_mut(term.wrapping_sub(first) as usize) {
                if let Some(occurrence) = occurrences.get_mut(*next as usize) {
                    *occurrence = (passage, position);
                }
                *next += 1;
            }
        });
        // Each went on to where the next one begins.
        starts.rotate_right(1);
        if let Some(start) = starts.first_mut() {
            *start = 0;
        }
        bucket.terms = place..place + bucket.starts.len();
        bucket
    }
}

/// Hands out the occurrences of one term after the other.
#[derive(Debug)]
pub(super) struct InOrder<'a> {
    all: Occurrences<'a>,
    here: Bucket,
    /// Where full buckets come from, and where empty ones go.
    coming: Option<(Receiver<Bucket>, Sender<Bucket>)>,
}

impl InOrder<'_> {
    /// Those of the term at `place`, which comes behind any that was asked for before.
    pub(super) fn of(&mut self, place: usize) -> TermPostings<'_> {
        while !self.here.terms.contains(&place) {
            let before = std::mem::take(&mut self.here);
            let next = match &self.coming {
                None => self.all.filled(place, before),
                Some((full, empty)) => {
                    let _ = empty.send(before);
                    // Where it ended early a panic is on its way.
                    let Ok(next) = full.recv() else { break };
                    next
                }
            };
            self.here = next;
        }
        let at = place.saturating_sub(self.here.terms.start);
        let start = self.here.starts.get(at).map_or(0, |start| *start as usize);
        let count = self.all.terms.terms.get(place).map_or(0, |term| term.occurrences as usize);
        let held = self.here.occurrences.get(start..start + count);
        held.map_or(TermPostings::InLog(self.all, place), TermPostings::Held)
    }
}

/// Where the postings of a term are.
#[derive(Debug)]
pub(super) enum TermPostings<'a> {
    /// Here, in order.
    Held(&'a [Occurrence]),
    /// In the log, those of the term at this place: they are too many.
    InLog(Occurrences<'a>, usize),
}

impl TermPostings<'_> {
    /// Writes them as those of `term`.
    pub(super) fn write(
        &self,
        term: &[u8],
        option: IndexRecordOption,
        serializer: &mut FieldSerializer<'_>,
    ) -> std::io::Result<()> {
        let of_term = match self {
            Self::Held(of_term) => *of_term,
            Self::InLog(all, place) => return write_from_log(*all, *place, term, option, serializer),
        };
        let passages = of_term.chunk_by(|one, next| one.0 == next.0).count();
        let mut writing = Writing::begin(term, passages, option, serializer)?;
        for of_passage in of_term.chunk_by(|one, next| one.0 == next.0) {
            let Some((passage, _)) = of_passage.first() else { continue };
            writing.passage(*passage, of_passage.iter().map(|(_, position)| *position));
        }
        writing.end()
    }
}

/// Writes the postings of the term at `place` as they come.
fn write_from_log(
    all: Occurrences<'_>,
    place: usize,
    term: &[u8],
    option: IndexRecordOption,
    serializer: &mut FieldSerializer<'_>,
) -> std::io::Result<()> {
    let Occurrences { log, terms, .. } = all;
    let is_it = |found: u32| found as usize == place;
    let (mut passages, mut last) = (0, None);
    log.walk(&terms.places, |found, passage, _| {
        if is_it(found) && last.replace(passage) != Some(passage) {
            passages += 1;
        }
    });
    let mut writing = Writing::begin(term, passages, option, serializer)?;
    let (mut current, mut positions) = (None, Vec::new());
    log.walk(&terms.places, |found, passage, position| {
        if is_it(found) {
            if let Some(before) = current.replace(passage)
                && before != passage
            {
                writing.passage(before, positions.drain(..));
            }
            positions.push(position);
        }
    });
    if let Some(passage) = current {
        writing.passage(passage, positions.drain(..));
    }
    writing.end()
}

/// The postings of one term, while they are written.
pub(super) struct Writing<'a, 'b> {
    serializer: &'a mut FieldSerializer<'b>,
    option: IndexRecordOption,
    distances: Vec<u32>,
}

impl<'a, 'b> Writing<'a, 'b> {
    /// Begins those of `term`, which is in so many `passages`.
    pub(super) fn begin(
        term: &[u8],
        passages: usize,
        option: IndexRecordOption,
        serializer: &'a mut FieldSerializer<'b>,
    ) -> std::io::Result<Self> {
        let has_frequencies = option.has_freq();
        // Where frequencies are not kept, neither is what they would be weighed by.
        let passages = if has_frequencies { passages as u32 } else { 0 };
        serializer.new_term(term, passages, has_frequencies)?;
        Ok(Self { serializer, option, distances: Vec::new() })
    }

    /// Adds a passage that has the term at these positions.
    pub(super) fn passage(&mut self, passage: u32, positions: impl ExactSizeIterator<Item = u32>) {
        let frequency = if self.option.has_freq() { positions.len() as u32 } else { 0 };
        self.distances.clear();
        if self.option.has_positions() {
            let mut before = 0;
            self.distances.extend(positions.map(|position| position - std::mem::replace(&mut before, position)));
        }
        self.serializer.write_doc(passage, frequency, &self.distances);
    }

    /// Ends the term.
    pub(super) fn end(self) -> std::io::Result<()> {
        self.serializer.close_term()
    }
}
