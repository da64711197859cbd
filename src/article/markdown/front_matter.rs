//! What stands above a Markdown article between `---` (YAML) or `+++` (TOML) lines.

use serde_json::Value;

use crate::article::{Language, Metadata, Published, boilerplate};

// Front matter is a few lines; a larger block is not parsed.
const MAX_BYTES: usize = 64 * 1024;

/// What front matter tells.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) metadata: Metadata,
    /// The language it declares.
    pub(super) language: Option<String>,
}

/// Reads the front matter of `source` and gives the offset of what follows. Text that only looks like front
/// matter is left to the article: nothing is lost.
pub(super) fn read(source: &str) -> (FrontMatter, usize) {
    let Some((fence, body, end)) = split(source) else { return (FrontMatter::default(), 0) };
    let value = if body.len() > MAX_BYTES {
        None
    } else if fence == "+++" {
        toml::from_str::<Value>(body).ok()
    } else {
        serde_saphyr::from_str::<Value>(body).ok().or_else(|| serde_saphyr::from_str::<Value>(&quoted(body)?).ok())
    };
    match value {
        Some(Value::Object(fields)) => (describe(&fields), end),
        // Nothing between the fences says nothing, and is no text either.
        _ if body.trim().is_empty() => (FrontMatter::default(), end),
        _ => (FrontMatter::default(), 0),
    }
}

/// `yaml` with those values in quotation marks that hold a colon and a blank: `title: Deal: the bill` is what people
/// write, and no YAML. `None` where there are none.
fn quoted(yaml: &str) -> Option<String> {
    let mut changed = false;
    let line = |line: &str| {
        let is_key = |key: &&str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let value = line.split_once(": ").filter(|(key, _)| is_key(key)).map(|(key, value)| (key, value.trim()));
        match value {
            Some((key, value))
                if value.contains(": ") && !value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#']) =>
            {
                changed = true;
                format!("{key}: '{}'\n", value.replace('\'', "''"))
            }
            _ => format!("{line}\n"),
        }
    };
    let text: String = yaml.lines().map(line).collect();
    changed.then_some(text)
}

