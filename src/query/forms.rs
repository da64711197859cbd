//! What one piece of a query is: a word, a pattern, an operator.
//!
//! A piece is what stands between blanks, brackets and quotation marks.

use super::notes::{Notes, Problem};
use super::signs::{
    begins_pattern, is_blank, is_inside_of_pattern, is_joiner, is_punctuation, is_word_sign, opens, trim,
};
use super::{FARTHEST, Link, Part, Weight};
use crate::analysis::is_unspaced;
use crate::text::Span;

/// A pattern is read up to so many bytes; a longer piece is text.
const LONGEST_PATTERN: usize = 128;

/// Something between operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Not,
    And,
    Or,
    /// The distance as typed may be more than what is reached.
    Near {
        link: Link,
        is_cut: bool,
    },
}

impl Operator {
    /// The operator that `piece` is.
    pub(super) fn of(piece: &str) -> Option<Self> {
        match piece {
            "NOT" => return Some(Self::Not),
            "AND" | "&&" => return Some(Self::And),
            "OR" | "||" => return Some(Self::Or),
            _ => {}
        }
        let (number, ordered) = match (piece.strip_prefix("NEAR/"), piece.strip_prefix("BEFORE/")) {
            (Some(number), _) => (number, false),
            (_, Some(number)) => (number, true),
            _ => return None,
        };
        let typed = whole_number(number)?;
        let within = typed.clamp(1, FARTHEST);
        Some(Self::Near { link: Link { within, ordered }, is_cut: within != typed })
    }
}

/// Where `&&` or `||` stands right behind the word at the start of `text`: `meta&&scale`. Behind a bracket and in an
/// address both are text. Looks no further than to a blank or a bracket.
pub(super) fn operator_behind(text: &str) -> Option<usize> {
    let is_over = |character: char| is_blank(character) || matches!(character, '(' | ')' | '{' | '}');
    let places = text.char_indices().take_while(|(_, character)| !is_over(*character)).map(|(at, _)| at);
    let at = places.skip(1).find(|at| is_sign_at(text, *at))?;
    (!text[..at].contains("://")).then_some(at)
}

/// Whether `&&` or `||`, and no third of these signs, is at `at` of `text`.
fn is_sign_at(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    ["&&", "||"].iter().any(|sign| rest.starts_with(sign))
        && !rest[2..].starts_with(['&', '|'])
        && !before.ends_with(['&', '|'])
}

/// Whether something that an operator can stand before is at the start of `text`.
fn begins_operand(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-', '!', '=', '\\']).unwrap_or(text);
    begins_pattern(unsigned) || unsigned.starts_with(|first| matches!(first, '(' | '{') || opens(first).is_some())
}

/// The length of the operator at the start of `text` that something in parentheses, braces or quotation marks follows
/// without a blank, of `&&` and `||` also a word.
pub(super) fn leading_operator(text: &str) -> Option<usize> {
    const LONGEST: usize = 16;
    if is_sign_at(text, 0) && begins_operand(&text[2..]) {
        return Some(2);
    }
    let is_of_one =
        |character: char| character.is_ascii_uppercase() || character.is_ascii_digit() || "/&|".contains(character);
    let length = text.bytes().take(LONGEST).take_while(|byte| is_of_one(char::from(*byte))).count();
    let is_followed = text[length..].starts_with(|next| matches!(next, '(' | '{') || opens(next).is_some());
    (is_followed && Operator::of(&text[..length]).is_some()).then_some(length)
}

/// Whether `word` is half of an operator of distance, or what other tools call one.
pub(super) fn half_operator(word: &str) -> Option<HalfOperator> {
    if ["NEAR", "BEFORE"]
        .iter()
        .any(|name| word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    {
        return Some(HalfOperator::Own);
    }
    let (name, number) = word.split_once(['/', '('])?;
    let is_number = whole_number(number.trim_end_matches(')')).is_some();
    let is_known = ["w", "n", "pre", "within", "onear", "adj", "around", "near", "before"];
    (is_number && is_known.iter().any(|known| known.eq_ignore_ascii_case(name))).then_some(HalfOperator::Foreign)
}

/// See [`half_operator`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HalfOperator {
    /// `NEAR`, `NEAR/x`.
    Own,
    /// `w/5`, `AROUND(5)`.
    Foreign,
}

