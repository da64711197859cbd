//! The first stage against a scorer that looks at everything.

use std::collections::HashMap;

use proptest::prelude::*;
use tantivy::DocAddress;

use super::{Candidate, Furniture, RetrieveOptions, Totals, candidates, count, expand, rarity, select};
use crate::index::{Corpus, Index, OpenError, Refresh, Silent, UpdateOptions, refresh};
use crate::query::{Clause, Form, Node, Occur, Phrase, Query, Setting, Word, analyze, parse};
use crate::search::world::{World, all_passages};
use crate::text::Span;

fn best(query: &Query, index: &Index, options: &RetrieveOptions) -> Result<Vec<Candidate>, OpenError> {
    candidates(query, index, &select(query, index, u64::MAX)?, options)
}

fn counted(query: &Query, index: &Index, articles: &[DocAddress]) -> Result<Totals, OpenError> {
    count(query, index, &select(query, index, u64::MAX)?, articles)
}

fn word(term: &str) -> Node {
    let form = Form { term: term.to_owned(), weight: 1.0, part: None, alone: true };
    Node::Word(Word { typed: term.to_owned(), span: Span::new(0, 0), forms: vec![form], stop: false })
}

fn phrase(terms: &[&str]) -> Node {
    let places = (0..).zip(terms).map(|(at, term)| (at, vec![(*term).to_owned()])).collect();
    Node::Phrase(Phrase { typed: terms.join(" "), span: Span::new(0, 0), places, slop: 0 })
}

fn query(clauses: Vec<(Occur, Node)>) -> Query {
    let clauses = clauses.into_iter().map(|(occur, node)| Clause { occur, node, weight: 1.0 }).collect();
    Query { clauses, ..Query::default() }
}

fn should(terms: &[&str]) -> Query {
    query(terms.iter().map(|term| (Occur::Should, word(term))).collect())
}

fn options(depth: usize) -> RetrieveOptions {
    RetrieveOptions { depth, ..RetrieveOptions::default() }
}

/// Passage ids and scores.
fn found(index: &Index, candidates: &[Candidate]) -> Vec<(String, f64)> {
    let id = |candidate: &Candidate| {
        let passage = index.passage(candidate.address).unwrap();
        assert_eq!(passage.ordinal, candidate.ordinal);
        assert_eq!(passage.article, index.article_at(candidate.article).unwrap().id);
        format!("{}#{}", passage.article, passage.ordinal)
    };
    candidates.iter().map(|candidate| (id(candidate), candidate.score)).collect()
}

/// Ids and scores of all passages with any of `terms`, best first: BM25 as the books have it.
fn by_brute_force(index: &Index, terms: &[&str]) -> Vec<((String, u32), f64)> {
    let all = all_passages(index);
    let total = all.len() as f64;
    let length = |terms: &HashMap<String, u32>| f64::from(terms.values().sum::<u32>());
    let average = all.iter().map(|(_, terms)| length(terms)).sum::<f64>() / total;
    let mut scored = Vec::new();
    for (passage, held) in &all {
        let mut score = 0.0;
        for term in terms {
            let with = all.iter().filter(|(_, terms)| terms.contains_key(*term)).count() as f64;
            let frequency = f64::from(held.get(*term).copied().unwrap_or(0));
            let rarity = (1.0 + (total - with + 0.5) / (with + 0.5)).ln();
            score += rarity * 2.2 * frequency / (frequency + 1.2 * (0.25 + 0.75 * length(held) / average));
        }
        if terms.iter().any(|term| held.contains_key(*term)) {
            scored.push(((passage.article.to_string(), passage.ordinal), score));
        }
    }
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    scored
}

const WORDS: [&str; 6] = ["amber", "birch", "cedar", "delta", "ember", "fjord"];

/// Files of paragraphs of words. Short, so that the engine keeps their lengths exactly.
fn corpora() -> impl Strategy<Value = Vec<Vec<Vec<usize>>>> {
    let paragraph = prop::collection::vec(0..WORDS.len(), 3..9);
    prop::collection::vec(prop::collection::vec(paragraph, 1..5), 1..7)
}

fn written(paragraphs: &[Vec<usize>]) -> String {
    let paragraph = |words: &Vec<usize>| words.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ") + ".";
    paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}

