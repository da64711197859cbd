//! Words that follow one another as those of a phrase do.

use super::compile::Slot;
use super::zones::Found;
use crate::text::Span;

/// A word of the text that may stand at a place of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Placed {
    /// Where the phrase begins, were the word in its place.
    pub(super) shift: i64,
    pub(super) place: usize,
    pub(super) position: u32,
    pub(super) last: u32,
    pub(super) span: Span,
    /// Whether it counts without the others.
    pub(super) alone: bool,
}

/// Those of `found` that have places, by shift, place and position.
pub(super) fn placed(found: &[Found]) -> Vec<Placed> {
    let of_slot = |word: &Found| match word.slot {
        Slot::Place { place, offset, alone } => Some(Placed {
            shift: i64::from(word.position) - i64::from(offset),
            place,
            position: word.position,
            last: word.last,
            span: word.span,
            alone,
        }),
        _ => None,
    };
    let mut placed: Vec<Placed> = found.iter().filter_map(of_slot).collect();
    placed.sort_unstable();
    placed
}

/// Calls `each` with the words that begin a phrase at the same position, by place.
pub(super) fn each_beginning(found: &[Found], each: impl FnMut(&[Placed])) {
    placed(found).chunk_by(|one, next| one.shift == next.shift).for_each(each);
}

/// Calls `each` with the words of every row in which each of `places` is taken; several may be at one place.
pub(super) fn each(places: usize, found: &[Found], mut each: impl FnMut(&[Placed])) {
    each_beginning(found, |row| {
        if row.chunk_by(|one, next| one.place == next.place).count() == places {
            each(row);
        }
    });
}
