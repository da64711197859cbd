//! What tags open and close: which element text stands in, and what that makes of it.

use super::super::clutter::{self, Clutter};
use super::super::elements::{ends_itself, is_block, is_silent, is_subtitle, kind_of};
use super::super::tokens::attributes;
use super::{Element, Row, State, Walk};
use crate::article::BlockKind;

impl Walk<'_> {
    pub(super) fn open(&mut self, name: String, written: &str, closed: bool) {
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

    pub(super) fn close(&mut self, name: &str) {
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
    pub(super) fn pop_to(&mut self, depth: usize) {
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
}
