//! Facts about strings: spans, lines, sentences, words, characters.

pub(crate) mod calendar;
mod graphemes;
pub(crate) mod hashed;
pub(crate) mod letters;
mod lines;
mod sentences;
mod span;
mod word;
mod words;

pub use graphemes::{grapheme_border_after, grapheme_border_before, grapheme_count, is_grapheme_border};
pub use lines::{LineAnchors, LineRange};
pub use sentences::{Sentences, paragraphs, sentences};
pub use span::Span;
pub(crate) use word::Word;
pub(crate) use words::ascii_words;
pub use words::{Atom, Atoms, WORD, weight, word_count};
