//! Figures that are told in passing, of something of which a claim or a question tells something else: `claims that the tower, built
//! for $6m, was ugly`, `Did anybody notice when it paid $3m?`

use super::answered::is_question;
use super::list::List;
use super::presupposed::DONE;
use super::refused::PLANS;
use super::refuted::CLAIMS;
use super::standing::Said;

/// Words that what is said in between has at most behind its figure.
const ASIDE: usize = 5;
/// Words behind a figure among which the verb of the whole stands.
const VERB: usize = 4;

/// Whether what is denied, refused or asked leaves the figure as it is.
pub(super) fn is_told_beside(said: &Said<'_, '_>) -> bool {
    is_german_measure(said) || is_aside(said) || is_of_whom(said) || is_of_time(said) || is_of_goods(said)
}

/// `claims that the contract, worth $3m, was void`: what stands between two commas is said of the thing.
fn is_aside(said: &Said<'_, '_>) -> bool {
    let Some(last) = said.clause.checked_sub(1).filter(|last| said.gap(*last).contains(',')) else { return false };
    let first = said.word(said.clause);
    let is_of_thing = TOLD.has(first) || matches!(first, "which" | "who") && DONE.has(said.word(said.clause + 1));
    let claim = (0..last).rev().find(|at| matches!(said.word(*at), "that" | "dass"));
    let is_claim = claim.is_some_and(|claim| !said.gap(claim).contains(',') && claim + 1 < last);
    let closes = (said.behind..said.words.len()).take(ASIDE);
    let mut closes = std::iter::once(said.at)
        .filter(|_| said.is_closed_by_comma())
        .chain(closes.filter(|at| said.gap(*at).contains(',') && said.is_one_clause(said.behind, *at)));
    is_of_thing && is_claim && closes.next().is_some()
}

/// `that the man who won $6m has left town`
fn is_of_whom(said: &Said<'_, '_>) -> bool {
    let link = (said.clause..said.at).rev().take(VERB).find(|at| matches!(said.word(*at), "who" | "which" | "that"));
    let Some(link) = link.filter(|link| DONE.has(said.word(link + 1))) else { return false };
    let is_definite = matches!(said.word_before(link, 2), "the" | "a" | "his" | "her" | "its" | "their")
        && !CLAIMS.has(said.word_before(link, 1));
    let is_object = (link + 2..said.at).all(|at| LEADING.has(said.word(at)));
    let goes_on = (said.behind..said.words.len()).take(VERB).any(|at| HELPERS.has(said.word(at)));
    is_definite && is_object && goes_on && !said.is_closed_by_comma()
}

/// `Did anybody notice when it paid $3m?`
fn is_of_time(said: &Said<'_, '_>) -> bool {
    let time = (said.clause + 1..said.at).rev().find(|at| TIMES.has(said.word(*at)));
    let Some(time) = time.filter(|time| time + 2 < said.at && is_question(said)) else { return false };
    let verb = (time + 2..said.at).rev().find(|at| !LEADING.has(said.word(*at)));
    HELPERS.has(said.word(said.clause)) && verb.is_some_and(|verb| DONE.has(said.word(verb)))
}

/// `hinter der 900.000 Euro teuren Brücke`
fn is_german_measure(said: &Said<'_, '_>) -> bool {
    let word = said.word(said.behind);
    let is_measure =
        ["teure", "schwere", "hohe", "große", "lange", "breite", "tiefe"].iter().any(|stem| word.starts_with(stem));
    is_measure
        && word.len() <= 9
        && !PLANS.has(said.word(said.behind + 1))
        && matches!(said.word_before(said.at, 1), "der" | "die" | "das" | "dem" | "den" | "des" | "seine" | "ihre")
}

/// What was not saved was there: `failed to save $3m worth of cargo`, `could not recover $2m of stolen coins`.
fn is_of_goods(said: &Said<'_, '_>) -> bool {
    let verb = (said.clause..said.at).rev().find(|at| !LEADING.has(said.word(*at)));
    let verb = verb.map_or("", |verb| said.word(verb));
    let (next, second) = (said.word(said.behind), said.word(said.behind + 1));
    let is_worth = (next, second) == ("worth", "of");
    let is_goods = is_worth || next == "of" && second != "the" || next == "in" && STOLEN.has(second);
    matches!(verb, "save" | "rescue" | "salvage") && is_worth
        || matches!(verb, "recover" | "retrieve" | "trace" | "rescue" | "salvage") && is_goods
}

impl Said<'_, '_> {
    /// Whether a comma stands right behind the figure.
    fn is_closed_by_comma(&self) -> bool {
        self.whole.text.get(self.place.end..).is_some_and(|rest| rest.starts_with(','))
    }
}

/// Words with which something is said in between of a thing.
static TOLD: List =
    List::of("worth valued built bought sold priced costing made founded restored opened hired erected");

static TIMES: List = List::of("when after since because although though while");

static HELPERS: List = List::of(
    "has have had is are was were will would did does do can could hasn't haven't hadn't isn't wasn't weren't didn't",
);

static LEADING: List = List::of("a an the about around nearly almost over some any all up to another even as much of");

static STOLEN: List = List::of("stolen missing looted lost unpaid cash gold debt debts");
