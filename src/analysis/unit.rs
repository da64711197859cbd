//! What a piece of a compound is: a word, a number, an acronym, a name with full stops or apostrophes.

use super::scan::{Atom, Compound, Suffix};
use crate::text::Span;

/// A run of atoms that belong together more closely than a compound's other pieces.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its first atom and one past its last, a possessive `s` left out.
    pub(super) atoms: (usize, usize),
    /// From its first sign to its last, a possessive `'s` included.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: UnitKind,
    /// Its normal form in [`Units::forms`], signs included.
    pub(super) form: (usize, usize),
    /// What stands between it and the unit before; blank for the first.
    pub(super) joiner: char,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// A run of letters and digits.
    Single,
    /// `14.3`, `1,250`, `$14.3B`, `49%`.
    Number,
    /// `U.S.`, `A.I.`
    Acronym,
    /// `don't`, `we'll`: one word to those who read it.
    Contraction,
    /// `O'Brien`, `l'économie`.
    Apostrophe,
    /// `x.com`, `10,20`.
    Dotted,
    /// `Llama3.1`: so many letters, then a number with full stops.
    Code(usize),
}

/// The units of one compound. Reused from one to the next.
#[derive(Debug, Default)]
pub(super) struct Units {
    /// In order.
    pub(super) list: Vec<Unit>,
    /// Their normal forms.
    pub(super) forms: String,
}

impl Units {
    /// The normal form of `unit`.
    pub(super) fn form(&self, unit: &Unit) -> &str {
        &self.forms[unit.form.0..unit.form.1]
    }

    /// Takes `compound` apart into units.
    pub(super) fn read(&mut self, compound: &Compound) {
        self.list.clear();
        self.forms.clear();
        let atoms = &compound.atoms;
        let mut start = 0;
        while start < atoms.len() {
            let tight = atoms[start + 1..].iter().take_while(|atom| matches!(atom.joiner, '.' | ',' | '\'')).count();
            let end = start + 1 + tight;
            self.add(compound, start, end);
            start = end;
        }
    }

    fn add(&mut self, compound: &Compound, start: usize, end: usize) {
        let atoms = &compound.atoms[start..end];
        let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return };
        let sign_before = first.currency.map_or(0, |(_, bytes)| bytes);
        let span = Span::new(first.span.start.saturating_sub(sign_before), last.end);
        let is_possessive = atoms.len() > 1 && last.joiner == '\'' && compound.text(last) == "s";
        let kept = &atoms[..atoms.len() - usize::from(is_possessive)];
        let form_start = self.forms.len();
        let kind = kind_of(compound, kept);
        self.forms.extend(first.currency.map(|(sign, _)| sign));
        match kind {
            UnitKind::Number => self.push_number(compound, kept),
            UnitKind::Dotted | UnitKind::Code(_) => {
                for atom in kept {
                    if atom.joiner != ' ' && atom.joiner != '\'' && !std::ptr::eq(atom, &kept[0]) {
                        self.forms.push(atom.joiner);
                    }
                    self.forms.push_str(compound.text(atom));
                }
            }
            UnitKind::Contraction if kept.last().is_some_and(|atom| compound.text(atom) != "t") => {
                // Without the apostrophe `we'll` would be `well`.
                for (at, atom) in kept.iter().enumerate() {
                    if at > 0 {
                        self.forms.push('\'');
                    }
                    self.forms.push_str(compound.text(atom));
                }
            }
            _ => kept.iter().for_each(|atom| self.forms.push_str(compound.text(atom))),
        }
        if is_possessive && self.forms.ends_with(|character: char| character.is_ascii_digit()) {
            // `the 1980's` are the 1980s.
            self.forms.push('s');
        }
        match kept.last().map_or(Suffix::None, |atom| atom.suffix) {
            Suffix::None => {}
            Suffix::TwoPluses => self.forms.push_str("++"),
            // `10€` and `€10` are one amount.
            Suffix::Sign(sign) if !matches!(sign, '%' | '\u{2030}' | '+' | '#') => self.forms.insert(form_start, sign),
            Suffix::Sign(sign) => self.forms.push(sign),
        }
        self.list.push(Unit {
            atoms: (start, start + kept.len()),
            span,
            kind,
            form: (form_start, self.forms.len()),
            joiner: if start == 0 { ' ' } else { first.joiner },
        });
    }

    /// Digits without the commas that group them by three.
    fn push_number(&mut self, compound: &Compound, atoms: &[Atom]) {
        for (at, atom) in atoms.iter().enumerate() {
            if at > 0 && atom.joiner == '.' {
                self.forms.push('.');
            }
            self.forms.push_str(compound.text(atom));
        }
    }
}