/// The number that `digits` are: as many as a user types, the largest there is where there are more.
pub(super) fn whole_number(digits: &str) -> Option<u32> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u32::MAX))
}

/// The weight at the start of `text`, which stands behind `^`: its length, and what it is; whether it had to be
/// brought within bounds.
pub(super) fn weight(text: &str) -> Option<(usize, Weight, bool)> {
    // A sign belongs to the number: `-1` is brought within bounds as `0` is.
    let sign = usize::from(text.starts_with(['-', '+']));
    let whole = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
    if whole == 0 {
        return None;
    }
    let fraction = match text[sign + whole..].strip_prefix('.') {
        Some(rest) => rest.bytes().take_while(u8::is_ascii_digit).count(),
        None => 0,
    };
    let length = sign + if fraction > 0 { whole + 1 + fraction } else { whole };
    let typed: f64 = text[..length].parse().ok()?;
    let rounded = (typed * 1000.0).round().clamp(0.0, f64::from(u32::MAX)) as u32;
    let weight = Weight(rounded.clamp(Weight::LEAST.0, Weight::MOST.0));
    Some((length, weight, weight.0 != rounded))
}

/// What a piece is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) part: Part,
    pub(super) weight: Weight,
    /// Where in the piece.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Reads `piece`, which starts at `offset` in the query and stands behind a `=` or not. `None` where no word is in it.
pub(super) fn read(piece: &str, offset: usize, exact: bool, notes: &mut Notes) -> Option<Form> {
    let word = plain(piece)?;
    let Some((start, end)) = core(piece) else { return Some(finish(word, exact)) };
    let typed = &piece[start..end];
    let at = Span::new(offset + start, offset + end);
    if &piece[end..] == "^" && typed.contains(char::is_alphabetic) {
        notes.add(Problem::WeightNumber, Span::new(offset + end, offset + end + 1));
    }
    let (base, weight) = match typed.rsplit_once('^') {
        Some((base, number)) => match weight(number) {
            Some((length, weight, is_cut)) if length == number.len() && base.chars().any(char::is_alphabetic) => {
                if is_cut {
                    notes.add(Problem::Weight, at);
                }
                (base, weight)
            }
            _ => return Some(finish(word, exact)),
        },
        None => (typed, Weight::ONE),
    };
    let form = |part: Part| Form { part, weight, start, end };
    // The word in what stands before the weight.
    let rest = || {
        let (from, to) = trim(base);
        let text = base[from..to].to_owned();
        Form { part: Part::Word(text), weight, start: start + from, end: start + to }
    };
    if let Some((fuzzy, edits)) = split_fuzzy(base) {
        if let Wildcard::Pattern = wildcard(fuzzy) {
            notes.add(Problem::FuzzyPattern, at);
            return Some(form(Part::Wildcard(fuzzy.to_owned())));
        }
        let (from, to) = trim(fuzzy);
        if (from, to) != (0, fuzzy.len()) {
            return Some(finish(word, exact));
        }
        if !can_be_fuzzy(fuzzy) {
            notes.add(Problem::FuzzyWord, at);
            let part = Part::Word(fuzzy.to_owned());
            return Some(finish(Form { part, weight, start, end: start + fuzzy.len() }, exact));
        }
        if !(1..=2).contains(&edits) {
            notes.add(Problem::FuzzyMost, at);
        }
        if exact {
            notes.add(Problem::ExactPattern, at);
        }
        return Some(form(Part::Fuzzy { word: fuzzy.to_owned(), edits: edits.clamp(1, 2) as u8 }));
    }
    match wildcard(base) {
        Wildcard::Pattern => {
            if exact {
                notes.add(Problem::ExactPattern, at);
            }
            Some(form(Part::Wildcard(base.to_owned())))
        }
        Wildcard::Short => {
            notes.add(Problem::ShortPattern, at);
            Some(finish(rest(), exact))
        }
        Wildcard::OtherScript => {
            notes.add(Problem::PatternScript, at);
            Some(finish(rest(), exact))
        }
        Wildcard::None if weight != Weight::ONE || typed.len() != base.len() => Some(finish(rest(), exact)),
        Wildcard::None => Some(finish(word, exact)),
    }
}

/// The pattern that `word` of a phrase is, without the punctuation around it.
pub(super) fn pattern(word: &str) -> Option<&str> {
    let (start, end) = core(word)?;
    let typed = &word[start..end];
    matches!(wildcard(typed), Wildcard::Pattern).then_some(typed)
}

