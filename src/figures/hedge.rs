//! Words around a figure that say how exact or how sure it is.

use super::cursor::{Cursor, Lower, Word};
use super::value::Hedge;
use super::word_lists::{self, listed};

/// Words before a figure in which `would` and its like can stand.
const CLAUSE: usize = 7;
/// Words before a comparison in which what denies it can stand.
const DENIED: usize = 4;

/// Bytes that a tag may have: addresses in it are long.
const TAG: usize = 1024;

/// The hedge of the figure from `start` to `end`; words before `floor` belong to another one.
pub(super) fn around(cursor: Cursor<'_>, start: usize, end: usize, floor: usize, unit: Option<&str>) -> Option<Hedge> {
    let within = cursor.text.get(start..end).is_some_and(|written| written.contains('+')).then_some(Hedge::Over);
    within
        .or_else(|| before(cursor, (start, Some(end)), floor, unit))
        .or_else(|| behind(cursor, end))
        .or_else(|| unsure(cursor, start, floor))
        .or_else(|| is_doubted_behind(cursor, end).then_some(Hedge::Reported))
}

/// The same for a count that a hyphen makes a part of something else: what is doubted in `could end his four-game drought` is not
/// how many games there were.
pub(super) fn around_part(
    cursor: Cursor<'_>,
    start: usize,
    end: usize,
    floor: usize,
    unit: Option<&str>,
) -> Option<Hedge> {
    around(cursor, start, end, floor, unit).filter(|hedge| *hedge != Hedge::Reported)
}

/// Whether the words before `start` hedge what begins there, and so are no name of it: `Mindestens 17 Menschen`.
pub(super) fn stands_before(cursor: Cursor<'_>, start: usize) -> bool {
    before(cursor, (start, None), 0, None).is_some()
}

/// What stands right before the figure, whose end is given where it is known.
fn before(cursor: Cursor<'_>, (start, end): (usize, Option<usize>), floor: usize, unit: Option<&str>) -> Option<Hedge> {
    let mut at = start;
    let sign_end = if cursor.char_before(start) == Some(' ') { start - 1 } else { start };
    if let Some(sign) = cursor.char_before(sign_end) {
        let signed = match sign {
            '~' | '≈' | '∼' => Some(Hedge::About),
            '>' if !is_bound(cursor, sign_end - 1) => None,
            '<' if cursor.char_before(sign_end - 1) == Some('<') => None,
            '>' | '≥' => Some(Hedge::Over),
            '<' | '≤' => Some(Hedge::Under),
            _ => None,
        };
        if signed.is_some() {
            return signed;
        }
    }
    let dotted = |at| {
        cursor.word_before(at, true).filter(|word: &Word<'_>| {
            let lower = word.lower();
            // `est` is a verb in French.
            matches!(lower.as_str(), "c" | "ca" | "approx" | "circa")
                || lower.as_str() == "est" && cursor.byte(word.end) == b'.'
        })
    };
    // `près d’un quart`
    let mark = cursor.char_before(at).filter(|sign| is_apostrophe(Some(*sign))).map_or(0, char::len_utf8);
    let elided = cursor.word_ending(at - mark).filter(|word| mark > 0 && word.text == "d");
    let mut first = elided.or_else(|| dotted(at)).or_else(|| cursor.word_before(at, false))?;
    // `almost a 50% stake`, `with a nearly $15 billion commitment`.
    let mut described = false;
    if matches!(
        first.text,
        "a" | "an"
            | "just"
            | "the"
            | "one"
            | "only"
            | "der"
            | "die"
            | "das"
            | "los"
            | "las"
            | "les"
            | "i"
            | "gli"
            | "el"
            | "il"
    ) {
        let article = first;
        described = matches!(article.text, "a" | "an");
        let behind = cursor.word_before(article.start, false)?;
        // Prices rise `hasta el 3 %`, to that.
        if article.text == "el" && matches!(behind.text, "hasta" | "Hasta") {
            return None;
        }
        // `about the 49% stake` is no hedge, `at least the $5 million` neither.
        if matches!(article.text, "the" | "der" | "die" | "das") {
            return None;
        }
        first = behind;
    }
    // jusqu’à
    if matches!(first.text, "à" | "À") && is_apostrophe(cursor.char_before(first.start)) {
        let sign = cursor.char_before(first.start).map_or(0, char::len_utf8);
        let until = cursor.word_ending(first.start - sign).map(|word| word.lower());
        return until.filter(|until| until.as_str() == "jusqu").map(|_| Hedge::Under);
    }
    let mut words = [Lower::of(""); 3];
    let mut starts = [first.start; 3];
    let mut word = Some(first);
    for (slot, start) in words.iter_mut().zip(&mut starts) {
        let Some(found) = word.filter(|found| found.start >= floor) else {
            // `$5 billion over ten years`: what stands there is the figure before.
            if word.is_some() || at == cursor.blank(floor) && floor > 0 {
                *slot = Lower::of("#");
            }
            break;
        };
        *slot = found.lower();
        at = found.start;
        *start = at;
        word = cursor.word_before(at, false);
    }
    let [one, two, three] = &words;
    // A quarrel over a $2 billion gap: what stands over something is no bound of it.
    if described && matches!(one.as_str(), "over" | "under" | "above" | "below") {
        return None;
    }
    if one.as_str() == "over" && is_of_verb(cursor, (starts[0], floor), (two.as_str(), three.as_str()), unit) {
        return None;
    }
    let hedge = read(one.as_str(), two.as_str(), three.as_str(), unit)?;
    // `higher than two months ago` says when.
    let is_span = one.as_str() == "than" && unit.is_some_and(|unit| listed(&word_lists::SPANS, unit));
    let is_then = |word: Word<'_>| matches!(word.text, "ago" | "prior" | "earlier" | "before");
    if is_span && end.and_then(|end| cursor.next_word(end)).is_some_and(is_then) {
        return None;
    }
    let compared = match one.as_str() {
        "than" | "als" | "de" | "di" | "d" | "des" | "del" => starts[1],
        _ => starts[0],
    };
    let turned = match hedge {
        Hedge::Over => Hedge::Under,
        Hedge::Under => Hedge::Over,
        _ => return Some(hedge),
    };
    // `at most` and `up to` are bounds of their own, whatever is denied before them.
    let compares = compared == starts[1] || listed(&word_lists::EXCEEDING, one.as_str());
    Some(if compares && is_denied(cursor, compared, floor) { turned } else { hedge })
}

