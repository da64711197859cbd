//! A set of documents of one segment: a bit each.

use tantivy::DocId;

/// Documents of one segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Documents {
    words: Vec<u64>,
    max_doc: DocId,
}

impl Documents {
    /// None of a segment of `max_doc` documents.
    pub(super) fn none(max_doc: DocId) -> Self {
        Self { words: vec![0; (max_doc as usize).div_ceil(64)], max_doc }
    }

    /// All of a segment of `max_doc` documents.
    pub(super) fn all(max_doc: DocId) -> Self {
        let mut all = Self::none(max_doc);
        all.words.fill(u64::MAX);
        if let Some(last) = all.words.last_mut()
            && !max_doc.is_multiple_of(64)
        {
            *last = (1 << (max_doc % 64)) - 1;
        }
        all
    }

    /// Takes `doc` in; one that the segment does not have is passed over.
    pub(super) fn insert(&mut self, doc: DocId) {
        if doc < self.max_doc
            && let Some(word) = self.words.get_mut(doc as usize / 64)
        {
            *word |= 1 << (doc % 64);
        }
    }

    /// Drops `doc`.
    pub(super) fn remove(&mut self, doc: DocId) {
        if let Some(word) = self.words.get_mut(doc as usize / 64) {
            *word &= !(1 << (doc % 64));
        }
    }

    /// Whether `doc` is in it.
    pub(super) fn contains(&self, doc: DocId) -> bool {
        self.words.get(doc as usize / 64).is_some_and(|word| word & (1 << (doc % 64)) != 0)
    }

    /// How many there are.
    pub(super) fn len(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Takes all of `other` in.
    pub(super) fn unite(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// The bits of the documents from `start` on, which is a multiple of 64: 64 documents each, in order.
    pub(super) fn words_at(&self, start: DocId) -> &[u64] {
        self.words.get(start as usize / 64..).unwrap_or_default()
    }

    /// The same, to be changed.
    pub(super) fn words_from(&mut self, start: DocId) -> &mut [u64] {
        self.words.get_mut(start as usize / 64..).unwrap_or_default()
    }

    /// Keeps what is in `other` too.
    pub(super) fn intersect(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Drops what is in `other`.
    pub(super) fn subtract(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Keeps those that `keep` wants, asked of each in order.
    pub(super) fn retain<E>(&mut self, mut keep: impl FnMut(DocId) -> Result<bool, E>) -> Result<(), E> {
        for (at, word) in self.words.iter_mut().enumerate() {
            for bit in bits(*word) {
                if !keep(at as DocId * 64 + bit)? {
                    *word &= !(1 << bit);
                }
            }
        }
        Ok(())
    }

    /// The documents in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> + '_ {
        let words = self.words.iter().enumerate();
        words.flat_map(|(at, word)| bits(*word).map(move |bit| at as DocId * 64 + bit))
    }

    /// The documents in order, some at a time.
    pub(super) fn each_batch(&self, mut each: impl FnMut(&[DocId])) {
        let mut batch = Vec::with_capacity(1024 + 64);
        for (at, word) in self.words.iter().enumerate() {
            batch.extend(bits(*word).map(|bit| at as DocId * 64 + bit));
            if batch.len() >= 1024 {
                each(&batch);
                batch.clear();
            }
        }
        each(&batch);
    }
}

/// In how many sets each document is. The counts stand side by side, their bits apart: adding a set to 64 of them takes as many
/// steps as the largest has bits.
#[derive(Debug)]
pub(super) struct Counts {
    /// The lowest bits first.
    bits: Vec<Vec<u64>>,
    max_doc: DocId,
}

impl Counts {
    /// Of a segment of `max_doc` documents, none of them in any set so far.
    pub(super) fn new(max_doc: DocId) -> Self {
        Self { bits: Vec::new(), max_doc }
    }

    /// Counts the documents of one more set.
    pub(super) fn add(&mut self, set: &Documents) {
        let mut carried = set.words.clone();
        for bits in &mut self.bits {
            for (bit, carried) in bits.iter_mut().zip(&mut carried) {
                (*bit, *carried) = (*bit ^ *carried, *bit & *carried);
            }
        }
        if carried.iter().any(|word| *word != 0) {
            self.bits.push(carried);
        }
    }

    /// Those that are in `least` sets or more.
    pub(super) fn at_least(&self, least: usize) -> Documents {
        let mut found = Documents::all(self.max_doc);
        let places = self.bits.len().max((usize::BITS - least.leading_zeros()) as usize);
        for (at, word) in found.words.iter_mut().enumerate() {
            // From the highest bit on: documents with more, and documents with as many so far.
            let (mut more, mut equal) = (0, u64::MAX);
            for place in (0..places).rev() {
                let bits = self.bits.get(place).and_then(|bits| bits.get(at)).copied().unwrap_or(0);
                if least >> place & 1 == 0 {
                    more |= equal & bits;
                    equal &= !bits;
                } else {
                    equal &= bits;
                }
            }
            *word &= more | equal;
        }
        found
    }
}

/// The numbers of the bits that are set, in order.
fn bits(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (word != 0).then(|| word.trailing_zeros())?;
        word &= word - 1;
        Some(bit)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn set(documents: &BTreeSet<u32>) -> Documents {
        let mut set = Documents::none(200);
        documents.iter().for_each(|document| set.insert(*document));
        set
    }

    proptest! {
        #![proptest_config(crate::testing::cases(500))]

        #[test]
        fn sets_behave_as_sets(
            drawn in prop::collection::vec(prop::collection::btree_set(0u32..200, 0..80), 1..9), least in 0usize..10
        ) {
            let sets: Vec<_> = drawn.iter().map(set).collect();
            let expected: BTreeSet<u32> =
                (0..200).filter(|at| drawn.iter().filter(|one| one.contains(at)).count() >= least).collect();
            let mut counts = Counts::new(200);
            sets.iter().for_each(|set| counts.add(set));
            prop_assert_eq!(&counts.at_least(least), &set(&expected));
            let (one, other) = (&drawn[0], &drawn[drawn.len() - 1]);
            for (expected, act) in [
                (one | other, Documents::unite as fn(&mut Documents, &Documents)),
                (one & other, Documents::intersect),
                (one - other, Documents::subtract),
            ] {
                let mut made = set(one);
                act(&mut made, &set(other));
                prop_assert_eq!(made.iter().collect::<BTreeSet<_>>(), expected.clone());
                prop_assert_eq!(made.len(), expected.len() as u64);
            }
        }
    }

    #[test]
    fn all_are_as_many_as_the_segment_has() {
        for documents in [0, 1, 63, 64, 65, 128, 1000] {
            let all = Documents::all(documents);
            assert_eq!((all.len(), all.contains(documents)), (u64::from(documents), false));
        }
    }
}
