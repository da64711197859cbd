//! Digits as wide as the characters of Chinese and Japanese: `４９%` is 49%.

use super::value::Figure;
use crate::article::Language;
use crate::text::Span;

/// What stands for a wide digit at the beginning of `rest`, or for a point or comma before one.
fn narrow(rest: &str) -> Option<char> {
    let is_digit = |c: &char| matches!(c, '０'..='９');
    let mut chars = rest.chars();
    let (wide, next) = (chars.next()?, chars.next());
    let is_within = is_digit(&wide) || matches!(wide, '．' | '，') && next.as_ref().is_some_and(is_digit);
    let wide = Some(wide).filter(|_| is_within)?;
    // The wide forms follow one another as the narrow ones do.
    char::from_u32(u32::from(wide) - 0xfee0)
}

/// Whether a wide digit stands in `text`.
pub(super) fn has_digit(text: &str) -> bool {
    // All wide characters begin with the same byte, which few texts hold; a block at a time is told at once.
    let may = text.as_bytes().chunks(64).any(|block| block.iter().fold(false, |any, byte| any | (*byte == 0xef)));
    may && text.contains(|c: char| matches!(c, '０'..='９'))
}

/// The figures of a text that has wide digits, read as if they were narrow; their spans are those of `text`.
pub(super) fn read(text: &str, language: Option<Language>) -> Vec<Figure> {
    let mut folded = String::with_capacity(text.len());
    // Each place of `folded` from which on it stands further behind `text`, and by how many bytes in all.
    let mut shifts: Vec<(usize, usize)> = Vec::new();
    let mut shift = 0;
    for (at, c) in text.char_indices() {
        match text.get(at..).and_then(narrow) {
            Some(narrow) => {
                folded.push(narrow);
                shift += c.len_utf8() - narrow.len_utf8();
                shifts.push((folded.len(), shift));
            }
            None => folded.push(c),
        }
    }
    let place = |at: usize| {
        let before = shifts.partition_point(|(from, _)| *from <= at).checked_sub(1);
        at + before.and_then(|last| shifts.get(last)).map_or(0, |(_, shift)| *shift)
    };
    let moved = |figure: Figure| Figure { span: Span::new(place(figure.span.start), place(figure.span.end)), ..figure };
    super::read::narrow(&folded, language).into_iter().map(moved).collect()
}
