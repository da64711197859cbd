//! A query and a passage's text become a [`Snippet`]: what matched, lit, in whole sentences.

mod fragment;
#[cfg(test)]
mod judged;
mod score;
mod snippet;
#[cfg(test)]
mod tests;

pub use snippet::{Segment, Snippet, SnippetOptions, snippet};
