//! What docs/snippets.md says is so: each of its rows is an article, searched and shown.

use crate::search::world::{World, asking};
use crate::search::{Backend, SearchRequest};

/// The snippet of the one hit: what is lit in brackets, an ellipsis where a sentence is cut.
fn shown(query: &str, text: &str, length: usize) -> String {
    let (title, text) = text.split_once(" ∥ ").map_or((None, text), |(title, text)| (Some(title), text));
    let text = text.replace('↵', "\n").replace("&#x308;", "\u{308}");
    let article = serde_json::json!({ "title": title.unwrap_or("Row"), "text": text });
    let world = World::new().file("row.json", &article.to_string());
    let backend = world.backend();
    let request = SearchRequest { snippet_chars: length, snippet_fragments: 2, ..asking(query) };
    let response = backend.search(&request).unwrap();
    let Some(hit) = response.hits.first() else { return "no hit".to_owned() };
    let mut shown = String::new();
    let fragments = &hit.snippet.fragments;
    shown.push_str(if fragments.first().is_some_and(|first| first.cut_start) { "…" } else { "" });
    for segment in &hit.snippet.segments {
        let (open, close) = if segment.is_match { ("[", "]") } else { ("", "") };
        shown.push_str(&format!("{open}{}{close}", segment.text));
    }
    shown.push_str(if fragments.last().is_some_and(|last| last.cut_end) { "…" } else { "" });
    shown.replace('\n', "↵").replace('\u{308}', "&#x308;")
}

#[test]
fn every_row_of_the_page_is_shown_as_it_says() {
    let page = include_str!("../../docs/snippets.md");
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in page.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [query, text, length, expected] = cells.as_slice() else { panic!("{line}") };
        let found = shown(query.trim_matches('`'), text, length.parse().unwrap());
        if found != *expected {
            wrong.push(format!("{line}\n  {found}"));
        }
        rows += 1;
    }
    assert!(wrong.is_empty(), "{} of {rows}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(rows >= 55, "{rows}");
}
