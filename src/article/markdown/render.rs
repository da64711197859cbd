//! Markdown events become text.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html_block::HtmlBlock;
use super::writer::{Writer, Written};
use crate::article::BlockKind;

/// Writes `source` from byte `start` on without its markup.
pub(super) fn render(source: &str, start: usize) -> Written {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let body = &source[start..];
    let mut render = Render {
        source,
        writer: Writer::new(source, start),
        kind: BlockKind::Paragraph,
        items: Vec::new(),
        html: None,
        cells: None,
        verbatim: false,
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        render.event(event, range.start + start..range.end + start);
    }
    render.writer.finish()
}

struct Render<'a> {
    source: &'a str,
    writer: Writer<'a>,
    /// Kind of the block that text belongs to.
    kind: BlockKind,
    /// For each open list item, whether its first block has begun.
    items: Vec<bool>,
    html: Option<HtmlBlock>,
    /// Inside a table row: cells without text since the last text, and where the present one begins.
    cells: Option<Cells>,
    /// Inside a code block.
    verbatim: bool,
}

#[derive(Default)]
struct Cells {
    parted: usize,
    from: usize,
}

impl Render<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.code(&text, range),
            Event::SoftBreak => self.blank(" ", range),
            Event::HardBreak => self.blank("\n", range),
            Event::Html(html) => {
                if let Some(block) = &mut self.html {
                    block.push(&html, range.start);
                }
            }
            Event::InlineHtml(html) => {
                if html.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) {
                    self.blank("\n", range);
                }
            }
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                let kind = match self.items.last_mut() {
                    Some(begun @ false) => {
                        *begun = true;
                        BlockKind::ListItem
                    }
                    _ => BlockKind::Paragraph,
                };
                self.block(kind, range.start);
            }
            Tag::Heading { level, .. } => self.block(BlockKind::Heading(*level as u8), range.start),
            Tag::Item => {
                self.block(BlockKind::ListItem, range.start);
                self.items.push(false);
            }
            Tag::CodeBlock(_) => {
                self.block(BlockKind::Code, range.start);
                self.verbatim = true;
            }
            Tag::HtmlBlock => {
                self.block(BlockKind::Paragraph, range.start);
                self.html = Some(HtmlBlock::default());
            }
            Tag::TableHead | Tag::TableRow => {
                self.block(BlockKind::TableRow, range.start);
                self.cells = Some(Cells::default());
            }
            Tag::TableCell => {
                if let Some(cells) = &mut self.cells {
                    cells.parted += usize::from(cells.from > 0);
                    cells.from = range.start.max(1);
                }
            }
            Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) => {
                self.block(BlockKind::Paragraph, range.start);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => {
                if let Some(block) = self.html.take() {
                    block.write(&mut self.writer);
                }
            }
            TagEnd::Item => {
                self.items.pop();
            }
            TagEnd::CodeBlock => self.verbatim = false,
            TagEnd::TableHead | TagEnd::TableRow => self.cells = None,
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::Table => {}
            _ => return,
        }
        self.writer.end();
        self.writer.markup_ends(range.end);
        self.kind = BlockKind::Paragraph;
    }

    /// What was open ends; a block of `kind` may begin, its markup at `at`.
    fn block(&mut self, kind: BlockKind, at: usize) {
        self.writer.end();
        self.writer.markup(at);
        self.kind = kind;
    }

    /// Text in a tight list stands in the item itself.
    fn kind_here(&mut self) -> BlockKind {
        if self.kind == BlockKind::ListItem
            && let Some(begun) = self.items.last_mut()
        {
            *begun = true;
        }
        self.kind
    }

    fn cell_gap(&mut self) {
        let Some(cells) = &mut self.cells else { return };
        let gaps = std::mem::take(&mut cells.parted);
        let from = cells.from.saturating_sub(1);
        if gaps > 0 && self.writer.has_text() {
            for _ in 0..gaps {
                self.writer.instead(BlockKind::TableRow, "\t", from, from + 1);
            }
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.cell_gap();
        let kind = self.kind_here();
        let written = &self.source[range.clone()];
        if written == text {
            return self.writer.verbatim(kind, text, range.start);
        }
        match written.find(text) {
            Some(at) => self.writer.verbatim(kind, text, range.start + at),
            // An entity, or a line end of another kind.
            None => self.writer.instead(kind, text, range.start, range.end),
        }
    }

    fn code(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.cell_gap();
        let kind = self.kind_here();
        let written = &self.source[range.clone()];
        // The marks around it may hold blanks as well; a mark inside is no mark, nor is the other one: `$10m` in code.
        let marks = written.len() - written.trim_start_matches(|mark| written.starts_with(mark)).len();
        let inner = written.get(marks..written.len().saturating_sub(marks)).unwrap_or_default();
        match inner.find(text) {
            Some(at) => self.writer.verbatim(kind, text, range.start + marks + at),
            None => self.in_step(kind, text, inner, range.start + marks),
        }
    }

    /// Code over several lines, in a quotation or a table: its pieces, one after the other.
    fn in_step(&mut self, kind: BlockKind, text: &str, inner: &str, from: usize) {
        let mut at = 0;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end();
            let found = inner.get(at..).and_then(|rest| rest.find(word)).map_or(at, |length| at + length);
            if !word.is_empty() && inner.get(found..).is_some_and(|rest| rest.starts_with(word)) {
                self.writer.verbatim(kind, word, from + found);
                at = found + word.len();
            } else if !word.is_empty() {
                self.writer.instead(kind, word, from + at, from + inner.len());
            }
            if piece.len() > word.len() {
                self.writer.instead(kind, " ", from + at, (from + at + 1).min(from + inner.len()));
            }
        }
    }

    fn blank(&mut self, blank: &str, range: Range<usize>) {
        if self.writer.has_text() && !self.writer.ends_blank() {
            self.writer.instead(self.kind, blank, range.start, range.end);
        }
    }
}
