//! The passages that match a query, found as sets before anything is scored.

use std::cell::{OnceCell, RefCell};

use tantivy::query::EnableScoring;
use tantivy::{DocAddress, DocId};

use super::candidates::{Furniture, RetrieveOptions};
use super::evaluate::Evaluator;
use super::lower::{Lookup, Plan, finding, phrases, weighted};
use super::order::List;
use super::rarity::inverse_frequency;
use super::scores::{PASSED_OVER, Scores, add_scores};
use super::select::Selecting;
use super::set::Documents;
use super::top::{Entry, Limits, Top};
use super::unscored;
use crate::index::{Index, OpenError};
use crate::query::{Clause, Leaf, Node, Occur, Query, Scoped, Sought, TextField, Together, Wanted};

/// Passages that are read at most for scores alone.
const MOST_READ_FOR_SCORES: u64 = 10_000;

/// The passages that match a query; see [`select`].
#[derive(Debug, Default)]
pub struct Selected {
    /// By segment; `None` for a plain query, whose postings are walked while it is scored.
    pub(super) sets: Option<Vec<Documents>>,
    /// Of a plain query beside filters what these let through, by segment: nothing else matches.
    pub(super) within: Option<Vec<Documents>>,
    /// The same of a plain query, deleted passages among them, where all its postings were walked: they need not be for
    /// counting.
    pub(super) walked: OnceCell<Vec<Documents>>,
    /// What scores by the passages that it selects itself.
    pub(super) own: Vec<Own>,
    /// The numbers of the leaves that do; see [`Query::leaves`].
    apart: Vec<usize>,
    /// Whether passages were left unread that may match.
    pub is_cut: bool,
    /// How many passages were read to find those that match.
    pub read: u64,
}

/// What a pattern or an exact form selects, and what it scores there.
#[derive(Debug)]
pub(super) struct Own {
    /// By segment.
    sets: Vec<Documents>,
    score: Score,
}

#[derive(Debug)]
enum Score {
    /// The same everywhere: whichever of its words a passage has, a pattern is as rare as all of them together.
    Constant(f64),
    /// That of terms and phrases, with their weights.
    Of(Vec<(Lookup, f32)>),
}

/// Finds the passages that match `query`, whose patterns are filled in (see [`super::expand`]).
///
/// Some parts of a query are matched by reading passages: `most_read` of them at most. What is only wished for is read
/// for its score alone, as many passages again and never more than 10,000; where that is not enough, a pattern or an exact form
/// scores wherever the terms of its words are.
///
/// # Errors
/// The index is damaged.
pub fn select(query: &Query, index: &Index, most_read: u64) -> Result<Selected, OpenError> {
    let matching = match Matching::of(query, index, most_read)? {
        Found::Sets(matching) => matching,
        Found::Plainly { within } => return Ok(Selected { within, ..Selected::default() }),
    };
    let (own, apart) = scoring_apart(query, index, &matching, most_read.min(MOST_READ_FOR_SCORES))?;
    Ok(Selected { own, apart, ..matching.into_selected() })
}

/// Like [`select`], of what is to be counted and not scored.
///
/// # Errors
/// The index is damaged.
pub fn select_to_count(query: &Query, index: &Index, most_read: u64) -> Result<Selected, OpenError> {
    match Matching::of(query, index, most_read)? {
        Found::Sets(matching) => Ok(matching.into_selected()),
        Found::Plainly { within } => Ok(Selected { within, ..Selected::default() }),
    }
}

/// How what matches a query is found.
enum Found<'a> {
    /// While it is scored, among what filters let through, by segment, where there are any.
    Plainly { within: Option<Vec<Documents>> },
    /// As sets, before it is scored.
    Sets(Box<Matching<'a>>),
}

/// What matches a query, and what it was found with.
struct Matching<'a> {
    selecting: Selecting<'a>,
    evaluator: Evaluator<'a>,
    sets: Vec<Documents>,
    is_cut: bool,
    read: u64,
}

