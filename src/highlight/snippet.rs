//! Chooses what to show of a passage.

use serde::{Deserialize, Serialize};

use super::fragment::best_window;
use super::score::Scorer;
use crate::matching::{Match, Matcher, PassageView, merge};
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The window, in bytes of the passage's text; no blank at its ends.
    pub span: Span,
    /// What is lit, in bytes of the passage's text: sorted, disjoint, inside the window.
    pub highlights: Vec<Span>,
    /// Whether the window begins inside a sentence, so that an ellipsis is due before it.
    pub cut_start: bool,
    /// Whether the window ends inside a sentence, so that an ellipsis is due after it.
    pub cut_end: bool,
}

impl Snippet {
    /// All of `passage`, with what `matches` there.
    pub fn whole(passage: &str, matches: &[Match]) -> Self {
        Self {
            span: Span::new(0, passage.len()),
            highlights: matches.iter().map(|found| found.span).collect(),
            ..Self::default()
        }
    }

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

/// The part of the passage that best shows why it was found: whole sentences within the length, or a piece
/// of one that is longer.
///
/// A passage in which nothing matched shows its opening. The window is blank only where the passage is (or
/// where no character is allowed); it never begins or ends inside of what a reader takes for one character.
pub fn snippet(matcher: &Matcher, passage: &PassageView<'_>, options: &SnippetOptions) -> Snippet {
    let lit = matcher.lit(passage);
    let passage = passage.text;
    let scorer = Scorer::new(matcher, &lit);
    let Some(window) = best_window(passage, &scorer, options.max_chars) else { return Snippet::default() };
    let inside: Vec<_> = lit.iter().filter(|lit| window.span.contains(lit.span)).copied().collect();
    let mut highlights: Vec<Span> = merge(passage, &inside).iter().map(|found| found.span).collect();
    if highlights.is_empty()
        && let Some(lit) = lit.iter().find(|lit| lit.span.overlaps(window.span))
    {
        // A phrase that is longer than the window: what is seen of it is lit.
        let (start, end) = (lit.span.start.max(window.span.start), lit.span.end.min(window.span.end));
        highlights.push(Span::new(start, end));
    }
    Snippet { span: window.span, highlights, cut_start: window.cut_start, cut_end: window.cut_end }
}
