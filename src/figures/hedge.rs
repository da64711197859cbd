//! Words around a figure that say how exact or how sure it is.

use super::cursor::{Cursor, Lower, Word};
use super::tongue::Tongue;
use super::value::Hedge;
use super::word_lists::{self, listed};
use super::{doubt, hedge_behind, hedge_words};

/// Words before a comparison in which what denies it can stand.
const DENIED: usize = 4;

/// Bytes that a tag may have: addresses in it are long.
const TAG: usize = 1024;

/// The hedge of the figure from `start` to `end`; words before `floor` belong to another one.
pub(super) fn around(cursor: Cursor<'_>, start: usize, end: usize, floor: usize, unit: Option<&str>) -> Option<Hedge> {
    let within = cursor.text.get(start..end).is_some_and(|written| written.contains('+')).then_some(Hedge::Over);
    within
        .or_else(|| before(cursor, (start, Some(end)), floor, unit))
        .or_else(|| hedge_behind::behind(cursor, end))
        .or_else(|| doubt::before(cursor, start, floor))
        .or_else(|| doubt::is_behind(cursor, end).then_some(Hedge::Reported))
}

/// The same for a count that a hyphen makes a part of something else: what is doubted in `could end his four-game drought` is not
/// how many games there were.
pub(super) fn around_part(
    cursor: Cursor<'_>,
    start: usize,
    end: usize,
    floor: usize,
    unit: Option<&str>,
) -> Option<Hedge> {
    around(cursor, start, end, floor, unit).filter(|hedge| *hedge != Hedge::Reported)
}

/// Whether the words before `start` hedge what begins there, and so are no name of it: `Mindestens 17 Menschen`.
pub(super) fn stands_before(cursor: Cursor<'_>, start: usize) -> bool {
    before(cursor, (start, None), 0, None).is_some()
}

/// What stands right before the figure, whose end is given where it is known.
fn before(cursor: Cursor<'_>, (start, end): (usize, Option<usize>), floor: usize, unit: Option<&str>) -> Option<Hedge> {
    let mut at = start;
    let sign_end = if cursor.char_before(start) == Some(' ') { start - 1 } else { start };
    if let Some(sign) = cursor.char_before(sign_end) {
        let signed = match sign {
            '~' | '≈' | '∼' => Some(Hedge::About),
            '>' if !is_bound(cursor, sign_end - 1) => None,
            '<' if cursor.char_before(sign_end - 1) == Some('<') => None,
            '>' | '≥' => Some(Hedge::Over),
            '<' | '≤' => Some(Hedge::Under),
            _ => None,
        };
        if signed.is_some() {
            return signed;
        }
    }
    let dotted = |at| {
        cursor.word_before(at, true).filter(|word: &Word<'_>| {
            let lower = word.lower();
            // `est` is a verb in French.
            matches!(lower.as_str(), "c" | "ca" | "approx" | "circa")
                || lower.as_str() == "est" && cursor.byte(word.end) == b'.'
        })
    };
    // `près d’un quart`
    let mark = cursor.char_before(at).filter(|sign| is_apostrophe(Some(*sign))).map_or(0, char::len_utf8);
    let elided = cursor.word_ending(at - mark).filter(|word| mark > 0 && word.text == "d");
    let mut first = elided.or_else(|| dotted(at)).or_else(|| cursor.word_before(at, false))?;
    // `almost a 50% stake`, `with a nearly $15 billion commitment`.
    let mut described = false;
    // `fino a 300`, where `a` is no article.
    let is_preposition = first.text == "a" && matches!(cursor.tongue, Tongue::Italian | Tongue::Spanish);
    let is_article = matches!(
        first.text,
        "a" | "an"
            | "just"
            | "the"
            | "one"
            | "only"
            | "der"
            | "die"
            | "das"
            | "los"
            | "las"
            | "les"
            | "i"
            | "gli"
            | "el"
            | "il"
    );
    if is_article && !is_preposition {
        let article = first;
        described = matches!(article.text, "a" | "an");
        let behind = cursor.word_before(article.start, false)?;
        // Prices rise `hasta el 3 %`, to that.
        if article.text == "el" && matches!(behind.text, "hasta" | "Hasta") {
            return None;
        }
        // `about the 49% stake` is no hedge, `at least the $5 million` neither.
        if matches!(article.text, "the" | "der" | "die" | "das") {
            return None;
        }
        first = behind;
    }
    // jusqu’à
    if matches!(first.text, "à" | "À") && is_apostrophe(cursor.char_before(first.start)) {
        let sign = cursor.char_before(first.start).map_or(0, char::len_utf8);
        let until = cursor.word_ending(first.start - sign).map(|word| word.lower());
        return until.filter(|until| until.as_str() == "jusqu").map(|_| Hedge::Under);
    }
    let mut words = [Lower::of(""); 3];
    let mut starts = [first.start; 3];
    let mut word = Some(first);
    for (slot, start) in words.iter_mut().zip(&mut starts) {
        let Some(found) = word.filter(|found| found.start >= floor) else {
            // `$5 billion over ten years`: what stands there is the figure before.
            if word.is_some() || at == cursor.blank(floor) && floor > 0 {
                *slot = Lower::of("#");
            }
            break;
        };
        *slot = found.lower();
        at = found.start;
        *start = at;
        word = cursor.word_before(at, false);
    }
    let [one, two, three] = &words;
    // A quarrel over a $2 billion gap: what stands over something is no bound of it.
    if described && matches!(one.as_str(), "over" | "under" | "above" | "below") {
        return None;
    }
    if one.as_str() == "over"
        && hedge_words::is_of_verb(cursor, (starts[0], floor), (two.as_str(), three.as_str()), unit)
    {
        return None;
    }
    // `Gut 300 Menschen kamen`
    if cursor.tongue == Tongue::German
        && one.as_str() == "gut"
        && (!first.is_capitalised() || cursor.opens_sentence(first.start))
    {
        return Some(Hedge::Over);
    }
    let hedge = hedge_words::read(one.as_str(), two.as_str(), three.as_str(), unit)?;
    // `higher than two months ago` says when.
    let is_span = one.as_str() == "than" && unit.is_some_and(|unit| listed(&word_lists::SPANS, unit));
    let is_then = |word: Word<'_>| matches!(word.text, "ago" | "prior" | "earlier" | "before");
    if is_span && end.and_then(|end| cursor.next_word(end)).is_some_and(is_then) {
        return None;
    }
    let compared = match one.as_str() {
        "than" | "als" | "de" | "di" | "d" | "des" | "del" => starts[1],
        _ => starts[0],
    };
    let turned = match hedge {
        Hedge::Over => Hedge::Under,
        Hedge::Under => Hedge::Over,
        _ => return Some(hedge),
    };
    // `at most` and `up to` are bounds of their own, whatever is denied before them.
    let compares = compared == starts[1] || listed(&word_lists::EXCEEDING, one.as_str());
    Some(if compares && is_denied(cursor, compared, floor) { turned } else { hedge })
}

