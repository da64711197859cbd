//! What a figure is about: the nearest noun phrase, or a word around it that says the same.
//!
//! Behind an amount stands the noun that it describes (`$10 billion investment`), else the nearest word before it that
//! says what it is (`valuing the company at over $29 billion`). What a deal is about is the name that the sentence gives it, else
//! the one that the search is about. All of this is told from words alone and can be wrong: every sentence is shown beside
//! its figure.

use super::asked::Asked;
use super::concepts::{concept, is_transaction};
use super::deal;
use super::names::{Word, words};
use super::phrase::{is_german_only, is_noun, leads_to_verb, noun_phrase};
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
    fn sure(what: impl Into<String>) -> Self {
        Self { what: what.into(), object: None, is_deal: false, sure: true }
    }

    fn guess(what: impl Into<String>) -> Self {
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
            "acquisition" => "of",
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
pub(super) fn about(sentence: &str, place: Span, figure: &Figure, asked: &Asked) -> About {
    let words = words(sentence);
    let before: Vec<&Word<'_>> = words.iter().rev().skip_while(|word| word.end > place.start).take(BEFORE).collect();
    let from = words.iter().position(|word| word.start >= place.end).unwrap_or(words.len());
    let behind = words.get(from..).unwrap_or_default();
    match figure.kind {
        Kind::Date | Kind::Year => About::sure(figure.kind.name()),
        Kind::Count => match figure.unit.as_deref() {
            Some(unit) if words.iter().any(|word| is_german_only(&word.plain())) => About::sure(unit),
            Some(unit) => About::sure(unit.to_lowercase()),
            None => plain(sentence, place, &before, behind),
        },
        Kind::Money => money(sentence, place, &before, behind, asked),
        Kind::Percent | Kind::Points | Kind::Multiple => plain(sentence, place, &before, behind),
    }
}

/// What an amount of money is about.
fn money(sentence: &str, place: Span, before: &[&Word<'_>], behind: &[Word<'_>], asked: &Asked) -> About {
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
    let head = phrase.last().map(Word::noun).filter(|word| concept(&word.to_lowercase()).is_none());
    // What has a name of its own among these words is told by the nearest of them.
    let measure = || measured(sentence, before, place).filter(|noun| concept(&noun.to_lowercase()).is_none());
    let head = head.or_else(|| measure().filter(|_| described.is_none()));
    let said = said_before(sentence, before, place).or_else(|| said_behind(sentence, place, behind));
    let said = said.filter(|_| described.is_none() && head.is_none());
    let told = described.or(said.map(|(_, concept)| concept));
    // Behind the phrase that the amount describes: `a $10 billion investment in`.
    let rest = behind.get(if described.is_some() { phrase.len() } else { 0 }..).unwrap_or_default();
    let deal = match head {
        Some(_) if described.is_none() => None,
        _ => deal::of_amount(sentence, place, told, said.map(|(word, _)| word), rest, asked),
    };
    if let Some(own) = deal {
        let named = deal::object(sentence, place, before, behind, asked);
        let object = named.or_else(|| asked.object.clone());
        return About { what: own.to_owned(), object, is_deal: true, sure: true };
    }
    match (told, head) {
        (Some("spending"), _) => About { object: deal::spent_on(sentence, place, behind), ..About::sure("spending") },
        (Some("valuation"), _) => About::sure(
            said.and_then(|(word, _)| worth_of(sentence, before, word)).unwrap_or_else(|| "valuation".to_owned()),
        ),
        (Some(concept), _) => About::sure(concept),
        (None, Some(head)) => About::sure(head),
        (None, None) => About::guess(AMOUNT),
    }
}

/// The nearest word before a figure that says what it is, and what it says.
fn said_before<'w, 'a>(sentence: &str, before: &[&'w Word<'a>], place: Span) -> Option<(&'w Word<'a>, &'static str)> {
    let mut near = before.iter().filter(|word| !is_apart(sentence, word, place));
    near.find_map(|word| Some((*word, concept(&word.plain())?)))
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

/// What is worth an amount, where it is no company: `shares worth £50 million`.
fn worth_of(sentence: &str, before: &[&Word<'_>], worth: &Word<'_>) -> Option<String> {
    let at = before.iter().position(|word| word.start == worth.start).filter(|_| worth.text == "worth")?;
    let thing = before.get(at + 1)?;
    let plain = thing.plain();
    let blank = sentence.get(thing.end..worth.start) == Some(" ");
    let is_thing = blank && !thing.is_capitalised() && plain.ends_with('s') && is_noun(&plain);
    (is_thing && !COMPANIES.contains(&plain.trim_end_matches('s'))).then_some(plain)
}

/// Words for what can be worth something as a whole.
const COMPANIES: [&str; 11] =
    ["company", "firm", "business", "group", "start-up", "startup", "lab", "bank", "airline", "companie", "businesse"];

/// The noun whose measure a figure is: `a premium of 42%`, `a gap of $2 billion`.
fn measured(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<String> {
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
    near(&["whole"], 5)
        || near(&COMPANIES, 1) && near(&["put", "puts", "putting", "value", "values", "valued", "valuing"], 5)
}

/// What a percentage, a multiple or a bare count is about: the noun behind it or behind its `of`, else what is said before it.
fn plain(sentence: &str, place: Span, before: &[&Word<'_>], behind: &[Word<'_>]) -> About {
    let near = || before.iter().filter(|word| !is_apart(sentence, word, place));
    let said = near().find_map(|word| concept(&word.plain()));
    let noun = |word: &Word<'_>| {
        let noun = word.noun();
        concept(&noun.to_lowercase()).map_or(noun, str::to_owned)
    };
    let written_of = sentence.get(place.range()).is_some_and(|written| written.ends_with(" of"));
    if !written_of && let Some(word) = noun_phrase(sentence, place.end, behind, true).last() {
        return About::sure(noun(word));
    }
    // `a stake of 49%`, `a share of 40%`, `a premium of 42%`
    if let [of, share, ..] = before
        && of.text == "of"
        && matches!(share.text, "share" | "holding" | "interest")
    {
        return About::sure("stake");
    }
    if let Some(noun) = measured(sentence, before, place) {
        return About::sure(concept(&noun.to_lowercase()).map_or(noun, str::to_owned));
    }
    let of = behind.split_first().filter(|(of, _)| of.text == "of").map(|(of, rest)| (of.end, rest));
    if let Some((end, rest)) = of.or(written_of.then_some((place.end, behind))) {
        let phrase = noun_phrase(sentence, end, rest, false);
        // `a tenth of what it took in`
        let Some(word) = phrase.last() else { return About::guess(SHARE) };
        let what = noun(word);
        // Part of a company is a stake where it is bought or sold: `paid for 49% of the firm`.
        let bought =
            said.is_some_and(|said| is_transaction(said).is_some() || matches!(said, "stake" | "spending" | "payment"));
        let is_whole = concept(&word.plain()).is_none() && what != "it";
        return About::sure(if bought && is_whole { "stake".to_owned() } else { what });
    }
    if let Some(said) = said {
        // What is bought for an amount, in percent, is a stake.
        let what = if is_transaction(said).is_some() { "stake" } else { said };
        return About::sure(what);
    }
    let is_german = before.iter().any(|word| is_german_only(&word.plain()));
    let nouns = near().zip(before.iter().skip(1).map(Some).chain([None]));
    let guess = nouns
        .filter(|(_, lead)| lead.is_none_or(|lead| !leads_to_verb(&lead.text.to_lowercase())))
        .map(|(word, _)| *word)
        .find(|word| is_noun(&word.plain()) && (!is_german || word.is_capitalised()))
        .map(|word| if is_german { word.text.to_owned() } else { word.plain() });
    About::guess(guess.unwrap_or_else(|| SHARE.to_owned()))
}

/// Whether a sentence's end, a semicolon or the border of a table's cell stands between a word and a figure behind it.
fn is_apart(sentence: &str, word: &Word<'_>, place: Span) -> bool {
    sentence.get(word.end..place.start).is_some_and(|gap| gap.contains([';', '!', '?', '\t']) || gap.contains(". "))
}
