//! Collects text, blocks, and the pairs that lead back into the source.

use crate::article::{Block, BlockKind};
use crate::text::{LineAnchors, Span};

/// What has been written so far.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    source: &'a str,
    text: String,
    blocks: Vec<Block>,
    offsets: Vec<(usize, usize)>,
    open: Option<Open>,
    /// Where in the source the markup of the block to come begins.
    markup: Option<usize>,
    /// One past the last byte of the source that is in the text.
    reached: usize,
    /// One past the last byte of the source that belongs to a block, its closing markup included.
    closed: usize,
}

#[derive(Debug)]
struct Open {
    kind: BlockKind,
    start: usize,
}

/// The finished text.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) offsets: Vec<(usize, usize)>,
    pub(super) lines: LineAnchors,
}

impl<'a> Writer<'a> {
    /// A writer for `source`, whose text begins at byte `start`.
    pub(super) fn new(source: &'a str, start: usize) -> Self {
        Self {
            source,
            text: String::new(),
            blocks: Vec::new(),
            offsets: Vec::new(),
            open: None,
            markup: None,
            reached: start,
            closed: start,
        }
    }

    /// Markup of a block begins at `at`: the cut between blocks falls before the first of them.
    pub(super) fn markup(&mut self, at: usize) {
        self.markup.get_or_insert(at);
    }

    /// Markup of a block ends at `at`.
    pub(super) fn markup_ends(&mut self, at: usize) {
        self.closed = self.closed.max(at);
    }

    /// Whether the open block has text already.
    pub(super) fn has_text(&self) -> bool {
        self.open.as_ref().is_some_and(|open| self.text.len() > open.start)
    }

    /// Whether the open block's text ends with a blank.
    pub(super) fn ends_blank(&self) -> bool {
        !self.has_text() || self.text.ends_with(char::is_whitespace)
    }

    /// Writes `text`, which stands at `from` in the source as it is.
    pub(super) fn verbatim(&mut self, kind: BlockKind, text: &str, from: usize) {
        self.begin(kind, from);
        self.pair(self.text.len(), from);
        self.text.push_str(text);
        self.reached = self.reached.max(from + text.len());
    }

    /// Writes `text` for the source's bytes `from..to`, which read otherwise.
    pub(super) fn instead(&mut self, kind: BlockKind, text: &str, from: usize, to: usize) {
        if text.is_empty() {
            return;
        }
        self.begin(kind, from);
        self.pair(self.text.len(), from);
        self.text.push_str(text);
        // The last byte stands for the last byte: a cut behind the text falls behind the source's bytes.
        self.pair(self.text.len() - 1, to.saturating_sub(1).max(from));
        self.reached = self.reached.max(to);
    }

    /// Ends the open block; blanks at its end are left out.
    pub(super) fn end(&mut self) {
        let Some(open) = self.open.take() else { return };
        let body = self.text[open.start..].trim_end().len();
        self.text.truncate(open.start + body);
        while self.offsets.last().is_some_and(|pair| pair.0 >= self.text.len()) {
            self.offsets.pop();
        }
        if body > 0 {
            self.blocks.push(Block {
                span: Span::new(open.start, self.text.len()),
                kind: open.kind,
                boilerplate: None,
            });
        }
    }

    /// Opens a block of `kind` unless one is open; its text begins at `from` in the source.
    fn begin(&mut self, kind: BlockKind, from: usize) {
        if self.open.is_some() {
            return;
        }
        // An empty block before has taken its text back, not the blanks before it.
        let body = self.text.trim_end().len();
        self.text.truncate(body);
        while self.offsets.last().is_some_and(|pair| pair.0 >= body) {
            self.offsets.pop();
        }
        let cut = self.cut(from);
        if let Some(last) = self.blocks.last() {
            let close = matches!(
                (last.kind, kind),
                (BlockKind::ListItem, BlockKind::ListItem) | (BlockKind::TableRow, BlockKind::TableRow)
            );
            self.text.push_str(if close { "\n" } else { "\n\n" });
            self.pair(self.text.len() - 1, cut.saturating_sub(1));
        } else {
            self.pair(0, cut);
        }
        self.markup = None;
        self.open = Some(Open { kind, start: self.text.len() });
    }

    /// Where the source is cut before a block whose text begins at `from`: at the start of the line on which
    /// its markup begins, so that `> ` and `- ` go with it.
    fn cut(&self, from: usize) -> usize {
        let markup = self.markup.unwrap_or(from).clamp(self.reached.min(from), from);
        let line = self.source[..markup].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        line.max(self.reached).min(from)
    }

    fn pair(&mut self, text: usize, source: usize) {
        let Some(&(last_text, last_source)) = self.offsets.last() else {
            return self.offsets.push((text, source));
        };
        let source = source.max(last_source);
        // What runs on in step needs no new pair.
        if source - last_source != text - last_text {
            self.offsets.push((text, source));
        }
    }

    /// The text with all its ways back.
    pub(super) fn finish(mut self) -> Written {
        self.end();
        let body = self.text.trim_end().len();
        self.text.truncate(body);
        while self.offsets.last().is_some_and(|pair| pair.0 >= body && pair.0 > 0) {
            self.offsets.pop();
        }
        let end = self.source[..self.closed].trim_end().len();
        if !self.blocks.is_empty() && end > self.reached {
            // The closing markup of the last block goes with it.
            self.text.push('\n');
            self.pair(self.text.len() - 1, end - 1);
        }
        if self.blocks.is_empty() {
            self.offsets.clear();
        }
        let lines = lines(self.source, &self.text, &self.offsets);
        Written { text: self.text, blocks: self.blocks, offsets: self.offsets, lines }
    }
}

/// The source's line of every piece of the text, found in one pass.
fn lines(source: &str, text: &str, offsets: &[(usize, usize)]) -> LineAnchors {
    let bytes = source.as_bytes();
    let mut anchors = LineAnchors::default();
    let (mut line, mut counted) = (1u64, 0usize);
    for (at, &(start, from)) in offsets.iter().enumerate() {
        let next = offsets.get(at + 1).map_or(text.len(), |pair| pair.0);
        while counted < from {
            line += u64::from(ends_line(bytes, counted));
            counted += 1;
        }
        anchors.push(start, line);
        for step in 0..next.saturating_sub(start) {
            let here = from + step;
            if here >= counted && here < bytes.len() {
                counted = here + 1;
                if ends_line(bytes, here) {
                    line += 1;
                    anchors.push(start + step + 1, line);
                }
            }
        }
    }
    anchors
}

fn ends_line(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    }
}
