//! Negations in the clause of a figure: `Nobody has paid $29 billion`, `n'a pas payé 5 millions`, `failed to buy it for $5m`.

use super::list::List;
use super::never;
use super::object::{AMOUNTS, describes, is_done_to, is_object, is_of_verb, is_right_behind};
use super::standing::{Said, is_negation};
use super::unreached::{is_let_alone, is_no_such, is_not_reached};

/// Words before a figure in its clause that may deny it.
const BEFORE: usize = 9;

/// Whether the clause of the figure denies it. A `bound` is denied by verbs alone, since a comparison that is denied is another one.
pub(super) fn is_denied(said: &Said<'_, '_>, bound: bool) -> bool {
    if is_denied_before(said, bound) || !bound && is_denied_across(said) {
        return true;
    }
    !bound && (never::is_never(said) || never::is_never_behind(said) || never::is_nonexistent(said))
}

fn is_denied_before(said: &Said<'_, '_>, bound: bool) -> bool {
    if is_let_alone(said) || is_no_such(said) || !bound && is_not_reached(said) {
        return true;
    }
    for at in (said.clause..said.at).rev().take(BEFORE) {
        let word = said.word(at);
        // What is told of somebody else's words and deeds is another clause: `did not say how it spent $5bn`.
        if NEW_CLAUSE.has(word) {
            return false;
        }
        if DENIAL.has(word) {
            // `did not deny paying $5m`, `denied wrongdoing and paid $5m`, `declined to comment on the $5m deal`
            let is_to = said.word(at + 1) == "to";
            let is_done = !is_to || is_object(said, at + 2) && is_done_to(said, at + 2);
            return is_done
                && !said.is_negated(at)
                && !goes_on(said, at + 1)
                && !is_of_deed(said, at + 1)
                && !describes(said);
        }
        // `has yet to pay`
        let is_failing =
            FAILING.has(word) || word == "yet" && matches!(said.word_before(at, 1), "has" | "have" | "had");
        let is_done = ACHIEVING.has(said.word(at + 2)) && !matches!(said.word(at + 3), "back" | "off");
        // `failed to create $5m`
        let is_direct = said.word(at + 1) == "to"
            && is_failing
            && !DOUBTING.has(said.word(at + 2))
            && !matches!(
                said.word(at + 2),
                "spend" | "stop" | "prevent" | "pay" | "declare" | "report" | "list" | "register" | "record" | "book"
            )
            && is_right_behind(said, at + 2);
        if is_direct && !said.is_negated(at) && !bound {
            return true;
        }
        if is_failing && said.word(at + 1) == "to" && is_done {
            return !said.is_negated(at) && !goes_on(said, at + 2) && is_object(said, at + 2);
        }
        // `voted against spending $5m`
        if word == "against" && AGAINST.has(said.word_before(at, 1)) && said.word(at + 1).ends_with("ing") {
            return !said.is_negated(at - 1) && !goes_on(said, at + 1) && is_object(said, at + 1);
        }
        // `missed out on $5m`, `forfeited the $5m bonus`
        let is_missed = matches!(word, "forfeited" | "forfeits" | "forwent" | "forgoes" | "forgone")
            || word == "on"
                && said.word_before(at, 1) == "out"
                && matches!(said.word_before(at, 2), "missed" | "lost" | "misses");
        if is_missed && is_right_behind(said, at) && !said.is_negated(at) {
            return true;
        }
        // `balked at paying $5m`
        if word == "at"
            && matches!(said.word_before(at, 1), "balked" | "baulked" | "balks" | "jibbed")
            && said.word(at + 1).ends_with("ing")
        {
            return is_object(said, at + 1);
        }
        // `ruled out paying $5m`
        let is_avoided =
            AVOIDING.has(word) || word == "out" && matches!(said.word_before(at, 1), "ruled" | "rules" | "ruling");
        if is_avoided && said.word(at + 1).ends_with("ing") {
            return !said.is_negated(at) && !goes_on(said, at + 1) && is_object(said, at + 1);
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
    if !is_denying
        || is_may(said, at)
        || is_of_manner(said, at)
        || NO_DENIAL.has(next) && !(word == "no" && next == "longer" && is_of_verb(said, at + 1))
        || goes_on(said, at + 1)
    {
        return false;
    }
    if is_french || FOREIGN.has(word) || word == "no" && is_spanish(said, at) {
        let goes_on = (at + 1..said.at).any(|at| matches!(said.word(at), "und" | "et" | "y" | "e" | "en"));
        // `ne regrette pas les 5 millions`
        let takes_for_granted = is_french
            && (at.saturating_sub(2)..at + 2).any(|at| GRANTING_STEMS.iter().any(|stem| said.word(at).contains(stem)));
        return said.at - at <= FOREIGN_REACH && !goes_on && !takes_for_granted;
    }
    match word {
        // `with no rival left Orla paid $5m`: what is missing is something else.
        "no" if PREPOSITIONS.has(said.word_before(at, 1)) => {
            matches!(said.word_before(at, 1), "at" | "by" | "under") && is_of_verb(said, at)
        }
        // `never any question of paying $5m`
        "never" | "not" | "no" if is_out_of_question(said, at) => true,
        "no" => {
            // `no deal at $5m`, `no payment of $5m`, `no such payment of $5m`
            let at = at + usize::from(matches!(next, "such" | "single"));
            let next = said.word(at + 1);
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

/// `could not have reached a value of $5m on the orders of one`, `without help`, `alone`: what is denied is how it came, and it did come.
pub(super) fn is_of_manner(said: &Said<'_, '_>, at: usize) -> bool {
    let is_could = said.word_before(at, 1) == "could" || matches!(said.word(at), "couldn't" | "couldn’t");
    let end = (said.behind..said.words.len()).take(5).find(|at| *at > said.behind && !said.is_one_clause(at - 1, *at));
    let end = end.unwrap_or(said.words.len().min(said.behind + 5));
    is_could
        && said.word(at + 1) == "have"
        && (said.behind..end).any(|at| match said.word(at) {
            "without" | "alone" => true,
            "by" => matches!(said.word(at + 1), "chance" | "accident" | "luck" | "itself" | "himself" | "herself"),
            "on" => {
                matches!(said.word(at + 2), "own" | "orders" | "strength" | "word")
                    || matches!(said.word(at + 2), "order" | "say-so")
            }
            _ => false,
        })
}

/// Whether the word at `at` is the month, which is Italian for `never`: `Im Mai zahlte Orla`, `en mai Orla a payé`.
fn is_may(said: &Said<'_, '_>, at: usize) -> bool {
    let is_month = |before: &str| {
        matches!(before, "en" | "de" | "du" | "le" | "fin" | "début" | "au")
            || before.starts_with(|c: char| c.is_ascii_digit())
    };
    said.word(at) == "mai"
        && (said.whole.words.get(at).is_some_and(|word| word.is_capitalised()) || is_month(said.word_before(at, 1)))
}

/// Stems of French verbs whose negation takes for granted what follows.
const GRANTING_STEMS: [&str; 6] = ["regrett", "oubli", "contest", "comment", "compren", "conna"];

/// `no question of paying $5m`, `never any intention to pay $5m`
fn is_out_of_question(said: &Said<'_, '_>, at: usize) -> bool {
    let noun = at + 1 + usize::from(matches!(said.word(at + 1), "any" | "a" | "the" | "much"));
    let is_possible = matches!(
        said.word(noun),
        "question"
            | "possibility"
            | "chance"
            | "prospect"
            | "intention"
            | "plan"
            | "plans"
            | "talk"
            | "thought"
            | "hope"
            | "way"
    );
    let is_led = said.word(noun + 1) == "of" && said.word(noun + 2).ends_with("ing") || said.word(noun + 1) == "to";
    is_possible && is_led && is_object(said, noun + 2)
}

/// `did not, in the end, pay $5m`: what is said in between parts a negation from its verb.
fn is_denied_across(said: &Said<'_, '_>) -> bool {
    let Some(last) = said.clause.checked_sub(1).filter(|last| said.gap(*last).contains(',')) else { return false };
    let negation = (last.saturating_sub(6)..last).rev().find(|at| said.gap(*at).contains(','));
    negation.is_some_and(|at| {
        let word = said.word(at);
        is_negation(word)
            && word != "no"
            && !NO_DENIAL.has(said.word(said.clause))
            && is_object(said, said.clause)
            && is_done_to(said, said.clause)
    })
}

/// Words between a negation of another language and the figure that it denies.
const FOREIGN_REACH: usize = 4;

/// Whether `no` is the negation of a Spanish verb: `no pagó 5 millones`.
fn is_spanish(said: &Said<'_, '_>, at: usize) -> bool {
    ["pag", "cost", "gast", "recib", "compr", "vend", "ofrec"].iter().any(|stem| said.word(at + 1).starts_with(stem))
        && !matches!(said.word(at + 1), "cost" | "costs" | "pagan" | "vendor" | "vendors")
}

/// Whether a French word before it makes `pas` a negation: `n'a pas payé`, `ne paie pas`; `une personne a payé` has none.
pub(super) fn is_french(said: &Said<'_, '_>, at: usize) -> bool {
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
    let at = at
        + usize::from(matches!(
            said.word(at),
            "to" | "any"
                | "all"
                | "the"
                | "a"
                | "its"
                | "his"
                | "her"
                | "their"
                | "jede"
                | "jegliche"
                | "eine"
                | "die"
                | "seine"
                | "ihre"
                | "toute"
        ));
    at < said.at && (DEEDS.has(said.word(at)) || DOUBTING.has(said.word(at)))
}

/// What is done against something.
static AGAINST: List = List::of("voted decided ruled opted came");

/// What a verb is told by that goes on behind a denial.
static GOING_ON: List = List::of(
    "paid pays put spent bought sold was is were has had will would won lost got took made gave upheld instead later then still cost \
    built went kept held let set told sent left lent chose began came saw found",
);

static DENYING: List = List::of(
    "\
    no not never nobody none nothing neither nor cannot without unlikely hardly scarcely \
    nicht nie niemand kein keine keinen keineswegs mitnichten niemals nunca nadie ningún ninguna non mai nessuno niet geen não",
);

/// Negations of other languages, whose verb may stand behind the figure.
pub(super) static FOREIGN: List = List::of(
    "nicht nie niemand kein keine keinen nunca nadie ningún ninguna non mai nessuno niet geen não keineswegs mitnichten niemals weder",
);

/// Words that deny beside the `ne` of a verb alone.
static FRENCH: List = List::of("pas jamais personne aucun aucune rien guère");

/// Verbs that deny what stands behind them.
pub(super) static DENIAL: List = List::of(
    "denied denies denying deny refused refuses declined declines dementiert dementierte bestritt bestreitet dément démenti",
);

/// Words behind which `to` and a verb tell what is not done.
static FAILING: List = List::of(
    "failure refusal inability unwillingness refusing failed fails fail failing unable unwilling neglected omitted",
);

/// Verbs behind which something is told that was not done.
static AVOIDING: List = List::of("avoided avoids dodged dodges ducked ducks escaped escapes");

/// What somebody who fails to do it has not paid or got.
static ACHIEVING: List = List::of(
    "buy acquire pay raise sell win secure reach hit get sign land attract earn make deliver spend invest complete agree close \
    see fetch find collect borrow receive obtain purchase take draw gain recover save bring",
);

/// What is denied of which a figure tells as of a fact.
static DEEDS: List = List::of(
    "wrongdoing involvement role link links knowledge responsibility liability charges guilt part blame misconduct fraud talk \
    stealing embezzling laundering defrauding extorting misusing hiding smuggling complicity \
    mitschuld schuld beteiligung verantwortung mitwirkung kenntnis verwicklung verstrickung fehlverhalten implication responsabilité participation lien",
);

/// Verbs whose negation takes for granted what follows.
pub(super) static DOUBTING: List = List::of(
    "dispute disputes disputed disputing deny denies denied doubt doubts doubted question questions questioned contest contests contested \
    challenge challenges challenged refute refutes refuted object objects objected disagree disagrees disagreed \
    comment discuss explain disclose disclosed reveal revealed answer elaborate mention mentioned know knew understand see remember \
    realise realize notice noticed care mind regret hide hid conceal forget forgot",
);

pub(super) static NO_DENIAL: List = List::of(
    "only just merely simply doubt question dispute secret surprise mistake less fewer more longer wonder sooner later matter nur \
    seulement solo sólo solamente soltanto until zuletzt mehr weniger moins",
);

static PREPOSITIONS: List = List::of("with in at for by from under to of despite on against mit bei");

pub(super) static NEW_CLAUSE: List = List::of(
    "\
    that which who whose because but while when how why what where although though whereas since whether dass weil \
    aber sondern que qui mais pero che ma",
);
