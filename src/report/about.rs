//! What a figure is about: the nearest noun phrase, or a word around it that says the same.
//!
//! Behind an amount stands the noun that it describes (`$10 billion investment`), else the nearest word before it that
//! says what it is (`valuing the company at over $29 billion`). What an investment goes into is the next name behind `in`,
//! `on` or `to`; where a sentence names none, the name that the search is about. All of this is told from words alone and can
//! be wrong: every sentence is shown beside its figure.

use super::concepts::{concept, of_money};
use super::names::{Word, leads_to_object, name_at, name_text, words};
use crate::figures::{Figure, Kind};
use crate::text::Span;

/// Words behind a figure among which the noun stands that it describes.
const PHRASE: usize = 5;
/// Words before a figure among which it is looked for what the figure is.
const BEFORE: usize = 14;
/// Words behind a figure among which a name may stand that it goes to.
const OBJECT: usize = 12;

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// In words, such as `investment in Scale AI`, `stake` or `parameters`.
    pub(super) subject: String,
}

/// What `figure` of `sentence` is about; `place` is its span in the sentence, `asked` the name that the search is about.
pub(super) fn about(sentence: &str, place: Span, figure: &Figure, asked: Option<&str>) -> About {
    let words = words(sentence);
    let before: Vec<&Word<'_>> = words.iter().rev().skip_while(|word| word.end > place.start).take(BEFORE).collect();
    let from = words.iter().position(|word| word.start >= place.end).unwrap_or(words.len());
    let behind = words.get(from..).unwrap_or_default();
    let subject = match figure.kind {
        Kind::Date | Kind::Year => figure.kind.name().to_owned(),
        Kind::Count => {
            figure.unit.as_deref().map_or_else(|| plain(sentence, place, &before, behind), str::to_lowercase)
        }
        Kind::Money => money(sentence, place, &before, behind, asked),
        Kind::Percent | Kind::Points | Kind::Multiple => plain(sentence, place, &before, behind),
    };
    About { subject }
}

/// The subject of an amount of money.
fn money(sentence: &str, place: Span, before: &[&Word<'_>], behind: &[Word<'_>], asked: Option<&str>) -> String {
    let phrase = phrase(sentence, place, behind);
    let described = phrase.iter().rev().find_map(|word| concept(&word.plain()));
    let head = phrase.last().map(|word| word.plain()).filter(|word| concept(word).is_none());
    let said = before.iter().filter(|word| !is_apart(sentence, word, place)).find_map(|word| concept(&word.plain()));
    let name = match (described.or(if head.is_none() { said } else { None }), &head) {
        (Some(name), _) => of_money(name),
        (None, Some(head)) => return head.clone(),
        (None, None) => return "amount".to_owned(),
    };
    if name != "investment" {
        return name.to_owned();
    }
    match object(sentence, place, behind).or_else(|| asked.map(str::to_owned)) {
        Some(object) => format!("{name} in {object}"),
        None => name.to_owned(),
    }
}

/// The subject of a percentage or a multiple: the noun behind it or behind its `of`, else what the words before it say.
fn plain(sentence: &str, place: Span, before: &[&Word<'_>], behind: &[Word<'_>]) -> String {
    let phrase_behind = phrase(sentence, place, behind);
    if let Some(word) = phrase_behind.last() {
        let plain = word.plain();
        return concept(&plain).map_or(plain, str::to_owned);
    }
    if let Some((of, rest)) = behind.split_first()
        && of.text == "of"
    {
        let phrase = noun_phrase(sentence, of.end, rest);
        if let Some(word) = phrase.last() {
            let plain = word.plain();
            return concept(&plain).map_or(plain, str::to_owned);
        }
    }
    let near = before.iter().filter(|word| !is_apart(sentence, word, place));
    near.clone()
        .find_map(|word| concept(&word.plain()).map(str::to_owned))
        .or_else(|| near.clone().map(|word| word.plain()).find(|word| is_noun(word)))
        .unwrap_or_else(|| "share".to_owned())
}

