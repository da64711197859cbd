//! Cuts a query into elements: one pass from left to right, with a stack for what is in parentheses and braces.

use super::brackets::{Bracket, Frame};
use super::elements::Element;
use super::notes::{Notes, Problem};
use super::signs::{begins_pattern, begins_word, is_blank, is_word_sign, opens};
use super::{Item, Part, Sign, TextField, Weight, forms};
use crate::text::Span;

/// Words that are read of a query; the rest is passed over with a note.
pub(super) const MOST_WORDS: usize = 1024;

/// Bytes that are read of all words.
pub(super) const MOST_BYTES: usize = 64 * 1024;

/// Signs beside which no other counts.
const TWO_SIGNS: [&str; 9] = ["+-", "-+", "+!", "-!", "!+", "!-", "!=", "++", "!!"];

/// Cuts `text` into elements; tells whether conditions that are typed loosely are among them, which is only where they are
/// wanted: `amount > 1bn`.
pub(super) fn scan(text: &str, takes_loose: bool, notes: &mut Notes) -> (Vec<Element>, bool) {
    let mut scanner = Scanner::new(text, notes, true);
    scanner.takes_loose = takes_loose;
    let elements = scanner.run();
    (elements, scanner.has_loose)
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
    /// The sign before a quotation mark that is passed over: it counts for what is right behind.
    pub(super) carried: Sign,
    /// Whether a special form is only taken for one where it reads the same when it is printed.
    pub(super) is_checked: bool,
    /// Whether a condition is taken that lacks its colon, or has a blank behind it.
    pub(super) takes_loose: bool,
    /// Whether one was.
    pub(super) has_loose: bool,
    /// The outermost first; never empty.
    pub(super) frames: Vec<Frame>,
    /// The different conditions on figures.
    pub(super) conditions: Vec<super::TypedFigure>,
    /// Of the frames, those in parentheses and those in braces.
    pub(super) groups: usize,
    pub(super) braces: usize,
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

impl<'a> Scanner<'a> {
    fn new(text: &'a str, notes: &'a mut Notes, is_checked: bool) -> Self {
        let lead = Lead { start: 0, sign: Sign::None, field: None };
        let root = Frame::new(Bracket::Root, lead, false);
        let closed = [true; 4];
        let carried = Sign::None;
        let frames = vec![root];
        Self {
            text,
            at: 0,
            notes,
            words: 0,
            bytes: 0,
            closed,
            carried,
            is_checked,
            takes_loose: true,
            has_loose: false,
            frames,
            conditions: Vec::new(),
            groups: 0,
            braces: 0,
        }
    }

    fn run(&mut self) -> Vec<Element> {
        // A sign counts only behind a blank or an opening bracket.
        let mut is_fresh = true;
        let text = self.text;
        let mut is_cut = false;
        loop {
            let carried = std::mem::take(&mut self.carried);
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
                    self.notes.add(self.limit(), Span::new(self.at, text.len()));
                }
                break;
            }
            is_fresh = match first {
                ')' => self.close_group(),
                '}' => self.close_brace(),
                _ => self.take(is_fresh, carried),
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

    /// What is said where no more is read.
    pub(super) fn limit(&self) -> Problem {
        if self.words >= MOST_WORDS { Problem::TooLong } else { Problem::TooLarge }
    }

    /// Whether fields and braces are text here.
    pub(super) fn is_plain(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.is_plain)
    }

    /// Whether a field is open around what stands here.
    pub(super) fn is_in_field(&self) -> bool {
        self.frames.iter().any(|frame| frame.lead.field.is_some())
    }

    pub(super) fn push(&mut self, element: Element) {
        if let Some(frame) = self.frames.last_mut() {
            frame.elements.push(element);
        }
    }

    /// Takes what stands here, behind a sign that is carried to it or not; tells whether a sign counts behind it.
    fn take(&mut self, is_fresh: bool, carried: Sign) -> bool {
        let start = self.at;
        let rest = &self.text[start..];
        let typed = match rest.as_bytes().first() {
            Some(b'+') if is_fresh && is_searchable(&rest[1..]) => Sign::Plus,
            Some(b'-') if is_fresh && is_searchable(&rest[1..]) => Sign::Minus,
            // `a != b` leaves out nothing.
            Some(b'!') if is_fresh && !rest[1..].starts_with('=') && is_searchable(&rest[1..]) => Sign::Minus,
            _ => Sign::None,
        };
        // `+-5` is a tolerance.
        if is_fresh
            && TWO_SIGNS.iter().any(|signs| rest.starts_with(signs))
            && is_searchable(&rest[2..])
            && !rest[2..].starts_with(|first: char| first.is_numeric() || is_word_sign(first))
        {
            self.notes.add(Problem::TwoSigns, Span::new(start, start + 2));
            self.at = start + 2;
            return false;
        }
        let start = start + usize::from(typed != Sign::None);
        let sign = if typed == Sign::None { carried } else { typed };
        let here = &self.text[start..];
        let lead = Lead { start, sign, field: None };
        if let Some(raw) = here.strip_prefix('\\') {
            match begins_word(raw) {
                true => self.raw(start + 1, lead),
                false => self.at = start + 1,
            }
            return false;
        }
        if sign == Sign::None
            && let Some(length) = forms::leading_operator(here)
            && let Some(operator) = forms::Operator::of(&here[..length])
        {
            self.push_operator(operator, start, start + length);
            return true;
        }
        if super::fields::is_compared(here) && self.loose_figure(start, lead) {
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

    /// Takes the operator that stands there.
    pub(super) fn push_operator(&mut self, operator: forms::Operator, start: usize, end: usize) {
        self.words += 1;
        self.bytes += end - start;
        self.at = end;
        self.push(Element::Operator(operator, Span::new(start, end)));
    }

    /// The weight right here, which is taken.
    pub(super) fn weight_here(&mut self) -> Weight {
        let Some(number) = self.text[self.at..].strip_prefix('^') else { return Weight::ONE };
        let Some((length, weight, is_cut)) = forms::weight(number) else {
            if number.is_empty() || number.starts_with(|next| is_blank(next) || next == ')') {
                self.notes.add(Problem::WeightNumber, Span::new(self.at, self.at + 1));
            }
            return Weight::ONE;
        };
        let span = Span::new(self.at, self.at + 1 + length);
        self.at = span.end;
        if is_cut {
            self.notes.add(Problem::Weight, span);
        }
        weight
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
