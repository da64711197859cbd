//! Which words of a query are looked for together.

use std::collections::BTreeMap;

use super::evidence::Neighbours;
use super::lower::merged;
use super::query_terms::{MOST_TERMS, Terms};
use super::selected::scores;
use crate::query::{Exact, Node, Phrase, Query, SameFigure, Sought, Wanted};

/// Words of a query each of which is paired with each other, the first.
const MOST_APART: usize = 12;

/// Terms with how far on they stand from where they are counted from, as [`Neighbours`] has them.
type Alternatives = Vec<(u32, u32)>;

/// A word of a query.
#[derive(Clone)]
pub(super) struct QueryWord {
    is_stop_word: bool,
    /// Its terms, each with its position in the word.
    terms: Alternatives,
    /// How far behind its first position the next word begins.
    until_next: u32,
    weight: f32,
}

impl QueryWord {
    /// Whether the two share a term: `multi-agent` and `agent`.
    fn overlaps(&self, other: &Self) -> bool {
        self.terms.iter().any(|(term, _)| other.terms.iter().any(|(another, _)| term == another))
    }

    /// Whether `other` is the same word again.
    fn is_same(&self, other: &Self) -> bool {
        self.terms.iter().map(|(term, _)| term).eq(other.terms.iter().map(|(term, _)| term))
    }
}

/// The words of `query`, in order; those without terms part what stands around them.
pub(super) fn words(query: &Query, terms: &Terms) -> Vec<QueryWord> {
    let of = |texts: &mut dyn Iterator<Item = (&String, u32)>| {
        let mut found: Alternatives = texts.filter_map(|(text, at)| Some((terms.place(text)?, at))).collect();
        found.sort_unstable();
        found
    };
    let is_stop_word = false;
    let mut words: Vec<QueryWord> = Vec::new();
    for leaf in query.leaves().iter().filter(|leaf| scores(leaf)) {
        let weight = leaf.weight;
        match leaf.node {
            Node::Word(word) => {
                let at = |part: Option<usize>| part.map_or(0, |part| u32::try_from(part).unwrap_or(u32::MAX));
                let last = word.forms.iter().map(|form| at(form.part)).max().unwrap_or(0);
                let length = last.saturating_add(1);
                let alone = word.forms.iter().filter(|form| form.alone);
                let terms = of(&mut alone.map(|form| (&form.term, at(form.part))));
                words.push(QueryWord { is_stop_word: word.stop, terms, until_next: length, weight });
            }
            Node::Phrase(Phrase { places, .. }) | Node::Exact(Exact { places, .. }) => {
                let next = places.iter().skip(1).map(|(place, _)| Some(*place)).chain([None]);
                for ((place, terms), next) in places.iter().zip(next) {
                    let until_next = next.map_or(1, |next| next.saturating_sub(*place));
                    let terms = of(&mut terms.iter().map(|term| (term, 0)));
                    words.push(QueryWord { is_stop_word, terms, until_next, weight });
                }
            }
            // The word that a figure was typed as has a place, other ways of writing it have none that is known.
            Node::Figure(Sought { wanted: Wanted::Same(SameFigure { word: Some((word, _)), .. }), .. }) => {
                let terms = of(&mut [(word, 0)].into_iter());
                words.push(QueryWord { is_stop_word, terms, until_next: 1, weight });
            }
            // What stands on either side of a pattern does not stand side by side.
            _ => words.push(QueryWord { is_stop_word, terms: Vec::new(), until_next: 1, weight }),
        }
    }
    words
}

/// `words` without the stop words, which leave their places.
pub(super) fn without_stop_words(words: &[QueryWord]) -> Vec<QueryWord> {
    let mut others: Vec<QueryWord> = Vec::new();
    for word in words {
        match others.last_mut() {
            Some(before) if word.is_stop_word => before.until_next = before.until_next.saturating_add(word.until_next),
            None if word.is_stop_word => {}
            _ => others.push(word.clone()),
        }
    }
    others
}

/// Those of `words` that stand side by side: the first [`MOST_TERMS`] pairs. What a query has several times weighs that
/// number to the power of `repeats`.
pub(super) fn neighbours(words: &[QueryWord], repeats: f32) -> Vec<Neighbours> {
    let mut pairs: Vec<(Alternatives, Alternatives, Vec<f32>)> = Vec::new();
    let mut places: BTreeMap<(Alternatives, Alternatives), usize> = BTreeMap::new();
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        if first.terms.is_empty() || second.terms.is_empty() || first.is_same(second) {
            continue;
        }
        let weight = first.weight.min(second.weight);
        let behind = |(term, at): &(u32, u32)| (*term, first.until_next.saturating_sub(*at));
        let first: Alternatives = first.terms.iter().map(behind).collect();
        let place = *places.entry((first.clone(), second.terms.clone())).or_insert(pairs.len());
        match pairs.get_mut(place) {
            Some((.., weights)) => weights.push(weight),
            None => pairs.push((first, second.terms.clone(), vec![weight])),
        }
    }
    pairs.truncate(MOST_TERMS);
    let weighed = |(first, second, weights): (Alternatives, Alternatives, Vec<f32>)| {
        let weight = f64::from(merged(&weights, repeats));
        Neighbours { first, second, weight }
    };
    pairs.into_iter().map(weighed).collect()
}

/// Each two of the first [`MOST_APART`] of `words` that nowhere stand side by side and are not parts of one another. There are none of fewer than
/// three words: what a word that nobody has parts counts no more for it.
pub(super) fn apart(words: &[QueryWord]) -> Vec<Neighbours> {
    // Of a word that stands there several times, with the most that it weighs.
    let mut different: Vec<(&QueryWord, f32)> = Vec::new();
    for word in words.iter().filter(|word| !word.terms.is_empty()) {
        if let Some((_, weight)) = different.iter_mut().find(|(other, _)| other.is_same(word)) {
            *weight = weight.max(word.weight);
        } else if different.len() < MOST_APART {
            different.push((word, word.weight));
        }
    }
    if different.len() < 3 {
        return Vec::new();
    }
    let joined = |a: &QueryWord, b: &QueryWord| {
        words.windows(2).any(|pair| match pair {
            [first, second] => (first.is_same(a) && second.is_same(b)) || (first.is_same(b) && second.is_same(a)),
            _ => false,
        })
    };
    let share = 2.0 / (different.len() - 1) as f64;
    let mut pairs = Vec::new();
    for ((first, weight), others) in different.iter().zip(1..) {
        for (second, other) in &different[others..] {
            if !joined(first, second) && !first.overlaps(second) {
                let weight = share * f64::from(weight.min(*other));
                pairs.push(Neighbours { first: first.terms.clone(), second: second.terms.clone(), weight });
            }
        }
    }
    pairs
}
