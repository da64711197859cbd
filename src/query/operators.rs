//! Puts operators in order: `NOT` binds closest, then `NEAR` and `BEFORE`, then `AND`, then `OR`.
//!
//! An operator counts where operands as typed stand beside it; else it is read as a word. So a word that looks
//! like an operator never stands beside one that is, and whatever is printed reads the same again.

use super::brackets::DEEPEST;
use super::elements::{Element, Enclosed, Enclosure};
use super::forms::{HalfOperator, Operator, half_operator, has_patterns};
use super::notes::{Notes, Problem};
use super::whole_figures::kept_whole;
use super::{Item, Link, Part, Sign};
use crate::text::Span;

/// Where elements stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// Whether all letters of the query are capitals: no operator of letters counts.
    pub(super) is_shouted: bool,
    /// How many brackets are open.
    depth: usize,
    /// Whether a field is open.
    is_in_field: bool,
    /// Whether they are in `any:2(…)`.
    are_choices: bool,
}

impl Around {
    /// Of a whole query.
    pub(super) fn query(is_shouted: bool) -> Self {
        Self { is_shouted, ..Self::default() }
    }
}

/// The items that `elements` of `text` are.
pub(super) fn resolve(elements: Vec<Element>, text: &str, around: Around, notes: &mut Notes) -> Vec<Item> {
    let is_shouted = around.is_shouted;
    if !is_shouted {
        note_half_operators(&elements, text, notes);
    }
    let slots = counted(elements, text, around, notes);
    let mut slots = near(slots, text, notes);
    // Figures are words at distances and in fields; and what is printed must not be too deep to be read again.
    if !around.is_in_field && around.depth < DEEPEST {
        slots = kept_whole(slots, around.are_choices);
    }
    let slots = joined(slots, Operator::And, Part::And);
    let slots = joined(slots, Operator::Or, Part::Or);
    let items: Vec<Item> = slots.into_iter().filter_map(Slot::item).collect();
    for item in &items {
        if let Part::Or(choices) = &item.part
            && let Some(left_out) = choices.iter().find(|choice| choice.sign == Sign::Minus)
        {
            notes.add(Problem::LeftOutChoice, left_out.span);
        }
    }
    items
}

/// An operand, or an operator that counts.
pub(super) enum Slot {
    Item(Item),
    Operator(Operator, Span),
}

impl Slot {
    fn item(self) -> Option<Item> {
        match self {
            Self::Item(item) => Some(item),
            Self::Operator(..) => None,
        }
    }

    fn is(&self, wanted: Operator) -> bool {
        matches!(self, Self::Operator(operator, _) if *operator == wanted)
    }
}

/// Notes words between others that are half of an operator of distance.
fn note_half_operators(elements: &[Element], text: &str, notes: &mut Notes) {
    for around in elements.windows(3) {
        let [before, Element::Leaf(Item { span, sign: Sign::None, part: Part::Word(word), .. }), behind] = around
        else {
            continue;
        };
        let is_operand = |element: &Element| !matches!(element, Element::Operator(..));
        // Behind a `\` it is meant as a word.
        let is_raw = text[..span.start].ends_with('\\');
        if !is_raw && is_operand(before) && is_operand(behind) {
            match half_operator(word) {
                Some(HalfOperator::Own) => notes.add_named(Problem::HalfNear, span.of(text), *span),
                Some(HalfOperator::Foreign) => notes.add_named(Problem::ForeignNear, span.of(text), *span),
                None => {}
            }
        }
    }
}

fn word(text: &str, span: Span) -> Slot {
    Slot::Item(Item::plain(Part::Word(span.of(text).to_owned()), span))
}

/// Tells operators that count from words, and takes `NOT` with what it leaves out.
fn counted(elements: Vec<Element>, text: &str, around: Around, notes: &mut Notes) -> Vec<Slot> {
    let is_operand = |at: usize| elements.get(at).is_some_and(|element| !matches!(element, Element::Operator(..)));
    let is_not = |at: usize| matches!(elements.get(at), Some(Element::Operator(Operator::Not, _)));
    let counts: Vec<bool> = (0..elements.len())
        .map(|at| match elements.get(at) {
            Some(Element::Operator(Operator::Not, _)) => is_operand(at + 1),
            Some(Element::Operator(..)) => {
                let before = at.checked_sub(1).is_some_and(is_operand);
                before && (is_operand(at + 1) || is_not(at + 1) && is_operand(at + 2))
            }
            _ => false,
        })
        .collect();
    let mut slots = Vec::with_capacity(elements.len());
    let mut is_negated = false;
    for (element, counts) in elements.into_iter().zip(counts) {
        let mut item = match element {
            Element::Operator(operator, span) => {
                let name = span.of(text);
                // `&&` has no letters that could be capitals for another reason.
                let is_sign = !name.contains(char::is_alphabetic);
                let is_shouted = around.is_shouted && !is_sign;
                if is_shouted && counts {
                    notes.add_named(Problem::Capitals, name, span);
                } else if !counts {
                    notes.add_named(Problem::NoOperand, name, span);
                }
                match operator {
                    _ if !counts && is_sign => {}
                    _ if is_shouted || !counts => slots.push(word(text, span)),
                    Operator::Not => is_negated = true,
                    Operator::Near { is_cut: true, .. } => {
                        notes.add(Problem::Distance, span);
                        slots.push(Slot::Operator(operator, span));
                    }
                    _ => slots.push(Slot::Operator(operator, span)),
                }
                continue;
            }
            Element::Leaf(item) => item,
            Element::Enclosed(enclosed) => enclosed_item(enclosed, text, around, notes),
        };
        if std::mem::take(&mut is_negated) {
            item.sign = Sign::Minus;
        }
        slots.push(Slot::Item(item));
    }
    slots
}

