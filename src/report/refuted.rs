//! What is told only to be refuted: `it is wrong to say that Orla paid $5m`, `reports of $5m are false`, `an earlier version of this article said`.

use super::contradicted::{is_called_false, is_contradicted, is_false_behind, is_misreported};
use super::list::List;
use super::negated::{DENIAL, NEW_CLAUSE};
use super::refused::REFUSAL;
use super::standing::{Said, is_negation};

/// Words behind a version of an article among which it is told what stood in it.
const VERSION: usize = 12;

/// Whether the sentence, or the one behind it, says that what it tells is not so. What is counted is refuted by what stands before
/// it alone: `the 28-year-old said the claims were false`.
pub(super) fn is_refuted(said: &Said<'_, '_>, is_counted: bool) -> bool {
    is_refuted_before(said)
        || !is_counted
            && (is_false_behind(said) || is_called_false(said) || is_contradicted(said) || is_misreported(said))
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
        let is_instead = matches!(
            pair,
            ("rather", "than") | ("instead", "of") | ("opposed", "to") | ("nothing", "like") | ("nowhere", "near")
        );
        // `far from costing $5m`
        let is_far = pair == ("far", "from") && at + 3 >= said.at && said.word(at + 2).ends_with("ing");
        is_far || is_instead && (at + 2..said.at).all(|word| CONTRASTED.has(said.word(word)))
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
        // `it was wrong that they got it` takes it for granted.
        ("that" | "dass" | "que", _) if word != "wrong" => Some(at + 2),
        ("de", "dire" | "prétendre" | "affirmer") => Some(at + 3),
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
    if word == "stimmt" && next == "nicht" && third == "dass" {
        return Some(at + 3);
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
    let behind = (at + 1..at + 4)
        .find(|verb| !matches!(said.word(*verb), "been" | "was" | "were" | "be" | "have" | "has" | "wurde" | "wird"));
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
    // `bestreitet, 5 Millionen gezahlt zu haben`
    if GERMAN.has(word) && said.gap(at).contains(',') && said.words.iter().any(|word| word == "zu") {
        return Some(at + 1).filter(|_| !said.is_negated(at));
    }
    if word.starts_with("thr") && matches!(word, "threw" | "throws" | "thrown") && said.word(at + 1) == "out" {
        return claim_behind(said, at + 2);
    }
    if DENIAL.has(word)
        || REFUSAL.has(word)
        || matches!(word, "rejecting" | "dismissing" | "disputing" | "contradicting")
    {
        let end = if said.word(at + 1) == "that" { Some(at + 2) } else { claim_behind(said, at + 1) };
        return end.filter(|_| !said.is_negated(at) && !is_own(said));
    }
    let contrary = word == "contrary" && said.word(at + 1) == "to" || word == "spite" && said.word(at + 1) == "of";
    let from = if contrary { at + 2 } else { at + 1 };
    let end = (contrary || matches!(word, "despite" | "notwithstanding")).then(|| claim_behind(said, from)).flatten();
    // `Contrary to reports, Orla paid`
    end.filter(|_| said.at > 0 && at >= said.clause && said.is_one_clause(at, said.at - 1))
}

static GERMAN: List = List::of("bestreitet bestritt bestreiten dementiert dementierte leugnet leugnete");

/// Whether the figure is told of as of a fact: `denied that the $5m it paid was a bribe`.
fn is_own(said: &Said<'_, '_>) -> bool {
    let is_paid = |at: usize| {
        matches!(said.word(at), "paid" | "spent" | "got" | "received" | "gave" | "made" | "raised" | "took" | "had")
    };
    let who = matches!(said.word(said.behind), "it" | "he" | "she" | "they" | "we" | "i");
    said.word_before(said.at, 1) == "the" && who && is_paid(said.behind + 1)
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

/// Whether the next sentence says that what this one reports is not so: `Reports say that Orla paid $5m. That is untrue.`
fn is_refuted_next(said: &Said<'_, '_>) -> bool {
    let next = said.whole.next.trim_start();
    let mut words = next
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase);
    let words: Vec<String> = words.by_ref().take(8).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    // `There is nothing in it.`
    if word(0) == "there"
        && matches!(word(2), "nothing" | "no")
        && matches!(word(3), "in" | "to" | "truth")
        && is_report(said)
    {
        return true;
    }
    // What stands in a row of its own says of nothing else: `Not so.` `False.`
    let one: Vec<&str> = next.split(['.', '!', '?']).next().unwrap_or_default().split_whitespace().collect();
    if one.len() <= 2 && (word(0) == "not" && matches!(word(1), "so" | "true") || one.len() == 1 && UNTRUE.has(word(0)))
    {
        return is_report(said);
    }
    let claim = matches!(word(0), "the" | "that" | "this") && CLAIMS.has(word(1));
    let at = if claim { 2 } else { 1 };
    let is = matches!(word(at), "is" | "are" | "was" | "were" | "isn't" | "isn’t" | "wasn't" | "wasn’t");
    // `It was a false start`, `That was wrong of him` tell of something else: the sentence ends with what it denies.
    let behind = words.get(at + 1..).unwrap_or_default();
    let behind: Vec<&str> = behind.iter().map(String::as_str).take(one.len().saturating_sub(at + 1)).collect();
    let mut rest = behind.iter().filter(|word| !ADVERBS.has(word) && !matches!(**word, "a" | "pure" | "the"));
    let not = is_negation(word(at)) || behind.contains(&"not");
    let rest: Vec<&&str> = rest.by_ref().filter(|word| **word != "not").collect();
    let [said_of_it] = rest.as_slice() else { return false };
    let leads = claim || matches!(word(0), "that" | "this");
    let is_untrue = UNTRUE.has(said_of_it) || UNTRUTHS.has(said_of_it);
    let is_true = matches!(**said_of_it, "true" | "so" | "case");
    let is_denied = leads && (is_untrue && !not || is_true && not);
    // `It was a hoax.`
    is && is_report(said) && (is_denied || word(0) == "it" && UNTRUTHS.has(said_of_it) && !not)
}

/// What nothing is but a statement.
static UNTRUE: List = List::of("false untrue baseless unfounded nonsense");

/// Whether the sentence tells what others say.
fn is_report(said: &Said<'_, '_>) -> bool {
    said.words.iter().any(|word| {
        CLAIMS.has(word) || SAYING.has(word) || matches!(word.as_str(), "say" | "says" | "reportedly" | "allegedly")
    })
}

impl Said<'_, '_> {
    /// Whether the negation of what stands at `at` is itself denied: `nobody says it is not true that`.
    fn is_negated_twice(&self, at: usize) -> bool {
        let near = at.saturating_sub(8)..at;
        near.filter(|word| is_negation(self.word(*word))).count() > 1
    }
}

/// What something is that is not so.
pub(super) static FALSE: List = List::of(
    "false wrong untrue baseless unfounded fiction fictional nonsense invented incorrect inaccurate mistaken erroneous bogus fake fabricated \
    misleading exaggerated inflated overstated falsch unwahr faux fausse falso falsa",
);

pub(super) static TRUE: List =
    List::of("true right correct accurate so case fact wahr richtig vrai verdad cierto vero");

/// What is no fact.
pub(super) static UNTRUTHS: List =
    List::of("myth hoax lie lies falsehood falsehoods misconception fallacy fabrication invention canard");

/// What is wanting where nothing shows that something is so.
static GROUNDS: List = List::of("truth basis evidence proof substance indication foundation");

static STATING: List = List::of(
    "say claim suggest report state assert believe think write argue imply assume conclude call suppose pretend",
);

/// What somebody does who says something.
pub(super) static SAYING: List = List::of(
    "said stated reported claimed suggested believed assumed thought told wrote put given gave quoted listed described named announced \
    printed published attributed misstated asserted alleged implied states says claims reports berichtet gemeldet behauptet",
);

pub(super) static WRONGLY: List = List::of(
    "falsely wrongly mistakenly incorrectly erroneously inaccurately untruthfully fälschlich fälschlicherweise",
);

static MISSAYING: List = List::of("misstated misreported misquoted misstates misreports overstated");

static ARTICLES: List = List::of("article story report post piece column page headline item dispatch blog review");

static FORMERLY: List = List::of("originally previously initially earlier first formerly once incorrectly wrongly");

/// What is said without being certain.
pub(super) static CLAIMS: List = List::of(
    "report reports claim claims talk suggestion suggestions rumour rumours rumor rumors allegation allegations story stories \
    speculation idea notion assertion assertions belief figure figures number numbers reporting headlines headline version account accounts \
    statement statements estimate",
);

static ADVERBS: List =
    List::of("simply just plainly completely entirely totally utterly quite all also now clearly flatly demonstrably");
