//! Figures as terms of the index: what a figure is worth, written so that terms sort as values do.
//!
//! They are kept in a field of their own, so that the lengths of passages, which ranking divides by, are those of their
//! words. A term begins with a sign that no word has, and has five parts: kind, unit, the least and the most that the
//! figure can be, and its hedge. Terms of one kind and unit lie together in a sorted dictionary, in order of their least
//! values. A figure that a plain query may look for has a second term, for its spelling, and a range one for each end.

use rust_decimal::Decimal;

use super::Analyzer;
use crate::article::Language;
use crate::figures::{self, Bound, Figure, Hedge, Kind};
use crate::text::Span;

/// Changes with every change of what is read as a figure or of how it is written: an index of another version is made
/// anew.
pub(super) const FIGURES_VERSION: u32 = 14;

/// Begins every term of a figure; no word has it.
const FIGURE_SIGN: char = '\u{1}';
/// Begins every term of a spelling.
const SPELLING_SIGN: char = '\u{3}';
/// Begins every term of an end of a range.
const END_SIGN: char = '\u{4}';
/// Stands between the parts. Lower than anything in a part, so that a shorter part comes first.
const BETWEEN: char = '\u{2}';
/// The same as a byte.
pub const PART_END: u8 = BETWEEN as u8;
/// An end that is open downwards comes before every value, one that is open upwards behind.
pub(super) const OPEN: (char, char) = (OPEN_BELOW, '~');
/// Stands for an end that is open downwards.
pub const OPEN_BELOW: char = '!';
/// Longer terms are not made: nothing is counted in a noun of such a length.
const LONGEST: usize = 255;
/// Added to exponents, so that they are one printable character each, in order.
pub(super) const EXPONENT_OF_ZERO: i64 = 80;

impl Analyzer {
    /// Hands the figures of `text` to `each`, in order: what each is worth, the term for it, and where it stands. Figures
    /// without a term, see [`FigureTerm::write`], are passed over. `None` is read as English.
    pub fn figures(&self, text: &str, language: Option<Language>, each: &mut dyn FnMut(&FigureTerm, &str, Span)) {
        let mut term = String::new();
        for figure in figures::read(text, language) {
            let read = self.figure_term(&figure, language);
            read.write(&mut term);
            if !term.is_empty() {
                each(&read, &term, figure.span);
            }
        }
    }

    /// What `figure`, of a text in `language`, is worth. The unit of a count is the stem of the noun that is counted, as
    /// [`Analyzer::analyze`] has it: `worker` for `1,250 laid-off workers`.
    pub fn figure_term(&self, figure: &Figure, language: Option<Language>) -> FigureTerm {
        let unit = figure.unit.as_deref().map(|unit| match figure.kind {
            Kind::Count => self.noun(unit, language),
            _ => unit.to_owned(),
        });
        FigureTerm { kind: figure.kind, unit, low: figure.low.clone(), high: figure.high.clone(), hedge: figure.hedge }
    }

    /// The stem of the last word of `noun`; itself where it has no word (`°`).
    pub fn noun(&self, noun: &str, language: Option<Language>) -> String {
        let last = noun.split_whitespace().next_back().unwrap_or(noun);
        let mut stem = None;
        self.analyze(last, language, &mut |token| {
            if stem.is_none() {
                stem = Some(token.term.to_owned());
            }
        });
        stem.unwrap_or_else(|| last.to_lowercase())
    }
}

/// What the term of a figure tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureTerm {
    /// See [`Figure::kind`].
    pub kind: Kind,
    /// See [`Figure::unit`].
    pub unit: Option<String>,
    /// See [`Figure::low`].
    pub low: Option<Bound>,
    /// See [`Figure::high`].
    pub high: Option<Bound>,
    /// See [`Figure::hedge`].
    pub hedge: Option<Hedge>,
}

impl FigureTerm {
    /// Leaves in `term` nothing but the term; nothing at all where it would be longer than 255 bytes.
    pub fn write(&self, term: &mut String) {
        term.clear();
        push_unit(self.kind, self.unit.as_deref(), term);
        push_bound(self.low.as_ref(), OPEN.0, term);
        term.push(BETWEEN);
        push_bound(self.high.as_ref(), OPEN.1, term);
        term.push(BETWEEN);
        term.extend(self.hedge.map(letter_of_hedge));
        if term.len() > LONGEST {
            term.clear();
        }
    }

    /// The term.
    pub fn to_term(&self) -> String {
        let mut term = String::new();
        self.write(&mut term);
        term
    }

    /// The term for ranges that begin or end with this value; `None` where it is none.
    pub fn end_term(&self) -> Option<String> {
        let (Some(low), Some(high)) = (&self.low, &self.high) else { return None };
        (low == high).then(|| self.term_of_end(low))
    }

