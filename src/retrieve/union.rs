//! The best of a union of terms, without scoring all that match.
//!
//! The documents of a segment are gone through some thousand at a time, and what each term scores in them is added up
//! side by side. Of some thousand documents in which all terms together cannot reach the score that is needed none is
//! scored, and terms that cannot reach it among themselves are looked at only where another stands (the bounds of
//! MaxScore: Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995; by blocks of postings, as in Ding and
//! Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, 2011).

use std::sync::{Mutex, PoisonError};

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::lower::{Lookup, Plan};
use super::set::Documents;
use crate::index::{Fields, Statistics, TermInfos};

/// Documents that are scored together. Their sums fit into the first cache of a processor.
const WINDOW: usize = if cfg!(test) { 64 } else { 4096 };

/// Words of bits of these.
const WORDS: usize = WINDOW / 64;

/// What the sum of single-precision scores may be off by, with room to spare, relative to the sum.
const ROUNDING: f64 = 1e-6;

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
    /// their scores; `each` tells the threshold from there on, which never falls. Returns all that hold any of the terms.
    /// Documents that were deleted are among both.
    ///
    /// `slack` is what the highest score of a block may be too low by, as a factor. Scores are sums in the order of the
    /// query, so they do not depend on what was passed over.
    pub(super) fn each(
        &self,
        segment: &SegmentReader,
        number: u32,
        slack: f64,
        threshold: f64,
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
        let mut walk =
            Walk { lengths: all_lengths, slack, threshold, in_single_precision: self.terms.len() <= 2, room, each };
        let matching = walk.all(&mut lists, segment.max_doc());
        rooms().push(walk.room);
        Ok(matching)
    }
}

/// The postings of one term in one segment.
struct List<'a> {
    postings: BlockSegmentPostings,
    weight: &'a Bm25Weight,
    /// Which of the lengths of fields are its field's.
    lengths: usize,
    /// The first posting of the block at hand that belongs to no earlier window.
    at: usize,
    /// Its documents in the window at hand, in order.
    documents: Vec<DocId>,
    /// How often the term occurs in each of these.
    frequencies: Vec<u32>,
    /// Where those of each block end among these, and the highest score in it.
    blocks: Vec<(usize, f64)>,
    /// The highest score in the blocks that they lie in.
    most: f64,
}

impl<'a> List<'a> {
    fn new(postings: BlockSegmentPostings, weight: &'a Bm25Weight, lengths: usize) -> Self {
        let (documents, frequencies, blocks) = Default::default();
        Self { postings, weight, lengths, at: 0, documents, frequencies, blocks, most: 0.0 }
    }

    /// Leaves nothing in the window but what comes before `end`, and was in no window yet.
    fn advance(&mut self, end: DocId, lengths: &FieldNormReader) {
        self.documents.clear();
        self.frequencies.clear();
        self.blocks.clear();
        self.most = 0.0;
        loop {
            let rest = self.postings.docs().get(self.at..).unwrap_or_default();
            let Some(last) = rest.last() else {
                if self.postings.docs().is_empty() {
                    return;
                }
                self.postings.advance();
                self.at = 0;
                continue;
            };
            let many = if *last < end { rest.len() } else { rest.partition_point(|document| *document < end) };
            if many == 0 {
                return;
            }
            self.documents.extend_from_slice(&rest[..many]);
            let frequencies = self.postings.freqs().get(self.at..self.at + many).unwrap_or_default();
            self.frequencies.extend_from_slice(frequencies);
            self.frequencies.resize(self.documents.len(), 1);
            let most = f64::from(self.postings.block_max_score(lengths, self.weight));
            self.blocks.push((self.documents.len(), most));
            self.most = self.most.max(most);
            self.at += many;
        }
    }
}

/// Where the scores of a window are added up; kept for its room.
#[derive(Default)]
struct Room {
    sums: Vec<f64>,
    /// Which of the sums are of this window.
    summed: Vec<u64>,
    /// The documents of the window that have a term without which no score is high enough.
    essential: Vec<u64>,
    /// Documents that reached the threshold, counted from the first of the window.
    reached: Vec<u32>,
}

