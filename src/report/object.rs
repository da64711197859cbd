//! What a negated verb has for its object: `did not pay Moss $5m`, but not `did not pay tax on its $5m of profit`.

use super::list::List;
use super::negated::DOUBTING;
use super::refuted::SAYING;
use super::standing::{Said, is_negation};

/// Words between a negation and its verb: `nobody at the yard has ever paid`.
const TO_VERB: usize = 5;

/// Whether the negation at `at` is that of a verb of paying, getting or being whose object the figure is.
pub(super) fn is_of_verb(said: &Said<'_, '_>, at: usize) -> bool {
    // `there had never been 400 workers`
    // `at no time were 400 workers`
    if said.word(at) == "no"
        && IN_NO.has(said.word(at + 1))
        && matches!(said.word(at + 2), "was" | "were" | "is" | "are")
        && at + 3 == said.at
    {
        return !describes(said);
    }
    // `by no means 50,000 people`
    if said.word(at) == "no"
        && said.word(at + 1) == "means"
        && (at + 2..said.at).all(|word| LEADING.has(said.word(word)))
    {
        return !describes(said);
    }
    // `never took his $15,000`
    if is_taken(said, at) {
        return true;
    }
    let is_being = |word: usize| matches!(said.word(word), "been" | "be" | "being") || ADVERBS.has(said.word(word));
    if (at + 1..said.at).all(|word| LEADING.has(said.word(word)) || is_being(word)) {
        // `was not $5m`, but not `thousands, if not $5m`
        return !matches!(said.word_before(at, 1), "if" | "or") && !describes(said);
    }
    let first = match said.word(at) {
        // `at no time did Orla pay`
        "no" if IN_NO.has(said.word(at + 1)) => at + 2,
        "no" if said.word(at + 1) != "one" => {
            let noun = said.word(at + 1);
            if VERBS.has(noun) { at + 1 } else { at + 2 }
        }
        "no" => at + 2,
        "neither" | "none" if said.word(at + 1) == "of" => at + 1,
        "neither" | "nor" if !AUXILIARIES.has(said.word(at + 1)) => at + 2,
        // `nor was the fee $5m`
        "nor" | "neither" if matches!(said.word(at + 1), "was" | "were" | "is" | "are") && said.at <= at + 6 => {
            let is_plain = (at + 2..said.at).all(|word| !VERBS.has(said.word(word)) && !STOPPING.has(said.word(word)));
            return is_plain && said.is_one_clause(at, said.at.saturating_sub(1)) && !describes(said);
        }
        // `never saw a penny of the $5m`, `not one cent of the promised $5m`
        _ if is_of_coin(said) && (said.at > at + 3 || said.word(at) == "not") => {
            let is_gone = said.has(said.behind, (said.behind + 5).min(said.words.len()), &GONE);
            // `a cent of the $5m ever reached them`
            let is_moved = matches!(said.word(said.behind), "ever" | "reached" | "arrived" | "came");
            return !is_gone && (!describes(said) || is_moved || noun_behind(said).is_none());
        }
        _ => at + 1,
    };
    verb_from(said, at, first).is_some_and(|verb| is_object(said, verb)) || is_direct(said, at, first)
}

/// Whether it was somebody's own, and not taken: `never took his $15,000`, `did not get her $5m`.
fn is_taken(said: &Said<'_, '_>, negation: usize) -> bool {
    let is_own = OWN.has(said.word_before(said.at, 1)) && noun_behind(said).is_none();
    let verb = said.at.checked_sub(2).filter(|verb| *verb > negation && is_own);
    verb.is_some_and(|verb| {
        TAKING.has(said.word(verb))
            && (negation + 1..verb)
                .all(|at| is_helper(said.word(at)) || matches!(said.word(at), "once" | "so" | "much" | "as"))
    })
}

static TAKING: List =
    List::of("take took taken steal stole stolen get got receive received accept accepted touch touched see saw");

