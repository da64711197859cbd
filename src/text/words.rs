//! How much there is to read: words, in every script.

use super::letters::{UPPER, eight, equal, letters, within};
use super::sentences::is_unspaced;

/// Parts that a word is counted in, so that a character of a script without blanks can count for less.
pub const WORD: u64 = 12;

/// A word, or a character of a script that does not part its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Atom {
    /// First byte.
    pub start: usize,
    /// One past its last byte, marks that hang on it included, blanks not.
    pub end: usize,
    /// How much it counts, in parts of [`WORD`].
    pub weight: u64,
}

/// Walks over the [`Atom`]s of a text; what lies between them is blank.
///
/// A word between blanks counts as one, a Chinese or Japanese character as 7/12, a letter of a
/// south-east Asian script without blanks as 3/12; a run of marks counts nothing. Beyond 24 characters a
/// word counts more: it is no word any longer.
#[derive(Debug, Clone)]
pub struct Atoms<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Atoms<'a> {
    /// The atoms of `text`.
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Atoms<'_> {
    type Item = Atom;

    fn next(&mut self) -> Option<Atom> {
        if let Some(atom) = ascii_atom(self.text.as_bytes(), self.at) {
            self.at = atom.end;
            return Some(atom);
        }
        let rest = &self.text[self.at..];
        let start = self.at + (rest.len() - rest.trim_start().len());
        let mut end = start;
        let (mut characters, mut dense, mut word, mut unspaced) = (0u64, 0u64, false, false);
        for c in self.text[start..].chars() {
            let letter = c.is_alphanumeric();
            if c.is_whitespace() || (letter && (unspaced || (end > start && is_unspaced(c)))) {
                break;
            }
            unspaced = letter && is_unspaced(c) || unspaced;
            word |= letter;
            dense += u64::from(is_dense(c));
            characters += 1;
            end += c.len_utf8();
        }
        if end == start {
            return None;
        }
        self.at = end;
        let base = match (unspaced, word) {
            (true, _) => 7,
            (_, true) => WORD.max(dense * 3),
            _ => 0,
        };
        Some(Atom { start, end, weight: base + characters.saturating_sub(24) * WORD / 24 })
    }
}

/// The next atom of `bytes` from `at` on, where it and the blanks before it are ASCII alone: most text is.
fn ascii_atom(bytes: &[u8], at: usize) -> Option<Atom> {
    let is_blank = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let start = at + bytes.get(at..)?.iter().position(|byte| !is_blank(*byte))?;
    let mut word = false;
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        if is_blank(byte) {
            break;
        }
        if !byte.is_ascii() {
            return None;
        }
        word |= byte.is_ascii_alphanumeric();
        end += 1;
    }
    let weight = u64::from(word) * WORD + ((end - start) as u64).saturating_sub(24) * WORD / 24;
    Some(Atom { start, end, weight })
}

