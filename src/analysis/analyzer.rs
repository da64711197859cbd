//! The one pipeline from text to terms.

use unicode_segmentation::UnicodeSegmentation;

use crate::article::Language;
use crate::text::Span;

/// Whether a token stands for a word as written or for a piece of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    /// A word as written: `GPT-4`, `$14.3B`, `stake`.
    Word,
    /// A piece of a compound word: `gpt` and `4` of `GPT-4`.
    Part,
}

/// A term and where it came from; lent for the length of a callback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// What is looked up in the index: folded, stemmed.
    pub term: &'a str,
    /// Place in the order of words, from 0. The whole of a compound word stands at the position of its
    /// first part; each part takes a position of its own.
    pub position: u32,
    /// The bytes of the text that a reader sees for the term.
    pub span: Span,
    /// Word or part.
    pub kind: TokenKind,
}

/// Turns text into terms, alike at index, query and highlight time. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Analyzer {}

impl Analyzer {
    /// Names what the analyzer does: an index made under another fingerprint must be made anew.
    pub fn fingerprint(&self) -> &'static str {
        "stub-1"
    }

    /// Hands the tokens of `text` to `each`, in order of position, the whole of a compound word before
    /// its parts. `None` is analysed as English.
    pub fn analyze(&self, text: &str, _language: Option<Language>, each: &mut dyn FnMut(Token<'_>)) {
        for (position, (start, word)) in text.unicode_word_indices().enumerate() {
            let term = word.to_lowercase();
            each(Token {
                term: &term,
                position: position as u32,
                span: Span::new(start, start + word.len()),
                kind: TokenKind::Word,
            });
        }
    }

    /// Whether a query that has other words may pass this one over (`the`, `of`, `who`).
    ///
    /// `word` is as typed; the list is that of `language`.
    pub fn is_stop_word(&self, _word: &str, _language: Language) -> bool {
        false
    }
}
