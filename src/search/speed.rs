//! Measures where the time of a search goes, on generated text.
//!
//! `PASSAGES=1000000 cargo test --release --lib speed -- --ignored --nocapture` prints percentiles.

// Figures for people are what it is for.
#![allow(clippy::print_stdout)]

use std::io::Write;
use std::time::Instant;

use super::world::asking;
use super::{Backend, LocalBackend};
use crate::index::{Corpus, Index, Silent, UpdateOptions, update};
use crate::rank::{Page, RankOptions, page};
use crate::retrieve::count;

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A word by its place among the most common: the hundredth is about a hundred times rarer than the first.
    fn word(&mut self) -> u64 {
        let uniform = (self.next() % 1_000_000) as f64 / 1e6;
        60_000_f64.powf(uniform) as u64
    }
}

fn spelled(mut word: u64) -> String {
    let mut text = String::new();
    word = word.wrapping_mul(7919) % 60_013;
    for _ in 0..3 {
        text.push(char::from(b"bdfgklmnprstvz"[(word % 14) as usize]));
        word /= 14;
        text.push(char::from(b"aeiou"[(word % 5) as usize]));
        word /= 5;
    }
    text
}

/// What is measured: its name, and the work on one query.
type Stage<'a> = (&'a str, &'a dyn Fn(&str));

#[test]
#[ignore = "takes minutes; prints a table"]
fn measure_speed() {
    let passages: u64 = std::env::var("PASSAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(20_000);
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("corpus");
    std::fs::create_dir(&corpus).unwrap();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut file = std::io::BufWriter::new(std::fs::File::create(corpus.join("articles.jsonl")).unwrap());
    for article in 0..passages / 10 {
        let mut text = String::new();
        for _ in 0..10 {
            for sentence in 0..8 {
                for word in 0..14 {
                    let spelled = spelled(numbers.word());
                    text += if word == 0 && sentence > 0 { " " } else { "" };
                    text += &spelled;
                    text += if word == 13 { "." } else { " " };
                }
            }
            text += "\\n\\n";
        }
        writeln!(file, "{{\"_id\":\"a{article}\",\"title\":\"{}\",\"text\":\"{text}\"}}", spelled(numbers.word()))
            .unwrap();
    }
    drop(file);
    let index = folder.path().join("index");
    let began = Instant::now();
    update(&index, &Corpus { roots: vec![corpus], ..Corpus::default() }, &UpdateOptions::default(), &Silent).unwrap();
    let began_to_open = Instant::now();
    let backend = LocalBackend::new(Index::open(&index).unwrap());
    let index = backend.index();
    println!(
        "{} passages in {} segments, indexed in {:.1} s, opened in {:.2} ms",
        index.manifest().passages,
        index.searcher().segment_readers().len(),
        (began_to_open - began).as_secs_f64(),
        began_to_open.elapsed().as_secs_f64() * 1e3
    );
    let queries: Vec<String> = (0..400)
        .map(|at| (0..2 + at % 4).map(|_| spelled(numbers.word() + 20)).collect::<Vec<_>>().join(" "))
        .collect();
    let once = Page { offset: 0, limit: 10, per_article: 3 };
    let stages: [Stage; 3] = [
        ("ten best", &|text| {
            let (_, query) = backend.read_query(text);
            page(&query, index, &Default::default(), &once, &RankOptions::default()).unwrap();
        }),
        ("count", &|text| {
            let (_, query) = backend.read_query(text);
            count(&query, index, &Default::default(), &[]).unwrap();
        }),
        ("search", &|text| {
            backend.search(&asking(text)).unwrap();
        }),
    ];
    for (name, work) in stages {
        let mut times = Vec::new();
        for round in 0..2 {
            times.clear();
            for text in &queries {
                let began = Instant::now();
                work(text);
                times.push(began.elapsed().as_secs_f64() * 1e3);
            }
            times.sort_by(f64::total_cmp);
            let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
            println!("{name:<10} round {round}: p50 {:.3} ms, p90 {:.3} ms, p99 {:.3} ms", at(0.5), at(0.9), at(0.99));
        }
    }
}
