//! The best passages by the first stage's score.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tantivy::query::{Bm25StatisticsProvider, EnableScoring, Weight};
use tantivy::schema::Field;
use tantivy::{DocAddress, DocId, SegmentReader};

use super::lower::Plan;
use super::order;
use super::scoring::{Scoring, holds, scorers};
use super::selected::Selected;
use super::set::Documents;
use super::top::{Entry, Limits, Top};
use crate::index::{Columns, Index, OpenError};
use crate::query::Query;
use crate::together;

/// Postings from which on another thread is woken to walk some of them: to wake one takes about as long as these.
const WORTH_HELP: u64 = if cfg!(test) { 4 } else { 15_000 };

/// How many standard deviations a guess at what the best of all segments score is on the safe side.
const SURE: f64 = 3.0;

/// The part of all passages that a segment needs to have, for its best to tell what the best of all score.
const TELLING: f64 = 0.03;

/// A passage that may be a hit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Where the engine keeps it.
    pub address: DocAddress,
    /// Its score; finite. It depends on the passages in the index alone, not on how they got there.
    pub score: f64,
    /// Where the first passage of its article is kept: by that the article is known.
    pub article: DocAddress,
    /// Its number in the article, from 1.
    pub ordinal: u32,
    /// Whether it is furniture of its page.
    pub is_furniture: bool,
}

/// What is done with passages that are furniture of their page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Furniture {
    /// They are candidates like any other.
    #[default]
    Included,
    /// They are no candidates.
    LeftOut,
    /// Nothing else is a candidate.
    Only,
}

/// Which candidates are wanted.
#[derive(Debug, Clone)]
pub struct RetrieveOptions {
    /// How many.
    pub depth: usize,
    /// Most of one article; 0 for no limit.
    pub per_article: usize,
    /// What counts against [`Self::per_article`] already, by the articles' first passages.
    pub taken: HashMap<DocAddress, usize>,
    /// Passages that are no candidates: they have been found already.
    pub found: HashSet<DocAddress>,
    /// Whether furniture counts.
    pub furniture: Furniture,
    /// A word that the query has several times weighs that number to this power.
    pub repeats: f32,
    /// Whether they come in order. They are the same ones without, in any order, and sooner found.
    pub in_order: bool,
}

impl Default for RetrieveOptions {
    fn default() -> Self {
        Self {
            depth: 10,
            per_article: 0,
            taken: HashMap::new(),
            found: HashSet::new(),
            furniture: Furniture::Included,
            repeats: 1.0,
            in_order: true,
        }
    }
}

/// The best passages for `query`, best first, equal scores by article id and then by number; see
/// [`RetrieveOptions::in_order`].
///
/// `selected` is what [`super::select`] found for it. These are exactly the first [`RetrieveOptions::depth`] of all that match, whatever the segments. A
/// query that asks for nothing, or only leaves out, has none.
///
/// # Errors
/// The index is damaged.
pub fn candidates(
    query: &Query,
    index: &Index,
    selected: &Selected,
    options: &RetrieveOptions,
) -> Result<Vec<Candidate>, OpenError> {
    index.guarded(|| match selected.sets {
        Some(_) => among(query, index, selected, options),
        None => collect(query, index, selected, options),
    })
}

/// The best of what was selected.
fn among(
    query: &Query,
    index: &Index,
    selected: &Selected,
    options: &RetrieveOptions,
) -> tantivy::Result<Vec<Candidate>> {
    if let Some(lists) = selected.unscored(query, index, options)? {
        return joined(&lists, index, options);
    }
    let mut lists = Vec::new();
    let mut scores = Vec::new();
    for (number, _) in (0..).zip(index.searcher().segment_readers()) {
        let found = selected.best(query, index, number, options, floor(&mut scores, options.depth))?;
        scores.extend(found.iter().map(|entry| entry.score));
        lists.push(order::List { segment: number, entries: found });
    }
    joined(&lists, index, options)
}

/// The best of all segments.
fn joined(lists: &[order::List], index: &Index, options: &RetrieveOptions) -> tantivy::Result<Vec<Candidate>> {
    let read_id = |segment: u32, first: DocId| {
        let columns = index.columns(segment)?;
        columns.article_id(columns.article_place(first))
    };
    let best = if options.in_order {
        order::merge(lists, options.depth, &read_id)?
    } else {
        let place = |segment: u32, first: DocId| Ok(index.columns(segment)?.article_place(first));
        order::pick(lists, options.depth, &place, &read_id)?
    };
    let candidate = |(segment, entry): (u32, Entry)| {
        Ok(Candidate {
            address: DocAddress::new(segment, entry.doc),
            score: entry.score,
            article: DocAddress::new(segment, entry.first),
            ordinal: entry.ordinal,
            is_furniture: index.columns(segment)?.is_furniture(entry.doc),
        })
    };
    best.into_iter().map(candidate).collect()
}

