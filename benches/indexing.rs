//! 5,000 generated records to a committed index: ours against the bare engine's, one thread each.

use std::fs::File;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

mod floor;
mod generated;

fn indexing(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records.jsonl");
    let bytes = generated::Generator::new(7).write_json_lines(5_000, 1, &mut File::create(&records).unwrap()).unwrap();
    let mut group = criterion.benchmark_group("indexing/5k");
    group.sample_size(10).throughput(Throughput::Bytes(bytes));
    group.bench_function("pullquote", |bencher| {
        bencher.iter_batched(
            || tempfile::tempdir().unwrap(),
            |target| {
                generated::index(&records, &target.path().join("index"));
                target
            },
            BatchSize::PerIteration,
        );
    });
    group.bench_function("engine", |bencher| {
        bencher.iter_batched(
            || tempfile::tempdir().unwrap(),
            |target| {
                floor::Floor::build(&records, target.path(), 1, 50_000_000);
                target
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, indexing);
criterion_main!(benches);
