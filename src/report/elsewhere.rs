//! What stands beside a deal without being its price: what helpers get, what is paid for others.

use super::asked::Asked;
use super::concepts::{concept, is_transaction};
use super::list::List;
use super::names::{Word, name_at, name_text, words};
use super::paid_for::PaidFor;
use super::sentence::Sentence;
use super::things::is_thing;
use super::whose;
use crate::text::Span;

/// Whether an amount goes to those who help with a deal, or is paid for another name than the one that the search is about.
pub(super) fn goes_elsewhere(whole: &Sentence<'_>, place: Span, asked: &Asked) -> bool {
    if asked.object.is_some() && is_sale_of_else(whole, place, asked) {
        return true;
    }
    let behind = whole.from(place.end);
    let within = |word: &&Word<'_>| {
        let gap = whole.text.get(place.end..word.start).unwrap_or_default();
        !gap.contains([',', ';', ':', '.', '!', '?', '(', '\t'])
    };
    // `includes the bonus for his agent` tells of what the whole is made of.
    let is_apart = |word: &&Word<'_>| !matches!(word.text, "includes" | "including" | "include" | "included" | "after");
    let mut before = whole.clause(place).iter().rev().take(NEAR).take_while(is_apart);
    let mut near = behind.iter().take(NEAR).take_while(within).take_while(is_apart);
    if before.any(|word| is_helped(whole, word, false)) || near.any(|word| is_helped(whole, word, true)) {
        return true;
    }
    // `a €12 million fee for Jan Peeters`
    let is_fee = |fee: &Word<'_>| matches!(fee.text, "fee" | "fees" | "price" | "bid" | "offer");
    let behind = behind.split_first().filter(|(fee, _)| is_fee(fee)).map_or(behind, |(_, rest)| rest);
    let Some((lead, rest)) = behind.split_first().filter(|(lead, _)| matches!(lead.text, "for" | "für")) else {
        return false;
    };
    let between = whole.text.get(place.end..lead.start).unwrap_or_default();
    let is_next =
        between.starts_with(' ') && between.ends_with(' ') && !between.contains([',', ';', ':', '.', '(', '\t']);
    let paid_for = || PaidFor::of(whole.text, lead, rest, asked);
    asked.object.is_some() && is_next && paid_for().is_some_and(|paid_for| paid_for.is_other(asked))
}

/// Whether the sentence tells of the sale of another before the amount: `Compare the sale of Pell: its buyer paid $5m`.
fn is_sale_of_else(whole: &Sentence<'_>, place: Span, asked: &Asked) -> bool {
    let before = whole.before(place);
    let sold =
        before.windows(2).rposition(|pair| matches!(pair, [sale, of] if SALES.has(&sale.plain()) && of.text == "of"));
    let Some(name) = sold.map(|sold| sold + 2).filter(|name| name_at(before, *name) > *name) else { return false };
    let name = name_text(whole.text, before.get(name..name_at(before, name)).unwrap_or_default());
    let first = asked.object.as_deref().and_then(|object| words(object).first().map(Word::plain)).unwrap_or_default();
    let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(&name) == object);
    // `Orla's sale of Pell paid for Harrow Labs`
    let is_near = whole.words.iter().any(|word| word.is_capitalised() && word.plain() == first);
    !is_asked && !is_near && !asked.is_actor(&name)
}

static SALES: List = List::of("sale purchase acquisition takeover buyout");

/// Whether `word` is somebody who helps with a deal and gets something for it: `paid agents`, `his agent took`, `the agent's fee`,
/// and behind the amount `to the agent`. `A broker puts the price at` tells who says so.
fn is_helped(whole: &Sentence<'_>, word: &Word<'_>, is_behind: bool) -> bool {
    let plain = word.plain();
    let is_own =
        plain.len() < word.text.len() || whole.text.get(word.end..).is_some_and(|rest| rest.starts_with(['\'', '’']));
    let next = whole.from(word.end).first().map_or("", |next| next.text);
    let mut earlier = whole.before(Span::new(word.start, word.start)).iter().rev();
    let lead = earlier.find(|word| !matches!(word.text, "the" | "his" | "her" | "its" | "their" | "an" | "a"));
    let lead = lead.map_or("", |lead| lead.text);
    let is_paid = match is_behind {
        true => matches!(lead, "to" | "for" | "in" | "of"),
        false => PAYING.has(lead),
    };
    HELPERS.has(&plain) && (is_own || is_paid || GETTING.has(next))
}

/// Words of a clause beside an amount that may say to whom it goes.
const NEAR: usize = 8;

