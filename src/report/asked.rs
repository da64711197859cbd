//! What a search is about: the name that its words and the articles share, as the articles write it in full.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::about::About;
use super::buyers::{Traded, bought_by, is_buyer};
use super::concepts::concept;
use super::deeds;
use super::group::stem;
use super::named::{begins_alike, ends_alike, in_full, is_led, names_of_query, surname};
use super::names::{Word, words};
use super::phrase::is_function;
use super::sentence::Sentence;
use crate::query::{Item, Part, Sign, parse};

/// What a search is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The name that something is done to, as articles write it in full.
    pub(super) object: Option<String>,
    /// Whether articles tell of a price that is paid for it, so that what is said of a price or a payment is said of that.
    pub(super) is_bought: bool,
    /// Whether articles tell the object, and not the query: what is told of that is not what the search is about.
    is_untold: bool,
    /// The other words of the query, in small letters: who does it.
    actors: Vec<String>,
    /// The nouns of the query that are no part of the object's name, in small letters.
    nouns: Vec<String>,
    /// The ids of the articles that write of it: what is paid in others is paid for something else.
    articles: BTreeSet<String>,
    /// The last word of the object, in small letters, where articles write it alone: `moreno` for `Luis Moreno`.
    short: Option<String>,
    /// What a deal is about of which its sentence names nothing.
    pub(super) meant: Option<String>,
    /// Who buys and what is bought, as articles tell.
    traded: Arc<Traded>,
    /// Words that stand somewhere in small letters.
    small: Arc<BTreeSet<String>>,
    /// Words that stand within a sentence with a capital.
    large: Arc<BTreeSet<String>>,
}

/// Words that say that something is paid for.
const OF_DEALS: &str = "investment invest bet commitment stake deal purchase buy bought acquisition takeover price paid \
    pay cheque outlay sum valued transfer fee";

impl Asked {
    /// What `query` is about, told by how `texts` write the names that are in it; each has the id of its article.
    pub(super) fn of<'a>(query: &str, texts: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Self {
        let query = &words_asked_for(query);
        let sentences = texts.clone().map(|(_, text)| text);
        let mut named = names_of_query(query, sentences.clone()).into_iter();
        let object = match named.next() {
            // Who buys is never what is bought: that is another name of the query, or what articles say.
            Some(name) if !is_led(query, &name) && is_buyer(&name, sentences.clone()) => {
                named.find(|other| !is_buyer(other, sentences.clone())).or_else(|| bought_by(&name, sentences))
            }
            named => named,
        };
        let object = object.map(|name| in_full(name, texts.clone()));
        let short = object.as_deref().and_then(|name| surname(name, texts.clone().map(|(_, text)| text)));
        let of_object: Vec<String> = object.iter().flat_map(|name| words(name)).map(|word| word.plain()).collect();
        let typed: Vec<String> = words(query).iter().map(Word::plain).collect();
        let actors: Vec<String> = typed.into_iter().filter(|word| !of_object.contains(word)).collect();
        let is_untold = object.is_some() && !typed_has(query, &of_object);
        let nouns = actors.iter().filter(|word| !is_function(word)).cloned().collect();
        let traded = Arc::new(Traded::of(texts.clone()));
        let meant = object.as_deref().and_then(|object| traded.meant_by_all(object));
        Self { object, is_bought: false, actors, nouns, short, meant, traded, is_untold, ..Self::default() }
            .with_articles(texts)
    }

    /// The same, with those of `texts` added that write of the object.
    pub(super) fn with_articles<'a>(mut self, texts: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Self {
        let (mut small, mut large) = (BTreeSet::clone(&self.small), BTreeSet::clone(&self.large));
        for (_, text) in texts.clone() {
            let mut end = 0;
            for word in words(text) {
                let is_within = text.get(end..word.start) == Some(" ");
                if !word.is_capitalised() && word.text.len() >= 4 {
                    small.insert(word.plain());
                } else if word.is_capitalised() && is_within {
                    large.insert(word.plain());
                }
                end = word.end;
            }
        }
        (self.small, self.large) = (Arc::new(small), Arc::new(large));
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
        let meant = object.as_deref().and_then(|object| self.traded.meant(article, object));
        Self {
            object,
            meant,
            is_untold: self.is_untold,
            is_bought: self.is_bought && knows,
            actors: self.actors.clone(),
            nouns: Vec::new(),
            articles: BTreeSet::new(),
            short: self.short.clone(),
            traded: Arc::clone(&self.traded),
            small: Arc::clone(&self.small),
            large: Arc::clone(&self.large),
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

    /// Whether `word` is a name: it has its capital within sentences, too, and stands nowhere in small letters.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.large.contains(word) && !self.small.contains(word)
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
        self.is_actor(name) || self.traded.buyers.iter().any(|buyer| begins_alike(buyer, name))
    }

    /// Whether the search is about a name, and names nothing of `name`.
    pub(super) fn is_other(&self, name: &str) -> bool {
        let is_object = |object: &str| !self.is_untold && self.same(name) == object;
        let is_said = |word: &Word<'_>| self.actors.contains(&word.plain());
        self.object.as_deref().is_some_and(|object| !is_object(object)) && !words(name).iter().any(is_said)
    }

    /// Whether `name` begins with a word of the query that is not what the search is about.
    pub(super) fn is_actor(&self, name: &str) -> bool {
        words(name).first().is_some_and(|word| self.actors.contains(&word.plain()))
    }

    /// `name` as the search has it, where one is the other with words left out: `Harrow` for `Harrow Labs`.
    pub(super) fn same<'a>(&'a self, name: &'a str) -> &'a str {
        // `Harrow scanners` are none of it.
        let words = words(name);
        let is_of_things =
            words.first().is_some_and(Word::is_capitalised) && words.last().is_some_and(|last| !last.is_capitalised());
        match &self.object {
            _ if is_of_things => name,
            Some(object) if begins_alike(name, object) || ends_alike(name, object) || self.is_short(name) => object,
            _ => name,
        }
    }
}

