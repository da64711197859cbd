//! The best of a union of few terms, without scoring all that match.
//!
//! A passage reaches the score that is needed only by certain sets of terms: those whose highest scores together reach it
//! (the bounds of MaxScore: Turtle and Flood, Query Evaluation: Strategies and Optimizations, 1995; by blocks of postings, as in
//! Ding and Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, 2011). The documents of each term become bits, so
//! that 64 documents at a time are held to that, and only those that can reach it are scored.

use std::cell::RefCell;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, SegmentReader, Term};

use super::lower::{Lookup, Plan};
use super::set::Documents;
use crate::index::{Statistics, TermInfos};

/// Terms that there may be: the sets of them are gone through.
const MOST_TERMS: usize = 8;

/// Words of bits that are held to the needed score together.
const WORDS: usize = if cfg!(test) { 1 } else { 16 };

/// Documents that these are the bits of.
const DOCUMENTS: usize = WORDS * 64;

/// Postings that are passed over one by one before they are searched.
const NEAR: usize = 8;

/// Postings of a full block, for which the engine has noted the highest score.
const FULL_BLOCK: usize = 128;

/// What the sum of two single-precision scores may be off by, with room to spare, relative to the sum.
const ROUNDING: f64 = 1e-6;

/// What sums and differences of highest scores in double precision may be off by, with room to spare, relative to the sum of
/// all: a heavy term taken off leaves little of the light ones.
const CANCELLED: f64 = 1e-12;

/// Postings that are held in memory for one search, eight bytes each; of more, the engine goes through them as a stream.
const MOST_POSTINGS: u64 = 16 << 20;

/// The terms of a query, of which a passage holds one at least.
pub(super) struct Union {
    body: Field,
    /// In the order in which scores are added, each with where its postings are by segment.
    terms: Vec<(TermInfos, Bm25Weight)>,
    /// What postings of the segment before were read into.
    rooms: RefCell<Vec<Room>>,
}

impl Union {
    /// `None` where `plan` asks for more than that (a figure, say), for nothing, or for too many terms.
    pub(super) fn of(plan: &Plan, body: Field, statistics: &Statistics<'_>) -> tantivy::Result<Option<Self>> {
        if !plan.is_union_of_terms() || !(1..=MOST_TERMS).contains(&plan.scoring.len()) {
            return Ok(None);
        }
        let all = statistics.total_num_docs()?;
        // Divided as the engine divides it.
        let average_length = statistics.total_num_tokens(body)? as f32 / all as f32;
        let mut terms = Vec::with_capacity(plan.scoring.len());
        let mut postings = 0;
        for (lookup, weight) in &plan.scoring {
            let Lookup::Term(term) = lookup else { return Ok(None) };
            let term = Term::from_field_text(body, term);
            let having = statistics.doc_freq(&term)?;
            postings += having;
            if postings > MOST_POSTINGS {
                return Ok(None);
            }
            let scoring = Bm25Weight::for_one_term_without_explain(having, all, average_length).boost_by(*weight);
            terms.push((statistics.term_infos(&term)?, scoring));
        }
        Ok(Some(Self { body, terms, rooms: RefCell::default() }))
    }

    /// Hands the documents of `segment`, which has this `number`, that may score `threshold` or more to `each`, in order, with their scores; `each`
    /// tells the threshold from there on, which never falls. Returns all that hold any of the terms. Documents that were
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
        each: &mut dyn FnMut(DocId, f64) -> f64,
    ) -> tantivy::Result<Documents> {
        let mut matching = Documents::none(segment.max_doc());
        let inverted = segment.inverted_index(self.body)?;
        let lengths = segment.get_fieldnorms_reader(self.body)?;
        let mut found = Vec::with_capacity(self.terms.len());
        for (place, (infos, weight)) in self.terms.iter().enumerate() {
            let Some(info) = infos.of_segment(number) else { continue };
            let postings = inverted.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            found.push((postings, weight, place));
        }
        let parts = vec![0.0; self.terms.len()];
        let mut walk = Walk { lengths, slack, threshold, parts, each };
        match found.as_mut_slice() {
            [] => {}
            [(postings, weight, place)] => walk.one(postings, weight, *place, &mut matching),
            several => {
                let mut rooms = self.rooms.borrow_mut();
                rooms.resize_with(self.terms.len(), Room::default);
                let mut lists = Vec::with_capacity(several.len());
                for ((postings, weight, place), room) in several.iter_mut().zip(rooms.iter_mut()) {
                    room.read(postings, weight, segment.max_doc(), &walk.lengths);
                    matching.unite_words(&room.bits);
                    lists.push(List { weight, place: *place, at: 0, room });
                }
                walk.several(lists, segment.max_doc());
            }
        }
        Ok(matching)
    }
}

