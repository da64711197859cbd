//! Words whose terms have been numbered: most words of a text are met again, and need no term made then.

use super::analyzer::{Token, TokenKind};
use super::emit::Sink;
use super::stem::{Key, StemCache, place};
use crate::text::Span;

/// Gives terms their numbers.
pub(crate) trait TermNumbers {
    /// Takes a token whose term may have no number yet; gives the number.
    fn take(&mut self, token: Token<'_>) -> u32;

    /// Takes a token by the number that its term was given before.
    fn take_known(&mut self, number: u32, position: u32, span: Span);
}

/// Remembers numbers by word. It begins small and grows with the words that it did not know.
#[derive(Debug)]
pub(super) struct NumberCache {
    sets: Vec<Set>,
    /// The most sets that it grows to.
    most: usize,
    /// Words that were not in it since it has this size.
    missed: usize,
}

/// Two places a set, the one used last in front: together they are one line of the processor's cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Set([Entry; 2]);

#[derive(Debug, Clone, Copy)]
struct Entry {
    key: Key,
    number: u32,
}

const EMPTY: Entry = Entry { key: [0; 3], number: 0 };

/// Sets of a cache that was just made, and the most that one grows to (8 MB).
const SETS: (usize, usize) = (1 << 11, 1 << 17);
/// How much it grows at a time.
const GROWTH: usize = 8;

impl NumberCache {
    /// One that takes `room` bytes at most, about, and never more than is of use.
    pub(super) fn new(room: usize) -> Self {
        let sets = (room / size_of::<Set>()).clamp(SETS.0, SETS.1);
        // A power of two, as all sizes are.
        Self { sets: Vec::new(), most: 1 << sets.ilog2(), missed: 0 }
    }

    /// Forgets all numbers.
    pub(super) fn clear(&mut self) {
        self.sets.fill(Set([EMPTY; 2]));
    }

    fn get(&mut self, key: &Key) -> Option<u32> {
        let sets = self.sets.len();
        if sets == 0 {
            return None;
        }
        let Set(entries) = self.sets.get_mut(place(*key, sets))?;
        if entries[0].key != *key {
            if entries[1].key != *key {
                return None;
            }
            entries.swap(0, 1);
        }
        Some(entries[0].number)
    }

    fn insert(&mut self, key: Key, number: u32) {
        if self.missed >= self.sets.len() {
            self.grow();
        }
        self.missed += 1;
        let sets = self.sets.len();
        if let Some(Set(entries)) = self.sets.get_mut(place(key, sets)) {
            *entries = [Entry { key, number }, entries[0]];
        }
    }

    /// Makes room for more words; those that are in it stay.
    fn grow(&mut self) {
        self.missed = 0;
        let sets = if self.sets.is_empty() { SETS.0 } else { (self.sets.len() * GROWTH).min(self.most) };
        if sets == self.sets.len() {
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
    }
}

/// Hands tokens to what numbers their terms, those of known words by their numbers.
pub(super) struct Numbered<'a, T> {
    /// Where numbers are remembered, if they are.
    cache: Option<&'a mut NumberCache>,
    numbers: &'a mut T,
    /// That of the term which was handed on last.
    last: u32,
}

impl<'a, T: TermNumbers> Numbered<'a, T> {
    pub(super) fn new(cache: Option<&'a mut NumberCache>, numbers: &'a mut T) -> Self {
        Self { cache, numbers, last: 0 }
    }
}

impl<T: TermNumbers> Sink for Numbered<'_, T> {
    fn take(&mut self, term: &str, position: u32, span: Span, kind: TokenKind) {
        self.last = self.numbers.take(Token { term, position, span, kind });
    }

    fn fetch(&self, keys: impl Iterator<Item = Key>, stems: &StemCache) {
        let Some(cache) = &self.cache else { return stems.fetch(keys) };
        let sets = cache.sets.len();
        if sets > 0 {
            // All at once: the waits for memory pass side by side.
            let numbers = keys.filter_map(|key| cache.sets.get(place(key, sets))).map(|set| set.0[0].number);
            std::hint::black_box(numbers.fold(0, |all, number| all ^ number));
        }
    }

    fn take_known(&mut self, key: &Key, position: u32, span: Span) -> bool {
        let known = self.cache.as_mut().and_then(|cache| cache.get(key));
        if let Some(number) = known {
            self.numbers.take_known(number, position, span);
        }
        known.is_some()
    }

    fn remember(&mut self, key: &Key) {
        if let Some(cache) = &mut self.cache {
            cache.insert(*key, self.last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_remembered_until_they_are_forgotten() {
        let mut cache = NumberCache::new(usize::MAX);
        let key = |number: u64| [number + 1, 0, 7];
        assert_eq!(cache.get(&key(0)), None);
        for number in 0..200_000 {
            cache.insert(key(number), number as u32);
            assert_eq!(cache.get(&key(number)), Some(number as u32));
        }
        assert_eq!(cache.sets.len(), SETS.1);
        // What was met lately is there, and whatever is there is right.
        let known = (0..200_000).filter(|number| cache.get(&key(*number)).is_some_and(|known| known == *number as u32));
        assert!(known.count() > 100_000);
        assert!((0..200_000).all(|number| cache.get(&key(number)).is_none_or(|known| known == number as u32)));
        cache.clear();
        assert!((0..200_000).all(|number| cache.get(&key(number)).is_none()));
        assert_eq!(size_of::<Set>(), 64);
        for (room, sets) in [(0, SETS.0), (1 << 20, 1 << 14), (3_000_000, 1 << 15), (8_300_000, 1 << 16)] {
            let mut small = NumberCache::new(room);
            (0..200_000).for_each(|number| small.insert(key(number), 1));
            assert_eq!(small.sets.len(), sets, "{room} bytes");
        }
    }
}
