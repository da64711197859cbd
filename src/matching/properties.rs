//! The matcher against a reading of queries that tries everything, and what it promises of any text.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::generated::{any_clauses, any_passage, any_query, languages};
use super::naive::{Naive, Stretch, Token, tokens};
use super::*;
use crate::analysis::Analyzer;
use crate::query::{Exact, Node, Phrase, Query, TextField};
use crate::text::{Span, is_grapheme_border};

/// Words that matched, as spans of the text, those inside of phrases one by one.
fn lit_words(lit: &[Lit], tokens: &[Token]) -> BTreeSet<Span> {
    let is_lit = |token: &&Token| lit.iter().any(|lit| lit.span.contains(token.span));
    tokens.iter().filter(is_lit).map(|token| token.span).collect()
}

proptest! {
    #![proptest_config(crate::testing::cases(10_000))]

    #[test]
    fn a_passage_matches_as_everything_tried_out_says(
        query in any_query(),
        (title, headings, text, author, published, is_furniture) in any_passage(),
        language in prop::sample::select(languages()),
    ) {
        let passage = PassageView {
            id: if is_furniture { "a/b" } else { "b/a" },
            title: title.as_deref(),
            headings: &headings,
            author: author.as_deref(),
            source: author.as_deref(),
            published,
            is_furniture,
            ..PassageView::of_text(&text, language)
        };
        let mut scope = vec![Stretch { field: TextField::Text, tokens: tokens(&text, language) }];
        let mut add = |field: TextField, text: &str| scope.push(Stretch { field, tokens: tokens(text, language) });
        title.iter().for_each(|title| add(TextField::Title, title));
        headings.iter().for_each(|heading| add(TextField::Heading, heading));
        author.iter().for_each(|author| add(TextField::Author, author));
        author.iter().for_each(|author| add(TextField::Source, author));
        let expected = Naive { passage: &passage }.query(&query, &scope, None);
        let matcher = Matcher::new(&query, &Analyzer::default());
        prop_assert_eq!(matcher.holds(&passage), expected.is_some());
        let lit = matcher.lit(&passage);
        prop_assert_eq!(lit_words(&lit, &scope[0].tokens), expected.unwrap_or_default());
        let leaves = query.leaves();
        prop_assert!(lit.iter().all(|lit| leaves.get(lit.leaf).is_some_and(|leaf| !leaf.negated)));
    }
}

proptest! {
    #![proptest_config(crate::testing::cases(10_000))]

    #[test]
    fn what_is_lit_keeps_its_promises_on_any_text(
        clauses in any_clauses(),
        text in "([abc中e]{1,3}[-.!?…。 \n\r\"”()9\u{301}\u{200d}é\u{600}🇩🇪]{0,3}){0,40}|\\PC{0,60}",
    ) {
        let query = Query { clauses, at_least: 0 };
        let analyzer = Analyzer::default();
        let matcher = Matcher::new(&query, &analyzer);
        let passage = PassageView::of_text(&text, None);
        let matches = matcher.matches(&passage);
        let mut at = 0;
        for found in &matches {
            prop_assert!(found.span.start >= at && !found.span.is_empty());
            prop_assert!(is_grapheme_border(&text, found.span.start) && is_grapheme_border(&text, found.span.end));
            at = found.span.end;
        }
        prop_assert!(at <= text.len());
        prop_assert!(matches.is_empty() || matcher.holds(&passage));
        let leaves = query.leaves();
        let words = analyzer.tokens(&text, None);
        for lit in matcher.lit(&passage) {
            prop_assert!(!leaves[lit.leaf].negated);
            let asked: Vec<&String> = match leaves[lit.leaf].node {
                Node::Word(word) => word.forms.iter().map(|form| &form.term).collect(),
                Node::Phrase(Phrase { places, .. }) | Node::Exact(Exact { places, .. }) => {
                    places.iter().flat_map(|place| &place.1).collect()
                }
                _ => Vec::new(),
            };
            let shows = |word: &crate::analysis::OwnedToken| lit.span.contains(word.span) && asked.contains(&&word.term);
            prop_assert!(words.iter().any(shows), "{lit:?}");
        }
    }
}