/// The postings of one term in one segment; kept for its room.
#[derive(Default)]
struct Room {
    docs: Vec<DocId>,
    /// How often the term occurs in each of these.
    frequencies: Vec<u32>,
    /// A bit for each document of the segment.
    bits: Vec<u64>,
    /// For each [`DOCUMENTS`] the highest score in the blocks that they lie in.
    most: Vec<f32>,
}

impl Room {
    /// Leaves nothing in it but `postings`, of a segment that has so many `documents`.
    fn read(
        &mut self,
        postings: &mut BlockSegmentPostings,
        weight: &Bm25Weight,
        documents: DocId,
        lengths: &FieldNormReader,
    ) {
        let chunks = (documents as usize).div_ceil(DOCUMENTS);
        self.docs.clear();
        self.frequencies.clear();
        self.bits.clear();
        self.bits.resize(chunks * WORDS, 0);
        self.most.clear();
        self.most.resize(chunks, 0.0);
        while let (Some(first), Some(last)) = (postings.docs().first(), postings.docs().last()) {
            let (first, last) = (*first as usize / DOCUMENTS, *last as usize / DOCUMENTS);
            let highest = postings.block_max_score(lengths, weight);
            for most in self.most.iter_mut().take(last + 1).skip(first) {
                *most = most.max(highest);
            }
            for doc in postings.docs().iter().filter(|doc| **doc < documents) {
                self.bits[*doc as usize / 64] |= 1 << (doc % 64);
            }
            self.docs.extend_from_slice(postings.docs());
            self.frequencies.extend_from_slice(postings.freqs());
            postings.advance();
        }
    }
}

/// A list of postings that is gone through.
struct List<'a> {
    weight: &'a Bm25Weight,
    /// Which of the query's terms it is.
    place: usize,
    /// The first posting that is not before the document that was asked for last.
    at: usize,
    room: &'a Room,
}

impl List<'_> {
    /// The bits of the documents of `chunk`.
    fn chunk(&self, chunk: usize) -> &[u64] {
        self.room.bits.get(chunk * WORDS..(chunk + 1) * WORDS).unwrap_or_default()
    }

    /// Whether it is in `doc`.
    fn holds(&self, doc: DocId) -> bool {
        self.room.bits.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 != 0)
    }

    /// What `doc`, which holds it, scores. To be asked of rising documents.
    fn score(&mut self, doc: DocId, lengths: &FieldNormReader) -> f32 {
        let rest = self.room.docs.get(self.at..).unwrap_or_default();
        let near = rest.len().min(NEAR);
        let passed = rest[..near].iter().take_while(|other| **other < doc).count();
        self.at += if passed < near {
            passed
        } else {
            // In steps that double, then by halves.
            let mut reach = NEAR;
            while rest.get(reach).is_some_and(|other| *other < doc) {
                reach *= 2;
            }
            let (from, to) = (rest.len().min(reach / 2), rest.len().min(reach + 1));
            from + rest[from..to].partition_point(|other| *other < doc)
        };
        let frequency = self.room.frequencies.get(self.at).copied().unwrap_or(1);
        self.weight.score(lengths.fieldnorm_id(doc), frequency)
    }
}

/// One pass over a segment.
struct Walk<'a> {
    lengths: FieldNormReader,
    slack: f64,
    threshold: f64,
    /// What each of the query's terms scores in the document that is looked at; 0 where it is not.
    parts: Vec<f32>,
    each: &'a mut dyn FnMut(DocId, f64) -> f64,
}

