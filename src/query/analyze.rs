//! Words become terms, here and nowhere else.

use super::phrase::{places_of, run_of};
use super::stop::{Capitals, flag_stop_words, is_sentence};
use super::word::words_of;
use super::{Clause, Node, Occur, ParsedQuery, Phrase, Query, SyntaxNode};
use crate::analysis::{Analyzer, is_unspaced};
use crate::article::Language;
use crate::text::Span;

/// Clauses of a query at most. The parser counts words between blanks; one such may hold many.
const MOST_CLAUSES: usize = 1024;

/// What a quoted phrase counts in a sentence, beside its words.
const QUOTATION_WEIGHT: f32 = 0.3;

/// In a run of a script without blanks that is longer than this, its pairs are looked for one by one as well:
/// it is a sentence rather than a word.
const LONGEST_UNSPACED_WORD: usize = 3;

/// What `parsed` means in terms of an index that holds articles in `languages` (English where it is empty).
///
/// - A word may match ([`Occur::Should`]), in its stem of each language, and a compound word whole or by part.
/// - A phrase must match ([`Occur::Must`]). In a query that reads like a sentence it may, and so may its words.
/// - A run of a script without blanks (Chinese, Japanese, Thai) is a phrase that may match; a long one is
///   also looked for by its pairs of characters.
/// - What had a `-` before it must not match ([`Occur::MustNot`]).
///
/// Every clause has weight 1 but for those pairs and for phrases that may match. Words that the query repeats stand in it as often.
pub fn analyze(parsed: &ParsedQuery, analyzer: &Analyzer, languages: &[Language]) -> Query {
    let mut stemmed = vec![Language::ENGLISH];
    languages.iter().for_each(|language| {
        if !stemmed.contains(language) {
            stemmed.push(*language);
        }
    });
    let context = Context { analyzer, languages: &stemmed, capitals: Capitals::of(parsed) };
    let is_sentence = is_sentence(&parsed.nodes);
    let mut query = Query::default();
    for node in &parsed.nodes {
        match node {
            SyntaxNode::Word { text, span, negated } => context.add_words(text, *span, *negated, &mut query.clauses),
            SyntaxNode::Phrase { text, span, negated } => {
                let places = places_of(text, &context);
                if !places.is_empty() {
                    let node = Node::Phrase(Phrase { typed: text.clone(), span: *span, places, slop: 0 });
                    let (occur, weight) = match *negated {
                        true => (Occur::MustNot, 1.0),
                        false if is_sentence => (Occur::Should, QUOTATION_WEIGHT),
                        false => (Occur::Must, 1.0),
                    };
                    query.clauses.push(Clause { occur, node, weight });
                }
                if is_sentence && !negated {
                    context.add_quoted_words(text, *span, &mut query.clauses);
                }
            }
        }
        if query.clauses.len() >= MOST_CLAUSES {
            query.clauses.truncate(MOST_CLAUSES);
            break;
        }
    }
    flag_stop_words(&mut query, &context);
    query
}

/// What the words of one query are analysed with.
pub(super) struct Context<'a> {
    pub(super) analyzer: &'a Analyzer,
    /// English first.
    pub(super) languages: &'a [Language],
    pub(super) capitals: Capitals,
}

impl Context<'_> {
    /// The clauses of `text`, which has no blanks and stands at `span` in the query.
    fn add_words(&self, text: &str, span: Span, negated: bool, clauses: &mut Vec<Clause>) {
        let occur = if negated { Occur::MustNot } else { Occur::Should };
        let mut start = 0;
        while start < text.len() && clauses.len() < MOST_CLAUSES {
            let rest = &text[start..];
            let is_run = rest.starts_with(is_unspaced);
            let end = start + rest.find(|character| is_unspaced(character) != is_run).unwrap_or(rest.len());
            let piece = &text[start..end];
            let offset = span.start + start;
            if is_run {
                self.add_run(piece, offset, occur, clauses);
            } else {
                let words = words_of(piece, offset, self);
                clauses.extend(words.into_iter().map(|word| Clause { occur, node: Node::Word(word), weight: 1.0 }));
            }
            start = end;
        }
    }

    /// The words of the phrase `text` one by one. Its blanks may differ from those typed, so each is said to
    /// stand where the phrase does.
    fn add_quoted_words(&self, text: &str, span: Span, clauses: &mut Vec<Clause>) {
        let first = clauses.len();
        text.split(' ').for_each(|word| self.add_words(word, Span::new(0, 0), false, clauses));
        for clause in clauses.iter_mut().skip(first) {
            match &mut clause.node {
                Node::Word(word) => word.span = span,
                Node::Phrase(phrase) => phrase.span = span,
                _ => {}
            }
        }
    }

    fn add_run(&self, run: &str, offset: usize, occur: Occur, clauses: &mut Vec<Clause>) {
        let (places, mut words) = run_of(run, offset, self.analyzer);
        let typed = run.to_owned();
        let span = Span::new(offset, offset + run.len());
        if places.len() > 1 {
            let node = Node::Phrase(Phrase { typed, span, places, slop: 0 });
            clauses.push(Clause { occur, node, weight: 1.0 });
            if words.len() < LONGEST_UNSPACED_WORD || occur == Occur::MustNot {
                return;
            }
        }
        // Pairs overlap: each character would count twice.
        let weight = if words.len() > 1 { 0.5 } else { 1.0 };
        words.truncate(MOST_CLAUSES);
        clauses.extend(words.into_iter().map(|word| Clause { occur, node: Node::Word(word), weight }));
    }
}