impl<'a> Matching<'a> {
    fn of(query: &Query, index: &'a Index, most_read: u64) -> Result<Found<'a>, OpenError> {
        let is_plain = is_plain(query);
        if is_plain && !query.clauses.iter().any(|clause| clause.node.is_filter()) {
            return Ok(Found::Plainly { within: None });
        }
        let needs_forms = needs_forms(query);
        let forms = needs_forms.then(|| index.forms()).transpose()?;
        let selecting =
            Selecting { analyzer: index.analyzer(), fields: index.fields(), forms, checks: RefCell::default() };
        let evaluator = Evaluator::new(index, forms, most_read);
        if is_plain {
            let within = evaluator.all(&selecting.filters(query))?;
            if !is_far_fewer(&within, query, index)? {
                return Ok(Found::Plainly { within: Some(within) });
            }
        }
        let sets = evaluator.all(&selecting.query(query))?;
        let (is_cut, read) = (evaluator.checks().is_exhausted(), most_read.saturating_sub(evaluator.checks().left()));
        Ok(Found::Sets(Box::new(Self { selecting, evaluator, sets, is_cut, read })))
    }

    fn into_selected(self) -> Selected {
        Selected { sets: Some(self.sets), is_cut: self.is_cut, read: self.read, ..Selected::default() }
    }
}

/// What of `query` scores by the passages that it selects itself, and the numbers of its leaves.
fn scoring_apart(
    query: &Query,
    index: &Index,
    matching: &Matching<'_>,
    most_read: u64,
) -> Result<(Vec<Own>, Vec<usize>), OpenError> {
    let Matching { selecting, evaluator, sets, .. } = matching;
    let (mut all_own, mut apart) = (Vec::new(), Vec::new());
    let mut by_themselves = Vec::new();
    collect_direct(query, &mut by_themselves);
    let mut left = most_read;
    // What is typed twice is evaluated once and weighs twice.
    let mut known: Vec<(Node, bool, Option<usize>, f64)> = Vec::new();
    for (number, leaf) in query.leaves().iter().enumerate().filter(|(_, leaf)| scores(leaf)) {
        // In braces, at a distance and in fields the whole is checked, not the leaf: its words score wherever they are.
        let is_direct = leaf.field.is_none() && by_themselves.iter().any(|node| std::ptr::eq(*node, leaf.node));
        let lookups = match leaf.node {
            Node::Pattern(pattern) => pattern.terms.iter().cloned().map(Lookup::Term).collect(),
            Node::Exact(exact) if is_direct && !selecting.is_settled(exact) => phrases(&exact.places),
            _ => continue,
        };
        let is_same = |(node, direct, ..): &&(Node, bool, Option<usize>, f64)| {
            *direct == is_direct && scores_alike(node, leaf.node)
        };
        if let Some((_, _, own, factor)) = known.iter().find(is_same) {
            if let Some(own) = own.and_then(|at| all_own.get_mut(at)) {
                Own::add(own, leaf.weight, *factor);
                apart.push(number);
            }
            continue;
        }
        let candidates = evaluator.all(&selecting.any(lookups.clone()))?;
        let all = count(&candidates);
        let mut held = None;
        if is_direct {
            let selection = selecting.by_itself(leaf.node);
            // Read whole or not at all, so that nothing depends on what is read first.
            let unread = evaluator.unread(&selection, sets)?;
            if let Some(rest) = left.checked_sub(unread) {
                left = rest;
                evaluator.checks().allow(unread);
                let of_matching = evaluator.within(&selection, sets)?;
                held = Some((of_matching, evaluator.estimated(&selection)?.min(all)));
            }
        }
        let own = match (leaf.node, held) {
            (Node::Pattern(_), held) => {
                let (sets, passages) = held.unwrap_or((candidates, all));
                let factor = rarity(passages, index);
                Some((Own { sets, score: Score::Constant(factor * f64::from(leaf.weight)) }, factor))
            }
            // As a phrase or a word is scored.
            (_, None) => None,
            (_, Some((sets, passages))) => {
                let is_word = lookups.iter().all(|lookup| matches!(lookup, Lookup::Term(_)));
                // It is rarer than the other forms of its word together, by which the engine weighs it.
                let rarer = if is_word { rarity(passages, index) / rarity(all, index) } else { 1.0 };
                let factor = if rarer.is_finite() { rarer } else { 1.0 };
                let weight = leaf.weight * factor as f32;
                let weighed = lookups.into_iter().map(|lookup| (lookup, weight)).collect();
                Some((Own { sets, score: Score::Of(weighed) }, factor))
            }
        };
        let factor = own.as_ref().map_or(1.0, |(_, factor)| *factor);
        known.push((leaf.node.unplaced(), is_direct, own.is_some().then_some(all_own.len()), factor));
        if let Some((own, _)) = own {
            apart.push(number);
            all_own.push(own);
        }
    }
    Ok((all_own, apart))
}

impl Own {
    /// Counts it once more, with `weight`; `factor` is what it scores with weight 1, or how its weight is changed.
    fn add(&mut self, weight: f32, factor: f64) {
        match &mut self.score {
            Score::Constant(score) => *score += factor * f64::from(weight),
            Score::Of(lookups) => lookups.iter_mut().for_each(|(_, of_lookup)| *of_lookup += weight * factor as f32),
        }
    }
}

/// Whether `known` and `other`, both patterns or exact forms, score the same passages by the same terms.
fn scores_alike(known: &Node, other: &Node) -> bool {
    match (known, other) {
        (Node::Pattern(known), Node::Pattern(other)) => known.forms == other.forms && known.terms == other.terms,
        (Node::Exact(known), Node::Exact(other)) => {
            known.places == other.places && known.forms == other.forms && known.written == other.written
        }
        _ => false,
    }
}

fn count(sets: &[Documents]) -> f64 {
    sets.iter().map(Documents::len).sum::<u64>() as f64
}

/// How much it says of a passage to be one of so many.
fn rarity(passages: f64, index: &Index) -> f64 {
    inverse_frequency(index.statistics().passages() as f64, passages)
}

/// The nodes of `query` that stand in it or in its groups.
fn collect_direct<'a>(query: &'a Query, nodes: &mut Vec<&'a Node>) {
    for clause in &query.clauses {
        match &clause.node {
            Node::Group(query) => collect_direct(query, nodes),
            node => nodes.push(node),
        }
    }
}

