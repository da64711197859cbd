//! Chooses what to show of a passage.

use serde::{Deserialize, Serialize};

use super::Matcher;
use crate::article::Language;
use crate::text::Span;

/// How much of a passage is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetOptions {
    /// Most characters (as a reader counts them) of a snippet.
    pub max_chars: usize,
}

impl Default for SnippetOptions {
    fn default() -> Self {
        Self { max_chars: 320 }
    }
}

/// A piece of a snippet, lit or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// Whether it is what matched.
    #[serde(rename = "match")]
    pub is_match: bool,
}

/// A window on a passage with what matched in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The window, in bytes of the passage's text.
    pub span: Span,
    /// What is lit, in bytes of the passage's text: sorted, disjoint, inside the window.
    pub highlights: Vec<Span>,
}

impl Snippet {
    /// The window cut at its highlights; the texts joined are the window's text.
    pub fn segments(&self, passage: &str) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut push = |span: Span, is_match: bool| {
            if !span.is_empty() {
                segments.push(Segment { text: span.of(passage).to_owned(), is_match });
            }
        };
        let mut at = self.span.start;
        for highlight in &self.highlights {
            push(Span::new(at, highlight.start), false);
            push(*highlight, true);
            at = highlight.end;
        }
        push(Span::new(at, self.span.end), false);
        segments
    }
}

/// The part of `passage` that best shows why it was found.
pub fn snippet(matcher: &Matcher, passage: &str, language: Option<Language>, _options: &SnippetOptions) -> Snippet {
    let span = Span::new(0, passage.len());
    let highlights = matcher.matches(passage, language).iter().map(|found| found.span).collect();
    Snippet { span, highlights }
}
