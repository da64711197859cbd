//! The blocks of an article, made to tile its text.

use crate::article::{Article, BlockKind, Boilerplate};
use crate::text::Span;

/// A block with the blanks up to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    pub(super) span: Span,
    pub(super) kind: BlockKind,
    pub(super) boilerplate: Option<Boilerplate>,
}

/// The tiles of `article`: in order, no gap, none blank. Text that lies in no block is a paragraph.
pub(super) fn tiles(article: &Article) -> Vec<Tile> {
    let text = article.text.as_str();
    let mut tiles: Vec<Tile> = Vec::with_capacity(article.blocks.len());
    let mut push = |from: usize, to: usize, kind, boilerplate| {
        let piece = &text[from..to];
        let start = to - piece.trim_start().len();
        if start < to {
            tiles.push(Tile { span: Span::new(start, to), kind, boilerplate });
        }
    };
    let mut at = 0;
    for block in &article.blocks {
        let start = char_border(text, block.span.start).max(at);
        let end = char_border(text, block.span.end).max(start);
        push(at, start, BlockKind::Paragraph, None);
        push(start, end, block.kind, block.boilerplate);
        at = end;
    }
    push(at, text.len(), BlockKind::Paragraph, None);
    // Blanks go to the tile before them; those at the very start to the first.
    if let Some(first) = tiles.first_mut() {
        first.span.start = 0;
    }
    for index in 0..tiles.len() {
        tiles[index].span.end = tiles.get(index + 1).map_or(text.len(), |next| next.span.start);
    }
    tiles
}

/// The character border at or before `at`.
fn char_border(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Cuts the tiles into runs that no passage reaches beyond: what the article says, or furniture of one kind.
///
/// What stands above an article makes one run: a title directly before a byline, a date or a title once
/// more goes with them. The article's words then begin with its first paragraph.
pub(super) fn runs(tiles: &[Tile], is_title: impl Fn(&Tile) -> bool) -> Vec<&[Tile]> {
    let mut classes: Vec<Class> = tiles.iter().map(Class::of).collect();
    for index in (0..tiles.len().saturating_sub(1)).rev() {
        let leads = tiles[index].kind == BlockKind::Title
            || (heading_level(&tiles[index]).is_some() && is_title(&tiles[index]));
        if classes[index] == Class::Article && leads && classes[index + 1] != Class::Article {
            classes[index] = classes[index + 1];
        }
    }
    let mut runs = Vec::new();
    let mut start = 0;
    for index in 1..=tiles.len() {
        if index == tiles.len() || classes[index] != classes[start] {
            runs.push(&tiles[start..index]);
            start = index;
        }
    }
    runs
}

/// The level of a heading.
pub(super) fn heading_level(tile: &Tile) -> Option<u8> {
    match tile.kind {
        BlockKind::Heading(level) => Some(level.max(1)),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Article,
    Masthead,
    Furniture(Boilerplate),
}

impl Class {
    fn of(tile: &Tile) -> Self {
        match tile.boilerplate {
            None => Self::Article,
            Some(Boilerplate::Byline | Boilerplate::Dateline | Boilerplate::RepeatedTitle) => Self::Masthead,
            Some(reason) => Self::Furniture(reason),
        }
    }
}
