//! Offers in vain: `offered $380 million, which Tessel refused`, `turned down a $5m bid`.

use super::abroad;
use super::failed::is_failed;
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
        || is_outbid(said)
        || is_refused_next(said)
        || abroad::is_refused(said)
        || is_failed(said)
}

/// `rejected an offer of $5m`, `turned down a $5m bid`
fn is_refused_before(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).rev().take(NEAR).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        let is_down = is_waved_away(word, next);
        let is_out = matches!(word, "pulled" | "pulls" | "backed" | "backs") && next == "out"
            || matches!(word, "walked" | "walks") && next == "away"
            || matches!(
                (word, next),
                ("called" | "calls" | "calling", "off") | ("tore" | "tears" | "torn" | "ripped", "up")
            )
            || (word, next) == ("plug", "on");
        let is_voted = VOTING.has(word) && next == "down" || matches!(word, "threw" | "throws") && next == "out";
        let is_left = is_out || is_voted || LEAVING.has(word);
        let verb = REFUSING.has(word) || is_down || is_left;
        // `snub £52m Milan bid`
        let offer = (at + 1..said.at).chain(said.behind..(said.behind + 3).min(said.words.len()));
        // `Voters rejected the $5m bond issue`
        let is_named = (said.behind..(said.behind + 3).min(said.words.len()))
            .take_while(|at| !matches!(said.word(*at), "on" | "of" | "to" | "for" | "in" | "by"))
            .any(|at| VOTED_ON.has(said.word(at)));
        let is_voted_on =
            is_named && (last_of(said, at)..said.at).all(|at| LEADING.has(said.word(at)) || said.word(at) == "the");
        let is_one = |word: &str| OFFERS.has(word) || is_left && (PLANS.has(word) || CONTRACTED.has(word));
        let goes_on = || {
            (at + 1..said.at)
                .any(|word| matches!(said.word(word), "and" | "but" | "yet" | "after" | "before" | "then" | "that"))
        };
        // `the rejected offer cost $5m` refuses nothing, `the rejected offer of $5m` does
        let is_verb = is_left
            || !DETERMINING.has(said.word_before(at, 1))
            || (at + 1..said.at).any(|at| matches!(said.word(at), "of" | "worth"))
            || said.at == at + 1;
        // `cancelled the contract at a cost of $5m`
        let is_cost = said.word_before(said.at, 1) == "of"
            && matches!(said.word_before(said.at, 2), "cost" | "loss" | "expense" | "penalty");
        let is_verb = is_verb && !is_cost;
        // `may reject a $5m bid`
        let is_open = matches!(said.word_before(at, 1), "may" | "might" | "could" | "would" | "can" | "should");
        verb && is_verb
            && !is_open
            && (is_voted_on || offer.map(|at| said.word(at)).any(is_one))
            && !said.is_negated(at)
            && !goes_on()
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

/// `Orla offered $5m. Pell said no.`
fn is_refused_next(said: &Said<'_, '_>) -> bool {
    if !said.has(said.clause, said.at, &OFFERS)
        && !said.has(said.behind, (said.behind + 2).min(said.words.len()), &OFFERS)
    {
        return false;
    }
    let text = said.whole.next.split(['.', '!', '?', ';']).next().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = |phrase: &str| text.trim().ends_with(phrase);
    words.len() <= ANSWER
        && [
            "said no",
            "refused",
            "declined",
            "rejected it",
            "turned it down",
            "turned him down",
            "was not interested",
            "walked away",
            "said no thanks",
        ]
        .iter()
        .any(|phrase| ends(phrase))
}

/// Words of a sentence that only tells what became of the offer before it.
const ANSWER: usize = 7;

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
        // `was accepted, and a rival bid was rejected`
        && !said.has(said.behind, at, &TAKEN)
        && !(at.saturating_sub(2)..at).any(|word| word >= said.behind && is_negation(said.word(word)))
}

/// Words between an offer and a refusal of something else.
static TAKEN: List = List::of("accepted rival other won rest when");

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

pub(super) const SIGNS: [char; 9] = [',', ';', ':', '.', '!', '?', '—', '(', '\t'];

pub(super) static OFFERS: List =
    List::of("offer offers offered offering bid bids proposed proposal proposals approach");

pub(super) static PLANS: List = List::of(
    "übernahme verkauf kauf fusion geschäft angebot ankauf rachat vente fusion offre cession \
    attempt attempts plan plans deal takeover merger acquisition purchase sale buyout talks move effort efforts transfer",
);

/// The word behind the verb at `at` and its particle: `threw out`.
fn last_of(said: &Said<'_, '_>, at: usize) -> usize {
    at + 1 + usize::from(matches!(said.word(at + 1), "out" | "down" | "off" | "up" | "on"))
}

/// What is put to a vote, asked of somebody or ruled.
static VOTED_ON: List = List::of(
    "verdict award judgment judgement fine penalty lawsuit suit ruling bond bonds levy budget settlement request measure bill motion referendum tax",
);

static CONTRACTED: List = List::of("order orders contract contracts scheme schemes project projects");

static LEAVING: List = List::of(
    "overturned overturns quashed annulled voided vacated nixed nixes ditched ditches axed axes scuppered scuppers cancel scrap shelve ditch axe nix abandoned abandons scrapped scraps shelved shelves cancelled canceled cancels aborted dropped vetoed vetoes blocked blocks",
);

static REFUSING: List = List::of(
    "reject snub spurn rebuff refuse decline rejected rejects rejecting refused refuses refusing snubbed snubs spurned spurns rebuffed rebuffs declined withdrew withdraws dismissed",
);

/// Verbs that deny only what is claimed or offered: `dismissed 400 workers` does not.
pub(super) static REFUSAL: List = List::of(
    "recanted recants recant disowned disowns rubbished rubbishes scotched scotches quashed quashes dispelled dispels repudiated repudiates disavowed rebutted rebuts withdrawn withdraw retract retracting dismissed dismisses rejected rejects disputed disputes dispute refuted refutes rebuffed spurned contradicted contradicts debunked \
    retracted retracts withdrew disproved corrected debunks",
);
