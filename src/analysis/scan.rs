//! Finds words and compounds in a text.
//!
//! A word is a run of letters and digits, as Unicode's word boundaries have it. A compound is words with
//! nothing but a joiner between them: `multi-agent`, `AT&T`, `user@example.com`, `https://a.b/c?d`.

use super::class::Class;
use super::fold::fold;
use crate::text::Span;

/// A longer word is cut: such are keys and blobs, and memory is not to grow with them.
const LONGEST_ATOM: usize = 1024;

/// A compound of more pieces goes on as another compound.
const MOST_ATOMS: usize = 32;

/// A run of letters and digits in a compound.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    /// Where its letters and digits stand.
    pub(super) span: Span,
    /// Where it ends with the signs that belong to it.
    pub(super) end: usize,
    /// Its folded text in [`Compound::folded`].
    pub(super) folded: (usize, usize),
    /// What stands between it and the one before; blank for the first.
    pub(super) joiner: char,
    /// A currency sign before it, and the bytes it takes in the text: a wide `＄` takes more than the `$` it is read as.
    pub(super) currency: Option<(char, usize)>,
    /// `%`, `+`, `++`, `#` or a currency sign behind it.
    pub(super) suffix: Suffix,
}

/// What belongs to the end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    None,
    Sign(char),
    TwoPluses,
}

/// What follows an atom.
enum Step {
    /// The compound goes on behind this joiner.
    Joined(char, usize),
    /// It has ended here.
    Ended(usize),
}

/// One compound, or one word, as the scanner found it. Reused from one to the next.
#[derive(Debug, Default)]
pub(super) struct Compound {
    /// From its first character to its last, signs included.
    pub(super) span: Option<Span>,
    /// `#`, `@`, `.` or `$` before a name.
    pub(super) prefix: Option<char>,
    /// Its pieces.
    pub(super) atoms: Vec<Atom>,
    /// Their folded texts.
    pub(super) folded: String,
}

impl Compound {
    /// The folded text of `atom`.
    pub(super) fn text(&self, atom: &Atom) -> &str {
        &self.folded[atom.folded.0..atom.folded.1]
    }

    /// Reads the compound that starts at `start`, at a letter, a digit or a sign that belongs to the word
    /// behind it. Returns where to go on; there are no atoms where nothing is left of the word when folded.
    pub(super) fn read(&mut self, text: &str, start: usize) -> usize {
        self.atoms.clear();
        self.folded.clear();
        self.prefix = None;
        let mut currency = None;
        let mut at = start;
        let (class, length) = Class::at(text, at);
        if let Class::Joiner(sign) | Class::Currency(sign) = class {
            at += length;
            match (sign, Class::at(text, at).0) {
                ('.', Class::Digit) => self.folded.push_str("0."),
                (_, Class::Digit) if matches!(class, Class::Currency(_)) => currency = Some((sign, length)),
                _ => self.prefix = Some(sign),
            }
        }
        let mut joiner = ' ';
        let mut is_url = false;
        loop {
            let end = end_of_atom(text, at);
            let folded = if self.atoms.is_empty() { 0 } else { self.folded.len() };
            let before = self.folded.len();
            fold(&text[at..end], &mut self.folded);
            if self.folded.len() == before {
                at = end;
                break;
            }
            let span = Span::new(at, end);
            self.atoms.push(Atom {
                span,
                end,
                folded: (folded, self.folded.len()),
                joiner,
                currency: currency.take(),
                suffix: Suffix::None,
            });
            at = end;
            if span.len() >= LONGEST_ATOM {
                break;
            }
            if !is_url {
                at = self.read_suffix(text, at);
            }
            if self.atoms.len() == MOST_ATOMS {
                break;
            }
            match self.read_joiner(text, at, &mut is_url) {
                Step::Joined(sign, next) => (joiner, at) = (sign, next),
                Step::Ended(end) => {
                    at = end;
                    break;
                }
            }
        }
        // `www.x.com` and `x.com` are one place.
        if self.atoms.len() > 2 && self.text(&self.atoms[0]) == "www" && self.atoms[1].joiner == '.' {
            self.atoms.remove(0);
        }
        self.span = self.atoms.last().map(|last| Span::new(start, last.end));
        at
    }

    /// Takes a sign that belongs to the end of the last atom, which ends at `at`.
    fn read_suffix(&mut self, text: &str, at: usize) -> usize {
        let Some(last) = self.atoms.len().checked_sub(1) else { return at };
        let (class, length) = Class::at(text, at);
        let ends_in_digit = self.folded.ends_with(|character: char| character.is_ascii_digit());
        let next = at + length;
        let (suffix, end) = match class {
            Class::Percent(sign) if ends_in_digit => (Suffix::Sign(sign), next),
            Class::Currency(sign) if ends_in_digit && Class::at(text, next).0 != Class::Digit => {
                (Suffix::Sign(sign), next)
            }
            Class::Joiner('+') => match Class::at(text, next) {
                (Class::Joiner('+'), more) => (Suffix::TwoPluses, next + more),
                (class, _) if !class.is_word() => (Suffix::Sign('+'), next),
                _ => return at,
            },
            Class::Joiner('#')
                if self.atoms[last].span.len() == 1 && !ends_in_digit && !Class::at(text, next).0.is_word() =>
            {
                (Suffix::Sign('#'), next)
            }
            _ => return at,
        };
        self.atoms[last].suffix = suffix;
        self.atoms[last].end = end;
        end
    }

