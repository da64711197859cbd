//! What a page says of its article in JSON-LD.

use serde_json::Value;

use crate::article::{Metadata, Published, boilerplate};

// Structured data are a few kilobytes.
const MAX_BYTES: usize = 2_000_000;
const MAX_NODES: usize = 10_000;

/// Metadata, and the language declared.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) metadata: Metadata,
    pub(super) language: Option<String>,
    /// The article's text, which some pages carry here and nowhere else; may hold markup.
    pub(super) body: Option<String>,
    /// The line of the page on which that text stands.
    pub(super) body_line: u64,
}

/// Reads one `application/ld+json` script; broken ones say nothing.
pub(super) fn read(script: &str) -> Option<Described> {
    if script.len() > MAX_BYTES {
        return None;
    }
    let script =
        script.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let script = script
        .trim_end()
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim_end_matches("]]>")
        .trim_end_matches(';');
    let value: Value = serde_json::from_str(script.trim()).ok()?;
    let mut nodes = vec![&value];
    let mut seen = 0;
    let mut at = 0;
    // Breadth first: the outermost article is the page's own.
    while let Some(&node) = nodes.get(at) {
        at += 1;
        seen += 1;
        if seen > MAX_NODES {
            return None;
        }
        match node {
            Value::Array(items) => nodes.extend(items),
            Value::Object(fields) => {
                if is_article(fields.get("@type")) {
                    return Some(describe(fields));
                }
                nodes.extend(["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|name| fields.get(*name)));
            }
            _ => {}
        }
    }
    None
}

fn is_article(kind: Option<&Value>) -> bool {
    let is = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || kind.ends_with("BlogPosting")
            || matches!(kind, "Report" | "LiveBlogPosting" | "AnalysisNewsArticle")
    };
    match kind {
        Some(Value::String(kind)) => is(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is),
        _ => false,
    }
}

fn describe(fields: &serde_json::Map<String, Value>) -> Described {
    let text = |name: &str| fields.get(name).and_then(as_text);
    let author = fields.get("author").or_else(|| fields.get("creator")).and_then(as_names);
    let published = ["datePublished", "dateCreated"].iter().find_map(|name| match fields.get(*name)? {
        Value::String(date) => Published::parse(date),
        Value::Number(number) => Published::from_unix(number.as_i64()?),
        _ => None,
    });
    let url = text("url").or_else(|| match fields.get("mainEntityOfPage")? {
        Value::String(url) => Some(url.clone()),
        Value::Object(page) => page.get("@id").or_else(|| page.get("url")).and_then(as_text),
        _ => None,
    });
    Described {
        metadata: Metadata {
            title: text("headline").or_else(|| text("name")),
            author,
            published,
            source: fields.get("publisher").and_then(as_names),
            url: url.filter(|url| url.starts_with("http")),
            language: None,
        },
        language: text("inLanguage"),
        body: ["articleBody", "text"].iter().find_map(|name| Some(fields.get(*name)?.as_str()?.to_owned())),
        body_line: 0,
    }
}

fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => super::head::tidy(text),
        Value::Array(values) => return values.iter().find_map(Value::as_str).map(super::head::tidy),
        Value::Object(fields) => super::head::tidy(fields.get("name").or_else(|| fields.get("@value"))?.as_str()?),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn as_names(value: &Value) -> Option<String> {
    let names: Vec<String> = match value {
        Value::Array(people) => people.iter().filter_map(as_text).collect(),
        _ => as_text(value).into_iter().collect(),
    };
    let names: Vec<String> = names.iter().filter_map(|name| boilerplate::author_of(name)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_is_found_wherever_it_stands() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"A &amp; B","author":{"name":"Jane Doe"},"datePublished":"2025-06-09T05:27:00Z","publisher":{"name":"The Example"},"mainEntityOfPage":{"@id":"https://example.com/a"},"inLanguage":"en"}"#,
            r#"[{"@type":"WebSite"},{"@type":["Article","X"],"headline":"A & B","author":["Jane Doe"],"datePublished":"2025-06-09","publisher":"The Example","url":"https://example.com/a","inLanguage":"en"}];"#,
            r#"{"@graph":[{"@type":"Person","name":"X"},{"@type":"BlogPosting","headline":"A & B","author":[{"name":"Jane Doe"}],"dateCreated":"2025-06-09","publisher":{"name":"The Example"},"mainEntityOfPage":"https://example.com/a","inLanguage":{"name":"en"}}]}"#,
        ] {
            let found = read(script).expect(script);
            assert_eq!(found.metadata.title.as_deref(), Some("A & B"));
            assert_eq!(found.metadata.author.as_deref(), Some("Jane Doe"));
            assert_eq!(found.metadata.published.unwrap().date, "2025-06-09");
            assert_eq!(found.metadata.source.as_deref(), Some("The Example"));
            assert_eq!(found.metadata.url.as_deref(), Some("https://example.com/a"));
            assert_eq!(found.language.as_deref(), Some("en"));
        }
    }

    #[test]
    fn broken_or_foreign_scripts_say_nothing() {
        for script in ["", "{", "[1,2", r#"{"@type":"Product","name":"X"}"#, &"[".repeat(100_000)] {
            assert!(read(script).is_none());
        }
    }
}
