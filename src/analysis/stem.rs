//! Words become stems, by language, and the stems met lately are remembered.

use frostem::{Algorithm, Stemmer};

use super::emit::push_mark;
use super::fold::fold;
use crate::article::Language;
use crate::text::hashed::Hashes;

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
///
/// It begins small, for a query or a snippet, and grows with the words that it did not know.
#[derive(Default)]
pub(super) struct StemCache {
    sets: Vec<Set>,
    /// Words that were not in it since it has this size.
    missed: usize,
    /// Notes the words that were not in it, where somebody wants to know.
    pub(super) notes: Option<FormNotes>,
}

/// Words that were met, each with the term that the index has for it.
#[derive(Debug, Default)]
pub(super) struct FormNotes {
    /// Hashes of what was noted lately: a word that the cache forgot is not noted each time it comes back.
    seen: Hashes,
    pub(super) noted: Vec<(String, String)>,
}

/// Words that are known to have been noted at most.
const MOST_SEEN: usize = 1 << 20;

impl FormNotes {
    fn note(&mut self, word: &str, stem: &str, stemming: &Stemming) {
        let mark = stemming.mark.map_or(0, |mark| u64::from(u16::from_le_bytes(mark)));
        if !self.seen.insert(xxhash_rust::xxh3::xxh3_64_with_seed(word.as_bytes(), mark)) {
            return;
        }
        if self.seen.len() > MOST_SEEN {
            self.seen.clear();
        }
        // A word that was stemmed with its accents on is folded as its term is.
        let (mut form, mut term) = (String::new(), String::new());
        fold(word, &mut form);
        fold(stem, &mut term);
        if let Some(mark) = stemming.mark {
            push_mark(&mut term, mark);
        }
        self.noted.push((form, term));
    }
}

/// Two places a set, the one used last in front: together they are one line of the processor's cache.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Set([Entry; 2]);

/// Sets of a cache that was just made, and the most that one grows to (4 MB).
const SETS: (usize, usize) = (1 << 10, 1 << 16);
/// How much it grows at a time.
const GROWTH: usize = 8;
const LONGEST_KEY: usize = 22;
const LONGEST_TAIL: usize = 6;

/// A word of at most [`LONGEST_KEY`] bytes with its stem: `keep` bytes of the word, then `tail`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Entry {
    key: Key,
    keep: u8,
    tail_length: u8,
    tail: [u8; LONGEST_TAIL],
}

/// The bytes of a word, zeros behind them, then the mark of its language. No word is empty, so zeros are none.
pub(super) type Key = [u64; 3];

const EMPTY: Entry = Entry { key: [0; 3], keep: 0, tail_length: 0, tail: [0; LONGEST_TAIL] };

impl StemCache {
    /// Turns the folded word `term[start..]` into its stem.
    pub(super) fn stem(&mut self, stemming: &Stemming, term: &mut String, start: usize) {
        let length = term.len() - start;
        if length <= 2 || length > LONGEST_WORD || stemming.keeps_forms {
            return;
        }
        if length > LONGEST_KEY {
            return self.stem_without_cache(stemming, term, start);
        }
        self.stem_keyed(stemming, term, start, key(&term.as_bytes()[start..], stemming.mark));
    }

    /// As [`StemCache::stem`] for a word of ASCII letters whose key was made by [`key_of_letters`].
    pub(super) fn stem_letters(&mut self, stemming: &Stemming, term: &mut String, key: Option<Key>) {
        match key {
            Some(key) if term.len() > 2 => self.stem_keyed(stemming, term, 0, key),
            _ => self.stem(stemming, term, 0),
        }
    }

    /// Fetches what is known of the words with these `keys`, all at once: the waits for memory pass side by side.
    pub(super) fn fetch(&self, keys: impl Iterator<Item = Key>) {
        let sets = self.sets.len();
        if sets == 0 {
            return;
        }
        let sum = keys.filter_map(|key| self.sets.get(place(key, sets))).fold(0, |sum, set| sum ^ set.0[0].keep);
        std::hint::black_box(sum);
    }

    fn stem_keyed(&mut self, stemming: &Stemming, term: &mut String, start: usize, key: Key) {
        if self.missed >= self.sets.len() {
            self.grow();
        }
        let place = place(key, self.sets.len());
        let Some(Set(entries)) = self.sets.get_mut(place) else {
            return self.stem_without_cache(stemming, term, start);
        };
        if entries[0].key != key {
            if entries[1].key != key {
                let word = &term[start..];
                let stem = stemming.stemmer.stem(word);
                if let Some(notes) = &mut self.notes {
                    notes.note(word, &stem, stemming);
                }
                let Some(made) = entry_for(word, &stem, key) else {
                    let stem = stem.into_owned();
                    term.truncate(start);
                    term.push_str(&stem);
                    return;
                };
                self.missed += 1;
                entries[1] = made;
            }
            entries.swap(0, 1);
        }
        let Entry { keep, tail_length, tail, .. } = entries[0];
        term.truncate(start + usize::from(keep));
        if tail_length > 0 {
            term.push_str(std::str::from_utf8(&tail[..usize::from(tail_length)]).unwrap_or_default());
        }
    }