/// Whether one of the words of a name, in small letters, stands in `query`.
fn typed_has(query: &str, name: &[String]) -> bool {
    words(query).iter().any(|word| name.contains(&word.plain()))
}

/// The words that `typed` looks for, in order: not those behind `-` and `NOT`, and not fields, conditions and their units.
fn words_asked_for(typed: &str) -> String {
    fn collect<'a>(items: &'a [Item], found: &mut Vec<&'a str>) {
        for item in items.iter().filter(|item| item.sign != Sign::Minus) {
            match &item.part {
                Part::Word(text) | Part::Wildcard(text) | Part::Phrase { text, .. } | Part::Exact { text, .. } => {
                    found.push(text);
                }
                Part::Fuzzy { word, .. } => found.push(word),
                Part::And(items) | Part::Or(items) | Part::Group(items) | Part::Near { operands: items, .. } => {
                    collect(items, found);
                }
                Part::AnyOf { items, .. } | Part::Together { items, .. } => collect(items, found),
                Part::Field { item, .. } => collect(std::slice::from_ref(item), found),
                _ => {}
            }
        }
    }
    let parsed = parse(typed);
    let mut found = Vec::new();
    collect(&parsed.items, &mut found);
    found.join(" ")
}

/// Whether a query with a word for `concept` asks for the price of a deal.
fn is_of_deals(concept: &str) -> bool {
    matches!(concept, "investment" | "acquisition" | "deal" | "price" | "cost" | "payment" | "spending")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_about_the_words_that_it_looks_for() {
        for (typed, words) in [
            ("orla stake in harrow", "orla stake in harrow"),
            ("orla -pell NOT price", "orla"),
            ("title:orla (debt OR profit) amount:>5m", "orla debt profit"),
            ("\"harrow labs\" {cost roof}s", "harrow labs cost roof"),
        ] {
            assert_eq!(words_asked_for(typed), words);
        }
    }

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
