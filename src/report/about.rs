//! What a figure is about: the nearest noun phrase, or a word around it that says the same.
//!
//! Behind an amount stands the noun that it describes (`$10 billion investment`), else the nearest word before it that
//! says what it is (`valuing the company at over $29 billion`). What a deal is about is the name that the sentence gives it, else
//! the one that the search is about. All of this is told from words alone and can be wrong: every sentence is shown beside
//! its figure.

use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::Word;
use super::phrase::noun_phrase;
use super::said::{is_whole, measured, said_before, said_behind};
use super::sentence::Sentence;
use super::things::is_thing;
use super::{another, counted, deal, elsewhere, hands};
use super::{price, rate, row, share, whose, works};
use crate::figures::{Figure, Kind};
use crate::text::Span;

/// Words before a figure in which it is looked for what the figure is.
pub(super) const BEFORE: usize = 14;

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// In a word or two, such as `investment`, `stake` or `parameters`.
    pub(super) what: String,
    /// What a deal is about.
    pub(super) object: Option<String>,
    /// Whether it is what somebody puts into something: an investment, an acquisition, a deal.
    pub(super) is_deal: bool,
    /// What parts it from others of that subject: a time, a place, how often it is paid.
    pub(super) apart: Option<String>,
    /// Whether the words around the figure say so; else it is a guess.
    pub(super) sure: bool,
}

/// What an amount of money is about of which nothing is said.
pub(super) const AMOUNT: &str = "amount";
/// What a percentage is about of which nothing is said.
pub(super) const SHARE: &str = "share";

impl About {
    pub(super) fn sure(what: impl Into<String>) -> Self {
        Self { what: what.into(), object: None, is_deal: false, apart: None, sure: true }
    }

