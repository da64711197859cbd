//! Figures that were typed among words, and conditions on figures, become nodes.

use std::ops::Range;

use super::Context;
use crate::figures::{self, Figure};
use crate::query::whole_figures::{is_looked_for, of_words};
use crate::query::{FigureCondition, Item, Node, Part, SameFigure, Sought, TypedFigure, Wanted};
use crate::text::Span;

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

/// Adds the figures of `words`, the first of which is the item `first`.
fn in_run(words: &[Item], first: usize, context: &Context<'_>, found: &mut Vec<(Range<usize>, Vec<Node>)>) {
    let (text, figures) = of_words(words.iter().filter_map(|item| item.part.words()));
    for (taken, figure) in figures {
        let place = |at: usize| words.get(at).map_or_else(Span::default, |word| word.span);
        let span = Span::new(place(taken.start).start, place(taken.end - 1).end);
        let nodes = nodes(&figure, figure.as_written(&text), span, context);
        found.push((first + taken.start..first + taken.end, nodes));
    }
}

/// What `figure` asks for: of a range both ends.
fn nodes(figure: &Figure, typed: &str, span: Span, context: &Context<'_>) -> Vec<Node> {
    // Where it is one word, that tells what stands beside it.
    let tokens = context.analyzer.tokens(typed, None);
    let word = tokens.first().filter(|token| token.span.len() == typed.len()).map(|token| token.term.clone());
    let word = word.filter(|_| !typed.contains([' ', '-', '\u{2013}']));
    let same = SameFigure::of(&context.analyzer.figure_term(figure, None), typed, word);
    let node = |same| Node::Figure(Sought { typed: typed.to_owned(), span, wanted: Wanted::Same(same) });
    same.into_iter().map(node).collect()
}
