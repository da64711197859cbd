//! What holds for any text.

use proptest::prelude::*;

use super::{Bound, Kind, read};
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
    "year",
    "mile",
    "old",
    "boy",
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
        pieces.into_iter().map(|(piece, blank)| if blank { format!("{piece} ") } else { piece.to_owned() }).collect()
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
            let has_unit = written.trim_start_matches("negative").contains(|c: char| c.is_alphabetic() || "$€£%％".contains(c));
            if !has_unit && matches!(figure.kind, Kind::Money | Kind::Percent) {
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
