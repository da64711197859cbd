//! A query and a passage's text become a [`Snippet`]: what matched, lit, in whole sentences.

mod matcher;
mod snippet;

pub use matcher::{Match, Matcher};
pub use snippet::{Segment, Snippet, SnippetOptions, snippet};
