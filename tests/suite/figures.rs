//! Figures read from sentences: what the labels say, what the table in `docs/figures.md` says, what the command prints.

use std::collections::BTreeMap;
use std::fmt::Write;

use pullquote::article::Language;
use pullquote::figures::{Bound, Figure, Kind, language_of, read};
use serde::Deserialize;

use crate::library::folder;
use crate::workbench::Workbench;

/// A sentence with what a person read in it: `as written|kind|unit|value|hedge`, a value `10..15` for a range.
#[derive(Deserialize)]
struct Labelled {
    text: String,
    /// The language it is in; the reader is not told.
    #[serde(default)]
    language: Option<String>,
    figures: Vec<String>,
}

fn labelled(name: &str) -> Vec<Labelled> {
    let file = std::fs::read_to_string(folder("tests/figures").join(name)).unwrap();
    file.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
}

/// A figure as the labels write it.
fn shown(figure: &Figure, text: &str) -> String {
    let bound = |bound: &Option<Bound>| bound.as_ref().map_or("_".to_owned(), Bound::to_string);
    let value = match &figure.value {
        Some(value) => value.to_string(),
        None => format!("{}..{}", bound(&figure.low), bound(&figure.high)),
    };
    let unit = figure.unit.as_deref().unwrap_or("-");
    let hedge = figure.hedge.map_or(String::new(), |hedge| format!("|{}", hedge.name()));
    format!("{}|{}|{unit}|{value}{hedge}", figure.as_written(text), figure.kind.name())
}

fn kind_of(label: &str) -> &str {
    label.split('|').nth(1).unwrap_or_default()
}

/// Labelled, read, and right: the words, kind, unit, value and hedge all as labelled.
#[derive(Default, Clone, Copy)]
struct Counts {
    labelled: usize,
    read: usize,
    right: usize,
}

impl Counts {
    fn precision(self) -> f64 {
        self.right as f64 / self.read.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / self.labelled.max(1) as f64
    }
}

/// How the reader does on the sentences of `name`, kind by kind, and where it differs.
fn measured(name: &str) -> (BTreeMap<Kind, Counts>, String) {
    let kinds: BTreeMap<&str, Kind> = Kind::ALL.into_iter().map(|kind| (kind.name(), kind)).collect();
    let mut counts: BTreeMap<Kind, Counts> = BTreeMap::new();
    let mut differences = String::new();
    for sentence in labelled(name) {
        let found: Vec<String> = read(&sentence.text, language_of(&sentence.text))
            .iter()
            .map(|figure| shown(figure, &sentence.text))
            .collect();
        for label in &sentence.figures {
            let counts = counts.entry(kinds[kind_of(label)]).or_default();
            counts.labelled += 1;
            counts.right += usize::from(found.contains(label));
        }
        for figure in &found {
            counts.entry(kinds[kind_of(figure)]).or_default().read += 1;
        }
        if found != sentence.figures {
            let language = sentence.language.as_deref().unwrap_or("en");
            let _ = writeln!(
                differences,
                "{language}: {}\n  label {:?}\n  read  {found:?}",
                sentence.text, sentence.figures
            );
        }
    }
    (counts, differences)
}

/// The rows of the table in the documents.
fn table(counts: &BTreeMap<Kind, Counts>) -> String {
    let mut rows = String::new();
    for (kind, counts) in counts {
        let (precision, recall) = (counts.precision(), counts.recall());
        let _ = writeln!(
            rows,
            "| {} | {} | {} | {precision:.3} | {recall:.3} |",
            kind.name(),
            counts.labelled,
            counts.read
        );
    }
    rows
}

fn document() -> String {
    std::fs::read_to_string(folder("docs/figures.md")).unwrap()
}

#[test]
fn labelled_sentences_are_read_as_labelled() {
    let (counts, differences) = measured("labelled.jsonl");
    println!("{}{differences}", table(&counts));
    assert!(labelled("labelled.jsonl").len() >= 400);
    for (kind, counts) in &counts {
        assert!(counts.precision() >= 0.97, "{kind:?}: precision {:.3}\n{differences}", counts.precision());
        assert!(counts.recall() >= 0.95, "{kind:?}: recall {:.3}\n{differences}", counts.recall());
    }
    assert!(document().contains(&table(&counts)), "docs/figures.md should hold\n{}", table(&counts));
}

