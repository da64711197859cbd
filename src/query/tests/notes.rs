//! What is said about queries.

use super::super::{NoteKind, parse, undated};

#[test]
fn what_is_passed_over_is_said() {
    for (text, start, end, message) in [
        ("", 0, 0, "empty"),
        (" ?! ", 0, 4, "no word"),
        ("((((", 0, 4, "no word"),
        ("-meta -\"scale ai\"", 0, 17, "left out"),
        ("solar \"heat pump", 6, 7, "never closed"),
        ("solar -“heat", 7, 10, "never closed"),
        ("solar heat pump\"", 15, 16, "nothing opens"),
        ("solar heat” pump", 10, 13, "nothing opens"),
        ("C++ x AND", 6, 9, "`AND` has nothing"),
        ("META AND SCALE", 5, 8, "all in capitals"),
        ("x NOT", 2, 5, "`NOT` leaves out nothing"),
        ("(meta x", 0, 1, "never closed"),
        ("meta) x", 4, 5, "nothing opens"),
        ("{meta} x", 0, 1, "brace"),
        ("title:(a text:b)", 9, 14, "cannot stand inside"),
        ("athor:wang", 0, 6, "no field `athor:`"),
        ("date:someday", 5, 12, "no date"),
        ("path:\"\" heat", 5, 7, "no path"),
        ("path:... heat", 5, 8, "no path"),
        ("date:2025..2024", 5, 15, "ends before"),
        ("lang:german", 5, 11, "no language"),
        ("has:money", 4, 9, "asked for"),
        ("any:x", 4, 5, "`any:`"),
        ("any:3(a b)", 0, 10, "fewer"),
        ("a* x", 0, 2, "too short"),
        ("gpt4~1", 0, 6, "near spellings"),
        ("Zuckerberg~3", 0, 12, "one or two"),
        ("Zuckerberg~0.8", 0, 14, "one or two"),
        ("meta^1000", 0, 9, "0.1 to 100"),
        ("\"a b\"~ x", 5, 6, "no distance"),
        ("\"a b\"~500 x", 5, 9, "from 1 to 100"),
        ("meta NEAR/500 stake", 5, 13, "from 1 to 100"),
        ("-meta NEAR/5 stake", 6, 12, "cannot stand beside"),
        ("meta NEAR stake", 5, 9, "`NEAR` wants a number"),
        ("meta NEAR/x stake", 5, 11, "wants a number"),
        ("meta BEFORE/ stake", 5, 11, "wants a number"),
        ("x &&", 2, 4, "it is passed over"),
        ("+-meta stake", 0, 2, "neither counts"),
        ("annot*~1", 0, 8, "near spellings"),
        ("meta^ stake", 4, 5, "no number behind `^`"),
        ("\"a b\"^ stake", 5, 6, "no number behind `^`"),
        ("any:0(a b)", 0, 5, "at least one"),
        ("yaer:2025", 0, 5, "no field `yaer:`"),
        ("before:2025 x", 0, 7, "no field `before:`"),
        // Of two signs one was taken, and nothing said of the other.
        ("+!wang meta", 0, 2, "neither counts"),
        ("-!wang meta", 0, 2, "neither counts"),
        ("yard !=zzz", 5, 7, "neither counts"),
        ("\"annot* data\"~5", 0, 13, "plain phrase"),
        ("=\"annot* data\"", 1, 14, "plain phrase"),
        ("meta NEAR/5 \"annot* data\"", 12, 25, "plain phrase"),
        // Each of these was read as words and nothing said of it.
        ("++wang meta", 0, 2, "neither counts"),
        ("!!wang meta", 0, 2, "neither counts"),
        ("wang^-1 meta", 0, 7, "0.1 to 100"),
        ("(wang meta)^-2", 11, 14, "0.1 to 100"),
        ("meta&& ", 4, 6, "it is passed over"),
        ("heading:* meta", 0, 8, "nothing that `heading:`"),
        ("title:\"*\" meta", 0, 6, "nothing that `title:`"),
        ("title:() meta", 0, 6, "nothing that `title:`"),
        ("source:-reuters", 0, 7, "a sign stands before the name"),
        ("text:{a b}s", 5, 6, "`text:` is passed over"),
        ("title:any:2 meta", 10, 11, "`any:`"),
        ("any:2() meta", 0, 7, "`any:`"),
    ] {
        let notes = parse(text).notes;
        let [note] = notes.as_slice() else { panic!("{text}: {notes:?}") };
        assert_eq!((note.span.start, note.span.end), (start, end), "{text}: {note:?}");
        assert!(note.message.contains(message), "{text}: {note:?}");
        assert_eq!(note.kind, NoteKind::Fault, "{text}");
        assert!(note.hint.is_some());
    }
}

