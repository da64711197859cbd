//! Fractions in German, French, Spanish and Italian words: `zwei Drittel`, `un quart des voix`.

use rust_decimal::Decimal;

use super::cursor::{Cursor, Word};
use super::fraction::{Fraction, hundredths};
use super::hedge;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// `zwei Drittel`, `un quart des`, `la mitad de`: one part alone may be a time, so what it is part of must follow.
pub(super) fn read(cursor: Cursor<'_>, first: Word<'_>, lower: &str) -> Option<Fraction> {
    let part = cursor.next_word(first.end)?;
    let name = part.lower();
    // `tres cuartas partes`
    if let Some(parts) = spanish_parts(cursor.tongue, name.as_str())
        && let Some(count) = small_number(cursor.tongue, lower).filter(|count| *count < parts)
        && let Some(noun) = cursor.next_word(part.end).filter(|word| matches!(word.text, "parte" | "partes"))
    {
        return Some(Fraction { end: noun.end, percent: hundredths(count, parts)? });
    }
    let (count, parts) = match (cursor.tongue, lower, name.as_str()) {
        (Tongue::German, "die" | "der", "hälfte") => (1, 2),
        (Tongue::French, "la", "moitié") | (Tongue::Spanish, "la", "mitad") | (Tongue::Italian, "la", "metà") => {
            (1, 2)
        }
        // `le tiers des voix`; a third of something is told alone where it is one in an order.
        (Tongue::French, "le", name) if name != "cinquième" && name != "dixième" => {
            (1, parts_named(cursor.tongue, name)?)
        }
        (tongue, count, name) => (small_number(tongue, count)?, parts_named(tongue, name)?),
    };
    let whole = cursor.next_word(part.end);
    let is_part_of = whole.is_some_and(|word| listed(&word_lists::OF_A_WHOLE, word.text));
    let compares = whole.is_some_and(|word| is_compared(cursor, word));
    // `um ein Viertel`, `d'un tiers`, `en un tercio`, `di un terzo`: by how much something changed.
    let by = match cursor.word_before(first.start, false) {
        Some(before) => {
            matches!(before.text, "um" | "en" | "di") || listed(&word_lists::FOREIGN_CHANGES, before.lower().as_str())
        }
        None => matches!(cursor.char_before(first.start), Some('\'' | '’')),
    };
    let is_amount = is_part_of || compares || by || hedge::stands_before(cursor, first.start);
    // `un cuarto de punto`, `un quart d'heure`
    let of_something =
        whole.filter(|of| matches!(of.text, "de" | "di")).and_then(|of| cursor.next_word(of.end)).is_some_and(|next| {
            matches!(next.text, "punto" | "point" | "hora" | "ora" | "heure" | "siglo" | "siècle" | "secolo" | "final")
        });
    if of_something {
        return None;
    }
    // Halves have a word of their own; `ein Viertel` may be a part of a town.
    if count >= parts || count == 1 && parts > 2 && !is_amount {
        return None;
    }
    Some(Fraction { end: part.end, percent: hundredths(count, parts)? })
}

/// The share that begins with `first`, whatever follows it, in percent, and where it ends.
pub(super) fn share(cursor: Cursor<'_>, first: Word<'_>, lower: &str) -> Option<(Decimal, usize)> {
    let part = cursor.next_word(first.end)?;
    let name = part.lower();
    let (count, parts) = match (cursor.tongue, lower, name.as_str()) {
        (Tongue::German, "der", "hälfte")
        | (Tongue::French, "la", "moitié")
        | (Tongue::Spanish, "la", "mitad")
        | (Tongue::Italian, "la", "metà") => (1, 2),
        (tongue, count, name) => (small_number(tongue, count)?, parts_named(tongue, name)?),
    };
    Some((hundredths(count, parts).filter(|_| count < parts)?, part.end))
}

