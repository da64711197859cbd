//! Takes what stands behind `amount:`, `percent:`, `count:` and `year:`.

use std::fmt;

use rust_decimal::Decimal;

use super::fields::{self, Name};
use super::notes::Problem;
use super::scan::{Lead, Scanner};
use super::signs::{begins_bound, closes_straight, is_blank, is_punctuation, opens};
use super::{Edge, FigureField, Worth, forms};
use crate::analysis::{is_common_word, is_unspaced};
use crate::figures::{self, Bound, Kind};
use crate::text::Span;

/// Bytes that are read of a condition, and of a noun behind it.
const LONGEST: usize = 128;

/// Different conditions of a query that are read; the rest is passed over with a note.
pub(super) const MOST_CONDITIONS: usize = 32;

/// A condition on figures as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedFigure {
    /// Of which kind.
    pub field: FigureField,
    /// What they must be worth.
    pub worth: TypedWorth,
    /// What is counted: the word behind `count:>100`.
    pub noun: Option<String>,
}

/// What a figure must be worth, as typed: each end reads as a value of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedWorth {
    /// `14.3bn`, `=14.3bn`.
    Is(String),
    /// `~15bn`.
    Around(String),
    /// `>10bn`.
    Over(String),
    /// `>=10bn`.
    AtLeast(String),
    /// `<10bn`.
    Under(String),
    /// `<=10bn`.
    AtMost(String),
    /// `14bn..15bn`; open where there is none.
    Between(Option<String>, Option<String>),
}

/// The signs before a value, and what they make of it; those that begin with others first.
type Make = fn(String) -> TypedWorth;
const SIGNS: [(&str, Make); 10] = [
    (">=", TypedWorth::AtLeast),
    ("=>", TypedWorth::AtLeast),
    ("≥", TypedWorth::AtLeast),
    ("<=", TypedWorth::AtMost),
    ("=<", TypedWorth::AtMost),
    ("≤", TypedWorth::AtMost),
    (">", TypedWorth::Over),
    ("<", TypedWorth::Under),
    ("~", TypedWorth::Around),
    ("=", TypedWorth::Is),
];

/// What `typed` is worth as a value of `field`, and its currency where it names one.
pub(super) fn value(field: FigureField, typed: &str) -> Result<(Decimal, Option<String>), Problem> {
    let unsigned = typed.trim_start_matches(['-', '\u{2212}', '\u{2013}']);
    let read = |text: &str, kind: Kind| {
        let figures = figures::read(text, None);
        let [figure] = figures.as_slice() else { return None };
        let is_all = figure.span == Span::new(0, text.len()) && figure.kind == kind && figure.hedge.is_none();
        let number = figure.value.as_ref().and_then(Bound::number)?;
        is_all.then(|| (number, figure.unit.as_deref().map(str::to_owned)))
    };
    let plain = |text: &str| read(&format!("${text}"), Kind::Money).map(|(number, _)| number);
    let found = match field {
        FigureField::Amount => read(unsigned, Kind::Money).or_else(|| Some((plain(unsigned)?, None))),
        FigureField::Percent => {
            // `49bn` is no percentage, however much it is a number.
            let bare = unsigned.trim_end_matches('%');
            let bare = Some(bare).filter(|bare| !bare.contains(char::is_alphabetic));
            let number = read(unsigned, Kind::Percent).or_else(|| Some((plain(bare?)?, None)));
            number.map(|(number, _)| (number, None))
        }
        FigureField::Count => plain(unsigned).map(|number| (number, None)),
        FigureField::Year => {
            let is_year = unsigned.len() == 4 && unsigned.bytes().all(|byte| byte.is_ascii_digit());
            unsigned.parse::<u16>().ok().filter(|_| is_year).map(|year| (Decimal::from(year), None))
        }
    };
    match found {
        Some((number, unit)) if unsigned.len() == typed.len() => Ok((number, unit)),
        Some((number, unit)) if field == FigureField::Percent => Ok((-number, unit)),
        Some(_) => Err(Problem::NegativeFigure),
        None if field == FigureField::Amount && names_no_currency(unsigned, &plain) => Err(Problem::Currency),
        None => Err(Problem::Figure),
    }
}

