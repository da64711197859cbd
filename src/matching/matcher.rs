//! A query, ready to be held against passages.

use super::compile::{Compiled, Kind};
use super::evaluate::Evaluation;
use super::lit::merge;
use super::zones::zones;
use super::{Lit, Match, PassageView};
use crate::analysis::Analyzer;
use crate::query::{Query, TextField};
use crate::text::{Span, grapheme_border_after, grapheme_border_before};

/// Made once for a search, from the query that retrieved.
///
/// What it lights is what matched, and only where the passage matches the query: a phrase as a whole, words at a distance
/// where they are near enough, nothing of a group that does not hold, never a word that is left out or was passed over as
/// too common. A compound word is lit whole; a part of it that says nothing by itself only beside its siblings.
#[derive(Debug, Clone)]
pub struct Matcher {
    analyzer: Analyzer,
    compiled: Compiled,
    weights: Vec<f32>,
}

impl Matcher {
    /// A matcher for `query`.
    pub fn new(query: &Query, analyzer: &Analyzer) -> Self {
        let compiled = Compiled::new(query);
        let words = |kind: Kind, places: usize| match kind {
            Kind::Row | Kind::Shuffled(_) => places as f32,
            Kind::Word | Kind::Pattern => 1.0,
            Kind::Nothing => 0.0,
        };
        let weights = compiled.leaves.iter().map(|leaf| leaf.weight * words(leaf.kind, leaf.places)).collect();
        Self { analyzer: analyzer.clone(), compiled, weights }
    }

    /// The same matcher with a weight for each leaf of the query by its number, see [`Query::leaves`], such as how rare its
    /// words are: what weighs more is shown first. A leaf beyond the end of `weights` keeps its own.
    pub fn with_weights(mut self, weights: &[f32]) -> Self {
        for (weight, given) in self.weights.iter_mut().zip(weights) {
            *weight = if given.is_finite() { given.max(0.0) } else { 0.0 };
        }
        self
    }

    /// Whether the passage matches the query: the one meaning of a query.
    pub fn holds(&self, passage: &PassageView<'_>) -> bool {
        let zones = zones(&self.compiled, &self.analyzer, passage);
        Evaluation::new(&self.compiled, passage, false).of(&zones).0
    }

    /// What matched in the passage's text: sorted, disjoint spans on the borders of characters as a reader sees them.
    ///
    /// Words that follow one another in the query as in the text are one match, the blank between included. Of a
    /// passage that does not match, nothing is.
    pub fn matches(&self, passage: &PassageView<'_>) -> Vec<Match> {
        merge(passage.text, &self.lit(passage))
    }

    /// Everything that matched in the passage's text by itself, sorted; spans may overlap.
    pub fn lit(&self, passage: &PassageView<'_>) -> Vec<Lit> {
        self.lit_and_elsewhere(passage).0
    }

    /// What [`Matcher::lit`] gives, and the fields other than the text in which something matched, each once and in order.
    pub fn lit_and_elsewhere(&self, passage: &PassageView<'_>) -> (Vec<Lit>, Vec<TextField>) {
        let zones = zones(&self.compiled, &self.analyzer, passage);
        let (holds, mut lit, mut elsewhere) = Evaluation::new(&self.compiled, passage, true).of(&zones);
        if !holds {
            return (Vec::new(), Vec::new());
        }
        elsewhere.sort_unstable();
        elsewhere.dedup();
        let text = passage.text;
        for lit in &mut lit {
            lit.span =
                Span::new(grapheme_border_before(text, lit.span.start), grapheme_border_after(text, lit.span.end));
        }
        lit.sort_unstable_by_key(|lit| (lit.span.start, std::cmp::Reverse(lit.span.end), lit.leaf, lit.part));
        lit.dedup();
        (lit, elsewhere)
    }

    /// What it weighs to show the leaf of this number.
    pub fn weight(&self, leaf: usize) -> f32 {
        self.weights.get(leaf).copied().unwrap_or(0.0)
    }
}
