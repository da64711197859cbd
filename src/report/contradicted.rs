//! What is called false behind its figure: `reports of $600 million are false`, `paid $5m, which Pell denies`.

use super::list::List;
use super::negated::{DENIAL, NEW_CLAUSE};
use super::refused::REFUSAL;
use super::refuted::{CLAIMS, FALSE, SAYING, TRUE, UNTRUTHS, WRONGLY};
use super::standing::{Said, is_negation};

/// Words behind a figure among which it is said that it is not so.
const BEHIND: usize = 9;

/// `Reports of $600 million are false`, `the $600 million claim is untrue`, `that Orla paid $5m is fiction`, `the $5m it published was a
/// misprint`
pub(super) fn is_false_behind(said: &Said<'_, '_>) -> bool {
    let (from, is_quoted) = match behind_quoting(said) {
        Some(from) => (from, true),
        None => (said.behind, false),
    };
    let end = said.clause_from(from, BEHIND);
    let is_claimed_as = is_quoted || CLAIMED.has(said.word_before(said.at, 1));
    if (is_claimed_as || said.has(said.clause, said.at, &CLAIMS) || said.has(from, end.min(from + 2), &CLAIMS))
        && is_groundless(said, from, end)
    {
        return true;
    }
    // `The figure of $5m came from a typing error`
    let is_verb = |at: usize| {
        PREDICATING.has(said.word(at))
            || STEMMING.has(said.word(at)) && matches!(said.word(at + 1), "from" | "of" | "out")
    };
    let Some(is) = (from..end).find(|at| is_verb(*at)) else {
        return false;
    };
    // `The $8.99 in the flyer was a misprint`
    if said.has(is + 1, (is + 4).min(end), &MISPRINTS) && said.word_before(said.at, 1) == "the" {
        return true;
    }
    let claimed = is_claimed_as || said.has(said.clause, said.at, &CLAIMS) || said.has(from, is, &CLAIMS);
    let opens = matches!(said.word(0), "that" | "dass")
        || matches!(said.word(0), "word" | "news" | "gossip") && said.word(1) == "that";
    let is_story = || said.has(said.clause, said.at, &STORIES) || said.has(from, is, &STORIES);
    match false_predicate(said, is, end) {
        Some(strong) => claimed || opens || strong && !is_story(),
        None => claimed && is_error(said, is, end),
    }
}

/// Behind which word the phrase ends that says who told the figure: `the $5m it published`, `the $5m that had been reported`, `the $5m
/// quoted in the Herald`.
fn behind_quoting(said: &Said<'_, '_>) -> Option<usize> {
    let near = (said.behind..said.words.len()).take(QUOTING);
    let mut near = near.take_while(|at| {
        let start = said.whole.words.get(*at).map_or(0, |word| word.start);
        !said
            .whole
            .text
            .get(said.place.end..start)
            .is_some_and(|gap| gap.contains([',', ';', ':', '.', '!', '?', '\t']))
    });
    let verb = near.find(|at| QUOTED.has(said.word(*at)))?;
    let is_between = |at: usize| {
        let word = said.word(at);
        !PREDICATING.has(word) || matches!(word, "been" | "was" | "were" | "is" | "are" | "be")
    };
    (said.behind..verb).all(is_between).then_some(verb + 1)
}

/// Whether what is claimed is said not to hold: `does not exist`, `does not add up`, `has no basis`.
fn is_groundless(said: &Said<'_, '_>, from: usize, end: usize) -> bool {
    (from..end).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        let not = matches!(word, "does" | "do" | "did") && next == "not";
        let verb = if not { said.word(at + 2) } else { next };
        let is_not =
            not || matches!(word, "doesn't" | "doesn’t" | "don't" | "don’t" | "didn't" | "didn’t" | "never" | "cannot");
        is_not && HOLDING.has(verb)
            || matches!(word, "has" | "have" | "had") && next == "no" && GROUNDS.has(said.word(at + 2))
    })
}

/// `was the result of a coding error`, `was a misprint`
fn is_error(said: &Said<'_, '_>, is: usize, end: usize) -> bool {
    let to = (is + 9).min(end);
    !(is..to).any(|at| is_negation(said.word(at))) && said.has(is + 1, to, &ERRORS)
}

