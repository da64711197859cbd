//! Flags, variables and `pullquote.toml`: where articles and index are.

use std::path::{Path, PathBuf};

use crate::workbench::Workbench;

const PUMP: &str = "A heat pump hums.\n";

/// Every file below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
        }
    }
    files.sort();
    files
}

#[test]
fn nothing_is_written_into_a_folder_of_articles() {
    let bench = Workbench::bare().article("a.txt", PUMP).article("deep/b.md", PUMP);
    let before = files(&bench.path("articles"));
    let mut command = bench.command();
    let outcome = bench.finish(command.current_dir(bench.path("articles")).args(["search", "pump"]), b"").code(0);
    assert!(outcome.stdout.starts_with("2 passages"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains(" a.txt:1"), "{}", outcome.stdout);
    assert_eq!(files(&bench.path("articles")), before);
    assert!(!files(&bench.path("home/cache/pullquote")).is_empty());
}

#[test]
fn the_nearest_file_upwards_says_where_everything_is() {
    let bench = Workbench::new().article("deep/a.txt", PUMP);
    let mut command = bench.command();
    bench.finish(command.current_dir(bench.path("articles/deep")).args(["search", "pump"]), b"").code(0);
    assert!(bench.path("index/CURRENT").exists());
}

#[test]
fn other_articles_leave_the_index_of_the_project_alone() {
    let bench = Workbench::new().article("a.txt", PUMP).write("elsewhere/b.txt", "A stove burns.\n");
    bench.search("pump").code(0);
    bench.run("search stove --corpus elsewhere").code(0);
    bench.run("search stove").code(1);
    bench.run("search pump --corpus elsewhere").code(1);
    assert_eq!(bench.search("pump").code(0).stderr, "");
}

#[test]
fn a_named_index_remembers_its_articles() {
    let bench = Workbench::bare().article("a.txt", PUMP).write("elsewhere/b.txt", "A stove burns.\n");
    bench.run("index articles --index one").code(0);
    bench.run("search pump --index one").code(0);
    let variables =
        bench.finish(bench.command().env("PULLQUOTE_INDEX", bench.path("one")).args(["search", "pump"]), b"");
    variables.code(0);
    let status = bench.run("status --index one --format json").json();
    assert_eq!(status["roots"][0], bench.path("articles").display().to_string());
}

#[test]
fn variables_go_before_the_file_and_flags_before_both() {
    let bench = Workbench::new()
        .article("a.txt", PUMP)
        .write("second/b.txt", "A stove burns.\n")
        .write("third/c.txt", "A wall stands.\n");
    let list = std::env::join_paths([bench.path("second"), bench.path("third")]).unwrap();
    let run = |words: &[&str]| bench.finish(bench.command().env("PULLQUOTE_CORPUS", &list).args(words), b"");
    run(&["search", "stove"]).code(0);
    run(&["search", "wall"]).code(0);
    run(&["search", "pump"]).code(1);
    run(&["search", "pump", "--corpus", "articles"]).code(0);
    let ids: Vec<_> =
        run(&["articles", "--format", "jsonl"]).json_lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["second/b.txt", "third/c.txt"]);
}

#[test]
fn patterns_leave_files_out() {
    let bench = Workbench::new().article("a.txt", PUMP).article("drafts/b.txt", PUMP).article("README.md", PUMP);
    let bench = bench.write("pullquote.toml", "corpus = \"articles\"\nindex = \"index\"\nexclude = [\"README.md\"]\n");
    assert_eq!(bench.run("articles --format json").json()["total"], 2);
    assert_eq!(bench.run("articles --format json --exclude drafts/**").json()["total"], 1);
    let wrong = bench.run_words(&["search", "pump", "--exclude", "a[b"]).code(2);
    assert!(wrong.stderr.contains("`a[b` is no pattern"), "{}", wrong.stderr);
}

#[test]
fn patterns_are_remembered_with_an_index_in_the_cache() {
    let bench = Workbench::bare().article("a.txt", PUMP).article("drafts/b.txt", PUMP);
    bench.run("index articles --exclude drafts/**").code(0);
    assert_eq!(bench.run("search pump --corpus articles --format json").json()["total"]["articles"], 1);
    bench.run("index articles").code(0);
    assert_eq!(bench.run("search pump --corpus articles --format json").json()["total"]["articles"], 2);
}

#[test]
fn an_index_among_its_articles_is_not_indexed() {
    let bench = Workbench::bare().article("a.txt", PUMP);
    for _ in 0..2 {
        bench.run("index articles --index articles/index").code(0);
        let answer = bench.run("search pump --index articles/index --format json").code(0).json();
        assert_eq!(answer["coverage"]["articles"], 1);
        assert_eq!(answer["coverage"]["skipped"], 0);
    }
}
