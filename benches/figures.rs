//! Figures read from prose, beside what the analyzer takes for the same text: the two run on every passage indexed.
//!
//! `news` is generated text with as many amounts, percentages and years as business news have, `prose` the same without
//! them, `seeds` the articles of `seeds/`, which are about amounts. Leaves out splitting and writing postings.

use std::hint::black_box;
use std::path::Path;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use pullquote::analysis::Analyzer;
use pullquote::article::Language;
use pullquote::figures::read;

mod generated;

/// The texts of the files below `folder`, in the order of their names.
fn texts(folder: &Path, into: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            texts(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "txt")
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            into.push(text);
        }
    }
}

fn both(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, texts: &[String]) {
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function(format!("figures/{name}"), |bencher| {
        bencher.iter(|| texts.iter().map(|text| read(black_box(text), Some(Language::ENGLISH)).len()).sum::<usize>());
    });
    let analyzer = Analyzer::default();
    group.bench_function(format!("analyzer/{name}"), |bencher| {
        bencher.iter(|| {
            let mut length = 0;
            for text in texts {
                analyzer.analyze(black_box(text), Some(Language::ENGLISH), &mut |token| length += token.term.len());
            }
            length
        });
    });
}

fn figures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    let mut generator = generated::Generator::new(7);
    let is_plain = |word: &&str| !word.contains(|c: char| c.is_ascii_digit() || c == '$') && *word != "one";
    let plain = |text: String| text.split(' ').filter(is_plain).collect::<Vec<_>>().join(" ");
    let news: Vec<String> = (0..500).map(|_| generator.paragraph(100)).collect();
    both(&mut group, "news", &news);
    let prose: Vec<String> = news.into_iter().map(plain).collect();
    both(&mut group, "prose", &prose);
    let mut seeds = Vec::new();
    texts(Path::new("seeds"), &mut seeds);
    both(&mut group, "seeds", &seeds);
    group.finish();
}

criterion_group!(benches, figures);
criterion_main!(benches);
