//! Which words can be what a number counts. Small lists and endings: enough to tell a noun from what follows it.

use super::cursor::Cursor;
use super::word_lists::{self, listed};
use crate::text::calendar::is_weekday;

/// Words that end the phrase in which a noun could stand.
pub(super) fn is_function(lower: &str) -> bool {
    listed(&word_lists::FUNCTION, lower)
}

/// Words in -s that are verbs as often as nouns.
pub(super) fn is_often_verb(lower: &str) -> bool {
    listed(&word_lists::VERBS_OR_NOUNS, lower)
}

/// Articles and pronouns that begin what a verb is done to.
pub(super) fn is_determiner(lower: &str) -> bool {
    listed(&word_lists::DETERMINERS, lower)
}

/// What becomes of people who are counted: `203 dead` are as many people.
pub(super) fn is_fate(lower: &str) -> bool {
    matches!(
        lower,
        "dead"
            | "killed"
            | "injured"
            | "wounded"
            | "hurt"
            | "missing"
            | "arrested"
            | "displaced"
            | "hospitalised"
            | "hospitalized"
    )
}

/// Words of other languages that follow a number and are not counted.
pub(super) fn is_foreign_function(lower: &str) -> bool {
    listed(&word_lists::FOREIGN_FUNCTION, lower)
}

/// Whether `lower` looks like the plural of a noun.
pub(super) fn is_plural(lower: &str) -> bool {
    if listed(&word_lists::PLURALS, lower) {
        return !matches!(lower, "square" | "gross" | "yuan");
    }
    // `grandchildren`, `noblewomen`, `frontiersmen`; a specimen is one.
    let of_people = ["children", "women", "people", "folk", "smen"].iter().any(|people| lower.ends_with(people));
    if of_people && lower.len() > 5 {
        return true;
    }
    let bytes = lower.as_bytes();
    if lower.len() < 3 || bytes.last() != Some(&b's') || is_function(lower) {
        return false;
    }
    // -ss, -us and -is end nouns in the singular and adjectives: `previous`, `crisis`.
    let before = bytes.get(bytes.len() - 2).copied().unwrap_or(0);
    let singular = matches!(before, b's' | b'u' | b'i' | b'\'') && !listed(&word_lists::PLURALS_IN_US_AND_IS, lower);
    !singular && !listed(&word_lists::SINGULARS, lower)
}

/// `GPUs`, `H100s`: capitals with a small s.
pub(super) fn is_acronyms(word: &str) -> bool {
    let capitals = |stem: &str| stem.len() >= 2 && stem.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    word.strip_suffix('s').is_some_and(capitals)
}

/// Plurals that stand before the noun that is counted: `sports teams`.
pub(super) fn is_attributive_plural(lower: &str) -> bool {
    listed(&word_lists::ATTRIBUTIVE, lower)
}

/// Behind numbers of four digits these nouns are counted: `2000 people`, where `2024 results` are of a year.
pub(super) fn is_counted_often(unit: &str) -> bool {
    listed(&word_lists::COUNTED, unit)
}

/// Whether `unit` may be counted below zero.
pub(super) fn is_degree(unit: &str) -> bool {
    unit.starts_with('°') || matches!(unit, "degrees" | "Grad" | "degrés" | "grados" | "gradi")
}

/// Units of measure in letters, as they are written.
pub(super) fn unit(written: &str) -> Option<&'static str> {
    const UNITS: &[&str] = &[
        "km", "cm", "mm", "kg", "mg", "lb", "lbs", "oz", "ft", "mph", "kph", "kW", "MW", "GW", "TW", "kWh", "MWh",
        "GWh", "TWh", "kB", "KB", "MB", "GB", "TB", "PB", "Hz", "kHz", "MHz", "GHz", "ha", "ml", "nm", "dB", "ms",
        "kJ", "MJ", "Gbps", "Mbps", "bpd", "hp", "km²", "m²", "sq", "mcg", "µg", "μg", "rpm", "psi", "kPa", "MPa",
        "hPa", "ppm", "ppb", "kcal", "mAh", "kV", "cl", "dl", "hl", "Mt", "Gt", "MWp", "GWp", "kWp", "Nm", "kN", "dpi",
        "fps", "sqm", "TEU", "bcm", "Kbps", "kbps", "Tbps", "GiB", "MiB", "TiB", "EB", "ZB", "µm", "μm", "kt", "bhp",
        "tbsp", "tsp", "mL", "µL", "μL", "mmol", "mmHg", "mV",
    ];
    // Most words are longer than any of them.
    if !(2..=5).contains(&written.len()) {
        return None;
    }
    UNITS.iter().copied().find(|unit| *unit == written && *unit != "sq")
}

