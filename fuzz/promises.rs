//! What holds for any query and any text. The fuzz targets ask it of what they make up, the tests of what was
//! found worth keeping in `corpus/`.

use pullquote::analysis::Analyzer;
use pullquote::highlight::{ELLIPSIS, Snippet, SnippetOptions, snippet};
use pullquote::matching::{Matcher, PassageView};
use pullquote::query::{Day, Query, Setting, analyze, parse};
use pullquote::text::{Span, grapheme_count, is_grapheme_border};

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
/// inside the text, in order, apart, on the borders of what readers take for characters, whether its lines are blocks or not.
pub(crate) fn highlight(input: &str) {
    let (query, text) = input.split_once('\n').unwrap_or(("scale ai", input));
    let analyzer = Analyzer::default();
    let query = meaning(query, &analyzer);
    let matcher = Matcher::new(&query, &analyzer);
    for has_blocks_by_line in [false, true] {
        let passage = PassageView { has_blocks_by_line, ..PassageView::of_text(text, None) };
        let _ = matcher.holds(&passage);
        let lit: Vec<_> = matcher.matches(&passage).iter().map(|found| found.span).collect();
        assert_in_order(&lit, Span::new(0, text.len()), text, input);
        for options in [SnippetOptions::default(), SnippetOptions { max_chars: 40, fragments: 3 }] {
            let shown = snippet(&matcher, &passage, &options);
            assert_shown(&shown, &lit, &options, text, input);
        }
    }
}

/// What is shown is in order, apart and within the length; its highlights are in their fragments and in what is `lit`; its
/// segments joined are what is shown.
fn assert_shown(shown: &Snippet, lit: &[Span], options: &SnippetOptions, text: &str, input: &str) {
    let windows: Vec<Span> = shown.fragments.iter().map(|fragment| fragment.span).collect();
    assert!(windows.len() <= options.fragments, "{input:?}");
    assert_in_order(&windows, Span::new(0, text.len()), text, input);
    for pair in windows.windows(2) {
        assert!(!text[pair[0].end..pair[1].start].trim().is_empty(), "fragments touch: {input:?}");
    }
    for fragment in &shown.fragments {
        assert_in_order(&fragment.highlights, fragment.span, text, input);
        let is_lit = |highlight: &Span| lit.iter().any(|lit| lit.contains(*highlight));
        assert!(fragment.highlights.iter().all(is_lit), "{input:?}");
    }
    assert_eq!(shown.fragments.iter().any(|fragment| !fragment.highlights.is_empty()), !lit.is_empty(), "{input:?}");
    let segments = shown.segments(text);
    let joined: String = segments.iter().map(|segment| segment.text.as_str()).collect();
    let of_windows: Vec<&str> = windows.iter().map(|window| window.of(text)).collect();
    assert_eq!(joined, of_windows.join(ELLIPSIS), "{input:?}");
    let matching = segments.iter().filter(|segment| segment.is_match).map(|segment| segment.text.as_str());
    let highlights = shown.fragments.iter().flat_map(|fragment| &fragment.highlights);
    assert!(matching.eq(highlights.map(|highlight| highlight.of(text))), "{input:?}");
    assert!(grapheme_count(&joined) <= options.max_chars, "{input:?}");
}

/// `spans` are sorted and disjoint, none is empty, each lies in `around` and on the borders of what readers take for characters.
fn assert_in_order(spans: &[Span], around: Span, text: &str, input: &str) {
    let mut end = around.start;
    for span in spans {
        assert!(end <= span.start && span.start < span.end && span.end <= around.end, "{input:?}");
        assert!(is_grapheme_border(text, span.start) && is_grapheme_border(text, span.end), "{input:?}");
        end = span.end;
    }
}

fn meaning(text: &str, analyzer: &Analyzer) -> Query {
    let today = Some(Day { year: 2025, month: 6, day: 12 });
    analyze(&parse(text), &Setting { analyzer, languages: &[], today })
}
