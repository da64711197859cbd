//! Two numbers that are the ends of one quantity: `$10–15 billion`, `between 10 and 15 percent`, `five or six people`.

use rust_decimal::Decimal;

use super::amount::{self, Amount, Measure, Shape};
use super::cursor::{Cursor, Lower, Word};
use super::tongue::Tongue;
use super::word_lists::{self, listed};
use super::{count, fraction_signs, money, sign, words, year};

/// The word that announces a range before its first number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    None,
    Between,
    From,
}

/// What the word `lower` announces.
pub(super) fn lead(lower: &Lower<'_>, tongue: Tongue) -> Lead {
    match (lower.as_str(), tongue) {
        ("between", _) | ("zwischen", Tongue::German) | ("entre", Tongue::French | Tongue::Spanish) => Lead::Between,
        ("tra" | "fra", Tongue::Italian) => Lead::Between,
        ("from", _) | ("von", Tongue::German) | ("de", Tongue::French | Tongue::Spanish) => Lead::From,
        ("desde", Tongue::Spanish) => Lead::From,
        ("da" | "dal", Tongue::Italian) => Lead::From,
        _ => Lead::None,
    }
}

/// The same of times, which have words of their own for it: `vom 3. bis 5. Mai`, `du 3 au 5 mai`.
pub(super) fn lead_of_time(lower: &Lower<'_>, tongue: Tongue) -> Lead {
    match (lower.as_str(), tongue) {
        ("vom", Tongue::German) | ("du", Tongue::French) | ("del", Tongue::Spanish) => Lead::From,
        _ => lead(lower, tongue),
    }
}

/// What joins two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    Or,
}

/// Two ends with one measure.
pub(super) struct Range {
    pub(super) end: usize,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) measure: Measure,
    /// Whether *or* joins its ends.
    pub(super) is_choice: bool,
    /// The number at the upper end as it is written.
    pub(super) second: Amount,
}

/// Whether a dash and a digit stand at `end`.
pub(super) fn is_dashed(cursor: Cursor<'_>, end: usize) -> bool {
    cursor.char_at(end).is_some_and(|c| matches!(c, '-' | '–' | '−' | '‑') && cursor.is_digit(end + c.len_utf8()))
}

/// Whether the hyphen at `end` belongs to a word that stands behind the next number.
fn is_suspended(cursor: Cursor<'_>, end: usize) -> bool {
    cursor.byte(end) == b'-' && cursor.next_word(end + 1).is_some_and(|word| matches!(word.text, "to" | "bis" | "or"))
}

/// What joins the number that ends at `end` to another one, and where that begins.
fn link(cursor: Cursor<'_>, end: usize, lead: Lead) -> Option<(Link, usize)> {
    // `18- to 34-year-olds`: the first number shares the word behind the second one.
    let end = if lead == Lead::None && is_suspended(cursor, end) { end + 1 } else { end };
    if let Some(dash @ ('-' | '–' | '—' | '−' | '‑')) = cursor.char_at(end) {
        let next = end + dash.len_utf8();
        let word = cursor.word(next);
        if cursor.is_digit(next) || money::before(cursor, next).is_some() {
            return Some((Link::Dash, next));
        }
        if let Some((sign, _)) = money::before(cursor, word.end).filter(|_| word.text.len() <= 3) {
            // -US$15 billion
            return (sign > word.end).then_some((Link::Dash, word.end));
        }
        return (word.text == "to" && cursor.byte(word.end) == b'-').then_some((Link::To, word.end + 1));
    }
    let word = cursor.next_word(end)?;
    let next = cursor.after_blank(word.end)?;
    let joins = match lead {
        Lead::Between => match cursor.tongue {
            Tongue::German => matches!(word.text, "und" | "and"),
            Tongue::French => word.text == "et",
            Tongue::Spanish => word.text == "y",
            Tongue::Italian => word.text == "e",
            Tongue::English | Tongue::OtherComma => word.text == "and",
        },
        Lead::From | Lead::None => match cursor.tongue {
            Tongue::German => matches!(word.text, "bis" | "auf") && (word.text == "bis" || lead == Lead::From),
            Tongue::French => word.text == "à",
            Tongue::Spanish | Tongue::Italian => word.text == "a",
            Tongue::English | Tongue::OtherComma => word.text == "to",
        },
    };
    if joins || is_until(cursor, word, (end, next), lead) {
        return Some((Link::To, next));
    }
    (lead == Lead::None && matches!(word.text, "or" | "oder" | "ou" | "o")).then_some((Link::Or, next))
}

/// Whether `word` joins the year that ends at `end` to the one at `next`: `from 2019 until 2023`, `2019 through 2023`, `dal 2019 al
/// 2023`, `desde 2019 hasta 2023`.
fn is_until(cursor: Cursor<'_>, word: Word<'_>, (end, next): (usize, usize), lead: Lead) -> bool {
    let joins = match (cursor.tongue, word.text) {
        (Tongue::English | Tongue::OtherComma, "through") => true,
        (Tongue::English | Tongue::OtherComma, "until" | "till")
        | (Tongue::Spanish, "al" | "hasta")
        | (Tongue::Italian, "al") => lead == Lead::From,
        _ => false,
    };
    let digits = |at: usize| cursor.rest(at).bytes().take(5).take_while(u8::is_ascii_digit).count();
    joins && digits(next) == 4 && end >= 4 && digits(end - 4) == 4
}

