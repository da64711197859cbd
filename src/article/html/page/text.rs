//! Characters become pieces of text, each piece with the lines it stands on.

use super::{Piece, Walk};
use crate::article::BlockKind;

impl Walk<'_> {
    pub(super) fn raw(&mut self, start: usize, end: usize) {
        if std::mem::take(&mut self.json) {
            self.count_lines(start);
            self.page.head.json(&self.source[start..end], self.line);
        }
    }

    pub(super) fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks >= 2 {
            self.end_piece();
        } else if let Some(piece) = &mut self.piece {
            piece.text.truncate(piece.text.trim_end_matches(' ').len());
            piece.text.push('\n');
            self.space = false;
        }
    }

    pub(super) fn text(&mut self, start: usize, end: usize) {
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

    pub(super) fn end_piece(&mut self) {
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
}
