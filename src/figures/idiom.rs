//! Manners of speaking that have a number and mean none: `a million thanks`, `two birds with one stone`.

use super::amount::{Number, Shape};
use super::cursor::Cursor;
use super::tongue::Tongue;

/// What follows the number in such a manner of speaking, in small letters; a hyphen counts as a blank.
const BEHIND: &[(&str, &[&str])] = &[
    ("a hundred", &["thanks"]),
    ("a thousand", &["thanks", "apologies", "times no", "times yes"]),
    ("a million", &["and one things", "thanks", "apologies"]),
    (
        "two",
        &[
            "birds with one",
            "left feet",
            "peas in a pod",
            "sides of the same coin",
            "wrongs do",
            "cents worth",
            "heads are better",
            "hoots",
        ],
    ),
    ("three", &["cheers for", "sheets to the wind"]),
    ("four", &["corners of the earth", "corners of the world"]),
    ("seven", &["seas", "year itch", "deadly sins"]),
    ("nine", &["day wonder"]),
    ("ten", &["a penny"]),
    ("forty", &["winks"]),
];

/// What stands before the number, and behind it where that must be so.
const BEFORE: &[(&str, &str, &str)] = &[
    ("whole", "nine", "yards"),
    ("cloud", "nine", ""),
    ("worth", "a thousand", "words"),
    ("like", "a million", "dollars"),
    ("like", "a million", "bucks"),
    ("Thanks", "a million", ""),
    ("thanks", "a million", ""),
];

/// Whether somebody feels or looks before the `like` at `at`; a thing may cost something like it.
fn is_felt(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.word_before(at, false).is_some_and(|word| {
        matches!(word.text, "feel" | "feels" | "felt" | "feeling" | "look" | "looks" | "looked" | "looking")
    })
}

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
    let mut led = BEFORE.iter().filter(|(_, words, _)| words.eq_ignore_ascii_case(written)).peekable();
    led.peek().is_some()
        && cursor.word_before(number.start, false).is_some_and(|before| {
            led.any(|(word, _, behind)| {
                before.text == *word
                    && (behind.is_empty() || goes_on(cursor, number.end, behind))
                    && (*word != "like" || is_felt(cursor, before.start))
            })
        })
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
