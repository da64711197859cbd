//! Sentences, and articles to passages, on generated text of 200 kB.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use pullquote::article::{Article, ArticleId, Block, BlockKind, Format, Metadata, Origin};
use pullquote::passage::{SplitOptions, split};
use pullquote::text::{Span, sentences};

mod generated;

fn splitting(criterion: &mut Criterion) {
    let mut generator = generated::Generator::new(7);
    let paragraphs: Vec<String> = (0..300).map(|_| generator.paragraph(100)).collect();
    let text = paragraphs.join("\n\n");
    let mut blocks = Vec::new();
    let mut at = 0;
    for paragraph in &paragraphs {
        let span = Span::new(at, at + paragraph.len());
        blocks.push(Block { span, kind: BlockKind::Paragraph, boilerplate: None });
        at += paragraph.len() + 2;
    }
    let article = Article {
        id: ArticleId::new("generated.txt"),
        metadata: Metadata::default(),
        format: Format::Text,
        encoding: "UTF-8".to_owned(),
        blocks,
        origin: Origin::of_file(&text, 0),
        id_by_place: None,
        line: None,
        text,
    };
    let mut group = criterion.benchmark_group("splitting/200kB");
    group.throughput(Throughput::Bytes(article.text.len() as u64));
    group.bench_function("sentences", |bencher| bencher.iter(|| black_box(sentences(&article.text).len())));
    group.bench_function("passages", |bencher| {
        bencher.iter(|| black_box(split(&article, &SplitOptions::default()).len()));
    });
    group.finish();
}

criterion_group!(benches, splitting);
criterion_main!(benches);
