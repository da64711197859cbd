//! The outputs, whole. Read the difference before accepting a snapshot.

use crate::workbench::Workbench;

/// Two short articles, one with everything that an article can say about itself.
fn bench() -> Workbench {
    Workbench::new()
        .article(
            "pumps.md",
            "---\ntitle: Heat pumps in old houses\nauthor: Ada Field\ndate: 2024-11-05\nsource: The Boiler Room\n\
             url: https://example.org/pumps\n---\n\n## Noise\n\nA heat pump hums. The fan is the loudest part of it.\n",
        )
        .article("stoves.txt", "Stoves burn wood\n\nA stove needs no pump. It needs *wood*, <dry> wood & air.\n")
        .article("walls.txt", "Thick walls\n\nA thick wall keeps heat for a night.\n")
}

#[test]
fn text_names_title_place_and_what_matched() {
    let bench = bench();
    bench.run("index").code(0);
    insta::assert_snapshot!(bench.search("heat pump").code(0).whole());
}

#[test]
fn the_first_search_indexes_by_itself_and_says_so() {
    let outcome = bench().search("pump").code(0);
    assert!(outcome.stderr.starts_with("indexed: files 3 added; 3 articles, "), "{}", outcome.stderr);
    assert!(outcome.stdout.starts_with("2 passages in 2 articles (… ms)"), "{}", outcome.stdout);
}

#[test]
fn json_is_one_object_with_everything() {
    let bench = bench();
    bench.run("index").code(0);
    insta::assert_snapshot!(bench.run("search pump --format json -n 1").code(0).stdout);
}

#[test]
fn the_json_holds_to_its_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/search-response.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let bench =
        bench().article("same.jsonl", "{\"_id\": \"a b\", \"text\": \"A pump.\"}\n{\"text\": \"Two pumps.\"}\n");
    for line in [
        "search pump --format json",
        "search nothing-of-the-kind --format json",
        "search \"pump -fan --format json --deterministic",
        "search heat wall pump --format json --limit 1 --offset 1 --per-article 1",
        "search pump --format json --refresh never",
    ] {
        let answer = bench.run(line).json();
        let faults: Vec<_> =
            validator.iter_errors(&answer).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{line}: {faults:?}\n{answer:#}");
    }
    let mut wrong = bench.run("search pump --format json").json();
    wrong["hits"][0]["rank"] = "first".into();
    assert!(!validator.is_valid(&wrong), "the schema lets anything pass");
}

#[test]
fn json_lines_are_the_hits_and_a_summary() {
    let lines = bench().run("search pump --format jsonl").code(0).json_lines();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["rank"], 1);
    assert_eq!(lines[1]["rank"], 2);
    assert_eq!(lines[2]["total"]["passages"], 2);
    assert_eq!(lines[2]["hits"], 2);
    assert_eq!(lines[2]["query"]["text"], "pump");
}

#[test]
fn the_page_is_escaped_and_stands_alone() {
    let bench = bench();
    bench.run("index").code(0);
    insta::assert_snapshot!(bench.run("search wood pump --format html").code(0).stdout);
}

#[test]
fn markdown_is_escaped() {
    let bench = bench();
    bench.run("index").code(0);
    insta::assert_snapshot!(bench.run("search wood pump --format markdown").code(0).stdout);
}

#[test]
fn every_form_for_people_tells_notes_and_where_a_hit_matched() {
    let bench = Workbench::new().article("a.md", "---\ntitle: Amber\n---\n\nThe yard is old.\n");
    for (format, note, place) in [
        ("text", "note: no passage holds `zebra`", "    matched in the title\n"),
        ("markdown", "note: no passage holds \\`zebra\\`", "\nmatched in the title\n"),
        ("html", "note: no passage holds `zebra`", "<p class=\"more\">matched in the title</p>"),
        ("json", "no passage holds `zebra`", "\"matched_only_in\":[\"title\"]"),
    ] {
        let outcome = bench.run_words(&["search", "--format", format, "amber zebra"]).code(0);
        let notes = if format == "text" { &outcome.stderr } else { &outcome.stdout };
        assert!(notes.contains(note) && outcome.stdout.contains(place), "{format}: {}", outcome.whole());
    }
}

#[test]
fn a_table_has_a_row_of_names_and_a_row_for_each_hit() {
    let outcome = bench().run("search pump --format csv").code(0);
    let mut table = csv::Reader::from_reader(&outcome.bytes[..]);
    let names: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<_> = table.records().map(|row| row.unwrap()).collect();
    assert_eq!(rows.len(), 2);
    let column = |name: &str| names.iter().position(|known| known == name).unwrap();
    assert_eq!(&rows[0][column("rank")], "1");
    let titles: Vec<_> = rows.iter().map(|row| row[column("title")].to_owned()).collect();
    assert!(titles.contains(&"Heat pumps in old houses".to_owned()), "{titles:?}");
}