proptest! {
    #![proptest_config(crate::testing::cases(12))]

    #[test]
    fn candidates_are_those_of_a_scorer_that_looks_at_everything(
        corpus in corpora(),
        asked in prop::collection::btree_set(0..WORDS.len(), 1..5),
        depth in 1..30_usize,
    ) {
        let world = World::new().with_passages_of(8);
        for (number, paragraphs) in corpus.iter().enumerate() {
            world.write(&format!("{number}.txt"), &written(paragraphs));
        }
        let index = world.index();
        let terms: Vec<&str> = asked.iter().map(|at| WORDS[*at]).collect();
        let expected = by_brute_force(&index, &terms);
        let got = best(&should(&terms), &index, &options(depth)).unwrap();
        let got = found(&index, &got);
        prop_assert_eq!(got.len(), expected.len().min(depth));
        for (at, (id, score)) in got.iter().enumerate() {
            let (expected_id, expected_score) = &expected[at];
            prop_assert!((score - expected_score).abs() < 1e-4, "{} {} at {}", score, expected_score, at);
            // Scores that differ by rounding alone may stand in either order in one of the two.
            let tied = |(_, other): &((String, u32), f64)| (other - expected_score).abs() < 1e-4;
            if expected.iter().filter(|other| tied(other)).count() == 1 {
                prop_assert_eq!(id, &format!("{}#{}", expected_id.0, expected_id.1));
            }
        }
        for pair in got.windows(2) {
            prop_assert!(pair[0].1 >= pair[1].1);
        }
        let totals = counted(&should(&terms), &index, &[]).unwrap();
        let articles: std::collections::BTreeSet<_> = expected.iter().map(|((article, _), _)| article).collect();
        prop_assert_eq!(totals.passages, expected.len() as u64);
        prop_assert_eq!(totals.articles, articles.len() as u64);
    }

    #[test]
    fn answers_do_not_depend_on_how_the_index_came_about(
        corpus in corpora(),
        asked in prop::collection::btree_set(0..WORDS.len(), 1..6),
        depth in 1..12_usize,
    ) {
        let fresh = World::new().with_passages_of(8);
        let grown = World::new().with_passages_of(8);
        grown.write("gone.txt", "amber birch cedar delta ember fjord amber amber");
        grown.write("0.txt", "amber amber birch");
        grown.index();
        for (number, paragraphs) in corpus.iter().enumerate().rev() {
            fresh.write(&format!("{number}.txt"), &written(paragraphs));
            grown.write(&format!("{number}.txt"), &written(paragraphs));
            if number % 2 == 0 {
                grown.index();
            }
        }
        grown.remove("gone.txt");
        let (fresh, grown) = (fresh.index(), grown.index());
        let terms: Vec<&str> = asked.iter().map(|at| WORDS[*at]).collect();
        let answer = |index: &Index| {
            let got = best(&should(&terms), index, &options(depth)).unwrap();
            (found(index, &got), counted(&should(&terms), index, &[]).unwrap())
        };
        prop_assert_eq!(answer(&fresh), answer(&grown));
    }
}

