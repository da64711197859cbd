//! Whether answers are found and shown: judged by where they stand in their articles.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;
use serde_json::Value;

use super::ask::{AskOptions, in_order};
use super::column::column;
use super::error::EvalError;
use super::evaluate::Evaluation;
use super::kind::FileKind;
use super::locate::{ArticleText, squeezed};
use super::oddity::{Oddities, Oddity};
use super::source::Source;
use super::topics::Topic;
use crate::article::ArticleId;
use crate::index::Index;
use crate::search::{Backend, Hit, SearchRequest};

/// Where the answer to a topic stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The topic.
    pub topic: String,
    /// The article, by its path or its record's id.
    pub article: String,
    /// The words that answer.
    pub answer: String,
    /// The character of the article's text that they begin with; `None` for wherever they stand.
    pub start: Option<usize>,
    /// The line of the file.
    pub line: u64,
}

#[derive(Deserialize)]
struct Record {
    qid: Option<Value>,
    query_id: Option<Value>,
    topic: Option<Value>,
    docid: Option<String>,
    article: Option<String>,
    doc_id: Option<String>,
    answer: Option<String>,
    evidence: Option<String>,
    quote: Option<String>,
    answers: Option<Vec<String>>,
    answer_start_in_doc: Option<usize>,
    start: Option<usize>,
}

/// Reads JSON Lines with `qid`, `docid`, `answer` (or `evidence`, or `quote`; or a list, `answers`, each of which will do)
/// and, where it is known, the character of the article's text that the answer begins with, `answer_start_in_doc`; of
/// a list the first.
///
/// # Errors
/// The file cannot be read, is empty, holds something else, or a line is none of these.
pub fn read_evidence(source: &Source) -> Result<Vec<Evidence>, EvalError> {
    source.expect(&[FileKind::Evidence])?;
    let mut lines = source.lines()?;
    let mut all = Vec::new();
    while let Some((number, line)) = lines.next()? {
        let record: Record = match serde_json::from_str(line) {
            Ok(record) => record,
            Err(error) => {
                let what = format!("this is no evidence: {error}");
                return Err(lines.wrong(what, FileKind::Evidence.example()));
            }
        };
        let missing = |what: &str| lines.wrong(format!("this evidence has no {what}"), FileKind::Evidence.example());
        let topic = match record.qid.or(record.query_id).or(record.topic) {
            Some(Value::String(id)) => column(&id),
            Some(Value::Number(id)) => column(&id.to_string()),
            _ => return Err(missing("topic")),
        };
        let article = record.docid.or(record.article).or(record.doc_id).ok_or_else(|| missing("article"))?;
        let one = record.answer.or(record.evidence).or(record.quote);
        let answers = one.map_or_else(|| record.answers.unwrap_or_default(), |answer| vec![answer]);
        if answers.iter().all(|answer| answer.trim().is_empty()) {
            return Err(missing("answer"));
        }
        let mut start = record.answer_start_in_doc.or(record.start);
        for answer in answers {
            let (topic, article) = (topic.clone(), article.clone());
            all.push(Evidence { topic, article, answer, start: start.take(), line: number });
        }
    }
    if all.is_empty() { Err(source.empty(FileKind::Evidence)) } else { Ok(all) }
}

/// Hits that are looked at.
const LOOKED_AT: usize = 5;

/// Names of what is measured.
const NAMES: [&str; 4] = ["Answer@1", "Answer@5", "AnswerInSnippet@1", "AnswerInSnippet@5"];

/// Searches for each topic that has evidence, and tells of each whether the first hit, and whether one of the first five,
/// holds an answer's words at their place (`Answer@1`, `Answer@5`), and whether such a hit's snippet shows the words
/// (`AnswerInSnippet@1`, `AnswerInSnippet@5`): 1 or 0. Passages are ranked, whatever `options` say; evidence that is
/// not found in its article counts as never shown and is noted.
///
/// # Errors
/// The index cannot be read.
pub fn answers(
    backend: &dyn Backend,
    index: &Index,
    topics: &[Topic],
    evidence: &[Evidence],
    options: &AskOptions,
    name: &str,
) -> Result<(Evaluation, Oddities), EvalError> {
    let mut oddities = Oddities::default();
    let mut articles: HashMap<&str, Option<(ArticleId, ArticleText)>> = HashMap::new();
    let mut answers: BTreeMap<&str, Vec<Answer>> = BTreeMap::new();
    for one in evidence {
        if !articles.contains_key(one.article.as_str()) {
            articles.insert(&one.article, ArticleText::find(index, &one.article)?);
        }
        let found = articles.get(one.article.as_str()).and_then(Option::as_ref).map(|(id, text)| {
            let place = one.start.and_then(|start| text.place_at(&one.answer, start));
            let places = place.map_or_else(|| text.places_of(&one.answer), |place| vec![place]);
            if one.start.is_some() && place.is_none() && !places.is_empty() {
                oddities.note(Oddity::MisplacedEvidence, || format!("{name}:{}", one.line));
            }
            let passages = places.into_iter().filter_map(|place| text.passage_of(place));
            passages.map(|ordinal| format!("{id}#{ordinal}")).collect::<Vec<_>>()
        });
        let passages = found.unwrap_or_default();
        if passages.is_empty() {
            oddities.note(Oddity::LostEvidence, || format!("{name}:{}", one.line));
        }
        let words = squeezed(one.answer.trim()).0;
        answers.entry(&one.topic).or_default().push(Answer { passages, words });
    }
    let asked: Vec<&Topic> = topics.iter().filter(|topic| answers.contains_key(topic.id.as_str())).collect();
    let known: HashSet<&str> = asked.iter().map(|topic| topic.id.as_str()).collect();
    for topic in answers.keys().filter(|id| !known.contains(*id)) {
        oddities.note(Oddity::UnknownTopic, || format!("`{topic}`"));
    }
    let hits = in_order(&asked, options.threads, &|topic| {
        let request = SearchRequest {
            query: topic.text.clone(),
            limit: LOOKED_AT,
            offset: 0,
            count: false,
            timed: false,
            ..options.request.clone()
        };
        backend.search(&request)
    });
    let mut by_query = Vec::new();
    for (topic, response) in asked.iter().zip(hits) {
        let wanted = answers.remove(topic.id.as_str()).unwrap_or_default();
        by_query.push((topic.id.clone(), values(&response?.hits, &wanted)));
    }
    // Of topics that nobody asked nothing is found.
    by_query.extend(answers.into_keys().map(|topic| (topic.to_owned(), vec![Some(0.0); NAMES.len()])));
    let evaluation = Evaluation {
        run: options.tag.clone(),
        queries: by_query.len(),
        measures: NAMES.map(str::to_owned).to_vec(),
        by_query,
    };
    Ok((evaluation, oddities))
}

