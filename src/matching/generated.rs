//! Queries and passages made at random, of few words: most of them meet.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::naive::tokens;
use crate::analysis::Analyzer;
use crate::article::Language;
use crate::query::{
    Clause, Condition, DateRange, Day, Exact, Filter, Form, Known, Link, Near, Node, Occur, Pattern, Phrase, Query,
    Scoped, Spelling, TextField, Together, Unit, Word,
};
use crate::text::Span;

const WORDS: [&str; 8] = ["cat", "cats", "Cat", "bat", "dog", "Dog's", "Élan", "élans"];

/// Languages of passages.
pub(super) fn languages() -> Vec<Option<Language>> {
    let coded = ["en", "de", "fr"].map(|code| Some(Language::from_code(code).unwrap()));
    [&[None], &coded[..]].concat()
}

/// The terms of `word` in all languages.
fn terms(word: &str) -> Vec<String> {
    let terms: BTreeSet<String> =
        languages().iter().map(|language| tokens(word, *language).swap_remove(0).term).collect();
    terms.into_iter().collect()
}

fn form(word: &str) -> String {
    tokens(word, None)[0].form.clone()
}

const SPAN: Span = Span { start: 0, end: 0 };

fn any_word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&WORDS[..])
}

fn any_places() -> impl Strategy<Value = Vec<(u32, Vec<&'static str>)>> {
    let place =
        (1..3_u32, prop_oneof![4 => any_word().prop_map(|word| vec![word]), 1 => prop::collection::vec(any_word(), 2)]);
    prop::collection::vec(place, 1..4).prop_map(|places| {
        let mut at = 0;
        places
            .into_iter()
            .map(|(step, words)| {
                at += step;
                (at - step, words)
            })
            .collect()
    })
}

fn any_leaf() -> impl Strategy<Value = Node> {
    let word = (any_word(), prop::bool::weighted(0.1)).prop_map(|(word, stop)| {
        let form = |term| Form { term, weight: 1.0, part: None, alone: true };
        let forms = terms(word).into_iter().map(form).collect();
        Node::Word(Word { typed: word.to_owned(), span: SPAN, forms, stop })
    });
    let phrase = (any_places(), prop_oneof![Just(0), 0..6_u32]).prop_map(|(places, slop)| {
        let terms = |words: Vec<&str>| words.into_iter().flat_map(terms).collect();
        let places = places.into_iter().map(|(at, words)| (at, terms(words))).collect();
        Node::Phrase(Phrase { typed: String::new(), span: SPAN, places, slop })
    });
    let exact = (any_places(), any::<bool>()).prop_map(|(places, is_written)| {
        let written = |words: &Vec<&str>| match words.first() {
            Some(word) if is_written => word.trim_end_matches("'s").to_owned(),
            _ => String::new(),
        };
        Node::Exact(Exact {
            typed: String::new(),
            span: SPAN,
            forms: places.iter().map(|(_, words)| words.iter().map(|word| form(word)).collect()).collect(),
            written: places.iter().map(|(_, words)| written(words)).collect(),
            places: places
                .iter()
                .map(|(at, words)| (*at, words.iter().flat_map(|word| terms(word)).collect()))
                .collect(),
        })
    });
    let pattern = prop::collection::vec(any_word(), 0..3).prop_map(|words| {
        Node::Pattern(Pattern {
            typed: String::new(),
            span: SPAN,
            spelling: Spelling::Wildcard("*".to_owned()),
            forms: words.iter().map(|word| form(word)).collect(),
            terms: words.iter().flat_map(|word| terms(word)).collect(),
        })
    });
    prop_oneof![3 => word, 3 => phrase, 1 => exact, 1 => pattern]
}

fn any_near() -> impl Strategy<Value = Node> {
    let operand = prop_oneof![4 => prop::collection::vec(any_leaf(), 1), 1 => prop::collection::vec(any_leaf(), 2)];
    let link = (1..5_u32, any::<bool>()).prop_map(|(within, ordered)| Link { within, ordered });
    let links = prop::collection::vec(link, 2);
    let parts = (prop::collection::vec(operand, 2..4), links, prop::bool::weighted(0.2));
    parts.prop_map(|(operands, mut links, is_phrase)| {
        links.truncate(operands.len() - 1);
        if is_phrase {
            links.fill(Link { within: 1, ordered: true });
        }
        Node::Near(Near { span: SPAN, operands, links, is_phrase })
    })
}

fn any_day() -> impl Strategy<Value = Day> {
    (2024..2026_i16, 1..3_i8, 1..4_i8).prop_map(|(year, month, day)| Day { year, month, day })
}