/// The words of the noun phrase right behind a figure: `Power Move`, `49% stake`.
fn phrase<'a>(sentence: &str, place: Span, behind: &[Word<'a>]) -> Vec<Word<'a>> {
    noun_phrase(sentence, place.end, behind)
}

/// Words from `end` on that follow one another with a blank between them, up to the first that is no part of a noun phrase.
fn noun_phrase<'a>(sentence: &str, end: usize, words: &[Word<'a>]) -> Vec<Word<'a>> {
    let mut phrase: Vec<Word<'a>> = Vec::new();
    let mut end = end;
    for word in words.iter().take(PHRASE) {
        let gap = sentence.get(end..word.start).unwrap_or_default();
        let article =
            phrase.is_empty() && matches!(word.text, "the" | "its" | "their" | "his" | "her" | "a" | "an" | "all");
        if !(gap.trim().is_empty() || gap == "-" && phrase.is_empty())
            || !article && is_function(&word.text.to_lowercase())
        {
            break;
        }
        end = word.end;
        if article
            || word.text.ends_with("'s")
            || word.text.ends_with("’s")
            || word.text.bytes().all(|b| b.is_ascii_digit())
        {
            continue;
        }
        phrase.push(*word);
        if concept(&word.plain()).is_some() && !next_goes_on(sentence, words, *word) {
            break;
        }
    }
    phrase
}

/// Whether a noun that says enough is followed by another one with a capital: a title goes on to its end.
fn next_goes_on(sentence: &str, words: &[Word<'_>], word: Word<'_>) -> bool {
    let next = words.iter().find(|next| next.start >= word.end);
    next.is_some_and(|next| {
        sentence.get(word.end..next.start) == Some(" ") && word.is_capitalised() && next.is_capitalised()
    })
}

/// The name that the amount goes to: the first behind `in`, `on` or `to` that follows in its clause.
fn object(sentence: &str, place: Span, behind: &[Word<'_>]) -> Option<String> {
    let mut end = place.end;
    for (at, word) in behind.iter().enumerate().take(OBJECT) {
        if sentence.get(end..word.start)?.contains([',', ';', ':', '.', '—', '–', '(']) {
            return None;
        }
        end = word.end;
        let next = behind.get(at + 1)?;
        if leads_to_object(&word.text.to_lowercase()) && next.is_capitalised() {
            let from = at + 1;
            let to = name_at(behind, from);
            return Some(name_text(sentence, behind.get(from..to)?));
        }
    }
    None
}

/// Whether a sentence's end or a semicolon stands between a word and a figure behind it.
fn is_apart(sentence: &str, word: &Word<'_>, place: Span) -> bool {
    sentence.get(word.end..place.start).is_some_and(|gap| gap.contains([';', '!', '?']) || gap.contains(". "))
}

/// Whether `word`, in small letters, may be a noun: long enough, no verb by its ending, no word of grammar.
fn is_noun(word: &str) -> bool {
    word.chars().count() >= 4
        && word.chars().all(char::is_alphabetic)
        && !is_function(word)
        && !["ing", "ed", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// Words that end a noun phrase.
fn is_function(word: &str) -> bool {
    const FUNCTION: &str = "\
        a about above after against all also although among an and are around as at away be because been before behind below \
        between both but by can could did do does down during each even every fell for from had has have he her here his how \
        if in into is it its just last like made make many may might more most much must near next no not now of off on once \
        only onto or our out over own per put rose said says she should since so some still such than that the their them then \
        there these they this those though through to today too under until up upon was we well were what when where which \
        while who whose why will with within without worth would yet you your yesterday annually apiece each today tomorrow \
        monday tuesday wednesday thursday friday saturday sunday";
    FUNCTION.split_ascii_whitespace().any(|known| known == word)
}
