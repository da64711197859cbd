//! Reads a page in one pass: its pieces of text with what they are and where they stand, and what its head says.
//!
//! No tree is built, so no depth of nesting matters; every piece knows its line of the source.

use std::collections::HashMap;

use super::clutter::{self, Clutter};
use super::elements::{ends_itself, is_block, is_silent, is_subtitle, kind_of};
use super::entities::Entities;
use super::head::Head;
use super::tokens::{Token, attributes, tokens};
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

    fn open(&mut self, name: String, written: &str, closed: bool) {
        self.page.shape.elements += 1;
        let attributes = attributes(written);
        let foreign = ["svg", "math"].iter().any(|name| self.nested.get(*name).is_some_and(|count| *count > 0));
        // Inside of drawings and formulas every element nests that does not close itself.
        let nests = if foreign || name == "svg" || name == "math" { !closed } else { !ends_itself(&name) };
        if nests {
            self.nesting += 1;
            *self.nested.entry(name.clone()).or_insert(0) += 1;
            self.page.shape.depth = self.page.shape.depth.max(self.nesting);
        }
        self.page.shape.attributes = self.page.shape.attributes.max(attributes.len());
        self.page.head.element(&name, &attributes, &mut self.entities, self.state.container > 0);
        self.title = name == "title" && !self.open_names.contains_key("svg");
        self.json =
            name == "script" && attributes.iter().any(|(key, value)| key == "type" && value.contains("ld+json"));
        match name.as_str() {
            "br" => return self.line_break(),
            "hr" => {
                self.end_paragraph_element();
                return self.end_piece();
            }
            "script" | "style" | "title" | "img" | "input" | "meta" | "link" | "area" | "base" | "col" | "embed"
            | "source" | "track" | "wbr" | "param" | "path" | "html" | "head" | "body" => {
                if name == "body" {
                    self.pop_to(0);
                }
                return;
            }
            _ => {}
        }
        let block = is_block(&name);
        if block {
            self.close_implied(&name);
            self.end_piece();
        }
        let state = self.state_inside(&name, &attributes);
        let changed = state.root != self.state.root
            || state.silent != self.state.silent
            || state.mark != self.state.mark
            || state.container != self.state.container;
        if name == "a" && attributes.iter().any(|(key, _)| key == "href") {
            self.link = Some(self.stack.len());
        }
        // Inline elements matter only where they hide or mark something.
        let inline = !block && !is_silent(&name);
        if inline && !changed && !self.open_names.contains_key(&name) {
            return;
        }
        // Only foreign elements close themselves; `<div/>` is an open div.
        if closed && !block {
            return;
        }
        *self.open_names.entry(name.clone()).or_insert(0) += 1;
        let outer = std::mem::replace(&mut self.state, state);
        match name.as_str() {
            "tr" => self.rows.push(Row { first: self.page.pieces.len(), cells: Vec::new() }),
            "td" | "th" => {
                let at = self.page.pieces.len();
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(at);
                }
            }
            "pre" => self.pre += 1,
            _ => {}
        }
        let wrapper = matches!(name.as_str(), "p" | "div" | "span" | "a" | "section" | "article");
        let item = name == "li" || name == "dd" || (wrapper && self.stack.last().is_some_and(|outer| outer.item));
        let kind = kind_of(&name).filter(|_| !is_subtitle(&attributes)).unwrap_or(self.kind_inside());
        self.kind = if item { BlockKind::ListItem } else { kind };
        self.stack.push(Element { name, outer, item });
    }

    /// The kind of text inside the innermost element that says one.
    fn kind_inside(&self) -> BlockKind {
        match self.stack.last() {
            Some(element) if element.item => BlockKind::ListItem,
            Some(element) => kind_of(&element.name).unwrap_or(BlockKind::Paragraph),
            None => BlockKind::Paragraph,
        }
    }

    fn state_inside(&mut self, name: &str, attributes: &[(String, &str)]) -> State {
        let mut state = self.state;
        state.silent |= is_silent(name);
        if name == "main"
            || name == "article"
            || attributes.iter().any(|(key, value)| key == "role" && *value == "main")
        {
            self.page.parents.push(state.container);
            self.containers += 1;
            state.container = self.containers;
        }
        match clutter::of(name, attributes, state.container > 0) {
            Some(Clutter::Marked(mark)) => state.mark = state.mark.or(Some(mark)),
            Some(found) if state.root.is_none() => {
                state.root = Some(self.page.roots.len());
                self.page.roots.push(found);
            }
            _ => {}
        }
        state
    }

    fn close(&mut self, name: &str) {
        // An end tag that fits no open one ends nothing.
        if let Some(count) = self.nested.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            self.nesting = self.nesting.saturating_sub(1);
        }
        if name == "a" {
            self.link = None;
        }
        if name == "br" {
            return self.line_break();
        }
        if name == "p" && !self.open_names.contains_key("p") {
            return self.end_piece();
        }
        if !self.open_names.contains_key(name) {
            return;
        }
        if is_block(name) {
            self.end_piece();
            let at = self.stack.iter().rposition(|element| element.name == name);
            return self.pop_to(at.unwrap_or(self.stack.len()));
        }
        // A misplaced inline end tag must not close the blocks above it.
        let near = self.stack.iter().enumerate().rev().take(64).take_while(|(_, element)| !is_block(&element.name));
        let at = near.filter(|(_, element)| element.name == name).map(|(at, _)| at).next();
        if let Some(at) = at {
            self.pop_to(at);
        }
    }

    /// Closes the elements from `depth` on.
    fn pop_to(&mut self, depth: usize) {
        while self.stack.len() > depth {
            let Some(element) = self.stack.pop() else { break };
            if is_block(&element.name) {
                self.end_piece();
            }
            self.state = element.outer;
            if let Some(count) = self.open_names.get_mut(&element.name) {
                *count -= 1;
                if *count == 0 {
                    self.open_names.remove(&element.name);
                }
            }
            match element.name.as_str() {
                "tr" => self.end_row(),
                "pre" => self.pre = self.pre.saturating_sub(1),
                _ => {}
            }
        }
        if self.link.is_some_and(|link| link > self.stack.len()) {
            self.link = None;
        }
        self.kind = self.kind_inside();
    }

    /// Ends what the start tag `name` ends without an end tag.
    fn close_implied(&mut self, name: &str) {
        let (ends, stops): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu", "table"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            _ => return self.end_paragraph_element(),
        };
        let near = self
            .stack
            .iter()
            .enumerate()
            .rev()
            .take(64)
            .take_while(|(_, element)| !stops.contains(&element.name.as_str()));
        let at = near.filter(|(_, element)| ends.contains(&element.name.as_str())).map(|(at, _)| at).next();
        if let Some(at) = at {
            self.end_piece();
            self.pop_to(at);
        }
    }

    /// A block ends the `<p>` that is open right around it.
    fn end_paragraph_element(&mut self) {
        let near = self.stack.iter().enumerate().rev().take(64);
        let at = near
            .take_while(|(_, element)| !is_block(&element.name) || element.name == "p")
            .find(|(_, element)| element.name == "p");
        if let Some((at, _)) = at {
            self.pop_to(at);
        }
    }

    fn raw(&mut self, start: usize, end: usize) {
        if std::mem::take(&mut self.json) {
            self.count_lines(start);
            self.page.head.json(&self.source[start..end], self.line);
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.end_piece();
        } else if let Some(piece) = &mut self.piece {
            piece.text.truncate(piece.text.trim_end_matches(' ').len());
            piece.text.push('\n');
            self.space = false;
        }
    }

    fn text(&mut self, start: usize, end: usize) {
        let text = &self.source[start..end];
        if std::mem::take(&mut self.title) {
            let title = self.entities.decode(text).into_owned();
            return self.page.head.title(&title);
        }
        if self.state.silent {
            return;
        }
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let plain = rest.find(|c: char| c == '&' || c.is_whitespace() || c == '\u{ad}').unwrap_or(rest.len());
            if plain > 0 {
                self.word(&rest[..plain], start + at);
                at += plain;
                continue;
            }
            if rest.starts_with('&') {
                let (decoded, length) = self.entities.at(rest).unwrap_or_else(|| ("&".to_owned(), 1));
                for c in decoded.chars() {
                    self.character(c, start + at);
                }
                at += length;
                continue;
            }
            let Some(c) = rest.chars().next() else { break };
            self.character(c, start + at);
            at += c.len_utf8();
        }
    }

    fn character(&mut self, c: char, place: usize) {
        match c {
            // A soft hyphen shows where a word may break, and is no part of it.
            '\u{ad}' => {}
            c if c.is_whitespace() => self.blank(c),
            c => self.word(c.encode_utf8(&mut [0; 4]), place),
        }
    }

    fn blank(&mut self, c: char) {
        let Some(piece) = &mut self.piece else { return };
        if self.pre > 0 {
            if c != '\r' {
                piece.text.push(c);
            }
        } else {
            self.space = true;
        }
    }

    fn word(&mut self, word: &str, place: usize) {
        self.breaks = 0;
        if let Some(piece) = &self.piece
            && piece.root != self.state.root
        {
            // A hidden or foreign phrase inside a paragraph is left out of it.
            if piece.root.is_none() {
                return;
            }
            self.end_piece();
        }
        self.count_lines(place);
        let (kind, state, line) = (self.kind, self.state, self.line);
        let piece = self.piece.get_or_insert_with(|| Piece {
            text: String::new(),
            kind,
            lines: Vec::new(),
            linked: 0,
            root: state.root,
            container: state.container,
            mark: state.mark,
        });
        if std::mem::take(&mut self.space) && !piece.text.is_empty() && !piece.text.ends_with(char::is_whitespace) {
            piece.text.push(' ');
        }
        if piece.lines.last().is_none_or(|last| last.1 != line) {
            piece.lines.push((piece.text.len(), line));
        }
        piece.text.push_str(word);
        if self.link.is_some() {
            piece.linked += word.len() + 1;
        }
    }

    fn count_lines(&mut self, place: usize) {
        let bytes = self.source.as_bytes();
        while self.counted < place {
            let ends = match bytes[self.counted] {
                b'\n' => true,
                b'\r' => bytes.get(self.counted + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(ends);
            self.counted += 1;
        }
    }

    fn end_piece(&mut self) {
        self.breaks = 0;
        self.space = false;
        let Some(mut piece) = self.piece.take() else { return };
        piece.text.truncate(piece.text.trim_end().len());
        if !piece.text.is_empty() {
            self.page.pieces.push(piece);
        }
        // What follows in the same item is a paragraph of it.
        if self.kind == BlockKind::ListItem {
            self.kind = BlockKind::Paragraph;
            for element in self.stack.iter_mut().rev().take(16).take_while(|element| element.item) {
                element.item = false;
            }
        }
    }

    /// Cells of one piece each become one row; anything larger is layout and stays as it is.
    fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let pieces = &self.page.pieces;
        let bounds: Vec<usize> = row.cells.iter().copied().chain([pieces.len()]).collect();
        let single = bounds.windows(2).all(|cell| matches!(cell, [start, end] if end - start <= 1));
        // Tables nest: what a row holds is looked through only where it is small.
        if row.cells.len() < 2 || !single {
            return;
        }
        let Some(inside) = pieces.get(row.first..) else { return };
        let fits = inside.iter().all(|piece| matches!(piece.kind, BlockKind::Paragraph) && piece.text.len() <= 600)
            && inside.iter().map(Piece::words).sum::<usize>() <= 120;
        let alike = inside.windows(2).all(|pair| matches!(pair, [a, b] if a.root == b.root));
        if inside.is_empty() || !fits || !alike {
            return;
        }
        let mut parts = self.page.pieces.drain(row.first..);
        let Some(mut whole) = parts.next() else { return };
        for part in parts {
            whole.text.push('\t');
            let at = whole.text.len();
            whole.lines.extend(part.lines.iter().map(|(offset, line)| (offset + at, *line)));
            whole.text.push_str(&part.text);
            whole.linked += part.linked;
        }
        whole.kind = BlockKind::TableRow;
        self.page.pieces.push(whole);
    }
}
