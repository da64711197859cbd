//! The tokens of a text, so that anyone can see why something matches.

use std::io::{self, Write};

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::escape;
use crate::analysis::TokenKind;
use crate::text::Span;

/// A token as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownToken {
    /// What is looked up.
    pub term: String,
    /// Its place in the order of words, from 0.
    pub position: u32,
    /// Bytes of the text.
    pub span: Span,
    /// What stands there.
    pub text: String,
    /// A word, or a part of one.
    pub kind: TokenKind,
}

/// Writes a table: position, bytes, what stands in the text, the term, the kind.
///
/// # Errors
/// Writing failed.
pub fn write_tokens(tokens: &[ShownToken], out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; 5]> = std::iter::once(["position", "bytes", "text", "term", "kind"].map(str::to_owned))
        .chain(tokens.iter().map(|token| {
            [
                token.position.to_string(),
                format!("{}..{}", token.span.start, token.span.end),
                escape::line(&token.text).into_owned(),
                escape::line(&token.term).into_owned(),
                super::plain_name(&token.kind),
            ]
        }))
        .collect();
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    for row in &rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
