//! The matcher against a reading of queries that tries everything.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::analysis::Analyzer;
use crate::article::Language;
use crate::query::{
    Clause, Condition, DateRange, Day, Exact, Filter, Form, Known, Link, Near, Node, Occur, Pattern, Phrase, Query,
    Scoped, Spelling, TextField, Together, Unit, Word,
};
use crate::text::{Span, is_grapheme_border, paragraphs, sentences};

const WORDS: [&str; 8] = ["cat", "cats", "Cat", "bat", "dog", "Dog's", "Élan", "élans"];

/// Languages of passages.
fn languages() -> Vec<Option<Language>> {
    let coded = ["en", "de", "fr"].map(|code| Some(Language::from_code(code).unwrap()));
    [&[None], &coded[..]].concat()
}

/// A word of a zone, as simple as the words above.
#[derive(Debug, Clone)]
struct Token {
    position: u32,
    term: String,
    form: String,
    shown: String,
    span: Span,
}

fn tokens(text: &str, language: Option<Language>) -> Vec<Token> {
    let analyzer = Analyzer::default();
    let mut forms = Vec::new();
    analyzer.forms(text, &mut |token| forms.push(token.term.to_owned()));
    let terms = analyzer.tokens(text, language);
    assert_eq!(terms.len(), forms.len());
    let token = |(token, form): (crate::analysis::OwnedToken, String)| Token {
        position: token.position,
        shown: token.span.of(text).to_owned(),
        term: token.term,
        form,
        span: token.span,
    };
    terms.into_iter().zip(forms).map(token).collect()
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

/// A stretch of words as the query sees it.
#[derive(Debug, Clone)]
struct Stretch {
    field: TextField,
    tokens: Vec<Token>,
}

/// What matched: places in the list of a stretch's words.
type Matched = BTreeSet<usize>;

struct Naive<'a> {
    passage: &'a PassageView<'a>,
}

impl Naive<'_> {
    /// Spans of the text that are lit; `None` where the query does not hold.
    fn query(&self, query: &Query, scope: &[Stretch], field: Option<TextField>) -> Option<BTreeSet<Span>> {
        let (mut lit, mut matched) = (BTreeSet::new(), 0);
        let (mut has_must, mut has_filter, mut has_should) = (false, false, false);
        for clause in &query.clauses {
            if clause.occur != Occur::MustNot && matches!(&clause.node, Node::Word(word) if word.stop) {
                continue;
            }
            let found = self.node(&clause.node, scope, field);
            let is_filter = clause.node.is_filter();
            has_must |= clause.occur == Occur::Must && !is_filter;
            has_filter |= clause.occur == Occur::Must && is_filter;
            has_should |= clause.occur == Occur::Should;
            match (clause.occur, found) {
                (Occur::Must, None) | (Occur::MustNot, Some(_)) => return None,
                (Occur::Must, Some(found)) => lit.extend(found),
                (Occur::Should, Some(found)) => {
                    matched += 1;
                    lit.extend(found);
                }
                _ => {}
            }
        }
        // Filters alone find; beside words they narrow what the words find.
        let needed = match query.at_least {
            0 => usize::from(!has_must && (has_should || !has_filter)),
            asked => asked,
        };
        (matched >= needed).then_some(lit)
    }

    fn node(&self, node: &Node, scope: &[Stretch], field: Option<TextField>) -> Option<BTreeSet<Span>> {
        let mut lit = BTreeSet::new();
        let mut holds = false;
        let mut merge = |found: Option<BTreeSet<Span>>| {
            holds |= found.is_some();
            lit.extend(found.unwrap_or_default());
        };
        match node {
            Node::Group(query) => merge(self.query(query, scope, field)),
            Node::Field(scoped) => merge(self.query(&scoped.query, scope, Some(scoped.field))),
            Node::Filter(filter) => merge(self.filter(&filter.condition).then(BTreeSet::new)),
            Node::Together(together) => {
                let text = self.passage.text;
                let units = match together.unit {
                    Unit::Sentence => sentences(text),
                    Unit::Paragraph => paragraphs(text).collect(),
                };
                for unit in units {
                    let inside = |stretch: &Stretch| Stretch {
                        field: stretch.field,
                        tokens: stretch.tokens.iter().filter(|token| unit.contains(token.span)).cloned().collect(),
                    };
                    let text = scope.iter().filter(|stretch| stretch.field == TextField::Text);
                    merge(self.query(&together.query, &text.map(inside).collect::<Vec<_>>(), field));
                }
            }
            _ => {
                for stretch in scope {
                    let is_asked = field.map_or(
                        matches!(stretch.field, TextField::Title | TextField::Heading | TextField::Text),
                        |field| field == stretch.field,
                    );
                    let found = if is_asked { occurrences(node, &stretch.tokens) } else { Vec::new() };
                    let is_text = stretch.field == TextField::Text;
                    let spans = found.iter().flatten().filter(|_| is_text).map(|at| stretch.tokens[*at].span);
                    merge((!found.is_empty()).then(|| spans.collect()));
                }
            }
        }
        holds.then_some(lit)
    }

    fn filter(&self, condition: &Condition) -> bool {
        let number = |day: Day| i32::from(day.year) * 400 + i32::from(day.month) * 31 + i32::from(day.day);
        match condition {
            Condition::Path(_) => self.passage.id == "b/a",
            Condition::Language(language) => self.passage.language == Some(*language),
            Condition::Has(known) => *known == Known::Date && self.passage.published.is_some(),
            Condition::Boilerplate(is_furniture) => self.passage.is_furniture == *is_furniture,
            Condition::Date(range) => self.passage.published.is_some_and(|(first, last)| {
                (number(first)..=number(last)).any(|day| {
                    range.from.is_none_or(|from| number(from) <= day) && range.to.is_none_or(|to| day <= number(to))
                })
            }),
        }
    }
}

