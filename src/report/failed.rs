//! Plans that came to nothing: `the $5m deal fell through`, `a failed $5m bid`, `the collapse of the $5m merger`.

use super::list::List;
use super::object::is_of_thing;
use super::presupposed::DONE;
use super::refused::{OFFERS, PLANS, SIGNS};
use super::standing::Said;

/// Words beside a figure among which it is said what became of a plan.
const NEAR: usize = 9;

/// Whether the figure is that of a plan or an offer that came to nothing.
pub(super) fn is_failed(said: &Said<'_, '_>) -> bool {
    falls_through(said) || is_in_vain(said) || is_end_of_plan(said)
}

/// `a failed $5m bid`, `unsuccessfully offered $5m`, `bid $5m in vain`
fn is_in_vain(said: &Said<'_, '_>) -> bool {
    let is_plan = |word: &str| OFFERS.has(word) || PLANS.has(word);
    let end = (said.behind + 2).min(said.words.len());
    let of_plan = (said.behind..end).any(|at| is_plan(said.word(at))) && said.is_one_clause(said.behind, end - 1);
    let lead = said.word_before(said.at, 1);
    if VAIN.has(lead) && of_plan {
        return true;
    }
    let tried = (said.clause..said.at).find(|at| {
        matches!(said.word(*at), "unsuccessfully" | "vainly" | "failed" | "unsuccessful" | "abortive" | "aborted")
    });
    let is_tried = tried.is_some_and(|at| {
        let plan = (at + 1..(at + 3).min(said.at)).find(|word| is_plan(said.word(*word)));
        // `The failed bid cost Orla $5m in fees`
        let is_deed = matches!(said.word(at), "unsuccessfully" | "vainly");
        plan.is_some_and(|plan| is_deed || is_worth(said, plan))
    });
    let near = (said.behind..said.words.len()).take(NEAR);
    let mut near = near.take_while(|at| *at == said.behind || !said.gap(at - 1).contains(['.', ';', '!', '?', '\t']));
    let is_vain = |at: usize| match said.word(at) {
        "in" => said.word(at + 1) == "vain",
        "without" => said.word(at + 1) == "success",
        "no" => said.word(at + 1) == "avail",
        "unsuccessfully" => true,
        _ => false,
    };
    is_tried || (of_plan || said.has(said.clause, said.at, &OFFERS)) && near.any(is_vain)
}

/// Whether the figure is what the plan at `plan` was worth: `bid of $5m`, `bid to buy it for about $5m`.
fn is_worth(said: &Said<'_, '_>, plan: usize) -> bool {
    let is_lead = |back: usize| matches!(said.word_before(said.at, back), "of" | "worth" | "at" | "for" | "valued");
    let is_cost = matches!(said.word_before(said.at, 2), "cost" | "loss" | "fee" | "bill");
    plan + 1 == said.at || (is_lead(1) || is_lead(2)) && !is_cost && !said.has(plan + 1, said.at, &DONE)
}

/// What a plan is called that came to nothing.
static VAIN: List = List::of(
    "failed unsuccessful abortive aborted rejected thwarted collapsed scrapped abandoned cancelled canceled doomed shelved blocked",
);

/// `the $5m takeover fell through`, `a plan to buy it for $5m was abandoned`
fn falls_through(said: &Said<'_, '_>) -> bool {
    let near = (said.behind..said.words.len()).take(NEAR);
    let mut near = near.take_while(|at| *at == said.behind || !said.gap(at - 1).contains(SIGNS));
    let first = said.whole.words.get(said.behind).map_or(said.whole.text.len(), |word| word.start);
    let gap = said.whole.text.get(said.place.end..first).unwrap_or_default();
    // `The takeover, valued at $5m, was blocked`
    let in_between = gap.starts_with(',') && is_aside_of_deal(said);
    if gap.contains(SIGNS) && !in_between {
        return false;
    }
    let is_lost = |at: &usize| {
        let next = said.word(at + 1);
        match said.word(*at) {
            "fell" | "falls" | "fallen" => matches!(next, "through" | "apart"),
            "tombé" | "tombée" => next == "à" && matches!(said.word(at + 2), "l'eau" | "l’eau" | "l"),
            "dropped" => matches!(said.word_before(*at, 1), "was" | "were" | "been" | "quietly"),
            "short" => next == "shrift",
            "deaf" => next == "ears",
            "went" => next == "nowhere",
            "wird" | "wurde" => next == "nichts",
            "pas" => next == "lieu",
            "vom" => next == "tisch",
            // `A bill to spend $5m died in committee`
            "died" | "stalled" if next == "in" && !PARLIAMENTS.has(said.word(*at + 2)) => false,
            "died" | "stalled" => {
                next == "in" && (said.has(said.clause, said.at, &BILLS) || said.has(said.behind, *at, &BILLS))
            }
            "came" => next == "to" && matches!(said.word(at + 2), "nothing" | "naught"),
            "called" => next == "off",
            "laughed" => next == "out",
            // `never got off the ground`, `did not go ahead`
            "never" => NEVER.has(next) && (!MOVING.has(next) || ONWARD.has(said.word(at + 2))),
            "not" => {
                next == "close" && (*at + 2 >= said.words.len() || said.gap(at + 1).contains(SIGNS))
                    || matches!(next, "happen" | "materialise" | "materialize" | "proceed")
                    || next == "go" && ONWARD.has(said.word(at + 2))
            }
            // `the deal is off`
            "is" | "was" | "are" => {
                matches!(next, "off" | "dead") && (*at + 2 >= said.words.len() || said.gap(*at + 1).contains(SIGNS))
            }
            "broke" | "broken" | "breaks" | "voted" | "shot" => next == "down",
            "thrown" => next == "out",
            "dismissed" => said.has(said.behind, *at, &SUITS),
            // `has had $5m sunk into it`
            "sunk" => !matches!(next, "in" | "into"),
            // a contract runs out when it has been kept
            "expired" => said.has(said.clause, said.at, &OFFERS) || said.has(said.behind, *at, &OFFERS),
            word => FAILED.has(word),
        }
    };
    let Some(at) = near.find(is_lost) else { return false };
    // `A bid to halt work on the $5m skate park failed`
    let tried = (said.clause..said.at).find(|at| [&PLANS, &OFFERS, &BILLS].iter().any(|list| list.has(said.word(*at))));
    if is_of_thing(said) && tried.is_some_and(|plan| said.word(plan + 1) == "to") {
        return false;
    }
    let planned =
        |from: usize, to: usize| [&PLANS, &OFFERS, &CONTRACTS, &BILLS].iter().any(|list| said.has(from, to, list));
    // `the $5m lawsuit was thrown out`
    let is_suit = || said.has(said.behind, at, &SUITS) && matches!(said.word(at), "thrown" | "dismissed" | "rejected");
    let is_proposed = matches!(said.word_before(said.at, 1), "proposed" | "planned" | "projected" | "mooted");
    // `the project cost $5m and failed`
    let is_gone = said.has(said.clause, said.at, &DONE) || said.has(said.clause, said.at, &SWALLOWED);
    (planned(said.clause, said.at) || planned(said.behind, at) || in_between || is_proposed || is_suit())
        && !is_gone
        && !said.is_negated(at)
        && !(said.behind..at).any(|word| {
            matches!(said.word(word), "who" | "which" | "that" | "whose" | "after" | "when" | "before" | "et" | "und")
        })
}

