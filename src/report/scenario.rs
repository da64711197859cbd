//! What would come in a case that has not come: `If the merger closes, holders will get $34`, `In theory, he could claim $5m`, `Any delay
//! would cost $5m`.

use super::list::List;
use super::presupposed::DONE;
use super::standing::Said;

/// Words in which the case is named that a sentence opens with.
const CASE: usize = 7;
/// Words before a figure in its clause among which its verb stands.
const VERB: usize = 8;

/// Whether the sentence tells what would come in a case.
pub(super) fn is_in_case(said: &Said<'_, '_>) -> bool {
    is_scenario(said)
        || follows_will(said)
        || follows_abroad(said)
        || is_any(said)
        || is_means(said)
        || is_given_away(said)
        || is_pending(said)
        || is_irreal(said)
}

/// `In the doomsday scenario, the bank loses $8bn`, `In theory, he could claim $5m`
fn is_scenario(said: &Said<'_, '_>) -> bool {
    let opens = matches!(said.word(0), "in" | "under");
    let noun = (1..CASE).find(|at| {
        SCENARIOS.has(said.word(*at)) && !said.whole.words.get(*at).is_some_and(|word| word.is_capitalised())
    });
    opens && noun.is_some_and(|noun| noun < said.at && said.gap(noun).contains(',') && said.is_one_clause(0, noun))
}

/// What follows where something comes to be: `If the merger closes, holders will get $34`, `The club pays another $5m if he plays`.
fn follows_will(said: &Said<'_, '_>) -> bool {
    let is_will = |at: usize| {
        let word = said.word(at);
        WILL.has(word) || word.ends_with("'ll") || word.ends_with("’ll") || PRESENT.has(word)
    };
    let verb = (said.clause..said.at).rev().take(VERB).find(|at| is_will(*at));
    let behind = (said.behind..said.behind + 3).find(|at| WILL.has(said.word(*at)) || FALLING_DUE.has(said.word(*at)));
    // `will be held in the marquee that cost $5m`, `you will love the one he bought for $5m`
    let tells = |at: usize| {
        let word = said.word(at);
        TELLING.has(word) || DONE.has(word) && word != "cost"
    };
    if verb.is_none() && behind.is_none() || (said.clause..said.at).any(tells) {
        return false;
    }
    is_case_before(said) || is_case_behind(said)
}

/// `Si la région donne son accord, 5 millions iront`, `Falls der Bescheid kommt, stehen 5 Millionen bereit`, `Assuming the suit is heard, damages of
/// $5m are conceivable`
fn follows_abroad(said: &Said<'_, '_>) -> bool {
    let comma = (0..said.clause).rev().find(|at| said.gap(*at).contains(','));
    let opens = CASES.has(said.word(0)) || said.word(0).starts_with("s'il") || said.word(0).starts_with("s’il");
    let is_person = matches!(said.word(1), "sie" | "vous" | "du" | "man" | "on" | "ich" | "je" | "you" | "we")
        && said.word(0) != "assuming";
    let is_french = said.word(0) == "si" || said.word(0).starts_with("s'") || said.word(0).starts_with("s’");
    let is_past = |at: usize| {
        let word = said.word(at);
        PAST.has(word)
            || is_french && matches!(word, "a" | "ont")
            || at >= said.clause && DONE.has(word) && word != "cost"
    };
    opens
        && !is_person
        && !said.word(said.clause).starts_with("c'est")
        && !said.word(said.clause).starts_with("c’est")
        && comma.is_some_and(|comma| comma + 1 == said.clause && !(1..=comma).any(is_past))
        && !(said.clause..said.at).any(|at| {
            is_past(at) || matches!(said.word(at), "die" | "der" | "das" | "qui" | "que" | "that" | "hat" | "which")
        })
        && !(said.behind..said.words.len()).any(|at| matches!(said.word(at), "gekostet" | "hat" | "haben" | "ont"))
}

static PAST: List = List::of("war waren hatte hatten était étaient avait was were");

/// Words that open a case in other languages, and those of English that open nothing else.
static CASES: List = List::of("si falls wenn sofern sollte sollten assuming supposing");

/// `If the pier falls, `: a case that may come, of which no past tells, and no manner of speaking: `If you ask me, `.
fn is_case_before(said: &Said<'_, '_>) -> bool {
    let is_event = said.word(0) == "in"
        && (1..4).any(|at| matches!(said.word(at), "event" | "case") && matches!(said.word(at + 1), "of" | "that"));
    let opens = matches!(said.word(0), "if" | "unless" | "should") || is_event;
    let comma = (0..said.clause).rev().find(|at| said.gap(*at).contains(','));
    let is_person =
        matches!(said.word(1), "you" | "anyone" | "i" | "we" | "one" | "memory" | "true" | "so" | "anything" | "not");
    let is_past = |at: usize| {
        let word = said.word(at);
        matches!(word, "was" | "were" | "had" | "did") || word.ends_with("ed")
    };
    // One comma parts the case from what follows.
    opens
        && comma.is_some_and(|comma| comma + 1 == said.clause && !(1..=comma).any(is_past))
        && (!is_person || matches!(said.word(said.clause), "you" | "we" | "i"))
}

