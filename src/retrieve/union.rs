//! The best of a union of terms, without scoring all that match.
//!
//! The documents of a segment are gone through some thousand at a time, and what each term scores in them is added up
//! side by side. Of some thousand documents in which all terms together cannot reach the score that is needed none is
//! scored, and terms that cannot reach it among themselves are looked at only where another stands (the bounds of
//! MaxScore: Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995; by blocks of postings, as in Ding and
//! Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, 2011).

use std::sync::{Mutex, PoisonError};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::lower::{Lookup, Plan};
use super::postings::{List, among, is_set, set, set_all, window};
use super::set::Documents;
use crate::index::{Fields, Statistics, TermInfos};

/// What the sum of single-precision scores may be off by, with room to spare, relative to the sum.
const ROUNDING: f64 = 1e-6;

/// Documents of a window of which one has a term that has many.
const DENSE: usize = 16;

/// The terms of a query, of which a passage holds one at least.
pub(super) struct Union {
    /// In the order in which scores are added.
    terms: Vec<UnionTerm>,
    /// Rooms that no thread is in.
    rooms: Mutex<Vec<Room>>,
    /// Postings of all terms.
    postings: u64,
}

/// A word or a figure that is looked for.
struct UnionTerm {
    field: Field,
    /// Where its postings are by segment.
    infos: TermInfos,
    weight: Bm25Weight,
}

impl Union {
    /// `None` where `plan` asks for more than that, or for nothing.
    pub(super) fn of(plan: &Plan, fields: &Fields, statistics: &Statistics<'_>) -> tantivy::Result<Option<Self>> {
        if !plan.is_union_of_terms() || plan.scoring.is_empty() {
            return Ok(None);
        }
        let all = statistics.total_num_docs()?;
        let mut terms = Vec::with_capacity(plan.scoring.len());
        let mut postings = 0;
        for (lookup, weight) in &plan.scoring {
            let (field, term) = match lookup {
                Lookup::Term(term) => (fields.body, term),
                Lookup::Figure(term) => (fields.figures, term),
                Lookup::Phrase(_) => return Ok(None),
            };
            let term = Term::from_field_text(field, term);
            // Divided as the engine divides it.
            let average_length = statistics.total_num_tokens(field)? as f32 / all as f32;
            let having = statistics.doc_freq(&term)?;
            postings += having;
            let weight = Bm25Weight::for_one_term_without_explain(having, all, average_length).boost_by(*weight);
            terms.push(UnionTerm { field, infos: statistics.term_infos(&term)?, weight });
        }
        Ok(Some(Self { terms, rooms: Mutex::default(), postings }))
    }

    /// How many postings its terms have.
    pub(super) fn postings(&self) -> u64 {
        self.postings
    }

    /// Hands the documents of `segment`, which has this `number`, that may score `threshold` or more to `each`, in order, with
    /// their scores; `each` tells the threshold from there on, which never falls. Of what is not in `within`, where that is
    /// given, some may be missing. Returns all that hold any of the terms, be they in `within` or not. Documents that were
    /// deleted are among both.
    ///
    /// `slack` is what the highest score of a block may be too low by, as a factor. Scores are sums in the order of the
    /// query, so they do not depend on what was passed over.
    pub(super) fn each(
        &self,
        segment: &SegmentReader,
        number: u32,
        slack: f64,
        threshold: f64,
        within: Option<&Documents>,
        each: &mut dyn FnMut(DocId, f64) -> f64,
    ) -> tantivy::Result<Documents> {
        let mut all_lengths: Vec<(Field, FieldNormReader)> = Vec::new();
        let mut lists = Vec::with_capacity(self.terms.len());
        for term in &self.terms {
            let Some(info) = term.infos.of_segment(number) else { continue };
            let known = all_lengths.iter().position(|(field, _)| *field == term.field);
            let lengths = known.unwrap_or(all_lengths.len());
            if known.is_none() {
                all_lengths.push((term.field, segment.get_fieldnorms_reader(term.field)?));
            }
            let inverted = segment.inverted_index(term.field)?;
            let postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            lists.push(List::new(postings, &term.weight, lengths));
        }
        let rooms = || self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let room = rooms().pop().unwrap_or_default();
        let window = window(&lists, segment.max_doc());
        let in_single_precision = self.terms.len() <= 2;
        let mut walk = Walk { lengths: all_lengths, window, slack, threshold, in_single_precision, within, room, each };
        let matching = walk.all(&mut lists, segment.max_doc());
        rooms().push(walk.room);
        Ok(matching)
    }
}

/// Where the scores of a window are added up; kept for its room.
#[derive(Default)]
struct Room {
    sums: Vec<f64>,
    /// Which of the sums are of this window.
    summed: Vec<u64>,
    /// The documents of the window that have a term without which no score is high enough, and that are wanted.
    essential: Vec<u64>,
    /// Documents that reached the threshold, counted from the first of the window.
    reached: Vec<u32>,
    /// Which of the postings of a block are looked at, by their numbers.
    places: Vec<u32>,
    /// How long their documents are, read before any is scored: the waits for memory pass side by side.
    lengths: Vec<u8>,
}

/// One pass over a segment.
struct Walk<'a> {
    lengths: Vec<(Field, FieldNormReader)>,
    /// Documents that are scored together.
    window: usize,
    slack: f64,
    threshold: f64,
    /// Two scores are added as the engine adds them.
    in_single_precision: bool,
    /// Nothing else needs to be scored.
    within: Option<&'a Documents>,
    room: Room,
    each: &'a mut dyn FnMut(DocId, f64) -> f64,
}

