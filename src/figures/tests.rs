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

mod properties {
    use proptest::prelude::*;

    use super::super::*;
    use crate::article::Language;

    /// Pieces that figures are made of, so that many texts hold some.
    const PIECES: &[&str] = &[
        "$",
        "€",
        "US$",
        "14.3",
        "15",
        "2024",
        "1,250",
        "1.250,50",
        "billion",
        "bn",
        "m",
        "k",
        "Mrd.",
        "crore",
        "percent",
        "%",
        "percentage points",
        "basis points",
        "dollars",
        "euros",
        "workers",
        "parameters",
        "people",
        "-year-old",
        "a",
        "an",
        "half",
        "third",
        "two",
        "thirds",
        "twenty",
        "eight",
        "hundred",
        "thousand",
        "million",
        "and",
        "to",
        "or",
        "from",
        "between",
        "over",
        "nearly",
        "up to",
        "about",
        "reportedly",
        "June",
        "9,",
        "2025",
        "2025-06-09",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "x",
        "fold",
        "tenfold",
        "GPT-4",
        "Llama",
        "Section",
        "page",
        "24/7",
        "10:30",
        "of",
        "the",
        "more",
        "+",
        "plus",
        "MW",
        "°C",
        "½",
        "é",
        "日本",
        "−",
        "H100",
        "US",
        "４９％",
        "１４．３",
        "point",
        "quarter",
        ".5",
        "->",
        "negative",
        "kr",
        "\n",
        "\n\n",
        "\u{a0}",
        "'s",
        "“",
        "”",
        "times",
        "a factor of",
        "by",
        "P1.42",
        "FY25",
        "March 2020",
        "3 May",
        "fifth",
        "did",
        "aged",
        "e\u{301}",
        "|",
        "\t",
        "(£m)",
        ":",
        "–",
        "$-",
        "−5",
        "⅔",
        "anderthalb",
        "et demi",
        "until 2023",
        "über",
        "%:",
    ];

    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::collection::vec((prop::sample::select(PIECES), prop::bool::weighted(0.7)), 0..14);
        let joined = pieces.prop_map(|pieces| {
            pieces
                .into_iter()
                .map(|(piece, blank)| if blank { format!("{piece} ") } else { piece.to_owned() })
                .collect()
        });
        prop_oneof![4 => joined, 1 => "\\PC{0,60}", 1 => "[0-9$€.,/ -]{0,24}"]
    }

    fn language() -> impl Strategy<Value = Option<Language>> {
        prop::sample::select(vec!["en", "de", "fr", "es", "it", "pt", "ja"]).prop_map(Language::from_code)
    }

    proptest! {
        #![proptest_config(crate::testing::cases(4000))]

        #[test]
        fn figures_are_pieces_of_the_text_in_order(text in text(), language in language()) {
            let mut end = 0;
            for figure in read(&text, language) {
                prop_assert!(figure.span.start >= end && figure.span.start < figure.span.end, "{:?}", figure);
                prop_assert!(text.get(figure.span.range()).is_some(), "{:?}", figure);
                end = figure.span.end;
                if let (Some(low), Some(high)) = (&figure.low, &figure.high) {
                    prop_assert!(low <= high, "{:?}", figure);
                    prop_assert_eq!(figure.value.is_some(), low == high);
                }
                let plain = figure.value.as_ref().map(Bound::to_string).unwrap_or_default();
                prop_assert!(!plain.contains(['e', 'E', '+']), "{}", plain);
                prop_assert!(!plain.contains('.') || !plain.ends_with('0'), "{}", plain);
            }
        }

        #[test]
        fn a_figure_reads_alike_without_the_words_around_it(text in text(), language in language()) {
            for figure in read(&text, language) {
                let written = figure.as_written(&text);
                // Times tell a multiple, and pounds money, by what stands around them.
                if figure.kind == Kind::Multiple || written.contains("pound") {
                    continue;
                }
                // A number below a head has its unit from there.
                if written.chars().all(|c| c.is_ascii_digit() || " .,()-–−".contains(c)) && matches!(figure.kind, Kind::Money | Kind::Percent) {
                    continue;
                }
                // A number of a list has its unit from the last one.
                let behind = text[figure.span.end..].trim_start_matches('-').trim_start();
                if [",", "and", "or"].iter().any(|link| behind.starts_with(link)) {
                    continue;
                }
                let alone = read(written, language);
                prop_assert_eq!(alone.len(), 1, "{:?} in {:?}: {:?}", written, &text, &alone);
                prop_assert_eq!((alone[0].kind, &alone[0].unit, &alone[0].value), (figure.kind, &figure.unit, &figure.value));
                prop_assert_eq!(alone[0].as_written(written), written);
                if figure.hedge.is_none() {
                    prop_assert_eq!((&alone[0].low, &alone[0].high), (&figure.low, &figure.high));
                }
            }
        }
    }
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

