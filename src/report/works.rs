//! What is built or settled for an amount: `will build the school for $16.9m`, `for a new school we are to pay $23m`, `under the settlement it
//! will pay $34m`.

use super::about::About;
use super::concepts::concept;
use super::list::List;
use super::names::Word;
use super::phrase::{is_function, noun_phrase};
use super::sentence::Sentence;
use super::things::is_thing;
use crate::text::Span;

/// Words of a clause among which it is said what is built.
const NEAR: usize = 10;

/// What is built, mended or settled for the amount at `place`, where the words before it say so.
pub(super) fn about(whole: &Sentence<'_>, place: Span) -> Option<About> {
    built(whole, place)
        .or_else(|| paid_for(whole, place))
        .or_else(|| settled(whole, place))
        .or_else(|| worth(whole, place))
}

fn cost_of(object: String) -> About {
    About { object: Some(object), ..About::sure("cost") }
}

/// `will build the school for $16.9m`, `the bridge was rebuilt at a cost of`
fn built(whole: &Sentence<'_>, place: Span) -> Option<About> {
    let clause = whole.clause(place);
    // `was built for $2m in 1960`: another one may be built today.
    let is_year = |word: &Word<'_>| word.text.len() == 4 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.from(place.end).iter().take(3).any(is_year) {
        return None;
    }
    let (_, rest) = clause.split_last().filter(|(link, _)| link.text == "for")?;
    let verb = rest.iter().rposition(|word| BUILDING.has(word.text)).filter(|verb| rest.len() - verb <= NEAR)?;
    let (verb_word, behind) = (rest.get(verb)?, rest.get(verb + 1..)?);
    if behind.is_empty() {
        // `the school was built for`
        let (is, noun) = (rest.get(verb.checked_sub(1)?)?, rest.get(verb.checked_sub(2)?)?);
        let is_passive = matches!(is.text, "was" | "were" | "be" | "been" | "is") && is_own(noun);
        return is_passive.then(|| cost_of(noun.plain()));
    }
    let phrase = noun_phrase(whole.text, verb_word.end, behind, false);
    // What stands behind it says where: `the school on Mill Lane`.
    phrase.last().filter(|noun| is_own(noun)).map(|noun| cost_of(noun.plain()))
}

/// `For a new school we are to pay $23m`
fn paid_for(whole: &Sentence<'_>, place: Span) -> Option<About> {
    let clause = whole.clause(place);
    let (lead, rest) = clause.split_first().filter(|(lead, _)| lead.text.eq_ignore_ascii_case("for"))?;
    let phrase = noun_phrase(whole.text, lead.end, rest, false);
    let last = phrase.last().filter(|noun| is_own(noun))?;
    let behind = rest.iter().filter(|word| word.start >= last.end);
    let pays = behind.clone().next_back().is_some_and(|verb| concept(&verb.plain()) == Some("payment"));
    (pays && behind.count() <= NEAR).then(|| cost_of(last.plain()))
}

/// `Under the settlement, Pell will pay $34m`
fn settled(whole: &Sentence<'_>, place: Span) -> Option<About> {
    let before = whole.before(place);
    let pays = before.last().is_some_and(|verb| concept(&verb.plain()) == Some("payment"));
    let at = before.windows(3).rposition(|run| {
        matches!(run, [under, the, noun] if under.text.eq_ignore_ascii_case("under")
            && matches!(the.text, "the" | "a" | "this" | "that")
            && SETTLED.has(noun.text))
    })?;
    (pays && before.len() - at <= NEAR).then(|| About::sure(before.get(at + 2).map(Word::plain).unwrap_or_default()))
}

/// `the settlement with Pell was worth $40m`
fn worth(whole: &Sentence<'_>, place: Span) -> Option<About> {
    let clause = whole.clause(place);
    let worth = clause.iter().rposition(|word| matches!(word.text, "worth" | "valued"))?;
    let noun = clause.get(..worth)?.iter().rev().take(NEAR).find(|word| SETTLED.has(word.text))?;
    let between = clause
        .iter()
        .filter(|word| word.start > noun.start && word.start < clause.get(worth).map_or(0, |worth| worth.start));
    let is_told = between.clone().all(|word| word.is_capitalised() || LINKING.has(word.text));
    is_told.then(|| About::sure(noun.plain()))
}

fn is_own(noun: &Word<'_>) -> bool {
    let plain = noun.plain();
    !noun.is_capitalised()
        && is_thing(&plain)
        && !is_function(&plain)
        && concept(&plain).is_none()
        && !WHOLE.has(&plain)
}

static BUILDING: List = List::of(
    "build builds built building rebuild rebuilds rebuilt renovate renovated restore restored repair repaired construct constructed refurbish refurbished",
);

/// What is settled by a payment.
static SETTLED: List = List::of("settlement settlements contract award grant scholarship endowment prize");

static LINKING: List = List::of("with by for from to and the was is were are be of reported said to would");

/// What firms are called and what takes its time, which nobody builds for an amount.
static WHOLE: List =
    List::of("company firm business group club team time years year months career life name reputation");