impl Walk<'_> {
    /// What a sum of highest scores must reach, or else no score reaches the threshold.
    fn needed(&self) -> f64 {
        if self.threshold <= 0.0 { f64::MIN } else { self.threshold * (1.0 - ROUNDING) }
    }

    fn all(&mut self, lists: &mut [List<'_>], documents: DocId) -> Documents {
        let mut matching = Documents::none(documents);
        self.room.sums.resize(self.window, 0.0);
        // Those that can score least first: any order gives the same, this one passes over the most.
        let mut order: Vec<usize> = (0..lists.len()).collect();
        order.sort_by_cached_key(|at| lists[*at].weight.max_score().to_bits());
        for start in (0..documents).step_by(self.window) {
            let end = start.saturating_add(self.window as DocId).min(documents);
            for list in &mut *lists {
                list.advance(end, &self.lengths[list.lengths].1);
            }
            let bits = matching.words_from(start);
            let bits = &mut bits[..(end - start).div_ceil(64) as usize];
            let together: f64 = lists.iter().map(|list| self.slack * list.most).sum();
            if together >= self.needed() {
                self.score(lists, &order, start, bits);
            } else {
                lists.iter().for_each(|list| set_all(bits, &list.documents, start));
            }
        }
        matching
    }

    /// Scores what of the window that begins at `start` may reach the threshold, and sets all that it holds in `bits`.
    fn score(&mut self, lists: &[List<'_>], order: &[usize], start: DocId, bits: &mut [u64]) {
        // However many of the first hold a document, it takes another one.
        let mut together = 0.0;
        let few = order.iter().take_while(|at| {
            together += self.slack * lists[**at].most;
            together < self.needed()
        });
        let (few, others) = order.split_at(few.count());
        let mut room = std::mem::take(&mut self.room);
        for cleared in [&mut room.summed, &mut room.essential] {
            cleared.clear();
            cleared.resize(bits.len(), 0);
        }
        room.reached.clear();
        for at in others {
            set_all(&mut room.essential, &lists[*at].documents, start);
        }
        bits.iter_mut().zip(&room.essential).for_each(|(bits, essential)| *bits |= essential);
        if let Some(within) = self.within {
            room.essential.iter_mut().zip(within.words_at(start)).for_each(|(essential, within)| *essential &= within);
        }
        // Always added in the same order, whatever is passed over.
        for number in 0..lists.len() {
            let is_picked = self.within.is_some() || few.contains(&number);
            let bits = is_picked.then_some(&mut *bits);
            self.add(lists, number, start, bits, &mut room);
        }
        room.reached.sort_unstable();
        for at in &room.reached {
            let score = room.sums[*at as usize];
            if score >= self.threshold {
                self.threshold = self.threshold.max((self.each)(start + at, score));
            }
        }
        self.room = room;
    }

    /// Adds the scores of the list with this `number`; where `bits` are given, in the essential documents alone, and its own are
    /// set in them. Passed over are blocks of which no document reaches the threshold, whatever the other lists add: what these
    /// add there stays below it, too.
    fn add(&self, lists: &[List<'_>], number: usize, start: DocId, mut bits: Option<&mut [u64]>, room: &mut Room) {
        let list = &lists[number];
        let others = lists.iter().enumerate().filter(|(other, _)| *other != number);
        let others: f64 = others.map(|(_, list)| self.slack * list.most).sum();
        let needed = self.needed();
        let lengths = &self.lengths[list.lengths].1;
        let mut from = 0;
        for (end, most) in &list.blocks {
            let block = std::mem::replace(&mut from, *end)..*end;
            let (documents, frequencies) = (&list.documents[block.clone()], &list.frequencies[block]);
            let is_passed_over = self.slack * most + others < needed;
            let length = |document: &DocId| lengths.fieldnorm_id(*document);
            let Room { sums, summed, essential, reached, places, lengths: known } = &mut *room;
            let mut add = |document: DocId, frequency: u32, length: u8| {
                let at = document - start;
                let part = list.weight.score(length, frequency);
                let is_first = !is_set(summed, at);
                let sum = &mut sums[at as usize];
                let before = if is_first { 0.0 } else { *sum };
                *sum =
                    if self.in_single_precision { f64::from(before as f32 + part) } else { before + f64::from(part) };
                set(summed, at);
                if *sum >= self.threshold && (is_first || before < self.threshold) {
                    reached.push(at);
                }
            };
            known.clear();
            match bits.as_deref_mut() {
                Some(bits) if is_passed_over => set_all(bits, documents, start),
                Some(bits) => {
                    places.resize(documents.len().max(places.len()), 0);
                    let many = among(documents, start, bits, essential, places);
                    let picked = places[..many].iter().map(|place| *place as usize);
                    known.extend(picked.clone().map(|place| length(&documents[place])));
                    picked.zip(known).for_each(|(at, length)| add(documents[at], frequencies[at], *length));
                }
                None if is_passed_over => {}
                // Those of most documents lie side by side.
                None if list.documents.len() > self.window / DENSE => {
                    let postings = documents.iter().zip(frequencies);
                    postings.for_each(|(document, frequency)| add(*document, *frequency, length(document)));
                }
                None => {
                    known.extend(documents.iter().map(length));
                    let postings = documents.iter().zip(frequencies).zip(known);
                    postings.for_each(|((document, frequency), length)| add(*document, *frequency, *length));
                }
            }
        }
    }
}
