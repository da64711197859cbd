//! What somebody `had claimed` before the rest of the story is told: nobody who writes so asserts it.

use super::standing::Said;

/// Whether the figure stands in what somebody is told to have claimed before: `the Echo had claimed that Orla would pay $5m`. What is claimed of
/// an insurer is an amount and no statement: `Orla had claimed $5m for the damage`.
pub(super) fn is_only_claimed(said: &Said<'_, '_>) -> bool {
    let is_claim = |at: usize| {
        matches!(said.word(at), "claimed" | "alleged") && said.word_before(at, 1) == "had" && is_of_others(said, at)
    };
    let Some(at) = (1..said.at).rev().find(|at| is_claim(*at)) else { return false };
    // `had claimed Orla would pay`
    let is_statement = said.word(at + 1) == "that"
        || at + 2 < said.at
            && (matches!(said.word(at + 1), "it" | "he" | "she" | "they" | "the")
                || said.whole.words.get(at + 1).is_some_and(super::names::Word::is_capitalised));
    let (from, to) = (said.whole.words.get(at).map_or(0, |word| word.end), said.place.start);
    let is_near = said.whole.text.get(from..to).is_some_and(|gap| !gap.contains([',', ';', ':', '!', '?', '\t']));
    is_statement && is_near
}

/// Whether others claim than those who write.
fn is_of_others(said: &Said<'_, '_>, at: usize) -> bool {
    !matches!(said.word_before(at, 2), "i" | "we")
}
