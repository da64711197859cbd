//! What a search is about, as far as its words tell: what is done, and the name it is done to.

use std::collections::BTreeMap;

use super::concepts::{concept, is_transaction};
use super::names::{Word, leads_to_object, name_at, name_text, words};

/// What a search is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The name that something is done to, as articles write it.
    pub(super) object: Option<String>,
    /// What is done to it, where the query says so: `investment`, `acquisition`, `deal`.
    pub(super) deal: Option<&'static str>,
    /// The other words of the query, in small letters: who does it.
    actors: Vec<String>,
}

impl Asked {
    /// What `query` is about, told by how `sentences` write the names that are in it.
    pub(super) fn of<'a>(query: &str, sentences: impl Iterator<Item = &'a str>) -> Self {
        let object = object_of_query(query, sentences);
        let of_object: Vec<String> = object.iter().flat_map(|name| words(name)).map(|word| word.plain()).collect();
        let typed: Vec<String> = words(query).iter().map(Word::plain).collect();
        let deal = typed.iter().filter_map(|word| concept(word)).find_map(is_transaction);
        let actors = typed.into_iter().filter(|word| !of_object.contains(word)).collect();
        Self { object, deal, actors }
    }

    /// Whether `name` begins with a word of the query that is not what the search is about.
    pub(super) fn is_actor(&self, name: &str) -> bool {
        words(name).first().is_some_and(|word| self.actors.contains(&word.plain()))
    }

    /// `name` as the search has it, where one is the other with words left out: `Harrow` for `Harrow Labs`.
    pub(super) fn same<'a>(&'a self, name: &'a str) -> &'a str {
        match &self.object {
            Some(object) if begins_alike(name, object) => object,
            _ => name,
        }
    }
}

/// Whether the words of one name begin the other.
pub(super) fn begins_alike(one: &str, other: &str) -> bool {
    let plain = |name: &str| words(name).iter().map(Word::plain).collect::<Vec<_>>();
    let (one, other) = (plain(one), plain(other));
    !one.is_empty() && !other.is_empty() && one.iter().zip(&other).all(|(one, other)| one == other)
}

/// The name that a search is about: of the names whose every word is in the query, the one that stands behind a preposition in
/// it, then the one that is most often an object (`in Harrow Labs`), then the longest, then the first by its letters.
fn object_of_query<'a>(query: &str, sentences: impl Iterator<Item = &'a str>) -> Option<String> {
    let asked: Vec<String> = words(query).iter().map(Word::plain).collect();
    let led: Vec<&String> =
        asked.windows(2).filter(|pair| leads(pair.first())).filter_map(|pair| pair.get(1)).collect();
    let mut seen: BTreeMap<String, (bool, usize, usize, String)> = BTreeMap::new();
    for sentence in sentences {
        let words = words(sentence);
        for (at, word) in words.iter().enumerate() {
            let in_query = |word: &Word<'_>| word.is_capitalised() && asked.contains(&word.plain());
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
            let entry = seen.entry(name.to_lowercase()).or_insert((is_led, 0, length, name));
            entry.1 += usize::from(object);
        }
    }
    let best = seen.into_values().max_by(|a, b| (a.0, a.1, a.2, &b.3).cmp(&(b.0, b.1, b.2, &a.3)))?;
    Some(best.3)
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
        let asked = |query: &str| Asked::of(query, sentences.into_iter());
        assert_eq!(asked("orla investment harrow labs").object.as_deref(), Some("Harrow Labs"));
        assert_eq!(asked("harrow labs stake in orla").object.as_deref(), Some("Orla"));
        assert_eq!(asked("weather").object, None);
        assert_eq!(asked("orla takeover of harrow labs").deal, Some("acquisition"));
        let asked = asked("orla investment in harrow labs");
        assert!(asked.is_actor("Orla Group") && !asked.is_actor("Harrow"));
        assert_eq!(
            (asked.same("Harrow"), asked.same("Harrow Labs Inc"), asked.same("Pell")),
            ("Harrow Labs", "Harrow Labs", "Pell")
        );
    }
}