fn collect(
    query: &Query,
    index: &Index,
    selected: &Selected,
    options: &RetrieveOptions,
) -> tantivy::Result<Vec<Candidate>> {
    let searcher = index.searcher();
    let statistics = index.statistics();
    let fields = index.fields();
    let body = fields.body;
    let mut plan = Plan::of(query, options.repeats);
    plan.narrow(fields, &statistics)?;
    if options.depth == 0 {
        return Ok(Vec::new());
    }
    let Some(scoring) = Scoring::of(&plan, index)? else { return Ok(Vec::new()) };
    let search = Search {
        scoring,
        excluded: plan
            .excluded
            .iter()
            .map(|lookup| lookup.engine_query(body, fields).weight(EnableScoring::disabled_from_searcher(searcher)))
            .collect::<tantivy::Result<_>>()?,
        average_length: statistics.total_num_tokens(body)? as f64 / statistics.total_num_docs()?.max(1) as f64,
        body,
        depth: options.depth,
        limits: Limits { per_article: options.per_article, taken: options.taken.clone() },
        within: selected.within.as_deref(),
        in_order: options.in_order,
        found: &options.found,
        furniture: options.furniture,
        walked: Mutex::default(),
    };
    let mut segments = Vec::new();
    for (number, segment) in (0..).zip(searcher.segment_readers()) {
        let columns = index.columns(number)?;
        if options.furniture != Furniture::Only || columns.has_furniture() {
            segments.push((number, segment, columns));
        }
    }
    let lists = search.lists(&segments)?;
    let walked = search.walked.into_inner().unwrap_or_else(PoisonError::into_inner);
    let walked: Vec<Documents> = walked.into_values().collect();
    if plan.excluded.is_empty() && walked.len() == searcher.segment_readers().len() {
        selected.walked.get_or_init(|| walked);
    }
    joined(&lists, index, options)
}

/// What is needed to be among the best `depth`; `scores` keeps no others.
fn floor(scores: &mut Vec<f64>, depth: usize) -> f64 {
    let Some(last) = depth.checked_sub(1).filter(|last| *last < scores.len()) else { return f64::MIN };
    let (_, floor, _) = scores.select_nth_unstable_by(last, |a, b| b.total_cmp(a));
    let floor = *floor;
    scores.truncate(depth);
    floor
}

/// What is in `mutex`; a panic with it in hand leaves it whole.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Search<'a> {
    scoring: Scoring,
    excluded: Vec<Box<dyn Weight>>,
    average_length: f64,
    body: Field,
    depth: usize,
    limits: Limits,
    /// By segment; nothing else is wanted.
    within: Option<&'a [Documents]>,
    in_order: bool,
    found: &'a HashSet<DocAddress>,
    furniture: Furniture,
    /// What matches in the segments of which all postings were walked, by their numbers.
    walked: Mutex<BTreeMap<u32, Documents>>,
}

/// How many passages a segment has.
fn passages(segment: &Segment<'_>) -> f64 {
    f64::from(segment.1.num_docs())
}

/// A segment, its number and its columns.
type Segment<'a> = (u32, &'a SegmentReader, &'a Columns);

/// What the segments that were searched so far tell of the others.
struct Seen {
    /// What the best of them score.
    scores: Vec<f64>,
    passages: f64,
    /// What scores less is not among the best of all.
    floor: f64,
}

