//! Facts about strings: spans, lines, sentences.

mod lines;
mod sentences;
mod span;

pub use lines::{LineAnchors, LineRange};
pub use sentences::{Sentences, sentences};
pub use span::Span;
