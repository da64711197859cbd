//! Manners of speaking that have a number and mean none: `a million thanks`, `two birds with one stone`.

use super::amount::{Number, Shape};
use super::cursor::Cursor;
use super::tongue::Tongue;

/// What follows the number in such a manner of speaking, in small letters; a hyphen counts as a blank.
const BEHIND: &[(&str, &[&str])] = &[
    ("a hundred", &["and one", "thanks"]),
    ("a thousand", &["and one", "thanks", "apologies", "pardons", "kisses", "cuts", "times no", "times yes"]),
    ("a million", &["and one", "thanks", "apologies", "kisses", "miles away"]),
    (
        "two",
        &[
            "birds with one",
            "left feet",
            "peas in",
            "sides of the same",
            "wrongs",
            "cents worth",
            "cents in",
            "heads are better",
            "hoots",
            "bites at",
            "bites of",
        ],
    ),
    ("three", &["cheers", "strikes and", "sheets to", "square meals"]),
    ("four", &["corners of the", "letter word"]),
    ("six", &["feet under", "of one"]),
    ("seven", &["seas", "year itch", "deadly sins"]),
    ("nine", &["day wonder"]),
    ("ten", &["feet tall", "a penny", "foot pole"]),
    ("forty", &["winks"]),
];

/// What stands before the number.
const BEFORE: &[(&str, &str)] =
    &[("whole", "nine"), ("cloud", "nine"), ("catch", "forty"), ("like", "a million"), ("worth", "a thousand")];

/// Whether `number` is one of a manner of speaking.
pub(super) fn is_spoken(cursor: Cursor<'_>, number: &Number) -> bool {
    if cursor.tongue != Tongue::English || !matches!(number.shape, Shape::Words | Shape::Article) {
        return false;
    }
    let written = cursor.text.get(number.start..number.end).unwrap_or_default();
    // `A hundred` as well as `a hundred`.
    let of_number = BEHIND.iter().find(|(words, _)| words.eq_ignore_ascii_case(written));
    let next = cursor.joined_word(number.end);
    let begins = |words: &&&str| next.is_some_and(|next| words.starts_with(next.text));
    if of_number.is_some_and(|(_, behind)| behind.iter().filter(begins).any(|words| goes_on(cursor, number.end, words)))
    {
        return true;
    }
    let mut led = BEFORE.iter().filter(|(_, words)| words.eq_ignore_ascii_case(written)).peekable();
    led.peek().is_some()
        && cursor.word_before(number.start, false).is_some_and(|before| led.any(|(word, _)| before.text == *word))
}

/// Whether `words` stand behind `end`, in small letters and whole.
fn goes_on(cursor: Cursor<'_>, end: usize, words: &str) -> bool {
    let mut end = end;
    words.split(' ').all(|expected| {
        let Some(word) = cursor.joined_word(end).filter(|word| word.text == expected) else { return false };
        end = word.end;
        true
    })
}