/// A generator of numbers that all platforms agree on.
fn numbers(mut state: u64) -> impl FnMut(u64) -> u64 {
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

#[test]
fn a_segment_that_has_all_the_best_is_no_measure_for_the_others() {
    let world = World::new();
    let folder = world.corpus().parent().unwrap().join("index");
    let corpus = Corpus { roots: vec![world.corpus()], ..Corpus::default() };
    // Scores of many kinds: of equal ones none is left out.
    for (file, records, words, others) in [("a", 3000, "amber", 60..99), ("b", 300, "amber amber", 0..40)] {
        let text = |at: usize| format!("{words}{}", " birch".repeat(others.start + at % others.len()));
        let record = |at| format!("{{\"_id\":\"{file}{at:04}\",\"text\":\"{}.\"}}\n", text(at));
        world.write(&format!("{file}.jsonl"), &(0..records).map(record).collect::<String>());
        refresh(&folder, &corpus, Refresh::Auto, &UpdateOptions::default(), &Silent).unwrap();
    }
    let index = Index::open(&folder).unwrap();
    assert!(index.searcher().segment_readers().len() > 1);
    let query = should(&["amber"]);
    let all = found(&index, &best(&query, &index, &options(5000)).unwrap());
    assert_eq!(all.len(), 3300);
    assert!(all[..300].iter().all(|(id, _)| id.starts_with('b')), "{:?}", &all[..9]);
    for depth in [100, 299, 301, 400] {
        assert_eq!(found(&index, &best(&query, &index, &options(depth)).unwrap()), all[..depth], "{depth}");
    }
}

#[test]
fn what_is_passed_over_is_not_among_the_best() {
    // Words from common to rare, so that there are full blocks of postings and lists of a few.
    let mut number = numbers(7);
    let mut record = |at: u64| {
        let words: Vec<_> = (0..3 + number(12)).map(|_| format!("word{}", number(2 + at % 5) * number(9))).collect();
        format!("{{\"_id\":\"{at}\",\"text\":\"{}.\"}}\n", words.join(" "))
    };
    let world = World::new();
    let folder = world.corpus().parent().unwrap().join("index");
    let corpus = Corpus { roots: vec![world.corpus()], ..Corpus::default() };
    // A small update leaves a large segment alone.
    let update = || refresh(&folder, &corpus, Refresh::Auto, &UpdateOptions::default(), &Silent).unwrap();
    for (file, records) in [("a", 0..3100), ("b", 3100..3900), ("c", 3900..4000)] {
        world.write(&format!("{file}.jsonl"), &records.map(&mut record).collect::<String>());
        update();
    }
    world.remove("c.jsonl");
    update();
    let index = Index::open(&folder).unwrap();
    assert!(index.searcher().segment_readers().len() > 1);
    for asked in ["0", "8", "32", "1 2", "0 24", "16 18 21", "2 3 5 7 12", "0 1 2 3 4 6 8 32", "0 1 2 3 4 5 6 7 8 9 10"]
    {
        let terms: Vec<String> = asked.split(' ').map(|number| format!("word{number}")).collect();
        let query = should(&terms.iter().map(String::as_str).collect::<Vec<_>>());
        let all = found(&index, &best(&query, &index, &options(5000)).unwrap());
        assert!(!all.is_empty(), "{asked}");
        for depth in [1, 2, 10, 77, 400] {
            let got = found(&index, &best(&query, &index, &options(depth)).unwrap());
            assert_eq!(got, all[..depth.min(all.len())], "{asked}, the best {depth}");
            let any_order = RetrieveOptions { in_order: false, ..options(depth) };
            let mut picked = found(&index, &best(&query, &index, &any_order).unwrap());
            picked.sort_by(|a, b| a.0.cmp(&b.0));
            let mut expected = got;
            expected.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(picked, expected, "{asked}, the best {depth} in any order");
        }
        // Counted from what the search for the best walked, and by itself.
        let selected = select(&query, &index, 0).unwrap();
        let alone = count(&query, &index, &selected, &[]).unwrap();
        candidates(&query, &index, &selected, &options(10)).unwrap();
        assert!(selected.walked.get().is_some());
        assert_eq!(count(&query, &index, &selected, &[]).unwrap(), alone);
        assert_eq!(alone.passages, all.len() as u64);
    }
    // Queries of all lengths, their words of all weights.
    for _ in 0..400 {
        let mut clause = |_| {
            let most = 2 + number(5);
            let term = number(most) * number(9);
            let weight = [0.05, 0.7, 1.0, 1.0, 1.0, 3.0][number(6) as usize];
            Clause { occur: Occur::Should, node: word(&format!("word{term}")), weight }
        };
        let mut clauses: Vec<Clause> = (0..9).map(&mut clause).collect();
        clauses.truncate(1 + number(9) as usize);
        let query = Query { clauses, ..Query::default() };
        let all = best(&query, &index, &options(5000)).unwrap();
        for depth in [1, 10, 1 + number(300) as usize] {
            let got = best(&query, &index, &options(depth)).unwrap();
            assert_eq!(got, all[..depth.min(all.len())], "{query:?}, the best {depth}");
        }
    }
    // Beside a heavy word light ones are not lost: neither where it is rare nor where it is in no block at all.
    for (heavy, light) in
        [("word56", ["word1", "word2"]), ("word32", ["word6", "word0"]), ("word24", ["word3", "word8"])]
    {
        for weight in [1e3, 1e6, 1e9] {
            let clause = |(term, weight): (&str, f32)| Clause { occur: Occur::Should, node: word(term), weight };
            let clauses = [(heavy, weight), (light[0], 1e-2), (light[1], 1e-2)].into_iter().map(clause).collect();
            let query = Query { clauses, ..Query::default() };
            let all = found(&index, &best(&query, &index, &options(5000)).unwrap());
            for depth in [1, 10, 100, 1000] {
                let got = found(&index, &best(&query, &index, &options(depth)).unwrap());
                assert_eq!(got, all[..depth.min(all.len())], "{heavy}^{weight}, the best {depth}");
            }
        }
    }
}

#[test]
fn equal_scores_stand_in_order_of_ids() {
    let world = World::new();
    for name in ["d/1.txt", "b.txt", "a.txt", "c.txt", "d/0.txt"] {
        world.write(name, "amber birch cedar");
        world.index();
    }
    let index = world.index();
    let got = best(&should(&["amber", "birch", "cedar"]), &index, &options(4)).unwrap();
    let ids: Vec<_> = found(&index, &got).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["a.txt#1", "b.txt#1", "c.txt#1", "d/0.txt#1"]);
}

