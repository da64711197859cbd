//! What is denied behind its figure: `the $5m was never paid`, `the $5m deal did not happen`, `hat 5 Millionen nicht bezahlt`.

use super::list::List;
use super::negated::{NEW_CLAUSE, is_french};
use super::object::is_subject;
use super::standing::{Said, is_negation};
/// Words behind a figure that may still be of it before what is said in between.
const NEAR: usize = 2;
/// Words behind a figure among which a negation of its verb stands.
const BEHIND: usize = 7;

/// `the $20bn was never paid`, `the $20bn, which some had hoped for, was never paid`
pub(super) fn is_never(said: &Said<'_, '_>) -> bool {
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

/// `The $5m supposedly held in escrow did not exist`
pub(super) fn is_nonexistent(said: &Said<'_, '_>) -> bool {
    let end = (said.behind..said.words.len()).take(2 * BEHIND).take_while(|at| {
        let is_near = *at == said.behind || !said.gap(at - 1).contains(SIGNS);
        is_near && !matches!(said.word(*at), "who" | "which" | "that" | "but" | "and" | "whose")
    });
    let end = end.last().map_or(said.behind, |last| last + 1);
    let is_open = matches!(said.word_before(said.at, 1), "the" | "that" | "those" | "these" | "its" | "his" | "her");
    let negation = (said.behind..end)
        .find(|at| matches!(said.word(at + 1), "exist" | "existed" | "exists") && is_negation(said.word(*at)));
    let first = said.whole.words.get(said.behind).map_or(said.place.end, |word| word.start);
    is_open
        && negation.is_some()
        && said.at <= said.clause + 1
        && said.whole.text.get(said.place.end..first) == Some(" ")
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
pub(super) fn is_never_behind(said: &Said<'_, '_>) -> bool {
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
            // `has yet to arrive`
            "yet" => {
                next == "to"
                    && matches!(said.word_before(at, 1), "has" | "have" | "had")
                    && is_subject(said, at.saturating_sub(1))
                    && (matches!(third, "arrive" | "appear" | "come" | "materialise" | "materialize" | "reach")
                        || third == "be" && PAYING.has(said.word(at + 3)))
            }
            "never" => is_happening(said, at + 1) && is_subject(said, at),
            // `zahlte die 5 Millionen nicht`
            // `hat 5 Millionen erhalten und die Werft nicht bezahlt`
            "nicht" | "nie" | "niemals" | "pas" | "jamais" if said.has(said.behind, at, &JOINING) => false,
            "nicht" | "nie" | "niemals" => {
                let is_last = at <= said.behind + 1 && (next.is_empty() || said.gap(at).contains(ENDS));
                is_last || GERMAN.has(next) && is_last_verb(said, at)
            }
            "pas" | "jamais" => {
                let is_paid =
                    |word: &str| ["pay", "vers", "dépens", "reç", "encaiss"].iter().any(|stem| word.starts_with(stem));
                is_french(said, at) && (at + 1..at + 4).any(|verb| is_paid(said.word(verb)))
            }
            word if is_negation(word) && is_subject(said, at - usize::from(word == "not" && at > said.behind)) => {
                let verb = if matches!(next, "been" | "be" | "yet" | "actually" | "being") { third } else { next };
                let is_done =
                    matches!(word, "not") && PAYING.has(verb) || word != "not" && word.len() > 3 && PAYING.has(verb);
                let verb_at = if verb == next { at + 1 } else { at + 2 };
                // `was not imposed lightly`
                let how = said.word(verb_at + 1);
                let is_how = how == "overnight" || how.ends_with("ly") && !matches!(how, "finally" | "actually");
                is_done && !is_how || is_happening(said, verb_at)
            }
            _ => false,
        }
    })
}

/// Whether the word at `at` tells what deals do, and nothing else: `did not change hands`, but `did not change his mind`.
fn is_happening(said: &Said<'_, '_>, at: usize) -> bool {
    let next = said.word(at + 1);
    let is_last = next.is_empty() || said.gap(at).contains(SIGNS);
    HAPPENING.has(said.word(at))
        && match said.word(at) {
            "change" | "changed" => next == "hands",
            "go" | "went" => is_last || matches!(next, "ahead" | "through" | "forward" | "anywhere" | "to"),
            "close" | "closed" => is_last || !matches!(next, "the" | "a" | "an" | "its" | "any" | "all" | "this"),
            _ => true,
        }
}

/// Words that join another deed.
static JOINING: List = List::of("und et");

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
    "paid spent made invested received transferred handed raised agreed approved repaid delivered collected wired borrowed lent bid offered \
    sent wired shipped disbursed deposited credited released promised granted awarded charged imposed ordered signed proposed considered mooted discussed contemplated reached",
);

/// What deals do.
static HAPPENING: List = List::of(
    "happened happen existed exist materialised materialized materialise materialize arrived arrive came went go changed change closed close \
    proceed proceeded",
);

/// What is done to money, as German tells it.
static GERMAN: List = List::of(
    "geflossen angekommen eingegangen ausgezahlt ausbezahlt zugesagt versprochen bezahlt gezahlt zahlen bezahlen erhalten bekommen ausgegeben investiert überwiesen geboten gekostet verdient",
);
