//! `pullquote bench`: what is measured, and what it is measured on.

use serde_json::Value;

use crate::workbench::Workbench;

fn bench() -> Workbench {
    let text =
        "The ferry carries mail, bread and visitors to the island on every day of the week but Sunday. ".repeat(4);
    Workbench::new().article("ferry.txt", &text).write("asked.txt", "ferry mail\nzeppelin\n")
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap()).collect()
}

/// Whether every time is there, and none is less than one that more searches keep to.
fn have_times(list: &Value) -> bool {
    list.as_array().unwrap().iter().all(|entry| {
        let time = |name: &str| entry[name].as_f64().unwrap();
        0.0 < time("p50_ms") && time("p50_ms") <= time("p95_ms") && time("p95_ms") <= time("p99_ms")
    })
}

#[test]
fn own_articles_and_queries_are_measured() {
    let line = "bench --queries asked.txt --rounds 1 --threads 1,2 --commit abc --format json";
    let report = bench().run(line).code(0).json();
    assert_eq!((report["schema"].as_u64(), report["commit"].as_str()), (Some(1), Some("abc")));
    assert_eq!((report["corpus"]["articles"].as_u64(), report["corpus"]["seed"].as_u64()), (Some(1), None));
    assert!(report["indexing"].is_null());
    let parts = report["disk"]["parts"].as_array().unwrap();
    let sum: u64 = parts.iter().map(|part| part["bytes"].as_u64().unwrap()).sum();
    assert_eq!(report["disk"]["bytes"].as_u64(), Some(sum));
    let expected = ["start alone", "search, index on disk", "search, index in memory"];
    let on_linux = cfg!(target_os = "linux");
    assert_eq!(names(&report["processes"]), if on_linux { expected.to_vec() } else { vec![expected[0], expected[2]] });
    assert_eq!(names(&report["searches"]), ["your queries"]);
    assert_eq!(
        (report["searches"][0]["queries"].as_u64(), report["searches"][0]["found"].as_u64()),
        (Some(2), Some(1))
    );
    assert!(have_times(&report["processes"]) && have_times(&report["searches"]));
    assert_eq!(report["throughput"][1]["threads"].as_u64(), Some(2));
    assert!(report["throughput"][1]["queries_per_second"].as_f64() > Some(0.0));
}

#[test]
fn a_corpus_from_a_seed_is_indexed_and_measured() {
    let bench = Workbench::bare();
    let line = "bench --generate 300 --draw 5 --rounds 1 --threads 1 --folder made --format json";
    let report = bench.run(line).code(0).json();
    assert_eq!((report["corpus"]["articles"].as_u64(), report["corpus"]["seed"].as_u64()), (Some(300), Some(7)));
    assert!(report["indexing"]["passages_per_second"].as_f64() > Some(0.0));
    assert_eq!(names(&report["searches"]), ["2 to 4 words", "20 words"]);
    assert!(report["searches"].as_array().unwrap().iter().any(|kind| kind["found"].as_u64() > Some(0)));
    assert_eq!(bench.run(line).code(0).json()["corpus"]["articles"].as_u64(), Some(300), "made anew");
    assert!(bench.path("made/corpus/articles.jsonl").is_file(), "the folder that was named is kept");
}

#[test]
fn tables_are_for_terminals_and_for_markdown() {
    let bench = bench();
    let text = bench.run("bench --draw 2 --rounds 1 --threads 1 --indexing").code(0).stdout;
    for heading in ["Corpus", "Indexing", "Index on disk", "From the command line", "Many queries at once"] {
        assert!(text.lines().any(|line| line == heading), "{heading}: {text}");
    }
    let markdown = bench.run("bench --queries asked.txt --rounds 1 --threads 1 --format markdown").code(0).stdout;
    assert!(
        markdown.contains("| query | queries | found | p50 ms | p95 ms | p99 ms |\n|---|---:|---:|---:|---:|---:|\n")
    );
}

#[test]
fn what_cannot_be_measured_is_said() {
    let bench = bench().write("mine/corpus/articles.jsonl", "{}");
    for (line, said) in [
        ("bench --queries missing.txt", "missing.txt"),
        ("bench --generate 0", "0"),
        ("bench --draw 0", "0"),
        ("bench --rounds 0", "0"),
        ("bench --indexing --generate 10", "cannot be used with"),
        ("bench --generate 10 --corpus articles", "cannot be used with"),
        ("bench --generate 10 --exclude *.md", "cannot be used with"),
        ("bench --threads 0", "0"),
        ("bench --indexing --refresh never", "cannot be used with"),
        ("bench --generate 10 --folder mine", "not of our making"),
    ] {
        let outcome = bench.run(line).code(2);
        assert!(outcome.stderr.contains(said), "{line}: {}", outcome.stderr);
    }
    assert_eq!(std::fs::read_to_string(bench.path("mine/corpus/articles.jsonl")).unwrap(), "{}");
    let bench = Workbench::new().article("short.txt", "Too few.").write("empty.txt", "\n");
    assert!(bench.run("bench").code(2).stderr.contains("--queries"));
    assert!(bench.run("bench --queries empty.txt").code(2).stderr.contains("empty.txt"));
}
