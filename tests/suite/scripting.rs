//! Pipes, exit codes, many queries at once.

use std::process::Stdio;

use crate::workbench::Workbench;

fn bench() -> Workbench {
    Workbench::new()
        .article("pumps.txt", "Pumps\n\nA heat pump hums. The fan is loud.\n")
        .article("stoves.txt", "Stoves\n\nA stove needs no pump. It needs wood.\n")
        .article("meta.txt", "Meta\n\nMeta bought a stake in a labelling firm.\n")
}

#[test]
fn the_exit_code_says_whether_anything_was_found() {
    let bench = bench();
    bench.search("pump").code(0);
    let nothing = bench.search("zeppelin").code(1);
    assert_eq!(nothing.stdout, "");
    assert!(nothing.stderr.contains("nothing found in 3 articles"), "{}", nothing.stderr);
    let nothing = bench.run("search zeppelin --format json").code(1);
    assert_eq!(nothing.json()["hits"], serde_json::json!([]));
    bench.run("search pump --format csv --nonsense").code(2);
}

#[test]
fn results_go_to_standard_output_and_all_else_does_not() {
    let outcome = bench().run("search pump --format jsonl").code(0);
    assert!(outcome.stdout.lines().all(|line| line.starts_with('{')), "{}", outcome.stdout);
    assert!(outcome.stderr.starts_with("indexed: "), "{}", outcome.stderr);
}

#[test]
fn words_with_a_dash_are_left_out_and_flags_are_still_flags() {
    let bench = bench();
    let answer = bench.run("search pump -fan -n 5 --format json").code(0).json();
    assert_eq!(answer["query"]["text"], "pump -fan");
    assert_eq!(answer["total"]["articles"], 1);
    assert_eq!(answer["hits"][0]["article"]["id"], "stoves.txt");
    let answer = bench.run("search --format json -- pump --format").code(0).json();
    assert_eq!(answer["query"]["text"], "pump --format");
}

#[test]
fn any_text_is_a_query() {
    let bench = bench();
    bench.run("index").code(0);
    let open = "(".repeat(100_000);
    for query in [
        "what's $14.3B?",
        "https://example.org/a?b=c#d",
        "C++ AND",
        "\"heat pump",
        "*",
        "?",
        "()",
        "a\u{0301}\u{200b}",
        "\u{1b}[31m",
        "AND OR NOT",
        "-",
        "--",
        "- -",
        "\"\"",
        "\\",
        "title:",
        "~5",
        "^2",
        "\u{10ffff}",
        &open,
        "🐧 猫 ש",
    ] {
        let outcome = bench.run_words(&["search", "--format", "json", "--", query]);
        // Without a letter or a digit there is nothing to search for, and a note says so.
        let expected: &[i32] = if query.chars().any(char::is_alphanumeric) { &[0, 1] } else { &[2] };
        assert!(outcome.code.is_some_and(|code| expected.contains(&code)), "{query:?}: {}", outcome.stderr);
        assert_eq!(outcome.json()["query"]["text"], *query);
    }
}

#[test]
fn faults_are_errors_where_asked() {
    let bench = bench();
    bench.run("index").code(0);
    let outcome = bench.run_words(&["search", "(pump"]).code(0);
    assert!(outcome.stderr.contains("  (pump\n  ^"), "{}", outcome.stderr);
    let outcome = bench.run_words(&["search", "--strict", "(pump"]).code(2);
    assert!(outcome.stderr.contains("  (pump\n  ^") && outcome.stderr.contains("--strict"), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "");
    bench.run_words(&["search", "--strict", "(pump OR heat)"]).code(0);
}

#[test]
fn of_many_queries_each_with_a_fault_is_named() {
    let bench = bench().write("queries.tsv", "q1\tpump\nq2\t(pump\nq3\theat \"pump\nq4\tzebra\n");
    let outcome = bench.run("search --queries queries.tsv --format trec --threads 4").code(0);
    let named = |outcome: &str| -> Vec<String> {
        outcome.lines().filter_map(|line| line.strip_prefix("note: ")).map(|line| line[..8].to_owned()).collect()
    };
    assert_eq!(named(&outcome.stderr), ["query q2", "query q3"]);
    assert!(outcome.stdout.contains("q2 Q0 ") && outcome.stdout.contains("q3 Q0 "), "{}", outcome.stdout);
    // The first of them ended the run, and nobody knew which it was.
    let outcome = bench.run("search --queries queries.tsv --format trec --strict").code(2);
    assert_eq!(named(&outcome.stderr), ["query q2", "query q3"]);
    assert!(outcome.stderr.contains("2 queries cannot be read as typed"), "{}", outcome.stderr);
    assert!(outcome.stdout.lines().all(|line| line.starts_with("q1 ")), "{}", outcome.stdout);
    assert!(!outcome.stdout.is_empty());
}

