//! Noun phrases, told by a few hundred words of grammar: where they end, and which of their words is the noun.

use super::concepts::concept;
use super::list::List;
use super::names::Word;
use super::rate::is_piece;
use super::things::is_plain_verb;

/// Words behind a figure among which the noun stands that it describes.
const PHRASE: usize = 5;

/// Words from `end` on that follow one another with a blank between them, up to the first that is no part of a noun phrase;
/// `rates` says whether `a month` tells how often.
pub(super) fn noun_phrase<'a>(sentence: &str, end: usize, words: &[Word<'a>], rates: bool) -> Vec<Word<'a>> {
    let mut phrase: Vec<Word<'a>> = Vec::new();
    let mut end = end;
    for (at, word) in words.iter().enumerate().take(PHRASE) {
        let gap = sentence.get(end..word.start).unwrap_or_default();
        let lower = word.text.to_lowercase();
        let next = words.get(at + 1).filter(|next| is_blank(sentence.get(word.end..next.start).unwrap_or_default()));
        let article = phrase.is_empty()
            && matches!(word.text, "the" | "its" | "their" | "his" | "her" | "a" | "an" | "all" | "this");
        // `€4 a month` says how often, not of what.
        let rate = rates
            && matches!(word.text, "a" | "an")
            && next.is_some_and(|next| is_time(&next.plain()) || is_piece(&next.plain()));
        let joined = is_blank(gap) || gap == "-" && phrase.is_empty();
        // The names of files and of letters stand in lists, and are nothing that a figure measures.
        let is_word = word.text.chars().count() > 1 && !word.text.contains('.') || article;
        if !joined
            || rate
            || !is_word
            || !article && (is_function(&lower) || is_german_only(&lower) || is_verb(sentence, *word, next))
            || !word.is_capitalised() && is_romance_only(&lower)
            || !phrase.is_empty() && !word.is_capitalised() && is_plain_verb(&lower)
        {
            break;
        }
        end = word.end;
        let of_somebody = word.text.ends_with("'s") || word.text.ends_with("’s");
        if article || of_somebody || word.text.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        phrase.push(*word);
        if concept(&word.plain()).is_some() && !next_goes_on(sentence, words, *word) {
            break;
        }
    }
    while phrase.last().map(Word::plain).is_some_and(|word| is_participle(&word) && concept(&word).is_none()) {
        phrase.pop();
    }
    phrase
}

/// A gap that does not part two cells of a table or two paragraphs.
fn is_blank(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace) && !gap.contains('\t') && gap.matches('\n').count() < 2
}

