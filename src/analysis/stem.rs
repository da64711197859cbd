//! Words become stems, by language, and the stems met lately are remembered.

use frostem::{Algorithm, Stemmer};

use crate::article::Language;

/// The stemmer crate whose stems an index is made of: part of the fingerprint, held to Cargo.lock by a test.
pub(super) const STEMMER_VERSION: &str = "2.20261016.1";

/// Longer words are names of things, keys, garbage: stemming them gains nothing.
const LONGEST_WORD: usize = 48;

/// How the words of one article are stemmed.
#[derive(Clone, Copy)]
pub(super) struct Stemming {
    stemmer: Stemmer,
    /// Stands behind each stem of a language other than English. Without it the German stem of `news`
    /// would be found by whoever looks for `new`.
    pub(super) mark: Option<[u8; 2]>,
    /// Whether words stay as they are.
    keeps_forms: bool,
}

impl Stemming {
    /// No stems: words stay in the form they have.
    pub(super) fn none() -> Self {
        Self { stemmer: Stemmer::new(Algorithm::English), mark: None, keeps_forms: true }
    }

    /// Stems for `language`; English where nothing is known of it.
    pub(super) fn of(language: Option<Language>) -> Self {
        let english = Self { stemmer: Stemmer::new(Algorithm::English), mark: None, keeps_forms: false };
        let Some(language) = language.filter(|language| *language != Language::ENGLISH) else { return english };
        let algorithm = match language.code() {
            "ar" => Algorithm::Arabic,
            "ca" => Algorithm::Catalan,
            "cs" => Algorithm::Czech,
            "da" => Algorithm::Danish,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "eo" => Algorithm::Esperanto,
            "es" => Algorithm::Spanish,
            "et" => Algorithm::Estonian,
            "eu" => Algorithm::Basque,
            "fa" => Algorithm::Persian,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "ga" => Algorithm::Irish,
            "hi" => Algorithm::Hindi,
            "hr" | "bs" | "sr" => Algorithm::Serbian,
            "hu" => Algorithm::Hungarian,
            "hy" => Algorithm::Armenian,
            "id" => Algorithm::Indonesian,
            "it" => Algorithm::Italian,
            "lt" => Algorithm::Lithuanian,
            "ne" => Algorithm::Nepali,
            "nl" => Algorithm::Dutch,
            "no" | "nb" | "nn" => Algorithm::Norwegian,
            "pl" => Algorithm::Polish,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            "uk" => Algorithm::Ukrainian,
            // The English words of a Chinese or Thai article are to be found as in an English one.
            _ => return english,
        };
        let mut mark = [0; 2];
        mark.copy_from_slice(language.code().as_bytes());
        Self { stemmer: Stemmer::new(algorithm), mark: Some(mark), keeps_forms: false }
    }

    /// Whether `I` is the capital of `ı`.
    pub(super) fn is_turkic(&self) -> bool {
        self.stemmer.algorithm() == Algorithm::Turkish
    }
}

/// Remembers stems: most words of a text are few words.
#[derive(Default)]
pub(super) struct StemCache {
    entries: Vec<Entry>,
}

const ENTRIES: usize = 8192;
const LONGEST_KEY: usize = 24;
const LONGEST_TAIL: usize = 6;

/// A word of at most [`LONGEST_KEY`] bytes with its stem: `keep` bytes of the word, then `tail`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Entry {
    word: [u64; 3],
    mark: [u8; 2],
    keep: u8,
    tail_length: u8,
    tail: [u8; LONGEST_TAIL],
}

const EMPTY: Entry = Entry { word: [0; 3], mark: [0; 2], keep: 0, tail_length: 0, tail: [0; LONGEST_TAIL] };

