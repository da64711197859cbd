//! Words in quotation marks, and runs of scripts without blanks, become terms at places.

use super::Context;
use super::word::is_other_reading;
use crate::analysis::{Analyzer, OwnedToken, TokenKind, is_unspaced};
use crate::query::{Exact, Form, Places, Word};
use crate::text::Span;

/// Places of a phrase at most.
const MOST_PLACES: usize = 512;

/// The terms that may stand at each place of the phrase `text`.
///
/// A compound word stands for its parts, so that `"GPT-4 model"` finds `GPT 4 model` too; what takes one
/// place, such as `$14.3B`, stands for itself alone.
pub(super) fn places_of(text: &str, context: &Context<'_>) -> Places {
    let mut places = Places::new();
    for language in context.languages {
        let tokens = context.analyzer.tokens(text, Some(*language));
        for token in meant(&tokens, text, context) {
            add(&mut places, token);
        }
    }
    counted_from_first(&mut places);
    places
}

/// `text` in its very form; `None` where no word is in it.
pub(super) fn exact_of(text: &str, span: Span, context: &Context<'_>) -> Option<Exact> {
    let mut tokens = Vec::new();
    context.analyzer.forms(text, &mut |token| {
        let term = token.term.to_owned();
        tokens.push(OwnedToken { term, position: token.position, span: token.span, kind: token.kind });
    });
    let mut forms = Places::new();
    let mut written: Vec<(u32, &str)> = Vec::new();
    for token in meant(&tokens, text, context) {
        add(&mut forms, token);
        if written.iter().all(|(position, _)| *position != token.position) {
            written.push((token.position, token.span.of(text)));
        }
    }
    counted_from_first(&mut forms);
    written.sort_by_key(|(position, _)| *position);
    let first = written.first()?.0;
    let places = places_of(text, context);
    // Words stand at the same places stemmed or not.
    let forms_at = |place: u32| forms.iter().find(|(at, _)| *at == place).map(|(_, forms)| forms.clone());
    let written_at = |place: u32| {
        let typed = written.iter().find(|(position, _)| position - first == place).map_or("", |(_, typed)| typed);
        let typed = ["'s", "\u{2019}s"].iter().find_map(|end| typed.strip_suffix(end)).unwrap_or(typed);
        if typed.contains(char::is_uppercase) { typed.to_owned() } else { String::new() }
    };
    let forms = places.iter().map(|(place, terms)| forms_at(*place).unwrap_or_else(|| terms.clone())).collect();
    let written = places.iter().map(|(place, _)| written_at(*place)).collect();
    (!places.is_empty()).then(|| Exact { typed: text.to_owned(), span, places, forms, written })
}

/// Of all `tokens` those that stand at the places of a phrase.
fn meant<'a>(tokens: &'a [OwnedToken], text: &str, context: &Context<'_>) -> Vec<&'a OwnedToken> {
    let mut meant = Vec::new();
    let at_places: Vec<&[OwnedToken]> = tokens.chunk_by(|a, b| a.position == b.position).collect();
    for (at, here) in at_places.iter().enumerate().take(MOST_PLACES) {
        let next_start = at_places.get(at + 1).and_then(|next| next.iter().map(|token| token.span.start).min());
        let before = at.checked_sub(1).and_then(|before| at_places.get(before)).and_then(|before| before.first());
        for token in chosen(here, next_start.unwrap_or(usize::MAX)) {
            // The last character of a run stands in the pair before it.
            let is_covered = token.kind == TokenKind::Part
                && token.term.starts_with(is_unspaced)
                && before.is_some_and(|before| before.kind == TokenKind::Word && before.span.contains(token.span));
            if !is_covered && !is_other_reading(token, here, text, context) {
                meant.push(token);
            }
        }
    }
    meant
}

/// Sorts `places` and counts them from the first.
fn counted_from_first(places: &mut Places) {
    places.sort_by_key(|place| place.0);
    let first = places.first().map_or(0, |place| place.0);
    places.iter_mut().for_each(|place| place.0 -= first);
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
