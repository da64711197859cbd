//! Our query becomes the index engine's.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;
use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, BoostQuery, Occur as EngineOccur, PhraseQuery, Query as EngineQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::figures;
use super::selected::scores;
use crate::index::Fields;
use crate::query::{Exact, Node, Occur, Phrase, Query, SameFigure, Sought, Wanted, Word};

/// Terms and phrases of a query that are looked up at most; of more, the rarest are.
pub const MOST_TERMS: usize = 1024;

/// Phrases that one typed phrase is looked up as at most, where several terms may stand in a place.
const MOST_ALTERNATIVES: usize = 32;

/// What one thing weighs at most, so that no sum of scores is beyond all numbers.
const MOST_WEIGHT: f32 = 1e9;

/// What is looked up for one thing in a query: a term, or terms at places, or the term of a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lookup {
    Term(String),
    Phrase(Vec<(usize, String)>),
    Figure(String),
}

impl Lookup {
    /// What asks the engine for it, words in the field `body`.
    pub(super) fn engine_query(&self, body: Field, fields: &Fields) -> Box<dyn EngineQuery> {
        let of_term = |field: Field, term: &str| {
            Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs))
        };
        match self {
            Self::Term(term) => of_term(body, term),
            Self::Figure(term) => of_term(fields.figures, term),
            Self::Phrase(places) => {
                let terms = places.iter().map(|(place, term)| (*place, Term::from_field_text(body, term))).collect();
                Box::new(PhraseQuery::new_with_offset(terms))
            }
        }
    }

    /// Passages that may hold it, at most.
    pub(super) fn passages(&self, fields: &Fields, statistics: &dyn Bm25StatisticsProvider) -> tantivy::Result<u64> {
        let frequency = |term: &str| statistics.doc_freq(&Term::from_field_text(fields.body, term));
        match self {
            Self::Term(term) => frequency(term),
            Self::Figure(term) => statistics.doc_freq(&Term::from_field_text(fields.figures, term)),
            Self::Phrase(places) => {
                places.iter().try_fold(u64::MAX, |least, (_, term)| Ok(least.min(frequency(term)?)))
            }
        }
    }
}

/// A query in the form that the engine is asked in.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Plan {
    /// What scores, each once with its weight, in an order that depends on the query alone.
    pub(super) scoring: BTreeMap<Lookup, f32>,
    /// Of each group, a passage must hold one.
    pub(super) required: Vec<Vec<Lookup>>,
    /// A passage must hold none.
    pub(super) excluded: Vec<Lookup>,
}

impl Plan {
    /// The plan for `query`. A term that the query asks for several times weighs its number of times to
    /// the power of `repeats`.
    pub(super) fn of(query: &Query, repeats: f32) -> Self {
        let mut plan = Self::default();
        let mut weights: BTreeMap<Lookup, Vec<f32>> = BTreeMap::new();
        for clause in &query.clauses {
            if clause.occur == Occur::MustNot {
                plan.excluded.extend(excluding(&clause.node));
                continue;
            }
            let found = finding(&clause.node);
            if clause.occur == Occur::Must && !found.is_empty() {
                plan.required.push(found.iter().map(|(lookup, _)| lookup.clone()).collect());
            }
            for (lookup, weight) in found {
                weights.entry(lookup).or_default().push(weight * clause.weight);
            }
        }
        plan.scoring = weights.into_iter().map(|(lookup, weights)| (lookup, merged(&weights, repeats))).collect();
        plan
    }

    /// The plan for scoring what matches `query`, whatever else it asks: see [`Plan::of`]. Patterns score apart, and so do
    /// the leaves with these numbers.
    pub(super) fn of_leaves(query: &Query, repeats: f32, apart: &[usize]) -> Self {
        let mut weights: BTreeMap<Lookup, Vec<f32>> = BTreeMap::new();
        let leaves = query.leaves();
        for (_, leaf) in leaves.iter().enumerate().filter(|(number, leaf)| scores(leaf) && !apart.contains(number)) {
            for (lookup, weight) in finding(leaf.node) {
                weights.entry(lookup).or_default().push(weight * leaf.weight);
            }
        }
        let scoring = weights.into_iter().map(|(lookup, weights)| (lookup, merged(&weights, repeats))).collect();
        Self { scoring, ..Self::default() }
    }

