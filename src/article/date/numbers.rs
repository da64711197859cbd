//! Dates written in numbers alone.

use super::{Published, Token};

/// `2025`, `20250609`, a Unix timestamp.
pub(super) fn from_digits(digits: &str) -> Option<Published> {
    let number: i64 = digits.parse().ok()?;
    match digits.len() {
        4 => Published::of(number, None, None, false),
        8 => Published::of(number / 10_000, Some(number / 100 % 100), Some(number % 100), false),
        10 | 13 => Published::from_unix(number),
        _ => None,
    }
}

/// `2025-06-09`, `09.06.2025`, `6/19/2025`, `2025-06`: the parts' lengths and separators tell which is which.
pub(super) fn from_numbers(tokens: &[Token], time: bool) -> Option<Published> {
    // A date stands together: what a time or a reading time parts from it belongs to something else.
    let numbers: Vec<(i64, usize, Option<char>)> = tokens
        .iter()
        .skip_while(|token| !matches!(token, Token::Number { .. }))
        .map_while(|token| match token {
            Token::Number { value, digits, next } => Some((*value, *digits, *next)),
            _ => None,
        })
        .collect();
    match numbers.as_slice() {
        [(year, 4, _)] => Published::of(*year, None, None, false),
        [(year, 4, Some('-' | '/' | '.' | '年' | '년')), (month, 1..=2, _)]
        | [(month, 1..=2, Some('/' | '-' | '.')), (year, 4, _)] => Published::of(*year, Some(*month), None, false),
        [(year, 4, first), (month, 1..=2, second), (day, 1..=2, _)] if same_kind(*first, *second) => {
            Published::of(*year, Some(*month), Some(*day), time)
        }
        // Only one order is written with dots.
        [(day, 1..=2, Some('.')), (month, 1..=2, Some('.')), (year, 4, _)] => {
            Published::of(*year, Some(*month), Some(*day), time)
        }
        [(a, 1..=2, Some('/')), (b, 1..=2, Some('/')), (year, 4, _)]
        | [(a, 1..=2, Some('-')), (b, 1..=2, Some('-')), (year, 4, _)] => match (*a > 12, *b > 12) {
            (true, false) => Published::of(*year, Some(*b), Some(*a), time),
            (false, true) => Published::of(*year, Some(*a), Some(*b), time),
            (false, false) if a == b => Published::of(*year, Some(*a), Some(*b), time),
            _ => None,
        },
        _ => None,
    }
}

fn same_kind(first: Option<char>, second: Option<char>) -> bool {
    matches!(
        (first, second),
        (Some('-'), Some('-'))
            | (Some('/'), Some('/'))
            | (Some('.'), Some('.'))
            | (Some('年'), Some('月'))
            | (Some('년'), Some('월'))
    )
}
