//! The ranking of `seeds/` as pages that a person can read: a change of it is a diff.
//!
//! `INSTA_UPDATE=always cargo test --test suite relevance` writes the pages and figures anew.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use pullquote::eval::{
    AskOptions, Measure, Qrels, Quotation, Source, Standing, Topic, Unit, evaluate, judged_by, read_quotations,
    read_topics, run_of,
};
use pullquote::rank::Ranking;
use pullquote::search::{Backend, Hit, SearchRequest};

use crate::library::{Library, folder, squeezed};

/// The judged topics and the index that answers them.
struct Judged {
    seeds: Library,
    topics: Vec<Topic>,
    quotations: Vec<Quotation>,
    qrels: Qrels,
}

fn judged() -> Judged {
    let seeds = Library::of(&folder("seeds"));
    let file = |name: &str| Source::file(folder("tests/relevance").join(name));
    let topics = read_topics(&file("topics.tsv")).unwrap();
    let quotations = read_quotations(&file("judgments.tsv")).unwrap();
    let index = seeds.backend.index();
    let (qrels, oddities) = judged_by(&quotations, index, Unit::Passage, "judgments.tsv").unwrap();
    assert_eq!(oddities.sentences(), [""; 0]);
    Judged { seeds, topics, quotations, qrels }
}

/// What is asked for a topic's page.
fn request(topic: &Topic) -> SearchRequest {
    SearchRequest { query: topic.text.clone(), limit: 100, per_article: 0, timed: false, ..SearchRequest::default() }
}

/// Hits that a page shows.
const SHOWN: usize = 5;

/// The page of a topic: how it was read, where the judged passages stand, what comes first.
fn page(judged: &Judged, topic: &Topic) -> String {
    let response = judged.seeds.backend.search(&request(topic)).unwrap();
    let mut page = format!("query    {}\nread as  {}\n\njudged\n", topic.text, response.query.read_as);
    let grades = judged.qrels.of(&topic.id).unwrap();
    let rank = |id: &str| response.hits.iter().find(|hit| hit.id == id).map(|hit| hit.rank);
    let mut rows: Vec<(usize, i32, &str)> =
        grades.iter().map(|(id, grade)| (rank(id).unwrap_or(usize::MAX), -grade, id.as_str())).collect();
    rows.sort_unstable();
    for (rank, grade, id) in rows {
        let rank = if rank == usize::MAX { "none".to_owned() } else { rank.to_string() };
        writeln!(page, "  rank {rank:>4}  grade {}  {id}", -grade).unwrap();
    }
    for hit in response.hits.iter().take(SHOWN) {
        let grade = grades.get(&hit.id).map_or_else(String::new, |grade| format!("  grade {grade}"));
        writeln!(page, "\n{}. {}{grade}\n{}", hit.rank, hit.id, snippet(hit)).unwrap();
    }
    page
}

/// A snippet, what matched in brackets, filled into lines.
fn snippet(hit: &Hit) -> String {
    let lit = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = hit
        .snippet
        .segments
        .iter()
        .map(|segment| if segment.is_match { format!("[{}]", lit(&segment.text)) } else { segment.text.clone() })
        .collect();
    let mut lines = vec![String::from("  ")];
    for word in text.split_whitespace() {
        let line = lines.last_mut().unwrap();
        if line.chars().count() + word.chars().count() > 100 {
            lines.push(format!("   {word}"));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}

/// The corpus first, then what is measured of each ranking.
fn figures(judged: &Judged) -> String {
    let manifest = judged.seeds.backend.index().manifest();
    let mut text = format!(
        "# Written by `INSTA_UPDATE=always cargo test --test suite relevance`.\n\n[corpus]\narticles = {}\npassages = {}\n\n\
         [judgments]\ntopics = {}\npassages = {}\nquotations = {}\n",
        manifest.articles,
        manifest.passages,
        judged.qrels.topic_count(),
        judged.qrels.len(),
        judged.quotations.len()
    );
    let names = ["nDCG@10", "AP", "RR", "P@5", "R@5", "R@100", "Success@1", "Success@5", "bpref", "judged@5"];
    let measures: Vec<Measure> = names.iter().map(|name| name.parse().unwrap()).collect();
    for ranking in Ranking::ALL {
        let options = AskOptions {
            depth: 100,
            unit: Unit::Passage,
            threads: 1,
            request: SearchRequest { per_article: 0, ranking, ..SearchRequest::default() },
            tag: ranking.name().to_owned(),
        };
        let run = run_of(&judged.seeds.backend, &judged.topics, &options).unwrap();
        let evaluation = evaluate(&Standing::of(&run, &judged.qrels).0, &judged.qrels, &measures);
        writeln!(text, "\n[{ranking}]").unwrap();
        for (name, mean) in names.iter().zip(evaluation.means()) {
            writeln!(text, "\"{name}\" = {:.4}", mean.unwrap()).unwrap();
        }
    }
    text
}

/// The first lines that differ.
fn difference(expected: &str, found: &str) -> String {
    let (mut expected, mut found) = (expected.lines(), found.lines());
    loop {
        match (expected.next(), found.next()) {
            (None, None) => return "line ends differ".to_owned(),
            (before, now) if before != now => {
                return format!("  - {}\n  + {}", before.unwrap_or("(no more)"), now.unwrap_or("(no more)"));
            }
            _ => {}
        }
    }
}

#[test]
fn the_pages_and_figures_of_the_ranking_are_as_they_were_accepted() {
    let judged = judged();
    assert!(judged.topics.len() >= 40);
    let mut pages: BTreeMap<String, String> =
        judged.topics.iter().map(|topic| (format!("pages/{}.txt", topic.id), page(&judged, topic))).collect();
    pages.insert("expected.toml".to_owned(), figures(&judged));
    let home = folder("tests/relevance");
    let stored = fs::read_dir(home.join("pages")).into_iter().flatten();
    let stored: Vec<String> =
        stored.map(|entry| format!("pages/{}", entry.unwrap().file_name().to_string_lossy())).collect();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::create_dir_all(home.join("pages")).unwrap();
        for gone in stored.iter().filter(|name| !pages.contains_key(*name)) {
            fs::remove_file(home.join(gone)).unwrap();
        }
        for (name, text) in &pages {
            fs::write(home.join(name), text).unwrap();
        }
        return;
    }
    let mut changed: Vec<String> = stored
        .iter()
        .filter(|name| !pages.contains_key(*name))
        .map(|name| format!("{name}: there is no such topic any more"))
        .collect();
    for (name, text) in &pages {
        let expected = fs::read_to_string(home.join(name)).unwrap_or_default();
        if expected != *text {
            changed.push(format!("{name}\n{}", difference(&expected, text)));
        }
    }
    assert!(
        changed.is_empty(),
        "{} of {} changed in tests/relevance:\n{}\naccept: INSTA_UPDATE=always cargo test --test suite relevance, then read \
         the diff",
        changed.len(),
        pages.len(),
        changed.join("\n")
    );
}

#[test]
fn every_quotation_is_in_the_passage_that_it_judges() {
    let judged = judged();
    for quotation in &judged.quotations {
        let held = judged.qrels.of(&quotation.topic).unwrap().iter().any(|(id, grade)| {
            let passage = judged.seeds.backend.index().passage_by_id(&id.parse().unwrap()).unwrap().unwrap();
            *grade >= quotation.grade && squeezed(&passage.text).contains(&quotation.text)
        });
        assert!(held, "{quotation:?}");
    }
}
