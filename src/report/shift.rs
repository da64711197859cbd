//! What a percentage is about where it tells of a change, of pay or of a vote: `the reduction in relapses was 38 percent`, `a pay rise of
//! 11 percent`, `57 percent of the voters went to the polls`.

use super::list::List;
use super::names::Word;
use super::phrase::is_function;
use super::sentence::Sentence;
use super::things::is_thing;
use crate::text::Span;

/// Words before a percentage among which the change stands that it measures.
const NEAR: usize = 9;
/// Words of what changes, between it and `by`.
const CHANGED: usize = 5;

/// What changed by the percentage at `place`, was asked for or was voted.
pub(super) fn about(whole: &Sentence<'_>, place: Span) -> Option<String> {
    pay(whole, place)
        .or_else(|| turnout(whole, place))
        .or_else(|| change_in(whole, place))
        .or_else(|| changed_by(whole, place))
        .or_else(|| risen(whole, place))
        .or_else(|| told_in_between(whole, place))
}

/// `a pay rise of 11 percent`, `the wage demand is 14 percent`, `the pay offer amounts to 5 percent`, and behind a sentence about pay `has
/// offered 6 percent`
fn pay(whole: &Sentence<'_>, place: Span) -> Option<String> {
    let words = whole.plain();
    let at = whole.before(place).len();
    let from = at.saturating_sub(NEAR);
    let pair = (from..at.saturating_sub(1)).rev().find(|one| {
        let is_pay = words.get(*one).is_some_and(|word| PAY.has(word));
        is_pay && words.get(one + 1).is_some_and(|word| RISES.has(word) || OFFERS.has(word))
    });
    let is_near = |one: usize| {
        let end = whole.words.get(one).map_or(0, |word| word.end);
        !whole
            .text
            .get(end..place.start)
            .is_some_and(|gap| gap.contains([';', '%', '\t']) || gap.contains("percent") || gap.contains("per cent"))
    };
    if let Some(one) = pair.filter(|one| is_near(*one)) {
        let is_offer = words.get(one + 1).is_some_and(|word| OFFERS.has(word));
        return Some(if is_offer { "pay offer" } else { "pay rise" }.to_owned());
    }
    let verb = words.get(at.checked_sub(1)?)?;
    let previous: Vec<String> = super::names::words(whole.previous).iter().map(Word::plain).collect();
    let of_pay = || previous.iter().chain(words).any(|word| PAY.has(word));
    let is_last = whole.from(place.end).first().is_none_or(|next| is_function(&next.plain()));
    (OFFERING.has(verb) && is_last && of_pay()).then(|| "pay offer".to_owned())
}

/// `57 percent of the voters went to the polls`
fn turnout(whole: &Sentence<'_>, place: Span) -> Option<String> {
    let behind: Vec<String> = whole.from(place.end).iter().take(12).map(Word::plain).collect();
    let is_of_voters = behind.iter().take(5).any(|word| VOTERS.has(word));
    let text = behind.join(" ");
    let came = [
        "went to the polls",
        "turned out",
        "cast ",
        "took part in the",
        "bothered to vote",
        "gingen wählen",
        "se sont déplacés",
    ];
    (is_of_voters && came.iter().any(|came| text.contains(came))).then(|| "turnout".to_owned())
}

/// `the reduction in relapses with Corvexin was 38 percent`, `an increase in rents of 5 percent`
fn change_in(whole: &Sentence<'_>, place: Span) -> Option<String> {
    let before = whole.clause(place);
    let at = before.windows(3).rposition(|run| {
        matches!(run, [change, link, thing] if CHANGES.has(&change.plain())
            && link.text == "in"
            && whole.text.get(link.end..thing.start) == Some(" "))
    })?;
    // `an increase in pay this year, which was 5 percent`
    let behind = before.get(at + 3..).unwrap_or_default();
    let is_told = before.len() - at <= NEAR + 2
        && !behind.iter().any(|word| matches!(word.text, "and" | "but" | "which" | "who"));
    let first = before.get(at + 2)?;
    // `in the number of visits`
    let thing = if is_function(&first.plain()) { before.get(at + 3)? } else { first };
    let next = before.get(before.iter().position(|word| word.start == thing.start)? + 1);
    // `in house prices`
    let thing = next
        .filter(|next| touches(whole, thing, next) && !is_function(&next.plain()) && !TELLING.has(next.text))
        .unwrap_or(thing);
    (is_told && !thing.is_capitalised() && is_thing(&thing.plain())).then(|| thing.plain())
}

