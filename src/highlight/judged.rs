//! Snippets measured on judged questions: does the window show the answer?

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use serde::Deserialize;

use super::{SnippetOptions, snippet};
use crate::analysis::Analyzer;
use crate::article::{Article, Language, read, walk};
use crate::matching::{Matcher, PassageView};
use crate::passage::{SplitOptions, split};
use crate::query::{Node, Query, Setting, analyze, parse};

#[derive(Deserialize)]
struct Topic {
    _id: String,
    text: String,
}

#[derive(Deserialize)]
struct Evidence {
    qid: String,
    docid: String,
    answer: String,
    answer_start_in_doc: usize,
}

fn lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Vec<T> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn snippets_show_the_answers_of_judged_questions() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/collections/squad2");
    if !folder.is_dir() {
        #[allow(clippy::print_stderr)]
        {
            eprintln!("skipped: {} is missing", folder.display());
        }
        return;
    }
    let analyzer = Analyzer::default();
    let mut articles: HashMap<String, (Article, Vec<crate::passage::Passage>)> = HashMap::new();
    let mut frequency: HashMap<String, f32> = HashMap::new();
    let mut passages = 0.0;
    for file in walk(&folder.join("corpus.jsonl"), &Default::default()).unwrap().files {
        read(&file, &Default::default(), &mut |article| {
            let Ok(article) = article else { return ControlFlow::Continue(()) };
            let cut = split(&article, &SplitOptions::default());
            for passage in &cut {
                passages += 1.0;
                let mut terms = HashSet::new();
                analyzer.analyze(passage.span.of(&article.text), article.metadata.language, &mut |token| {
                    terms.insert(token.term.to_owned());
                });
                terms.into_iter().for_each(|term| *frequency.entry(term).or_default() += 1.0);
            }
            articles.insert(article.id.to_string(), (article, cut));
            ControlFlow::Continue(())
        })
        .unwrap();
    }
    let rarity = |query: &Query| -> Vec<f32> {
        let of = |term: &String| {
            let seen = frequency.get(term).copied().unwrap_or(0.0);
            (1.0f32 + (passages - seen + 0.5) / (seen + 0.5)).ln()
        };
        let clause = |node: &Node| match node {
            Node::Word(word) => word.forms.iter().map(|form| of(&form.term)).fold(f32::MAX, f32::min),
            Node::Phrase(phrase) => phrase.places.iter().filter_map(|(_, terms)| terms.first()).map(of).sum(),
            other => panic!("no such node in a question: {other:?}"),
        };
        query.clauses.iter().map(|part| clause(&part.node)).collect()
    };
    let topics: HashMap<String, String> =
        lines::<Topic>(&folder.join("queries.jsonl")).into_iter().map(|topic| (topic._id, topic.text)).collect();
    let (mut asked, mut shown, mut plain) = (0, [0; 3], 0);
    for evidence in lines::<Evidence>(&folder.join("evidence.jsonl")) {
        let (article, cut) = &articles[&evidence.docid];
        let start = article.text.char_indices().nth(evidence.answer_start_in_doc).map_or(0, |(at, _)| at);
        let end = start + evidence.answer.len();
        if article.text.get(start..end) != Some(evidence.answer.as_str()) {
            continue;
        }
        let Some(passage) = cut.iter().find(|passage| passage.span.start <= start && end <= passage.span.end) else {
            continue;
        };
        asked += 1;
        let text = passage.span.of(&article.text);
        let setting = Setting { analyzer: &analyzer, languages: &[Language::ENGLISH], today: None };
        let query = analyze(&parse(&topics[&evidence.qid]), &setting);
        let holds = |matcher: &Matcher, fragments: usize| {
            let options = SnippetOptions { max_chars: 240, fragments };
            let shown = snippet(matcher, &PassageView::of_text(text, article.metadata.language), &options);
            shown.fragments.iter().any(|fragment| fragment.span.of(text).contains(&evidence.answer))
        };
        let matcher = Matcher::new(&query, &analyzer);
        plain += usize::from(holds(&matcher, 1));
        let matcher = matcher.with_weights(&rarity(&query));
        for (shown, fragments) in shown.iter_mut().zip(1..) {
            *shown += usize::from(holds(&matcher, fragments));
        }
    }
    #[allow(clippy::print_stderr)]
    {
        eprintln!("of {asked}: {shown:?} by number of fragments, {plain} without weights");
    }
    assert!(asked > 1000);
    assert!(shown.iter().all(|shown| shown * 100 >= asked * 80), "{shown:?} of {asked}");
    assert!(plain * 100 >= asked * 80, "{plain} of {asked} without weights");
}

#[derive(Deserialize)]
struct Fact {
    qid: String,
    docid: String,
    evidence: String,
}

#[derive(Deserialize)]
struct Facts {
    _id: String,
    text: String,
}

/// Of texts that hold several facts, the one that was asked for is to be seen.
#[test]
fn snippets_show_the_facts_that_were_asked_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/collections/multihop-facts");
    if !folder.is_dir() {
        return;
    }
    let texts: HashMap<String, String> =
        lines::<Facts>(&folder.join("corpus.jsonl")).into_iter().map(|facts| (facts._id, facts.text)).collect();
    let topics: HashMap<String, String> =
        lines::<Topic>(&folder.join("queries.jsonl")).into_iter().map(|topic| (topic._id, topic.text)).collect();
    let analyzer = Analyzer::default();
    let (mut asked, mut shown) = (0, [0; 2]);
    for fact in lines::<Fact>(&folder.join("evidence.jsonl")).into_iter().step_by(4) {
        let text = &texts[&fact.docid];
        let Some(start) = text.find(&fact.evidence).filter(|_| text.len() > 300) else { continue };
        asked += 1;
        let setting = Setting { analyzer: &analyzer, languages: &[Language::ENGLISH], today: None };
        let query = analyze(&parse(&topics[&fact.qid]), &setting);
        let matcher = Matcher::new(&query, &analyzer);
        for (shown, fragments) in shown.iter_mut().zip(1..) {
            let options = SnippetOptions { max_chars: 240, fragments };
            let found = snippet(&matcher, &PassageView::of_text(text, None), &options);
            let seen = found.fragments.iter().map(|fragment| {
                let end = fragment.span.end.min(start + fact.evidence.len());
                end.saturating_sub(fragment.span.start.max(start))
            });
            *shown += usize::from(seen.sum::<usize>() * 10 >= fact.evidence.len().min(240) * 7);
        }
    }
    #[allow(clippy::print_stderr)]
    {
        eprintln!("facts: of {asked}: {shown:?} by number of fragments");
    }
    assert!(asked > 500);
    assert!(shown.iter().all(|shown| shown * 100 >= asked * 65), "{shown:?} of {asked}");
}
