//! What is called false behind its figure: `reports of $600 million are false`, `paid $5m, which Pell denies`.

use super::list::List;
use super::negated::{DENIAL, NEW_CLAUSE};
use super::refused::REFUSAL;
use super::refuted::{CLAIMS, FALSE, SAYING, TRUE, UNTRUTHS, WRONGLY};
use super::standing::{Said, is_negation};

/// Words behind a figure among which it is said that it is not so.
const BEHIND: usize = 9;

/// `Reports of $600 million are false`, `the $600 million claim is untrue`, `that Orla paid $5m is fiction`
pub(super) fn is_false_behind(said: &Said<'_, '_>) -> bool {
    let end = said.clause_behind(BEHIND);
    let Some(is) = (said.behind..end).find(|at| PREDICATING.has(said.word(*at))) else {
        return false;
    };
    let claimed = said.has(said.clause, said.at, &CLAIMS) || said.has(said.behind, is, &CLAIMS);
    let opens = matches!(said.word(0), "that" | "dass");
    let is_story = || said.has(said.clause, said.at, &STORIES) || said.has(said.behind, is, &STORIES);
    match false_predicate(said, is, end) {
        Some(strong) => claimed || opens || strong && !is_story(),
        None => false,
    }
}

/// Whether the words behind the verb at `is` say that something is not so; within, whether they say no less than that.
fn false_predicate(said: &Said<'_, '_>, is: usize, end: usize) -> Option<bool> {
    let to = (is + 5).min(end);
    let not = is_negation(said.word(is)) || (is + 1..to).any(|at| is_negation(said.word(at)));
    let is_rebutted = said.has(is + 1, to, &REBUTTED);
    // `was wrong by a penny` is no denial
    let is_last =
        |at: usize| at + 1 == said.words.len() || said.gap(at).contains([',', ';', '.', '!', '?', '—', '–', ')']);
    let is_false = (is + 1..to).any(|at| FALSE.has(said.word(at)) && (said.word(at) != "wrong" || is_last(at)));
    let wrong = is_rebutted || is_false || said.has(is + 1, to, &UNTRUTHS);
    let strong = said.has(is + 1, to, &STRONG) || said.has(is + 1, to, &UNTRUTHS);
    let made_up = (is + 1..to).any(|at| said.word(at) == "made" && said.word(at + 1) == "up");
    let right = said.has(is + 1, to, &TRUE);
    match (not, wrong || made_up, right) {
        (false, true, _) => Some(strong || made_up),
        (true, false, true) => Some(true),
        _ => None,
    }
}

/// `called the $5m figure nonsense`
pub(super) fn is_called_false(said: &Said<'_, '_>) -> bool {
    let called = (said.clause..said.at).find(|at| CALLING.has(said.word(*at)));
    let claim = (said.behind..(said.behind + 2).min(said.words.len())).find(|at| CLAIMS.has(said.word(*at)));
    let (Some(called), Some(claim)) = (called, claim) else { return false };
    let end = (claim + 4).min(said.words.len());
    said.has(claim + 1, end, &FALSE) && said.is_one_clause(said.behind, claim) && !said.is_negated(called)
}

static CALLING: List = List::of("called calls calling branded labelled labeled described dismissed");

/// What is told behind a comma to be not so: `Orla paid $5m, but that is untrue`, `paid $5m, which Pell denies`.
pub(super) fn is_contradicted(said: &Said<'_, '_>) -> bool {
    let end = (said.behind..said.words.len())
        .take(14)
        .take_while(|at| *at == said.behind || !said.gap(at - 1).contains(['.', ';', '\t']));
    let end = end.last().map_or(said.behind, |last| last + 1);
    let is_lead = |at: &usize| {
        let start = said.whole.words.get(*at).map_or(0, |word| word.start);
        let gap = said.whole.text.get(said.place.end..start).unwrap_or_default();
        CONTRADICTING.has(said.word(*at)) && (gap.contains([',', '—', '–']) || said.word(*at) == "but")
    };
    let Some(lead) = (said.behind..end).take(5).find(is_lead) else { return false };
    let leads_back = |at: usize| {
        matches!(said.word(at), "that" | "this" | "it" | "which" | "both" | "these" | "those")
            || CLAIMS.has(said.word(at))
    };
    // `which is untrue`, `but that is false`
    let is = (lead + 1..(lead + 4).min(end))
        .find(|at| matches!(said.word(*at), "is" | "was" | "are" | "were" | "isn't" | "wasn't"));
    let is_of_it = |is: usize| (lead..is).any(leads_back);
    if is.is_some_and(|is| is_of_it(is) && false_predicate(said, is, end).is_some()) {
        return true;
    }
    // `which Pell denies`, `but Pell denies it`, `a claim Pell has denied`
    let verb = (lead + 1..end).find(|at| DENIAL.has(said.word(*at)) || REFUSAL.has(said.word(*at)));
    verb.is_some_and(|verb| {
        let is_last = |at: usize| at + 1 >= said.words.len() || said.gap(at).contains([',', '.', ';', '!', '?']);
        let to_it = leads_back(verb + 1) && is_last(verb + 1)
            || matches!(said.word(verb + 1), "the" | "this" | "that" | "those" | "these")
                && CLAIMS.has(said.word(verb + 2))
                && is_last(verb + 2);
        let is_its =
            said.word(lead) == "which" || CLAIMS.has(said.word(lead)) || matches!(said.word(lead), "something");
        let offered = matches!(said.word(verb), "refused" | "declined" | "refuses" | "declines");
        !offered && !said.is_negated(verb) && (to_it || is_its && is_last(verb))
    })
}

/// `the $5m wrongly reported as its price`, `$5m was falsely given as its price`
pub(super) fn is_misreported(said: &Said<'_, '_>) -> bool {
    let end = said.clause_behind(4);
    (said.behind..end).any(|at| {
        let verb = (at + 1..at + 3).any(|verb| SAYING.has(said.word(verb)));
        WRONGLY.has(said.word(at)) && verb && !said.is_negated(at)
            || matches!(said.word(at), "misreported" | "misstated" | "misquoted")
    })
}

impl Said<'_, '_> {
    /// The end of so many words behind the figure at most, up to the first that is not of its clause.
    fn clause_behind(&self, most: usize) -> usize {
        let words = (self.behind..self.words.len()).take(most).take_while(|at| {
            let start = self.whole.words.get(*at).map_or(0, |word| word.start);
            let gap = self.whole.text.get(self.place.end..start).unwrap_or_default();
            !gap.contains([',', ';', ':', '.', '!', '?', '\t']) && !NEW_CLAUSE.has(self.word(*at))
        });
        words.last().map_or(self.behind, |last| last + 1)
    }
}

/// Verbs between a claim and what it is.
static PREDICATING: List =
    List::of("is are was were isn't isn’t wasn't be been proved proven proves turned turns remains");

/// What is done with claims that are not so.
static REBUTTED: List =
    List::of("debunked retracted refuted withdrawn corrected disproved disproven discredited rebutted");

/// What nothing is but a claim.
static STRONG: List = List::of("untrue baseless unfounded fiction nonsense unwahr");

/// What books are of which `fiction` tells no lie.
static STORIES: List = List::of("novel novels book books film films author writer publisher series");

/// Words that begin what contradicts the words before them.
static CONTRADICTING: List =
    List::of("which but though although something claim claims figure allegation report assertion");