    /// The terms for the ends of a range, none for anything else.
    pub fn end_terms(&self) -> Vec<String> {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low != high => vec![self.term_of_end(low), self.term_of_end(high)],
            _ => Vec::new(),
        }
    }

    fn term_of_end(&self, end: &Bound) -> String {
        let mut term = String::from(END_SIGN);
        push_unit(self.kind, self.unit.as_deref(), &mut term);
        push_bound(Some(end), OPEN.0, &mut term);
        term
    }

    /// The value at which ranges end whose term [`FigureTerm::end_term`] gave.
    pub fn read_end(term: &str) -> Option<Self> {
        let unhedged = term.strip_prefix(END_SIGN)?;
        let (_, end) = unhedged.rsplit_once(BETWEEN)?;
        Self::read(&format!("{unhedged}{BETWEEN}{end}{BETWEEN}"))
    }

    /// Reads what [`FigureTerm::write`] wrote; `None` for any other text.
    pub fn read(term: &str) -> Option<Self> {
        let mut parts = term.strip_prefix(FIGURE_SIGN)?.split(BETWEEN);
        let mut next = || parts.next();
        let kind = kind_of(next()?)?;
        let unit = Some(next()?).filter(|unit| !unit.is_empty()).map(str::to_owned);
        let is_date = matches!(kind, Kind::Date | Kind::Year);
        let low = read_bound(next()?, is_date)?;
        let high = read_bound(next()?, is_date)?;
        let hedge = match next()? {
            "" => None,
            letter => Some(hedge_of(letter)?),
        };
        next().is_none().then_some(Self { kind, unit, low, high, hedge })
    }
}

/// The term for the spelling `as_written` of the figure whose term is `figure`. Blanks, hyphens and case make no spelling.
pub fn spelling_term(figure: &str, as_written: &str) -> String {
    let mut bare = as_written.to_lowercase();
    bare.retain(|character| !character.is_whitespace() && character != '-');
    bare.push_str(figure);
    let mut number = xxhash_rust::xxh3::xxh3_64(bare.as_bytes());
    let mut term = String::from(SPELLING_SIGN);
    // Eight characters of six bits tell enough of them apart.
    for _ in 0..8 {
        term.push(char::from(b'0' + (number & 63) as u8));
        number >>= 6;
    }
    term
}

/// Whether plain queries look for figures of this kind; the others are found by their words, and by conditions.
pub fn is_typed_plainly(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Percent | Kind::Points)
}

/// What all terms of this kind begin with, and no others.
pub fn terms_of_kind(kind: Kind) -> String {
    format!("{FIGURE_SIGN}{}{BETWEEN}", letter_of_kind(kind))
}

/// What all terms of this kind and unit begin with, and no others.
pub fn terms_of_unit(kind: Kind, unit: Option<&str>) -> String {
    let mut start = String::new();
    push_unit(kind, unit, &mut start);
    start
}

/// Comes behind all terms that begin with `start`, which [`terms_of_unit`] gave, and before all others.
pub fn behind_terms(start: &str) -> String {
    let mut behind = start.strip_suffix(BETWEEN).unwrap_or(start).to_owned();
    behind.push(SPELLING_SIGN);
    behind
}

fn push_unit(kind: Kind, unit: Option<&str>, term: &mut String) {
    term.push(FIGURE_SIGN);
    term.push(letter_of_kind(kind));
    term.push(BETWEEN);
    // A control character in a noun would be taken for the end of a part.
    term.extend(unit.unwrap_or_default().chars().filter(|character| !character.is_control()));
    term.push(BETWEEN);
}

/// A number is its sign, its exponent and its digits: `p`, the place of its first digit before the point, the digits
/// without zeros at the end. Those of a negative number are turned around.
pub(super) fn push_bound(bound: Option<&Bound>, open: char, term: &mut String) {
    let number = match bound {
        None => return term.push(open),
        Some(Bound::Date(date)) => return term.push_str(date),
        Some(Bound::Number(number)) => number.normalize(),
    };
    if number.is_zero() {
        return term.push('o');
    }
    let digits = number.mantissa().unsigned_abs().to_string();
    let exponent = digits.len() as i64 - i64::from(number.scale());
    let digits = digits.trim_end_matches('0');
    let place = |exponent: i64| char::from(u8::try_from(EXPONENT_OF_ZERO + exponent).unwrap_or(u8::MAX >> 1));
    if number.is_sign_positive() {
        term.push('p');
        term.push(place(exponent));
        term.push_str(digits);
    } else {
        term.push('n');
        term.push(place(-exponent));
        term.extend(digits.bytes().map(|digit| char::from(b'0' + b'9' - digit)));
        // More digits are farther below zero.
        term.push('~');
    }
}

