//! Text to terms: our analyzer against the engine's own English chain, on the same generated text.
//!
//! Leaves out reading, splitting and writing postings.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pullquote::analysis::Analyzer;
use pullquote::article::Language;

mod floor;
mod generated;

fn analysis(criterion: &mut Criterion) {
    let mut generator = generated::Generator::new(7);
    let passages: Vec<String> = (0..2_000).map(|_| generator.paragraph(100)).collect();
    let bytes: usize = passages.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("analysis/2k");
    group.throughput(Throughput::Bytes(bytes as u64));
    let analyzer = Analyzer::default();
    group.bench_function("pullquote", |bencher| {
        bencher.iter(|| {
            let mut length = 0;
            for passage in &passages {
                analyzer.analyze(passage, Some(Language::ENGLISH), &mut |token| length += token.term.len());
            }
            black_box(length)
        });
    });
    let mut chain = floor::analyzer();
    group.bench_function("engine", |bencher| {
        bencher.iter(|| {
            let mut length = 0;
            for passage in &passages {
                chain.token_stream(passage).process(&mut |token| length += token.text.len());
            }
            black_box(length)
        });
    });
    group.finish();
}

criterion_group!(benches, analysis);
criterion_main!(benches);
