//! A set of 64-bit hashes in little memory.

/// Bits of a key that say in which shelf it is.
const SHELF_BITS: u32 = 16;
/// Bytes of the rest.
const REST: usize = (u64::BITS - SHELF_BITS) as usize / 8;

/// A set of hashes, whole ones: none is taken for another.
///
/// A key takes six bytes and at most an eighth more, where a hash table takes nine to eighteen, and more while it grows. Keys are
/// on shelves by their first bits and in order there, so they must be spread evenly over all 64 bits, as hashes are: of ten million a
/// shelf holds 150.
#[derive(Default)]
pub(super) struct KeySet {
    shelves: Vec<Vec<[u8; REST]>>,
}

impl KeySet {
    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.shelves.is_empty()
    }

    /// Whether `key` is in it.
    pub(super) fn contains(&self, key: u64) -> bool {
        let (shelf, rest) = split(key);
        self.shelves.get(shelf).is_some_and(|shelf| shelf.binary_search(&rest).is_ok())
    }

    /// Puts `key` in.
    pub(super) fn insert(&mut self, key: u64) {
        if self.shelves.is_empty() {
            self.shelves.resize_with(1 << SHELF_BITS, Vec::new);
        }
        let (shelf, rest) = split(key);
        let Some(shelf) = self.shelves.get_mut(shelf) else { return };
        if let Err(place) = shelf.binary_search(&rest) {
            if shelf.len() == shelf.capacity() {
                // Not twice as much: that would be as large as a table.
                shelf.reserve_exact(shelf.len() / 8 + 4);
            }
            shelf.insert(place, rest);
        }
    }

    /// All keys, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        (0_u64..).zip(&self.shelves).flat_map(|(number, shelf)| {
            shelf.iter().map(move |rest| rest.iter().fold(number, |key, byte| key << 8 | u64::from(*byte)))
        })
    }
}

/// The shelf of a key, and what of it lies there.
fn split(key: u64) -> (usize, [u8; REST]) {
    let [a, b, rest @ ..] = key.to_be_bytes();
    (usize::from(u16::from_be_bytes([a, b])), rest)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::testing::cases(200))]

        #[test]
        fn it_holds_what_was_put_in(keys in prop::collection::vec(prop_oneof![any::<u64>(), 0_u64..20, Just(u64::MAX)], 0..300), others in prop::collection::vec(any::<u64>(), 0..20)) {
            let expected: BTreeSet<u64> = keys.iter().copied().collect();
            let mut set = KeySet::default();
            prop_assert!(set.is_empty());
            for key in &keys {
                set.insert(*key);
            }
            prop_assert!(set.iter().eq(expected.iter().copied()));
            for key in keys.iter().chain(&others) {
                prop_assert_eq!(set.contains(*key), expected.contains(key));
            }
        }
    }
}
