//! Twelve folders of articles that disagree about one matter each: which figures stand together, which apart, measured on expectations.

use std::fmt::Write;

use serde::Deserialize;
use serde_json::Value;

use crate::figure_groups::{files_of, fixture};
use crate::library::folder;
use crate::workbench::Workbench;

/// What a careful reader expects of a folder; figures are told by their words, each of which stands in it once.
#[derive(Deserialize)]
struct Expected {
    query: String,
    /// Figures about the same, those that the query asks for first.
    same: Vec<Vec<String>>,
    /// Pairs of figures about different things.
    apart: Vec<[String; 2]>,
    /// Figures about something else than the query asks for.
    outside: Vec<String>,
}

/// How many expectations are met, and how many there are, of each sort.
#[derive(Default)]
struct Met {
    same: [usize; 2],
    apart: [usize; 2],
    outside: [usize; 2],
}

fn count(of: &mut [usize; 2], is_met: bool) {
    of[0] += usize::from(is_met);
    of[1] += 1;
}

/// The folders, by name.
fn names() -> Vec<String> {
    let files = files_of(&folder("tests/fixtures/groups"));
    files.iter().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

/// Which group of the answer the figure written `words` stands in, by its number.
fn group_of(bench: &Workbench, answer: &Value, words: &str) -> Option<usize> {
    let file = files_of(&bench.path("articles"))
        .into_iter()
        .find(|file| std::fs::read_to_string(file).unwrap().contains(words))
        .unwrap_or_else(|| panic!("{words} stands nowhere"));
    let start = std::fs::read_to_string(&file).unwrap().find(words).unwrap() as u64;
    let end = start + words.len() as u64;
    let name = file.file_name().unwrap().to_str().unwrap();
    let is_it = |mention: &Value| {
        let byte = |end: &str| mention["bytes"][end].as_u64().unwrap();
        mention["article"] == name && byte("start") < end && byte("end") > start
    };
    let has_it = |value: &Value| value["mentions"].as_array().unwrap().iter().any(is_it);
    answer["groups"].as_array().unwrap().iter().position(|group| group["values"].as_array().unwrap().iter().any(has_it))
}

/// What is met of the expectations of the folder `name`, and what is not.
fn measured(name: &str) -> (Met, String) {
    let expected = std::fs::read_to_string(folder("tests/fixtures/groups").join(format!("{name}.json"))).unwrap();
    let expected: Expected = serde_json::from_str(&expected).unwrap();
    let bench = fixture(&format!("groups/{name}"));
    let words: Vec<&str> =
        ["figures", "--format", "json"].into_iter().chain(expected.query.split_whitespace()).collect();
    let answer = bench.run_words(&words).code(0).json();
    let group = |words: &str| group_of(&bench, &answer, words);
    let called = |group: Option<usize>| {
        group.map_or("not found", |group| answer["groups"][group]["subject"].as_str().unwrap()).to_owned()
    };
    let (mut met, mut missed) = (Met::default(), String::new());
    let mut miss = |what: String| writeln!(missed, "{name}: {what}").unwrap();
    let mut asked_for = None;
    for (at, list) in expected.same.iter().enumerate() {
        let of: Vec<Option<usize>> = list.iter().map(|words| group(words)).collect();
        let held = |group: &Option<usize>| of.iter().filter(|other| *other == group).count();
        let most = of.iter().filter(|group| group.is_some()).max_by_key(|group| held(group)).copied().flatten();
        if at == 0 {
            asked_for = most;
        }
        for (words, group) in list.iter().zip(&of) {
            let is_met = group.is_some() && *group == most;
            count(&mut met.same, is_met);
            if !is_met {
                miss(format!("{words} stands under {}, the others under {}", called(*group), called(most)));
            }
        }
    }
    for [one, other] in &expected.apart {
        let is_met = group(one).is_none() || group(one) != group(other);
        count(&mut met.apart, is_met);
        if !is_met {
            miss(format!("{one} and {other} stand together under {}", called(group(one))));
        }
    }
    for words in &expected.outside {
        let is_met = group(words).is_none() || group(words) != asked_for;
        count(&mut met.outside, is_met);
        if !is_met {
            miss(format!("{words} stands under {}, too", called(asked_for)));
        }
    }
    (met, missed)
}

/// A folder as the table in `docs/figures.md` has it.
fn row(name: &str, met: &Met) -> String {
    let of = |[met, all]: [usize; 2]| format!("{met} of {all}");
    format!("| {name} | {} | {} | {} |", of(met.same), of(met.apart), of(met.outside))
}

#[test]
fn figures_about_the_same_matter_stand_together_and_others_apart() {
    let document = std::fs::read_to_string(folder("docs/figures.md")).unwrap();
    let (mut rows, mut faults) = (Vec::new(), String::new());
    for name in names() {
        let (met, missed) = measured(&name);
        rows.push(row(&name, &met));
        faults.push_str(&missed);
    }
    let table = rows.join("\n");
    println!("{table}\n{faults}");
    assert!(document.contains(&table), "docs/figures.md has another table than\n{table}\n{faults}");
}
