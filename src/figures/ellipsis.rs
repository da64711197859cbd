//! Figures that leave out what the figure before them in the sentence has said: `1.5x book, or two times at the top`.

use std::borrow::Cow;

use super::amount;
use super::cursor::{Cursor, Word};
use super::foreign_fraction;
use super::fraction::{self, Fraction};
use super::half;
use super::hedge;
use super::multiple;
use super::names;
use super::nouns;
use super::range;
use super::value::{Bound, Figure, Kind};
use super::word_lists::{self, listed};
use crate::text::Span;

/// Bytes between two figures of which the first tells what the second one is.
pub(super) const GAP: usize = 80;

/// Whether `gap` ends with *and* and the thing that the same is said of: `cost 1.6 times those of May, and parking four times`.
fn is_gapped(gap: &str) -> bool {
    let mut words = gap.trim_end_matches(' ').rsplit(' ');
    let (thing, and) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_thing = thing.len() > 2 && thing.chars().all(char::is_lowercase) && !nouns::is_function(thing);
    let is_deed = thing.ends_with("ed")
        || listed(&word_lists::DONE_BY_MANY, thing)
        || matches!(
            thing,
            "rang"
                | "sang"
                | "met"
                | "hit"
                | "sat"
                | "ran"
                | "wrote"
                | "spoke"
                | "flew"
                | "drank"
                | "ate"
                | "rose"
                | "fell"
        );
    gap.ends_with(' ') && and == "and" && is_thing && !is_deed
}

/// The fraction at `article` that is said of another thing as `last` was of the first: `35 percent on rent and a twentieth on paper`,
/// `is down a third and maize a fifth since May`.
fn in_step(cursor: Cursor<'_>, last: &Figure, gap: &str, article: Word<'_>) -> Option<Fraction> {
    let part = fraction::named(cursor, article)?;
    let next = cursor.next_word(part.end).filter(|next| listed(&word_lists::GOES_ON, next.text));
    let first = cursor.next_word(last.span.end);
    let same = gap.ends_with(" and ") && next.zip(first).is_some_and(|(next, first)| next.text == first.text);
    let ends = next.is_some() || cursor.ends_clause(cursor.blank(part.end));
    let changed = range::is_change(cursor, last.span.start) && is_gapped(gap) && ends;
    (same || changed).then_some(part)
}

/// The figure at `at` that is told by `last`, the one before it but for years; words before `floor` belong to another figure.
pub(super) fn read(cursor: Cursor<'_>, at: usize, last: Option<&Figure>, floor: usize) -> Option<Figure> {
    let last = last.filter(|last| at >= last.span.end && matches!(last.kind, Kind::Multiple | Kind::Percent))?;
    let gap = cursor.text.get(last.span.end..at).filter(|gap| gap.len() <= GAP)?;
    let starts_word = cursor.char_before(at).is_none_or(|sign| !sign.is_alphanumeric());
    if !starts_word || gap.contains(['!', '?', '\n', '|']) || gap.contains(". ") {
        return None;
    }
    if last.kind == Kind::Percent {
        let first = cursor.word(at);
        let part = match first.text {
            "a" | "A" => fraction::before_verb(cursor, first).or_else(|| in_step(cursor, last, gap, first))?,
            "half" => half::before_verb(cursor, first)?,
            _ => foreign_fraction::before_verb(cursor, first)?,
        };
        let span = Span::new(at, part.end);
        let bound = Bound::Number(part.percent);
        let hedge = hedge::around(cursor, at, part.end, floor, Some("%"));
        return Some(Figure::new(span, Kind::Percent, Some(Cow::Borrowed("%")), (bound.clone(), bound), hedge));
    }
    // `or four times`, `is now two times`; in `won three times` it is told how often.
    let leads = |word: &str| listed(&word_lists::MULTIPLE_LEADS, word);
    let led = || cursor.word_before(at, false).is_some_and(|word| leads(word.lower().as_str()));
    if gap.contains(';') || !(led() || is_gapped(gap)) {
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
