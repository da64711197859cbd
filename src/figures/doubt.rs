//! Whether a sentence leaves open that a figure is so: `would`, `reportedly`, `an expected $5m`.

use super::cursor::{Cursor, Word};
use super::tongue::Tongue;
use super::value::Hedge;
use super::word_lists::{self, listed};

/// Words before a figure in which `would` and its like can stand.
const CLAUSE: usize = 7;

/// Whether the clause says that the figure is not asserted: `would`, `reportedly`.
pub(super) fn before(cursor: Cursor<'_>, start: usize, floor: usize) -> Option<Hedge> {
    let mut at = start;
    for _ in 0..CLAUSE {
        let word = cursor.word_before(at, false).filter(|word| word.start >= floor)?;
        let doubts = listed(&word_lists::UNSURE, word.text) && !is_deed(cursor, word);
        if doubts
            || is_french_hearsay(cursor, word)
            || is_hearsay(cursor, word)
            || is_awaited(cursor, word)
            || is_said_to(cursor, word)
        {
            return Some(Hedge::Reported);
        }
        if begins_clause(cursor, word) {
            return None;
        }
        at = word.start;
    }
    None
}

/// `coûterait`, `auraient`: French papers tell so what they have heard. The past of a verb in -rer ends alike (`montrait`).
fn is_french_hearsay(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    if cursor.tongue != Tongue::French || word.text.len() < 6 {
        return false;
    }
    let lower = word.lower();
    let stem = lower.as_str().strip_suffix("ait").or_else(|| lower.as_str().strip_suffix("aient"));
    stem.is_some_and(|stem| {
        ["er", "dr", "rr", "aur", "ser", "ndr", "oir", "cevr", "devr", "pourr", "voudr"]
            .iter()
            .any(|end| stem.ends_with(end))
            && !matches!(stem, "encadr" | "cadr" | "err" | "serr" | "desserr" | "restaur" | "instaur")
    })
}

/// Whether `word` begins a clause of its own, of which what was doubted before it says nothing: `would not say who paid`,
/// `would resign and paid`.
fn begins_clause(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    match word.text {
        "who" | "whom" | "whose" | "how" | "why" | "where" | "when" | "because" | "after" | "but" | "weil" | "wer" => {
            true
        }
        "and" => cursor.next_word(word.end).is_some_and(|next| {
            let lower = next.lower();
            let past = ["paid", "spent", "gave", "sold", "bought", "made", "took", "lost", "won", "got", "had", "was"];
            lower.as_str().ends_with("ed") || past.contains(&lower.as_str())
        }),
        _ => false,
    }
}

/// Whether `word` is what somebody did rather than a doubt about it: `the board proposed a dividend of`.
fn is_deed(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    matches!(word.text, "proposed" | "alleged")
        && cursor
            .next_word(word.end)
            .is_some_and(|next| matches!(next.text, "a" | "an" | "the" | "that" | "to" | "paying"))
}

/// `an expected $850 million gain`, `is projected to cost`; `more than expected` tells of what did happen.
fn is_awaited(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    if !matches!(word.lower().as_str(), "expected" | "projected" | "anticipated" | "planned" | "forecasted") {
        return false;
    }
    let before = cursor.word_before(word.start, false);
    before.is_none_or(|before| !matches!(before.text, "than" | "as" | "had" | "analysts"))
}

/// `a reported $5 billion`, `its supposed $5 billion`: the word is told from what a company reported by what stands before it.
fn is_hearsay(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    matches!(word.text, "reported" | "supposed" | "purported")
        && cursor
            .word_before(word.start, false)
            .is_some_and(|before| matches!(before.text, "a" | "A" | "the" | "The" | "its" | "his" | "her" | "their"))
}

/// `$5 million was reportedly paid`: the doubt that stands behind the figure.
pub(super) fn is_behind(cursor: Cursor<'_>, end: usize) -> bool {
    let doubts = |word: &str| matches!(word, "reportedly" | "allegedly" | "supposedly" | "purportedly");
    if cursor.byte(end) == b',' {
        return cursor
            .next_word(end + 1)
            .is_some_and(|word| doubts(word.text) && cursor.ends_clause(cursor.blank(word.end)));
    }
    let Some(is) = cursor.next_word(end) else { return false };
    // `3 millions auraient été versés`
    if cursor.tongue == Tongue::French && matches!(is.text, "aurait" | "auraient" | "serait" | "seraient") {
        return true;
    }
    // `A cut of 50 basis points could follow`
    if matches!(is.text, "could" | "might" | "may") && cursor.joined_word(end).is_some() {
        return cursor.next_word(is.end).is_some_and(|verb| {
            matches!(
                verb.text,
                "follow" | "come" | "be" | "go" | "result" | "happen" | "still" | "yet" | "well" | "soon" | "have"
            )
        });
    }
    let mut doubt = cursor.next_word(is.end);
    if matches!(doubt.map(|word| word.text), Some("been" | "be")) {
        doubt = doubt.and_then(|word| cursor.next_word(word.end));
    }
    matches!(is.text, "was" | "were" | "is" | "are" | "has" | "have" | "had")
        && doubt.is_some_and(|word| doubts(word.text))
}

/// `is said to be`, `are believed to have`, `was rumoured to`.
fn is_said_to(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    matches!(word.text, "said" | "believed" | "thought" | "understood" | "rumored" | "rumoured" | "set" | "likely")
        && cursor.next_word(word.end).is_some_and(|next| next.text == "to")
        && cursor.word_before(word.start, false).is_some_and(|is| {
            matches!(is.text, "is" | "are" | "was" | "were" | "be" | "been" | "s" | "re" | "widely" | "also" | "now")
        })
}
