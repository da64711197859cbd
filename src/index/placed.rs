//! Terms whose positions are known before the index engine sees them: texts are analysed by the threads that read them, so that those of
//! the engine do nothing but write postings.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::query::FARTHEST;

/// Positions left out before a piece of a field that follows another: no phrase and no distance of a query reaches
/// from one into the other.
pub(super) const GAP: u32 = FARTHEST;

/// Bits of a number in one character, and the one that says that more follow.
const BITS: u32 = 6;
const GOES_ON: u32 = 1 << BITS;

/// Writes terms with their positions into a value of a document, for [`PlacedTokenizer`]: for each term how far its position is
/// from the one before, its bytes, and the term itself.
#[derive(Debug)]
pub(super) struct Placer<'a> {
    value: &'a mut String,
    position: u32,
}

impl<'a> Placer<'a> {
    /// Leaves nothing in `value`.
    pub(super) fn new(value: &'a mut String) -> Self {
        value.clear();
        Self { value, position: 0 }
    }

    /// Writes `term` at `position`; positions must not fall. Tells where the term stands in the value.
    pub(super) fn put(&mut self, position: u32, term: &str) -> std::ops::Range<usize> {
        self.number(position.saturating_sub(self.position));
        self.position = position;
        self.number(u32::try_from(term.len()).unwrap_or(u32::MAX));
        let start = self.value.len();
        self.value.push_str(term);
        start..self.value.len()
    }

    /// The term that was written to `place`.
    pub(super) fn term(&self, place: &std::ops::Range<usize>) -> &str {
        self.value.get(place.clone()).unwrap_or_default()
    }

    /// The value.
    pub(super) fn finish(self) -> &'a str {
        self.value
    }

    fn number(&mut self, mut number: u32) {
        while number >= GOES_ON {
            self.value.push(char::from(((number % GOES_ON) | GOES_ON) as u8));
            number >>= BITS;
        }
        self.value.push(char::from(number as u8));
    }
}

/// Reads what a [`Placer`] wrote.
#[derive(Debug, Clone, Default)]
pub(super) struct PlacedTokenizer {
    token: Token,
}

/// The terms of one value.
pub(super) struct Placed<'a> {
    text: &'a str,
    at: usize,
    position: usize,
    token: &'a mut Token,
}

impl Tokenizer for PlacedTokenizer {
    type TokenStream<'a> = Placed<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Placed<'a> {
        Placed { text, at: 0, position: 0, token: &mut self.token }
    }
}

impl Placed<'_> {
    fn number(&mut self) -> Option<u32> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = u32::from(*self.text.as_bytes().get(self.at)?);
            self.at += 1;
            number |= (byte % GOES_ON).checked_shl(bits)?;
            if byte < GOES_ON {
                return Some(number);
            }
            bits += BITS;
        }
    }
}

impl TokenStream for Placed<'_> {
    fn advance(&mut self) -> bool {
        let (Some(ahead), Some(bytes)) = (self.number(), self.number()) else { return false };
        let end = self.at.saturating_add(bytes as usize);
        let Some(term) = self.text.get(self.at..end) else { return false };
        self.at = end;
        self.position += ahead as usize;
        self.token.position = self.position;
        self.token.position_length = 1;
        self.token.text.clear();
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_come_back_with_their_positions() {
        let long = "é".repeat(3_000);
        let terms = [
            (0, "a b"),
            (0, ""),
            (7, "\u{1}m\u{2}"),
            (70, "x\ny"),
            (5_000, "値"),
            (300_000, long.as_str()),
            (u32::MAX, "c"),
            (u32::MAX, "d"),
        ];
        let mut value = "what was there".to_owned();
        let mut placer = Placer::new(&mut value);
        for (position, term) in terms {
            let place = placer.put(position, term);
            assert_eq!(placer.term(&place), term);
        }
        placer.finish();
        let mut tokenizer = PlacedTokenizer::default();
        let mut stream = tokenizer.token_stream(&value);
        let mut read = Vec::new();
        stream.process(&mut |token| read.push((token.position as u32, token.text.clone())));
        assert_eq!(read, terms.map(|(position, term)| (position, term.to_owned())));
    }

    #[test]
    fn what_is_cut_short_ends() {
        let mut value = String::new();
        let mut placer = Placer::new(&mut value);
        placer.put(1_000_000, "stake");
        placer.finish();
        for end in 0..value.len() {
            assert!(!PlacedTokenizer::default().token_stream(&value[..end]).advance(), "{end}");
        }
    }
}
