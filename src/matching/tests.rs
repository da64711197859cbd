//! What is lit, told by examples: queries are built by hand, lit pieces stand in brackets.

use super::*;
use crate::analysis::Analyzer;
use crate::query::{
    Clause, Exact, Form, Link, Near, Node, Occur, Pattern, Phrase, Query, Scoped, Spelling, TextField, Together, Unit,
    Word,
};
use crate::text::Span;

const SPAN: Span = Span { start: 0, end: 0 };

fn clause(occur: Occur, node: Node) -> Clause {
    Clause { occur, node, weight: 1.0 }
}

fn word(text: &str) -> Clause {
    let tokens = Analyzer::default().tokens(text, None).into_iter().enumerate();
    let forms =
        tokens.map(|(at, token)| Form { term: token.term, weight: 1.0, part: at.checked_sub(1), alone: at == 0 });
    clause(Occur::Should, Node::Word(Word { typed: text.to_owned(), span: SPAN, forms: forms.collect(), stop: false }))
}

fn words(text: &str) -> Vec<Clause> {
    text.split(' ').map(word).collect()
}

fn phrase(text: &str) -> Clause {
    near_phrase(text, 0)
}

fn near_phrase(text: &str, slop: u32) -> Clause {
    let tokens = Analyzer::default().tokens(text, None).into_iter();
    let places = tokens.map(|token| (token.position, vec![token.term])).collect();
    clause(Occur::Should, Node::Phrase(Phrase { typed: text.to_owned(), span: SPAN, places, slop }))
}

fn exact(text: &str) -> Clause {
    let tokens = Analyzer::default().tokens(text, None);
    let mut forms = Vec::new();
    Analyzer::default().forms(text, &mut |token| forms.push(vec![token.term.to_owned()]));
    let is_capital = text.contains(char::is_uppercase);
    let written = |token: &crate::analysis::OwnedToken| match is_capital {
        true => token.span.of(text).to_owned(),
        false => String::new(),
    };
    clause(
        Occur::Should,
        Node::Exact(Exact {
            typed: text.to_owned(),
            span: SPAN,
            forms,
            written: tokens.iter().map(written).collect(),
            places: tokens.into_iter().map(|token| (token.position, vec![token.term])).collect(),
        }),
    )
}

