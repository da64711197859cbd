//! Figures that are told as facts whatever is denied or supposed of them: `It wasn't the $5m that hurt`, `the $5m that he took`.

use super::beside::is_told_beside;
use super::list::List;
use super::object::is_of_thing;
use super::refuted::CLAIMS;
use super::standing::{Said, is_negation};

/// Words behind a figure among which it is told what somebody did with it.
const NEAR: usize = 7;

/// Whether the sentence takes its figure for granted: it is the one of which somebody did something, or who did something.
pub(super) fn is_told_as_fact(said: &Said<'_, '_>) -> bool {
    let lead = said.word_before(said.at, 1);
    let is_definite =
        matches!(lead, "the" | "those" | "these" | "its" | "his" | "her" | "their" | "our" | "my" | "your");
    is_definite && (is_cleft(said) || is_done_with(said) || is_doer(said)) || is_told_beside(said)
}

/// `It wasn't the $5m that hurt`
fn is_cleft(said: &Said<'_, '_>) -> bool {
    let Some(is) = said.at.checked_sub(2) else { return false };
    let (it, not) = match said.word(is) {
        "wasn't" | "wasn’t" | "isn't" | "isn’t" => (said.word_before(is, 1), true),
        "not" | "never" => (said.word_before(is, 2), matches!(said.word_before(is, 1), "was" | "is")),
        _ => return false,
    };
    let end = (said.behind + 2).min(said.words.len());
    let leads = (said.behind..end).any(|at| matches!(said.word(at), "that" | "which" | "who"));
    not && it == "it" && leads && said.is_one_clause(said.behind, said.behind + 1)
}

/// `the $5m that he took from her`, `the $5m they had spent`, `the 400 workers who walked out`
fn is_done_with(said: &Said<'_, '_>) -> bool {
    let end = (said.behind..said.words.len()).take(NEAR).take_while(|at| {
        let start = said.whole.words.get(*at).map_or(0, |word| word.start);
        !said.whole.text.get(said.place.end..start).is_some_and(|gap| gap.contains(SIGNS))
    });
    let end = end.last().map_or(said.behind, |last| last + 1);
    let first = said.word(said.behind);
    let link = (said.behind..(said.behind + 2).min(end)).find(|at| matches!(said.word(*at), "that" | "which" | "who"));
    let is_pronoun = matches!(first, "he" | "she" | "it" | "they" | "we" | "i" | "you");
    let from = match link {
        Some(link) => link + 1,
        None if is_pronoun => said.behind + 1,
        // `the $4m the club spent`
        None if matches!(first, "the" | "his" | "her" | "their" | "its") && first_gap(said) == " " => said.behind + 2,
        None => return false,
    };
    let is_open = |at: usize| is_negation(said.word(at)) || OPEN.has(said.word(at));
    let is_done = |at: &usize| DONE.has(said.word(*at)) && !(from..*at).any(is_open);
    let is_who = link.is_some_and(|link| said.word(link) == "who") && !is_open(from) && from < end;
    is_who || (from..end).find(is_done).is_some()
}

/// What stands between the figure and the word behind it.
fn first_gap<'a>(said: &Said<'_, 'a>) -> &'a str {
    let start = said.whole.words.get(said.behind).map_or(said.place.end, |word| word.start);
    said.whole.text.get(said.place.end..start).unwrap_or_default()
}

/// `claims that the $5m went to his friends`, `no evidence that the $5m programme has worked`
fn is_doer(said: &Said<'_, '_>) -> bool {
    let is_statement = matches!(said.word_before(said.at, 2), "that" | "dass");
    let is_there = || {
        let end = (said.behind + 6).min(said.words.len());
        is_of_thing(said) && !CLAIMS.has(said.word(said.behind)) && !said.has(said.behind, end, &EXISTING)
    };
    let is_done = DONE.has(said.word(said.behind)) || is_there();
    is_statement && is_done && said.is_one_clause(said.at.saturating_sub(1), said.at)
}

/// What only is said of something that may not be there.
static EXISTING: List = List::of("exist exists existed real happened happens");

const SIGNS: [char; 8] = [',', ';', ':', '.', '!', '?', '(', '\t'];

/// What was done with money that was there.
pub(super) static DONE: List = List::of(
    "paid spent got received gave took made raised won lost earned stole stolen arrived went came left walked vanished disappeared bought \
    ended helped covered found inherited borrowed withdrew pocketed kept brought cost saved sent lent owed",
);

/// Words behind which it is open whether it was done.
static OPEN: List = List::of(
    "would could might may should will can if said says claimed claims reported reportedly allegedly promised hoped wanted wants asked \
    demanded demands supposedly alleged",
);
