//! Looks for the commonest English words: every text is asked this first, and nearly all need no second question.

use super::detect::{ENGLISH, Witness};
use crate::text::letters::{UPPER, before, eight, equal, letters};

/// Places of [`TABLE`]: so many that each word can have one of its own.
const PLACES: usize = 512;

/// A word of at most seven bytes as a number, and its bit in [`Witness::seen`].
type Known = (u64, u64);

/// Makes a word's place of the word: an odd number that was looked for until it gave each word its own.
const FACTOR: u64 = 0x9e37_79b9_8092_8e1d;

/// The words of [`ENGLISH`], each at its place.
static TABLE: [Known; PLACES] = {
    let mut table = [(0, 0); PLACES];
    let mut number = 0;
    while number < ENGLISH.len() {
        let bytes = ENGLISH[number].as_bytes();
        let mut word = 0;
        let mut at = 0;
        while at < bytes.len() {
            word |= (bytes[at] as u64) << (8 * at);
            at += 1;
        }
        assert!(table[place(word)].0 == 0, "two words share a place: look for another factor");
        table[place(word)] = (word, 1 << number);
        number += 1;
    }
    table
};

const fn place(word: u64) -> usize {
    (word.wrapping_mul(FACTOR) >> 55) as usize % PLACES
}

/// How many of eight bytes stand before the first one that is no part of a word of ASCII.
fn inside(bytes: u64) -> usize {
    before((letters(bytes) | equal(bytes, b'\'')) ^ UPPER)
}

/// Where the word of ASCII ends that goes on at `at`.
fn word_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let length = inside(eight(&bytes[at..]));
        at += length;
        if length < 8 {
            return at;
        }
    }
}

/// At least as many as there are words: something that is no letter stands between any two.
fn most_words(bytes: &[u8]) -> usize {
    // So few that a byte can count them: that is what lets them be looked at together.
    let between = |few: &[u8]| few.iter().fold(0, |count, byte| count + u8::from(!byte.is_ascii_alphabetic()));
    1 + bytes.chunks(128).map(|few| usize::from(between(few))).sum::<usize>()
}

/// What [`Witness::of`] says of `sample` and the English list.
///
/// Where it convinces whatever comes behind, the rest is not read.
pub(super) fn witness(sample: &str) -> Witness {
    let mut found = Witness { words: 0, hits: 0, seen: 0 };
    let bytes = sample.as_bytes();
    let most = most_words(bytes);
    let mut at = 0;
    while at < bytes.len() {
        let next = eight(&bytes[at..]);
        let length = inside(next);
        let end = if length < 8 { at + length } else { word_end(bytes, at + 8) };
        let behind = match bytes.get(end) {
            Some(byte) if !byte.is_ascii() => sample[end..].chars().next().unwrap_or(' '),
            _ => ' ',
        };
        if length == 8 || behind.is_alphabetic() {
            // A long word, or one with other letters: the list has none such, in whatever case.
            let rest = &sample[end..];
            at = end + rest.find(|c: char| !c.is_alphabetic() && c != '\'').unwrap_or(rest.len());
            found.words += 1;
            continue;
        }
        // What ends it parts words.
        at = end + behind.len_utf8();
        if length == 0 {
            continue;
        }
        found.words += 1;
        // One bit tells small letters from capitals, and the apostrophe has it too.
        let word = (next | 0x2020_2020_2020_2020) & ((1 << (8 * length)) - 1);
        let (known, bit) = TABLE[place(word)];
        let is_known = known == word;
        found.hits += usize::from(is_known);
        found.seen |= if is_known { bit } else { 0 };
        if found.hits * 100 > 12 * most + 100 && found.is_english() {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_of_the_list_is_known() {
        assert!(ENGLISH.len() <= 64);
        for word in ENGLISH {
            assert!(word.len() <= 7 && word.is_ascii());
            assert_eq!(witness(&word.to_uppercase()), Witness::of(word, ENGLISH), "{word}");
            assert_eq!(witness(word).hits, 1, "{word}");
        }
    }

    proptest! {
        #![proptest_config(crate::testing::cases(2000))]

        #[test]
        fn words_are_found_as_by_going_through_the_list(
            text in "((the|of|And|IT'S|a|said|information|don't|xylophon|é|\u{212a}|ſ|\\PC)[ .,’'—-]{0,2}){0,80}",
        ) {
            let (found, all) = (witness(&text), Witness::of(&text, ENGLISH));
            prop_assert_eq!(found.is_english(), all.is_english());
            prop_assert!(found == all || found.is_english());
        }
    }
}
