//! The words that a figure of an English text may begin with, told apart from all others by one look at a table.
//!
//! The table may hold a word too many and never one too few: what it lets through is looked at once more.

use super::currency::CODES;
use crate::text::letters::UPPER;

/// Words of numbers and what may stand before one, months, currencies that are no code, and what an address begins with.
const WORDS: &[&str] = &[
    "a",
    "an",
    "half",
    "quarter",
    "between",
    "from",
    "twice",
    "thrice",
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "onefold",
    "twofold",
    "threefold",
    "fourfold",
    "fivefold",
    "sixfold",
    "sevenfold",
    "eightfold",
    "ninefold",
    "tenfold",
    "zerofold",
    "elevenfold",
    "twelvefold",
    "fifteenfold",
    "sixteenfold",
    "twentyfold",
    "thirtyfold",
    "fortyfold",
    "fiftyfold",
    "sixtyfold",
    "seventyfold",
    "eightyfold",
    "ninetyfold",
    "hundredfold",
    "thousandfold",
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "rmb",
    "dm",
    "rs",
    "kr",
    "skr",
    "nkr",
    "dkr",
    "sfr",
    "rp",
    "rm",
    "p",
    "php",
    "r",
    "www",
];

/// One bit for each place.
static TABLE: [u64; 64] = {
    let mut table = [0; 64];
    let mut at = 0;
    while at < WORDS.len() + CODES.len() {
        let word = if at < WORDS.len() { WORDS[at] } else { CODES[at - WORDS.len()] };
        let place = place(first_eight(word));
        table[place / 64] |= 1 << (place % 64);
        at += 1;
    }
    table
};

/// The first eight letters of `word`, small, as a number; the first one lowest.
const fn first_eight(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut eight = 0;
    let mut at = 0;
    while at < bytes.len() && at < 8 {
        eight |= (bytes[at].to_ascii_lowercase() as u64) << (8 * at);
        at += 1;
    }
    eight
}

/// The place of a word in the table, of 64 times 64.
const fn place(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize
}

/// Whether the word may be in the list of which `eight` has the first `length` letters, eight at most and not none, in its
/// lowest bytes.
pub(super) fn may_be(eight: u64, length: usize) -> bool {
    // One bit tells small letters from capitals.
    let word = (eight | (UPPER >> 2)) & (u64::MAX >> (64 - 8 * length));
    let place = place(word);
    TABLE.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letters::eight;

    #[test]
    fn all_words_of_the_list_and_few_others_may_be_in_it() {
        let may_be = |word: &str| may_be(eight(word.as_bytes()), word.len().min(8));
        for word in WORDS.iter().chain(CODES) {
            assert!(may_be(word) && may_be(&word.to_uppercase()), "{word}");
        }
        let prose =
            "the museum of small town had its own orchestra and nobody knew who paid for that when it was founded";
        assert!(prose.split(' ').filter(|word| may_be(word)).count() < 3);
    }
}
