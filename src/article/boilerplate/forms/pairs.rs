//! Which phrases a text cannot hold, told without looking for each.

/// The pairs of neighbouring bytes of a text, in a small table: two pairs may share a place.
pub(super) struct Pairs([u64; 64]);

impl Pairs {
    /// The pairs of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut places = [0u64; 64];
        for pair in text.as_bytes().windows(2) {
            let place = place(pair);
            places[place / 64] |= 1 << (place % 64);
        }
        Self(places)
    }

    /// Whether every pair of `phrase` is there; where one is not, the text does not hold the phrase.
    pub(super) fn may_hold(&self, phrase: &str) -> bool {
        phrase.as_bytes().windows(2).all(|pair| {
            let place = place(pair);
            self.0[place / 64] & (1 << (place % 64)) != 0
        })
    }
}

fn place(pair: &[u8]) -> usize {
    // Letters differ in their low six bits.
    pair.iter().fold(0, |sum, byte| (sum << 6) | usize::from(byte & 63)) & 4095
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Pairs;

    #[test]
    fn what_no_pair_speaks_for_is_ruled_out() {
        assert!(!Pairs::of("the ferry leaves at nine").may_hold("not financial advice"));
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn what_a_text_holds_is_never_ruled_out(before in "\\PC{0,20}", phrase in "\\PC{0,20}", after in "\\PC{0,20}") {
            let text = format!("{before}{phrase}{after}");
            prop_assert!(Pairs::of(&text).may_hold(&phrase), "{:?} in {:?}", phrase, text);
        }
    }
}
