//! One search in an open index of 20,000 generated passages: ours with snippets and counts, the bare engine's top ten.

use std::fs::File;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use pullquote::index::Index;
use pullquote::search::{Backend, LocalBackend, SearchRequest};

mod floor;
mod generated;

fn retrieval(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records.jsonl");
    let mut generator = generated::Generator::new(7);
    generator.write_json_lines(20_000, 1, &mut File::create(&records).unwrap()).unwrap();
    let index = folder.path().join("index");
    generated::index(&records, &index);
    std::fs::create_dir(folder.path().join("floor")).unwrap();
    let bare = floor::Floor::build(&records, &folder.path().join("floor"), 1, 50_000_000);
    let searcher = bare.searcher();
    let backend = LocalBackend::new(Index::open(&index).unwrap());
    let mut group = criterion.benchmark_group("retrieval/20k");
    for words in [3, 20] {
        let query = generator.query(words);
        let request = SearchRequest { query: query.clone(), ..SearchRequest::default() };
        group.bench_function(format!("pullquote/{words} words"), |bencher| {
            bencher.iter(|| black_box(backend.search(&request).unwrap().hits.len()));
        });
        group.bench_function(format!("engine/{words} words"), |bencher| {
            bencher.iter(|| black_box(bare.search(&searcher, &query)));
        });
    }
    group.finish();
}

criterion_group!(benches, retrieval);
criterion_main!(benches);