fn kind_of(compound: &Compound, atoms: &[Atom]) -> UnitKind {
    let text = |atom: &Atom| compound.text(atom);
    let [first, rest @ ..] = atoms else { return UnitKind::Single };
    if starts_with_number(text(first)) && is_number(compound, atoms) {
        return UnitKind::Number;
    }
    let Some(last) = rest.last() else { return UnitKind::Single };
    let is_digits = |atom: &Atom| text(atom).bytes().all(|byte| byte.is_ascii_digit());
    if let Some(letters) = split_code(text(first))
        && text(first).len() == first.span.len()
        && rest.iter().all(|atom| atom.joiner == '.' && is_digits(atom))
    {
        return UnitKind::Code(letters);
    }
    let is_word = |atom: &Atom| text(atom).chars().all(char::is_alphabetic);
    if rest.iter().all(|atom| atom.joiner == '.') && atoms.iter().all(is_word) && last.suffix == Suffix::None {
        let letters = |atom: &Atom| text(atom).chars().count();
        // The last of `Ph.D.` is a single letter, the first need not be.
        if letters(last) == 1 && atoms.iter().all(|atom| letters(atom) <= 2) {
            return UnitKind::Acronym;
        }
    }
    if rest.iter().all(|atom| atom.joiner == '\'') {
        let is_contraction = rest.len() == 1
            && match text(last) {
                "t" => text(first).ends_with('n'),
                "ll" | "re" | "ve" | "d" | "m" => true,
                _ => false,
            };
        return if is_contraction { UnitKind::Contraction } else { UnitKind::Apostrophe };
    }
    UnitKind::Dotted
}

/// Where the leading number of `text` ends and its letters begin, if it is a number with or without letters behind.
pub(super) fn split_number(text: &str) -> Option<usize> {
    let end = text.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(text.len());
    (end > 0 && text[end..].chars().all(char::is_alphabetic)).then_some(end)
}

/// Where the leading letters of `text` end and its digits begin, if it is letters and then digits.
pub(super) fn split_code(text: &str) -> Option<usize> {
    let end = text.find(|character: char| character.is_ascii_digit())?;
    let is_code = end > 0
        && text[..end].chars().all(char::is_alphabetic)
        && text[end..].bytes().all(|byte| byte.is_ascii_digit());
    is_code.then_some(end)
}

fn starts_with_number(text: &str) -> bool {
    split_number(text).is_some()
}

/// Whether `atoms` are one number: digits, grouped by commas or not, a fraction, letters at the very end.
fn is_number(compound: &Compound, atoms: &[Atom]) -> bool {
    let is_digits = |atom: &Atom| compound.text(atom).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let digits = |atom: &Atom| split_number(compound.text(atom)).unwrap_or(0);
    let Some((last, leading)) = atoms.split_last() else { return false };
    if !leading.iter().all(is_digits) || digits(last) == 0 {
        return false;
    }
    let commas = atoms.iter().skip(1).take_while(|atom| atom.joiner == ',').count();
    let Some(behind) = atoms.get(1 + commas..) else { return false };
    if commas == 0 {
        return behind.iter().all(|atom| atom.joiner == '.');
    }
    // 1,250 and 12,50,000 are one number; 10,20 are two.
    let groups = &atoms[..=commas];
    let is_grouped = groups.iter().enumerate().all(|(at, atom)| match digits(atom) {
        1..=3 if at == 0 => true,
        3 => true,
        2 => at > 0 && at < commas,
        _ => false,
    });
    is_grouped && behind.len() <= 1 && behind.iter().all(|atom| atom.joiner == '.')
}
