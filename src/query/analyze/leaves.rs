//! Words, phrases, exact forms, patterns and distances become nodes.

use unicode_normalization::char::is_combining_mark;

use super::Context;
use super::phrase::{exact_of, places_of, run_of};
use super::spelling::{fuzzy, wildcard};
use super::word::words_of;
use crate::analysis::is_unspaced;
use crate::query::forms::{self, has_patterns};
use crate::query::meaning::weight_within;
use crate::query::{Clause, Item, Link, Near, Node, Occur, Part, Pattern, Phrase, Query};
use crate::text::Span;

/// In a run of a script without blanks that is longer than this, its pairs are looked for one by one as well:
/// it is a sentence rather than a word.
const LONGEST_UNSPACED_WORD: usize = 3;

/// The one node that the leaf `item` is; `None` where it has no word in it.
pub(super) fn leaf(item: &Item, context: &Context<'_>) -> Option<Node> {
    let span = item.span;
    match &item.part {
        Part::Word(text) => word(text, span, context),
        Part::Phrase { text, slop: 0 } if has_patterns(text) => phrase_with_patterns(text, span, context),
        Part::Phrase { text, slop } => phrase(text, span, *slop, context),
        Part::Exact { text, .. } => exact_of(text, span, context).map(Node::Exact),
        Part::Wildcard(text) => pattern(text, span, wildcard(text, context), context),
        Part::Fuzzy { word, edits } => pattern(word, span, fuzzy(word, *edits, context), context),
        _ => None,
    }
}

fn phrase(text: &str, span: Span, slop: u32, context: &Context<'_>) -> Option<Node> {
    let places = places_of(text, context);
    (!places.is_empty()).then(|| Node::Phrase(Phrase { typed: text.to_owned(), span, places, slop }))
}

/// Patterns, and what stands between them as phrases of its own, each right behind the one before.
fn phrase_with_patterns(text: &str, span: Span, context: &Context<'_>) -> Option<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let close = |words: &mut Vec<&str>, nodes: &mut Vec<Node>| {
        nodes.extend(phrase(&words.join(" "), span, 0, context));
        words.clear();
    };
    for typed in text.split(' ') {
        match forms::pattern(typed).and_then(|typed| Some((typed, wildcard(typed, context)?))) {
            Some((typed, spelling)) => {
                close(&mut words, &mut nodes);
                nodes.extend(pattern(typed, span, Some(spelling), context));
            }
            None => words.push(typed),
        }
    }
    close(&mut words, &mut nodes);
    if nodes.len() < 2 {
        return nodes.pop();
    }
    let links = vec![Link { within: 1, ordered: true }; nodes.len() - 1];
    let operands = nodes.into_iter().map(|node| vec![node]).collect();
    Some(Node::Near(Near { span, operands, links, is_phrase: true }))
}

fn pattern(text: &str, span: Span, spelling: Option<crate::query::Spelling>, context: &Context<'_>) -> Option<Node> {
    match spelling {
        Some(spelling) => Some(Node::Pattern(Pattern {
            typed: text.to_owned(),
            span,
            spelling,
            forms: Vec::new(),
            terms: Vec::new(),
        })),
        None => word(text, span, context),
    }
}

/// The one node that stands for `text`, which has no blanks: a phrase where it is several words.
fn word(text: &str, span: Span, context: &Context<'_>) -> Option<Node> {
    if !text.contains(is_unspaced) {
        let mut words = words_of(text, span.start, context);
        if words.len() < 2 {
            return words.pop().map(Node::Word);
        }
    }
    let places = places_of(text, context);
    (!places.is_empty()).then(|| Node::Phrase(Phrase { typed: text.to_owned(), span, places, slop: 0 }))
}

/// Adds the words of texts without blanks, one by one.
pub(super) struct LooseWords<'a, 'b> {
    /// Where all of them were typed.
    pub(super) typed_at: Span,
    pub(super) occur: Occur,
    pub(super) weight: f32,
    /// Whether the first of them has the place of an item typed.
    pub(super) has_place: bool,
    pub(super) context: &'a Context<'b>,
    pub(super) clauses: &'a mut Vec<Clause>,
}