impl Walk<'_> {
    /// What a sum must reach for certain to reach the threshold.
    fn needed(&self) -> f64 {
        if self.threshold <= 0.0 { f64::MIN } else { self.threshold * (1.0 - ROUNDING) }
    }

    /// Hands on `doc`, whose parts are set, where it is good enough.
    fn hand_on(&mut self, doc: DocId) {
        // Always added in the same order. Two are added as the engine adds them, in single precision.
        let score = match self.parts.as_slice() {
            [one] => f64::from(*one),
            [one, other] => f64::from(one + other),
            parts => parts.iter().map(|part| f64::from(*part)).sum(),
        };
        if score >= self.threshold {
            self.threshold = self.threshold.max((self.each)(doc, score));
        }
    }

    /// Block by block: those that have no score as high as is needed are passed over.
    fn one(
        &mut self,
        postings: &mut BlockSegmentPostings,
        weight: &Bm25Weight,
        place: usize,
        matching: &mut Documents,
    ) {
        while !postings.docs().is_empty() {
            postings.docs().iter().for_each(|doc| matching.insert(*doc));
            let length = postings.docs().len();
            // The highest score of a block that is not full would have to be found out.
            let is_worth_it = length < FULL_BLOCK
                || self.slack * f64::from(postings.block_max_score(&self.lengths, weight)) >= self.needed();
            for at in (0..length).filter(|_| is_worth_it) {
                let doc = postings.doc(at);
                self.parts[place] = weight.score(self.lengths.fieldnorm_id(doc), postings.freq(at));
                self.hand_on(doc);
            }
            postings.advance();
        }
    }

    /// Some documents at a time: those that hold too few of the terms are passed over.
    fn several(&mut self, mut lists: Vec<List<'_>>, documents: DocId) {
        // The heaviest first: the fewest sets are gone through.
        let heaviest = |list: &List<'_>| list.room.most.iter().copied().fold(0.0, f32::max);
        lists.sort_by_cached_key(|list| (std::cmp::Reverse(heaviest(list).to_bits()), list.place));
        let mut most = [0.0; MOST_TERMS];
        for chunk in 0..(documents as usize).div_ceil(DOCUMENTS) {
            for (most, list) in most.iter_mut().zip(&lists) {
                *most = self.slack * f64::from(list.room.most.get(chunk).copied().unwrap_or(0.0));
            }
            let together: f64 = most.iter().sum();
            let margin = CANCELLED * together;
            let needed = self.needed() - margin;
            if together < needed {
                continue;
            }
            let mut found = [0; WORDS];
            if needed <= 0.0 {
                lists.iter().for_each(|list| unite(&mut found, list.chunk(chunk)));
            } else {
                reaching(&lists, chunk, &most, needed, [u64::MAX; WORDS], &mut found);
            }
            for (at, mut left) in found.into_iter().enumerate() {
                while left != 0 {
                    let doc = (chunk * DOCUMENTS + at * 64) as DocId + left.trailing_zeros();
                    left &= left - 1;
                    self.take(doc, &mut lists, &most, margin);
                }
            }
        }
    }

    /// Scores `doc`, as long as it may reach what is needed but for a `margin`.
    fn take(&mut self, doc: DocId, lists: &mut [List<'_>], most: &[f64], margin: f64) {
        let needed = self.needed() - margin;
        let of_held = |(list, most): (&List<'_>, &f64)| if list.holds(doc) { *most } else { 0.0 };
        let mut highest: f64 = lists.iter().zip(most).map(of_held).sum();
        self.parts.fill(0.0);
        for (list, most) in lists.iter_mut().zip(most) {
            if highest < needed {
                return;
            }
            if list.holds(doc) {
                let part = list.score(doc, &self.lengths);
                self.parts[list.place] = part;
                highest += f64::from(part) - most;
            }
        }
        self.hand_on(doc);
    }
}

/// Bits of the documents of a chunk.
type Bits = [u64; WORDS];

fn unite(found: &mut Bits, bits: &[u64]) {
    found.iter_mut().zip(bits).for_each(|(found, bits)| *found |= bits);
}

/// Takes into `found` those of `among`, documents of `chunk`, that hold so many of `lists` that what these score at `most`
/// together reaches what is `needed`.
fn reaching(lists: &[List<'_>], chunk: usize, most: &[f64], needed: f64, among: Bits, found: &mut Bits) {
    let mut behind: f64 = most.iter().take(lists.len()).sum();
    for (at, (list, first)) in lists.iter().zip(most).enumerate() {
        if behind < needed {
            return;
        }
        behind -= first;
        let mut held = among;
        held.iter_mut().zip(list.chunk(chunk)).for_each(|(held, bits)| *held &= bits);
        if *first >= needed {
            unite(found, &held);
        } else if behind >= needed - first {
            // With this one, and others behind it.
            reaching(&lists[at + 1..], chunk, &most[at + 1..], needed - first, held, found);
        }
    }
}