/// `ein Fünftel wählte nicht`, `un quart a voté`: a fraction that a verb follows, behind another share of the same.
pub(super) fn before_verb(cursor: Cursor<'_>, first: Word<'_>) -> Option<Fraction> {
    if cursor.tongue == Tongue::English {
        return None;
    }
    let (percent, end) = share(cursor, first, first.lower().as_str())?;
    let verb = cursor.next_word(end).filter(|verb| !verb.is_capitalised())?;
    let text = verb.text;
    let is_done = match cursor.tongue {
        // A quarter of a town is called so.
        Tongue::German => {
            let is_town = percent == Decimal::from(25);
            text.len() > 2
                && text != "mit"
                && (text.ends_with("te") || text.ends_with("ten") || !is_town && text.ends_with(['t', 'n']))
        }
        Tongue::French => matches!(text, "a" | "ont" | "est" | "sont" | "n" | "ne" | "était"),
        Tongue::Spanish => {
            text.ends_with('ó') || text.ends_with("ron") || matches!(text, "ha" | "han" | "no" | "es" | "son")
        }
        Tongue::Italian => matches!(text, "ha" | "hanno" | "è" | "sono" | "non"),
        Tongue::English | Tongue::OtherComma => false,
    };
    is_done.then_some(Fraction { end, percent })
}

/// The parts that a Spanish ordinal before *partes* names.
fn spanish_parts(tongue: Tongue, lower: &str) -> Option<u64> {
    if tongue != Tongue::Spanish {
        return None;
    }
    Some(match lower {
        "tercera" | "terceras" => 3,
        "cuarta" | "cuartas" => 4,
        "quinta" | "quintas" => 5,
        "sexta" | "sextas" => 6,
        "décima" | "décimas" => 10,
        _ => return None,
    })
}

fn small_number(tongue: Tongue, lower: &str) -> Option<u64> {
    Some(match (tongue, lower) {
        (Tongue::German, "ein" | "eines" | "einem")
        | (Tongue::Spanish, "una")
        | (Tongue::French | Tongue::Spanish | Tongue::Italian, "un") => 1,
        (Tongue::German, "zwei") | (Tongue::French, "deux") | (Tongue::Spanish, "dos") | (Tongue::Italian, "due") => 2,
        (Tongue::German, "drei") | (Tongue::French, "trois") | (Tongue::Spanish, "tres") | (Tongue::Italian, "tre") => {
            3
        }
        (Tongue::German, "vier") | (Tongue::French, "quatre") | (Tongue::Spanish, "cuatro") => 4,
        (Tongue::Italian, "quattro") => 4,
        _ => return None,
    })
}

fn parts_named(tongue: Tongue, lower: &str) -> Option<u64> {
    Some(match (tongue, lower) {
        (Tongue::German, "drittel" | "dritteln") | (Tongue::French, "tiers") => 3,
        (Tongue::Spanish, "tercio" | "tercios") | (Tongue::Italian, "terzo" | "terzi") => 3,
        (Tongue::German, "viertel" | "vierteln") | (Tongue::French, "quart" | "quarts") => 4,
        (Tongue::Spanish, "cuarto" | "cuartos") | (Tongue::Italian, "quarto" | "quarti") => 4,
        (Tongue::German, "fünftel" | "fünfteln") | (Tongue::French, "cinquième" | "cinquièmes") => 5,
        (Tongue::Spanish, "quinto" | "quintos") | (Tongue::Italian, "quinto" | "quinti") => 5,
        (Tongue::German, "sechstel" | "sechsteln") | (Tongue::French, "sixième" | "sixièmes") => 6,
        (Tongue::German, "achtel" | "achteln") | (Tongue::French, "huitième" | "huitièmes") => 8,
        (Tongue::German, "zehntel" | "zehnteln") | (Tongue::French, "dixième" | "dixièmes") => 10,
        _ => return None,
    })
}

/// Whether something is so much more or less: `ein Viertel weniger`, `un tiers de plus`, `un tercio más`, `un terzo in meno`.
fn is_compared(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    let second = || cursor.next_word(word.end).map_or("", |second| second.text);
    match (cursor.tongue, word.text) {
        (Tongue::French, "plus" | "moins") | (Tongue::Spanish, "más" | "menos") | (Tongue::Italian, "più" | "meno") => {
            true
        }
        (Tongue::French, "de") => matches!(second(), "plus" | "moins"),
        (Tongue::Italian, "in") => matches!(second(), "più" | "meno"),
        (Tongue::German, text) => listed(&word_lists::GERMAN_COMPARATIVES, text),
        _ => false,
    }
}