impl LooseWords<'_, '_> {
    /// Adds the clauses of `text`, which begins at `at` in the query.
    pub(super) fn add(&mut self, text: &str, at: usize) {
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let is_run = rest.starts_with(is_unspaced);
            // A mark belongs to the character before it.
            let ends = |character| is_unspaced(character) != is_run && !(is_run && is_combining_mark(character));
            let end = start + rest.find(ends).unwrap_or(rest.len());
            let piece = &text[start..end];
            let offset = at + start;
            if is_run {
                self.add_run(piece, offset);
            } else {
                for word in words_of(piece, offset, self.context) {
                    self.push(Node::Word(word), self.weight);
                }
            }
            start = end;
        }
    }

    fn add_run(&mut self, run: &str, offset: usize) {
        let (places, words) = run_of(run, offset, self.context.analyzer);
        let typed = run.to_owned();
        let span = Span::new(offset, offset + run.len());
        if places.len() > 1 {
            self.push(Node::Phrase(Phrase { typed, span, places, slop: 0 }), self.weight);
            if words.len() < LONGEST_UNSPACED_WORD || self.occur == Occur::MustNot {
                return;
            }
        }
        // Pairs overlap: each character would count twice.
        let weight = if words.len() > 1 { weight_within(0.5, self.weight) } else { self.weight };
        for word in words {
            self.push(Node::Word(word), weight);
        }
    }

    /// Adds a clause while there is room for it.
    fn push(&mut self, node: Node, weight: f32) {
        if std::mem::take(&mut self.has_place) || self.context.room.take(self.occur, self.typed_at) {
            self.clauses.push(Clause { occur: self.occur, node, weight });
        }
    }
}

/// Adds the words and patterns of the phrase `text` one by one. Its blanks may differ from those typed, so each is said
/// to stand where the phrase does.
pub(super) fn quoted_words(text: &str, span: Span, weight: f32, context: &Context<'_>, clauses: &mut Vec<Clause>) {
    let first = clauses.len();
    let mut words = LooseWords { typed_at: span, occur: Occur::Should, weight, has_place: false, context, clauses };
    for typed in text.split(' ') {
        match forms::pattern(typed).and_then(|typed| Some((typed, wildcard(typed, context)?))) {
            Some((typed, spelling)) => {
                if let Some(node) = pattern(typed, span, Some(spelling), context) {
                    words.push(node, weight);
                }
            }
            None => words.add(typed, 0),
        }
    }
    for clause in clauses.iter_mut().skip(first) {
        match &mut clause.node {
            Node::Word(word) => word.span = span,
            Node::Phrase(phrase) => phrase.span = span,
            _ => {}
        }
    }
}

/// What stands at a distance. Operands without a word are passed over; of a single one its words alone are left.
pub(super) fn near(operands: &[Item], links: &[Link], span: Span, context: &Context<'_>) -> Option<Node> {
    let mut near = Near { span, operands: Vec::new(), links: Vec::new(), is_phrase: false };
    for (at, operand) in operands.iter().enumerate() {
        let items = match &operand.part {
            Part::Group(items) => match items.as_slice() {
                [Item { part: Part::Or(choices), .. }] => choices,
                items => items,
            },
            _ => std::slice::from_ref(operand),
        };
        let of_item = |item: &Item| match &item.part {
            // Patterns in phrases are for phrases that stand alone.
            Part::Phrase { text, slop } => phrase(text, item.span, *slop, context),
            _ => leaf(item, context),
        };
        let nodes: Vec<_> = items.iter().filter_map(of_item).collect();
        if nodes.is_empty() {
            continue;
        }
        if !near.operands.is_empty() {
            near.links.extend(at.checked_sub(1).and_then(|at| links.get(at)));
        }
        near.operands.push(nodes);
    }
    if near.operands.len() > 1 {
        return Some(Node::Near(near));
    }
    let mut nodes = near.operands.pop()?;
    if nodes.len() == 1 {
        return nodes.pop();
    }
    let clauses = nodes.into_iter().map(|node| Clause { occur: Occur::Should, node, weight: 1.0 }).collect();
    Some(Node::Group(Query { clauses, at_least: 0 }))
}
