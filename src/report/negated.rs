//! Negations in the clause of a figure: `Nobody has paid $29 billion`, `n'a pas payé 5 millions`, `failed to buy it for $5m`.

use super::list::List;
use super::object::{AMOUNTS, describes, is_object, is_of_verb, is_subject};
use super::standing::{Said, is_negation};

/// Words before a figure in its clause that may deny it.
const BEFORE: usize = 9;
/// Words behind a figure that may still be of it before what is said in between.
const NEAR: usize = 2;
/// Words behind a figure among which a negation of its verb stands.
const BEHIND: usize = 7;

/// Whether the clause of the figure denies it. A `bound` is denied by verbs alone, since a comparison that is denied is another one.
pub(super) fn is_denied(said: &Said<'_, '_>, bound: bool) -> bool {
    if is_denied_before(said, bound) {
        return true;
    }
    !bound && (is_never(said) || is_never_behind(said))
}

fn is_denied_before(said: &Said<'_, '_>, bound: bool) -> bool {
    for at in (said.clause..said.at).rev().take(BEFORE) {
        let word = said.word(at);
        // What is told of somebody else's words and deeds is another clause: `did not say how it spent $5bn`.
        if NEW_CLAUSE.has(word) {
            return false;
        }
        if DENIAL.has(word) {
            // `did not deny paying $5m`, `denied wrongdoing and paid $5m`, `declined to comment on the $5m deal`
            return !said.is_negated(at) && !goes_on(said, at + 1) && !is_of_deed(said, at + 1) && !describes(said);
        }
        // `has yet to pay`
        let is_failing =
            FAILING.has(word) || word == "yet" && matches!(said.word_before(at, 1), "has" | "have" | "had");
        let is_done = ACHIEVING.has(said.word(at + 2)) && !matches!(said.word(at + 3), "back" | "off");
        if is_failing && said.word(at + 1) == "to" && is_done {
            return !said.is_negated(at) && !goes_on(said, at + 2) && is_object(said, at + 2);
        }
        if !bound && is_negating(said, at) {
            return true;
        }
    }
    false
}

/// Whether the word at `at` denies what follows it up to the figure: a verb whose object the figure is, so that `never recovered from its
/// $5m loss` and `could not avoid paying $5m` deny nothing.
fn is_negating(said: &Said<'_, '_>, at: usize) -> bool {
    let (word, next) = (said.word(at), said.word(at + 1));
    let is_french = FRENCH.has(word) && is_french(said, at);
    let is_denying = DENYING.has(word) || is_negation(word) && word.contains(['\'', '’']) || is_french;
    // `not only`, `no doubt`, `no less than` deny nothing.
    if !is_denying || NO_DENIAL.has(next) || goes_on(said, at + 1) {
        return false;
    }
    if is_french || FOREIGN.has(word) || word == "no" && is_spanish(said, at) {
        return said.at - at <= FOREIGN_REACH;
    }
    match word {
        // `with no rival left Orla paid $5m`: what is missing is something else.
        "no" if PREPOSITIONS.has(said.word_before(at, 1)) => {
            matches!(said.word_before(at, 1), "at" | "by" | "under") && is_of_verb(said, at)
        }
        "no" => {
            // `no deal at $5m`, `no payment of $5m`
            let is_amount = AMOUNTS.has(next)
                && matches!(said.word(at + 2), "of" | "worth" | "at" | "for")
                && (at + 2..said.at)
                    .all(|word| matches!(said.word(word), "of" | "worth" | "at" | "for" | "the" | "about"));
            is_amount || is_of_verb(said, at)
        }
        "without" => next.ends_with("ing") && is_of_verb(said, at),
        _ => is_of_verb(said, at),
    }
}

/// Words between a negation of another language and the figure that it denies.
const FOREIGN_REACH: usize = 4;

/// Whether `no` is the negation of a Spanish verb: `no pagó 5 millones`.
fn is_spanish(said: &Said<'_, '_>, at: usize) -> bool {
    ["pag", "cost", "gast", "recib", "compr", "vend", "ofrec"].iter().any(|stem| said.word(at + 1).starts_with(stem))
        && !matches!(said.word(at + 1), "cost" | "costs" | "pagan" | "vendor" | "vendors")
}

/// Whether a French word before it makes `pas` a negation: `n'a pas payé`, `ne paie pas`; `une personne a payé` has none.
fn is_french(said: &Said<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3)..at + 3).any(|near| {
        let word = said.word(near);
        word == "ne" || word.starts_with("n'") || word.starts_with("n’")
    })
}

/// Whether something else is told behind a denial: `denied wrongdoing and paid`, `refused to talk before paying`, `denied it yet paid`.
pub(super) fn goes_on(said: &Said<'_, '_>, from: usize) -> bool {
    (from..said.at).any(|at| {
        let next = said.word(at + 1);
        match said.word(at) {
            "before" | "after" | "despite" | "until" | "but" => true,
            "yet" => !is_negation(said.word_before(at, 1)) && next != "to" && !is_negation(next),
            "and" | "then" => next.ends_with("ed") || GOING_ON.has(next),
            _ => false,
        }
    })
}

