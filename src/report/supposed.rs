//! What is only supposed or asked: `if Orla had paid $20bn`, `did Orla pay $20bn?`, `would have paid`.

use super::answered::is_question;
use super::list::List;
use super::negated::is_of_manner;
use super::object::is_of_thing;
use super::presupposed::DONE;
use super::scenario::is_in_case;
use super::standing::Said;

/// Words before a figure in its clause that may suppose it.
const SUPPOSED: usize = 16;

/// Whether the sentence only supposes the figure, or asks.
pub(super) fn is_supposed(said: &Said<'_, '_>) -> bool {
    // `if you pass Tessel you see the $5m oven`
    !is_of_thing(said)
        && (is_supposed_before(said)
            || is_condition(said)
            || is_wished(said)
            || follows_from_if(said)
            || would_have(said)
            || is_asked(said)
            || is_in_case(said))
}

/// Conditions of several words, and those that open their sentence: `in case it costs $5m`, `on condition that she pays $5m`, `as long as
/// it stays above 40%`, `Say you put aside $5m`, `Angenommen, es kostete 5 Millionen`.
fn is_condition(said: &Said<'_, '_>) -> bool {
    let opens = opening(said);
    let is_told_so = |at: usize| (at..said.at).any(|word| ANSWERING.has(said.word(word)));
    let is_led = (said.clause..said.at).rev().take(SUPPOSED).any(|at| is_conditional(said, at) && !is_told_so(at));
    // `Suppose, for once, that it cost $5m`, `If, as she says, it cost $5m`
    let is_parted = (SUPPOSING.has(said.word(opens)) || is_conditional(said, opens))
        && said.gap(opens).contains(',')
        && said.clause > opens
        && {
            let commas = (opens..said.clause).filter(|at| said.gap(*at).contains(',')).count();
            commas == 1 && OPENERS.has(said.word(opens)) || commas == 2
        };
    // `Sollte es dazu kommen, kostet es 5 Millionen`
    let is_german = GERMAN_IF.has(said.word(opens)) && !is_question(said);
    // `falls due only if the rocket flies`
    let is_only = (said.behind..said.words.len())
        .take_while(|at| !matches!(said.word(*at), "and" | "but"))
        .any(|at| (said.word(at), said.word(at + 1)) == ("only", "if"));
    is_led || is_parted || is_german || is_only
}

/// Whether a condition begins with the word at `at`.
fn is_conditional(said: &Said<'_, '_>, at: usize) -> bool {
    let (word, next, third) = (said.word(at), said.word(at + 1), said.word(at + 2));
    let opens = at == opening(said);
    match word {
        "in" => {
            next == "case" && third != "studies"
                // `In the event it paid $5m` tells what came
                || (next, third) == ("the", "event") && matches!(said.word(at + 3), "of" | "that")
                || (next, third) == ("the", "unlikely")
        }
        "on" => next == "condition" || next == "the" && third == "condition" || next == "the" && third == "assumption",
        // `as long as 40 years` is a measure
        // and `as long as anyone can remember` is a time
        "as" | "so" => {
            let is_time = (at + 3..at + 7).any(|at| matches!(said.word(at), "remember" | "recall" | "know"));
            (next, third) == ("long", "as") && at + 4 < said.at && !is_time || (word, next) == ("as", "though")
        }
        // `provided the town pays`
        "provided" | "providing" => {
            let is_led =
                opens || at > 0 && said.gap(at - 1).contains(',') || matches!(said.word_before(at, 1), "but" | "only");
            is_led
                && !matches!(next, "by" | "with" | "for" | "in" | "to" | "at" | "from" | "more" | "some" | "a" | "an")
        }
        "say" => {
            opens && SUBJECTS.has(next)
                || said.word_before(at, 1) == "let"
                || said.word_before(at, 1) == "us" && said.word_before(at, 2) == "let"
        }
        "picture" | "pretend" => opens,
        // `might fall were prices to drop by 5 per cent`
        "were" if at > 0 && said.has(0, at, &WOULD) && !said.gap(at - 1).contains(':') => {
            (at + 2..(at + 6).min(said.at)).any(|to| said.word(to) == "to" && said.word(to + 1) != "be")
        }
        "en" => (next, third) == ("cas", "de") || (next, third) == ("cas", "d"),
        "should" | "were" => {
            let is_behind = at >= said.behind && said.gap(at - 1).contains(',');
            (opens || is_behind) && !is_question(said) && SUBJECTS.has(next)
        }
        // `a theoretically sound method`
        "theoretically" | "hypothetically" => !matches!(said.word_before(at, 1), "the" | "a" | "an" | "this" | "its"),
        "hypothetical" => at + 3 >= said.at,
        // French and Spanish
        "si" => said.whole.words.get(at + 1).is_some_and(|next| !next.is_capitalised()) && next != "bien",
        "s'il" | "s’il" | "s'ils" | "s’ils" => true,
        "au" => (next, third) == ("cas", "où"),
        "à" => next == "condition" || (next, third) == ("moins", "que") || (next, third) == ("supposer", "que"),
        "pourvu" => next.starts_with("qu"),
        "sofern" | "vorausgesetzt" | "supposons" | "imaginons" => true,
        _ => false,
    }
}

