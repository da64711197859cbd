//! Deals: whether an amount is what somebody puts into something, and into what.

use super::asked::Asked;
use super::concepts::{concept, is_transaction};
use super::elsewhere;
use super::list::List;
use super::names::{Word, is_month_or_day, leads_to_object, name_at, words};
use super::paid_for::PaidFor;
use super::phrase::{is_function, is_noun, is_time, noun_phrase};
use super::sentence::Sentence;
use super::things::is_thing;
use crate::text::Span;

/// Words behind a figure among which a name may stand that it goes to.
const OBJECT: usize = 12;
/// Words behind `for` among which it is said that a share is bought.
const SHARE: usize = 5;

/// The deal that an amount is the price of, by what it is `told` to be: by a word behind it, or by `said`, the one before.
pub(super) fn of_amount(
    whole: &Sentence<'_>,
    place: Span,
    told: Option<&'static str>,
    said: Option<&Word<'_>>,
    behind: &[Word<'_>],
    asked: &Asked,
) -> Option<&'static str> {
    let sentence = whole.text;
    let between = |word: &Word<'_>| sentence.get(word.end..place.start).unwrap_or_default();
    let for_share = buys_share(sentence, behind);
    if elsewhere::goes_elsewhere(whole, place, asked) {
        return None;
    }
    match told {
        Some("stake") => Some("investment"),
        Some("spending" | "payment") | None if for_share => Some("investment"),
        // `on sale for $16 on Amazon`: nothing is spent there.
        Some("spending" | "payment" | "price" | "cost") | None
            if for_name(sentence, behind, asked)
                && (told.is_some() || behind.first().is_none_or(|link| link.text != "on")) =>
        {
            Some("acquisition")
        }
        // `It paid €2.4 billion, and that was enough.`
        Some("payment") if asked.is_bought && ends_clause(sentence, place) && said.is_some_and(is_paid) => {
            Some("acquisition")
        }
        None if behind.first().is_some_and(|word| word.text == "into") => Some("investment"),
        // `dropped $14bn on`: profits drop, too.
        None if behind.first().is_some_and(|word| word.text == "on") && is_dropped(sentence, whole.before(place)) => {
            Some("investment")
        }
        // `values the deal at $14 billion` says what is paid, not what the company is worth.
        Some("valuation" | "price") if said.is_some_and(|word| has_deal(between(word))) => Some("deal"),
        // `a deal worth $14 billion`
        Some("valuation")
            if said.is_some_and(|word| elsewhere::is_deal_worth(whole, word))
                && !elsewhere::is_with(sentence, behind) =>
        {
            Some("deal")
        }
        // `puts the price at $14 billion`
        Some("price")
            if asked.is_bought
                && elsewhere::is_of_what_is_bought(whole, asked)
                && said.is_some_and(|word| of_the(sentence, word) && !is_of_else(between(word), asked)) =>
        {
            Some("deal")
        }
        Some(concept) => is_transaction(concept),
        None => None,
    }
}

