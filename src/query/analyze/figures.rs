//! Figures that were typed among words, and conditions on figures, become nodes.

use std::ops::Range;

use super::Context;
use crate::analysis::is_typed_plainly;
use crate::figures::{self, Figure};
use crate::query::{FigureCondition, Item, Node, Part, SameFigure, Sought, TypedFigure, Wanted};
use crate::text::Span;

/// Words with which idioms begin that are no amounts: `a billion dollar bet`, `half of it`.
const OF_IDIOMS: [&str; 7] = ["a", "an", "half", "thousand", "million", "billion", "trillion"];

/// The node that the condition `figure` is.
pub(super) fn condition(figure: &TypedFigure, span: Span, context: &Context<'_>) -> Option<Node> {
    let (worth, currency) = figure.read().ok()?;
    let mut units: Vec<String> = currency.into_iter().collect();
    if let Some(noun) = &figure.noun {
        for language in context.languages {
            let unit = context.analyzer.noun(noun, Some(*language));
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
    }
    let wanted = Wanted::Condition(FigureCondition { of: figure.field, units, worth });
    Some(Node::Figure(Sought { typed: figure.to_string(), span, wanted }))
}

/// The figures among `items`, which stand side by side: which of them each takes, in order.
pub(super) fn among(items: &[Item], context: &Context<'_>) -> Vec<(Range<usize>, Vec<Node>)> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < items.len() && !context.is_in_field.get() {
        let run = items[start..].iter().take_while(|item| item.is_bare() && matches!(item.part, Part::Word(_))).count();
        in_run(&items[start..start + run], start, context, &mut found);
        start += run.max(1);
    }
    found
}

/// The figure that `text`, one piece typed at `span`, is as a whole.
pub(super) fn of_piece(text: &str, span: Span, context: &Context<'_>) -> Option<Node> {
    if context.is_in_field.get() {
        return None;
    }
    let figures = figures::read(text, None);
    let [figure] = figures.as_slice() else { return None };
    let is_one = figure.value.is_some() && figure.span == Span::new(0, text.len());
    if is_one && is_looked_for(figure, text) { nodes(figure, text, span, context).pop() } else { None }
}

/// Adds the figures of `words`, the first of which is the item `first`. They are read with one blank between them,
/// whatever was typed there: what is printed means the same.
fn in_run(words: &[Item], first: usize, context: &Context<'_>, found: &mut Vec<(Range<usize>, Vec<Node>)>) {
    let mut text = String::new();
    let mut places: Vec<Span> = Vec::new();
    for word in words.iter().filter_map(|item| item.part.words()) {
        if !text.is_empty() {
            text.push(' ');
        }
        places.push(Span::new(text.len(), text.len() + word.len()));
        text.push_str(word);
    }
    for figure in figures::read(&text, None) {
        let from = places.partition_point(|place| place.end <= figure.span.start);
        let to = places.partition_point(|place| place.start < figure.span.end);
        let Some(last) = to.checked_sub(1).filter(|last| *last >= from) else { continue };
        let (Some(begins), Some(ends)) = (places.get(from), places.get(last)) else { continue };
        // It takes whole words.
        if begins.start == figure.span.start && ends.end == figure.span.end && is_looked_for(&figure, &text) {
            let place = |at: usize| words.get(at).map_or_else(Span::default, |word| word.span);
            let span = Span::new(place(from).start, place(last).end);
            found.push((first + from..first + to, nodes(&figure, figure.as_written(&text), span, context)));
        }
    }
}

/// Whether `figure` of `text` is looked for by its value.
fn is_looked_for(figure: &Figure, text: &str) -> bool {
    let written = figure.as_written(text).to_lowercase();
    let is_number = written.contains(|character: char| character.is_ascii_digit()) || {
        let first = written.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
        !OF_IDIOMS.contains(&first) && (figure.kind == figures::Kind::Money || written.contains("cent"))
    };
    is_typed_plainly(figure.kind) && is_number
}

/// What `figure` asks for: of a range both ends.
fn nodes(figure: &Figure, typed: &str, span: Span, context: &Context<'_>) -> Vec<Node> {
    // Where it is one word, that is looked for, too.
    let tokens = context.analyzer.tokens(typed, None);
    let word = tokens.first().filter(|token| token.span.len() == typed.len()).map(|token| token.term.clone());
    let word = word.filter(|_| !typed.contains([' ', '-', '\u{2013}']));
    let same = SameFigure::of(&context.analyzer.figure_term(figure, None), typed, word);
    let node = |same| Node::Figure(Sought { typed: typed.to_owned(), span, wanted: Wanted::Same(same) });
    same.into_iter().map(node).collect()
}
