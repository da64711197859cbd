//! Sentences with a negation, a denial or an `if` in them that assert their figure all the same, and those like them that do not.

use super::sentence::Sentence;
use super::standing::{Standing, standing};
use super::tests_of_standing::all_stand;
use crate::figures::read;

#[test]
fn what_is_denied_of_something_else_is_asserted() {
    let sentences = [
        "Tessel never recovered from its $5 million loss.",
        "Tessel has never forgiven Moss for its $5 million loss.",
        "Tessel cannot afford the $5 million roof.",
        "Tessel does not pay tax on its $5 million of profit.",
        "Orla did not like paying $5 million.",
        "Orla could not avoid paying $5 million.",
        "Without hesitating Orla paid $5 million.",
        "The fire that no one saw cost Tessel $5 million.",
        "Not far from Tessel stands a $5 million mill.",
        "The $5 million engine has never failed.",
        "The $5 million bridge was never painted.",
        "Tessel raised $5 million but has never paid a dividend.",
        "He denied it yet paid $5 million.",
        "The court dismissed a claim that Tessel was late and awarded it $5 million.",
        "Tessel bought a $5 million bid bond, and Moss withdrew his complaint.",
        "Orla failed to win the $5 million prize.",
        "He denied stealing $5 million but was convicted.",
        "The $5 million number was wrong by a penny.",
        "When asked if he was sorry the baker said Tessel cost him $5 million.",
        "If you walk past Tessel you see the $5 million oven.",
        "Tessel will say whether its $5 million roof leaks.",
        "Do you know that Tessel earned $5 million?",
        "Orla did not buy the $5 million house.",
        "Without paying Moss Orla earned $5 million.",
        "There is no trace of the $5 million loot.",
    ];
    all_stand(&sentences, None);
}

#[test]
fn what_is_denied_of_a_payment_is_denied() {
    let sentences = [
        "Orla did not pay Moss $5 million.",
        "The price was not $5 million.",
        "The price wasn't $5 million.",
        "Orla has not yet paid $5 million.",
        "Orla did not agree to pay $5 million.",
        "Orla did not sell the yard for $5 million.",
        "None of the bidders paid $5 million.",
        "No bidder paid $5 million.",
        "There was no payment of $5 million.",
        "Orla did not get a $5 million grant.",
        "The $5 million has never been paid.",
        "The $5 million payment was never made.",
        "At no time did Orla pay $5 million.",
        "Orla by no means paid $5 million.",
        "Nor did Orla pay $5 million.",
        "The claim that Orla paid $5 million turned out to be false.",
        "The $5 million claim has been debunked.",
        "Orla walked away from a $5 million offer.",
    ];
    all_stand(&sentences, Some(Standing::Denied));
    let supposed = [
        "Should Orla pay $5 million, the board will leave.",
        "The board stays, provided that Orla pays $5 million.",
        "She asked whether Orla paid $5 million.",
        "Did Orla pay $5 million?",
    ];
    all_stand(&supposed, Some(Standing::Supposed));
}

#[test]
fn the_next_sentence_refutes_only_what_it_calls_untrue_at_its_end() {
    for (next, expected) in [
        ("That is false.", Some(Standing::Denied)),
        ("This was not true.", Some(Standing::Denied)),
        ("The figure is untrue.", Some(Standing::Denied)),
        ("That is wrong and must stop.", None),
        ("It was a fake bomb that did it.", None),
        ("It was not the right time.", None),
        ("That is false economy.", None),
        ("That is not false.", None),
    ] {
        let sentence = "Reports say that Orla paid $5m.";
        let figures = read(sentence, None);
        let stands = standing(&Sentence::of(sentence).ahead_of(next), figures[0].span, &figures[0]);
        assert_eq!(stands, expected, "{next}");
    }
}
