//! The words that numbers are made of, language by language.

use super::scale;
use super::tongue::Tongue;

/// A part of a number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// 0 to 9.
    Unit(u64),
    /// 10 to 19, and whatever stands alone below a hundred.
    Teen(u64),
    /// 20, 30, … 90.
    Tens(u64),
    Hundred,
    /// A thousand and more, or a dozen.
    Scale(u64),
}

/// The part of a number that `lower` is in `tongue`.
pub(super) fn part(lower: &str, tongue: Tongue) -> Option<Part> {
    if let Some(by) = scale::of_word(lower, tongue) {
        return Some(if by == 100 { Part::Hundred } else { Part::Scale(by) });
    }
    match tongue {
        Tongue::German => german(lower),
        Tongue::French => french(lower),
        Tongue::Spanish => spanish(lower),
        Tongue::Italian => italian(lower),
        Tongue::English | Tongue::OtherComma => english(lower),
    }
}

/// The number that one English word below a hundred says.
pub(super) fn english_value(lower: &str) -> Option<u64> {
    match english(lower)? {
        Part::Unit(value) | Part::Teen(value) | Part::Tens(value) => Some(value),
        Part::Hundred | Part::Scale(_) => None,
    }
}

/// English numbers below a hundred, word by word.
pub(super) fn english(lower: &str) -> Option<Part> {
    Some(match lower {
        "zero" => Part::Unit(0),
        "one" => Part::Unit(1),
        "two" => Part::Unit(2),
        "three" => Part::Unit(3),
        "four" => Part::Unit(4),
        "five" => Part::Unit(5),
        "six" => Part::Unit(6),
        "seven" => Part::Unit(7),
        "eight" => Part::Unit(8),
        "nine" => Part::Unit(9),
        "ten" => Part::Teen(10),
        "eleven" => Part::Teen(11),
        "twelve" => Part::Teen(12),
        "thirteen" => Part::Teen(13),
        "fourteen" => Part::Teen(14),
        "fifteen" => Part::Teen(15),
        "sixteen" => Part::Teen(16),
        "seventeen" => Part::Teen(17),
        "eighteen" => Part::Teen(18),
        "nineteen" => Part::Teen(19),
        "twenty" => Part::Tens(20),
        "thirty" => Part::Tens(30),
        "forty" => Part::Tens(40),
        "fifty" => Part::Tens(50),
        "sixty" => Part::Tens(60),
        "seventy" => Part::Tens(70),
        "eighty" => Part::Tens(80),
        "ninety" => Part::Tens(90),
        _ => return None,
    })
}

fn german(lower: &str) -> Option<Part> {
    Some(match lower {
        "eine" | "einer" | "einem" | "einen" => Part::Unit(1),
        "zehn" => Part::Teen(10),
        "elf" => Part::Teen(11),
        "zwölf" => Part::Teen(12),
        "hundert" | "einhundert" => Part::Teen(100),
        "eintausend" => Part::Teen(1000),
        _ => return german_unit(lower).or_else(|| german_joined(lower)),
    })
}

fn german_unit(lower: &str) -> Option<Part> {
    Some(Part::Unit(match lower {
        "zwei" => 2,
        "drei" => 3,
        "vier" => 4,
        "fünf" => 5,
        "sechs" => 6,
        "sieben" => 7,
        "acht" => 8,
        "neun" => 9,
        _ => return None,
    }))
}

/// The whole number that a German number with a half behind it has: 2 of `zweieinhalb`.
pub(super) fn german_half(lower: &str) -> Option<u64> {
    if lower == "anderthalb" {
        return Some(1);
    }
    match lower.strip_suffix("einhalb")? {
        "ein" => Some(1),
        whole => match german(whole)? {
            Part::Unit(value) | Part::Teen(value) => Some(value),
            _ => None,
        },
    }
}

