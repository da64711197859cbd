//! Text becomes terms with positions and spans: one pipeline for indexing, queries and highlighting.

mod analyzer;

pub use analyzer::{Analyzer, Token, TokenKind};
