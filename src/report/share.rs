//! What a percentage, a multiple or a bare count is about.

use super::about::{About, SHARE};
use super::asked::Asked;
use super::concepts::{concept, is_transaction};
use super::list::List;
use super::names::Word;
use super::phrase::{is_german_only, leads_to_verb, noun_phrase};
use super::said::{is_apart, measured};
use super::sentence::Sentence;
use super::things::{has_noun_ending, is_other_side, is_thing, tells_of};
use super::{row, shift, whose};
use crate::text::Span;

/// What it is about: the noun behind it or behind its `of`, else what is said before it; a noun of the sentence or nothing.
pub(super) fn about(
    whole: &Sentence<'_>,
    place: Span,
    before: &[&Word<'_>],
    behind: &[Word<'_>],
    asked: &Asked,
) -> About {
    let sentence = whole.text;
    // `with 21 per cent against`: what is told of the others is no name for these.
    if behind.first().is_some_and(|word| is_other_side(word.text) && is_of_votes(sentence, place, before, word)) {
        return About::guess(SHARE);
    }
    let is_german = before.iter().any(|word| is_german_only(&word.plain()));
    let before = own(sentence, before, place);
    if let Some(what) = shift::about(whole, place) {
        return About::sure(what);
    }
    let near = || before.iter().enumerate().filter(|(_, word)| !is_apart(sentence, word, place));
    // `by his own reading`: nobody owns it.
    let is_own = |at: usize, word: &Word<'_>| {
        word.text == "own" && before.get(at + 1).is_some_and(|whose| WHOSE.has(&whose.text.to_lowercase()))
    };
    let said = near().filter(|(at, word)| !is_own(*at, word)).find_map(|(_, word)| concept(&word.plain()));
    let noun = |word: &Word<'_>| {
        let noun = word.noun();
        concept(&noun.to_lowercase()).map_or(noun, str::to_owned)
    };
    let is_named = |word: &&Word<'_>| {
        let plain = word.plain();
        let is_noun = concept(&plain).is_some() || is_thing(&plain);
        is_german || is_noun && !(word.is_capitalised() && asked.is_name(&plain))
    };
    let written_of = sentence.get(place.range()).is_some_and(|written| written.ends_with(" of"));
    if !written_of && let Some(word) = noun_phrase(sentence, place.end, behind, true).last().filter(is_named) {
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
        let Some(word) = phrase.last().filter(is_named) else { return About::guess(SHARE) };
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
    let guess = guessed(whole, before, place, asked).or_else(|| titled(sentence, before, place)).map(About::guess);
    guess.or_else(|| row::about(whole, place, asked)).unwrap_or_else(|| About::guess(SHARE))
}

static WHOSE: List = List::of("his her its their our my your whose");

/// Whether `word` behind a figure says how votes went. Currencies fall `against` others, so behind that word the clause must end, or
/// others were for something: `64% voted for it and 21% against the rest`.
fn is_of_votes(sentence: &str, place: Span, before: &[&Word<'_>], word: &Word<'_>) -> bool {
    static FOR: List = List::of(
        "for favour favor favoured favored support supported supporting backed back approve approved für pour favor",
    );
    if !matches!(word.text, "against" | "contre" | "contra" | "dagegen") {
        return true;
    }
    let rest = sentence.get(word.end..).unwrap_or_default().trim_start_matches(' ');
    let ends = rest.is_empty() || rest.starts_with(['.', ',', ';', ':', '!', '?', ')', '\n', '\t']);
    let near = || before.iter().filter(|word| !is_apart(sentence, word, place));
    let is_share = near().any(|word| {
        matches!(word.text, "percent" | "cent" | "Prozent")
            || sentence.get(word.end..).is_some_and(|rest| rest.starts_with('%'))
    });
    let is_for = near().any(|word| FOR.has(&word.plain()));
    ends || is_share && is_for
}

/// The words before a figure that may tell of it, the nearest first: where it is one more in a row (`64% are in favour and 21%
/// are not`) those behind the figure before it are told of that one.
fn own<'s, 'w, 'a>(sentence: &str, before: &'s [&'w Word<'a>], place: Span) -> &'s [&'w Word<'a>] {
    let is_joined = before.first().is_some_and(|word| {
        let gap = sentence.get(word.end..place.start).unwrap_or_default();
        gap.contains(',') || matches!(word.text, "and" | "or" | "but" | "with" | "while" | "und" | "et" | "y")
    });
    let is_figure = |word: &&Word<'_>| {
        word.text.starts_with(|c: char| c.is_ascii_digit()) || matches!(word.text, "percent" | "cent" | "Prozent")
    };
    let other = before.iter().position(is_figure).filter(|_| is_joined);
    other.and_then(|at| before.get(at + 1..)).unwrap_or(before)
}

