//! Many queries from one file, answered at once and printed in order.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};

use crossbeam_channel::{bounded, select};
use serde::Deserialize;

use super::failure::failure;
use super::messages;
use crate::output::amounts::count;
use crate::together::alone;

/// Notes on queries, and ids that come twice, that are told of at most: of many queries the rest is counted.
const MOST_TOLD: usize = 20;

/// A query and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedQuery {
    /// Its id; the number of its line where it has none.
    pub(super) id: String,
    /// What is looked for.
    pub(super) text: String,
}

impl Iterator for Queries {
    type Item = anyhow::Result<NamedQuery>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read_next().transpose()
    }
}

/// How the file is written; its first line that is not empty tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Lines,
    Tsv,
    JsonLines,
}

#[derive(Deserialize)]
struct Record {
    #[serde(alias = "_id", alias = "query_id", alias = "qid")]
    id: Option<serde_json::Value>,
    #[serde(alias = "query")]
    text: String,
}

/// Reads queries one after the other.
pub(super) struct Queries {
    name: String,
    lines: Box<dyn BufRead + Send>,
    number: u64,
    form: Option<Form>,
    seen: HashMap<String, u64>,
    /// Ids that came twice.
    twice: usize,
}

/// Opens `file`; `-` is standard input.
///
/// # Errors
/// It cannot be opened.
pub(super) fn open(file: &OsStr) -> anyhow::Result<Queries> {
    let name = file.to_string_lossy().into_owned();
    let input: Box<dyn Read + Send> = if file == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(file).map_err(|error| {
            failure(format!("the queries in {name} cannot be read: {error}"), "name a file, or `-` for standard input")
        })?)
    };
    Ok(Queries::new(name, BufReader::new(input)))
}

impl Queries {
    fn new(name: String, lines: impl BufRead + Send + 'static) -> Self {
        Self { name, lines: Box::new(lines), number: 0, form: None, seen: HashMap::new(), twice: 0 }
    }

    /// The next query; `None` at the end.
    fn read_next(&mut self) -> anyhow::Result<Option<NamedQuery>> {
        loop {
            let mut bytes = Vec::new();
            let wrong = |error: io::Error| {
                failure(
                    format!("the queries in {} cannot be read: {error}", self.name),
                    "name a file, or `-` for standard input",
                )
            };
            if self.lines.read_until(b'\n', &mut bytes).map_err(wrong)? == 0 {
                if let Some(more) = self.twice.checked_sub(MOST_TOLD).filter(|more| *more > 0) {
                    messages::warning(&format!("and {more} more with an id that came before"));
                }
                return Ok(None);
            }
            self.number += 1;
            let line = String::from_utf8_lossy(&bytes);
            let line = if self.number == 1 { line.trim_start_matches('\u{feff}') } else { &line };
            let line = line.trim_end_matches(['\n', '\r']);
            if line.trim().is_empty() {
                continue;
            }
            let form = *self.form.get_or_insert_with(|| form_of(line));
            let query = self.parse(line, form)?;
            if let Some(first) = self.seen.insert(query.id.clone(), self.number) {
                self.twice += 1;
                if self.twice <= MOST_TOLD {
                    messages::warning(&format!(
                        "{}:{}: the id `{}` is that of line {first} as well: their answers cannot be told apart",
                        self.name, self.number, query.id
                    ));
                }
            }
            return Ok(Some(query));
        }
    }

    fn parse(&self, line: &str, form: Form) -> anyhow::Result<NamedQuery> {
        let number = self.number;
        let wrong = |what: &str, hint: &str| failure(format!("{}:{number}: {what}", self.name), hint);
        match form {
            Form::Lines => Ok(NamedQuery { id: number.to_string(), text: line.to_owned() }),
            Form::Tsv => {
                let (id, text) = line
                    .split_once('\t')
                    .ok_or_else(|| wrong("there is no tab between id and query", "the first line has one"))?;
                Ok(NamedQuery { id: id.trim().to_owned(), text: text.to_owned() })
            }
            Form::JsonLines => {
                let hint = "a line looks like {\"_id\": \"q1\", \"text\": \"heat pump\"}";
                let record: Record =
                    serde_json::from_str(line).map_err(|error| wrong(&format!("this is no query: {error}"), hint))?;
                let id = match record.id {
                    None | Some(serde_json::Value::Null) => number.to_string(),
                    Some(serde_json::Value::String(id)) => id,
                    Some(serde_json::Value::Number(id)) => id.to_string(),
                    Some(_) => return Err(wrong("the id is neither text nor a number", hint)),
                };
                Ok(NamedQuery { id, text: record.text })
            }
        }
    }
}

fn form_of(line: &str) -> Form {
    let opening = line.trim_start();
    // `{meta stake}` is a query; `{"` begins a record.
    if opening.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"')) {
        Form::JsonLines
    } else if line.contains('\t') {
        Form::Tsv
    } else {
        Form::Lines
    }
}

/// What became of one query, or of all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Whether anything was found.
    pub(super) found: bool,
    /// How many were not answered for a fault in them.
    pub(super) refused: usize,
    /// What is to be said, in order.
    pub(super) said: Vec<String>,
}