fn occurrences(node: &Node, tokens: &[Token]) -> Vec<Matched> {
    let singles = |takes: &dyn Fn(&Token) -> bool| -> Vec<Matched> {
        (0..tokens.len()).filter(|at| takes(&tokens[*at])).map(|at| Matched::from([at])).collect()
    };
    match node {
        Node::Word(word) => singles(&|token| word.forms.iter().any(|form| form.term == token.term)),
        Node::Pattern(pattern) => singles(&|token| pattern.forms.contains(&token.form)),
        Node::Phrase(phrase) => {
            let takes = |place: usize, token: &Token| phrase.places[place].1.contains(&token.term);
            let offsets: Vec<u32> = phrase.places.iter().map(|place| place.0).collect();
            assignments(&offsets, i64::from(phrase.slop), tokens, &takes, &mut Vec::new())
        }
        Node::Exact(exact) => {
            let takes = |place: usize, token: &Token| {
                let written = &exact.written[place];
                let shown = token.shown.strip_suffix("'s").unwrap_or(&token.shown);
                exact.forms[place].contains(&token.form) && (written.is_empty() || shown == written)
            };
            let offsets: Vec<u32> = exact.places.iter().map(|place| place.0).collect();
            assignments(&offsets, 0, tokens, &takes, &mut Vec::new())
        }
        Node::Near(near) => {
            let operands: Vec<Vec<Matched>> = near
                .operands
                .iter()
                .map(|operand| operand.iter().flat_map(|node| occurrences(node, tokens)).collect())
                .collect();
            let mut chains: Vec<(Matched, Matched)> =
                operands[0].iter().map(|found| (found.clone(), found.clone())).collect();
            for (operand, link) in operands[1..].iter().zip(&near.links) {
                let mut longer = Vec::new();
                for (chain, last) in &chains {
                    for next in operand.iter().filter(|next| is_linked(last, next, link, tokens)) {
                        longer.push((chain | next, next.clone()));
                    }
                }
                longer.sort();
                longer.dedup();
                chains = longer;
            }
            // A phrase is lit as one, whatever stands between its words.
            let whole = |chain: Matched| match (chain.first(), chain.last()) {
                (Some(first), Some(last)) if near.is_phrase => (*first..=*last).collect(),
                _ => chain,
            };
            chains.into_iter().map(|(chain, _)| whole(chain)).collect()
        }
        _ => unreachable!(),
    }
}

fn is_linked(one: &Matched, next: &Matched, link: &Link, tokens: &[Token]) -> bool {
    let ends = |found: &Matched| {
        let positions = || found.iter().map(|at| i64::from(tokens[*at].position));
        (positions().min().unwrap(), positions().max().unwrap())
    };
    let ((one_first, one_last), (next_first, next_last)) = (ends(one), ends(next));
    let near = |distance: i64| (1..=i64::from(link.within)).contains(&distance);
    near(next_first - one_last) || !link.ordered && near(one_first - next_last)
}

/// Every way to give each place a word of its own.
fn assignments(
    offsets: &[u32],
    slop: i64,
    tokens: &[Token],
    takes: &dyn Fn(usize, &Token) -> bool,
    chosen: &mut Vec<usize>,
) -> Vec<Matched> {
    if chosen.len() == offsets.len() {
        let shift = |(at, offset): (&usize, &u32)| i64::from(tokens[*at].position) - i64::from(*offset);
        let shifts: Vec<i64> = chosen.iter().zip(offsets).map(shift).collect();
        let spread = shifts.iter().max().unwrap() - shifts.iter().min().unwrap();
        let ends = (chosen.iter().min().unwrap(), chosen.iter().max().unwrap());
        // Words in a row are lit as one, whatever stands between them.
        let words = if slop == 0 { (*ends.0..=*ends.1).collect() } else { chosen.iter().copied().collect() };
        return if spread <= slop { vec![words] } else { Vec::new() };
    }
    let mut all = Vec::new();
    for at in 0..tokens.len() {
        if !chosen.contains(&at) && takes(chosen.len(), &tokens[at]) {
            chosen.push(at);
            all.extend(assignments(offsets, slop, tokens, takes, chosen));
            chosen.pop();
        }
    }
    all
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

fn any_query() -> impl Strategy<Value = Query> {
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

type AnyPassage = (Option<String>, Vec<String>, String, Option<String>, Option<(Day, Day)>, bool);

fn any_passage() -> impl Strategy<Value = AnyPassage> {
    (
        prop::option::of(any_text(0..4)),
        prop::collection::vec(any_text(0..4), 0..3),
        any_text(0..12),
        prop::option::of(any_text(0..3)),
        prop::option::of((any_day(), any_day()).prop_map(|(one, other)| (one.min(other), one.max(other)))),
        any::<bool>(),
    )
}

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

/// Queries whose words are taken from anywhere.
fn any_clauses() -> impl Strategy<Value = Vec<Clause>> {
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
