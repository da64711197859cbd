//! What is read of single sentences, and what holds for any text.

use super::*;
use crate::article::Language;

/// The figures of `text` in short: what is written, kind, unit, value or bounds, hedge.
fn figures(text: &str, language: &str) -> Vec<String> {
    let shown = |bound: &Option<Bound>| bound.as_ref().map_or("_".to_owned(), Bound::to_string);
    read(text, Language::from_code(language))
        .iter()
        .map(|figure| {
            let value = match &figure.value {
                Some(value) => value.to_string(),
                None => format!("{}..{}", shown(&figure.low), shown(&figure.high)),
            };
            let unit = figure.unit.as_deref().unwrap_or("-");
            let hedge = figure.hedge.map_or(String::new(), |hedge| format!(" {}", hedge.name()));
            format!("{}|{}|{unit}|{value}{hedge}", figure.as_written(text), figure.kind.name())
        })
        .collect()
}

#[track_caller]
pub(super) fn reads(text: &str, expected: &[&str]) {
    assert_eq!(figures(text, "en"), expected, "{text}");
}

#[test]
fn money_is_read_however_it_is_written() {
    reads("paid $14.3B for it", &["$14.3B|money|USD|14300000000"]);
    reads("14.3 billion dollars", &["14.3 billion dollars|money|USD|14300000000"]);
    reads("US$14,300m", &["US$14,300m|money|USD|14300000000"]);
    reads("USD 14.3bn", &["USD 14.3bn|money|USD|14300000000"]);
    reads("€2.1 million and £300k", &["€2.1 million|money|EUR|2100000", "£300k|money|GBP|300000"]);
    reads("ten billion dollars", &["ten billion dollars|money|USD|10000000000"]);
    reads("It is a billion-dollar bet.", &["a billion-dollar|money|USD|1000000000"]);
    reads("fourteen and a half billion dollars", &["fourteen and a half billion dollars|money|USD|14500000000"]);
    reads("₹500 crore", &["₹500 crore|money|INR|5000000000"]);
    reads("65 cents a share", &["65 cents|money|USD|0.65"]);
    let german = |text: &str| figures(text, "de");
    assert_eq!(german("für 2,3 Mrd. Pfund"), ["2,3 Mrd. Pfund|money|GBP|2300000000"]);
    assert_eq!(german("300 Millionen Pfund"), ["300 Millionen Pfund|money|GBP|300000000"]);
    assert_eq!(german("kostet 5 Pfund Sterling"), ["5 Pfund Sterling|money|GBP|5"]);
    assert!(german("wog 300 Pfund").iter().all(|figure| !figure.contains("money")));
}

#[test]
fn percentages_points_and_fractions_are_told_apart() {
    reads("49%, 49 per cent", &["49%|percent|%|49", "49 per cent|percent|%|49"]);
    reads("forty-nine percent", &["forty-nine percent|percent|%|49"]);
    reads("a 49-percent stake", &["49-percent|percent|%|49"]);
    reads("rose 5 percentage points", &["5 percentage points|points|percentage points|5"]);
    reads("cut by 25 basis points", &["25 basis points|points|basis points|25"]);
    reads("half of the staff, a third of it", &["half of|percent|%|50", "a third|percent|%|33.33"]);
    reads("The formation of a third AI lab suggests", &[]);
}

#[test]
fn counts_have_nouns() {
    reads("over 400 billion parameters", &["400 billion parameters|count|parameters|400000000000 over"]);
    reads("the 28-year-old CEO", &["28-year-old|count|years|28"]);
    reads("1,250 workers", &["1,250 workers|count|workers|1250"]);
    reads("203 dead and 950 injured.", &["203 dead|count|dead|203", "950 injured|count|injured|950"]);
    reads("The toll: 12 killed, 40 missing", &["12 killed|count|killed|12", "40 missing|count|missing|40"]);
    reads("the 3 injured players", &["3 injured players|count|players|3"]);
    reads("They came 3 dead last.", &[]);
    reads("a 32-billion-parameter core", &["32-billion-parameter|count|parameters|32000000000"]);
}

