//! Columns of tables: what their heads say of the figures below them, in which unit these are, and what they have in common.

use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::{Word, words};
use super::phrase::is_function;
use super::things::{has_noun_ending, is_thing};
use super::unit::split;
use crate::figures::{Figure, Kind, Unit, read};

/// Words that a head has at most that is no sentence.
pub(super) const WORDS: usize = 5;

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// What stands below it, in small letters, where it is a noun for sure.
    pub(super) noun: Option<String>,
    /// What else it says: the time or the place of what stands below it.
    pub(super) apart: Option<String>,
    /// Whether it says how much what its rows name has changed.
    pub(super) is_change: bool,
    unit: Option<Unit>,
}

impl Column {
    /// What the head `cell` says.
    pub(super) fn of(cell: &str, asked: &Asked) -> Self {
        let (unit, said) = split(cell);
        // `Value put on the firm` is a value.
        let noun = words(said).into_iter().take_while(|word| !is_function(&word.plain()));
        let noun: Vec<Word<'_>> = noun.filter(|word| !is_period(word.text)).collect();
        let is_change = noun.first().is_some_and(|word| CHANGES.has(&word.plain()))
            && noun.iter().skip(1).all(|word| words(said).len() <= WORDS && !word.is_capitalised());
        let noun = named(&noun, asked).filter(|_| !is_change);
        let said = said.trim();
        let apart = match noun {
            // `Revenue Q1`: the time is what parts it from others.
            Some(_) => period(said),
            None => Some(said)
                .filter(|said| !said.is_empty() && said.split_whitespace().count() <= WORDS)
                .map(str::to_owned),
        };
        Self { noun, apart: apart.filter(|_| !is_change), is_change, unit }
    }

    /// Whether the figures below both are alike in all that their heads say but for time and place.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        !self.is_change
            && !other.is_change
            && self.noun == other.noun
            && self.unit == other.unit
            && self.apart != other.apart
    }
}

/// What the words of a head name, in small letters, where it is a noun for sure.
fn named(words: &[Word<'_>], asked: &Asked) -> Option<String> {
    let last = words.last().filter(|_| words.len() <= WORDS)?.plain();
    if let Some(concept) = concept(&last).filter(|_| words.len() == 1) {
        return Some(concept.to_owned());
    }
    let is_known = concept(&last).is_some()
        || words.len() > 1 && GENERAL.has(&last)
        || has_noun_ending(&last)
        || asked.is_written_small(&last);
    let is_noun = is_known && (is_thing(&last) || concept(&last).is_some()) && (words.len() > 1 || !GENERAL.has(&last));
    is_noun.then(|| words.iter().map(|word| word.text.to_lowercase()).collect::<Vec<_>>().join(" "))
}

/// The words of a head that say of what time it is, with what joins them.
fn period(said: &str) -> Option<String> {
    let pieces: Vec<&str> = said.split_whitespace().map(|piece| piece.trim_matches(['(', ')', ',', ':'])).collect();
    let times: Vec<&str> = pieces.into_iter().filter(|piece| is_period(piece)).collect();
    (!times.is_empty()).then(|| times.join(" "))
}

/// Whether a figure stands in a row of heads, so that it is a row like others. Times are heads, too: `2024/25`, `12-month change`.
pub(super) fn has_figure(heads: &str) -> bool {
    // Few heads have digits, and no others are read.
    let is_number = |cell: &str| cell.bytes().all(|byte| !byte.is_ascii_alphabetic());
    heads.bytes().any(|byte| byte.is_ascii_digit())
        && heads.split('\t').any(|cell| {
            // `Cost in $'000`
            let cell = split(cell).1;
            let figures = read(cell, None);
            let is_period = |figure: &Figure| match figure.kind {
                Kind::Date | Kind::Year => true,
                Kind::Count => figure.unit.as_deref().is_some_and(|unit| TIMES.has(unit)),
                Kind::Money | Kind::Percent | Kind::Points | Kind::Multiple => false,
            };
            let is_bare = figures.is_empty() && cell.bytes().any(|byte| byte.is_ascii_digit()) && is_number(cell);
            is_bare || !figures.iter().all(is_period)
        })
}

static TIMES: List = List::of("hours days weeks months quarters years seasons");

/// Whether a word says of what time a column or a row is: `2024`, `Q1`, `H2`, `FY25`, `1Q25`.
pub(super) fn is_period(word: &str) -> bool {
    let number = ["Q", "H", "FY", "CY"].iter().find_map(|sign| word.strip_prefix(sign)).unwrap_or(word);
    number.starts_with(|c: char| c.is_ascii_digit())
}

/// Heads that say nothing of what stands below them.
static GENERAL: List =
    List::of("amount amounts total totals value values number numbers figure figures share shares rate");

static CHANGES: List = List::of("change changes growth increase decrease difference variation");
