//! Finds in a text exactly what a query matched there.

use std::collections::HashMap;

use super::lit::{Lit, merge};
use crate::analysis::Analyzer;
use crate::article::Language;
use crate::query::{Node, Occur, Query};
use crate::text::{Span, grapheme_border_after, grapheme_border_before};

/// A term that a query repeats more often than this counts so often.
const MOST_USES: usize = 16;

/// A place in a text that the query matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// What is lit.
    pub span: Span,
    /// The clause of the query, by its place in [`Query::clauses`]; the first one where several meet.
    pub clause: usize,
}

/// Made once for a search, from the query that retrieved.
///
/// What it lights is what matched: a phrase as a whole, a word of a phrase that is not there never, nor a
/// negated word or one that was passed over as too common. A compound word is lit whole; a part of it
/// that says nothing by itself only beside its siblings.
#[derive(Debug, Clone)]
pub struct Matcher {
    analyzer: Analyzer,
    terms: HashMap<Box<str>, Vec<Use>>,
    /// Places in each phrase of the query.
    phrases: Vec<PhraseUse>,
    weights: Vec<f32>,
}

/// What a term stands for in the query.
#[derive(Debug, Clone, Copy)]
enum Use {
    Word { clause: usize, part: Option<usize>, alone: bool },
    Place { phrase: usize, place: usize, offset: u32 },
}

#[derive(Debug, Clone)]
struct PhraseUse {
    clause: usize,
    places: usize,
}

/// A token of the text that stands in the query.
#[derive(Debug, Clone, Copy)]
struct Found {
    span: Span,
    position: u32,
    used: Use,
}

/// A token that may be one of the words of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct InPhrase {
    phrase: usize,
    /// Position of the phrase's first word, were it here.
    begins: u32,
    place: usize,
    span: Span,
}

impl Matcher {
    /// A matcher for `query`.
    pub fn new(query: &Query, analyzer: &Analyzer) -> Self {
        let mut terms: HashMap<Box<str>, Vec<Use>> = HashMap::new();
        let mut phrases = Vec::new();
        let mut weights = Vec::with_capacity(query.clauses.len());
        let mut add = |term: &str, used: Use| match terms.get_mut(term) {
            Some(uses) if uses.len() < MOST_USES => uses.push(used),
            Some(_) => {}
            None => drop(terms.insert(term.into(), vec![used])),
        };
        for (clause, part) in query.clauses.iter().enumerate() {
            let mut words = 1;
            match &part.node {
                _ if part.occur == Occur::MustNot => {}
                Node::Word(word) if !word.stop => {
                    for form in &word.forms {
                        add(&form.term, Use::Word { clause, part: form.part, alone: form.alone });
                    }
                }
                Node::Phrase(phrase) => {
                    let places = phrase.places.iter().filter(|(_, terms)| !terms.is_empty());
                    for (place, (offset, terms)) in places.clone().enumerate() {
                        for term in terms {
                            add(term, Use::Place { phrase: phrases.len(), place, offset: *offset });
                        }
                    }
                    words = places.count();
                    phrases.push(PhraseUse { clause, places: words });
                }
                _ => {}
            }
            weights.push(part.weight * words as f32);
        }
        Self { analyzer: analyzer.clone(), terms, phrases, weights }
    }

    /// The same matcher with a weight for each clause of the query, such as how rare its words are: what
    /// weighs more is shown first. A clause beyond the end of `weights` keeps its own.
    pub fn with_weights(mut self, weights: &[f32]) -> Self {
        for (weight, given) in self.weights.iter_mut().zip(weights) {
            *weight = if given.is_finite() { given.max(0.0) } else { 0.0 };
        }
        self
    }

    /// What matched in `text`: sorted, disjoint spans on the borders of characters as a reader sees them.
    ///
    /// Words that follow one another in the query as in the text are one match, the blank between included.
    pub fn matches(&self, text: &str, language: Option<Language>) -> Vec<Match> {
        merge(text, &self.lit(text, language))
    }

    /// The weight of a clause.
    pub(super) fn weight(&self, clause: usize) -> f32 {
        self.weights.get(clause).copied().unwrap_or(0.0)
    }

    /// Everything that matched by itself, sorted; spans may overlap.
    pub(super) fn lit(&self, text: &str, language: Option<Language>) -> Vec<Lit> {
        let mut lit = Vec::new();
        if self.terms.is_empty() {
            return lit;
        }
        let mut words: Vec<Found> = Vec::new();
        let mut in_phrases: Vec<InPhrase> = Vec::new();
        self.analyzer.analyze(text, language, &mut |token| {
            let Some(uses) = self.terms.get(token.term) else { return };
            for used in uses {
                match *used {
                    Use::Word { .. } => words.push(Found { span: token.span, position: token.position, used: *used }),
                    Use::Place { phrase, place, offset } => {
                        if let Some(begins) = token.position.checked_sub(offset) {
                            in_phrases.push(InPhrase { phrase, begins, place, span: token.span });
                        }
                    }
                }
            }
        });
        for (at, found) in words.iter().enumerate() {
            let Use::Word { clause, part, alone } = found.used else { continue };
            if alone || has_sibling(&words, at) {
                lit.push(Lit { span: found.span, clause, part, is_phrase: false });
            }
        }
        self.light_phrases(&mut in_phrases, &mut lit);
        for lit in &mut lit {
            lit.span =
                Span::new(grapheme_border_before(text, lit.span.start), grapheme_border_after(text, lit.span.end));
        }
        lit.sort_unstable_by_key(|lit| (lit.span.start, std::cmp::Reverse(lit.span.end), lit.clause, lit.part));
        lit.dedup();
        lit
    }

    /// A phrase is there where each of its places is, counted from one beginning.
    fn light_phrases(&self, found: &mut [InPhrase], lit: &mut Vec<Lit>) {
        found.sort_unstable();
        for group in found.chunk_by(|one, other| (one.phrase, one.begins) == (other.phrase, other.begins)) {
            let Some(phrase) = group.first().and_then(|first| self.phrases.get(first.phrase)) else { continue };
            let places = group.chunk_by(|one, other| one.place == other.place).count();
            if places < phrase.places {
                continue;
            }
            let start = group.iter().map(|found| found.span.start).min().unwrap_or(0);
            let end = group.iter().map(|found| found.span.end).max().unwrap_or(0);
            lit.push(Lit { span: Span::new(start, end), clause: phrase.clause, part: None, is_phrase: true });
        }
    }
}

/// Whether the part at `at` stands beside the part that stands beside it in the query's compound word.
fn has_sibling(words: &[Found], at: usize) -> bool {
    let Some(found) = words.get(at) else { return false };
    let Use::Word { clause, part: Some(part), .. } = found.used else { return false };
    let is_sibling = |other: &Found, expected: Option<usize>| {
        let same = matches!(other.used, Use::Word { clause: of, part, .. } if of == clause && part == expected);
        expected.is_some() && same
    };
    let near = |other: &&Found| other.position.abs_diff(found.position) <= 1;
    let before = words[..at].iter().rev().take_while(near);
    let after = words[at + 1..].iter().take_while(near);
    let leads = |other: &Found| other.span.end <= found.span.start && is_sibling(other, part.checked_sub(1));
    let follows = |other: &Found| other.span.start >= found.span.end && is_sibling(other, part.checked_add(1));
    before.clone().any(leads) || after.clone().any(follows)
}
