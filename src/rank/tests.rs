//! The order of hits.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Page, RankOptions, RankSettings, Ranking, page};
use crate::analysis::Analyzer;
use crate::index::{Corpus, Index, Refresh, Silent, UpdateOptions, refresh};
use crate::query::{self, Query};
use crate::retrieve::select;
use crate::search::world::World;

/// Two articles; around the text of the first stands what a site puts there, and names people whom the text
/// names too, and one whom it does not.
fn saved_pages() -> Index {
    let orchard = "The orchard keeps its apples\n\nThe orchard keeps its apples\n\nBy Marigold Fenwick\n\n\
        Tuesday, Mar 4, 2025 6:12 pm ET3min read\n\n\
        The village council has refused to sell the old orchard to a developer, although the offer was \
        generous and the roof of the school leaks. Members argued for three hours about apples, shade and the \
        price of land before they voted. In the end the speech of Marigold Fenwick, who planted the first \
        trees forty years ago, decided the matter for all but two of them. The developer may come again.\n\n\
        Comments\n\nAdd a public comment...\n\nNo comments\n\nNo comments yet\n";
    let market = "Prices at the market\n\nFarmers at the market ask more for apples this year because frost took \
        the blossom in two valleys. Nobody expects the price to fall before autumn, and the shops in town \
        already sell fruit from abroad, which the readers of this paper say they do not like.\n";
    World::new().file("orchard.txt", orchard).file("market.txt", market).index()
}

/// The passages found, whether each is furniture, and its score.
fn found(index: &Index, text: &str, options: &RankOptions) -> Vec<(String, bool, f64)> {
    let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
    let query = query::analyze(
        &query::parse(text),
        &query::Setting { analyzer: &Analyzer::default(), languages: &languages, today: None },
    );
    let wanted = Page { offset: 0, limit: 10, per_article: 0 };
    let hits = page(&query, index, &Default::default(), &wanted, options).unwrap().hits;
    let text = |hit: &crate::retrieve::Candidate| index.passage(hit.address).unwrap().text;
    hits.iter().map(|hit| (text(hit), hit.is_furniture, hit.score)).collect()
}

#[test]
fn a_byline_that_scores_best_comes_after_what_the_article_says() {
    let index = saved_pages();
    let plain = found(&index, "marigold fenwick", &Ranking::Bm25.options());
    assert!(plain[0].1 && plain[0].0.contains("By Marigold Fenwick"), "{plain:?}");
    let ranked = found(&index, "marigold fenwick", &RankOptions::default());
    assert!(!ranked[0].1 && ranked[0].0.contains("speech of Marigold Fenwick"), "{ranked:?}");
    assert!(ranked.iter().any(|hit| hit.1 && hit.0.contains("By Marigold Fenwick")), "{ranked:?}");
    let first_stage = found(&index, "marigold fenwick", &RankOptions { pool: 0, ..RankOptions::default() });
    assert!(first_stage[0].2 < plain[0].2, "{first_stage:?} {plain:?}");
    for shown in [ranked, first_stage] {
        assert!(shown.windows(2).all(|pair| pair[0].2 >= pair[1].2), "no score rises: {shown:?}");
    }
}

#[test]
fn a_comment_form_is_found_when_nothing_else_matches() {
    let index = saved_pages();
    let ranked = found(&index, "comment", &RankOptions::default());
    assert!(!ranked.is_empty() && ranked.iter().all(|hit| hit.1), "{ranked:?}");
}

fn read(text: &str, index: &Index) -> Query {
    let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
    query::analyze(
        &query::parse(text),
        &query::Setting { analyzer: index.analyzer(), languages: &languages, today: None },
    )
}

/// Passage ids and scores of a page.
fn ids(index: &Index, text: &str, wanted: &Page, options: &RankOptions) -> Vec<(String, f64)> {
    let query = read(text, index);
    let selected = select(&query, index, u64::MAX).unwrap();
    let id = |candidate: &crate::retrieve::Candidate| {
        let passage = index.passage(candidate.address).unwrap();
        (format!("{}#{}", passage.article, passage.ordinal), candidate.score)
    };
    page(&query, index, &selected, wanted, options).unwrap().hits.iter().map(id).collect()
}

