//! Whatever the query and the text, what is lit and what is shown keeps its promises. The query is the first line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::analysis::Analyzer;
use pullquote::highlight::{SnippetOptions, snippet};
use pullquote::matching::{Matcher, PassageView};
use pullquote::query::{Day, Setting, analyze, parse};
use pullquote::text::is_grapheme_border;

fuzz_target!(|input: &str| {
    let (query, text) = input.split_once('\n').unwrap_or(("scale ai", input));
    let analyzer = Analyzer::default();
    let setting = Setting { analyzer: &analyzer, languages: &[], today: Some(Day { year: 2025, month: 6, day: 12 }) };
    let query = analyze(&parse(query), &setting);
    let matcher = Matcher::new(&query, &analyzer);
    let passage = PassageView::of_text(text, None);
    let _ = matcher.holds(&passage);
    let mut end = 0;
    for found in matcher.matches(&passage) {
        assert!(end <= found.span.start && found.span.start < found.span.end && found.span.end <= text.len());
        assert!(is_grapheme_border(text, found.span.start) && is_grapheme_border(text, found.span.end));
        end = found.span.end;
    }
    let _ = snippet(&matcher, &passage, &SnippetOptions::default());
});