/// The fence, what stands between the fences, and where the text goes on.
fn split(source: &str) -> Option<(&str, &str, usize)> {
    let first = source.split_inclusive('\n').next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut at = first.len();
    for line in source.get(at..)?.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            return Some((fence, &source[first.len()..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

fn describe(fields: &serde_json::Map<String, Value>) -> FrontMatter {
    let text = |names: &[&str]| field(fields, names).and_then(as_text);
    let published = [
        "date",
        "published",
        "publishdate",
        "publish_date",
        "pubdate",
        "datepublished",
        "date_published",
        "published_at",
        "publisheddate",
        "created",
    ]
    .iter()
    .find_map(|name| field(fields, &[name]).and_then(as_date));
    let language = text(&["lang", "language", "locale"]);
    FrontMatter {
        metadata: Metadata {
            title: text(&["title", "headline"]),
            author: field(fields, &["author", "authors", "by", "byline"]).and_then(as_names),
            published,
            source: text(&["source", "publication", "publisher", "site", "site_name"]),
            url: text(&["url", "link", "canonical", "canonical_url", "canonicalurl", "source_url"]),
            language: language.as_deref().and_then(Language::from_tag),
        },
        language,
    }
}

/// The first of `names` that is a field, whatever its case.
fn field<'a>(fields: &'a serde_json::Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let named = fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        named.filter(|value| !value.is_null())
    })
}

fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => return field(fields, &["name", "title"]).and_then(as_flat_text),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn as_flat_text(value: &Value) -> Option<String> {
    if value.is_object() { None } else { as_text(value) }
}

fn as_names(value: &Value) -> Option<String> {
    match value {
        Value::Array(people) => {
            let names: Vec<String> =
                people.iter().filter_map(as_text).filter_map(|name| boilerplate::author_of(&name)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => as_text(value).and_then(|name| boilerplate::author_of(&name)),
    }
}

fn as_date(value: &Value) -> Option<Published> {
    match value {
        Value::String(text) => Published::parse(text),
        Value::Number(number) => {
            let number = number.as_i64()?;
            Published::parse(&number.to_string())
                .or_else(|| Published::from_unix(number).filter(|_| number > 100_000_000))
        }
        // TOML dates arrive as a map with one private key.
        Value::Object(fields) if fields.len() == 1 => {
            fields.values().next().and_then(Value::as_str).and_then(Published::parse)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn yaml_and_toml_tell_the_same() {
        let yaml = "---\ntitle: \"A Deal: Explained\"\nauthors:\n  - Jane Doe\n  - name: John Roe\ndate: 2025-06-09\nsource: The Example\nurl: https://example.com/a\nlang: en-GB\n---\nText\n";
        let toml = "+++\r\ntitle = \"A Deal: Explained\"\r\nauthors = [\"Jane Doe\", \"John Roe\"]\r\ndate = 2025-06-09\r\nsource = \"The Example\"\r\nlink = \"https://example.com/a\"\r\nlanguage = \"en\"\r\n+++\r\nText\r\n";
        for source in [yaml, toml] {
            let (found, end) = read(source);
            assert!(source[end..].starts_with("Text"), "{source}");
            assert_eq!(found.metadata.title.as_deref(), Some("A Deal: Explained"));
            assert_eq!(found.metadata.author.as_deref(), Some("Jane Doe, John Roe"));
            assert_eq!(found.metadata.published.unwrap().date, "2025-06-09");
            assert_eq!(found.metadata.source.as_deref(), Some("The Example"));
            assert_eq!(found.metadata.url.as_deref(), Some("https://example.com/a"));
            assert_eq!(found.metadata.language, Some(Language::ENGLISH));
        }
    }

    #[test]
    fn a_colon_in_a_value_needs_no_quotation_marks() {
        let source = "---\ntitle: A Deal: it's signed\ndate: 2025-03-02\nlang: de\n---\nText";
        let (found, end) = read(source);
        assert_eq!(&source[end..], "Text");
        assert_eq!(found.metadata.title.as_deref(), Some("A Deal: it's signed"));
        assert_eq!(found.metadata.published.unwrap().date, "2025-03-02");
        assert_eq!(found.metadata.language, Language::from_tag("de"));
        assert_eq!(read("---\ntitle: [a: b: c\n---\nText").1, 0, "a broken list stays text");
        assert_eq!(read("---\nHe said: this: that.\n---\nText").1, 0, "a sentence stays text");
    }

    #[test]
    fn what_is_no_front_matter_stays_text() {
        for source in [
            "---\ntitle: [unclosed\n---\nText",
            "---\nnever closed: yes\nText",
            "+++\nnot toml at all\n+++\nText",
            "---\nA paragraph between rules.\n---\nText",
            "--- \n- a\n- b\n---\n",
            "Text\n---\ntitle: no\n---\n",
            "",
        ] {
            assert_eq!(read(source).1, 0, "{source}");
        }
        assert_eq!(read("---\n---\nText").1, 8);
    }

    #[test]
    fn a_bomb_of_aliases_goes_off_in_nobodys_face() {
        let mut bomb = String::from("---\na: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (name, before) in ('b'..='z').zip('a'..='y') {
            let aliases = vec![format!("*{before}"); 10].join(",");
            bomb.push_str(&format!("{name}: &{name} [{aliases}]\n"));
        }
        bomb.push_str("---\nText");
        let _ = read(&bomb);
        let deep = format!("---\na: {}\n---\nText", "[".repeat(30_000));
        let _ = read(&deep);
        let deep = format!("+++\na = {}\n+++\nText", "[".repeat(30_000));
        let _ = read(&deep);
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn any_front_matter_is_survived(body in "(\\PC|\\n|[:{}\\[\\]&*!|>'\"#-]){0,80}", toml in any::<bool>()) {
            let fence = if toml { "+++" } else { "---" };
            let source = format!("{fence}\n{body}\n{fence}\nText");
            let (_, end) = read(&source);
            prop_assert!(source.is_char_boundary(end));
        }
    }
}
