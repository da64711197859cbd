//! Snippets measured on judged questions: does the window show the answer?

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use serde::Deserialize;

use super::{SnippetOptions, snippet};
use crate::analysis::Analyzer;
use crate::article::{Article, Language, read, walk};
use crate::eval::{Evidence, Source, read_evidence, read_topics};
use crate::matching::{Matcher, PassageView};
use crate::passage::{SplitOptions, split};
use crate::query::{Node, Query, Setting, Sought, Wanted, analyze, parse};
use crate::testing::collection;

/// What is looked for, by the topics' ids.
fn topics(folder: &Path) -> HashMap<String, String> {
    let topics = read_topics(&Source::file(folder.join("queries.jsonl"))).unwrap();
    topics.into_iter().map(|topic| (topic.id, topic.text)).collect()
}

fn evidence(folder: &Path) -> Vec<Evidence> {
    read_evidence(&Source::file(folder.join("evidence.jsonl"))).unwrap()
}

#[test]
fn snippets_show_the_answers_of_judged_questions() {
    let Some(folder) = collection("squad2") else { return };
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
                analyzer.figures(passage.span.of(&article.text), article.metadata.language, &mut |_, term, _| {
                    terms.insert(term.to_owned());
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
            Node::Figure(Sought { wanted: Wanted::Same(same), .. }) => {
                same.terms.iter().map(|(term, _)| of(term)).fold(f32::MAX, f32::min)
            }
            other => panic!("no such node in a question: {other:?}"),
        };
        query.clauses.iter().map(|part| clause(&part.node)).collect()
    };
    let topics = topics(&folder);
    let (mut asked, mut shown, mut plain) = (0, [0; 3], 0);
    for evidence in evidence(&folder) {
        let (article, cut) = &articles[&evidence.article];
        let start = article.text.char_indices().nth(evidence.start.unwrap()).map_or(0, |(at, _)| at);
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
        let query = analyze(&parse(&topics[&evidence.topic]), &setting);
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
struct Facts {
    _id: String,
    text: String,
}

/// Of texts that hold several facts, the one that was asked for is to be seen.
#[test]
fn snippets_show_the_facts_that_were_asked_for() {
    let Some(folder) = collection("multihop-facts") else { return };
    let corpus = std::fs::read_to_string(folder.join("corpus.jsonl")).unwrap();
    let facts = corpus.lines().map(|line| serde_json::from_str::<Facts>(line).unwrap());
    let texts: HashMap<String, String> = facts.map(|facts| (facts._id, facts.text)).collect();
    let topics = topics(&folder);
    let analyzer = Analyzer::default();
    let (mut asked, mut shown) = (0, [0; 2]);
    for fact in evidence(&folder).into_iter().step_by(4) {
        let text = &texts[&fact.article];
        let Some(start) = text.find(&fact.answer).filter(|_| text.len() > 300) else { continue };
        asked += 1;
        let setting = Setting { analyzer: &analyzer, languages: &[Language::ENGLISH], today: None };
        let query = analyze(&parse(&topics[&fact.topic]), &setting);
        let matcher = Matcher::new(&query, &analyzer);
        for (shown, fragments) in shown.iter_mut().zip(1..) {
            let options = SnippetOptions { max_chars: 240, fragments };
            let found = snippet(&matcher, &PassageView::of_text(text, None), &options);
            let seen = found.fragments.iter().map(|fragment| {
                let end = fragment.span.end.min(start + fact.answer.len());
                end.saturating_sub(fragment.span.start.max(start))
            });
            *shown += usize::from(seen.sum::<usize>() * 10 >= fact.answer.len().min(240) * 7);
        }
    }
    #[allow(clippy::print_stderr)]
    {
        eprintln!("facts: of {asked}: {shown:?} by number of fragments");
    }
    assert!(asked > 500);
    assert!(shown.iter().all(|shown| shown * 100 >= asked * 65), "{shown:?} of {asked}");
}
