//! Reads a page in one pass: its pieces of text with what they are and where they stand, and what its head says.
//!
//! No tree is built, so no depth of nesting matters; every piece knows its line of the source.

mod rows;
mod tags;
mod text;

use std::collections::HashMap;

use super::clutter::Clutter;
use super::entities::Entities;
use super::head::Head;
use super::tokens::{Token, tokens};
use crate::article::boilerplate::words_of;
use crate::article::{BlockKind, Boilerplate};

/// A page, taken apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    pub(super) head: Head,
    /// The elements that hold furniture, by number; see [`Piece::root`].
    pub(super) roots: Vec<Clutter>,
    /// For each container, from 1: the container around it.
    pub(super) parents: Vec<u32>,
    /// What the safety of tree-building readers depends on.
    pub(super) shape: Shape,
}

/// How large and how deep a page is.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Shape {
    pub(super) elements: usize,
    pub(super) depth: usize,
    pub(super) attributes: usize,
}

/// One piece of a page's text: a paragraph, a heading, an item, a row.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) kind: BlockKind,
    /// Pairs (offset in `text`, line of the source).
    pub(super) lines: Vec<(usize, u64)>,
    /// Bytes of the text that are links.
    pub(super) linked: usize,
    /// The furniture element it lies in, as an index into [`Page::roots`].
    pub(super) root: Option<usize>,
    /// The number of the `<article>` or `<main>` it lies in; 0 for none.
    pub(super) container: u32,
    /// What its element's class says it is.
    pub(super) mark: Option<Boilerplate>,
}

impl Piece {
    /// Whether most of it is links.
    pub(super) fn is_links(&self) -> bool {
        self.linked * 2 > self.text.len()
    }

    /// Words in it.
    pub(super) fn words(&self) -> usize {
        words_of(&self.text)
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    root: Option<usize>,
    container: u32,
    mark: Option<Boilerplate>,
    silent: bool,
}

#[derive(Debug)]
struct Element {
    name: String,
    outer: State,
    /// Whether the next text inside is the text of a list item.
    item: bool,
}

#[derive(Debug, Default)]
struct Row {
    first: usize,
    cells: Vec<usize>,
}

struct Walk<'a> {
    source: &'a str,
    page: Page,
    state: State,
    stack: Vec<Element>,
    open_names: HashMap<String, usize>,
    rows: Vec<Row>,
    piece: Option<Piece>,
    kind: BlockKind,
    /// Depth of the stack where the open link began.
    link: Option<usize>,
    pre: usize,
    breaks: usize,
    space: bool,
    line: u64,
    counted: usize,
    containers: u32,
    /// Tags opened and not closed, whatever they are.
    nesting: usize,
    nested: HashMap<String, usize>,
    /// The tag whose text the head wants.
    title: bool,
    json: bool,
    entities: Entities,
}

/// Takes `source` apart.
pub(super) fn read(source: &str) -> Page {
    let mut walk = Walk::new(source);
    for token in tokens(source) {
        match token {
            Token::Text(range) => walk.text(range.start, range.end),
            Token::Raw(range) => walk.raw(range.start, range.end),
            Token::Open { name, attributes: written, closed, .. } => walk.open(name, &source[written], closed),
            Token::Close { name } => walk.close(&name),
        }
    }
    walk.pop_to(0);
    walk.end_piece();
    walk.page
}

impl<'a> Walk<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            page: Page::default(),
            state: State::default(),
            stack: Vec::new(),
            open_names: HashMap::new(),
            rows: Vec::new(),
            piece: None,
            kind: BlockKind::Paragraph,
            link: None,
            pre: 0,
            breaks: 0,
            space: false,
            line: 1,
            counted: 0,
            containers: 0,
            nesting: 0,
            nested: HashMap::new(),
            title: false,
            json: false,
            entities: Entities::default(),
        }
    }
}
