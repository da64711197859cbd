//! Endless queries.

use super::super::{NoteKind, Occur, Setting, analyze, analyze_noted, parse};
use crate::analysis::Analyzer;

fn setting(analyzer: &Analyzer) -> Setting<'_> {
    Setting { analyzer, languages: &[], today: None }
}

#[test]
fn endless_queries_are_cut_and_it_is_said() {
    let many = (0..10_000).map(|number| format!("w{number}")).collect::<Vec<_>>().join(" ");
    let parsed = parse(&many);
    assert_eq!(parsed.items.len(), 1024);
    assert!(parsed.notes[0].message.contains("1024"));
    assert_eq!(parsed.notes[0].span.of(&many).split(' ').count(), 10_000 - 1024);
    assert!(analyze(&parsed, &setting(&Analyzer::default())).clauses.len() <= 1024);
}

#[test]
fn a_query_of_long_words_is_cut_and_it_is_said_at_how_many_bytes() {
    // The note spoke of 1,024 words.
    let word = "w".repeat(1000);
    for many in [format!("{word} ").repeat(100), format!("\"{}\"", format!("{word} ").repeat(100))] {
        let notes = parse(&many).notes;
        assert!(notes.len() == 1 && notes[0].message.contains("64 kB"), "{notes:?}");
    }
}

#[test]
fn what_is_required_or_left_out_is_never_cut_and_what_is_cut_is_said() {
    // Groups beyond the limit on clauses vanished without a note, and passages without them were found.
    let groups = format!("{} (zzzz OR yyyy)", "(scale OR fan) ".repeat(257));
    let (query, notes) = analyze_noted(&parse(&groups), &setting(&Analyzer::default()));
    assert_eq!((query.clauses.len(), notes), (258, vec![]));
    assert!(query.clauses.iter().all(|clause| clause.occur == Occur::Must));

    let run: String = (0..340).filter_map(|number| char::from_u32(0x4e00 + number)).collect();
    for last in ["-fan", "+fan", "\"fan\"", "lang:de", "-(fan)", "title:fan", "-fan—heater—scale"] {
        let text = format!("scale {run} {run} {run} {run} {last}");
        let (query, notes) = analyze_noted(&parse(&text), &setting(&Analyzer::default()));
        assert!(query.leaves().len() <= 1024, "{last}");
        let narrow = query.clauses.iter().filter(|clause| clause.occur != Occur::Should).count();
        assert_eq!(narrow, if last.contains('—') { 3 } else { 1 }, "{last}");
        let [note] = notes.as_slice() else { panic!("{last}: {notes:?}") };
        assert_eq!((note.kind, note.span.of(&text)), (NoteKind::Fault, run.as_str()));
        assert!(note.message.contains("too long") && note.span.start > 1024, "{note:?}");
    }
}

#[test]
fn what_repeats_without_end_is_read_in_linear_time() {
    // What is not linear here would take minutes.
    for piece in [
        "(",
        "\"",
        "“",
        "( ",
        "“ ",
        "\" ",
        "-",
        "- ",
        "a-",
        "人",
        "a\"",
        "\"a\" ",
        "-\"",
        "((\"",
        "a,",
        "é",
        ".",
        "„«",
        "{",
        "{ ",
        "}",
        "}s ",
        ")",
        "(a ",
        "{a ",
        "NOT ",
        "a NOT ",
        "a AND ",
        "a OR ",
        "a NEAR/5 ",
        "-(",
        "-(a ",
        "title:(",
        "title:",
        "title:a ",
        "any:2(",
        "any:2(a ",
        "date:",
        "date:\"",
        "path:\"",
        "path:a ",
        "date:2025.. ",
        "a*",
        "*",
        "a* ",
        "?a",
        "ab*cd",
        "~",
        "a~",
        "abc~ ",
        "^",
        "a^2",
        "a^2 ",
        "=",
        "=a ",
        "\\",
        "\\a ",
        "(a) ",
        "() ",
        "{a}s ",
        "{}s ",
        "\"a\"~5^2",
        "(a AND b) ",
        "a:",
        "ab:c ",
        "f(",
        "f{ ",
        "+(",
        "title:\"",
        ":\"",
        "{(",
        "({",
        "foo:(",
        "lang:(",
        "path:(",
        "date:“",
        "-(-",
        "\"a ",
        ".(b)",
        ".{(b}",
    ] {
        let is_long = matches!(piece, "(" | "{" | "\"" | "-" | "NOT " | ".(b)" | ".{(b}");
        let length = if is_long { 1_000_000 } else { 100_000 };
        is_read(piece, &piece.repeat(length / piece.len()));
    }
    // A far closing mark was looked for from each of these.
    let filler = "...".repeat(300_000);
    for piece in ["date:2025..«a ", "date:«a..", "path:«.", "date:„", "date:>“", "-path:“a/"] {
        let text = format!("{} {filler}»\"", piece.repeat(1020));
        is_read(piece, &text);
    }
}

fn is_read(piece: &str, text: &str) {
    let parsed = parse(text);
    let query = analyze(&parsed, &setting(&Analyzer::default()));
    assert!(query.leaves().len() <= 1024 && parsed.notes.len() <= 40, "{piece}");
    assert_eq!(parsed, parsed.clone());
    let printed = parsed.to_string();
    assert_eq!(parse(&printed).to_string(), printed, "{piece}");
}

#[test]
fn a_query_nested_both_ways_is_read() {
    let text = format!("{}meta{}", "(".repeat(40), ")".repeat(40));
    let parsed = parse(&text);
    assert_eq!(parsed.to_string(), format!("{}meta{}", "(".repeat(32), ")".repeat(32)));
    assert!(parsed.notes.iter().any(|note| note.message.contains("too deeply")));
}
