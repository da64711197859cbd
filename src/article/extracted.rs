//! What a format's reader makes of a decoded file.

use super::{Block, BlockKind, Metadata};
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

/// Bytes beyond which a block says enough for a language to be told from.
const TELLING: usize = 60;

/// The text from the first longer block on that is no furniture and of a kind that `counts`: what comes before need not be in
/// the article's language. All of the text where there is no such block.
pub(super) fn prose<'a>(text: &'a str, blocks: &[Block], counts: impl Fn(BlockKind) -> bool) -> &'a str {
    let tells = |block: &&Block| block.boilerplate.is_none() && counts(block.kind) && block.span.len() > TELLING;
    blocks.iter().find(tells).map_or(text, |block| &text[block.span.start..])
}
