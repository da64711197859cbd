//! CommonMark with front matter.
//!
//! The text has no markup: blocks are parted by a blank line, items and rows by a line end. Every piece of it
//! leads back to its bytes in the source.

mod front_matter;
mod html_block;
mod render;
mod writer;

use super::extracted::prose;
use super::{Block, BlockKind, Extracted, Language, boilerplate};

// A top heading below more text than this is a section.
const MAX_BYTES_ABOVE_TITLE: usize = 400;

/// Text without markup; every piece of it leads back to its bytes in `source`.
pub(super) fn extract(source: &str) -> Extracted {
    let (front, start) = front_matter::read(source);
    let mut written = render::render(source, start);
    let mut metadata = front.metadata;
    let title = title_block(&written.text, &mut written.blocks, metadata.title.as_deref());
    metadata.title = metadata.title.or(title);
    let found = boilerplate::mark(&written.text, &mut written.blocks, metadata.title.as_deref());
    metadata.author = metadata.author.or(found.author);
    metadata.published = metadata.published.or(found.published);
    let prose = prose(&written.text, &written.blocks, |kind| kind == BlockKind::Paragraph);
    metadata.language = Language::of(prose, front.language.as_deref());
    Extracted { metadata, text: written.text, blocks: written.blocks, offsets: written.offsets, lines: written.lines }
}

/// Marks the block that holds the title; its text, where it is one.
fn title_block(text: &str, blocks: &mut [Block], known: Option<&str>) -> Option<String> {
    let same = |piece: &str, title: &str| piece.split_whitespace().eq(title.split_whitespace());
    let at = blocks.iter().position(|block| block.kind == BlockKind::Heading(1)).or_else(|| {
        // Some write their title as a second-level heading, at the very top.
        blocks.first().filter(|block| matches!(block.kind, BlockKind::Heading(_))).map(|_| 0)
    })?;
    let block = blocks.get_mut(at)?;
    let piece = block.span.of(text);
    if block.span.start > MAX_BYTES_ABOVE_TITLE || known.is_some_and(|known| !same(piece, known)) {
        return None;
    }
    block.kind = BlockKind::Title;
    Some(piece.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests;
