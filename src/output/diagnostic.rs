//! Faults in a query, drawn under it.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::escape;
use crate::query::Note;

/// Columns of the query that are shown around a fault.
const WINDOW: usize = 60;

/// The note as lines: what was found, the query with a caret under the place, and the way on.
///
/// ```text
/// note: this quotation mark is never closed
///   solar "heat pump
///         ^
/// hint: …
/// ```
pub fn note(query: &str, note: &Note) -> String {
    drawn_note(query, note, "")
}

/// Like [`note()`], where the query is one of many and called `name`: `note: query q7: …`.
pub fn named_note(name: &str, query: &str, note: &Note) -> String {
    drawn_note(query, note, &format!("query {}: ", escape::line(name)))
}

fn drawn_note(query: &str, note: &Note, of: &str) -> String {
    let start = floor(query, note.span.start);
    let end = floor(query, note.span.end).max(start);
    // The place is drawn by the columns of what is shown, placeholders of control characters included.
    let before = escape::line(&query[..start]).into_owned();
    let marked = escape::line(&query[start..end]).into_owned();
    let after = escape::line(&query[end..]).into_owned();
    let before = keep_end(&before, WINDOW / 2);
    let marked = keep_start(&marked, WINDOW);
    let after = keep_start(&after, WINDOW / 2);
    let mut out = format!("note: {of}{}\n  {before}{marked}{after}\n  ", escape::line(&note.message));
    out.push_str(&" ".repeat(before.width()));
    out.push_str(&"^".repeat(marked.width().max(1)));
    if let Some(hint) = &note.hint {
        out.push_str("\nhint: ");
        out.push_str(&escape::line(hint));
    }
    out
}

/// The nearest character border at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn keep_start(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for cluster in text.graphemes(true) {
        if out.width() + cluster.width() > columns {
            break;
        }
        out.push_str(cluster);
    }
    out + "…"
}

fn keep_end(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = Vec::new();
    let mut used = 0;
    for cluster in text.graphemes(true).rev() {
        used += cluster.width();
        if used > columns {
            break;
        }
        kept.push(cluster);
    }
    kept.push("…");
    kept.reverse();
    kept.concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Span;

    fn drawn(query: &str, at: std::ops::Range<usize>) -> String {
        note(query, &Note::fault(Span::new(at.start, at.end), "odd", Some("mend it".into())))
    }

    #[test]
    fn the_caret_stands_under_the_place_by_columns() {
        assert_eq!(drawn("solar \"heat", 6..7), "note: odd\n  solar \"heat\n        ^\nhint: mend it");
        assert_eq!(drawn("猫猫 \"x", 7..9), "note: odd\n  猫猫 \"x\n       ^^\nhint: mend it");
        assert_eq!(drawn("a\u{1b}b", 2..3), "note: odd\n  a␛b\n    ^\nhint: mend it");
        assert_eq!(drawn("ab", 2..2), "note: odd\n  ab\n    ^\nhint: mend it");
        let named = named_note("q\u{1b}7", "ab", &Note::fault(Span::new(0, 1), "odd", None));
        assert_eq!(named, "note: query q␛7: odd\n  ab\n  ^");
    }

    #[test]
    fn a_long_query_is_shown_around_the_place() {
        let query = format!("{} \" {}", "word ".repeat(1000), "word ".repeat(1000));
        let text = drawn(&query, 5001..5002);
        assert!(text.lines().all(|line| line.width() < 140), "{text}");
        let lines: Vec<_> = text.lines().collect();
        let caret = lines[2].find('^').unwrap();
        assert_eq!(lines[1].chars().nth(caret), Some('"'));
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn any_span_of_any_query_can_be_drawn(query in any::<String>(), start in 0usize..40, length in 0usize..40) {
            let text = drawn(&query, start..start + length);
            prop_assert_eq!(text.lines().count(), 4);
            prop_assert!(text.contains('^'));
        }
    }
}
