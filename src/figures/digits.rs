//! Numbers written in digits, grouped and broken as their language does it.

use rust_decimal::Decimal;

use super::amount::{Number, Shape};
use super::cursor::Cursor;
use super::word_lists::{self, listed};
use super::{count, fraction_signs, money, nouns, scale};

/// Digits of the longest number that is read: far more than any article counts, and exact with every scale word.
const MOST_DIGITS: usize = 18;
/// Digits behind the decimal sign.
const MOST_DECIMALS: usize = 9;
/// Groups of digits in one number.
const MOST_GROUPS: usize = 8;

/// Digits in a row, and what stands before them.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    start: usize,
    len: usize,
    /// The sign before it; 0 for the first.
    sign: char,
}

/// The number in digits at `at`, scale words left out; where there is none, the place behind what is no number. `money` says
/// whether it has a currency before it.
fn read(cursor: Cursor<'_>, at: usize, money: bool) -> Result<Number, usize> {
    if cursor.byte(at) == b'.' {
        return without_whole(cursor, at);
    }
    if let Some((value, end)) = fraction_signs::value(cursor, at) {
        return Ok(Number::new(at, end, value, Shape::Decimal));
    }
    let mut groups = [Group::default(); MOST_GROUPS];
    let mut count = 0;
    let mut end = at;
    let mut sign = '\0';
    loop {
        let len = cursor.rest(end).bytes().take_while(u8::is_ascii_digit).count();
        let Some(group) = groups.get_mut(count) else { return Err(cursor.glued_end(end)) };
        *group = Group { start: end, len, sign };
        count += 1;
        end += len;
        match separator(cursor, end, groups.get(..count).unwrap_or_default(), money) {
            Some((next_sign, next)) => (sign, end) = (next_sign, next),
            None => break,
        }
    }
    let groups = groups.get(..count).unwrap_or_default();
    let decimals = decimals(cursor, groups, end).ok_or_else(|| cursor.glued_end(end))?;
    let digits: usize = groups.iter().map(|group| group.len).sum();
    let leading_zero = cursor.byte(at) == b'0' && groups.first().is_some_and(|first| first.len > 1);
    if digits > MOST_DIGITS || decimals > MOST_DECIMALS || leading_zero {
        return Err(cursor.glued_end(end));
    }
    let mut mantissa: i128 = 0;
    for group in groups {
        for digit in cursor.text.get(group.start..group.start + group.len).unwrap_or_default().bytes() {
            mantissa = mantissa * 10 + i128::from(digit - b'0');
        }
    }
    let plain = Decimal::try_from_i128_with_scale(mantissa, decimals as u32).map_err(|_| end)?;
    let shape = match (decimals, count) {
        (0, 1) => Shape::Bare { digits },
        (0, _) => Shape::Grouped,
        _ => Shape::Decimal,
    };
    let (plain, end, shape) = with_fraction(cursor, plain, end, shape);
    Ok(Number::new(at, end, plain, shape))
}

/// Whether the digit at `at` stands behind a point that nothing stands before: `.5%`.
pub(super) fn is_behind_point(cursor: Cursor<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|point| cursor.byte(*point) == b'.');
    before.is_some_and(|point| cursor.char_before(point).is_none_or(|c| c.is_whitespace() || c == '('))
}

/// Decimals alone: the `.5` of `$.5 million`.
fn without_whole(cursor: Cursor<'_>, at: usize) -> Result<Number, usize> {
    let len = cursor.rest(at + 1).bytes().take_while(u8::is_ascii_digit).count();
    let end = at + 1 + len;
    let digits = cursor.text.get(at + 1..end).and_then(|digits| digits.parse().ok());
    let goes_on = matches!(cursor.byte(end), b'.' | b',') && cursor.is_digit(end + 1);
    match digits.filter(|_| len <= MOST_DECIMALS && !goes_on) {
        Some(digits) => Ok(Number::new(at, end, Decimal::new(digits, len as u32), Shape::Decimal)),
        None => Err(cursor.glued_end(end)),
    }
}

/// The sign between two groups of digits at `at`, and where the next group begins.
fn separator(cursor: Cursor<'_>, at: usize, groups: &[Group], money: bool) -> Option<(char, usize)> {
    let sign = cursor.char_at(at)?;
    let next = at + sign.len_utf8();
    if !cursor.is_digit(next) {
        return None;
    }
    match sign {
        '.' | ',' => Some((sign, next)),
        '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}' => grouped(cursor, next, groups, sign),
        // In English a blank parts two numbers: `in 2024 300 workers left`.
        ' ' if cursor.tongue.has_decimal_comma() || is_one_number(cursor, groups, next, money) => {
            grouped(cursor, next, groups, sign)
        }
        _ => None,
    }
}