/// One pass over a segment.
struct Walk<'a> {
    lengths: Vec<(Field, FieldNormReader)>,
    slack: f64,
    threshold: f64,
    /// Two scores are added as the engine adds them.
    in_single_precision: bool,
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
        self.room.sums.resize(WINDOW, 0.0);
        // Those that can score least first: any order gives the same, this one passes over the most.
        let mut order: Vec<usize> = (0..lists.len()).collect();
        order.sort_by_cached_key(|at| lists[*at].weight.max_score().to_bits());
        for start in (0..documents).step_by(WINDOW) {
            let end = start.saturating_add(WINDOW as DocId).min(documents);
            for list in &mut *lists {
                list.advance(end, &self.lengths[list.lengths].1);
            }
            let bits = matching.words_from(start);
            for list in &*lists {
                list.documents.iter().for_each(|document| set(bits, document - start));
            }
            let together: f64 = lists.iter().map(|list| self.slack * list.most).sum();
            if together >= self.needed() {
                self.window(lists, &order, start);
            }
        }
        matching
    }

    /// Scores what of the window that begins at `start` may reach the threshold.
    fn window(&mut self, lists: &[List<'_>], order: &[usize], start: DocId) {
        // However many of the first hold a document, it takes another one.
        let mut together = 0.0;
        let few = order.iter().take_while(|at| {
            together += self.slack * lists[**at].most;
            together < self.needed()
        });
        let few = few.count();
        self.room.summed.clear();
        self.room.summed.resize(WORDS, 0);
        self.room.reached.clear();
        if few == 0 {
            (0..lists.len()).for_each(|number| self.add(lists, number, start, &|_| true));
        } else {
            let mut essential = std::mem::take(&mut self.room.essential);
            essential.clear();
            essential.resize(WORDS, 0);
            for at in &order[few..] {
                lists[*at].documents.iter().for_each(|document| set(&mut essential, document - start));
            }
            // Always added in the same order, whatever is passed over.
            for number in 0..lists.len() {
                self.add(lists, number, start, &|at| is_set(&essential, at));
            }
            self.room.essential = essential;
        }
        self.room.reached.sort_unstable();
        for at in 0..self.room.reached.len() {
            let at = self.room.reached[at];
            let score = self.room.sums[at as usize];
            if score >= self.threshold {
                self.threshold = self.threshold.max((self.each)(start + at, score));
            }
        }
    }

    /// Adds the scores of the list with this `number` in the documents that are asked for. Passed over are blocks of which no
    /// document reaches the threshold, whatever the other lists add: what these add there stays below it, too.
    fn add(&mut self, lists: &[List<'_>], number: usize, start: DocId, is_asked_for: &impl Fn(u32) -> bool) {
        let list = &lists[number];
        let others = lists.iter().enumerate().filter(|(other, _)| *other != number);
        let others: f64 = others.map(|(_, list)| self.slack * list.most).sum();
        let needed = self.needed();
        let Room { sums, summed, reached, .. } = &mut self.room;
        let lengths = &self.lengths[list.lengths].1;
        let mut from = 0;
        for (end, most) in &list.blocks {
            let block = std::mem::replace(&mut from, *end)..*end;
            if self.slack * most + others < needed {
                continue;
            }
            for (document, frequency) in list.documents[block.clone()].iter().zip(&list.frequencies[block]) {
                let at = document - start;
                if !is_asked_for(at) {
                    continue;
                }
                let part = list.weight.score(lengths.fieldnorm_id(*document), *frequency);
                let is_first = !is_set(summed, at);
                let sum = &mut sums[at as usize];
                let before = if is_first { 0.0 } else { *sum };
                *sum =
                    if self.in_single_precision { f64::from(before as f32 + part) } else { before + f64::from(part) };
                set(summed, at);
                if *sum >= self.threshold && (is_first || before < self.threshold) {
                    reached.push(at);
                }
            }
        }
    }
}

fn set(bits: &mut [u64], at: u32) {
    if let Some(word) = bits.get_mut(at as usize / 64) {
        *word |= 1 << (at % 64);
    }
}

fn is_set(bits: &[u64], at: u32) -> bool {
    bits.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 != 0)
}