/// Whether a denial is one of a deed, of which the figure is told as a fact: `denied any role in the $5m theft`, `refused to comment
/// on the $5m deal`.
fn is_of_deed(said: &Said<'_, '_>, at: usize) -> bool {
    let at =
        at + usize::from(matches!(said.word(at), "to" | "any" | "all" | "the" | "a" | "its" | "his" | "her" | "their"));
    at < said.at && (DEEDS.has(said.word(at)) || DOUBTING.has(said.word(at)))
}

/// Whether the sentence says that nobody has confirmed what it tells: `neither confirmed nor denied paying $5m`, `could not confirm
/// that it paid $5m`, `never said that it paid $5m`.
pub(super) fn is_unconfirmed(said: &Said<'_, '_>) -> bool {
    (0..said.at).any(|at| {
        let is_open = CONFIRMING.has(said.word(at)) && is_refusing(said, at);
        let back = 1 + usize::from(matches!(said.word_before(at, 1), "yet" | "ever" | "actually" | "in"));
        let is_unsaid =
            SAYING.has(said.word(at)) && is_negation(said.word_before(at, back)) && said.word(at + 1) == "that";
        (is_open || is_unsaid) && said.reaches(at)
    })
}

/// Whether what the word at `at` tells is not done: `not confirm`, `declined to confirm`.
fn is_refusing(said: &Said<'_, '_>, at: usize) -> bool {
    let is_declined = said.word_before(at, 1) == "to" && DENIAL.has(said.word_before(at, 2));
    said.is_negated(at) && !is_declined || is_declined && !said.is_negated(at - 2)
}

/// `the $20bn was never paid`, `the $20bn, which some had hoped for, was never paid`
fn is_never(said: &Said<'_, '_>) -> bool {
    let sentence = said.whole.text;
    let from = behind_aside(sentence, said.place.end);
    let first = said.words.len() - said.whole.from(from).len();
    // Behind what is said in between the figure's own verb stands first.
    let last = if from > said.place.end { first } else { first + 2 };
    (first..=last).any(|at| {
        let start = said.whole.words.get(at).map_or(from, |word| word.start);
        let blank = sentence.get(from..start).is_some_and(|text| !text.contains([',', ';', ':', '.']));
        let subject = if from > said.place.end { said.behind } else { at };
        blank
            && matches!(said.word(at), "was" | "were" | "has" | "have" | "had" | "is")
            && said.word(at + 1) == "never"
            && {
                let is_done = match (said.word(at + 2), said.word(at + 3)) {
                    ("been" | "actually", done) => PAYING.has(done),
                    (done, _) => {
                        matches!(said.word(at), "was" | "were" | "is") && PAYING.has(done) || HAPPENING.has(done)
                    }
                };
                is_done && is_subject(said, subject)
            }
    })
}

/// Where what is said in between behind `at` ends, with the comma that closes it; `at` where nothing is.
fn behind_aside(sentence: &str, at: usize) -> usize {
    let rest = sentence.get(at..).unwrap_or_default();
    let aside = rest.split_once(", ").filter(|(near, aside)| {
        let first = aside.split(' ').next().unwrap_or_default();
        // `10p a share, which`
        let is_near = near.split_whitespace().count() <= NEAR && !near.contains([';', ':', '.']);
        is_near && matches!(first, "which" | "as" | "though" | "once" | "long")
    });
    let end = aside.and_then(|(near, aside)| {
        let length =
            aside.find(", ").filter(|length| !aside.get(..*length).is_some_and(|aside| aside.contains(". ")))?;
        Some(at + near.len() + length + 2 * ", ".len())
    });
    end.unwrap_or(at)
}

/// What is denied by the verb behind the figure: `the $5m was not paid`, `the $5m deal never happened`, `hat 5 Millionen nicht bezahlt`,
/// `5 millions n'ont pas été payés`.
fn is_never_behind(said: &Said<'_, '_>) -> bool {
    let end = (said.behind..said.words.len()).take(BEHIND).take_while(|at| {
        let is_near = *at == said.behind || !said.gap(at - 1).contains(SIGNS);
        is_near && !NEW_CLAUSE.has(said.word(*at))
    });
    let end = end.last().map_or(said.behind, |last| last + 1);
    let first = said.whole.words.get(said.behind).map_or(said.whole.text.len(), |word| word.start);
    let opens = said.whole.text.get(said.place.end..first).is_some_and(|gap| gap.contains(SIGNS));
    (said.behind..end).filter(|_| !opens).any(|at| {
        let (next, third) = (said.word(at + 1), said.word(at + 2));
        match said.word(at) {
            "never" => HAPPENING.has(next) && is_subject(said, at),
            "nicht" | "nie" | "niemals" => GERMAN.has(next) && is_last_verb(said, at),
            "pas" | "jamais" => {
                let is_paid =
                    |word: &str| ["pay", "vers", "dépens", "reç", "encaiss"].iter().any(|stem| word.starts_with(stem));
                is_french(said, at) && (at + 1..at + 4).any(|verb| is_paid(said.word(verb)))
            }
            word if is_negation(word) && is_subject(said, at - usize::from(word == "not" && at > said.behind)) => {
                let verb = if matches!(next, "been" | "be" | "yet" | "actually" | "being") { third } else { next };
                let is_done =
                    matches!(word, "not") && PAYING.has(verb) || word != "not" && word.len() > 3 && PAYING.has(verb);
                is_done || HAPPENING.has(verb)
            }
            _ => false,
        }
    })
}