/// Whether an English text has one number around the blank before the three digits at `next`, as far as a currency or a unit
/// tells: `$5 000`, `12 500 km`. Nothing begins with a nought but the rest of a number: `5 000 people`.
fn is_one_number(cursor: Cursor<'_>, groups: &[Group], next: usize, money: bool) -> bool {
    let Some(first) = groups.first() else { return false };
    let mut end = next;
    while cursor.rest(end).bytes().take_while(u8::is_ascii_digit).count() == 3 {
        end += 3;
        match cursor.byte(end) {
            b' ' if cursor.is_digit(end + 1) => end += 1,
            _ => break,
        }
    }
    if cursor.is_digit(end) || groups.iter().skip(1).any(|group| group.sign != ' ') {
        return false;
    }
    let is_rest = groups.len() > 1 || cursor.byte(next) == b'0';
    let counted = || count::noun(cursor, end, false);
    if money {
        // `for $5 300 people got in`
        return is_rest || !counted().is_some_and(|noun| noun.is_countable());
    }
    // `on June 9 300 euros`, `Section 5 300 km`, `page 5 000`
    let named = cursor.word_before(first.start, true).is_some_and(|word| {
        let opens = cursor.opens_sentence(word.start) && !nouns::is_month_or_day(word.text);
        word.is_capitalised() && !opens || listed(&word_lists::LABELS, word.lower().as_str())
    });
    let word = cursor.word(cursor.after_blank(end).unwrap_or(end));
    let lower = word.lower();
    let is_unit = money::follows(cursor, end) || nouns::unit(word.text).is_some();
    let is_scale = || scale::of_word(lower.as_str(), cursor.tongue).is_some_and(|by| by >= 1_000);
    !named && (is_unit || is_scale() || is_rest && counted().is_some())
}

/// A sign that can only stand between thousands: three digits follow, no more.
fn grouped(cursor: Cursor<'_>, next: usize, groups: &[Group], sign: char) -> Option<(char, usize)> {
    let three = (next..next + 3).all(|at| cursor.is_digit(at)) && !cursor.is_digit(next + 3);
    let fits = groups.iter().enumerate().all(|(number, group)| match number {
        0 => group.len <= 3,
        _ => group.len == 3 && group.sign == sign,
    });
    (three && fits).then_some((sign, next))
}

/// How many of the digits stand behind a decimal sign; `None` where the signs make no number.
fn decimals(cursor: Cursor<'_>, groups: &[Group], end: usize) -> Option<usize> {
    let (last, before) = groups.split_last()?;
    if before.is_empty() {
        return Some(0);
    }
    let thousands = |groups: &[Group]| {
        groups.first().is_some_and(|first| (1..=3).contains(&first.len))
            && groups.iter().skip(1).all(|group| group.len == 3 && Some(group.sign) == groups.get(1).map(|g| g.sign))
    };
    let signs_before: usize = before.iter().skip(1).filter(|group| group.sign == last.sign).count();
    if before.len() > 1 && signs_before == 0 {
        // 1.250,00 and 1,250.00: what differs at the end is the decimal sign, whatever the language.
        return (thousands(before) && matches!(last.sign, '.' | ',')).then_some(last.len);
    }
    let comma = cursor.tongue.has_decimal_comma()
        || is_foreign(cursor, end)
        || last.sign == '.' && last.len == 3 && is_european(cursor, groups, end);
    let (decimal, grouping) = if comma { (',', '.') } else { ('.', ',') };
    if before.len() == 1 && last.sign == decimal {
        return Some(last.len);
    }
    let starts_with_zero = groups.first().is_some_and(|first| cursor.byte(first.start) == b'0');
    if thousands(groups) && !starts_with_zero && (last.sign == grouping || !matches!(last.sign, '.' | ',')) {
        return Some(0);
    }
    // 1,00,000: hundreds of thousands and more in pairs.
    let indian = groups.first().is_some_and(|first| first.len <= 2)
        && last.len == 3
        && before.iter().skip(1).all(|group| group.len == 2 && group.sign == ',');
    if indian && last.sign == ',' && before.len() > 1 {
        return Some(0);
    }
    // 12,50 €: so few digits are no thousands, so with a measure behind them they are decimals in any language.
    if before.len() == 1 && last.sign == ',' && last.len < 3 && is_measured(cursor, groups, end) {
        return Some(last.len);
    }
    // 3.5 Millionen in a German text that was translated in haste.
    (comma && before.len() == 1 && last.sign == '.' && last.len < 3).then_some(last.len)
}

