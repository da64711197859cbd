//! Claims that somebody denies: `dismissed reports that Orla paid $5m`, `contrary to claims of $5m`, `rubbished the $5m figure`.

use super::list::List;
use super::negated::{DENIAL, NEW_CLAUSE};
use super::object::is_of_thing;
use super::refused::REFUSAL;
use super::refuted::CLAIMS;
use super::standing::{Said, is_negation};

/// `denied the $5m claim`, `rubbished the £5m figure`
pub(super) fn is_claim_refused(said: &Said<'_, '_>) -> bool {
    let lead =
        (said.clause..said.at).rev().take(4).find(|at| DENIAL.has(said.word(*at)) || REFUSAL.has(said.word(*at)));
    let is_next = (CLAIMS.has(said.word(said.behind)) || LINKS.has(said.word(said.behind)))
        && said.is_one_clause(said.at.saturating_sub(1), said.behind);
    // `Nobody should believe the $5m figure`
    let trusted = (said.clause..said.at).rev().take(4).find(|at| {
        matches!(said.word(*at), "believe" | "believes" | "believed" | "trust" | "trusts" | "swallow" | "credit")
    });
    if is_next
        && trusted.is_some_and(|verb| {
            said.is_negated(verb)
                && (verb + 1..said.at).all(|at| matches!(said.word(at), "the" | "this" | "that" | "a"))
        })
    {
        return true;
    }
    lead.is_some_and(|verb| is_next && !said.is_negated(verb) && !said.has(verb + 1, said.at, &NEW_CLAUSE))
}

/// What papers say of deals that may come.
static LINKS: List = List::of("link links tag tags switch move");

/// `denied that`, `dismissed reports that`, `disputes the figure of`, `contrary to claims of`
pub(super) fn denied_claim(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let word = said.word(at);
    // `bestreitet, 5 Millionen gezahlt zu haben`
    if GERMAN.has(word) && said.gap(at).contains(',') && said.words.iter().any(|word| word == "zu") {
        return Some(at + 1).filter(|_| !said.is_negated(at));
    }
    if word.starts_with("thr") && matches!(word, "threw" | "throws" | "thrown") && said.word(at + 1) == "out" {
        return claim_behind(said, at + 2);
    }
    // `poured cold water on talk of $5m`, `scoffed at reports of $5m`
    let is_idle = word == "on" && said.word_before(at, 1) == "water" && said.word_before(at, 2) == "cold"
        || word == "at" && matches!(said.word_before(at, 1), "scoffed" | "scoffs" | "laughed" | "sneered")
        || word == "down" && matches!(said.word_before(at, 1), "played" | "plays" | "shot" | "shoots")
        || matches!(word, "off" | "aside")
            && matches!(said.word_before(at, 1), "laughed" | "brushed" | "shrugged" | "waved");
    if is_idle {
        return claim_behind(said, at + 1);
    }
    if DENIAL.has(word)
        || REFUSAL.has(word)
        || matches!(word, "rejecting" | "dismissing" | "disputing" | "contradicting")
    {
        let end = if matches!(said.word(at + 1), "that" | "dass" | "que") {
            Some(at + 2)
        } else {
            claim_behind(said, at + 1)
        };
        return end.filter(|_| !said.is_negated(at) && !is_own(said));
    }
    // `a denial of the $5m sale`
    if matches!(word, "denial" | "denials" | "rebuttal" | "refutation" | "repudiation" | "retraction")
        && matches!(said.word(at + 1), "of" | "that")
        && said.word_before(at, 1) != "in"
    {
        // `a denial of the 25% cut reported by the Herald`
        let is_told = (said.behind..said.behind + 4)
            .any(|at| matches!(said.word(at), "reported" | "claimed" | "alleged" | "rumoured" | "rumored"));
        return Some(at + 2).filter(|_| !said.is_negated(at) && (!is_of_thing(said) || is_told));
    }
    let contrary = word == "contrary" && said.word(at + 1) == "to" || word == "spite" && said.word(at + 1) == "of";
    let from = if contrary { at + 2 } else { at + 1 };
    let end = (contrary || matches!(word, "despite" | "notwithstanding")).then(|| claim_behind(said, from)).flatten();
    // `Contrary to reports, Orla paid`
    end.filter(|_| said.at > 0 && at >= said.clause && said.is_one_clause(at, said.at - 1))
}

static GERMAN: List = List::of("bestreitet bestritt bestreiten dementiert dementierte leugnet leugnete");

/// Whether the figure is told of as of a fact: `denied that the $5m it paid was a bribe`.
fn is_own(said: &Said<'_, '_>) -> bool {
    let is_paid = |at: usize| {
        matches!(said.word(at), "paid" | "spent" | "got" | "received" | "gave" | "made" | "raised" | "took" | "had")
    };
    let who = matches!(said.word(said.behind), "it" | "he" | "she" | "they" | "we" | "i");
    said.word_before(said.at, 1) == "the" && who && is_paid(said.behind + 1)
}

/// Behind which word the claim begins that stands at `from`: `the widespread reports that`.
fn claim_behind(said: &Said<'_, '_>, from: usize) -> Option<usize> {
    let claim = (from..from + 3).find(|claim| CLAIMS.has(said.word(*claim)))?;
    let is_phrase = (from..claim).all(|word| !NEW_CLAUSE.has(said.word(word)) && !is_negation(said.word(word)));
    let end = led_on(said, claim).filter(|_| is_phrase)?;
    // `talk of a rift with the striker he signed for $5m`
    let is_of_else = said.word(end - 1) != "that"
        && (end + 1..said.at).any(|at| matches!(said.word(at), "he" | "she" | "it" | "they" | "who" | "which"));
    Some(end).filter(|_| !is_of_else)
}

/// Behind which word it is told what the claim at `claim` says: `report of`, `claims by Pell that`.
pub(super) fn led_on(said: &Said<'_, '_>, claim: usize) -> Option<usize> {
    let is_lead =
        |word: &str| matches!(word, "that" | "of" | "dass" | "que" | "von" | "über" | "d'un" | "d'une" | "selon");
    (claim + 1..claim + 5)
        .find(|at| is_lead(said.word(*at)) || said.word(*at) == "about" && *at == claim + 1)
        .map(|at| at + 1)
}
