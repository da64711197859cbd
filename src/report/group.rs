//! Figures about the same are put together, and their values beside one another.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::about::{About, about};
use super::asked::Asked;
use super::concepts::concept;
use super::elsewhere;
use super::figures::{By, FigureGroup, FigureValue, Mention};
use super::found::Found;
use super::names::{Word, words};
use super::phrase::{is_function, is_noun};
use super::sentence::Sentence;
use super::support;
use crate::figures::{Bound, Figure, Hedge, Kind};

/// What a group is known by: the stem of its subject, its kind, the stem of its unit.
type GroupKey = (String, Kind, Option<String>);

/// What a value is known by: doubt alone makes no other value.
type ValueKey = (Option<Bound>, Option<Bound>, Option<Hedge>);

/// The groups of what was `found` and is `wanted`. What a figure is about is told by all that was found.
pub(super) fn groups(
    found: Vec<Found<'_>>,
    asked: &Asked,
    by: By,
    wanted: &dyn Fn(&Figure) -> bool,
) -> Vec<FigureGroup> {
    let told = told(&found, asked);
    let told = one_name(&found, one_spelling(told));
    let told = same_amount(&found, repeated(&found, told), asked);
    let mut groups: BTreeMap<GroupKey, (About, Vec<Found<'_>>)> = BTreeMap::new();
    for (found, about) in found.into_iter().zip(told).filter(|(found, _)| wanted(&found.figure)) {
        let key = (stem(&about.subject()), found.figure.kind, found.figure.unit.as_deref().map(stem));
        groups.entry(key).or_insert_with(|| (about, Vec::new())).1.push(found);
    }
    let mut groups: Vec<FigureGroup> = groups.into_values().map(|(about, found)| group(&about, found, by)).collect();
    let place = |group: &FigureGroup| match group.kind {
        _ if group.unsorted => 2,
        Kind::Date | Kind::Year => 1,
        _ => 0,
    };
    groups.sort_by_key(|group| (place(group), Reverse(group.articles), Reverse(mentions(group))));
    // Values of different kinds and units are not compared.
    match by {
        By::Support => {}
        By::Value => groups.sort_by_key(|group| (place(group), group.kind, group.unit.clone(), Reverse(most(group)))),
        By::Article => groups.sort_by_key(|group| (place(group), group.values.iter().filter_map(first_article).min())),
        By::Date => groups.sort_by_key(|group| (place(group), group.values.iter().map(first_date).min())),
    }
    groups
}

/// The most that the values of a group can be, or are said to be more than.
fn most(group: &FigureGroup) -> Option<Decimal> {
    let ends = group.values.iter().flat_map(|value| [&value.low, &value.high]).flatten();
    ends.filter_map(|end| end.parse().ok()).max()
}

fn mentions(group: &FigureGroup) -> usize {
    group.values.iter().map(|value| value.mentions.len()).sum()
}

/// What each figure that was `found` is about.
pub(super) fn told(found: &[Found<'_>], asked: &Asked) -> Vec<About> {
    let mut of_articles: BTreeMap<String, Asked> = BTreeMap::new();
    let tell = |found: &Found<'_>| {
        let article = found.hit.article.id.as_str();
        let asked = of_articles.entry(article.to_owned()).or_insert_with(|| asked.in_article(article));
        about(found.sentence(), found.place(), &found.figure, asked)
    };
    found.iter().map(tell).collect()
}

/// Nouns in singular and plural, with and without capitals, are the same.
fn stem(noun: &str) -> String {
    let lower = noun.to_lowercase();
    match lower.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => lower,
    }
}

