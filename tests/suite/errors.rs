//! What is said when something is wrong: the user's words, the place, a way on.

use crate::workbench::Workbench;

#[test]
fn every_fault_has_a_way_on() {
    let bench = Workbench::new().article("pumps.txt", "Pumps\n\nA heat pump hums.\n");
    bench.run("index").code(0);
    let mut said = String::new();
    for line in [
        "search",
        "search pump --fromat json",
        "search pump --format jsn",
        "search pump --ranking bm52",
        "search pump --refresh sometimes",
        "search pump -q",
        "serach pump",
        "search pump --corpus nowhere",
        "search pump --limit many",
        "search pump -n -1",
        "search pump --offset -5",
        "search pump --run-tag",
        "index --memory plenty",
        "show pumps.txt#7",
        "show pump.txt",
        "show pumps.txt --text --query pump",
        "analyze --language german Pumpe",
        "man serach",
        "search pump --index elsewhere --refresh never",
    ] {
        let outcome = bench.run(line).code(2);
        assert_eq!(outcome.stdout, "", "{line}");
        said.push_str(&format!("$ pullquote {line}\n{}\n", outcome.stderr));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn an_empty_query_is_an_error() {
    let bench = Workbench::new();
    for query in ["", "   ", "\n"] {
        let outcome = bench.search(query).code(2);
        assert!(outcome.stderr.contains("the query is empty"), "{}", outcome.stderr);
    }
}

#[test]
fn an_empty_folder_is_told_apart_from_nothing_found() {
    let outcome = Workbench::new().search("pump").code(1);
    assert!(outcome.stderr.contains("there are no articles in BENCH/articles"), "{}", outcome.stderr);
}

#[test]
fn a_fault_in_the_settings_is_named_with_its_line() {
    for (text, expected) in [
        (
            "corpus = \"articles\"\nidnex = \"index\"\n",
            "BENCH/pullquote.toml:2: there is no setting `idnex`\nhint: did you mean `index`?",
        ),
        ("corpus = \"articles\nindex = \"index\"\n", "BENCH/pullquote.toml:1: "),
        ("corpus = 7\n", "BENCH/pullquote.toml:1: `corpus` must be"),
        ("corpus = \"gone\"\n", "there is no folder or file BENCH/gone\nhint: mend `corpus` in pullquote.toml"),
    ] {
        let bench = Workbench::new().write("pullquote.toml", text);
        let outcome = bench.search("pump").code(2);
        assert!(outcome.stderr.contains(expected), "{text:?}: {}", outcome.stderr);
    }
}

#[test]
fn skipped_files_are_named_with_their_reasons() {
    let mut bench = Workbench::new().article("good.txt", "A pump.\n");
    for number in 0..25 {
        bench = bench.article(&format!("empty{number:02}.txt"), "");
    }
    let outcome = bench.run("index").code(0);
    assert_eq!(outcome.stderr.matches("skipped: empty").count(), 20, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("and 5 more: `pullquote status --skipped` lists them"), "{}", outcome.stderr);
    assert!(outcome.stdout.contains("skipped: 25"), "{}", outcome.stdout);
    let all = bench.run("status --skipped").code(0);
    assert_eq!(all.stdout.matches("skipped: empty").count(), 25, "{}", all.stdout);
}

#[test]
fn a_note_on_the_query_stands_under_it() {
    let bench = Workbench::new().article("pumps.txt", "Pumps\n\nA heat pump hums.\n");
    bench.run("index").code(0);
    let outcome = bench.search("noise \"heat pump").code(0);
    let lines: Vec<_> = outcome.stderr.lines().collect();
    assert!(lines[0].starts_with("note: "), "{}", outcome.stderr);
    assert_eq!(lines[1], "  noise \"heat pump");
    assert!(lines[2].starts_with("        ^"), "{}", outcome.stderr);
}

#[test]
fn names_of_files_cannot_command_the_terminal() {
    let bench = Workbench::new().article("a\u{1b}[31m.txt", "").article("b\u{1b}[2J.txt", "A pump.\n");
    let outcome = bench.search("pump").code(0);
    assert!(!outcome.stderr.contains('\u{1b}') && !outcome.stdout.contains('\u{1b}'), "{}", outcome.whole());
}

// It was said that there was no index yet.
#[test]
fn a_large_index_of_another_version_is_not_called_missing() {
    let bench = Workbench::new().article("pumps.md", "A heat pump hums.");
    bench.run("index").code(0);
    let current = std::fs::read_to_string(bench.path("index/CURRENT")).unwrap();
    let (generation, _) = current.split_once("format ").unwrap();
    let bench = bench.write("index/CURRENT", format!("{generation}format 1\n"));
    // Nothing of it is read.
    std::fs::File::create(bench.path("articles/large.jsonl")).unwrap().set_len((1 << 30) + 1).unwrap();
    let outcome = bench.search("pump").code(2);
    assert!(outcome.stderr.contains("and an index of another version: making a new one"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("hint: `pullquote index"), "{}", outcome.stderr);
    std::fs::remove_dir_all(bench.path("index")).unwrap();
    let outcome = bench.search("pump").code(2);
    assert!(outcome.stderr.contains("and no index yet: making one"), "{}", outcome.stderr);
}
