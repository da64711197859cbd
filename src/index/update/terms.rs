//! The words of a text, as segments are made of them.

use std::collections::HashSet;
use std::sync::Arc;

use super::segment::{Coded, LONGEST, Numbering, TermField, Vocabulary};
use crate::analysis::{NotingAnalyzer, TermNumbers, Token};
use crate::article::Language;
use crate::index::forms::Collector;
use crate::text::Span;

/// Turns texts into numbered terms with their positions, and gathers the words that they are terms of. One a thread that reads.
pub(super) struct Terms {
    analyzer: NotingAnalyzer,
    numbering: Numbering,
    joined: Joined,
    words: Collector,
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Terms").finish_non_exhaustive()
    }
}

impl Terms {
    /// The words of the texts go to `words`; what is known of their terms takes `room` bytes at most, about.
    pub(super) fn new(words: Collector, room: u64) -> Self {
        // To find a number fast takes less than the term that it stands for.
        let analyzer = NotingAnalyzer::new(usize::try_from(room / 3).unwrap_or(usize::MAX));
        Self { analyzer, numbering: Numbering::new(room), joined: Joined::default(), words }
    }

    /// What the numbers of terms are of, to be asked before each passage.
    pub(super) fn vocabulary(&mut self) -> Arc<Vocabulary> {
        let (vocabulary, is_new) = self.numbering.vocabulary();
        if is_new {
            self.analyzer.forget_numbers();
        }
        vocabulary
    }

    /// See [`Numbering::take_learnt`].
    pub(super) fn take_learnt(&mut self) -> u32 {
        self.numbering.take_learnt()
    }

    /// Puts `term`, which is no word of a text, into `coded` as one of `field`.
    pub(super) fn put(&mut self, coded: &mut Coded, field: TermField, term: &str, position: u32) {
        if term.len() <= LONGEST {
            coded.put(self.numbering.number(field, term), position);
        }
    }

    /// Puts the terms of `text` into `coded` as those of `field`, the first at position `from`. Hands to `begun` each position with the first
    /// byte of its word, in order, counted from the beginning of `text`; returns how many positions there are.
    pub(super) fn write(
        &mut self,
        coded: &mut Coded,
        field: TermField,
        text: &str,
        language: Option<Language>,
        from: u32,
        begun: &mut dyn FnMut(usize, u32),
    ) -> u32 {
        let Self { analyzer, numbering, joined, words } = self;
        joined.open.clear();
        let mut put = Put {
            last: Written { number: None, position: 0, end: 0 },
            seen: None,
            numbering,
            joined,
            coded,
            field,
            from,
            begun,
        };
        // Nearly all words are of the body, and a number is of one field.
        let positions = analyzer.analyze(text, language, field == TermField::Body, &mut put);
        let noted = analyzer.noted();
        if !noted.is_empty() {
            words.add(noted.drain(..));
        }
        if !joined.new.is_empty() {
            words.add_joined(joined.new.drain(..));
        }
        positions
    }
}

/// Puts the tokens of one text where they belong.
struct Put<'a> {
    numbering: &'a mut Numbering,
    joined: &'a mut Joined,
    coded: &'a mut Coded,
    field: TermField,
    from: u32,
    begun: &'a mut dyn FnMut(usize, u32),
    last: Written,
    seen: Option<u32>,
}

impl Put<'_> {
    fn put(&mut self, number: u32, position: u32, span: Span) {
        // Of the tokens at one position the first is the widest.
        if self.seen.replace(position) != Some(position) {
            (self.begun)(span.start, position);
        }
        self.joined.take(&self.last, self.numbering, position, span.end);
        self.coded.put(number, position.saturating_add(self.from));
        self.last = Written { number: Some(number), position, end: span.end };
    }
}

impl TermNumbers for Put<'_> {
    fn take(&mut self, token: Token<'_>) -> u32 {
        let number = self.numbering.number(self.field, token.term);
        self.put(number, token.position, token.span);
        number
    }

    fn take_known(&mut self, number: u32, position: u32, span: Span) {
        self.put(number, position, span);
    }
}

/// The term that was written last: its number, its position, and the last byte of its word.
struct Written {
    number: Option<u32>,
    position: u32,
    end: usize,
}

/// Finds the terms of words that have several parts, each with a position of its own: where such a word ends its
/// postings do not tell.
#[derive(Default)]
struct Joined {
    /// Words that reach over the last token, each with its end and its position.
    open: Vec<(usize, u32, String)>,
    /// Terms that were found lately.
    known: HashSet<String>,
    /// Those that have not been handed on.
    new: Vec<String>,
}

/// Terms that are kept to pass them over when they come again.
const MOST_KNOWN: usize = 20_000;

impl Joined {
    /// Looks at a token that reaches to `end`; `before` is the one before it. The whole of a word comes before its parts.
    fn take(&mut self, before: &Written, numbering: &Numbering, position: u32, end: usize) {
        if end <= before.end
            && let Some(number) = before.number
        {
            self.open.push((before.end, before.position, numbering.term(number)));
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
