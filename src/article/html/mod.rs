//! Web pages.
//!
//! The article's own text, with menus, share bars, forms and notices left out; in doubt text is kept, and marked.

mod clutter;
mod described;
mod elements;
pub(super) mod entities;
mod head;
mod json_ld;
mod page;
mod readability;
mod select;
pub(super) mod tokens;

use super::extracted::prose;
use super::{Block, BlockKind, Boilerplate, Extracted, Language, boilerplate};
use crate::text::Span;
use page::Piece;
use select::Choice;

/// The article's own text, without the page around it.
pub(super) fn extract(source: &str) -> Extracted {
    let mut page = page::read(source);
    described::complete(&mut page);
    let kept = if select::is_sure(&page) { None } else { readability::kept(source, &page) };
    let heading = first_heading(&page.pieces);
    let mut metadata = page.head.metadata(heading);
    let choices = select::choose(&page, kept.as_deref(), metadata.title.as_deref());
    let mut out = Extracted::default();
    for (piece, choice) in page.pieces.iter().zip(choices) {
        if let Choice::Keep(mark) = choice {
            push(&mut out, piece, mark);
        }
    }
    mark_title(&out.text, &mut out.blocks, metadata.title.as_deref());
    let found = boilerplate::mark(&out.text, &mut out.blocks, metadata.title.as_deref());
    metadata.author = metadata.author.or(found.author);
    metadata.published = metadata.published.or(found.published);
    let prose = prose(&out.text, &out.blocks, |kind| kind == BlockKind::Paragraph);
    metadata.language = Language::of(prose, page.head.language().as_deref());
    out.metadata = metadata;
    out
}

/// The first top heading outside furniture.
fn first_heading(pieces: &[Piece]) -> Option<&str> {
    let top = pieces.iter().filter(|piece| piece.kind == BlockKind::Heading(1));
    let mut top: Vec<&Piece> = top.collect();
    top.sort_by_key(|piece| (piece.root.is_some(), piece.container == 0));
    top.first().filter(|piece| piece.root.is_none() || !piece.is_links()).map(|piece| piece.text.as_str())
}

fn push(out: &mut Extracted, piece: &Piece, mark: Option<Boilerplate>) {
    if let Some(last) = out.blocks.last() {
        let close = matches!(
            (last.kind, piece.kind),
            (BlockKind::ListItem, BlockKind::ListItem) | (BlockKind::TableRow, BlockKind::TableRow)
        );
        out.text.push_str(if close { "\n" } else { "\n\n" });
    }
    let start = out.text.len();
    out.text.push_str(&piece.text);
    for &(offset, line) in &piece.lines {
        out.lines.push(start + offset, line);
    }
    let span = Span::new(start, out.text.len());
    out.blocks.push(Block { span, kind: piece.kind, boilerplate: piece.mark.or(mark) });
}

/// The heading that says what the head says is the title; else the first top heading.
fn mark_title(text: &str, blocks: &mut [Block], title: Option<&str>) {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let title = title.map(letters);
    let is_heading = |block: &&mut Block| matches!(block.kind, BlockKind::Heading(_));
    let named =
        blocks.iter_mut().filter(is_heading).find(|block| title.as_deref() == Some(&letters(block.span.of(text))));
    let block = match named {
        Some(block) => Some(block),
        None => blocks.iter_mut().find(|block| block.kind == BlockKind::Heading(1)),
    };
    if let Some(block) = block {
        block.kind = BlockKind::Title;
        block.boilerplate = None;
    }
}

#[cfg(test)]
mod cms_tests;
#[cfg(test)]
mod tests;