/// `dreizehn`, `achtundzwanzig`: the unit first, written together.
fn german_joined(lower: &str) -> Option<Part> {
    let tens = |word: &str| match word {
        "zwanzig" => Some(20),
        "dreißig" | "dreissig" => Some(30),
        "vierzig" => Some(40),
        "fünfzig" => Some(50),
        "sechzig" => Some(60),
        "siebzig" => Some(70),
        "achtzig" => Some(80),
        "neunzig" => Some(90),
        _ => None,
    };
    if let Some(tens) = tens(lower) {
        return Some(Part::Teen(tens));
    }
    if let Some(unit) = lower.strip_suffix("zehn") {
        let value = match unit {
            "sech" => 6,
            "sieb" => 7,
            _ => match german_unit(unit)? {
                Part::Unit(value) => value,
                _ => return None,
            },
        };
        return Some(Part::Teen(10 + value));
    }
    let (unit, rest) = lower.split_once("und")?;
    let unit = match (unit, german_unit(unit)) {
        ("ein", _) => 1,
        (_, Some(Part::Unit(value))) => value,
        _ => return None,
    };
    Some(Part::Teen(tens(rest)? + unit))
}

fn french(lower: &str) -> Option<Part> {
    Some(match lower {
        "un" | "une" => Part::Unit(1),
        "deux" => Part::Unit(2),
        "trois" => Part::Unit(3),
        "quatre" => Part::Unit(4),
        "cinq" => Part::Unit(5),
        "six" => Part::Unit(6),
        "sept" => Part::Unit(7),
        "huit" => Part::Unit(8),
        "neuf" => Part::Unit(9),
        "dix" => Part::Teen(10),
        "onze" => Part::Teen(11),
        "douze" => Part::Teen(12),
        "treize" => Part::Teen(13),
        "quatorze" => Part::Teen(14),
        "quinze" => Part::Teen(15),
        "seize" => Part::Teen(16),
        "vingt" => Part::Tens(20),
        "trente" => Part::Tens(30),
        "quarante" => Part::Tens(40),
        "cinquante" => Part::Tens(50),
        "soixante" => Part::Tens(60),
        "cent" => Part::Teen(100),
        _ => return None,
    })
}

fn spanish(lower: &str) -> Option<Part> {
    Some(match lower {
        "un" => Part::Unit(1),
        "dos" => Part::Unit(2),
        "tres" => Part::Unit(3),
        "cuatro" => Part::Unit(4),
        "cinco" => Part::Unit(5),
        "seis" => Part::Unit(6),
        "siete" => Part::Unit(7),
        "ocho" => Part::Unit(8),
        "nueve" => Part::Unit(9),
        "diez" => Part::Teen(10),
        "once" => Part::Teen(11),
        "doce" => Part::Teen(12),
        "trece" => Part::Teen(13),
        "catorce" => Part::Teen(14),
        "quince" => Part::Teen(15),
        "veinte" => Part::Teen(20),
        "veinticinco" => Part::Teen(25),
        "veintiocho" => Part::Teen(28),
        "treinta" => Part::Tens(30),
        "cuarenta" => Part::Tens(40),
        "cincuenta" => Part::Tens(50),
        "sesenta" => Part::Tens(60),
        "setenta" => Part::Tens(70),
        "ochenta" => Part::Tens(80),
        "noventa" => Part::Tens(90),
        "cien" => Part::Teen(100),
        _ => return None,
    })
}

fn italian(lower: &str) -> Option<Part> {
    Some(match lower {
        "un" => Part::Unit(1),
        "due" => Part::Unit(2),
        "tre" => Part::Unit(3),
        "quattro" => Part::Unit(4),
        "cinque" => Part::Unit(5),
        "sei" => Part::Unit(6),
        "sette" => Part::Unit(7),
        "otto" => Part::Unit(8),
        "nove" => Part::Unit(9),
        "dieci" => Part::Teen(10),
        "undici" => Part::Teen(11),
        "dodici" => Part::Teen(12),
        "tredici" => Part::Teen(13),
        "quattordici" => Part::Teen(14),
        "quindici" => Part::Teen(15),
        "sedici" => Part::Teen(16),
        "venti" => Part::Teen(20),
        "ventotto" => Part::Teen(28),
        "trenta" => Part::Teen(30),
        "quaranta" => Part::Teen(40),
        "cinquanta" => Part::Teen(50),
        "cento" => Part::Teen(100),
        _ => return None,
    })
}
