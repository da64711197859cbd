//! Matching and snippets for one page of ten passages, without retrieval.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pullquote::analysis::Analyzer;
use pullquote::highlight::{SnippetOptions, snippet};
use pullquote::matching::{Matcher, PassageView};
use pullquote::query;

mod generated;

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

criterion_group!(benches, highlighting);
criterion_main!(benches);
