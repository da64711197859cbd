//! The passages that match a query, found as sets before anything is scored.

use std::cell::RefCell;

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocAddress, DocId, TERMINATED};

use super::candidates::{Furniture, RetrieveOptions, holds};
use super::evaluate::Evaluator;
use super::lower::{Lookup, Plan, phrases, weighted};
use super::select::{Selecting, Selection};
use super::set::Documents;
use super::top::{Entry, Limits, Top};
use crate::index::{Index, OpenError};
use crate::query::{Leaf, Node, Pattern, Query, TextField};

/// The passages that match a query; see [`select`].
#[derive(Debug, Default)]
pub struct Selected {
    /// By segment; `None` for a plain query, whose postings are walked while it is scored.
    pub(super) sets: Option<Vec<Documents>>,
    /// What scores by the passages that it selects itself.
    own: Vec<Own>,
    /// The numbers of the leaves that do; see [`Query::leaves`].
    apart: Vec<usize>,
    /// Whether passages were left unread that may match.
    pub is_cut: bool,
}

/// What a pattern or an exact form selects, and what it scores there.
#[derive(Debug)]
struct Own {
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
/// Some parts of a query are matched by reading passages: `most_read` of them at most.
///
/// # Errors
/// The index is damaged.
pub fn select(query: &Query, index: &Index, most_read: u64) -> Result<Selected, OpenError> {
    if is_plain(query) {
        return Ok(Selected::default());
    }
    let leaves = query.leaves();
    let needs_forms = leaves.iter().any(|leaf| matches!(leaf.node, Node::Pattern(_) | Node::Exact(_)));
    let forms = needs_forms.then(|| index.forms()).transpose()?;
    let selecting = Selecting { analyzer: index.analyzer(), fields: index.fields(), forms, checks: RefCell::default() };
    let evaluator = Evaluator::new(index, most_read);
    let sets = evaluator.all(&selecting.query(query))?;
    let mut found = Selected::default();
    let mut by_themselves = Vec::new();
    collect_direct(query, &mut by_themselves);
    let mut patterns: Vec<(&Pattern, bool, usize, f64)> = Vec::new();
    for (number, leaf) in leaves.iter().enumerate().filter(|(_, leaf)| scores(leaf)) {
        // In braces, at a distance and in fields the whole is checked, not the leaf: its words score wherever they are.
        let is_direct = leaf.field.is_none() && by_themselves.iter().any(|node| std::ptr::eq(*node, leaf.node));
        let own = |candidates: Selection| -> Result<(Vec<Documents>, Shares), OpenError> {
            let candidates = evaluator.all(&candidates)?;
            let all = count(&candidates);
            if !is_direct {
                return Ok((candidates, Shares { all, own: all }));
            }
            let selection = selecting.by_itself(leaf.node);
            let held = evaluator.within(&selection, &sets)?;
            Ok((held, Shares { all, own: evaluator.estimated(&selection)?.min(all) }))
        };
        match leaf.node {
            Node::Pattern(pattern) => {
                found.apart.push(number);
                let is_known = |(other, direct, ..): &&(&Pattern, bool, usize, f64)| {
                    *direct == is_direct && other.forms == pattern.forms && other.terms == pattern.terms
                };
                if let Some((_, _, at, rarity)) = patterns.iter().find(is_known) {
                    if let Some(Own { score: Score::Constant(score), .. }) = found.own.get_mut(*at) {
                        *score += rarity * f64::from(leaf.weight);
                    }
                    continue;
                }
                let (held, shares) = own(selecting.words_of(pattern))?;
                let rarity = rarity(shares.own, index);
                patterns.push((pattern, is_direct, found.own.len(), rarity));
                found.own.push(Own { sets: held, score: Score::Constant(rarity * f64::from(leaf.weight)) });
            }
            Node::Exact(exact) if is_direct && !selecting.is_settled(exact) => {
                found.apart.push(number);
                let lookups = phrases(&exact.places);
                let is_word = lookups.iter().all(|lookup| matches!(lookup, Lookup::Term(_)));
                let (held, shares) = own(selecting.any(lookups.clone()))?;
                // It is rarer than the other forms of its word together, by which the engine weighs it.
                let rarer = if is_word { rarity(shares.own, index) / rarity(shares.all, index) } else { 1.0 };
                let weight = leaf.weight * if rarer.is_finite() { rarer as f32 } else { 1.0 };
                let weighed = lookups.into_iter().map(|lookup| (lookup, weight)).collect();
                found.own.push(Own { sets: held, score: Score::Of(weighed) });
            }
            _ => {}
        }
    }
    Ok(Selected { sets: Some(sets), is_cut: evaluator.is_exhausted(), ..found })
}

/// Passages with the terms of something, and those of them that hold it itself, as far as they were looked at.
#[derive(Debug, Clone, Copy)]
struct Shares {
    all: f64,
    own: f64,
}

fn count(sets: &[Documents]) -> f64 {
    sets.iter().map(Documents::len).sum::<u64>() as f64
}

/// How much it says of a passage to be one of so many.
fn rarity(passages: f64, index: &Index) -> f64 {
    let all = index.statistics().passages() as f64;
    (1.0 + (all - passages + 0.5).max(0.0) / (passages + 0.5)).ln()
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
        _ => false,
    };
    query.at_least == 0 && query.clauses.iter().all(|clause| is_plain(&clause.node))
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
        let body = index.fields().body;
        let mut plan = Plan::of_leaves(query, options.repeats, &self.apart);
        plan.narrow(body, &statistics)?;
        let scorer = |lookup: &Lookup, weight: f32| {
            let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, index.searcher());
            weighted(lookup.engine_query(body), weight).weight(scoring)?.scorer(segment, 1.0)
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
        let mut top = Top::new(number, options.depth, &limits, floor);
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
                top.offer(Entry {
                    score,
                    article: columns.article_place(first),
                    ordinal: columns.ordinal(document),
                    doc: document,
                    first,
                });
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
