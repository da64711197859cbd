//! What a figure is about: the nearest noun phrase, or a word around it that says the same.
//!
//! Behind an amount stands the noun that it describes (`$10 billion investment`), else the nearest word before it that
//! says what it is (`valuing the company at over $29 billion`). What a deal is about is the name that the sentence gives it, else
//! the one that the search is about. All of this is told from words alone and can be wrong: every sentence is shown beside
//! its figure.

use super::asked::Asked;
use super::concepts::concept;
use super::names::Word;
use super::phrase::{is_german_only, is_noun, noun_phrase};
use super::sentence::Sentence;
use super::things::is_thing;
use super::{deal, elsewhere};
use super::{row, share, whose};
use crate::figures::{Figure, Kind};
use crate::text::Span;

/// Words before a figure in which it is looked for what the figure is.
const BEFORE: usize = 14;

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// In a word or two, such as `investment`, `stake` or `parameters`.
    pub(super) what: String,
    /// What a deal is about.
    pub(super) object: Option<String>,
    /// Whether it is what somebody puts into something: an investment, an acquisition, a deal.
    pub(super) is_deal: bool,
    /// Whether the words around the figure say so; else it is a guess.
    pub(super) sure: bool,
}

/// What an amount of money is about of which nothing is said.
pub(super) const AMOUNT: &str = "amount";
/// What a percentage is about of which nothing is said.
pub(super) const SHARE: &str = "share";

impl About {
    pub(super) fn sure(what: impl Into<String>) -> Self {
        Self { what: what.into(), object: None, is_deal: false, sure: true }
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
            "investment" => "in",
            "acquisition" | "cost" | "valuation" => "of",
            "spending" => "on",
            _ => "for",
        };
        match &self.object {
            Some(object) => format!("{} {preposition} {object}", self.what),
            None => self.what.clone(),
        }
    }
}

/// What `figure` of `sentence` is about; `place` is its span in the sentence, `asked` what the search is about.
pub(super) fn about(sentence: &Sentence<'_>, place: Span, figure: &Figure, asked: &Asked) -> About {
    let before: Vec<&Word<'_>> = sentence.before(place).iter().rev().take(BEFORE).collect();
    let behind = sentence.from(place.end);
    match figure.kind {
        Kind::Date | Kind::Year => About::sure(figure.kind.name()),
        Kind::Count => match figure.unit.as_deref() {
            Some(unit) if sentence.is_german() => About::sure(unit),
            Some(unit) => About::sure(unit.to_lowercase()),
            None => share::about(sentence, place, &before, behind, asked),
        },
        Kind::Money => money(sentence, place, &before, behind, asked),
        Kind::Percent | Kind::Points | Kind::Multiple => share::about(sentence, place, &before, behind, asked),
    }
}

/// What an amount of money is about.
fn money(whole: &Sentence<'_>, place: Span, before: &[&Word<'_>], behind: &[Word<'_>], asked: &Asked) -> About {
    let sentence = whole.text;
    if let [each, share, ..] = behind
        && matches!((each.text, share.text), ("a" | "per", "share") | ("je" | "pro", "Aktie" | "Anteilsschein"))
    {
        let is_dividend = said_before(sentence, before, place).is_some_and(|(_, concept)| concept == "dividend");
        return About::sure(if is_dividend { "dividend" } else { "price per share" });
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
    if let Some((of, rest)) = behind.split_first().filter(|(of, _)| phrase.is_empty() && of.text == "of") {
        phrase = noun_phrase(sentence, of.end, rest, false);
    }
    let phrase = phrase;
    if phrase.is_empty() && is_whole(sentence, before, place) {
        return About::sure("valuation");
    }
    let described = phrase.iter().rev().find_map(|word| concept(&word.plain()));
    let is_named = |word: &&Word<'_>| word.is_capitalised() || !word.text.is_ascii() || is_thing(&word.plain());
    let head = phrase.last().filter(is_named).map(Word::noun).filter(|word| concept(&word.to_lowercase()).is_none());
    // What has a name of its own among these words is told by the nearest of them.
    let measure = || measured(sentence, before, place).filter(|noun| concept(&noun.to_lowercase()).is_none());
    let head = head.or_else(|| measure().filter(|_| described.is_none()));
    let said = said_before(sentence, before, place).or_else(|| said_behind(sentence, place, behind));
    let relative = share::relative(sentence, before, place);
    let is_own = |word: &Word<'_>| relative.as_ref().is_none_or(|(which, _)| word.start > *which);
    let said = said.filter(|(word, _)| described.is_none() && head.is_none() && is_own(word));
    let told = described.or(said.map(|(_, concept)| concept));
    // Behind the phrase that the amount describes: `a $10 billion investment in`.
    let rest = behind.get(if described.is_some() { phrase.len() } else { 0 }..).unwrap_or_default();
    let deal = match head {
        Some(_) if described.is_none() => None,
        _ if told == Some("acquisition") && elsewhere::buys_goods(sentence, before, asked) => None,
        _ if told.is_none_or(|told| matches!(told, "price" | "cost"))
            && deal::changes_hands(sentence, before, place, asked) =>
        {
            Some("acquisition")
        }
        _ => deal::of_amount(whole, place, told, said.map(|(word, _)| word), rest, asked),
    };
    if let Some(own) = deal {
        // `worth $45m to Velino` says who gets it.
        let is_to_whom = told == Some("valuation") && behind.first().is_some_and(|to| to.text == "to");
        let named = deal::object(sentence, place, before, if is_to_whom { &[] } else { behind }, asked);
        let object = named.or_else(|| asked.object.clone());
        return About { what: own.to_owned(), object, is_deal: true, sure: true };
    }
    match (told, head) {
        (Some("spending"), _) => {
            let told_before = || said.and_then(|(word, _)| whose::thing_behind(sentence, before, word, "on"));
            let object = deal::spent_on(sentence, place, behind).or_else(told_before);
            About { object, ..About::sure("spending") }
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
                return About { what: "acquisition".to_owned(), object, is_deal: true, sure: true };
            }
            About { object, ..About::sure("cost") }
        }
        (Some(concept), _) => About::sure(concept),
        (None, Some(head)) => About::sure(head),
        (None, None) => {
            let thing = || relative.map(|(_, noun)| noun).or_else(|| share::told_of(sentence, before, place));
            let told = || thing().map(About::guess);
            row::about(whole, place, asked).or_else(told).unwrap_or_else(|| About::guess(AMOUNT))
        }
    }
}

/// The nearest word before a figure that says what it is, and what it says.
fn said_before<'w, 'a>(sentence: &str, before: &[&'w Word<'a>], place: Span) -> Option<(&'w Word<'a>, &'static str)> {
    // `of a budget of £412 million more than a third goes to care: £148 million`
    let is_told = |word: &Word<'_>| {
        let gap = sentence.get(word.end..place.start).unwrap_or_default();
        gap.split_once(": ").is_some_and(|(before, _)| before.contains(['$', '€', '£', '¥']))
    };
    let mut said = before.iter().filter_map(|word| Some((*word, concept(&word.plain())?)));
    said.find(|(word, _)| !is_apart(sentence, word, place) && !is_told(word))
}

/// In German the word that says what an amount is may stand at the end: `2,3 Milliarden Euro lässt sich Lindner den Kauf kosten`.
fn said_behind<'w, 'a>(sentence: &str, place: Span, behind: &'w [Word<'a>]) -> Option<(&'w Word<'a>, &'static str)> {
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
fn is_whole(sentence: &str, before: &[&Word<'_>], place: Span) -> bool {
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