    /// Leaves out what occurs nowhere, and of more than [`MOST_TERMS`] the most common.
    pub(super) fn narrow(&mut self, fields: &Fields, statistics: &dyn Bm25StatisticsProvider) -> tantivy::Result<()> {
        figures::weigh_alike(&mut self.scoring, fields, statistics)?;
        let mut counted = Vec::new();
        for (lookup, weight) in std::mem::take(&mut self.scoring) {
            let passages = lookup.passages(fields, statistics)?;
            if passages > 0 {
                counted.push((passages, lookup, weight));
            }
        }
        // What a passage must hold is looked up however common it is.
        let required: BTreeSet<&Lookup> = self.required.iter().flatten().collect();
        let order = |it: &(u64, Lookup, f32)| (!required.contains(&it.1), it.0);
        counted.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.1.cmp(&b.1)));
        counted.truncate(MOST_TERMS.max(required.len()));
        self.scoring = counted.into_iter().map(|(_, lookup, weight)| (lookup, weight)).collect();
        let mut excluded = Vec::new();
        for lookup in std::mem::take(&mut self.excluded) {
            if lookup.passages(fields, statistics)? > 0 {
                excluded.push(lookup);
            }
        }
        self.excluded = excluded;
        Ok(())
    }

    /// Whether it is a plain union of terms.
    pub(super) fn is_union_of_terms(&self) -> bool {
        self.required.is_empty() && self.scoring.keys().all(|lookup| !matches!(lookup, Lookup::Phrase(_)))
    }

    /// What a passage must match, but for what is excluded; `None` where none can.
    pub(super) fn matching(&self, fields: &Fields) -> Option<Box<dyn EngineQuery>> {
        if self.scoring.is_empty() {
            return None;
        }
        let mut clauses: Vec<(EngineOccur, Box<dyn EngineQuery>)> = Vec::new();
        for (lookup, weight) in &self.scoring {
            clauses.push((EngineOccur::Should, weighted(lookup.engine_query(fields.body, fields), *weight)));
        }
        for group in &self.required {
            let present: Vec<_> = group.iter().filter(|lookup| self.scoring.contains_key(lookup)).collect();
            if present.is_empty() {
                return None;
            }
            let query = |lookup: &Lookup| (EngineOccur::Should, lookup.engine_query(fields.body, fields));
            let any = present.into_iter().map(query).collect();
            // It scores as one of the clauses above, so here it only narrows.
            clauses.push((EngineOccur::Must, weighted(Box::new(BooleanQuery::new(any)), 0.0)));
        }
        Some(Box::new(BooleanQuery::new(clauses)))
    }
}

/// `query` with its score times `weight`. The engine hands the weight on to the term inside, so that a
/// union of these is still a union of terms to it.
pub(super) fn weighted(query: Box<dyn EngineQuery>, weight: f32) -> Box<dyn EngineQuery> {
    if weight == 1.0 { query } else { Box::new(BoostQuery::new(query, weight)) }
}

/// One weight for a term that was asked for several times.
pub(super) fn merged(weights: &[f32], repeats: f32) -> f32 {
    let weights: Vec<f32> = weights.iter().map(|weight| weight.min(MOST_WEIGHT)).collect();
    let largest = weights.iter().copied().fold(0.0, f32::max);
    if largest <= 0.0 {
        return 0.0;
    }
    let times = weights.iter().sum::<f32>() / largest;
    if times == 1.0 { largest } else { largest * times.powf(repeats) }
}

/// What finds a passage for `node`, with its weights.
pub(super) fn finding(node: &Node) -> Vec<(Lookup, f32)> {
    match node {
        Node::Word(word) if word.stop => Vec::new(),
        Node::Word(word) => {
            let alone = word.forms.iter().filter(|form| form.alone);
            alone.map(|form| (Lookup::Term(form.term.clone()), form.weight)).collect()
        }
        // Words that stand near each other count by themselves.
        Node::Phrase(phrase) if phrase.slop > 0 => {
            let terms = phrase.places.iter().flat_map(|(_, terms)| terms);
            terms.map(|term| (Lookup::Term(term.clone()), 1.0)).collect()
        }
        Node::Phrase(Phrase { places, .. }) | Node::Exact(Exact { places, .. }) => {
            phrases(places).into_iter().map(|lookup| (lookup, 1.0)).collect()
        }
        Node::Figure(Sought { wanted: Wanted::Same(same), .. }) => of_figure(same),
        _ => Vec::new(),
    }
}

