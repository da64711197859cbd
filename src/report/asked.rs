//! What a search is about: the name that its words and the articles share, as the articles write it in full.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::about::About;
use super::buyers::{bought_by, buyers, is_buyer};
use super::concepts::concept;
use super::deeds;
use super::group::stem;
use super::names::{Word, leads_to_object, name_at, name_text, words};
use super::phrase::is_function;
use super::sentence::Sentence;

/// What a search is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The name that something is done to, as articles write it in full.
    pub(super) object: Option<String>,
    /// Whether articles tell of a price that is paid for it, so that what is said of a price or a payment is said of that.
    pub(super) is_bought: bool,
    /// The other words of the query, in small letters: who does it.
    actors: Vec<String>,
    /// The nouns of the query that are no part of the object's name, in small letters.
    nouns: Vec<String>,
    /// The ids of the articles that write of it: what is paid in others is paid for something else.
    articles: BTreeSet<String>,
    /// The last word of the object, in small letters, where articles write it alone: `moreno` for `Luis Moreno`.
    short: Option<String>,
    /// The names of those who buy, as articles tell.
    buyers: Arc<BTreeSet<String>>,
    /// Words that stand somewhere in small letters.
    small: Arc<BTreeSet<String>>,
}

/// Words that say that something is paid for.
const OF_DEALS: &str = "investment invest bet commitment stake deal purchase buy bought acquisition takeover price paid \
    pay cheque outlay sum valued transfer fee";

impl Asked {
    /// What `query` is about, told by how `texts` write the names that are in it; each has the id of its article.
    pub(super) fn of<'a>(query: &str, texts: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Self {
        let sentences = texts.clone().map(|(_, text)| text);
        let object = match object_of_query(query, sentences.clone()) {
            Some(name) if !is_led(query, &name) && is_buyer(&name, sentences.clone()) => bought_by(&name, sentences),
            named => named,
        };
        let object = object.map(|name| in_full(name, texts.clone()));
        let short = object.as_deref().and_then(|name| surname(name, texts.clone().map(|(_, text)| text)));
        let of_object: Vec<String> = object.iter().flat_map(|name| words(name)).map(|word| word.plain()).collect();
        let typed: Vec<String> = words(query).iter().map(Word::plain).collect();
        let actors: Vec<String> = typed.into_iter().filter(|word| !of_object.contains(word)).collect();
        let nouns = actors.iter().filter(|word| !is_function(word)).cloned().collect();
        let buyers = Arc::new(buyers(texts.clone().map(|(_, text)| text)));
        Self { object, is_bought: false, actors, nouns, short, buyers, ..Self::default() }.with_articles(texts)
    }

    /// The same, with those of `texts` added that write of the object.
    pub(super) fn with_articles<'a>(mut self, texts: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Self {
        let mut small = BTreeSet::clone(&self.small);
        for (_, text) in texts.clone() {
            let is_small = |word: &&Word<'_>| !word.is_capitalised() && word.text.len() >= 4;
            small.extend(words(text).iter().filter(is_small).map(Word::plain));
        }
        self.small = Arc::new(small);
        let Some(first) = self.object.as_deref().and_then(|object| words(object).first().map(Word::plain)) else {
            return self;
        };
        for (article, text) in texts {
            let is_of_it = |word: &Word<'_>| {
                let plain = word.plain();
                word.is_capitalised() && (plain == first || self.short.as_ref() == Some(&plain))
            };
            if !self.articles.contains(article) && words(text).iter().any(is_of_it) {
                self.articles.insert(article.to_owned());
            }
        }
        self
    }

    /// The same for a figure of `article`: nothing is about the object in an article that does not write of it.
    pub(super) fn in_article(&self, article: &str) -> Self {
        let knows = self.articles.contains(article);
        let object = self.object.clone().filter(|_| knows);
        Self {
            object,
            is_bought: self.is_bought && knows,
            actors: self.actors.clone(),
            nouns: Vec::new(),
            articles: BTreeSet::new(),
            short: self.short.clone(),
            buyers: Arc::clone(&self.buyers),
            small: Arc::clone(&self.small),
        }
    }

    /// What finds the passages that tell what was paid for the object, however it was searched for.
    pub(super) fn deal_query(&self) -> Option<String> {
        self.object.as_ref().filter(|_| self.is_bought).map(|object| {
            let plain = |word: &Word<'_>| word.text.to_owned();
            let name: Vec<String> = words(object).iter().map(plain).collect();
            format!("{} {OF_DEALS}", name.join(" "))
        })
    }

    /// The same, where articles tell of a price for it.
    pub(super) fn bought(self) -> Self {
        Self { is_bought: true, ..self }
    }

    /// How many nouns of the query what figures are `about` is called by, and how many words of the name that it is about: what was
    /// asked for stands first.
    pub(super) fn held_by(&self, about: &About) -> (usize, usize) {
        let subject = about.subject();
        let subject: Vec<String> = words(&subject).iter().map(|word| stem(word.text)).collect();
        let is_said = |word: &String| {
            let concept = concept(word);
            let is_paid = || about.is_deal && about.object == self.object && concept.is_some_and(is_of_deals);
            subject.contains(&stem(word))
                || concept.is_some_and(|concept| subject.contains(&stem(concept)))
                || is_paid()
        };
        let name = self.object.as_deref().map(words).unwrap_or_default();
        let named = name.iter().filter(|word| subject.contains(&stem(word.text))).count();
        (self.nouns.iter().filter(|word| is_said(word)).count(), named)
    }

    /// Whether `word` stands in small letters in what was found, so that it is no name.
    pub(super) fn is_written_small(&self, word: &str) -> bool {
        self.small.contains(word)
    }

    /// The last word of the object, where it stands for all of it.
    pub(super) fn short(&self) -> Option<&str> {
        self.short.as_deref()
    }

    fn is_short(&self, name: &str) -> bool {
        self.short().is_some_and(|short| name.to_lowercase() == short)
    }

    /// Whether the object does something itself in a sentence or in the one before it, so that a price there is another one.
    pub(super) fn acts_in(&self, sentence: &Sentence<'_>) -> bool {
        let Some(first) = self.object.as_deref().and_then(|object| words(object).first().map(Word::plain)) else {
            return false;
        };
        let acts = |text: &str, words: &[Word<'_>]| {
            let short = || self.short().is_some_and(|short| deeds::acts(text, words, short, self));
            deeds::acts(text, words, &first, self) || short()
        };
        acts(sentence.text, &sentence.words) || acts(sentence.previous, &words(sentence.previous))
    }

    /// Whether articles tell that `name` buys something, or the query names it beside what it is about.
    pub(super) fn buys(&self, name: &str) -> bool {
        self.is_actor(name) || self.buyers.iter().any(|buyer| begins_alike(buyer, name))
    }

    /// Whether `name` begins with a word of the query that is not what the search is about.
    pub(super) fn is_actor(&self, name: &str) -> bool {
        words(name).first().is_some_and(|word| self.actors.contains(&word.plain()))
    }

    /// `name` as the search has it, where one is the other with words left out: `Harrow` for `Harrow Labs`.
    pub(super) fn same<'a>(&'a self, name: &'a str) -> &'a str {
        match &self.object {
            Some(object) if begins_alike(name, object) || ends_alike(name, object) || self.is_short(name) => object,
            _ => name,
        }
    }
}

