//! Passages of two runs side by side.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::escape;
use super::style::{Role, Style};
use super::wrap::fill;
use crate::highlight::Segment;

/// A document of a run, as it is put beside others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Its place in the run, from 1.
    pub rank: usize,
    /// Its id.
    pub document: String,
    /// Its grade, where it is judged.
    pub grade: Option<i32>,
    /// The passage, cut at what matched; nothing where it is not known.
    pub segments: Vec<Segment>,
}

/// Lines of a passage that are shown: those with the most matches.
const LINES: usize = 4;

/// Columns from which on there is room for two.
const ROOM: usize = 76;

/// Writes documents of two runs: in two columns where the screen has room, else one run after the other. A pair stands
/// at the same rank.
///
/// # Errors
/// Writing failed.
pub fn write_beside(pairs: &[(Option<Beside>, Option<Beside>)], style: &Style, out: &mut dyn Write) -> io::Result<()> {
    // Colours would count as columns: what matched stands in brackets.
    let plain = |width: usize| Style { width, ..Style::default() };
    if style.width < ROOM {
        let first = pairs.iter().filter_map(|(a, _)| Some(("A", a.as_ref()?)));
        let second = pairs.iter().filter_map(|(_, b)| Some(("B", b.as_ref()?)));
        for (name, document) in first.chain(second) {
            for line in cell(name, document, &plain(style.width.saturating_sub(2))) {
                writeln!(out, "  {line}")?;
            }
        }
        return Ok(());
    }
    let half = (style.width - 5) / 2;
    for (a, b) in pairs {
        let of = |name: &str, document: &Option<Beside>| {
            document.as_ref().map_or_else(Vec::new, |document| cell(name, document, &plain(half)))
        };
        let (left, right) = (of("A", a), of("B", b));
        for row in 0..left.len().max(right.len()) {
            let (left, right) = (left.get(row).map_or("", String::as_str), right.get(row).map_or("", String::as_str));
            let blank = " ".repeat(half.saturating_sub(left.width()));
            let bar = style.paint(Role::Faint, "│");
            writeln!(out, "{}", format!("  {left}{blank} {bar} {right}").trim_end())?;
        }
    }
    Ok(())
}

/// The lines that tell of a document.
fn cell(run: &str, document: &Beside, style: &Style) -> Vec<String> {
    let grade = document.grade.map_or_else(|| "not judged".to_owned(), |grade| format!("grade {grade}"));
    let id = escape::line(&document.document);
    let rank = document.rank;
    // An id that is too long for its column goes on below: it is what tells the two apart.
    let title = Segment { text: format!("{run} {rank}. {id} ({grade})"), is_match: false };
    let mut lines = fill(&[title], 0, style);
    let text = fill(&document.segments, 0, style);
    // A bracket of the text is no match: with another character of its width, the lines end alike.
    let without = |segment: &Segment| Segment { text: segment.text.replace('[', "("), is_match: segment.is_match };
    let marked = fill(&document.segments.iter().map(without).collect::<Vec<_>>(), 0, style);
    let lit: Vec<usize> = marked.iter().map(|line| line.matches('[').count()).collect();
    let score = |start: usize| lit.iter().skip(start).take(LINES).sum::<usize>();
    let last = text.len().saturating_sub(LINES);
    // Of windows that match alike, the first.
    let best = (0..=last).rev().max_by_key(|start| score(*start)).unwrap_or(0);
    lines.extend(text.into_iter().skip(best).take(LINES));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(rank: usize, id: &str, grade: Option<i32>, text: &str) -> Beside {
        let segment = |(at, text): (usize, &str)| Segment { text: text.to_owned(), is_match: at % 2 == 1 };
        Beside { rank, document: id.to_owned(), grade, segments: text.split('|').enumerate().map(segment).collect() }
    }

    fn written(width: usize) -> String {
        let a = document(1, "a.md#1", Some(2), "It is told at some length how a |pump| may hum in the night, and why");
        let pairs = [
            (Some(a), Some(document(1, "b.md#4", None, "Bread"))),
            (None, Some(document(2, "c.md#1", Some(0), "A |pump|"))),
        ];
        let mut bytes = Vec::new();
        write_beside(&pairs, &Style { width, ..Style::default() }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn there_are_two_columns_where_there_is_room() {
        assert_eq!(
            written(80),
            "  A 1. a.md#1 (grade 2)                 │ B 1. b.md#4 (not judged)
  It is told at some length how a       │ Bread
  [pump] may hum in the night, and why  │
                                        │ B 2. c.md#1 (grade 0)
                                        │ A [pump]
"
        );
    }

    #[test]
    fn citations_are_no_matches() {
        let text = format!(
            "It is told{} at some length. {}The |pump| hums.",
            " [1] [2] [3]".repeat(8),
            "So it is. ".repeat(30)
        );
        let lines = cell("A", &document(1, "a", None, &text), &Style { width: 40, ..Style::default() });
        assert!(lines.iter().any(|line| line.contains("[pump]")), "{lines:?}");
    }

    #[test]
    fn an_id_that_is_too_long_is_shown_whole() {
        let id = "regulators-and-minority-stakes-of-the-year.html#4";
        let lines = cell("B", &document(3, id, None, "Bread"), &Style { width: 20, ..Style::default() });
        assert_eq!(lines.last().unwrap(), "Bread");
        let title = lines[..lines.len() - 1].concat().replace(' ', "");
        assert!(title.contains(id) && title.ends_with("(notjudged)"), "{lines:?}");
        assert!(lines.iter().all(|line| line.width() <= 20), "{lines:?}");
    }

    #[test]
    fn on_a_narrow_screen_one_follows_the_other() {
        let text = written(40);
        assert!(text.starts_with("  A 1. a.md#1 (grade 2)\n"), "{text}");
        assert!(text.ends_with("  B 2. c.md#1 (grade 0)\n  A [pump]\n"), "{text}");
    }
}
