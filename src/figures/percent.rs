//! Percent, and what is counted between two percentages: percentage points and basis points.

use super::amount::Measure;
use super::cursor::{Cursor, Word};

/// The percent sign, or the words for it, behind the number that ends at `end`; and where they end.
///
/// A number of points may have `of a` and `full` before their name (`0.25 of a percentage point`, `two full percentage
/// points`): each of them once, so that a run of such words is gone over in one step.
pub(super) fn behind(cursor: Cursor<'_>, end: usize) -> Option<(usize, Measure)> {
    let Some(word) = joined(cursor, end) else { return sign(cursor, end) };
    match word.lower().as_str() {
        "of" => {
            let one = cursor.next_word(word.end).filter(|one| matches!(one.text, "a" | "one"))?;
            of_points(cursor, cursor.next_word(one.end)?)
        }
        "full" | "whole" | "single" => of_points(cursor, word),
        // Two `pc` may be computers: the letters are percent on their number, or where nothing is counted behind them.
        "pc" if word.start > end && !ends_amount(cursor, word) => None,
        _ => named(cursor, word),
    }
}

/// Whether `of` or the end of a clause follows `word`.
fn ends_amount(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    cursor.ends_clause(cursor.blank(word.end)) || cursor.next_word(word.end).is_some_and(|next| next.text == "of")
}

/// Points, behind `full` or not; never a percentage.
fn of_points(cursor: Cursor<'_>, word: Word<'_>) -> Option<(usize, Measure)> {
    let name = match word.lower().as_str() {
        "full" | "whole" | "single" => cursor.joined_word(word.end)?,
        _ => word,
    };
    named(cursor, name).filter(|(_, measure)| *measure != Measure::Percent)
}

/// The percent sign behind a blank or none.
fn sign(cursor: Cursor<'_>, end: usize) -> Option<(usize, Measure)> {
    let at = cursor.blank(end);
    let sign = cursor.char_at(at).filter(|sign| matches!(sign, '%' | '％'))?;
    let end = at + sign.len_utf8();
    // `12 %-Punkte`; a letter on the sign makes a word of its own of it.
    (!cursor.has_letter(end)).then_some((end, Measure::Percent))
}

/// What `word` names, with the words behind it that belong to the name.
fn named(cursor: Cursor<'_>, word: Word<'_>) -> Option<(usize, Measure)> {
    let lower = word.lower();
    match lower.as_str() {
        "pc" if word.text == "pc" => Some((word.end, Measure::Percent)),
        "p" if cursor.rest(word.start).starts_with("p.p.") => Some((word.start + 4, Measure::PercentagePoints)),
        "percent" | "pct" | "prozent" | "percents" | "procent" | "prozentig" | "prozentige" | "prozentigen"
        | "prozentiger" | "prozentiges" | "prozentigem" => Some((word.end, Measure::Percent)),
        "per" | "por" | "pour" => two_words(cursor, word),
        "prozentpunkt" | "prozentpunkte" | "prozentpunkten" | "pp" | "ppt" | "ppts" => {
            Some((word.end, Measure::PercentagePoints))
        }
        "bp" | "bps" | "basispunkt" | "basispunkte" | "basispunkten" => Some((word.end, Measure::BasisPoints)),
        "percentage" => {
            let point = cursor.joined_word(word.end).filter(|word| matches!(word.text, "point" | "points"))?;
            Some((point.end, Measure::PercentagePoints))
        }
        "basis" => {
            let point = cursor.joined_word(word.end).filter(|word| matches!(word.text, "point" | "points"))?;
            Some((point.end, Measure::BasisPoints))
        }
        "points" | "puntos" | "punti" | "point" | "punto" => romance_points(cursor, word),
        _ => None,
    }
}

/// `per cent`, `por ciento`, `pour cent`, `per cento`.
fn two_words(cursor: Cursor<'_>, first: Word<'_>) -> Option<(usize, Measure)> {
    let second = cursor.joined_word(first.end)?;
    let is_cent = matches!(second.text, "cent" | "ciento" | "cento");
    is_cent.then_some((second.end, Measure::Percent))
}

/// `points de pourcentage`, `puntos porcentuales`, `punti percentuali`, `points de base`, `puntos básicos`.
fn romance_points(cursor: Cursor<'_>, points: Word<'_>) -> Option<(usize, Measure)> {
    let mut word = cursor.next_word(points.end)?;
    if word.text == "de" {
        word = cursor.next_word(word.end)?;
    }
    match word.lower().as_str() {
        "pourcentage" | "porcentuales" | "porcentual" | "percentuali" | "percentuale" => {
            Some((word.end, Measure::PercentagePoints))
        }
        "base" | "básicos" => Some((word.end, Measure::BasisPoints)),
        _ => None,
    }
}

/// The word on the number (`25bps`), or behind a blank or hyphen.
fn joined<'a>(cursor: Cursor<'a>, end: usize) -> Option<Word<'a>> {
    let glued = cursor.word(end);
    if glued.is_empty() { cursor.joined_word(end) } else { Some(glued) }
}