/// `reduced relapses by 43 percent`, `cut the number of visits by a fifth`
fn changed_by(whole: &Sentence<'_>, place: Span) -> Option<String> {
    let before = whole.clause(place);
    let (by, rest) = before.split_last().filter(|(by, _)| by.text == "by")?;
    let verb = rest.iter().rposition(|word| CHANGING.has(word.text)).filter(|verb| rest.len() - verb <= CHANGED + 1)?;
    let object = rest.get(verb + 1..)?;
    let object: Vec<&Word<'_>> = object.iter().skip_while(|word| is_function(&word.plain())).collect();
    let thing = object.iter().take_while(|word| !is_function(&word.plain())).last()?;
    // `cut the cake and left by 9 percent`
    if object.iter().any(|word| matches!(word.text, "and" | "but" | "or" | "then")) {
        return None;
    }
    let is_whole = whole.text.get(object.last()?.end..by.start) == Some(" ");
    (is_whole && !thing.is_capitalised() && is_thing(&thing.plain())).then(|| thing.plain())
}

/// `the property tax will go up by 4.5 percent`, `rents have to rise by a tenth`
fn risen(whole: &Sentence<'_>, place: Span) -> Option<String> {
    let before = whole.clause(place);
    let (_, rest) = before.split_last().filter(|(by, _)| by.text == "by")?;
    let rest = rest.split_last().filter(|(up, _)| matches!(up.text, "up" | "down")).map_or(rest, |(_, rest)| rest);
    let (_, rest) = rest.split_last().filter(|(verb, _)| RISING.has(verb.text))?;
    let helping = rest.iter().rev().take_while(|word| HELPING.has(word.text)).count();
    let at = rest.len().checked_sub(helping + 1)?;
    let thing = rest.get(at)?;
    let next = before.get(at + 1)?;
    // `prices in Oslo rose`: the noun stands further away.
    let lead = at.checked_sub(1).and_then(|lead| rest.get(lead));
    let is_led = lead.is_none_or(|lead| !matches!(lead.text, "in" | "of" | "for" | "on" | "at" | "to"));
    let plain = thing.plain();
    (is_led && touches(whole, thing, next) && !thing.is_capitalised() && is_thing(&plain)).then_some(plain)
}

/// `the property tax increase, which the Courier calculates at 3.8 percent`
fn told_in_between(whole: &Sentence<'_>, place: Span) -> Option<String> {
    let before = whole.before(place);
    let which = before.iter().rposition(|word| word.text == "which").filter(|which| before.len() - which <= NEAR)?;
    let (thing, change) = (before.get(which.checked_sub(2)?)?, before.get(which - 1)?);
    let is_change = CHANGES.has(change.text) && touches(whole, thing, change);
    let plain = thing.plain();
    (is_change && !is_function(&plain) && !thing.is_capitalised() && is_thing(&plain)).then_some(plain)
}

fn touches(whole: &Sentence<'_>, one: &Word<'_>, other: &Word<'_>) -> bool {
    whole.text.get(one.end..other.start) == Some(" ")
}

static RISING: List = List::of(
    "rise rises rose risen rising fall falls fell fallen grow grows grew grown go goes went gone climb climbs climbed drop drops dropped increase increases \
    increased decline declined jump jumped",
);

static HELPING: List = List::of(
    "will would could should may might must have has had to be been is are was were going also again not soon likely expected",
);

static PAY: List = List::of("pay wage wages salary salaries");

static RISES: List = List::of("rise rises increase increases raise raises demand demands claim hike hikes");

static OFFERS: List = List::of("offer offers proposal");

static OFFERING: List = List::of("offered offers offering offer proposed proposes");

static VOTERS: List = List::of("voters electorate electors électeurs wähler wählern wahlberechtigten");

static CHANGES: List = List::of(
    "reduction increase rise fall drop decline decrease growth jump surge decreases reductions gain improvement cut",
);

static CHANGING: List = List::of(
    "reduce reduces reduced reducing cut cuts cutting lower lowers lowered lowering raise raises raised raising increase increases increased increasing \
    slash slashes slashed trim trimmed shrink shrinks shrank boost boosts boosted",
);

static TELLING: List = List::of("was is were are be reached came rose fell stood");