#[test]
fn scores_of_a_run_strictly_fall() {
    let mut bench = Workbench::new();
    for number in 0..30 {
        bench = bench.article(&format!("same{number:02}.txt"), "One and the same pump.\n");
    }
    let outcome = bench.run("search pump --format trec -n 30 --run-tag mine").code(0);
    let rows: Vec<Vec<&str>> = outcome.stdout.lines().map(|line| line.split(' ').collect()).collect();
    assert_eq!(rows.len(), 30);
    let scores: Vec<f64> = rows.iter().map(|row| row[4].parse().unwrap()).collect();
    assert!(scores.windows(2).all(|pair| pair[0] > pair[1]), "{scores:?}");
    assert!(rows.iter().enumerate().all(|(at, row)| row[3] == (at + 1).to_string() && row[5] == "mine"));
    assert_eq!(rows[0][..3], ["1", "Q0", "same00.txt#1"]);
}

#[test]
fn paths_come_once_each_and_nothing_else() {
    let outcome = bench().run("search pump heat --format paths").code(0);
    let mut paths: Vec<_> = outcome.stdout.lines().collect();
    assert!(paths.iter().all(|path| path.starts_with("articles/")), "{paths:?}");
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), 3);
    assert_eq!(outcome.stdout.lines().count(), 3);
}

#[test]
fn the_same_search_prints_the_same_bytes() {
    let bench = bench();
    bench.run("index").code(0);
    for format in ["json", "jsonl", "html", "markdown", "csv", "trec", "paths", "text"] {
        let line = format!("search heat pump wood --deterministic --format {format}");
        assert_eq!(bench.run(&line).bytes, bench.run(&line).bytes, "{format}");
    }
}

#[test]
fn nothing_in_an_article_commands_the_terminal() {
    let bench = Workbench::new().article(
        "evil.txt",
        "Title \u{1b}]0;owned\u{7} here\n\nA pump \u{1b}[2J\u{9b}31m and \u{202e}reversed\u{8}\u{8} text.\n",
    );
    for line in [
        "search pump",
        "search pump --color always",
        "show evil.txt",
        "show evil.txt --query pump --color always",
        "articles",
        "search pump --format html",
        "search pump --format markdown",
        "search pump --format paths",
        "status",
        "show evil.txt --verbose",
    ] {
        let outcome = bench.run(line).code(0);
        let text = String::from_utf8(outcome.bytes).unwrap();
        // Our own colours begin with the escape character and `[`, and end with `m`.
        for piece in text.split('\u{1b}').skip(1) {
            let code: String = piece.chars().skip(1).take_while(|c| c.is_ascii_digit() || *c == ';').collect();
            assert!(
                line.contains("always") && piece[1 + code.len()..].starts_with('m') && code != "31",
                "{line}: {text:?}"
            );
        }
        assert!(!text.contains(['\u{7}', '\u{8}', '\u{9b}', '\u{202e}']), "{line}: {text:?}");
    }
    assert!(bench.search("pump").stdout.contains("␛[2J"));
    let exact = bench.run("show evil.txt --text").code(0).bytes;
    assert_eq!(exact, std::fs::read(bench.path("articles/evil.txt")).unwrap());
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let bench = bench();
    bench.run("index").code(0);
    assert!(!bench.search("pump").stdout.contains('\u{1b}'));
    assert!(bench.run("search pump --color always").stdout.contains("\u{1b}[1;33mpump\u{1b}[0m"));
    let forced = bench.finish(bench.command().env("CLICOLOR_FORCE", "1").args(["search", "pump"]), b"");
    assert!(forced.stdout.contains('\u{1b}'));
    let refused = bench.finish(bench.command().env("NO_COLOR", "1").args(["search", "pump"]), b"");
    assert!(refused.stdout.contains("[pump]"));
}

#[test]
fn a_passage_is_shown_with_its_neighbours() {
    let bench = bench();
    bench.run("index").code(0);
    insta::assert_snapshot!(bench.run("show pumps.md#1 --query pump --verbose").code(0).whole());
    let by_line = bench.run("show articles/stoves.txt:3").code(0).stdout;
    assert!(by_line.contains("A stove needs no pump."), "{by_line}");
}