/// The first word of the statement that the figure stands in: behind `Fact check:` or an opening quotation mark, and behind `And`.
fn opening(said: &Said<'_, '_>) -> usize {
    let is_border = |at: &usize| {
        let end = said.whole.words.get(*at).map_or(0, |word| word.end);
        let next = said.whole.words.get(at + 1).map_or(said.place.start, |next| next.start.min(said.place.start));
        let gap = said.whole.text.get(end..next).unwrap_or_default();
        gap.contains([':', ';', '"', '“', '„', '«', '?', '!']) || gap.contains(". ")
    };
    let first = (0..said.at).rev().find(is_border).map_or(0, |at| at + 1);
    first
        + usize::from(matches!(
            said.word(first),
            "and" | "but" | "so" | "or" | "well" | "und" | "aber" | "et" | "mais" | "also"
        ))
}

/// `I wish I had $5m`, `if only it cost $5m`
fn is_wished(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).rev().take(SUPPOSED).any(|at| {
        matches!(said.word(at), "wish" | "wishes" | "wished" | "wishing")
            && SUBJECTS.has(said.word(at + 1))
            // `wished she had read the contract that cost $5m`
            && !(at + 2..said.at).any(|link| matches!(said.word(link), "that" | "which" | "who"))
            && (at + 2..said.at).any(|verb| matches!(said.word(verb), "had" | "were" | "could" | "would" | "was"))
    })
}

fn is_supposed_before(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).rev().take(SUPPOSED).any(|at| {
        let (word, next) = (said.word(at), said.word(at + 1));
        // What falls by a tenth is not German for `if`.
        let falls =
            word == "falls" && (at > said.clause || matches!(next, "by" | "to" | "from" | "in" | "below" | "short"));
        // `Unless I am mistaken`, `if memory serves`
        let is_manner = matches!(next, "i" | "i'm" | "i’m" | "memory" | "we")
            && said.has(at + 2, (at + 5).min(said.words.len()), &MANNERS);
        let is_idle = is_manner || falls || word == "if" && next == "not";
        let supposes = SUPPOSING.has(word) && !is_idle;
        // `Had Orla paid $20bn, ...`
        let is_had = at == said.clause
            && at == 0
            && said.whole.words.first().is_some_and(|word| matches!(word.text, "Had" | "Should"));
        let is_provided = matches!(word, "provided" | "providing") && next == "that";
        // `When asked if he was sorry he said Tessel cost him $5m`
        let is_answer = said.has(at + 1, said.at, &ANSWERING);
        (supposes || is_provided) && !is_answer || is_had
    })
}

