//! The list of a code: words, what stands between them, pieces of words; each with its code.
//!
//! It is used as it lies on disk, so that to open it costs next to nothing and to read one text touches little of it:
//!
//! | bytes | holds |
//! |---|---|
//! | 25 × 4 | how many codes of words have each length |
//! | 25 × 4 | the same of pieces |
//! | 4 each | entries of words, by rank |
//! | 4 each | entries of pieces, by rank |
//! | the rest | what is listed, joined |
//!
//! An entry says where that begins which is listed, how many bytes it has and what it is. All numbers have their lowest byte first.

use tantivy::directory::OwnedBytes;

use super::prefix::{Codes, Counts, LONGEST, lengths};

/// Bits of an entry for the place, and behind them for the length; the rest says what it is.
const PLACE_BITS: u32 = 24;
const LENGTH_BITS: u32 = 6;
/// Bytes of [`Counts`].
const COUNTS_BYTES: usize = 4 * (LONGEST + 1);

/// What an entry is that is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A word, or a piece of one. Between two words is a blank where nothing else is said.
    Word = 1,
    /// What stands between words.
    Between,
    /// The same, where the word that follows has a capital.
    BeforeCapital,
}

/// What is no text: which of these it is, is where a text would begin.
pub(super) mod signs {
    /// The text is over; among pieces, the word.
    pub(in super::super) const OVER: u32 = 0;
    /// A word follows in pieces.
    pub(in super::super) const SPELLED_WORD: u32 = 1;
    /// What stands between words follows in pieces.
    pub(in super::super) const SPELLED_BETWEEN: u32 = 2;
    /// A word that was spelled before: its number follows.
    pub(in super::super) const AGAIN: u32 = 3;
    /// How many signs there are.
    pub(in super::super) const COUNT: u32 = 4;
}

/// An entry of a list, or of one to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry<'a> {
    /// One of [`signs`].
    Sign(u32),
    /// What is listed.
    Text(Kind, &'a [u8]),
}

/// Codes with what they stand for.
#[derive(Debug)]
pub(super) struct Alphabet {
    pub(super) codes: Codes,
    /// Where its entries begin.
    from: usize,
    count: usize,
}

/// A list, as it lies on disk.
#[derive(Debug)]
pub(in crate::index) struct List {
    bytes: OwnedBytes,
    pub(super) words: Alphabet,
    pub(super) pieces: Alphabet,
    /// Where that begins which is listed.
    texts_from: usize,
}

impl List {
    /// The list that `bytes` are; `None` where they are none. What it lists is looked at when it is used.
    pub(in crate::index) fn new(bytes: OwnedBytes) -> Option<Self> {
        let (words, pieces) = (Codes::new(&counts(&bytes, 0)?)?, Codes::new(&counts(&bytes, COUNTS_BYTES)?)?);
        let alphabet = |codes: Codes, from| Alphabet { from, count: codes.count(), codes };
        let words = alphabet(words, 2 * COUNTS_BYTES);
        let pieces = alphabet(pieces, words.from + 4 * words.count);
        let texts_from = pieces.from + 4 * pieces.count;
        (texts_from <= bytes.len()).then_some(Self { bytes, words, pieces, texts_from })
    }

    /// All of it, as it lies on disk.
    pub(in crate::index) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What `rank` stands for in the alphabet; `None` where it is none of it, or the list is damaged.
    #[inline]
    pub(super) fn entry(&self, alphabet: &Alphabet, rank: u32) -> Option<Entry<'_>> {
        let rank = rank as usize;
        if rank >= alphabet.count {
            return None;
        }
        let bytes: &[u8] = &self.bytes;
        let entry = u32::from_le_bytes(*bytes.get(alphabet.from + 4 * rank..)?.first_chunk()?);
        let place = entry & ((1 << PLACE_BITS) - 1);
        let kind = match entry >> (PLACE_BITS + LENGTH_BITS) {
            0 => return Some(Entry::Sign(place)),
            1 => Kind::Word,
            2 => Kind::Between,
            _ => Kind::BeforeCapital,
        };
        let from = self.texts_from + place as usize;
        let length = (entry >> PLACE_BITS) as usize & ((1 << LENGTH_BITS) - 1);
        Some(Entry::Text(kind, bytes.get(from..from + length)?))
    }

    /// All entries of the alphabet, by rank.
    pub(super) fn entries(&self, alphabet: &Alphabet) -> impl Iterator<Item = Option<Entry<'_>>> {
        let ranks = 0..u32::try_from(alphabet.count).unwrap_or(u32::MAX);
        ranks.map(move |rank| self.entry(alphabet, rank))
    }
}

fn counts(bytes: &[u8], from: usize) -> Option<Counts> {
    let mut counts = Counts::default();
    let bytes = bytes.get(from..from + COUNTS_BYTES)?;
    for (count, bytes) in counts.iter_mut().zip(bytes.chunks_exact(4)) {
        *count = u32::from_le_bytes(bytes.try_into().ok()?);
    }
    // Of more than there can be at all, more would be multiplied than numbers hold.
    (counts[0] == 0 && counts.iter().all(|count| *count <= 1 << LONGEST)).then_some(counts)
}

/// The bytes of a list of `words` and `pieces`, each with how often it occurs; the same whatever order they are in.
pub(super) fn list_bytes<'a>(mut words: Vec<(Entry<'a>, u64)>, mut pieces: Vec<(Entry<'a>, u64)>) -> Vec<u8> {
    let (mut counts, mut entries, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for alphabet in [&mut words, &mut pieces] {
        // By what they are where they occur as often: so that codes do not depend on how they came.
        alphabet.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        let frequencies: Vec<u64> = alphabet.iter().map(|(_, frequency)| *frequency).collect();
        let mut ranked: Vec<(u8, &Entry<'_>)> =
            lengths(&frequencies).into_iter().zip(alphabet.iter().map(|(entry, _)| entry)).collect();
        ranked.sort_by_key(|(length, _)| *length);
        let mut of_length = Counts::default();
        for (length, entry) in ranked {
            of_length[usize::from(length)] += 1;
            let entry: u32 = match entry {
                Entry::Sign(sign) => *sign,
                Entry::Text(kind, text) => {
                    let place = texts.len() as u32;
                    texts.extend_from_slice(text);
                    place | (text.len() as u32) << PLACE_BITS | (*kind as u32) << (PLACE_BITS + LENGTH_BITS)
                }
            };
            entries.extend_from_slice(&entry.to_le_bytes());
        }
        counts.extend(of_length.iter().flat_map(|count| count.to_le_bytes()));
    }
    [counts, entries, texts].concat()
}
