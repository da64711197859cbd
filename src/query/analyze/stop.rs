//! Which words of a query are too common to look up.

use super::Context;
use crate::article::Language;
use crate::query::{Item, Node, Occur, Part, Query, Word};

/// How a query uses capitals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capitals {
    /// Whether all of it is in capitals.
    pub(super) are_all: bool,
}

impl Capitals {
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

/// Flags the common words of `query` that are wished for, where it has others.
pub(super) fn flag(query: &mut Query, context: &Context<'_>) {
    let is_stop = |word: &Word| {
        let is_acronym = context.capitals.is_acronym(&word.typed);
        !is_acronym && !word.typed.contains('.') && context.analyzer.is_stop_word(&word.typed, context.common)
    };
    let has_others = query.clauses.iter().any(|clause| match &clause.node {
        _ if clause.occur == Occur::MustNot => false,
        Node::Word(word) => !is_stop(word),
        node if node.is_filter() => false,
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

/// The language that most of the common words in `items` belong to: `die` is common in a German query only.
pub(super) fn language_of(items: &[Item], context: &Context<'_>) -> Language {
    let mut words = Vec::new();
    items.iter().for_each(|item| collect_words(item, &mut words));
    let common = |language: Language| words.iter().filter(|word| context.analyzer.is_stop_word(word, language)).count();
    let mut best = (Language::ENGLISH, common(Language::ENGLISH));
    for language in context.languages {
        let count = common(*language);
        if count > best.1 {
            best = (*language, count);
        }
    }
    best.0
}

fn collect_words<'a>(item: &'a Item, words: &mut Vec<&'a str>) {
    if let Part::Word(text) = &item.part {
        words.push(text);
    }
    item.part.children().iter().for_each(|item| collect_words(item, words));
}
