//! What a name does itself in a sentence, so that a price there is another one: `Harrow Labs opened a house. The price was $3m`.

use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::{Word, name_at, name_text};
use super::phrase::is_function;

/// Whether the name that begins with `first` does something in a sentence: its verb stands right behind it, and is none by which
/// it changes hands itself, or says something.
pub(super) fn acts(text: &str, words: &[Word<'_>], first: &str, asked: &Asked) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        if !word.is_capitalised() || word.plain() != first {
            return false;
        }
        let end = name_at(words, at).max(at + 1);
        let last = words.get(end - 1).unwrap_or(word);
        does(text, last, words.get(end..).unwrap_or_default(), asked)
    })
}

/// Whether who ends with `last` does what the words behind it, `rest`, begin with.
fn does(text: &str, last: &Word<'_>, rest: &[Word<'_>], asked: &Asked) -> bool {
    let helpers = rest.iter().take_while(|word| HELPING.has(word.text)).count();
    let Some([verb, behind @ ..]) = rest.get(helpers..) else { return false };
    if !is_one_clause(text, last, verb) || verb.is_capitalised() {
        return false;
    }
    if SAYING.has(verb.text) {
        return puts_forth(text, verb, behind) || says_what_it_does(text, verb, behind, asked);
    }
    // `Harrow Labs acquired by Orla`, `Harrow Labs puts the price at`
    let is_passive = behind.first().is_some_and(|by| by.text == "by");
    let is_price = |word: &Word<'_>| matches!(concept(&word.plain()), Some("price" | "cost" | "valuation"));
    let is_put = matches!(verb.text, "put" | "puts") && behind.iter().take(2).any(is_price);
    let is_verb = verb.text.len() > 3 && verb.text.ends_with("ed") || DOING.has(verb.text);
    let changes =
        CHANGING_HANDS.has(verb.text) && !moves_elsewhere(text, rest.get(helpers..).unwrap_or_default(), asked);
    is_verb && !changes && !is_passive && !is_put
}

/// Whether no sign parts a word from a later one.
fn is_one_clause(text: &str, word: &Word<'_>, later: &Word<'_>) -> bool {
    let gap = text.get(word.end..later.start);
    gap.is_some_and(|gap| !gap.contains([',', ';', '.', ':', '!', '?', '(', '\t', '\n', '\'', '’']))
}

/// Whether what is said behind `verb` is a deed of who says it: `announced that it had opened a house`.
fn says_what_it_does(text: &str, verb: &Word<'_>, behind: &[Word<'_>], asked: &Asked) -> bool {
    let is_it = |word: &Word<'_>| matches!(word.text, "it" | "they" | "he" | "she");
    let Some(at) = behind.iter().take(SAID).position(is_it) else { return false };
    let (Some(it), Some(rest)) = (behind.get(at), behind.get(at + 1..)) else { return false };
    is_one_clause(text, verb, it) && does(text, it, rest, asked)
}

/// Words behind a verb of saying among which stands who does what is said.
const SAID: usize = 5;

/// Whether a thing of its own is what somebody announces, whose price follows: `announced a new scanner`, but `announced a deal`.
fn puts_forth(text: &str, verb: &Word<'_>, behind: &[Word<'_>]) -> bool {
    let forth = matches!(verb.text, "announced" | "announces" | "confirmed" | "confirms" | "revealed" | "reveals");
    let Some((lead, rest)) = behind.split_first().filter(|_| forth) else { return false };
    if !matches!(lead.text, "a" | "an" | "another" | "its" | "new" | "their" | "his" | "her") {
        return false;
    }
    let phrase = rest.iter().take_while(|word| is_one_clause(text, verb, word) && !is_function(&word.plain()));
    let mut phrase = phrase.take(SAID).peekable();
    phrase.peek().is_some() && !phrase.any(|word| concept(&word.plain()).is_some() || OF_DEALS.has(&word.plain()))
}

/// What is announced of a deal.
static OF_DEALS: List = List::of(
    "sale transfer move merger exit agreement talks offer bid terms term news decision plan plans intention approval departure \
    arrival signature number sum amount owner owners buyer investor investors partner partnership",
);

/// Verbs of saying, asking and thinking, by which nothing is done that has a price.
static SAYING: List = List::of(
    "said says say told tells tell added adds confirmed confirms announced announces denied denies declined declines refused \
    refuses reported reports claimed claims stated states disclosed discloses revealed reveals explained explains noted notes \
    insisted insists admitted admits suggested suggests argued argues commented comments answered answers replied replies \
    responded responds repeated repeats stressed stresses warned warns promised promises hinted hints indicated indicates \
    described describes called calls welcomed welcomes praised thanked hoped hopes expected expects believed believes wanted \
    wants wished asked asks demanded demands wrote writes thinks thought estimated estimates dismissed criticised criticized \
    acknowledged maintained signalled signaled emphasised emphasized tweeted posted remained remains stayed stays seemed seems \
    appeared appears",
);

/// Whether the verb that `words` begin with is a move to a name that is not known to buy: `moved its servers to Oslo`.
fn moves_elsewhere(text: &str, words: &[Word<'_>], asked: &Asked) -> bool {
    let [verb, rest @ ..] = words else { return false };
    if !matches!(verb.text, "moved" | "moves" | "switched") {
        return false;
    }
    let to = rest.iter().take(4).position(|word| word.text == "to");
    let name = to.and_then(|to| rest.get(to + 1..)).unwrap_or_default();
    !asked.buys(&name_text(text, name.get(..name_at(name, 0)).unwrap_or_default()))
}

static HELPING: List = List::of("has have had will would could also later now then once recently already soon");

static DOING: List = List::of(
    "buys bought built builds held holds opens sells sold runs ran makes made took takes won lost spent spends paid pays got gets \
    gave gives plans hires left leaves began begins kept keeps set sets put puts",
);

/// What is told of what is bought.
static CHANGING_HANDS: List =
    List::of("joined moved transferred switched changed fetched valued accepted rejected agreed cost joins moves");
