//! Our analyzer, as the index engine wants it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::analysis::Analyzer;
use crate::article::Language;
use crate::text::Span;

/// Hands the tokens of [`Analyzer`] to the index engine.
///
/// A field has one tokenizer whatever the article's language, so the text carries its language in
/// front: see [`with_language`].
#[derive(Clone)]
pub(super) struct PullquoteTokenizer {
    analyzer: Analyzer,
    token: Token,
    list: List,
}

/// Leaves in `value` nothing but `text` with its language in front, for [`PullquoteTokenizer`].
pub(super) fn with_language<'a>(value: &'a mut String, text: &str, language: Option<Language>) -> &'a str {
    value.clear();
    value.push_str(language.as_ref().map_or("--", Language::code));
    value.push_str(text);
    value
}

impl PullquoteTokenizer {
    pub(super) fn new(analyzer: Analyzer) -> Self {
        Self { analyzer, token: Token::default(), list: List::default() }
    }
}

/// Tokens of one value, for those who step through them: all terms in one string.
#[derive(Clone, Default)]
struct List {
    terms: String,
    /// For each token where its term ends in `terms`, its place, its span.
    tokens: Vec<(usize, usize, Span)>,
}

/// The tokens of one value.
pub(super) struct Tokens<'a> {
    analyzer: &'a Analyzer,
    token: &'a mut Token,
    list: &'a mut List,
    text: &'a str,
    language: Option<Language>,
    /// The next token of `list`; `None` before the first step.
    next: Option<usize>,
}

impl Tokenizer for PullquoteTokenizer {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        let (code, text) = text.split_at_checked(2).unwrap_or(("--", text));
        Tokens {
            analyzer: &self.analyzer,
            token: &mut self.token,
            list: &mut self.list,
            text,
            language: Language::from_code(code),
            next: None,
        }
    }
}

impl TokenStream for Tokens<'_> {
    fn advance(&mut self) -> bool {
        let next = self.next.unwrap_or_else(|| {
            let List { terms, tokens } = &mut *self.list;
            terms.clear();
            tokens.clear();
            self.analyzer.analyze(self.text, self.language, &mut |token| {
                terms.push_str(token.term);
                tokens.push((terms.len(), token.position as usize, token.span));
            });
            0
        });
        self.next = Some(next + 1);
        let Some((end, position, span)) = self.list.tokens.get(next) else { return false };
        let start = next.checked_sub(1).and_then(|before| self.list.tokens.get(before)).map_or(0, |before| before.0);
        self.token.text.clear();
        self.token.text.push_str(&self.list.terms[start..*end]);
        self.token.position = *position;
        self.token.offset_from = span.start;
        self.token.offset_to = span.end;
        self.token.position_length = 1;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }

    /// The writer of postings comes this way: no list, and one token for all.
    fn process(&mut self, sink: &mut dyn FnMut(&Token)) {
        let one = &mut *self.token;
        one.position_length = 1;
        self.analyzer.analyze(self.text, self.language, &mut |token| {
            one.text.clear();
            one.text.push_str(token.term);
            one.offset_from = token.span.start;
            one.offset_to = token.span.end;
            one.position = token.position as usize;
            sink(one);
        });
    }
}
