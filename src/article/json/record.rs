//! One JSON object becomes one article.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::value;
use crate::article::{Language, Metadata, blank, boilerplate};
use crate::text::LineAnchors;

/// What a JSON object says about an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Its own id, where it has one.
    pub(super) id: Option<String>,
    /// What its fields say.
    pub(super) metadata: Metadata,
    /// Its body as written.
    pub(super) text: String,
    /// Whether the body is HTML.
    pub(super) html: bool,
    /// Lines of the file that the body stands on.
    pub(super) lines: LineAnchors,
}

/// The fields of an object, in order, their values still as written.
#[derive(Debug)]
pub(super) struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

/// The name of a field: nearly none has anything escaped in it.
#[derive(serde::Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Vec<(Cow<'de, str>, &'de RawValue)>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some((Name(name), value)) = map.next_entry()? {
                    fields.push((name, value));
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Object).map(Fields)
    }
}

// Names are compared in lower case without `_` and `-`: `datePublished`, `date_published`, `Date-Published` are one.
const TEXT: [&str; 10] = [
    "text",
    "body",
    "content",
    "contents",
    "articlebody",
    "contenttext",
    "contenthtml",
    "html",
    "fulltext",
    "paragraphs",
];
/// Where there is no text, what stands for it.
const SUMMARY: [&str; 5] = ["abstract", "summary", "description", "excerpt", "snippet"];
const TITLE: [&str; 2] = ["title", "headline"];
const AUTHOR: [&str; 4] = ["author", "authors", "byline", "creator"];
const DATE: [&str; 9] = [
    "date",
    "published",
    "datepublished",
    "publishedat",
    "publisheddate",
    "publishdate",
    "publicationdate",
    "pubdate",
    "publishedon",
];
const SOURCE: [&str; 5] = ["source", "publisher", "publication", "sitename", "outlet"];
const URL: [&str; 4] = ["url", "link", "canonicalurl", "uri"];
const LANGUAGE: [&str; 3] = ["language", "lang", "inlanguage"];
/// Under which names files keep a list of articles.
const LISTS: [&str; 11] =
    ["articles", "items", "documents", "docs", "data", "results", "records", "entries", "posts", "stories", "@graph"];

/// Where collections keep what is known besides the text.
const INNER: [&str; 2] = ["metadata", "meta"];

fn wrong(name: &str, error: &serde_json::Error) -> String {
    format!("`{name}`: {}", value::message(error))
}

fn same_name(written: &str, wanted: &str) -> bool {
    written.bytes().filter(|byte| !matches!(byte, b'_' | b'-')).map(|byte| byte.to_ascii_lowercase()).eq(wanted.bytes())
}