/// Whether `typed` is a number with letters or a sign on it that are no currency and no scale.
fn names_no_currency(typed: &str, plain: &dyn Fn(&str) -> Option<Decimal>) -> bool {
    let is_of_number = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
    let number = typed.trim_matches(|character: char| !character.is_ascii_digit());
    let rest: Vec<&str> = typed.split(is_of_number).filter(|rest| !rest.is_empty()).collect();
    let is_plain = |letters: &str| letters.trim().chars().all(|letter| letter.is_alphabetic() || !letter.is_ascii());
    match rest.as_slice() {
        [letters] => plain(number).is_some() && is_plain(letters),
        // A scale may stand behind the number.
        [letters, scale] => {
            typed.starts_with(letters) && plain(&format!("{number}{scale}")).is_some() && is_plain(letters)
        }
        _ => false,
    }
}

impl TypedFigure {
    /// What is asked for, and in which currency.
    pub(super) fn read(&self) -> Result<(Worth, Option<String>), Problem> {
        let value = |typed: &String| value(self.field, typed);
        let edge = |value: Decimal, is_included: bool| Some(Edge { value, is_included });
        Ok(match &self.worth {
            TypedWorth::Is(typed) => {
                let (value, unit) = value(typed)?;
                (Worth::Between(edge(value, true), edge(value, true)), unit)
            }
            TypedWorth::Around(typed) => {
                let (value, unit) = value(typed)?;
                // Years are no amounts of which a twentieth could be taken.
                match self.field {
                    FigureField::Year => (Worth::Between(edge(value, true), edge(value, true)), unit),
                    _ => (Worth::Around(value), unit),
                }
            }
            TypedWorth::Over(typed) | TypedWorth::AtLeast(typed) => {
                let (value, unit) = value(typed)?;
                (Worth::Between(edge(value, matches!(self.worth, TypedWorth::AtLeast(_))), None), unit)
            }
            TypedWorth::Under(typed) | TypedWorth::AtMost(typed) => {
                let (value, unit) = value(typed)?;
                (Worth::Between(None, edge(value, matches!(self.worth, TypedWorth::AtMost(_)))), unit)
            }
            TypedWorth::Between(from, to) => {
                let from = from.as_ref().map(value).transpose()?;
                let to = to.as_ref().map(value).transpose()?;
                let unit = |end: &Option<(Decimal, Option<String>)>| end.as_ref().and_then(|(_, unit)| unit.clone());
                let unit = match (unit(&from), unit(&to)) {
                    (Some(one), Some(other)) if one != other => return Err(Problem::MixedCurrencies),
                    (one, other) => one.or(other),
                };
                let (mut from, mut to) = (from.map(|(value, _)| value), to.map(|(value, _)| value));
                if from.zip(to).is_some_and(|(from, to)| from > to) {
                    std::mem::swap(&mut from, &mut to);
                }
                let edge = |value: Option<Decimal>| value.map(|value| Edge { value, is_included: true });
                (Worth::Between(edge(from), edge(to)), unit)
            }
        })
    }

    /// Whether `word` would be a part of it if it stood right behind.
    pub(super) fn takes(&self, word: &str) -> bool {
        if self.noun.is_some() {
            return false;
        }
        let last = match &self.worth {
            TypedWorth::Is(typed)
            | TypedWorth::Around(typed)
            | TypedWorth::Over(typed)
            | TypedWorth::AtLeast(typed)
            | TypedWorth::Under(typed)
            | TypedWorth::AtMost(typed) => Some(typed),
            TypedWorth::Between(_, to) => to.as_ref(),
        };
        // What has a blank in it is printed in quotation marks.
        let is_value = last.is_some_and(|last| !last.contains(is_blank) && takes(self.field, last, word));
        // A second end may stand behind it.
        let is_joint = matches!(self.worth, TypedWorth::Is(_)) && is_joint(word);
        is_value || is_joint || self.field == FigureField::Count && is_noun(word)
    }

