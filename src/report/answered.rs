//! What the next sentence says of a figure: `Reports say that Orla paid $5m. That is untrue.`, `Did Orla pay $5m? No.`

use super::list::List;
use super::object::describes;
use super::refuted::{CLAIMS, FALSE, SAYING, UNTRUTHS};
use super::standing::{Said, is_negation};

const PARTING: [char; 8] = ['.', '!', '?', ',', ';', ':', '—', '–'];
/// Words of an answer that is nothing but a denial.
const SHORT: usize = 5;

/// The words of the next sentence, in small letters, and how many of them stand before its first sign.
struct Next {
    words: Vec<String>,
    /// Words up to its end.
    whole: usize,
    /// Words up to its first sign.
    first: usize,
    /// Whether that is a question mark.
    asks: bool,
    /// Whether a colon parts them from what follows.
    leads: bool,
    /// Whether an amount or a percentage stands before it.
    measures: bool,
}

impl Next {
    fn of(said: &Said<'_, '_>) -> Self {
        let text = said.whole.next.trim_start().trim_start_matches(['"', '“', '”', '„', '«', '‘']);
        let in_words = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
            words.filter(|word| !word.is_empty()).take(12).map(str::to_lowercase).collect()
        };
        let up_to = |signs: &[char]| in_words(text.split(signs).next().unwrap_or_default()).len();
        Self {
            words: in_words(text),
            whole: up_to(&['.', '!', '?']),
            first: up_to(&PARTING),
            leads: text.find(PARTING).is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with([':', '—']))),
            measures: text.split(PARTING).next().is_some_and(|first| first.contains(['$', '€', '£', '%', '¥', '₹'])),
            asks: text.find(PARTING).is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with('?'))),
        }
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }
}

/// Whether the next sentence says that what this one reports is not so.
pub(super) fn is_refuted_next(said: &Said<'_, '_>) -> bool {
    let next = Next::of(said);
    if is_question(said) {
        return is_no(&next);
    }
    if !is_report(said) {
        return false;
    }
    // `There is nothing in it.`
    let is_nothing = next.word(0) == "there"
        && matches!(next.word(2), "nothing" | "no")
        && matches!(next.word(3), "in" | "to" | "truth");
    is_nothing
        || is_rated_false(&next)
        || is_otherwise_in_truth(&next, said)
        || is_withdrawn(&next)
        || is_own_error(&next, said)
        || is_put_right(&next)
        || is_exclaimed(&next)
        || is_called_untrue(&next, said)
        || is_untrue_abroad(&next)
        || is_not_done(&next) && !is_granted(said)
}

/// `Did Orla pay $5m? No.`, `"Did you take the $5m?" "I did not."`
fn is_no(next: &Next) -> bool {
    let is_short = next.first <= SHORT;
    let is_who = matches!(next.word(0), "it" | "he" | "she" | "they" | "we" | "i");
    let is_denial = (1..next.first).any(|at| is_negation(next.word(at)) && at <= 2) && HELPERS.has(next.word(1))
        || is_who && next.first > 2 && is_negation(next.word(next.first - 1)) && HELPERS.has(next.word(next.first - 2));
    next.first == 1 && !next.asks && NO.has(next.word(0))
        || is_short && next.first == 2 && matches!((next.word(0), next.word(1)), ("not", "so" | "true") | ("no", "way"))
        || is_short && is_denial
        || SCOFFS.iter().any(|scoff| scoff.iter().enumerate().all(|(at, word)| next.word(at) == *word))
        || is_exclaimed(next)
}

/// `Claim: it cost $5m. Wrong: it cost $3m.`, `Rating: false.`, `Verdict: mostly false.`
fn is_rated_false(next: &Next) -> bool {
    let is_false = |at: usize| VERDICTS.has(next.word(at));
    next.leads
        && next.first == 1
        && (is_false(0) || matches!(next.word(0), "rating" | "verdict" | "ruling") && (is_false(1) || is_false(2)))
}

/// `In truth it was $3m.`, of what is measured alike and with nothing behind it: not `In fact it was 300 feet tall`.
fn is_otherwise_in_truth(next: &Next, said: &Said<'_, '_>) -> bool {
    let opens = next.word(0) == "in" && matches!(next.word(1), "truth" | "fact" | "reality");
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let is = (3..5).any(|at| matches!(next.word(at), "was" | "is" | "were" | "are" | "cost" | "paid"));
    opens
        && is
        && next.first > 3
        && next.measures != said.is_counted
        && is_number(next.word(next.first - 1))
        && matches!(next.word(2), "it" | "they" | "there" | "he" | "she")
}

/// `It has since retracted the story.`, `The paper has withdrawn the article.`
fn is_withdrawn(next: &Next) -> bool {
    let verb =
        (1..7).find(|at| matches!(next.word(*at), "retracted" | "withdrawn" | "withdrew" | "deleted" | "corrected"));
    verb.is_some_and(|verb| {
        matches!(next.word(verb + 1), "the" | "its" | "that" | "this" | "his" | "her" | "their")
            && PRINTED.has(next.word(verb + 2))
            && !(0..verb).any(|at| is_negation(next.word(at)) || matches!(next.word(at), "court" | "judge" | "who"))
    })
}