/// Whether a query with a word for `concept` asks for the price of a deal.
fn is_of_deals(concept: &str) -> bool {
    matches!(concept, "investment" | "acquisition" | "deal" | "price" | "cost" | "payment" | "spending")
}

/// Whether `name` ends with all of `object`: `Daniel Okafor` is `Okafor`.
fn ends_alike(name: &str, object: &str) -> bool {
    let plain = |name: &str| words(name).iter().map(Word::plain).collect::<Vec<_>>();
    let object = plain(object);
    !object.is_empty() && plain(name).ends_with(&object)
}

/// The last word of `name`, in small letters, where `texts` write it alone and never the first: people are called so, while
/// `Harrow Labs` is `Harrow`.
fn surname<'a>(name: &str, texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let plain: Vec<String> = words(name).iter().map(Word::plain).collect();
    let [first, .., last] = plain.as_slice() else { return None };
    let (mut is_alone, mut is_small) = (false, false);
    for text in texts {
        let words = words(text);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let end = name_at(&words, at).max(at + 1);
            let plain = word.plain();
            if end == at + 1 && word.is_capitalised() && plain == *first {
                return None;
            }
            is_alone |= end == at + 1 && word.is_capitalised() && plain == *last;
            is_small |= !word.is_capitalised() && plain == *last;
            at = end;
        }
    }
    (is_alone && !is_small).then(|| last.clone())
}

/// Whether the words of one name begin the other.
pub(super) fn begins_alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| words(name).iter().map(Word::plain).collect::<Vec<_>>();
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && !other.is_empty() && one.iter().zip(&other).all(|(one, other)| one == other)
}