/// Whether the words behind the verb at `is` say that something is not so; within, whether they say no less than that.
fn false_predicate(said: &Said<'_, '_>, is: usize, end: usize) -> Option<bool> {
    let to = (is + 6).min(end);
    let denies = |at: usize| is_negation(said.word(at)) && said.word(at) != "without";
    let not = (is..to).any(denies);
    let is_rebutted = said.has(is + 1, to, &REBUTTED);
    // `was wrong by a penny` is no denial
    let is_last =
        |at: usize| at + 1 == said.words.len() || said.gap(at).contains([',', ';', '.', '!', '?', '—', '–', ')']);
    let is_false = (is + 1..to).any(|at| FALSE.has(said.word(at)) && (said.word(at) != "wrong" || is_last(at)));
    let wrong = is_rebutted || is_false || said.has(is + 1, to, &UNTRUTHS);
    let strong = said.has(is + 1, to, &STRONG) || said.has(is + 1, to, &UNTRUTHS);
    let made_up = (is + 1..to).any(|at| said.word(at) == "made" && said.word(at + 1) == "up");
    let wrong = wrong || is_wide(said, is + 1, to);
    let right = said.has(is + 1, to, &TRUE);
    match (not, wrong || made_up, right) {
        (false, true, _) => Some(strong || made_up),
        (true, false, true) => Some(true),
        _ => None,
    }
}

/// `are wide of the mark`, `is pure speculation`, `is without any foundation`
fn is_wide(said: &Said<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        match word {
            "wide" | "off" | "short" => said.has(at + 1, (at + 4).min(said.words.len()), &MARK),
            "pure" | "mere" | "wild" | "idle" | "sheer" => {
                matches!(next, "speculation" | "guesswork" | "gossip" | "fantasy" | "conjecture" | "invention")
            }
            "out" => next == "by" && said.has(at + 2, (at + 5).min(said.words.len()), &FACTORS),
            "fairy" => matches!(next, "tale" | "tales" | "story" | "stories"),
            "wishful" => next == "thinking",
            "hot" => next == "air",
            "without" => GROUNDS.has(next) || next == "any" && GROUNDS.has(said.word(at + 2)),
            _ => false,
        }
    })
}

static FACTORS: List = List::of("factor mile miles order magnitude");

/// Verbs between a figure and what it is the fault of.
static STEMMING: List = List::of("came comes stems stemmed arose arises resulted results");

/// What nothing is but a figure that is wrong.
static MISPRINTS: List = List::of("misprint misprints typo typos miscount miscounts");

static MARK: List = List::of("mark target");

/// `Whoever told you that it cost $5m was lying`
pub(super) fn is_of_liar(said: &Said<'_, '_>) -> bool {
    let opens = matches!(said.word(0), "whoever" | "anyone" | "anybody" | "those" | "people" | "everyone");
    let end = said.clause_from(said.behind, BEHIND);
    let is_lying = (said.behind..end).any(|at| {
        PREDICATING.has(said.word(at))
            && matches!(said.word(at + 1), "lying" | "mistaken" | "wrong" | "misinformed" | "misled" | "fooling")
    });
    opens
        && is_lying
        && (1..said.at.min(6)).any(|at| {
            SAYING.has(said.word(at))
                || matches!(said.word(at), "say" | "tells" | "thinks" | "think" | "believes" | "believe" | "claim")
        })
}

/// `called the $5m figure nonsense`
pub(super) fn is_called_false(said: &Said<'_, '_>) -> bool {
    let called = (said.clause..said.at).find(|at| CALLING.has(said.word(*at)));
    let claim = (said.behind..(said.behind + 2).min(said.words.len())).find(|at| CLAIMS.has(said.word(*at)));
    let end = (said.behind + 5).min(said.words.len());
    // `called the £3m wedding bill "pure invention"`
    let invented = (said.behind..end)
        .find(|at| UNTRUTHS.has(said.word(*at)) || matches!(said.word(*at), "fiction" | "fabricated" | "invented"));
    let is_invented = invented
        .is_some_and(|at| (at + 1 >= said.words.len() || said.gap(at) != " ") && said.is_one_clause(said.behind, at));
    if called.is_some_and(|called| !said.is_negated(called)) && is_invented {
        return true;
    }
    // `called the reported $5m fee wildly inaccurate`
    let is_claimed = CLAIMED.has(said.word_before(said.at, 1)) || said.word_before(said.at, 1) == "reported";
    let claim = claim.or_else(|| Some(said.behind).filter(|_| is_claimed && said.behind < said.words.len()));
    let (Some(called), Some(claim)) = (called, claim) else { return false };
    let end = (claim + 4).min(said.words.len());
    (said.has(claim + 1, end, &FALSE) || said.has(claim + 1, end, &UNTRUTHS))
        && said.is_one_clause(said.behind, claim)
        && !said.is_negated(called)
}