/// Whether the `>` at `at` says *more than*: behind a blank, an opening mark or nothing, and outside of a tag. It ends an arrow, a
/// quotation or a tag else: `-> $5bn`, `=> $5bn`, `>> $5bn`, `<b>$5bn`, `<br /> $5bn`.
fn is_bound(cursor: Cursor<'_>, at: usize) -> bool {
    let opens = cursor.char_before(at).is_none_or(|c| c.is_whitespace() || "([{\"'“‘«„".contains(c));
    opens && !is_in_tag(cursor.text.as_bytes(), at)
}

/// Whether a tag was opened on the line before `at` and not closed since.
fn is_in_tag(bytes: &[u8], at: usize) -> bool {
    let line = bytes.get(at.saturating_sub(TAG)..at).unwrap_or_default();
    let last = line.iter().rposition(|byte| matches!(byte, b'<' | b'>' | b'\n'));
    let name = last.filter(|last| line.get(*last) == Some(&b'<')).and_then(|last| line.get(last + 1));
    name.is_some_and(|first| first.is_ascii_alphabetic() || *first == b'/')
}

fn is_apostrophe(sign: Option<char>) -> bool {
    matches!(sign, Some('\'' | '’'))
}

/// Whether what is compared at `at` is denied in its clause: `never paid more than`, `does not exceed`.
fn is_denied(cursor: Cursor<'_>, at: usize, floor: usize) -> bool {
    let mut at = at;
    for _ in 0..DENIED {
        let Some(word) = cursor.word_before(at, false).filter(|word| word.start >= floor) else { return false };
        let lower = word.lower();
        if lower.as_str() == "t" && is_apostrophe(cursor.char_before(word.start))
            || listed(&word_lists::DENYING, lower.as_str())
        {
            // `not only more than` denies nothing.
            let next = cursor.next_word(word.end).map(|next| next.lower());
            return next.is_none_or(|next| !matches!(next.as_str(), "only" | "just" | "nur" | "seulement" | "solo"));
        }
        if listed(&word_lists::NEW_CLAUSE, lower.as_str()) {
            return false;
        }
        at = word.start;
    }
    false
}

