//! Our analyzer, as the index engine wants it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::forms::Collector;
use crate::analysis::NotingAnalyzer;
use crate::article::Language;
use crate::query::FARTHEST;
use crate::text::Span;

/// Hands the tokens of [`Analyzer`] to the index engine.
///
/// A field has one tokenizer whatever the article's language, so the text carries its language in
/// front: see [`with_language`].
pub(super) struct PullquoteTokenizer {
    /// Taken from `idle` when it is first wanted.
    analyzer: Option<NotingAnalyzer>,
    words: Collector,
    idle: Idle,
    token: Token,
    list: List,
    joined: Joined,
}

/// The engine clones one for each field of each segment that it makes; each notes all words that it meets.
impl Clone for PullquoteTokenizer {
    fn clone(&self) -> Self {
        Self {
            analyzer: None,
            words: self.words.clone(),
            idle: self.idle.clone(),
            token: Token::default(),
            list: List::default(),
            joined: Joined::default(),
        }
    }
}

impl Drop for PullquoteTokenizer {
    fn drop(&mut self) {
        if let Some(analyzer) = self.analyzer.take() {
            self.idle.give(analyzer);
        }
    }
}

/// Analyzers of segments that are done: the next ones need not stem and note again the words that these know.
#[derive(Clone, Default)]
struct Idle(Arc<Mutex<Vec<NotingAnalyzer>>>);

impl Idle {
    /// The one that knows most words. A passage's first field has the most, and asks first.
    fn take(&self) -> NotingAnalyzer {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let best = (0..idle.len()).max_by_key(|at| idle[*at].known());
        best.map(|at| idle.swap_remove(at)).unwrap_or_default()
    }

    fn give(&self, analyzer: NotingAnalyzer) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(analyzer);
    }
}

/// Positions left out before a piece of a field that follows another: no phrase and no distance of a query reaches
/// from one into the other.
pub(super) const GAP: u32 = FARTHEST;

/// Leaves in `value` nothing but `text` with its language in front, for [`PullquoteTokenizer`]. `follows`: it is not
/// the first piece of its field.
pub(super) fn with_language<'a>(
    value: &'a mut String,
    text: &str,
    language: Option<Language>,
    follows: bool,
) -> &'a str {
    value.clear();
    value.push_str(language.as_ref().map_or("--", Language::code));
    if follows {
        // Capitals, and `==` for no language.
        value.make_ascii_uppercase();
        if language.is_none() {
            value.replace_range(.., "==");
        }
    }
    value.push_str(text);
    value
}

impl PullquoteTokenizer {
    /// The words of the texts go to `words`.
    pub(super) fn new(words: Collector) -> Self {
        Self {
            analyzer: None,
            words,
            idle: Idle::default(),
            token: Token::default(),
            list: List::default(),
            joined: Joined::default(),
        }
    }
}

/// Tokens of one value, for those who step through them: all terms in one string.
#[derive(Clone, Default)]
struct List {
    terms: String,
    /// For each token where its term ends in `terms`, its place, its span.
    tokens: Vec<(usize, usize, Span)>,
}

/// Finds the terms of words that have several parts, each with a position of its own: where such a word ends its
/// postings do not tell.
#[derive(Default)]
struct Joined {
    /// Words that reach over the last token, each with its end and its position.
    open: Vec<(usize, usize, String)>,
    /// Terms that were found lately.
    known: HashSet<String>,
    /// Those that have not been handed on.
    new: Vec<String>,
}

/// Terms that are kept to pass them over when they come again.
const MOST_KNOWN: usize = 20_000;

impl Joined {
    /// Looks at a token that reaches to `end`; `before` is the one before it. The whole of a word comes before its parts.
    fn take(&mut self, before: &Token, position: usize, end: usize) {
        if end <= before.offset_to {
            self.open.push((before.offset_to, before.position, before.text.clone()));
        }
        while self.open.last().is_some_and(|(reaches, ..)| *reaches < end) {
            self.open.pop();
        }
        for (_, first, term) in &self.open {
            if *first < position && !self.known.contains(term) {
                if self.known.len() >= MOST_KNOWN {
                    self.known.clear();
                }
                self.known.insert(term.clone());
                self.new.push(term.clone());
            }
        }
    }
}

/// The tokens of one value.
pub(super) struct Tokens<'a> {
    analyzer: &'a mut NotingAnalyzer,
    words: &'a Collector,
    token: &'a mut Token,
    list: &'a mut List,
    joined: &'a mut Joined,
    text: &'a str,
    language: Option<Language>,
    /// Positions left out before the first.
    gap: usize,
    /// The next token of `list`; `None` before the first step.
    next: Option<usize>,
}

impl Tokenizer for PullquoteTokenizer {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        let (code, text) = text.split_at_checked(2).unwrap_or(("--", text));
        let follows = code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'=');
        Tokens {
            analyzer: self.analyzer.get_or_insert_with(|| self.idle.take()),
            words: &self.words,
            token: &mut self.token,
            list: &mut self.list,
            joined: &mut self.joined,
            text,
            language: Language::from_code(&code.to_ascii_lowercase()),
            gap: if follows { GAP as usize } else { 0 },
            next: None,
        }
    }
}

impl Tokens<'_> {
    fn hand_on_words(&mut self) {
        let noted = self.analyzer.noted();
        if !noted.is_empty() {
            self.words.add(noted.drain(..));
        }
        if !self.joined.new.is_empty() {
            self.words.add_joined(self.joined.new.drain(..));
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
            self.hand_on_words();
            0
        });
        self.next = Some(next + 1);
        let Some((end, position, span)) = self.list.tokens.get(next) else { return false };
        let start = next.checked_sub(1).and_then(|before| self.list.tokens.get(before)).map_or(0, |before| before.0);
        self.token.text.clear();
        self.token.text.push_str(&self.list.terms[start..*end]);
        self.token.position = *position + self.gap;
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
        let gap = self.gap;
        let joined = &mut *self.joined;
        joined.open.clear();
        one.offset_to = 0;
        self.analyzer.analyze(self.text, self.language, &mut |token| {
            joined.take(one, token.position as usize + gap, token.span.end);
            one.text.clear();
            one.text.push_str(token.term);
            one.offset_from = token.span.start;
            one.offset_to = token.span.end;
            one.position = token.position as usize + gap;
            sink(one);
        });
        self.hand_on_words();
    }
}