/// What is voted on.
static BILLS: List =
    List::of("bill bills motion motions measure amendment legislation referendum petition plan deal proposal");

/// Where laws are made.
static PARLIAMENTS: List = List::of("committee parliament congress senate assembly council");

/// Whether the figure ends what is said in between of a deal: `the takeover, valued at $5m,`.
fn is_aside_of_deal(said: &Said<'_, '_>) -> bool {
    let Some(before) = said.clause.checked_sub(1) else { return false };
    let is_worth = matches!(
        said.word(said.clause),
        "annoncée"
            | "annoncé"
            | "estimée"
            | "évaluée"
            | "pitched"
            | "set"
            | "put"
            | "valued"
            | "worth"
            | "priced"
            | "estimated"
            | "for"
            | "at"
            | "of"
    );
    let is_next = matches!(
        said.word(said.behind),
        "was"
            | "were"
            | "has"
            | "had"
            | "have"
            | "is"
            | "fell"
            | "collapsed"
            | "failed"
            | "lapsed"
            | "never"
            | "a"
            | "est"
            | "did"
    );
    is_worth && is_next && said.gap(before).contains(',') && said.has(before.saturating_sub(6), said.clause, &PLANS)
}

/// What plans have done with money that is gone.
static SWALLOWED: List = List::of("costing swallowed ran run burned burnt wasted consumed eaten");

/// What is planned and paid for, and may be cancelled.
static CONTRACTS: List =
    List::of("projet projets pledge promise contract contracts order orders project scheme programme");

/// `the collapse of the $5m deal`, `its rejection of a $5m bid`
fn is_end_of_plan(said: &Said<'_, '_>) -> bool {
    let end = (said.behind + 2).min(said.words.len());
    let of_plan = said.has(said.behind, end, &PLANS) || said.has(said.behind, end, &OFFERS);
    (said.clause..said.at).rev().take(NEAR).any(|at| {
        let within = (at + 2..said.at)
            .find(|at| PLANS.has(said.word(*at)) || OFFERS.has(said.word(*at)))
            .is_some_and(|plan| is_worth(said, plan));
        ENDS.has(said.word(at)) && said.word(at + 1) == "of" && (of_plan || within) && !said.is_negated(at)
    })
}

static ENDS: List =
    List::of("collapse rejection withdrawal cancellation abandonment breakdown scrapping refusal demise termination");

static MOVING: List = List::of("got went came");

static ONWARD: List = List::of("through ahead forward off beyond past further anywhere to");

static SUITS: List = List::of("lawsuit lawsuits suit suits action");

/// What a plan never did that came to nothing.
static NEVER: List = List::of(
    "honoured honored kept fulfilled redeemed closed happened materialised materialized completed signed got went came proceeded",
);

static FAILED: List = List::of(
    "collapsed failed abandoned scrapped cancelled canceled blocked lapsed vetoed unravelled unraveled \
    torpedoed thwarted nixed shelved foundered fizzled derailed ditched axed scuppered scuttled annulled voided rescinded revoked undone aborted scheiterte gescheitert \
    platzte geplatzt hinfällig abgesagt abgeblasen gestoppt gekippt échoué capoté avorté annulée abandonnée annulé abandonné enterré",
);