/// Units of one letter that ends at `end`, behind a blank: `800 g`, `230 V`, `a 2 L bottle`. Capitals with a full stop shorten names.
pub(super) fn unit_of_one_letter(cursor: Cursor<'_>, written: &str, end: usize) -> Option<&'static str> {
    let stops = cursor.byte(end) == b'.' && (cursor.has_letter(end + 1) || written != "g" && written != "l");
    // `230 W 42nd Street`, `10 W 3 L`
    let after = cursor.char_at(cursor.blank(end)).filter(|_| cursor.blank(end) > end);
    let stops =
        stops || matches!(written, "W" | "V" | "L") && after.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase());
    ["g", "l", "L", "W", "V"].into_iter().find(|unit| *unit == written).filter(|_| !stops)
}

/// A unit of measure at `at`, on the number or behind a blank: `250MW`, `20 °C`.
pub(super) fn sign(cursor: Cursor<'_>, end: usize) -> Option<(&'static str, usize)> {
    let at = cursor.blank(end);
    if cursor.char_at(at) == Some('°') {
        let letter = cursor.blank(at + '°'.len_utf8());
        let unit = match cursor.word(letter).text {
            "C" => "°C",
            "F" => "°F",
            _ => return None,
        };
        return Some((unit, letter + 1));
    }
    let word = cursor.word(end);
    // `800g`, but a network is `4g`.
    let is_long = end >= 2 && matches!(cursor.byte(end - 2), b'0'..=b'9' | b'.' | b',');
    let of_letter =
        || unit_of_one_letter(cursor, word.text, word.end).filter(|unit| is_long && matches!(*unit, "g" | "l"));
    let unit = unit(word.text).or_else(of_letter)?;
    (!cursor.is_digit(word.end)).then_some((unit, word.end))
}

/// The plural of a noun that stands behind a hyphen in the singular.
pub(super) fn plural_of(singular: &str) -> String {
    match singular {
        "man" => return "men".to_owned(),
        "woman" => return "women".to_owned(),
        "person" => return "people".to_owned(),
        "child" => return "children".to_owned(),
        "foot" => return "feet".to_owned(),
        _ => {}
    }
    if is_plural(singular) {
        return singular.to_owned();
    }
    let consonant_y = singular.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if singular.ends_with(['s', 'x', 'z']) || singular.ends_with("ch") || singular.ends_with("sh") => {
            format!("{singular}es")
        }
        None => format!("{singular}s"),
    }
}

/// What `28-jährige` and `dreitägig` count: the German noun that such an adjective is made of.
pub(super) fn german_measure(lower: &str) -> Option<&'static str> {
    const MADE_OF: &[(&str, &str)] = &[
        ("jährig", "Jahre"),
        ("monatig", "Monate"),
        ("wöchig", "Wochen"),
        ("tägig", "Tage"),
        ("stündig", "Stunden"),
        ("minütig", "Minuten"),
        ("köpfig", "Köpfe"),
    ];
    MADE_OF.iter().find(|(adjective, _)| lower.starts_with(adjective)).map(|(_, noun)| *noun)
}

/// Words behind a number's hyphen that are not counted: `one-on-one`, `two-way`, `100-strong`.
pub(super) fn is_no_unit(lower: &str) -> bool {
    listed(&word_lists::NO_UNIT, lower) || super::number_words::english_value(lower).is_some()
}

/// Months and days of the week, which stand behind numbers without being counted.
pub(super) fn is_month_or_day(word: &str) -> bool {
    if !word.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    let lower = word.to_lowercase();
    is_weekday(word)
        || lower.len() > 3 && crate::article::month_number(&lower).is_some()
        || matches!(word, "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec" | "May")
}

/// Whether one of the next words from `at` on is part of an address: `221 Baker Street`, `12 Oaks Drive`.
pub(super) fn is_street(cursor: Cursor<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..3 {
        let word = cursor.word(cursor.blank(at));
        if word.is_empty() || !word.is_capitalised() {
            return false;
        }
        if listed(&word_lists::STREETS, word.text) {
            return true;
        }
        at = word.end;
    }
    false
}

/// Units that are counted from one on: `one year` is a quantity, `one company` is a company.
pub(super) fn is_measured(unit: &str) -> bool {
    listed(&word_lists::MEASURES, unit)
}
