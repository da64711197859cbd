//! Words and letters that multiply the number before them: `billion`, `bn`, `Mrd.`, `crore`.

use rust_decimal::Decimal;

use super::amount::Number;
use super::cursor::Cursor;
use super::tongue::Tongue;

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
        "crore" | "crores" => 10_000_000,
        // In most of Europe a billion is a million millions.
        "billion" if matches!(tongue, Tongue::German | Tongue::French) => 1_000_000_000_000,
        "billions" if tongue == Tongue::French => 1_000_000_000_000,
        "billion" | "billions" | "bn" | "milliarde" | "milliarden" | "mrd" | "milliard" | "milliards" | "miliardo"
        | "miliardi" | "mld" | "millardos" => 1_000_000_000,
        "trillion" | "trillions" | "tn" | "trn" | "billionen" | "billón" | "billones" | "bilione" | "bilioni" => {
            1_000_000_000_000
        }
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
        "cr" | "Cr" if money => 10_000_000,
        "BN" | "Bn" => 1_000_000_000,
        "MN" | "Mn" => 1_000_000,
        "TN" | "Tn" => 1_000_000_000_000,
        _ => return None,
    })
}

/// `number` with the scale that stands behind it, if one does; `None` where the product is too large to be exact.
pub(super) fn attach(cursor: Cursor<'_>, number: Number, money: bool) -> Option<Number> {
    let glued = cursor.word(number.end);
    if !glued.is_empty() {
        let letter = of_letters(glued.text, money);
        let by = letter.or_else(|| of_word(glued.lower().as_str(), cursor.tongue).filter(|by| *by > 100));
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
    Some(scaled)
}

/// The scale behind a blank or hyphen at `at`, and where it ends; `$10+ billion` has a hedge before it.
fn behind(cursor: Cursor<'_>, at: usize, letters: bool) -> Option<(u64, usize)> {
    let word = cursor.joined_word(at + usize::from(cursor.byte(at) == b'+'))?;
    let by = of_word(word.lower().as_str(), cursor.tongue);
    let by = by.or_else(|| {
        let one_of = matches!(word.text, "m" | "M" | "b" | "B" | "k" | "K");
        (letters && one_of).then(|| of_letters(word.text, true)).flatten()
    })?;
    if cursor.is_digit(word.end) {
        return None;
    }
    Some((by, stop_behind(cursor, word.text, word.end)))
}

/// Behind the full stop of an abbreviated scale, where the figure goes on after it.
fn stop_behind(cursor: Cursor<'_>, scale: &str, end: usize) -> usize {
    let abbreviated = matches!(scale, "Mrd" | "Mio" | "Tsd" | "mrd" | "mio" | "mln" | "Mln" | "mld" | "bn" | "mn");
    if abbreviated && cursor.byte(end) == b'.' && cursor.after_blank(end + 1).is_some() { end + 1 } else { end }
}
