//! Cuts an article into passages.

use super::Passage;
use crate::article::Article;
use crate::text::Span;

/// How large passages are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitOptions {
    /// Words from which on a passage may end at a paragraph.
    pub min_words: usize,
    /// Words that a passage does not go beyond, unless one sentence does.
    pub max_words: usize,
}

impl Default for SplitOptions {
    fn default() -> Self {
        Self { min_words: 60, max_words: 200 }
    }
}

/// The passages of `article`: they tile its text, in order. An article without text has none.
pub fn split(article: &Article, _options: &SplitOptions) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut start = 0;
    let mut ends: Vec<usize> = article.text.match_indices("\n\n").map(|(at, _)| at + 2).collect();
    ends.push(article.text.len());
    for end in ends {
        let span = Span::new(start, end);
        if span.of(&article.text).trim().is_empty() {
            continue;
        }
        passages.push(Passage {
            ordinal: passages.len() as u32 + 1,
            span,
            bytes: article.origin.bytes(span),
            lines: article.origin.lines(&article.text, span),
            headings: Vec::new(),
            boilerplate: None,
            offsets: article.origin.offsets_within(span),
        });
        start = end;
    }
    passages
}
