//! Measures rankings on judged collections.
//!
//! `cargo test --release --lib measure_rankings -- --ignored --nocapture` prints a table; `COLLECTIONS` names the
//! collections, parted by commas (all of them without it).

// A table for people is what it is for.
#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

use super::{Page, RankOptions, Ranking, page};
use crate::eval::{Qrels, Run, Source, Standing, Topic, evaluate, read_topics};
use crate::index::{Corpus, Index, Silent, UpdateOptions, update};
use crate::query;
use crate::testing::collection;

/// What is measured.
const MEASURES: [&str; 3] = ["nDCG@10", "AP", "R@100"];

/// nDCG@10, average precision and recall at 100 of plain tantivy 0.27 (its English stemmer, title and text as one
/// field, documents whole).
const TANTIVY: [(&str, [f64; 3]); 6] = [
    ("cranfield", [0.5117, 0.4081, 0.7454]),
    ("cisi", [0.3597, 0.2008, 0.4246]),
    ("npl", [0.4351, 0.2825, 0.6040]),
    ("multihop-facts", [0.7882, 0.7080, 0.9734]),
    ("multihop-facts-passages", [0.7157, 0.6328, 0.9381]),
    ("squad2-passages", [0.8744, 0.8503, 0.9930]),
];

/// Means of [`MEASURES`] over all judged queries, and the time of a query in milliseconds.
fn measure(index: &Index, topics: &[Topic], qrels: &Qrels, options: &RankOptions) -> [f64; 4] {
    let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
    let mut names: HashMap<tantivy::DocAddress, String> = HashMap::new();
    let mut run = Run::new("measured");
    let mut time = 0.0;
    for topic in topics.iter().filter(|topic| qrels.of(&topic.id).is_some()) {
        let began = Instant::now();
        let query = query::analyze(
            &query::parse(&topic.text),
            &query::Setting { analyzer: index.analyzer(), languages: &languages, today: None },
        );
        let ranked =
            page(&query, index, &Default::default(), &Page { offset: 0, limit: 1000, per_article: 1 }, options)
                .unwrap();
        time += began.elapsed().as_secs_f64() * 1e3;
        let mut named = |hit: &crate::retrieve::Candidate| {
            let name = || index.passage(hit.address).unwrap().article.to_string();
            (names.entry(hit.article).or_insert_with(name).clone(), hit.score)
        };
        run.push(&topic.id, ranked.hits.iter().map(&mut named).collect::<Vec<_>>());
    }
    let (standing, _) = Standing::of(&run, qrels);
    let measures = MEASURES.map(|name| name.parse().unwrap());
    let means = evaluate(&standing, qrels, &measures).means();
    let [ndcg, map, recall] = means.as_slice() else { panic!("{means:?}") };
    let mean = |mean: &Option<f64>| mean.unwrap_or(0.0);
    [mean(ndcg), mean(map), mean(recall), time / qrels.topic_count() as f64]
}

#[test]
#[ignore = "takes minutes; prints a table"]
fn measure_rankings() {
    let chosen = std::env::var("COLLECTIONS").unwrap_or_default();
    let variants: BTreeMap<&str, RankOptions> = variants();
    let mut gains: BTreeMap<&str, Vec<[f64; 3]>> = BTreeMap::new();
    for (name, tantivy) in TANTIVY {
        if !chosen.is_empty() && !chosen.split(',').any(|chosen| chosen == name) {
            continue;
        }
        let Some(folder) = collection(name) else { continue };
        let topics = read_topics(&Source::file(folder.join("queries.jsonl"))).unwrap();
        let (qrels, _) = Qrels::read(&Source::file(folder.join("qrels.tsv"))).unwrap();
        let target = tempfile::tempdir().unwrap();
        let corpus = Corpus { roots: vec![folder.join("corpus.jsonl")], ..Corpus::default() };
        update(target.path(), &corpus, &UpdateOptions::default(), &Silent).unwrap();
        let index = Index::open(target.path()).unwrap();
        let manifest = index.manifest();
        println!("{name}: {} articles, {} passages", manifest.articles, manifest.passages);
        for (variant, options) in &variants {
            let [ndcg, map, recall, time] = measure(&index, &topics, &qrels, options);
            let [a, b, c]: [f64; 3] = std::array::from_fn(|at| ([ndcg, map, recall][at] / tantivy[at] - 1.0) * 100.0);
            gains.entry(variant).or_default().push([a, b, c]);
            println!("  {variant:<28} {ndcg:.4} {map:.4} {recall:.4}  {a:+.1}% {b:+.1}% {c:+.1}%  {time:.2} ms");
        }
    }
    for (variant, gains) in gains {
        let of = |at: usize| gains.iter().map(move |gains| gains[at]);
        let mean = |at: usize| of(at).sum::<f64>() / gains.len() as f64;
        let least = of(0).fold(f64::MAX, f64::min);
        println!("{variant:<30} {:+.2}% {:+.2}% {:+.2}%, worst nDCG {least:+.1}%", mean(0), mean(1), mean(2));
    }
}

fn variants() -> BTreeMap<&'static str, RankOptions> {
    let standard = RankOptions::default();
    BTreeMap::from([
        ("bm25", Ranking::Bm25.options()),
        ("standard", standard.clone()),
        ("standard_pool-0", RankOptions { pool: 0, ..standard }),
    ])
}
