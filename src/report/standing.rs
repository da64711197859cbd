//! Whether a sentence asserts its figure: `Nobody has paid $29 billion` and `if Orla had paid $20bn` do not.

use serde::Serialize;

use super::list::List;
use super::names::Word;
use super::sentence::Sentence;
use crate::figures::{Figure, Hedge, Kind};
use crate::text::Span;

/// Why a figure in a sentence is no support for its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Standing {
    /// The sentence says that it is not so.
    Denied,
    /// The sentence only supposes it, or asks.
    Supposed,
}

impl Standing {
    /// In one word, as JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Supposed => "supposed",
        }
    }
}

/// Words before a figure in its clause that may deny it.
const DENIED: usize = 9;
/// Words behind a figure that may still be of it before what is said in between.
const NEAR: usize = 2;
/// Words before a figure in its clause that may suppose it.
const SUPPOSED: usize = 16;

/// How `figure` at `place` of `sentence` stands; `None` where it is asserted, or told as something reported.
///
/// A time is neither denied nor supposed, and neither is a bound: `never paid more than $15 billion` asserts one.
pub(super) fn standing(whole: &Sentence<'_>, place: Span, figure: &Figure) -> Option<Standing> {
    if matches!(figure.kind, Kind::Date | Kind::Year) {
        return None;
    }
    let (sentence, words, clause) = (whole.text, whole.words.as_slice(), whole.clause(place));
    let bound = matches!(figure.hedge, Some(Hedge::Under | Hedge::Over));
    if !bound && is_denied(whole, clause, place, figure.kind == Kind::Money) {
        return Some(Standing::Denied);
    }
    let is_supposed = is_supposed(sentence, clause) || follows_from_if(whole, clause, place);
    (is_supposed || is_asked(sentence, words)).then_some(Standing::Supposed)
}

fn is_denied(whole: &Sentence<'_>, clause: &[Word<'_>], place: Span, is_money: bool) -> bool {
    for (at, word) in clause.iter().enumerate().rev().take(DENIED) {
        let lower = word.text.to_lowercase();
        let before = clause.get(..at).unwrap_or_default();
        // What is told of somebody else's words and deeds is another clause: `did not say how it spent $5bn`.
        if NEW_CLAUSE.has(&lower) {
            if matches!(lower.as_str(), "that" | "dass" | "que") && denies_that(before) {
                return true;
            }
            break;
        }
        let next = clause.get(at + 1).map(|next| next.text.to_lowercase()).unwrap_or_default();
        if DENIAL.has(&lower) {
            // `did not deny paying $5m`, `denied wrongdoing and paid $5m`
            return !is_negated(before) && !goes_on(clause.get(at + 1..).unwrap_or_default());
        }
        let denies = DENYING.has(&lower) || lower.ends_with("n't") || lower.ends_with("n’t");
        // `not only`, `no doubt`, `no less than` deny nothing.
        if denies && !NO_DENIAL.has(&next) {
            return true;
        }
    }
    is_never(whole, place)
        || is_money && {
            let behind = whole.from(place.end);
            is_false(whole.text, clause, behind, place) || is_refused(whole.text, clause, behind)
        }
}

