//! So many times as much: `3x`, `tenfold`, `twice as many`, `four times higher`.

use rust_decimal::Decimal;

use super::amount::{Number, Shape};
use super::cursor::{Cursor, Word};
use super::digits;
use super::names;
use super::nouns;
use super::number_words::{self, Part};
use super::tongue::Tongue;
use super::word_lists::{self, listed};
use super::words;

/// Words between `by` and the factor: `by more than a factor of`.
const FACTOR_LEADS: usize = 5;

/// Where the words end that make a multiple of `number`.
pub(super) fn behind(cursor: Cursor<'_>, number: &Number) -> Option<usize> {
    let end = number.end;
    if let Some(sign @ ('x' | 'X' | '×')) = cursor.char_at(end) {
        let behind = end + sign.len_utf8();
        // `4x4` and `1920x1080` are sizes.
        // `Ryzen 5800X`
        let is_code = sign == 'X' && matches!(number.shape, Shape::Bare { digits: 4.. });
        let part_of_word = is_code || cursor.char_at(behind).is_some_and(|c| c.is_alphanumeric() || c == '_');
        return (!part_of_word).then_some(behind);
    }
    let word = match cursor.word(end) {
        glued if !glued.is_empty() => glued,
        _ => cursor.joined_word(end)?,
    };
    match word.text {
        "fold" => Some(word.end),
        // `2,5-fach`, `das 2,5-Fache`
        "fach" | "fache" | "fachen" | "faches" | "facher" | "Fache" | "Fachen" if cursor.tongue == Tongue::German => {
            Some(word.end)
        }
        // Nothing happens 11.2 times.
        "times" | "fois" | "mal" | "Mal" | "veces" | "volte"
            if !number.plain.is_integer() || compares(cursor, word) || is_of_period(cursor, word) =>
        {
            Some(word.end)
        }
        "times" | "volte" if is_level(cursor, number.start) && ends_amount(cursor, word) => Some(word.end),
        _ => None,
    }
}

/// Whether the clause ends behind `times`, or goes on with what is compared: `up 30 times on 2010`.
fn ends_amount(cursor: Cursor<'_>, times: Word<'_>) -> bool {
    let goes_on = || {
        cursor.next_word(times.end).is_some_and(|next| {
            matches!(next.text, "on" | "from" | "since" | "dal" | "in" | "is" | "was" | "and" | "or")
        })
    };
    cursor.ends_clause(cursor.blank(times.end)) || goes_on()
}

/// Whether the words before `start` say at which level something stands, as nothing is done so often: `below three times`,
/// `trades at 12 times`.
fn is_level(cursor: Cursor<'_>, start: usize) -> bool {
    let Some(word) = cursor.word_before(start, false) else { return false };
    let trades = || {
        cursor.word_before(word.start, false).is_some_and(|verb| {
            matches!(
                verb.text,
                "trade"
                    | "trades"
                    | "traded"
                    | "trading"
                    | "valued"
                    | "priced"
                    | "stood"
                    | "stands"
                    | "capped"
                    | "leverage"
            )
        })
    };
    match word.text {
        "below" | "above" | "under" => true,
        // `è cresciuto di otto volte`
        "di" => is_grown(cursor, word.start),
        // `is up 30 times on 2010`; somebody may have shown up three times.
        "up" => {
            cursor.word_before(word.start, false).is_some_and(|is| matches!(is.text, "is" | "are" | "was" | "were"))
        }
        "at" => trades(),
        // `leverage of six times`
        "of" => cursor.word_before(word.start, false).is_some_and(|level| {
            matches!(
                level.lower().as_str(),
                "leverage"
                    | "multiple"
                    | "multiples"
                    | "ratio"
                    | "ratios"
                    | "cover"
                    | "coverage"
                    | "gearing"
                    | "valuation"
                    | "valuations"
            )
        }),
        _ => false,
    }
}

/// Whether something grew by what stands behind `at`, in another language.
fn is_grown(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.word_before(at, false).is_some_and(|verb| listed(&word_lists::FOREIGN_CHANGES, verb.lower().as_str()))
}

