//! Our analyzer, as the index engine wants it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::analysis::Analyzer;
use crate::article::Language;

/// Hands the tokens of [`Analyzer`] to the index engine.
///
/// A field has one tokenizer whatever the article's language, so the text carries its language in
/// front: see [`with_language`].
#[derive(Clone)]
pub(super) struct PullquoteTokenizer {
    analyzer: Analyzer,
    tokens: Vec<Token>,
}

/// `text` with its language in front, for [`PullquoteTokenizer`].
pub(super) fn with_language(text: &str, language: Option<Language>) -> String {
    format!("{}{text}", language.map_or("--".to_owned(), |language| language.to_string()))
}

impl PullquoteTokenizer {
    pub(super) fn new(analyzer: Analyzer) -> Self {
        Self { analyzer, tokens: Vec::new() }
    }
}

pub(super) struct Tokens<'a> {
    tokens: &'a mut Vec<Token>,
    next: usize,
}

impl Tokenizer for PullquoteTokenizer {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        let (language, text) = text.split_at_checked(2).unwrap_or(("--", text));
        self.tokens.clear();
        self.analyzer.analyze(text, Language::from_code(language), &mut |token| {
            self.tokens.push(Token {
                offset_from: token.span.start,
                offset_to: token.span.end,
                position: token.position as usize,
                text: token.term.to_owned(),
                position_length: 1,
            });
        });
        Tokens { tokens: &mut self.tokens, next: 0 }
    }
}

impl TokenStream for Tokens<'_> {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}