/// A name with words left out is the one name that goes on where it ends, if there is only one: `Harrow` is `Harrow Labs`.
fn one_spelling(told: Vec<About>) -> Vec<About> {
    let mut names: Vec<(Vec<String>, String)> = told
        .iter()
        .filter_map(|about| about.object.clone())
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
fn one_name(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
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
fn repeated(found: &[Found<'_>], told: Vec<About>) -> Vec<About> {
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
    found.iter().zip(&told).map(|(found, about)| adopted(found, about).unwrap_or_else(|| about.clone())).collect()
}

/// What is paid for the thing that the search is about is told in many words, as its price, its cost, what is spent: where the
/// sentence or the one before names it, an amount of which no more is said than that is the one that is told of it elsewhere. In
/// articles that write of it so is a share of it, and its worth, of which nothing is said at all, and what else has a name that the sentence has, too: `Roads: £36 million`.
fn same_amount(found: &[Found<'_>], told: Vec<About>, asked: &Asked) -> Vec<About> {
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
    found.iter().zip(&told).map(|(found, about)| adopted(found, about).unwrap_or_else(|| about.clone())).collect()
}

/// What is paid for a thing, in words that say no more.
const PAID: [&str; 5] = ["price", "cost", "spending", "payment", "deal"];

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

/// The values of what was `found` and is about the same.
fn group(about: &About, found: Vec<Found<'_>>, by: By) -> FigureGroup {
    let all: Vec<(&Found<'_>, &str)> = found.iter().map(|found| (found, found.prints())).collect();
    let asserted = || found.iter().filter(|found| found.not_asserted.is_none());
    let bounds = || asserted().flat_map(|found| [&found.figure.low, &found.figure.high]).flatten();
    let (low, high) = (bounds().min().map(Bound::to_string), bounds().max().map(Bound::to_string));
    let (kind, unit) = match found.first() {
        Some(first) => (first.figure.kind, first.figure.unit.as_ref().map(ToString::to_string)),
        None => (Kind::Count, None),
    };
    let mut values: BTreeMap<ValueKey, Vec<(&Found<'_>, &str)>> = BTreeMap::new();
    for (found, print) in &all {
        let figure = &found.figure;
        let hedge = figure.hedge.filter(|hedge| *hedge != Hedge::Reported);
        values.entry((figure.low.clone(), figure.high.clone(), hedge)).or_default().push((found, print));
    }
    let mut values: Vec<(ValueKey, FigureValue)> =
        values.into_iter().map(|(key, found)| (key, value(&found, by))).collect();
    let largest = |key: &ValueKey| Reverse((key.1.clone().or(key.0.clone()), key.0.clone()));
    match by {
        By::Support => {
            values.sort_by_key(|(key, value)| (Reverse(value.articles), Reverse(value.mentions.len()), largest(key)));
        }
        By::Value => values.sort_by_key(|(key, _)| largest(key)),
        By::Article => values.sort_by_key(|(key, value)| (first_article(value), largest(key))),
        By::Date => values.sort_by_key(|(key, value)| (first_date(value), largest(key))),
    }
    FigureGroup {
        subject: about.subject(),
        kind,
        unit,
        low,
        high,
        articles: support(&all),
        unsorted: about.is_unknown(),
        values: values.into_iter().map(|(_, value)| value).collect(),
    }
}

/// Articles that assert one of `found`, copies counted once.
fn support(found: &[(&Found<'_>, &str)]) -> usize {
    let asserted = found.iter().filter(|(found, _)| found.not_asserted.is_none());
    let said: Vec<(&str, &str)> = asserted.map(|(found, print)| (found.hit.article.id.as_str(), *print)).collect();
    support::count(&said).articles
}

fn first_article(value: &FigureValue) -> Option<String> {
    value.mentions.iter().map(|mention| mention.article.clone()).min()
}

/// The earliest date of an article that says so; what has no date stands last.
fn first_date(value: &FigureValue) -> (bool, Option<String>) {
    let date = value.mentions.iter().filter_map(|mention| mention.date.clone()).min();
    (date.is_none(), date)
}

/// One value with everybody who says so.
fn value(found: &[(&Found<'_>, &str)], by: By) -> FigureValue {
    let said: Vec<(&str, &str)> = found.iter().map(|(found, print)| (found.hit.article.id.as_str(), *print)).collect();
    let copies = support::count(&said).copies;
    let mut mentions: Vec<Mention> = found
        .iter()
        .zip(&copies)
        .map(|((found, _), copy)| {
            let copy_of = copy.and_then(|first| said.get(first)).map(|(article, _)| (*article).to_owned());
            Mention { copy_of, ..found.mention() }
        })
        .collect();
    match by {
        By::Date => mentions.sort_by_key(|mention| (mention.date.is_none(), mention.date.clone())),
        By::Article => mentions.sort_by_key(|mention| mention.article.clone()),
        By::Support | By::Value => {}
    }
    // What asserts it comes before what does not.
    mentions.sort_by_key(|mention| mention.not_asserted.is_some());
    let written = |bound: &Option<Bound>| bound.as_ref().map(Bound::to_string);
    let figure = found.first().map(|(found, _)| &found.figure);
    let hedges = || found.iter().map(|(found, _)| found.figure.hedge);
    FigureValue {
        value: figure.and_then(|figure| written(&figure.value)),
        low: figure.and_then(|figure| written(&figure.low)),
        high: figure.and_then(|figure| written(&figure.high)),
        // One article that asserts it is enough.
        hedge: if hedges().any(|hedge| hedge.is_none()) { None } else { hedges().flatten().next() },
        articles: support(found),
        mentions,
    }
}
