//! Words with a capital before a number that it does not belong to: `Dass 300 Stellen`, `der Gemeinde 280 Arbeitsplätze`, `In Ghent 1300 looms
//! stood idle`.

use super::amount::{Number, Shape};
use super::cursor::{Cursor, Word};
use super::nouns;
use super::tongue::Tongue;
use super::word_lists::{self, listed};
use super::year_leads;

/// `Dass 300 Stellen`, `Selon 300 témoins`: a small word of another language at the beginning of a sentence.
pub(super) fn is_foreign_opening(cursor: Cursor<'_>, word: Word<'_>, lower: &str) -> bool {
    let code = match cursor.tongue {
        Tongue::German => "de",
        Tongue::French => "fr",
        Tongue::Spanish => "es",
        Tongue::Italian => "it",
        _ => return false,
    };
    cursor.opens_sentence(word.start)
        && word_lists::LITTLE.iter().any(|(language, words)| *language == code && listed(words, lower))
}

/// `bringt der Gemeinde 280 Arbeitsplätze`, `im Ort 150 Häuser`: German writes all nouns with a capital, and behind one with its article
/// something else is counted. Names of what has versions are none.
pub(super) fn is_german_noun(cursor: Cursor<'_>, word: Word<'_>, number: &Number) -> bool {
    let Shape::Bare { digits: 2.. } = number.shape else { return false };
    let is_led = || {
        cursor.word_before(word.start, false).is_some_and(|article| {
            matches!(
                article.lower().as_str(),
                "der"
                    | "die"
                    | "das"
                    | "dem"
                    | "den"
                    | "des"
                    | "im"
                    | "am"
                    | "zum"
                    | "zur"
                    | "beim"
                    | "vom"
                    | "ein"
                    | "eine"
                    | "einem"
                    | "einer"
                    | "ihre"
                    | "ihrer"
                    | "ihrem"
                    | "seine"
                    | "seiner"
                    | "seinem"
                    | "dieser"
                    | "diesem"
                    | "jeder"
                    | "jedem"
            )
        })
    };
    let is_noun = |name: &str| {
        let lower = name.to_lowercase();
        let is_product = [&word_lists::PRODUCTS, &word_lists::MAKES, &word_lists::VERSIONED, &word_lists::NUMBERED]
            .iter()
            .any(|names| listed(names, &lower));
        name.chars().skip(1).all(char::is_lowercase) && !is_product
    };
    let is_plural = |counted: Word<'_>| {
        let ends = ["e", "en", "er", "ern", "n", "s"].iter().any(|end| counted.text.ends_with(end));
        counted.is_capitalised() && counted.text.len() > 4 && ends && is_noun(counted.text)
    };
    cursor.tongue == Tongue::German
        && is_noun(word.text)
        && word.text.len() > 2
        && !matches!(
            word.text,
            "Zimmer" | "Halle" | "Saal" | "Gleis" | "Raum" | "Tor" | "Platz" | "Linie" | "Seite" | "Nummer" | "Stufe"
        )
        && is_led()
        && cursor.next_word(number.end).is_some_and(is_plural)
}

/// Whether `name` is a place in which so many did something: `In Ghent 1300 looms stood idle`. Versions have few digits, and who uses
/// one does so now: `In Windows 11 users can`.
pub(super) fn is_place(cursor: Cursor<'_>, name: Word<'_>, number: &Number) -> bool {
    let Shape::Bare { digits: 2.. } = number.shape else { return false };
    let is_led = cursor.word_before(name.start, false).is_some_and(|lead| {
        matches!(lead.lower().as_str(), "in" | "at" | "near" | "around" | "outside" | "across")
            && year_leads::opens_clause(cursor, lead)
    });
    let lower = name.lower();
    let is_product = || {
        [&word_lists::PRODUCTS, &word_lists::MAKES, &word_lists::VERSIONED, &word_lists::NUMBERED]
            .iter()
            .any(|names| listed(names, lower.as_str()))
    };
    let is_plain = name.text.chars().skip(1).all(char::is_lowercase);
    let done = |noun: Word<'_>| {
        nouns::is_plural(noun.lower().as_str())
            && !noun.is_capitalised()
            && cursor.next_word(noun.end).is_some_and(|verb| {
                let is_helping = matches!(verb.text, "could" | "would" | "may" | "might" | "will" | "can");
                // What users could do was done with a version, and what people may come to is none of it.
                (!is_helping || listed(&word_lists::LIVING, noun.lower().as_str()))
                    && (year_leads::is_past(cursor, verb)
                        || is_helping
                        || verb.text == "have"
                        || verb.text.len() > 4 && verb.text.ends_with("ed"))
            })
    };
    cursor.tongue == Tongue::English
        && is_led
        && is_plain
        && !is_product()
        && cursor.next_word(number.end).is_some_and(done)
}