/// Whether the words before an amount say that it was dropped, but for those of a hedge.
fn is_dropped(sentence: &str, before: &[Word<'_>]) -> bool {
    let near = before.iter().rev().take(4);
    let verb = near.clone().find(|word| matches!(word.text, "drop" | "drops" | "dropped" | "dropping"));
    let last = before.last().map_or(0, |last| last.end);
    verb.is_some_and(|verb| !sentence.get(verb.end..last).is_some_and(|gap| gap.contains([',', ';', '.'])))
}

fn is_paid(word: &Word<'_>) -> bool {
    matches!(word.plain().as_str(), "pay" | "pays" | "paid" | "paying" | "zahlt" | "zahlte" | "gezahlt" | "bezahlt")
}

fn ends_clause(sentence: &str, place: Span) -> bool {
    sentence.get(place.end..).is_none_or(|rest| rest.is_empty() || rest.starts_with([',', '.', ';', '!', '?']))
}

/// Whether `for` follows, and then a share: `for a 49% stake`, `for 49% of the firm`, `for half of it`.
fn buys_share(sentence: &str, behind: &[Word<'_>]) -> bool {
    let Some((first, rest)) = behind.split_first() else { return false };
    first.text == "for"
        && rest.iter().take(SHARE).any(|word| {
            let percent =
                sentence.get(word.end..).is_some_and(|rest| rest.starts_with('%') || rest.starts_with(" per"));
            percent && word.text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
                || matches!(
                    word.text,
                    "stake" | "shares" | "share" | "holding" | "half" | "majority" | "minority" | "shareholding"
                )
        })
}

/// Whether the amount tells of a sale, and `of` and what the search is about follow: `the £2bn sale of Harrow Labs`.
pub(super) fn is_sale_of_asked(sentence: &str, phrase: &[Word<'_>], behind: &[Word<'_>], asked: &Asked) -> bool {
    let Some(sale) = phrase.last().filter(|sale| SALES.has(&sale.plain())) else { return false };
    let mut rest = behind.iter().skip_while(|word| word.start < sale.end);
    let Some(of) = rest.next().filter(|of| matches!(of.text, "of" | "von")) else { return false };
    let name: Vec<Word<'_>> = rest.copied().collect();
    PaidFor::of(sentence, of, &name, asked).is_some_and(|paid_for| paid_for.is_asked(asked))
}

/// By which something goes to somebody else.
static SALES: List = List::of("sale disposal divestment divestiture transfer signing verkauf");

/// Whether `for` follows and what the search is about: `for Harrow Labs`, `for the start-up Harrow Labs`.
pub(super) fn for_name(sentence: &str, behind: &[Word<'_>], asked: &Asked) -> bool {
    let in_cash = |words: &[Word<'_>]| matches!(words, [by, cash, ..] if by.text == "in" && cash.text == "cash");
    let behind = behind.get(if in_cash(behind) { 2 } else { 0 }..).unwrap_or_default();
    let Some((first, rest)) = behind.split_first() else { return false };
    let is_for = matches!(first.text, "for" | "für" | "on" | "pour" | "por");
    is_for && PaidFor::of(sentence, first, rest, asked).is_some_and(|paid_for| paid_for.is_asked(asked))
}

/// Whether a word for a deal stands in `text`.
fn has_deal(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| {
        concept(&word.to_lowercase()).is_some_and(|concept| is_transaction(concept).is_some() || concept == "stake")
    })
}

/// Whether `between`, what stands between the word and the amount, says that it is the price of something else: `of gold hit`.
fn is_of_else(between: &str, asked: &Asked) -> bool {
    let first = asked.object.as_deref().and_then(|object| object.split(' ').next()).unwrap_or_default();
    let is_of = [" of ", " for "].iter().any(|of| between.starts_with(of) && between.len() > of.len());
    is_of && (first.is_empty() || !between.contains(first) || is_owner(between, first))
}

/// Whether something of the name that begins with `first` is told of: `of Harrow Labs' paper`.
fn is_owner(between: &str, first: &str) -> bool {
    let words = words(between);
    let name = words.iter().position(|word| word.plain() == first.to_lowercase());
    let last = name.and_then(|name| words.get(name_at(&words, name).checked_sub(1)?));
    last.is_some_and(|last| {
        let is_own = last.plain().len() < last.text.len();
        is_own || between.get(last.end..).is_some_and(|rest| rest.starts_with("' ") || rest.starts_with("’ "))
    })
}

/// Whether `word` has an article before it, so that it is that of what is spoken of: `the price`, but `share prices`.
fn of_the(sentence: &str, word: &Word<'_>) -> bool {
    let before = sentence.get(..word.start).unwrap_or_default().trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(
        last,
        "the"
            | "The"
            | "a"
            | "A"
            | "its"
            | "Its"
            | "that"
            | "That"
            | "purchase"
            | "sale"
            | "asking"
            | "which"
            | "transfer"
            | "record"
            | "der"
            | "Der"
            | "den"
            | "die"
            | "Die"
    )
}

/// What the amount goes to, where the sentence says so: the next name behind `in`, `on` or `to`, or what is bought before it.
pub(super) fn object(
    sentence: &str,
    place: Span,
    before: &[&Word<'_>],
    behind: &[Word<'_>],
    asked: &Asked,
) -> Option<String> {
    let usual = |name: &String| !asked.is_actor(name);
    named_behind(sentence, place, behind, asked)
        .filter(usual)
        .or_else(|| thing_behind(sentence, place, behind))
        .or_else(|| named_before(sentence, before, asked).filter(usual))
        .map(|name| asked.same(&name).to_owned())
}

/// The first name behind `in`, `on` or `to` that follows in the clause.
fn named_behind(sentence: &str, place: Span, behind: &[Word<'_>], asked: &Asked) -> Option<String> {
    let mut end = place.end;
    for (at, word) in behind.iter().enumerate().take(OBJECT) {
        if sentence.get(end..word.start)?.contains([',', ';', ':', '.', '—', '–', '(', '\t']) {
            return None;
        }
        end = word.end;
        let rest = behind.get(at + 1..)?;
        let next = rest.first()?;
        // `Meta to Bet $5 billion` has its capitals from a headline.
        let is_name = next.is_capitalised()
            && !is_month_or_day(next.text)
            && concept(&next.plain()).is_none()
            && !is_function(&next.plain());
        // `a $3 billion deal for Pell`
        let is_deal = |deal: &Word<'_>| concept(&deal.plain()).and_then(is_transaction).is_some();
        let is_for = || {
            let is_goods = || PaidFor::of(sentence, word, rest, asked).is_none_or(|paid_for| paid_for.is_of_goods());
            word.text == "for"
                && at.checked_sub(1).and_then(|deal| behind.get(deal)).is_some_and(is_deal)
                && !is_goods()
        };
        let leads = leads_to_object(&word.text.to_lowercase()) || matches!(word.text, "of" | "von") && at > 0;
        if is_name && (leads || is_for()) {
            let named = || PaidFor::named(sentence, word, rest, asked);
            return Some(things_of_name(sentence, rest).unwrap_or_else(named));
        }
    }
    None
}

/// Things that one word with a capital tells of: `Chinese companies`.
fn things_of_name(sentence: &str, words: &[Word<'_>]) -> Option<String> {
    let (first, things) = (words.first()?, words.get(1)?);
    let plain = things.plain();
    let is_things = name_at(words, 0) == 1
        && !things.is_capitalised()
        && sentence.get(first.end..things.start) == Some(" ")
        && plain.ends_with('s')
        && is_thing(&plain)
        && concept(&plain).is_none()
        && !NO_THINGS.has(&plain);
    is_things.then(|| sentence.get(first.start..things.end).unwrap_or_default().to_owned())
}

/// What money is spent on: `£148 million on adult social care`.
pub(super) fn spent_on(sentence: &str, place: Span, behind: &[Word<'_>]) -> Option<String> {
    let (on, rest) = behind.split_first().filter(|(on, _)| matches!(on.text, "on" | "for"))?;
    if sentence.get(place.end..on.start)?.contains([',', ';', ':', '.', '(', '\t']) {
        return None;
    }
    let thing = noun_phrase(sentence, on.end, rest, true);
    let (first, last) = (thing.first()?, thing.last()?);
    let is_time = NO_THINGS.has(&first.plain()) || is_time(&last.plain());
    let text = sentence.get(first.start..last.end)?.to_lowercase();
    (!is_time && is_noun(&last.plain()) && text.len() >= 4).then_some(text)
}

/// What it goes to without a name or an article, right behind the amount or its noun: `$65 billion in data centres`.
fn thing_behind(sentence: &str, place: Span, behind: &[Word<'_>]) -> Option<String> {
    let at = behind.iter().take(2).position(|word| matches!(word.text, "in" | "into" | "on"))?;
    let lead = behind.get(at)?;
    if sentence.get(place.end..lead.start)?.contains([',', ';', ':', '.', '(', '\t']) {
        return None;
    }
    let thing = behind.get(at + 1)?;
    let word = thing.plain();
    let is_thing = !thing.is_capitalised()
        && word.len() >= 4
        && word.chars().all(char::is_alphabetic)
        && !is_function(&word)
        && !NO_THINGS.has(&word);
    let next = behind.get(at + 2).filter(|next| {
        let blank = sentence.get(thing.end..next.start) == Some(" ");
        blank && !next.is_capitalised() && !is_function(&next.plain()) && next.plain().ends_with('s')
    });
    is_thing.then(|| sentence.get(thing.start..next.map_or(thing.end, |next| next.end)).unwrap_or_default().to_owned())
}

/// What follows `in` and `on` behind an amount without being bought.
static NO_THINGS: List = List::of(
    "\
    bonuses bonus add-ons instalments installments extras cash stock shares total debt equity return exchange addition funding order part full advance annual damages fines \
    assets sales revenue profit bonds credit loans taxes january february march april june july august september \
    october november december paper fresh future terms monday average fiscal",
);

/// What is bought before the amount: `the acquisition of Harrow Labs for`, `bought Harrow Labs for`, `invest in Harrow Labs`.
fn named_before(sentence: &str, before: &[&Word<'_>], asked: &Asked) -> Option<String> {
    let words: Vec<Word<'_>> = before.iter().rev().map(|word| **word).collect();
    let from = words.iter().rposition(|word| concept(&word.plain()).and_then(is_transaction).is_some())?;
    let rest = words.get(from + 1..)?;
    let leads = |word: &Word<'_>| leads_to_object(word.text) || matches!(word.text, "of" | "von");
    let at = usize::from(rest.first().is_some_and(leads));
    let name = rest.get(at..)?;
    let is_name = name.first().is_some_and(|word| word.is_capitalised() && !is_month_or_day(word.text));
    let lead = words.get(from + at)?;
    is_name.then(|| PaidFor::named(sentence, lead, name, asked))
}