/// Whether the figure stands right behind the negated verb, whichever that is, or behind whom it is done to: `did not leave me $5m`,
/// `nobody was promised $5m`. Who does not expect a sum, or count it, is silent on whether it was there.
fn is_direct(said: &Said<'_, '_>, negation: usize, first: usize) -> bool {
    let is_who = matches!(said.word(negation), "nobody" | "none" | "no" | "neither" | "nor");
    let is_told_so = !is_who || said.word(negation) != "no" || said.word(negation + 1) == "one";
    let verb = (first..said.at).find(|at| !is_helper(said.word(*at))).filter(|_| is_told_so);
    let Some(verb) = verb else { return false };
    let word = said.word(verb);
    let is_verb =
        !STOPPING.has(word) && !BEHIND.has(word) && !word.ends_with("ly") && !ALL.has(word) && !GRANTING.has(word);
    let is_between = |at: usize| {
        let between = said.word(at);
        // `come up with $5m`, `part with $5m`
        COMING_UP.has(word) && matches!(between, "up" | "with" | "over" | "out")
            || LEADING.has(between) && between != "the"
            || matches!(between, "me" | "him" | "her" | "us" | "them" | "you" | "it")
    };
    is_verb
        && !DOUBTING.has(word)
        && (verb + 1..said.at).all(is_between)
        && said.is_one_clause(negation, said.at.saturating_sub(1).max(negation))
        && !describes(said)
}

/// Whether the figure stands right behind the verb at `verb`.
pub(super) fn is_right_behind(said: &Said<'_, '_>, verb: usize) -> bool {
    verb < said.at
        && (verb + 1..said.at).all(|at| LEADING.has(said.word(at)) && said.word(at) != "the")
        && noun_behind(said).is_none()
}

/// Whether the verb at `verb` is one of paying, or has the figure right behind it: `refused to pay Pell $5m`, but not `refused to reduce the
/// award of $5m`.
pub(super) fn is_done_to(said: &Said<'_, '_>, verb: usize) -> bool {
    VERBS.has(said.word(verb)) || (verb + 1..said.at).all(|at| LEADING.has(said.word(at)))
}

/// Verbs that have a particle before what is paid.
static COMING_UP: List =
    List::of("come came part parted stump stumped cough coughed hand handed pay paid fork forked cobble");

/// Words for a part of many, which are no verbs.
static ALL: List =
    List::of("all every each everyone everybody everything many much always often only once quite so such enough");

/// `a penny of the $5m`
fn is_of_coin(said: &Said<'_, '_>) -> bool {
    let Some(of) = (1..4).find(|back| said.word_before(said.at, *back) == "of") else { return false };
    (1..of).all(|back| LEADING.has(said.word_before(said.at, back)) || said.word_before(said.at, back) == "pledged")
        && COINS.has(said.word_before(said.at, of + 1))
        && matches!(said.word_before(said.at, of + 2), "a" | "one" | "single")
}

/// Verbs that say nothing of whether their object is there where they are negated.
static GRANTING: List = List::of(
    "expect expected foresee foreseen predict predicted imagine imagined dream include included cover covered count counted exceed exceeded \
    top topped surpass surpassed afford stop stopped prevent prevented deter miss missed like liked want wanted need needed share shared \
    help helped mean meant feel felt matter justify justified deserve deserved survive survived outlast",
);

/// The verb that is negated, where nothing stands before it but its helpers, and behind `nobody` where he is.
fn verb_from(said: &Said<'_, '_>, negation: usize, first: usize) -> Option<usize> {
    let mut at = first;
    let is_who = matches!(said.word(negation), "nobody" | "no" | "none" | "neither" | "nor" | "nothing");
    if is_who && matches!(said.word(at), "at" | "of" | "from" | "in" | "among" | "else") {
        let end = (at + 1..at + TO_VERB).find(|word| VERBS.has(said.word(*word)) || is_helper(said.word(*word)))?;
        at = end;
    }
    // `nor did Orla pay`, `at no time has the city paid`
    let before = said.word_before(at, 1);
    let is_turned =
        matches!(said.word(negation), "no" | "nor" | "never") && INVERTED.has(said.word(at)) && before != "one";
    if is_turned {
        let end = (at + 1..at + TO_VERB).find(|word| VERBS.has(said.word(*word)) || said.word(*word).is_empty())?;
        at = end;
    }
    // `never in his life had`
    if matches!(said.word(at), "in" | "at" | "during") && matches!(said.word(negation), "never" | "not") {
        at = (at + 1..at + TO_VERB).find(|word| LIVES.has(said.word(*word)))? + 1;
    }
    while at < said.at && !VERBS.has(said.word(at)) && is_helper(said.word(at)) {
        at += 1;
    }
    // `agreed to pay`, `had to sell`
    if matches!(
        said.word(at),
        "agree" | "agreed" | "have" | "had" | "has" | "offer" | "offered" | "bid" | "propose" | "proposed"
    ) && said.word(at + 1) == "to"
        && VERBS.has(said.word(at + 2))
    {
        at += 2;
    }
    // `has not had to`, `have paid`, `has ever earned`
    if matches!(said.word(at), "have" | "had" | "has") {
        let next = (at + 1..said.at).find(|next| !ADVERBS.has(said.word(*next))).unwrap_or(said.at);
        if VERBS.has(said.word(next)) {
            at = next;
        }
    }
    (at < said.at && VERBS.has(said.word(at))).then_some(at)
}

