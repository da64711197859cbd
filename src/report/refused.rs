//! Offers in vain: `offered $380 million, which Tessel refused`, `turned down a $5m bid`, `the $5m deal fell through`.

use super::abroad;
use super::list::List;
use super::object::describes;
use super::standing::{Said, is_negation};

/// Words beside a figure among which it is said what became of an offer.
const NEAR: usize = 9;

/// Whether the figure is that of an offer or a deal that came to nothing.
pub(super) fn is_refused(said: &Said<'_, '_>) -> bool {
    is_refused_before(said)
        || is_refused_directly(said)
        || is_refused_behind(said)
        || falls_through(said)
        || is_outbid(said)
        || abroad::is_refused(said)
        || is_in_vain(said)
        || is_end_of_plan(said)
}

/// `rejected an offer of $5m`, `turned down a $5m bid`
fn is_refused_before(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).rev().take(NEAR).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        let is_down = is_waved_away(word, next);
        let is_out = matches!(word, "pulled" | "pulls" | "backed" | "backs") && next == "out"
            || matches!(word, "walked" | "walks") && next == "away";
        let is_voted = VOTING.has(word) && next == "down" || matches!(word, "threw" | "throws") && next == "out";
        let is_left = is_out || is_voted || LEAVING.has(word);
        let verb = REFUSING.has(word) || is_down || is_left;
        let offer = (at + 1..said.at).chain(said.behind..(said.behind + 2).min(said.words.len()));
        let is_one = |word: &str| {
            OFFERS.has(word) || is_left && (PLANS.has(word) || matches!(word, "order" | "orders" | "contract"))
        };
        let goes_on = || {
            (at + 1..said.at)
                .any(|word| matches!(said.word(word), "and" | "but" | "yet" | "after" | "before" | "then" | "that"))
        };
        // `the rejected offer cost $5m` refuses nothing, `the rejected offer of $5m` does
        let is_verb = is_left
            || !DETERMINING.has(said.word_before(at, 1))
            || (at + 1..said.at).any(|at| matches!(said.word(at), "of" | "worth"))
            || said.at == at + 1;
        verb && is_verb && offer.map(|at| said.word(at)).any(is_one) && !said.is_negated(at) && !goes_on()
    })
}

/// `turned down $5m`, `refused $5m a year`: the sum itself is what was offered.
fn is_refused_directly(said: &Said<'_, '_>) -> bool {
    let Some(last) = (said.clause..said.at).rev().find(|at| !LEADING.has(said.word(*at))) else { return false };
    let verb = match said.word(last) {
        particle if last > said.clause && particle != "on" && is_waved_away(said.word(last - 1), particle) => last - 1,
        "to" if said.word_before(last, 1) == "no" && is_waved_away(said.word_before(last, 2), "no") => last - 2,
        "refused" | "refuses" | "refusing" | "rejected" | "rejects" | "rejecting" | "spurned" => last,
        _ => return false,
    };
    // `ruled out a $5m bailout`
    if said.word(last) == "out" {
        return !said.is_negated(verb);
    }
    // `refused $5m claims`
    !said.is_negated(verb)
        && !describes(said)
        && !matches!(said.word_before(verb, 1), "was" | "were" | "been" | "being")
}

/// Words between a refusal and what was refused.
static LEADING: List =
    List::of("a an about around nearly almost over some as much up to another even reported roughly");

static VOTING: List = List::of("voted votes shot knocked struck");

static DETERMINING: List = List::of("the a an its his her their our this that");

