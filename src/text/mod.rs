//! Facts about strings: spans, lines, sentences, words.

mod lines;
mod sentences;
mod span;
mod words;

pub use lines::{LineAnchors, LineRange};
pub use sentences::{Sentences, sentences};
pub use span::Span;
pub use words::{Atom, Atoms, WORD, weight, word_count};
