//! Words and letters that multiply the number before them: `billion`, `bn`, `Mrd.`, `crore`.

use rust_decimal::Decimal;

use super::amount::Number;
use super::cursor::{Cursor, Word};
use super::money;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// What a scale word multiplies by.
pub(super) fn of_word(lower: &str, tongue: Tongue) -> Option<u64> {
    Some(match lower {
        "hundred" => 100,
        "dozen" => 12,
        "thousand" | "tausend" | "tsd" | "mila" => 1_000,
        "mille" if matches!(tongue, Tongue::French | Tongue::Italian) => 1_000,
        "mil" if tongue == Tongue::Spanish => 1_000,
        "lakh" | "lakhs" | "lac" | "lacs" => 100_000,
        "million" | "millions" | "millionen" | "mio" | "millón" | "millones" | "milione" | "milioni" | "mln" | "mn" => {
            1_000_000
        }
        "milyon" => 1_000_000,
        "milyar" => 1_000_000_000,
        "crore" | "crores" => 10_000_000,
        // In most of Europe a billion is a million millions.
        "billion" if matches!(tongue, Tongue::German | Tongue::French) => 1_000_000_000_000,
        "billions" if tongue == Tongue::French => 1_000_000_000_000,
        "bil" if tongue == Tongue::English => 1_000_000_000,
        "tril" if tongue == Tongue::English => 1_000_000_000_000,
        "billion" | "billions" | "bn" | "bln" | "milliarde" | "milliarden" | "mrd" | "milliard" | "milliards"
        | "miliardo" | "miliardi" | "mld" | "millardos" => 1_000_000_000,
        "trillion" | "trillions" | "tn" | "trn" | "trln" | "billionen" | "billón" | "billones" | "bilione"
        | "bilioni" => 1_000_000_000_000,
        "quadrillion" | "billiarde" | "billiarden" => 1_000_000_000_000_000,
        _ => return None,
    })
}

