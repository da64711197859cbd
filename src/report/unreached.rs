//! Amounts that something does not reach: `does not run to $5m`, `let alone $5m`, `hardly the £2m business that was promised`.

use super::list::List;
use super::negated::{DENIAL, FOREIGN, NEW_CLAUSE, NO_DENIAL};
use super::object::describes;
use super::standing::{Said, is_negation};

/// `Nobody drowned, let alone 30 men`
pub(super) fn is_let_alone(said: &Said<'_, '_>) -> bool {
    let pair = (1..4).find_map(|back| {
        let pair = (said.word_before(said.at, back + 1), said.word_before(said.at, back));
        let is_led = (1..back)
            .all(|back| matches!(said.word_before(said.at, back), "a" | "the" | "of" | "for" | "some" | "any"));
        let is_pair = matches!(pair, ("let", "alone") | ("much" | "still", "less") | ("geschweige", "denn"));
        (is_led && is_pair).then_some(back + 1)
    });
    pair.is_some_and(|back| (0..said.at - back).any(|at| is_negation(said.word(at)) || FOREIGN.has(said.word(at))))
}

/// `does not run to $5m`, `wages have not gone up by 12 percent`, `refused to go as high as $5m`
pub(super) fn is_not_reached(said: &Said<'_, '_>) -> bool {
    let mut at = said.at;
    let mut back = |list: &[&str]| {
        let is_one = at > said.clause && list.contains(&said.word(at - 1));
        at -= usize::from(is_one);
        is_one
    };
    while back(&["about", "around", "anything", "like", "quite", "even"]) {}
    if back(&["as"]) {
        if !back(&["high", "far", "much"]) || !back(&["as"]) {
            return false;
        }
    } else if !back(&["to", "by"]) {
        return false;
    }
    back(&["up", "down"]);
    if !back(&["come", "came", "amount", "run", "go", "gone", "went", "climb", "climbed", "add", "extend", "stretch"]) {
        return false;
    }
    let verb = at;
    let near = (verb.saturating_sub(7).max(said.clause)..verb).rev();
    let mut near = near.take_while(|at| said.word(*at) != "that" && !NEW_CLAUSE.has(said.word(*at)));
    !describes(said)
        && near.any(|at| {
            let word = said.word(at);
            let is_at_no_time = word == "no" && matches!(said.word_before(at, 1), "at" | "by");
            let is_direct = (at + 1..verb).all(|at| NOTHING_ELSE.has(said.word(at)));
            is_at_no_time || is_direct && (is_negation(word) && !NO_DENIAL.has(said.word(at + 1)) || DENIAL.has(word))
        })
}

/// Words between a negation and its verb.
static NOTHING_ELSE: List = List::of("have has had to yet ever be been quite even actually");

/// `It is hardly the £2m business the brochure promised`
pub(super) fn is_no_such(said: &Said<'_, '_>) -> bool {
    let (negation, is) = (said.word_before(said.at, 2), said.word_before(said.at, 3));
    let end = (said.behind + 5).min(said.words.len());
    said.word_before(said.at, 1) == "the"
        && is_negation(negation)
        && (matches!(is, "is" | "was" | "are" | "were" | "be") || negation.len() > 4 && negation != "never")
        && (said.behind..end).any(|at| PROMISED.has(said.word(at)))
        && said.is_one_clause(said.behind, end - 1)
}

/// What is said of things that are not as they were said to be.
static PROMISED: List =
    List::of("promised claimed advertised billed reported announced described imagined expected hyped");
