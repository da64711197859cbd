//! Whether articles assert, deny or only suppose their figures, measured on labelled texts.

use std::fmt::Write;

use serde::Deserialize;
use serde_json::Value;

use crate::library::folder;
use crate::workbench::Workbench;

/// A text with one of its figures, and how a person took it.
#[derive(Deserialize)]
struct Labelled {
    text: String,
    figure: String,
    standing: String,
}

/// The standings, in the order of the table.
const STANDINGS: [&str; 3] = ["asserted", "denied", "supposed"];

fn labelled(name: &str) -> Vec<Labelled> {
    let file = std::fs::read_to_string(folder("tests/figures").join(name)).unwrap();
    file.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"))).collect()
}

/// How many of each label were taken how: rows are labels, columns what was told; the last column is what was not read.
type Counts = [[usize; 4]; 3];

/// The mention of an article that stands where its labelled figure does.
fn told(answer: &Value, article: &str, start: usize, end: usize) -> Option<String> {
    let list = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let groups = list(answer, "groups");
    let values = groups.iter().flat_map(|group| list(group, "values"));
    let mut mentions = values.flat_map(|value| list(&value, "mentions")).filter(|mention| {
        let byte = |name: &str| mention["bytes"][name].as_u64().unwrap() as usize;
        mention["article"] == article && byte("start") < end && byte("end") > start
    });
    mentions.next().map(|mention| mention["not_asserted"].as_str().unwrap_or("asserted").to_owned())
}

/// What is told of the texts of the file called `name`: the counts of each half, and the differences.
fn measured(name: &str) -> ([Counts; 2], String) {
    const HEAD: &str = "---\ntitle: Untold\n---\n\n";
    let texts = labelled(name);
    let bench = texts.iter().enumerate().fold(Workbench::new(), |bench, (at, one)| {
        bench.article(&format!("t{at}.md"), format!("{HEAD}{}\n", one.text))
    });
    let answer = bench.run_words(&["figures", "path:*.md", "--format", "json"]).code(0).json();
    let mut counts = [Counts::default(); 2];
    let mut differences = String::new();
    for (at, one) in texts.iter().enumerate() {
        let start = HEAD.len() + one.text.find(&one.figure).unwrap();
        let told = told(&answer, &format!("t{at}.md"), start, start + one.figure.len());
        let place = |name: &str| STANDINGS.iter().position(|standing| *standing == name);
        let row = place(&one.standing).unwrap();
        let column = told.as_deref().and_then(place).unwrap_or(3);
        let half = usize::from(at >= texts.len() / 2);
        counts[half][row][column] += 1;
        if row != column {
            let told = told.unwrap_or_else(|| "not read".to_owned());
            writeln!(differences, "{} {} for {}: [{}] {}", ["a", "b"][half], told, one.standing, one.figure, one.text)
                .unwrap();
        }
    }
    (counts, differences)
}

/// The rows of the table in `docs/figures.md`.
fn table(counts: &Counts) -> String {
    STANDINGS.iter().zip(counts).fold(String::new(), |mut table, (standing, told)| {
        let labelled: usize = told.iter().sum();
        writeln!(table, "| {standing} | {labelled} | {} | {} | {} | {} |", told[0], told[1], told[2], told[3]).unwrap();
        table
    })
}

/// Holds what is told of the texts of the file called `name` to their labels, and to the tables of the document.
fn stands_as_labelled(name: &str) {
    let (counts, differences) = measured(name);
    println!("{}\n{}\n{differences}", table(&counts[0]), table(&counts[1]));
    let document = std::fs::read_to_string(folder("docs/figures.md")).unwrap();
    for counts in &counts {
        assert!(document.contains(&table(counts)), "docs/figures.md has another table than\n{}", table(counts));
        let all = |row: usize| counts[row].iter().sum::<usize>() as f64;
        // What is taken for denied or supposed is no support, so that this is the worst fault.
        let taken_away = (counts[0][1] + counts[0][2]) as f64 / all(0);
        assert!(taken_away <= 0.03, "asserted, and taken away: {taken_away:.3}\n{differences}");
        for row in [1, 2] {
            let found = counts[row][row] as f64 / all(row);
            assert!(found >= 0.85, "{}, and found: {found:.3}\n{differences}", STANDINGS[row]);
        }
    }
}

#[test]
fn what_is_asserted_denied_and_supposed_is_told_apart() {
    stands_as_labelled("standing.jsonl");
}

#[test]
fn what_is_asserted_denied_and_supposed_is_told_apart_in_other_texts() {
    stands_as_labelled("standing-again.jsonl");
}

/// Denials and cases in many wordings, and ordinary prose that holds the same words and asserts its figures.
#[test]
fn each_wording_stands_as_it_says() {
    let (_, differences) = measured("wordings.jsonl");
    assert_eq!(differences, "");
}
