//! What `pullquote figures QUERY` answers with: groups, how they are chosen, ordered, printed and cited.

use crate::library::folder;
use crate::workbench::Workbench;

/// Four articles about one deal; the last copies a sentence of the first.
pub(crate) fn deal() -> Workbench {
    Workbench::new()
        .article(
            "one.md",
            "---\ntitle: One\ndate: 2025-06-09\n---\nOrla is reportedly investing close to $15 billion to hold a 49% stake in Harrow Labs.\n\nThe lab has 400 workers.\n",
        )
        .article("two.txt", "Orla dropped $14.3 billion on Harrow Labs. It was valued at over $29 billion.\n")
        .article("three.txt", "Two years on\n\nOrla's $14.3B bet on Harrow Labs paid off, says Mira Holt.\n")
        .article("four.txt", "Orla is reportedly investing close to $15 billion to hold a 49% stake in Harrow Labs.\n")
}

/// The groups of an answer as `subject: hedge low..high (articles)`.
pub(crate) fn groups(answer: &serde_json::Value) -> Vec<String> {
    let mut rows = Vec::new();
    for group in answer["groups"].as_array().unwrap() {
        for value in group["values"].as_array().unwrap() {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or("_").to_owned();
            let hedge = value["hedge"].as_str().map_or(String::new(), |hedge| format!("{hedge} "));
            rows.push(format!(
                "{}: {hedge}{}..{} ({})",
                group["subject"].as_str().unwrap(),
                text(&value["low"]),
                text(&value["high"]),
                value["articles"]
            ));
        }
    }
    rows
}

/// Five invented articles about a takeover, to see that nothing is made for one deal alone.
pub(crate) fn takeover() -> Workbench {
    fixture("takeover")
}

/// The files of a folder, those of the folders in it left out.
pub(crate) fn files_of(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

/// The articles of a folder of `tests/fixtures`.
pub(crate) fn fixture(name: &str) -> Workbench {
    let bench = Workbench::new();
    let from = folder("tests/fixtures").join(name);
    let mut names: Vec<_> = std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names.iter().fold(bench, |bench, path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        bench.article(name, std::fs::read_to_string(path).unwrap())
    })
}

/// What the articles of the fixture `name` say under `subject`, asked with `query`.
pub(crate) fn under(bench: &Workbench, query: &str, subject: &str) -> Vec<String> {
    let rows = groups(&bench.run(&format!("figures {query} --format json")).code(0).json());
    let under: Vec<String> =
        rows.iter().filter_map(|row| row.strip_prefix(&format!("{subject}: "))).map(str::to_owned).collect();
    assert!(!under.is_empty(), "{subject} is not in {rows:#?}");
    under
}

#[test]
fn figures_about_the_same_stand_together() {
    let bench = deal();
    let answer = bench.run("figures orla investment in harrow labs --format json").code(0).json();
    let rows = groups(&answer);
    assert_eq!(rows[0], "investment in Harrow Labs: 14300000000..14300000000 (2)", "{rows:#?}");
    assert_eq!(rows[1], "investment in Harrow Labs: about 15000000000..15000000000 (1)", "{rows:#?}");
    for row in ["stake: 49..49 (1)", "valuation: over 29000000000.._ (1)"] {
        assert!(rows.iter().any(|found| found == row), "{row} is not in {rows:#?}");
    }
    let mentions = answer["groups"][0]["values"][1]["mentions"].as_array().unwrap();
    assert_eq!(mentions.len(), 2);
    assert_eq!(mentions.iter().filter(|mention| mention["copy_of"].is_string()).count(), 1, "{mentions:#?}");
    let three = &answer["groups"][0]["values"][0]["mentions"].as_array().unwrap();
    let three = three.iter().find(|mention| mention["article"] == "three.txt").unwrap();
    assert_eq!((&three["lines"]["start"], &three["as_written"]), (&3.into(), &"$14.3B".into()));
    let file = std::fs::read(bench.path("articles/three.txt")).unwrap();
    let byte = |name: &str| three["bytes"][name].as_u64().unwrap() as usize;
    assert_eq!(&file[byte("start")..byte("end")], b"$14.3B");
}

#[test]
fn figures_are_chosen_by_kind_and_size() {
    let bench = deal();
    let rows =
        |line: &str| groups(&bench.run(&format!("figures orla harrow labs --format json {line}")).code(0).json());
    assert_eq!(rows("--kind percent"), ["stake: 49..49 (1)"]);
    assert_eq!(rows("--kind money --min 20bn"), ["valuation: over 29000000000.._ (1)"]);
    assert_eq!(rows("--kind money --max $14.5bn"), ["investment in Harrow Labs: 14300000000..14300000000 (2)"]);
    let by_value = rows("--by value --kind money");
    assert_eq!(by_value[0], "valuation: over 29000000000.._ (1)", "groups are ordered as well");
    assert_eq!(by_value[1], "investment in Harrow Labs: about 15000000000..15000000000 (1)");
    let outcome = bench.run("figures orla --kind date").code(1);
    assert!(outcome.stderr.contains("no such figures in"), "{}", outcome.stderr);
    let outcome = bench.run("figures orla --min NaN").code(2);
    assert!(outcome.stderr.contains("NaN"), "{}", outcome.stderr);
    let outcome = bench.run("figures orla --min 5bn --max 1bn").code(2);
    assert!(outcome.stderr.contains("at least 5000000000"), "{}", outcome.stderr);
}

