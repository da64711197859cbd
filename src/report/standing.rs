//! Whether a sentence asserts its figure: `Nobody has paid $29 billion` and `if Orla had paid $20bn` do not.

use serde::Serialize;

use super::list::List;
use super::sentence::Sentence;
use super::{had_claimed, negated, presupposed, refused, refuted, supposed, unconfirmed};
use crate::figures::{Figure, Hedge, Kind};
use crate::text::Span;

/// Why a figure in a sentence is no support for its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Standing {
    /// The sentence says that it is not so.
    Denied,
    /// The sentence only supposes it, or asks.
    Supposed,
}

impl Standing {
    /// In one word, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Supposed => "supposed",
        }
    }
}

/// How `figure` at `place` of `sentence` stands; `None` where it is asserted, or told as something reported.
///
/// A time is neither denied nor supposed, and a bound is denied only by what refutes all that is said: `never paid more than $15
/// billion` asserts one.
pub(super) fn standing(whole: &Sentence<'_>, place: Span, figure: &Figure) -> Option<Standing> {
    if matches!(figure.kind, Kind::Date | Kind::Year) {
        return None;
    }
    let said = Said::of(whole, place, figure.kind);
    if presupposed::is_told_as_fact(&said) {
        return None;
    }
    let bound = matches!(figure.hedge, Some(Hedge::Under | Hedge::Over));
    let is_money = figure.kind == Kind::Money;
    if refuted::is_refuted(&said) || negated::is_denied(&said, bound) || is_money && refused::is_refused(&said) {
        return Some(Standing::Denied);
    }
    (supposed::is_supposed(&said) || unconfirmed::is_unconfirmed(&said) || had_claimed::is_only_claimed(&said))
        .then_some(Standing::Supposed)
}

/// A figure among the words of its sentence.
pub(super) struct Said<'s, 'a> {
    pub(super) whole: &'s Sentence<'a>,
    pub(super) place: Span,
    /// The words of the sentence, in small letters.
    pub(super) words: &'s [String],
    /// The first word of the figure's clause.
    pub(super) clause: usize,
    /// The number of words before the figure.
    pub(super) at: usize,
    /// The first word behind it.
    pub(super) behind: usize,
    /// Whether it counts something.
    pub(super) is_counted: bool,
}

impl<'s, 'a> Said<'s, 'a> {
    fn of(whole: &'s Sentence<'a>, place: Span, kind: Kind) -> Self {
        let at = whole.before(place).len();
        let behind = whole.words.len() - whole.from(place.end).len();
        Self {
            whole,
            place,
            words: whole.plain(),
            clause: at - whole.clause(place).len(),
            at,
            behind,
            is_counted: kind == Kind::Count,
        }
    }

    /// The word at `at`, in small letters; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'s str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// The word so many words before the one at `at`.
    pub(super) fn word_before(&self, at: usize, back: usize) -> &'s str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// What stands between the word at `at` and the next one.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let end = |word: usize| self.whole.words.get(word).map(|word| word.end);
        let next = self.whole.words.get(at + 1).map_or(self.whole.text.len(), |word| word.start);
        end(at).and_then(|end| self.whole.text.get(end..next)).unwrap_or_default()
    }

    /// Whether the words from `from` up to `to` stand in one clause, with no sign between them.
    pub(super) fn is_one_clause(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| !self.gap(at).contains(SIGNS))
    }

    /// Whether a word of `list` stands among those from `from` up to `to`.
    pub(super) fn has(&self, from: usize, to: usize, list: &List) -> bool {
        self.words.get(from..to).unwrap_or_default().iter().any(|word| list.has(word))
    }

    /// Whether what is said behind the word at `at` is said of the figure too: nothing between them begins to tell something else.
    pub(super) fn reaches(&self, at: usize) -> bool {
        let start = self.whole.words.get(at).map_or(0, |word| word.end);
        let Some(between) = self.whole.text.get(start..self.place.start) else { return false };
        if between.contains([';', '!', '?', '\t']) || has_full_stop(between) || between.contains(": ") {
            return false;
        }
        let commas: Vec<usize> = (at..self.at).filter(|word| self.commas_behind(*word)).collect();
        // What is said in between stands between two commas, and what opens a clause right behind its `that`.
        let is_aside = commas.len().is_multiple_of(2) || commas.first().is_some_and(|comma| *comma <= at + OPENING);
        let is_aside_of_it = |comma: &usize| commas.len() == 2 && comma == commas.first().unwrap_or(&0);
        let goes_on = |comma: &usize| !OPENS_CLAUSE.has(self.word(comma + 1)) || is_aside_of_it(comma);
        // What is said in between turns nothing: `reports that the club, which he owns, had been sold for $3m`.
        let is_between = |word: usize| match commas.as_slice() {
            [first, last] => (first + 1..=*last).contains(&word),
            _ => false,
        };
        let is_told_else = (at + 1..self.at).any(|word| TURNING.has(self.word(word)) && !is_between(word));
        is_aside && commas.iter().all(goes_on) && !is_told_else && !negated::goes_on(self, at + 1)
    }

    fn commas_behind(&self, word: usize) -> bool {
        let end = self.whole.words.get(word).map(|word| word.end);
        let next = self.whole.words.get(word + 1).map_or(self.place.start, |next| next.start.min(self.place.start));
        end.and_then(|end| self.whole.text.get(end..next)).is_some_and(|gap| gap.contains(','))
    }

    /// Whether one of the few words before `at` denies what it says: `not`, `never`, `did not quite`.
    pub(super) fn is_negated(&self, at: usize) -> bool {
        let from = at.saturating_sub(NEGATED);
        (from..at).any(|word| is_negation(self.word(word)) && self.is_one_clause(word, at))
    }
}

/// Whether a sentence ends in `text`: not behind the title of a name.
fn has_full_stop(text: &str) -> bool {
    let before = text.match_indices(". ").map(|(at, _)| text.get(..at).unwrap_or_default());
    let last = |before: &str| before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    before.map(last).any(|word| word.len() > 1 && !TITLES.has(&word))
}

/// Whether `word`, in small letters, is a negation of the verb or adjective behind it.
pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.has(word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Words among which a negation stands before what it denies.
const NEGATED: usize = 3;
/// Words behind `that` among which an opening ends: `that, as was said, Orla paid`, `that in June, Orla paid`.
const OPENING: usize = 4;

/// Signs that part two clauses.
const SIGNS: [char; 9] = [',', ';', ':', '!', '?', '—', '–', '(', '\t'];

static NEGATIONS: List = List::of(
    "few hardly scarcely not never nobody none nothing cannot neither nor without no nicht nie pas jamais non weder ni",
);

/// What is shortened before names, and behind those of firms.
static TITLES: List =
    List::of("mr mrs ms dr st prof sen rep gov gen col capt lt sgt rev hon jr sr inc co corp ltd no vs");

/// Words behind a comma that begin another statement.
static OPENS_CLAUSE: List = List::of("and but so it he she they which who we i yet or");

/// Words behind which something else is told than what is denied before them.
static TURNING: List =
    List::of("but which whose whereas while although though because instead actually sondern mais aber");
