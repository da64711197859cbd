//! Figures read from sentences: what the labels say, what the table in `docs/figures.md` says, what the command prints.

use std::collections::BTreeMap;
use std::fmt::Write;

use pullquote::article::Language;
use pullquote::figures::{Bound, Figure, Kind, language_of, read};
use serde::Deserialize;

use crate::figure_groups::takeover;
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

#[test]
fn sentences_of_a_miscellany_are_read_as_well_whatever_their_kind() {
    each_kind_is_read_as_labelled("miscellany.jsonl");
}

#[test]
fn sentences_full_of_surprises_are_read_as_well_whatever_their_kind() {
    each_kind_is_read_as_labelled("surprises.jsonl");
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
    let lines = bench.run_with_input("figures --read -", b"\xef\xbb\xbf$5\n\xef\xbb\xbf$6\n").code(0).json_lines();
    assert_eq!((lines[0]["start"].as_u64(), lines[0]["value"].as_str()), (Some(3), Some("5")));
    assert_eq!(lines.len(), 2);
}

#[test]
fn files_in_other_encodings_are_read_and_said_to_be() {
    let bench = Workbench::new();
    let outcome = bench.run_with_input("figures --read -", b"Grants of \xa335m f\xfcr alle\nand 12%\n").code(0);
    assert!(outcome.stderr.contains("windows-1252"), "{}", outcome.stderr);
    let lines = outcome.json_lines();
    assert_eq!((lines[0]["unit"].as_str(), lines[0]["value"].as_str()), (Some("GBP"), Some("35000000")));
    assert_eq!((lines[1]["line"].as_u64(), lines[1]["unit"].as_str()), (Some(2), Some("%")));
    let wide: Vec<u8> = "Über £35m\nund 12 %\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [[b"\xff\xfe".as_slice(), &wide].concat(), wide] {
        let outcome = bench.run_with_input("figures --read -", &bytes).code(0);
        assert!(outcome.stderr.contains("UTF-16LE"), "{}", outcome.stderr);
        let lines = outcome.json_lines();
        assert_eq!((lines[0]["unit"].as_str(), lines[1]["line"].as_u64()), (Some("GBP"), Some(2)));
    }
    let outcome = bench.run_with_input("figures --read -", b"\xff\xfe\0\0$\0\0\x005\0\0\0").code(2);
    assert!(outcome.stderr.contains("UTF-32") && outcome.stderr.contains("hint: "), "{}", outcome.stderr);
}

#[test]
fn figures_of_a_file_are_chosen_by_kind_and_no_passages_are_a_fault() {
    let bench = takeover();
    let lines = bench.run_with_input("figures --read - --kind percent", b"It paid $5m for 49%.\n").code(0).json_lines();
    assert_eq!((lines.len(), lines[0]["as_written"].as_str()), (1, Some("49%")));
    bench.run_with_input("figures --read - --kind year", b"It paid $5m for 49%.\n").code(1);
    let outcome = bench.run("figures orla --passages 0").code(2);
    assert!(outcome.stderr.contains("--passages") && outcome.stderr.contains("hint: "), "{}", outcome.stderr);
}

#[test]
fn flags_that_reading_a_file_ignores_are_refused() {
    let bench = takeover();
    for flag in [
        "--format csv",
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
