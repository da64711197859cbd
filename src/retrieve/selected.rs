//! The passages that match a query, found as sets before anything is scored.

use std::cell::{OnceCell, RefCell};

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocAddress, DocId, TERMINATED};

use super::candidates::{Furniture, RetrieveOptions};
use super::evaluate::Evaluator;
use super::lower::{Lookup, Plan, phrases, weighted};
use super::rarity::inverse_frequency;
use super::scoring::holds;
use super::select::Selecting;
use super::set::Documents;
use super::top::{Entry, Limits, Top};
use crate::index::{Index, OpenError};
use crate::query::{Leaf, Node, Query, Scoped, TextField, Together, Wanted};

/// Passages that are read at most for scores alone.
const MOST_READ_FOR_SCORES: u64 = 10_000;

/// The passages that match a query; see [`select`].
#[derive(Debug, Default)]
pub struct Selected {
    /// By segment; `None` for a plain query, whose postings are walked while it is scored.
    pub(super) sets: Option<Vec<Documents>>,
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
    let Some(matching) = Matching::of(query, index, most_read)? else { return Ok(Selected::default()) };
    let (own, apart) = scoring_apart(query, index, &matching, most_read.min(MOST_READ_FOR_SCORES))?;
    Ok(Selected { own, apart, ..matching.into_selected() })
}

/// Like [`select`], of what is to be counted and not scored.
///
/// # Errors
/// The index is damaged.
pub fn select_to_count(query: &Query, index: &Index, most_read: u64) -> Result<Selected, OpenError> {
    Ok(Matching::of(query, index, most_read)?.map(Matching::into_selected).unwrap_or_default())
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
    /// `None` for a plain query.
    fn of(query: &Query, index: &'a Index, most_read: u64) -> Result<Option<Self>, OpenError> {
        if is_plain(query) {
            return Ok(None);
        }
        let needs_forms = needs_forms(query);
        let forms = needs_forms.then(|| index.forms()).transpose()?;
        let selecting =
            Selecting { analyzer: index.analyzer(), fields: index.fields(), forms, checks: RefCell::default() };
        let evaluator = Evaluator::new(index, forms, most_read);
        let sets = evaluator.all(&selecting.query(query))?;
        let (is_cut, read) = (evaluator.is_exhausted(), most_read.saturating_sub(evaluator.left()));
        Ok(Some(Self { selecting, evaluator, sets, is_cut, read }))
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
                evaluator.allow(unread);
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

/// Whether `query` has nothing but words and phrases, side by side.
fn is_plain(query: &Query) -> bool {
    let is_plain = |node: &Node| match node {
        Node::Word(_) => true,
        Node::Phrase(phrase) => phrase.slop == 0,
        Node::Figure(sought) => matches!(sought.wanted, Wanted::Same(_)),
        _ => false,
    };
    query.at_least == 0 && query.clauses.iter().all(|clause| is_plain(&clause.node))
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
        let mut scores = vec![0.0; segment.max_doc() as usize];
        for (lookup, weight) in &plan.scoring {
            add_scores(scorer(lookup, *weight)?.as_mut(), set, &mut scores);
        }
        for own in &self.own {
            let Some(of_segment) = own.sets.get(number as usize) else { continue };
            let mut wanted = of_segment.clone();
            wanted.intersect(set);
            match &own.score {
                Score::Constant(score) => wanted.iter().for_each(|document| add(&mut scores, document, *score)),
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
            let score = scores.get(document as usize).copied().unwrap_or(0.0);
            if score >= top.threshold() {
                let first = columns.first_passage(document);
                top.offer(Entry { score, ordinal: columns.ordinal(document), doc: document, first });
            }
        }
        Ok(top.into_entries())
    }
}

/// Documents that are passed over in the time that finding one of them takes.
const PASSED_OVER: u64 = 8;

/// Adds what `scorer` gives to the documents of `set`.
fn add_scores(scorer: &mut dyn Scorer, set: &Documents, scores: &mut [f64]) {
    if set.len().saturating_mul(PASSED_OVER) < u64::from(scorer.size_hint()) {
        for document in set.iter() {
            if holds(scorer, document) {
                add(scores, document, f64::from(scorer.score()));
            }
        }
        return;
    }
    while scorer.doc() != TERMINATED {
        if set.contains(scorer.doc()) {
            add(scores, scorer.doc(), f64::from(scorer.score()));
        }
        scorer.advance();
    }
}

fn add(scores: &mut [f64], document: DocId, score: f64) {
    if let Some(of_document) = scores.get_mut(document as usize) {
        *of_document += score;
    }
}