/// What rules a passage out for `node`: a compound word does so whole, or with all its parts in a row.
pub(super) fn excluding(node: &Node) -> Vec<Lookup> {
    match node {
        Node::Word(word) => {
            let whole = word.forms.iter().filter(|form| form.part.is_none());
            let mut lookups: Vec<_> = whole.map(|form| Lookup::Term(form.term.clone())).collect();
            let parts = parts(word);
            if parts.len() > 1 || lookups.is_empty() {
                lookups.extend(phrases(&parts));
            }
            lookups
        }
        Node::Phrase(Phrase { places, .. }) => phrases(places),
        Node::Figure(Sought { wanted: Wanted::Same(same), .. }) => any_of_figure(same),
        _ => Vec::new(),
    }
}

/// What finds a figure of some value, and scores it: the value and its spelling. The word that it was typed as does
/// neither: `$10` is a word of `$10 billion`, too.
fn of_figure(same: &SameFigure) -> Vec<(Lookup, f32)> {
    let figures = same.terms.iter().chain([&same.spelling]);
    figures.map(|(term, weight)| (Lookup::Figure(term.clone()), *weight)).collect()
}

/// What finds a figure of some value, however it is written.
pub(super) fn any_of_figure(same: &SameFigure) -> Vec<Lookup> {
    same.terms.iter().map(|(term, _)| Lookup::Figure(term.clone())).collect()
}

/// The parts of a compound word as the places of a phrase.
pub(super) fn parts(word: &Word) -> Vec<(u32, Vec<String>)> {
    let mut places: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for form in &word.forms {
        if let Some(part) = form.part {
            places.entry(part).or_default().push(form.term.clone());
        }
    }
    places.into_iter().map(|(place, terms)| (place as u32, terms)).collect()
}

/// The phrases that `places` stand for, one term taken from each place, all of one language.
///
/// An article's words are stemmed as its language has it: a phrase of stems of several languages stands nowhere.
pub(super) fn phrases(places: &[(u32, Vec<String>)]) -> Vec<Lookup> {
    let languages: BTreeSet<Option<&str>> =
        places.iter().flat_map(|(_, terms)| terms).map(|term| mark_of(term)).chain([None]).collect();
    let mut lookups: Vec<Lookup> = Vec::new();
    for language in languages {
        for lookup in phrases_of(places, language) {
            if !lookups.contains(&lookup) {
                lookups.push(lookup);
            }
        }
    }
    lookups
}

/// The mark of its language that a term carries; none for English, numbers, codes.
pub(super) fn mark_of(term: &str) -> Option<&str> {
    let (bare, mark) = term.split_at_checked(term.len().checked_sub(2)?)?;
    let is_mark = mark.bytes().all(|letter| letter.is_ascii_lowercase()) && bare.len() > 1 && bare.ends_with(':');
    is_mark.then_some(mark)
}

