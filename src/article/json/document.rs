//! A whole JSON document: one article, an array of them, or an object around such an array.

use std::fmt;

use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::record::Fields;
use super::{Records, lines, value};
use crate::article::Skipped;

/// Hands on every article of the document `text`.
///
/// What stands before a fault is read; the fault itself is named with its line. JSON Lines under a
/// `.json` name are read as such.
///
/// # Errors
/// The whole file is no article: the reason.
pub(crate) fn read(text: &str, encoding: &str, records: &mut Records<'_>) -> Result<(), Skipped> {
    let skipped = |line: Option<u64>, reason: String| Skipped { path: records.file.to_owned(), line, reason };
    let mut counter = LineCounter { text, at: 0, line: 1 };
    if text.trim_start().starts_with('[') {
        return read_list(text, encoding, &mut counter, records);
    }
    let fields: Fields<'_> = match serde_json::from_str(text) {
        Ok(fields) => fields,
        Err(_) if first_line_is_an_object(text) => {
            return lines::read_text(text, encoding, records);
        }
        Err(error) if error.is_data() => return Err(skipped(None, "neither a JSON object nor an array".to_owned())),
        Err(error) => return Err(skipped(Some(error.line() as u64), broken(&error))),
    };
    let (mut fields, mut depth) = (fields, 0);
    while let Some(list) = fields.list().filter(|_| depth < 8) {
        if list.get().starts_with('[') {
            return read_list(list.get(), encoding, &mut counter, records);
        }
        let Ok(inner) = serde_json::from_str(list.get()) else { break };
        (fields, depth) = (inner, depth + 1);
    }
    match fields.record(&mut |piece| counter.line_of(piece)) {
        Ok(record) => {
            records.hand_on_single(record, encoding);
            Ok(())
        }
        Err(reason) => Err(skipped(None, reason)),
    }
}

/// What is wrong with broken JSON, and where in its line.
pub(super) fn broken(error: &serde_json::Error) -> String {
    format!("broken JSON: {} (column {})", value::message(error), error.column())
}

fn read_list(
    list: &str,
    encoding: &str,
    counter: &mut LineCounter<'_>,
    records: &mut Records<'_>,
) -> Result<(), Skipped> {
    let mut elements = Vec::new();
    let mut parser = serde_json::Deserializer::from_str(list);
    let outcome = parser.deserialize_seq(Collect(&mut elements)).and_then(|()| parser.end());
    let first_line = counter.clone().line_of(list);
    for element in &elements {
        if records.stopped {
            return Ok(());
        }
        let line = counter.line_of(element.get());
        let record = match serde_json::from_str::<Fields<'_>>(element.get()) {
            Ok(fields) => fields.record(&mut |piece| counter.line_of(piece)),
            Err(_) => Err(format!("{} where an article should be", value::kind(element))),
        };
        match record {
            Ok(record) => records.hand_on(record, line, encoding),
            Err(reason) => records.skip(line, reason),
        }
    }
    match outcome {
        Err(error) => {
            records.skip(first_line + (error.line() as u64).saturating_sub(1), broken(&error));
            Ok(())
        }
        Ok(()) if elements.is_empty() => {
            Err(Skipped { path: records.file.to_owned(), line: None, reason: "no article in it".to_owned() })
        }
        Ok(()) => Ok(()),
    }
}

/// Keeps the elements of an array that stand before a fault.
struct Collect<'v, 'de>(&'v mut Vec<&'de RawValue>);

impl<'de> Visitor<'de> for Collect<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of articles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element()? {
            self.0.try_reserve(1).map_err(A::Error::custom)?;
            self.0.push(element);
        }
        Ok(())
    }
}

/// Whether the first line that is not blank is a JSON object by itself: then each line is a record.
fn first_line_is_an_object(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    serde_json::from_str::<Fields<'_>>(first).is_ok()
}

/// Tells the lines of pieces of a text, quickest when asked from front to back.
#[derive(Debug, Clone)]
struct LineCounter<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl LineCounter<'_> {
    /// The line, from 1, that `piece`, a slice of the text, begins on.
    fn line_of(&mut self, piece: &str) -> u64 {
        let offset = (piece.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        if offset < self.at {
            (self.at, self.line) = (0, 1);
        }
        let Some(between) = self.text.as_bytes().get(self.at..offset) else { return self.line };
        self.line += line_ends(between);
        self.at = offset;
        self.line
    }
}