#[test]
fn the_text_of_an_article_is_printed_to_the_byte() {
    let text = "One.\r\n\r\nTwo \u{a0} three.   \n\n\n";
    let bench = Workbench::new().article("odd.txt", text);
    assert_eq!(bench.run("show odd.txt --text").code(0).bytes, text.as_bytes());
    assert_eq!(bench.run("show articles/odd.txt --text").code(0).bytes, text.as_bytes());
}

#[test]
fn a_citation_slices_the_file() {
    let bench = bench();
    let answer = bench.run("search pump --format json").code(0).json();
    for hit in answer["hits"].as_array().unwrap() {
        if hit["article"]["id"] == "stoves.txt" {
            let file = std::fs::read(bench.path(hit["article"]["path"].as_str().unwrap())).unwrap();
            let number = |name: &str| hit["bytes"][name].as_u64().unwrap() as usize;
            assert_eq!(hit["bytes"]["of"], "file");
            assert_eq!(&file[number("start")..number("end")], hit["text"].as_str().unwrap().as_bytes());
        }
    }
}

#[test]
fn articles_are_listed_with_what_is_known_of_them() {
    let bench = bench();
    bench.run("index").code(0);
    insta::assert_snapshot!(bench.run("articles").code(0).whole());
    let listed = bench.run("articles --format json").code(0).json();
    assert_eq!(listed["total"], 3);
    assert_eq!(listed["articles"][0]["date"], "2024-11-05");
    assert_eq!(bench.run("articles --format jsonl").code(0).json_lines().len(), 3);
    assert_eq!(bench.run("articles --format csv").code(0).stdout.lines().count(), 4);
    assert_eq!(bench.run("articles --format csv -n 1").code(0).stdout.lines().count(), 2);
}

#[test]
fn status_says_what_was_skipped_and_why() {
    let bench = bench().article("broken.json", "{\"title\": ").article("empty.txt", "");
    let outcome = bench.run("status --skipped").code(0);
    assert!(outcome.stdout.contains("articles    3"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("skipped: broken.json"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("skipped: empty.txt"), "{}", outcome.stdout);
    let answer = bench.run("status --skipped --format json").code(0).json();
    assert_eq!(answer["skipped"], 2);
    assert_eq!(answer["skipped_list"].as_array().unwrap().len(), 2);
}

#[test]
fn the_words_of_a_text_are_printed_as_they_are_looked_up() {
    let answer = Workbench::new().run("analyze --format json Heat pumps").code(0).json();
    let tokens = answer["tokens"].as_array().unwrap();
    assert_eq!(tokens.len(), 2, "{answer:#}");
    assert_eq!(tokens[1]["text"], "pumps");
    assert_eq!(tokens[1]["span"], serde_json::json!({"start": 5, "end": 10}));
    assert!(Workbench::new().run("analyze Heat pumps").code(0).stdout.starts_with("position"));
}

#[test]
fn help_tells_every_flag() {
    let bench = Workbench::new();
    let mut help = bench.run("--help").code(0).stdout;
    for verb in [
        "search",
        "index",
        "show",
        "articles",
        "status",
        "eval",
        "judge",
        "figures",
        "timeline",
        "analyze",
        "completions",
        "man",
    ] {
        help.push_str(&format!("\n=== {verb}\n\n{}", bench.run(&format!("{verb} --help")).code(0).stdout));
    }
    insta::assert_snapshot!(help);
}

#[test]
fn scripts_and_manual_come_from_the_same_definition() {
    let bench = Workbench::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = bench.run(&format!("completions {shell}")).code(0).stdout;
        assert!(script.contains("per-article"), "{shell}");
    }
    assert!(bench.run("man").code(0).stdout.contains(".TH pullquote"));
    assert!(bench.run("man search").code(0).stdout.contains("per\\-article"));
}

#[test]
fn what_matched_stands_in_tags_of_ones_own() {
    let bench = Workbench::new().article("a.txt", "The stake of Meta & others.\n");
    for (format, expected) in
        [("text", "The <em>stake</em> of Meta & others."), ("html", "The <em>stake</em> of Meta &amp; others.")]
    {
        let outcome = bench.run_words(&["search", "--tags", "<em>", "</em>", "--format", format, "stake"]).code(0);
        assert!(outcome.stdout.contains(expected), "{}", outcome.stdout);
    }
    let outcome = bench.run_words(&["search", "--tags", "==", "==", "--format", "markdown", "stake"]).code(0);
    assert!(outcome.stdout.contains("The ==stake== of Meta"), "{}", outcome.stdout);
}