/// Letters of scripts that put no blank between words but spell them.
fn is_dense(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// The weight of `text`, in parts of [`WORD`].
pub fn weight(text: &str) -> u64 {
    if text.is_ascii() { ascii_weight(text) } else { Atoms::of(text).map(|atom| atom.weight).sum() }
}

/// As [`weight`], of ASCII alone.
fn ascii_weight(text: &str) -> u64 {
    let (words, longest) = ascii_counts(text);
    // What is longer than a word counts more.
    if longest > 24 { Atoms::of(text).map(|atom| atom.weight).sum() } else { words * WORD }
}

/// How many words between blanks `text`, which is ASCII, has; marks alone are none.
pub(crate) fn ascii_words(text: &str) -> usize {
    let (mut words, mut carried) = (0, false);
    // Eight bytes a step, and so many steps before a byte of the sum could overflow.
    for steps in text.as_bytes().chunks(8 * 255) {
        let mut sum = 0u64;
        for bytes in steps.chunks(8) {
            let bytes = eight(bytes);
            let blank = equal(bytes, b' ') | within(bytes, b'\t', b'\r');
            let inside = letters(bytes) | within(bytes, b'0', b'9');
            // All bits of the bytes that are seen, and the lowest one of those that make a word: added up, the first of
            // these carries through the rest of its run into the blank behind it, and no other one does.
            let seen = ((blank ^ UPPER) >> 7) * 0xff;
            let (added, over) = seen.overflowing_add(inside >> 7);
            let (added, over_again) = added.overflowing_add(u64::from(carried));
            carried = over | over_again;
            sum += added & (blank >> 7);
        }
        words += sum.to_le_bytes().iter().map(|count| usize::from(*count)).sum::<usize>();
    }
    // What is thought behind the last byte is seen, and no letter.
    words + usize::from(carried)
}

/// Words with a letter or digit in them, and the length of the longest run between blanks.
///
/// All text goes through here once, so nothing depends on what a byte is but sums.
fn ascii_counts(text: &str) -> (u64, u64) {
    let (mut words, mut inside) = (0u64, 0u64);
    let (mut length, mut longest) = (0u64, 0u64);
    for byte in text.bytes() {
        let sign = u64::from(SIGNS[usize::from(byte & 0x7f)]);
        let (visible, letter) = (sign & VISIBLE, sign >> 1);
        words += inside & (visible ^ VISIBLE);
        inside = (inside | letter) & visible;
        length = (length + 1) & visible.wrapping_neg();
        longest = longest.max(length);
    }
    (words + inside, longest)
}

const VISIBLE: u64 = 1;
const LETTER: u64 = 2;

/// What each sign of ASCII is to a word: nothing, visible, or a letter or digit besides.
const SIGNS: [u8; 128] = {
    let mut signs = [VISIBLE as u8; 128];
    let mut at = 0;
    while at < signs.len() {
        let byte = at as u8;
        if matches!(byte, b'\t'..=b'\r' | b' ') {
            signs[at] = 0;
        } else if byte.is_ascii_alphanumeric() {
            signs[at] = (VISIBLE | LETTER) as u8;
        }
        at += 1;
    }
    signs
};

/// The words of `text`, rounded.
pub fn word_count(text: &str) -> u64 {
    (weight(text) + WORD / 2) / WORD
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_counted_between_blanks() {
        assert_eq!(word_count("It paid $14.3 billion – for a 49% stake."), 8);
        assert_eq!(word_count(" \n - • "), 0);
    }

    #[test]
    fn scripts_without_blanks_are_counted_by_their_characters() {
        assert_eq!(weight("今天很好。"), 28);
        assert_eq!(weight("AI模型"), 12 + 14);
        assert_eq!(word_count("สวัสดีชาวโลก"), 3);
    }

    #[test]
    fn what_is_too_long_for_a_word_counts_as_several() {
        assert_eq!(word_count(&"x".repeat(2400)), 100);
        assert_eq!(word_count(&"-".repeat(2424)), 100);
    }

    #[test]
    fn ascii_is_counted_like_any_text() {
        // A mark without width makes the same words walk the long way.
        for text in ["It paid $14.3 billion -- for a\t49% stake.", "x", "--", " \u{b}a\u{c}b\u{1c}c\r\n"] {
            assert_eq!(weight(text), weight(&text.replace(' ', "\u{2003}")), "{text:?}");
        }
        assert_eq!(weight(&"x".repeat(300)), weight(&format!("{}\u{301}", "x".repeat(299))));
    }

    proptest! {
        #![proptest_config(crate::testing::cases(3000))]

        #[test]
        fn ascii_weighs_what_its_atoms_weigh(text in "[a-z0-9 .,\t\n\r\u{b}\u{c}\u{1c}-]{0,80}|[!-~]{20,60}") {
            prop_assert_eq!(weight(&text), Atoms::of(&text).map(|atom| atom.weight).sum::<u64>());
        }
    }

    proptest! {
        #![proptest_config(crate::testing::cases(3000))]

        #[test]
        fn words_of_ascii_are_counted_as_byte_by_byte(text in "[a-z0-9 .,\t\n\r\u{0}\u{b}\u{c}\u{1c}\u{7f}-]{0,80}|[ -~]{0,60}", times in 1..200_usize) {
            for text in [text.clone(), text.repeat(times)] {
                prop_assert_eq!(ascii_words(&text) as u64, ascii_counts(&text).0, "{:?}", text);
            }
        }
    }

    #[test]
    fn atoms_are_parted_by_blanks_alone() {
        let text = " 「中文」and 中、文 e\u{301}t";
        let mut at = 0;
        for atom in Atoms::of(text) {
            assert!(text[at..atom.start].trim().is_empty());
            at = atom.end;
        }
        assert_eq!(at, text.len());
    }
}
