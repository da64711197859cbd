//! Measures rankings on judged collections.
//!
//! `cargo test --lib measure -- --ignored --nocapture` prints a table; `COLLECTIONS` names the
//! collections, parted by commas (all of them without it).

// A table for people is what it is for.
#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::{Page, RankOptions, Ranking, page};
use crate::index::{Corpus, Index, Silent, UpdateOptions, update};
use crate::query;

type Judgments = HashMap<String, HashMap<String, f64>>;

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

fn collections() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/collections");
    let near = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/collections");
    [near, path].into_iter().find(|path| path.is_dir())
}

fn queries(folder: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(folder.join("queries.jsonl")).unwrap();
    let field = |value: &serde_json::Value, name: &str| value[name].as_str().unwrap().to_owned();
    text.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|value| (field(&value, "_id"), field(&value, "text")))
        .collect()
}

fn judgments(folder: &Path) -> Judgments {
    let mut judgments = Judgments::new();
    for line in std::fs::read_to_string(folder.join("qrels.tsv")).unwrap().lines() {
        let columns: Vec<_> = line.split_whitespace().collect();
        let [query, _, document, grade] = columns.as_slice() else { panic!("{line}") };
        judgments.entry((*query).to_owned()).or_default().insert((*document).to_owned(), grade.parse().unwrap());
    }
    judgments
}

/// nDCG at 10 with linear gains, average precision, recall at 100.
fn score(ranked: &[String], judged: &HashMap<String, f64>) -> [f64; 3] {
    let gain = |id: &String| judged.get(id).copied().unwrap_or(0.0).max(0.0);
    let discounted = |gains: &mut dyn Iterator<Item = f64>| {
        gains.take(10).enumerate().map(|(at, gain)| gain / ((at + 2) as f64).log2()).sum::<f64>()
    };
    let mut ideal: Vec<f64> = judged.values().copied().filter(|grade| *grade > 0.0).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let relevant = ideal.len() as f64;
    if relevant == 0.0 {
        return [0.0; 3];
    }
    let ndcg = discounted(&mut ranked.iter().map(gain)) / discounted(&mut ideal.into_iter());
    let (mut found, mut precision) = (0.0, 0.0);
    for (at, id) in ranked.iter().enumerate() {
        if gain(id) > 0.0 {
            found += 1.0;
            precision += found / (at + 1) as f64;
        }
    }
    let recall = ranked.iter().take(100).filter(|id| gain(id) > 0.0).count() as f64 / relevant;
    [ndcg, precision / relevant, recall]
}

/// Means over all judged queries, and the time of a query in milliseconds.
fn measure(index: &Index, queries: &[(String, String)], judgments: &Judgments, options: &RankOptions) -> [f64; 4] {
    let languages: Vec<_> = index.manifest().languages.keys().copied().collect();
    let mut names: HashMap<tantivy::DocAddress, String> = HashMap::new();
    let mut sums = [0.0; 4];
    for (id, text) in queries {
        let Some(judged) = judgments.get(id) else { continue };
        let began = Instant::now();
        let query = query::analyze(
            &query::parse(text),
            &query::Setting { analyzer: index.analyzer(), languages: &languages, today: None },
        );
        let ranked =
            page(&query, index, &Default::default(), &Page { offset: 0, limit: 1000, per_article: 1 }, options)
                .unwrap();
        sums[3] += began.elapsed().as_secs_f64() * 1e3;
        let mut ids = Vec::new();
        for hit in &ranked.hits {
            let name =
                names.entry(hit.article).or_insert_with(|| index.passage(hit.address).unwrap().article.to_string());
            ids.push(name.clone());
        }
        for (sum, value) in sums.iter_mut().zip(score(&ids, judged)) {
            *sum += value;
        }
    }
    sums.map(|sum| sum / judgments.len() as f64)
}

#[test]
#[ignore = "takes minutes; prints a table"]
fn measure_rankings() {
    let Some(folder) = collections() else {
        println!("skipped: there are no judged collections beside this folder");
        return;
    };
    let chosen = std::env::var("COLLECTIONS").unwrap_or_default();
    let variants: BTreeMap<&str, RankOptions> = variants();
    let mut gains: BTreeMap<&str, Vec<[f64; 3]>> = BTreeMap::new();
    for (name, tantivy) in TANTIVY {
        if !chosen.is_empty() && !chosen.split(',').any(|chosen| chosen == name) {
            continue;
        }
        let (queries, judgments) = (queries(&folder.join(name)), judgments(&folder.join(name)));
        let target = tempfile::tempdir().unwrap();
        let corpus = Corpus { roots: vec![folder.join(name).join("corpus.jsonl")], ..Corpus::default() };
        update(target.path(), &corpus, &UpdateOptions::default(), &Silent).unwrap();
        let index = Index::open(target.path()).unwrap();
        let manifest = index.manifest();
        println!("{name}: {} articles, {} passages", manifest.articles, manifest.passages);
        for (variant, options) in &variants {
            let [ndcg, map, recall, time] = measure(&index, &queries, &judgments, options);
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