/// Lines that end in `bytes`: at `\n`, `\r\n` or a lone `\r`.
fn line_ends(bytes: &[u8]) -> u64 {
    let mut ends = 0;
    for (at, byte) in bytes.iter().enumerate() {
        ends += u64::from(*byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    }
    ends
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::article::{Article, Format};

    fn read_all(text: &str) -> (Vec<Article>, Vec<Skipped>, Result<(), Skipped>) {
        let (mut articles, mut skipped) = (Vec::new(), Vec::new());
        let mut each = |record| {
            match record {
                Ok(article) => articles.push(article),
                Err(reason) => skipped.push(reason),
            }
            ControlFlow::Continue(())
        };
        let outcome = read(text, "UTF-8", &mut Records::new("a.json", Format::Json, 1000, &mut each));
        (articles, skipped, outcome)
    }

    fn ids(articles: &[Article]) -> Vec<(&str, Option<u64>)> {
        articles.iter().map(|article| (article.id.as_str(), article.line)).collect()
    }

    #[test]
    fn one_article_is_known_by_its_path() {
        let (articles, skipped, outcome) = read_all("\n{\n \"id\": \"own\",\n \"text\":\n  \"It is so.\"\n}\n");
        assert_eq!((ids(&articles), skipped, outcome), (vec![("a.json", None)], vec![], Ok(())));
        assert_eq!(articles[0].text, "It is so.");
        assert_eq!(articles[0].id_by_place, None);
        assert_eq!(articles[0].origin.lines.line_at(0), 5);
    }

    #[test]
    fn records_of_an_array_are_known_by_their_ids_or_lines() {
        let text = "[\n {\"id\": \"x y\", \"text\": \"One.\"},\n {\"text\": \"Two.\"}, {\"text\": \"Three.\"}\n]";
        let (articles, skipped, outcome) = read_all(text);
        assert_eq!(ids(&articles), [("x%20y", Some(2)), ("a.json:3", Some(3)), ("a.json:3.2", Some(3))]);
        assert_eq!(articles[0].id_by_place.as_ref().map(|id| id.as_str()), Some("a.json:2"));
        assert_eq!((skipped, outcome), (vec![], Ok(())));
    }

    #[test]
    fn an_array_may_be_wrapped() {
        for text in [
            r#"{"status": "ok", "articles": [{"text": "One."}, {"text": "Two."}]}"#,
            r#"{"data": {"items": [{"text": "One."}, {"text": "Two."}]}}"#,
            r#"{"title": "A feed", "description": "of things", "items": [{"content_html": "<p>One.</p>"}, {"content_text": "Two."}]}"#,
        ] {
            let (articles, skipped, outcome) = read_all(text);
            assert_eq!((articles.len(), skipped, outcome), (2, vec![], Ok(())), "{text}");
        }
    }

    #[test]
    fn what_stands_before_a_fault_is_read() {
        let (articles, skipped, outcome) = read_all("[{\"text\": \"One.\"},\n{\"text\": \"Two.\"},\n{\"text\": tru}]");
        assert_eq!(articles.len(), 2);
        assert_eq!(outcome, Ok(()));
        assert_eq!((skipped[0].line, skipped[0].reason.starts_with("broken JSON: ")), (Some(3), true));
        let (articles, skipped, _) = read_all("[{\"text\": \"One.\"},\n{\"text\": \"Tw");
        assert_eq!((articles.len(), skipped[0].line), (1, Some(2)));
    }

    #[test]
    fn elements_that_are_no_articles_are_named() {
        let (articles, skipped, _) = read_all("[{\"text\": \"One.\"},\n 5,\n {\"text\": 5}, {}]");
        assert_eq!(articles.len(), 1);
        let reasons: Vec<_> = skipped.iter().map(|skipped| (skipped.line, skipped.reason.as_str())).collect();
        assert_eq!(
            reasons,
            [
                (Some(2), "a number where an article should be"),
                (Some(3), "`text` is a number, not a text"),
                (Some(3), "no text in it")
            ]
        );
    }

    #[test]
    fn broken_documents_are_named_with_their_line() {
        let refused = |text: &str| read_all(text).2.unwrap_err();
        assert_eq!(refused("{\n\"text\": \"a\"\n\"b\": 1}").line, Some(3));
        assert_eq!(refused("[]").reason, "no article in it");
        assert_eq!(refused("{}").reason, "no text in it");
        assert_eq!(refused("5").reason, "neither a JSON object nor an array");
        assert!(refused(&"{\"a\":".repeat(50_000)).reason.starts_with("broken JSON: "));
        assert!(read_all(&"[".repeat(50_000)).1[0].reason.starts_with("broken JSON: "));
    }

    #[test]
    fn json_lines_under_the_name_of_json_are_read() {
        let (articles, skipped, outcome) = read_all("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\nbroken\n");
        assert_eq!(ids(&articles), [("a.json:1", Some(1)), ("a.json:2", Some(2))]);
        assert_eq!((skipped[0].line, outcome), (Some(3), Ok(())));
    }

    #[test]
    fn html_in_a_record_loses_its_markup() {
        let (articles, _, _) = read_all(r#"{"title": "T", "body": "<p>One is here.</p><p>Two is there.</p>"}"#);
        assert!(articles[0].text.contains("One is here."));
    }
}
