//! Matching and snippets for one page of ten passages: without an index, and beside retrieving them from one of 20,000
//! passages.

use std::fs::File;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pullquote::analysis::Analyzer;
use pullquote::highlight::{SnippetOptions, snippet};
use pullquote::index::Index;
use pullquote::matching::{Matcher, PassageView};
use pullquote::query;

mod generated;
mod page;

fn highlighting(criterion: &mut Criterion) {
    let mut generator = generated::Generator::new(7);
    let passages: Vec<String> = (0..10).map(|_| generator.paragraph(120)).collect();
    let analyzer = Analyzer::default();
    let mut group = criterion.benchmark_group("highlighting/10");
    for words in [3, 20] {
        // Words that do occur: taken from the passages themselves.
        let text: Vec<&str> = passages[0].split(' ').step_by(5).take(words).collect();
        let query = query::analyze(
            &query::parse(&text.join(" ")),
            &query::Setting { analyzer: &analyzer, languages: &[], today: None },
        );
        let matcher = Matcher::new(&query, &analyzer);
        group.bench_function(format!("{words} words"), |bencher| {
            bencher.iter(|| {
                for passage in &passages {
                    black_box(snippet(&matcher, &PassageView::of_text(passage, None), &SnippetOptions::default()));
                }
            });
        });
    }
    group.finish();
}

/// The two lines of a query are to be read together: finding its ten passages, and highlighting them.
fn beside_retrieval(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records.jsonl");
    let mut generator = generated::Generator::new(7);
    generator.write_json_lines(20_000, 1, &mut File::create(&records).unwrap()).unwrap();
    generated::index(&records, &folder.path().join("index"));
    let index = Index::open(&folder.path().join("index")).unwrap();
    let mut group = criterion.benchmark_group("highlighting/20k");
    for words in [3, 20] {
        let query = page::read(&generator.query(words), &index);
        group.bench_function(format!("ten found/{words} words"), |bencher| {
            bencher.iter(|| black_box(page::found(&query, &index)));
        });
        let passages = page::stored(&page::found(&query, &index), &index);
        group.bench_function(format!("ten highlighted/{words} words"), |bencher| {
            bencher.iter(|| page::highlight(&query, &index, &passages));
        });
    }
    group.finish();
}

criterion_group!(benches, highlighting, beside_retrieval);
criterion_main!(benches);
