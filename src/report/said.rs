//! Words around a figure that say what it is: `valuing the firm at`, `a premium of`, `put it at`.

use super::about::BEFORE;
use super::concepts::concept;
use super::names::Word;
use super::phrase::{is_german_only, is_noun};
use crate::text::Span;

/// The nearest word before a figure that says what it is, and what it says.
pub(super) fn said_before<'w, 'a>(
    sentence: &str,
    before: &[&'w Word<'a>],
    place: Span,
) -> Option<(&'w Word<'a>, &'static str)> {
    // `of a budget of £412 million more than a third goes to care: £148 million`
    let is_told = |word: &Word<'_>| {
        let gap = sentence.get(word.end..place.start).unwrap_or_default();
        gap.split_once(": ").is_some_and(|(before, _)| before.contains(['$', '€', '£', '¥']))
    };
    // `at Best Buy for $89`: what is part of a name says nothing, but in headlines.
    let is_name = |word: &Word<'_>| {
        let run = before.iter().position(|one| one.start == word.start).and_then(|at| before.get(at + 1));
        let touches = run.is_some_and(|one| one.is_capitalised() && sentence.get(one.end..word.start) == Some(" "));
        let capitals = before.iter().filter(|word| word.is_capitalised()).count();
        word.is_capitalised() && word.start > 0 && touches && capitals * 2 < before.len()
    };
    let mut said = before.iter().filter_map(|word| Some((*word, concept(&word.plain())?)));
    said.find(|(word, _)| !is_apart(sentence, word, place) && !is_told(word) && !is_name(word))
}

/// In German the word that says what an amount is may stand at the end: `2,3 Milliarden Euro lässt sich Lindner den Kauf kosten`.
pub(super) fn said_behind<'w, 'a>(
    sentence: &str,
    place: Span,
    behind: &'w [Word<'a>],
) -> Option<(&'w Word<'a>, &'static str)> {
    let near = behind.iter().take(BEFORE);
    let mut near = near.take_while(|word| {
        !sentence.get(place.end..word.start).is_some_and(|gap| gap.contains([',', ';', '.', ':', '\t']))
    });
    let is_german = |word: &Word<'_>| is_german_only(&word.plain());
    behind
        .iter()
        .take(BEFORE)
        .any(is_german)
        .then(|| near.find_map(|word| Some((word, concept(&word.plain())?))))
        .flatten()
}

/// Words for what can be worth something as a whole.
const COMPANIES: [&str; 11] =
    ["company", "firm", "business", "group", "start-up", "startup", "lab", "bank", "airline", "companie", "businesse"];

/// The noun whose measure a figure is: `a premium of 42%`, `a gap of $2 billion`.
pub(super) fn measured(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<String> {
    const HEDGES: [&str; 9] =
        ["nearly", "almost", "about", "around", "roughly", "over", "under", "some", "approximately"];
    let hedged = usize::from(before.first().is_some_and(|word| HEDGES.contains(&word.text)));
    let [of, noun, ..] = before.get(hedged..)? else { return None };
    let noun_word = noun.plain();
    let hedges = matches!(
        noun_word.as_str(),
        "excess"
            | "upwards"
            | "upward"
            | "north"
            | "south"
            | "region"
            | "order"
            | "minimum"
            | "maximum"
            | "vicinity"
            | "estimate"
            | "total"
            | "amount"
            | "record"
            | "figure"
            | "tune"
            | "short"
            | "neighborhood"
            | "neighbourhood"
    );
    let leads = of.text == "of" || of.text == "von" && noun.is_capitalised();
    let is_measured = leads && is_noun(&noun_word) && !hedges && !is_apart(sentence, noun, place);
    is_measured.then(|| if of.text == "von" { noun.text.to_owned() } else { noun_word })
}

/// Whether the words before an amount say that it is what a whole company is worth: `puts the whole at over $29 billion`,
/// `values the company at $4bn`.
pub(super) fn is_whole(sentence: &str, before: &[&Word<'_>], place: Span) -> bool {
    let Some(at) = before.iter().take(4).position(|word| word.text == "at") else { return false };
    let rest = before.get(at + 1..).unwrap_or_default();
    let near = |names: &[&str], within: usize| {
        rest.iter().take(within).any(|word| names.contains(&word.plain().as_str()) && !is_apart(sentence, word, place))
    };
    let is_name = rest.first().is_some_and(|word| word.is_capitalised());
    near(&["whole"], 5)
        || !is_name
            && near(&COMPANIES, 1)
            && near(&["put", "puts", "putting", "value", "values", "valued", "valuing"], 5)
}

/// Whether a sentence's end, a semicolon or the border of a table's cell stands between a word and a figure behind it.
pub(super) fn is_apart(sentence: &str, word: &Word<'_>, place: Span) -> bool {
    sentence.get(word.end..place.start).is_some_and(|gap| gap.contains([';', '!', '?', '\t']) || gap.contains(". "))
}