/// The hedge that the words before a figure say, the nearest first.
fn read(one: &str, two: &str, three: &str, unit: Option<&str>) -> Option<Hedge> {
    use Hedge::{About, Nearly, Over, Under};
    Some(match (one, two) {
        ("over" | "under" | "über", _) if is_about_something((one, two, three), unit) => return None,
        (
            "over" | "exceeding" | "above" | "topping" | "surpassing" | "oltre" | "über" | "mindestens" | "wenigstens",
            _,
        ) => Over,
        (
            "exceed" | "exceeds" | "exceeded" | "surpass" | "surpasses" | "surpassed" | "topped" | "tops" | "beyond",
            _,
        ) => Over,
        ("supera" | "superan" | "superó" | "superará" | "superarán" | "superano" | "dépasse" | "dépassent", _) => {
            Over
        }
        ("top", "to" | "will" | "would" | "could" | "can" | "may" | "might" | "not" | "should") => Over,
        ("under" | "below" | "unter" | "höchstens" | "maximal", _) => Under,
        (
            "than",
            "more" | "greater" | "better" | "larger" | "higher" | "bigger" | "longer" | "older" | "taller" | "heavier"
            | "deeper" | "wider" | "faster",
        ) => Over,
        (
            "than",
            "less" | "fewer" | "lower" | "smaller" | "cheaper" | "shorter" | "younger" | "lighter" | "slower"
            | "thinner" | "narrower",
        ) => Under,
        ("least", "at") | ("minimum", _) => Over,
        ("most", "at") | ("maximum", _) => Under,
        ("of", "excess" | "upwards" | "upward" | "north" | "minimum") => Over,
        ("of", "short") if three == "just" => Nearly,
        ("of", "south" | "maximum" | "short") => Under,
        ("of", "shy") => Nearly,
        ("of", "region" | "order" | "neighborhood" | "neighbourhood" | "vicinity" | "estimate") => About,
        // `went up to 85p` tells where it is.
        ("to", "up") if listed(&word_lists::MOVED, three) => return None,
        ("to", "up") => Under,
        ("to", "close" | "near") => About,
        ("as", "much" | "many" | "high" | "large") if three == "as" || three == "by" => Under,
        ("as", "little" | "few" | "low") if three == "as" => Over,
        (
            "nearly" | "almost" | "virtually" | "practically" | "approaching" | "nearing" | "fast" | "knapp"
            | "beinahe" | "nahezu" | "presque" | "casi" | "quasi",
            _,
        ) => Nearly,
        ("de" | "d" | "des" | "du", "près") | ("quite", "not") | ("on", "nigh") => Nearly,
        // Something closes on a day.
        ("on", "close") if unit != Some("date") => About,
        (
            "about" | "around" | "roughly" | "approximately" | "approx" | "circa" | "c" | "ca" | "some" | "estimated"
            | "near" | "etwa" | "rund" | "ungefähr" | "zirka" | "environ" | "quelque" | "unos" | "unas"
            | "aproximadamente",
            _,
        ) => About,
        ("de" | "del", "alrededor" | "cerca" | "autour") | ("a" | "al", "intorno") => About,
        ("als", "mehr" | "älter" | "höher" | "größer" | "länger") => Over,
        ("als", "weniger" | "jünger" | "niedriger" | "kleiner" | "kürzer" | "billiger") => Under,
        ("zu", "bis") => Under,
        ("de" | "d" | "des" | "del", "plus" | "más")
        | ("di" | "d" | "del" | "dei" | "della", "più")
        | ("moins", "au")
        | ("menos", "al" | "lo")
        | ("almeno", _) => Over,
        ("de" | "d" | "des" | "del", "moins" | "menos")
        | ("di" | "d" | "del" | "dei" | "della", "meno")
        | ("plus", "au") => Under,
        ("hasta", _) | ("a" | "al", "fino") => Under,
        _ => return None,
    })
}

