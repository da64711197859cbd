//! How much of what stands between two blanks is looked for.

use std::cell::Cell;

use crate::query::forms::has_patterns;
use crate::query::{Item, Note, Occur, Part};
use crate::text::Span;

/// Leaves of a query at most. The parser counts words between blanks; one such may hold many.
const MOST_LEAVES: usize = 1024;

/// Room for the leaves of one query. Each leaf typed has a place of its own, so that nothing that was typed by itself
/// is lost; what one of them holds beside it shares the places that are left.
#[derive(Debug)]
pub(super) struct Room {
    spare: usize,
    /// Taken by what is wished for, and what may be.
    wished: Cell<usize>,
    most_wished: usize,
    /// Taken by what is left out, which may take all that is spare.
    left_out: Cell<usize>,
    /// Where there was first no room.
    ended_at: Cell<Option<Span>>,
}

impl Room {
    /// The room that the query of `items` has.
    pub(super) fn of(items: &[Item]) -> Self {
        let spare = MOST_LEAVES.saturating_sub(leaves(items));
        Self::new(spare, spare)
    }

    fn new(spare: usize, most_wished: usize) -> Self {
        Self { spare, wished: Cell::new(0), most_wished, left_out: Cell::new(0), ended_at: Cell::new(None) }
    }

    /// Whether there is a spare place for what is typed at `span`; it is taken.
    pub(super) fn take(&self, occur: Occur, span: Span) -> bool {
        let (taken, most) = match occur {
            Occur::MustNot => (&self.left_out, self.spare),
            _ => (&self.wished, self.most_wished),
        };
        let has_place = taken.get() < most;
        if has_place {
            taken.set(taken.get() + 1);
        } else if self.ended_at.get().is_none() {
            self.ended_at.set(Some(span));
        }
        has_place
    }

    /// The room to read the query with once more, where what is left out needs places that wishes took.
    pub(super) fn narrowed(&self) -> Option<Self> {
        let most_wished = self.spare - self.left_out.get();
        (self.wished.get() > most_wished).then(|| Self::new(self.spare, most_wished))
    }

    /// A note where there was no room for all.
    pub(super) fn note(&self) -> Option<Note> {
        let span = self.ended_at.get()?;
        let message = format!(
            "the query is too long: words and pairs of characters are looked for up to {MOST_LEAVES}, the rest of them is passed over"
        );
        Some(Note::fault(span, message, Some("search for fewer words at a time".to_owned())))
    }
}

fn leaves(items: &[Item]) -> usize {
    let of_item = |item: &Item| match &item.part {
        // Each pattern in it is one, and so is what stands between them.
        Part::Phrase { text, slop: 0 } if has_patterns(text) => text.split(' ').count(),
        part => leaves(part.children()).max(1),
    };
    items.iter().map(of_item).sum()
}