#[test]
fn a_misspelt_word_is_offered_its_spelling() {
    let bench = Workbench::new().article("a.txt", "Mark Zuckerberg's company paid $14.3B.\n");
    let outcome = bench.run_words(&["search", "Zukerberg"]).code(1);
    assert!(outcome.stderr.contains("did you mean Zuckerberg?"), "{}", outcome.stderr);
    bench.run_words(&["search", "Zukerberg~1"]).code(0);
    for (query, expected) in [
        ("\"Mark Zukerberg paid\"", "did you mean Zuckerberg?"),
        ("compani \"Mark Zukerberg\"~5", "did you mean Zuckerberg?"),
        ("text:Zukerberg", "did you mean Zuckerberg?"),
        ("Zukerb*", "did you mean zuckerb*?"),
        ("superinteligence*", "no word of the corpus is spelled like"),
    ] {
        let outcome = bench.run_words(&["search", query]);
        assert!(outcome.stderr.contains(expected), "{query}: {}", outcome.stderr);
    }
    let outcome = bench.run_words(&["search", "14.4"]).code(1);
    assert!(!outcome.stderr.contains("did you mean"), "{}", outcome.stderr);
}

#[test]
fn articles_of_unknown_date_are_counted() {
    let bench = Workbench::new()
        .article("dated.md", "---\ndate: 2025-06-12\n---\n\nThe pump hums.\n")
        .article("undated.md", "Another pump hums.\n");
    let outcome = bench.run_words(&["search", "pump date:2025-06"]).code(0);
    let said = "1 article of unknown date (1 passage) matches the rest of the query and is not among the hits";
    assert!(outcome.stderr.contains(said), "{}", outcome.stderr);
    assert!(outcome.stdout.starts_with("1 passage in 1 article"), "{}", outcome.stdout);
    let outcome = bench.run_words(&["search", "pump date:yesterday", "--today", "2025-06-13"]).code(0);
    assert!(outcome.stdout.starts_with("1 passage in 1 article"), "{}", outcome.stdout);
    bench.run_words(&["search", "pump date:yesterday", "--today", "2025-06-12"]).code(1);
    bench.run_words(&["search", "pump NOT has:date"]).code(0);
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut bench = Workbench::new();
    for number in 0..200 {
        bench = bench.article(&format!("{number}.txt"), format!("{}\n", "A pump and a pump again. ".repeat(60)));
    }
    bench.run("index").code(0);
    for words in
        [vec!["search", "pump", "-n", "200", "--per-article", "0", "--format", "json"], vec!["articles"], vec!["man"]]
    {
        let mut child = bench.command().args(&words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
        assert_eq!(output.status.code(), Some(0), "{words:?}");
    }
}

#[test]
fn many_queries_are_answered_in_order() {
    let queries: String =
        (0..60).map(|number| format!("q{number}\t{}\n", ["pump", "stake", "zeppelin"][number % 3])).collect();
    let bench = bench().write("queries.tsv", queries);
    bench.run("index").code(0);
    let one = bench.run("search --queries queries.tsv --threads 1 --deterministic").code(0);
    let four = bench.run("search --queries queries.tsv --threads 4 --deterministic").code(0);
    assert_eq!(one.bytes, four.bytes);
    let lines = one.json_lines();
    let summaries: Vec<_> = lines.iter().filter(|line| line.get("total").is_some()).collect();
    assert_eq!(summaries.len(), 60);
    assert!(summaries.iter().enumerate().all(|(at, line)| line["query_id"] == format!("q{at}")));
    let whole = bench.run("search --queries queries.tsv --format json --deterministic").code(0).json_lines();
    assert_eq!(whole.len(), 60);
    assert_eq!(whole[4]["query_id"], "q4");
    assert_eq!(whole[4]["hits"][0]["article"]["id"], "meta.txt");
}

#[test]
fn many_queries_give_a_run() {
    let bench = bench();
    let input = b"{\"_id\": \"first one\", \"text\": \"pump\"}\n{\"_id\": 2, \"text\": \"stake\"}\n";
    let outcome = bench.run_with_input("search --queries - --format trec --run-tag bm25_test", input).code(0);
    let rows: Vec<Vec<&str>> = outcome.stdout.lines().map(|line| line.split(' ').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 6 && row[5] == "bm25_test"), "{}", outcome.stdout);
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), ["first%20one", "first%20one", "2"]);
}

#[test]
fn queries_that_cannot_be_read_are_named() {
    let bench = bench().write("broken.jsonl", "{\"_id\": \"a\", \"text\": \"pump\"}\n{\"_id\": \n");
    let outcome = bench.run("search --queries broken.jsonl").code(2);
    assert!(outcome.stderr.contains("broken.jsonl:2: this is no query"), "{}", outcome.stderr);
    let outcome = bench.run("search --queries nowhere.txt").code(2);
    assert!(outcome.stderr.contains("nowhere.txt"), "{}", outcome.stderr);
    let outcome = bench.run("search --queries broken.jsonl --format html").code(2);
    assert!(outcome.stderr.contains("--format jsonl"), "{}", outcome.stderr);
}

