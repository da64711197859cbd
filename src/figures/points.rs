//! Parts of a percentage point in words: `a quarter point`, `half a percentage point`, `two-tenths of a percentage point`.

use rust_decimal::Decimal;

use super::amount::{self, Measure};
use super::cursor::{Cursor, Word};
use super::fraction;
use super::number_words;
use super::percent;
use super::range;
use super::tongue::Tongue;
use super::word_lists::{self, listed};

/// A part of a point, or one, where it stands.
pub(super) struct Points {
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) measure: Measure,
}

/// The part of a point that begins with `first`, or the one whole point of an article.
pub(super) fn read(cursor: Cursor<'_>, first: Word<'_>) -> Option<Points> {
    if cursor.tongue != Tongue::English {
        return foreign(cursor, first);
    }
    let lower = first.lower();
    let (count, part) = match lower.as_str() {
        "half" | "quarter" => (1, first),
        "a" | "an" => match cursor.joined_word(first.end)? {
            part if fraction::parts(part.lower().as_str()).is_some() => (1, part),
            _ => return one(cursor, first),
        },
        lower => {
            let count = number_words::english_value(lower).filter(|value| (1..=9).contains(value))?;
            (count, cursor.joined_word(first.end)?)
        }
    };
    let parts = fraction::parts(part.lower().as_str())?;
    let value = Decimal::from(count).checked_div(Decimal::from(parts))?.round_dp(4).normalize();
    let next = cursor.joined_word(part.end)?;
    let of = match next.text {
        "of" => cursor.next_word(next.end).filter(|article| matches!(article.text, "a" | "one"))?.end,
        "a" => next.end,
        _ => part.end,
    };
    if let Some((end, measure)) = percent::behind(cursor, of).filter(|(_, measure)| *measure != Measure::Percent) {
        return Some(Points { end, value, measure });
    }
    // `ticked up two-tenths to 4.3%`
    if matches!(parts, 10 | 100) && matches!(next.text, "to" | "from") && is_rate_at(cursor, next.end) {
        return Some(Points { end: part.end, value, measure: Measure::PercentagePoints });
    }
    // Parts of a point are won at chess and at gymnastics, too, unless something rose or fell by them.
    let point = cursor.joined_word(of).filter(|word| matches!(word.text, "point" | "Point"))?;
    let alone = first.start == 0 && point.end == cursor.text.len();
    let is_rate = parts == 4 && alone
        || range::is_change(cursor, first.start)
        || is_changed(cursor, first.start)
        || is_change(cursor.next_word(point.end))
        || cursor.next_word(point.end).is_some_and(|of| of.text == "of" && is_change(cursor.next_word(of.end)));
    is_rate.then_some(Points { end: point.end, value, measure: Measure::PercentagePoints })
}

/// Whether a percentage in digits stands behind the word that ends at `end`.
fn is_rate_at(cursor: Cursor<'_>, end: usize) -> bool {
    let at = cursor.after_blank(end).filter(|at| cursor.is_digit(*at));
    at.and_then(|at| amount::read(cursor, at).ok()).is_some_and(|rate| rate.measure == Measure::Percent)
}

/// `a percentage point`, `a full percentage point`; `tenths of a percentage point` are less than one.
fn one(cursor: Cursor<'_>, article: Word<'_>) -> Option<Points> {
    let (end, measure) = percent::behind(cursor, article.end).filter(|(_, measure)| *measure != Measure::Percent)?;
    let before = cursor.word_before(article.start, false);
    let is_part = before.is_some_and(|before| matches!(before.text, "of" | "half" | "per"));
    (!is_part && cursor.byte(article.end) != b'-').then_some(Points { end, value: Decimal::ONE, measure })
}

/// Whether a change is named: `a half-point cut`.
fn is_change(word: Option<Word<'_>>) -> bool {
    word.is_some_and(|word| {
        matches!(
            word.text,
            "cut"
                | "cuts"
                | "rise"
                | "rises"
                | "increase"
                | "increases"
                | "hike"
                | "hikes"
                | "reduction"
                | "move"
                | "moves"
                | "drop"
                | "fall"
                | "gain"
                | "easing"
                | "tightening"
                | "higher"
                | "lower"
                | "adjustment"
                | "change"
        )
    })
}

/// Whether the words before `start` say that a rate rose or fell by what begins there: `a rise of`, `une hausse d’`.
fn is_changed(cursor: Cursor<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..6 {
        // `d'un`
        let mark = cursor.char_before(at).filter(|mark| matches!(mark, '\'' | '’')).map_or(0, char::len_utf8);
        let before = if mark > 0 { cursor.word_ending(at - mark) } else { cursor.word_before(at, false) };
        let Some(word) = before else { return false };
        let lower = word.lower();
        if listed(&word_lists::RATE_CHANGES, lower.as_str()) {
            return true;
        }
        if !listed(&word_lists::RATE_LINKS, lower.as_str()) {
            return false;
        }
        at = word.start;
    }
    false
}

/// `einen halben Prozentpunkt`, `un demi-point`, `un quart de point`, `medio punto porcentual`.
fn foreign(cursor: Cursor<'_>, first: Word<'_>) -> Option<Points> {
    let lower = first.lower();
    let part = match (cursor.tongue, lower.as_str()) {
        (Tongue::Spanish, "medio") => first,
        (Tongue::German, "einen" | "einem" | "ein") | (Tongue::French | Tongue::Spanish, "un") => {
            cursor.joined_word(first.end)?
        }
        _ => return None,
    };
    let name = part.lower();
    let hundredths = match (cursor.tongue, name.as_str()) {
        (Tongue::German, "halben" | "halber") | (Tongue::French, "demi") | (Tongue::Spanish, "medio") => 50,
        (Tongue::German, "viertel") | (Tongue::French, "quart") | (Tongue::Spanish, "cuarto") => 25,
        _ => return None,
    };
    let of = cursor.next_word(part.end).filter(|word| word.text == "de").map_or(part.end, |word| word.end);
    let value = Decimal::new(hundredths, 2).normalize();
    if let Some((end, measure)) = percent::behind(cursor, of).filter(|(_, measure)| *measure != Measure::Percent) {
        return Some(Points { end, value, measure });
    }
    let point = cursor.joined_word(of).filter(|word| matches!(word.text, "point" | "punto"))?;
    is_changed(cursor, first.start).then_some(Points { end: point.end, value, measure: Measure::PercentagePoints })
}