#[test]
fn an_article_brings_no_more_than_its_share_and_others_fill_the_place() {
    let long = ["amber amber amber.", "amber amber birch.", "amber birch birch.", "amber cedar cedar."].join("\n\n");
    let world = World::new().with_passages_of(4).file("long.txt", &long).file("short.txt", "one amber among many.");
    let index = world.index();
    let limited = RetrieveOptions { per_article: 2, ..options(3) };
    let got = found(&index, &best(&should(&["amber"]), &index, &limited).unwrap());
    let ids: Vec<_> = got.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids.iter().filter(|id| id.starts_with("long")).count(), 2);
    assert!(ids.contains(&"short.txt#1"));
    let long = best(&should(&["cedar"]), &index, &options(1)).unwrap()[0].article;
    let taken = [(long, 1)].into();
    let less = RetrieveOptions { taken, ..limited };
    let got = found(&index, &best(&should(&["amber"]), &index, &less).unwrap());
    assert_eq!(got.iter().filter(|(id, _)| id.starts_with("long")).count(), 1);
}

#[test]
fn phrases_and_exclusions_hold() {
    let world = World::new()
        .file("in-order.txt", "the amber birch stands here")
        .file("parted.txt", "amber and birch stand apart")
        .file("turned.txt", "birch amber");
    let index = world.index();
    let ids = |query: &Query| {
        let got = best(query, &index, &options(10)).unwrap();
        let mut ids: Vec<_> = found(&index, &got).into_iter().map(|(id, _)| id).collect();
        ids.sort();
        assert_eq!(counted(query, &index, &[]).unwrap().passages, ids.len() as u64);
        ids
    };
    assert_eq!(ids(&query(vec![(Occur::Should, phrase(&["amber", "birch"]))])), ["in-order.txt#1"]);
    let without_phrase = query(vec![(Occur::Should, word("amber")), (Occur::MustNot, phrase(&["amber", "birch"]))]);
    assert_eq!(ids(&without_phrase), ["parted.txt#1", "turned.txt#1"]);
    let without_word = query(vec![(Occur::Should, word("birch")), (Occur::MustNot, word("and"))]);
    assert_eq!(ids(&without_word), ["in-order.txt#1", "turned.txt#1"]);
    let required = query(vec![(Occur::Should, word("amber")), (Occur::Must, word("apart"))]);
    assert_eq!(ids(&required), ["parted.txt#1"]);
    let required_phrase = query(vec![(Occur::Must, phrase(&["birch", "amber"])), (Occur::Should, word("stand"))]);
    assert_eq!(ids(&required_phrase), ["turned.txt#1"]);
    assert!(ids(&query(vec![(Occur::MustNot, word("amber"))])).is_empty());
    assert!(ids(&query(vec![(Occur::Must, word("nowhere")), (Occur::Should, word("amber"))])).is_empty());
    assert!(ids(&should(&["nowhere"])).is_empty());
    assert!(ids(&Query::default()).is_empty());
}