/// The name that a search is about: of the names whose every word is in the query, the one that stands behind a preposition in
/// it, then the one that is most often an object (`in Harrow Labs`), then the most frequent, the longest, the first by its letters.
fn object_of_query<'a>(query: &str, sentences: impl Iterator<Item = &'a str>) -> Option<String> {
    let asked: Vec<String> = words(query).iter().map(Word::plain).collect();
    let led: Vec<&String> =
        asked.windows(2).filter(|pair| leads(pair.first())).filter_map(|pair| pair.get(1)).collect();
    let mut seen: BTreeMap<String, (bool, usize, usize, usize, String)> = BTreeMap::new();
    for sentence in sentences {
        let words = words(sentence);
        for (at, word) in words.iter().enumerate() {
            let in_query = |word: &Word<'_>| {
                let plain = word.plain();
                let is_plain_word = is_function(&plain) || concept(&plain).is_some();
                word.is_capitalised() && asked.contains(&plain) && !is_plain_word
            };
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            if !in_query(word) || before.is_some_and(in_query) {
                continue;
            }
            let end = name_at(&words, at);
            let name = words.get(at..end).unwrap_or_default();
            let length = name.iter().take_while(|word| asked.contains(&word.plain())).count();
            let name = name_text(sentence, name.get(..length).unwrap_or_default());
            let object = before.is_some_and(|before| leads_to_object(&before.text.to_lowercase()));
            let is_led = led.contains(&&word.plain());
            let entry = seen.entry(name.to_lowercase()).or_insert((is_led, 0, 0, length, name));
            entry.1 += usize::from(object);
            entry.2 += 1;
        }
    }
    // `AI` is no name of its own where there is a `Scale AI`.
    let longer: Vec<String> = seen.keys().filter(|name| name.contains(' ')).cloned().collect();
    seen.retain(|name, _| !longer.iter().any(|longer| longer.split(' ').skip(1).any(|word| word == name)));
    let best = seen.into_values().max_by(|a, b| (a.0, a.1, a.2, a.3, &b.4).cmp(&(b.0, b.1, b.2, b.3, &a.4)))?;
    Some(best.4)
}

/// `name` as articles write it in full: `Scale AI` for the `Scale` of a query, where half of the articles that have the name
/// have it with that word behind it, and not only once: a word that follows it in a headline is no part of it.
fn in_full<'a>(name: String, texts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let typed: Vec<String> = words(&name).iter().map(Word::plain).collect();
    let mut articles: BTreeSet<&str> = BTreeSet::new();
    let mut longer: BTreeMap<String, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for (article, text) in texts {
        let words = words(text);
        for at in 0..words.len() {
            let run = words.get(at..name_at(&words, at)).unwrap_or_default();
            let begins = run.len() >= typed.len() && run.iter().zip(&typed).all(|(word, typed)| word.plain() == *typed);
            if !begins {
                continue;
            }
            articles.insert(article);
            if let Some(longer_name) = run.get(..=typed.len()) {
                let entry = longer.entry(name_text(text, longer_name)).or_default();
                entry.0.insert(article);
                entry.1 += 1;
            }
        }
    }
    let most = longer.into_iter().max_by(|a, b| (a.1.0.len(), a.1.1, &b.0).cmp(&(b.1.0.len(), b.1.1, &a.0)));
    let is_usual = |with: &BTreeSet<&str>, times: usize| times > 1 && with.len() * 2 >= articles.len();
    most.filter(|(_, (with, times))| is_usual(with, *times)).map_or(name, |(longer, _)| longer)
}

/// Whether the query itself says that something is done to `name`: `stake in orla`.
fn is_led(query: &str, name: &str) -> bool {
    let first = words(name).first().map(Word::plain);
    let typed: Vec<String> = words(query).iter().map(Word::plain).collect();
    let is_of = |word: &str| leads_to_object(word) || matches!(word, "of" | "for");
    typed.windows(2).any(|pair| matches!(pair, [lead, word] if is_of(lead) && Some(word) == first.as_ref()))
}

fn leads(word: Option<&String>) -> bool {
    word.is_some_and(|word| leads_to_object(word) || matches!(word.as_str(), "of" | "for" | "at" | "by"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_object_of_a_query_is_the_name_that_something_goes_into() {
        let sentences = ["Orla invests in Harrow Labs.", "Orla bets on Harrow Labs.", "Orla grew.", "Orla fell."];
        let asked = |query: &str| Asked::of(query, sentences.into_iter().map(|sentence| ("a", sentence)));
        assert_eq!(asked("orla investment harrow labs").object.as_deref(), Some("Harrow Labs"));
        assert_eq!(asked("harrow labs stake in orla").object.as_deref(), Some("Orla"));
        assert_eq!(asked("weather").object, None);
        assert_eq!(asked("orla investment harrow").object.as_deref(), Some("Harrow Labs"));
        let asked = asked("orla investment in harrow labs");
        assert!(asked.is_actor("Orla Group") && !asked.is_actor("Harrow"));
        assert_eq!(
            (asked.same("Harrow"), asked.same("Harrow Labs Inc"), asked.same("Pell")),
            ("Harrow Labs", "Harrow Labs", "Pell")
        );
    }
}