/// `We wrote that Orla paid $5m. That was an error.`; of what others said, the deed may have been one.
fn is_own_error(next: &Next, said: &Said<'_, '_>) -> bool {
    let is_own = (0..said.at).any(|at| {
        matches!(said.word(at), "we" | "article" | "newspaper")
            && ((at + 1..at + 4).any(|verb| verb < said.at && SAYING.has(said.word(verb)))
                || said.word(at + 1) == "wrote")
    });
    is_own
        && matches!(next.word(0), "that" | "this" | "it")
        && matches!(next.word(1), "was" | "is")
        && next.first <= 5
        && (2..next.first).any(|at| matches!(next.word(at), "error" | "mistake" | "misprint" | "typo" | "slip"))
}

/// `We wrote that Orla paid $5m. She did not.`
fn is_not_done(next: &Next) -> bool {
    let is_who = matches!(next.word(0), "it" | "he" | "she" | "they" | "we" | "i");
    let verb = next.word(1);
    let is_short = verb.ends_with("n't") || verb.ends_with("n’t");
    is_who
        && (next.first == 2 && is_short
            || next.first == 3 && HELPERS.has(verb) && matches!(next.word(2), "not" | "never"))
}

/// `The real figure is $3m.`, `The correct amount is $500.`, `He had been misquoted.`
fn is_put_right(next: &Next) -> bool {
    let is_right = matches!(next.word(0), "the" | "its" | "his" | "her" | "their")
        && matches!(next.word(1), "real" | "true" | "correct" | "actual" | "right");
    let is = |at: usize| matches!(next.word(at), "is" | "was" | "were" | "are");
    let is_number = |at: usize| next.word(at).starts_with(|c: char| c.is_ascii_digit()) || LESS.has(next.word(at));
    // `He made it up.`, `She was lying.`
    let is_invented = matches!(next.word(0), "he" | "she" | "they" | "i" | "we") && {
        let verb = 1 + usize::from(matches!(next.word(1), "had" | "has" | "have" | "later"));
        (next.word(verb), next.word(verb + 1)) == ("made", "it") && next.word(verb + 2) == "up"
            || next.first == verb + 2
                && matches!(
                    (next.word(verb), next.word(verb + 1)),
                    ("invented", "it") | ("was" | "were" | "is" | "are", "lying" | "bluffing" | "joking")
                )
            || next.word(verb) == "lied" && next.first == verb + 1
    };
    if is_invented {
        return true;
    }
    let is_sum = is_right && SUMS.has(next.word(2)) && is(3) && (4..8).any(is_number);
    let is_who = matches!(next.word(0), "he" | "she" | "they" | "it");
    let verb = (1..4).find(|at| matches!(next.word(*at), "misquoted" | "misheard" | "misreported" | "mistranslated"));
    is_sum || is_who && verb.is_some_and(|verb| (1..verb).all(|at| !is_negation(next.word(at))))
}

/// What is told of that somebody else got wrong.
static SUMS: List =
    List::of("figure number sum amount price total cost fee value share count rate bill turnout profit loss");

/// Words for another number.
static LESS: List = List::of("half twice nearer closer lower higher less more much far");

/// `Das ist falsch.`, `Das stimmt nicht.`, `C'est faux.`
fn is_untrue_abroad(next: &Next) -> bool {
    match (next.word(0), next.word(1)) {
        ("das" | "dies", "ist") => {
            next.first == 3 && matches!(next.word(2), "falsch" | "unwahr" | "gelogen")
                || next.word(2) == "nicht" && matches!(next.word(3), "wahr" | "richtig")
        }
        ("das" | "dies", "stimmt") => next.word(2) == "nicht",
        ("c'est" | "c’est", "faux") => next.first == 2,
        ("ce", "n'est") => next.word(2) == "pas" && matches!(next.word(3), "vrai" | "exact"),
        _ => false,
    }
}

/// Whether those who said it were wrong about something else than the figure: `analysts said the $5m loss would sink it. They were wrong.`
fn is_granted(said: &Said<'_, '_>) -> bool {
    let is_size = said.word_before(said.at, 1) == "of" && said.has(said.at.saturating_sub(4), said.at, &KNOWN);
    describes(said) || is_size || matches!(said.word(said.clause), "which" | "who" | "whose")
}

static KNOWN: List = List::of("the its their his her our");

/// What stands in a row of its own says of nothing else: `Not so.` `False.` `Not even close.`
fn is_exclaimed(next: &Next) -> bool {
    let pair = (next.word(0), next.word(1));
    match next.first {
        1 => next.whole == 1 && EXCLAIMED.has(next.word(0)),
        2 => matches!(
            pair,
            ("not", "so" | "true")
                | ("not" | "pure", "remotely" | "fiction" | "invention" | "fantasy")
                | ("utter" | "complete" | "total", "nonsense" | "rubbish")
        ),
        3 => {
            pair == ("not", "even") && next.word(2) == "close"
                || pair == ("far", "from") && next.word(2) == "it"
                || pair == ("nowhere", "near")
                || pair == ("not", "a") && next.word(2) == "chance"
        }
        _ => false,
    }
}

