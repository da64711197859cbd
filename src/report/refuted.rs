//! What is told only to be refuted: `it is wrong to say that Orla paid $5m`, `reports of $5m are false`, `an earlier version of this article said`.

use super::abroad;
use super::answered;
use super::claimed::{denied_claim, is_claim_refused, led_on};
use super::contradicted::{
    is_called_false, is_contradicted, is_false_behind, is_found_false, is_misreported, is_of_liar,
};
use super::list::List;
use super::object::{describes, is_of_thing};
use super::standing::{Said, is_negation};

/// Words between a myth and the figure in it.
const MYTH: usize = 6;
/// Words behind a version of an article among which it is told what stood in it.
const VERSION: usize = 12;

/// Whether the sentence, or the one behind it, says that what it tells is not so. What is counted is refuted by what stands before
/// it alone: `the 28-year-old said the claims were false`.
pub(super) fn is_refuted(said: &Said<'_, '_>) -> bool {
    is_refuted_before(said)
        || abroad::is_refuted(said)
        || is_claim_refused(said)
        || said.is_counted && said.has(said.clause, said.at, &CLAIMS) && is_false_behind(said)
        || !said.is_counted
            && (is_false_behind(said)
                || is_called_false(said)
                || is_found_false(said)
                || is_contradicted(said)
                || is_misreported(said)
                || is_of_liar(said))
        || answered::is_refuted_next(said)
}

/// Whether words before the figure say that what follows is not so.
fn is_refuted_before(said: &Said<'_, '_>) -> bool {
    if is_contrasted(said) {
        return true;
    }
    (0..said.at).any(|at| {
        let end = forgotten(said, at)
            .or_else(|| by_error(said, at))
            .or_else(|| false_statement(said, at))
            .or_else(|| wrongly_said(said, at))
            .or_else(|| earlier_version(said, at))
            .or_else(|| denied_claim(said, at));
        end.is_some_and(|end| end <= said.at && said.reaches(end.saturating_sub(1)))
    })
}

/// Behind which word it is told what is to be forgotten: `Forget the $5m you read about`.
fn forgotten(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let is_first = at == 0 || said.gap(at - 1).contains(['"', '“', ';', ':', '—']);
    let is_sum = matches!(said.word(at + 1), "the" | "that" | "those") && said.at <= at + 3;
    (is_first && matches!(said.word(at), "forget" | "ignore" | "disregard") && is_sum && !describes(said))
        .then_some(at + 2)
}

/// Behind which word it is told what was printed by an error: `Due to an editing error, the fee was given as $5m`, `Correction: The fee was
/// $4m. It was given as $5m`.
fn by_error(said: &Said<'_, '_>, at: usize) -> Option<usize> {
    let is_cause = |at: &usize| matches!(said.word(*at), "error" | "slip" | "oversight" | "mistake" | "mix-up");
    let opens = matches!(said.word(0), "due" | "owing" | "because" | "through" | "by" | "as" | "in" | "following");
    let error = (1..at.min(8)).find(is_cause).filter(|error| opens && said.gap(*error).contains(','));
    let first = said.whole.previous.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let is_corrected = CORRECTION.has(&first) && !said.has(0, said.at, &RIGHT);
    let is_said = SAYING.has(said.word(at)) && at >= said.clause && at + 3 >= said.at;
    (is_said && (error.is_some() || is_corrected)).then_some(at + 1)
}

/// `paid $6m rather than $5m`
fn is_contrasted(said: &Said<'_, '_>) -> bool {
    (said.at.saturating_sub(5).max(said.clause)..said.at).any(|at| {
        // `came not to $5m but to $6m`
        let is_not = matches!(said.word(at), "not" | "nicht" | "pas") && is_contrasted_behind(said);
        let lead = usize::from(matches!(
            said.word(at + 1),
            "to" | "for" | "at" | "by" | "from" | "with" | "in" | "of" | "on" | "auf" | "für" | "à" | "de"
        ));
        if is_not && (at + 1 + lead..said.at).all(|word| CONTRASTED.has(said.word(word))) {
            return true;
        }
        let pair = (said.word(at), said.word(at + 1));
        let is_instead = matches!(
            pair,
            ("rather", "than")
                | ("short", "of")
                | ("instead", "of")
                | ("opposed", "to")
                | ("nothing", "like" | "close")
                | ("nowhere", "close")
                | ("nowhere", "near")
                | ("anything", "but")
                | ("loin", "de" | "des" | "du")
                | ("cry", "from")
                | ("weit", "entfernt")
        );
        let is_instead = is_instead && (pair.0 != "short" || SHORT.has(said.word_before(at, 1)));
        // `far from costing $5m`, `Far from 40%,`
        let is_far = pair == ("far", "from") && at + 3 >= said.at && said.word(at + 2).ends_with("ing");
        let is_far = is_far || pair == ("far", "from") && at + 2 == said.at && !said.is_counted;
        let is_other = pair == ("nothing", "like") && is_of_thing(said);
        is_far || is_instead && !is_other && (at + 2..said.at).all(|word| CONTRASTED.has(said.word(word)))
    })
}