    fn stem_without_cache(&mut self, stemming: &Stemming, term: &mut String, start: usize) {
        let stem = stemming.stemmer.stem(&term[start..]).into_owned();
        if let Some(notes) = &mut self.notes {
            notes.note(&term[start..], &stem, stemming);
        }
        term.truncate(start);
        term.push_str(&stem);
    }

    /// Makes room for more words; those that are in it stay.
    fn grow(&mut self) {
        let sets = if self.sets.is_empty() { SETS.0 } else { self.sets.len() * GROWTH };
        if sets > SETS.1 {
            self.missed = 0;
            return;
        }
        let known = std::mem::replace(&mut self.sets, vec![Set([EMPTY; 2]); sets]);
        // The one used last comes last, and so in front.
        for entry in known.into_iter().flat_map(|Set([first, second])| [second, first]) {
            if entry.key != EMPTY.key
                && let Some(Set(entries)) = self.sets.get_mut(place(entry.key, sets))
            {
                *entries = [entry, entries[0]];
            }
        }
        self.missed = 0;
    }
}

/// The key of a folded word of at most [`LONGEST_KEY`] bytes.
fn key(word: &[u8], mark: Option<[u8; 2]>) -> Key {
    let mut bytes = [0; 24];
    bytes[..word.len()].copy_from_slice(word);
    with_mark(parts(&bytes), mark)
}

/// The key of the `length` ASCII letters that `bytes` begins with, in whatever case; `None` where there is none for them.
pub(super) fn key_of_letters(bytes: &[u8], length: usize, stemming: &Stemming) -> Option<Key> {
    if length > LONGEST_KEY || stemming.keeps_forms {
        return None;
    }
    // Eight letters a step: no loop over bytes, and no copy but at the end of the text.
    let parts = match bytes.first_chunk::<24>() {
        Some(chunk) => parts(chunk),
        None => {
            let mut chunk = [0; 24];
            chunk.get_mut(..length)?.copy_from_slice(bytes.get(..length)?);
            parts(&chunk)
        }
    };
    let lower = |part: u64, before: usize| {
        let bits = 8 * length.saturating_sub(before).min(8) as u32;
        // One bit tells small letters of ASCII from capitals.
        (part | 0x2020_2020_2020_2020) & 1u64.checked_shl(bits).map_or(u64::MAX, |end| end - 1)
    };
    Some(with_mark([lower(parts[0], 0), lower(parts[1], 8), lower(parts[2], 16)], stemming.mark))
}

fn parts(bytes: &[u8; 24]) -> Key {
    let part = |at: usize| {
        let mut part = [0; 8];
        part.copy_from_slice(&bytes[at..at + 8]);
        u64::from_le_bytes(part)
    };
    [part(0), part(8), part(16)]
}

fn with_mark(mut key: Key, mark: Option<[u8; 2]>) -> Key {
    key[2] |= u64::from(u16::from_le_bytes(mark.unwrap_or_default())) << 48;
    key
}

/// Which of `sets` sets `key` belongs to; `sets` is a power of two.
pub(super) fn place(key: Key, sets: usize) -> usize {
    let mixed = key[0] ^ key[1].rotate_left(21) ^ key[2].rotate_left(43);
    // Multiplicative hashing: the upper bits of the product depend on all of the word.
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize & (sets - 1)
}

/// `None` where the stem shares too little with the word to be kept in an entry.
fn entry_for(word: &str, stem: &str, key: Key) -> Option<Entry> {
    let mut keep = word.bytes().zip(stem.bytes()).take_while(|(a, b)| a == b).count();
    while !word.is_char_boundary(keep) || !stem.is_char_boundary(keep) {
        keep -= 1;
    }
    let rest = &stem.as_bytes()[keep..];
    let mut tail = [0; LONGEST_TAIL];
    tail.get_mut(..rest.len())?.copy_from_slice(rest);
    Some(Entry { key, keep: keep as u8, tail_length: rest.len() as u8, tail })
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
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn a_key_is_made_alike_of_any_letters(word in "[a-zA-Z]{1,30}", rest in "[a-zA-Z .é]{0,30}", marked: bool) {
            let stemming = Stemming::of(Language::from_code(if marked { "de" } else { "en" }));
            let expected = || key(word.to_lowercase().as_bytes(), stemming.mark);
            let expected = (1..=LONGEST_KEY).contains(&word.len()).then(expected);
            prop_assert_eq!(key_of_letters(format!("{word}{rest}").as_bytes(), word.len(), &stemming), expected);
        }
    }

    #[test]
    fn a_cache_that_grows_keeps_what_it_knew() {
        let mut cache = StemCache::default();
        let sizes: Vec<usize> = (0..200_000)
            .map(|number: u32| {
                // Letters alone, no two words alike.
                let word: String =
                    format!("{number:06}").bytes().map(|digit| char::from(digit + b'a' - b'0')).collect();
                let stem = Stemming::of(None).stemmer.stem(&word).into_owned();
                assert_eq!(stemmed(&mut cache, "en", &word), stem);
                assert_eq!(stemmed(&mut cache, "en", "investments"), "invest");
                cache.sets.len()
            })
            .collect();
        assert!(sizes.is_sorted() && sizes[0] == SETS.0 && sizes.ends_with(&[SETS.1]));
        assert_eq!(std::mem::size_of::<Set>(), 64);
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

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
