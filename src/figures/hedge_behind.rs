//! Hedges behind a figure, and between a number and its noun: `or more`, `-plus`, `10+ years`.

use super::cursor::Cursor;
use super::value::Hedge;

/// What stands behind the figure: `or more`, `-plus`, `+`.
pub(super) fn behind(cursor: Cursor<'_>, end: usize) -> Option<Hedge> {
    if cursor.byte(end) == b'+' {
        return (!cursor.is_digit(end + 1)).then_some(Hedge::Over);
    }
    if cursor.byte(end) == b'-' {
        let word = cursor.word(end + 1);
        return hyphened(word.lower().as_str(), word.end).map(|(hedge, _)| hedge);
    }
    // `$5 billion–plus`
    if cursor.char_at(end) == Some('–') {
        return (cursor.word(end + '–'.len_utf8()).text == "plus").then_some(Hedge::Over);
    }
    let first = match cursor.byte(end) {
        b',' => cursor.next_word(end + 1).filter(|word| word.text == "give")?,
        _ => cursor.next_word(end)?,
    };
    let second = || cursor.next_word(first.end).map_or("", |word| word.text);
    match first.text {
        "plus" if cursor.ends_clause(cursor.blank(first.end)) => Some(Hedge::Over),
        "or" | "and" | "oder" => match second() {
            "more" | "higher" | "above" | "greater" | "better" | "over" | "mehr" | "up" | "older" | "longer" => {
                Some(Hedge::Over)
            }
            "less" | "fewer" | "lower" | "under" | "below" | "weniger" | "younger" => Some(Hedge::Under),
            "so" | "thereabouts" => Some(Hedge::About),
            _ => None,
        },
        "at" => match second() {
            "least" | "minimum" => Some(Hedge::Over),
            "most" => Some(Hedge::Under),
            _ => None,
        },
        "give" if second() == "or" => Some(Hedge::About),
        _ => None,
    }
}

/// A hedge between a number and its noun, and where it ends: `10+ years`, `100 or more workers`.
pub(super) fn within(cursor: Cursor<'_>, end: usize) -> Option<(Hedge, usize)> {
    if cursor.byte(end) == b'+' {
        return Some((Hedge::Over, end + 1));
    }
    let first = cursor.next_word(end)?;
    match first.text {
        "plus" => Some((Hedge::Over, first.end)),
        "or" => {
            let second = cursor.next_word(first.end)?;
            let hedge = match second.text {
                "more" => Hedge::Over,
                "fewer" | "less" => Hedge::Under,
                "so" => Hedge::About,
                _ => return None,
            };
            Some((hedge, second.end))
        }
        _ => None,
    }
}

/// The hedge that a word behind a hyphen says, and where it ends: `$10 billion-plus`, `30-odd`.
pub(super) fn hyphened(lower: &str, end: usize) -> Option<(Hedge, usize)> {
    match lower {
        "plus" => Some((Hedge::Over, end)),
        "odd" | "ish" | "something" | "some" => Some((Hedge::About, end)),
        _ => None,
    }
}
