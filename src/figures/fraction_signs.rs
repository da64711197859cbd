//! Fractions in digits and signs: `1/3 of users`, `½ of the staff`.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::fraction::{Fraction, hundredths, is_of_article};
use super::tongue::Tongue;

/// `1/3 of users`, `a 2/3 majority`: digits with a stroke between them are dates, scores and inches as well, so what they
/// are a part of must follow.
pub(super) fn in_digits(cursor: Cursor<'_>, at: usize) -> Option<Fraction> {
    let digits = |at: usize| {
        let len = cursor.rest(at).bytes().take(3).take_while(u8::is_ascii_digit).count();
        let value: u64 = cursor.text.get(at..at + len)?.parse().ok()?;
        Some((value, at + len))
    };
    let (count, stroke) = digits(at)?;
    if !matches!(cursor.char_at(stroke), Some('/' | '⁄')) {
        return None;
    }
    let (parts, end) = digits(stroke + cursor.char_at(stroke)?.len_utf8())?;
    let known = matches!(parts, 2..=10 | 20 | 100);
    let glued = cursor.rest(end).starts_with(|c: char| c.is_alphanumeric() || c == '/');
    if count == 0 || count >= parts || !known || glued || !is_of_whole(cursor, end) {
        return None;
    }
    Some(Fraction { end, percent: hundredths(count, parts)? })
}

/// Whether what the part that ends at `end` is a part of stands behind it.
fn is_of_whole(cursor: Cursor<'_>, end: usize) -> bool {
    let Some(whole) = cursor.next_word(end) else { return false };
    let of = match cursor.tongue {
        Tongue::English | Tongue::OtherComma => whole.text == "of" && !is_of_article(cursor, end),
        _ => matches!(whole.text, "der" | "des" | "von" | "aller" | "du" | "del" | "de" | "dei" | "degli" | "delle"),
    };
    let majority = matches!(whole.lower().as_str(), "majority" | "majorities" | "supermajority");
    of && !cursor.is_digit(cursor.blank(whole.end)) || majority
}

/// Parts and of how many that one sign stands for: `⅔`.
fn of_sign(sign: char) -> Option<(u64, u64)> {
    Some(match sign {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// Whether a fraction in one sign stands at `at`, and not on a number.
pub(super) fn is_sign(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.char_at(at).and_then(of_sign).is_some() && !cursor.char_before(at).is_some_and(char::is_alphanumeric)
}

/// What the fraction in one sign at `at` is worth, where that is exact, and where it ends: `½`, not `⅓`.
pub(super) fn value(cursor: Cursor<'_>, at: usize) -> Option<(Decimal, usize)> {
    let sign = cursor.char_at(at)?;
    let (count, parts) = of_sign(sign)?;
    let thousandths = (1_000 * count).checked_div(parts).filter(|_| (1_000 * count) % parts == 0)?;
    Some((Decimal::new(thousandths as i64, 3).normalize(), at + sign.len_utf8()))
}

/// `½ of the staff`: one sign, with what it is a part of behind it.
pub(super) fn in_one_sign(cursor: Cursor<'_>, at: usize) -> Option<Fraction> {
    let sign = cursor.char_at(at).filter(|_| is_sign(cursor, at))?;
    let (count, parts) = of_sign(sign)?;
    let end = at + sign.len_utf8();
    let alone = at == 0 && end == cursor.text.len();
    (alone || is_of_whole(cursor, end))
        .then(|| hundredths(count, parts).map(|percent| Fraction { end, percent }))
        .flatten()
}