#[allow(clippy::option_option)]
fn read_bound(text: &str, is_date: bool) -> Option<Option<Bound>> {
    let mut characters = text.chars();
    match characters.next()? {
        first if text.len() == 1 && (first == OPEN.0 || first == OPEN.1) => return Some(None),
        _ if is_date => return Some(Some(Bound::Date(text.to_owned()))),
        'o' => return Some(Some(Bound::Number(Decimal::ZERO))),
        'p' | 'n' => {}
        _ => return None,
    }
    let is_negative = text.starts_with('n');
    let place = i64::from(u32::from(characters.next()?)) - EXPONENT_OF_ZERO;
    let mut mantissa: i128 = 0;
    let mut count: i64 = 0;
    for character in characters.as_str().trim_end_matches('~').chars() {
        let digit = i128::from(character.to_digit(10)?);
        mantissa = mantissa.checked_mul(10)?.checked_add(if is_negative { 9 - digit } else { digit })?;
        count += 1;
    }
    let exponent = if is_negative { -place } else { place };
    let scale = count - exponent;
    if scale < 0 {
        mantissa = mantissa.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
    }
    let scale = u32::try_from(scale.max(0)).ok()?;
    let number = Decimal::try_from_i128_with_scale(if is_negative { -mantissa } else { mantissa }, scale).ok()?;
    Some(Some(Bound::Number(number.normalize())))
}

/// In the order of [`Kind::ALL`].
fn letter_of_kind(kind: Kind) -> char {
    match kind {
        Kind::Money => 'm',
        Kind::Percent => 'p',
        Kind::Points => 'q',
        Kind::Count => 'c',
        Kind::Multiple => 'x',
        Kind::Date => 'd',
        Kind::Year => 'y',
    }
}

fn kind_of(letter: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| letter.chars().eq([letter_of_kind(*kind)]))
}

fn letter_of_hedge(hedge: Hedge) -> char {
    match hedge {
        Hedge::Over => 'o',
        Hedge::Under => 'u',
        Hedge::About => 'a',
        Hedge::Nearly => 'n',
        Hedge::Reported => 'r',
    }
}

fn hedge_of(letter: &str) -> Option<Hedge> {
    let all = [Hedge::Over, Hedge::Under, Hedge::About, Hedge::Nearly, Hedge::Reported];
    all.into_iter().find(|hedge| letter.chars().eq([letter_of_hedge(*hedge)]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimals() -> impl Strategy<Value = Decimal> {
        (-10_i64.pow(17)..10_i64.pow(17), 0..20_u32, 0..18_u32)
            .prop_map(|(digits, scale, fewer)| Decimal::new(digits / 10_i64.pow(fewer), scale))
    }

    fn term_of(low: Option<Decimal>, high: Option<Decimal>) -> String {
        let bound = |number: Option<Decimal>| number.map(|number| Bound::Number(number.normalize()));
        let unit = Some("USD".to_owned());
        FigureTerm { kind: Kind::Money, unit, low: bound(low), high: bound(high), hedge: None }.to_term()
    }

    proptest! {
        #![proptest_config(crate::testing::cases(2000))]

        #[test]
        fn terms_sort_as_values_do(a in decimals(), b in decimals()) {
            prop_assert_eq!(term_of(Some(a), None).cmp(&term_of(Some(b), None)), a.cmp(&b));
            prop_assert!(term_of(None, None) < term_of(Some(a), Some(a)));
            prop_assert!(term_of(Some(a), Some(a)) < term_of(Some(a), None));
        }

        #[test]
        fn what_was_written_is_read(a in decimals(), b in prop::option::of(decimals()), unit in prop::option::of("[a-z %]{1,9}")) {
            for hedge in [None, Some(Hedge::Over), Some(Hedge::Reported)] {
                let bound = |number: Decimal| Bound::Number(number.normalize());
                for (low, high) in [(Some(bound(a)), b.map(bound)), (b.map(bound), None)] {
                    let term = FigureTerm { kind: Kind::Count, unit: unit.clone(), low, high, hedge };
                    prop_assert_eq!(FigureTerm::read(&term.to_term()), Some(term));
                }
            }
        }

        #[test]
        fn any_text_is_read_as_a_term_or_not(text in "\u{1}?\\PC{0,3}[mdpx]?\u{2}?\\PC{0,3}\u{2}?[pno!~]?\\PC{0,30}\u{2}?\\PC{0,8}\u{2}?[our]?") {
            let _ = FigureTerm::read(&text);
        }
    }

    #[test]
    fn terms_of_one_kind_and_unit_lie_together() {
        let date = FigureTerm {
            kind: Kind::Date,
            unit: None,
            low: Some(Bound::Date("2025-06-09".to_owned())),
            high: Some(Bound::Date("2025-06-09".to_owned())),
            hedge: None,
        };
        assert_eq!(FigureTerm::read(&date.to_term()), Some(date.clone()));
        assert!(date.to_term().starts_with(&terms_of_unit(Kind::Date, None)));
        let money = term_of(Some(Decimal::TEN), None);
        assert!(money.starts_with(&terms_of_unit(Kind::Money, Some("USD"))));
        assert!(!money.starts_with(&terms_of_unit(Kind::Money, Some("US"))));
        assert!(money.starts_with(&terms_of_kind(Kind::Money)));
        assert_eq!(FigureTerm::read("scale"), None);
        let end = date.end_term().unwrap();
        assert_eq!(FigureTerm::read_end(&end), Some(date.clone()));
        assert_eq!((FigureTerm::read(&end), FigureTerm::read_end(&date.to_term())), (None, None));
        let long = FigureTerm { unit: Some("x".repeat(300)), ..date };
        assert_eq!(long.to_term(), "");
    }
}
