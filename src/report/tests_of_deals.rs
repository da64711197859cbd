//! What is bought, and for how much.

use super::about::about;
use super::asked::Asked;
use super::sentence::Sentence;
use super::tests::subjects;
use crate::figures::read;

#[test]
fn what_changes_hands_is_bought_whatever_verb_says_so() {
    for sentence in [
        "Pell sold Harrow Labs for $3 billion.",
        "Harrow Labs joined Orla for $3 billion.",
        "Harrow Labs cost Orla $3 billion.",
        "Orla spent $3 billion on Harrow Labs.",
        "A fee of $3 billion for Harrow Labs was agreed.",
        "Orla snapped up Harrow Labs for $3 billion.",
        "Harrow Labs changed hands for $3 billion.",
        "The sale of Harrow Labs brought in $3 billion.",
        "Harrow Labs fetched about $3 billion.",
        "Harrow Labs moved to Orla for $3 billion.",
    ] {
        let told = subjects(sentence, "harrow labs");
        assert_eq!(told, ["$3 billion: acquisition of Harrow Labs"], "{sentence}");
    }
    for sentence in ["Harrow Labs was sold to Orla for $3 billion.", "Harrow Labs has been sold for about $3 billion."]
    {
        assert_eq!(subjects(sentence, "harrow labs"), ["$3 billion: acquisition of Harrow Labs"], "{sentence}");
    }
    for sentence in [
        "Harrow Labs moved its servers to Oslo for $3 million.",
        "Harrow Labs went to court for $4 million.",
        "Harrow Labs joins a fund for $12 million.",
        "Harrow Labs left Berlin for a house for $8 million.",
        "Pell sold Harrow Labs shirts for $30.",
        "Pell sold tickets for Harrow Labs for $6 million.",
        "Harrow Labs went for a walk for £5 million.",
        "Harrow Labs moved to Oslo for $3 million.",
        "Harrow Labs paid agents $3 million.",
        "A fee of $3 million went to the agent.",
        "A fee of $3 million for Jan Peeters was agreed.",
        "The sale of Pell brought in $3 million.",
        "The state bought Harrow Labs scanners for $3 million.",
    ] {
        let told = subjects(sentence, "harrow labs");
        assert!(told.iter().all(|told| !told.contains("acquisition of Harrow")), "{told:?} {sentence}");
    }
    assert_eq!(subjects("Pell sold shirts for $3 million.", "harrow labs"), ["$3 million: amount"]);
    for sentence in
        ["Orla agreed a deal worth $3 billion.", "The transfer of Harrow Labs was worth $3 billion to Pell."]
    {
        assert_eq!(subjects(sentence, "harrow labs"), ["$3 billion: deal for Harrow Labs"], "{sentence}");
    }
    for sentence in
        ["Pell has a deal worth $3 billion with a city.", "Pell has a deal worth $3 billion to clean streets."]
    {
        assert_eq!(subjects(sentence, "harrow labs"), ["$3 billion: valuation of deal"], "{sentence}");
    }
}

#[test]
fn what_is_paid_for_is_the_last_name_of_its_phrase() {
    for phrase in [
        "Norwegian start-up Harrow Labs",
        "the Norwegian start-up Harrow Labs",
        "AI company Harrow Labs",
        "Silicon Valley start-up Harrow",
        "Oslo-based Harrow Labs",
        "Norway's Harrow Labs",
        "Pell's rival Harrow Labs, sources said",
        "Norway and Denmark specialist Harrow Labs",
        "long-awaited Harrow Labs",
        "Harrow Labs Monday",
        "Harrow Labs outbidding Pell",
    ] {
        for verb in ["agreed to pay $3 billion for", "paid $3 billion for", "agreed a fee of $3 billion for"] {
            let sentence = format!("Orla {verb} {phrase}.");
            assert_eq!(subjects(&sentence, "harrow labs"), ["$3 billion: acquisition of Harrow Labs"], "{sentence}");
        }
    }
    for phrase in [
        "Norwegian start-up Pell",
        "Jan Peeters of Harrow Labs",
        "Harrow Labs rival Pell",
        "Harrow Labs founder Jan Peeters",
        "striker Jan Peeters",
        "several Harrow Labs scanners",
        "the Harrow Labs scanner",
        "the house of Harrow Labs",
    ] {
        let told = subjects(&format!("Orla paid $3 million for {phrase}."), "harrow labs");
        assert_eq!(told, ["$3 million: payment"], "{phrase}");
    }
    let told = subjects("Orla paid $3 billion for the stake Pell held in Harrow Labs.", "harrow labs");
    assert_eq!(told, ["$3 billion: investment in Harrow Labs"]);
}