#[test]
fn figures_are_printed_for_people_for_notes_and_as_tables() {
    let bench = deal();
    let line = "figures orla investment in harrow labs --kind money";
    insta::assert_snapshot!(bench.run(&format!("{line} --timeline")).code(0).stdout);
    let markdown = bench.run(&format!("{line} --format markdown")).code(0).stdout;
    assert!(markdown.contains("## investment in Harrow Labs") && markdown.contains("copy of "), "{markdown}");
    let csv = bench.run(&format!("{line} --format csv")).code(0).stdout;
    assert_eq!(csv.lines().count(), 6, "{csv}");
    let lines = bench.run(&format!("{line} --format jsonl")).code(0).json_lines();
    assert_eq!((lines.len(), &lines[2]["groups"]), (3, &2.into()));
}

#[test]
fn passages_that_do_not_match_say_nothing_where_it_is_said_which_are_wanted() {
    let near = "Orla Group bought Harrow Labs in June for $3 billion.";
    let far = "Analysts note the price. It cost Orla Group an investment of $4 billion in Harrow Labs.";
    let filler = "The rest of this is about the weather of that year in the north. ".repeat(40);
    let bench = Workbench::new().article("one.md", format!("# One\n\n{near}\n\n{filler}\n\n## Two\n\n{far}\n"));
    let values = |query: &str| {
        let answer = bench.run_words(&["figures", query, "--kind", "money", "--format", "json"]).code(0).json();
        groups(&answer).len()
    };
    assert_eq!(values("harrow bought"), 2);
    for query in ["harrow NEAR/3 bought", "bought BEFORE/3 harrow", "b?ught harrow NEAR/3 bought", "“bought Harrow”"]
    {
        assert_eq!(values(query), 1, "{query}");
    }
}

#[test]
fn a_limit_with_a_unit_takes_what_has_it() {
    let bench = Workbench::new().article("one.txt", "Orla has 5 ships, 7 crews and a 9% share. It paid $6 for each.\n");
    let rows = |line: &str| groups(&bench.run(&format!("figures orla --format json {line}")).code(0).json()).len();
    assert_eq!(rows("--min 5"), 4);
    assert_eq!(rows("--min 5%"), 1);
    assert_eq!(rows("--max $7"), 1);
    assert_eq!(rows("--min 5 --max 9%"), 1);
    assert_eq!(bench.run_words(&["figures", "orla", "--min", "5 ships"]).code(0).stdout.matches("ships").count(), 3);
    let outcome = bench.run("figures orla --min €1");
    assert!(outcome.code(1).stderr.contains("none has the unit of --min and --max"));
    let outcome = bench.run("figures orla --min 5% --max $9");
    assert!(outcome.code(2).stderr.contains("different units"));
}

#[test]
fn a_figure_in_markdown_is_cited_by_its_own_lines_and_bytes() {
    let bench = takeover();
    let answer = bench.run("figures brenn takeover of tolva ferries --format json --kind percent").code(0).json();
    let file = std::fs::read(bench.path("articles/agreed.md")).unwrap();
    let text = String::from_utf8(file.clone()).unwrap();
    let mut cited = 0;
    for group in answer["groups"].as_array().unwrap() {
        for value in group["values"].as_array().unwrap() {
            for mention in value["mentions"].as_array().unwrap().iter().filter(|it| it["article"] == "agreed.md") {
                let byte = |name: &str| mention["bytes"][name].as_u64().unwrap() as usize;
                let written = mention["as_written"].as_str().unwrap();
                assert_eq!(&file[byte("start")..byte("end")], written.as_bytes(), "{mention}");
                let line = text.lines().position(|line| line.contains(written)).unwrap() as u64 + 1;
                assert_eq!(mention["lines"]["start"], line, "{mention}");
                assert_eq!(
                    (&mention["author"], &mention["source"]),
                    (&"Ines Okafor".into(), &"The Harbour Ledger".into())
                );
                cited += 1;
            }
        }
    }
    assert_eq!(cited, 2, "{answer:#}");
}

#[test]
fn groups_are_limited_and_what_is_left_out_is_told() {
    let bench = takeover();
    let all = bench.run("figures brenn tolva --format json").code(0).json();
    let count = all["groups"].as_array().unwrap().len();
    assert_eq!(all["more_groups"], 0);
    let first = bench.run("figures brenn tolva --limit 2").code(0).stdout;
    let left = format!("… and {} more groups, --limit {count}", count - 2);
    assert!(first.trim_end().ends_with(&left), "{first}");
    assert!(first.starts_with(&format!("{count} groups of figures")), "{first}");
    assert!(!bench.run("figures brenn tolva").code(0).stdout.contains("more group"));
}
