//! Cuts a query into elements: one pass from left to right, with a stack for what is in parentheses and braces.

use super::elements::{Element, Enclosed, Enclosure};
use super::notes::{Notes, Problem};
use super::signs::{begins_pattern, begins_word, is_blank, opens};
use super::{Item, Part, Sign, TextField, Unit, Weight, forms};
use crate::text::Span;

/// Words that are read of a query; the rest is passed over with a note.
pub(super) const MOST_WORDS: usize = 1024;

/// Bytes that are read of all words.
pub(super) const MOST_BYTES: usize = 64 * 1024;

/// Parentheses and braces that may be open at once; more of them are passed over.
const DEEPEST: usize = 32;

/// Cuts `text` into elements.
pub(super) fn scan(text: &str, notes: &mut Notes) -> Vec<Element> {
    Scanner::new(text, notes, true).run()
}

/// Like [`scan`] for what was printed, which is not printed again to see whether it reads the same.
pub(super) fn scan_printed(text: &str) -> Vec<Element> {
    Scanner::new(text, &mut Notes::default(), false).run()
}

pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) notes: &'a mut Notes,
    pub(super) words: usize,
    pub(super) bytes: usize,
    /// For each kind of quotation mark whether a closing one may still follow: without this, a text of
    /// opening marks would be searched to its end for each of them.
    pub(super) closed: [bool; 4],
    /// Whether a special form is only taken for one where it reads the same when it is printed.
    pub(super) is_checked: bool,
    /// The outermost first; never empty.
    frames: Vec<Frame>,
    groups: usize,
    braces: usize,
}

/// What an element begins with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// Where it begins, behind a sign.
    pub(super) start: usize,
    pub(super) sign: Sign,
    /// The field, and one past its name.
    pub(super) field: Option<(TextField, usize)>,
}