impl<'a> Fields<'a> {
    /// The fields of `names` that are there and not null, in the order of `names`. Of two alike the last counts.
    fn named<'n>(&self, names: &'n [&str]) -> impl Iterator<Item = (&str, &'a RawValue)> + use<'_, 'a, 'n> {
        names.iter().filter_map(|wanted| {
            let (name, raw) = self.0.iter().rev().find(|(name, _)| same_name(name, wanted))?;
            (raw.get() != "null").then_some((name.as_ref(), *raw))
        })
    }

    /// The list of articles that this object is nothing but the wrapping of.
    pub(super) fn list(&self) -> Option<&'a RawValue> {
        let has_text = self.named(&TEXT).any(|(_, raw)| raw.get().starts_with(['"', '[', '{']) && raw.get().len() > 2);
        if has_text {
            return None;
        }
        self.named(&LISTS).map(|(_, raw)| raw).find(|raw| {
            let inside = raw.get().trim_start_matches(['[', ' ', '\t', '\r', '\n']);
            inside.starts_with('{')
        })
    }

    /// The article that the fields describe. `line_of` tells the line of a piece of the file.
    ///
    /// # Errors
    /// The reason why it is none.
    pub(super) fn record(&self, line_of: &mut dyn FnMut(&str) -> u64) -> Result<Record, String> {
        let metadata = self.metadata()?;
        let id = self.own_id();
        let mut wrong = None;
        for (name, raw) in self.named(&TEXT).chain(self.named(&SUMMARY)) {
            match body(name, raw, line_of) {
                Ok((text, lines)) if !blank(&text) => {
                    let html = is_html(&text);
                    return Ok(Record { id, metadata, text, html, lines });
                }
                Ok(_) => {}
                Err(reason) => wrong = wrong.or(Some(reason)),
            }
        }
        if let Some(reason) = wrong {
            return Err(reason);
        }
        // A record that is nothing but a headline can still be what somebody looks for.
        match self.named(&TITLE).find_map(|(_, raw)| Some((metadata.title.clone()?, line_of(raw.get())))) {
            Some((text, line)) => Ok(Record { id, metadata, text, html: false, lines: LineAnchors::single(line) }),
            None => Err("no text in it".to_owned()),
        }
    }

    fn own_id(&self) -> Option<String> {
        let exact =
            |wanted: &str| self.0.iter().rev().find(|(name, _)| name == wanted).and_then(|(_, raw)| value::id(raw));
        exact("_id").or_else(|| exact("id"))
    }

    fn metadata(&self) -> Result<Metadata, String> {
        Ok(Metadata {
            title: self.find(&TITLE, value::line)?,
            author: self.find(&AUTHOR, |author| boilerplate::author_of(&value::name(author)?))?,
            published: self.find(&DATE, value::date)?,
            source: self.find(&SOURCE, value::name)?,
            url: self.find(&URL, value::name)?,
            language: self.find(&LANGUAGE, |tag| Language::from_tag(&value::line(tag)?))?,
        })
    }

    /// The first field of `names` that says something; where none does, one inside of `metadata`.
    fn find<T>(&self, names: &[&str], read: impl Fn(&Value) -> Option<T>) -> Result<Option<T>, String> {
        for (name, raw) in self.named(names) {
            if let Some(found) = read(&value::parse(name, raw)?) {
                return Ok(Some(found));
            }
        }
        for (name, raw) in self.named(&INNER).filter(|(_, raw)| raw.get().starts_with('{')) {
            let inner: Fields<'_> = serde_json::from_str(raw.get()).map_err(|error| wrong(name, &error))?;
            for (name, raw) in inner.named(names) {
                if let Some(found) = read(&value::parse(name, raw)?) {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }
}

/// The text of a field, paragraphs parted by a blank line, and where they stand.
fn body(name: &str, raw: &RawValue, line_of: &mut dyn FnMut(&str) -> u64) -> Result<(String, LineAnchors), String> {
    match raw.get().as_bytes().first() {
        Some(b'"') => {
            let line = line_of(raw.get());
            let text = serde_json::from_str(raw.get()).map_err(|error| wrong(name, &error))?;
            Ok((text, LineAnchors::single(line)))
        }
        Some(b'{') => {
            let line = line_of(raw.get());
            let text = value::line(&value::parse(name, raw)?);
            let text = text.ok_or_else(|| format!("`{name}` is an object, not a text"))?;
            Ok((text, LineAnchors::single(line)))
        }
        Some(b'[') => {
            let paragraphs: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(|error| wrong(name, &error))?;
            let (mut text, mut lines) = (String::new(), LineAnchors::default());
            for paragraph in paragraphs {
                if paragraph.get() == "null" {
                    continue;
                }
                let (words, at) = match paragraph.get().as_bytes().first() {
                    Some(b'"' | b'{') => body(name, paragraph, line_of)?,
                    _ => return Err(format!("`{name}` holds {}, not only texts", value::kind(paragraph))),
                };
                if blank(&words) {
                    continue;
                }
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                lines.push(text.len(), at.line_at(0));
                text.push_str(&words);
            }
            Ok((text, lines))
        }
        _ => Err(format!("`{name}` is {}, not a text", value::kind(raw))),
    }
}

/// Whether a body is marked up as HTML: an end tag of a block, a line break, a link. One that merely
/// speaks of `<div>` is not.
fn is_html(text: &str) -> bool {
    const MARKS: [&str; 14] = [
        "</p>",
        "</div>",
        "</li>",
        "</h1>",
        "</h2>",
        "</h3>",
        "</h4>",
        "</body>",
        "</article>",
        "</section>",
        "</blockquote>",
        "<br>",
        "<br/>",
        "<br />",
    ];
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = rest.get(at..).unwrap_or_default();
        let starts = |mark: &str| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        if MARKS.iter().any(|mark| starts(mark)) || starts("<a href=") || starts("<p>") {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Record, String> {
        serde_json::from_str::<Fields<'_>>(json).map_err(|error| value::message(&error))?.record(&mut |_| 1)
    }

    #[test]
    fn fields_are_read_under_their_usual_names() {
        let record = read(
            r#"{"_id": 7, "id": "x", "headline": "A deal", "articleBody": "It was made.", "datePublished": "2025-06-09",
                "author": [{"name": "Ann Lee"}], "publisher": {"name": "The Daily"}, "link": "https://example.org/a", "lang": "en-US"}"#,
        )
        .unwrap();
        assert_eq!(record.id.as_deref(), Some("7"));
        assert_eq!(record.metadata.title.as_deref(), Some("A deal"));
        assert_eq!(record.metadata.author.as_deref(), Some("Ann Lee"));
        assert_eq!(record.metadata.published.unwrap().date, "2025-06-09");
        assert_eq!(record.metadata.source.as_deref(), Some("The Daily"));
        assert_eq!(record.metadata.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(record.metadata.language, Some(Language::ENGLISH));
        assert_eq!(record.text, "It was made.");
    }

    #[test]
    fn values_of_the_wrong_kind_are_nobody_and_nothing() {
        let record = read(
            r#"{"_id": null, "id": 7.50, "text": "Words.", "author": 7, "source": 12, "url": 3, "date": 0, "language": 5}"#,
        )
        .unwrap();
        assert_eq!(record.id.as_deref(), Some("7.50"));
        assert_eq!(record.metadata, Metadata::default());
        for nothing in ["null", "\"\"", "\"  \"", "true", "[]", "{}"] {
            let json = format!(
                r#"{{"_id": {nothing}, "text": "Words.", "author": {nothing}, "date": {nothing}, "title": {nothing}}}"#
            );
            let record = read(&json).unwrap();
            assert_eq!((record.id, record.metadata), (None, Metadata::default()), "{json}");
        }
        let author = read(r#"{"text": "Words.", "author": "By Ann Lee"}"#).unwrap().metadata.author;
        assert_eq!(author.as_deref(), Some("Ann Lee"));
    }

    #[test]
    fn what_is_known_may_stand_in_an_object_of_its_own() {
        let record =
            read(r#"{"text": "Words.", "url": "a", "metadata": {"url": "b", "author": "Ann Lee", "year": 2025}}"#);
        let metadata = record.unwrap().metadata;
        assert_eq!((metadata.url.as_deref(), metadata.author.as_deref()), (Some("a"), Some("Ann Lee")));
    }

    #[test]
    fn paragraphs_are_joined_by_a_blank_line() {
        assert_eq!(read(r#"{"text": ["One.", null, " ", {"text": "Two."}]}"#).unwrap().text, "One.\n\nTwo.");
    }

    #[test]
    fn the_first_field_with_text_counts() {
        assert_eq!(read(r#"{"text": "", "body": null, "content": "Here."}"#).unwrap().text, "Here.");
        assert_eq!(read(r#"{"text": 5, "summary": "Short."}"#).unwrap().text, "Short.");
        assert_eq!(read(r#"{"text": "one", "text": "two"}"#).unwrap().text, "two");
    }

    #[test]
    fn a_headline_alone_is_an_article() {
        assert_eq!(read(r#"{"title": "All is said", "text": ""}"#).unwrap().text, "All is said");
    }

    #[test]
    fn what_is_no_article_says_why() {
        assert_eq!(read(r#"{"id": 1}"#), Err("no text in it".to_owned()));
        assert_eq!(read(r#"{"text": 42}"#), Err("`text` is a number, not a text".to_owned()));
        assert_eq!(read(r#"{"text": ["a", 1]}"#), Err("`text` holds a number, not only texts".to_owned()));
        assert_eq!(read(r#"{"body": {"a": 1}}"#), Err("`body` is an object, not a text".to_owned()));
        assert!(read(r#"{"text": "\ud800 alone"}"#).unwrap_err().starts_with("`text`: "));
        assert!(read("[1]").unwrap_err().contains("a JSON object"));
    }

    #[test]
    fn markup_is_told_from_talk_about_it() {
        assert!(is_html("<P>One</P>") && is_html("one<br>two") && is_html("see <a href=\"x\">this</a>"));
        assert!(!is_html("a <div> tag, 1 < 2, <é") && !is_html("plain"));
    }

    #[test]
    fn nesting_never_overflows() {
        let deep = format!(r#"{{"text": {}"x"{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep), Err("`text` holds an array, not only texts".to_owned()));
        let deep = format!(r#"{{"text": "fine", "author": {}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep), Err("`author`: recursion limit exceeded".to_owned()));
        let deep = format!(r#"{{"text": "fine", "other": {}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep).unwrap().text, "fine");
    }
}