/// `loses $5m if the pier falls`, `becomes due if and when it is approved`
fn is_case_behind(said: &Said<'_, '_>) -> bool {
    let Some(at) = (said.behind..said.words.len()).find(|at| matches!(said.word(*at), "if" | "unless" | "provided"))
    else {
        return false;
    };
    let next = said.word(at + 1);
    let is_manner =
        matches!(next, "you" | "anything" | "not" | "any" | "possible" | "necessary" | "ever" | "by" | "with");
    let is_even = at > said.behind
        && matches!(said.word(at - 1), "even" | "as" | "ask" | "asked" | "wonder" | "see" | "know" | "sure");
    let is_same = (said.behind..at).all(|word| {
        !matches!(said.word(word), "and" | "but" | "who" | "which" | "whose" | "that")
            && !said.gap(word).contains([';', ':', '.', '?', '!'])
    });
    !is_manner && !is_even && is_same
}

/// `Any breach would oblige it to repay $600m`
fn is_any(said: &Said<'_, '_>) -> bool {
    let would = (said.clause..said.at).find(|at| matches!(said.word(*at), "would" | "could" | "might"));
    said.word(said.clause) == "any"
        && would.is_some_and(|would| {
            would <= said.clause + VERB
                && !(would..said.at).any(|at| matches!(said.word(at), "that" | "which" | "what" | "how" | "who"))
        })
}

/// `With $5m, we could mend the roof`
fn is_means(said: &Said<'_, '_>) -> bool {
    let end = (said.behind + 6).min(said.words.len());
    matches!(said.word(0), "with" | "given" | "for")
        && said.at <= 2
        && !matches!(said.word(1), "the" | "its" | "his" | "her" | "their")
        && (said.behind..end).any(|at| matches!(said.word(at), "would" | "could" | "might"))
}

/// `I'd give $5m to hear her sing`, `what he would do with $5m`
fn is_given_away(said: &Said<'_, '_>) -> bool {
    let (last, verb) = (said.word_before(said.at, 1), said.word_before(said.at, 2));
    let would = |back: usize| {
        let word = said.word_before(said.at, back);
        word == "would" || matches!(word, "i'd" | "i’d")
    };
    (last == "give" || last == "pay")
        && would(2)
        && matches!(said.word(said.behind), "to" | "for")
        && (said.word_before(said.at, 3) == "i" || !said.word_before(said.at, 2).starts_with('w'))
        || last == "with" && verb == "do" && (would(3) || would(4))
}

/// `is conditional on`, `depends on whether`
fn is_pending(said: &Said<'_, '_>) -> bool {
    let end = (said.behind + 6).min(said.words.len());
    (said.behind..end).any(|at| {
        let is_on = matches!(said.word(at + 1), "on" | "upon");
        let is_pending = matches!(said.word(at), "contingent" | "conditional") && is_on
            || matches!(said.word(at), "depends" | "hinges" | "hangs" | "rests")
                && is_on
                && said.word(at + 2) == "whether";
        is_pending && (said.behind..at).all(|word| !matches!(said.word(word), "and" | "but" | "who" | "which"))
    })
}

/// `Ein Neubau wäre auf 5 Millionen gekommen`, `Une restauration aurait coûté 5 millions`: French papers say so of what they only heard as
/// well, but not of what is one of many.
fn is_irreal(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).any(|at| match said.word(at) {
        "wäre" | "wären" => {
            let last = (said.behind..said.words.len())
                .find(|at| *at + 1 == said.words.len() || said.gap(*at).contains([',', '.', ';']));
            last.is_some_and(|last| said.word(last).starts_with("ge") || said.word(last).ends_with("en"))
        }
        "aurait" | "serait" => {
            matches!(said.word(said.clause), "un" | "une")
                && matches!(
                    said.word(at + 1),
                    "coûté" | "rapporté" | "valu" | "nécessité" | "exigé" | "représenté" | "revenu"
                )
        }
        _ => false,
    })
}

/// Words with which something else is told.
static TELLING: List = List::of("that which who whose because and but what how");

/// Where nothing has come to be.
static SCENARIOS: List =
    List::of("scenario scenarios simulation simulations theory hypothesis hypothetical experiment");

static WILL: List = List::of("will shall must can may");

/// What is due in a case, as contracts tell it.
static PRESENT: List = List::of(
    "pay pays get gets lose loses receive receives owe owes earn earns collect collects forfeit forfeits cost costs rise rises fall falls",
);

static FALLING_DUE: List = List::of("becomes falls is comes");