/// `$5 billion over ten years`, `a debate over $5 billion`, `under 2024 rules`: no bound.
fn is_about_something((word, before, verb): (&str, &str, &str), unit: Option<&str>) -> bool {
    // `ein Vertrag über zwei Jahre` is one of two years.
    if word == "über" {
        return word_lists::OF_AN_AMOUNT.iter().any(|noun| before.ends_with(noun));
    }
    let spans_time = unit.is_some_and(|unit| listed(&word_lists::SPANS, unit));
    // `for over ten years` is a bound, `rose over ten years` is a time; `it took them over a year` and `it paid them over a year`.
    let bound = match before {
        "him" | "her" | "them" | "us" | "you" | "me" | "it" => listed(&word_lists::TAKES_TIME, verb),
        _ => before.is_empty() || listed(&word_lists::BOUND_LEADS, before),
    };
    if word == "over" && spans_time && !bound {
        return true;
    }
    word == "over" && listed(&word_lists::DISPUTES, before)
}

/// Whether the `over` at `start`, behind the words `verb` and before that `helping`, is no bound but belongs to what was said:
/// `handed over $5m`, `$3 billion was spent over five years`. Words before `floor` belong to the figure before.
fn is_of_verb(
    cursor: Cursor<'_>,
    (start, floor): (usize, usize),
    (verb, helping): (&str, &str),
    unit: Option<&str>,
) -> bool {
    let is_time = unit.is_some_and(|unit| listed(&word_lists::SPANS, unit));
    let is_money = unit.is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
    if !is_time {
        // People are handed over, too; `signed over 40 players` bounds them.
        return is_money && listed(&word_lists::OVER_VERBS, verb) || matches!(verb, "handed" | "handing");
    }
    let gap = cursor.text.get(floor..start).unwrap_or_default();
    let is_passive = matches!(helping, "was" | "were" | "is" | "are" | "be" | "been" | "being" | "#");
    // What was spent stands before it: `300 people spent over two years` there.
    let is_sum = || cursor.currency_before(floor);
    matches!(verb, "spent" | "needed" | "required") && is_passive && !gap.contains(['.', ';', ':', ',']) && is_sum()
}

/// What stands behind the figure: `or more`, `-plus`, `+`.
fn behind(cursor: Cursor<'_>, end: usize) -> Option<Hedge> {
    if cursor.byte(end) == b'+' {
        return (!cursor.is_digit(end + 1)).then_some(Hedge::Over);
    }
    if cursor.byte(end) == b'-' {
        let word = cursor.word(end + 1);
        return hyphened(word.lower().as_str(), word.end).map(|(hedge, _)| hedge);
    }
    // `$5 billion–plus`
    if cursor.char_at(end) == Some('–') {
        return (cursor.word(end + '–'.len_utf8()).text == "plus").then_some(Hedge::Over);
    }
    let first = match cursor.byte(end) {
        b',' => cursor.next_word(end + 1).filter(|word| word.text == "give")?,
        _ => cursor.next_word(end)?,
    };
    let second = || cursor.next_word(first.end).map_or("", |word| word.text);
    match first.text {
        "plus" if cursor.ends_clause(cursor.blank(first.end)) => Some(Hedge::Over),
        "or" | "and" | "oder" => match second() {
            "more" | "higher" | "above" | "greater" | "better" | "over" | "mehr" | "up" | "older" | "longer" => {
                Some(Hedge::Over)
            }
            "less" | "fewer" | "lower" | "under" | "below" | "weniger" | "younger" => Some(Hedge::Under),
            "so" | "thereabouts" => Some(Hedge::About),
            _ => None,
        },
        "at" => match second() {
            "least" | "minimum" => Some(Hedge::Over),
            "most" => Some(Hedge::Under),
            _ => None,
        },
        "give" if second() == "or" => Some(Hedge::About),
        _ => None,
    }
}

/// A hedge between a number and its noun, and where it ends: `10+ years`, `100 or more workers`.
pub(super) fn within(cursor: Cursor<'_>, end: usize) -> Option<(Hedge, usize)> {
    if cursor.byte(end) == b'+' {
        return Some((Hedge::Over, end + 1));
    }
    let first = cursor.next_word(end)?;
    match first.text {
        "plus" => Some((Hedge::Over, first.end)),
        "or" => {
            let second = cursor.next_word(first.end)?;
            let hedge = match second.text {
                "more" => Hedge::Over,
                "fewer" | "less" => Hedge::Under,
                "so" => Hedge::About,
                _ => return None,
            };
            Some((hedge, second.end))
        }
        _ => None,
    }
}