/// What somebody does nothing in.
static LIVES: List = List::of("life lives career history time years day point stage");

fn is_helper(word: &str) -> bool {
    AUXILIARIES.has(word) || ADVERBS.has(word)
}

/// Whether the figure is the object of the verb at `verb`, directly or by `for`, `of` or `at`.
pub(super) fn is_object(said: &Said<'_, '_>, verb: usize) -> bool {
    let rises = RISING.has(said.word(verb));
    let is_within = |at: usize| {
        let word = said.word(at);
        let is_led = || LEADING.has(said.word_before(at, 1)) || said.word_before(at, 1) == "of";
        let tells = VERBS.has(word) || word.ends_with("ed") || is_negation(word);
        let stops = STOPPING.has(word) && !(rises && matches!(word, "by" | "to" | "from"));
        let is_verb = tells && !LEADING.has(word) && !is_led();
        !stops && !is_verb
    };
    let from = if said.word(verb) == "agree" || said.word(verb) == "agreed" {
        verb + 1 + usize::from(matches!(said.word(verb + 1), "to" | "on"))
    } else {
        verb + 1
    };
    said.is_one_clause(verb, said.at.saturating_sub(1).max(verb)) && (from..said.at).all(is_within) && !describes(said)
}

/// Whether the figure only tells which thing is meant, or how large it is: `the $5m roof`, `its $5m loss`, `a $5m engine`. An offer, a
/// payment or a deal is itself what a figure says of it.
pub(super) fn describes(said: &Said<'_, '_>) -> bool {
    let mut at = said.at;
    while at > said.clause && LEADING.has(said.word(at - 1)) && !ARTICLES.has(said.word(at - 1)) {
        at -= 1;
    }
    let leading = said.word_before(at, 1);
    let text = at.checked_sub(1).and_then(|at| said.whole.words.get(at)).map_or("", |word| word.text);
    // `gave her $5m`
    let is_given = leading == "her" && GIVING.has(said.word_before(at, 2));
    let is_own = OWN.has(leading) && !is_given || text.ends_with("'s") || text.ends_with("’s");
    let Some(noun) = noun_behind(said) else { return is_own || said.is_counted && is_known(said, leading) };
    is_own || leading == "the" || matches!(leading, "a" | "an" | "this" | "that") && !AMOUNTS.has(noun)
}

/// Whether those who are counted are known: `the 2,700 teachers on strike`, but not `the 400 workers it claimed`.
fn is_known(said: &Said<'_, '_>, leading: &str) -> bool {
    matches!(leading, "the" | "those" | "these")
        && !said.has(said.behind, (said.behind + 4).min(said.words.len()), &SAYING)
}

/// Whether the figure is one that describes a thing that is there whatever is said of it: `if you pass the $5m oven`.
pub(super) fn is_of_thing(said: &Said<'_, '_>) -> bool {
    noun_behind(said).is_some_and(|noun| !AMOUNTS.has(noun)) && describes(said) && {
        let before = (1..4).map(|back| said.word_before(said.at, back));
        before.take(3).any(|word| matches!(word, "the" | "its" | "their" | "his" | "her" | "our" | "my" | "your"))
    }
}

/// The noun right behind the figure.
fn noun_behind<'s>(said: &Said<'s, '_>) -> Option<&'s str> {
    let start = said.whole.words.get(said.behind)?.start;
    let word = said.word(said.behind);
    let touches = matches!(said.whole.text.get(said.place.end..start), Some(" " | "-"));
    let is_noun = !BEHIND.has(word) && !is_helper(word) && !STOPPING.has(word) && !is_negation(word);
    let is_verb = word.ends_with("ed") || word.ends_with("ly") || VERBS.has(word) && !AMOUNTS.has(word);
    (touches && is_noun && !is_verb).then_some(word)
}