/// Holds the reader to what is labelled in `file`, all kinds together.
fn is_read_as_labelled(file: &str) {
    let (counts, differences) = measured(file);
    println!("{}{differences}", table(&counts));
    let all = counts.values().fold(Counts::default(), |sum, counts| Counts {
        labelled: sum.labelled + counts.labelled,
        read: sum.read + counts.read,
        right: sum.right + counts.right,
    });
    assert!(all.precision() >= 0.97 && all.recall() >= 0.95, "{differences}");
}

#[test]
fn sentences_held_out_are_read_as_well() {
    is_read_as_labelled("held-out.jsonl");
}

#[test]
fn sentences_of_news_are_read_as_well() {
    is_read_as_labelled("news.jsonl");
}

#[test]
fn sentences_of_every_form_are_read_as_well() {
    is_read_as_labelled("forms.jsonl");
}

#[test]
fn sentences_of_all_kinds_alike_are_read_as_well() {
    is_read_as_labelled("kinds.jsonl");
}

#[test]
fn sentences_of_the_street_are_read_as_well_whatever_their_kind() {
    each_kind_is_read_as_labelled("street.jsonl");
}

#[test]
fn sentences_of_all_sorts_are_read_as_well_whatever_their_kind() {
    each_kind_is_read_as_labelled("all-sorts.jsonl");
}

/// Holds the reader to what is labelled in `file`, kind by kind.
fn each_kind_is_read_as_labelled(file: &str) {
    let (counts, differences) = measured(file);
    println!("{}{differences}", table(&counts));
    for (kind, counts) in &counts {
        assert!(counts.precision() >= 0.97, "{kind:?}: precision {:.3}\n{differences}", counts.precision());
        assert!(counts.recall() >= 0.95, "{kind:?}: recall {:.3}\n{differences}", counts.recall());
    }
}

#[test]
fn half_of_the_labelled_sentences_are_hard() {
    let sentences = labelled("labelled.jsonl");
    let without = sentences.iter().filter(|sentence| sentence.figures.is_empty()).count();
    assert!(without * 3 >= sentences.len(), "{without} of {} hold no figure", sentences.len());
    for sentence in &sentences {
        for label in &sentence.figures {
            let written = label.split('|').next().unwrap();
            assert!(sentence.text.contains(written), "{label} is not in: {}", sentence.text);
        }
        assert!(sentence.language.as_deref().is_none_or(|code| Language::from_code(code).is_some()));
    }
}

