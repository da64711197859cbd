//! Patterns are folded as words are.
//!
//! What stands between wildcards is folded piece by piece and put together as the whole of a compound word is, without
//! its hyphens: `multi-ag*` is `multiag*`, and finds `multi-agent` and `multiagent`.

use super::Context;
use crate::analysis::TokenKind;
use crate::query::Spelling;

/// The spelling that `pattern` is; `None` where nothing of it is left when it is folded.
pub(super) fn wildcard(pattern: &str, context: &Context<'_>) -> Option<Spelling> {
    let mut folded = String::new();
    let mut letters = 0;
    for piece in pattern.split_inclusive(['*', '?']) {
        let literal = piece.trim_end_matches(['*', '?']);
        let word = fold(literal, context);
        letters += word.chars().count();
        folded.push_str(&word);
        folded.push_str(&piece[literal.len()..]);
    }
    (letters >= 2).then_some(Spelling::Wildcard(folded))
}

/// The spellings near `word`; `None` where it has none.
pub(super) fn fuzzy(word: &str, edits: u8, context: &Context<'_>) -> Option<Spelling> {
    let word = fold(word, context);
    (word.chars().count() >= 3).then_some(Spelling::Fuzzy { word, edits })
}

/// The words of `literal` as the index has them unstemmed, in one.
fn fold(literal: &str, context: &Context<'_>) -> String {
    let mut folded = String::new();
    context.analyzer.forms(literal, &mut |token| {
        if token.kind == TokenKind::Word {
            folded.push_str(token.term);
        }
    });
    folded
}
