//! Which hedge the words right before a figure say.

use super::cursor::Cursor;
use super::value::Hedge;
use super::word_lists::{self, listed};

/// The hedge that the words before a figure say, the nearest first.
pub(super) fn read(one: &str, two: &str, three: &str, unit: Option<&str>) -> Option<Hedge> {
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
        ("to", "up") if listed(&word_lists::MOVED, three) && is_level(unit) => return None,
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
        // `creció un 3 % hasta 1,2 millones` tells where it is now.
        ("hasta", "#") => return None,
        ("a" | "al", "fino") if three == "#" => return None,
        ("hasta", _) | ("a" | "al", "fino") => Under,
        _ => return None,
    })
}

/// Whether what is measured so goes up and down by itself, where people and tents are sent.
fn is_level(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| is_currency(unit) || matches!(unit, "%" | "percentage points" | "basis points"))
}

/// Whether `unit` is the code of a currency.
fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `$5 billion over ten years`, `a debate over $5 billion`, `under 2024 rules`: no bound.
fn is_about_something((word, before, verb): (&str, &str, &str), unit: Option<&str>) -> bool {
    // `ein Vertrag über zwei Jahre` is one of two years.
    if word == "über" {
        return word_lists::OF_AN_AMOUNT.split_ascii_whitespace().any(|noun| before.ends_with(noun));
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
pub(super) fn is_of_verb(
    cursor: Cursor<'_>,
    (start, floor): (usize, usize),
    (verb, helping): (&str, &str),
    unit: Option<&str>,
) -> bool {
    let is_time = unit.is_some_and(|unit| listed(&word_lists::SPANS, unit));
    let is_money = unit.is_some_and(is_currency);
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
