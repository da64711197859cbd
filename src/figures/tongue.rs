//! How a language writes its numbers.

use super::cursor::Lower;
use super::word_lists::{ALSO_NAMES, LITTLE, SURE, listed};
use crate::article::Language;

/// The languages whose figures are read; any other is read like English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    English,
    German,
    French,
    Spanish,
    Italian,
    /// Another language that writes `14,3` for fourteen and three tenths.
    OtherComma,
}

impl Tongue {
    /// The tongue of a text in `language`.
    pub(super) fn of(language: Option<Language>) -> Self {
        match language.as_ref().map(Language::code) {
            Some("de") => Self::German,
            Some("fr") => Self::French,
            Some("es") => Self::Spanish,
            Some("it") => Self::Italian,
            Some(
                "pt" | "nl" | "da" | "sv" | "no" | "nb" | "fi" | "pl" | "cs" | "sk" | "ru" | "uk" | "tr" | "ro" | "hu"
                | "el" | "bg" | "hr" | "sl" | "sr" | "ca" | "id",
            ) => Self::OtherComma,
            _ => Self::English,
        }
    }

    /// Whether a comma stands before tenths and a full stop between thousands.
    pub(super) fn has_decimal_comma(self) -> bool {
        self != Self::English
    }

    /// Whether `text` has little words of a language with decimal commas, and whether it has English ones.
    pub(super) fn words_of(text: &str) -> (bool, bool) {
        let (mut foreign, mut english) = (false, false);
        for word in witnesses(text) {
            for (code, words) in &LITTLE {
                let is_english = *code == "en";
                let has = listed(words, word.as_str());
                (foreign, english) = (foreign || has && !is_english, english || has && is_english);
            }
        }
        (foreign, english)
    }

    /// Whether the first words of `text` are plainly English: a tenth of them and more are its little words, one among these no
    /// neighbour has, and no letter or little word is another language's.
    pub(super) fn is_plainly_english(text: &str) -> bool {
        let (mut words, mut hits, mut is_sure) = (0, 0, false);
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(60) {
            if !word.is_ascii() {
                return false;
            }
            words += 1;
            if word.len() > 7 {
                continue;
            }
            let lower = Lower::of(word);
            for (code, list) in &LITTLE {
                if listed(list, lower.as_str()) {
                    if *code != "en" {
                        return false;
                    }
                    hits += 1;
                }
            }
            is_sure |= matches!(lower.as_str(), "the" | "and" | "with" | "that" | "from" | "this" | "which" | "their");
        }
        is_sure && hits >= 2 && hits * 10 >= words
    }

    /// The tongue that `text` shows by its little words, for lines too short to tell their language otherwise.
    pub(super) fn language_shown(text: &str) -> Option<Language> {
        let mut hits = [0usize; LITTLE.len()];
        let mut signs = [false; SIGNS.len()];
        // A line that says nothing in this many words is left to the ordinary rules.
        for word in witnesses(text).take(60) {
            for (hits, (_, words)) in hits.iter_mut().zip(&LITTLE) {
                if listed(words, word.as_str()) {
                    *hits += 1 + usize::from(listed(&SURE, word.as_str()));
                }
            }
            for (signs, (_, is_sign)) in signs.iter_mut().zip(SIGNS) {
                *signs |= is_sign(word.as_str());
            }
        }
        // A letter of its own is no more than a second witness, and none beside English words: names have them, too.
        let is_english = hits.iter().zip(&LITTLE).any(|(hits, (code, _))| *code == "en" && *hits > 0);
        for (signs, (code, _)) in signs.iter().zip(SIGNS) {
            let of_code = hits.iter_mut().zip(&LITTLE).filter(|(hits, (of, _))| **hits == 1 && *of == code);
            of_code.for_each(|(hits, _)| *hits += usize::from(*signs && !is_english));
        }
        let best = hits.iter().copied().max().unwrap_or(0);
        let mut of_best = hits.iter().zip(&LITTLE).filter(|(hits, _)| **hits == best);
        let (_, (code, _)) = of_best.next()?;
        // One word alone may be a name: Le Monde, El Niño.
        let sure = best >= 2 || *code == "en";
        (sure && best > 0 && of_best.next().is_none()).then(|| Language::from_code(code)).flatten()
    }
}

/// The words of `text` in small letters, without those that may be somebody's name where they stand.
fn witnesses(text: &str) -> impl Iterator<Item = Lower<'_>> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).filter_map(|word| {
        let lower = Lower::of(word);
        let is_name = word.starts_with(char::is_uppercase) && listed(&ALSO_NAMES, lower.as_str());
        (!is_name).then_some(lower)
    })
}

/// Whether a word, in small letters, is written as in one language alone.
type IsSign = fn(&str) -> bool;

/// Letters and endings that show a language.
const SIGNS: [(&str, IsSign); 3] = [
    ("de", |word| word.contains(['ä', 'ö', 'ü', 'ß'])),
    ("fr", |word| word.contains(['é', 'è', 'ê', 'ç', 'œ', 'à', 'û', 'î'])),
    ("es", |word| word.contains('ñ') || word.ends_with('ó') || word.ends_with("ción") || word.ends_with("ía")),
];
