//! Chooses what to show of a passage.

use serde::{Deserialize, Serialize};

use super::fragment::{Window, best_windows};
use super::score::Scorer;
use crate::matching::{Lit, Match, Matcher, PassageView, merge};
use crate::text::Span;

/// Stands between two fragments that do not touch.
pub const ELLIPSIS: &str = " … ";

/// How much of a passage is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetOptions {
    /// Most characters (as a reader counts them) of a snippet, what stands between its fragments counted in.
    pub max_chars: usize,
    /// Most fragments: stretches of text that do not touch.
    pub fragments: usize,
}

impl Default for SnippetOptions {
    fn default() -> Self {
        Self { max_chars: 320, fragments: 1 }
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

/// What is shown of a passage, with what matched in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// In reading order; they do not touch.
    pub fragments: Vec<Fragment>,
}

/// A window on a passage with what matched in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragment {
    /// The window, in bytes of the passage's text; no blank at its ends, unless it is all of the passage.
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
        let highlights = matches.iter().map(|found| found.span).collect();
        Self { fragments: vec![Fragment { span: Span::new(0, passage.len()), highlights, ..Fragment::default() }] }
    }

    /// From the first byte of the passage that is shown to the last.
    pub fn span(&self) -> Span {
        match (self.fragments.first(), self.fragments.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The fragments cut at their highlights, [`ELLIPSIS`] between one and the next; the texts joined are the snippet's.
    pub fn segments(&self, passage: &str) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut push = |text: &str, is_match: bool| {
            if !text.is_empty() {
                segments.push(Segment { text: text.to_owned(), is_match });
            }
        };
        for (at, fragment) in self.fragments.iter().enumerate() {
            if at > 0 {
                push(ELLIPSIS, false);
            }
            let mut at = fragment.span.start;
            for highlight in &fragment.highlights {
                push(Span::new(at, highlight.start).of(passage), false);
                push(highlight.of(passage), true);
                at = highlight.end;
            }
            push(Span::new(at, fragment.span.end).of(passage), false);
        }
        segments
    }
}

/// The part of the passage that best shows why it was found: whole sentences within the length, or a piece
/// of one that is longer.
///
/// A passage in which nothing matched shows its opening. The snippet is empty only where the passage is blank (or
/// where no character is allowed); no fragment begins or ends inside of what a reader takes for one character.
pub fn snippet(matcher: &Matcher, passage: &PassageView<'_>, options: &SnippetOptions) -> Snippet {
    snippet_of(matcher, passage, &matcher.lit(passage), options)
}

/// Like [`snippet`], where all that is `lit` in the passage is known already: [`Matcher::lit`] of the same.
pub fn snippet_of(matcher: &Matcher, passage: &PassageView<'_>, lit: &[Lit], options: &SnippetOptions) -> Snippet {
    let text = passage.text;
    let windows = best_windows(passage, &Scorer::new(matcher, lit), options.max_chars, options.fragments);
    Snippet { fragments: windows.into_iter().map(|window| fragment(text, window, lit)).collect() }
}

fn fragment(passage: &str, window: Window, lit: &[Lit]) -> Fragment {
    let inside: Vec<_> = lit.iter().filter(|lit| window.span.contains(lit.span)).copied().collect();
    let mut highlights: Vec<Span> = merge(passage, &inside).iter().map(|found| found.span).collect();
    if highlights.is_empty()
        && let Some(lit) = lit.iter().find(|lit| lit.span.overlaps(window.span))
    {
        // A phrase that is longer than the window: what is seen of it is lit.
        let (start, end) = (lit.span.start.max(window.span.start), lit.span.end.min(window.span.end));
        highlights.push(Span::new(start, end));
    }
    Fragment { span: window.span, highlights, cut_start: window.cut_start, cut_end: window.cut_end }
}
