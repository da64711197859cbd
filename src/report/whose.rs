//! Whose cost or worth an amount is: `a subscription costs €4`, `the cost of the bridge`, `Pell is valued at $3bn`.

use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::{Word, is_month_or_day, name_at, name_text};
use super::phrase::{is_function, is_time};
use super::things::{has_noun_ending, is_thing, tells_of};
use crate::text::Span;

/// Words between what costs and the word that says so.
const BETWEEN: usize = 4;

/// What costs the amount behind `said`, where the words around that tell; `before` are the words before the amount, the
/// nearest first.
pub(super) fn cost_of(sentence: &str, before: &[&Word<'_>], said: &Word<'_>) -> Option<String> {
    let at = before.iter().position(|word| word.start == said.start)?;
    let earlier = before.get(at + 1..)?;
    if let Some(thing) = thing_behind(sentence, before, said, "of") {
        return Some(thing);
    }
    let is_verb = matches!(said.text, "cost" | "costs" | "costing" | "kostet" | "kostete" | "kosten");
    is_verb.then(|| owner(sentence, earlier, said)).flatten()
}

/// What follows `said` and `link` before the amount: `spending on roads fell to`, `the cost of the new bridge rose to`.
pub(super) fn thing_behind(sentence: &str, before: &[&Word<'_>], said: &Word<'_>, link: &str) -> Option<String> {
    let at = before.iter().position(|word| word.start == said.start)?;
    let (of, rest) = before.get(..at)?.split_last().filter(|(of, _)| of.text == link)?;
    let touching = rest.iter().rev().scan(of.end, |end, word| {
        let touches = sentence.get(*end..word.start) == Some(" ");
        *end = word.end;
        touches.then_some(word)
    });
    let phrase = touching.skip_while(|word| is_article(word.text));
    let phrase: Vec<&&Word<'_>> =
        phrase.take_while(|word| !is_function(&word.plain()) && !tells_of(word.text)).collect();
    phrase.last().map(|word| word.plain()).filter(|word| is_thing(word))
}

/// The bill that an amount is, where a word before it says of what: `council tax bill`.
pub(super) fn bill(sentence: &str, before: &[&Word<'_>], said: &Word<'_>) -> Option<String> {
    let at = before.iter().position(|word| word.start == said.start)?;
    let of = before.get(at + 1).filter(|_| matches!(said.text, "bill" | "bills" | "expenses"))?;
    let touches = sentence.get(of.end..said.start) == Some(" ");
    (touches && !of.is_capitalised() && is_thing(&of.plain())).then(|| format!("{} {}", of.plain(), said.text))
}

/// What is worth the amount behind `said`, where it is a name or a thing and not what the search is about.
pub(super) fn worth_of(sentence: &str, before: &[&Word<'_>], said: &Word<'_>, asked: &Asked) -> Option<String> {
    let at = before.iter().position(|word| word.start == said.start)?;
    let behind: Vec<Word<'_>> = before.get(..at)?.iter().rev().map(|word| **word).collect();
    // `values Pell at`
    let name = behind
        .first()
        .filter(|word| word.is_capitalised() && concept(&word.plain()).is_none() && !is_month_or_day(word.text));
    let named = name.map(|_| name_text(sentence, behind.get(..name_at(&behind, 0)).unwrap_or_default()));
    let whose = named.or_else(|| {
        let is_told_of = matches!(said.text, "worth" | "valued" | "valuation" | "value");
        is_told_of.then(|| owner(sentence, before.get(at + 1..)?, said)).flatten()
    })?;
    let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(&whose) == object) || asked.is_actor(&whose);
    (!is_asked).then_some(whose)
}

/// The name or noun before `said`, with nothing between them but verbs that help: `consultants, which cost`, `the house is worth`.
pub(super) fn owner(sentence: &str, earlier: &[&Word<'_>], said: &Word<'_>) -> Option<String> {
    static HELPING: List = List::of(
        "will would could may might must has have had is are was were be been to also now still only about which that then once",
    );
    let is_helping = |word: &&Word<'_>| HELPING.has(word.text);
    let at = earlier.iter().take(BETWEEN).take_while(|word| is_helping(word)).count();
    let whose = earlier.get(at)?;
    let gap = sentence.get(whose.end..earlier.get(at.wrapping_sub(1)).map_or(said.start, |word| word.start))?;
    if !matches!(gap, " " | ", ") {
        return None;
    }
    let head = head(sentence, earlier.get(at..)?);
    if !whose.is_capitalised() || head.is_some() {
        let whose = head.unwrap_or(whose);
        return Some(whose.plain()).filter(|word| is_thing(word) && !WHOLE.contains(&word.as_str()));
    }
    let run: Vec<Word<'_>> = earlier.get(at..)?.iter().rev().map(|word| **word).collect();
    let from = (0..run.len()).rev().take_while(|from| name_at(&run, *from) == run.len()).last()?;
    let name = run.get(from..).unwrap_or_default();
    let is_name = name.first().is_some_and(|first| {
        let plain = first.plain();
        !is_function(&plain) && !is_month_or_day(first.text) && concept(&plain).is_none()
    });
    is_name.then(|| name_text(sentence, name))
}

/// The noun of which a verb right before an amount tells it, where another noun of its phrase stands nearer: the gap of `the gap in the
/// budget is £4.5m`. What names no thing of its own is told by other words (`the price of gold`, `the transfer`).
pub(super) fn told(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<String> {
    let touching = before.iter().scan(place.start, |start, word| {
        let touches = sentence.get(word.end..*start).is_some_and(|gap| matches!(gap, " " | " $" | " €" | " £"));
        *start = word.start;
        touches.then_some(word)
    });
    // `fell from $6.1m to $4.5m` tells both of the same.
    let is_number = |word: &Word<'_>| word.text.starts_with(|c: char| c.is_ascii_digit()) || SCALES.has(word.text);
    let at = touching.take(LINKED).take_while(|word| LINKS.has(word.text) || is_number(word)).count();
    let numbers = before.iter().take(at).filter(|word| is_number(word)).count();
    let is_change = numbers == 0 || before.get(at.checked_sub(1)?).is_some_and(|from| from.text == "from");
    before.get(at).filter(|verb| is_change && TELLING.has(verb.text))?;
    // `has grown to`, `had been`
    let helping = before.get(at + 1..)?.iter().take_while(|word| HELPING.has(word.text)).count();
    let at = at + helping;
    let verb = before.get(at)?;
    // The budget of `the budget for next year`.
    let is_next = |which: &Word<'_>| matches!(which.text, "next" | "last" | "this" | "that" | "coming" | "past");
    let at = match before.get(at + 1..at + 4) {
        Some([time, which, link])
            if is_time(&time.plain()) && is_next(which) && matches!(link.text, "for" | "in" | "of") =>
        {
            at + 3
        }
        _ => at,
    };
    let last = before.get(at + 1)?;
    let has_article = || {
        let lead = before.get(at + 2).filter(|lead| sentence.get(lead.end..last.start) == Some(" "));
        lead.is_some_and(|lead| is_article(&lead.text.to_lowercase()))
    };
    // The gap of `the gap in the budget of the town`.
    let mut outer = head(sentence, before.get(at + 1..)?);
    for _ in 0..NESTED {
        let within = outer.and_then(|noun| before.iter().position(|word| word.start == noun.start));
        match within.and_then(|at| head(sentence, before.get(at..)?)) {
            Some(next) => outer = Some(next),
            None => break,
        }
    }
    let noun = outer.or_else(|| Some(last).filter(|_| has_article()))?;
    let touches = !sentence.get(last.end..verb.start)?.contains([',', ';', ':', '.', '(', '\t']);
    let plain = noun.plain();
    let is_own = concept(&plain).is_none() && !DEALS.contains(&plain.as_str()) && !WHOLE.contains(&plain.as_str());
    (touches && is_own && is_thing(&plain) && !noun.is_capitalised()).then_some(plain)
}

/// Words between a verb and its amount.
static LINKS: List = List::of("at to by from about around nearly almost over under just only some now roughly up");

static SCALES: List = List::of("million billion thousand trillion");

/// Nouns of a phrase that are told of by others at most.
const NESTED: usize = 3;

/// Words between a verb and the second amount that it tells of.
const LINKED: usize = 6;

static HELPING: List = List::of("has have had will would now since already");

static TELLING: List = List::of(
    "risen fallen grown been is are was were be stands stood reached reaches rose rises fell falls grew grows climbed dropped totalled totaled totals hit amounts amounted \
    comes came widened narrowed shrank swelled jumped",
);

/// The noun that a phrase is about which ends with the first of `earlier`, the nearest first: the ticket of `a ticket on the night
/// boat`. It has an article before it, or opens its sentence, or is told by its ending.
pub(super) fn head<'s, 'w, 'a>(sentence: &str, earlier: &'s [&'w Word<'a>]) -> Option<&'s &'w Word<'a>> {
    let touches = |near: &Word<'_>, far: &Word<'_>| sentence.get(far.end..near.start) == Some(" ");
    let is_link = |word: &Word<'_>| {
        matches!(word.text, "on" | "of" | "in" | "for" | "at" | "to" | "from" | "with" | "among" | "between")
    };
    // Between the two stand articles and what describes the second.
    let is_part = |word: &Word<'_>| is_article(word.text) || word.is_capitalised() || !is_function(&word.plain());
    let within = earlier.windows(2).take(BETWEEN).take_while(|pair| match pair {
        [near, far] => touches(near, far) && !is_link(far) && is_part(far),
        _ => false,
    });
    let at = within.count() + 1;
    let (link, noun) = (earlier.get(at).filter(|word| is_link(word))?, earlier.get(at + 1)?);
    if !touches(earlier.get(at - 1)?, link) || !touches(link, noun) || !is_thing(&noun.plain()) {
        return None;
    }
    let has_article = |at: usize| earlier.get(at).is_some_and(|lead| is_article(&lead.text.to_lowercase()));
    let opens = sentence.get(..noun.start).is_some_and(|before| before.trim().is_empty());
    (opens || has_article(at + 2) || has_article(at + 3) || has_noun_ending(&noun.plain())).then_some(noun)
}

/// What the search is about is called so, too.
const WHOLE: [&str; 10] =
    ["company", "firm", "business", "group", "startup", "lab", "bank", "airline", "club", "whole"];

/// Words for the deal by which something is bought.
pub(super) const DEALS: [&str; 10] = [
    "transfer",
    "deal",
    "signing",
    "purchase",
    "acquisition",
    "takeover",
    "buyout",
    "transaction",
    "stake",
    "investment",
];

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our" | "this" | "that")
}
