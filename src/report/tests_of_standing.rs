//! Which sentences assert their figures.

use super::sentence::Sentence;
use super::standing::{Standing, standing};
use crate::figures::read;

#[test]
fn what_is_denied_or_supposed_is_not_asserted() {
    for (sentence, expected) in [
        ("Nobody has paid 29 billion dollars for Harrow Labs.", Some(Standing::Denied)),
        ("No one offered $20bn.", Some(Standing::Denied)),
        ("The fund didn’t put $20bn into it.", Some(Standing::Denied)),
        ("Orla denied paying $20bn.", Some(Standing::Denied)),
        ("The $20bn was never paid.", Some(Standing::Denied)),
        ("A special dividend of £2m, which some had hoped for, was never paid.", Some(Standing::Denied)),
        ("A dividend of £2 a share, as the board said, was never paid.", Some(Standing::Denied)),
        ("It paid £2m, which some had hoped for, and the rest was never paid.", None),
        ("If Orla had paid $20bn, the board would have revolted.", Some(Standing::Supposed)),
        ("Had Orla paid $20bn, the board had left.", Some(Standing::Supposed)),
        ("It is unclear whether Orla paid $20bn.", Some(Standing::Supposed)),
        ("Did Orla pay $20bn?", Some(Standing::Supposed)),
        ("Er hat nie 20 Millionen Euro gezahlt.", Some(Standing::Denied)),
        ("What does $14 billion buy?", None),
        ("If the board agrees, Orla pays $20bn.", Some(Standing::Supposed)),
        ("If the drug were approved, the lab would be worth $5bn.", Some(Standing::Supposed)),
        ("The lab would be worth $5bn if the drug were approved.", Some(Standing::Supposed)),
        ("Were it sold, the lab could bring $5bn.", Some(Standing::Supposed)),
        ("Orla would pay $5bn even if the board objected.", None),
        ("She asked if it would cost $5bn.", Some(Standing::Supposed)),
        ("Orla said that it would pay $5bn.", None),
        ("If data were free, there would be no need of a firm that cost $5bn.", None),
        ("Orla paid not only $20bn.", None),
        ("The lab did not say how it spent $5bn.", None),
        ("It never paid more than $15 billion.", None),
        ("The lab, which is not profitable, got $20bn.", None),
        ("Nobody was there in 2024.", None),
        ("Orla paid $20bn.", None),
    ] {
        let figures = read(sentence, crate::figures::language_of(sentence));
        assert_eq!(figures.len(), 1, "{sentence}");
        assert_eq!(standing(&Sentence::of(sentence), figures[0].span, &figures[0]), expected, "{sentence}");
    }
}