/// The hedge that a word behind a hyphen says, and where it ends: `$10 billion-plus`, `30-odd`.
pub(super) fn hyphened(lower: &str, end: usize) -> Option<(Hedge, usize)> {
    match lower {
        "plus" => Some((Hedge::Over, end)),
        "odd" | "ish" | "something" | "some" => Some((Hedge::About, end)),
        _ => None,
    }
}

/// Whether the clause says that the figure is not asserted: `would`, `reportedly`.
fn unsure(cursor: Cursor<'_>, start: usize, floor: usize) -> Option<Hedge> {
    let mut at = start;
    for _ in 0..CLAUSE {
        let word = cursor.word_before(at, false).filter(|word| word.start >= floor)?;
        let doubts = listed(&word_lists::UNSURE, word.text) && !is_deed(cursor, word);
        if doubts || is_hearsay(cursor, word) || is_awaited(cursor, word) || is_said_to(cursor, word) {
            return Some(Hedge::Reported);
        }
        if begins_clause(cursor, word) {
            return None;
        }
        at = word.start;
    }
    None
}

/// Whether `word` begins a clause of its own, of which what was doubted before it says nothing: `would not say who paid`,
/// `would resign and paid`.
fn begins_clause(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    match word.text {
        "who" | "whom" | "whose" | "how" | "why" | "where" | "when" | "because" | "after" | "but" | "weil" | "wer" => {
            true
        }
        "and" => cursor.next_word(word.end).is_some_and(|next| {
            let lower = next.lower();
            let past = ["paid", "spent", "gave", "sold", "bought", "made", "took", "lost", "won", "got", "had", "was"];
            lower.as_str().ends_with("ed") || past.contains(&lower.as_str())
        }),
        _ => false,
    }
}

/// Whether `word` is what somebody did rather than a doubt about it: `the board proposed a dividend of`.
fn is_deed(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    matches!(word.text, "proposed" | "alleged")
        && cursor
            .next_word(word.end)
            .is_some_and(|next| matches!(next.text, "a" | "an" | "the" | "that" | "to" | "paying"))
}

/// `an expected $850 million gain`, `is projected to cost`; `more than expected` tells of what did happen.
fn is_awaited(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    if !matches!(word.lower().as_str(), "expected" | "projected" | "anticipated" | "planned" | "forecasted") {
        return false;
    }
    let before = cursor.word_before(word.start, false);
    before.is_none_or(|before| !matches!(before.text, "than" | "as" | "had" | "analysts"))
}

/// `a reported $5 billion`, `its supposed $5 billion`: the word is told from what a company reported by what stands before it.
fn is_hearsay(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    let before = cursor.word_before(word.start, false);
    matches!(word.text, "reported" | "supposed" | "purported")
        && before
            .is_some_and(|before| matches!(before.text, "a" | "A" | "the" | "The" | "its" | "his" | "her" | "their"))
}

/// `$5 million was reportedly paid`: the doubt that stands behind the figure.
fn is_doubted_behind(cursor: Cursor<'_>, end: usize) -> bool {
    let doubts = |word: &str| matches!(word, "reportedly" | "allegedly" | "supposedly" | "purportedly");
    if cursor.byte(end) == b',' {
        return cursor
            .next_word(end + 1)
            .is_some_and(|word| doubts(word.text) && cursor.ends_clause(cursor.blank(word.end)));
    }
    let Some(is) = cursor.next_word(end) else { return false };
    let mut doubt = cursor.next_word(is.end);
    if matches!(doubt.map(|word| word.text), Some("been" | "be")) {
        doubt = doubt.and_then(|word| cursor.next_word(word.end));
    }
    matches!(is.text, "was" | "were" | "is" | "are" | "has" | "have" | "had")
        && doubt.is_some_and(|word| doubts(word.text))
}

/// `is said to be`, `are believed to have`, `was rumoured to`.
fn is_said_to(cursor: Cursor<'_>, word: Word<'_>) -> bool {
    matches!(word.text, "said" | "believed" | "thought" | "understood" | "rumored" | "rumoured" | "set" | "likely")
        && cursor.next_word(word.end).is_some_and(|next| next.text == "to")
        && cursor.word_before(word.start, false).is_some_and(|is| {
            matches!(is.text, "is" | "are" | "was" | "were" | "be" | "been" | "s" | "re" | "widely" | "also" | "now")
        })
}
