//! The names that a search may be about, told by how articles write them.

use std::collections::{BTreeMap, BTreeSet};

use super::concepts::concept;
use super::names::{Word, leads_to_object, name_at, name_text, words};
use super::phrase::is_function;

/// Whether `name` ends with all of `object`: `Daniel Okafor` is `Okafor`.
pub(super) fn ends_alike(name: &str, object: &str) -> bool {
    let plain = |name: &str| words(name).iter().map(Word::plain).collect::<Vec<_>>();
    let object = plain(object);
    !object.is_empty() && plain(name).ends_with(&object)
}

/// The last word of `name`, in small letters, where `texts` write it alone and never the first: people are called so, while
/// `Harrow Labs` is `Harrow`.
pub(super) fn surname<'a>(name: &str, texts: impl Iterator<Item = &'a str>) -> Option<String> {
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

/// The names that a search may be about, the likeliest first: of the names whose every word is in the query, the one that stands behind a
/// preposition in it, then the one that is most often an object (`in Harrow Labs`), then the most frequent, the longest, the first by its letters.
pub(super) fn names_of_query<'a>(query: &str, sentences: impl Iterator<Item = &'a str>) -> Vec<String> {
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
    let mut names: Vec<_> = seen.into_values().collect();
    names.sort_by(|a, b| (b.0, b.1, b.2, b.3, &a.4).cmp(&(a.0, a.1, a.2, a.3, &b.4)));
    names.into_iter().map(|name| name.4).collect()
}

/// `name` as articles write it in full: `Scale AI` for the `Scale` of a query, where half of the articles that have the name
/// have it with that word behind it, and not only once: a word that follows it in a headline is no part of it.
pub(super) fn in_full<'a>(name: String, texts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
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
pub(super) fn is_led(query: &str, name: &str) -> bool {
    let first = words(name).first().map(Word::plain);
    let typed: Vec<String> = words(query).iter().map(Word::plain).collect();
    let is_of = |word: &str| leads_to_object(word) || matches!(word, "of" | "for");
    typed.windows(2).any(|pair| matches!(pair, [lead, word] if is_of(lead) && Some(word) == first.as_ref()))
}

fn leads(word: Option<&String>) -> bool {
    word.is_some_and(|word| leads_to_object(word) || matches!(word.as_str(), "of" | "for" | "at" | "by"))
}