/// Refusals in two words: `turned down`, `knocked back`, `said no to`.
fn is_waved_away(verb: &str, particle: &str) -> bool {
    match particle {
        "down" => matches!(verb, "turned" | "turn" | "turns" | "turning"),
        "back" => matches!(verb, "knocked" | "knocks" | "knock"),
        "up" => matches!(verb, "passed" | "passes"),
        "on" => matches!(verb, "passed" | "passes"),
        "away" => matches!(verb, "waved" | "waves" | "batted" | "bats"),
        "off" => {
            matches!(verb, "fended" | "fends" | "fought" | "fights" | "shrugged" | "laughed" | "brushed" | "warded")
        }
        "aside" => matches!(verb, "brushed" | "pushed" | "waved"),
        "no" => matches!(verb, "said" | "says" | "say" | "saying"),
        "out" => matches!(verb, "ruled" | "rules" | "ruling"),
        "at" => matches!(verb, "balked" | "baulked" | "balks"),
        _ => false,
    }
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
    let is_tried = tried.is_some_and(|at| (at + 1..(at + 3).min(said.at)).any(|word| is_plan(said.word(word))));
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

/// What a plan is called that came to nothing.
static VAIN: List = List::of(
    "failed unsuccessful abortive aborted rejected thwarted collapsed scrapped abandoned cancelled canceled doomed shelved blocked",
);

/// `was outbid after offering $5m`
fn is_outbid(said: &Said<'_, '_>) -> bool {
    let outbid = (0..said.at).find(|at| said.word(*at) == "outbid");
    outbid.is_some_and(|at| {
        matches!(said.word_before(at, 1), "was" | "were" | "been" | "being")
            && said.has(at.max(said.clause), said.at, &OFFERS)
    })
}

/// `offered $380 million, which Tessel refused`, `a bid of $380 million was rejected`
fn is_refused_behind(said: &Said<'_, '_>) -> bool {
    let offered = || {
        said.has(said.clause, said.at, &OFFERS)
            || said.has(said.behind, (said.behind + 2).min(said.words.len()), &OFFERS)
    };
    let near = (said.behind..said.words.len()).take(NEAR);
    let mut near = near.take_while(|at| *at == said.behind || !said.gap(at - 1).contains(['.', ';', '!', '?', '\t']));
    let is_refusal = |at: &usize| {
        REFUSAL.has(said.word(*at))
            || matches!(said.word(*at), "refused" | "declined" | "turned" | "withdrew" | "withdrawn")
            || matches!(
                (said.word(*at), said.word(at + 1)),
                ("said", "no") | ("walked", "away") | ("went", "elsewhere") | ("was" | "were", "rebuffed" | "outbid")
            )
    };
    let Some(at) = near.find(is_refusal).filter(|_| offered()) else { return false };
    let next = said.word(at + 1);
    let is_down = said.word(at) != "turned" || next == "down" || said.word(at + 2) == "down";
    // `which had refused $300 million before` refuses something else.
    let end = said.whole.words.get(at).map_or(0, |word| word.end);
    let rest = said.whole.text.get(end..).unwrap_or_default().trim_start();
    let of_it = !rest.starts_with(['$', '€', '£'])
        && !next.starts_with(|c: char| c.is_ascii_digit())
        && !matches!(next, "a" | "an" | "another" | "earlier")
        && (is_of_offer(said, at) || matches!(said.word(at), "said" | "walked" | "went" | "was" | "were"));
    // `which Tessel refused`, `was rejected`, `but Tessel said no` need a word that leads back to the offer.
    let leads = (said.behind..at)
        .any(|word| matches!(said.word(word), "which" | "but" | "and" | "was" | "were" | "that" | "has" | "been"));
    is_down
        && of_it
        && leads
        && !(at.saturating_sub(2)..at).any(|word| word >= said.behind && is_negation(said.word(word)))
}

/// Whether what is refused at `at` is the offer: nothing else is named behind it, as in `Moss withdrew his complaint`.
fn is_of_offer(said: &Said<'_, '_>, at: usize) -> bool {
    let is_last = said.gap(at).contains(SIGNS) || at + 1 >= said.words.len();
    let own = usize::from(matches!(said.word(at + 1), "the" | "his" | "her" | "its" | "their" | "that" | "this"));
    is_last
        || OFFERS.has(said.word(at + 1 + own))
        || PLANS.has(said.word(at + 1 + own))
        || matches!(
            said.word(at + 1),
            "it" | "them"
                | "that"
                | "this"
                | "by"
                | "down"
                | "as"
                | "because"
                | "in"
                | "on"
                | "last"
                | "and"
                | "outright"
                | "for"
        )
        || matches!(said.word(at), "refused" | "declined") && said.word(at + 1) == "to"
}

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
            "came" => next == "to" && matches!(said.word(at + 2), "nothing" | "naught"),
            "called" => next == "off",
            "laughed" => next == "out",
            // `never got off the ground`, `did not go ahead`
            "never" => NEVER.has(next) && (!MOVING.has(next) || ONWARD.has(said.word(at + 2))),
            "not" => {
                matches!(next, "close" | "happen" | "materialise" | "materialize" | "proceed")
                    || next == "go" && ONWARD.has(said.word(at + 2))
            }
            // `the deal is off`
            "is" | "was" | "are" => {
                matches!(next, "off" | "dead") && (*at + 2 >= said.words.len() || said.gap(*at + 1).contains(SIGNS))
            }
            "broke" | "broken" | "breaks" | "voted" | "shot" => next == "down",
            "thrown" => next == "out",
            "dismissed" => said.has(said.behind, *at, &SUITS),
            word => FAILED.has(word),
        }
    };
    let Some(at) = near.find(is_lost) else { return false };
    let planned = |from: usize, to: usize| {
        said.has(from, to, &PLANS) || said.has(from, to, &OFFERS) || said.has(from, to, &CONTRACTS)
    };
    // `the $5m lawsuit was thrown out`
    let is_suit = || said.has(said.behind, at, &SUITS) && matches!(said.word(at), "thrown" | "dismissed" | "rejected");
    let is_proposed = matches!(said.word_before(said.at, 1), "proposed" | "planned" | "projected" | "mooted");
    (planned(said.clause, said.at) || planned(said.behind, at) || in_between || is_proposed || is_suit())
        && !said.is_negated(at)
        && !(said.behind..at)
            .any(|word| matches!(said.word(word), "who" | "which" | "that" | "whose" | "after" | "when" | "before"))
}

