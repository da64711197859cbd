//! What is told of the same thing in other words: names with words left out, amounts of which other sentences say what they are.

use std::collections::{BTreeMap, BTreeSet};

use super::about::About;
use super::asked::Asked;
use super::concepts::concept;
use super::elsewhere;
use super::found::Found;
use super::group::stem;
use super::names::{Word, words};
use super::phrase::{is_function, is_noun};
use super::sentence::Sentence;
use crate::figures::Kind;

/// A name with words left out is the one name that goes on where it ends, if there is only one: `Harrow` is `Harrow Labs`.
pub(super) fn one_spelling(told: Vec<About>) -> Vec<About> {
    let mut names: Vec<(Vec<String>, String)> = told
        .iter()
        .filter_map(|about| about.object.clone())
        // `Velaris scanners` are not the one name that `Velaris` stands for.
        .filter(|name| words(name).last().is_none_or(Word::is_capitalised))
        .collect::<BTreeSet<String>>()
        .into_iter()
        .map(|name| (words(&name).iter().map(Word::plain).collect(), name))
        .collect();
    // In this order those that go on where a name ends stand right behind it.
    names.sort();
    let spelled: BTreeMap<&str, &str> = names
        .iter()
        .enumerate()
        .filter(|(_, (plain, _))| !plain.is_empty())
        .filter_map(|(at, (plain, name))| {
            let going_on = names.get(at + 1..)?.iter().take_while(|(other, _)| other.starts_with(plain));
            let longer = going_on.filter(|(_, other)| other.len() > name.len());
            let one = longer.clone().max_by_key(|(_, other)| other.len())?;
            let is_begun = longer.clone().all(|(other, _)| one.0.starts_with(other) || other.starts_with(&one.0));
            is_begun.then_some((name.as_str(), one.1.as_str()))
        })
        .collect();
    let about = |about: About| {
        let object = about.object.map(|name| spelled.get(name.as_str()).map_or(name, |one| (*one).to_owned()));
        About { object, ..about }
    };
    told.into_iter().map(about).collect()
}

/// What is put into one thing is called what the most articles call it, whatever the search calls it: one deal is one group.
/// Deals of which no name is known need not be one.
pub(super) fn one_name(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let mut called: BTreeMap<String, BTreeMap<String, BTreeSet<&str>>> = BTreeMap::new();
    for (found, about) in found.iter().zip(&told).filter(|(_, about)| about.is_deal) {
        let Some(object) = &about.object else { continue };
        let names = called.entry(object.clone()).or_default();
        names.entry(about.what.clone()).or_default().insert(found.hit.article.id.as_str());
    }
    // `deal` says less than the others.
    let most = |names: &BTreeMap<String, BTreeSet<&str>>| {
        names
            .iter()
            .max_by_key(|(name, articles)| (*name != "deal", articles.len(), *name))
            .map(|(name, _)| name.clone())
    };
    let about = |about: About| {
        let object = about.object.as_ref().filter(|_| about.is_deal);
        let name = object.and_then(|object| called.get(object)).and_then(most);
        About { what: name.unwrap_or(about.what), ..about }
    };
    told.into_iter().map(about).collect()
}

/// An article that says of a figure what it is need not say so again: where nothing tells what a figure is about, and the same
/// value is about one thing elsewhere in its article, it is about that.
pub(super) fn repeated(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
    let value = |found: &Found<'_>| {
        let figure = &found.figure;
        let number = figure.value.clone().or(figure.low.clone()).or(figure.high.clone());
        (found.hit.article.id.clone(), figure.kind, figure.unit.as_deref().map(str::to_owned), number)
    };
    let mut known: BTreeMap<_, BTreeMap<String, &About>> = BTreeMap::new();
    for (found, about) in found.iter().zip(&told).filter(|(_, about)| about.sure) {
        known.entry(value(found)).or_default().insert(stem(&about.subject()), about);
    }
    let adopted = |found: &Found<'_>, about: &About| {
        let others = known.get(&value(found)).filter(|others| !about.sure && others.len() == 1)?;
        others.values().next().map(|about| (*about).clone())
    };
    with_known(found, &told, &adopted)
}

/// What is `told` of each that was `found`, or what is `known` of it, apart from others as what is told is.
fn with_known(found: &[Found<'_>], told: &[About], known: &dyn Fn(&Found<'_>, &About) -> Option<About>) -> Vec<About> {
    let about = |(found, about): (&Found<'_>, &About)| {
        known(found, about).map_or_else(|| about.clone(), |known| known.parted_by(about.apart.clone()))
    };
    found.iter().zip(told).map(about).collect()
}