static HELPERS: List = List::of(
    "agent agents adviser advisers advisor advisors broker brokers lawyer lawyers intermediary intermediaries berater makler",
);

static PAYING: List = List::of("pay pays paid paying gave give gives owes owe zahlt zahlte");

static GETTING: List =
    List::of("took takes take got gets get received receives receive earned earns earn made pocketed");

/// Whether `worth` is that of a deal: `a deal worth`, `the transfer is worth`.
pub(super) fn is_deal_worth(whole: &Sentence<'_>, worth: &Word<'_>) -> bool {
    if worth.text != "worth" {
        return false;
    }
    let before: Vec<&Word<'_>> = whole.before(Span::new(worth.start, worth.start)).iter().rev().take(BEFORE).collect();
    whose::owner(whole.text, &before, worth).is_some_and(|owner| whose::DEALS.contains(&owner.as_str()))
}

/// Words before `worth` among which its deal stands.
const BEFORE: usize = 8;

/// Whether somebody follows with whom it was agreed, or what is to be done for it: `a deal worth $5m with the city`.
pub(super) fn is_with(sentence: &str, behind: &[Word<'_>]) -> bool {
    let Some((lead, rest)) = behind.split_first() else { return false };
    let next = rest.first().map_or("", |next| next.text);
    let is_blank = |gap: Option<&str>| gap == Some(" ");
    let buys = matches!(next, "buy" | "acquire" | "take" | "purchase" | "sign" | "sell");
    // `worth $45m to Velino` says to whom.
    let is_deed =
        rest.first().is_some_and(|next| !next.is_capitalised()) && is_blank(sentence.get(lead.end..lead.end + 1));
    lead.text == "with" || lead.text == "to" && is_deed && !buys
}

/// Whether `the price` in a sentence is that of what the search is about: it is named there or in the sentence before, and there
/// it is not what does something itself: `Harrow Labs opened a house. The price was $3m`.
pub(super) fn is_of_what_is_bought(whole: &Sentence<'_>, asked: &Asked) -> bool {
    let Some(object) = asked.object.as_deref() else { return false };
    let previous = words(whole.previous);
    let near = [(whole.previous, previous.as_slice()), (whole.text, whole.words.as_slice())];
    let first = words(object).first().map(Word::plain).unwrap_or_default();
    let is_named = |words: &[Word<'_>]| words.iter().any(|word| word.is_capitalised() && word.plain() == first);
    // `A second banker puts the price at` tells of what everybody speaks of.
    let is_put = |words: &[Word<'_>]| words.iter().any(|word| PUTTING.has(word.text));
    // `It also bought Hale Docks. The price was`
    let is_of_else = |words: &[Word<'_>]| {
        let mut buying = words.iter().enumerate().filter(|(_, word)| is_buying(word));
        buying.any(|(at, _)| name_at(words, at + 1) > at + 1) && !is_named(words)
    };
    let is_bought = |words: &[Word<'_>]| words.iter().any(is_buying);
    let is_told = || is_put(&whole.words) || near.iter().any(|(_, words)| is_named(words) || is_bought(words));
    if near.iter().any(|(_, words)| is_of_else(words)) {
        return false;
    }
    is_told() && !asked.acts_in(whole)
}

static PUTTING: List = List::of("put puts putting estimates estimated estimate setzt schätzt beziffert");

fn is_buying(word: &Word<'_>) -> bool {
    concept(&word.plain()).is_some_and(|concept| is_transaction(concept).is_some() || concept == "stake")
}

/// Whether goods are bought that have the name of what the search is about before them: `bought Harrow Labs shirts for`.
pub(super) fn buys_goods(sentence: &str, before: &[&Word<'_>], asked: &Asked) -> bool {
    let words: Vec<Word<'_>> = before.iter().rev().map(|word| **word).collect();
    let Some(from) = words.iter().rposition(|word| BUYING.has(word.text)) else { return false };
    let end = name_at(&words, from + 1);
    let name = name_text(sentence, words.get(from + 1..end).unwrap_or_default());
    let (Some(last), Some(goods)) = (words.get(end - 1), words.get(end)) else { return false };
    let plain = goods.plain();
    let is_goods = plain.ends_with('s') && is_thing(&plain) && concept(&plain).is_none() && plain != "shares";
    let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(&name) == object);
    !name.is_empty() && is_asked && is_goods && sentence.get(last.end..goods.start) == Some(" ")
}

static BUYING: List = List::of("buy buys bought buying purchased purchases purchase acquired acquires");