    /// Whether its range ends before it begins.
    fn is_reversed(&self) -> bool {
        let TypedWorth::Between(Some(from), Some(to)) = &self.worth else { return false };
        let value = |typed: &str| value(self.field, typed).ok().map(|(value, _)| value);
        value(from).zip(value(to)).is_some_and(|(from, to)| from > to)
    }
}

impl Scanner<'_> {
    /// Takes the condition at `value_at` of the field called `field`. Where it is none, which is noted, it is passed over
    /// if there is a number in it, else it is text; what is in brackets or in quotation marks behind the name stands for
    /// itself. Tells whether anything was taken.
    pub(super) fn figure(&mut self, field: FigureField, value_at: usize, lead: Lead) -> bool {
        self.take_figure(field, value_at, lead, false)
    }

    /// Like [`Scanner::figure`]; where it `is_told` how it should have been typed, no more is said of that.
    fn take_figure(&mut self, field: FigureField, value_at: usize, lead: Lead, is_told: bool) -> bool {
        let problem = match self.condition(field, value_at) {
            Ok((figure, end, remark)) => {
                if let Some(remark) = remark.filter(|_| !is_told) {
                    let span = Span::new(value_at, end);
                    self.notes.add_valued(remark, field.name(), &figure.to_string(), span);
                }
                if figure.is_reversed() {
                    self.notes.add(Problem::ReversedFigures, Span::new(value_at, end));
                }
                if !self.conditions.contains(&figure) {
                    if self.conditions.len() >= MOST_CONDITIONS {
                        self.notes.add(Problem::ManyConditions, Span::new(lead.start, end));
                        self.at = end;
                        self.weight_here();
                        return true;
                    }
                    self.conditions.push(figure.clone());
                }
                self.push_figure(figure, end, lead);
                return true;
            }
            Err(problem) => problem,
        };
        let is_apart = |first: char| matches!(first, '(' | '{') || opens(first).is_some();
        let is_apart = self.text[value_at..].starts_with(is_apart);
        let end = self.end_of_piece_within(value_at, LONGEST);
        // What is in brackets is no value, whatever it holds.
        let value = if is_apart { "" } else { &self.text[value_at..end] };
        self.notes.add_valued(problem, field.name(), value, Span::new(value_at, end));
        if is_passed_over(value) {
            self.at = self.end_of_piece(value_at);
        } else if !is_apart {
            self.raw(lead.start, lead);
        }
        !is_apart
    }

    /// Takes the condition that stands behind the name of a figure's field at `name_at` as people also type it: with a blank
    /// behind the colon, or without one before `>` and the like. Tells whether there is one.
    pub(super) fn loose_figure(&mut self, name_at: usize, lead: Lead) -> bool {
        let rest = &self.text[name_at..];
        let length = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
        let Some(Name::Figure(field)) = fields::named(&rest[..length]) else { return false };
        let behind = rest[length..].strip_prefix(':').unwrap_or(&rest[length..]);
        let has_colon = behind.len() < rest.len() - length;
        let value = behind.trim_start_matches(is_blank);
        let is_compared = begins_bound(value) || has_colon && value.starts_with(['~', '=']);
        if !is_compared || has_colon && value.len() == behind.len() || self.is_in_field() {
            return false;
        }
        let value_at = self.text.len() - value.len();
        let Ok((figure, end, _)) = self.condition(field, value_at) else { return false };
        if !self.takes_loose {
            if !has_colon {
                let span = Span::new(name_at, end);
                self.notes.add_valued(Problem::FigureSaid, field.name(), &figure.to_string(), span);
            }
            return false;
        }
        self.has_loose = true;
        let problem = if has_colon { Problem::FigureBlank } else { Problem::FigureColon };
        self.notes.add_valued(problem, field.name(), &figure.to_string(), Span::new(name_at, end));
        self.take_figure(field, value_at, lead, true)
    }

    /// Takes the condition behind the name of a text's field, which counts in title, headings and text alike: of
    /// `title:amount:>1bn` that at `name_at`. Tells whether there is one.
    pub(super) fn figure_of_field(&mut self, name_at: usize, lead: Lead) -> bool {
        let rest = &self.text[name_at..];
        let Some(length) = fields::name_length(rest) else { return false };
        let Some(Name::Figure(field)) = fields::named(&rest[..length]) else { return false };
        let value_at = name_at + length + 1;
        if self.is_plain() || self.is_in_field() {
            return false;
        }
        let Ok((figure, ..)) = self.condition(field, value_at) else { return false };
        self.notes.add_valued(
            Problem::FigureOfField,
            &self.text[lead.start..name_at],
            &figure.to_string(),
            Span::new(lead.start, name_at),
        );
        self.take_figure(field, value_at, Lead { start: name_at, ..lead }, true)
    }

    /// The condition at `at` with the noun behind a count, where it ends, and what is to be said of how it was typed.
    fn condition(&mut self, field: FigureField, at: usize) -> Result<(TypedFigure, usize, Option<Problem>), Problem> {
        let text = self.text;
        let (sign, make) = SIGNS.into_iter().find(|(sign, _)| text[at..].starts_with(sign)).unzip();
        let sign_end = at + sign.map_or(0, str::len);
        let behind = &text[sign_end..];
        let blanks = behind.len() - behind.trim_start_matches(is_blank).len();
        let blanks = if make.is_some() { blanks } else { 0 };
        let mut remark = (blanks > 0).then_some(Problem::FigureBlank);
        let (first, mut end) = self.figure_value(field, sign_end + blanks)?;
        let worth = match make {
            Some(make) => make(first.ok_or(Problem::Figure)?),
            None if text[end..].starts_with("..") => {
                // As many people type three.
                let dots = if text[end..].starts_with("...") { 3 } else { 2 };
                let (last, last_end) = self.figure_value(field, end + dots)?;
                end = last_end;
                if first.is_none() && last.is_none() {
                    return Err(Problem::Figure);
                }
                TypedWorth::Between(with_scale(field, first, last.as_deref()), last)
            }
            None => match first.as_deref().and_then(|typed| ends_of_dash(field, typed)) {
                Some((from, to)) => {
                    remark = Some(Problem::FigureDash);
                    TypedWorth::Between(with_scale(field, Some(from), Some(&to)), Some(to))
                }
                None => {
                    let first = first.ok_or(Problem::Figure)?;
                    match self.end_behind(field, &first, end) {
                        Some((worth, last_end)) => {
                            remark = Some(Problem::FigureTo);
                            end = last_end;
                            worth
                        }
                        None => TypedWorth::Is(first),
                    }
                }
            },
        };
        let (noun, end_of_noun) = match field {
            FigureField::Count => self.noun(end),
            _ => (None, end),
        };
        let figure = TypedFigure { field, worth, noun };
        figure.read()?;
        let rest = &text[end..self.end_of_piece_within(end, LONGEST)];
        // A weight is passed over with a note; `10^400` is no number with a weight.
        let weight = match rest.strip_prefix('^').and_then(forms::weight) {
            Some((length, _, false)) => 1 + length,
            _ => 0,
        };
        let rest = &rest[weight..];
        let is_end = rest.chars().all(|character| is_punctuation(character) || character == '.');
        if is_end { Ok((figure, end_of_noun, remark)) } else { Err(Problem::Figure) }
    }

    /// The range from `first` to the value that stands behind `to` or a dash at `at`, and where that ends: `10bn to 15bn`. The second
    /// end is the larger one; of others it is not certain that they are meant so.
    fn end_behind(&mut self, field: FigureField, first: &str, at: usize) -> Option<(TypedWorth, usize)> {
        let (joint, start) = self.word_behind(at);
        if start == at || !is_joint(joint) {
            return None;
        }
        let behind = start + joint.len();
        let (_, last_at) = self.word_behind(behind);
        let (last, end) = self.figure_value(field, last_at).ok().filter(|_| last_at > behind)?;
        let from = with_scale(field, Some(first.to_owned()), last.as_deref());
        let value = |typed: &String| value(field, typed).ok().map(|(value, _)| value);
        let is_range = from.as_ref().and_then(value)? < last.as_ref().and_then(value)?;
        is_range.then_some((TypedWorth::Between(from, last), end))
    }

    /// The value of `field` at `at`, in quotation marks or not, if there is one, and where it ends.
    fn figure_value(&mut self, field: FigureField, at: usize) -> Result<(Option<String>, usize), Problem> {
        if let Some((inside, end)) = self.quoted_here(at) {
            let words = inside.of(self.text).split(|character| is_blank(character) || closes_straight(character));
            let typed = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            return if typed.is_empty() { Err(Problem::Figure) } else { Ok((Some(typed), end)) };
        }
        let piece = &self.text[at..self.end_of_piece_within(at, LONGEST)];
        let piece = piece.split("..").next().unwrap_or_default();
        let piece = piece.split('^').next().unwrap_or_default();
        let is_last = !self.text[at + piece.len()..].starts_with("..");
        let is_over = |character: char| is_last && (is_punctuation(character) || character == '.');
        let piece = piece.trim_end_matches(is_over);
        let (mut typed, mut end) = (piece.to_owned(), at + piece.len());
        // A scale and a currency: `>10 billion dollars`.
        for _ in 0..2 {
            let (word, start) = self.word_behind(end);
            if start == end || !takes(field, &typed, word) {
                break;
            }
            // `40 m` is written without the blank, which `40 million` has.
            let blank = if word.len() > 1 { " " } else { "" };
            typed = format!("{typed}{blank}{word}");
            end = start + word.len();
            // `72 Mio. Euro`
            let behind = self.text[end..].strip_prefix('.').map_or("", |rest| rest.trim_start_matches(is_blank));
            let (currency, _) = self.word_behind(self.text.len() - behind.len());
            if self.text[end..].starts_with(". ") && takes(field, &typed, currency) {
                end += 1;
            }
        }
        Ok(((!typed.is_empty()).then_some(typed), end))
    }

    /// The piece behind the blank at `at`, without the punctuation behind it, and where it begins: at `at`, where there
    /// is no blank.
    fn word_behind(&self, at: usize) -> (&str, usize) {
        let rest = &self.text[at..];
        let start = at + rest.len() - rest.trim_start_matches(is_blank).len();
        let piece = &self.text[start..self.end_of_piece_within(start, LONGEST)];
        (piece.trim_end_matches(['.', ',', ';', ':', '!', '?']), start)
    }

    /// The word behind the blank at `at`, if it can be what is counted, and where it ends.
    fn noun(&self, at: usize) -> (Option<String>, usize) {
        let (word, start) = self.word_behind(at);
        if start > at && is_noun(word) { (Some(word.to_owned()), start + word.len()) } else { (None, at) }
    }
}