/// Behind the article at `at` that a digit follows: `tra il 2010 e il 2020`, `entre el 5 y el 10 por ciento`.
pub(super) fn behind_article(cursor: Cursor<'_>, at: usize) -> usize {
    let article = cursor.word(at);
    let is_article = matches!((cursor.tongue, article.text), (Tongue::Italian, "il") | (Tongue::Spanish, "el"));
    cursor.after_blank(article.end).filter(|behind| is_article && cursor.is_digit(*behind)).unwrap_or(at)
}

/// Whether two numbers with a `to` between them are two figures: `went from $14bn in 2024 to $25bn`, `rose 84 cents to $77`.
fn are_apart(cursor: Cursor<'_>, first: &Amount, second: &Amount) -> bool {
    if year::value(&first.number).is_some() && first.measure == Measure::None {
        let before = cursor.word_before(first.start, false).map(|word| word.lower());
        let dated = before.is_some_and(|word| matches!(word.as_str(), "in" | "since" | "of" | "im" | "en" | "nel"));
        // A currency before the second number alone is not the first one's.
        let own_sign = matches!(second.measure, Measure::Money(_)) && second.number.start > second.start;
        return own_sign || dated && year::value(&second.number).is_none();
    }
    let own = first.measure != Measure::None && second.measure != Measure::None;
    // `shrank by 0.6 points to 2.9 points`
    let by = || cursor.word_before(first.start, false).is_some_and(|word| matches!(word.text, "by" | "um"));
    own && (first.parts != second.parts || by() || is_change(cursor, first.start))
}

/// Whether what ends at `start` says by how much something changed: `rose 3% to 12%`, `fell by nearly $2 to $75`.
pub(super) fn is_change(cursor: Cursor<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..3 {
        let Some(word) = cursor.word_before(at, false) else { return false };
        let lower = word.lower();
        if listed(&word_lists::CHANGES, lower.as_str()) || listed(&word_lists::RATE_CHANGES, lower.as_str()) {
            return true;
        }
        if !matches!(
            lower.as_str(),
            "by" | "um" | "de" | "un" | "a" | "an" | "nearly" | "almost" | "about" | "over" | "just" | "another"
        ) {
            return false;
        }
        at = word.start;
    }
    false
}

/// The range that begins with `first`.
pub(super) fn read(cursor: Cursor<'_>, first: &Amount, lead: Lead) -> Option<Range> {
    let (link, at) = link(cursor, first.end, lead)?;
    let at = if lead == Lead::None { at } else { behind_article(cursor, at) };
    let at = sign::skip(cursor, at).filter(|_| link == Link::To).unwrap_or(at);
    if !cursor.is_digit(at) && !fraction_signs::is_sign(cursor, at) {
        let word = cursor.word(at);
        let currency = money::before(cursor, at).is_some() || money::is_sign(cursor, word.end);
        let in_words = words::begins(&word.lower(), cursor.tongue) && !matches!(word.text, "A" | "An");
        if !(currency || in_words) {
            return None;
        }
    }
    let at = if money::is_sign(cursor, cursor.word(at).end) { cursor.word(at).end } else { at };
    let second = amount::read_beside(cursor, at, matches!(first.measure, Measure::Money(_))).ok()?;
    if link == Link::To && lead != Lead::Between && are_apart(cursor, first, &second) {
        return None;
    }
    let measure = match (first.measure, second.measure) {
        (first, second) if first == second => first,
        (Measure::None, second) => second,
        (Measure::Money(currency), Measure::None) => {
            let scaled = second.number.has_scale() || link == Link::Dash || lead == Lead::Between;
            let counted = count::noun(cursor, second.end, false).is_some_and(|noun| !noun.hyphen);
            if !scaled || counted {
                return None;
            }
            Measure::Money(currency)
        }
        _ => return None,
    };
    let high = second.value()?;
    let parts = if first.measure == Measure::None { second.parts } else { first.parts };
    let first_end = Amount { parts, ..*first };
    let shared = first_end
        .value_scaled(second.number.scale)
        .filter(|low| !first.number.has_scale() && first.number.shape != Shape::Grouped && *low < high);
    let low = shared.or_else(|| first_end.value())?;
    let one_unit = first.measure == Measure::None;
    let (low, high) = match low.cmp(&high) {
        std::cmp::Ordering::Less => (low, high),
        // `fell from 15 to 10 percent` lies between the two; `a 3-2 win` is no range.
        std::cmp::Ordering::Greater if one_unit && (lead != Lead::None || first.negative && second.negative) => {
            (high, low)
        }
        _ => return None,
    };
    // `five or six`, `10 or 15 percent`; `3 or 10` are two things.
    let near = low + Decimal::ONE == high || high <= low * Decimal::TWO && high < Decimal::ONE_THOUSAND;
    let neighbours = measure == Measure::None || measure == Measure::Times || measure == Measure::Percent;
    if link == Link::Or && !(neighbours && near) {
        return None;
    }
    Some(Range { end: second.end, low, high, measure, second, is_choice: link == Link::Or })
}