#[test]
fn a_phrase_beside_words_scores_above_the_words_alone() {
    let world = World::new().file("a.txt", "birch amber stand here").file("b.txt", "amber birch stand here");
    let index = world.index();
    let asked = query(vec![(Occur::Should, word("here")), (Occur::Should, phrase(&["amber", "birch"]))]);
    let got = found(&index, &best(&asked, &index, &options(10)).unwrap());
    assert_eq!(got[0].0, "b.txt#1");
    assert!(got[0].1 > got[1].1);
}

#[test]
fn a_query_of_very_many_words_is_answered() {
    let world = World::new().file("a.txt", &(0..3000).map(|n| format!("word{n} ")).collect::<String>());
    let index = world.index();
    let terms: Vec<String> = (0..5000).map(|n| format!("word{n}")).collect();
    let asked = should(&terms.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(!best(&asked, &index, &options(10)).unwrap().is_empty());
    assert!(counted(&asked, &index, &[]).unwrap().passages > 0);
}

#[test]
fn a_long_query_is_ranked_like_a_short_one() {
    let terms: Vec<String> = (0..90).map(|n| format!("word{n}")).collect();
    let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
    let world = World::new();
    for file in 0..40_usize {
        let words: Vec<_> = (0..30).map(|at| terms[(file * 7 + at * at) % (50 + file)]).collect();
        world.write(&format!("{file}.txt"), &words.join(" "));
    }
    let index = world.index();
    let expected = by_brute_force(&index, &terms);
    let got = found(&index, &best(&should(&terms), &index, &options(12)).unwrap());
    assert_eq!(got.len(), 12);
    for ((id, score), ((article, ordinal), expected)) in got.iter().zip(&expected) {
        assert!((score - expected).abs() < 1e-3, "{id} {score}, {article}#{ordinal} {expected}");
    }
}

#[test]
fn the_passages_of_an_article_are_counted() {
    let world = World::new()
        .with_passages_of(2)
        .file("a.txt", "amber one.\n\nbirch two.\n\namber three.")
        .file("b.txt", "amber four.");
    let index = world.index();
    let article = |term| best(&should(&[term]), &index, &options(1)).unwrap()[0].article;
    let nowhere = DocAddress::new(0, 17);
    let totals = counted(&should(&["amber"]), &index, &[article("four"), nowhere, article("three")]).unwrap();
    assert_eq!((totals.passages, totals.articles), (3, 2));
    assert_eq!(totals.in_articles, [1, 0, 2]);
}

#[test]
fn rare_words_say_more_than_common_ones() {
    let world = World::new().file("a.txt", "amber birch").file("b.txt", "amber cedar").file("c.txt", "amber delta");
    let index = world.index();
    let rarities = rarity(&should(&["amber", "cedar", "nowhere"]), &index).unwrap();
    assert!(rarities[1] > rarities[0] && rarities[0] > 0.0 && rarities[2] == 0.0, "{rarities:?}");
}

#[test]
fn furniture_can_be_left_out_or_be_all() {
    let world = World::new().file("a.txt", "amber one.").file("b.txt", "amber two.");
    let index = world.index();
    let with = |furniture| {
        let options = RetrieveOptions { furniture, ..options(10) };
        best(&should(&["amber"]), &index, &options).unwrap().len()
    };
    assert_eq!((with(Furniture::Included), with(Furniture::LeftOut), with(Furniture::Only)), (2, 2, 0));
}

#[test]
fn a_form_that_is_typed_many_times_is_evaluated_once_and_weighs_as_often() {
    let world =
        World::new().file("a.md", "Wang of Meta.\n").file("b.md", "A meta yard and more.\n").file("c.md", "No.\n");
    let index = &world.index();
    let setting = Setting { analyzer: index.analyzer(), languages: &[], today: None };
    let of = |text: &str| {
        let mut query = analyze(&parse(text), &setting);
        expand(&mut query, index, 100).unwrap();
        let selected = select(&query, index, 100).unwrap();
        let found = found(index, &candidates(&query, index, &selected, &options(9)).unwrap());
        (selected.own.len(), found)
    };
    assert_eq!(of(&"=Meta ".repeat(1000)).0, 1);
    let ((_, twice), (_, doubled)) = (of("=Meta =Meta"), of("=Meta^2"));
    assert_eq!((twice.len(), &twice), (1, &doubled));
    assert!(twice[0].1 > of("=Meta").1[0].1);
    assert_eq!(of("=Meta =META met* =\"wang of\" met*").0, 4);
}