fn enclosed_item(enclosed: Enclosed, text: &str, around: Around, notes: &mut Notes) -> Item {
    let Enclosed { span, sign, weight, field, enclosure, elements } = enclosed;
    let inside = Around {
        depth: around.depth + 1,
        is_in_field: around.is_in_field || field.is_some(),
        are_choices: matches!(enclosure, Enclosure::Any(_)),
        ..around
    };
    let items = resolve(elements, text, inside, notes);
    let part = match enclosure {
        Enclosure::Group => Part::Group(items),
        Enclosure::Together(unit) => Part::Together { unit, items },
        Enclosure::Any(at_least) => {
            let choices = items.iter().filter(|item| item.sign == Sign::None).count();
            if at_least as usize > choices {
                notes.add(Problem::AnyMany, span);
            }
            Part::AnyOf { at_least, items }
        }
    };
    let part = match field {
        Some(field) => Part::Field { field, item: Box::new(Item::plain(part, span)) },
        None => part,
    };
    Item { span, sign, weight, part }
}

/// Joins what stands at a distance.
fn near(slots: Vec<Slot>, text: &str, notes: &mut Notes) -> Vec<Slot> {
    let mut out: Vec<Slot> = Vec::with_capacity(slots.len());
    let mut slots = slots.into_iter().peekable();
    while let Some(slot) = slots.next() {
        let (Slot::Operator(Operator::Near { link, .. }, span), Some(Slot::Item(next))) = (&slot, slots.peek()) else {
            out.push(slot);
            continue;
        };
        let (link, span) = (*link, *span);
        let is_fit = has_place(next);
        match out.pop() {
            Some(Slot::Item(before)) if is_fit && (has_place(&before) || is_open(&before)) => {
                if let Some(Slot::Item(next)) = slots.next() {
                    for operand in [&before, &next] {
                        let has_pattern =
                            |item: &Item| matches!(&item.part, Part::Phrase { text, .. } if has_patterns(text));
                        if has_pattern(operand) || operand.part.children().iter().any(has_pattern) {
                            notes.add(Problem::PhrasePattern, operand.span);
                        }
                    }
                    out.push(Slot::Item(linked(before, link, next)));
                }
            }
            before => {
                out.extend(before);
                notes.add_named(Problem::NotNear, span.of(text), span);
                out.push(word(text, span));
            }
        }
    }
    out
}

/// Whether `item` is operands at a distance, to which another may be added.
fn is_open(item: &Item) -> bool {
    matches!(item.part, Part::Near { .. })
}

fn linked(before: Item, link: Link, next: Item) -> Item {
    let span = Span::new(before.span.start, next.span.end);
    let (mut operands, mut links) = match before.part {
        Part::Near { operands, links } => (operands, links),
        part => (vec![Item { part, ..before }], Vec::new()),
    };
    operands.push(next);
    links.push(link);
    Item::plain(Part::Near { operands, links }, span)
}

/// Whether `item` can stand at a distance from something: a leaf, or some of them in parentheses.
fn has_place(item: &Item) -> bool {
    let is_leaf = |item: &Item| item.is_bare() && item.part.words().is_some();
    let are_leaves = |items: &[Item]| items.iter().all(is_leaf);
    item.is_bare()
        && match &item.part {
            Part::Group(items) => match items.as_slice() {
                [Item { part: Part::Or(choices), .. }] => are_leaves(choices),
                items => are_leaves(items),
            },
            part => part.words().is_some(),
        }
}

/// Joins operands with `operator` between them.
fn joined(slots: Vec<Slot>, operator: Operator, part: fn(Vec<Item>) -> Part) -> Vec<Slot> {
    let mut out: Vec<Slot> = Vec::with_capacity(slots.len());
    let mut chain: Vec<Item> = Vec::new();
    let mut is_linked = false;
    let close = |chain: &mut Vec<Item>, out: &mut Vec<Slot>| {
        if chain.len() < 2 {
            out.extend(chain.drain(..).map(Slot::Item));
        } else if let (Some(first), Some(last)) = (chain.first(), chain.last()) {
            let span = Span::new(first.span.start, last.span.end);
            out.push(Slot::Item(Item::plain(part(std::mem::take(chain)), span)));
        }
    };
    for slot in slots {
        if slot.is(operator) {
            is_linked = true;
            continue;
        }
        let linked = std::mem::take(&mut is_linked);
        match slot {
            Slot::Item(item) => {
                if !linked {
                    close(&mut chain, &mut out);
                }
                chain.push(item);
            }
            other => {
                close(&mut chain, &mut out);
                out.push(other);
            }
        }
    }
    close(&mut chain, &mut out);
    out
}