#[test]
fn ordinary_text_needs_no_note() {
    for text in [
        "what's $14.3B?",
        "https://a.b/c?d",
        "\"heat pump\" -fan",
        "e-mail -- x",
        "24/7 C++ 10:30",
        "Re: your mail",
        "Wang said: we will",
        "C:\\path std::vec mailto:a@b.c",
        "(see below) :) 1) one a) two",
        "5\" pipe 2*3 **bold** why?!",
        "x 12:30 Mt 5:3 localhost:8080 a != b !important AT & T",
        // A port that could be a year was taken for one, a number for the value of a field.
        "localhost:2000 Day:1 section:5 month:6 from:7",
        "f(x) AND (y) NOT(z) a && b || c \"annot* data\" \\NEAR/5 x",
        "annot* title:meta date:2025 {a b}s any:2(a b) \"a b\"~5^2 =Meta zuck~",
        "one two three four five",
        "title:* author:* lang:* title:any:2(a b c) meta&&scale||\"a b\"&&c",
        "a&&&b f(a&&b) https://a.b/?c=d&&e=f source://x text::y R&D",
        // It was said that every word is left out.
        "-(has:date OR has:author)",
        "-(has:date AND has:author)",
        "-any:1(has:date has:author)",
        "NOT ((has:date) OR (path:a/ has:url))",
    ] {
        assert_eq!(parse(text).notes, [], "{text}");
    }
}

#[test]
fn the_nearest_field_is_named() {
    let hint = |text: &str| parse(text).notes[0].hint.clone().unwrap();
    assert!(hint("athor:wang").starts_with("did you mean `author:`?"));
    assert!(hint("language:de").starts_with("did you mean `lang:`?"));
    assert!(hint("foo:bar").starts_with("the fields are `title:`"));
    assert!(hint("yaer:2025").starts_with("did you mean `year:`?"));
    assert!(hint("after:2025").starts_with("did you mean `date:>2025-06-09`?"));
    assert!(hint("filetype:html").starts_with("did you mean `path:*.html`?"));
    assert!(hint("ext:PDF").starts_with("did you mean `path:*.pdf`?"));
    assert!(hint("filetype:(md html)").starts_with("did you mean `path:*.md`?"));
    assert_eq!(hint("source:-reuters"), "write `-source:meta` or `+source:meta`");
}

#[test]
fn what_may_have_been_meant_otherwise_is_a_remark() {
    for (text, found, message) in [
        ("title: meta", "title:", "no blank behind the colon"),
        ("meta w/5 stake", "w/5", "read as a word"),
        ("meta AROUND(5) stake", "AROUND(5", "read as a word"),
        ("Scale AI | Reuters", "|", "passed over"),
        ("wang ! meta", "!", "a blank stands behind `!`"),
        ("foo:bar", "foo:", "no field `foo:`"),
        ("foo:2025-06", "foo:", "no field `foo:`"),
        ("likes:>100", "likes:", "no field `likes:`"),
        ("by:Wang", "by:", "no field `by:`"),
    ] {
        let notes = parse(text).notes;
        let [note] = notes.as_slice() else { panic!("{text}: {notes:?}") };
        assert_eq!((note.kind, note.span.of(text)), (NoteKind::Remark, found), "{text}");
        assert!(note.message.contains(message), "{note:?}");
    }
}

#[test]
fn a_relative_date_without_a_day_to_count_from_is_said() {
    assert_eq!(undated(&parse("x (date:2025..yesterday OR date:today)")).len(), 1);
    assert_eq!(undated(&parse("date:2025")), []);
}

#[test]
fn a_sentence_is_a_remark() {
    for text in [
        "what did wang say about \"the stake\" in june?",
        // In parentheses nothing was said.
        "what did wang say about (\"the stake\" in june)?",
    ] {
        let notes = parse(text).notes;
        assert_eq!(notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::Remark], "{text}");
        assert_eq!(notes[0].span.of(text), "\"the stake\"");
    }
    assert_eq!(parse("what did wang say about (-\"the stake\") in june").notes, []);
}