fn any_filter() -> impl Strategy<Value = Node> {
    let condition = prop_oneof![
        Just(Condition::Path("b/*".to_owned())),
        Just(Condition::Language(Language::ENGLISH)),
        Just(Condition::Has(Known::Date)),
        any::<bool>().prop_map(Condition::Boilerplate),
        (prop::option::of(any_day()), prop::option::of(any_day()))
            .prop_map(|(from, to)| Condition::Date(DateRange { from, to })),
    ];
    condition.prop_map(|condition| Node::Filter(Filter { span: SPAN, condition }))
}

pub(super) fn any_query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![8 => any_leaf(), 4 => any_near(), 1 => any_filter()];
    let node = leaf.prop_recursive(3, 12, 4, |inner| {
        let group = any_group(inner);
        prop_oneof![
            3 => group.clone().prop_map(Node::Group),
            2 => (group.clone(), any::<bool>()).prop_map(|(query, is_sentence)| {
                let unit = if is_sentence { Unit::Sentence } else { Unit::Paragraph };
                Node::Together(Together { span: SPAN, unit, query })
            }),
            1 => (group, prop::sample::select(&TextField::ALL[..]))
                .prop_map(|(query, field)| Node::Field(Scoped { span: SPAN, field, query })),
        ]
    });
    any_group(node)
}

fn any_group(node: impl Strategy<Value = Node> + Clone + 'static) -> BoxedStrategy<Query> {
    let occur = prop_oneof![4 => Just(Occur::Should), 2 => Just(Occur::Must), 1 => Just(Occur::MustNot)];
    let clause = (occur, node).prop_map(|(occur, node)| Clause { occur, node, weight: 1.0 });
    let at_least = prop_oneof![5 => Just(0_usize), 1 => 1..4_usize];
    (prop::collection::vec(clause, 1..4), at_least).prop_map(|(clauses, at_least)| Query { clauses, at_least }).boxed()
}

fn any_text(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let gap = prop_oneof![6 => Just(" "), 2 => Just(". "), 1 => Just(".\n\n"), 1 => Just("\n"), 1 => Just(" elk ")];
    prop::collection::vec((any_word(), gap), words)
        .prop_map(|words| words.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

pub(super) type AnyPassage = (Option<String>, Vec<String>, String, Option<String>, Option<(Day, Day)>, bool);

pub(super) fn any_passage() -> impl Strategy<Value = AnyPassage> {
    (
        prop::option::of(any_text(0..4)),
        prop::collection::vec(any_text(0..4), 0..3),
        any_text(0..12),
        prop::option::of(any_text(0..3)),
        prop::option::of((any_day(), any_day()).prop_map(|(one, other)| (one.min(other), one.max(other)))),
        any::<bool>(),
    )
}

/// Queries whose words are taken from anywhere.
pub(super) fn any_clauses() -> impl Strategy<Value = Vec<Clause>> {
    let text = || prop_oneof!["[abc中e]{1,2}", "[ab]-[bc]", "[a-c]{1,2} [a-c]", "\\PC{1,3}"];
    let one = (text(), 0..6_u32).prop_map(|(text, kind)| {
        let analyzer = Analyzer::default();
        let tokens = analyzer.tokens(&text, None);
        let places: Vec<_> = tokens.iter().map(|token| (token.position, vec![token.term.clone()])).collect();
        let part = |at: usize| at.checked_sub(1);
        let forms = tokens.iter().enumerate();
        let forms =
            forms.map(|(at, token)| Form { term: token.term.clone(), weight: 1.0, part: part(at), alone: at == 0 });
        let word = Node::Word(Word { typed: text.clone(), span: SPAN, forms: forms.collect(), stop: kind == 5 });
        let node = match kind {
            0 => Node::Phrase(Phrase { typed: text.clone(), span: SPAN, places, slop: 0 }),
            1 => Node::Phrase(Phrase { typed: text.clone(), span: SPAN, places, slop: 3 }),
            2 => {
                let mut forms = Vec::new();
                analyzer.forms(&text, &mut |token| forms.push(vec![token.term.to_owned()]));
                forms.resize(places.len(), Vec::new());
                let written = vec![String::new(); places.len()];
                Node::Exact(Exact { typed: text.clone(), span: SPAN, places, forms, written })
            }
            _ => word,
        };
        let occur = if kind == 4 { Occur::MustNot } else { Occur::Should };
        Clause { occur, node, weight: 1.0 }
    });
    prop::collection::vec(one, 0..6)
}
