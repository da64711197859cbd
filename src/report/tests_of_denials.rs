//! More sentences that deny, suppose or assert their figure, of a pier that may have cost $5m.

use super::sentence::Sentence;
use super::standing::{Standing, standing};
use super::tests_of_standing::all_stand;
use crate::figures::read;

#[test]
fn a_pier_that_did_not_cost_that_much_is_denied_in_many_words() {
    let sentences = [
        "The notion that Brightwater spent $5m on the pier is a myth.",
        "Nobody at Brightwater ever paid $5m for the pier.",
        "It is a lie that Brightwater paid $5m.",
        "The report that the pier cost $5m turned out to be wrong.",
        "The report that the pier cost $5m has been proved false.",
        "Claims the pier cost $5m have been debunked.",
        "Brightwater has dismissed as nonsense a report that the pier cost $5m.",
        "The council called the $5m figure nonsense.",
        "The $5m figure is not accurate.",
        "The figure of $5m was retracted.",
        "The Herald retracted its report that the pier cost $5m.",
        "The Herald corrected its claim that the pier cost $5m.",
        "Correction: this article originally gave the cost as $5m.",
        "This article was amended; an earlier version gave the cost of the pier as $5m.",
        "In a previous version of this report we said the pier cost $5m.",
        "We wrongly said the pier cost $5m.",
        "The pier did not cost $5m.",
        "The pier cost nothing like $5m.",
        "The pier cost nowhere near $5m.",
        "The pier never cost $5m.",
        "Far from costing $5m, the pier was free.",
        "No $5m was ever paid.",
        "Not a cent of the $5m was paid.",
        "Brightwater abandoned a plan to buy the pier for $5m.",
        "Brightwater pulled out of a $5m deal to buy the pier.",
        "Talks over a $5m sale of the pier collapsed.",
        "Brightwater cancelled its $5m order.",
        "Brightwater tried and failed to sell the pier for $5m.",
        "Brightwater was outbid after offering $5m.",
        "The court threw out a claim that Brightwater owed $5m.",
        "Brightwater insists it did not pay $5m.",
        "\"We did not pay $5m,\" Holt said.",
        "Brightwater says it never agreed to pay $5m.",
        "Brightwater has yet to pay the $5m.",
        "La ville n'a jamais payé 5 millions d'euros.",
        "Il est faux de dire que la ville a payé 5 millions d'euros.",
        "Il est faux que la ville ait payé 5 millions d'euros.",
        "La ville dément avoir payé 5 millions d'euros.",
        "La ville nie avoir payé 5 millions d'euros.",
        "Es stimmt nicht, dass die Stadt 5 Millionen Euro zahlte.",
        "Die Stadt zahlte keine 5 Millionen Euro.",
        "Die Stadt hat nicht 5 Millionen Euro gezahlt.",
        "Die 5 Millionen Euro wurden nie gezahlt.",
        "Die Stadt bestreitet, 5 Millionen Euro gezahlt zu haben.",
        "Fälschlicherweise wurde berichtet, die Stadt habe 5 Millionen Euro gezahlt.",
        "La ciudad no pagó 5 millones de euros.",
        "Es falso que la ciudad pagó 5 millones de euros.",
        "La città non ha pagato 5 milioni di euro.",
    ];
    all_stand(&sentences, Some(Standing::Denied));
}

#[test]
fn a_pier_that_would_have_cost_that_much_is_supposed() {
    let sentences = [
        "If the council had agreed, Brightwater would have paid $5m.",
        "Had the council agreed, Brightwater would have paid $5m.",
        "Brightwater might have paid $5m, had the council agreed.",
        "Were the council to agree, Brightwater would pay $5m.",
        "Suppose Brightwater paid $5m.",
        "Did Brightwater pay $5m?",
        "It is not known whether Brightwater paid $5m.",
        "La ville aurait payé 5 millions d'euros si le conseil avait accepté.",
        "Wenn der Rat zugestimmt hätte, hätte die Stadt 5 Millionen Euro gezahlt.",
    ];
    all_stand(&sentences, Some(Standing::Supposed));
}

