//! Takes words, phrases and what stands behind the name of a field.

use super::elements::Element;
use super::fields::{self, Name};
use super::notes::Problem;
use super::scan::{Lead, MOST_BYTES, Scanner, is_exact, leaf};
use super::signs::{
    beginning, begins_bound, begins_pattern, begins_word, closes, closes_straight, is_blank, opens, trim,
};
use super::{FARTHEST, Item, NoteKind, Part, Sign, TextField, TypedFilter, Weight, forms, print};
use crate::text::Span;

/// The name that stands before the number of `any:2(…)`.
const ANY: &str = "any:";

/// Bytes that are read of one word.
const LONGEST_WORD: usize = 1024;

impl Scanner<'_> {
    /// Takes the word or the phrase at `start`, behind a `=` or not.
    pub(super) fn value(&mut self, start: usize, lead: Lead, exact: bool) {
        let at = start + usize::from(exact);
        let text = self.text;
        let first = text[at..].chars().next();
        match first.and_then(|first| Some((first, opens(first)?))) {
            Some((mark, kind)) => {
                if !self.phrase(at, mark, kind, lead, exact) {
                    self.notes.add(Problem::Unclosed, Span::new(at, at + mark.len_utf8()));
                    if let Some((_, name_end)) = lead.field
                        && let Some(form) = forms::plain(&self.text[lead.start..name_end])
                    {
                        self.push_form(form, lead.start, name_end, Lead { field: None, ..lead });
                    }
                    self.carried = lead.sign;
                    self.at = at + mark.len_utf8();
                }
            }
            None => self.piece(at, lead, exact),
        }
    }

    /// Takes the word at `at` as text, whatever it looks like.
    pub(super) fn raw(&mut self, at: usize, lead: Lead) {
        let end = self.end_of_piece(at);
        self.at = end;
        if let Some(form) = forms::plain(&self.text[at..end]) {
            self.push_form(form, at, end, lead);
        }
    }

    /// Takes what is at `start`, behind a name of so many letters and a colon; `None` where that is text. Tells
    /// whether a sign counts behind it.
    pub(super) fn named(&mut self, length: usize, lead: Lead) -> Option<bool> {
        let text = self.text;
        let name = &text[lead.start..lead.start + length];
        let value_at = lead.start + length + 1;
        let value = &text[value_at..];
        let span = Span::new(lead.start, value_at);
        if value.is_empty() || value.starts_with(is_blank) {
            if self.loose_figure(lead.start, lead) {
                return Some(false);
            }
            let next = value.trim_start_matches(is_blank);
            let is_followed = begins_pattern(next) || next.starts_with(|first| first == '(' || opens(first).is_some());
            let field = fields::named(name).filter(|field| *field != Name::Any);
            let is_compared =
                matches!(field, Some(Name::Figure(_))) && (begins_bound(next) || next.starts_with(['~', '=']));
            let is_field = field.is_some();
            if is_field && (is_followed || is_compared) && !self.is_plain() {
                self.notes.add_named(Problem::FieldBlank, name, span);
            }
            return None;
        }
        let piece = &text[value_at..self.end_of_piece_within(value_at, LONGEST_WORD)];
        match fields::named(name) {
            None => match fields::looks_meant(name, piece) {
                Some(NoteKind::Fault) => self.notes.add_valued(Problem::UnknownField, name, piece, span),
                Some(NoteKind::Remark) => self.notes.add_valued(Problem::ForeignField, name, piece, span),
                None => {}
            },
            Some(Name::Figure(field)) if !self.is_in_field() => {
                if self.figure(field, value_at, lead) {
                    return Some(false);
                }
            }
            Some(_) if self.is_plain() => self.notes.add_valued(Problem::NestedField, name, piece, span),
            // Anything at all.
            Some(field) if piece == "*" && fields::known_by(field).is_some() => {
                if let Some(known) = fields::known_by(field) {
                    self.push_filter(TypedFilter::Has(known), value_at + 1, lead);
                    return Some(false);
                }
            }
            Some(Name::Words(_)) if piece.starts_with('{') => {
                self.notes.add_named(Problem::FieldBrace, name, Span::new(value_at, value_at + 1));
                return Some(self.open(value_at, Lead { start: value_at, ..lead }));
            }
            Some(Name::Words(field)) => {
                if let Some(is_fresh) = self.field(field, value_at, lead) {
                    return Some(is_fresh);
                }
                let is_signed = piece.strip_prefix(['+', '-', '!']).is_some_and(begins_pattern);
                let is_some = piece.starts_with(['*', '?'])
                    || !piece.starts_with([':', '/', '\\']) && piece.contains(char::is_alphanumeric);
                match is_signed {
                    true => self.notes.add_named(Problem::FieldSign, name, span),
                    false if is_some => self.notes.add_named(Problem::FieldValue, name, span),
                    false => {}
                }
            }
            Some(filter) => {
                if let Some(is_fresh) = self.filter(filter, value_at, lead) {
                    return Some(is_fresh);
                }
            }
        }
        // The name is a word; what is in brackets behind it, or in quotation marks, stands for itself.
        let is_bracket = value.starts_with('(') || value.starts_with('{');
        if !is_bracket && !value.starts_with(|first| opens(first).is_some()) {
            return None;
        }
        if let Some(form) = forms::plain(name) {
            self.push_form(form, lead.start, lead.start + length, lead);
        }
        let lead = Lead { start: value_at, sign: lead.sign, field: None };
        if is_bracket {
            return Some(self.open(value_at, lead));
        }
        self.value(value_at, lead, false);
        Some(false)
    }

    fn field(&mut self, field: TextField, value_at: usize, lead: Lead) -> Option<bool> {
        let value = &self.text[value_at..];
        let lead = Lead { field: Some((field, value_at)), ..lead };
        if value.starts_with('(') {
            return Some(self.open(value_at, lead));
        }
        if self.figure_of_field(value_at, Lead { field: None, ..lead }) {
            return Some(false);
        }
        if value.get(..ANY.len()).is_some_and(|name| name.eq_ignore_ascii_case(ANY)) {
            let number_at = value_at + ANY.len();
            if let Some(is_fresh) = self.any(number_at, lead) {
                return Some(is_fresh);
            }
            if value[ANY.len()..].starts_with(|first: char| first.is_ascii_digit()) {
                self.notes.add(Problem::Any, Span::new(number_at, self.end_of_piece_within(number_at, LONGEST_WORD)));
            }
        }
        let is_exact = is_exact(value);
        if let Some(raw) = value.strip_prefix('\\')
            && begins_word(raw)
        {
            self.raw(value_at + 1, lead);
        } else if is_exact || begins_pattern(value) || value.starts_with(|first| opens(first).is_some()) {
            self.value(value_at, lead, is_exact);
        } else {
            return None;
        }
        Some(false)
    }

    /// Takes the phrase that opens at `start`; tells whether it is closed.
    fn phrase(&mut self, start: usize, opening: char, kind: usize, lead: Lead, exact: bool) -> bool {
        let Some((inside, end)) = self.quoted(start, opening, kind) else { return false };
        let mut text = String::new();
        for word in inside.of(self.text).split(|character| is_blank(character) || closes_straight(character)) {
            if word.is_empty() {
                continue;
            }
            if self.is_full() || self.bytes + word.len() > MOST_BYTES {
                self.notes.add(self.limit(), Span::new(start, end));
                break;
            }
            self.words += usize::from(word.chars().any(char::is_alphanumeric));
            self.bytes += word.len();
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        self.at = end;
        let (slop, weight) = self.phrase_suffixes(exact);
        if text.chars().any(char::is_alphanumeric) {
            if (exact || slop > 0) && forms::has_patterns(&text) {
                self.notes.add(Problem::PhrasePattern, Span::new(start, end));
            }
            let part = if exact { Part::Exact { text, quoted: true } } else { Part::Phrase { text, slop } };
            let span = Span::new(start - usize::from(exact), end);
            self.push(Element::Leaf(leaf(part, span, lead, weight)));
        } else if let Some((field, name_end)) = lead.field {
            self.notes.add_named(Problem::FieldValue, field.name(), Span::new(lead.start, name_end));
            self.push_word(lead.start, name_end);
        }
        true
    }

    /// What stands between the quotation mark at `start` and the one that closes it, and where that ends.
    fn quoted(&mut self, start: usize, opening: char, kind: usize) -> Option<(Span, usize)> {
        self.quoted_within(start, opening, kind, usize::MAX)
    }

    /// Like [`Scanner::quoted`], but looks no further than so many bytes: for what is looked at and then may be read
    /// in another way.
    pub(super) fn quoted_within(
        &mut self,
        start: usize,
        opening: char,
        kind: usize,
        bytes: usize,
    ) -> Option<(Span, usize)> {
        if !self.closed[kind] {
            return None;
        }
        let inner_start = start + opening.len_utf8();
        let inside = &self.text[inner_start..];
        let near = || inside.char_indices().take_while(|(at, _)| *at < bytes);
        let find = |closing: &dyn Fn(char) -> bool| near().find(|(_, character)| closing(*character));
        // Programs that make quotation marks curly miss some of them.
        let curly = || {
            let found = find(&|character| matches!(character, '\u{201c}' | '\u{201d}'));
            found.filter(|(_, character)| kind == 0 && *character == '\u{201d}')
        };
        let Some((length, closing)) = find(&|character| closes(kind, character)).or_else(curly) else {
            self.closed[kind] = bytes < inside.len();
            return None;
        };
        let inner_end = inner_start + length;
        Some((Span::new(inner_start, inner_end), inner_end + closing.len_utf8()))
    }

    /// `~5` and `^2` right behind a phrase, in any order, each once.
    fn phrase_suffixes(&mut self, exact: bool) -> (u32, Weight) {
        let (mut slop, mut weight) = (None, Weight::ONE);
        loop {
            let rest = &self.text[self.at..];
            let Some(number) = rest.strip_prefix('~').filter(|_| slop.is_none()) else {
                let start = self.at;
                if weight == Weight::ONE {
                    weight = self.weight_here();
                }
                if self.at == start {
                    break;
                }
                continue;
            };
            let digits = number.bytes().take_while(u8::is_ascii_digit).count();
            let span = Span::new(self.at, self.at + 1 + digits);
            self.at = span.end;
            let typed = forms::whole_number(&number[..digits]);
            if exact || typed.is_none() {
                self.notes.add(Problem::PhraseSuffix, span);
            }
            if typed.is_some_and(|typed| typed > FARTHEST) {
                self.notes.add(Problem::Distance, span);
            }
            slop = Some(typed.unwrap_or(0).min(FARTHEST));
        }
        (slop.unwrap_or(0), weight)
    }

    /// Where the piece at `start` ends, and whether at a bracket that closes one passed over before the word: of
    /// `.(b);c` the word is `b`, and what closes the bracket belongs to none. Nothing behind that is looked at: the rest of
    /// a long text would be for each of its words.
    fn end_of_word(&self, start: usize) -> (usize, bool) {
        let rest = &self.text[start..];
        let word = beginning(rest).unwrap_or(0);
        if !rest[..word].contains(['(', '{']) {
            return (self.end_of_piece(start), false);
        }
        // Parentheses and braces: those open around the piece, before the word and in it.
        let around = [self.groups, self.braces];
        let (mut before, mut inside) = ([0_usize; 2], [0_usize; 2]);
        for (at, character) in rest.char_indices() {
            let kind = usize::from(matches!(character, '{' | '}'));
            let open = if at < word { &mut before[kind] } else { &mut inside[kind] };
            match character {
                '(' | '{' => *open += 1,
                ')' | '}' if *open > 0 => *open -= 1,
                ')' | '}' if before[kind] == 0 && around[kind] > 0 => return (start + at, false),
                ')' | '}' if at >= word => return (start + at, true),
                _ if is_blank(character) => return (start + at, false),
                _ => {}
            }
        }
        (self.text.len(), false)
    }

    fn piece(&mut self, at: usize, lead: Lead, exact: bool) {
        let (end, is_closed) = match forms::operator_behind(&self.text[at..]) {
            Some(length) => (at + length, false),
            None => self.end_of_word(at),
        };
        if end == at {
            self.at = at + self.text[at..].chars().next().map_or(1, char::len_utf8);
            return;
        }
        self.at = end + usize::from(is_closed);
        let piece = &self.text[at..end];
        if matches!(piece, "|" | "!") {
            let problem = if piece == "|" { Problem::Bar } else { Problem::LoneSign };
            self.notes.add(problem, Span::new(at, end));
            return;
        }
        if lead.sign == Sign::None
            && lead.field.is_none()
            && !exact
            && let Some(operator) = forms::Operator::of(piece)
        {
            self.push_operator(operator, at, end);
            return;
        }
        let Some(mut form) = forms::read(piece, at, exact, self.notes) else { return };
        let item = leaf(form.part.clone(), Span::new(0, 0), Lead { start: 0, sign: Sign::None, ..lead }, form.weight);
        let is_plain = matches!(form.part, Part::Word(_)) && form.weight == Weight::ONE;
        if self.is_checked && !is_plain && !print::stands(&item, &print::bare(&item)) {
            let Some(plain) = forms::plain(piece) else { return };
            form = plain;
        }
        self.note_what_is_behind(piece, at, form.end, lead);
        self.push_form(form, at, end, lead);
    }

    /// Pushes what was read in the piece from `at` to `end`.
    fn push_form(&mut self, mut form: forms::Form, at: usize, end: usize, lead: Lead) {
        if let Some(text) = form.part.words()
            && text.len() > LONGEST_WORD
        {
            let mut cut = LONGEST_WORD;
            while !text.is_char_boundary(cut) {
                cut -= 1;
            }
            // What is left must read as the same word again.
            let (first, last) = trim(&text[..cut]);
            let word = text[first..last].to_owned();
            self.notes.add(Problem::LongWord, Span::new(at + form.start, end));
            form = forms::Form { end: form.start + word.len(), part: Part::Word(word), weight: Weight::ONE, ..form };
        }
        self.words += 1;
        self.bytes += form.end - form.start;
        let span = Span::new(at + form.start, at + form.end);
        self.push(Element::Leaf(leaf(form.part, span, lead, form.weight)));
    }

    fn note_what_is_behind(&mut self, piece: &str, at: usize, word_end: usize, lead: Lead) {
        let behind = &piece[word_end..];
        let word = &piece[..word_end];
        let is_number = word.ends_with(|character: char| character.is_ascii_digit());
        // `5"` is a length, a mark inside of a word part of it.
        let is_mark = |character: char| matches!(character, '"' | '\u{201d}' | '»' | '\u{ff02}');
        if let Some((offset, mark)) = behind.char_indices().find(|(_, character)| is_mark(*character))
            && !is_number
        {
            let offset = at + word_end + offset;
            self.notes.add(Problem::Unopened, Span::new(offset, offset + mark.len_utf8()));
        }
        // `1)` and `a)` number the items of a list.
        let letters = word.chars().filter(|character| character.is_alphabetic()).count();
        if let Some(offset) = behind.find(')')
            && letters > 2
            && !piece.contains('(')
            && lead.field.is_none()
        {
            let offset = at + word_end + offset;
            self.notes.add(Problem::UnopenedGroup, Span::new(offset, offset + 1));
        }
    }

    /// Pushes the item of a condition on figures.
    pub(super) fn push_figure(&mut self, figure: super::TypedFigure, end: usize, lead: Lead) {
        self.push_asked(Part::Figure(figure), end, lead);
    }

    /// Pushes the item of a filter.
    pub(super) fn push_filter(&mut self, filter: TypedFilter, end: usize, lead: Lead) {
        self.push_asked(Part::Filter(filter), end, lead);
    }

    fn push_asked(&mut self, part: Part, end: usize, lead: Lead) {
        let span = Span::new(lead.start, end);
        self.words += 1;
        self.bytes += span.len();
        self.at = end;
        let weighed_from = self.at;
        if self.weight_here() != Weight::ONE || self.at > weighed_from {
            let narrowing = &self.text[span.range()];
            self.notes.add_valued(Problem::FilterWeight, "", narrowing, Span::new(weighed_from, self.at));
        }
        self.push(Element::Leaf(Item { span, sign: lead.sign, weight: Weight::ONE, part }));
    }
}