    /// What follows the atom that ends at `at`.
    fn read_joiner(&mut self, text: &str, at: usize, is_url: &mut bool) -> Step {
        if *is_url {
            return read_url_joiner(text, at);
        }
        let (class, length) = Class::at(text, at);
        let Class::Joiner(sign) = class else {
            // `C++17`
            let follows_sign = self.atoms.last().is_some_and(|atom| atom.suffix == Suffix::TwoPluses);
            return if follows_sign && class.is_word() { Step::Joined('-', at) } else { Step::Ended(at) };
        };
        let next = at + length;
        let (following, _) = Class::at(text, next);
        let ends_in_digit = self.folded.ends_with(char::is_numeric);
        let joined_if = |goes_on: bool| if goes_on { Step::Joined(sign, next) } else { Step::Ended(at) };
        match sign {
            ':' if self.atoms.len() == 1 && text.get(next..).is_some_and(|rest| rest.starts_with("//")) => {
                if !Class::at(text, next + 2).0.is_word() {
                    return Step::Ended(at);
                }
                *is_url = true;
                self.drop_scheme();
                Step::Joined('/', next + 2)
            }
            ':' | ',' => joined_if(ends_in_digit && following == Class::Digit),
            '.' if following.is_word() => joined_if(ends_in_digit == (following == Class::Digit)),
            '.' if self.ends_in_acronym() => {
                // The last full stop of `U.S.` belongs to it, and the compound may go on: `U.S.-based`.
                if let Some(last) = self.atoms.last_mut() {
                    last.end = next;
                }
                let (Class::Joiner(sign @ ('-' | '\'' | '/' | '&')), length) = Class::at(text, next) else {
                    return Step::Ended(next);
                };
                let goes_on = Class::at(text, next + length).0.is_word();
                if goes_on { Step::Joined(sign, next + length) } else { Step::Ended(next) }
            }
            '.' => Step::Ended(at),
            '\'' if ends_in_digit => {
                let is_plural = text.as_bytes().get(next).is_some_and(|byte| byte.eq_ignore_ascii_case(&b's'));
                joined_if(is_plural && !Class::at(text, next + 1).0.is_word())
            }
            '\'' => joined_if(following == Class::Letter),
            '_' => {
                let behind = text.as_bytes().get(next..).unwrap_or_default();
                let next = next + behind.iter().take(8).take_while(|byte| **byte == b'_').count();
                if Class::at(text, next).0.is_word() { Step::Joined('_', next) } else { Step::Ended(at) }
            }
            '/' => {
                *is_url = following.is_word() && self.is_host();
                joined_if(following.is_word())
            }
            _ => joined_if(following.is_word()),
        }
    }

    /// `http` and its like say nothing of an address: with and without it they are the same place.
    fn drop_scheme(&mut self) {
        if self.atoms.last().is_some_and(|atom| matches!(self.text(atom), "http" | "https" | "ftp" | "ftps")) {
            self.atoms.clear();
            self.folded.clear();
        }
    }

    /// Whether what was read is single letters with full stops between them, the last one excepted.
    fn ends_in_acronym(&self) -> bool {
        let run = self.atoms.iter().rev().take_while(|atom| atom.joiner == '.').count();
        run > 0
            && self.atoms.iter().rev().take(run + 1).enumerate().all(|(from_end, atom)| {
                let letters = self.text(atom).chars().count();
                let is_text = self.text(atom).chars().all(char::is_alphabetic);
                is_text && atom.suffix == Suffix::None && letters <= if from_end == 0 { 1 } else { 2 }
            })
    }

    /// Whether what was read looks like the host of an address.
    fn is_host(&self) -> bool {
        self.atoms.iter().any(|atom| atom.joiner == '.' && self.text(atom).starts_with(char::is_alphabetic))
            && self.atoms.iter().all(|atom| matches!(atom.joiner, ' ' | '.' | '-'))
    }
}

/// Inside an address nearly any sign may stand between two words.
fn read_url_joiner(text: &str, at: usize) -> Step {
    const SIGNS: &[u8] = b"/?=&%#~+-_.:;@!,*$";
    let behind = text.as_bytes().get(at..).unwrap_or_default();
    let signs = behind.iter().take(8).take_while(|byte| SIGNS.contains(byte)).count();
    let next = at + signs;
    if signs == 0 || !Class::at(text, next).0.is_word() {
        return Step::Ended(at);
    }
    match behind.first() {
        Some(sign @ (b'.' | b'-' | b'_' | b'@')) if signs == 1 => Step::Joined(char::from(*sign), next),
        _ => Step::Joined('/', next),
    }
}

/// Where the run of letters and digits ends that starts at `start`.
fn end_of_atom(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        let (class, length) = Class::at(text, at);
        if !matches!(class, Class::Letter | Class::Digit | Class::Extend) || at - start >= LONGEST_ATOM {
            return at;
        }
        at += length;
    }
}
