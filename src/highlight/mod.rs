//! A query and a passage's text become a [`Snippet`]: what matched, lit, in whole sentences.

mod distinct;
mod fragment;
#[cfg(test)]
mod judged;
#[cfg(test)]
mod page;
mod piece;
mod score;
mod sentence;
mod several;
mod snippet;
#[cfg(test)]
mod tests;

pub use snippet::{ELLIPSIS, Fragment, Segment, Snippet, SnippetOptions, snippet, snippet_of};
