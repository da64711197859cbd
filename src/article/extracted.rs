//! What a format's reader makes of a decoded file.

use super::{Block, Metadata};
use crate::text::LineAnchors;

/// The text, blocks and metadata found in one decoded file (or in one record's body).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extracted {
    /// What is known of the article.
    pub metadata: Metadata,
    /// Its text, without markup, in file order.
    pub text: String,
    /// Its blocks: sorted, disjoint spans of `text`; only blanks lie between them.
    pub blocks: Vec<Block>,
    /// Pairs (offset in `text`, offset in the source) where the source's bytes can be cited; see
    /// [`super::Origin::offsets`]. Empty where they cannot.
    pub offsets: Vec<(usize, usize)>,
    /// Lines of the source, from 1.
    pub lines: LineAnchors,
}
