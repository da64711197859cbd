//! Opens and closes parentheses and braces.

use super::elements::{Element, Enclosed, Enclosure};
use super::forms::Operator;
use super::notes::Problem;
use super::scan::{Lead, Scanner};
use super::{Item, Sign, Unit, Weight};
use crate::text::Span;

/// Parentheses and braces that may be open at once; more of them are passed over.
pub(super) const DEEPEST: usize = 32;

/// Something open.
pub(super) struct Frame {
    pub(super) bracket: Bracket,
    pub(super) lead: Lead,
    pub(super) elements: Vec<Element>,
    /// Parentheses and braces inside that were passed over, and whose closing ones are to be.
    ignored_groups: usize,
    ignored_braces: usize,
    /// Whether it is inside of a field or of braces, where no field and no brace can be.
    pub(super) is_plain: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    Root,
    Group,
    /// With one past the name and the number.
    Any(u32, usize),
    Brace,
}

impl Frame {
    pub(super) fn new(bracket: Bracket, lead: Lead, is_plain: bool) -> Self {
        Self { bracket, lead, elements: Vec::new(), ignored_groups: 0, ignored_braces: 0, is_plain }
    }
}

impl Scanner<'_> {
    /// Opens the bracket at `at`; tells whether a sign counts behind it.
    pub(super) fn open(&mut self, at: usize, lead: Lead) -> bool {
        let bracket = if self.text[at..].starts_with('{') { Bracket::Brace } else { Bracket::Group };
        self.open_as(bracket, at, lead)
    }

    /// Opens the group of `any:2(` at `at`.
    pub(super) fn open_any(&mut self, at_least: u32, at: usize, lead: Lead) -> bool {
        self.open_as(Bracket::Any(at_least, at), at, lead)
    }

    fn open_as(&mut self, bracket: Bracket, at: usize, lead: Lead) -> bool {
        self.at = at + 1;
        let is_deep = self.frames.len() > DEEPEST;
        let Some(frame) = self.frames.last_mut() else { return true };
        let is_brace = bracket == Bracket::Brace;
        if is_deep || is_brace && frame.is_plain {
            let problem = if is_deep { Problem::Depth } else { Problem::NestedBrace };
            self.notes.add(problem, Span::new(at, at + 1));
            match is_brace {
                true => frame.ignored_braces += 1,
                false => frame.ignored_groups += 1,
            }
            return true;
        }
        let is_plain = frame.is_plain || is_brace || lead.field.is_some();
        match is_brace {
            true => self.braces += 1,
            false => self.groups += 1,
        }
        self.frames.push(Frame::new(bracket, lead, is_plain));
        true
    }

    pub(super) fn close_group(&mut self) -> bool {
        let at = self.at;
        self.at += 1;
        match self.frames.last_mut() {
            Some(frame) if frame.ignored_groups > 0 => frame.ignored_groups -= 1,
            _ if self.groups == 0 => self.notes.add(Problem::UnopenedGroup, Span::new(at, at + 1)),
            _ => {
                let is_brace = |frame: Option<&Frame>| frame.is_some_and(|frame| frame.bracket == Bracket::Brace);
                while is_brace(self.frames.last()) {
                    self.close_innermost(at, true);
                }
                let weight = self.weight_here();
                self.finish_group(at + 1, weight);
            }
        }
        false
    }

    pub(super) fn close_brace(&mut self) -> bool {
        let at = self.at;
        let behind = &self.text[at + 1..];
        let unit = match behind.as_bytes().first() {
            Some(b's') => Some(Unit::Sentence),
            Some(b'p') => Some(Unit::Paragraph),
            _ => None,
        };
        let unit = unit.filter(|_| !behind[1..].starts_with(char::is_alphanumeric));
        let end = at + 1 + usize::from(unit.is_some());
        self.at = at + 1;
        match self.frames.last_mut() {
            Some(frame) if frame.ignored_braces > 0 => {
                frame.ignored_braces -= 1;
                self.at = end;
            }
            _ if self.braces == 0 => {}
            _ => match unit {
                Some(unit) => {
                    let is_brace = |frame: Option<&Frame>| frame.is_some_and(|frame| frame.bracket == Bracket::Brace);
                    while self.frames.len() > 1 && !is_brace(self.frames.last()) {
                        self.close_innermost(at, true);
                    }
                    self.at = end;
                    let weight = self.weight_here();
                    self.finish_brace(unit, end, weight);
                }
                None if self.frames.last().is_some_and(|frame| frame.bracket == Bracket::Brace) => {
                    self.close_innermost(at, true);
                }
                None => {}
            },
        }
        false
    }

    /// Closes what was opened last, at `end`, though nothing closes it.
    pub(super) fn close_innermost(&mut self, end: usize, is_noted: bool) {
        let Some(frame) = self.frames.last() else { return };
        let opened = match frame.bracket {
            Bracket::Any(_, at) => at,
            _ => frame.lead.field.map_or(frame.lead.start, |(_, at)| at),
        };
        let span = Span::new(opened, opened + 1);
        if frame.bracket == Bracket::Brace {
            if is_noted {
                self.notes.add(Problem::UnclosedBrace, span);
            }
            self.braces -= 1;
            let Some(Frame { lead: Lead { sign, .. }, mut elements, .. }) = self.frames.pop() else { return };
            let Some(outer) = self.frames.last_mut() else { return };
            spread(sign, &mut elements);
            outer.elements.append(&mut elements);
        } else {
            if is_noted {
                self.notes.add(Problem::UnclosedGroup, span);
            }
            self.finish_group(end, Weight::ONE);
        }
    }

    fn finish_group(&mut self, end: usize, weight: Weight) {
        let Some(Frame { bracket, lead, mut elements, .. }) = self.frames.pop() else { return };
        self.groups -= 1;
        self.drop_lone_signs(&mut elements);
        let Lead { start, sign, field } = lead;
        let enclosure = match bracket {
            Bracket::Any(at_least, _) => Enclosure::Any(at_least),
            _ => Enclosure::Group,
        };
        let field = field.map(|(field, _)| field);
        let name_end = match (bracket, lead.field) {
            (Bracket::Any(_, name_end), _) | (_, Some((_, name_end))) => Some(name_end),
            _ => None,
        };
        if !elements.is_empty() {
            let span = Span::new(start, end);
            self.push(Element::Enclosed(Enclosed { span, sign, weight, field, enclosure, elements }));
        } else if let Some(name_end) = name_end {
            // A field with nothing behind it is a word.
            match field {
                Some(field) => self.notes.add_named(Problem::FieldValue, field.name(), Span::new(start, name_end)),
                None => self.notes.add(Problem::Any, Span::new(start, end)),
            }
            self.push_word(start, name_end);
        }
    }

    /// Brackets with nothing but `&&` and `||` in them are empty.
    fn drop_lone_signs(&mut self, elements: &mut Vec<Element>) {
        let mut signs = elements.iter().map(|element| match element {
            Element::Operator(_, span) => Some(span.of(self.text)).filter(|name| !name.contains(char::is_alphabetic)),
            _ => None,
        });
        if let (Some(Some(name)), true) = (signs.next(), signs.all(|sign| sign.is_some())) {
            if let Some(Element::Operator(_, span)) = elements.first() {
                self.notes.add_named(Problem::NoOperand, name, *span);
            }
            elements.clear();
        }
    }

    fn finish_brace(&mut self, unit: Unit, end: usize, weight: Weight) {
        let Some(Frame { lead, mut elements, .. }) = self.frames.pop() else { return };
        self.braces -= 1;
        self.drop_lone_signs(&mut elements);
        if !elements.is_empty() {
            let span = Span::new(lead.start, end);
            let enclosure = Enclosure::Together(unit);
            self.push(Element::Enclosed(Enclosed { span, sign: lead.sign, weight, field: None, enclosure, elements }));
        }
    }
}

/// Gives the sign that stood before a brace to each of the elements that were in it.
fn spread(sign: Sign, elements: &mut Vec<Element>) {
    let is_joining =
        |element: &Element| matches!(element, Element::Operator(operator, _) if *operator != Operator::Not);
    match sign {
        Sign::None => return,
        // Operands are required already.
        Sign::Plus if elements.iter().any(is_joining) => return,
        Sign::Plus => {}
        // Each is left out, however they were joined.
        Sign::Minus => elements.retain(|element| !is_joining(element)),
    }
    for element in elements {
        match element {
            Element::Leaf(Item { sign: own, .. }) | Element::Enclosed(Enclosed { sign: own, .. })
                if *own == Sign::None =>
            {
                *own = sign;
            }
            _ => {}
        }
    }
}