impl StemCache {
    /// Turns the folded word `term[start..]` into its stem.
    pub(super) fn stem(&mut self, stemming: &Stemming, term: &mut String, start: usize) {
        let length = term.len() - start;
        if length <= 2 || length > LONGEST_WORD || stemming.keeps_forms {
            return;
        }
        if length > LONGEST_KEY {
            let stem = stemming.stemmer.stem(&term[start..]).into_owned();
            term.truncate(start);
            term.push_str(&stem);
            return;
        }
        if self.entries.is_empty() {
            self.entries = vec![EMPTY; ENTRIES];
        }
        let word = key(&term.as_bytes()[start..]);
        let mark = stemming.mark.unwrap_or_default();
        let entry = &mut self.entries[slot(word, mark)];
        if entry.word != word || entry.mark != mark {
            let Some(made) = entry_for(stemming, &term[start..], word, mark) else {
                let stem = stemming.stemmer.stem(&term[start..]).into_owned();
                term.truncate(start);
                term.push_str(&stem);
                return;
            };
            *entry = made;
        }
        term.truncate(start + usize::from(entry.keep));
        if entry.tail_length > 0 {
            term.push_str(std::str::from_utf8(&entry.tail[..usize::from(entry.tail_length)]).unwrap_or_default());
        }
    }
}

fn key(word: &[u8]) -> [u64; 3] {
    let mut bytes = [0; LONGEST_KEY];
    bytes[..word.len()].copy_from_slice(word);
    let part = |at: usize| {
        let mut part = [0; 8];
        part.copy_from_slice(&bytes[at..at + 8]);
        u64::from_le_bytes(part)
    };
    [part(0), part(8), part(16)]
}

fn slot(word: [u64; 3], mark: [u8; 2]) -> usize {
    let mixed = word[0] ^ word[1].rotate_left(21) ^ word[2].rotate_left(43) ^ u64::from(u16::from_le_bytes(mark)) << 17;
    // Multiplicative hashing: the upper bits of the product depend on all of the word.
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - ENTRIES.trailing_zeros())) as usize
}

/// `None` where the stem shares too little with the word to be kept in an entry.
fn entry_for(stemming: &Stemming, word: &str, key: [u64; 3], mark: [u8; 2]) -> Option<Entry> {
    let stem = stemming.stemmer.stem(word);
    let mut keep = word.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count();
    while !word.is_char_boundary(keep) || !stem.is_char_boundary(keep) {
        keep -= 1;
    }
    let rest = &stem.as_bytes()[keep..];
    let mut tail = [0; LONGEST_TAIL];
    tail.get_mut(..rest.len())?.copy_from_slice(rest);
    Some(Entry { word: key, mark, keep: keep as u8, tail_length: rest.len() as u8, tail })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CODES: [&str; 34] = [
        "ar", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "hi", "hr", "hu",
        "hy", "id", "it", "lt", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sv", "ta", "tr", "uk", "vi",
    ];

    fn stemmed(cache: &mut StemCache, code: &str, word: &str) -> String {
        let mut term = word.to_owned();
        cache.stem(&Stemming::of(Language::from_code(code)), &mut term, 0);
        term
    }

    #[test]
    fn words_are_stemmed_by_language() {
        let mut cache = StemCache::default();
        for _ in 0..2 {
            assert_eq!(stemmed(&mut cache, "en", "investments"), "invest");
            assert_eq!(stemmed(&mut cache, "en", "companies"), "compani");
            assert_eq!(stemmed(&mut cache, "de", "häuser"), "haus");
            assert_eq!(stemmed(&mut cache, "fr", "continuellement"), "continuel");
            assert_eq!(stemmed(&mut cache, "en", "us"), "us");
        }
    }

    #[test]
    fn the_version_of_the_stemmer_is_the_one_in_use() {
        let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
        let expected = format!("name = \"frostem\"\nversion = \"{STEMMER_VERSION}\"");
        assert!(lock.contains(&expected), "set STEMMER_VERSION to the version in Cargo.lock");
    }

    proptest! {
        #[test]
        fn a_remembered_stem_is_the_stem(words in prop::collection::vec("[a-zàéüßñ]{1,30}|\\PC{1,10}|[а-яё]{1,14}", 1..40)) {
            let mut cache = StemCache::default();
            for code in CODES {
                let stemming = Stemming::of(Language::from_code(code));
                for word in words.iter().chain(&words) {
                    let expected = if word.len() <= 2 { word.clone() } else { stemming.stemmer.stem(word).into_owned() };
                    prop_assert_eq!(stemmed(&mut cache, code, word), if word.len() > LONGEST_WORD { word.clone() } else { expected });
                }
            }
        }
    }
}
