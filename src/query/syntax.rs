//! The tree of a query as it was typed.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A query as typed: its parts in order, and what is to be said about the way it was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParsedQuery {
    /// What was typed.
    pub text: String,
    /// Its parts in order.
    pub nodes: Vec<SyntaxNode>,
    /// Faults that were passed over, for the user to see.
    pub notes: Vec<Note>,
}

/// A part of a query as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxNode {
    /// A word.
    Word {
        /// As typed, without punctuation around it; no blank is in it.
        text: String,
        /// Where, without a `-` before it.
        span: Span,
        /// Whether a `-` stood before it.
        negated: bool,
    },
    /// Words in quotation marks.
    Phrase {
        /// What stood between the marks: its words with one blank between them, no `"` in it.
        text: String,
        /// Where, with the marks, without a `-` before them.
        span: Span,
        /// Whether a `-` stood before it.
        negated: bool,
    },
}

impl SyntaxNode {
    /// Whether a `-` stood before it.
    pub fn is_negated(&self) -> bool {
        match self {
            Self::Word { negated, .. } | Self::Phrase { negated, .. } => *negated,
        }
    }

    /// What it asks for, as typed.
    pub fn text(&self) -> &str {
        match self {
            Self::Word { text, .. } | Self::Phrase { text, .. } => text,
        }
    }
}

/// Something the user should know about how a query was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The piece of the typed text that it is about.
    pub span: Span,
    /// What was found, in lower case, no full stop.
    pub message: String,
    /// A way on.
    pub hint: Option<String>,
}

/// The query as it was understood, in the language itself: parsing it gives the same tree.
impl fmt::Display for ParsedQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, node) in self.nodes.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            match node {
                SyntaxNode::Word { text, negated, .. } => {
                    write!(f, "{}{text}", if *negated { "-" } else { "" })?;
                }
                SyntaxNode::Phrase { text, negated, .. } => {
                    write!(f, "{}\"{text}\"", if *negated { "-" } else { "" })?;
                }
            }
        }
        Ok(())
    }
}