/// `That is untrue.`, `The figure is wrong.`, `They are mistaken.`, `It was a hoax.`
fn is_called_untrue(next: &Next, said: &Said<'_, '_>) -> bool {
    let is_claim =
        matches!(next.word(0), "the" | "that" | "this" | "those" | "these" | "both") && CLAIMS.has(next.word(1));
    let at = if is_claim { 2 } else { 1 };
    let verb = next.word(at);
    let is =
        matches!(verb, "is" | "are" | "was" | "were" | "isn't" | "isn’t" | "wasn't" | "wasn’t" | "aren't" | "aren’t");
    if !is {
        // `The figure does not add up.`
        return is_claim && HELPERS.has(verb) && is_negation(next.word(at + 1)) && FAILING.has(next.word(at + 2))
            || is_claim && verb.ends_with("n't") && FAILING.has(next.word(at + 1));
    }
    // `It was a false start`, `That was wrong of him` tell of something else: what is said ends with what it denies.
    let behind = next.words.get(at + 1..next.first.max(at + 1)).unwrap_or_default();
    let not = is_negation(verb) || behind.iter().any(|word| word == "not");
    let is_told = |word: &&String| !ADVERBS.has(word) && !matches!(word.as_str(), "a" | "an" | "pure" | "the" | "not");
    let rest: Vec<&String> = behind.iter().filter(is_told).collect();
    let [told] = rest.as_slice() else { return false };
    let leads = is_claim || matches!(next.word(0), "that" | "this");
    let is_untrue = UNTRUE.has(told) || UNTRUTHS.has(told) || is_claim && FALSE.has(told);
    let is_true = matches!(told.as_str(), "true" | "so" | "case" | "correct" | "accurate");
    match next.word(0) {
        // `It was a hoax.`
        "it" => UNTRUTHS.has(told) && !not,
        "they" | "he" | "she" => !not && MISTAKEN.has(told) && !is_granted(said),
        _ => leads && (is_untrue && !not || is_true && not),
    }
}

/// Whether the sentence asks.
pub(super) fn is_question(said: &Said<'_, '_>) -> bool {
    // `"Was it really $5m?" she asked.`
    let rest = said.whole.text.get(said.place.end..).unwrap_or_default();
    let end = rest.find(['.', '!', '?']).unwrap_or(rest.len());
    if rest.get(end..).is_some_and(|end| end.starts_with("?\"") || end.starts_with("?”") || end.starts_with("?’")) {
        return true;
    }
    said.whole.text.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')']).ends_with('?')
}

/// Whether the sentence tells what others say.
fn is_report(said: &Said<'_, '_>) -> bool {
    said.words.iter().any(|word| {
        CLAIMS.has(word)
            || SAYING.has(word)
            || matches!(
                word.as_str(),
                "say"
                    | "says"
                    | "reportedly"
                    | "allegedly"
                    | "supposedly"
                    | "puts"
                    | "boast"
                    | "boasts"
                    | "boasted"
                    | "bragged"
                    | "tell"
                    | "swore"
                    | "hieß"
                    | "heißt"
                    | "angeblich"
                    | "laut"
                    | "selon"
                    | "dit"
                    | "affirme"
            )
    })
}

/// Answers to what nobody can believe.
const SCOFFS: [&[&str]; 8] = [
    &["don't", "make", "me", "laugh"],
    &["don’t", "make", "me", "laugh"],
    &["you", "must", "be", "joking"],
    &["in", "your", "dreams"],
    &["dream", "on"],
    &["come", "off", "it"],
    &["no", "chance"],
    &["not", "on", "your", "life"],
];

static NO: List = List::of("no never nope nein non nonsense rubbish hardly");

static EXCLAIMED: List = List::of("false untrue baseless unfounded nonsense rubbish poppycock falsch quatsch faux");

/// What those who check claims find.
static VERDICTS: List = List::of("wrong false untrue incorrect inaccurate baseless unfounded falsch faux");

/// What papers print and take back.
static PRINTED: List = List::of(
    "story article report claim claims statement figure figures allegation allegations post column piece page",
);

/// What nothing is but a statement.
static UNTRUE: List = List::of("false untrue baseless unfounded nonsense");

/// What those are who say what is not so.
static MISTAKEN: List = List::of("wrong mistaken lying misinformed misled false");

static HELPERS: List = List::of("did do does was were is are has have had will would could can");

/// What a claim does not do that is not so.
static FAILING: List = List::of("add stand hold tally survive exist match withstand");

static ADVERBS: List = List::of(
    "simply just plainly completely entirely totally utterly quite all also now clearly flatly demonstrably both",
);
