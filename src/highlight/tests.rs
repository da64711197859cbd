use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::analysis::Analyzer;
use crate::matching::{Matcher, PassageView};
use crate::query::{Clause, Form, Node, Occur, Phrase, Query, Word};
use crate::text::{Span, grapheme_count, is_grapheme_border};

/// The terms of `text`, each with its position.
fn terms(text: &str) -> Vec<(u32, String)> {
    Analyzer::default().tokens(text, None).into_iter().map(|token| (token.position, token.term)).collect()
}

fn clause(occur: Occur, node: Node) -> Clause {
    Clause { occur, node, weight: 1.0 }
}

fn word(text: &str) -> Clause {
    let forms = terms(text).into_iter().enumerate();
    let forms =
        forms.map(|(at, (_, term))| Form { term, weight: 1.0, part: at.checked_sub(1), alone: at == 0 }).collect();
    clause(Occur::Should, Node::Word(Word { typed: text.to_owned(), span: Span::new(0, 0), forms, stop: false }))
}

fn phrase(text: &str) -> Clause {
    let places = terms(text).into_iter().map(|(position, term)| (position, vec![term])).collect();
    clause(Occur::Should, Node::Phrase(Phrase { typed: text.to_owned(), span: Span::new(0, 0), places, slop: 0 }))
}

fn negated(mut clause: Clause) -> Clause {
    clause.occur = Occur::MustNot;
    clause
}

fn stop(mut clause: Clause) -> Clause {
    if let Node::Word(word) = &mut clause.node {
        word.stop = true;
    }
    clause
}

fn words(text: &str) -> Vec<Clause> {
    text.split(' ').map(word).collect()
}

fn matcher(clauses: Vec<Clause>) -> Matcher {
    Matcher::new(&Query { clauses, ..Query::default() }, &Analyzer::default())
}

/// The snippet of at most `max` characters, what is lit in brackets, an ellipsis where a sentence is cut.
fn shown(clauses: Vec<Clause>, text: &str, max: usize) -> String {
    let snippet = snippet(
        &matcher(clauses),
        &PassageView::of_text(text, None),
        &SnippetOptions { max_chars: max, ..SnippetOptions::default() },
    );
    let ellipsis = |cut: Option<bool>| if cut == Some(true) { "…" } else { "" };
    let before = ellipsis(snippet.fragments.first().map(|first| first.cut_start));
    let after = ellipsis(snippet.fragments.last().map(|last| last.cut_end));
    format!("{before}{}{after}", bracketed(&snippet, text))
}

fn bracketed(snippet: &Snippet, text: &str) -> String {
    let segments = snippet.segments(text);
    segments
        .iter()
        .map(|segment| if segment.is_match { format!("[{}]", segment.text) } else { segment.text.clone() })
        .collect()
}

const PUMPS: &str = "Pumps are old. They were known to the Romans, who built them of bronze. The noise of a pump \
    depends on its bearing. A bearing that is worn hums. Nobody likes that. Some pumps run for years.";

#[test]
fn a_snippet_is_whole_sentences_around_the_most_telling_words() {
    assert_eq!(
        shown(words("pump bearing noise"), PUMPS, 90),
        "The [noise] of a [pump] depends on its [bearing]. A [bearing] that is worn hums."
    );
    assert_eq!(shown(words("bearing"), "  One bearing. \n\n", 320), "One [bearing].");
}

const HEADED: &str = "The first road\n\nOne may sell the bearing. That is quick.\n\nThree ways out\n\nThe second road \
    is long and asks for patience. It leads over the hills.\n\nItems\n\nbronze pumps\n\nsteel pumps\n\nNobody knows more.";

#[test]
fn a_snippet_does_not_end_with_a_heading_and_takes_none_in_to_fill_its_beginning() {
    assert_eq!(shown(words("bearing quick"), HEADED, 60), "One may sell the [bearing]. That is [quick].");
    assert_eq!(
        shown(words("patience"), HEADED, 90).lines().next(),
        Some("The second road is long and asks for [patience]. It leads over the hills.")
    );
    assert_eq!(shown(words("first road"), HEADED, 70), "The [first road]\n\nOne may sell the bearing. That is quick.");
    assert!(shown(words("steel"), HEADED, 90).contains("bronze pumps\n\n[steel] pumps\n\nNobody"));
}

#[test]
fn what_weighs_more_is_shown_first() {
    let text = "Pumps are pumps and stay pumps for pumps. Later on the bearing is named, and nothing else is.";
    let query = words("pumps bearing");
    let options = SnippetOptions { max_chars: 60, fragments: 1 };
    let weighty = matcher(query.clone()).with_weights(&[0.5, 5.0]);
    assert!(bracketed(&snippet(&weighty, &PassageView::of_text(text, None), &options), text).starts_with("Later"));
    let other = matcher(query).with_weights(&[5.0, 0.5]);
    assert!(bracketed(&snippet(&other, &PassageView::of_text(text, None), &options), text).starts_with("[Pumps]"));
}