#[test]
fn what_is_said_beside_the_price_of_a_pier_denies_nothing() {
    let sentences = [
        "Nobody disputes the figure of $5m.",
        "Nobody disputes that Brightwater paid $5m.",
        "No one questions the $5m price.",
        "There is no doubt that Brightwater paid $5m.",
        "It is no secret that Brightwater paid $5m.",
        "It is no exaggeration to say that Brightwater paid $5m.",
        "It is not untrue that Brightwater paid $5m.",
        "Brightwater did not just pay $5m.",
        "Brightwater paid $5m, not a cent less.",
        "Brightwater paid $5m without complaint.",
        "Brightwater paid no interest on its $5m loan.",
        "Brightwater has no debt and $5m in cash.",
        "Brightwater, which never made a profit, paid $5m.",
        "Not everybody liked it, but Brightwater paid $5m.",
        "Brightwater could not resist and paid $5m.",
        "Brightwater did not regret paying $5m.",
        "The mayor did not know that Brightwater had paid $5m.",
        "Brightwater denied fraud but paid $5m.",
        "Brightwater denied that the $5m it paid was a bribe.",
        "The firm was falsely accused of theft and got $5m.",
        "The firm sued over false claims and won $5m.",
        "Brightwater made false claims worth $5m.",
        "The bank failed and Brightwater got $5m.",
        "Brightwater failed to notice a $5m bill.",
        "Brightwater failed to pay back its $5m loan.",
        "The pier, not the harbour, cost $5m.",
        "The pier cost $5m, which is not much.",
        "The pier cost $5m and is not finished.",
        "The pier cost $5m, but nobody uses it.",
        "The pier cost $5m; the harbour did not.",
        "The $5m pier is not open.",
        "The $5m pier was not finished on time.",
        "The $5m was not the council's to spend.",
        "The council rejected criticism of the $5m pier.",
        "The council dismissed the head of the $5m project.",
        "The plan collapsed before Brightwater raised $5m.",
        "After talks failed, Brightwater paid $5m.",
        "An earlier version of the plan cost $5m.",
        "It would be wrong to leave the $5m unspent.",
        "It was wrong that Brightwater got $5m.",
        "Unlike its rival, Brightwater paid $5m.",
        "Brightwater would pay $5m even if the council objected.",
        "Brightwater paid $5m as if it were nothing.",
        "Brightwater said that it would pay $5m.",
        "La ville a payé 5 millions d'euros, pas moins.",
        "Une personne sur dix a donné 5 millions d'euros.",
        "Die Stadt zahlte 5 Millionen Euro, nicht weniger.",
        "Die Stadt, die nicht reich ist, zahlte 5 Millionen Euro.",
        "Nicht nur die Stadt zahlte 5 Millionen Euro.",
    ];
    all_stand(&sentences, None);
}

#[test]
fn what_the_next_sentence_says_of_the_pier_counts() {
    for (sentence, next, expected) in [
        ("Reports say the pier cost $5m.", "They are wrong.", Some(Standing::Denied)),
        ("Reports say the pier cost $5m.", "They are wrong about the harbour.", None),
        ("The Herald claimed the pier cost $5m.", "That claim was false.", Some(Standing::Denied)),
        ("It was said that the pier cost $5m.", "That is not the case.", Some(Standing::Denied)),
        ("A rumour put the cost at $5m.", "There is nothing in it.", Some(Standing::Denied)),
        ("The pier cost $5m.", "That is a lot of money.", None),
        ("Holt said the pier cost $5m.", "That was wrong of the council, she said.", None),
    ] {
        let figures = read(sentence, None);
        let stands = standing(&Sentence::of(sentence).ahead_of(next), figures[0].span, &figures[0]);
        assert_eq!(stands, expected, "{sentence} {next}");
    }
}

#[test]
fn what_a_paper_takes_back_and_a_check_finds_false_is_denied() {
    for (sentence, next, expected) in [
        ("Claim: the mayor earns $5m.", "Wrong: she earns far less.", Some(Standing::Denied)),
        ("Claim: the mayor earns $5m.", "Rating: false.", Some(Standing::Denied)),
        ("Claim: the mayor earns $5m.", "Rating: true.", None),
        ("Claim: the pier cost $5m.", "In truth it was $3m.", Some(Standing::Denied)),
        ("Reports said the pier cost $5m.", "In fact it was 300 feet long.", None),
        ("Claim: 1,000 jobs went.", "In truth it was 180.", Some(Standing::Denied)),
        ("We wrote that Brightwater paid $5m.", "That was an error.", Some(Standing::Denied)),
        ("The owner said Brightwater paid $5m.", "That was a mistake.", None),
        ("The Herald reported that Brightwater paid $5m.", "It has since retracted the story.", Some(Standing::Denied)),
        ("The Herald reported that Brightwater paid $5m.", "It has not retracted the story.", None),
        (
            "The Herald reported that Brightwater paid $5m.",
            "It has since withdrawn the article.",
            Some(Standing::Denied),
        ),
        ("Brightwater said it paid $5m.", "It has since withdrawn the offer.", None),
        ("He said he had sold it for $5m; the sale never happened.", "", Some(Standing::Denied)),
        ("Brightwater paid $5m for it; the merger never happened.", "", None),
        ("The town wanted a library which was to have cost $5m.", "", Some(Standing::Supposed)),
        ("He was said to have paid $5m.", "", None),
        ("It could not have reached a value of $5m on the orders of one.", "", None),
        ("It could not have reached a value of $5m without her help.", "", None),
        ("It could not have reached a value of $5m.", "", Some(Standing::Denied)),
    ] {
        let figures = read(sentence, crate::figures::language_of(sentence));
        let stands = standing(&Sentence::of(sentence).ahead_of(next), figures[0].span, &figures[0]);
        assert_eq!(stands, expected, "{sentence} {next}");
    }
}
