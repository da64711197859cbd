//! Offers in vain: `offered $380 million, which Tessel refused`, `turned down a $5m bid`, `the $5m deal fell through`.

use super::list::List;
use super::standing::{Said, is_negation};

/// Words beside a figure among which it is said what became of an offer.
const NEAR: usize = 9;

/// Whether the figure is that of an offer or a deal that came to nothing.
pub(super) fn is_refused(said: &Said<'_, '_>) -> bool {
    is_refused_before(said) || is_refused_behind(said) || falls_through(said) || is_outbid(said)
}

/// `rejected an offer of $5m`, `turned down a $5m bid`
fn is_refused_before(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).rev().take(NEAR).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        let is_down = matches!(word, "turned" | "turn" | "turns") && next == "down";
        let is_out = matches!(word, "pulled" | "pulls" | "backed" | "backs") && next == "out"
            || matches!(word, "walked" | "walks") && next == "away";
        let is_left = is_out || LEAVING.has(word);
        let verb = REFUSING.has(word) || is_down || is_left;
        let offer = (at + 1..said.at).chain(said.behind..(said.behind + 2).min(said.words.len()));
        let is_one = |word: &str| {
            OFFERS.has(word) || is_left && (PLANS.has(word) || matches!(word, "order" | "orders" | "contract"))
        };
        let goes_on = || {
            (at + 1..said.at)
                .any(|word| matches!(said.word(word), "and" | "but" | "yet" | "after" | "before" | "then" | "that"))
        };
        verb && offer.map(|at| said.word(at)).any(is_one) && !said.is_negated(at) && !goes_on()
    })
}

/// `was outbid after offering $5m`
fn is_outbid(said: &Said<'_, '_>) -> bool {
    let outbid = (said.clause..said.at).find(|at| said.word(*at) == "outbid");
    outbid.is_some_and(|at| {
        matches!(said.word_before(at, 1), "was" | "were" | "been" | "being") && said.has(at, said.at, &OFFERS)
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
        && is_of_offer(said, at);
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
    if said.whole.text.get(said.place.end..first).is_some_and(|gap| gap.contains(SIGNS)) {
        return false;
    }
    let is_lost = |at: &usize| {
        let next = said.word(at + 1);
        match said.word(*at) {
            "fell" | "falls" | "fallen" => matches!(next, "through" | "apart"),
            "came" => next == "to" && said.word(at + 2) == "nothing",
            "called" => next == "off",
            word => FAILED.has(word),
        }
    };
    let Some(at) = near.find(is_lost) else { return false };
    let planned = |from: usize, to: usize| said.has(from, to, &PLANS) || said.has(from, to, &OFFERS);
    (planned(said.clause, said.at) || planned(said.behind, at))
        && !said.is_negated(at)
        && !(said.behind..at)
            .any(|word| matches!(said.word(word), "who" | "which" | "that" | "whose" | "after" | "when" | "before"))
}

const SIGNS: [char; 9] = [',', ';', ':', '.', '!', '?', '—', '(', '\t'];

static OFFERS: List = List::of("offer offers offered offering bid bids proposed proposal proposals approach");

static PLANS: List = List::of(
    "attempt attempts plan plans deal takeover merger acquisition purchase sale buyout talks move effort efforts transfer",
);

static FAILED: List = List::of("collapsed failed abandoned scrapped cancelled canceled blocked lapsed");

static LEAVING: List =
    List::of("abandoned abandons scrapped scraps shelved shelves cancelled canceled cancels aborted dropped");

static REFUSING: List = List::of(
    "rejected rejects rejecting refused refuses refusing spurned spurns rebuffed rebuffs declined withdrew withdraws dismissed",
);

/// Verbs that deny only what is claimed or offered: `dismissed 400 workers` does not.
pub(super) static REFUSAL: List = List::of(
    "dismissed dismisses rejected rejects disputed disputes dispute refuted refutes rebuffed spurned contradicted contradicts debunked \
    retracted retracts withdrew disproved corrected debunks",
);