#[test]
fn a_word_typed_many_times_counts_once_and_is_no_burden() {
    let query = format!("bearing noise{}", " pumps".repeat(30));
    assert_eq!(shown(words(&query), PUMPS, 60), shown(words("bearing noise pumps"), PUMPS, 60));
    let shown = shown(words("pump ".repeat(1_024).trim_end()), &"pump ".repeat(500), 40);
    assert_eq!(shown, "[pump pump pump pump pump pump pump pump]…");
}

#[test]
fn of_equals_the_earlier_is_shown() {
    assert_eq!(shown(words("bearing"), "A bearing here. Nothing is there. A bearing there.", 16), "A [bearing] here.");
}

#[test]
fn without_a_match_the_opening_is_shown() {
    assert_eq!(
        shown(words("absent"), PUMPS, 80),
        "Pumps are old. They were known to the Romans, who built them of bronze."
    );
}

#[test]
fn a_sentence_that_is_too_long_is_cut_at_words_around_what_matched() {
    let long =
        format!("It began {}with a bearing {}and it ended.", "very slowly ".repeat(20), "quite suddenly ".repeat(20));
    assert_eq!(shown(words("bearing"), &long, 60), "…slowly very slowly with a [bearing] quite suddenly quite…");
    assert_eq!(shown(words("began"), &long, 30), "It [began] very slowly very…");
    let end = shown(words("ended"), &long, 40);
    assert!(end.starts_with('…') && end.ends_with("and it [ended]."), "{end}");
}

#[test]
fn length_counts_characters_as_readers_do() {
    let text = "👩‍👩‍👧 e\u{301} ".repeat(100);
    let found = snippet(
        &matcher(words("absent")),
        &PassageView::of_text(&text, None),
        &SnippetOptions { max_chars: 10, fragments: 1 },
    );
    assert!((8..=10).contains(&grapheme_count(found.span().of(&text))));
}

#[test]
fn scripts_without_blanks_are_cut_between_characters() {
    let text = "中文".repeat(300);
    let found = snippet(
        &matcher(words("absent")),
        &PassageView::of_text(&text, None),
        &SnippetOptions { max_chars: 50, fragments: 1 },
    );
    assert_eq!(grapheme_count(found.span().of(&text)), 50);
}

#[test]
fn blank_passages_and_no_room_give_an_empty_snippet() {
    assert_eq!(shown(words("a"), " \n ", 50), "");
    assert_eq!(shown(words("a"), "a b", 0), "");
}

fn any_clauses() -> impl Strategy<Value = Vec<Clause>> {
    let text = || prop_oneof!["[abc中e]{1,2}", "[ab]-[bc]", "[a-c]{1,2} [a-c]", "\\PC{1,3}"];
    let one = (text(), 0..5).prop_map(|(text, kind)| match kind {
        0 => phrase(&text),
        1 => negated(word(&text)),
        2 => stop(word(&text)),
        _ => word(&text),
    });
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #![proptest_config(crate::testing::cases(10_000))]

    #[test]
    fn snippets_keep_their_promises_on_any_text(
        clauses in any_clauses(),
        text in "([abc中e]{1,3}[-.!?…。 \n\r\"”()9\u{301}\u{200d}é\u{600}🇩🇪]{0,3}){0,40}|\\PC{0,60}",
        max in 0usize..50,
        fragments in 1usize..4,
        has_blocks_by_line in proptest::bool::weighted(0.3),
    ) {
        let matcher = matcher(clauses);
        let border = |at| is_grapheme_border(&text, at);
        let passage = PassageView { has_blocks_by_line, ..PassageView::of_text(&text, None) };
        let found = snippet(&matcher, &passage, &SnippetOptions { max_chars: max, fragments });
        let joined: String = found.segments(&text).iter().map(|segment| segment.text.as_str()).collect();
        prop_assert!(grapheme_count(&joined) <= max);
        prop_assert!(found.fragments.len() <= fragments);
        prop_assert_eq!(joined.trim().is_empty(), text.trim().is_empty() || max == 0);
        let windows: Vec<&str> = found.fragments.iter().map(|fragment| fragment.span.of(&text)).collect();
        prop_assert_eq!(joined, windows.join(ELLIPSIS));
        let matches = matcher.matches(&passage);
        let mut end = 0;
        for (number, fragment) in found.fragments.iter().enumerate() {
            let Span { start, end: fragment_end } = fragment.span;
            prop_assert!(border(start) && border(fragment_end));
            prop_assert!(number == 0 || !text[end..start].trim().is_empty(), "fragments touch");
            prop_assert!(start >= end);
            // A blank with an accent on it is no blank to a reader.
            let is_blank = |character: Option<&str>| character.is_none_or(|character| character.trim().is_empty());
            let mut characters = fragment.span.of(&text).graphemes(true);
            prop_assert!(!is_blank(characters.clone().next()) && !is_blank(characters.next_back()));
            end = fragment_end;
            let mut at = start;
            for lit in &fragment.highlights {
                prop_assert!(lit.start >= at && !lit.is_empty() && border(lit.start) && border(lit.end));
                prop_assert!(matches.iter().any(|found| found.span.contains(*lit)));
                at = lit.end;
            }
            prop_assert!(at <= end);
        }
        // Where something matched, something of it is shown.
        let is_lit = found.fragments.iter().any(|fragment| !fragment.highlights.is_empty());
        prop_assert_eq!(is_lit, !matches.is_empty() && max > 0);
    }
}