/// What is paid for the thing that the search is about is told in many words, as its price, its cost, what is spent: where the
/// sentence or the one before names it, an amount of which no more is said than that is the one that is told of it elsewhere. In
/// articles that write of it so is a share of it, and its worth, of which nothing is said at all, and what else has a name that the sentence has, too: `Roads: £36 million`.
pub(super) fn same_amount(found: &[Found<'_>], told: Vec<About>, asked: &Asked) -> Vec<About> {
    let value = |found: &Found<'_>| {
        let figure = &found.figure;
        (figure.kind, figure.unit.clone(), figure.value.clone().or(figure.low.clone()).or(figure.high.clone()))
    };
    let is_paid = |about: &About| about.object.is_none() && PAID.contains(&about.what.as_str());
    let is_open = |about: &About| !about.sure || is_paid(about);
    let mut known: BTreeMap<_, BTreeMap<String, &About>> = BTreeMap::new();
    for (found, about) in found.iter().zip(&told).filter(|(_, about)| about.sure && !is_paid(about)) {
        known.entry(value(found)).or_default().insert(stem(&about.subject()), about);
    }
    // What the row of a table is called is the only thing of that name that anything is spent on.
    let mut called: BTreeMap<(Kind, String), BTreeMap<String, &About>> = BTreeMap::new();
    for (found, about) in found.iter().zip(&told).filter(|(_, about)| about.sure && !about.is_deal) {
        if let Some(object) = &about.object {
            called.entry((found.figure.kind, stem(object))).or_default().insert(stem(&about.subject()), about);
        }
    }
    let of_name = |found: &Found<'_>, about: &About| {
        let one = called.get(&(found.figure.kind, stem(&about.what))).filter(|one| !about.sure && one.len() == 1)?;
        one.values().next().map(|about| (*about).clone())
    };
    let adopted = |found: &Found<'_>, about: &About| {
        if let Some(about) = of_name(found, about) {
            return Some(about);
        }
        let others = known.get(&value(found)).filter(|others| is_open(about) && others.len() == 1)?;
        let other = others.values().next()?;
        let of_asked = other.is_deal && other.object.is_some() && other.object == asked.object;
        let is_part = about.is_unknown() && matches!(other.what.as_str(), "stake" | "valuation");
        let knows = || asked.in_article(&found.hit.article.id).object.is_some();
        if of_asked {
            let of_it = other.object.as_deref().is_some_and(|object| is_of(found, object, asked));
            return (of_it && found.figure.kind != Kind::Count).then(|| (*other).clone());
        }
        let is_named = other.object.as_deref().is_some_and(|object| names(found.sentence(), object));
        let is_known = is_named || is_part && knows();
        (is_known && found.figure.kind != Kind::Count).then(|| (*other).clone())
    };
    with_known(found, &told, &adopted)
}

/// What is paid for a thing, in words that say no more.
const PAID: [&str; 6] = ["price", "fee", "cost", "spending", "payment", "deal"];

/// Whether what is `found` may be paid for `object`: its sentence or the one before names it, and what the amount is said to be is
/// said of nothing else, as in `the price of gold` and `a new roof had a cost of`.
fn is_of(found: &Found<'_>, object: &str, asked: &Asked) -> bool {
    let Some(first) = words(object).first().map(Word::plain) else { return false };
    if !found.names_near(&first) && !asked.short().is_some_and(|short| found.names_near(short)) {
        return false;
    }
    let (sentence, place) = (found.sentence(), found.place());
    if elsewhere::goes_elsewhere(sentence, place, asked) || asked.acts_in(sentence) {
        return false;
    }
    let (all, before) = (sentence.words.as_slice(), sentence.before(place).len());
    let is_paid = |word: &Word<'_>| concept(&word.plain()).is_some_and(|said| PAID.contains(&said));
    let said_before = all.get(..before).and_then(|words| words.iter().rposition(is_paid));
    let said_behind = || all.get(before..).and_then(|words| words.iter().position(is_paid)).map(|at| before + at);
    let Some(said) = said_before.or_else(said_behind) else { return true };
    let rest = all.get(said + 1..).unwrap_or_default();
    let of_else = rest.split_first().is_some_and(|(of, thing)| {
        let within = |word: &&Word<'_>| (word.start < place.start) == (said < before);
        let mut thing = thing.iter().take_while(within).skip_while(|word| is_function(&word.plain())).peekable();
        let is_said = matches!(of.text, "of" | "for") && thing.peek().is_some_and(|word| is_noun(&word.plain()));
        is_said && !thing.any(|word| word.plain() == first)
    });
    let lead = |back: usize| said.checked_sub(back).and_then(|at| all.get(at)).map(|word| word.text);
    let is_had = |word: &str| matches!(word, "had" | "has" | "have" | "having" | "with");
    let of_owner = matches!(lead(1), Some("a" | "an" | "the")) && lead(2).is_some_and(is_had);
    let is_here = || all.iter().any(|word| word.is_capitalised() && word.plain() == first);
    !(of_else || of_owner && !is_here())
}

/// Whether the words of `object` stand in `sentence` one behind the other, whatever their capitals.
fn names(sentence: &Sentence<'_>, object: &str) -> bool {
    let object: Vec<String> = words(object).iter().map(Word::plain).collect();
    !object.is_empty() && sentence.plain().windows(object.len()).any(|run| run == object)
}
