//! The lines of a text, blank ones left out.

use crate::text::Span;

/// One line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its text without blanks at the ends.
    pub(super) span: Span,
    /// Columns of blanks before it.
    pub(super) indent: usize,
    /// How many characters it has.
    pub(super) chars: usize,
    /// Whether a blank line, or the start of the text, stands before it.
    pub(super) after_blank: bool,
}

/// The lines of `source` that are not blank, in order.
pub(super) fn lines(source: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut start, mut after_blank) = (0, true);
    // "\r\n" gives an empty line between its two halves: it must not count as a blank one.
    let bytes = source.as_bytes();
    while start < source.len() {
        let length = bytes[start..].iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let end = length.map_or(source.len(), |length| start + length);
        let line = &source[start..end];
        let body = line.trim();
        if body.is_empty() {
            after_blank = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            let indent = line[..lead].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
            let span = Span::new(start + lead, start + lead + body.len());
            found.push(Line { span, indent, chars: body.chars().count(), after_blank });
            after_blank = false;
        }
        let crlf = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        start = end + if crlf { 2 } else { 1 };
    }
    found
}

/// The length in bytes of the list marker (with its blanks) that `line` begins with.
pub(super) fn list_marker(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let marker = if matches!(first, '•' | '◦' | '▪' | '‣' | '·' | '●' | '○' | '■' | '–' | '—' | '-' | '*' | '+' | '→')
    {
        first.len_utf8()
    } else {
        numbered(line)?
    };
    let rest = &line[marker..];
    let blanks = rest.len() - rest.trim_start().len();
    let body = rest.trim_start();
    // "-5 degrees" and "*bold*" are no items; bullets that mean nothing else need no blank.
    let parted = blanks > 0 || matches!(first, '•' | '◦' | '▪' | '‣' | '●');
    // A dash and a blank may open direct speech; an item does not close it in its first words, so it may pass.
    (parted && body.chars().any(char::is_alphanumeric)).then_some(marker + blanks)
}

/// `1.`, `12)`, `(3)`, `a)`, `iv.`: numbers of at most three digits.
fn numbered(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let open = usize::from(bytes.first() == Some(&b'('));
    let digits = bytes[open..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=3).contains(&digits) {
        let close = bytes.get(open + digits)?;
        let fits = if open == 1 { *close == b')' } else { matches!(close, b'.' | b')') };
        return (fits && bytes.get(open + digits + 1).is_some_and(u8::is_ascii_whitespace))
            .then_some(open + digits + 1);
    }
    // A letter needs the bracket: "A. Smith said" is a name.
    let letter = bytes.get(open).is_some_and(u8::is_ascii_lowercase) && bytes.get(open + 1) == Some(&b')');
    letter.then_some(open + 2)
}

/// Whether `text` ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟'])
}