/// An answer: the passages that hold it, and its words.
struct Answer {
    passages: Vec<String>,
    words: String,
}

fn values(hits: &[Hit], answers: &[Answer]) -> Vec<Option<f64>> {
    let holds = |hit: &Hit| answers.iter().any(|answer| answer.passages.contains(&hit.id));
    let shows = |hit: &Hit| {
        let text: String = hit.snippet.segments.iter().map(|segment| segment.text.as_str()).collect();
        let (text, _) = squeezed(&text);
        answers.iter().any(|answer| answer.passages.contains(&hit.id) && text.contains(&answer.words))
    };
    let first = hits.first();
    [first.is_some_and(holds), hits.iter().any(holds), first.is_some_and(shows), hits.iter().any(shows)]
        .map(|is_so| Some(f64::from(u8::from(is_so))))
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::super::Unit;
    use super::*;
    use crate::search::world::World;

    #[test]
    fn an_answer_is_looked_for_at_its_place() {
        let filler = "It is told at length, and nobody minds. ".repeat(8);
        let world = World::new().with_passages_of(60).file(
            "pumps.txt",
            &format!("Pumps\n\nThe pump came in 1912. {filler}\n\nThe fan came in 1913. {filler}\n\nThe saw came in 1912. {filler}\n"),
        );
        let text = "{\"qid\": \"1\", \"docid\": \"pumps.txt\", \"answer\": \"1912\", \"answer_start_in_doc\": 24}\n\
                    {\"qid\": \"2\", \"docid\": \"pumps.txt\", \"evidence\": \"fan came in 1913\", \"start\": 3}\n\
                    {\"qid\": \"3\", \"docid\": \"pumps.txt\", \"answer\": \"1914\"}\n\
                    {\"qid\": 4, \"docid\": \"pumps.txt\", \"answers\": [\"1913\", \"in 1913\"]}\n";
        let evidence = read_evidence(&Source::copied("e", text.as_bytes()).unwrap()).unwrap();
        let topics: Vec<Topic> = [("1", "saw 1912"), ("2", "fan"), ("3", "pump")]
            .map(|(id, text)| Topic { id: id.to_owned(), text: text.to_owned() })
            .to_vec();
        let backend = world.backend();
        let options = AskOptions {
            depth: 10,
            unit: Unit::Passage,
            threads: 2,
            request: SearchRequest { per_article: 0, ..SearchRequest::default() },
            tag: "t".to_owned(),
        };
        let (evaluation, oddities) = answers(&backend, backend.index(), &topics, &evidence, &options, "e").unwrap();
        let expected = [
            // The saw's year is not the pump's, which is found second.
            ("1".to_owned(), vec![Some(0.0), Some(1.0), Some(0.0), Some(1.0)]),
            ("2".to_owned(), vec![Some(1.0); 4]),
            ("3".to_owned(), vec![Some(0.0); 4]),
            ("4".to_owned(), vec![Some(0.0); 4]),
        ];
        assert_eq!(evaluation.by_query, expected);
        assert_eq!((oddities.count(Oddity::LostEvidence), oddities.count(Oddity::UnknownTopic)), (1, 1));
        assert_eq!(oddities.count(Oddity::MisplacedEvidence), 1);
    }

    #[test]
    fn names_that_say_the_same_may_stand_together() {
        let read = |text: &str| read_evidence(&Source::copied("e", text.as_bytes()).unwrap());
        let text = "{\"qid\": 1, \"topic\": \"t\", \"docid\": \"a\", \"answer\": \"x\", \"evidence\": \"y\", \"answers\": [\"z\"]}";
        let evidence = read(text).unwrap();
        assert_eq!((evidence.len(), evidence[0].topic.as_str(), evidence[0].answer.as_str()), (1, "1", "x"));
        let text = "{\"qid\": 1, \"docid\": \"a\", \"answers\": [\"x\", \"y\"], \"start\": 4}";
        let starts: Vec<_> = read(text).unwrap().into_iter().map(|one| (one.answer, one.start)).collect();
        assert_eq!(starts, [("x".to_owned(), Some(4)), ("y".to_owned(), None)]);
        let error = read("{\"qid\": 1, \"docid\": \"a\", \"answers\": []}").unwrap_err();
        assert_eq!(error.to_string(), "e:1: this evidence has no answer");
    }
}