/// Whether `but` and what is so instead follow the figure.
fn is_contrasted_behind(said: &Said<'_, '_>) -> bool {
    let end = (said.behind + 5).min(said.words.len());
    (said.behind..end).any(|at| matches!(said.word(at), "but" | "sondern" | "mais") && said.is_one_number(at + 1))
}

impl Said<'_, '_> {
    /// Whether a number stands within the next words from `at` on.
    fn is_one_number(&self, at: usize) -> bool {
        (at..at + 4).any(|at| self.word(at).starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// Before `short of` what did not reach it.
static SHORT: List = List::of("fell falls fall fallen falling far well stopped stops stop");

/// Words between `rather than` and its figure.
static CONTRASTED: List = List::of(
    "promised announced expected hoped-for a an the its their his just only some about around nearly over original originally reported reportedly previously earlier \
    initially planned expected paying spending investing offering buying bidding usual figure of to",
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
        // `Untrue, too, is the tale that`
        _ if FALSE.has(word) && (at == 0 || said.gap(at - 1).contains(['.', ';', '"', '“'])) => {
            let is = (at + 1..at + 4).find(|is| matches!(said.word(*is), "is" | "are" | "was" | "were"));
            let claim = is.and_then(|is| (is + 1..is + 4).find(|at| CLAIMS.has(said.word(*at))));
            claim.and_then(|claim| led_on(said, claim))
        }
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
    // `not a shred of truth in`, `not one ounce of evidence that`
    if GROUNDS.has(word) && said.word_before(at, 1) == "of" && SHREDS.has(said.word_before(at, 2)) {
        let is_denied = matches!(said.word_before(at, 3), "no") || said.is_negated(at - 2);
        return Some(at + 1).filter(|_| is_denied);
    }
    if word == "stimmt" && next == "nicht" && third == "dass" {
        return Some(at + 3);
    }
    // `Rien ne prouve qu'il ait touché`
    if matches!(word, "prouve" | "indique" | "atteste" | "montre" | "confirme") && said.word_before(at, 2) == "rien" {
        return Some(at + 1);
    }
    // `It is a mistake to think that`
    if matches!(word, "mistake" | "error") && next == "to" && STATING.has(third) && !negated() {
        return Some(at + 3);
    }
    if UNTRUTHS.has(word) && !negated() {
        // `the myth of the $5m pier`
        if matches!(next, "of" | "von" | "vom" | "du" | "des") && said.at <= at + MYTH && !describes(said) {
            return Some(at + 2);
        }
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
    // `apologised for saying that it cost $5m`
    let is_sorry = word.starts_with("apologi") && said.word(at + 1) == "for" && TELLING.has(said.word(at + 2));
    if is_sorry && !said.is_negated(at) {
        return Some(at + 3);
    }
    // `overstated its profit by $5m`
    let is_by = said.word_before(said.at, 1) == "by";
    if MISSAYING.has(word) && !is_by && !said.is_negated(at) {
        return Some(at + 1);
    }
    if !WRONGLY.has(word) || said.is_negated(at) {
        return None;
    }
    // `The painting, wrongly attributed to Moss, fetched $5m`
    let is_aside = at > 0 && said.gap(at - 1).contains(',') && (at..said.at).any(|word| said.gap(word).contains(','));
    if is_aside && said.clause > at {
        return None;
    }
    let behind = (at + 1..at + 4)
        .find(|verb| !matches!(said.word(*verb), "been" | "was" | "were" | "be" | "have" | "has" | "wurde" | "wird"));
    // `was wrongly given $5m`
    if behind.is_some_and(|verb| matches!(said.word(verb), "given" | "gave" | "put") && verb + 1 == said.at) {
        return None;
    }
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
    // `In einer früheren Fassung dieses Textes hieß es`
    let is_german = matches!(word, "fassung" | "version") && said.word_before(at, 1).starts_with("früher")
        || word == "fassung" && said.word_before(at, 1).starts_with("ursprünglich");
    if is_german {
        let told = (at + 1..(at + VERSION).min(said.at)).find(|at| {
            matches!(
                said.word(*at),
                "hieß"
                    | "stand"
                    | "schrieben"
                    | "heißt"
                    | "war"
                    | "hatte"
                    | "hatten"
                    | "lautete"
                    | "nannte"
                    | "nannten"
            )
        });
        return told.map(|told| told + 1 + usize::from(said.word(told + 1) == "es"));
    }
    let is_this = ARTICLES.has(word) && said.word_before(at, 1) == "this" && FORMERLY.has(said.word(at + 1));
    // `Correction: a report on Tuesday said`
    let is_correction = at == 0 && CORRECTION.has(word) && said.gap(0).contains([':', '.', '—', '–']);
    if !is_version && !is_this && !is_correction {
        return None;
    }
    let verb =
        (at + 1..(at + VERSION).min(said.at)).find(|verb| SAYING.has(said.word(*verb)) || said.word(*verb) == "had")?;
    // `An earlier version had cost $5m`
    if said.word(verb) == "had"
        && matches!(said.word(verb + 1), "cost" | "sold" | "fetched" | "been" | "made" | "earned")
    {
        return None;
    }
    if is_correction {
        return Some(verb + 1).filter(|_| !said.has(1, said.at, &RIGHT));
    }
    // `of the bill said`: drafts of laws are no articles.
    let of = said.word(at + 1) != "of" || (at + 2..verb).any(|word| ARTICLES.has(said.word(word)));
    of.then_some(verb + 1)
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
    fictitious phantom spurious phoney phony unwahre erfunden misleading exaggerated inflated overstated falsch unwahr faux fausse falso falsa",
);

pub(super) static TRUE: List =
    List::of("true right correct accurate so case fact wahr richtig vrai verdad cierto vero");

/// What is no fact.
pub(super) static UNTRUTHS: List = List::of(
    "figment make-believe exaggeration exaggerations overstatement distortion hogwash bunk bunkum baloney balderdash claptrap poppycock humbug tosh invention inventions myth myths hoax lie lies falsehood falsehoods misconception fallacy fabrication invention canard fantasy fairytale legend märchen mythos legende lüge erfindung mythe mensonge invention",
);

/// What is wanting where nothing shows that something is so.
static GROUNDS: List = List::of("truth basis evidence proof substance indication foundation");

/// What is wanting of the truth.
static SHREDS: List = List::of("shred grain word ounce iota scrap hint trace jot particle");

static STATING: List = List::of(
    "say claim suggest report state assert believe think write argue imply assume conclude call suppose pretend",
);

/// What somebody does who says something.
pub(super) static SAYING: List = List::of(
    "said stated reported claimed suggested believed assumed thought told wrote put given gave quoted listed described named announced \
    printed published attributed showed shows recorded included stating misstated asserted alleged implied states says claims reports berichtet gemeldet behauptet",
);

pub(super) static WRONGLY: List = List::of(
    "falsely wrongly mistakenly incorrectly erroneously inaccurately untruthfully fälschlich fälschlicherweise",
);

static MISSAYING: List = List::of("misstated misreported misquoted misstates misreports overstated");

static ARTICLES: List = List::of("article story report post piece column page headline item dispatch blog review");

static CORRECTION: List = List::of("correction corrections clarification erratum korrektur berichtigung rectificatif");

/// What a correction tells that is so.
static RIGHT: List = List::of("correct should actually fact not instead");

static TELLING: List = List::of("saying reporting stating claiming suggesting writing publishing alleging printing");

static FORMERLY: List = List::of("originally previously initially earlier first formerly once incorrectly wrongly");

/// What is said without being certain.
pub(super) static CLAIMS: List = List::of(
    "report reports claim claims talk suggestion suggestions rumour rumours rumor rumors allegation allegations story stories \
    speculation idea notion assertion assertions belief figure figures number numbers reporting headlines headline version account accounts \
    statement statements estimate estimates tale tales testimony confession \
    bericht berichte behauptung behauptungen gerücht gerüchte meldung meldungen angabe angaben spekulationen zahl rumeur rumeurs chiffre chiffres",
);
