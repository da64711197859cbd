//! Who buys and what is bought: what a search for a buyer is about is what that buyer buys.

use std::collections::{BTreeMap, BTreeSet};

use super::concepts::{concept, is_transaction};
use super::list::List;
use super::named::{begins_alike, ends_alike};
use super::names::{Word, name_at, name_text, words};

/// Words of a sentence between a possessor and what is its own: `Meta's $14.3bn investment`.
const OWN: usize = 4;

/// Whether articles tell of `name` more often as what buys than as what is bought.
pub(super) fn is_buyer<'a>(name: &str, texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut buys, mut bought) = (0usize, 0usize);
    for sentence in texts.flat_map(|text| text.split(". ")) {
        for found in sides(sentence).into_iter().filter(|found| begins_alike(&found.name, name)) {
            if found.buys { buys += 1 } else { bought += 1 }
        }
    }
    buys > bought
}

/// What `buyer` buys, where most of the sentences that name it say the same.
pub(super) fn bought_by<'a>(buyer: &str, texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in texts.flat_map(|text| text.split(". ")).filter(|sentence| names_it(sentence, buyer)) {
        for found in sides(sentence).into_iter().filter(|found| !found.buys && !begins_alike(&found.name, buyer)) {
            *names.entry(found.name).or_default() += 1;
        }
    }
    let all: usize = names.values().sum();
    // `Harrow` counts for `Harrow Labs` too.
    let times = |name: &str| -> usize {
        names.iter().filter(|(other, _)| begins_alike(name, other)).map(|(_, times)| times).sum()
    };
    let best = names.keys().max_by_key(|name| (times(name), name.len()))?;
    (times(best) * 2 > all).then(|| best.clone())
}

/// Who buys, and what is bought in each article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Traded {
    /// The names of all who buy.
    pub(super) buyers: BTreeSet<String>,
    /// For the id of each article that tells of it what is bought, and how often it says so.
    bought: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Traded {
    /// What `texts` tell, each with the id of its article.
    pub(super) fn of<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut traded = Self::default();
        for (article, text) in texts {
            for side in text.split(". ").flat_map(sides) {
                if side.buys {
                    traded.buyers.insert(side.name);
                } else {
                    let names = traded.bought.entry(article.to_owned()).or_default();
                    *names.entry(side.name).or_default() += 1;
                }
            }
        }
        traded
    }

    /// What a deal of `article` is about of which its sentence names nothing: `object`, which the search is about, where the article tells no
    /// less often that it is bought than of any other name, or tells so where all articles together tell most of it; else the name that it tells of most. An article that tells of none is about what
    /// all of them tell.
    pub(super) fn meant(&self, article: &str, object: &str) -> Option<String> {
        match self.bought.get(article) {
            Some(names) => {
                // An article that tells more of whoever comes with what is bought is still about that.
                let tells_of_it = names.keys().any(|name| begins_alike(name, object) || ends_alike(object, name));
                let is_meant = |name: &String| begins_alike(name, object);
                let by_all = self.meant_by_all(object).filter(|name| tells_of_it && is_meant(name));
                by_all.or_else(|| self.meant_of(names, object))
            }
            None => self.meant_by_all(object).filter(|name| begins_alike(name, object) && self.is_bought_often(name)),
        }
    }

    /// Whether more articles than one tell that `object` is bought, or none tells so of anything.
    fn is_bought_often(&self, object: &str) -> bool {
        let tells = |names: &&BTreeMap<String, usize>| names.keys().any(|name| begins_alike(name, object));
        self.bought.is_empty() || self.bought.values().filter(tells).count() > 1
    }

    /// The same, told by all articles.
    pub(super) fn meant_by_all(&self, object: &str) -> Option<String> {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for (name, times) in self.bought.values().flatten() {
            *names.entry(name.clone()).or_default() += times;
        }
        self.meant_of(&names, object)
    }

    /// `object`, where it is bought as often as any other of `names` that does not buy, or nothing is; else the one that most of them are.
    fn meant_of(&self, names: &BTreeMap<String, usize>, object: &str) -> Option<String> {
        let buys = |name: &String| self.buyers.iter().any(|buyer| begins_alike(buyer, name));
        let names = || names.iter().filter(|(name, _)| !buys(name) || begins_alike(name, object));
        let times = |name: &str| -> usize {
            let alike = |other: &str| begins_alike(name, other) || ends_alike(name, other) || ends_alike(other, name);
            names().filter(|(other, _)| alike(other)).map(|(_, times)| times).sum()
        };
        let best = names().map(|(name, _)| name).max_by_key(|name| (times(name), name.len()));
        let Some(best) = best else { return Some(object.to_owned()) };
        let of_object = times(object);
        if of_object > 0 && of_object >= times(best) {
            return Some(object.to_owned());
        }
        let all: usize = names().map(|(_, times)| times).sum();
        (times(best) * 2 > all).then(|| best.clone())
    }
}

/// A name of a sentence that buys or is bought.
struct Side {
    name: String,
    buys: bool,
}

fn names_it(sentence: &str, name: &str) -> bool {
    let words = words(sentence);
    (0..words.len()).any(|at| {
        let run = words.get(at..name_at(&words, at)).unwrap_or_default();
        !run.is_empty() && begins_alike(&name_text(sentence, run), name)
    })
}