/// Whether one of the words of a phrase is a pattern.
pub(super) fn has_patterns(phrase: &str) -> bool {
    phrase.contains(['*', '?']) && phrase.split(' ').any(|word| pattern(word).is_some())
}

/// The word in `piece`, with all that stands in it.
pub(super) fn plain(piece: &str) -> Option<Form> {
    let (start, end) = trim(piece);
    let text = piece.get(start..end).filter(|text| !text.is_empty())?;
    Some(Form { part: Part::Word(text.to_owned()), weight: Weight::ONE, start, end })
}

fn finish(form: Form, exact: bool) -> Form {
    match form.part {
        Part::Word(text) if exact => Form { part: Part::Exact { text, quoted: false }, ..form },
        part => Form { part, ..form },
    }
}

/// The part of `piece` that may be a pattern or have a weight; `None` where a sign before it says that it is text.
fn core(piece: &str) -> Option<(usize, usize)> {
    let start = piece.find(|character: char| character.is_alphanumeric() || matches!(character, '*' | '?'))?;
    // `$14` and `.NET` have a sign before them that counts, but weights too.
    let is_word = piece[start..].starts_with(char::is_alphanumeric);
    let signs = piece[..start].chars().rev().take_while(|sign| is_word && is_word_sign(*sign));
    let start = start - signs.map(char::len_utf8).sum::<usize>();
    let is_end =
        |character: char| character == '.' || is_punctuation(character) && !matches!(character, '*' | '?' | '~');
    let end = start + piece[start..].trim_end_matches(is_end).len();
    Some((start, end))
}

/// The word before `~` or `~2`, and the number.
fn split_fuzzy(base: &str) -> Option<(&str, u32)> {
    let (word, number) = base.rsplit_once('~')?;
    // Other tools ask for a share of the letters, `~0.8`: no number of edits, so that the nearest is taken and said.
    let is_share = number.split_once('.').is_some_and(|(zero, rest)| zero == "0" && whole_number(rest).is_some());
    let number = match number {
        "" => 1,
        _ if is_share => 0,
        digits => whole_number(digits)?,
    };
    (!word.is_empty()).then_some((word, number))
}

fn can_be_fuzzy(word: &str) -> bool {
    let letters = word.chars().filter(|character| character.is_alphabetic()).count();
    let is_fit = |character: char| character.is_alphanumeric() && !character.is_numeric() || is_joiner(character);
    letters >= 3 && word.len() <= LONGEST_PATTERN && word.chars().all(is_fit) && !word.contains(is_unspaced)
}

enum Wildcard {
    None,
    Pattern,
    Short,
    OtherScript,
}

/// Whether `base` is a word with wildcards in it. `2*3`, `**bold**` and `what?` are none.
fn wildcard(base: &str) -> Wildcard {
    let has_star = base.contains('*');
    let inner = |sign: char, is_fit: fn(char) -> bool| {
        base.match_indices(sign).all(|(at, _)| {
            let before = base[..at].chars().next_back().filter(|character| !matches!(character, '*' | '?'));
            let behind = base[at + 1..].chars().next().filter(|character| !matches!(character, '*' | '?'));
            match (before, behind) {
                (Some(before), Some(behind)) => is_fit(before) && is_fit(behind),
                _ => true,
            }
        })
    };
    let has_inner_mark = base.match_indices('?').any(|(at, _)| {
        base[..at].ends_with(char::is_alphanumeric) && base[at + 1..].starts_with(char::is_alphanumeric)
    });
    if !has_star && !has_inner_mark || base.contains("**") || base.len() > LONGEST_PATTERN {
        return Wildcard::None;
    }
    let is_fit = |character: char| character.is_alphanumeric() || is_inside_of_pattern(character);
    let joins = |character: char| !character.is_numeric();
    if !base.chars().all(is_fit) || !inner('*', joins) || !inner('?', joins) {
        return Wildcard::None;
    }
    let literals = base.chars().filter(|character| character.is_alphanumeric()).count();
    let is_inner = base.trim_matches(['*', '?']).contains(['*', '?']);
    if literals == 0 || is_inner && literals < 3 {
        Wildcard::None
    } else if base.contains(is_unspaced) {
        Wildcard::OtherScript
    } else if literals < 2 {
        Wildcard::Short
    } else {
        Wildcard::Pattern
    }
}