/// Whether `value`, which is none, is passed over: it has a number, and was meant for one.
pub(super) fn is_passed_over(value: &str) -> bool {
    value.contains(|character: char| character.is_ascii_digit())
}

/// Whether `word`, behind the value `typed` of `field`, is its scale or its currency.
fn takes(field: FigureField, typed: &str, word: &str) -> bool {
    let is_word = !word.is_empty() && word.len() < LONGEST && word.chars().all(char::is_alphabetic);
    if field == FigureField::Year || !is_word || forms::Operator::of(word).is_some() {
        return false;
    }
    // `amount:>40 m`: a letter that is the scale of what is paid; what is counted may be in metres.
    if word.len() == 1 {
        let is_scale = field == FigureField::Amount && matches!(word, "k" | "K" | "m" | "M" | "b" | "B");
        return is_scale
            && typed.ends_with(|last: char| last.is_ascii_digit())
            && value(field, typed).is_ok()
            && value(field, &format!("{typed}{word}")).is_ok();
    }
    let (Ok((bare, _)), Ok((scaled, _))) = (value(field, typed), value(field, &format!("{typed} {word}"))) else {
        return false;
    };
    // A common word may be the code of a currency, and stays one; as a scale it is none: `72 Mio`.
    bare != scaled || !is_common_word(word)
}