/// Where `times` ends behind the number whose measure another one in its sentence has just told: `3.3 times sales, or four
/// times if the debt is counted`.
pub(super) fn repeated(cursor: Cursor<'_>, number: &Number) -> Option<usize> {
    let word = cursor.joined_word(number.end)?;
    let named = matches!(word.text, "times" | "fois" | "mal" | "Mal" | "veces" | "volte");
    let goes_on =
        cursor.next_word(word.end).is_some_and(|next| listed(&word_lists::GOES_ON, next.text) || next.text == "if");
    // `against 15 times a year ago`
    let is_then = || {
        cursor
            .next_word(word.end)
            .filter(|next| matches!(next.text, "a" | "last" | "one"))
            .and_then(|next| cursor.next_word(next.end))
            .is_some_and(|time| matches!(time.text, "year" | "month" | "quarter" | "decade"))
    };
    (named && (goes_on || is_then() || cursor.ends_clause(cursor.blank(word.end)))).then_some(word.end)
}

/// `by a factor of 10`, `um den Faktor 10`: the number behind the word that begins with `first`. Two is a factor of ten otherwise.
pub(super) fn factor(cursor: Cursor<'_>, first: Word<'_>) -> Option<Number> {
    let (name, by) = match (first.text, cursor.tongue) {
        ("a", Tongue::English) => (cursor.next_word(first.end).filter(|word| word.text == "factor")?, "by"),
        ("Faktor", Tongue::German) => (first, "um"),
        ("facteur", Tongue::French) => (first, "par"),
        ("factor", Tongue::Spanish) => (first, "por"),
        ("fattore", Tongue::Italian) => (first, "di"),
        _ => return None,
    };
    let mut before = first.start;
    let mut led = false;
    for _ in 0..FACTOR_LEADS {
        let word = cursor.word_before(before, false)?;
        led = matches!(word.text, "within") || word.text == by;
        if led {
            break;
        }
        before = word.start;
    }
    let of = cursor.next_word(name.end);
    let at = match of {
        Some(of) if matches!(of.text, "of" | "de" | "di" | "von") => cursor.after_blank(of.end)?,
        _ if cursor.tongue == Tongue::English => return None,
        _ => cursor.after_blank(name.end)?,
    };
    let number =
        if cursor.is_digit(at) { digits::read_scaled(cursor, at, false) } else { words::read(cursor, at) }.ok()?;
    let alone = cursor.ends_clause(cursor.blank(number.end))
        || !cursor.is_digit(cursor.blank(number.end)) && cursor.next_word(number.end).is_some();
    (led && alone && !names::is_glued_behind(cursor, number.end, false)).then_some(number)
}

/// Whether `times` is followed by what is so many times as much, rather than by what happened so often.
fn compares(cursor: Cursor<'_>, times: Word<'_>) -> bool {
    let Some(next) = cursor.next_word(times.end) else { return is_of_amount(cursor, times.end) };
    let lower = next.lower();
    let lower = lower.as_str();
    // `too high`; somebody may have called three times, too.
    if lower == "too" {
        return cursor.next_word(next.end).is_some_and(|how| !nouns::is_function(how.lower().as_str()));
    }
    let is_article = cursor.tongue != Tongue::English && listed(&word_lists::LINKS_TO_VALUE, lower);
    if is_article {
        // `trois fois l'estimation`
        let mark = cursor.char_at(next.end).filter(|sign| lower == "l" && matches!(sign, '\'' | '’'));
        let value = match mark {
            Some(mark) => Some(cursor.word(next.end + mark.len_utf8())),
            None => cursor.next_word(next.end),
        };
        return value.is_some_and(|value| listed(&word_lists::VALUES, value.lower().as_str()));
    }
    let comparative = !next.is_capitalised()
        && lower.len() > 4
        && lower.ends_with("er")
        && !listed(&word_lists::NO_COMPARATIVE, lower);
    // `won three times so far`
    if lower == "so" && cursor.tongue == Tongue::English {
        return false;
    }
    if lower == "over" && cursor.tongue == Tongue::English {
        return is_limit(cursor, next.end);
    }
    // `three times normal levels`, `three times normal`
    if listed(&word_lists::DESCRIBES_VALUE, lower) {
        let value = cursor.next_word(next.end).map(|value| value.lower());
        let ends = || matches!(lower, "normal" | "usual" | "average") && cursor.ends_clause(cursor.blank(next.end));
        return value.is_some_and(|value| listed(&word_lists::ENGLISH_VALUES, value.as_str())) || ends();
    }
    comparative || listed(&word_lists::COMPARES, lower)
}

