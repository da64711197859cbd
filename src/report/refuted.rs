//! What is told only to be refuted: `it is wrong to say that Orla paid $5m`, `reports of $5m are false`, `an earlier version of this article said`.

use super::list::List;
use super::negated::{DENIAL, NEW_CLAUSE};
use super::refused::REFUSAL;
use super::standing::{Said, is_negation};

/// Words behind a figure among which it is said that it is not so.
const BEHIND: usize = 9;
/// Words behind a version of an article among which it is told what stood in it.
const VERSION: usize = 12;

/// Whether the sentence, or the one behind it, says that what it tells is not so. What is counted is refuted by what stands before
/// it alone: `the 28-year-old said the claims were false`.
pub(super) fn is_refuted(said: &Said<'_, '_>, is_counted: bool) -> bool {
    is_refuted_before(said)
        || !is_counted && (is_false_behind(said) || is_contradicted(said) || is_misreported(said))
        || is_refuted_next(said)
}

/// Whether words before the figure say that what follows is not so.
fn is_refuted_before(said: &Said<'_, '_>) -> bool {
    if is_contrasted(said) {
        return true;
    }
    (0..said.at).any(|at| {
        let end = false_statement(said, at)
            .or_else(|| wrongly_said(said, at))
            .or_else(|| earlier_version(said, at))
            .or_else(|| denied_claim(said, at));
        end.is_some_and(|end| end <= said.at && said.reaches(end.saturating_sub(1)))
    })
}

/// `paid $6m rather than $5m`
fn is_contrasted(said: &Said<'_, '_>) -> bool {
    (said.at.saturating_sub(5).max(said.clause)..said.at).any(|at| {
        let pair = (said.word(at), said.word(at + 1));
        let is_instead = matches!(pair, ("rather", "than") | ("instead", "of") | ("opposed", "to"));
        is_instead && (at + 2..said.at).all(|word| CONTRASTED.has(said.word(word)))
    })
}

/// Words between `rather than` and its figure.
static CONTRASTED: List = List::of(
    "a an the its their his just only some about around nearly over original originally reported reportedly previously earlier \
    initially planned expected paying spending investing usual figure of",
);

/// Behind which word a statement begins that is called false at `at`: `it is untrue that`, `wrong to say that`, `a false report of`,
/// `not the case that`, `no truth in reports that`, `the myth that`.
fn false_statement(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let word = said.word(at);
    let (next, third) = (said.word(at + 1), said.word(at + 2));
    let negated = || said.is_negated(at);
    // `untrue that`, `wrong to say`, `true that`
    let statement = match (next, third) {
        ("that" | "dass" | "que", _) => Some(at + 2),
        ("to", third) if STATING.has(third) => Some(at + 3),
        // `untrue, said Holt, that`
        _ if said.gap(at).contains(',') => (at + 2..at + 7)
            .find(|that| said.word(*that) == "that" && said.gap(that - 1).contains(','))
            .map(|that| that + 1),
        _ => None,
    };
    if FALSE.has(word) && !negated() {
        // `a false report of`
        let claim = (at + 1..at + 3).find(|claim| CLAIMS.has(said.word(*claim)));
        return statement.or_else(|| claim.and_then(|claim| led_on(said, claim)));
    }
    if TRUE.has(word) && negated() && !said.is_negated_twice(at) {
        return statement;
    }
    if GROUNDS.has(word) && matches!(said.word_before(at, 1), "no" | "little" | "any" | "without") {
        let is_denied = said.word_before(at, 1) != "any" || said.is_negated(at - 1);
        return Some(at + 1).filter(|_| is_denied);
    }
    if UNTRUTHS.has(word) && !negated() {
        let has_it = next == "has" && third == "it" || next == "goes" && third == "that";
        return statement.or_else(|| has_it.then_some(at + 3));
    }
    // `lied that it paid`, `pretended to pay`
    let feigned = matches!(word, "pretended" | "pretends" | "pretend" | "feigned" | "lied" | "lies");
    (feigned && matches!(next, "that" | "to" | "about" | "when") && !negated()).then_some(at + 2)
}

