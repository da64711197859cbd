//! Keeps a figure of several words whole where something joins it: `+$15 billion` is `+($15 billion)`.

use std::ops::Range;

use super::operators::Slot;
use super::{Item, Part, Sign, Weight};
use crate::analysis::is_typed_plainly;
use crate::figures::{self, Figure};
use crate::text::Span;

/// Words with which idioms begin that are no amounts: `a billion dollar bet`, `half of it`.
const OF_IDIOMS: [&str; 7] = ["a", "an", "half", "thousand", "million", "billion", "trillion"];

/// The figures of `words`, which stand side by side, that are looked for by their value, with the text they are spans of
/// and which of the words each takes, whole ones. They are read with one blank between them, whatever was typed there:
/// what is printed means the same.
pub(super) fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> (String, Vec<(Range<usize>, Figure)>) {
    let mut text = String::new();
    let mut places: Vec<Span> = Vec::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        places.push(Span::new(text.len(), text.len() + word.len()));
        text.push_str(word);
    }
    let mut found = Vec::new();
    for figure in figures::read(&text, None) {
        let from = places.partition_point(|place| place.end <= figure.span.start);
        let to = places.partition_point(|place| place.start < figure.span.end);
        let begins = places.get(from).is_some_and(|place| place.start == figure.span.start);
        let ends =
            to.checked_sub(1).and_then(|last| places.get(last)).is_some_and(|place| place.end == figure.span.end);
        if from < to && begins && ends && is_looked_for(&figure, &text) {
            found.push((from..to, figure));
        }
    }
    (text, found)
}

/// Whether `figure` of `text` is looked for by its value.
pub(super) fn is_looked_for(figure: &Figure, text: &str) -> bool {
    let written = figure.as_written(text).to_lowercase();
    let is_number = written.contains(|character: char| character.is_ascii_digit()) || {
        let first = written.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
        !OF_IDIOMS.contains(&first) && (figure.kind == figures::Kind::Money || written.contains("cent"))
    };
    is_typed_plainly(figure.kind) && is_number
}

/// `slots` with parentheses around each figure of several words that has a sign before it, a weight behind it or an
/// operator beside it; around each at all where they are choices.
pub(super) fn kept_whole(mut slots: Vec<Slot>, are_choices: bool) -> Vec<Slot> {
    // What is left beside a figure that was taken out may be another one.
    loop {
        let figures = to_enclose(&slots, are_choices);
        if figures.is_empty() {
            return slots;
        }
        let mut figures = figures.into_iter().peekable();
        let mut words: Vec<Item> = Vec::new();
        let mut kept = Vec::with_capacity(slots.len());
        for (at, slot) in slots.into_iter().enumerate() {
            match (slot, figures.peek()) {
                (Slot::Item(item), Some(figure)) if figure.contains(&at) => {
                    words.push(item);
                    if at + 1 == figure.end {
                        figures.next();
                        kept.extend(enclosed(std::mem::take(&mut words)).map(Slot::Item));
                    }
                }
                (slot, _) => kept.push(slot),
            }
        }
        slots = kept;
    }
}

/// Which of `slots` are figures that need parentheses, in order.
fn to_enclose(slots: &[Slot], are_choices: bool) -> Vec<Range<usize>> {
    let is_operator =
        |at: Option<usize>| at.and_then(|at| slots.get(at)).is_some_and(|slot| matches!(slot, Slot::Operator(..)));
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(rest) = slots.get(start..).filter(|rest| !rest.is_empty()) {
        let words = run(rest);
        let typed = words.iter().filter_map(|word| word.part.words());
        let figures = if words.len() > 1 { of_words(typed).1 } else { Vec::new() };
        for (taken, _) in figures.into_iter().filter(|(taken, _)| taken.len() > 1) {
            let (from, to) = (start + taken.start, start + taken.end);
            let inside = words.get(taken).unwrap_or_default();
            let is_joined = is_operator(from.checked_sub(1)) || is_operator(Some(to));
            if are_choices || is_joined || !inside.iter().all(|word| word.is_bare()) {
                found.push(from..to);
            }
        }
        start += words.len().max(1);
    }
    found
}

/// The words at the start of `slots` among which a figure may be: no sign stands within, and no weight.
fn run(slots: &[Slot]) -> Vec<&Item> {
    let mut words: Vec<&Item> = Vec::new();
    for slot in slots {
        match slot {
            Slot::Item(item) if matches!(item.part, Part::Word(_)) => {
                if !words.is_empty() && item.sign != Sign::None {
                    break;
                }
                words.push(item);
                if item.weight != Weight::ONE {
                    break;
                }
            }
            _ => break,
        }
    }
    words
}

/// `words` in parentheses, with the sign of the first and the weight of the last.
fn enclosed(mut words: Vec<Item>) -> Option<Item> {
    let span = Span::new(words.first()?.span.start, words.last()?.span.end);
    let sign = std::mem::take(&mut words.first_mut()?.sign);
    let weight = std::mem::take(&mut words.last_mut()?.weight);
    Some(Item { span, sign, weight, part: Part::Group(words) })
}
