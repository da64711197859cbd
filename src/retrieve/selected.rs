//! The passages that match a query, found as sets before anything is scored.

use tantivy::DocId;
use tantivy::query::{EnableScoring, Scorer};

use super::candidates::{Furniture, RetrieveOptions, holds};
use super::evaluate::Evaluator;
use super::lower::{Plan, weighted};
use super::select::Selecting;
use super::set::Documents;
use super::top::{Entry, Limits, Top};
use crate::index::{Index, OpenError};
use crate::query::{Leaf, Node, Query, TextField};

/// The passages that match a query; see [`select`].
#[derive(Debug, Default)]
pub struct Selected {
    /// By segment; `None` for a plain query, whose postings are walked while it is scored.
    pub(super) sets: Option<Vec<Documents>>,
    /// For each pattern of the query what its words select, and what that scores.
    patterns: Vec<(Vec<Documents>, f64)>,
    /// Whether passages were left unread that may match.
    pub is_cut: bool,
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
    let selecting = Selecting { analyzer: index.analyzer(), fields: index.fields(), forms };
    let evaluator = Evaluator::new(index, most_read);
    let sets = evaluator.all(&selecting.query(query))?;
    let mut patterns = Vec::new();
    for leaf in leaves.iter().filter(|leaf| scores(leaf)) {
        if let Node::Pattern(pattern) = leaf.node {
            let found = evaluator.all(&selecting.words_of(pattern))?;
            let passages = found.iter().map(Documents::len).sum::<u64>() as f64;
            let all = index.statistics().passages() as f64;
            // Whichever of its words a passage has: as rare as all of them together.
            let rarity = (1.0 + (all - passages + 0.5).max(0.0) / (passages + 0.5)).ln();
            patterns.push((found, rarity * f64::from(leaf.weight)));
        }
    }
    Ok(Selected { sets: Some(sets), patterns, is_cut: evaluator.is_exhausted() })
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
        let mut plan = Plan::of_leaves(query, options.repeats);
        plan.narrow(body, &statistics)?;
        let mut leaves: Vec<Box<dyn Scorer>> = Vec::new();
        for (lookup, weight) in &plan.scoring {
            let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, index.searcher());
            leaves.push(weighted(lookup.engine_query(body), *weight).weight(scoring)?.scorer(segment, 1.0)?);
        }
        let patterns: Vec<_> =
            self.patterns.iter().filter_map(|(sets, score)| Some((sets.get(number as usize)?, *score))).collect();
        let columns = index.columns(number)?;
        let limits = Limits { per_article: options.per_article, taken: options.taken.clone() };
        let mut top = Top::new(number, options.depth, &limits, floor);
        for document in set.iter() {
            let wanted = match options.furniture {
                Furniture::Included => true,
                Furniture::LeftOut => !columns.is_furniture(document),
                Furniture::Only => columns.is_furniture(document),
            };
            if !wanted {
                continue;
            }
            let mut score = sum(&mut leaves, document);
            score += patterns
                .iter()
                .filter(|(set, _)| set.contains(document))
                .map(|(_, score)| score)
                .fold(0.0, |sum, score| sum + score);
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

fn sum(leaves: &mut [Box<dyn Scorer>], document: DocId) -> f64 {
    leaves
        .iter_mut()
        .map(|leaf| if holds(leaf.as_mut(), document) { f64::from(leaf.score()) } else { 0.0 })
        .fold(0.0, |sum, score| sum + score)
}