/// Whether a noun that says enough is followed by another one with a capital: a title goes on to its end.
fn next_goes_on(sentence: &str, words: &[Word<'_>], word: Word<'_>) -> bool {
    let next = words.iter().find(|next| next.start >= word.end);
    next.is_some_and(|next| {
        sentence.get(word.end..next.start) == Some(" ") && word.is_capitalised() && next.is_capitalised()
    })
}

/// Whether a word in -s or -ed is a verb because of what follows it: `$14.3 billion sees an end`, `leaves Mira Holt`.
fn is_verb(sentence: &str, word: Word<'_>, next: Option<&Word<'_>>) -> bool {
    let text = word.text;
    let small = !word.is_capitalised() && text.is_ascii();
    let shaped = text.len() > 3 && (text.ends_with('s') && !text.ends_with("ss") || text.ends_with("ed"));
    // `$1.12 beat forecasts`
    if !word.is_capitalised()
        && matches!(text, "beat" | "hit" | "met" | "won" | "lost" | "cut" | "let" | "set")
        && next.is_some()
    {
        return true;
    }
    let object = next.is_some_and(|next| {
        let gap = sentence.get(word.end..next.start).unwrap_or_default();
        is_blank(gap) && (next.is_capitalised() || DETERMINERS.has(next.text))
    });
    small && shaped && object
}

/// Words that begin what a verb is done to.
static DETERMINERS: List =
    List::of("the a an its their his her this these those our your my it them him us half nobody everybody");

fn is_participle(lower: &str) -> bool {
    lower.len() > 4 && lower.ends_with("ed")
        // `versé`, `payée`; `société` and `santé` are nouns
        || ["é", "és", "ée", "ées"].iter().any(|ending| lower.ends_with(ending)) && !lower.contains("té")
        || matches!(lower, "known" | "made" | "held" | "built" | "run" | "led" | "sold" | "bought" | "paid" | "seen")
}

/// Words of German that end a noun phrase, and that English does not have.
pub(super) fn is_german_only(word: &str) -> bool {
    static GERMAN: List = List::of(
        "\
        der das den dem des ein eine einen einem einer eines und oder aber für von vom zum zur mit bei auf aus nach um \
        über unter vor zu als wie sich ist sind waren wird werden wurde wurden hatte hatten haben kann können soll sollen \
        sollte würde nicht auch nur noch schon mehr weniger je pro im bis durch gegen ohne seit während wegen ihren ihre \
        seinen seine lässt sank sanken stieg stiegen fiel fielen steigt steigen sinkt sinken liegt lag betrug beträgt \
        geschätzt verkauft beschäftigt erzielte wegfallen",
    );
    GERMAN.has(word)
}

/// Words of French, Spanish and Italian that end a noun phrase, and that English does not have.
pub(super) fn is_romance_only(word: &str) -> bool {
    static ROMANCE: List = List::of(
        "\
        le la les des du aux une dans avec pour chez dont où cette ces ses leurs leur qui que est sont était été ont avait selon après \
        avant depuis contre entre sans très aussi el los las del por para una pero está fue han hay según desde hasta il lo gli della \
        dei delle degli nel nella di per è sono stato stata anche",
    );
    ROMANCE.has(word)
}

/// Whether `word`, in small letters, may be a noun: long enough, no verb by its ending, no word of grammar.
pub(super) fn is_noun(word: &str) -> bool {
    (word.chars().count() >= 4 || SHORT.has(word))
        && word.chars().all(char::is_alphabetic)
        && !is_function(word)
        && !is_german_only(word)
        && !is_romance_only(word)
        && !is_participle(word)
        && !matches!(
            word,
            "thousand"
                | "million"
                | "billion"
                | "trillion"
                | "dollars"
                | "euros"
                | "euro"
                | "pounds"
                | "millionen"
                | "milliarden"
                | "prozent"
        )
        && !["ing", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// Nouns of three letters.
static SHORT: List =
    List::of("tax oil gas fee aid gap bid cut bus van car art pay eps gdp ads bed job cow pig bag box egg");

/// Words behind which a verb stands: `who keeps`, `to stop`, `it equals`.
pub(super) fn leads_to_verb(word: &str) -> bool {
    matches!(
        word,
        "who"
            | "which"
            | "that"
            | "to"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "you"
            | "i"
            | "would"
            | "will"
            | "can"
            | "could"
            | "should"
            | "may"
            | "might"
            | "must"
            | "why"
            | "not"
            | "and"
            | "somebody"
            | "nobody"
    )
}

/// Units of time.
pub(super) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "quarter" | "year" | "season" | "head"
    )
}

/// Words that end a noun phrase.
pub(super) fn is_function(word: &str) -> bool {
    static FUNCTION: List = List::of(
        "\
        a about above after against all also although among an and apart are around as at away be because been before behind \
        below beside besides between both but by can could did do does down during each even every fell for from gives had half has \
        have he her here hers him his how however if in instead into is it its just last later less like made makes many may might \
        more most much must near nearly next no nor not now of off often on once only onto or our ours out over own per \
        perhaps put rather rose said says sees she should since so some still such than that the their theirs them then there \
        therefore these they this those though through thus to today together too toward towards under until up upon us was \
        we well were what when where whether which while who whose why will with within without worth would yet you your \
        yours ought receive receives received goes went comes came belongs includes include gets got remains represents means covers keeps \
        including excluding ahead worldwide nationwide overseas abroad plus versus minus vs via compared besides yesterday annually apiece tomorrow alone alike again ago already altogether \
        monday tuesday wednesday thursday friday saturday sunday",
    );
    FUNCTION.has(word)
}
