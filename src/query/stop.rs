//! Which words of a query are too common to look up.

use super::analyze::Context;
use super::{Node, Occur, ParsedQuery, Query, SyntaxNode, Word};
use crate::analysis::is_common_word;
use crate::article::Language;

/// Whether `nodes` read like a sentence: several words outside of quotation marks, common ones among them.
///
/// Who asks a question or pastes a sentence quotes names and sayings in it, and does not mean that passages
/// without them are no answer; who types words and a phrase does.
pub(super) fn is_sentence(nodes: &[SyntaxNode]) -> bool {
    let words = nodes.iter().filter_map(|node| match node {
        SyntaxNode::Word { text, negated: false, .. } => Some(text),
        _ => None,
    });
    let (mut count, mut common) = (0, 0);
    for word in words {
        count += 1;
        common += usize::from(is_common_word(word));
    }
    count >= SENTENCE_WORDS && common >= SENTENCE_COMMON_WORDS
}

const SENTENCE_WORDS: usize = 5;
const SENTENCE_COMMON_WORDS: usize = 2;

/// How a query uses capitals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capitals {
    /// Whether all of it is in capitals.
    are_all: bool,
}

impl Capitals {
    pub(super) fn of(parsed: &ParsedQuery) -> Self {
        let letters =
            || parsed.nodes.iter().flat_map(|node| node.text().chars()).filter(|letter| letter.is_alphabetic());
        let has_several = parsed.nodes.len() > 1
            || parsed.nodes.iter().any(|node| matches!(node, SyntaxNode::Phrase { text, .. } if text.contains(' ')));
        Self { are_all: has_several && letters().next().is_some() && letters().all(char::is_uppercase) }
    }

    /// Whether `written` would be the same word in small letters.
    pub(super) fn tell_nothing_of(&self, written: &str) -> bool {
        self.are_all || matches!(written, "AND" | "OR" | "NOT")
    }

    /// Whether `written` is an acronym rather than a common word: `US`, `IT`, `WHO`.
    fn is_acronym(&self, written: &str) -> bool {
        (2..=4).contains(&written.len())
            && written.bytes().all(|byte| byte.is_ascii_uppercase())
            && !self.tell_nothing_of(written)
    }
}

/// Whether `written` is a common word of any language searched.
pub(super) fn is_common(written: &str, context: &Context<'_>) -> bool {
    context.languages.iter().any(|language| context.analyzer.is_stop_word(written, *language))
}

/// Flags the common words of a query that has others. The list is that of the language which most of the
/// query's words belong to: `die` is common in a German query only.
pub(super) fn flag_stop_words(query: &mut Query, context: &Context<'_>) {
    let language = language_of(query, context);
    let is_stop = |word: &Word| {
        let is_acronym = context.capitals.is_acronym(&word.typed);
        !is_acronym && !word.typed.contains('.') && context.analyzer.is_stop_word(&word.typed, language)
    };
    let has_others = query.clauses.iter().any(|clause| match &clause.node {
        _ if clause.occur == Occur::MustNot => false,
        Node::Word(word) => !is_stop(word),
        _ => true,
    });
    if !has_others {
        return;
    }
    for clause in &mut query.clauses {
        if let (Occur::Should, Node::Word(word)) = (clause.occur, &mut clause.node) {
            word.stop = is_stop(word);
        }
    }
}

fn language_of(query: &Query, context: &Context<'_>) -> Language {
    let common = |language: Language| {
        let words = query.clauses.iter().filter(|clause| match &clause.node {
            Node::Word(word) => context.analyzer.is_stop_word(&word.typed, language),
            _ => false,
        });
        words.count()
    };
    let mut best = (Language::ENGLISH, common(Language::ENGLISH));
    for language in context.languages {
        let count = common(*language);
        if count > best.1 {
            best = (*language, count);
        }
    }
    best.0
}