/// `the $20bn was never paid`, `the $20bn, which some had hoped for, was never paid`
fn is_never(whole: &Sentence<'_>, place: Span) -> bool {
    let sentence = whole.text;
    let from = behind_aside(sentence, place.end);
    // Behind what is said in between the figure's own verb stands first.
    let near = if from > place.end { 2 } else { 5 };
    let behind: Vec<&Word<'_>> = whole.from(from).iter().take(near).collect();
    behind.windows(2).any(|pair| {
        let [is, never] = pair else { return false };
        let blank = sentence.get(from..never.end).is_some_and(|text| !text.contains([',', ';', ':', '.']));
        blank && matches!(is.text, "was" | "were" | "has" | "have" | "had" | "is") && never.text == "never"
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

/// Whether `that` follows a denial: `denied that`, `dismissed reports that`.
fn denies_that(before: &[Word<'_>]) -> bool {
    let word =
        |back: usize| before.len().checked_sub(back).and_then(|at| before.get(at)).map(|word| word.text.to_lowercase());
    let is = |back: usize, list: &List| word(back).is_some_and(|word| list.has(&word));
    let claims = usize::from(is(1, &CLAIMS));
    let article = usize::from(claims == 1 && is(2, &LEADING));
    let at = 1 + claims + article;
    let verb = is(at, &DENIAL) || is(at, &REFUSAL);
    verb && !is_negated(before.get(..before.len().saturating_sub(at)).unwrap_or_default())
}

/// Whether a verb behind these words says the contrary: `did not deny`, `has never denied`.
fn is_negated(before: &[Word<'_>]) -> bool {
    before.iter().rev().take(2).any(|word| {
        let lower = word.text.to_lowercase();
        matches!(lower.as_str(), "not" | "never" | "nobody" | "cannot" | "neither" | "nor" | "without")
            || lower.ends_with("n't")
            || lower.ends_with("n’t")
    })
}

/// Whether something else is told behind a denial: `denied wrongdoing and paid`, `refused to talk before paying`.
fn goes_on(behind: &[Word<'_>]) -> bool {
    behind.iter().enumerate().any(|(at, word)| match word.text {
        "before" | "after" | "despite" => true,
        "and" | "then" => behind.get(at + 1).is_some_and(|next| next.text.ends_with("ed") || GOING_ON.has(next.text)),
        _ => false,
    })
}

/// `Reports of $600 million are false`, `the $600 million claim is untrue`
fn is_false(sentence: &str, clause: &[Word<'_>], behind: &[Word<'_>], place: Span) -> bool {
    let same = |word: &&Word<'_>| {
        sentence.get(place.end..word.start).is_some_and(|gap| !gap.contains([',', ';', ':', '.', '!', '?', '\t']))
            && !NEW_CLAUSE.has(word.text)
    };
    let behind: Vec<&Word<'_>> = behind.iter().take(9).take_while(same).collect();
    let Some(is) = behind.iter().position(|word| matches!(word.text, "is" | "are" | "was" | "were")) else {
        return false;
    };
    let claimed =
        clause.iter().chain(behind.iter().take(is).copied()).any(|word| CLAIMS.has(&word.text.to_lowercase()));
    let said: Vec<&str> = behind.iter().skip(is + 1).take(3).map(|word| word.text).collect();
    let not = said.contains(&"not");
    let wrong = said.iter().any(|word| FALSE.has(word));
    claimed && (wrong && !not || not && said.iter().any(|word| matches!(*word, "true" | "right" | "correct")))
}

/// What was offered in vain: `offered $380 million, which Tessel refused`, `a bid of $380 million was rejected`.
fn is_refused(sentence: &str, clause: &[Word<'_>], behind: &[Word<'_>]) -> bool {
    let near = behind.iter().enumerate().take(9);
    let mut near = near.take_while(|(at, word)| {
        let from = at.checked_sub(1).and_then(|before| behind.get(before)).map_or(word.start, |before| before.end);
        !sentence.get(from..word.start).is_some_and(|gap| gap.contains(['.', ';', '!', '?', '\t']))
    });
    let offered = || clause.iter().chain(behind.iter().take(2)).any(|word| OFFERS.has(&word.text.to_lowercase()));
    let refused =
        near.find(|(_, word)| REFUSAL.has(word.text) || matches!(word.text, "refused" | "declined" | "turned"));
    let Some((at, verb)) = refused.filter(|_| offered()) else { return false };
    let before = behind.get(..at).unwrap_or_default();
    let next = behind.get(at + 1).map_or("", |next| next.text);
    let is_down = verb.text != "turned" || next == "down" || behind.get(at + 2).is_some_and(|word| word.text == "down");
    // `which had refused $300 million before` refuses something else.
    let rest = sentence.get(verb.end..).unwrap_or_default().trim_start();
    let of_it = !rest.starts_with(['$', '€', '£'])
        && !next.starts_with(|c: char| c.is_ascii_digit())
        && !matches!(next, "a" | "an" | "another" | "earlier");
    // `which Tessel refused`, `was rejected`, `but Tessel said no` need a word that leads back to the offer.
    let leads = before
        .iter()
        .any(|word| matches!(word.text, "which" | "but" | "and" | "was" | "were" | "that" | "has" | "been"));
    is_down && of_it && leads && !is_negated(before)
}

fn is_supposed(sentence: &str, clause: &[Word<'_>]) -> bool {
    let near = clause.iter().enumerate().rev().take(SUPPOSED);
    for (at, word) in near {
        let lower = word.text.to_lowercase();
        let next = clause.get(at + 1).map_or("", |next| next.text);
        // What falls by a tenth is not German for `if`.
        let falls = lower == "falls" && (at > 0 || matches!(next, "by" | "to" | "from" | "in" | "below" | "short"));
        if SUPPOSING.has(&lower) && !(lower == "if" && next == "not") && !falls {
            return true;
        }
        // `Had Orla paid $20bn, ...`
        if word.text == "Had" && at == 0 && sentence.trim_start().starts_with("Had ") {
            return true;
        }
    }
    false
}

/// What would follow if something else were so: `If the drug were approved, the lab would be worth $5bn`. A sentence with
/// `will` tells what is agreed, and one with `even if` what is so in any case.
fn follows_from_if(whole: &Sentence<'_>, clause: &[Word<'_>], place: Span) -> bool {
    let near = clause.iter().enumerate().rev().take(SUPPOSED);
    let would = near.filter(|(_, word)| WOULD.has(&word.text.to_lowercase())).any(|(at, _)| {
        // `there would be little reason to pay $14bn` takes the sum for granted.
        !at.checked_sub(1).and_then(|at| clause.get(at)).is_some_and(|there| there.text.eq_ignore_ascii_case("there"))
    });
    let supposes = |(at, word): (usize, &Word<'_>)| {
        let before = at.checked_sub(1).and_then(|at| whole.words.get(at)).map_or("", |before| before.text);
        let opens = at == 0 || whole.text.get(..word.start).is_some_and(|text| text.trim_end().ends_with([',', ';']));
        let is_if = matches!(word.text, "if" | "If" | "unless" | "Unless" | "wenn" | "Wenn" | "falls");
        let is_told = word.start < place.start && !opens;
        let is_had = at == 0 && matches!(word.text, "Had" | "Were");
        is_had || is_if && !is_told && !ASKING.has(&before.to_lowercase())
    };
    would && whole.words.iter().enumerate().any(supposes)
}

static WOULD: List = List::of("would could might wäre würde könnte");

/// Words before an `if` that supposes nothing: `asked if`, `even if`.
static ASKING: List = List::of(
    "even as ask asks asked asking wonder wonders wondered know knows knew see sees say said says clear unclear doubt sure only \
    and or not what question check decide decided tell auch selbst",
);

/// Whether the sentence asks: `Did Orla pay $20bn?`; `What does $14bn buy?` takes the sum for granted.
fn is_asked(sentence: &str, words: &[Word<'_>]) -> bool {
    sentence.trim_end().ends_with('?')
        && words.first().is_some_and(|word| {
            matches!(
                word.text,
                "Did" | "Does" | "Do" | "Is" | "Was" | "Were" | "Will" | "Would" | "Could" | "Should" | "Has" | "Have"
            )
        })
}

static LEADING: List = List::of("a an the any all these those such earlier");

/// What a verb is told by that goes on behind a denial.
static GOING_ON: List = List::of(
    "paid pays put spent bought sold was is were has had will would won lost got took made gave upheld instead later then still",
);

static FALSE: List = List::of("false wrong untrue baseless unfounded fiction nonsense invented");

static OFFERS: List = List::of("offer offers offered offering bid bids proposed proposal");

static DENYING: List = List::of(
    "\
    no not never nobody none neither nor cannot without unlikely \
    nicht nie niemand kein keine keinen jamais personne aucun aucune nunca nadie ningún ninguna non mai nessuno",
);

/// Verbs that deny what stands behind them.
static DENIAL: List =
    List::of("denied denies denying deny refused refuses declined dementiert dementierte bestritt bestreitet");

/// Verbs that deny only what is claimed or offered: `dismissed 400 workers` does not.
static REFUSAL: List =
    List::of("dismissed dismisses rejected rejects disputed disputes refuted refutes rebuffed spurned");

/// What is said without being certain.
static CLAIMS: List = List::of(
    "report reports claim claims talk suggestion suggestions rumour rumours rumor rumors allegation \
    allegations story stories speculation",
);

static NO_DENIAL: List = List::of(
    "only just merely simply doubt less fewer more longer wonder sooner later matter nur seulement solo until",
);

static NEW_CLAUSE: List = List::of(
    "\
    that which who whose because but while when how why what where although though whereas since whether dass weil \
    aber que qui mais pero che ma",
);

static SUPPOSING: List = List::of("if unless whether suppose supposing imagine assuming wenn falls ob angenommen");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::read;

    #[test]
    fn what_is_denied_or_supposed_is_not_asserted() {
        for (sentence, expected) in [
            ("Nobody has paid 29 billion dollars for Harrow Labs.", Some(Standing::Denied)),
            ("No one offered $20bn.", Some(Standing::Denied)),
            ("The fund didn’t put $20bn into it.", Some(Standing::Denied)),
            ("Orla denied paying $20bn.", Some(Standing::Denied)),
            ("The $20bn was never paid.", Some(Standing::Denied)),
            ("A special dividend of £2m, which some had hoped for, was never paid.", Some(Standing::Denied)),
            ("A dividend of £2 a share, as the board said, was never paid.", Some(Standing::Denied)),
            ("It paid £2m, which some had hoped for, and the rest was never paid.", None),
            ("If Orla had paid $20bn, the board would have revolted.", Some(Standing::Supposed)),
            ("Had Orla paid $20bn, the board had left.", Some(Standing::Supposed)),
            ("It is unclear whether Orla paid $20bn.", Some(Standing::Supposed)),
            ("Did Orla pay $20bn?", Some(Standing::Supposed)),
            ("Er hat nie 20 Millionen Euro gezahlt.", Some(Standing::Denied)),
            ("What does $14 billion buy?", None),
            ("If the board agrees, Orla pays $20bn.", None),
            ("If the drug were approved, the lab would be worth $5bn.", Some(Standing::Supposed)),
            ("The lab would be worth $5bn if the drug were approved.", Some(Standing::Supposed)),
            ("Were it sold, the lab could bring $5bn.", Some(Standing::Supposed)),
            ("Orla would pay $5bn even if the board objected.", None),
            ("She asked if it would cost $5bn.", Some(Standing::Supposed)),
            ("Orla said that it would pay $5bn.", None),
            ("If data were free, there would be no need of a firm that cost $5bn.", None),
            ("Orla paid not only $20bn.", None),
            ("The lab did not say how it spent $5bn.", None),
            ("It never paid more than $15 billion.", None),
            ("The lab, which is not profitable, got $20bn.", None),
            ("Nobody was there in 2024.", None),
            ("Orla paid $20bn.", None),
        ] {
            let figures = read(sentence, crate::figures::language_of(sentence));
            assert_eq!(figures.len(), 1, "{sentence}");
            assert_eq!(standing(&Sentence::of(sentence), figures[0].span, &figures[0]), expected, "{sentence}");
        }
    }

    #[test]
    fn what_is_denied_in_a_clause_of_its_own_or_refused_is_not_asserted() {
        let denied = [
            "Councillor Bea Lund denied that it would cost $1 billion.",
            "Nordvik denied that it would pay $500 million.",
            "Nordvik dismissed reports that it paid $500 million.",
            "She rejects that the bridge cost $500 million.",
            "Reports of $600 million are false.",
            "Claims that Nordvik paid $600 million were simply wrong.",
            "Talk of $600 million is not true.",
            "Rival Osk offered $380 million, which Tessel refused.",
            "An offer of $380 million was turned down.",
            "Osk bid $380 million, but Tessel rejected it.",
        ];
        let asserted = [
            "Nordvik did not deny that it paid $5m.",
            "Nordvik has never denied paying $5m.",
            "Nordvik denied wrongdoing and paid $5m.",
            "The firm refused to comment and was fined $5m.",
            "Osk dismissed 400 workers.",
            "Reports of $600 million are not wrong.",
            "It paid $5m for claims that were false.",
            "Osk offered $380 million, which Tessel accepted.",
            "Osk offered $380 million, which Tessel did not refuse.",
            "She denied wrongdoing in a case that cost $5m.",
        ];
        let expected = denied.iter().map(|sentence| (sentence, Some(Standing::Denied)));
        for (sentence, expected) in expected.chain(asserted.iter().map(|sentence| (sentence, None))) {
            let figures = read(sentence, crate::figures::language_of(sentence));
            assert_eq!(figures.len(), 1, "{sentence}");
            assert_eq!(standing(&Sentence::of(sentence), figures[0].span, &figures[0]), expected, "{sentence}");
        }
    }
}