/// Whether `query` has nothing but words and phrases, side by side, and filters beside them that narrow what they find.
fn is_plain(query: &Query) -> bool {
    let is_plain = |clause: &Clause| match &clause.node {
        Node::Word(_) => true,
        Node::Phrase(phrase) => phrase.slop == 0,
        Node::Figure(Sought { wanted: Wanted::Same(_), .. }) => true,
        filter => clause.occur != Occur::Should && filter.is_filter(),
    };
    // Without words filters find by themselves, and a common word that is required is a word like any other.
    let finds = |clause: &Clause| {
        clause.occur != Occur::MustNot && !clause.node.is_filter() && !finding(&clause.node).is_empty()
    };
    let is_stop = |clause: &Clause| matches!(&clause.node, Node::Word(word) if word.stop);
    let has_filters = query.clauses.iter().any(|clause| clause.node.is_filter());
    let narrows = || {
        let mut words = query.clauses.iter().filter(|clause| !clause.node.is_filter());
        words.clone().any(finds)
            && words.all(|clause| match clause.occur {
                Occur::Must => finds(clause),
                Occur::Should => true,
                Occur::MustNot => !is_stop(clause),
            })
    };
    query.at_least == 0 && query.clauses.iter().all(is_plain) && (!has_filters || narrows())
}

/// Whether the passages in `within` are far fewer than those with the words of `query`: then these are not all to be scored, which
/// they are where the best of them are not let through.
fn is_far_fewer(within: &[Documents], query: &Query, index: &Index) -> Result<bool, OpenError> {
    let mut having = 0_u64;
    let statistics = index.statistics();
    for lookup in Plan::of(query, 1.0).scoring.keys() {
        having = having.saturating_add(index.guarded(|| lookup.passages(index.fields(), &statistics))?);
    }
    Ok((count(within) as u64).saturating_mul(PASSED_OVER) < having)
}