/// Whether `word` stands between the two ends of a range.
fn is_joint(word: &str) -> bool {
    matches!(word, "to" | "-" | "\u{2013}" | "\u{2014}" | "bis")
}

/// Whether `word`, behind a count, is what is counted.
fn is_noun(word: &str) -> bool {
    let is_word = !word.is_empty() && word.len() < LONGEST && word.chars().all(char::is_alphabetic);
    is_word && !word.contains(is_unspaced) && !is_common_word(word) && forms::Operator::of(word).is_none()
}

/// The ends of a range with a dash between them, as prose has it: `$2bn-$3bn`.
fn ends_of_dash(field: FigureField, typed: &str) -> Option<(String, String)> {
    if value(field, typed).is_ok() {
        return None;
    }
    let dashes = typed.char_indices().skip(1).filter(|(_, sign)| matches!(sign, '-' | '\u{2010}'..='\u{2014}'));
    let ends = dashes.map(|(at, dash)| (&typed[..at], &typed[at + dash.len_utf8()..]));
    let is_unsigned = |end: &str| end.starts_with(|first: char| !matches!(first, '-' | '\u{2010}'..='\u{2014}'));
    let mut ends = ends.filter(|(from, to)| is_unsigned(to) && value(field, from).is_ok() && value(field, to).is_ok());
    ends.next().map(|(from, to)| (from.to_owned(), to.to_owned()))
}