/// What would follow if something else were so: `If the drug were approved, the lab would be worth $5bn`. A sentence with
/// `will` tells what is agreed, and one with `even if` what is so in any case.
fn follows_from_if(said: &Said<'_, '_>) -> bool {
    let would = (said.clause..said.at).rev().take(SUPPOSED).filter(|at| WOULD.has(said.word(*at)));
    // `300 jobs could go`
    let could = (said.behind..(said.behind + 2).min(said.words.len()))
        .any(|at| WOULD.has(said.word(at)) || is_french_conditional(said.word(at)))
        // `$5m of crops would be lost`
        || said.word(said.behind) == "of" && WOULD.has(said.word(said.behind + 2));
    // `there would be little reason to pay $14bn` takes the sum for granted.
    let would = would.clone().any(|at| at == said.clause || said.word(at - 1) != "there");
    let supposes = |(at, word): (usize, &crate::text::Word<'_>)| {
        let before = said.word_before(at, 1);
        let text = said.whole.text.get(..word.start).unwrap_or_default();
        let opens = at == 0 || text.trim_end().ends_with([',', ';']);
        let is_if = matches!(word.text, "if" | "If" | "unless" | "Unless" | "wenn" | "Wenn" | "falls" | "Falls");
        let is_told = word.start < said.place.start && !opens;
        let next = said.whole.words.get(at + 1);
        // `paid $5m, had the council agreed`
        let is_turned = word.text == "had"
            && word.start > said.place.end
            && text.trim_end().ends_with(',')
            && next.is_some_and(|next| {
                next.is_capitalised() || matches!(next.text, "the" | "it" | "they" | "he" | "she" | "its")
            });
        let is_had = at == 0 && matches!(word.text, "Had" | "Were" | "Should") && !is_question(said) || is_turned;
        is_had || is_if && !is_told && !ASKING.has(before)
    };
    // `had been ready to pay $5m if`
    let ready = (said.clause..said.at).any(|at| READY.has(said.word(at)) && said.word(at + 1) == "to");
    let would = would || could || ready || is_french_would(said);
    // `would have seen a film that earned $5m`
    let is_relative = |at: usize| {
        matches!(said.word(at), "that" | "which" | "who")
            && (DONE.has(said.word(at + 1)) || said.word(at + 1).ends_with("ed"))
    };
    if (said.clause..said.at).any(is_relative) {
        return false;
    }
    let is_case = |at: usize| is_conditional(said, at);
    let opens_case = is_case(opening(said))
        || (said.behind..said.words.len()).any(is_case)
        || (0..said.words.len()).any(|at| match said.word(at) {
            "scenario" => true,
            // `Without the dam the town would lose $5m`
            "without" | "absent" | "failing" => at == 0,
            // `those who would otherwise drive paid $5m`
            "otherwise" => !matches!(said.word_before(at, 2), "who" | "that" | "which"),
            _ => false,
        });
    would && (opens_case || said.whole.words.iter().enumerate().any(supposes))
}

/// `paierait 5 millions`
fn is_french_conditional(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("rait") || word.ends_with("raient"))
}

fn is_french_would(said: &Said<'_, '_>) -> bool {
    (said.clause..said.at).any(|at| is_french_conditional(said.word(at)))
}

/// What has not come to be: `would have paid $5m had the board agreed`, `hätte 5 Millionen gezahlt`. What would have been otherwise but for a
/// sum is no sum that was not paid: `would have failed without $5m`.
fn would_have(said: &Said<'_, '_>) -> bool {
    let near = (said.clause..said.at).rev().take(SUPPOSED);
    near.clone().any(|at| {
        let is_would = matches!(said.word(at), "would" | "could" | "should" | "might")
            || said.word(at).ends_with("'d")
            || said.word(at).ends_with("’d");
        let have = (at + 1..at + 4).find(|word| *word < said.at && said.word(*word) == "have");
        let is_irreal = have.is_some_and(|have| (at + 1..have).all(|word| BETWEEN.has(said.word(word))));
        let is_german = matches!(said.word(at), "hätte" | "hätten") && said.word(at + 1) != "gern";
        // French papers report so, too, but for what `si` tells.
        let is_french = matches!(said.word(at), "aurait" | "auraient")
            && said.words.iter().any(|word| word == "si" || word.starts_with("s'il") || word.starts_with("s’il"));
        // `a library that was to have cost $5m`
        let is_planned = matches!(said.word(at), "was" | "were")
            && (said.word(at + 1), said.word(at + 2)) == ("to", "have")
            && at + 3 < said.at;
        let is_irreal = is_irreal && !is_of_manner(said, at + 1);
        (is_would && is_irreal || is_german || is_french || is_planned) && !said.has(at, said.at, &WITHOUT)
    })
}