/// What letters multiply by that stand on a number: `$14.3B`, `£300k`. Without a currency some of them mean other things.
fn of_letters(letters: &str, money: bool) -> Option<u64> {
    Some(match letters {
        "k" | "K" => 1_000,
        "m" | "M" => 1_000_000,
        "b" if money => 1_000_000_000,
        "B" => 1_000_000_000,
        "t" if money => 1_000_000_000_000,
        "T" => 1_000_000_000_000,
        "mm" | "MM" if money => 1_000_000,
        "mil" | "Mil" | "mill" if money => 1_000_000,
        "cr" | "Cr" if money => 10_000_000,
        "BN" | "Bn" => 1_000_000_000,
        "MN" | "Mn" => 1_000_000,
        "TN" | "Tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// What `word` multiplies by in the head of a table, beside a currency: `£m`, `$ thousands`, `Mio. Euro`.
pub(super) fn of_head(word: Word<'_>, tongue: Tongue) -> Option<u64> {
    let lower = word.lower();
    let whole = lower.as_str().strip_suffix('s').filter(|word| *word == "thousand").unwrap_or(lower.as_str());
    // `T€` are thousands in German, and nothing in English.
    let letters = || of_letters(word.text, true).filter(|_| !matches!(word.text, "t" | "T"));
    of_word(whole, tongue).filter(|by| *by >= 1_000).or_else(letters)
}

/// What letters multiply by that stand on the sign of a currency behind a number.
fn of_letters_on_sign(letters: &str) -> Option<u64> {
    Some(match letters {
        "k" | "K" => 1_000,
        "M" => 1_000_000,
        "Md" | "Mds" | "Mrd" => 1_000_000_000,
        _ => return None,
    })
}

/// `number` with the scale that stands behind it, if one does; `None` where the product is too large to be exact.
pub(super) fn attach(cursor: Cursor<'_>, number: Number, money: bool) -> Option<Number> {
    let glued = cursor.word(number.end);
    if !glued.is_empty() {
        let word = of_word(glued.lower().as_str(), cursor.tongue).filter(|by| *by > 100);
        let by = word.or_else(|| of_letters(glued.text, money));
        let apart = !cursor.is_digit(glued.end);
        return match by {
            Some(by) if apart => {
                let scaled = number.times(by, glued.end)?;
                Some(Number { letter: glued.text.len() == 1, ..scaled })
            }
            _ => Some(number),
        };
    }
    let mut scaled = number;
    // `2 lakh crore`, `five hundred thousand million`: each scale word multiplies what stands before it.
    while let Some((by, end)) = behind(cursor, scaled.end, money && scaled.scale == Decimal::ONE) {
        scaled = scaled.times(by, end)?;
    }
    // `$5 thousand and a half day`
    let with = with_part(cursor, scaled);
    Some(if money && cursor.next_word(with.end).is_some() { scaled } else { with })
}

/// `number` with the part of its scale that is said behind it: `a million and a half dollars`, `a billion and a quarter`.
///
/// In `two million and a half of the staff` and `two million, and a half went` the part is one of something else.
pub(super) fn with_part(cursor: Cursor<'_>, number: Number) -> Number {
    let part = || {
        let and = cursor.next_word(number.end)?;
        if let Some(end) = foreign_half(cursor, and) {
            let plain = number.plain.checked_add(Decimal::new(5, 1))?;
            return Some(Number { plain, end, ..number }).filter(|number| number.value().is_some());
        }
        let and = Some(and).filter(|word| word.text == "and")?;
        let article = cursor.next_word(and.end).filter(|word| matches!(word.text, "a" | "one"))?;
        let part = cursor.next_word(article.end)?;
        let hundredths = match part.text {
            "half" => 50,
            "quarter" => 25,
            _ => return None,
        };
        let is_own = cursor.next_word(part.end).is_some_and(|next| {
            matches!(
                next.text,
                "of" | "is"
                    | "was"
                    | "were"
                    | "are"
                    | "has"
                    | "had"
                    | "have"
                    | "went"
                    | "goes"
                    | "go"
                    | "will"
                    | "would"
                    | "that"
                    | "a"
                    | "an"
                    | "the"
                    | "did"
                    | "dozen"
                    | "hundred"
                    | "thousand"
                    | "million"
                    | "billion"
                    | "trillion"
                    | "percent"
                    | "per"
            )
        });
        let is_joined = matches!(cursor.byte(part.end), b'-' | b'%') || is_own;
        let plain = number.plain.checked_add(Decimal::new(hundredths, 2)).filter(|_| !is_joined)?;
        Some(Number { plain, end: part.end, ..number }).filter(|number| number.value().is_some())
    };
    if number.has_scale() && number.plain.is_integer() { part().unwrap_or(number) } else { number }
}

/// Where `et demi`, `y medio` or `e mezzo` ends that begins with `and`.
fn foreign_half(cursor: Cursor<'_>, and: Word<'_>) -> Option<usize> {
    let half = cursor.next_word(and.end)?;
    let is_half = matches!(
        (cursor.tongue, and.text, half.text),
        (Tongue::French, "et", "demi") | (Tongue::Spanish, "y", "medio") | (Tongue::Italian, "e", "mezzo")
    );
    is_half.then_some(half.end)
}

/// The scale behind a blank or hyphen at `at`, and where it ends; `$10+ billion` has a hedge before it.
fn behind(cursor: Cursor<'_>, at: usize, letters: bool) -> Option<(u64, usize)> {
    let word = cursor.joined_word(at + usize::from(cursor.byte(at) == b'+'))?;
    let by = of_word(word.lower().as_str(), cursor.tongue);
    // `40 M€`, `3 Md€`
    let by = by.or_else(|| if money::is_sign(cursor, word.end) { of_letters_on_sign(word.text) } else { None });
    let by = by.or_else(|| {
        let of_money = matches!(word.text, "m" | "M" | "b" | "B" | "k" | "K" | "mil" | "Mil" | "mill");
        // `US$5 mil millones` are thousands of millions, whatever the line around them is taken for.
        let thousands = cursor.next_word(word.end).is_some_and(|next| next.text == "millones");
        let of_people = matches!(word.text, "m" | "M" | "k" | "K") && counts_people(cursor, word.end);
        match word.text {
            "mil" | "Mil" if letters && thousands => Some(1_000),
            _ => (letters && of_money || of_people).then(|| of_letters(word.text, true)).flatten(),
        }
    })?;
    if cursor.is_digit(word.end) {
        return None;
    }
    Some((by, stop_behind(cursor, word.text, word.end)))
}

/// Whether people are counted behind `at`: `5 m people` are five million, `5 m` alone is a length.
fn counts_people(cursor: Cursor<'_>, at: usize) -> bool {
    // The words for them are English.
    if cursor.tongue != Tongue::English {
        return false;
    }
    let describes = |word: &Word<'_>| listed(&word_lists::OF_PEOPLE, word.text);
    let first = cursor.next_word(at);
    let noun = match first {
        Some(word) if describes(&word) => cursor.next_word(word.end),
        _ => first,
    };
    noun.is_some_and(|noun| listed(&word_lists::PEOPLE, noun.text))
}

/// Behind the full stop of an abbreviated scale, where the figure goes on after it.
fn stop_behind(cursor: Cursor<'_>, scale: &str, end: usize) -> usize {
    let abbreviated = matches!(
        scale.to_ascii_lowercase().as_str(),
        "mrd"
            | "mio"
            | "tsd"
            | "mln"
            | "mld"
            | "bn"
            | "mn"
            | "bil"
            | "mil"
            | "mill"
            | "tril"
            | "bln"
            | "trln"
            | "trn"
            | "tn"
    );
    if abbreviated && cursor.byte(end) == b'.' && cursor.after_blank(end + 1).is_some() { end + 1 } else { end }
}
