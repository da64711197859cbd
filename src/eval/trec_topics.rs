//! Topics in the TREC tracks' own marked-up form.

use std::collections::HashMap;

use super::column::column;
use super::error::EvalError;
use super::kind::FileKind;
use super::source::Source;
use super::topics::{Topic, twice};

/// Bytes of topics that are taken into memory: what is larger is something else behind the flag.
const LARGEST: usize = 100_000_000;

/// Reads `<top>`s with a `<num>` and a `<title>`, or `<topic number="…">`s with a `<query>` or a `<title>`.
pub(super) fn read(source: &Source) -> Result<Vec<Topic>, EvalError> {
    let whole = &source.text(LARGEST)?;
    let wrong = |line: u64, what: String| EvalError::Line {
        name: source.name().to_owned(),
        line,
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
                    return Err(wrong(before.line, "this topic is never closed".to_owned()));
                }
                open = Some(Open { line: tag.line, id: attribute(tag.inside, "number"), text: None });
            }
            "/top" | "/topic" => {
                let Some(topic) = open.take() else {
                    return Err(wrong(tag.line, "no topic is open here".to_owned()));
                };
                let id = topic.id.filter(|id| !id.is_empty());
                let Some(id) = id else { return Err(wrong(topic.line, "this topic has no number".to_owned())) };
                let Some(text) = topic.text.filter(|text| !text.is_empty()) else {
                    return Err(wrong(topic.line, format!("topic `{id}` has no title")));
                };
                let id = column(&id);
                if let Some(first) = seen.insert(id.clone(), topic.line) {
                    return Err(wrong(topic.line, twice(&id, first)));
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
        return Err(wrong(topic.line, "this topic is never closed".to_owned()));
    }
    if topics.is_empty() { Err(source.empty(FileKind::Topics)) } else { Ok(topics) }
}

/// A topic that is being read.
struct Open {
    line: u64,
    id: Option<String>,
    text: Option<String>,
}

/// A tag: its line, its name in small letters, all that stands in it, and what follows up to the next one.
struct Tag<'a> {
    line: u64,
    name: String,
    inside: &'a str,
    behind: &'a str,
}

/// The tags of `text` in their order. What begins with `<` and is no tag is text: `bread < heat`.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut starts = text.match_indices('<').map(|(at, _)| at).filter(|at| inside(text, *at).is_some()).peekable();
    let (mut line, mut counted) = (1, 0);
    std::iter::from_fn(move || {
        let at = starts.next()?;
        let inside = inside(text, at)?;
        let before = text.get(counted..at).unwrap_or_default();
        line += before.bytes().filter(|byte| *byte == b'\n').count() as u64;
        counted = at;
        let end = starts.peek().copied().unwrap_or(text.len());
        let behind = text.get(at + inside.len() + 2..end).unwrap_or_default();
        let name = inside.split_whitespace().next().unwrap_or_default().to_lowercase();
        Some(Tag { line, name, inside, behind })
    })
}

/// What stands in the tag that begins at `at`: a name, with nothing before it and no other tag begun up to its end.
fn inside(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at + 1..)?;
    let end = rest.find(['<', '>']).filter(|end| rest.as_bytes().get(*end) == Some(&b'>'))?;
    let inside = rest.get(..end)?;
    let name = inside.split(char::is_whitespace).next().filter(|name| !name.is_empty())?;
    let is_name = |c: char| c.is_alphanumeric() || "-_?!".contains(c);
    name.trim_matches('/').chars().all(is_name).then_some(inside)
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
    fn what_is_no_tag_belongs_to_the_text() {
        let text = "<top><num> 1 <title> bread < heat > 5 <b and c </title></top>\n<top><num>2<title>a<b<desc>c</top>";
        let expected = [("1", "bread < heat > 5 <b and c"), ("2", "a<b")];
        assert_eq!(read_text(text), Ok(expected.map(|(id, text)| (id.to_owned(), text.to_owned())).to_vec()));
    }

    #[test]
    fn time_grows_with_the_text_and_not_faster() {
        // Square in its size, this would not end.
        let text = format!("<top><num>1<title>x {}</top>", "<".repeat(2_000_000));
        assert_eq!(read_text(&text).map(|topics| topics.len()), Ok(1));
        let text: String = (0..20_000).map(|at| format!("<top>\n<num>{at}\n<title> x\n</top>\n")).collect();
        assert_eq!(read_text(&text).map(|topics| topics.len()), Ok(20_000));
        assert_eq!(read_text(&(text + "<top>")).unwrap_err(), "t:80001: this topic is never closed");
    }

    #[test]
    fn more_than_fits_memory_is_refused() {
        let source = Source::copied("t", "<top>\n<num> 1\n".as_bytes()).unwrap();
        assert!(source.text(13).is_err() && source.text(14).is_ok());
        let error = source.text(10).unwrap_err().to_string();
        assert_eq!(error, "t:2: topics in tags are read as a whole, and these have more than 10 bytes");
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