/// `found the revenue of $5m to be fictitious`, `dismissed the price of $5m as fiction`
pub(super) fn is_found_false(said: &Said<'_, '_>) -> bool {
    let verb = (said.clause..said.at).find(|at| FINDING.has(said.word(*at)) || CALLING.has(said.word(*at)));
    let Some(verb) = verb.filter(|verb| !said.is_negated(*verb)) else { return false };
    let end = said.clause_from(said.behind, BEHIND);
    (said.behind..end).any(|at| {
        let pair = (said.word(at), said.word(at + 1));
        let is_found = FINDING.has(said.word(verb)) && (pair == ("to", "be") || pair == ("to", "have"));
        let is_called = CALLING.has(said.word(verb)) && pair.0 == "as";
        let told = || said.word((at + 1..end).find(|at| !TELLING.has(said.word(*at))).unwrap_or(end));
        (is_found || is_called) && (FALSE.has(told()) && told() != "wrong" || UNTRUTHS.has(told()))
    })
}

static TELLING: List = List::of("be to have been a an pure simply entirely wholly completely");

static FINDING: List =
    List::of("found find finds showed shown proved proven exposed revealed judged ruled considered believed");

static CALLING: List = List::of("called calls calling branded labelled labeled described dismissed");

/// What is told behind a comma to be not so: `Orla paid $5m, but that is untrue`, `paid $5m, which Pell denies`.
pub(super) fn is_contradicted(said: &Said<'_, '_>) -> bool {
    let end = (said.behind..said.words.len())
        .take(14)
        .take_while(|at| *at == said.behind || !said.gap(at - 1).contains(['.', ';', '\t']));
    let end = end.last().map_or(said.behind, |last| last + 1);
    let is_lead = |at: &usize| {
        let start = said.whole.words.get(*at).map_or(0, |word| word.start);
        let gap = said.whole.text.get(said.place.end..start).unwrap_or_default();
        CONTRADICTING.has(said.word(*at)) && (gap.contains([',', '—', '–']) || said.word(*at) == "but")
    };
    if is_taken_back(said) {
        return true;
    }
    let Some(lead) = (said.behind..end).take(5).find(is_lead) else { return false };
    let leads_back = |at: usize| {
        matches!(said.word(at), "that" | "this" | "it" | "which" | "both" | "these" | "those")
            || CLAIMS.has(said.word(at))
    };
    // `which is untrue`, `but that is false`
    let is = (lead + 1..(lead + 4).min(end))
        .find(|at| matches!(said.word(*at), "is" | "was" | "are" | "were" | "isn't" | "wasn't"));
    let is_of_it = |is: usize| (lead..is).any(leads_back);
    if is.is_some_and(|is| is_of_it(is) && false_predicate(said, is, end).is_some()) {
        return true;
    }
    // `which Pell denies`, `but Pell denies it`, `a claim Pell has denied`
    let verb = (lead + 1..end).find(|at| DENIAL.has(said.word(*at)) || REFUSAL.has(said.word(*at)));
    verb.is_some_and(|verb| {
        let is_last = |at: usize| at + 1 >= said.words.len() || said.gap(at).contains([',', '.', ';', '!', '?']);
        let to_it = leads_back(verb + 1) && is_last(verb + 1)
            || matches!(said.word(verb + 1), "the" | "this" | "that" | "those" | "these")
                && CLAIMS.has(said.word(verb + 2))
                && is_last(verb + 2);
        let is_its =
            said.word(lead) == "which" || CLAIMS.has(said.word(lead)) || matches!(said.word(lead), "something");
        let offered = matches!(said.word(verb), "refused" | "declined" | "refuses" | "declines");
        !offered && !said.is_negated(verb) && (to_it || is_its && is_last(verb))
    })
}

