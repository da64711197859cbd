//! What queries as typed find, what it scores, and what is read for it.

use super::{RetrieveOptions, candidates, count, expand, select};
use crate::index::Index;
use crate::query::{Setting, analyze, parse};
use crate::search::world::World;

/// The hits of `text` with their scores, best first.
fn scored(text: &str, index: &Index) -> Vec<(String, String)> {
    let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
    let setting = Setting { analyzer: index.analyzer(), languages: &languages, today: None };
    let mut query = analyze(&parse(text), &setting);
    expand(&mut query, index, 1000).unwrap();
    let selected = select(&query, index, u64::MAX).unwrap();
    let options = RetrieveOptions { depth: 100, ..RetrieveOptions::default() };
    let best = candidates(&query, index, &selected, &options).unwrap();
    let id = |at| index.passage(at).unwrap().article.to_string();
    best.iter().map(|candidate| (id(candidate.address), format!("{:.6}", candidate.score))).collect()
}

#[test]
fn an_exact_form_is_weighed_by_its_own_rarity() {
    let mut world = World::new();
    for number in 0..30 {
        world = world.file(&format!("m{number}.txt"), "The yard has meta words in it.\n");
    }
    for number in 0..5 {
        world = world.file(&format!("s{number}.txt"), "The yard has scale words in it.\n");
    }
    let index = world.file("x.txt", "The yard has Meta words in it.\n").index();
    // It was weighed by the passages with `meta` in any letters, and stood behind the rarer other word.
    let found = scored("=Meta scale", &index);
    assert_eq!((found.len(), found[0].0.as_str()), (6, "x.txt"), "{found:?}");
    assert_eq!(scored("meta scale", &index)[0].0, "s0.txt");
}

#[test]
fn words_that_were_deleted_do_not_change_what_a_pattern_scores() {
    let world = World::new().file("a.txt", "The yard is investing.\n").file("b.txt", "The yard of amber.\n");
    let fresh = scored("investm* yard", &world.index());
    let world = world.file("c.txt", "Investments in the yard.\n");
    assert_eq!(scored("investm* yard", &world.index()).len(), 3);
    world.remove("c.txt");
    // `investing` has the same term, and counted as if it were spelled like the pattern.
    assert_eq!(scored("investm* yard", &world.index()), fresh);
}

#[test]
fn what_is_typed_many_times_is_evaluated_once() {
    // Each of these read every passage again, and could not be answered within the limit.
    let mut world = World::new();
    for number in 0..40 {
        world = world.file(&format!("{number}.txt"), "The yard of amber. The stake of it, an annotated one.\n");
    }
    let index = world.index();
    let setting = Setting { analyzer: index.analyzer(), languages: &[], today: None };
    for text in ["{the of}s ", "=amber ", "=Stake ", "+annotat* ", "-{yard annotated}s stake ", "yard NEAR/9 amber "] {
        let mut query = analyze(&parse(&text.repeat(300)), &setting);
        expand(&mut query, &index, 1000).unwrap();
        let selected = select(&query, &index, 40).unwrap();
        assert!(!selected.is_cut, "{text}");
        let found = count(&query, &index, &selected, &[]).unwrap().passages;
        assert_eq!(found, if text == "=Stake " { 0 } else { 40 }, "{text}");
    }
}

#[test]
fn a_choice_among_many_words_counts_them_all() {
    let mut world = World::new();
    for number in 1..30 {
        let words: Vec<_> = (0..number).map(|word| format!("word{word}x")).collect();
        world = world.file(&format!("{number:02}.txt"), &format!("{}\n", words.join(" ")));
    }
    let index = world.index();
    let words: Vec<_> = (0..40).map(|word| format!("word{word}x")).collect();
    for least in [1, 2, 7, 16, 29, 30] {
        let found = scored(&format!("any:{least}({})", words.join(" ")), &index);
        assert_eq!(found.len(), 30 - least, "{least}");
    }
}
