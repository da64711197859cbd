//! Cells become rows of a table.

use super::{Piece, Walk};
use crate::article::BlockKind;

impl Walk<'_> {
    /// Cells of one piece each become one row; anything larger is layout and stays as it is.
    pub(super) fn end_row(&mut self) {
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
