//! Figures that leave out what the figure before them in the sentence has said: `1.5x book, or two times at the top`.

use std::borrow::Cow;

use super::amount;
use super::cursor::Cursor;
use super::fraction;
use super::hedge;
use super::multiple;
use super::names;
use super::value::{Bound, Figure, Kind};
use super::word_lists::{self, listed};
use crate::text::Span;

/// Bytes between two figures of which the first tells what the second one is.
pub(super) const GAP: usize = 80;

/// The figure at `at` that is told by `last`, the one before it.
pub(super) fn read(cursor: Cursor<'_>, at: usize, last: Option<&Figure>) -> Option<Figure> {
    let last = last.filter(|last| at >= last.span.end && matches!(last.kind, Kind::Multiple | Kind::Percent))?;
    let gap = cursor.text.get(last.span.end..at)?;
    let starts_word = cursor.char_before(at).is_none_or(|sign| !sign.is_alphanumeric());
    if !starts_word || gap.contains(['!', '?', '\n', '|']) || gap.contains(". ") {
        return None;
    }
    let floor = last.span.end;
    if last.kind == Kind::Percent {
        let article = Some(cursor.word(at)).filter(|word| matches!(word.text, "a" | "A"))?;
        let part = fraction::before_verb(cursor, article)?;
        let span = Span::new(at, part.end);
        let bound = Bound::Number(part.percent);
        let hedge = hedge::around(cursor, at, part.end, floor, Some("%"));
        return Some(Figure::new(span, Kind::Percent, Some(Cow::Borrowed("%")), (bound.clone(), bound), hedge));
    }
    // `or four times`, `is now two times`; in `won three times` it is told how often.
    let leads = |word: &str| listed(&word_lists::MULTIPLE_LEADS, word);
    if gap.contains(';') || !cursor.word_before(at, false).is_some_and(|word| leads(word.lower().as_str())) {
        return None;
    }
    let number = amount::read(cursor, at).ok()?.number;
    let value = number.value()?;
    if names::is_named(cursor, &number) || number.has_scale() || number.start != at {
        return None;
    }
    let end = multiple::repeated(cursor, &number)?;
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, at, end, floor, None);
    Some(Figure::new(Span::new(at, end), Kind::Multiple, None, (bound.clone(), bound), hedge))
}