/// Whether the figure, or the payment or deal that it is of, is the subject of what stands at `verb`.
pub(super) fn is_subject(said: &Said<'_, '_>, verb: usize) -> bool {
    let behind = said.words.get(said.behind..verb).unwrap_or_default();
    let is_alone = match behind {
        [] => true,
        [noun] => AMOUNTS.has(noun),
        [first, noun] => AMOUNTS.has(noun) && !STOPPING.has(first) || first == "a" || first == "in",
        _ => false,
    };
    let before = said.words.get(said.clause..said.at).unwrap_or_default();
    let is_object = before.iter().any(|word| {
        VERBS.has(word) && !AMOUNTS.has(word) || STOPPING.has(word) || matches!(word.as_str(), "for" | "at")
    });
    is_alone && !is_object
}

/// Words between a verb or an article and its amount.
static LEADING: List = List::of(
    "a an the about around nearly almost exactly some roughly just quite full whole entire reported alleged agreed rumoured rumored \
    promised planned proposed original further extra additional another such even as much any of sum total worth",
);

static GIVING: List = List::of(
    "give gives gave given pay pays paid offer offers offered leave left owe owes owed lend lent send sent cost",
);

static ARTICLES: List = List::of("a an the");

static OWN: List = List::of("its their his her our my your whose");

/// What a figure is the size of that is nothing without it.
pub(super) static AMOUNTS: List = List::of(
    "payment payments deal offer offers bid bids fee fees fine loan grant dividend bonus settlement takeover sale purchase contract \
    investment payout transfer price sum dowry ransom gift donation order subsidy merger acquisition proposal refund",
);

static COINS: List = List::of("cent penny dollar pound euro dime");

/// What becomes of money that was there.
static GONE: List =
    List::of("wasted lost stolen misused squandered missing returned repaid recovered wisely left spare");

/// Behind which `no` another negation is told: `at no time did`, `by no means`.
static IN_NO: List = List::of("time means point circumstances account stage way");

static AUXILIARIES: List = List::of(
    "has have had be been being is are was were do does did will would can could shall should may might must to able going",
);

static INVERTED: List = List::of("has have had do does did will would can could shall should is was were");

static ADVERBS: List = List::of(
    "ever yet actually really even in fact either initially previously himself herself itself possibly conceivably",
);

/// Verbs of paying, costing, getting, bidding, buying, selling and agreeing.
static VERBS: List = List::of(
    "pay pays paid paying cost costs costing get gets got getting receive receives received receiving bid bids bidding offer offers \
    offered offering buy buys bought buying acquire acquires acquired acquiring purchase purchased purchasing sell sells sold selling spend \
    spends spent spending raise raises raised raising invest invests invested investing earn earns earned earning make makes made making \
    lose loses lost losing owe owes owed owing lend lends lent lending borrow borrows borrowed borrowing give gives gave given giving put \
    puts putting take takes took taken taking donate donated donating win wins won winning charge charged charging accept accepts accepted \
    accepting agree agrees agreed agreeing reach reached reaching worth valued fetch fetched fetching bring brings brought bringing transfer \
    transferred hand handed collect collected collecting propose proposed proposing total totalled totaled have had has employ employs \
    employed employing hire hired hiring steal stole stolen withdraw withdrew withdrawn take rise rises rose risen grow grows grew grown fall fell fallen increase increased drop dropped climb \
    climbed find found attract attracted secure secured save saved saving",
);

static RISING: List = List::of(
    "raise raised cut reduce reduced lower lowered lift lifted slash slashed rise rises rose risen grow grows grew grown fall fell fallen increase increased drop dropped climb climbed",
);

/// Words at which the reach of a verb ends.
static STOPPING: List = List::of(
    "on in to from with by into over off up back out down and or but yet than as if against under after before until because so then while \
    when who whom which that what where how why unless despite without through during near past",
);

/// Words behind a figure that are no noun which it describes.
static BEHIND: List = List::of(
    "for at of it he she they we i you last this next each per a an the more less later earlier ago now only too again today yesterday \
    either since though although about worth short plus minus not never",
);
