//! Typed text becomes a tree. Any text is a query.

use super::{ParsedQuery, SyntaxNode};
use crate::text::Span;

/// Reads `text` as a query. Nothing is refused: what is no syntax is searched as text, with a note.
pub fn parse(text: &str) -> ParsedQuery {
    let base = text.as_ptr() as usize;
    let nodes = text
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - base;
            SyntaxNode::Word { text: word.to_owned(), span: Span::new(start, start + word.len()), negated: false }
        })
        .collect();
    ParsedQuery { text: text.to_owned(), nodes, notes: Vec::new() }
}
