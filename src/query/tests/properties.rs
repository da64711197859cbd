//! What holds of any text.

use proptest::prelude::*;

use super::super::{Item, ParsedQuery, Part, Setting, analyze, parse};
use crate::analysis::Analyzer;
use crate::article::Language;
use crate::query::{Node, Query};
use crate::testing::cases;
use crate::text::Span;

/// The tree without its places, which printing changes.
fn tree(parsed: &ParsedQuery) -> Vec<Item> {
    parsed.items.iter().map(without_spans).collect()
}

fn without_spans(item: &Item) -> Item {
    let all = |items: &[Item]| items.iter().map(without_spans).collect();
    let part = match &item.part {
        Part::And(items) => Part::And(all(items)),
        Part::Or(items) => Part::Or(all(items)),
        Part::Group(items) => Part::Group(all(items)),
        Part::AnyOf { at_least, items } => Part::AnyOf { at_least: *at_least, items: all(items) },
        Part::Together { unit, items } => Part::Together { unit: *unit, items: all(items) },
        Part::Near { operands, links } => Part::Near { operands: all(operands), links: links.clone() },
        Part::Field { field, item } => Part::Field { field: *field, item: Box::new(without_spans(item)) },
        leaf => leaf.clone(),
    };
    Item { span: Span::new(0, 0), sign: item.sign, weight: item.weight, part }
}

/// A query without its places.
fn without_places(query: Query) -> Query {
    match Node::Group(query).unplaced() {
        Node::Group(query) => query,
        other => panic!("{other:?}"),
    }
}

/// What it means in English, and in languages with other stems, other common words and other small letters: most of the time
/// goes into these.
fn meaning(parsed: &ParsedQuery) -> Query {
    let languages = ["de", "tr"].map(|code| Language::from_code(code).unwrap());
    analyze(parsed, &Setting { analyzer: &Analyzer::default(), languages: &languages, today: Some(super::TODAY) })
}

fn spans_of<'a>(items: &'a [Item], out: &mut Vec<&'a Item>) {
    for item in items {
        out.push(item);
        spans_of(item.part.children(), out);
    }
}

/// Text with much in it that other texts have little of.
fn typed() -> impl Strategy<Value = String> {
    // Each is read once: a pattern that is a `str` is read again for every piece.
    let like = |pattern: &str| prop::string::string_regex(pattern).unwrap();
    let piece = prop_oneof![
        4 => like("[a-zA-Z]{1,5}"),
        1 => like("[0-9]{1,3}"),
        4 => like("[ \"“”„«»\\-()+*~:^'’.,?!$#@%&|/\\\\{}=\0\n]{1,2}"),
        1 => like("(AND|OR|NOT|NEAR/5|title:|https://|C\\+\\+|U\\.S\\.)"),
        1 => like("[人工가éß\u{301}\u{ad}🎉]{1,3}"),
        1 => like("\\PC{1,3}"),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Text made of pieces of the grammar, in any order.
fn grammatical() -> impl Strategy<Value = String> {
    let pieces = vec![
        "meta",
        "scale",
        "Wang",
        "the",
        "stakes",
        "GPT-4",
        "x",
        "amount:>10bn",
        "amount:>10",
        "$15",
        "+$15",
        "billion",
        "percent",
        "amount:",
        "$14.3B",
        "49 percent",
        "count:>100",
        "count<5",
        "amount > 3bn",
        "is the one of it ",
        "count:5 workers",
        "percent:45..",
        "year:2024..2025",
        "14..x",
        "~15bn",
        ">=",
        "META",
        "人工智能",
        "this—that",
        " ",
        " ",
        " ",
        " ",
        " AND ",
        " OR ",
        " NOT ",
        " NEAR/5 ",
        " BEFORE/2 ",
        "AND",
        "OR",
        " (",
        " (",
        "(",
        ")",
        ")",
        " {",
        "{",
        "}s ",
        "}p",
        "}",
        " -",
        " +",
        "(-",
        " =",
        "\"scale ai\"",
        "\"stakes",
        "\"a b\"~5",
        "=\"Scale AI\"",
        "=Meta",
        "“a (b”",
        "\"a＂b\"",
        "“a＂b”",
        "\"",
        "annot*",
        "super?ntel*",
        "*label*",
        "a*",
        "2*3",
        "zuck~1",
        "zuck~",
        "gpt4~1",
        "wom?n",
        "title:",
        "author:",
        "-text:",
        "any:2(",
        "path:",
        "path:\"a )b\"",
        "lang:de",
        "has:date",
        "boilerplate:no",
        "athor:",
        "foo:",
        "date:2025",
        "date:2025-06..",
        "date:\"last month\"",
        "date:>=today",
        "date:..",
        "date:x",
        "^2",
        "^0.5",
        "^1",
        "~1",
        "~",
        "\\",
        "\\AND",
        ".",
        ",",
        ":",
        "!",
        "?",
        " && ",
        " || ",
        "&&",
        " !",
        "!",
        "|",
        "NOT(",
        "AND(",
        " NEAR/5(",
        " NEAR ",
        "\"annot* data\"",
        "\"the *label* a*\"~2",
        "annot*~1",
        "META",
        "f(x)",
        "f{",
        "f(",
        "title:*",
        "any:2(",
        "^-1",
        "++",
        "a&&b",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..16).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse(text);
    let printed = parsed.to_string();
    let again = parse(&printed);
    prop_assert_eq!(tree(&again), tree(&parsed), "printed: {}", printed);
    prop_assert_eq!(&again.to_string(), &printed);
    prop_assert!(parsed.notes.len() <= 40);
    for note in &parsed.notes {
        prop_assert!(text.get(note.span.range()).is_some(), "{:?}", note);
    }
    let mut items = Vec::new();
    spans_of(&parsed.items, &mut items);
    for item in items {
        prop_assert!(text.get(item.span.range()).is_some_and(|typed| !typed.is_empty()), "{:?}", item);
    }
    let query = meaning(&parsed);
    for clause in &query.clauses {
        let span = clause.node.span();
        prop_assert!(text.get(span.range()).is_some_and(|typed| !typed.is_empty()));
    }
    prop_assert_eq!(without_places(meaning(&again)), without_places(query), "printed: {}", printed);
    Ok(())
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn any_text_is_read_and_reads_and_means_the_same_when_printed(text in typed()) {
        check(&text)?;
    }

    #[test]
    fn any_grammar_is_read_and_reads_and_means_the_same_when_printed(text in grammatical()) {
        check(&text)?;
    }
}

proptest! {
    #![proptest_config(crate::testing::cases(256))]

    #[test]
    fn a_passage_is_found_by_its_own_words(text in typed(), code in "(en|de|zh)") {
        let language = Language::from_code(&code).unwrap();
        let held: Vec<_> = Analyzer::default().tokens(&text, Some(language)).into_iter().map(|token| token.term).collect();
        let words: Vec<_> = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).collect();
        let signs = ['"', '“', '”', '„', '«', '»', '-', '(', ')', '{', '}', '^', '~', '*', '?', '=', '\\'];
        let setting = Setting { analyzer: &Analyzer::default(), languages: &[language], today: None };
        let query = analyze(&parse(&words.join(" ").replace(signs, " ")), &setting);
        let is_capital = |term: &str| text.contains(&term.to_uppercase());
        for clause in &query.clauses {
            if let Node::Word(word) = &clause.node {
                prop_assert!(
                    word.forms.iter().any(|form| held.contains(&form.term) || is_capital(form.term.trim_end_matches('.'))),
                    "{:?} in {:?}", word, held
                );
            }
        }
    }
}