/// The nearest noun before a figure that the words around it show to be one: an article before it, a verb behind it, its ending.
fn guessed(whole: &Sentence<'_>, before: &[&Word<'_>], place: Span, asked: &Asked) -> Option<String> {
    let sentence = whole.text;
    let is_german = before.iter().any(|word| is_german_only(&word.plain()));
    let aside = aside(sentence, place);
    let is_near = |word: &Word<'_>| {
        !aside.contains(Span::new(word.start, word.end))
            && !is_apart(sentence, word, place)
            && !sentence.get(word.end..place.start).is_some_and(|gap| gap.contains(": "))
    };
    before.iter().enumerate().filter(|(_, word)| is_near(word)).find_map(|(at, word)| {
        let lead = before.get(at + 1);
        if lead.is_some_and(|lead| leads_to_verb(&lead.text.to_lowercase())) {
            return None;
        }
        let plain = word.plain();
        // `the Courier calculates at 5 percent`: somebody does it.
        let is_deed = plain.ends_with('s')
            && lead.is_some_and(|lead| lead.is_capitalised() && sentence.get(lead.end..word.start) == Some(" "))
            && at.checked_sub(1).and_then(|next| before.get(next)).is_some_and(|next| matches!(next.text, "at" | "as"));
        if is_deed || !is_thing(&plain) {
            return None;
        }
        if is_german {
            return word.is_capitalised().then(|| word.text.to_owned());
        }
        let next = at.checked_sub(1).and_then(|next| before.get(next));
        let touches = |one: &Word<'_>, other: &Word<'_>| sentence.get(one.end..other.start) == Some(" ");
        let has_article = lead.is_some_and(|lead| touches(lead, word) && leads_to_noun(&lead.text.to_lowercase()));
        let is_told_of = next.is_some_and(|next| touches(word, next) && tells_of(next.text)) || word.end == aside.start;
        let is_noun = has_article || is_told_of || has_noun_ending(&plain);
        // `support for the bypass` is support.
        let head = || before.get(at..).and_then(|earlier| whose::head(sentence, earlier)).map(|head| **head);
        // `In Alderton 61% voted`: what has a capital within a sentence is where it is so, or whose it is.
        let is_name = word.is_capitalised() && (word.start > 0 || asked.is_name(&plain));
        let noun = match head() {
            Some(head) => head,
            None if is_name => return None,
            None => **word,
        };
        let of = before.get(before.iter().position(|word| word.start == noun.start)? + 1);
        is_noun.then(|| with_rate(noun, of.filter(|of| touches(of, &noun))))?
    })
}

/// The noun that a clause with `which` tells of, where the figure is told in that, and where the clause begins: `council tax, which
/// now stands at £1,900`.
pub(super) fn relative(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<(usize, String)> {
    let verb = before.iter().take(NEAR).position(|word| {
        tells_of(word.text) && !matches!(word.text, "by" | "to" | "at" | "of") && !is_apart(sentence, word, place)
    })?;
    let which = before.iter().skip(verb + 1).take(NEAR).find(|word| word.text == "which")?;
    let noun = whose::owner(sentence, before.get(verb + 1..)?, before.get(verb)?)?;
    (concept(&noun).is_none() && is_thing(&noun)).then_some((which.start, noun))
}

/// What a few words before a colon name: `Turnout disappointed: 41%`.
fn titled(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<String> {
    const WORDS: usize = 3;
    let is_colon = sentence.get(..place.start).is_some_and(|before| before.ends_with(": "));
    let first = before.last().filter(|first| is_colon && before.len() <= WORDS && first.start == 0)?.plain();
    (has_noun_ending(&first) && is_thing(&first)).then_some(first)
}

/// What is said in between before the verb of a figure: `according to the agency` in `Rents, according to the agency, rose by 7%`.
fn aside(sentence: &str, place: Span) -> Span {
    let none = Span::new(place.start, place.start);
    let before = sentence.get(..place.start).unwrap_or_default();
    let Some(end) = before.rfind(", ") else { return none };
    let verb = before.get(end + 2..).and_then(|clause| clause.split(' ').next()).unwrap_or_default();
    let is_verb = tells_of(verb) && !matches!(verb, "by" | "to" | "at" | "of");
    let start = before.get(..end).and_then(|before| before.rfind(", ")).filter(|_| is_verb);
    start.map_or(none, |start| Span::new(start, end))
}

/// What `noun` is called; a rate with the word before it, since rates of which no more is said are unlike.
fn with_rate(noun: Word<'_>, of: Option<&&Word<'_>>) -> Option<String> {
    let plain = noun.plain();
    if !matches!(plain.as_str(), "rate" | "rates" | "level" | "levels" | "figure" | "figures") {
        return Some(plain);
    }
    let of = of.filter(|of| !of.is_capitalised()).map(|of| of.plain()).filter(|of| is_thing(of));
    of.map(|of| format!("{of} {plain}"))
}

/// The noun that a verb near the figure tells of: `the reserves stand at £21 million`.
pub(super) fn told_of(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<String> {
    let verb = before.iter().take(NEAR).position(|word| {
        let is_verb =
            tells_of(word.text) && !matches!(word.text, "by" | "to" | "at" | "of" | "will" | "would" | "could" | "may");
        is_verb && !is_apart(sentence, word, place)
    })?;
    let (noun, verb) = (before.get(verb + 1)?, before.get(verb)?);
    let lead = before.get(before.iter().position(|word| word.start == noun.start)? + 1);
    let has_article =
        lead.is_some_and(|lead| matches!(lead.text, "The" | "the" | "Its" | "its" | "Their" | "their" | "his"));
    let touches = sentence.get(noun.end..verb.start) == Some(" ");
    let plain = noun.plain();
    (touches && has_article && !noun.is_capitalised() && is_thing(&plain)).then_some(plain)
}

/// Words before a figure among which a verb tells of it.
const NEAR: usize = 3;

/// Words that a noun follows.
fn leads_to_noun(word: &str) -> bool {
    static LEADING: List = List::of(
        "\
        the a an its their his her our your my this these those that each every some any no all both of in for on by with from \
        and annual total average overall average",
    );
    word.ends_with("'s") || word.ends_with("’s") || LEADING.has(word)
}