/// The cells of each row of the table that stands behind `title` in the document.
fn rows(title: &str) -> Vec<Vec<String>> {
    let document = document();
    let section = document.split_once(title).unwrap_or_else(|| panic!("docs/figures.md has no {title}")).1;
    let table = section.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| {
        line.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`').to_owned()).collect::<Vec<_>>()
    };
    table.skip(2).map(cells).collect()
}

#[test]
fn what_the_document_says_of_each_form_is_so() {
    let rows = rows("## What is read as what");
    assert!(rows.len() >= 30);
    for row in rows {
        let [text, kind, unit, value, low, high, hedge] = row.as_slice() else { panic!("{row:?}") };
        let figures = read(text, language_of(text));
        assert_eq!(figures.len(), 1, "{text}: {figures:?}");
        let figure = &figures[0];
        let shown = |bound: &Option<Bound>| bound.as_ref().map_or("null".to_owned(), Bound::to_string);
        let read = [
            figure.kind.name().to_owned(),
            figure.unit.as_deref().unwrap_or("null").to_owned(),
            shown(&figure.value),
            shown(&figure.low),
            shown(&figure.high),
            figure.hedge.map_or("null", |hedge| hedge.name()).to_owned(),
        ];
        assert_eq!(read, [kind, unit, value, low, high, hedge].map(Clone::clone), "{text}");
    }
}

#[test]
fn what_the_document_calls_text_is_text() {
    let rows = rows("## What stays text");
    assert!(rows.len() >= 8);
    for row in rows {
        for text in row[0].split("`, `") {
            assert_eq!(read(text, language_of(text)), [], "{text}");
        }
    }
}

#[test]
fn figures_of_a_file_are_json_lines() {
    let bench = Workbench::new()
        .write("text.txt", "Nothing here.\nÜber: paid over $10 billion for 49%.\r\n\nBetween 10 and 15 workers\n");
    let lines = bench.run("figures --read text.txt").code(0).stdout;
    assert_eq!(
        lines,
        concat!(
            r#"{"line":2,"start":17,"end":28,"as_written":"$10 billion","kind":"money","unit":"USD","value":"10000000000","#,
            r#""low":"10000000000","high":null,"hedge":"over"}"#,
            "\n",
            r#"{"line":2,"start":33,"end":36,"as_written":"49%","kind":"percent","unit":"%","value":"49","low":"49","high":"49","#,
            r#""hedge":null}"#,
            "\n",
            r#"{"line":4,"start":0,"end":25,"as_written":"Between 10 and 15 workers","kind":"count","unit":"workers","#,
            r#""value":null,"low":"10","high":"15","hedge":null}"#,
            "\n",
        )
    );
    let same = bench.run_with_input("figures --read -", &std::fs::read(bench.path("text.txt")).unwrap()).code(0);
    assert_eq!(same.stdout, lines);
}

#[test]
fn a_text_without_figures_is_found_empty_and_a_missing_file_is_named() {
    let bench = Workbench::new();
    let outcome = bench.run_with_input("figures --read -", b"Section 230, page 12, GPT-4\n").code(1);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    let outcome = bench.run("figures --read nowhere.txt").code(2);
    assert!(outcome.stderr.contains("nowhere.txt") && outcome.stderr.contains("hint: "), "{}", outcome.stderr);
}

#[test]
fn bytes_that_are_no_text_move_nothing() {
    let bench = Workbench::new();
    let lines = bench.run_with_input("figures --read -", b"\xff\xfe $5\n\xef\xbb\xbf$6\n").code(0).json_lines();
    assert_eq!((lines[0]["start"].as_u64(), lines[0]["value"].as_str()), (Some(3), Some("5")));
    assert_eq!(lines.len(), 2);
}

/// Four articles about one deal; the last copies a sentence of the first.
fn deal() -> Workbench {
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
fn groups(answer: &serde_json::Value) -> Vec<String> {
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

/// Five invented articles about a takeover, to see that nothing is made for one deal alone.
fn takeover() -> Workbench {
    fixture("takeover")
}

#[test]
fn who_buys_is_not_called_what_is_bought() {
    let mut bench = Workbench::new();
    for entry in files_of(&folder("seeds")) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        bench = bench.article(&name, std::fs::read(&entry).unwrap());
    }
    for query in ["meta stake", "meta investment in scale ai", "scale ai deal", "what did meta pay"] {
        let rows = groups(&bench.run(&format!("figures {query} --format json")).code(0).json());
        assert!(rows.iter().any(|row| row.starts_with("investment in Scale AI: ")), "{query}: {rows:#?}");
        assert!(!rows.iter().any(|row| row.contains(" in Meta:") || row.contains(" of Meta:")), "{query}: {rows:#?}");
    }
    let text = "Nordvik Bank buys 30% of Tessel for $420m. Rival Osk offered $380m, which Tessel refused.\n";
    let bench = Workbench::new().article("one.txt", text);
    for query in ["nordvik", "what did nordvik pay", "tessel"] {
        let rows = groups(&bench.run(&format!("figures {query} --format json")).code(0).json());
        assert!(rows.contains(&"acquisition of Tessel: 420000000..420000000 (1)".to_owned()), "{query}: {rows:#?}");
        assert!(rows.iter().any(|row| row.ends_with("380000000..380000000 (0)")), "{query}: {rows:#?}");
    }
}

/// The files of a folder, those of the folders in it left out.
fn files_of(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

/// The articles of a folder of `tests/fixtures`.
fn fixture(name: &str) -> Workbench {
    let bench = Workbench::new();
    let from = folder("tests/fixtures").join(name);
    let mut names: Vec<_> = std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names.iter().fold(bench, |bench, path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        bench.article(name, std::fs::read_to_string(path).unwrap())
    })
}

#[test]
fn a_takeover_is_told_from_what_is_beside_it() {
    let bench = takeover();
    let answer = bench.run("figures brenn takeover of tolva ferries --format json").code(0).json();
    let rows = groups(&answer);
    let under = |subject: &str| -> Vec<&str> {
        rows.iter().filter_map(|row| row.strip_prefix(&format!("{subject}: "))).collect()
    };
    assert_eq!(
        under("acquisition of Tolva Ferries"),
        [
            // The wire copies the announcement.
            "2400000000..2400000000 (3)",
            "2500000000..2500000000 (1)",
            "about 2200000000..2200000000 (1)",
            "about 2000000000..2000000000 (1)",
            // Nobody paid it, and if somebody had.
            "3000000000..3000000000 (0)",
        ],
        "{rows:#?}"
    );
    assert_eq!(under("valuation"), ["over 3100000000.._ (1)"], "{rows:#?}");
    assert_eq!(under("investment in terminals"), ["180000000..180000000 (1)"], "{rows:#?}");
    assert_eq!(under("investment in Marrow Docks"), ["40000000..40000000 (1)"], "{rows:#?}");
    assert_eq!(under("cost of ticket"), ["89..89 (1)"], "{rows:#?}");
    assert_eq!(under("debt"), ["reported 600000000..600000000 (1)"], "{rows:#?}");
    let mentions = |value: usize| answer["groups"][0]["values"][value]["mentions"].as_array().unwrap().clone();
    let standings: Vec<_> = mentions(4).iter().map(|mention| mention["not_asserted"].clone()).collect();
    assert_eq!(standings, ["denied", "supposed"]);
    assert!(answer["groups"][0]["high"] == "2500000000", "what is denied is no part of how far values reach");
}

/// What the articles of the fixture `name` say under `subject`, asked with `query`.
fn under(bench: &Workbench, query: &str, subject: &str) -> Vec<String> {
    let rows = groups(&bench.run(&format!("figures {query} --format json")).code(0).json());
    let under: Vec<String> =
        rows.iter().filter_map(|row| row.strip_prefix(&format!("{subject}: "))).map(str::to_owned).collect();
    assert!(!under.is_empty(), "{subject} is not in {rows:#?}");
    under
}

#[test]
fn a_deal_is_one_group_however_it_is_asked_for() {
    let bench = takeover();
    let asked = |query: &str| under(&bench, query, "acquisition of Tolva Ferries");
    let expected = asked("brenn takeover of tolva ferries");
    for query in ["tolva", "what did brenn pay for tolva ferries", "tolva ferries deal value", "tolva price"] {
        assert_eq!(asked(query), expected, "{query}");
    }
    let bench = fixture("transfer");
    for query in ["okafor transfer fee", "what did rovers pay for okafor", "okafor"] {
        assert_eq!(
            under(&bench, query, "acquisition of Okafor"),
            ["62000000..62000000 (2)", "60000000..60000000 (1)", "under _..60000000 (1)", "8000000..8000000 (1)"],
            "{query}"
        );
    }
    let bench = fixture("uebernahme");
    for query in ["lindner übernahme kessler", "wie viel zahlt lindner für kessler", "kessler kaufpreis"] {
        assert_eq!(
            under(&bench, query, "acquisition of Kessler"),
            [
                "2300000000..2300000000 (1)",
                "nearly _..2300000000 (1)",
                "over 2000000000.._ (1)",
                "870000000..870000000 (1)"
            ],
            "{query}"
        );
    }
}

#[test]
fn deals_without_a_name_are_not_one() {
    let bench = Workbench::new()
        .article("paper.txt", "The paper maker acquired its rival for $9 billion.\n")
        .article("mill.txt", "The mill invested $7 million last year.\n")
        .article("hospital.txt", "The hospital invested $5 million last year.\n");
    let rows = groups(&bench.run("figures invested acquired purchase --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "investment: 7000000..7000000 (1)",
            "investment: 5000000..5000000 (1)",
            "acquisition: 9000000000..9000000000 (1)"
        ]
    );
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
fn what_is_no_deal_has_a_subject_of_its_own() {
    let bench = fixture("dividend");
    let dividend = under(&bench, "brannock dividend", "dividend");
    assert_eq!(dividend[..2], ["0.205..0.205 (2)", "0.145..0.145 (2)"], "{dividend:#?}");
    assert_eq!(under(&bench, "brannock dividend", "payment").len(), 2);
    let bench = fixture("budget");
    let query = "aldmoor council budget";
    assert_eq!(under(&bench, query, "budget")[0], "412000000..412000000 (2)");
    assert_eq!(under(&bench, query, "spending on adult social care"), ["148000000..148000000 (2)"]);
    assert_eq!(under(&bench, query, "tax"), ["4.99..4.99 (1)"]);
    let bench = fixture("uebernahme");
    let query = "lindner kessler";
    assert_eq!(under(&bench, query, "revenue"), ["1900000000..1900000000 (1)"]);
    assert_eq!(under(&bench, query, "valuation"), ["1800000000..1800000000 (1)"]);
    assert_eq!(under(&bench, query, "Aufschlag"), ["28..28 (1)"]);
    assert_eq!(under(&bench, query, "Mitarbeiter"), ["5400..5400 (1)"]);
}

#[test]
fn a_transfer_is_one_group_in_whatever_words_it_is_told() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Castell have signed Joel Banda from Velino for a fee of €45 million. The transfer could cost Castell €50 \
             million with bonuses.\n",
        )
        .article("two.txt", "Velino sold Banda for €45 million. Castell spent €120 million this summer.\n")
        .article("three.txt", "At €45 million, Banda is a costly man. His wages cost €200,000 a week.\n");
    let rows = groups(&bench.run("figures banda transfer --kind money --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "acquisition of Banda: 45000000..45000000 (3)",
            "acquisition of Banda: reported 50000000..50000000 (1)",
            "cost of wages: 200000..200000 (1)",
            "spending: 120000000..120000000 (1)",
        ]
    );
}

#[test]
fn the_rows_of_a_budget_are_sorted_and_their_neighbours_deny_nothing() {
    let bench = Workbench::new()
        .article(
            "table.md",
            "# City budget of Lund Bay\n\n| Service | 2025 | 2026 |\n|---|---|---|\n| Roads | £36 million | £38 million |\n\
             | Adult care | £148 million | £151 million |\n| Schools | none given | over £90 million |\n\n\
             Some 64 per cent voted in favour of the budget and 21 per cent against.\n",
        )
        .article("text.txt", "Lund Bay will spend £38 million on roads. Not £5m but £6m goes to its parks. It has schools.\n");
    let answer = bench.run("figures lund bay budget --format json").code(0).json();
    let rows = groups(&answer);
    let expected = [
        "spending on roads: 38000000..38000000 (2)",
        "spending on roads: 36000000..36000000 (1)",
        "adult care: 151000000..151000000 (1)",
        "adult care: 148000000..148000000 (1)",
        "schools: over 90000000.._ (1)",
        "amount: 6000000..6000000 (1)",
        "amount: 5000000..5000000 (0)",
    ];
    let money: Vec<&String> = rows.iter().filter(|row| row.contains("000000")).collect();
    assert_eq!(money, expected.iter().collect::<Vec<_>>(), "{rows:#?}");
    assert!(rows.contains(&"share: 21..21 (1)".to_owned()), "{rows:#?}");
}

#[test]
fn an_order_by_dates_without_dates_is_told_of() {
    let bench = Workbench::new().article("one.txt", "Orla paid $5 million for the yard.\n");
    let undated = bench.run("figures orla --timeline").code(0).stderr;
    assert!(undated.contains("none of these articles has a date"), "{undated}");
    let bench = deal();
    let dated = bench.run("figures orla investment in harrow labs --timeline").code(0).stderr;
    assert!(!dated.contains("has a date"), "{dated}");
}

#[test]
fn an_amount_of_which_no_more_is_said_is_the_one_told_elsewhere() {
    let mut bench = Workbench::new();
    for entry in files_of(&folder("seeds")) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        bench = bench.article(&name, std::fs::read(&entry).unwrap());
    }
    let answer = bench.run("figures meta investment in scale ai --kind money --min 10bn --max 10bn --format json");
    let answer = answer.code(0).json();
    let group = &answer["groups"][0];
    assert_eq!(group["subject"], "investment in Scale AI");
    let value = group["values"].as_array().unwrap().iter().find(|value| value["hedge"].is_null()).unwrap();
    assert!(value["articles"].as_u64() >= Some(3), "{value:#}");
}

#[test]
fn an_amount_alike_is_not_the_deal_where_it_is_that_of_something_else() {
    let of = |text: &str| {
        let bench =
            Workbench::new().article("one.txt", "Orla bought Harrow Labs for $3 million.\n").article("two.txt", text);
        let rows = groups(&bench.run("figures harrow labs --kind money --format json").code(0).json());
        rows.contains(&"acquisition of Harrow Labs: 3000000..3000000 (2)".to_owned())
    };
    for text in [
        "Harrow Labs held a party. The price of gold hit $3 million.\n",
        "Harrow Labs held a party. A new roof had a cost of $3 million.\n",
    ] {
        assert!(!of(text), "{text}");
    }
    for text in ["Harrow Labs was not cheap. The price was $3 million.\n", "The price of Harrow Labs was $3 million.\n"]
    {
        assert!(of(text), "{text}");
    }
}

#[test]
fn a_dairy_changes_hands_in_whatever_words_that_is_told() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Marlow Foods has agreed a deal worth $30m for Pennick Dairy. The sale of Pennick Dairy brought in $30m.\n",
        )
        .article(
            "two.txt",
            "Pennick Dairy was sold to Marlow Foods for $30m. The sale brought in $30m for the owners.\n",
        )
        .article("three.txt", "Marlow paid $30m for Pennick. Pennick went to Marlow for $30m.\n")
        .article(
            "four.txt",
            "Marlow Foods snapped up Pennick Dairy for $30m. Pennick changed hands for $31m, says a broker.\n",
        )
        .article("five.txt", "Pennick Dairy has a deal worth $5m with a supermarket.\n");
    let rows = groups(&bench.run("figures pennick dairy --kind money --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "acquisition of Pennick Dairy: 30000000..30000000 (4)",
            "acquisition of Pennick Dairy: 31000000..31000000 (1)",
            "valuation of deal: 5000000..5000000 (1)",
        ]
    );
}

#[test]
fn what_agents_and_other_players_get_is_no_part_of_a_transfer() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Castell have signed Luis Moreno from Velino for €45 million. His agent took a cut of €4 million. Castell paid \
             agents €4 million.\n",
        )
        .article("two.txt", "Velino sold Moreno for €45 million. Castell also paid €45 million for Jan Peeters.\n")
        .article(
            "three.txt",
            "Luis Moreno cost €46 million. A fee of €12 million for Jan Peeters was agreed, too. A fee of €3 million went to \
             the agent.\n",
        );
    for (query, name) in [("luis moreno", "Luis Moreno"), ("moreno fee", "Moreno")] {
        assert_eq!(
            under(&bench, query, &format!("acquisition of {name}")),
            ["45000000..45000000 (2)", "46000000..46000000 (1)"],
            "{query}"
        );
    }
}

#[test]
fn unlike_shares_of_one_town_are_apart() {
    let bench = Workbench::new()
        .article(
            "one.txt",
            "Turnout in Alderton was 61%, unemployment in Alderton fell to 4% and inflation in Alderton stood at 3%.\n",
        )
        .article(
            "two.txt",
            "In Alderton 60% voted. In Alderton unemployment is 5%. Rents in Alderton, says an agency, rose by 7%.\n",
        );
    let rows = groups(&bench.run("figures alderton --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "unemployment: 5..5 (1)",
            "unemployment: 4..4 (1)",
            "inflation: 3..3 (1)",
            "rents: 7..7 (1)",
            "turnout: 61..61 (1)",
            "share: 60..60 (1)",
        ]
    );
}

#[test]
fn what_would_follow_is_no_support() {
    let bench =
        Workbench::new().article("one.txt", "If the drug were approved, Harrow Labs would be worth $5bn.\n").article(
            "two.txt",
            "Harrow Labs would be worth $5bn if the drug were approved. Harrow Labs is valued at $3bn.\n",
        );
    let rows = groups(&bench.run("figures harrow labs --format json").code(0).json());
    assert_eq!(
        rows,
        ["valuation: 3000000000..3000000000 (1)", "valuation: reported 5000000000..5000000000 (0)"].map(str::to_owned)
    );
}

#[test]
fn a_table_is_read_by_its_columns_and_rows() {
    let bench = Workbench::new()
        .article(
            "table.md",
            "# Budget of Alderton\n\n| Service | Spending 2025 |\n|---|---|\n| Police | £12 million |\n| Fire | £5 million |\n\n\
             | Year | Revenue | Profit |\n|---|---|---|\n| 2023 | $12m | $2m |\n| 2024 | $14m | $3m |\n",
        )
        .article("text.txt", "Alderton keeps its budget: it spends £12 million on police.\n");
    let rows = groups(&bench.run("figures alderton budget --kind money --format json").code(0).json());
    assert_eq!(
        rows,
        [
            "spending on police: 12000000..12000000 (2)",
            "profit: 3000000..3000000 (1)",
            "profit: 2000000..2000000 (1)",
            "revenue: 14000000..14000000 (1)",
            "revenue: 12000000..12000000 (1)",
            "spending on fire: 5000000..5000000 (1)",
        ]
    );
}

#[test]
fn a_price_is_that_of_the_deal_only_where_what_is_bought_does_nothing_itself() {
    let bench = Workbench::new()
        .article("one.txt", "Orla bought Harrow Labs for $3 million in June.\n")
        .article(
            "two.txt",
            "Harrow Labs opened a house in Oslo. The price was $3 million. Harrow Labs moved to Oslo for $3 million.\n",
        )
        .article("three.txt", "Harrow Labs sells a scanner. Hospitals like it. The price was $2 million.\n")
        .article("four.txt", "Orla bought Harrow Labs. The price was $4 million.\n")
        .article("five.txt", "Harrow Labs is in Oslo. Orla also bought Hale Docks. The price was $5 million.\n");
    assert_eq!(
        under(&bench, "harrow labs", "acquisition of Harrow Labs"),
        ["4000000..4000000 (1)", "3000000..3000000 (1)"]
    );
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

#[test]
fn flags_that_reading_a_file_ignores_are_refused() {
    let bench = takeover();
    for flag in [
        "--kind money",
        "--by date",
        "--min 5",
        "--limit 3",
        "--passages 4",
        "--timeline",
        "--refresh never",
        "--index x",
        "--exclude x",
    ] {
        let outcome = bench.run(&format!("figures --read articles/doubts.txt {flag}")).code(2);
        assert!(outcome.stderr.contains("--read"), "{flag}: {}", outcome.stderr);
    }
}

#[test]
fn figures_and_timelines_are_ranked_as_the_configuration_says() {
    let bench = takeover();
    let best = |bench: &Workbench| {
        let steps =
            bench.run("timeline brenn tolva takeover price --by year --passages 1 --format json").code(0).json();
        steps["steps"][0]["best"]["id"].as_str().unwrap().to_owned()
    };
    let searched = |bench: &Workbench| {
        let found = bench.run("search brenn tolva takeover price -n 1 --format json").code(0).json();
        found["hits"][0]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(best(&bench), searched(&bench));
    let before = best(&bench);
    let settings = "corpus = \"articles\"\nindex = \"index\"\nrank = \"title=9,windows=0,sentence=0\"\n";
    let bench = bench.write("pullquote.toml", settings);
    assert_eq!(best(&bench), searched(&bench));
    assert_ne!(best(&bench), before, "the settings change what is best");
}

/// The five real articles about one deal, where they are beside the package.
#[test]
fn the_figures_of_five_real_articles_stand_under_what_they_are_about() {
    let articles = folder("../shared/articles");
    if !articles.is_dir() {
        println!("SKIPPED: there is no ../shared, so the figures of its articles are not looked at");
        return;
    }
    let bench = Workbench::bare();
    let articles = articles.to_str().unwrap().to_owned();
    let words =
        ["figures", "meta investment in scale ai", "--format", "json", "--index", "index", "--corpus", &articles];
    let answer = bench.run_words(&words).code(0).json();
    let rows = groups(&answer);
    let under = |subject: &str| -> Vec<&str> {
        rows.iter().filter_map(|row| row.strip_prefix(&format!("{subject}: "))).collect()
    };
    let mut invested = under("investment in Scale AI");
    invested.sort_unstable();
    assert_eq!(
        invested,
        [
            "10000000000..10000000000 (1)",
            "14300000000..14300000000 (1)",
            "14800000000..14800000000 (1)",
            "15000000000..15000000000 (1)",
            "about 15000000000..15000000000 (1)",
            "nearly _..15000000000 (2)",
            "over 10000000000.._ (1)",
        ],
        "{rows:#?}"
    );
    let mut valued = under("valuation");
    valued.sort_unstable();
    assert_eq!(
        valued,
        ["14000000000..14000000000 (1)", "over 29000000000.._ (1)", "reported 25000000000..25000000000 (1)"],
        "{rows:#?}"
    );
    assert_eq!(under("stake"), ["49..49 (2)"], "{rows:#?}");
    let mentions: usize = answer["groups"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|group| group["subject"] == "investment in Scale AI")
        .flat_map(|group| group["values"].as_array().unwrap())
        .map(|value| value["mentions"].as_array().unwrap().len())
        .sum();
    assert_eq!(mentions, 13, "{rows:#?}");
    for query in ["what did meta pay for scale", "scale deal value", "scale", "how much did meta invest in scale ai"] {
        let words = ["figures", query, "--format", "json", "--index", "index", "--corpus", &articles];
        let rows = groups(&bench.run_words(&words).code(0).json());
        let mut again: Vec<&str> = rows.iter().filter_map(|row| row.strip_prefix("investment in Scale AI: ")).collect();
        again.sort_unstable();
        assert_eq!(again, invested, "{query}");
    }
}

#[test]
fn a_timeline_tells_when_passages_were_published() {
    let article =
        |date: &str, text: &str| format!("---\ntitle: {text}\ndate: {date}\n---\nOrla and Harrow Labs. {text}.\n");
    let bench = Workbench::new()
        .article("one.md", article("2025-06-09", "First"))
        .article("two.md", article("2025-06-12", "Second"))
        .article("three.md", article("2025-06-12", "Third"))
        .article("four.md", article("2025", "Fourth"))
        .article("five.txt", "Orla without a date.\n");
    let steps = |line: &str| -> Vec<String> {
        let answer = bench.run(&format!("timeline orla --format json {line}")).code(0).json();
        let undated = answer["undated"].to_string();
        let steps = answer["steps"].as_array().unwrap().iter();
        steps.map(|step| format!("{} {}", step["date"].as_str().unwrap(), step["passages"])).chain([undated]).collect()
    };
    assert_eq!(steps("--by day"), ["2025-06-09 1", "2025-06-12 2", "2"]);
    assert_eq!(steps("--by week"), ["2025-W24 3", "2"]);
    assert_eq!(steps("--by month"), ["2025-06 3", "2"]);
    assert_eq!(steps(""), ["2025 4", "1"]);
    let text = bench.run("timeline orla --by day").code(0).stdout;
    assert!(text.contains("2025-06-12  █") && text.contains("2 passages in 2 articles"), "{text}");
    let lines = bench.run("timeline orla --by day --format jsonl").code(0).json_lines();
    assert_eq!((lines.len(), &lines[2]["steps"], &lines[2]["undated"]), (3, &2.into(), &2.into()));
    let csv = bench.run("timeline orla --by day --format csv").code(0).stdout;
    assert!(csv.starts_with("date,passages,articles,best,path,line,title\n2025-06-09,1,1,"), "{csv}");
    let markdown = bench.run("timeline orla --by day --format markdown").code(0).stdout;
    assert!(markdown.contains("| 2025-06-12 | 2 | 2 |"), "{markdown}");
    assert_eq!(bench.run("timeline zeppelin").code(1).stderr.lines().last(), Some("nothing found"));
}
