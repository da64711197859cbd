//! What stands beside a deal without being its price: what helpers get, what is paid for others, what the name does itself.

use super::asked::Asked;
use super::concepts::{concept, is_transaction};
use super::list::List;
use super::names::{Word, is_month_or_day, name_at, name_text, words};
use super::phrase::is_function;
use super::sentence::Sentence;
use super::things::is_thing;
use super::whose;
use crate::text::Span;

/// Whether an amount goes to those who help with a deal, or is paid for another name than the one that the search is about.
pub(super) fn goes_elsewhere(whole: &Sentence<'_>, place: Span, asked: &Asked) -> bool {
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
    let Some((lead, rest)) = behind.split_first().filter(|(lead, _)| matches!(lead.text, "for" | "für")) else {
        return false;
    };
    let is_next = whole.text.get(place.end..lead.start) == Some(" ");
    let is_name = rest.first().is_some_and(|first| {
        let plain = first.plain();
        first.is_capitalised() && !is_month_or_day(first.text) && concept(&plain).is_none() && !is_function(&plain)
    });
    let name = name_text(whole.text, rest.get(..name_at(rest, 0)).unwrap_or_default());
    let Some(object) = asked.object.as_deref() else { return false };
    is_next && is_name && asked.same(&name) != object && !asked.is_actor(&name)
}

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

/// Whether the name that begins with `first` does something in a sentence: its verb stands right behind it, and is none by which
/// it changes hands itself.
pub(super) fn acts(text: &str, words: &[Word<'_>], first: &str, asked: &Asked) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        if !word.is_capitalised() || word.plain() != first {
            return false;
        }
        let end = name_at(words, at).max(at + 1);
        let rest = words.get(end..).unwrap_or_default();
        let helpers = rest.iter().take_while(|word| HELPING.has(word.text)).count();
        let Some(verb) = rest.get(helpers) else { return false };
        let touches = words
            .get(end - 1)
            .and_then(|last| text.get(last.end..verb.start))
            .is_some_and(|gap| !gap.contains([',', ';', '.', ':', '!', '?', '(', '\t', '\n', '\'', '’']));
        let is_verb = verb.text.len() > 3 && verb.text.ends_with("ed") || DOING.has(verb.text);
        let changes =
            CHANGING_HANDS.has(verb.text) && !moves_elsewhere(text, rest.get(helpers..).unwrap_or_default(), asked);
        touches && is_verb && !verb.is_capitalised() && !changes
    })
}

/// Whether the verb that `words` begin with is a move to a name that is not known to buy: `moved its servers to Oslo`.
fn moves_elsewhere(text: &str, words: &[Word<'_>], asked: &Asked) -> bool {
    let [verb, rest @ ..] = words else { return false };
    if !matches!(verb.text, "moved" | "moves" | "switched") {
        return false;
    }
    let to = rest.iter().take(4).position(|word| word.text == "to");
    let name = to.and_then(|to| rest.get(to + 1..)).unwrap_or_default();
    !asked.buys(&name_text(text, name.get(..name_at(name, 0)).unwrap_or_default()))
}

static HELPING: List = List::of("has have had will would also later now then once recently already soon");

static DOING: List = List::of(
    "buys buys bought built builds held holds opens sells sold runs ran makes made took takes won lost spent spends paid pays got gets \
    gave gives plans hires left leaves began begins kept keeps set sets put puts",
);

/// What is told of what is bought.
static CHANGING_HANDS: List =
    List::of("joined moved transferred switched changed fetched valued accepted agreed cost joins moves");

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
