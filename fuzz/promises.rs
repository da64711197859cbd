//! What holds for any query and any text. The fuzz targets ask it of what they make up, the tests of what was
//! found worth keeping in `corpus/`.

use pullquote::analysis::Analyzer;
use pullquote::highlight::{SnippetOptions, snippet};
use pullquote::matching::{Matcher, PassageView};
use pullquote::query::{Day, Query, Setting, analyze, parse};
use pullquote::text::is_grapheme_border;

/// Any text is a query: it is read, printed, read again as the same, and given a meaning.
pub(crate) fn query(text: &str) {
    let parsed = parse(text);
    for note in &parsed.notes {
        assert!(text.get(note.span.start..note.span.end).is_some(), "{text:?} {note:?}");
    }
    let printed = parsed.to_string();
    assert_eq!(parse(&printed).to_string(), printed, "{text:?}");
    let _ = meaning(text, &Analyzer::default()).leaves();
}

/// Whatever the query (the first line of `input`) and the text (the rest), what is lit and what is shown lies
/// inside the text, in order, apart, on the borders of what readers take for characters.
pub(crate) fn highlight(input: &str) {
    let (query, text) = input.split_once('\n').unwrap_or(("scale ai", input));
    let analyzer = Analyzer::default();
    let query = meaning(query, &analyzer);
    let matcher = Matcher::new(&query, &analyzer);
    let passage = PassageView::of_text(text, None);
    let _ = matcher.holds(&passage);
    let mut end = 0;
    for found in matcher.matches(&passage) {
        assert!(end <= found.span.start && found.span.start < found.span.end, "{input:?}");
        assert!(found.span.end <= text.len(), "{input:?}");
        assert!(is_grapheme_border(text, found.span.start) && is_grapheme_border(text, found.span.end), "{input:?}");
        end = found.span.end;
    }
    let _ = snippet(&matcher, &passage, &SnippetOptions::default());
}

fn meaning(text: &str, analyzer: &Analyzer) -> Query {
    let today = Some(Day { year: 2025, month: 6, day: 12 });
    analyze(&parse(text), &Setting { analyzer, languages: &[], today })
}
