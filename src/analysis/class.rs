//! What a character is to the scanner.

use unicode_normalization::char::is_combining_mark;

use super::cjk::{is_hangul, is_unspaced};
use super::fold::{is_invisible, narrow};

/// What a character is to the scanner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter, or what belongs to one.
    Letter,
    /// A digit or other number sign.
    Digit,
    /// A mark or invisible character: part of a word where one has begun.
    Extend,
    /// May stand between two pieces of a compound, or belong to a word's start or end: the ASCII character it stands for.
    Joiner(char),
    /// A currency sign.
    Currency(char),
    /// `%`, `‰`.
    Percent(char),
    /// A character of a script without blanks.
    Unspaced,
    /// A Korean syllable or letter.
    Hangul,
    /// Anything else parts words.
    Separator,
}

impl Class {
    /// Whether a compound may go on with this character behind a joiner.
    pub(super) fn is_word(self) -> bool {
        matches!(self, Class::Letter | Class::Digit)
    }

    /// The class of `character`.
    pub(super) fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'A'..='Z' => Class::Letter,
            '0'..='9' => Class::Digit,
            '\'' | '.' | ',' | '-' | '_' | '&' | '+' | '/' | '@' | '#' | ':' => Class::Joiner(character),
            '$' => Class::Currency('$'),
            '%' => Class::Percent('%'),
            '\0'..='\u{7f}' => Class::Separator,
            _ => Self::of_wide(character),
        }
    }

    fn of_wide(character: char) -> Self {
        match character {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}' | '\u{2bc}' | '\u{b7}' | '\u{5f3}' | '\u{5f4}' => {
                Class::Joiner('\'')
            }
            // An em dash parts two words; a shorter one joins them.
            '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' => Class::Joiner('-'),
            '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}' => Class::Currency(character),
            '\u{2030}' => Class::Percent(character),
            '\u{ff01}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}'
            | '\u{ff3b}'..='\u{ff40}'
            | '\u{ff5b}'..='\u{ff65}'
            | '\u{fe5f}'..='\u{fe6b}'
            | '\u{ffe0}'..='\u{ffe6}' => match narrow(character) {
                narrowed if narrowed != character => Self::of(narrowed),
                _ => Class::Separator,
            },
            _ if is_unspaced(character) => Class::Unspaced,
            _ if is_hangul(character) => Class::Hangul,
            _ if is_invisible(character) || is_combining_mark(character) => Class::Extend,
            _ if character.is_numeric() => Class::Digit,
            _ if character.is_alphabetic() => Class::Letter,
            _ => Class::Separator,
        }
    }

    /// The class of the character at `at` in `text`, and its length in bytes; a separator at the end.
    pub(super) fn at(text: &str, at: usize) -> (Self, usize) {
        match text.as_bytes().get(at) {
            None => (Class::Separator, 0),
            Some(byte) if byte.is_ascii() => (Self::of(char::from(*byte)), 1),
            Some(_) => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(character) => (Self::of(character), character.len_utf8()),
                None => (Class::Separator, 1),
            },
        }
    }
}
