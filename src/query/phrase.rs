//! Words in quotation marks, and runs of scripts without blanks, become terms at places.

use super::analyze::Context;
use super::word::is_other_reading;
use super::{Form, Places, Word};
use crate::analysis::{Analyzer, OwnedToken, TokenKind, is_unspaced};
use crate::text::Span;

/// Places of a phrase at most.
const MOST_PLACES: usize = 512;

/// The terms that may stand at each place of the phrase `text`.
///
/// A compound word stands for its parts, so that `"GPT-4 model"` finds `GPT 4 model` too; what takes one
/// place, such as `$14.3B`, stands for itself alone.
pub(super) fn places_of(text: &str, context: &Context<'_>) -> Places {
    let mut places: Places = Vec::new();
    for language in context.languages {
        let tokens = context.analyzer.tokens(text, Some(*language));
        let at_places: Vec<&[OwnedToken]> = tokens.chunk_by(|a, b| a.position == b.position).collect();
        for (at, here) in at_places.iter().enumerate().take(MOST_PLACES) {
            let next_start = at_places.get(at + 1).and_then(|next| next.iter().map(|token| token.span.start).min());
            let chosen = chosen(here, next_start.unwrap_or(usize::MAX));
            let before = at.checked_sub(1).and_then(|before| at_places.get(before)).and_then(|before| before.first());
            for token in chosen {
                // The last character of a run stands in the pair before it.
                let is_covered = token.kind == TokenKind::Part
                    && token.term.starts_with(is_unspaced)
                    && before.is_some_and(|before| before.kind == TokenKind::Word && before.span.contains(token.span));
                if !is_covered && !is_other_reading(token, here, text, context) {
                    add(&mut places, token);
                }
            }
        }
    }
    places.sort_by_key(|place| place.0);
    let first = places.first().map_or(0, |place| place.0);
    places.iter_mut().for_each(|place| place.0 -= first);
    places
}

/// Of the tokens at one place those that cover most without reaching into the next place.
fn chosen(here: &[OwnedToken], next_start: usize) -> impl Iterator<Item = &OwnedToken> {
    let pair = here.iter().find(|token| token.kind == TokenKind::Word && token.term.starts_with(is_unspaced));
    let span = pair.map(|pair| pair.span).or_else(|| {
        let within = here.iter().filter(|token| token.span.end <= next_start);
        within.map(|token| token.span).max_by_key(|span| span.len())
    });
    let span = span.or_else(|| here.iter().map(|token| token.span).min_by_key(|span| span.len()));
    here.iter().filter(move |token| Some(token.span) == span)
}

fn add(places: &mut Places, token: &OwnedToken) {
    let place = match places.iter().position(|place| place.0 == token.position) {
        Some(place) => place,
        None => {
            places.push((token.position, Vec::new()));
            places.len() - 1
        }
    };
    if let Some((_, terms)) = places.get_mut(place)
        && !terms.contains(&token.term)
    {
        terms.push(token.term.clone());
    }
}

/// A run of a script without blanks, which stands at `offset` in the query: its pairs as places, and as words.
pub(super) fn run_of(run: &str, offset: usize, analyzer: &Analyzer) -> (Places, Vec<Word>) {
    let tokens = analyzer.tokens(run, None);
    let pairs = tokens.iter().filter(|token| token.kind == TokenKind::Word).take(MOST_PLACES);
    let mut places = Places::new();
    let mut words = Vec::new();
    for token in pairs {
        places.push((token.position, vec![token.term.clone()]));
        words.push(Word {
            typed: token.span.of(run).to_owned(),
            span: Span::new(offset + token.span.start, offset + token.span.end),
            forms: vec![Form { term: token.term.clone(), weight: 1.0, part: None, alone: true }],
            stop: false,
        });
    }
    (places, words)
}
