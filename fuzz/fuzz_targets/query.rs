//! Any text is a query: it is read, printed, read again as the same, and given a meaning, without a fault.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::analysis::Analyzer;
use pullquote::query::{Day, Setting, analyze, parse};

fuzz_target!(|text: &str| {
    let parsed = parse(text);
    for note in &parsed.notes {
        assert!(note.span.end <= text.len() && text.get(note.span.start..note.span.end).is_some(), "{note:?}");
    }
    let printed = parsed.to_string();
    let again = parse(&printed);
    assert_eq!(again.to_string(), printed);
    let analyzer = Analyzer::default();
    let setting = Setting { analyzer: &analyzer, languages: &[], today: Some(Day { year: 2025, month: 6, day: 12 }) };
    let _ = analyze(&parsed, &setting).leaves();
});
