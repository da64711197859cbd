//! Patterns become words of the corpus.

use std::collections::{BTreeMap, BTreeSet};

use tantivy::Term;
use tantivy::query::Bm25StatisticsProvider;

use super::select::{bare, is_stemmed};
use super::spelling::Speller;
use crate::article::Language;
use crate::index::{Forms, Index, OpenError};
use crate::query::{Node, Pattern, Query};
use crate::text::Span;

/// Words that are looked at for one pattern.
const MOST_LOOKED_AT: usize = 200_000;

/// A pattern that stands for more words than are searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Where it was typed.
    pub span: Span,
    /// As typed.
    pub typed: String,
    /// Words of the corpus that are spelled like it.
    pub words: usize,
    /// Whether there are more than that.
    pub is_more: bool,
    /// How many of them are searched: those that the most passages have.
    pub searched: usize,
}

/// Fills in the words of every pattern in `query`, `most` of each. Returns the patterns that stand for more.
///
/// # Errors
/// The index is damaged.
pub fn expand(query: &mut Query, index: &Index, most: usize) -> Result<Vec<Cut>, OpenError> {
    let mut patterns = Vec::new();
    collect(query, &mut patterns);
    let mut cut = Vec::new();
    let mut known: Vec<Pattern> = Vec::new();
    for pattern in patterns {
        // What is typed many times is looked for once.
        if let Some(same) = known.iter().find(|known| known.spelling == pattern.spelling) {
            (pattern.forms, pattern.terms) = (same.forms.clone(), same.terms.clone());
            continue;
        }
        let (words, is_more) = words(&Speller::new(&pattern.spelling), index)?;
        let found = words.len();
        let mut counted: Vec<_> = words.into_iter().map(|(form, (count, terms))| (count, form, terms)).collect();
        // The most frequent first, then in order of letters.
        counted.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
        counted.truncate(most);
        if found > most || is_more {
            let typed = pattern.typed.clone();
            cut.push(Cut { span: pattern.span, typed, words: found, is_more, searched: counted.len() });
        }
        let (forms, terms): (BTreeSet<_>, BTreeSet<_>) = counted
            .into_iter()
            .map(|(_, form, terms)| (form, terms))
            .fold(Default::default(), |(mut forms, mut all), (form, terms)| {
                forms.insert(form);
                all.extend(terms);
                (forms, all)
            });
        pattern.forms = forms.into_iter().collect();
        pattern.terms = terms.into_iter().collect();
        known.push(pattern.clone());
    }
    Ok(cut)
}

fn collect<'a>(query: &'a mut Query, patterns: &mut Vec<&'a mut Pattern>) {
    for clause in &mut query.clauses {
        match &mut clause.node {
            Node::Pattern(pattern) => patterns.push(pattern),
            Node::Near(near) => patterns.extend(near.operands.iter_mut().flatten().filter_map(|node| match node {
                Node::Pattern(pattern) => Some(pattern),
                _ => None,
            })),
            Node::Together(together) => collect(&mut together.query, patterns),
            Node::Group(query) => collect(query, patterns),
            Node::Field(scoped) => collect(&mut scoped.query, patterns),
            Node::Word(_) | Node::Phrase(_) | Node::Exact(_) | Node::Figure(_) | Node::Filter(_) => {}
        }
    }
}

/// Words of the corpus with the number of passages that have their terms, and these.
type Counted = BTreeMap<String, (u64, Vec<String>)>;

/// The words that `speller` accepts, and whether there are more of them than are looked at.
fn words(speller: &Speller, index: &Index) -> Result<(Counted, bool), OpenError> {
    let mut found = Counted::new();
    let statistics = index.statistics();
    // Authors and publications are words of the corpus too, though not of its passages.
    let count = |term: &str| {
        index.guarded(|| {
            let passages = statistics.doc_freq(&Term::from_field_text(index.fields().body, term))?;
            let of_articles = [index.fields().author, index.fields().source];
            let articles = of_articles.map(|field| statistics.doc_freq(&Term::from_field_text(field, term)));
            articles.into_iter().try_fold(passages, |most, count| Ok(count?.max(most)))
        })
    };
    let forms = index.forms()?.search(speller);
    let unstemmed = unstemmed(speller, index)?;
    let is_more = forms.len() > MOST_LOOKED_AT || unstemmed.len() >= MOST_LOOKED_AT;
    for form in forms.into_iter().take(MOST_LOOKED_AT) {
        let mut terms = terms_of(&form, index);
        let mut most = 0;
        let mut counted = Vec::new();
        for term in terms.drain(..) {
            let passages = count(&term)?;
            if passages > 0 {
                most = passages.max(most);
                counted.push(term);
            }
        }
        if most > 0 {
            found.insert(form, (most, counted));
        }
    }
    // Numbers, codes, short words: their terms are the words themselves.
    for term in unstemmed {
        let form = bare(&term).to_owned();
        let passages = count(&term)?;
        if passages > 0 {
            let entry = found.entry(form).or_default();
            entry.0 = entry.0.max(passages);
            if !entry.1.contains(&term) {
                entry.1.push(term);
            }
        }
    }
    Ok((found, is_more))
}

/// The terms that the index may have for a word.
pub(super) fn terms_of(form: &str, index: &Index) -> Vec<String> {
    let languages = index.manifest().languages.keys().copied().chain([Language::ENGLISH]);
    let mut terms = Vec::new();
    for language in languages {
        index.analyzer().analyze(form, Some(language), &mut |token| {
            if token.span.len() == form.len() && !terms.iter().any(|term| term == token.term) {
                terms.push(token.term.to_owned());
            }
        });
    }
    terms
}

/// The terms of passages, authors and publications that are words themselves and that `speller` accepts.
fn unstemmed(speller: &Speller, index: &Index) -> Result<BTreeSet<String>, OpenError> {
    index.guarded(|| {
        let mut terms = BTreeSet::new();
        for segment in index.searcher().segment_readers() {
            let fields = index.fields();
            for field in [fields.body, fields.author, fields.source] {
                let inverted = segment.inverted_index(field)?;
                let mut stream = inverted.terms().search(speller.clone()).into_stream()?;
                while stream.advance() {
                    let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                    if !is_stemmed(bare(term)) && (bare(term) == term || speller.accepts(bare(term))) {
                        terms.insert(term.to_owned());
                        if terms.len() >= MOST_LOOKED_AT {
                            break;
                        }
                    }
                }
            }
        }
        Ok(terms)
    })
}

/// The words of the corpus that are so many edits away from `word`, or fewer; none for numbers, for words of fewer than
/// four letters, and more than one edit away from one of fewer than six.
pub(super) fn similar(word: &str, edits: u8, forms: &Forms) -> Vec<String> {
    let letters = word.chars().count();
    if letters < 4 || edits > 1 && letters < 6 || !word.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let speller = Speller::new(&crate::query::Spelling::Fuzzy { word: word.to_owned(), edits });
    forms.search(&speller).into_iter().filter(|form| form != word).collect()
}