/// `six times over the limit`, where `called six times over the weekend` says how often.
fn is_limit(cursor: Cursor<'_>, end: usize) -> bool {
    let mut end = end;
    for _ in 0..4 {
        let Some(word) = cursor.next_word(end) else { return false };
        if matches!(word.text, "limit" | "limits" | "target" | "budget" | "capacity" | "norm" | "threshold" | "quota") {
            return true;
        }
        end = word.end;
    }
    false
}

/// `12 times 2026 earnings`, `seven times its $60 million`, `five times 2019's level`: of how much, in digits.
fn is_of_amount(cursor: Cursor<'_>, end: usize) -> bool {
    let Some(at) = cursor.after_blank(end) else { return false };
    let digits = cursor.rest(at).bytes().take(5).take_while(u8::is_ascii_digit).count();
    digits == 4 && cursor.byte(at + 4) != b',' || cursor.char_at(at).is_some_and(|sign| "$€£".contains(sign))
}

/// `15 times last year's earnings`: of how much, where `three times last year` says how often.
fn is_of_period(cursor: Cursor<'_>, times: Word<'_>) -> bool {
    let Some(which) = cursor.next_word(times.end).filter(|word| matches!(word.text, "last" | "this" | "next")) else {
        return false;
    };
    let Some(period) = cursor.next_word(which.end) else { return false };
    let mark = cursor.char_at(period.end).filter(|mark| matches!(mark, '\'' | '’'));
    mark.is_some_and(|mark| cursor.byte(period.end + mark.len_utf8()) == b's')
}

/// `tenfold`, `twofold`, `hundredfold`: the number that `word` says.
pub(super) fn fold(word: Word<'_>) -> Option<Decimal> {
    folded(word.lower().as_str())
}

/// The number that `lower` says with `fold` behind it.
pub(super) fn folded(lower: &str) -> Option<Decimal> {
    let number = lower.strip_suffix("fold")?;
    let value = match number {
        "hundred" => 100,
        "thousand" => 1000,
        _ => number_words::english_value(number)?,
    };
    Some(Decimal::from(value))
}

/// `dreimal so hoch`: the number that a German word with `mal` at its end says, where it says how much.
pub(super) fn german(cursor: Cursor<'_>, word: Word<'_>) -> Option<Decimal> {
    let lower = word.lower();
    // `anderthalbmal`
    let half = || {
        number_words::german_half(lower.as_str().strip_suffix("mal")?)
            .map(|whole| Decimal::new(5, 1) + Decimal::from(whole))
    };
    german_times(lower.as_str()).map(Decimal::from).or_else(half).filter(|_| compares(cursor, word))
}

/// The number that `lower` has before its `mal`.
pub(super) fn german_times(lower: &str) -> Option<u64> {
    if lower == "doppelt" {
        return Some(2);
    }
    match number_words::part(lower.strip_suffix("mal")?, Tongue::German)? {
        Part::Unit(value) | Part::Teen(value) if value > 1 => Some(value),
        _ => None,
    }
}

/// `twice as many`, `twice the size`: whether `word` is `twice` and says how much, not how often.
pub(super) fn is_twice(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    let lower = word.lower();
    matches!(lower.as_str(), "twice" | "thrice") && compares(cursor, word)
}