#[test]
fn who_says_something_does_nothing_that_has_a_price() {
    for sentence in [
        "Harrow Labs confirmed that the price was $3 billion.",
        "Harrow Labs has confirmed the price was $3 billion.",
        "Harrow Labs declined to say whether the price was $3 billion.",
        "Harrow Labs denied that the price was $3 billion.",
        "Harrow Labs told staff that the price was $3 billion.",
        "Harrow Labs puts the price at $3 billion.",
    ] {
        assert_eq!(subjects(sentence, "harrow labs"), ["$3 billion: deal for Harrow Labs"], "{sentence}");
    }
    let told = |previous: &str| -> String {
        let text = "The price was $3 billion.";
        let asked = Asked::of("harrow labs", [("a", "Orla buys Harrow Labs.")].into_iter()).bought();
        let figures = read(text, None);
        about(&Sentence::of(text).behind(previous), figures[0].span, &figures[0], &asked).subject()
    };
    for previous in [
        "Harrow Labs announced it.",
        "Harrow Labs announced the deal on Monday.",
        "Harrow Labs announced its sale.",
        "Harrow Labs confirmed it had agreed.",
        "Harrow Labs declined to comment.",
        "Harrow Labs added that nobody would leave.",
        "Harrow Labs acquired by Orla.",
        "Harrow Labs remained in Oslo.",
    ] {
        assert_eq!(told(previous), "deal for Harrow Labs", "{previous}");
    }
    for previous in [
        "Harrow Labs opened a house.",
        "Harrow Labs announced a new scanner.",
        "Harrow Labs announced on Monday that it had opened a house.",
        "Harrow Labs said it bought a house.",
        "Harrow Labs sells a scanner.",
    ] {
        assert_eq!(told(previous), "price", "{previous}");
    }
}

#[test]
fn what_a_deal_is_for_is_told_by_its_sentence_whatever_is_asked() {
    for query in ["orla harrow labs", "orla harrow labs deal", "what did orla pay for harrow", "harrow"] {
        let told = |sentence: &str| subjects(sentence, query);
        assert_eq!(
            told("Orla bought Harrow Labs for $3 billion."),
            ["$3 billion: acquisition of Harrow Labs"],
            "{query}"
        );
        assert_eq!(told("Orla bought Pell for $3 billion."), ["$3 billion: acquisition of Pell"], "{query}");
    }
}

#[test]
fn what_is_bought_may_be_told_by_its_kind_and_then_its_name() {
    for (sentence, expected) in [
        ("Orla acquired AI company Harrow Labs for $3 billion.", "acquisition of Harrow Labs"),
        ("Orla acquired AI company Pell for $3 billion.", "acquisition of Pell"),
        ("Pell sold Norwegian start-up Harrow Labs for $3 billion.", "acquisition of Harrow Labs"),
        ("Orla spent $3 billion on Norwegian start-up Harrow Labs.", "acquisition of Harrow Labs"),
        ("Orla paid $3 billion in cash for AI company Harrow Labs.", "acquisition of Harrow Labs"),
        ("Orla invested $3 billion in Norwegian start-up Harrow Labs.", "investment in Harrow Labs"),
        ("Orla invested $3 billion in Norwegian start-up Pell.", "investment in Pell"),
        ("A $3 billion deal for AI company Harrow Labs was agreed.", "deal for Harrow Labs"),
        ("Orla agreed a $3 billion deal for Pell.", "deal for Pell"),
    ] {
        assert_eq!(subjects(sentence, "harrow labs"), [format!("$3 billion: {expected}")], "{sentence}");
    }
}
