//! Topics: what is looked for, each with an id.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::column::column;
use super::error::EvalError;
use super::kind::FileKind;
use super::source::Source;
use super::trec_topics;

/// Something that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its id, as runs and qrels have it: blanks are escaped.
    pub id: String,
    /// What is typed.
    pub text: String,
}

#[derive(Deserialize)]
struct Record {
    _id: Option<Value>,
    id: Option<Value>,
    qid: Option<Value>,
    query_id: Option<Value>,
    topic: Option<Value>,
    text: Option<String>,
    query: Option<String>,
    question: Option<String>,
    title: Option<String>,
}

/// Reads topics: `id<TAB>text`, JSON Lines with `_id` and `text` (also `id`, and `query`, `question` or `title`), or TREC
/// topics, of which the title is what is looked for.
///
/// # Errors
/// The file cannot be read, is empty, holds something else, a line is none of these, or an id comes twice.
pub fn read_topics(source: &Source) -> Result<Vec<Topic>, EvalError> {
    source.expect(&[FileKind::Topics])?;
    let mut lines = source.lines()?;
    let mut topics: Vec<Topic> = Vec::new();
    let mut seen: HashMap<String, u64> = HashMap::new();
    while let Some((number, line)) = lines.next()? {
        if topics.is_empty() && line.trim_start().starts_with('<') {
            return trec_topics::read(source);
        }
        let topic = match parse(line) {
            Ok(topic) => topic,
            Err(what) => return Err(lines.wrong(what, FileKind::Topics.example())),
        };
        if let Some(first) = seen.insert(topic.id.clone(), number) {
            return Err(lines.wrong(twice(&topic.id, first), "give each topic an id of its own"));
        }
        topics.push(topic);
    }
    if topics.is_empty() { Err(source.empty(FileKind::Topics)) } else { Ok(topics) }
}

pub(super) fn twice(id: &str, first: u64) -> String {
    format!("the id `{id}` is that of line {first} as well: their results could not be told apart")
}

fn parse(line: &str) -> Result<Topic, String> {
    let (id, text) = if line.trim_start().starts_with('{') {
        let record: Record = serde_json::from_str(line).map_err(|error| format!("this is no topic: {error}"))?;
        let id = record._id.or(record.id).or(record.qid).or(record.query_id).or(record.topic);
        let id = match id {
            Some(Value::String(id)) => id,
            Some(Value::Number(id)) => id.to_string(),
            _ => return Err("this topic has no id".to_owned()),
        };
        let text = record.text.or(record.query).or(record.question).or(record.title);
        (id, text.unwrap_or_default())
    } else {
        let (id, text) = line.split_once('\t').ok_or("there is no tab between id and text")?;
        (id.trim().to_owned(), text.to_owned())
    };
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("topic `{id}` has no text"));
    }
    if id.is_empty() {
        return Err("this topic has no id".to_owned());
    }
    Ok(Topic { id: column(&id), text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(String, String)>, String> {
        let topics = read_topics(&Source::copied("t", text.as_bytes()).unwrap()).map_err(|error| error.to_string())?;
        Ok(topics.into_iter().map(|topic| (topic.id, topic.text)).collect())
    }

    fn pairs(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, String> {
        Ok(pairs.iter().map(|(id, text)| (id.to_string(), text.to_string())).collect())
    }

    #[test]
    fn all_forms_are_read() {
        assert_eq!(
            read("\u{feff}q1\theat pump\r\n\r\nfirst one\tnoise"),
            pairs(&[("q1", "heat pump"), ("first%20one", "noise")])
        );
        assert_eq!(
            read(
                "{\"_id\": \"a\", \"text\": \"x\"}\n{\"id\": 7, \"query\": \"y\", \"more\": []}\n{\"qid\": \"b\", \"title\": \"z\"}"
            ),
            pairs(&[("a", "x"), ("7", "y"), ("b", "z")])
        );
        // What says the same twice is read once.
        assert_eq!(read("{\"_id\": \"a\", \"topic\": \"b\", \"text\": \"x\", \"query\": \"y\"}"), pairs(&[("a", "x")]));
        assert_eq!(
            read("<top>\n<num> Number: 301\n<title> heat pump\n\n<desc> Description:\nmore\n</top>\n"),
            pairs(&[("301", "heat pump")])
        );
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        assert_eq!(read("q1\tx\nno tab").unwrap_err(), "t:2: there is no tab between id and text");
        assert_eq!(
            read("q1\tx\n\nq1\ty").unwrap_err(),
            "t:3: the id `q1` is that of line 1 as well: their results could not be told apart"
        );
        assert_eq!(read("q1\tx\nq2\t \n").unwrap_err(), "t:2: topic `q2` has no text");
        assert!(read("{\"_id\": \"a\", \"text\": \"x\"}\n{\"_id\":").unwrap_err().starts_with("t:2: this is no topic"));
        assert_eq!(read("{\"text\": \"x\"}").unwrap_err(), "t:1: this topic has no id");
        assert_eq!(read("").unwrap_err(), "t is empty: a file of topics should be in it");
        assert_eq!(read("1 0 d 1").unwrap_err(), "t looks like qrels, not a file of topics");
        assert_eq!(read("1 Q0 d 1 2.5 t").unwrap_err(), "t looks like a run, not a file of topics");
    }
}
