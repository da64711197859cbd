//! Whether what stands before four digits and behind their noun tells a year: `By 1850 settlers had come`, `the class of 2016 students`.

use super::amount::Number;
use super::count::Noun;
use super::cursor::{Cursor, Lower, Word};
use super::nouns;
use super::word_lists::{self, listed};

/// Whether a clause begins with the word before the year, so that it tells when: `By 1900 people had left, and by 1970 horses were`,
/// `From 1945 children got milk`; and many are attended by 1900 people, and `From 1950 farmers came` letters.
pub(super) fn is_time_by_itself(cursor: Cursor<'_>, start: usize, before: &str, noun: &Noun) -> bool {
    let opens = || cursor.word_before(start, false).is_some_and(|lead| opens_clause(cursor, lead));
    match before {
        // `By 2000 metres the air was thin`
        "by" => opens() && !nouns::is_measured(&noun.unit) && !is_margin(cursor, noun) && !is_led_by_many(cursor, noun),
        "from" => opens() && have_since(cursor, noun),
        _ => false,
    }
}

/// `By 2000 votes he had lost`: by so much somebody wins or loses.
fn is_margin(cursor: Cursor<'_>, noun: &Noun) -> bool {
    let is_won_by = matches!(
        &*noun.unit,
        "votes" | "points" | "runs" | "seats" | "goals" | "lengths" | "strokes" | "ballots" | "shares"
    );
    // `By 2000 votes were cast by post`
    is_won_by && !cursor.next_word(noun.end).is_some_and(|verb| is_past(cursor, verb))
}

/// `by 1200 archers led by Hugo`: whether those before a participle did what is told before them.
fn is_led_by_many(cursor: Cursor<'_>, noun: &Noun) -> bool {
    cursor.next_word(noun.end).is_some_and(|verb| {
        may_be_participle(verb.text) && cursor.next_word(verb.end).is_some_and(|next| next.text == "by")
    })
}

/// Whether those that `noun` names did something from then on, as the verb behind it tells. Nothing comes from them (`From 1700 letters
/// emerged a portrait`), and nothing was done to them (`From 1200 entries submitted to the jury`, `From 1500 tickets sold at the gate`).
fn have_since(cursor: Cursor<'_>, noun: &Noun) -> bool {
    let Some(verb) = cursor.next_word(noun.end).filter(|verb| is_past(cursor, *verb)) else { return false };
    let next = cursor.next_word(verb.end).map(|word| word.lower());
    let next = next.as_ref().map_or("", Lower::as_str);
    let is_origin = verb.text == "came" || listed(&word_lists::ORIGINS, verb.text) && nouns::is_determiner(next);
    let is_led = matches!(next, "to" | "at" | "in" | "for" | "on" | "with" | "during" | "before" | "after" | "between");
    // `From 1200 applicants were chosen twelve`
    let chosen = cursor.next_word(verb.end).filter(|_| matches!(verb.text, "were" | "was"));
    let is_chosen = chosen.and_then(|done| cursor.next_word(done.end)).is_some_and(|many| {
        let lower = many.lower();
        super::number_words::english_value(lower.as_str()).is_some()
            || matches!(lower.as_str(), "a" | "the" | "only" | "some")
    }) || chosen.is_some_and(|done| cursor.is_digit(cursor.blank(done.end)));
    !(is_origin || is_chosen || is_led && may_be_participle(verb.text))
}

/// Whether `verb` is a past tense or a helping verb. In `In 1500 villages visited, none was left` and `by 1200 archers led by Hugo` it is
/// a participle.
pub(super) fn is_past(cursor: Cursor<'_>, verb: Word<'_>) -> bool {
    let is_ending = verb.text.len() > 4 && verb.text.ends_with("ed") && !verb.is_capitalised();
    let is_passive = || {
        cursor.ends_clause(cursor.blank(verb.end)) || cursor.next_word(verb.end).is_some_and(|next| next.text == "by")
    };
    (is_ending || listed(&word_lists::PASTS, verb.text)) && !(may_be_participle(verb.text) && is_passive())
}

/// Whether a past tense is also what was done to something.
fn may_be_participle(verb: &str) -> bool {
    verb.len() > 4 && verb.ends_with("ed") || listed(&word_lists::PASTS_AND_PARTICIPLES, verb)
}

/// Whether the year says which class or summer is meant: `the class of 2016 students`; `a class of 2016 students` is a large one,
/// and so is `the class of 2000 students`.
pub(super) fn is_named_by_time(cursor: Cursor<'_>, start: usize, before: &str, (year, noun): (i64, &Noun)) -> bool {
    if nouns::is_measured(&noun.unit) || year % 100 == 0 {
        return false;
    }
    let noun = || cursor.word_before(start, false).and_then(|of| cursor.word_before(of.start, false));
    before == "of"
        && noun().is_some_and(|noun| {
            let lower = noun.lower();
            let which = cursor.word_before(noun.start, false).map(|word| word.lower());
            let which = which.as_ref().map_or("", Lower::as_str);
            let is_season = matches!(lower.as_str(), "summer" | "autumn" | "winter" | "spring");
            let is_one = matches!(which, "the" | "our" | "my" | "their" | "his" | "her");
            is_season || listed(&word_lists::OF_ONE_YEAR, lower.as_str()) && is_one
        })
}

/// Whether a clause begins with `word`, as far as what stands before it tells.
pub(super) fn opens_clause(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    cursor.opens_sentence(word.start)
        || cursor.text_before(word.start, 2).ends_with(", ")
        || cursor.word_before(word.start, false).is_some_and(|and| matches!(and.text, "and" | "but" | "that"))
}

/// `In 1848 revolts broke out`, `since 1700 bells have rung`, `In 1240 Mongols came`: a clause begins with the year, and a verb
/// follows what did it. `In 1421 jars lay coins`, and coins lie `in 1421 jars`.
pub(super) fn is_when_they_did(cursor: Cursor<'_>, number: &Number, noun: &Noun, before: &str) -> bool {
    let Some(word) = cursor.word_before(number.start, false) else { return false };
    let is_before_people = matches!(before, "by" | "from");
    if noun.hyphen || noun.is_countable() && !is_before_people {
        return false;
    }
    let behind = cursor.next_word(noun.end);
    let is_done = match before {
        // `since 1200 signatures had come in` gives a reason.
        "since" => behind.is_some_and(|verb| matches!(verb.text, "have" | "has")),
        "in" | "until" | "during" => opens_clause(cursor, word) && behind.is_some_and(|verb| is_past(cursor, verb)),
        "by" => opens_clause(cursor, word) && behind.is_some_and(|verb| is_past(cursor, verb) && verb.text != "came"),
        "from" => opens_clause(cursor, word) && have_since(cursor, noun),
        _ => return false,
    };
    is_done || !is_before_people && noun.unit.starts_with(char::is_uppercase)
}
