//! Takes what stands behind `path:`, `lang:`, `date:`, `has:`, `boilerplate:` and `any:`.

use super::fields::Name;
use super::notes::Problem;
use super::scan::{Lead, Scanner};
use super::signs::{closes_straight, is_blank, is_punctuation, opens};
use super::{Known, TypedDates, TypedFilter, dates, forms};
use crate::article::Language;
use crate::text::Span;

/// Bytes that are read of a path, and of anything else behind the name of a filter.
const LONGEST_PATH: usize = 1024;

/// The most that `any:` may ask for: more words than that are not read.
const MOST_ASKED: u32 = 1024;

impl Scanner<'_> {
    /// Takes the value at `value_at` of the filter called `name`; `None` where it is none, which is noted. Tells
    /// whether a sign counts behind it.
    pub(super) fn filter(&mut self, name: Name, value_at: usize, lead: Lead) -> Option<bool> {
        let text = self.text;
        let piece_end = self.end_of_value(value_at);
        let piece = &text[value_at..piece_end];
        let core = piece.trim_end_matches(|character| is_punctuation(character) || character == '.');
        let end = value_at + core.len();
        let (filter, end, problem) = match name {
            Name::Path => {
                let found = self.path(value_at);
                let end = found.as_ref().map_or(end, |(_, end)| *end);
                (found.map(|(path, _)| TypedFilter::Path(path)), end, Some(Problem::Path))
            }
            Name::Date => {
                let found = self.dates(value_at);
                let end = found.as_ref().map_or(end, |(_, end)| *end);
                (found.map(|(dates, _)| TypedFilter::Date(dates)), end, Some(Problem::Date))
            }
            Name::Language => (language(core).map(TypedFilter::Language), end, Some(Problem::Language)),
            Name::Has => (known(core).map(TypedFilter::Has), end, Some(Problem::Has)),
            Name::Boilerplate => (answer(core).map(TypedFilter::Boilerplate), end, Some(Problem::Boilerplate)),
            Name::Any => match self.any(value_at, lead) {
                Some(is_fresh) => return Some(is_fresh),
                None => (None, end, Some(Problem::Any)),
            },
            Name::Words(_) | Name::Figure(_) => (None, end, None),
        };
        if let Some(filter) = filter {
            self.push_filter(filter, end, lead);
            return Some(false);
        }
        if let Some(problem) = problem {
            self.notes.add(problem, Span::new(value_at, piece_end));
        }
        None
    }

    /// Opens the group behind the number of `any:` at `at`; `None` where there is none. Tells whether a sign counts
    /// behind it.
    pub(super) fn any(&mut self, at: usize, lead: Lead) -> Option<bool> {
        let (number, length) = any(&self.text[at..self.end_of_value(at)])?;
        if number == 0 {
            self.notes.add(Problem::AnyNone, Span::new(lead.start, at + length));
        }
        Some(self.open_any(number.clamp(1, MOST_ASKED), at + length, lead))
    }

    /// A pattern, in quotation marks or not.
    fn path(&mut self, at: usize) -> Option<(String, usize)> {
        let (typed, end) = match self.quoted_here(at) {
            Some((inside, end)) => (inside.of(self.text), end),
            None if self.text[at..].starts_with(|first| opens(first).is_some()) => return None,
            None => {
                let end = self.end_of_value(at);
                (&self.text[at..end], end)
            }
        };
        let blank = |character: char| if is_blank(character) { ' ' } else { character };
        let path: String = typed.chars().filter(|character| !closes_straight(*character)).map(blank).collect();
        let path = path.trim();
        let is_some =
            path.contains(|character: char| character.is_alphanumeric() || matches!(character, '*' | '?' | '/'));
        (is_some && path.len() <= LONGEST_PATH).then(|| (path.to_owned(), end))
    }

    /// What is in quotation marks here.
    pub(super) fn quoted_here(&mut self, at: usize) -> Option<(Span, usize)> {
        let mark = self.text[at..].chars().next()?;
        self.quoted_within(at, mark, opens(mark)?, LONGEST_PATH + 1)
    }

    /// Days, each in quotation marks or not.
    fn dates(&mut self, at: usize) -> Option<(TypedDates, usize)> {
        let rest = &self.text[at..];
        let signs = [">=", "=>", "≥", "<=", "=<", "≤", ">", "<", "="];
        let sign = signs.into_iter().find(|sign| rest.starts_with(sign)).unwrap_or("");
        let (first, mut end) = self.moment(at + sign.len())?;
        if !sign.is_empty() {
            let first = first?;
            let dates = match sign {
                ">=" | "=>" | "≥" => TypedDates::From(first),
                "<=" | "=<" | "≤" => TypedDates::UpTo(first),
                ">" => TypedDates::After(first),
                "<" => TypedDates::Before(first),
                _ => TypedDates::On(first),
            };
            return self.is_end(end).then_some((dates, end));
        }
        let mut dates = None;
        if self.text[end..].starts_with("..") {
            let (last, last_end) = self.moment(end + 2)?;
            end = last_end;
            if first.is_some() || last.is_some() {
                if dates::is_reversed(first.as_deref(), last.as_deref()) {
                    self.notes.add(Problem::Reversed, Span::new(at, end));
                }
                dates = Some(TypedDates::Between(first, last));
            }
        } else {
            dates = first.map(TypedDates::On);
        }
        dates.filter(|_| self.is_end(end)).map(|dates| (dates, end))
    }

    /// The point in time at `at`, if there is one, and where it ends; `None` where what is there is none.
    fn moment(&mut self, at: usize) -> Option<(Option<String>, usize)> {
        let (typed, end) = match self.quoted_here(at) {
            Some((inside, end)) => (inside.of(self.text), end),
            None => {
                let piece = &self.text[at..self.end_of_value(at)];
                let piece = piece.split("..").next().unwrap_or_default();
                let is_last = !self.text[at + piece.len()..].starts_with("..");
                let is_over = |character: char| is_last && (is_punctuation(character) || character == '.');
                let piece = piece.trim_end_matches(is_over);
                if piece.is_empty() {
                    return Some((None, at));
                }
                (piece, at + piece.len())
            }
        };
        let words = typed.split(|character| is_blank(character) || closes_straight(character));
        let typed = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        dates::is_moment(&typed).then_some((Some(typed), end))
    }

    /// Whether nothing but punctuation stands from `at` to the end of the piece.
    fn is_end(&self, at: usize) -> bool {
        self.text[at..self.end_of_value(at)].chars().all(|character| is_punctuation(character) || character == '.')
    }

    /// Where the value at `at` ends. It is too long for one where this is more than [`LONGEST_PATH`] away.
    fn end_of_value(&self, at: usize) -> usize {
        self.end_of_piece_within(at, LONGEST_PATH + 1)
    }
}

fn language(typed: &str) -> Option<Language> {
    let is_tag = typed.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    Language::from_tag(typed).filter(|_| is_tag)
}

fn known(typed: &str) -> Option<Known> {
    let name = if typed.eq_ignore_ascii_case("language") { "lang" } else { typed };
    Known::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(name))
}

fn answer(typed: &str) -> Option<bool> {
    let is_any = |names: [&str; 2]| names.iter().any(|name| name.eq_ignore_ascii_case(typed));
    if is_any(["yes", "true"]) {
        return Some(true);
    }
    is_any(["no", "false"]).then_some(false)
}

/// The number before a parenthesis, and how long it is.
fn any(piece: &str) -> Option<(u32, usize)> {
    let length = piece.bytes().take_while(u8::is_ascii_digit).count();
    let number = forms::whole_number(&piece[..length])?;
    piece[length..].starts_with('(').then_some((number, length))
}
