//! Says where a figure among words is looked for otherwise than its writer may think.

use super::notes::{Notes, Problem};
use super::sentence::is_sentence;
use super::whole_figures::of_words;
use super::{FigureField, Item, Part, TypedFigure, TypedWorth};
use crate::figures::{Figure, Hedge, Kind};
use crate::text::Span;

/// Signs before an amount that ask for all that is more, or less.
const OVER: [&str; 3] = [">", ">=", "≥"];
const UNDER: [&str; 3] = ["<", "<=", "≤"];

/// Adds what is to be said of the figures among `items`, which were read from `text`: that `title:£2bn` is words, and that
/// `over £2bn` looks for that amount. In a sentence amounts are hedged because it says so, not because that is asked for.
pub(super) fn add(text: &str, items: &[Item], notes: &mut Notes) {
    look(text, items, !is_sentence(items), notes);
}

fn look(text: &str, items: &[Item], may_ask: bool, notes: &mut Notes) {
    let mut rest = items;
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|item| matches!(item.part, Part::Word(_)) && item.is_bare()).count();
        match &first.part {
            _ if run > 0 && may_ask => bounds(text, rest.get(..run).unwrap_or_default(), notes),
            Part::Field { field, item } => {
                let words = match &item.part {
                    Part::Group(words) => words.as_slice(),
                    _ => std::slice::from_ref(&**item),
                };
                let words = words.iter().filter_map(|word| match &word.part {
                    Part::Word(word) => Some(word.as_str()),
                    _ => None,
                });
                let (words, figures) = of_words(words);
                if let Some((_, figure)) = figures.first() {
                    notes.add_valued(Problem::FigureWords, field.name(), figure.as_written(&words), first.span);
                }
            }
            part => look(text, part.children(), may_ask, notes),
        }
        rest = rest.get(run.max(1)..).unwrap_or_default();
    }
}

/// Notes the first of the figures of `words`, which stand side by side in `text`, that is said to be a bound.
fn bounds(text: &str, words: &[Item], notes: &mut Notes) {
    let (joined, figures) = of_words(words.iter().filter_map(|word| word.part.words()));
    for (taken, figure) in figures {
        let (Some(first), Some(last)) = (words.get(taken.start), words.get(taken.end - 1)) else { continue };
        let before = text.get(..first.span.start).unwrap_or_default();
        let written = figure.as_written(&joined);
        if let Some(form) = condition(before, &figure, written) {
            let span = Span::new(first.span.start, last.span.end);
            notes.add_valued(Problem::FigureBound, &form, &format!("`{written}`"), span);
        }
    }
}

/// The condition that asks for what lies beyond `figure`, where a sign or a word before it says so.
fn condition(before: &str, figure: &Figure, written: &str) -> Option<String> {
    let field = match figure.kind {
        Kind::Money => FigureField::Amount,
        Kind::Percent => FigureField::Percent,
        _ => return None,
    };
    let behind = |signs: [&str; 3]| signs.iter().any(|sign| before.trim_end().ends_with(sign));
    let written = written.to_owned();
    let worth = match figure.hedge {
        Some(Hedge::Over) => TypedWorth::Over(written),
        Some(Hedge::Under) => TypedWorth::Under(written),
        _ if behind(OVER) => TypedWorth::Over(written),
        _ if behind(UNDER) => TypedWorth::Under(written),
        _ => return None,
    };
    let condition = TypedFigure { field, worth, noun: None };
    condition.read().ok().map(|_| condition.to_string())
}
