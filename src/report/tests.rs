//! What figures are about, and how many articles say so.

use super::about::about;
use super::names::object_of_query;
use super::support::{count, fingerprint};
use crate::figures::read;

/// What each figure of `sentence` is about, where the search is about `asked`.
fn subjects(sentence: &str, asked: Option<&str>) -> Vec<String> {
    read(sentence, None)
        .iter()
        .map(|figure| {
            format!("{}: {}", figure.as_written(sentence), about(sentence, figure.span, figure, asked).subject)
        })
        .collect()
}

#[test]
fn a_figure_is_about_the_noun_behind_it_or_what_was_said_before() {
    for (sentence, expected) in [
        ("Orla pays $10 billion for a 49% stake in Harrow Labs.", vec!["$10 billion: spending", "49%: stake"]),
        (
            "Orla invests over ten billion dollars in Harrow Labs.",
            vec!["ten billion dollars: investment in Harrow Labs"],
        ),
        ("Orla's $15 billion stake in Harrow Labs grew.", vec!["$15 billion: investment in Harrow Labs"]),
        ("The round values the firm at over $29 billion.", vec!["$29 billion: valuation"]),
        ("It is equal to 10% of Orla's 2024 revenue.", vec!["10%: revenue", "2024: year"]),
        ("The model has 400 billion parameters.", vec!["400 billion parameters: parameters"]),
        ("The court imposed a $2 million fine.", vec!["$2 million: fine"]),
        ("The council approved a $2 million bridge.", vec!["$2 million: bridge"]),
        ("This $3 billion gamble may fail.", vec!["$3 billion: investment in Harrow Labs"]),
    ] {
        assert_eq!(subjects(sentence, Some("Harrow Labs")), expected, "{sentence}");
    }
}

#[test]
fn the_object_of_a_query_is_the_name_that_something_goes_into() {
    let sentences = ["Orla invests in Harrow Labs.", "Orla bets on Harrow Labs.", "Orla grew.", "Orla fell."];
    assert_eq!(object_of_query("orla investment harrow labs", sentences.into_iter()).as_deref(), Some("Harrow Labs"));
    assert_eq!(object_of_query("weather", sentences.into_iter()), None);
}

#[test]
fn articles_that_share_a_sentence_count_once() {
    let copied = fingerprint("Orla is reportedly putting close to $15 billion into a stake in the lab.");
    let own = fingerprint("A second sentence that is long enough to be told from any other one.");
    let support = count(&[("a", &copied), ("b", &copied), ("c", &own), ("c", ""), ("d", "")]);
    assert_eq!(support.articles, 3);
    assert_eq!(support.copies, [None, Some(0), None, None, None]);
    assert_eq!(count(&[]).articles, 0);
}
