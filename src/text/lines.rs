//! Which line of a file a byte of a text stands on.

use serde::{Deserialize, Serialize};

use super::Span;

/// Lines of a file, from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LineRange {
    /// First line.
    pub start: u64,
    /// Last line.
    pub end: u64,
}

/// Leads from byte offsets of a text to lines of the file it came from.
///
/// A sorted list of places where the line is known; between two of them the line is that of the
/// earlier one. Plain text has one anchor a line, a JSON record has a single one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LineAnchors {
    anchors: Vec<(usize, u64)>,
}

impl LineAnchors {
    /// One anchor at each line start of `text`, the first line being `first`.
    ///
    /// Lines end at `\n`, `\r\n` or a lone `\r`.
    pub fn of_text(text: &str, first: u64) -> Self {
        let bytes = text.as_bytes();
        let mut anchors = vec![(0, first)];
        let mut line = first;
        for (at, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                line += 1;
                anchors.push((at + 1, line));
            }
        }
        Self { anchors }
    }

    /// Every byte stands on `line`.
    pub fn single(line: u64) -> Self {
        Self { anchors: vec![(0, line)] }
    }

    /// Adds: from text offset `at` on, the line is `line`. Offsets must not fall.
    pub fn push(&mut self, at: usize, line: u64) {
        debug_assert!(self.anchors.last().is_none_or(|last| last.0 <= at));
        self.anchors.push((at, line));
    }

    /// The line that the byte at `offset` stands on; 1 where nothing is known.
    pub fn line_at(&self, offset: usize) -> u64 {
        match self.anchors.partition_point(|anchor| anchor.0 <= offset) {
            0 => self.anchors.first().map_or(1, |anchor| anchor.1),
            n => self.anchors[n - 1].1,
        }
    }

    /// The lines of `span`, blanks at its ends left out; `text` is the text that the span lies in.
    pub fn lines_of(&self, text: &str, span: Span) -> LineRange {
        let piece = span.of(text);
        let lead = piece.len() - piece.trim_start().len();
        let body = piece.trim();
        if body.is_empty() {
            let line = self.line_at(span.start);
            return LineRange { start: line, end: line };
        }
        let start = span.start + lead;
        LineRange { start: self.line_at(start), end: self.line_at(start + body.len() - 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        let text = "one\ntwo\r\nthree\rfour";
        let lines = LineAnchors::of_text(text, 1);
        assert_eq!(lines.line_at(0), 1);
        assert_eq!(lines.line_at(text.find("two").unwrap()), 2);
        assert_eq!(lines.line_at(text.find("three").unwrap()), 3);
        assert_eq!(lines.line_at(text.find("four").unwrap()), 4);
    }

    #[test]
    fn blanks_at_the_ends_do_not_count() {
        let text = "\n\nbody\n\n";
        let lines = LineAnchors::of_text(text, 1);
        let range = lines.lines_of(text, Span::new(0, text.len()));
        assert_eq!(range, LineRange { start: 3, end: 3 });
    }
}