/// Answers queries on `threads` threads; `answer` writes one answer and says what became of it.
/// Answers are written, and what there is to say is said, in the order of the queries. Says what became of all of them.
///
/// # Errors
/// Reading a query, answering it or writing failed; what came before is written.
pub(super) fn answer_in_order(
    mut queries: Queries,
    threads: usize,
    answer: &(dyn Fn(&NamedQuery, &mut Vec<u8>) -> anyhow::Result<Outcome> + Sync),
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let name = queries.name.clone();
    let (query_sender, query_receiver) = bounded::<(u64, anyhow::Result<NamedQuery>)>(threads * 4);
    // Reading standard input may block for ever: this thread is left behind when writing fails.
    std::thread::spawn(move || {
        for number in 0.. {
            let next = match queries.read_next() {
                Ok(Some(query)) => Ok(query),
                Ok(None) => return,
                Err(error) => Err(error),
            };
            let ended = next.is_err();
            if query_sender.send((number, next)).is_err() || ended {
                return;
            }
        }
    });
    std::thread::scope(|scope| {
        // Dropped when writing fails: nobody then waits for a query that may never come.
        let (_running, stopped) = bounded::<()>(0);
        let (answer_sender, answer_receiver) = bounded::<(u64, anyhow::Result<(Vec<u8>, Outcome)>)>(threads * 4);
        for _ in 0..threads {
            let (queries, answers) = (query_receiver.clone(), answer_sender.clone());
            let stopped = stopped.clone();
            scope.spawn(move || {
                loop {
                    let received = select! {
                        recv(queries) -> received => received,
                        recv(stopped) -> _ => return,
                    };
                    let Ok((number, query)) = received else { return };
                    let answered = query.and_then(|query| {
                        let mut bytes = Vec::new();
                        alone(|| answer(&query, &mut bytes)).map(|outcome| (bytes, outcome))
                    });
                    if answers.send((number, answered)).is_err() {
                        return;
                    }
                }
            });
        }
        drop((answer_sender, query_receiver));
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        let mut all = Outcome::default();
        let mut said = 0;
        for (number, answered) in &answer_receiver {
            waiting.insert(number, answered);
            while let Some(answered) = waiting.remove(&next) {
                let (bytes, outcome) = answered?;
                all.found |= outcome.found;
                all.refused += outcome.refused;
                for note in &outcome.said {
                    said += 1;
                    if said <= MOST_TOLD {
                        messages::say(note);
                    }
                }
                out.write_all(&bytes)?;
                next += 1;
            }
            // Whoever types queries one by one sees each answer before the next question.
            if answer_receiver.is_empty() && waiting.is_empty() {
                out.flush()?;
            }
        }
        if let Some(more) = said.checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            let notes = count(more as u64, "note", "notes");
            messages::say(&format!("and {notes} more on faults in queries"));
        }
        if next == 0 {
            messages::warning(&format!("there are no queries in {name}"));
        }
        Ok(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<(String, String)>, String> {
        let mut queries = Queries::new("q".to_owned(), io::Cursor::new(text.as_bytes().to_vec()));
        let mut all = Vec::new();
        while let Some(query) = queries.read_next().map_err(|error| error.to_string())? {
            all.push((query.id, query.text));
        }
        Ok(all)
    }

    fn pairs(pairs: &[(&str, &str)]) -> Result<Vec<(String, String)>, String> {
        Ok(pairs.iter().map(|(id, text)| (id.to_string(), text.to_string())).collect())
    }

    #[test]
    fn the_first_line_tells_how_queries_are_written() {
        assert_eq!(read("\u{feff}heat pump\r\n\nnoise\n"), pairs(&[("1", "heat pump"), ("3", "noise")]));
        assert_eq!(read("q1\theat pump\nq2\t\tx"), pairs(&[("q1", "heat pump"), ("q2", "\tx")]));
        assert_eq!(
            read("{\"_id\": \"a\", \"text\": \"x\"}\n{\"id\": 7, \"text\": \"y\", \"more\": []}\n{\"text\": \"z\"}"),
            pairs(&[("a", "x"), ("7", "y"), ("3", "z")])
        );
        assert_eq!(read("{meta stake}s"), pairs(&[("1", "{meta stake}s")]));
    }

    #[test]
    fn a_broken_line_is_named() {
        assert!(read("q1\tx\nno tab").unwrap_err().starts_with("q:2: "));
        assert!(read("{\"_id\": \"a\", \"text\": \"x\"}\n{\"_id\":").unwrap_err().starts_with("q:2: "));
        assert!(read("{\"_id\": [1], \"text\": \"x\"}").unwrap_err().starts_with("q:1: "));
    }

    #[test]
    fn answers_come_in_the_order_of_the_queries() {
        let text: String = (0..200).map(|number| format!("{number}\n")).collect();
        let queries = Queries::new("q".to_owned(), io::Cursor::new(text.clone().into_bytes()));
        let mut out = Vec::new();
        let answer = |query: &NamedQuery, out: &mut Vec<u8>| {
            if query.text.len() == 1 {
                std::thread::sleep(std::time::Duration::from_millis(3));
            }
            writeln!(out, "{}", query.text)?;
            Ok(Outcome { found: query.text == "7", refused: usize::from(query.text.len() == 3), ..Outcome::default() })
        };
        let outcome = answer_in_order(queries, 4, &answer, &mut out).unwrap();
        assert_eq!((outcome.found, outcome.refused), (true, 100));
        assert_eq!(String::from_utf8(out).unwrap(), text);
    }
}
