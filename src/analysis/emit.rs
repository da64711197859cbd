//! Compounds become tokens: the whole first, then its parts at places of their own.

use super::analyzer::{Token, TokenKind};
use super::fold::{fold, lower};
use super::scan::{Atom, Compound, Suffix};
use super::stem::{Key, StemCache, Stemming};
use super::stop::{is_acronym_like, is_capitals};
use super::unit::{Unit, UnitKind, Units, split_code, split_number};
use crate::text::Span;

/// Longer terms keep their beginning and a hash of the rest: the engine takes 65,530 bytes, and nobody types more.
const LONGEST_TERM: usize = 255;

/// A word of ASCII letters with nothing about it that could make it a compound.
pub(super) struct PlainWord {
    /// How many.
    pub(super) letters: usize,
    /// From its first letter to the end of what belongs to it.
    pub(super) span: Span,
    /// Under which its stem is remembered.
    pub(super) key: Option<Key>,
    /// Whether anybody wants to know its term.
    pub(super) is_wanted: bool,
}

/// Takes the tokens of a text.
pub(super) trait Sink {
    /// Takes the next one.
    fn take(&mut self, term: &str, position: u32, span: Span, kind: TokenKind);

    /// Fetches what is known of the words with these `keys`, which come next.
    fn fetch(&self, keys: impl Iterator<Item = Key>, stems: &StemCache) {
        stems.fetch(keys);
    }

    /// Takes the word with `key`, whose term need not be made: false where it has to be.
    fn take_known(&mut self, _key: &Key, _position: u32, _span: Span) -> bool {
        false
    }

    /// Told that the token which was taken last is all of the word with `key`.
    fn remember(&mut self, _key: &Key) {}
}

/// Hands tokens to a function.
pub(super) struct Each<'a>(pub(super) &'a mut dyn FnMut(Token<'_>));

impl Sink for Each<'_> {
    fn take(&mut self, term: &str, position: u32, span: Span, kind: TokenKind) {
        (self.0)(Token { term, position, span, kind });
    }
}

/// Hands tokens on and keeps count of positions.
pub(super) struct Emitter<'a, S> {
    pub(super) text: &'a str,
    pub(super) stemming: Stemming,
    pub(super) cache: &'a mut StemCache,
    /// The term being made.
    pub(super) term: &'a mut String,
    /// The other stem of a word with accents.
    pub(super) other: &'a mut String,
    pub(super) position: u32,
    pub(super) sink: S,
}