impl Search<'_> {
    /// The best of each of `segments`: among them the best of all.
    ///
    /// Each would be searched for as many as are wanted of all. So it is searched for as many as it should bring, and for what scores
    /// better than the last of as many as those before it should have brought. Where that was too much, all is done again.
    fn lists(&self, segments: &[Segment<'_>]) -> tantivy::Result<Vec<order::List>> {
        let all = segments.iter().map(passages).sum::<f64>();
        let is_telling = |segment: &&Segment<'_>| passages(segment) >= all * TELLING;
        let small = segments.iter().filter(is_telling).min_by(|a, b| passages(a).total_cmp(&passages(b)));
        let Some(small) = small else { return Ok(Vec::new()) };
        // All others begin with what it tells.
        let mut segments = segments.to_vec();
        segments.sort_by_key(|segment| segment.0 != small.0);
        if self.scoring.is_cut_short() && self.limits.per_article == 0 {
            let (lists, floor) = self.lists_of(&segments, &|passages| {
                let expected = self.depth as f64 * passages / all;
                ((expected + SURE * expected.sqrt() + SURE) as usize).min(self.depth)
            })?;
            let entries = lists.iter().flat_map(|list| &list.entries);
            if floor == f64::MIN || entries.filter(|entry| entry.score >= floor).count() >= self.depth {
                return Ok(lists);
            }
        }
        Ok(self.lists_of(&segments, &|_| self.depth)?.0)
    }

    /// The best of each of `segments`, and what the least of all that are complete scores: `enough` says how many are wanted of so
    /// many passages.
    fn lists_of(
        &self,
        segments: &[Segment<'_>],
        enough: &(dyn Fn(f64) -> usize + Sync),
    ) -> tantivy::Result<(Vec<order::List>, f64)> {
        let seen = Mutex::new(Seen { scores: Vec::new(), passages: 0.0, floor: f64::MIN });
        let search = |segment: &Segment<'_>| {
            let before = locked(&seen).floor;
            let of_segment = enough(passages(segment));
            let entries = self.segment(segment, before, of_segment)?;
            let scores = entries.iter().map(|entry| entry.score);
            let mut seen = locked(&seen);
            let Seen { scores: all, passages: searched, floor: least } = &mut *seen;
            *searched += passages(segment);
            all.extend(scores.clone());
            // Where it brings fewer, these are all that it has.
            let last = scores.min_by(f64::total_cmp).filter(|_| entries.len() >= of_segment);
            *least = least.max(last.unwrap_or(f64::MIN)).max(floor(all, enough(*searched)));
            Ok::<_, tantivy::TantivyError>(order::List { segment: segment.0, entries })
        };
        let Some((first, others)) = segments.split_first() else { return Ok((Vec::new(), f64::MIN)) };
        let mut lists = vec![search(first)?];
        let is_worth = self.scoring.postings(others.iter().map(passages).sum::<f64>() as u64) >= WORTH_HELP;
        for list in together::pieces(others.len(), is_worth, |at| search(&others[at])) {
            lists.push(list?);
        }
        let least = locked(&seen).floor;
        Ok((lists, least))
    }

    /// The best of a segment that score at least `floor`, best first where that is asked for: as many as are wanted of all, and
    /// none that scores less than the `enough` best.
    fn segment(
        &self,
        (number, segment, columns): &Segment<'_>,
        floor: f64,
        enough: usize,
    ) -> tantivy::Result<Vec<Entry>> {
        let mut excluded = scorers(&self.excluded, segment)?;
        let alive = segment.alive_bitset();
        let slack = self.slack(segment)?;
        let places = |first: DocId| columns.article_place(first);
        let mut top = Top::new(*number, self.depth, &self.limits, &places, floor).with_enough(enough);
        let none = Documents::none(0);
        let within = self.within.map(|sets| sets.get(*number as usize).unwrap_or(&none));
        let mut is_wanted = |doc: DocId| {
            alive.is_none_or(|alive| alive.is_alive(doc))
                && self.wants(columns, doc)
                && !self.found.contains(&DocAddress::new(*number, doc))
                && !excluded.iter_mut().any(|scorer| holds(scorer.as_mut(), doc))
        };
        let matching =
            self.scoring.each((*number, segment), slack, floor, within, &mut is_wanted, &mut |doc, score| {
                let first = columns.first_passage(doc);
                top.offer(Entry { score, ordinal: doc - first + 1, doc, first });
                top.threshold()
            })?;
        locked(&self.walked).extend(matching.map(|matching| (*number, matching)));
        Ok(top.into_entries(self.in_order))
    }

    fn wants(&self, columns: &Columns, doc: DocId) -> bool {
        match self.furniture {
            Furniture::Included => true,
            Furniture::LeftOut => !columns.is_furniture(doc),
            Furniture::Only => columns.is_furniture(doc),
        }
    }

    /// What a block's highest score may be too low by, as a factor.
    ///
    /// When a segment is written, the engine notes for each block of postings the one that would score
    /// best by the segment's average length. By the average of the whole index another one may score
    /// better, by no more than the ratio of the two averages.
    fn slack(&self, segment: &SegmentReader) -> tantivy::Result<f64> {
        let tokens = segment.inverted_index(self.body)?.total_num_tokens();
        let ratio = tokens as f64 / f64::from(segment.max_doc().max(1)) / self.average_length;
        Ok(if ratio.is_finite() && ratio > 0.0 { ratio.max(1.0 / ratio) } else { 1.0 })
    }
}