#[test]
fn a_bound_that_is_denied_is_the_opposite_one() {
    for (text, expected) in [
        ("It never paid more than $15 billion.", "$15 billion = 15000000000 under"),
        ("Nobody paid more than $500 for it.", "$500 = 500 under"),
        ("No one gave more than 5 percent.", "5 percent = 5 under"),
        ("The price doesn't exceed $10m.", "$10m = 10000000 under"),
        ("The price will not exceed $10m.", "$10m = 10000000 under"),
        ("A fee not exceeding $5m is due.", "$5m = 5000000 under"),
        ("It cannot be more than $3m.", "$3m = 3000000 under"),
        ("It did not fall below $5m.", "$5m = 5000000 over"),
        ("They paid no less than $5m.", "$5m = 5000000 over"),
        ("They paid no more than $5m.", "$5m = 5000000 under"),
        ("They paid not only more than $5m.", "$5m = 5000000 over"),
        ("He denied nothing but paid more than $5m.", "$5m = 5000000 over"),
        ("They paid more than $5m.", "$5m = 5000000 over"),
        ("They have not paid at least $5m.", "$5m = 5000000 over"),
        ("Es waren nicht mehr als 500 Menschen in der Halle.", "500 Menschen = 500 under"),
        ("Il y avait pas plus de 500 personnes dans la salle.", "500 personnes = 500 under"),
        ("Une amende jusqu’à 5 millions d’euros est prévue.", "5 millions d’euros = 5000000 under"),
    ] {
        assert_eq!(hedged(text), expected, "{text}");
    }
}

#[test]
fn parts_of_a_point_are_points_whatever_they_are_called() {
    for (text, expected) in [
        ("It rose 0.25 of a percentage point.", "0.25 of a percentage point = 0.25"),
        ("A rise of a quarter point is likely.", "a quarter point = 0.25"),
        ("It fell by about half a percentage point.", "half a percentage point = 0.5 about"),
        ("It fell by quarter of a percentage point.", "quarter of a percentage point = 0.25"),
        ("It fell three quarters of a percentage point.", "three quarters of a percentage point = 0.75"),
        ("It fell two-tenths of a percentage point.", "two-tenths of a percentage point = 0.2"),
        ("It rose a full percentage point.", "a full percentage point = 1"),
        ("It rose two full percentage points.", "two full percentage points = 2"),
        ("It rose by half a point.", "half a point = 0.5"),
        ("He won the match by half a point.", ""),
        ("It rose by tenths of a percentage point.", ""),
        ("Die Quote stieg um einen halben Prozentpunkt.", "einen halben Prozentpunkt = 0.5"),
        ("El desempleo subió medio punto porcentual.", "medio punto porcentual = 0.5"),
        ("Le chômage recule de 0,3 point de pourcentage.", "0,3 point de pourcentage = 0.3"),
    ] {
        let kinds = read(text, language_of(text));
        assert!(kinds.iter().all(|figure| figure.kind == Kind::Points), "{text}: {kinds:?}");
        assert_eq!(hedged(text), expected, "{text}");
    }
}

#[test]
fn signs_before_an_amount_are_read_as_they_are_meant() {
    for (text, expected) in [
        ("It paid Kr 300m for it.", "Kr 300m = 300000000"),
        ("It paid $.5M for it.", "$.5M = 500000"),
        ("It is worth USD.5m today.", "USD.5m = 500000"),
        ("It rose by .5 percent.", ".5 percent = 0.5"),
        ("He owns a .22 rifle and a .45-caliber pistol.", ""),
        ("The rate is 4pc.", "4pc = 4"),
        ("Earnings were negative $4m.", "negative $4m = -4000000"),
        ("It went from $2bn -> $5bn.", "$2bn = 2000000000; $5bn = 5000000000"),
        ("It was >$5bn and < $6bn.", "$5bn = 5000000000 over; $6bn = 6000000000 under"),
        ("It pays <b>$5bn</b> for it.", "$5bn = 5000000000"),
        ("It costs ＄１４．３ billion for ４９％ of it.", "＄１４．３ billion = 14300000000; ４９％ = 49"),
        ("It has １４億 of them.", ""),
        ("It closes on March 3rd, 2026.", "March 3rd, 2026 = 2026-03-03"),
        ("The fleet is older than 20 years.", "20 years = 20 over"),
        ("It paid $5m, reportedly.", "$5m = 5000000 reported"),
        ("Oil fell to $US83.59 a barrel, or $A130.", "$US83.59 = 83.59; $A130 = 130"),
        ("It was higher than two months ago.", "two months = 2"),
        ("It could end his four-game drought.", "four-game = 4"),
        ("Since 42 exceeds the total, it wins.", ""),
        ("Room 2024 is on the left.", ""),
        ("none given\tover $5bn\tnone given\t3\tworkers", "$5bn = 5000000000 over"),
        ("Der Umsatz ist dreimal so hoch.", "dreimal = 3"),
        ("Sie hat dreimal angerufen und nicht gewartet.", ""),
    ] {
        assert_eq!(hedged(text), expected, "{text}");
    }
}

#[test]
fn days_margins_and_parts_are_read_in_the_languages_known() {
    for (text, expected) in [
        ("Elle est née le 5 mai 2024 dans une ville.", "5 mai 2024 = 2024-05-05"),
        ("The margin is plus or minus 3 percentage points.", "3 percentage points = 3"),
        ("It fell to minus 3 percent.", "minus 3 percent = -3"),
        ("About ten or fifteen people came.", "ten or fifteen people = 10..15 about"),
        ("Between them 10 or 15 percent voted.", "10 or 15 percent = 10..15"),
        ("Es stimmten zwei Drittel der Abgeordneten mit Ja.", "zwei Drittel = 66.67"),
        ("Die Hälfte der Stimmen ist gezählt.", "Die Hälfte = 50"),
        ("Les deux tiers des élus ont voté pour.", "deux tiers = 66.67"),
        ("Un quart d’heure après, les élus sont dans la salle.", ""),
        ("La mitad de los empleados fue por las calles.", "La mitad = 50"),
    ] {
        assert_eq!(hedged(text), expected, "{text}");
    }
}
