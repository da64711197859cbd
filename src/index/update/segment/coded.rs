//! What a passage is found by, as a row of small numbers: the terms of field after field, each with its position.
//!
//! Three bytes a word of the row, so that a segment that is being made fits into little memory and is walked fast: the number of a term
//! ([`super::Numbering`] counts from 0, frequent terms first), or that another field begins. Where a term does not stand at the position after the
//! one before it, its word says so and the distance follows.

/// The fields whose terms are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(in crate::index::update) enum TermField {
    Body,
    Figures,
    Values,
    Title,
    Author,
    Source,
    Fact,
}

impl TermField {
    /// All of them, in order.
    pub(super) const ALL: [Self; 7] =
        [Self::Body, Self::Figures, Self::Values, Self::Title, Self::Author, Self::Source, Self::Fact];
}

/// Bytes of a word.
const WORD: usize = 3;
/// The most that a word holds.
const MOST: u32 = (1 << 24) - 1;
/// Says that the distance from the position before follows: otherwise it is 1.
const FAR: u32 = 1 << 23;
/// A field begins.
const BEGINS: u32 = FAR - 1;
/// The rest of a term's number follows.
const WIDE: u32 = BEGINS - 1;
/// The position before the first one.
const NOWHERE: u32 = u32::MAX;

/// Terms with their positions, field by field.
#[derive(Debug, Default)]
pub(in crate::index::update) struct Coded {
    bytes: Vec<u8>,
    /// Of the term that was put in last.
    position: u32,
    /// How many were put in since the field began.
    terms: u32,
}

impl Coded {
    /// Leaves nothing in it.
    pub(in crate::index::update) fn clear(&mut self) {
        self.bytes.clear();
        (self.position, self.terms) = (NOWHERE, 0);
    }

    /// Begins the terms of another field.
    pub(in crate::index::update) fn begin(&mut self) {
        self.word(BEGINS);
        (self.position, self.terms) = (NOWHERE, 0);
    }

    /// Puts in the term with this number, at `position` of the field; positions must not fall.
    pub(in crate::index::update) fn put(&mut self, number: u32, position: u32) {
        let distance = position.wrapping_sub(self.position);
        self.position = position;
        self.terms += 1;
        let far = if distance == 1 { 0 } else { FAR };
        self.word(number.min(WIDE) | far);
        if number >= WIDE {
            self.chain(number - WIDE);
        }
        if far > 0 {
            self.chain(distance);
        }
    }

    /// How many terms were put in since the field began.
    pub(in crate::index::update) fn terms(&self) -> u32 {
        self.terms
    }

    /// What was put in.
    pub(in crate::index::update) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn chain(&mut self, mut number: u32) {
        while number >= MOST {
            self.word(MOST);
            number -= MOST;
        }
        self.word(number);
    }

    fn word(&mut self, word: u32) {
        self.bytes.extend_from_slice(&word.to_le_bytes()[..WORD]);
    }
}

/// Hands each term of `coded` to `each`, in order: its number and its position.
#[inline]
pub(super) fn walk(coded: &[u8], mut each: impl FnMut(u32, u32)) {
    let mut words = coded.chunks_exact(WORD).map(|word| u32::from_le_bytes([word[0], word[1], word[2], 0]));
    let mut position = NOWHERE;
    while let Some(word) = words.next() {
        let mut number = word & !FAR;
        if number >= WIDE {
            if number == BEGINS {
                position = NOWHERE;
                continue;
            }
            number = WIDE.saturating_add(chained(&mut words));
        }
        let distance = if word & FAR == 0 { 1 } else { chained(&mut words) };
        position = position.wrapping_add(distance);
        each(number, position);
    }
}

fn chained(words: &mut impl Iterator<Item = u32>) -> u32 {
    let mut number = 0_u32;
    for word in words {
        number = number.saturating_add(word);
        if word < MOST {
            break;
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn walked(coded: &Coded) -> Vec<(u32, u32)> {
        let mut terms = Vec::new();
        walk(coded.bytes(), |number, position| terms.push((number, position)));
        terms
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn terms_come_back_with_their_positions(
            fields in prop::collection::vec(prop::collection::vec((any::<u32>(), 0..31_u32, 0..33_u32), 0..20), 0..4),
        ) {
            let mut coded = Coded::default();
            coded.clear();
            let mut expected = Vec::new();
            for field in &fields {
                coded.begin();
                let mut position = 0_u32;
                for (number, wide, far) in field {
                    let number = number.checked_shr(*wide).unwrap_or(0);
                    position = position.saturating_add(number.checked_shr(*far).unwrap_or(1));
                    coded.put(number, position);
                    expected.push((number, position));
                }
                prop_assert_eq!(coded.terms() as usize, field.len());
            }
            prop_assert_eq!(walked(&coded), expected);
        }
    }

    #[test]
    fn the_borders_of_words_are_kept() {
        let numbers = [0, 1, WIDE - 1, WIDE, BEGINS, FAR, MOST - 1, MOST, MOST + 1, u32::MAX];
        for position in [0, 1, 2, MOST - 1, MOST, MOST + 1, u32::MAX] {
            let mut coded = Coded::default();
            coded.clear();
            coded.begin();
            numbers.iter().for_each(|number| coded.put(*number, position));
            assert_eq!(walked(&coded), numbers.map(|number| (number, position)));
        }
        let mut words = Coded::default();
        words.clear();
        words.begin();
        (0..10).for_each(|position| words.put(7, position));
        assert_eq!(words.bytes().len(), 11 * WORD, "what stands side by side takes a word each");
    }
}