impl<S: Sink> Emitter<'_, S> {
    /// Moves on to the next place.
    pub(super) fn advance(&mut self) {
        self.position = self.position.saturating_add(1);
    }

    /// Hands on the term as it stands.
    pub(super) fn hand_on(&mut self, span: Span, kind: TokenKind) {
        shorten(self.term);
        if !self.term.is_empty() {
            self.sink.take(self.term, self.position, span, kind);
        }
    }

    /// Takes words of ASCII letters with nothing about them, nearly all words, out of `words`.
    pub(super) fn plain_words(&mut self, words: &mut Vec<PlainWord>) {
        self.sink.fetch(words.iter().filter_map(|word| word.key), self.cache);
        for word in words.drain(..) {
            self.plain_word(&word);
        }
    }

    fn plain_word(&mut self, PlainWord { letters, span, key, is_wanted }: &PlainWord) {
        if !is_wanted {
            return self.advance();
        }
        let word = &self.text[span.start..span.start + letters];
        // What may have another form besides is looked at each time.
        let known = key.as_ref().filter(|_| !is_capitals(word));
        if known.is_some_and(|key| self.sink.take_known(key, self.position, *span)) {
            return self.advance();
        }
        self.term.clear();
        self.term.push_str(word);
        self.term.make_ascii_lowercase();
        let is_acronym = word.len() <= 4 && is_acronym_like(word, self.term);
        self.cache.stem_letters(&self.stemming, self.term, *key);
        if let Some(mark) = self.stemming.mark {
            push_mark(self.term, mark);
        }
        self.hand_on(*span, TokenKind::Word);
        if let Some(key) = known {
            self.sink.remember(key);
        }
        if is_acronym {
            self.acronym_form(word, *span);
        }
        self.advance();
    }

    /// The tokens of `compound`.
    pub(super) fn compound(&mut self, compound: &Compound, units: &mut Units) {
        let Some(span) = compound.span else { return };
        units.read(compound);
        if let [only] = units.list.as_mut_slice() {
            only.span = span;
        }
        let mut kind = TokenKind::Word;
        if let Some(prefix) = compound.prefix {
            self.term.clear();
            self.term.push(prefix);
            self.push_whole(units, &units.list);
            self.hand_on(span, kind);
            kind = TokenKind::Part;
        }
        if units.list.len() > 1 {
            let is_loose = |unit: &Unit| matches!(unit.joiner, '/' | '@' | '#' | ':');
            self.group(units, &units.list, &mut kind, Some(span));
            if units.list.iter().any(is_loose) {
                let mut from = 0;
                while from < units.list.len() {
                    let tight = units.list[from + 1..].iter().take_while(|unit| !is_loose(unit)).count();
                    let group = &units.list[from..from + 1 + tight];
                    if group.len() > 1 {
                        self.group(units, group, &mut kind, None);
                    }
                    group.iter().for_each(|unit| self.unit(compound, units, unit, TokenKind::Part));
                    from += group.len();
                }
                return;
            }
        }
        for unit in &units.list {
            self.unit(compound, units, unit, kind);
        }
    }

    /// The whole of several units.
    fn group(&mut self, units: &Units, group: &[Unit], kind: &mut TokenKind, span: Option<Span>) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
        self.term.clear();
        self.push_whole(units, group);
        if self.term.chars().all(char::is_alphabetic) {
            self.stem();
        }
        self.hand_on(span.unwrap_or(Span::new(first.span.start, last.span.end)), *kind);
        *kind = TokenKind::Part;
    }

    /// Appends the normal form of several units: without hyphens, unless between two numbers, so that
    /// `multi-agent` and `multiagent` are one, but `10-15` is not 1015.
    fn push_whole(&mut self, units: &Units, group: &[Unit]) {
        for (at, unit) in group.iter().enumerate() {
            let form = units.form(unit);
            let between_digits = || {
                self.term.ends_with(|character: char| character.is_ascii_digit())
                    && form.starts_with(|character: char| character.is_ascii_digit())
            };
            match unit.joiner {
                _ if at == 0 => {}
                '-' | '_' if !between_digits() => {}
                '_' => self.term.push('-'),
                sign => self.term.push(sign),
            }
            self.term.push_str(form);
        }
    }

    fn unit(&mut self, compound: &Compound, units: &Units, unit: &Unit, kind: TokenKind) {
        let atoms = &compound.atoms[unit.atoms.0..unit.atoms.1];
        let Some(first) = atoms.first() else { return };
        let form = units.form(unit);
        match unit.kind {
            UnitKind::Number => self.number(form, atoms, unit.span, kind),
            UnitKind::Single => match first.suffix {
                Suffix::None => self.single(compound, first, unit.span, kind),
                _ => {
                    self.set(form);
                    self.hand_on(unit.span, kind);
                    self.single(compound, first, first.span, TokenKind::Part);
                }
            },
            UnitKind::Acronym => {
                self.set(form);
                if is_acronym_like("US", form) {
                    self.term.push('.');
                } else {
                    self.stem();
                }
                self.hand_on(unit.span, kind);
                for atom in atoms {
                    self.set(compound.text(atom));
                    self.stem();
                    self.hand_on(atom.span, TokenKind::Part);
                }
                self.advance();
            }
            UnitKind::Contraction => {
                self.set(form);
                if !form.contains('\'') {
                    self.stem();
                }
                self.hand_on(unit.span, kind);
                self.set(compound.text(first));
                self.stem();
                self.hand_on(first.span, TokenKind::Part);
                self.advance();
            }
            UnitKind::Code(letters) => {
                self.set(form);
                self.hand_on(unit.span, kind);
                let middle = first.span.start + letters;
                self.set(form.get(..letters).unwrap_or_default());
                self.stem();
                self.hand_on(Span::new(first.span.start, middle), TokenKind::Part);
                self.advance();
                self.set(form.get(letters..).unwrap_or_default().trim_end_matches(['%', '\u{2030}', '+', '#']));
                self.hand_on(Span::new(middle, atoms.last().map_or(middle, |last| last.span.end)), TokenKind::Part);
                self.advance();
            }
            UnitKind::Apostrophe | UnitKind::Dotted => {
                self.set(form);
                if unit.kind == UnitKind::Apostrophe {
                    self.stem();
                }
                self.hand_on(unit.span, kind);
                atoms.iter().for_each(|atom| self.single(compound, atom, atom.span, TokenKind::Part));
            }
        }
    }

    /// A number in all the forms it may be looked for: `$14.3b`, `14.3b`, `14.3`. It takes one place.
    fn number(&mut self, form: &str, atoms: &[Atom], span: Span, kind: TokenKind) {
        self.set(form);
        self.hand_on(span, kind);
        let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return self.advance() };
        let bare = form
            .trim_start_matches(|character: char| !character.is_ascii_digit())
            .trim_end_matches(['%', '\u{2030}', '+', '#']);
        let bare_span = Span::new(first.span.start, last.span.end);
        if bare.len() < form.len() {
            self.set(bare);
            self.hand_on(bare_span, TokenKind::Part);
        }
        if let Some(digits) = split_number(bare).filter(|digits| *digits < bare.len()) {
            self.set(&bare[..digits]);
            let letters = bare.len() - digits;
            // Where spelling and form differ in length the letters cannot be told apart from the digits.
            let is_spelt_alike = last.span.len() > letters && last.span.of(self.text).is_ascii();
            let end = if is_spelt_alike { last.span.end - letters } else { last.span.end };
            self.hand_on(Span::new(bare_span.start, end), TokenKind::Part);
        }
        self.advance();
    }

    /// A run of letters and digits without signs.
    fn single(&mut self, compound: &Compound, atom: &Atom, span: Span, kind: TokenKind) {
        let folded = compound.text(atom);
        let written = atom.span.of(self.text);
        if let Some(letters) = split_code(folded).filter(|_| written.is_ascii()) {
            self.set(folded);
            self.hand_on(span, kind);
            let middle = atom.span.start + letters;
            self.set(&folded[..letters]);
            self.stem();
            self.hand_on(Span::new(atom.span.start, middle), TokenKind::Part);
            self.advance();
            self.set(&folded[letters..]);
            self.hand_on(Span::new(middle, atom.span.end), TokenKind::Part);
            return self.advance();
        }
        if let Some(digits) = split_number(folded) {
            self.set(folded);
            self.hand_on(span, kind);
            if digits < folded.len() {
                let letters = folded.len() - digits;
                let end = if written.is_ascii() { atom.span.end - letters } else { atom.span.end };
                self.set(&folded[..digits]);
                self.hand_on(Span::new(atom.span.start, end), TokenKind::Part);
            }
            return self.advance();
        }
        self.set(folded);
        // The `AT` of `AT&T` is nothing without the rest.
        let is_acronym = is_acronym_like(written, folded) && compound.atoms.iter().all(|atom| atom.joiner != '&');
        if folded.chars().all(is_letter) {
            let other = self.accented_stem(written);
            self.stem();
            if other && self.other != self.term {
                std::mem::swap(self.term, self.other);
                self.hand_on(span, kind);
                std::mem::swap(self.term, self.other);
                self.hand_on(span, TokenKind::Part);
            } else {
                self.hand_on(span, kind);
            }
        } else {
            self.hand_on(span, kind);
        }
        if is_acronym {
            self.acronym_form(written, span);
        }
        self.advance();
    }

    /// Makes the stem that a word has with its accents on, in `other`: stemmers of other languages need
    /// them, while readers leave them out. Both stems are looked up and found.
    fn accented_stem(&mut self, written: &str) -> bool {
        let turkic = self.stemming.is_turkic() && written.contains('I');
        if self.stemming.mark.is_none() || written.is_ascii() && !turkic {
            return false;
        }
        let mut stem = String::with_capacity(written.len());
        lower(written, self.stemming.is_turkic(), &mut stem);
        self.cache.stem(&self.stemming, &mut stem, 0);
        self.other.clear();
        fold(&stem, self.other);
        if let Some(mark) = self.stemming.mark {
            push_mark(self.other, mark);
        }
        true
    }

    fn set(&mut self, term: &str) {
        self.term.clear();
        self.term.push_str(term);
    }

    /// Stems the term, a word of letters.
    fn stem(&mut self) {
        if self.term.is_empty() {
            return;
        }
        self.cache.stem(&self.stemming, self.term, 0);
        if let Some(mark) = self.stemming.mark {
            push_mark(self.term, mark);
        }
    }

    /// `US` stands for `U.S.` as well, whose term no pronoun shares.
    fn acronym_form(&mut self, written: &str, span: Span) {
        self.set(written);
        self.term.make_ascii_lowercase();
        self.term.push('.');
        self.hand_on(span, TokenKind::Part);
    }
}

pub(super) fn push_mark(term: &mut String, mark: [u8; 2]) {
    term.push(':');
    term.extend(mark.map(char::from));
}

/// Letters, and the vowel signs of scripts that write them as marks.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || unicode_normalization::char::is_combining_mark(character)
}

/// Keeps terms within what the engine takes; equal terms stay equal, different ones different.
fn shorten(term: &mut String) {
    if term.len() <= LONGEST_TERM {
        return;
    }
    let hash = xxhash_rust::xxh3::xxh3_64(term.as_bytes());
    let mut keep = LONGEST_TERM - 17;
    while !term.is_char_boundary(keep) {
        keep -= 1;
    }
    term.truncate(keep);
    term.push_str(&format!("~{hash:016x}"));
}