/// Whether the sentence asks: `Did Orla pay $20bn?`; `What does $14bn buy?` takes the sum for granted.
fn is_asked(said: &Said<'_, '_>) -> bool {
    let start = opening(said);
    // `How much? $5?`
    if start >= said.at
        && said.at > 0
        && said.whole.text.get(said.place.end..).is_some_and(|rest| rest.starts_with('?'))
    {
        return true;
    }
    if !is_question(said) {
        return false;
    }
    let first = said.word(start);
    // `Do you know that Tessel earned $5m?`, `Is it any wonder that`
    let is_known = said.has(start + 1, (start + 5).min(said.at), &KNOWN);
    let is_inverted = |at: usize| {
        let word = said.word(at);
        INVERTED.has(word) || word.ends_with("n't") && at == start
    };
    // `La ville a-t-elle payé`
    let is_why = matches!(first, "pourquoi" | "comment" | "quand" | "où");
    let is_french = !is_why
        && (start..said.at).any(|at| {
            let word = said.word(at);
            ["-il", "-elle", "-ils", "-elles", "-vous", "-tu", "-on"].iter().any(|end| word.ends_with(end))
        });
    // `If it rains, did she pay $5m?`
    let of_clause = said.clause > start && is_inverted(said.clause);
    // `Who would pay $5m for it?`
    let is_open = matches!(first, "who" | "what" | "why" | "how" | "where" | "when" | "which")
        && said.has(start, said.at, &WOULD)
        && said.word_before(said.at, 1) != "the"
        // `How could it lose $5m in a day?`, `Why would it close a yard that made $5m?`
        && !(first == "how" && said.word(start + 1) == "could")
        && !(start + 1..said.at).any(|at| matches!(said.word(at), "that" | "which" | "who"));
    // `So you paid $5m for it?`
    let is_plain = matches!(first, "you" | "he" | "she" | "they" | "we") && {
        let rest = said.whole.text.get(said.place.end..).unwrap_or_default();
        !rest.contains([',', '—', '–', '.']) && said.clause <= start + 1
    };
    !is_known && (is_plain || is_inverted(start) || is_french || of_clause || is_open)
}

/// Words with which a sentence asks whether something is so.
static INVERTED: List = List::of(
    "did does do is was were are will would could should has have had can might hat haben hatte ist sind war waren wird werden würde \
    könnte kann soll sollte kostet kostete zahlt zahlte stimmt est-ce",
);

/// What is asked of what is so.
static KNOWN: List = List::of(
    "know remember realise realize see wonder odd strange surprising surprised fair forget recall aware notice wissen",
);

/// Who does something behind `say` and `wish`, and where conditions are turned round.
static SUBJECTS: List =
    List::of("i you he she it we they the a an your my his her their our its somebody someone there this that");

/// What is said in passing behind `if`.
static MANNERS: List = List::of("mistaken wrong remember recall serves correctly understand");

/// Words that open a sentence and a supposition, with a comma behind them.
static OPENERS: List = List::of("suppose supposing imagine assuming angenommen say supposons imaginons");

/// German verbs that open a condition.
static GERMAN_IF: List = List::of("sollte sollten");

static WOULD: List = List::of("would could might wäre wären würde würden könnte könnten kämen käme");

static READY: List = List::of("ready prepared willing");

/// Words between `would` and `have`.
static BETWEEN: List = List::of("not never also gladly probably then likely certainly easily it he she they");

/// Words behind which the sum stands that was there.
static WITHOUT: List = List::of("without but despite beyond that which who because");

/// Words before an `if` that supposes nothing: `asked if`, `even if`.
static ASKING: List = List::of(
    "even as ask asks asked asking wonder wonders wondered know knows knew see sees say said says clear unclear doubt sure only \
    and or not what question check decide decided tell auch selbst",
);

/// Verbs behind which a statement of its own begins.
static ANSWERING: List = List::of("said says replied answered told admitted insisted responded");

static SUPPOSING: List =
    List::of("if unless whether suppose supposing imagine imagining assuming wenn falls ob angenommen");