#[test]
fn what_is_no_figure_stays_text() {
    for text in [
        "GPT-4 and Llama 4 delays",
        "a Boeing 747 jets",
        "open 24/7",
        "call 555-0199 or +1 415 555 0123",
        "version v2.1 and 3.11.7",
        "at 10:30 or 5 p.m.",
        "[insert price here]",
        "Section 230 protections, page 12",
        "a 3-2 win",
        "1. First",
        "the 21st century",
        "http://example.com/2024/10-phones",
        "192.168.0.1",
    ] {
        reads(text, &[]);
    }
}

#[test]
fn ranges_have_two_ends() {
    reads("$10–15 billion", &["$10–15 billion|money|USD|10000000000..15000000000"]);
    reads("between 10 and 15 percent", &["between 10 and 15 percent|percent|%|10..15"]);
    reads("from $14 billion to $25 billion", &["from $14 billion to $25 billion|money|USD|14000000000..25000000000"]);
    reads("2019–2024", &["2019–2024|year|-|2019..2024"]);
}

#[test]
fn numbers_too_long_to_be_exact_stay_text() {
    reads(&"9".repeat(400), &[]);
    reads(&format!("${} million", "9".repeat(400)), &[]);
    reads("a million million million million dollars", &[]);
    reads("999,999,999,999,999,999 people", &["999,999,999,999,999,999 people|count|people|999999999999999999"]);
    reads("$0.000000001 trillion", &["$0.000000001 trillion|money|USD|1000"]);
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    for piece in [
        "7",
        "7 ",
        "a hundred ",
        "hundred ",
        "1.",
        "1-",
        "$",
        "$1-",
        "from 1 to ",
        "between ",
        "twenty-",
        "0 ",
        "€ ",
        "+1 ",
        "–5 ",
        "½ ",
        "$3, ",
        "(£m): 5 ",
        "| 5 |\n",
        "5\t",
        "14-Mar-",
        "a third to a ",
        "5% and a third, ",
        "é",
    ] {
        let text = piece.repeat((1 << 16) / piece.len());
        for figure in read(&text, None) {
            assert!(text.is_char_boundary(figure.span.start) && text.is_char_boundary(figure.span.end), "{piece}");
        }
    }
}

/// A line of `full full full …` behind a number once ended the process, and each `a of` of a run read the rest of it.
#[test]
fn a_run_of_words_that_may_stand_within_a_figure_is_no_longer_figure() {
    for word in [
        "full",
        "whole",
        "of a",
        "a of",
        "of one",
        "of a full",
        "a full",
        "a",
        "half a",
        "quarter of a",
        "per",
        "point",
        "points de",
        "and a half",
        "hundred and",
        "square",
        "a million",
        "million",
        "more than",
        "not",
        "up to",
        "said to",
        "would",
        "no",
        "one",
        "two point",
        "from",
        "to",
        "between",
        "or",
        "plus",
        "one-",
        "percentage",
        "basis",
        "teams",
        "year-old",
        "de",
        "un demi",
        "3,",
        "3, 4 and",
        "two and",
        "3- and",
        "March 2020 to",
        "3 to 5 May",
        "a factor of",
        "by a factor of",
        "“39",
        "P1",
        "($4m",
        "or four times,",
        "stake, a fifth,",
        "half a point of",
    ] {
        for lead in ["It rose by 5 ", "a quarter "] {
            let text = format!("{lead}{}", format!("{word} ").repeat(6_000));
            for language in ["en", "fr"] {
                for figure in read(&text, Language::from_code(language)) {
                    let written = figure.as_written(&text);
                    assert!(written.len() < 200, "{lead}{word}: {written}");
                }
            }
        }
    }
    reads("two full percentage points", &["two full percentage points|points|percentage points|2"]);
    reads("0.25 of a full percentage point", &["0.25 of a full percentage point|points|percentage points|0.25"]);
}

