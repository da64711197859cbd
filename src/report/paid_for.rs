//! What an amount is paid for: the last name of the noun phrase behind `for`, as in `for Norwegian start-up Harrow Labs`.

use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::{Word, is_month_or_day, name_at, name_text};
use super::phrase::{is_function, is_german_only};
use super::things::is_thing;

/// Words behind `for` among which the name stands.
const PHRASE: usize = 12;

/// The noun phrase behind `for`, as far as it says what is paid for.
pub(super) struct PaidFor {
    /// The name that it ends with, but for nouns behind it.
    pub(super) name: String,
    /// The number of words up to the end of the name.
    pub(super) end: usize,
    /// Whether the name stands right behind `for`.
    is_first: bool,
    /// Whether nothing of the phrase stands behind the name.
    is_last: bool,
    /// Whether a word of the phrase says that a share or a deal is paid for: `the stake Pell has`.
    has_share: bool,
    /// Whether the name says no more than of what kind a firm is that has none: `for Norwegian start-up`.
    is_kind: bool,
    /// Whether goods are named behind it: `the Harrow Labs scanner`.
    has_goods: bool,
    /// Whether the word before it says of what kind it is: `AI company Harrow Labs`.
    has_kind: bool,
}

impl PaidFor {
    /// What the phrase that `words` begin with is paid for, where it has a name; it is that behind `lead`.
    pub(super) fn of(sentence: &str, lead: &Word<'_>, words: &[Word<'_>], asked: &Asked) -> Option<Self> {
        let is_asked = |name: &str| asked.object.as_deref().is_some_and(|object| asked.same(name) == object);
        let (mut at, mut end) = (0, lead.end);
        let mut found: Option<Self> = None;
        let mut has_share = false;
        while let Some(word) = words.get(at).filter(|_| at < PHRASE) {
            let plain = word.plain();
            let touches = matches!(sentence.get(end..word.start), Some(" " | "' " | "’ "));
            let is_article = at == 0 && ARTICLES.has(&plain);
            let is_joined = plain == "and" && joins(sentence, words, at);
            let ends_there = (is_function(&plain) || is_german_only(&plain)) && !is_article && !is_joined;
            if !touches || ends_there || plain.bytes().all(|byte| byte.is_ascii_digit()) {
                break;
            }
            let is_name = word.is_capitalised() && !is_month_or_day(word.text) && concept(&plain).is_none();
            if is_name {
                let to = name_at(words, at).max(at + 1);
                let name = name_text(sentence, words.get(at..to).unwrap_or_default());
                // `for Harrow Labs shares Orla held` tells who held them.
                if found.as_ref().is_some_and(|found| is_asked(&found.name)) && asked.is_actor(&name) {
                    break;
                }
                let is_first = at == 0;
                let has_kind =
                    at.checked_sub(1).and_then(|kind| words.get(kind)).is_some_and(|kind| KINDS.has(kind.text));
                found = Some(Self {
                    name,
                    end: to,
                    is_first,
                    is_last: true,
                    has_share,
                    is_kind: false,
                    has_goods: false,
                    has_kind,
                });
                (at, end) = (to, words.get(to - 1).map_or(word.end, |last| last.end));
                continue;
            }
            // `for Harrow Labs outbidding Pell`, `for Harrow Labs Monday`
            let is_deed = plain.ends_with("ing") || plain.ends_with("ed") || plain.ends_with("ly");
            if found.is_some() && (word.is_capitalised() || is_deed && is_asked_so_far(found.as_ref(), &is_asked)) {
                break;
            }
            has_share |= concept(&plain).is_some() || SHARES.has(&plain);
            if let Some(found) = &mut found {
                found.is_last = false;
                found.is_kind = found.is_first && !found.name.contains(' ') && KINDS.has(&plain);
                found.has_goods = is_thing(&plain) && concept(&plain).is_none() && !SHARES.has(&plain);
            }
            (at, end) = (at + 1, word.end);
        }
        found.filter(|found| !found.name.is_empty())
    }

    /// Whether it is what the search is about.
    pub(super) fn is_asked(&self, asked: &Asked) -> bool {
        let is_same = asked.object.as_deref().is_some_and(|object| asked.same(&self.name) == object);
        is_same && !self.has_goods
    }

    /// What is paid for where the phrase begins with a name: that, or the one which ends it, where that is what the search is
    /// about or its kind is said before: `in Norwegian start-up Pell`.
    pub(super) fn named(sentence: &str, lead: &Word<'_>, words: &[Word<'_>], asked: &Asked) -> String {
        let whole = Self::of(sentence, lead, words, asked).filter(|whole| whole.has_kind || whole.is_asked(asked));
        let first = || name_text(sentence, words.get(..name_at(words, 0)).unwrap_or_default());
        whole.map_or_else(first, |whole| whole.name)
    }

    /// Whether goods of that name are paid for.
    pub(super) fn is_of_goods(&self) -> bool {
        self.has_goods
    }

    /// Whether it is another name: none of somebody who buys, and no word for what kind of thing is bought.
    pub(super) fn is_other(&self, asked: &Asked) -> bool {
        let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(&self.name) == object);
        // What stands behind a noun may do something: `for the stake Pell held`.
        let is_told = self.is_first || self.is_last && !self.has_share;
        !is_asked && is_told && !self.is_kind && !asked.is_actor(&self.name)
    }
}

fn is_asked_so_far(found: Option<&PaidFor>, is_asked: &impl Fn(&str) -> bool) -> bool {
    found.is_some_and(|found| is_asked(&found.name))
}

/// Whether the word at `at` joins two names that tell of a noun: `Velino and Norway striker`.
fn joins(sentence: &str, words: &[Word<'_>], at: usize) -> bool {
    let end = name_at(words, at + 1);
    let (Some(last), Some(noun)) = (words.get(end.saturating_sub(1)), words.get(end)) else { return false };
    let touches = matches!(sentence.get(last.end..noun.start), Some(" "));
    end > at + 1 && touches && !noun.is_capitalised() && is_thing(&noun.plain())
}

static ARTICLES: List = List::of("the a an its their his her this that das den die dem der");

/// What is paid for a share in something.
static SHARES: List = List::of("share shares half majority minority holding shareholding rest remainder");

/// What a firm is of which no name is said.
static KINDS: List = List::of("company firm startup start-up group bank airline club lab maker rival competitor");