/// Whether what follows a number can only be written in a language with decimal commas.
fn is_foreign(cursor: Cursor<'_>, end: usize) -> bool {
    let word = cursor.word(cursor.after_joint(end).unwrap_or(end)).lower();
    let is_point = matches!(word.as_str(), "point" | "points");
    // `0,3 point de pourcentage`
    let de = cursor.blank(cursor.word(cursor.after_joint(end).unwrap_or(end)).end);
    is_point && cursor.word(de).text == "de"
        || word.as_str().starts_with("prozentig")
        || matches!(
            word.as_str(),
            "milliarden"
                | "milliarde"
                | "millionen"
                | "mrd"
                | "mio"
                | "prozent"
                | "prozentpunkte"
                | "puntos"
                | "milliards"
                | "milliard"
                | "millones"
                | "miliardi"
                | "milioni"
                | "miljoen"
                | "miljard"
                | "milhões"
        )
}

/// Whether a point before three digits parts thousands: `1.500 Euro` in a line that is not English, `1.500 Dollar`, and
/// `1.500 Mitarbeiter` where other words are foreign, too. A rate of exchange has three decimals in English: `at 1.145 euros`.
fn is_european(cursor: Cursor<'_>, groups: &[Group], end: usize) -> bool {
    let start = groups.first().map_or(end, |first| first.start);
    // `$1.500` is one dollar and a half.
    if cursor.char_before(start).is_some_and(|sign| !sign.is_whitespace() && !"(„“«\"'".contains(sign)) {
        return false;
    }
    let word = cursor.word(cursor.after_blank(end).unwrap_or(end));
    let is_euro = matches!(word.text, "Euro" | "Euros" | "euro" | "euros" | "EUR") || {
        let at = cursor.blank(end);
        cursor.char_at(at) == Some('€') && !cursor.is_digit(at + '€'.len_utf8())
    };
    let is_other = matches!(word.text, "Dollar" | "Franken" | "Pfund" | "dólares" | "dollari" | "franchi" | "sterline");
    if is_other {
        return true;
    }
    let is_noun = || word.text.chars().count() > 3;
    let (foreign, english) = cursor.tongues_around(start, end);
    !english && (is_euro || foreign && is_noun())
}

/// Whether a currency, a percent sign or a scale stands beside the digits.
fn is_measured(cursor: Cursor<'_>, groups: &[Group], end: usize) -> bool {
    let start = groups.first().map_or(end, |first| first.start);
    let at = cursor.blank(end);
    let word = cursor.word(at).lower();
    let before = if cursor.byte(start.wrapping_sub(1)) == b' ' { start - 1 } else { start };
    matches!(cursor.char_before(before), Some('€' | '$' | '£'))
        || matches!(cursor.char_at(at), Some('€' | '%'))
        || matches!(word.as_str(), "euro" | "euros" | "eur" | "percent" | "billion" | "million" | "bn")
}

/// Halves and quarters behind whole numbers: `2½`, `2 1/2`.
fn with_fraction(cursor: Cursor<'_>, plain: Decimal, end: usize, shape: Shape) -> (Decimal, usize, Shape) {
    let whole = (plain, end, shape);
    if !matches!(shape, Shape::Bare { .. }) {
        return whole;
    }
    let behind = cursor.blank(end);
    let (hundredths, length) = match cursor.char_at(behind) {
        _ if let Some((part, end)) = fraction_signs::value(cursor, behind) => {
            return plain.checked_add(part).map_or(whole, |sum| (sum, end, Shape::Decimal));
        }
        _ if behind > end && !cursor.is_digit(behind + 3) && cursor.byte(behind + 3) != b'/' => {
            match cursor.text.as_bytes().get(behind..behind + 3) {
                Some(b"1/2") => (50, 3),
                Some(b"1/4") => (25, 3),
                Some(b"3/4") => (75, 3),
                _ => return whole,
            }
        }
        _ => return whole,
    };
    match plain.checked_add(Decimal::new(hundredths, 2)) {
        Some(sum) => (sum, behind + length, Shape::Decimal),
        None => whole,
    }
}

/// The number at `at` with its scale words; `money` says whether a currency stands before it.
pub(super) fn read_scaled(cursor: Cursor<'_>, at: usize, money: bool) -> Result<Number, usize> {
    let number = read(cursor, at, money)?;
    scale::attach(cursor, number, money).ok_or_else(|| cursor.glued_end(number.end))
}