/// `14` of `14..15bn` is 14bn, as it is in prose.
pub(super) fn with_scale(field: FigureField, first: Option<String>, last: Option<&str>) -> Option<String> {
    let (typed, last) = (first?, last.unwrap_or_default());
    let is_number = typed.chars().all(|character| !character.is_alphabetic()) && !typed.contains(',');
    let is_of_scale = |character: char| character.is_ascii_alphabetic() || character == ' ';
    let scale = &last[last.trim_end_matches(is_of_scale).len()..];
    let scaled = format!("{typed}{scale}");
    let value = |typed: &str| value(field, typed).ok().map(|(value, _)| value);
    let is_less = |(low, high): (Decimal, Decimal)| low <= high;
    let is_scaled = is_number && !scale.is_empty() && value(&scaled).zip(value(last)).is_some_and(is_less);
    Some(if is_scaled { scaled } else { typed })
}

/// As it is typed.
impl fmt::Display for TypedFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.field.name())?;
        let mut write = |sign: &str, typed: &str| match typed.contains(is_blank) {
            true => write!(f, "{sign}\"{typed}\""),
            false => write!(f, "{sign}{typed}"),
        };
        match &self.worth {
            TypedWorth::Is(typed) => write("", typed)?,
            TypedWorth::Around(typed) => write("~", typed)?,
            TypedWorth::Over(typed) => write(">", typed)?,
            TypedWorth::AtLeast(typed) => write(">=", typed)?,
            TypedWorth::Under(typed) => write("<", typed)?,
            TypedWorth::AtMost(typed) => write("<=", typed)?,
            TypedWorth::Between(from, to) => {
                write("", from.as_deref().unwrap_or_default())?;
                write("..", to.as_deref().unwrap_or_default())?;
            }
        }
        self.noun.iter().try_for_each(|noun| write!(f, " {noun}"))
    }
}