fn pattern(typed: &str, forms: &[&str]) -> Clause {
    let term = |form: &&str| Analyzer::default().tokens(form, None)[0].term.clone();
    clause(
        Occur::Should,
        Node::Pattern(Pattern {
            typed: typed.to_owned(),
            span: SPAN,
            spelling: Spelling::Wildcard(typed.to_owned()),
            terms: forms.iter().map(term).collect(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        }),
    )
}

fn near(operands: Vec<Clause>, within: u32, ordered: bool) -> Clause {
    let links = vec![Link { within, ordered }; operands.len() - 1];
    let operands = operands.into_iter().map(|operand| vec![operand.node]).collect();
    clause(Occur::Should, Node::Near(Near { span: SPAN, operands, links, is_phrase: false }))
}

fn together(unit: Unit, clauses: Vec<Clause>) -> Clause {
    clause(Occur::Should, Node::Together(Together { span: SPAN, unit, query: query(clauses) }))
}

fn field(field: TextField, inner: Clause) -> Clause {
    clause(Occur::Should, Node::Field(Scoped { span: SPAN, field, query: query(vec![inner]) }))
}

fn group(clauses: Vec<Clause>) -> Clause {
    clause(Occur::Should, Node::Group(query(clauses)))
}

fn must(clause: Clause) -> Clause {
    Clause { occur: Occur::Must, ..clause }
}

fn all(clauses: Vec<Clause>) -> Vec<Clause> {
    clauses.into_iter().map(must).collect()
}

fn negated(clause: Clause) -> Clause {
    Clause { occur: Occur::MustNot, ..clause }
}

fn stop(mut clause: Clause) -> Clause {
    if let Node::Word(word) = &mut clause.node {
        word.stop = true;
    }
    clause
}

fn query(clauses: Vec<Clause>) -> Query {
    Query { clauses, ..Query::default() }
}

fn matcher(clauses: Vec<Clause>) -> Matcher {
    Matcher::new(&query(clauses), &Analyzer::default())
}

/// The text with what is lit in brackets.
fn lit(clauses: Vec<Clause>, text: &str) -> String {
    let matcher = matcher(clauses);
    let passage = PassageView::of_text(text, None);
    let matches = matcher.matches(&passage);
    assert!(matches.is_empty() || matcher.holds(&passage));
    let mut bracketed = text.to_owned();
    for found in matches.iter().rev() {
        bracketed.insert(found.span.end, ']');
        bracketed.insert(found.span.start, '[');
    }
    bracketed
}

#[test]
fn words_are_lit_in_all_their_forms() {
    assert_eq!(
        lit(words("invest"), "Investors? It invested, INVESTING again."),
        "Investors? It [invested], [INVESTING] again."
    );
}

#[test]
fn words_that_follow_one_another_in_both_are_lit_as_one() {
    assert_eq!(
        lit(words("scale ai stake"), "A stake in Scale AI: Scale\nAI stake, AI Scale."),
        "A [stake] in [Scale AI]: [Scale\nAI stake], [AI] [Scale]."
    );
    assert_eq!(lit(words("wang leaves"), "Wang, who leaves. Wang. Leaves"), "[Wang], who [leaves]. [Wang]. [Leaves]");
    let passed_over = vec![word("bank"), stop(word("of")), word("england")];
    assert_eq!(lit(passed_over, "The Bank of England of old"), "The [Bank] of [England] of old");
}

#[test]
fn a_word_typed_twice_is_lit_as_one_with_what_follows_either() {
    assert_eq!(lit(words("new york new jersey"), "A new New York New Jersey."), "A [new] [New York New Jersey].");
    assert_eq!(lit(words("bye bye love"), "Bye bye love, bye."), "[Bye bye love], [bye].");
    assert_eq!(lit(words("new york new jersey"), "New Jersey, York New, Jersey"), "[New Jersey], [York New], [Jersey]");
    let mut query = words("york new jersey");
    query.insert(2, phrase("new jersey bay"));
    assert_eq!(lit(query, "In York New Jersey Bay"), "In [York New Jersey Bay]");
}

#[test]
fn a_phrase_is_lit_as_a_whole_and_its_words_alone_never() {
    let text = "The heat pump moves heat. A pump of heat, the heat  pump.";
    assert_eq!(lit(vec![phrase("heat pump")], text), "The [heat pump] moves heat. A pump of heat, the [heat  pump].");
    assert_eq!(lit(vec![phrase("heat pump"), word("moves")], text).matches('[').count(), 3);
    assert_eq!(lit(vec![phrase("pump noise"), word("pump")], "A pump hums."), "A [pump] hums.");
}

#[test]
fn overlapping_phrases_are_lit_as_one() {
    assert_eq!(lit(vec![phrase("a b c"), phrase("c d")], "x a b c d e"), "x [a b c d] e");
    assert_eq!(lit(vec![phrase("a a")], "a a a b a"), "[a a a] b a");
}

#[test]
fn negated_words_and_those_passed_over_are_never_lit() {
    let query =
        || vec![word("pump"), word("of"), negated(word("fan")), negated(phrase("heat pump")), stop(word("the"))];
    assert_eq!(lit(query(), "The pump of the heat"), "The [pump of] the heat");
    // What matches no query has nothing that matched.
    assert_eq!(lit(query(), "The pump and the fan"), "The pump and the fan");
}

#[test]
fn a_compound_word_is_lit_whole_and_its_parts_only_side_by_side() {
    assert_eq!(
        lit(words("GPT-4"), "GPT-4 beats GPT 3 in 4 tests, as GPT 4 did."),
        "[GPT-4] beats GPT 3 in 4 tests, as [GPT 4] did."
    );
}

#[test]
fn a_part_that_counts_alone_is_lit_alone() {
    let mut query = words("multi-agent");
    if let Node::Word(word) = &mut query[0].node {
        word.forms.iter_mut().for_each(|form| form.alone = true);
    }
    assert_eq!(lit(query, "A multi-agent system: one agent."), "A [multi-agent] system: one [agent].");
}

#[test]
fn accents_written_apart_are_lit_with_their_letter() {
    assert_eq!(lit(words("cafe"), "the cafe\u{301} here"), "the [cafe\u{301}] here");
}

#[test]
fn words_out_of_place_are_lit_one_by_one() {
    let text = "Scale sold a stake. A stake of 49% in Scale.";
    let found = lit(vec![near_phrase("scale stake", 2)], text);
    assert_eq!(found, "[Scale] sold a [stake]. A stake of 49% in Scale.");
    // Two words that change places are 2 out of place.
    assert_eq!(lit(vec![near_phrase("scale stake", 2)], "a stake scale"), "a [stake] [scale]");
    assert_eq!(lit(vec![near_phrase("scale stake", 1)], "a stake scale"), "a stake scale");
    // A word of the text takes one place.
    assert_eq!(lit(vec![near_phrase("bye bye", 3)], "bye now"), "bye now");
    assert_eq!(lit(vec![near_phrase("bye bye", 3)], "bye now bye"), "[bye] now [bye]");
}

#[test]
fn words_near_one_another_are_lit_without_what_stands_between() {
    let text = "Meta bought a stake. Nobody had asked Meta about chips, or the price of a stake.";
    let close = |within, ordered| lit(vec![near(words("stake meta"), within, ordered)], text);
    assert_eq!(close(3, false), "[Meta] bought a [stake]. Nobody had asked Meta about chips, or the price of a stake.");
    assert_eq!(close(4, true), "Meta bought a [stake]. Nobody had asked [Meta] about chips, or the price of a stake.");
    assert_eq!(close(3, true), text);
    let chain = vec![near(vec![word("meta"), phrase("a stake"), word("nobody")], 2, true)];
    assert_eq!(
        lit(chain, text),
        "[Meta] bought [a stake]. [Nobody] had asked Meta about chips, or the price of a stake."
    );
    let shuffled = vec![near(vec![near_phrase("chips meta", 4), word("price")], 3, true)];
    assert_eq!(
        lit(shuffled, text),
        "Meta bought a stake. Nobody had asked [Meta] about [chips], or the [price] of a stake."
    );
}

#[test]
fn clauses_of_a_sentence_are_lit_in_sentences_that_have_them_all() {
    let text = "Meta grew. Scale and Meta met.\n\nMeta left. Scale stayed.";
    let sentence = vec![together(Unit::Sentence, all(words("meta scale")))];
    assert_eq!(lit(sentence, text), "Meta grew. [Scale] and [Meta] met.\n\nMeta left. Scale stayed.");
    let paragraph = vec![together(Unit::Paragraph, all(words("left stayed")))];
    assert_eq!(lit(paragraph, text), "Meta grew. Scale and Meta met.\n\nMeta [left]. Scale [stayed].");
    let without = vec![together(Unit::Sentence, vec![must(word("meta")), negated(word("scale"))])];
    assert_eq!(lit(without, text), "[Meta] grew. Scale and Meta met.\n\n[Meta] left. Scale stayed.");
}

#[test]
fn an_exact_form_is_lit_in_that_form_and_in_these_letters() {
    let text = "Investing is to invest. We invested: INVESTING.";
    assert_eq!(lit(vec![exact("investing")], text), "[Investing] is to invest. We invested: [INVESTING].");
    assert_eq!(lit(vec![exact("Meta")], "Meta's meta META ‘Meta’"), "[Meta's] meta META ‘[Meta]’");
    assert_eq!(lit(vec![exact("Scale AI")], "Scale AI, scale ai, Scales AI"), "[Scale AI], scale ai, Scales AI");
    assert_eq!(lit(vec![exact("Zoë")], "Zoe\u{308} and Zoe"), "[Zoe\u{308}] and Zoe");
}

#[test]
fn a_pattern_lights_words_whole_and_only_those_spelled_so() {
    let text = "Annotators annotate; annotation, an annex.";
    let query = vec![pattern("annotat*", &["annotate", "annotation", "annotators"])];
    assert_eq!(lit(query, text), "[Annotators] [annotate]; [annotation], an annex.");
    // `invest` and `investing` share a stem, not a spelling.
    assert_eq!(lit(vec![pattern("investi*", &["investing"])], "invest investing"), "invest [investing]");
    assert_eq!(lit(vec![pattern("x*", &[])], "x"), "x");
}

#[test]
fn nothing_is_lit_of_a_group_that_does_not_hold() {
    let query = || vec![word("pump"), group(all(words("heat noise")))];
    assert_eq!(lit(query(), "A heat pump."), "A heat [pump].");
    assert_eq!(lit(query(), "Heat, noise."), "[Heat], [noise].");
    let at_least_two = vec![clause(Occur::Should, Node::Group(Query { clauses: words("a b c"), at_least: 2 }))];
    assert_eq!(lit(at_least_two.clone(), "a x c"), "[a] x [c]");
    assert_eq!(lit(at_least_two, "a x d"), "a x d");
    assert_eq!(lit(all(words("heat pump")), "The heat"), "The heat");
}

#[test]
fn fields_light_only_the_text_and_only_what_they_ask_for() {
    let passage = PassageView {
        title: Some("Meta and Scale"),
        headings: &["The stake".to_owned(), "What Scale does".to_owned()],
        author: Some("Ada Meta"),
        ..PassageView::of_text("Meta has a stake.", None)
    };
    let found = |clauses: Vec<Clause>| {
        let matcher = matcher(clauses);
        (matcher.holds(&passage), matcher.matches(&passage).len())
    };
    assert_eq!(found(vec![field(TextField::Title, word("meta"))]), (true, 0));
    assert_eq!(found(vec![field(TextField::Text, word("meta"))]), (true, 1));
    assert_eq!(found(vec![field(TextField::Title, word("stake"))]), (false, 0));
    assert_eq!(found(vec![field(TextField::Author, word("meta"))]), (true, 0));
    assert_eq!(found(vec![word("ada")]), (false, 0));
    assert_eq!(found(vec![word("scale")]), (true, 0));
    // Neither from the title into the headings, nor from one heading into the next.
    assert_eq!(found(vec![phrase("scale the stake")]), (false, 0));
    assert_eq!(found(vec![near(words("stake what"), 5, false)]), (false, 0));
    assert_eq!(found(vec![near(words("stake meta"), 5, false)]), (true, 2));
}

#[test]
fn a_compound_word_is_left_out_whole_or_with_its_parts_in_a_row() {
    let holds = |text| matcher(vec![word("x"), negated(word("GPT-4"))]).holds(&PassageView::of_text(text, None));
    assert!(holds("x GPT 3, 4"));
    assert!(!holds("x GPT-4"));
    assert!(!holds("x GPT 4"));
    let mut alone = word("multi-agent");
    if let Node::Word(word) = &mut alone.node {
        word.forms.iter_mut().for_each(|form| form.alone = true);
    }
    let holds = |clause, text| matcher(vec![word("x"), clause]).holds(&PassageView::of_text(text, None));
    assert!(holds(negated(alone.clone()), "x agent"));
    assert!(holds(must(alone), "x agent"));
}

#[test]
fn a_compound_word_reaches_as_far_as_its_last_part() {
    assert_eq!(lit(vec![near(words("GPT-4 model"), 1, true)], "a GPT-4 model"), "a [GPT-4 model]");
}

#[test]
fn what_asks_for_nothing_matches_nothing() {
    let text = PassageView::of_text("a b", None);
    assert!(!matcher(Vec::new()).holds(&text));
    assert!(!matcher(vec![negated(word("c"))]).holds(&text));
    assert!(!matcher(vec![stop(word("a")), negated(word("c"))]).holds(&text));
    assert!(!matcher(vec![must(stop(word("a")))]).holds(&text));
    assert!(!matcher(vec![must(group(vec![negated(word("c"))]))]).holds(&text));
}

#[test]
fn one_word_all_over_is_no_burden() {
    let text = "a ".repeat(30_000);
    let passage = PassageView::of_text(&text, None);
    for clause in [
        near_phrase("a a a a", 100),
        phrase(&"a ".repeat(40)),
        near(vec![word("a"), phrase("a a"), word("a")], 100, false),
        near(vec![near_phrase("a a", 100), word("a")], 100, false),
        together(Unit::Sentence, all(words("a a"))),
    ] {
        assert!(matcher(vec![clause]).holds(&passage));
    }
}

#[test]
fn conditions_on_a_sentence_look_at_their_own_words_alone() {
    let text = "a ".repeat(1_000);
    let clauses = (0..200).map(|_| together(Unit::Sentence, all(words("a a")))).collect();
    assert_eq!(matcher(clauses).matches(&PassageView::of_text(&text, None)).len(), 1);
}
