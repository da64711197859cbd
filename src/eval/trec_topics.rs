//! Topics in the TREC tracks' own marked-up form.

use std::collections::HashMap;

use super::column::column;
use super::error::EvalError;
use super::kind::FileKind;
use super::source::Source;
use super::topics::{Topic, twice};

/// Reads `<top>`s with a `<num>` and a `<title>`, or `<topic number="…">`s with a `<query>` or a `<title>`.
pub(super) fn read(source: &Source) -> Result<Vec<Topic>, EvalError> {
    let whole = &source.text()?;
    let wrong = |at: usize, what: String| EvalError::Line {
        name: source.name().to_owned(),
        line: line_of(whole, at),
        what,
        hint: "a TREC topic is <top> <num> Number: 301 <title> heat pump noise </top>".to_owned(),
    };
    let mut topics = Vec::new();
    let mut seen: HashMap<String, u64> = HashMap::new();
    let mut open: Option<Open> = None;
    for tag in tags(whole) {
        match tag.name.as_str() {
            "top" | "topic" => {
                if let Some(before) = &open {
                    return Err(wrong(before.at, "this topic is never closed".to_owned()));
                }
                open = Some(Open { at: tag.at, id: attribute(tag.inside, "number"), text: None });
            }
            "/top" | "/topic" => {
                let Some(topic) = open.take() else {
                    return Err(wrong(tag.at, "no topic is open here".to_owned()));
                };
                let id = topic.id.filter(|id| !id.is_empty());
                let Some(id) = id else { return Err(wrong(topic.at, "this topic has no number".to_owned())) };
                let Some(text) = topic.text.filter(|text| !text.is_empty()) else {
                    return Err(wrong(topic.at, format!("topic `{id}` has no title")));
                };
                let id = column(&id);
                if let Some(first) = seen.insert(id.clone(), line_of(whole, topic.at)) {
                    return Err(wrong(topic.at, twice(&id, first)));
                }
                topics.push(Topic { id, text });
            }
            "num" | "number" => {
                if let Some(topic) = &mut open {
                    topic.id = Some(words(tag.behind, "Number:"));
                }
            }
            "title" | "query" => {
                if let Some(topic) = open.as_mut().filter(|topic| topic.text.is_none()) {
                    topic.text = Some(words(tag.behind, "Topic:"));
                }
            }
            _ => {}
        }
    }
    if let Some(topic) = open {
        return Err(wrong(topic.at, "this topic is never closed".to_owned()));
    }
    if topics.is_empty() { Err(source.empty(FileKind::Topics)) } else { Ok(topics) }
}

/// A topic that is being read.
struct Open {
    at: usize,
    id: Option<String>,
    text: Option<String>,
}

/// A tag: where it stands, its name in small letters, all that stands in it, and what follows up to the next one.
struct Tag<'a> {
    at: usize,
    name: String,
    inside: &'a str,
    behind: &'a str,
}

fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    text.match_indices('<').filter_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let (inside, behind) = rest.split_once('>')?;
        let name = inside.split_whitespace().next()?.to_lowercase();
        // `a < b` in a text is no tag.
        let known = name.trim_start_matches('/').chars().all(|c| c.is_alphanumeric() || "-_?!".contains(c));
        let behind = behind.split('<').next().unwrap_or_default();
        known.then_some(Tag { at, name, inside, behind })
    })
}

/// The value of an attribute.
fn attribute(inside: &str, name: &str) -> Option<String> {
    let (_, rest) = inside.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next().map(str::to_owned)
}

/// The words of `text` on one line, without the label that TREC puts before them.
fn words(text: &str, label: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix(label).unwrap_or(text);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line_of(text: &str, at: usize) -> u64 {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Vec<(String, String)>, String> {
        let topics = read(&Source::copied("t", text.as_bytes()).unwrap()).map_err(|error| error.to_string())?;
        Ok(topics.into_iter().map(|topic| (topic.id, topic.text)).collect())
    }

    #[test]
    fn both_forms_are_read() {
        let expected = Ok(vec![("301".to_owned(), "Heat & cold".to_owned()), ("302".to_owned(), "noise".to_owned())]);
        assert_eq!(
            read_text(
                "<top>\n\n<num> Number: 301 \n<title> Topic: Heat\n&amp; cold\n\n<desc> Description: \nfar < near\n</top>\n<top><num>302</num><title>noise</title></top>"
            ),
            expected
        );
        assert_eq!(
            read_text(
                "<?xml version=\"1.0\"?>\n<topics>\n<topic number=\"301\" type=\"x\">\n<query>Heat &amp; cold</query>\n</topic>\n<topic number='302'><title>noise</title></topic></topics>"
            ),
            expected
        );
    }

    #[test]
    fn a_fault_is_named_with_its_line() {
        assert_eq!(read_text("<top>\n<num> 1\n<title> x\n").unwrap_err(), "t:1: this topic is never closed");
        assert_eq!(read_text("<top>\n<title> x\n</top>").unwrap_err(), "t:1: this topic has no number");
        assert_eq!(read_text("\n<top>\n<num> 1\n</top>").unwrap_err(), "t:2: topic `1` has no title");
        let twice = "<top><num>1<title>x</top>\n<top><num>1<title>y</top>";
        assert_eq!(
            read_text(twice).unwrap_err(),
            "t:2: the id `1` is that of line 1 as well: their results could not be told apart"
        );
        assert_eq!(read_text("<html></html>").unwrap_err(), "t is empty: a file of topics should be in it");
    }
}
