//! Paragraphs, and which of their line ends are ends of sentences.

use super::scan::first_word;
use crate::text::graphemes::is_grapheme_border;

/// Lines narrower than this are not wrapped by anybody.
const NARROWEST: usize = 40;

/// A stretch of text up to the next blank line.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// First byte.
    pub(super) start: usize,
    /// One past its last byte, the blanks after it included.
    pub(super) end: usize,
    /// Characters of its longest line.
    width: usize,
    /// Whether it has no capital letter at all; looked up when first asked.
    caseless: Option<bool>,
}

impl Paragraph {
    /// The paragraph that begins at `start`; blanks before it belong to it.
    pub(super) fn starting_at(text: &str, start: usize) -> Self {
        let rest = &text[start..];
        let lead = rest.len() - rest.trim_start().len();
        let mut at = start + lead;
        let mut width = 0;
        let end = loop {
            let Some(length) = text[at..].find('\n') else {
                width = width.max(text[at..].chars().count());
                break text.len();
            };
            let line_end = at + length;
            width = width.max(text[at..line_end].chars().count());
            let after = &text[line_end..];
            let blanks = after.len() - after.trim_start().len();
            let is_last = after[1..blanks].contains('\n') && is_grapheme_border(text, line_end + blanks);
            if blanks == after.len() || is_last {
                break line_end + blanks;
            }
            at = line_end + 1;
        };
        Self { start, end, width, caseless: None }
    }

    /// The block that begins with the line at `start`, where each line is one unless the sentence in it plainly goes on;
    /// blanks before it belong to it, and so do those behind it.
    ///
    /// A line that was broken inside of a sentence (`<br>`) and an item of a list look alike. Where a block begins with a
    /// small letter they are taken for items; else a line that begins with one goes on.
    pub(super) fn block_at(text: &str, start: usize) -> Self {
        let rest = &text[start..];
        let mut at = start + rest.len() - rest.trim_start().len();
        let is_small = first_word(&text[at..]).starts_with(char::is_lowercase);
        let end = loop {
            let Some(length) = text[at..].find('\n') else { break text.len() };
            let line_end = at + length;
            let behind = text[line_end..].trim_start();
            let next = text.len() - behind.len();
            let is_parted =
                is_small || text[line_end + 1..next].contains('\n') || !goes_on(&text[at..line_end], behind);
            if is_parted && is_grapheme_border(text, next) {
                break next;
            }
            at = next;
        };
        let width = text[start..end].lines().map(|line| line.chars().count()).max().unwrap_or(0);
        Self { start, end, width, caseless: None }
    }

    /// Whether the paragraph has no capital letter at all, so that none can be asked of a sentence.
    pub(super) fn is_caseless(&mut self, text: &str) -> bool {
        let piece = &text[self.start..self.end];
        *self.caseless.get_or_insert_with(|| {
            !piece.bytes().any(|byte| byte.is_ascii_uppercase())
                && (piece.is_ascii() || !piece.chars().any(char::is_uppercase))
        })
    }

    /// Whether the line end at `newline`, which no stop stands before, ends a sentence.
    ///
    /// It does where the next line is an item of a list, and where the line was broken although the next word
    /// would have fitted by far: then it is a heading, an item, a line of an address. Hard-wrapped prose
    /// goes on.
    pub(super) fn line_ends_sentence(&self, text: &str, newline: usize) -> bool {
        let next = text[newline..self.end].trim_start();
        if next.is_empty() {
            return false;
        }
        if is_list_item(next) {
            return true;
        }
        let word = first_word(next);
        if word.starts_with(char::is_lowercase) {
            return false;
        }
        let line = &text[self.start..newline];
        let line = line.rsplit('\n').next().unwrap_or(line).trim();
        if line.ends_with([',', ';', '-', '–', '—', '&']) {
            return false;
        }
        let needed = line.chars().count() + 1 + word.chars().count();
        needed <= self.width.max(NARROWEST) * 4 / 5
    }
}

/// Whether `line`, of a text whose items and rows have lines of their own, goes on in `next`, the text behind its end.
fn goes_on(line: &str, next: &str) -> bool {
    let next_line = next.split('\n').next().unwrap_or(next);
    let is_row = line.contains('\t') || next_line.contains('\t');
    let is_ended = line.trim_end().ends_with(['.', '!', '?', '…', ':', ';']);
    next.starts_with(char::is_lowercase) && !is_row && !is_ended && !is_list_item(next)
}

/// Whether a line that starts so is an item of a list.
pub(super) fn is_list_item(line: &str) -> bool {
    let mut chars = line.chars();
    let marked = match chars.next() {
        Some('•' | '‣' | '◦' | '▪' | '●' | '■' | '–' | '—' | '-' | '*' | '+') => {
            return chars.next().is_some_and(char::is_whitespace);
        }
        Some('(') => 1,
        Some(c) if c.is_ascii_alphanumeric() => 0,
        _ => return false,
    };
    let rest = &line[marked..];
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let label = if digits > 0 { digits } else { 1 };
    if digits > 2 || !rest.is_char_boundary(label) {
        return false;
    }
    // A lone letter marks an item only with a bracket: "A. Smith" at a line start is a name.
    let after = &rest.as_bytes()[label..];
    let closed = after.first() == Some(&b')') || (digits > 0 && marked == 0 && after.first() == Some(&b'.'));
    closed && after.get(1).is_some_and(u8::is_ascii_whitespace)
}
