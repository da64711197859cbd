//! What nobody confirms: `neither confirmed nor denied paying $5m`, `the $5m figure could not be verified`.

use super::list::List;
use super::negated::DENIAL;
use super::standing::{Said, is_negation};

/// Whether the sentence says that nobody has confirmed what it tells: `neither confirmed nor denied paying $5m`, `could not confirm
/// that it paid $5m`, `never said that it paid $5m`.
pub(super) fn is_unconfirmed(said: &Said<'_, '_>) -> bool {
    (0..said.at).any(|at| {
        let is_open = CONFIRMING.has(said.word(at)) && is_refusing(said, at);
        let back = 1 + usize::from(matches!(said.word_before(at, 1), "yet" | "ever" | "actually" | "in"));
        let is_unsaid =
            SAYING.has(said.word(at)) && is_negation(said.word_before(at, back)) && said.word(at + 1) == "that";
        (is_open || is_unsaid) && said.reaches(at)
    }) || is_unconfirmed_behind(said)
}

/// `The $5m figure could not be verified`, `$5m, which nobody has confirmed`, `unconfirmed reports of $5m`
fn is_unconfirmed_behind(said: &Said<'_, '_>) -> bool {
    let is_unverified =
        |at: usize| matches!(said.word(at), "unconfirmed" | "unverified" | "unsubstantiated" | "uncorroborated");
    let from = said.at.saturating_sub(6).max(said.clause);
    let before = (from..said.at)
        .any(|at| is_unverified(at) && !said.is_negated(at) && said.is_one_clause(at, said.at.saturating_sub(1)));
    let end = (said.behind..said.words.len()).take(BEHIND);
    let end = end
        .take_while(|at| {
            let start = said.whole.words.get(*at).map_or(0, |word| word.start);
            !said.whole.text.get(said.place.end..start).is_some_and(|gap| gap.contains([';', '.', '!', '?', '\t']))
        })
        .last();
    let mut behind = said.behind..end.map_or(said.behind, |last| last + 1);
    before
        || behind.any(|at| {
            let is_it =
                CONFIRMING.has(said.word(at)) && is_refusing(said, at) || is_unverified(at) && !said.is_negated(at);
            // What is confirmed is the figure: nothing else stands behind it.
            let is_last = at + 1 >= said.words.len()
                || said.gap(at).contains(ENDS)
                || matches!(said.word(at + 1), "it" | "by" | "independently");
            // `a fire whose cause could not be confirmed`
            is_it && is_last && !(said.behind..at).any(|word| said.word(word) == "whose")
        })
}

/// Whether what the word at `at` tells is not done: `not confirm`, `declined to confirm`.
fn is_refusing(said: &Said<'_, '_>, at: usize) -> bool {
    let is_declined = said.word_before(at, 1) == "to" && DENIAL.has(said.word_before(at, 2));
    said.is_negated(at) && !is_declined || is_declined && !said.is_negated(at - 2)
}

/// Verbs without which nothing is certain.
static CONFIRMING: List = List::of("confirm confirmed verify verified corroborate corroborated substantiate");

static SAYING: List = List::of(
    "say said says claim claimed suggest suggested mean means imply implied believe believes think thinks prove proved",
);

/// Words behind a figure among which it is said that nobody confirms it.
const BEHIND: usize = 9;

/// Signs that part clauses.
const ENDS: [char; 6] = ['.', ',', ';', '!', '?', ':'];