/// Whether the words of the corpus tell more of `query` than its terms do: which words have a term, and how far they reach.
fn needs_forms(query: &Query) -> bool {
    query.clauses.iter().any(|clause| match &clause.node {
        Node::Pattern(_) | Node::Exact(_) | Node::Near(_) => true,
        Node::Group(query) | Node::Field(Scoped { query, .. }) | Node::Together(Together { query, .. }) => {
            needs_forms(query)
        }
        _ => false,
    })
}

/// Whether passages are the better for holding it.
pub(super) fn scores(leaf: &Leaf<'_>) -> bool {
    !leaf.negated && !matches!(leaf.field, Some(TextField::Author | TextField::Source))
}

impl Selected {
    /// The best of all that was selected, by segment, where nothing scores and they are found without comparing all.
    pub(super) fn unscored(
        &self,
        query: &Query,
        index: &Index,
        options: &RetrieveOptions,
    ) -> tantivy::Result<Option<Vec<List>>> {
        let Some(sets) = &self.sets else { return Ok(None) };
        let scores = !self.own.is_empty() || !Plan::of_leaves(query, options.repeats, &self.apart).scoring.is_empty();
        if scores || !unscored::is_sooner(sets, options.depth, index) {
            return Ok(None);
        }
        unscored::first(sets, index, options).map(Some)
    }

    /// The best of segment `number`, best first, that score at least `floor`; see [`super::candidates()`].
    pub(super) fn best(
        &self,
        query: &Query,
        index: &Index,
        number: u32,
        options: &RetrieveOptions,
        floor: f64,
    ) -> tantivy::Result<Vec<Entry>> {
        let (Some(segment), Some(set)) = (
            index.searcher().segment_readers().get(number as usize),
            self.sets.as_ref().and_then(|sets| sets.get(number as usize)),
        ) else {
            return Ok(Vec::new());
        };
        let statistics = index.statistics();
        let fields = index.fields();
        let mut plan = Plan::of_leaves(query, options.repeats, &self.apart);
        plan.narrow(fields, &statistics)?;
        let scorer = |lookup: &Lookup, weight: f32| {
            let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, index.searcher());
            weighted(lookup.engine_query(fields.body, fields), weight).weight(scoring)?.scorer(segment, 1.0)
        };
        // Added leaf by leaf: a query of many words and passages would go from one list to the next for each of them.
        // Where nothing scores, there is nothing to keep.
        let is_scored = !plan.scoring.is_empty() || !self.own.is_empty();
        let mut scores = Scores::of(set, if is_scored { segment.max_doc() } else { 0 });
        for (lookup, weight) in &plan.scoring {
            add_scores(scorer(lookup, *weight)?.as_mut(), set, &mut scores);
        }
        for own in &self.own {
            let Some(of_segment) = own.sets.get(number as usize) else { continue };
            let mut wanted = of_segment.clone();
            wanted.intersect(set);
            match &own.score {
                Score::Constant(score) => wanted.iter().for_each(|document| scores.add(document, *score)),
                Score::Of(lookups) => {
                    for (lookup, weight) in lookups {
                        add_scores(scorer(lookup, *weight)?.as_mut(), &wanted, &mut scores);
                    }
                }
            }
        }
        let columns = index.columns(number)?;
        let limits = Limits { per_article: options.per_article, taken: options.taken.clone() };
        let places = |first: DocId| columns.article_place(first);
        let mut top = Top::new(number, options.depth, &limits, &places, floor);
        for document in set.iter() {
            let wanted = match options.furniture {
                Furniture::Included => true,
                Furniture::LeftOut => !columns.is_furniture(document),
                Furniture::Only => columns.is_furniture(document),
            };
            if !wanted || options.found.contains(&DocAddress::new(number, document)) {
                continue;
            }
            let score = if is_scored { scores.get(document) } else { unscored::SCORE };
            if score >= top.threshold() {
                let first = columns.first_passage(document);
                top.offer(Entry { score, ordinal: columns.ordinal(document), doc: document, first });
            }
        }
        Ok(top.into_entries(true))
    }
}
