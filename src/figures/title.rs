//! Names of works, games and books that begin with a number: `“The 39 Steps”`, `Twenty Questions`, `1 Corinthians`.

use super::amount::{Number, Shape};
use super::count::Noun;
use super::cursor::Cursor;
use super::nouns;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// Bytes between two quotation marks that may be a name.
const LONGEST: usize = 64;
/// Words behind a name that tell whether a headline writes all of them with capitals.
const WORDS_BEHIND: usize = 6;

/// Works, games and places that are called so, wherever their words have capitals.
const WORKS_OF_NUMBERS: &[(&str, &str)] = &[
    ("twenty", "Questions"),
    ("seven", "Samurai"),
    ("seven", "Sisters"),
    ("seven", "Pillars"),
    ("four", "Weddings"),
    ("four", "Seasons"),
    ("three", "Musketeers"),
    ("three", "Stooges"),
    ("three", "Tenors"),
    ("three", "Billboards"),
    ("three", "Amigos"),
    ("twelve", "Angry"),
    ("twelve", "Monkeys"),
    ("ten", "Commandments"),
    ("two", "Towers"),
    ("five", "Guys"),
    ("six", "Nations"),
];

/// Whether `number`, with the noun behind it, is part of a name.
pub(super) fn is_in_one(cursor: Cursor<'_>, number: &Number, noun: Option<&Noun>) -> bool {
    if cursor.tongue != Tongue::English {
        return false;
    }
    is_book_of_bible(cursor, number)
        || may_be_quoted(cursor, number) && is_quoted(cursor, number.start, number.end)
        || is_capitalised(cursor, number, noun)
}

/// Whether a work may be called so: by a number in words that stands first, or by a short one behind `The`. Headlines have others:
/// `“Storm Kills 20 People”`.
fn may_be_quoted(cursor: Cursor<'_>, number: &Number) -> bool {
    let before = cursor.word_before(number.start, false);
    match number.shape {
        Shape::Words => {
            before.is_none_or(|word| word.text == "The" || word.end + 1 < number.start)
                && !says_what_happened(cursor, number.end)
        }
        Shape::Bare { digits: 1 | 2 } => before.is_some_and(|word| word.text == "The"),
        _ => false,
    }
}

/// Whether a word behind `end` is a verb of news: `Three Workers Killed`.
fn says_what_happened(cursor: Cursor<'_>, end: usize) -> bool {
    let mut end = end;
    for _ in 0..WORDS_BEHIND {
        let Some(word) = cursor.joined_word(end) else { return false };
        let lower = word.lower();
        let lower = lower.as_str();
        if lower.ends_with("ed") && lower.len() > 3 || listed(&word_lists::DONE_BY_MANY, lower) {
            return true;
        }
        end = word.end;
    }
    false
}

/// `1 Corinthians 13`, `2 Samuel 7:12`; of books that are named as people are a verse must be told, or nothing else be said.
fn is_book_of_bible(cursor: Cursor<'_>, number: &Number) -> bool {
    let few = matches!(number.shape, Shape::Bare { digits: 1 }) && number.plain <= 3.into();
    let Some(book) = cursor.next_word(number.end).filter(|_| few) else { return false };
    let verse = || {
        let Some(at) = cursor.after_blank(book.end) else { return false };
        let chapter = at + cursor.rest(at).bytes().take(4).take_while(u8::is_ascii_digit).count();
        chapter > at && (cursor.byte(chapter) == b':' || number.start == 0 && chapter == cursor.text.len())
    };
    matches!(book.text, "Corinthians" | "Thessalonians" | "Maccabees")
        || listed(&word_lists::BIBLE, book.text) && verse()
}

/// Whether `start` and `end` lie between two quotation marks that enclose a name: all its words but the little ones have
/// capitals, and one behind the first has.
pub(super) fn is_quoted(cursor: Cursor<'_>, start: usize, end: usize) -> bool {
    let begins = start.saturating_sub(LONGEST);
    // Few numbers stand behind a mark, whose first bytes are these.
    let bytes = cursor.text.as_bytes().get(begins..start).unwrap_or_default();
    if !bytes.iter().any(|byte| matches!(byte, b'"' | 0xe2 | 0xc2)) {
        return false;
    }
    let opens = |sign: char| matches!(sign, '“' | '"' | '‘' | '«' | '„');
    let closes = |sign: char| matches!(sign, '”' | '"' | '’' | '»' | '“');
    let before = cursor.text_before(start, LONGEST);
    let Some((opened, opening)) = before.char_indices().rev().find(|(_, sign)| opens(*sign) || closes(*sign)) else {
        return false;
    };
    // A mark that stands on the word before it closes.
    let at_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    if !opens(opening) || at_word(before.get(..opened).and_then(|text| text.chars().next_back())) {
        return false;
    }
    let inner = before.get(opened + opening.len_utf8()..).unwrap_or_default();
    let behind = cursor.text_behind(end, LONGEST);
    let Some((closed, _)) = behind.char_indices().find(|(at, sign)| {
        closes(*sign) && !at_word(behind.get(at + sign.len_utf8()..).and_then(|text| text.chars().next()))
    }) else {
        return false;
    };
    let rest = behind.get(..closed).unwrap_or_default();
    // Somebody speaks: “Ten Americans,” he said.
    if rest.ends_with([',', '.', '?']) || inner.contains(". ") || rest.contains(". ") {
        return false;
    }
    let mut words = inner.split_whitespace().chain(rest.split_whitespace());
    let mut named = 0;
    let fits = words.all(|word| {
        let first = word.trim_start_matches(|sign: char| !sign.is_alphanumeric()).chars().next();
        let little = || nouns::is_function(word) || matches!(word, "s" | "part");
        let capital = first.is_some_and(char::is_uppercase);
        named += usize::from(capital);
        first.is_none_or(|first| {
            first.is_numeric() || capital || !first.is_alphabetic() || first.is_alphabetic() && little()
        })
    });
    fits && named > 0
}

/// `Twenty Questions and Connect Four kept the kids quiet`: a number in words that opens a sentence, before a noun with a capital
/// that is no people's.
fn is_capitalised(cursor: Cursor<'_>, number: &Number, noun: Option<&Noun>) -> bool {
    let opens = number.shape == Shape::Words && cursor.word(number.start).is_capitalised();
    let Some(noun) = noun.filter(|noun| opens && !noun.hyphen) else { return false };
    let Some(word) = cursor.word_ending(noun.end).filter(|word| word.is_capitalised()) else { return false };
    let all_capitals = word.text.chars().all(char::is_uppercase) || nouns::is_acronyms(word.text);
    let first = cursor.word(number.start).lower();
    // `Twenty Questions`, `Twelve Angry Men`
    let named = || {
        cursor.next_word(number.end).is_some_and(|next| {
            WORKS_OF_NUMBERS.iter().any(|(count, noun)| *count == first.as_str() && *noun == next.text)
        })
    };
    // `Two Palms Resort sued`
    let goes_on = || cursor.next_word(word.end).is_some_and(|next| listed(&word_lists::COMPANIES, next.text));
    let names = named() || goes_on();
    !all_capitals && names && !is_headline(cursor, word.end)
}

/// Whether the words behind `end` have capitals as well.
fn is_headline(cursor: Cursor<'_>, end: usize) -> bool {
    let mut end = end;
    let mut words = 0;
    for _ in 0..WORDS_BEHIND {
        let Some(word) = cursor.joined_word(end) else { break };
        end = word.end;
        if word.text.len() < 4 {
            continue;
        }
        if !word.is_capitalised() {
            return false;
        }
        words += 1;
    }
    words > 1
}