/// Each sentence has one figure, which stands as is `expected`.
pub(super) fn all_stand(sentences: &[&str], expected: Option<Standing>) {
    let mut wrong = Vec::new();
    for sentence in sentences {
        let figures = read(sentence, crate::figures::language_of(sentence));
        let money: Vec<_> = figures.iter().filter(|figure| figure.kind == crate::figures::Kind::Money).collect();
        assert_eq!(money.len(), 1, "{sentence}");
        let stands = standing(&Sentence::of(sentence), money[0].span, money[0]);
        if stands != expected {
            wrong.push(format!("{stands:?}: {sentence}"));
        }
    }
    assert!(wrong.is_empty(), "not {expected:?}:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_denied_in_a_clause_of_its_own_or_refused_is_not_asserted() {
    let denied = [
        "Councillor Bea Lund denied that it would cost $1 billion.",
        "Nordvik denied that it would pay $500 million.",
        "Nordvik dismissed reports that it paid $500 million.",
        "She rejects that the bridge cost $500 million.",
        "Reports of $600 million are false.",
        "Claims that Nordvik paid $600 million were simply wrong.",
        "Talk of $600 million is not true.",
        "Rival Osk offered $380 million, which Tessel refused.",
        "An offer of $380 million was turned down.",
        "Osk bid $380 million, but Tessel rejected it.",
    ];
    let asserted = [
        "Nordvik did not deny that it paid $5m.",
        "Nordvik has never denied paying $5m.",
        "Nordvik denied wrongdoing and paid $5m.",
        "The firm refused to comment and was fined $5m.",
        "Osk dismissed 400 workers.",
        "Reports of $600 million are not wrong.",
        "It paid $5m for claims that were false.",
        "Osk offered $380 million, which Tessel accepted.",
        "Osk offered $380 million, which Tessel did not refuse.",
        "She denied wrongdoing in a case that cost $5m.",
    ];
    let expected = denied.iter().map(|sentence| (sentence, Some(Standing::Denied)));
    for (sentence, expected) in expected.chain(asserted.iter().map(|sentence| (sentence, None))) {
        let figures = read(sentence, crate::figures::language_of(sentence));
        assert_eq!(figures.len(), 1, "{sentence}");
        assert_eq!(standing(&Sentence::of(sentence), figures[0].span, &figures[0]), expected, "{sentence}");
    }
}

#[test]
fn what_is_told_only_to_be_refuted_is_denied() {
    let denied = [
        "It is wrong to say that Orla paid $5m.",
        "It is wrong to say Orla paid $5m for the yard.",
        "It would be false to claim that the ferry cost $5m.",
        "It is untrue that Orla paid $5m.",
        "It is not true that Orla paid $5m.",
        "It isn't the case that, as some say, Orla paid $5m.",
        "Orla falsely claimed that it paid $5m.",
        "The paper wrongly reported that in June, Orla paid $5m.",
        "Orla has wrongly been reported to have paid $5m.",
        "The claim that Orla paid $5m is fiction.",
        "That Orla paid $5m is fiction.",
        "The figure of $5m is simply invented.",
        "The idea that it cost $5m was nonsense.",
        "An earlier version of this article said Orla paid $5m.",
        "A previous version of this story misstated the price as $5m.",
        "This article originally said that Orla paid $5m.",
        "There is no truth in reports that Orla paid $5m.",
        "There is no evidence that Orla paid $5m.",
        "Contrary to reports that Orla paid $5m, the yard was free.",
        "Despite rumours of $5m the yard was free.",
        "The myth that Orla paid $5m lives on.",
        "Orla lied about a $5m payment.",
        "Orla disputes the figure of $5m.",
        "Orla rejected claims of $5m in losses.",
        "Orla paid with shares rather than the reported $5m.",
        "It was untrue, said Holt, that Orla paid $5m.",
        "Reports said Orla paid $5m, but that is untrue.",
        "Orla is said to have paid $5m, which Pell denies.",
        "Orla paid $5m, a claim Pell has denied.",
        "It is untrue that Orla paid more than $5m.",
        "Orla denied paying more than $5m.",
    ];
    all_stand(&denied, Some(Standing::Denied));
    let asserted = [
        "Nobody disputes the figure of $5m.",
        "No one doubts that Orla paid $5m.",
        "Nobody denies that Orla paid $5m.",
        "It is not wrong to say that Orla paid $5m.",
        "It is true that Orla paid $5m.",
        "Contrary to reports, Orla paid $5m.",
        "Despite claims of fraud, Orla paid $5m.",
        "It would be wrong to say no, and Orla paid $5m.",
        "The earlier version of the phone cost $5m to make.",
        "Orla was wrong to pay $5m.",
        "It is wrong to pay $5m for a yard.",
        "The novel made $5m and is fiction.",
        "Orla was wrongly made to pay $5m.",
        "Orla chose to pay $5m rather than wait.",
        "Orla paid $5m, but denies wrongdoing.",
        "Orla paid $5m, which Pell does not deny.",
        "It did not help that Orla paid $5m.",
        "Orla paid $5m for a false beard.",
        "A report said Orla paid $5m.",
    ];
    all_stand(&asserted, None);
}

#[test]
fn what_a_negation_denies_stands_in_its_reach() {
    let denied = [
        "Orla failed to buy Pell for $5m.",
        "Orla was unable to raise $5m.",
        "Orla n'a pas payé 5 millions d'euros pour Pell.",
        "Les 5 millions d'euros n'ont jamais été payés.",
        "Orla hat die 5 Millionen Euro nicht bezahlt.",
        "Orla hat 5 Millionen Euro nie gezahlt.",
        "The $5m was not paid.",
        "The $5m deal never happened.",
        "Pell turned down a $5m bid from Orla.",
        "Pell rejected an offer of $5m.",
        "The $5m takeover fell through.",
        "A plan to buy Pell for $5m was abandoned.",
        "Orla left without paying $5m.",
    ];
    all_stand(&denied, Some(Standing::Denied));
    let asserted = [
        "Une personne a payé 5 millions d'euros.",
        "Orla n'a pas seulement payé 5 millions d'euros.",
        "Orla hat nicht nur 5 Millionen Euro bezahlt.",
        "Orla failed to repay a $5m loan.",
        "Orla did not fail to pay $5m.",
        "Orla declined to comment on the $5m deal.",
        "Orla denied any role in the $5m theft.",
        "With no rival left Orla paid $5m.",
        "Orla did not hesitate and paid $5m.",
        "Pell would not sell until Orla paid $5m.",
        "The $5m was not enough.",
        "Without a rival in sight Orla paid $5m.",
        "Orla would not comment on the $5m price.",
        "The $5m bridge collapsed.",
        "The firm that made $5m turned down the lights.",
    ];
    all_stand(&asserted, None);
    let supposed = [
        "Orla would have paid $5m had the board agreed.",
        "Orla would have paid $5m.",
        "Orla could have bought it for $5m.",
        "Orla hätte 5 Millionen Euro gezahlt.",
        "Orla neither confirmed nor denied paying $5m.",
        "Orla declined to confirm that it paid $5m.",
        "Orla could not confirm that it paid $5m.",
        "Orla never said that it paid $5m.",
    ];
    all_stand(&supposed, Some(Standing::Supposed));
    all_stand(&["Orla would have gone under without the $5m from Pell."], None);
}

#[test]
fn what_the_next_sentence_refutes_is_denied() {
    let stands = |sentence: &str, next: &'static str| {
        let figures = read(sentence, None);
        standing(&Sentence::of(sentence).ahead_of(next), figures[0].span, &figures[0])
    };
    let reported = "Reports say that Orla paid $5m.";
    for next in
        ["That is untrue.", "This is simply not true.", "The claim is false.", "It was a hoax.", "Not so.", "False!"]
    {
        assert_eq!(stands(reported, next), Some(Standing::Denied), "{next}");
    }
    for next in [
        "That is true.",
        "That is not wrong.",
        "Wrong!",
        "It was a false start.",
        "That was wrong of Orla.",
        "False beards sold well.",
    ] {
        assert_eq!(stands(reported, next), None, "{next}");
    }
    assert_eq!(stands("Orla paid $5m.", "That is wrong."), None);
}
