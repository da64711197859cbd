//! What is listed, found by what it is.

use super::encode::Coded;
use super::list::{Entry, Kind, List};
use super::tokens::short_key;

/// Places of a table that are looked at for a word. Words of a list that get none of them are spelled.
const MOST_TRIED: usize = 32;
/// Bytes of the longest piece of a word.
pub(super) const LONGEST_PIECE: usize = 7;

const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

/// What a word is looked for by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Key {
    /// The first eight bytes of the word and its last, which are all of it where it has no more than sixteen.
    ends: (u64, u64),
    /// A number that few other words have.
    pub(super) hash: u64,
}

impl Key {
    #[inline]
    pub(super) fn of(word: &[u8]) -> Self {
        let ends = ends(word);
        let mut hash = (ends.0 ^ (word.len() as u64) << 56).wrapping_mul(ODD) ^ ends.1.rotate_left(29);
        let mut rest = word.get(8..).unwrap_or_default();
        while let Some(middle) = rest.first_chunk().filter(|_| rest.len() > 8) {
            hash = (hash ^ hash >> 29 ^ u64::from_le_bytes(*middle)).wrapping_mul(ODD);
            rest = &rest[8..];
        }
        hash = (hash ^ hash >> 32).wrapping_mul(ODD);
        Self { ends, hash: hash ^ hash >> 29 }
    }
}

#[inline]
fn ends(word: &[u8]) -> (u64, u64) {
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        return (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        return (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into());
    }
    (word.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0)
}

/// Words, found by hash. What tells a word from others lies side by side, so that to find one takes one look into memory.
#[derive(Debug)]
pub(super) struct Words {
    /// A power of two of them.
    places: Vec<Place>,
}

/// Two of them fill a line of the processor's cache, and none lies across two.
#[derive(Debug, Clone, Copy, Default)]
#[repr(align(32))]
struct Place {
    ends: (u64, u64),
    /// 0 where there is none.
    length: u8,
    coded: Coded,
}

impl Words {
    pub(super) fn with_room_for(words: usize) -> Self {
        Self { places: vec![Place::default(); (3 * words / 2).next_power_of_two()] }
    }

    pub(super) fn insert(&mut self, word: &[u8], coded: Coded) {
        let key = Key::of(word);
        let tried = (0..MOST_TRIED).map(|step| self.place(key, step));
        if let Some(place) = tried.into_iter().find(|place| self.places[*place].length == 0) {
            self.places[place] = Place { ends: key.ends, length: word.len() as u8, coded };
        }
    }

    #[inline]
    fn place(&self, key: Key, step: usize) -> usize {
        (key.hash as usize).wrapping_add(step) & (self.places.len() - 1)
    }

    /// How long the word is that is looked at first: to be asked a while before, so that memory has time to answer. 0 where there
    /// is none, nor that which is looked for.
    #[inline]
    pub(super) fn first_length(&self, key: Key) -> u8 {
        self.places[self.place(key, 0)].length
    }

    /// The word that has this `key`, where it is one of `list`.
    #[inline]
    pub(super) fn get(&self, word: &[u8], key: Key, list: &List) -> Option<Coded> {
        for step in 0..MOST_TRIED {
            let place = &self.places[self.place(key, step)];
            if place.length == 0 {
                return None;
            }
            let is_alike = place.ends == key.ends && usize::from(place.length) == word.len();
            if is_alike && (word.len() <= 16 || is_listed(word, place.coded.rank, list)) {
                return Some(place.coded);
            }
        }
        None
    }
}

fn is_listed(word: &[u8], rank: u32, list: &List) -> bool {
    list.entry(&list.words, rank) == Some(Entry::Text(Kind::Word, word))
}

/// Values by [`short_key`].
#[derive(Debug)]
pub(super) struct Short<T> {
    /// The key, 0 where there is none: no key is 0 but that of nothing, which has a place of its own.
    places: Vec<(u64, T)>,
    taken: usize,
    of_nothing: T,
}

impl<T: Copy + Default> Short<T> {
    pub(super) fn with_room_for(count: usize) -> Self {
        Self { places: vec![(0, T::default()); (4 * count).next_power_of_two()], taken: 0, of_nothing: T::default() }
    }

    #[inline]
    fn first_place(key: u64) -> usize {
        ((key ^ (key >> 29)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
    }

    /// What `key` has, or is to get; `None` where there is no room: half of the places stay free, so that whoever looks comes to an end.
    pub(super) fn entry(&mut self, key: u64) -> Option<&mut T> {
        if key == 0 {
            return Some(&mut self.of_nothing);
        }
        let last = self.places.len() - 1;
        let tried = (0..self.places.len()).map(|step| (Self::first_place(key) + step) & last);
        let place = tried.into_iter().find(|place| self.places[*place].0 == 0 || self.places[*place].0 == key)?;
        if self.places[place].0 == 0 {
            self.taken += 1;
            if 2 * self.taken > self.places.len() {
                return None;
            }
        }
        self.places[place].0 = key;
        Some(&mut self.places[place].1)
    }

    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<T> {
        if key == 0 {
            return Some(self.of_nothing);
        }
        let last = self.places.len() - 1;
        let mut place = Self::first_place(key);
        // Half of it is taken at most, and mostly a quarter: an end is near.
        loop {
            match self.places[place & last] {
                (known, value) if known == key => return Some(value),
                (0, _) => return None,
                _ => place += 1,
            }
        }
    }
}

/// Pieces of words.
#[derive(Debug)]
pub(super) struct Pieces {
    longer: Short<Coded>,
    single: Vec<Coded>,
}

impl Pieces {
    /// All single bytes have to be among `listed`.
    pub(super) fn new(listed: &[(&[u8], Coded)]) -> Option<Self> {
        let mut longer = Short::with_room_for(listed.len());
        let mut single = vec![None; 256];
        for (piece, coded) in listed {
            match piece {
                [byte] => single[usize::from(*byte)] = Some(*coded),
                _ => *longer.entry(short_key(piece)?)? = *coded,
            }
        }
        Some(Self { longer, single: single.into_iter().collect::<Option<_>>()? })
    }

    /// Hands on the pieces of `text`, the longest that go on from where the last ended.
    pub(super) fn cut(&self, text: &[u8], piece: &mut impl FnMut(Coded)) {
        let mut rest = text;
        while !rest.is_empty() {
            let longest = LONGEST_PIECE.min(rest.len());
            let longer =
                (2..=longest).rev().find_map(|length| Some((length, self.longer.get(short_key(&rest[..length])?)?)));
            let (length, coded) = longer.unwrap_or((1, self.single[usize::from(rest[0])]));
            piece(coded);
            rest = &rest[length..];
        }
    }
}
