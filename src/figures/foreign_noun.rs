//! The noun that a number counts in German, French, Spanish and Italian.

use super::count::{compound, is_file_number};
use super::cursor::Cursor;
use super::nouns;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// The noun in other languages: a capital shows it in German, elsewhere it comes first.
pub(super) fn read(cursor: Cursor<'_>, at: usize) -> Option<(String, usize)> {
    let mut at = at;
    for number in 0..3 {
        let (word, end) = compound(cursor, at)?;
        let whole = cursor.text.get(at..end)?;
        if number == 0
            && let Some(unit) = nouns::unit(whole)
        {
            return Some((unit.to_owned(), end));
        }
        if nouns::is_month_or_day(word.text) || crate::article::month_number(word.lower().as_str()).is_some() {
            return None;
        }
        if cursor.tongue == Tongue::German {
            // Marks are paid, and Mark is a name.
            if matches!(word.text, "Mal" | "Male" | "Mark") || listed(&word_lists::GERMAN_FUNCTION, word.text) {
                return None;
            }
            if word.is_capitalised() {
                return (!is_file_number(cursor, whole, end)).then(|| (whole.to_owned(), end));
            }
        } else if number == 0 && matches!(word.text, "de" | "d" | "di") {
            // `2 millions de personnes`, `millions d'habitants`.
            let mark = if word.text == "d" { cursor.char_at(end).map_or(0, char::len_utf8) } else { 0 };
            at = if mark > 0 { end + mark } else { cursor.after_blank(end)? };
            continue;
        } else {
            let lower = word.lower();
            let fits = !word.is_capitalised()
                && whole.len() >= 3
                && !nouns::is_foreign_function(lower.as_str())
                && (number > 0 || looks_plural(cursor.tongue, lower.as_str()));
            return fits.then(|| (whole.to_owned(), end));
        }
        at = cursor.after_blank(end)?;
    }
    None
}

/// Whether a word straight behind a number may be the plural of a noun, in tongues where it comes first. Italian plurals end in -i
/// or -e, as verbs do as well, or do not change: `14 moto`, `3 città`, `2 film`.
fn looks_plural(tongue: Tongue, lower: &str) -> bool {
    if tongue != Tongue::Italian {
        return lower.ends_with(['s', 'x']);
    }
    match lower.as_bytes().last() {
        Some(b'a' | b'o') => listed(&word_lists::ITALIAN_PLURALS, lower),
        Some(b'e') => !listed(&word_lists::ITALIAN_VERBS, lower) && !lower.ends_with("isce"),
        _ => true,
    }
}
