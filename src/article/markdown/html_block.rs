//! HTML inside Markdown: tags are dropped, the text inside is kept.

use super::writer::Writer;
use crate::article::BlockKind;
use crate::article::html::entities::Entities;
use crate::article::html::tokens::{Token, tokens};

/// The lines of one HTML block, and where each stands in the source.
#[derive(Debug, Default)]
pub(super) struct HtmlBlock {
    html: String,
    places: Vec<(usize, usize)>,
}

impl HtmlBlock {
    /// Adds a piece that stands at `from` in the source.
    pub(super) fn push(&mut self, piece: &str, from: usize) {
        self.places.push((self.html.len(), from));
        self.html.push_str(piece);
    }

    /// Writes the text, a block for each element that is one.
    pub(super) fn write(&self, writer: &mut Writer<'_>) {
        let mut entities = Entities::default();
        for token in tokens(&self.html) {
            match token {
                Token::Text(range) => self.text(&self.html[range.clone()], range.start, &mut entities, writer),
                Token::Raw(_) => {}
                Token::Open { name, span, .. } => {
                    if ends_block(&name) {
                        writer.end();
                        writer.markup(self.place(span.start));
                    }
                }
                Token::Close { name } => {
                    if ends_block(&name) {
                        writer.end();
                    }
                }
            }
        }
    }

    fn text(&self, text: &str, start: usize, entities: &mut Entities, writer: &mut Writer<'_>) {
        let kind = BlockKind::Paragraph;
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let place = self.place(start + at);
            let plain = rest.find(|c: char| c == '&' || c.is_whitespace()).unwrap_or(rest.len());
            if plain > 0 {
                writer.verbatim(kind, &rest[..plain], place);
                at += plain;
            } else if rest.starts_with('&') {
                match entities.at(rest) {
                    Some((decoded, length)) => {
                        writer.instead(kind, &decoded, place, place + length);
                        at += length;
                    }
                    None => {
                        writer.verbatim(kind, "&", place);
                        at += 1;
                    }
                }
            } else {
                let blanks = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
                if writer.has_text() && !writer.ends_blank() {
                    writer.instead(kind, " ", place, place + 1);
                }
                at += blanks;
            }
        }
    }

    /// The place in the source of offset `at` of the block.
    fn place(&self, at: usize) -> usize {
        match self.places.partition_point(|place| place.0 <= at) {
            0 => at,
            n => self.places[n - 1].1 + (at - self.places[n - 1].0),
        }
    }
}

fn ends_block(name: &str) -> bool {
    !matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