/// `falsely claimed`, `has wrongly been reported to`, `misstated the price as`
fn wrongly_said(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let word = said.word(at);
    if MISSAYING.has(word) && !said.is_negated(at) {
        return Some(at + 1);
    }
    if !WRONGLY.has(word) || said.is_negated(at) {
        return None;
    }
    let behind =
        (at + 1..at + 4).find(|verb| !matches!(said.word(*verb), "been" | "was" | "were" | "be" | "have" | "has"));
    let behind = behind.filter(|verb| SAYING.has(said.word(*verb))).map(|verb| verb + 1);
    behind.or_else(|| SAYING.has(said.word_before(at, 1)).then_some(at + 1))
}

/// `an earlier version of this article said`, `this article originally said`
fn earlier_version(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let word = said.word(at);
    let is_version = matches!(word, "version" | "versions" | "edition" | "editions" | "draft")
        && matches!(
            said.word_before(at, 1),
            "earlier" | "previous" | "prior" | "original" | "first" | "older" | "initial"
        );
    let is_this = ARTICLES.has(word) && said.word_before(at, 1) == "this" && FORMERLY.has(said.word(at + 1));
    if !is_version && !is_this {
        return None;
    }
    let verb =
        (at + 1..(at + VERSION).min(said.at)).find(|verb| SAYING.has(said.word(*verb)) || said.word(*verb) == "had")?;
    // `of the bill said`: drafts of laws are no articles.
    let of = said.word(at + 1) != "of" || (at + 2..verb).any(|word| ARTICLES.has(said.word(word)));
    of.then_some(verb + 1)
}

/// `denied that`, `dismissed reports that`, `disputes the figure of`, `contrary to claims of`
fn denied_claim(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let word = said.word(at);
    if DENIAL.has(word)
        || REFUSAL.has(word)
        || matches!(word, "rejecting" | "dismissing" | "disputing" | "contradicting")
    {
        let end = if said.word(at + 1) == "that" { Some(at + 2) } else { claim_behind(said, at + 1) };
        return end.filter(|_| !said.is_negated(at));
    }
    let contrary = word == "contrary" && said.word(at + 1) == "to" || word == "spite" && said.word(at + 1) == "of";
    let from = if contrary { at + 2 } else { at + 1 };
    let end = (contrary || matches!(word, "despite" | "notwithstanding")).then(|| claim_behind(said, from)).flatten();
    // `Contrary to reports, Orla paid`
    end.filter(|_| said.at > 0 && at >= said.clause && said.is_one_clause(at, said.at - 1))
}

/// Behind which word the claim begins that stands at `from`: `the widespread reports that`.
fn claim_behind(said: &Said<'_, '_>, from: usize) -> Option<usize> {
    let claim = (from..from + 3).find(|claim| CLAIMS.has(said.word(*claim)))?;
    let is_phrase = (from..claim).all(|word| !NEW_CLAUSE.has(said.word(word)) && !is_negation(said.word(word)));
    led_on(said, claim).filter(|_| is_phrase)
}

/// Behind which word it is told what the claim at `claim` says: `report of`, `claims by Pell that`.
fn led_on(said: &Said<'_, '_>, claim: usize) -> Option<usize> {
    let is_lead = |word: &str| matches!(word, "that" | "of" | "dass" | "que");
    (claim + 1..claim + 5)
        .find(|at| is_lead(said.word(*at)) || said.word(*at) == "about" && *at == claim + 1)
        .map(|at| at + 1)
}

/// `Reports of $600 million are false`, `the $600 million claim is untrue`, `that Orla paid $5m is fiction`
fn is_false_behind(said: &Said<'_, '_>) -> bool {
    let end = said.clause_behind(BEHIND);
    let Some(is) =
        (said.behind..end).find(|at| matches!(said.word(*at), "is" | "are" | "was" | "were" | "isn't" | "isn’t"))
    else {
        return false;
    };
    let claimed = said.has(said.clause, said.at, &CLAIMS) || said.has(said.behind, is, &CLAIMS);
    let opens = matches!(said.word(0), "that" | "dass");
    let is_story = || said.has(said.clause, said.at, &STORIES) || said.has(said.behind, is, &STORIES);
    match false_predicate(said, is, end) {
        Some(strong) => claimed || opens || strong && !is_story(),
        None => false,
    }
}

