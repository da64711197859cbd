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
use super::value::{Bound, Figure, Kind};
use super::word_lists::{self, listed};
use crate::text::Span;

/// Bytes between two figures of which the first tells what the second one is.
pub(super) const GAP: usize = 80;

/// Words between two shares of which the second is told by the first: `on rent and`, `on their rent and`.
const WORDS_BETWEEN: usize = 4;

/// The fraction at `article` that goes on as `last` did: `35 percent on rent and a twentieth on paper`. A verb between the two
/// would have an object of its own, so little may stand there.
fn in_step(cursor: Cursor<'_>, last: &Figure, gap: &str, article: Word<'_>) -> Option<Fraction> {
    let part = fraction::named(cursor, article)?;
    let next = cursor.next_word(part.end).filter(|next| listed(&word_lists::GOES_ON, next.text))?;
    let first = cursor.next_word(last.span.end)?;
    let is_short = gap.ends_with(" and ")
        && !gap.contains([',', ';', ':'])
        && (3..=WORDS_BETWEEN).contains(&gap.split_ascii_whitespace().count());
    (is_short && next.text == first.text).then_some(part)
}

/// Whether `half` behind `gap` is another share of those whom `last` begins its sentence with: `Half of them went, half stayed`. Who
/// is 20 percent sure may half want to go.
fn is_share_too(cursor: Cursor<'_>, last: &Figure, gap: &str) -> bool {
    let start = last.span.start;
    let is_subject = cursor.opens_sentence(start)
        || cursor.word_before(start, false).is_some_and(|word| cursor.opens_sentence(word.start));
    let written = cursor.text.get(start..last.span.end).unwrap_or_default();
    let of_many = written.ends_with(" of") || cursor.next_word(last.span.end).is_some_and(|of| of.text == "of");
    gap.ends_with(", ") && is_subject && of_many
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
            "half" if is_share_too(cursor, last, gap) => half::before_verb(cursor, first)?,
            "half" => return None,
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
    // `212 times the pay of a worker; in 1989 it was 46 times`
    let is_it_again = || {
        let is = cursor.word_before(at, false).filter(|word| matches!(word.text, "was" | "is" | "were" | "are"));
        is.and_then(|is| cursor.word_before(is.start, false))
            .is_some_and(|it| matches!(it.text, "it" | "they" | "that"))
    };
    if gap.contains(';') && !is_it_again() || !led() {
        return None;
    }
    let number = amount::read(cursor, at).ok()?.number;
    let value = number.value()?;
    if names::is_named(cursor, &number) || number.has_scale() || number.start != at {
        return None;
    }
    let end = multiple::repeated(cursor, &number)?;
    // Who `was four times in court` was there so often.
    let is =
        cursor.word_before(at, false).is_some_and(|word| matches!(word.text, "is" | "are" | "was" | "were" | "be"));
    if is && !cursor.ends_clause(cursor.blank(end)) {
        return None;
    }
    let bound = Bound::Number(value);
    let hedge = hedge::around(cursor, at, end, floor, None);
    Some(Figure::new(Span::new(at, end), Kind::Multiple, None, (bound.clone(), bound), hedge))
}