const WORDS: [&str; 6] = ["amber", "birch", "cedar", "delta", "ember", "fjord"];

/// Files of sentences of words.
fn corpora() -> impl Strategy<Value = Vec<Vec<Vec<usize>>>> {
    let sentence = prop::collection::vec(0..WORDS.len(), 3..9);
    prop::collection::vec(prop::collection::vec(sentence, 1..6), 1..7)
}

fn written(sentences: &[Vec<usize>]) -> String {
    let words = |words: &Vec<usize>| words.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ");
    let title = sentences.first().map(words).unwrap_or_default();
    let text: Vec<_> = sentences.iter().map(|sentence| format!("The {}.", words(sentence))).collect();
    format!("---\ntitle: {title}\n---\n\n{}\n", text.join("\n\n"))
}

proptest! {
    #![proptest_config(crate::testing::cases(16))]

    #[test]
    fn pages_are_cut_from_one_order_however_the_index_came_about(
        corpus in corpora(),
        asked in prop::collection::vec(0..WORDS.len(), 1..6),
        (form, pool, per_article, limit) in (0..4_usize, 0..12_usize, 0..4_usize, 1..7_usize),
    ) {
        let fresh = World::new().with_passages_of(16);
        let grown = World::new().with_passages_of(16);
        grown.write("gone.md", "amber birch cedar delta ember fjord amber amber");
        grown.write("0.md", "amber amber birch");
        grown.index();
        for (number, sentences) in corpus.iter().enumerate().rev() {
            fresh.write(&format!("{number}.md"), &written(sentences));
            grown.write(&format!("{number}.md"), &written(sentences));
            if number % 2 == 0 {
                grown.index();
            }
        }
        grown.remove("gone.md");
        let (fresh, grown) = (fresh.index(), grown.index());
        let words: Vec<_> = asked.iter().map(|at| WORDS[*at]).collect();
        let text = match form {
            0 => format!("\"{}\" amber", words.join(" ")),
            1 => format!("({}) AND *e*", words.join(" OR ")),
            _ => words.join(" "),
        };
        let options = RankOptions { pool, ..RankOptions::default() };
        let all = ids(&fresh, &text, &Page { offset: 0, limit: 1000, per_article }, &options);
        prop_assert_eq!(&ids(&grown, &text, &Page { offset: 0, limit: 1000, per_article }, &options), &all);
        let mut paged = Vec::new();
        while paged.len() < all.len() {
            let next = ids(&fresh, &text, &Page { offset: paged.len(), limit, per_article }, &options);
            prop_assert!(!next.is_empty());
            paged.extend(next);
        }
        prop_assert_eq!(&paged, &all);
        prop_assert!(all.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{:?}", all);
        for (id, _) in &all {
            let article = |id: &str| id.split('#').next().map(str::to_owned);
            let of_article = all.iter().filter(|(other, _)| article(other) == article(id)).count();
            prop_assert!(per_article == 0 || of_article <= per_article, "{:?}", all);
            prop_assert_eq!(all.iter().filter(|(other, _)| other == id).count(), 1);
        }
        // What is found does not depend on how it is ranked, where nothing is held back.
        let mut plain = ids(&fresh, &text, &Page { offset: 0, limit: 1000, per_article: 0 }, &Ranking::Bm25.options());
        let mut rescored = ids(&fresh, &text, &Page { offset: 0, limit: 1000, per_article: 0 }, &options);
        plain.sort_by(|a, b| a.0.cmp(&b.0));
        rescored.sort_by(|a, b| a.0.cmp(&b.0));
        prop_assert!(plain.iter().map(|(id, _)| id).eq(rescored.iter().map(|(id, _)| id)));
    }
}

/// Articles of a sentence or two, with what a site puts around them.
fn pages() -> impl Strategy<Value = Vec<(Vec<usize>, Vec<usize>)>> {
    let words = |most: usize| prop::collection::vec(0..WORDS.len(), 1..most);
    prop::collection::vec((words(30), words(5)), 1..6)
}

proptest! {
    #![proptest_config(crate::testing::cases(16))]

    #[test]
    fn scores_never_rise_though_furniture_comes_last(
        pages in pages(),
        asked in prop::collection::vec(0..WORDS.len(), 1..4),
        (pool, per_article, limit) in (prop::sample::select(vec![0, 3, 200]), 0..3_usize, 1..5_usize),
    ) {
        let world = World::new().with_passages_of(16);
        for (number, (said, around)) in pages.iter().enumerate() {
            let words = |of: &[usize]| of.iter().map(|at| WORDS[*at]).collect::<Vec<_>>().join(" ");
            let text = format!("The {}.\n\nBy {}\n\nComments\n\nAdd a public comment on {}...\n\nNo comments yet\n",
                words(said), words(around), words(around));
            world.write(&format!("{number}.txt"), &text);
        }
        let index = world.index();
        let words: Vec<_> = asked.iter().map(|at| WORDS[*at]).collect();
        let text = format!("{} comments", words.join(" "));
        let options = RankOptions { pool, ..RankOptions::default() };
        let all = ids(&index, &text, &Page { offset: 0, limit: 1000, per_article }, &options);
        prop_assert!(all.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{:?}", all);
        let mut paged = Vec::new();
        while paged.len() < all.len() {
            let next = ids(&index, &text, &Page { offset: paged.len(), limit, per_article }, &options);
            prop_assert!(!next.is_empty());
            paged.extend(next);
        }
        prop_assert_eq!(paged, all);
    }
}

proptest! {
    #![proptest_config(crate::testing::cases(24))]

    /// In tests the first two hits come from the three best, or from half of the pool.
    #[test]
    fn every_passage_is_a_hit_once_whatever_the_front_of_the_pool(
        // Few texts, so that many score alike; each article's paragraphs.
        articles in prop::collection::vec(prop::collection::vec(0..3_usize, 1..6), 4..16),
        (pool, per_article, limit) in (4..24_usize, 0..4_usize, 1..6_usize),
    ) {
        let world = World::new().with_passages_of(8);
        let texts = ["amber birch by the old road.", "amber and a birch by it.", "the amber road is long, long."];
        for (number, paragraphs) in articles.iter().enumerate() {
            let text: Vec<_> = paragraphs.iter().map(|at| texts[*at]).collect();
            world.write(&format!("{number:02}.txt"), &text.join("\n\n"));
        }
        let index = world.index();
        let options = RankOptions { pool, ..RankOptions::default() };
        let all = ids(&index, "amber birch", &Page { offset: 0, limit: 1000, per_article }, &options);
        let every = ids(&index, "amber birch", &Page { offset: 0, limit: 1000, per_article: 0 }, &Ranking::Bm25.options());
        let article = |id: &str| id.split('#').next().unwrap_or_default().to_owned();
        let mut expected: BTreeMap<String, usize> = BTreeMap::new();
        for (id, _) in &every {
            *expected.entry(article(id)).or_default() += 1;
        }
        if per_article > 0 {
            expected.values_mut().for_each(|count| *count = (*count).min(per_article));
        }
        let mut got: BTreeMap<String, usize> = BTreeMap::new();
        for (id, _) in &all {
            *got.entry(article(id)).or_default() += 1;
        }
        prop_assert_eq!(got, expected);
        let distinct: BTreeSet<&String> = all.iter().map(|(id, _)| id).collect();
        prop_assert_eq!(distinct.len(), all.len());
        prop_assert!(all.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{:?}", all);
        let mut paged = Vec::new();
        while paged.len() < all.len() {
            let next = ids(&index, "amber birch", &Page { offset: paged.len(), limit, per_article }, &options);
            prop_assert!(!next.is_empty());
            paged.extend(next);
        }
        prop_assert_eq!(&paged, &all);
        // The first two are the best of the front: those of a pool of nothing else, where that is the three best.
        let front = RankOptions { pool: 3, ..RankOptions::default() };
        let first = ids(&index, "amber birch", &Page { offset: 0, limit: 2, per_article: 0 }, &front);
        if pool < 8 && per_article == 0 {
            prop_assert_eq!(&all[..2.min(all.len())], &first[..]);
        }
    }
}

#[test]
fn a_weight_counts_whatever_ranking_it_is_set_in() {
    let index = World::new()
        .file("a.txt", "The pump is loud and heat is on. A house stood on a hill.")
        .file("b.txt", "The heat pump is loud and is on. A house stood on a hill.")
        .index();
    let options = Ranking::Bm25.options().with(&"windows=0.3".parse().unwrap());
    let wanted = Page { offset: 0, limit: 10, per_article: 0 };
    assert_eq!(ids(&index, "heat pump", &wanted, &Ranking::Bm25.options())[0].0, "a.txt#1", "they are alike");
    assert_eq!(ids(&index, "heat pump", &wanted, &options)[0].0, "b.txt#1");
}

#[test]
fn names_and_verbatim_text_stand_side_by_side() {
    let index = World::new()
        .file("a.txt", "The chips of the H100 are sold. England has the old bank of stone.")
        .file("b.txt", "The H100 chips of it are sold. The old bank of England has stone.")
        .index();
    for query in ["H100 chips", "bank of england"] {
        assert_eq!(first(&index, query, "pool=0")[0], "a.txt#1", "they are alike");
        assert_eq!(first(&index, query, "windows=0.2")[0], "b.txt#1", "{query}");
    }
}

/// First ids by the second stage alone having that weight.
fn first(index: &Index, text: &str, change: &str) -> Vec<String> {
    let none: RankSettings = "title=0,windows=0,wording=0,sentence=0,rare-words=0".parse().unwrap();
    let options = RankOptions::default().with(&none.and(&change.parse().unwrap()));
    let wanted = Page { offset: 0, limit: 10, per_article: 1 };
    ids(index, text, &wanted, &options).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn words_side_by_side_come_before_words_apart() {
    let index = World::new()
        .file("a.txt", "The pump is loud and heat is on. A house stood on a hill.")
        .file("b.txt", "The heat pump is loud and is on. A house stood on a hill.")
        .index();
    assert_eq!(first(&index, "heat pump", "pool=0")[0], "a.txt#1", "they are alike");
    assert_eq!(first(&index, "heat pump", "windows=0.2")[0], "b.txt#1");
}

#[test]
fn the_wording_of_the_question_comes_before_the_same_words_otherwise() {
    let index = World::new()
        .file("a.txt", "He was head, of a bank that is the house. A hill stood there.")
        .file("b.txt", "He was a hill, and that is head of the bank. A house stood there.")
        .index();
    assert_eq!(first(&index, "head of the bank", "pool=0")[0], "a.txt#1", "they are alike");
    assert_eq!(first(&index, "head of the bank", "wording=0.2")[0], "b.txt#1");
}

#[test]
fn words_that_the_query_parts_come_first_where_they_stand_near() {
    let index = World::new()
        .file("a.txt", "Amber was on a hill where a house stood that somebody had once built. Birch! And then cedar.")
        .file("b.txt", "Birch was on a hill where a house stood that somebody had once built. Amber! And then cedar.")
        .index();
    // No two neighbours stand near each other but `birch` and `cedar` in the one, `amber` and `cedar` in the other.
    assert_eq!(first(&index, "amber zebra cedar zebra birch", "pool=0")[0], "a.txt#1", "they are alike");
    let three = |change: &str| first_score(&index, "amber zebra cedar zebra birch", change);
    assert!(three("windows=1") > three("pool=0"));
    // Of two words that somebody else's word parts, nothing is made.
    let two = |change: &str| first_score(&index, "amber zebra cedar", change);
    assert_eq!(two("windows=1"), two("pool=0"));
}

/// The score of the first hit by the second stage alone having that weight.
fn first_score(index: &Index, text: &str, change: &str) -> f64 {
    let none: RankSettings = "title=0,windows=0,wording=0,sentence=0,rare-words=0".parse().unwrap();
    let options = RankOptions::default().with(&none.and(&change.parse().unwrap()));
    ids(index, text, &Page { offset: 0, limit: 1, per_article: 1 }, &options)[0].1
}

#[test]
fn rare_words_count_for_more() {
    let mut world = World::new().file("b.txt", "Fjord house and a hill.");
    for name in ["a.txt", "c.txt", "d.txt"] {
        world = world.file(name, "Amber birch, amber birch, amber birch.");
    }
    let index = world.file("e.txt", "House and hill.").file("f.txt", "Hill and house.").index();
    assert_eq!(first(&index, "amber birch fjord", "pool=0")[0], "a.txt#1", "common words, often");
    assert_eq!(first(&index, "amber birch fjord", "rare-words=5")[0], "b.txt#1");
}

#[test]
fn words_of_one_sentence_come_before_words_of_several() {
    let index = World::new()
        .file("a.txt", "The pump is loud. A house stood on a hill. It was built of brick and heat was scarce.")
        .file("b.txt", "A house stood on a hill. It was built of brick. The heat was scarce and the pump is loud.")
        .index();
    assert_eq!(first(&index, "heat pump", "pool=0")[0], "a.txt#1", "they are alike");
    assert_eq!(first(&index, "heat pump", "sentence=0.5")[0], "b.txt#1");
}

#[test]
fn words_of_the_title_come_before_words_of_the_text() {
    let index = World::new()
        .file("a.md", "---\ntitle: A house on a hill\n---\n\nThe pump was scarce.\n")
        .file("b.md", "---\ntitle: A pump on a hill\n---\n\nThe house was scarce.\n")
        .index();
    assert_eq!(first(&index, "pump", "pool=0")[0], "a.md#1", "they are alike");
    assert_eq!(first(&index, "pump", "title=0.2")[0], "b.md#1");
}

/// Records of a few words each, the same every time.
fn records(seed: u64, count: usize) -> String {
    let mut state = seed;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut record = |number: usize| {
        let length = 3 + next(8);
        let words: Vec<_> = (0..length).map(|_| WORDS[next(WORDS.len()).min(next(WORDS.len()))]).collect();
        format!("{{\"_id\":\"{seed}-{number}\",\"title\":\"{}\",\"text\":\"{}.\"}}\n", words[0], words.join(" "))
    };
    (0..count).map(&mut record).collect()
}

#[test]
fn the_order_does_not_tell_how_many_segments_there_are() {
    let (one, several) = (World::new(), World::new());
    let folder = several.corpus().parent().unwrap().join("index");
    let corpus = Corpus { roots: vec![several.corpus()], ..Corpus::default() };
    for (seed, count) in [(1, 3_100), (2, 700), (3, 1_200), (4, 900)] {
        let (name, text) = (format!("{seed}.jsonl"), records(seed, count));
        one.write(&name, &text);
        several.write(&name, &text);
        // A small update leaves a large segment alone.
        refresh(&folder, &corpus, Refresh::Auto, &UpdateOptions::default(), &Silent).unwrap();
    }
    let (one, several) = (one.index(), Index::open(&folder).unwrap());
    assert_eq!(one.searcher().segment_readers().len(), 1);
    assert!(several.searcher().segment_readers().len() > 2, "{}", several.searcher().segment_readers().len());
    for text in ["fjord", "amber birch", "ember fjord cedar delta", "\"delta cedar\" fjord", "fjord AND ember"] {
        for change in ["pool=200", "pool=40", "pool=7,windows=0,title=0", "pool=0"] {
            let options = RankOptions::default().with(&change.parse().unwrap());
            let wanted = Page { offset: 0, limit: 60, per_article: 3 };
            let (expected, got) = (ids(&one, text, &wanted, &options), ids(&several, text, &wanted, &options));
            assert_eq!(got, expected, "{text}, {change}");
            assert_eq!(got.len(), 60, "{text}");
        }
    }
}
