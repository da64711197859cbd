//! Looks for the commonest English words: every text is asked this first, and nearly all need no second question.

use super::detect::{ENGLISH, Witness};

/// Places of [`TABLE`]: few words share one.
const PLACES: usize = 512;

/// A word of at most eight bytes as a number, and its bit in [`Witness::seen`].
type Known = (u64, u8);

/// The words of [`ENGLISH`], each at the place of its hash or at the next free one.
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
        let mut place = place(word);
        while table[place].0 != 0 {
            place = (place + 1) % PLACES;
        }
        table[place] = (word, number as u8);
        number += 1;
    }
    table
};

const fn place(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize % PLACES
}

/// What [`Witness::of`] says of `sample` and the English list.
pub(super) fn witness(sample: &str) -> Witness {
    let mut found = Witness { words: 0, hits: 0, seen: 0 };
    // The word that is being read: its ASCII letters in lower case, how many bytes it has, whether it may be known.
    let (mut word, mut length) = (0u64, 0u32);
    let mut end = |word: &mut u64, length: &mut u32| {
        found.words += usize::from(*length > 0);
        if (1..=8).contains(length) {
            let mut place = place(*word);
            while TABLE[place].0 != 0 {
                if TABLE[place].0 == *word {
                    found.hits += 1;
                    found.seen |= 1 << TABLE[place].1;
                }
                place = (place + 1) % PLACES;
            }
        }
        (*word, *length) = (0, 0);
    };
    let bytes = sample.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphabetic() || *byte == b'\'' {
            if length < 8 {
                word |= u64::from(byte.to_ascii_lowercase()) << (8 * length);
            }
            length += 1;
            at += 1;
        } else if byte.is_ascii() {
            end(&mut word, &mut length);
            at += 1;
        } else {
            let Some(character) = sample[at..].chars().next() else { break };
            // No word of the list has a letter that is not ASCII, in whatever case.
            if character.is_alphabetic() {
                length += 9
            } else {
                end(&mut word, &mut length)
            }
            at += character.len_utf8();
        }
    }
    end(&mut word, &mut length);
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_of_the_list_is_known() {
        for word in ENGLISH {
            assert!(word.len() <= 8 && word.is_ascii());
            assert_eq!(witness(&word.to_uppercase()), Witness::of(word, ENGLISH), "{word}");
            assert_eq!(witness(word).hits, 1, "{word}");
        }
        assert!(ENGLISH.len() <= 64);
    }

    proptest! {
        #![proptest_config(crate::testing::cases(2000))]

        #[test]
        fn words_are_found_as_by_going_through_the_list(
            text in "(the|of|And|IT'S|a|xylophone|information|don't|é|\u{212a}|ſ|[ .,’'-]|\\PC){0,60}",
        ) {
            prop_assert_eq!(witness(&text), Witness::of(&text, ENGLISH));
        }
    }
}
