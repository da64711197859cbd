//! The terms of a query whose places in passages are read.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;

use super::lower::{Lookup, Plan};
use super::rarity::inverse_frequency;
use super::selected::scores;
use crate::index::{Index, TermInfos};
use crate::query::{Node, Query, SameFigure, Sought, Wanted};

/// Terms of a query whose places are read, and pairs of its words that are looked for, at most: of more terms the
/// rarest, of more pairs the first. The queries of paragraphs that people judge with have less.
pub(super) const MOST_TERMS: usize = 128;

/// Stop words of a query whose places are read at most, the rarest.
const MOST_STOP_WORDS: usize = 32;

/// A term that passages are searched for.
pub(super) struct QueryTerm {
    pub(super) infos: TermInfos,
    text: String,
    /// Its weight times its rarity in the index; nothing of a stop word.
    pub(super) worth: f64,
}

/// The terms of a query whose places are read.
pub(super) struct Terms {
    /// Those of what scores, by their letters.
    pub(super) scoring: Vec<QueryTerm>,
    /// Those of stop words that do not score, by their letters.
    stop_words: Vec<QueryTerm>,
}

impl Terms {
    /// The terms of `query`, with those of its stop words where `stop_words` says so.
    pub(super) fn of(query: &Query, index: &Index, repeats: f32, stop_words: bool) -> tantivy::Result<Self> {
        let mut terms = Self { scoring: scoring_terms(query, index, repeats)?, stop_words: Vec::new() };
        if stop_words {
            terms.stop_words = stop_word_terms(query, index, &terms)?;
        }
        Ok(terms)
    }

    /// In the order in which they are counted.
    pub(super) fn all(&self) -> impl Iterator<Item = &QueryTerm> {
        self.scoring.iter().chain(&self.stop_words)
    }

    /// Which of [`Self::all`] is `text`.
    pub(super) fn place(&self, text: &str) -> Option<u32> {
        let among = |terms: &[QueryTerm]| terms.binary_search_by(|term| term.text.as_str().cmp(text)).ok();
        let place = among(&self.scoring).or_else(|| Some(self.scoring.len() + among(&self.stop_words)?))?;
        u32::try_from(place).ok()
    }
}

/// The terms of stop words that `known` has not, in an order that depends on the query alone.
fn stop_word_terms(query: &Query, index: &Index, known: &Terms) -> tantivy::Result<Vec<QueryTerm>> {
    let (body, statistics) = (index.fields().body, index.statistics());
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for leaf in query.leaves().iter().filter(|leaf| scores(leaf)) {
        if let Node::Word(word) = leaf.node
            && word.stop
        {
            texts.extend(word.forms.iter().filter(|form| form.alone).map(|form| form.term.as_str()));
        }
    }
    let mut terms = Vec::new();
    for text in texts.into_iter().filter(|text| known.place(text).is_none()) {
        let infos = statistics.term_infos(&Term::from_field_text(body, text))?;
        if infos.documents() > 0 {
            terms.push(QueryTerm { infos, text: text.to_owned(), worth: 0.0 });
        }
    }
    terms.sort_by_key(|term| term.infos.documents());
    terms.truncate(MOST_STOP_WORDS);
    terms.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(terms)
}

/// The terms of what scores, those of phrases one by one, in an order that depends on the query alone.
fn scoring_terms(query: &Query, index: &Index, repeats: f32) -> tantivy::Result<Vec<QueryTerm>> {
    let (body, statistics) = (index.fields().body, index.statistics());
    let mut plan = Plan::of_leaves(query, repeats, &[]);
    plan.narrow(index.fields(), &statistics)?;
    let mut weights: BTreeMap<&str, f32> = BTreeMap::new();
    for (lookup, weight) in &plan.scoring {
        if let Lookup::Term(term) = lookup {
            weights.insert(term, *weight);
        }
    }
    for (lookup, weight) in &plan.scoring {
        if let Lookup::Phrase(places) = lookup {
            for (_, term) in places {
                weights.entry(term).or_insert(*weight);
            }
        }
    }
    // The words that figures were typed as find nothing, but have places.
    let leaves = query.leaves();
    for leaf in leaves.iter().filter(|leaf| scores(leaf)) {
        if let Node::Figure(Sought { wanted: Wanted::Same(SameFigure { word: Some((word, weight)), .. }), .. }) =
            leaf.node
            && statistics.doc_freq(&Term::from_field_text(body, word))? > 0
        {
            weights.entry(word).or_insert(leaf.weight * weight);
        }
    }
    let all = index.statistics().passages() as f64;
    let mut terms = Vec::with_capacity(weights.len());
    for (text, weight) in weights {
        let infos = statistics.term_infos(&Term::from_field_text(body, text))?;
        let passages = infos.documents();
        let worth = f64::from(weight) * inverse_frequency(all, passages as f64);
        terms.push((passages, QueryTerm { infos, text: text.to_owned(), worth }));
    }
    // The sort is stable: of equally rare ones the first by their letters stay.
    terms.sort_by_key(|(passages, _)| *passages);
    let mut terms: Vec<QueryTerm> = terms.into_iter().take(MOST_TERMS).map(|(_, term)| term).collect();
    terms.sort_by(|a, b| a.text.cmp(&b.text));
    Ok(terms)
}