#[test]
fn a_year_behind_an_ordinary_word_is_a_year() {
    for (text, year) in [
        ("No 2020 election was held.", "2020"),
        ("In no 2022 survey did it lead.", "2022"),
        ("It met the peak 2023 demand.", "2023"),
        ("The extension 2025 brings is small.", "2025"),
        ("The ward 2024 opened is full.", "2024"),
    ] {
        reads(text, &[&format!("{year}|year|-|{year}")]);
    }
    for text in ["It was entered as No. 2021.", "Room 2024 is locked.", "Nr. 2021 ist frei."] {
        reads(text, &[]);
    }
}

#[test]
fn the_end_of_a_tag_is_no_bound() {
    for tag in [
        "<b>",
        "</b>",
        "<br/>",
        "<br />",
        "<br /> ",
        "<a href=\"x\">",
        "<p class=x>",
        "<p\nclass=x>",
        "=> ",
        "-> ",
        ">> ",
    ] {
        reads(&format!("{tag}$5bn"), &["$5bn|money|USD|5000000000"]);
    }
    for sign in [">", "> ", "at ( >", "is >", "<b>a</b> >", "if 3 < 4 and >", "\">"] {
        reads(&format!("{sign}$5bn"), &["$5bn|money|USD|5000000000 over"]);
    }
}

#[test]
fn wide_digits_stand_where_they_are_written() {
    reads(
        "é ４９% and １２ workers, 7% of ３％",
        &["４９%|percent|%|49", "１２ workers|count|workers|12", "7%|percent|%|7", "３％|percent|%|3"],
    );
}

#[test]
fn parts_of_points_are_those_of_what_changed() {
    let read =
        |text: &str, language: &str| figures(text, language).iter().any(|figure| figure.contains("|points|percentage"));
    for (text, language) in [
        ("Elle a gagné d'un demi-point aux échecs.", "fr"),
        ("Ganó medio punto en el partido de ajedrez.", "es"),
        ("She trailed by a quarter point in gymnastics.", "en"),
        ("Six of a percentage point is odd.", "en"),
    ] {
        assert!(!read(text, language), "{text}");
    }
    for (text, language) in [
        ("La Banque a relevé son taux : une hausse d'un quart de point.", "fr"),
        ("Le taux a augmenté d’un demi-point.", "fr"),
        ("El tipo subió medio punto.", "es"),
        ("The rate was raised by a quarter point.", "en"),
        ("It fell 0.6 of a percentage point.", "en"),
    ] {
        assert!(read(text, language), "{text}");
    }
    reads("Both 2 pc fans met.", &["2 pc fans|count|fans|2"]);
    reads("It rose 4pc in May, 3 pc of it late.", &["4pc|percent|%|4", "3 pc|percent|%|3"]);
}

#[test]
fn a_decimal_sign_is_read_by_the_language() {
    assert_eq!(figures("1.250 Beschäftigte", "de"), ["1.250 Beschäftigte|count|Beschäftigte|1250"]);
    assert_eq!(figures("1.250,00 Euro", "de"), ["1.250,00 Euro|money|EUR|1250"]);
    assert_eq!(figures("$1.250", "en"), ["$1.250|money|USD|1.25"]);
    assert_eq!(figures("14,3 Milliarden Euro", "en"), ["14,3 Milliarden Euro|money|EUR|14300000000"]);
    assert_eq!(figures("5 Billionen Euro", "de"), ["5 Billionen Euro|money|EUR|5000000000000"]);
}

/// Each figure of `text` as its words and its value, with the hedge behind it.
pub(super) fn hedged(text: &str) -> String {
    let figures = read(text, language_of(text));
    let shown = figures.iter().map(|figure| {
        let bound = |bound: &Option<Bound>| bound.as_ref().map_or("_".to_owned(), Bound::to_string);
        let value = match &figure.value {
            Some(value) => value.to_string(),
            None => format!("{}..{}", bound(&figure.low), bound(&figure.high)),
        };
        format!(
            "{} = {value}{}",
            figure.as_written(text),
            figure.hedge.map_or(String::new(), |hedge| format!(" {}", hedge.name()))
        )
    });
    shown.collect::<Vec<_>>().join("; ")
}
