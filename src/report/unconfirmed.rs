//! What nobody confirms: `neither confirmed nor denied paying $5m`, `the $5m figure could not be verified`.

use super::list::List;
use super::negated::DENIAL;
use super::refuted::CLAIMS;
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
        || is_unconfirmed_next(said)
}

/// `Sources speak of $5m. Neither side would confirm the figure.`
fn is_unconfirmed_next(said: &Said<'_, '_>) -> bool {
    let text = said.whole.next.split(['.', '!', '?', ';']).next().unwrap_or_default();
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let Some(verb) = words.iter().position(|word| CONFIRMING.has(word)) else { return false };
    let is_denied = words.get(..verb).unwrap_or_default().iter().any(|word| is_negation(word) || DENIAL.has(word));
    let is_it = |at: usize| matches!(word(at), "it" | "that" | "this") && word(at + 1).is_empty();
    let is_claim = |at: usize| (at..at + 3).any(|at| CLAIMS.has(word(at)) || SUMS.has(word(at)));
    // `The figure could not be verified`, `would not confirm the sum`
    let is_passive = matches!(word(verb.saturating_sub(1)), "be" | "been" | "was" | "is");
    let is_subject =
        matches!(word(0), "the" | "that" | "this" | "it") && is_passive && (is_claim(1) || word(0) != "the");
    let is_of_figure = is_it(verb + 1) || is_claim(verb + 1) || is_subject;
    let is_report = said.words.iter().any(|word| CLAIMS.has(word) || REPORTING.has(word));
    is_denied && is_of_figure && is_report
}

static SUMS: List = List::of("sum amount price fee total value count");

/// What those do who have not seen it.
static REPORTING: List = List::of(
    "speak speaks spoke talk talks say says said put puts reported reportedly claims claimed mention mentioned told tells estimate estimated \
    according allegedly rumoured rumored believed thought understood",
);

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
                || matches!(said.word(at + 1), "it" | "by" | "independently" | "noch" | "ni" | "nor" | "or")
                || said.word(at + 1) == "the" && (SUMS.has(said.word(at + 2)) || CLAIMS.has(said.word(at + 2)));
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
static CONFIRMING: List = List::of(
    "confirm confirmed verify verified corroborate corroborated substantiate bestätigen bestätigt bestätigte confirmé confirmer confirme confirmée",
);

static SAYING: List = List::of(
    "say said says claim claimed suggest suggested mean means imply implied believe believes think thinks prove proved",
);

/// Words behind a figure among which it is said that nobody confirms it.
const BEHIND: usize = 14;

/// Signs that part clauses.
const ENDS: [char; 6] = ['.', ',', ';', '!', '?', ':'];
