//! The minus of an amount: a sign, a dash that can be none, or a word.

use super::cursor::{Cursor, Word};
use super::money;

/// Bytes behind an amount in which the second of two dashes may stand.
const DASHED: usize = 160;

/// Whether `sign` may be a minus: the sign itself, a hyphen, and the dash that is typed for it.
fn is_minus(sign: char) -> bool {
    matches!(sign, '-' | '−' | '–' | '﹣' | '－')
}

/// Bytes of the minus before the amount from `start` to `end`; 0 where there is none. `minus` and `negative` are one.
pub(super) fn before(cursor: Cursor<'_>, start: usize, end: usize) -> usize {
    let said = |word: &Word<'_>| matches!(word.text, "minus" | "Minus" | "negative" | "Negative");
    if let Some(word) = cursor.word_before(start, false).filter(said) {
        // `plus or minus 3 points` is a margin.
        let is_margin = cursor.word_before(word.start, false).is_some_and(|before| before.text == "or");
        return if is_margin { 0 } else { start - word.start };
    }
    let Some(sign) = cursor.char_before(start).filter(|sign| is_minus(*sign)) else { return 0 };
    let at = start - sign.len_utf8();
    let opens = cursor.char_before(at).is_none_or(|c| c.is_whitespace() || "([{|=<>≈~:;\"“„«".contains(c));
    let is_dash = || sign == '–' && (is_behind_number(cursor, at) || is_closed(cursor, end));
    if opens && !is_dash() { sign.len_utf8() } else { 0 }
}

/// Whether a minus stands on the number at `at`, behind its currency: `$-5 million`, `EUR −4m`.
pub(super) fn is_on(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.char_before(at).is_some_and(is_minus)
}

/// Behind the minus at `at`, where an amount stands on it.
pub(super) fn skip(cursor: Cursor<'_>, at: usize) -> Option<usize> {
    let sign = cursor.char_at(at).filter(|sign| is_minus(*sign))?;
    let next = at + sign.len_utf8();
    (cursor.is_digit(next) || money::is_sign(cursor, next)).then_some(next)
}

/// Behind the minus at `at`, where a digit stands on it.
pub(super) fn skip_to_digit(cursor: Cursor<'_>, at: usize) -> usize {
    skip(cursor, at).filter(|next| cursor.is_digit(*next)).unwrap_or(at)
}

/// Whether the minus on an amount at `start` is one for sure, even where a hyphen would be a dash: `−40,000 jobs`.
pub(super) fn is_sure(cursor: Cursor<'_>, start: usize) -> bool {
    cursor.char_before(start) == Some('−')
}

/// Whether a number stands before the blank before `at`, so that a dash there joins two: `$5m –€6m`.
fn is_behind_number(cursor: Cursor<'_>, at: usize) -> bool {
    let before = cursor.text_before(at, 8);
    let number = before.trim_end_matches(' ');
    let last = number.rsplit(' ').next().unwrap_or_default();
    // `sales in 2024 –2.5%`
    let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    number.len() < before.len() && last.contains(|c: char| c.is_ascii_digit()) && !is_year
}

/// Whether a dash stands further on in the sentence that closes what this one opened: `the firm –$5m in all– was sold`.
fn is_closed(cursor: Cursor<'_>, end: usize) -> bool {
    let behind = cursor.text_behind(end, DASHED);
    let sentence = behind.split(['\n', '|', '\t']).next().unwrap_or_default();
    let sentence = sentence.find(". ").and_then(|stop| sentence.get(..stop)).unwrap_or(sentence);
    sentence.match_indices('–').any(|(at, dash)| {
        let opens = sentence.get(at + dash.len()..).and_then(|rest| rest.chars().next());
        opens.is_none_or(|c| !(c.is_alphanumeric() || "$€£¥".contains(c)))
    })
}