/// Whether the words behind the verb at `is` say that something is not so; within, whether they say no less than that.
fn false_predicate(said: &Said<'_, '_>, is: usize, end: usize) -> Option<bool> {
    let to = (is + 5).min(end);
    let not = is_negation(said.word(is)) || (is + 1..to).any(|at| is_negation(said.word(at)));
    let wrong = said.has(is + 1, to, &FALSE) || said.has(is + 1, to, &UNTRUTHS);
    let strong = said.has(is + 1, to, &STRONG) || said.has(is + 1, to, &UNTRUTHS);
    let made_up = (is + 1..to).any(|at| said.word(at) == "made" && said.word(at + 1) == "up");
    let right = said.has(is + 1, to, &TRUE);
    match (not, wrong || made_up, right) {
        (false, true, _) => Some(strong || made_up),
        (true, false, true) => Some(true),
        _ => None,
    }
}

/// What is told behind a comma to be not so: `Orla paid $5m, but that is untrue`, `paid $5m, which Pell denies`.
fn is_contradicted(said: &Said<'_, '_>) -> bool {
    let end = (said.behind..said.words.len())
        .take(14)
        .take_while(|at| *at == said.behind || !said.gap(at - 1).contains(['.', ';', '\t']));
    let end = end.last().map_or(said.behind, |last| last + 1);
    let is_lead = |at: &usize| {
        let start = said.whole.words.get(*at).map_or(0, |word| word.start);
        let gap = said.whole.text.get(said.place.end..start).unwrap_or_default();
        CONTRADICTING.has(said.word(*at)) && (gap.contains([',', '—', '–']) || said.word(*at) == "but")
    };
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

/// `the $5m wrongly reported as its price`, `$5m was falsely given as its price`
fn is_misreported(said: &Said<'_, '_>) -> bool {
    let end = said.clause_behind(4);
    (said.behind..end).any(|at| {
        let verb = (at + 1..at + 3).any(|verb| SAYING.has(said.word(verb)));
        WRONGLY.has(said.word(at)) && verb && !said.is_negated(at)
            || matches!(said.word(at), "misreported" | "misstated" | "misquoted")
    })
}

/// Whether the next sentence says that what this one reports is not so: `Reports say that Orla paid $5m. That is untrue.`
fn is_refuted_next(said: &Said<'_, '_>) -> bool {
    let next = said.whole.next.trim_start();
    let mut words = next
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let words: Vec<String> = words.by_ref().take(8).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let lead = matches!(word(0), "that" | "this" | "it" | "they" | "these" | "those" | "both" | "neither");
    let claim = matches!(word(0), "the" | "that" | "this" | "these" | "those" | "such") && CLAIMS.has(word(1));
    let at = match (claim, lead) {
        (true, _) => 2,
        (false, true) => 1,
        // `Not true.` `Wrong.`
        (false, false) => {
            let short = next.split(['.', '!']).next().is_some_and(|one| one.split_whitespace().count() <= 2);
            let is_false = FALSE.has(word(0)) || word(0) == "not" && matches!(word(1), "so" | "true");
            return short && is_false && is_report(said);
        }
    };
    let is = matches!(word(at), "is" | "are" | "was" | "were" | "isn't" | "isn’t" | "wasn't");
    // `It was a false start`, `That was wrong of him`
    let behind = words.get(at + 1..).unwrap_or_default();
    let behind: Vec<&str> = behind.iter().map(String::as_str).skip_while(|word| ADVERBS.has(word)).collect();
    let not = is_negation(word(at)) || behind.first().is_some_and(|first| *first == "not");
    let rest = behind.get(usize::from(behind.first() == Some(&"not"))..).unwrap_or_default();
    let rest: Vec<&&str> = rest.iter().filter(|word| !matches!(**word, "a" | "pure" | "the")).collect();
    let first = rest.first().map_or("", |first| **first);
    let last = rest.get(1).is_none_or(|next| !matches!(**next, "of" | "for" | "start" | "to"));
    let is_false = FALSE.has(first) || UNTRUTHS.has(first);
    let is_right = TRUE.has(first) || first == "so";
    is && last && (is_false && !not || is_right && not) && is_report(said)
}

/// Whether the sentence tells what others say.
fn is_report(said: &Said<'_, '_>) -> bool {
    said.words.iter().any(|word| {
        CLAIMS.has(word) || SAYING.has(word) || matches!(word.as_str(), "say" | "says" | "reportedly" | "allegedly")
    })
}

impl Said<'_, '_> {
    /// The end of so many words behind the figure at most, up to the first that is not of its clause.
    fn clause_behind(&self, most: usize) -> usize {
        let words = (self.behind..self.words.len()).take(most).take_while(|at| {
            let start = self.whole.words.get(*at).map_or(0, |word| word.start);
            let gap = self.whole.text.get(self.place.end..start).unwrap_or_default();
            !gap.contains([',', ';', ':', '.', '!', '?', '\t']) && !NEW_CLAUSE.has(self.word(*at))
        });
        words.last().map_or(self.behind, |last| last + 1)
    }

    /// Whether the negation of what stands at `at` is itself denied: `nobody says it is not true that`.
    fn is_negated_twice(&self, at: usize) -> bool {
        let near = at.saturating_sub(8)..at;
        near.filter(|word| is_negation(self.word(*word))).count() > 1
    }
}

/// What something is that is not so.
static FALSE: List = List::of(
    "false wrong untrue baseless unfounded fiction fictional nonsense invented incorrect inaccurate mistaken erroneous bogus fake fabricated \
    misleading exaggerated inflated overstated falsch unwahr faux fausse",
);

/// What nothing is but a claim.
static STRONG: List = List::of("untrue baseless unfounded fiction nonsense unwahr");

static TRUE: List = List::of("true right correct accurate so case fact");

/// What is no fact.
static UNTRUTHS: List =
    List::of("myth hoax lie lies falsehood falsehoods misconception fallacy fabrication invention canard");

/// What books are of which `fiction` tells no lie.
static STORIES: List = List::of("novel novels book books film films author writer publisher series");

/// What is wanting where nothing shows that something is so.
static GROUNDS: List = List::of("truth basis evidence proof substance indication foundation");

static STATING: List = List::of(
    "say claim suggest report state assert believe think write argue imply assume conclude call suppose pretend",
);

/// What somebody does who says something.
static SAYING: List = List::of(
    "said stated reported claimed suggested believed assumed thought told wrote put given gave quoted listed described named announced \
    printed published attributed misstated asserted alleged implied states says claims reports",
);

static WRONGLY: List = List::of(
    "falsely wrongly mistakenly incorrectly erroneously inaccurately untruthfully fälschlich fälschlicherweise",
);

static MISSAYING: List = List::of("misstated misreported misquoted misstates misreports overstated");

static ARTICLES: List = List::of("article story report post piece column page headline item dispatch blog review");

static FORMERLY: List = List::of("originally previously initially earlier first formerly once incorrectly wrongly");

/// What is said without being certain.
static CLAIMS: List = List::of(
    "report reports claim claims talk suggestion suggestions rumour rumours rumor rumors allegation allegations story stories \
    speculation idea notion assertion assertions belief figure figures number numbers reporting headlines headline version account accounts \
    statement statements estimate",
);

/// Words that begin what contradicts the words before them.
static CONTRADICTING: List =
    List::of("which but though although something claim claims figure allegation report assertion");

static ADVERBS: List =
    List::of("simply just plainly completely entirely totally utterly quite all also now clearly flatly demonstrably");