/// Whether the `>` at `at` says *more than*: behind a blank, an opening mark or nothing, and outside of a tag. It ends an arrow, a
/// quotation or a tag else: `-> $5bn`, `=> $5bn`, `>> $5bn`, `<b>$5bn`, `<br /> $5bn`.
fn is_bound(cursor: Cursor<'_>, at: usize) -> bool {
    let opens = cursor.char_before(at).is_none_or(|c| c.is_whitespace() || "([{\"'“‘«„".contains(c));
    opens && !is_in_tag(cursor.text.as_bytes(), at)
}

/// Whether a tag was opened on the line before `at` and not closed since.
fn is_in_tag(bytes: &[u8], at: usize) -> bool {
    let line = bytes.get(at.saturating_sub(TAG)..at).unwrap_or_default();
    let last = line.iter().rposition(|byte| matches!(byte, b'<' | b'>' | b'\n'));
    let name = last.filter(|last| line.get(*last) == Some(&b'<')).and_then(|last| line.get(last + 1));
    name.is_some_and(|first| first.is_ascii_alphabetic() || *first == b'/')
}

fn is_apostrophe(sign: Option<char>) -> bool {
    matches!(sign, Some('\'' | '’'))
}

/// Whether what is compared at `at` is denied in its clause: `never paid more than`, `does not exceed`.
fn is_denied(cursor: Cursor<'_>, at: usize, floor: usize) -> bool {
    let mut at = at;
    for _ in 0..DENIED {
        let Some(word) = cursor.word_before(at, false).filter(|word| word.start >= floor) else { return false };
        let lower = word.lower();
        if lower.as_str() == "t" && is_apostrophe(cursor.char_before(word.start))
            || listed(&word_lists::DENYING, lower.as_str())
        {
            // `not only more than` denies nothing.
            let next = cursor.next_word(word.end).map(|next| next.lower());
            return next.is_none_or(|next| !matches!(next.as_str(), "only" | "just" | "nur" | "seulement" | "solo"));
        }
        if listed(&word_lists::NEW_CLAUSE, lower.as_str()) {
            return false;
        }
        at = word.start;
    }
    false
}