/// Whether one or two words follow the German `nicht` at `at` up to the end of its clause, the verb: `nicht bezahlt`, `nicht gezahlt werden`.
fn is_last_verb(said: &Said<'_, '_>, at: usize) -> bool {
    (at + 1..at + 4).find(|word| said.gap(*word).contains(ENDS) || *word + 1 == said.words.len()).is_some()
        && !said.gap(at).contains(SIGNS)
}

/// Signs that part clauses.
const SIGNS: [char; 10] = [',', ';', ':', '.', '!', '?', '—', '–', '(', '\t'];
const ENDS: [char; 6] = ['.', ',', ';', '!', '?', ':'];

/// What is not done with money that is not paid.
static PAYING: List = List::of(
    "paid spent made invested received transferred handed raised agreed approved repaid delivered collected wired borrowed lent bid offered",
);

/// What deals do.
static HAPPENING: List = List::of(
    "happened happen existed exist materialised materialized materialise materialize arrived arrive came went",
);

/// What a verb is told by that goes on behind a denial.
static GOING_ON: List = List::of(
    "paid pays put spent bought sold was is were has had will would won lost got took made gave upheld instead later then still cost \
    built went kept held let set told sent left lent chose began came saw found",
);

static DENYING: List = List::of(
    "\
    no not never nobody none nothing neither nor cannot without unlikely \
    nicht nie niemand kein keine keinen nunca nadie ningún ninguna non mai nessuno niet geen não",
);

/// Negations of other languages, whose verb may stand behind the figure.
static FOREIGN: List =
    List::of("nicht nie niemand kein keine keinen nunca nadie ningún ninguna non mai nessuno niet geen não");

/// What is done to money, as German tells it.
static GERMAN: List = List::of(
    "bezahlt gezahlt zahlen bezahlen erhalten bekommen ausgegeben investiert überwiesen geboten gekostet verdient",
);

/// Words that deny beside the `ne` of a verb alone.
static FRENCH: List = List::of("pas jamais personne aucun aucune rien guère");

/// Verbs that deny what stands behind them.
pub(super) static DENIAL: List = List::of(
    "denied denies denying deny refused refuses declined declines dementiert dementierte bestritt bestreitet dément démenti",
);

/// Words behind which `to` and a verb tell what is not done.
static FAILING: List = List::of("failed fails fail failing unable unwilling neglected omitted");

/// What somebody who fails to do it has not paid or got.
static ACHIEVING: List = List::of(
    "buy acquire pay raise sell win secure reach hit get sign land attract earn make deliver spend invest complete agree close \
    fetch find collect borrow receive obtain purchase take draw gain recover save bring",
);

/// What is denied of which a figure tells as of a fact.
static DEEDS: List = List::of(
    "wrongdoing involvement role link links knowledge responsibility liability charges guilt part blame misconduct fraud talk \
    stealing embezzling laundering defrauding extorting misusing hiding smuggling",
);

/// Verbs whose negation takes for granted what follows.
static DOUBTING: List = List::of(
    "dispute disputes disputed disputing deny denies denied doubt doubts doubted question questions questioned contest contests contested \
    challenge challenges challenged refute refutes refuted object objects objected disagree disagrees disagreed \
    comment discuss explain disclose disclosed reveal revealed answer elaborate mention mentioned know knew understand see remember \
    realise realize notice noticed care mind regret hide hid conceal forget forgot",
);

/// Verbs without which nothing is certain.
static CONFIRMING: List = List::of("confirm confirmed verify verified corroborate corroborated substantiate");

static SAYING: List = List::of(
    "say said says claim claimed suggest suggested mean means imply implied believe believes think thinks prove proved",
);

static NO_DENIAL: List = List::of(
    "only just merely simply doubt question dispute secret surprise mistake less fewer more longer wonder sooner later matter nur \
    seulement solo sólo solamente soltanto until zuletzt mehr weniger moins",
);

static PREPOSITIONS: List = List::of("with in at for by from under to of despite on against mit bei");

pub(super) static NEW_CLAUSE: List = List::of(
    "\
    that which who whose because but while when how why what where although though whereas since whether dass weil \
    aber sondern que qui mais pero che ma",
);