/// Whether the figure ends what is said in between of a deal: `the takeover, valued at $5m,`.
fn is_aside_of_deal(said: &Said<'_, '_>) -> bool {
    let Some(before) = said.clause.checked_sub(1) else { return false };
    let is_worth = matches!(said.word(said.clause), "valued" | "worth" | "priced" | "estimated" | "for" | "at" | "of");
    let is_next = matches!(
        said.word(said.behind),
        "was" | "were" | "has" | "had" | "have" | "is" | "fell" | "collapsed" | "failed" | "lapsed" | "never" | "did"
    );
    is_worth && is_next && said.gap(before).contains(',') && said.has(before.saturating_sub(6), said.clause, &PLANS)
}

const SIGNS: [char; 9] = [',', ';', ':', '.', '!', '?', '—', '(', '\t'];

static OFFERS: List = List::of("offer offers offered offering bid bids proposed proposal proposals approach");

static PLANS: List = List::of(
    "übernahme verkauf kauf fusion geschäft angebot ankauf rachat vente fusion offre cession \
    attempt attempts plan plans deal takeover merger acquisition purchase sale buyout talks move effort efforts transfer",
);

/// What is planned and paid for, and may be cancelled.
static CONTRACTS: List = List::of("contract contracts order orders project scheme programme");

/// `the collapse of the $5m deal`, `its rejection of a $5m bid`
fn is_end_of_plan(said: &Said<'_, '_>) -> bool {
    let end = (said.behind + 2).min(said.words.len());
    let of_plan = said.has(said.behind, end, &PLANS) || said.has(said.behind, end, &OFFERS);
    (said.clause..said.at).rev().take(NEAR).any(|at| {
        let within = said.has(at + 2, said.at, &PLANS) || said.has(at + 2, said.at, &OFFERS);
        ENDS.has(said.word(at)) && said.word(at + 1) == "of" && (of_plan || within) && !said.is_negated(at)
    })
}

static ENDS: List =
    List::of("collapse rejection withdrawal cancellation abandonment breakdown scrapping refusal demise termination");

static MOVING: List = List::of("got went came");

static ONWARD: List = List::of("through ahead forward off beyond past further anywhere to");

static SUITS: List = List::of("lawsuit lawsuits suit suits action");

/// What a plan never did that came to nothing.
static NEVER: List = List::of("closed happened materialised materialized completed signed got went came proceeded");

static FAILED: List = List::of(
    "collapsed failed abandoned scrapped cancelled canceled blocked lapsed vetoed unravelled unraveled \
    torpedoed thwarted nixed expired sunk shelved foundered fizzled derailed ditched axed scuppered scuttled scheiterte gescheitert platzte geplatzt échoué capoté",
);

static LEAVING: List = List::of(
    "abandoned abandons scrapped scraps shelved shelves cancelled canceled cancels aborted dropped vetoed vetoes blocked blocks",
);

static REFUSING: List = List::of(
    "rejected rejects rejecting refused refuses refusing snubbed snubs spurned spurns rebuffed rebuffs declined withdrew withdraws dismissed",
);

/// Verbs that deny only what is claimed or offered: `dismissed 400 workers` does not.
pub(super) static REFUSAL: List = List::of(
    "rubbished rubbishes scotched scotches quashed quashes dispelled dispels repudiated repudiates disavowed rebutted rebuts withdrawn withdraw retract retracting dismissed dismisses rejected rejects disputed disputes dispute refuted refutes rebuffed spurned contradicted contradicts debunked \
    retracted retracts withdrew disproved corrected debunks",
);
