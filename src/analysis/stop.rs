//! Words too common to look up in a query that has others.

use super::fold::fold;
use super::stop_words::{DUTCH, ENGLISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, RUSSIAN, SPANISH};
use crate::article::Language;

/// Whether `word`, as typed, is on the list of any language.
pub(crate) fn is_common_word(word: &str) -> bool {
    ["en", "de", "es", "fr", "it", "nl", "pt", "ru"]
        .iter()
        .filter_map(|code| Language::from_code(code))
        .any(|language| is_stop_word(word, language))
}

/// Whether `word`, as typed, is on the list of `language`.
pub(super) fn is_stop_word(word: &str, language: Language) -> bool {
    // No stop word is that long, whatever it folds to.
    if word.len() > 32 {
        return false;
    }
    let mut folded = String::with_capacity(word.len());
    fold(word, &mut folded);
    let folded = folded.replace(['\u{2019}', '\u{2018}', '\u{2bc}', '\u{ff07}'], "'");
    let bare = folded.trim_matches(|character: char| !character.is_alphanumeric());
    let list: &[&str] = match language.code() {
        "en" => ENGLISH,
        "de" => GERMAN,
        "es" => SPANISH,
        "fr" => FRENCH,
        "it" => ITALIAN,
        "nl" => DUTCH,
        "pt" => PORTUGUESE,
        "ru" => RUSSIAN,
        _ => &[],
    };
    let listed = |word: &str| list.binary_search(&word).is_ok();
    if listed(bare) {
        return true;
    }
    match bare.split_once('\'') {
        // `what's`, `we'll`, `don't`: common where the word before the apostrophe is.
        Some((base, "s" | "ll" | "re" | "ve" | "d" | "m" | "t")) if language == Language::ENGLISH => {
            listed(base) || base.strip_suffix('n').is_some_and(listed)
        }
        _ => false,
    }
}

/// Whether `written` is in capitals and would be taken for a common English word without them: `US`, `IT`, `WHO`.
pub(super) fn is_acronym_like(written: &str, folded: &str) -> bool {
    is_capitals(written) && folded.len() <= 4 && ENGLISH.binary_search(&folded).is_ok()
}

/// Whether `written` is two to four capital letters of ASCII.
pub(super) fn is_capitals(written: &str) -> bool {
    (2..=4).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_folded() {
        for list in [DUTCH, ENGLISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, RUSSIAN, SPANISH] {
            assert!(list.is_sorted_by(|a, b| a < b), "{:?}", list.windows(2).find(|pair| pair[0] >= pair[1]));
            for word in list {
                let mut folded = String::new();
                fold(word, &mut folded);
                assert_eq!(*word, folded);
            }
        }
    }

    #[test]
    fn common_words_are_known_however_they_are_written() {
        for word in ["the", "The", "WHO", "what's", "What\u{2019}s", "don't", "we'll", "isn't", "of", "after?"] {
            assert!(is_stop_word(word, Language::ENGLISH), "{word}");
        }
        for word in ["stake", "fire", "interest", "computer", "system", "bill", "first", "C", "42", "", "’"] {
            assert!(!is_stop_word(word, Language::ENGLISH), "{word}");
        }
        let german = Language::from_code("de").unwrap();
        assert!(is_stop_word("für", german) && is_stop_word("die", german) && !is_stop_word("die", Language::ENGLISH));
    }

    #[test]
    fn capitals_tell_a_country_from_a_pronoun() {
        assert!(is_acronym_like("US", "us") && is_acronym_like("WHO", "who"));
        assert!(!is_acronym_like("us", "us") && !is_acronym_like("Us", "us") && !is_acronym_like("CEO", "ceo"));
    }
}