/// `It was believed that the hall had cost $5m; it had not.`
fn is_taken_back(said: &Said<'_, '_>) -> bool {
    let rest = said.whole.text.get(said.place.end..).unwrap_or_default();
    let behind = rest.split([';', ',', '—', '–']).skip(1);
    let mut words = behind.map(|part| {
        let part = part.trim().trim_end_matches(['.', '!', '"', '”']).to_lowercase();
        part.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    });
    let is_told = || (said.clause..said.at).any(|at| SAYING.has(said.word(at)) || CLAIMS.has(said.word(at)));
    let is_denial = |words: Vec<String>| {
        let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != "but").collect();
        match words.as_slice() {
            [who, helper, "not" | "never"] => is_it(who) && is_helper(helper),
            [who, helper] => is_it(who) && helper.ends_with("n't") | helper.ends_with("n’t"),
            _ => false,
        }
    };
    is_told() && words.any(is_denial) || is_unsold(rest)
}

/// `sold it for $5m; the sale never happened`
fn is_unsold(rest: &str) -> bool {
    rest.split([';', '—', '–']).skip(1).any(|part| {
        let part = part.trim().trim_end_matches(['.', '!', '"', '”']).to_lowercase();
        let words: Vec<&str> = part.split_whitespace().filter(|word| *word != "but").collect();
        matches!(
            words.as_slice(),
            [
                "the" | "that" | "this",
                "sale" | "payment" | "purchase" | "transfer" | "transaction" | "handover",
                "never",
                "happened" | "materialised" | "materialized" | "existed" | "came" | "took",
                ..
            ]
        )
    })
}

fn is_it(word: &str) -> bool {
    matches!(word, "it" | "he" | "she" | "they" | "we" | "i" | "that")
}

fn is_helper(word: &str) -> bool {
    matches!(word, "is" | "was" | "were" | "are" | "has" | "had" | "have" | "did" | "does" | "do" | "would" | "will")
}

/// `the $5m wrongly reported as its price`, `$5m was falsely given as its price`
pub(super) fn is_misreported(said: &Said<'_, '_>) -> bool {
    let end = said.clause_from(said.behind, 4);
    (said.behind..end).any(|at| {
        let verb = (at + 1..at + 3).any(|verb| SAYING.has(said.word(verb)));
        WRONGLY.has(said.word(at)) && verb && !said.is_negated(at)
            || matches!(said.word(at), "misreported" | "misstated" | "misquoted")
    })
}

impl Said<'_, '_> {
    /// The end of so many words from `from` on at most, up to the first that is not of its clause.
    fn clause_from(&self, from: usize, most: usize) -> usize {
        let words = (from..self.words.len()).take(most).take_while(|at| {
            let last = from.checked_sub(1).and_then(|last| self.whole.words.get(last)).map_or(0, |word| word.end);
            let start = self.whole.words.get(*at).map_or(0, |word| word.start);
            let gap = self.whole.text.get(last.max(self.place.end)..start).unwrap_or_default();
            !gap.contains([',', ';', ':', '.', '!', '?', '\t']) && !NEW_CLAUSE.has(self.word(*at))
        });
        words.last().map_or(from, |last| last + 1)
    }
}

/// Words behind a figure among which it is told who said it.
const QUOTING: usize = 7;

/// What is done with what is only said.
static QUOTED: List =
    List::of("published quoted reported cited printed claimed mentioned circulated rumoured rumored touted alleged");

/// What a figure is called that somebody else said.
static CLAIMED: List = List::of(
    "supposed alleged purported so-called often-quoted much-quoted oft-quoted widely-quoted widely-reported much-cited often-cited oft-cited \
    rumoured rumored claimed quoted cited fabled mythical angeblichen angebliche angeblich",
);

/// What claims do not do that are not so.
static HOLDING: List = List::of("exist stand add hold withstand survive tally match existed");

static GROUNDS: List = List::of("basis foundation substance support truth evidence grounding");

/// What goes wrong where a figure is told.
static ERRORS: List =
    List::of("error errors misprint typo miscalculation misreading misunderstanding mistranslation slip mix-up");

/// Verbs between a claim and what it is.
static PREDICATING: List =
    List::of("is are was were isn't isn’t wasn't be been proved proven proves turned turns remains");

/// What is done with claims that are not so.
static REBUTTED: List = List::of(
    "debunked retracted refuted withdrawn corrected disproved disproven discredited rebutted laughable ludicrous preposterous absurd \
        ridiculous groundless overblown risible far-fetched garbled",
);

/// What nothing is but a claim.
static STRONG: List = List::of("untrue baseless unfounded fiction nonsense unwahr");

/// What books are of which `fiction` tells no lie.
static STORIES: List = List::of("novel novels book books film films author writer publisher series");

/// Words that begin what contradicts the words before them.
static CONTRADICTING: List =
    List::of("which but though although something claim claims figure allegation report assertion");