#[test]
fn pages_follow_one_another() {
    let mut bench = Workbench::new();
    for number in 0..25 {
        bench =
            bench.article(&format!("{number:02}.txt"), format!("Pump {number}\n\n{}\n", "pump ".repeat(number + 1)));
    }
    bench.run("index").code(0);
    let ids = |line: &str| -> Vec<String> {
        let answer = bench.run(line).json();
        answer["hits"].as_array().unwrap().iter().map(|hit| format!("{} {}", hit["rank"], hit["id"])).collect()
    };
    let all = ids("search pump -n 25 --format json");
    let mut pages = ids("search pump -n 10 --format json");
    pages.extend(ids("search pump -n 10 --offset 10 --format json"));
    pages.extend(ids("search pump -n 10 --offset 20 --format json"));
    assert_eq!(all.len(), 25);
    assert_eq!(pages, all);
    assert!(ids("search pump --offset 1000 --format json").is_empty());
}

#[test]
fn a_page_without_hits_says_why() {
    let text = |word: &str| format!("{word}\n\n{}", format!("{}\n\n", "A pump hums at night. ".repeat(30)).repeat(6));
    let bench =
        Workbench::new().article("a.txt", text("One")).article("b.txt", text("Two")).article("c.txt", "Bread.\n");
    let total = bench.run("search pump --format json -n 0").code(0).json()["total"]["passages"].as_u64().unwrap();
    assert!(total > 6, "{total}");
    let outcome = bench.run("search pump --offset 1000").code(0);
    assert_eq!(outcome.stdout, format!("{total} passages in 2 articles (… ms)\n"));
    assert_eq!(
        outcome.stderr,
        "there are hits 1 to 6: `--offset 1000` passes over all there is\n\
         hint: at most 3 passages of an article may be among them: `--per-article 0` lifts that\n"
    );
    let outcome = bench.run("search pump --offset 1000 --per-article 0").code(0);
    assert_eq!(outcome.stderr, format!("there are hits 1 to {total}: `--offset 1000` passes over all there is\n"));
    let outcome = bench.run("search bread --offset 1").code(0);
    assert_eq!(outcome.stderr, "there is one hit: `--offset 1` passes over all there is\n");
    let outcome = bench.run("search pump --limit 0").code(0);
    assert_eq!(outcome.stderr, "hint: `--limit 0` counts and prints no hit\n");
}

// Thousands of queries gave thousands of notes.
#[test]
fn notes_on_many_queries_are_counted() {
    let queries: String = (0..100).map(|number| format!("q{}\t\"pump {number}\n", number % 70)).collect();
    let bench = bench().write("queries.tsv", queries);
    bench.run("index").code(0);
    let outcome = bench.run("search --queries queries.tsv").code(0);
    let count = |what: &str| outcome.stderr.lines().filter(|line| line.contains(what)).count();
    assert_eq!(count("note: query "), 20, "{}", outcome.stderr);
    assert_eq!(count("and 80 notes more on faults in queries"), 1, "{}", outcome.stderr);
    assert_eq!(count("their answers cannot be told apart"), 20, "{}", outcome.stderr);
    assert_eq!(count("and 10 more with an id that came before"), 1, "{}", outcome.stderr);
}

#[test]
fn an_update_says_what_it_did() {
    let bench = bench();
    let summary = bench.run("index --format json").code(0).json();
    assert_eq!(summary["files"]["added"], 3);
    assert_eq!(summary["articles"], 3);
    std::fs::write(bench.path("articles/pumps.txt"), "Pumps\n\nQuite another text about valves and pipes.\n").unwrap();
    std::fs::remove_file(bench.path("articles/stoves.txt")).unwrap();
    let summary = bench.run("index --format json").code(0).json();
    assert_eq!(summary["files"]["changed"], 1, "{summary}");
    assert_eq!(summary["files"]["deleted"], 1, "{summary}");
    assert_eq!(summary["files"]["unchanged"], 1, "{summary}");
}

#[test]
fn a_search_sees_what_was_written_a_moment_ago() {
    let bench = bench();
    bench.search("zeppelin").code(1);
    std::fs::write(bench.path("articles/new.txt"), "A zeppelin came by.\n").unwrap();
    let stale = bench.run("search zeppelin --refresh never --format json").code(1);
    assert_eq!(stale.json()["coverage"]["fresh"], false);
    bench.run("status --check").code(1);
    let found = bench.search("zeppelin").code(0);
    assert!(found.stderr.starts_with("indexed: files 1 added"), "{}", found.stderr);
    let again = bench.run("search zeppelin --format json").code(0);
    assert_eq!(again.stderr, "");
    assert_eq!(again.json()["coverage"]["fresh"], true);
    bench.run("status --check").code(0);
}