/// Something open.
struct Frame {
    bracket: Bracket,
    lead: Lead,
    elements: Vec<Element>,
    /// Parentheses and braces inside that were passed over, and whose closing ones are to be.
    ignored_groups: usize,
    ignored_braces: usize,
    /// Whether it is inside of a field or of braces, where no field and no brace can be.
    is_plain: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    Root,
    Group,
    /// With one past the name and the number.
    Any(u32, usize),
    Brace,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, notes: &'a mut Notes, is_checked: bool) -> Self {
        let lead = Lead { start: 0, sign: Sign::None, field: None };
        let root = Frame::new(Bracket::Root, lead, false);
        let closed = [true; 4];
        Self { text, at: 0, notes, words: 0, bytes: 0, closed, is_checked, frames: vec![root], groups: 0, braces: 0 }
    }

    fn run(mut self) -> Vec<Element> {
        // A sign counts only behind a blank or an opening bracket.
        let mut is_fresh = true;
        let text = self.text;
        let mut is_cut = false;
        loop {
            let rest = &text[self.at..];
            let blanks = rest.len() - rest.trim_start_matches(is_blank).len();
            if blanks > 0 {
                self.at += blanks;
                is_fresh = true;
                continue;
            }
            let Some(first) = rest.chars().next() else { break };
            if self.is_full() {
                is_cut = rest.chars().any(char::is_alphanumeric);
                if is_cut {
                    self.notes.add(Problem::TooLong, Span::new(self.at, text.len()));
                }
                break;
            }
            is_fresh = match first {
                ')' => self.close_group(),
                '}' => self.close_brace(),
                _ => self.take(is_fresh),
            };
        }
        while self.frames.len() > 1 {
            self.close_innermost(text.len(), !is_cut);
        }
        self.frames.pop().map(|root| root.elements).unwrap_or_default()
    }

    pub(super) fn is_full(&self) -> bool {
        self.words >= MOST_WORDS || self.bytes >= MOST_BYTES
    }

    /// Whether fields and braces are text here.
    pub(super) fn is_plain(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.is_plain)
    }

    pub(super) fn push(&mut self, element: Element) {
        if let Some(frame) = self.frames.last_mut() {
            frame.elements.push(element);
        }
    }

    /// Takes what stands here; tells whether a sign counts behind it.
    fn take(&mut self, is_fresh: bool) -> bool {
        let start = self.at;
        let rest = &self.text[start..];
        let sign = match rest.as_bytes().first() {
            Some(b'+') if is_fresh && is_searchable(&rest[1..]) => Sign::Plus,
            Some(b'-') if is_fresh && is_searchable(&rest[1..]) => Sign::Minus,
            _ => Sign::None,
        };
        let start = start + usize::from(sign != Sign::None);
        let here = &self.text[start..];
        let lead = Lead { start, sign, field: None };
        if let Some(raw) = here.strip_prefix('\\') {
            match begins_word(raw) {
                true => self.raw(start + 1, lead),
                false => self.at = start + 1,
            }
            return false;
        }
        if let Some(length) = super::fields::name_length(here)
            && let Some(is_fresh) = self.named(length, lead)
        {
            return is_fresh;
        }
        if here.starts_with(['(', '{']) {
            return self.open(start, lead);
        }
        self.value(start, lead, is_fresh && is_exact(here));
        false
    }

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

    fn close_group(&mut self) -> bool {
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

    fn close_brace(&mut self) -> bool {
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

    /// The weight right here, which is taken.
    pub(super) fn weight_here(&mut self) -> Weight {
        let Some(number) = self.text[self.at..].strip_prefix('^') else { return Weight::ONE };
        let Some((length, weight, is_cut)) = forms::weight(number) else { return Weight::ONE };
        let span = Span::new(self.at, self.at + 1 + length);
        self.at = span.end;
        if is_cut {
            self.notes.add(Problem::Weight, span);
        }
        weight
    }

    /// Closes what was opened last, at `end`, though nothing closes it.
    fn close_innermost(&mut self, end: usize, is_noted: bool) {
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
            let inside = self.frames.pop().map(|frame| frame.elements).unwrap_or_default();
            if let Some(outer) = self.frames.last_mut() {
                outer.elements.extend(inside);
            }
        } else {
            if is_noted {
                self.notes.add(Problem::UnclosedGroup, span);
            }
            self.finish_group(end, Weight::ONE);
        }
    }

    fn finish_group(&mut self, end: usize, weight: Weight) {
        let Some(Frame { bracket, lead, elements, .. }) = self.frames.pop() else { return };
        self.groups -= 1;
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
            self.push_word(start, name_end);
        }
    }

    fn finish_brace(&mut self, unit: Unit, end: usize, weight: Weight) {
        let Some(Frame { lead, elements, .. }) = self.frames.pop() else { return };
        self.braces -= 1;
        if !elements.is_empty() {
            let span = Span::new(lead.start, end);
            let enclosure = Enclosure::Together(unit);
            self.push(Element::Enclosed(Enclosed { span, sign: lead.sign, weight, field: None, enclosure, elements }));
        }
    }

    /// The word in the text from `start` to `end`.
    pub(super) fn push_word(&mut self, start: usize, end: usize) {
        if let Some(form) = forms::plain(&self.text[start..end]) {
            self.words += 1;
            self.bytes += end - start;
            self.push(Element::Leaf(Item::plain(form.part, Span::new(start + form.start, start + form.end))));
        }
    }

    /// Where the piece that starts at `start` ends: at a blank, or at what closes a bracket that is open here.
    pub(super) fn end_of_piece(&self, start: usize) -> usize {
        self.end_of_piece_within(start, usize::MAX)
    }

    /// Like [`Scanner::end_of_piece`], but looks no further than so many bytes: for what is looked at and then
    /// may be read in another way.
    pub(super) fn end_of_piece_within(&self, start: usize, bytes: usize) -> usize {
        let (mut groups, mut braces) = (0_usize, 0_usize);
        for (at, character) in self.text[start..].char_indices() {
            if at >= bytes {
                return start + at;
            }
            let open = match character {
                '(' => {
                    groups += 1;
                    continue;
                }
                '{' => {
                    braces += 1;
                    continue;
                }
                ')' if groups > 0 => {
                    groups -= 1;
                    continue;
                }
                '}' if braces > 0 => {
                    braces -= 1;
                    continue;
                }
                ')' => self.groups > 0,
                '}' => self.braces > 0,
                _ => is_blank(character),
            };
            if open {
                return start + at;
            }
        }
        self.text.len()
    }
}

impl Frame {
    fn new(bracket: Bracket, lead: Lead, is_plain: bool) -> Self {
        Self { bracket, lead, elements: Vec::new(), ignored_groups: 0, ignored_braces: 0, is_plain }
    }
}

/// Whether something that a sign can stand before is at the start of `text`.
fn is_searchable(text: &str) -> bool {
    let behind = text.strip_prefix(['=', '\\']).unwrap_or(text);
    begins_pattern(behind)
        || text.starts_with(['(', '{'])
        || behind.starts_with(|first| opens(first).is_some()) && !text.starts_with('\\')
}

/// Whether a `=` that counts is at the start of `text`.
pub(super) fn is_exact(text: &str) -> bool {
    text.strip_prefix('=').is_some_and(|rest| begins_pattern(rest) || rest.starts_with(|first| opens(first).is_some()))
}

/// The item that `part` is, in the field that the lead says.
pub(super) fn leaf(part: Part, span: Span, lead: Lead, weight: Weight) -> Item {
    match lead.field {
        None => Item { span, sign: lead.sign, weight, part },
        Some((field, _)) => {
            let item = Box::new(Item::plain(part, span));
            let span = Span::new(lead.start, span.end);
            Item { span, sign: lead.sign, weight, part: Part::Field { field, item } }
        }
    }
}