/// The phrases of terms of one language; where a place has none, of those that carry no mark.
fn phrases_of(places: &[(u32, Vec<String>)], language: Option<&str>) -> Vec<Lookup> {
    let mut phrases: Vec<Vec<(usize, String)>> = vec![Vec::new()];
    for (place, terms) in places.iter().filter(|(_, terms)| !terms.is_empty()) {
        let marked = |mark: Option<&str>| {
            let terms: BTreeSet<&String> = terms.iter().filter(|term| mark_of(term) == mark).collect();
            terms.into_iter().collect::<Vec<_>>()
        };
        let mut terms = marked(language);
        if terms.is_empty() {
            terms = marked(None);
        }
        if phrases.len() * terms.len() > MOST_ALTERNATIVES {
            terms.truncate((MOST_ALTERNATIVES / phrases.len()).max(1));
        }
        let longer = |phrase: &Vec<(usize, String)>, term: &String| {
            phrase.iter().cloned().chain([(*place as usize, term.clone())]).collect()
        };
        phrases = phrases.iter().flat_map(|phrase| terms.iter().map(|term| longer(phrase, term))).collect();
    }
    let lookup = |mut phrase: Vec<(usize, String)>| match phrase.len() {
        0 => None,
        1 => phrase.pop().map(|(_, term)| Lookup::Term(term)),
        _ => Some(Lookup::Phrase(phrase)),
    };
    phrases.into_iter().filter_map(lookup).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Clause, Form};
    use crate::text::Span;

    fn form(term: &str, part: Option<usize>, alone: bool) -> Form {
        Form { term: term.to_owned(), weight: 1.0, part, alone }
    }

    fn word(forms: Vec<Form>, stop: bool) -> Node {
        Node::Word(Word { typed: String::new(), span: Span::new(0, 0), forms, stop })
    }

    fn clause(occur: Occur, node: Node) -> Clause {
        Clause { occur, node, weight: 1.0 }
    }

    fn term(term: &str) -> Lookup {
        Lookup::Term(term.to_owned())
    }

    #[test]
    fn a_repeated_word_weighs_more_and_is_looked_up_once() {
        let wang = || clause(Occur::Should, word(vec![form("wang", None, true)], false));
        let plan = Plan::of(&Query { clauses: vec![wang(), wang()], ..Query::default() }, 0.75);
        assert_eq!(plan.scoring.len(), 1);
        assert!((plan.scoring[&term("wang")] - 2_f32.powf(0.75)).abs() < 1e-6);
    }

    #[test]
    fn stop_words_and_parts_that_mean_nothing_alone_find_nothing() {
        let gpt = word(vec![form("gpt-4", None, true), form("gpt", Some(0), true), form("4", Some(1), false)], false);
        let the = word(vec![form("the", None, true)], true);
        let query = Query { clauses: vec![clause(Occur::Should, gpt), clause(Occur::Should, the)], ..Query::default() };
        let plan = Plan::of(&query, 1.0);
        assert_eq!(plan.scoring.keys().cloned().collect::<Vec<_>>(), [term("gpt"), term("gpt-4")]);
    }

    #[test]
    fn a_compound_word_is_excluded_whole_or_with_its_parts_in_a_row() {
        let gpt = word(vec![form("gpt-4", None, true), form("gpt", Some(0), true), form("4", Some(1), false)], false);
        let plan = Plan::of(&Query { clauses: vec![clause(Occur::MustNot, gpt)], ..Query::default() }, 1.0);
        let parts = Lookup::Phrase(vec![(0, "gpt".to_owned()), (1, "4".to_owned())]);
        assert_eq!(plan.excluded, [term("gpt-4"), parts]);
        assert!(plan.scoring.is_empty());
    }

    #[test]
    fn a_phrase_is_of_one_language() {
        let place = |at: u32, word: &str| (at, vec![word.to_owned(), format!("{word}:de"), format!("{word}:fr")]);
        let mut places: Vec<_> = (0..20).map(|at| place(at, &format!("word{at}"))).collect();
        places.push((20, vec!["14.3b".to_owned()]));
        let found = phrases(&places);
        assert_eq!(found.len(), 3);
        for (lookup, mark) in found.iter().zip([None, Some("de"), Some("fr")]) {
            let Lookup::Phrase(terms) = lookup else { panic!("{lookup:?}") };
            assert_eq!(terms.len(), 21);
            assert!(terms[..20].iter().all(|(_, term)| mark_of(term) == mark), "{lookup:?}");
        }
        assert_eq!((mark_of("12:30"), mark_of("haus:de"), mark_of(":de")), (None, Some("de"), None));
    }

    #[test]
    fn a_phrase_with_many_alternatives_stays_within_its_limit() {
        let place = |at: u32| (at, (0..9).map(|n| format!("term-{at}-{n}")).collect());
        let found = phrases(&(0..40).map(place).collect::<Vec<_>>());
        assert!(!found.is_empty() && found.len() <= MOST_ALTERNATIVES, "{}", found.len());
    }
}