/// The names of `sentence` of which it says that they buy or are bought.
fn sides(sentence: &str) -> Vec<Side> {
    let words = words(sentence);
    let mut sides = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = name_at(&words, at);
        if end == at {
            at += 1;
            continue;
        }
        let name = name_text(sentence, words.get(at..end).unwrap_or_default());
        let before = words.get(..at).unwrap_or_default();
        let behind = words.get(end..).unwrap_or_default();
        let owns = words.get(end - 1).is_some_and(|last| last.text.ends_with("'s") || last.text.ends_with("’s"));
        if is_bought(sentence, before, words.get(at)) {
            sides.push(Side { name, buys: false });
        } else if owns && behind.iter().take(OWN).any(is_own_deal) || buys(behind) {
            sides.push(Side { name, buys: true });
        }
        at = end;
    }
    sides
}

/// What somebody has who buys.
fn is_own_deal(word: &Word<'_>) -> bool {
    matches!(concept(word.text), Some("investment" | "stake"))
        || matches!(word.text, "acquisition" | "purchase" | "takeover" | "buyout" | "cheque" | "offer" | "bid")
}

/// Whether the words behind a name say that it buys: `buys`, `has invested`, `investment in`.
fn buys(behind: &[Word<'_>]) -> bool {
    let is_helper = |word: &&Word<'_>| {
        matches!(
            word.text,
            "will"
                | "would"
                | "has"
                | "have"
                | "had"
                | "is"
                | "to"
                | "may"
                | "could"
                | "did"
                | "said"
                | "it"
                | "agreed"
        )
    };
    let helpers = behind.iter().take(4).take_while(is_helper).count();
    let Some(verb) = behind.get(helpers) else { return false };
    let is_done_to = behind.iter().take(helpers).any(|word| word.text == "is") && verb.text.ends_with("ed");
    !is_done_to && BUYING.has(verb.text)
}

static BUYING: List = List::of(
    "buy buys buying bought acquire acquires acquired acquiring invest invests invested investing purchases \
        purchased pay pays paid paying put puts poured pours bet bets offered offers owns holds takes took spent \
        committed commits investment kauft kaufte übernimmt übernahm erwirbt zahlt investiert",
);

/// Whether the words before a name say that it is bought: `stake in`, `30% of`, `acquires`.
fn is_bought(sentence: &str, before: &[Word<'_>], name: Option<&Word<'_>>) -> bool {
    let [.., deal, last] = before else {
        return before.last().is_some_and(|last| takes(last) && touches(sentence, last, name));
    };
    if !touches(sentence, last, name) {
        return false;
    }
    let is_deal = concept(&deal.plain()).is_some_and(|concept| concept == "stake" || is_transaction(concept).is_some());
    let share = sentence.get(deal.end..last.start).is_some_and(|gap| gap.contains('%'))
        || matches!(deal.text, "percent" | "cent" | "half" | "Prozent");
    // Whoever bets on somebody need not buy anything of his.
    let is_bet = last.text == "on" && matches!(deal.text, "bet" | "bets" | "gamble" | "gambles");
    takes(last)
        || matches!(last.text, "in" | "into" | "of" | "on" | "an" | "von") && is_deal && !is_bet
        || share && last.text == "of"
}

/// Whether a word is a verb that takes what is bought.
fn takes(word: &Word<'_>) -> bool {
    matches!(
        word.text,
        "buy"
            | "buys"
            | "buying"
            | "bought"
            | "acquire"
            | "acquires"
            | "acquired"
            | "acquiring"
            | "purchased"
            | "purchases"
    )
}

fn touches(sentence: &str, word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    next.is_some_and(|next| sentence.get(word.end..next.start) == Some(" "))
}

#[cfg(test)]
mod tests {
    use super::super::asked::Asked;
    use super::*;

    #[test]
    fn a_buyer_is_told_from_what_it_buys() {
        for (sentence, buyer, bought) in [
            ("Nordvik Bank buys 30% of Tessel for $420m.", "Nordvik", "Tessel"),
            ("Nordvik said it will acquire Tessel.", "Nordvik", "Tessel"),
            ("Orla's $14.3bn investment in Harrow Labs went well.", "Orla", "Harrow Labs"),
            ("She wrote of an Orla investment in Harrow Labs.", "Orla", "Harrow Labs"),
            ("Orla paid $3bn for a stake in Harrow Labs.", "Orla", "Harrow Labs"),
        ] {
            assert!(is_buyer(buyer, [sentence].into_iter()), "{sentence}");
            assert!(!is_buyer(bought, [sentence].into_iter()), "{sentence}");
            assert_eq!(bought_by(buyer, [sentence].into_iter()).as_deref(), Some(bought), "{sentence}");
        }
        for sentence in ["Orla is acquired by Pell.", "Orla grew.", "Pell holds a stake in Orla."] {
            assert!(!is_buyer("Orla", [sentence].into_iter()), "{sentence}");
        }
    }

    #[test]
    fn a_search_for_a_buyer_is_about_what_it_buys_or_about_no_name() {
        let asked = |query: &str, texts: &'static [&'static str]| {
            Asked::of(query, texts.iter().map(|text| ("a", *text))).object
        };
        let one = &["Nordvik Bank buys 30% of Tessel for $420m. Nordvik Bank's stake in Tessel is its first."];
        for query in ["nordvik", "nordvik stake", "what did nordvik pay", "tessel deal", "nordvik stake in tessel"] {
            assert_eq!(asked(query, one).as_deref(), Some("Tessel"), "{query}");
        }
        let two = &["Nordvik buys Tessel. Nordvik buys Osk."];
        assert_eq!(asked("nordvik", two), None);
    }
}
