//! Terms whose positions are known before the index engine sees them.

use std::fmt::Write;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Ends the position, and ends the term.
const ENDS: (char, char) = ('\t', '\n');

/// Leaves in `value` nothing but `terms`, each with its position, for [`PlacedTokenizer`]. Positions must rise; a term that holds the
/// end of a line is passed over.
pub(super) fn write<'a>(value: &mut String, terms: impl Iterator<Item = (u32, &'a str)>) {
    value.clear();
    for (position, term) in terms.filter(|(_, term)| !term.contains(ENDS.1)) {
        // Writing to a string fails never.
        let _ = write!(value, "{position}");
        value.push(ENDS.0);
        value.push_str(term);
        value.push(ENDS.1);
    }
}

/// Reads what [`write`] wrote.
#[derive(Debug, Clone, Default)]
pub(super) struct PlacedTokenizer {
    token: Token,
}

/// The terms of one value.
pub(super) struct Placed<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for PlacedTokenizer {
    type TokenStream<'a> = Placed<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Placed<'a> {
        Placed { rest: text, token: &mut self.token }
    }
}

impl TokenStream for Placed<'_> {
    fn advance(&mut self) -> bool {
        let Some((line, rest)) = self.rest.split_once(ENDS.1) else { return false };
        let Some((position, term)) = line.split_once(ENDS.0) else { return false };
        let Ok(position) = position.parse() else { return false };
        self.rest = rest;
        self.token.position = position;
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
        let terms = [(0, "a b"), (7, "\u{1}m\u{2}"), (u32::MAX, "c"), (u32::MAX, "d")];
        let mut value = String::new();
        write(&mut value, terms.into_iter().chain([(u32::MAX, "e\nf")]));
        let mut tokenizer = PlacedTokenizer::default();
        let mut stream = tokenizer.token_stream(&value);
        let mut read = Vec::new();
        stream.process(&mut |token| read.push((token.position as u32, token.text.clone())));
        assert_eq!(read, terms.map(|(position, term)| (position, term.to_owned())));
    }
}