    pub(super) fn guess(what: impl Into<String>) -> Self {
        Self { sure: false, ..Self::sure(what) }
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(&self) -> bool {
        !self.sure && (self.what == AMOUNT || self.what == SHARE)
    }

    /// In words: `investment in Harrow Labs`.
    pub(super) fn subject(&self) -> String {
        let preposition = match self.what.as_str() {
            "investment" | "change" => "in",
            "acquisition" | "cost" | "valuation" => "of",
            "spending" => "on",
            _ => "for",
        };
        let whole = match &self.object {
            Some(object) => format!("{} {preposition} {object}", self.what),
            None => self.what.clone(),
        };
        match &self.apart {
            Some(apart) => format!("{whole}, {apart}"),
            None => whole,
        }
    }

    /// The same, parted from others of its subject by `apart` where nothing does yet.
    pub(super) fn parted_by(self, apart: Option<String>) -> Self {
        let apart = apart.filter(|_| !self.is_unknown());
        Self { apart: self.apart.or(apart), ..self }
    }
}

/// What `figure` of `sentence` is about; `place` is its span in the sentence, `asked` what the search is about.
pub(super) fn about(sentence: &Sentence<'_>, place: Span, figure: &Figure, asked: &Asked) -> About {
    let before: Vec<&Word<'_>> = sentence.before(place).iter().rev().take(BEFORE).collect();
    let behind = sentence.from(place.end);
    let about = match figure.kind {
        Kind::Date | Kind::Year => About::sure(figure.kind.name()),
        Kind::Count => match figure.unit.as_deref() {
            Some(unit) => {
                let unit_of = || if sentence.is_german() { unit.to_owned() } else { unit.to_lowercase() };
                About::sure(counted::about(sentence, place, unit).map_or_else(unit_of, str::to_owned))
            }
            None => share::about(sentence, place, &before, behind, asked),
        },
        Kind::Money => {
            let about = money(sentence, place, &before, behind, asked);
            let rate = rate::rate(sentence.text, place, behind, &about.what);
            let rate = rate.or_else(|| rate::told_before(&before, &about.what));
            about.parted_by(rate)
        }
        Kind::Percent | Kind::Points | Kind::Multiple => share::about(sentence, place, &before, behind, asked),
    };
    // Rivals bid for what the search is about.
    let is_own = about.is_deal || matches!(figure.kind, Kind::Date | Kind::Year);
    let another = if is_own { None } else { another::another(sentence, place, asked) };
    about.parted_by(another)
}

/// What an amount of money is about.
fn money(whole: &Sentence<'_>, place: Span, before: &[&Word<'_>], behind: &[Word<'_>], asked: &Asked) -> About {
    let sentence = whole.text;
    if rate::is_per_share(behind) {
        return About::sure(match said_before(sentence, before, place) {
            Some((_, "dividend")) => "dividend",
            Some((_, "profit")) => "earnings per share",
            Some((_, "loss")) => "loss per share",
            _ => "price per share",
        });
    }
    if let Some(per_share) = rate::per_share(sentence, before, place) {
        return About::sure(per_share);
    }
    // `£9 million more than last year` is how far two amounts differ.
    let is_part = before.first().is_some_and(|word| word.text == "of") || measured(sentence, before, place).is_some();
    if !is_part
        && behind.first().is_some_and(|word| {
            matches!(word.text, "more" | "less" | "higher" | "lower" | "cheaper" | "mehr" | "weniger")
        })
    {
        return About::guess(AMOUNT);
    }
    let mut phrase = noun_phrase(sentence, place.end, behind, true);
    // `€600 million of debt`
    let of_phrase = behind.split_first().filter(|(of, _)| phrase.is_empty() && of.text == "of");
    if let Some((of, rest)) = of_phrase {
        phrase = noun_phrase(sentence, of.end, rest, false);
    }
    // `At £3bn the maker would have cost more`: another clause begins. `At 20p the dividend is covered` tells what the amount is.
    let is_said = phrase.iter().any(|word| concept(&word.plain()).is_some());
    if !is_said && behind.first().is_some_and(|lead| OPENING.has(lead.text)) {
        phrase.clear();
    }
    let phrase = phrase;
    if phrase.is_empty()
        && let Some(about) = works::about(whole, place)
    {
        return about;
    }
    if phrase.is_empty() && is_whole(sentence, before, place) {
        return About::sure("valuation");
    }
    let described = phrase.iter().rev().find_map(|word| concept(&word.plain()));
    let is_named = |word: &&Word<'_>| {
        let plain = word.plain();
        whole.is_german() && word.is_capitalised()
            || is_thing(&plain) && !(word.is_capitalised() && asked.is_name(&plain))
    };
    // `the $1.6 billion analysts had expected`: who does something is no thing that has a price.
    let rest = behind.get(phrase.len()..).and_then(|rest| rest.first()).filter(|_| of_phrase.is_none());
    let is_doer = |word: &&Word<'_>| {
        let is_many = word.is_capitalised() || word.text.ends_with('s');
        is_many && rest.is_some_and(|verb| DONE.has(verb.text))
    };
    let head = phrase
        .last()
        .filter(is_named)
        .filter(|word| !is_doer(word))
        .map(Word::noun)
        .filter(|word| concept(&word.to_lowercase()).is_none());
    // What has a name of its own among these words is told by the nearest of them.
    let measure = || measured(sentence, before, place).filter(|noun| concept(&noun.to_lowercase()).is_none());
    let head = head.or_else(|| measure().filter(|_| described.is_none()));
    if phrase.is_empty()
        && let Some(noun) = whose::told(sentence, before, place)
    {
        return About::sure(noun);
    }
    if before.first().is_some_and(|plus| plus.text == "plus") {
        return part(sentence, place, behind);
    }
    let said = said_before(sentence, before, place).or_else(|| said_behind(sentence, place, behind));
    let relative = share::relative(sentence, before, place);
    let is_own = |word: &Word<'_>| relative.as_ref().is_none_or(|(which, _)| word.start > *which);
    let said = said.filter(|(word, _)| described.is_none() && head.is_none() && is_own(word));
    let told = described.or(said.map(|(_, concept)| concept));
    // Behind the phrase that the amount describes: `a $10 billion investment in`.
    let rest = behind.get(if described.is_some() { phrase.len() } else { 0 }..).unwrap_or_default();
    let is_priced = asked.is_bought
        && told.is_some_and(|told| matches!(told, "price" | "cost" | "payment" | "deal"))
        && said.is_some_and(|(word, _)| price::is_of_asked(whole, word, place, asked));
    let is_handed = || {
        told.is_none_or(|told| matches!(told, "price" | "cost")) && hands::changes_hands(sentence, before, place, asked)
    };
    let is_sold = || deal::is_sale_of_asked(sentence, &phrase, behind, asked);
    let is_of_asked = is_priced || is_handed() || is_sold() || deal::for_name(sentence, rest, asked);
    let deal = match head {
        Some(_) if is_sold() => Some("acquisition"),
        Some(_) if described.is_none() => None,
        _ if told == Some("acquisition") && elsewhere::buys_goods(sentence, before, asked) => None,
        _ if is_priced || is_handed() => Some("acquisition"),
        _ => deal::of_amount(whole, place, told, said.map(|(word, _)| word), rest, asked),
    };
    if let Some(own) = deal {
        // `worth $45m to Velino` says who gets it.
        let is_to_whom = told == Some("valuation") && behind.first().is_some_and(|to| to.text == "to");
        let named = deal::object(sentence, place, before, if is_to_whom { &[] } else { behind }, asked);
        let unnamed = || if is_of_asked { asked.object.clone() } else { asked.meant.clone() };
        let object = named.or_else(unnamed);
        return About { object, is_deal: true, ..About::sure(own) };
    }
    match (told, head) {
        (Some("spending"), _) => {
            let told_before = || said.and_then(|(word, _)| whose::thing_behind(sentence, before, word, "on"));
            let object = deal::spent_on(sentence, place, behind).or_else(told_before);
            let asked_for = asked
                .object
                .as_deref()
                .filter(|asked_for| object.as_deref().is_some_and(|object| asked.same(object) == *asked_for));
            match asked_for {
                Some(name) => About { object: Some(name.to_owned()), is_deal: true, ..About::sure("acquisition") },
                None => About { object, ..About::sure("spending") },
            }
        }
        (Some("valuation"), _) => {
            let object = said.and_then(|(word, _)| whose::worth_of(sentence, before, word, asked));
            About { object, ..About::sure("valuation") }
        }
        (Some("cost"), _) => {
            if let Some(bill) = said.and_then(|(word, _)| whose::bill(sentence, before, word)) {
                return About::sure(bill);
            }
            let object = said.and_then(|(word, _)| whose::cost_of(sentence, before, word));
            // What the transfer costs is what is paid for the player.
            let is_deal = object.as_deref().is_some_and(|object| whose::DEALS.contains(&object));
            if is_deal && asked.is_bought && asked.object.is_some() {
                let object = asked.object.clone();
                return About { object, is_deal: true, ..About::sure("acquisition") };
            }
            About { object, ..About::sure("cost") }
        }
        // `the agents' fee` is no price of what they sell.
        (Some("price"), _) if said.is_some_and(|(word, _)| matches!(word.text, "fee" | "fees")) => About::sure("fee"),
        (Some(concept), _) => About::sure(concept),
        (None, Some(head)) => About::sure(head),
        (None, None) => {
            let thing = || relative.map(|(_, noun)| noun).or_else(|| share::told_of(sentence, before, place));
            let told = || thing().map(About::guess);
            row::about(whole, place, asked).or_else(told).unwrap_or_else(|| About::guess(AMOUNT))
        }
    }
}

/// Words behind an amount with which the subject of another clause begins.
static OPENING: List = List::of("the its their his her a an this");

/// What is done by a noun behind an amount that is no noun of the amount.
static DONE: List =
    List::of("had have expected spent paid made earned wanted sought raised owes owed gets got asked lost");

/// What comes on top of another amount: `€18m plus €3m in bonuses`.
fn part(sentence: &str, place: Span, behind: &[Word<'_>]) -> About {
    let (from, rest) = match behind.split_first() {
        Some((link, rest)) if matches!(link.text, "in" | "of" | "for") => (link.end, rest),
        _ => (place.end, behind),
    };
    let thing = noun_phrase(sentence, from, rest, true);
    let noun = thing.last().map(Word::plain).filter(|noun| is_thing(noun) && concept(noun).is_none());
    noun.map_or_else(|| About::guess(AMOUNT), About::sure)
}
