//! A typed word becomes the terms that stand for it.

use super::Context;
use super::stop::is_common;
use crate::analysis::{OwnedToken, TokenKind};
use crate::query::{Form, Word};
use crate::text::Span;

/// A part of a compound counts less than the whole of it: whoever types `multi-agent` means no other agent.
const PART_WEIGHT: f32 = 0.6;

/// The words of `piece`, which stands at `offset` in the query: mostly one, but `this—that` are two.
pub(super) fn words_of(piece: &str, offset: usize, context: &Context<'_>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (number, language) in context.languages.iter().enumerate() {
        let tokens = context.analyzer.tokens(piece, Some(*language));
        for (at, group) in groups(&tokens).enumerate() {
            let Some(whole) = group.first() else { continue };
            if number == 0 {
                let typed = whole.span.of(piece).to_owned();
                let span = Span::new(offset + whole.span.start, offset + whole.span.end);
                words.push(Word { typed, span, forms: Vec::new(), stop: false });
            }
            // Words stand at the same places in every language.
            let Some(word) = words.get_mut(at) else { continue };
            add_forms(word, piece, group, context);
        }
    }
    words.retain(|word| !word.forms.is_empty());
    words
}

/// The tokens of each word: a whole and what follows it up to the next.
fn groups(tokens: &[OwnedToken]) -> impl Iterator<Item = &[OwnedToken]> {
    tokens.chunk_by(|_, token| token.kind == TokenKind::Part)
}

fn add_forms(word: &mut Word, piece: &str, group: &[OwnedToken], context: &Context<'_>) {
    let (Some(whole), Some(last)) = (group.first(), group.last()) else { return };
    let is_one_place = last.position == whole.position;
    let is_acronym = whole.term.ends_with('.') && !whole.term.contains(':');
    for token in group {
        if is_other_reading(token, group, piece, context) || word.forms.iter().any(|form| form.term == token.term) {
            continue;
        }
        let is_part = token.span != whole.span || token.position != whole.position;
        let alone = !is_part || counts_alone(token, piece, context);
        // Nobody who types `U.S.` or `C++` looks for the letter alone.
        if is_part && is_one_place && (!alone || is_acronym) {
            continue;
        }
        word.forms.push(Form {
            term: token.term.clone(),
            weight: if is_part { PART_WEIGHT } else { 1.0 },
            part: is_part.then(|| (token.position - whole.position) as usize),
            alone,
        });
    }
}

/// Whether `token` is not what was meant: `US` is the country, or the pronoun where capitals tell nothing.
/// `siblings` are the tokens at its place.
pub(super) fn is_other_reading(
    token: &OwnedToken,
    siblings: &[OwnedToken],
    piece: &str,
    context: &Context<'_>,
) -> bool {
    let is_acronym = |token: &OwnedToken| token.kind == TokenKind::Part && token.term.ends_with('.');
    siblings.iter().any(|other| other.span == token.span && is_acronym(other))
        && is_acronym(token) == context.capitals.tell_nothing_of(token.span.of(piece))
}

/// Whether a part says something by itself.
fn counts_alone(token: &OwnedToken, piece: &str, context: &Context<'_>) -> bool {
    let written = token.span.of(piece);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    if digits > 0 {
        // The number of a model or a road, as in `H100`, is no number.
        let before = piece[..token.span.start].chars().next_back();
        return digits >= 2 && !before.is_some_and(char::is_alphabetic);
    }
    written.chars().filter(|character| character.is_alphabetic()).count() >= 2 && !is_common(written, context)
}
