//! Amounts by time or by piece: what is paid a day is not what is paid in all, and what is earned per share is no profit.

use super::concepts::concept;
use super::list::List;
use super::names::Word;
use crate::text::Span;

/// How often, or for how much of something, an amount is paid of which it is said that it is `what`: `a day`, `an hour`, `a barrel`.
/// What firms earn and owe is that of a year unless something else is said.
pub(super) fn rate(sentence: &str, place: Span, behind: &[Word<'_>], what: &str) -> Option<String> {
    let first = behind.first()?;
    if sentence.get(place.end..first.start)?.chars().any(|c| !matches!(c, ' ' | '/' | '-')) {
        return None;
    }
    let unit = match (first.text, behind.get(1)) {
        ("a" | "an" | "per" | "each" | "every" | "the" | "je" | "pro" | "par", Some(unit)) => unit.text,
        ("daily", _) => "day",
        ("weekly", _) => "week",
        ("monthly", _) => "month",
        ("annually" | "yearly", _) => "year",
        ("hourly", _) => "hour",
        (unit, _) if sentence.get(place.end..first.start) == Some("/") => unit,
        _ => return None,
    };
    if behind.get(2).is_some_and(|ago| matches!(ago.text, "ago" | "earlier" | "before" | "later" | "from" | "after")) {
        return None;
    }
    let square = behind.get(2).filter(|_| unit == "square").map(|of| format!("square {}", of.text));
    let unit = square.as_deref().unwrap_or(unit);
    let is_yearly = matches!(what, "revenue" | "profit" | "loss" | "salary" | "dividend" | "budget");
    let is_rate = (PIECES.has(unit) || square.is_some())
        && !(unit == "year" && is_yearly)
        && !(first.text == "the" && unit != "day");
    is_rate.then(|| format!("{} {unit}", if unit == "hour" || unit == "ounce" || unit == "acre" { "an" } else { "a" }))
}

/// Whether an amount is paid for a share: `$21 a share`, `$21 for each share`.
pub(super) fn is_per_share(behind: &[Word<'_>]) -> bool {
    let behind = behind.split_first().filter(|(link, _)| link.text == "for").map_or(behind, |(_, rest)| rest);
    matches!(behind, [each, share, ..] if matches!(
        (each.text, share.text),
        ("a" | "per" | "each" | "every", "share") | ("je" | "pro", "Aktie" | "Anteilsschein")
    ))
}

/// How often an amount is paid by what stands before the word for it: `his weekly wage is £110,000`.
pub(super) fn told_before(before: &[&Word<'_>], what: &str) -> Option<String> {
    let said = before.iter().take(NEAR).position(|word| concept(&word.plain()) == Some(what))?;
    match before.get(said + 1)?.text {
        "weekly" | "Weekly" => Some("a week".to_owned()),
        "monthly" | "Monthly" => Some("a month".to_owned()),
        "daily" | "Daily" => Some("a day".to_owned()),
        "hourly" | "Hourly" => Some("an hour".to_owned()),
        _ => None,
    }
}

/// Whether `word` is what prices are told by: `a tonne`, `a night`, `a square metre`.
pub(super) fn is_piece(word: &str) -> bool {
    PIECES.has(word) || word == "square"
}

static PIECES: List = List::of(
    "second minute hour day night week month quarter year season head person passenger household tonne ton kilo kg litre liter gallon \
    barrel ounce metre meter mile kilometre kilometer km hectare acre trip ticket vote seat bottle cup unit tag woche monat jahr stunde jour mois an",
);

/// What is told of a share by words before an amount: `earnings per share of`, `EPS was`.
pub(super) fn per_share(sentence: &str, before: &[&Word<'_>], place: Span) -> Option<String> {
    let near = |word: &Word<'_>| {
        !sentence
            .get(word.end..place.start)
            .is_some_and(|gap| gap.contains([',', ';', '!', '?', '\t']) || gap.contains(". "))
    };
    // Another amount between them is the one told of.
    let is_free = |word: &Word<'_>| {
        !sentence.get(word.end..place.start).is_some_and(|gap| gap.contains(['$', '€', '£', '¥', '%']))
    };
    let at = before.iter().take(NEAR).position(|word| matches!(word.text, "EPS" | "eps" | "share" | "Share"))?;
    let word = before.get(at).filter(|word| near(word) && is_free(word))?;
    if word.text.eq_ignore_ascii_case("eps") {
        return Some("earnings per share".to_owned());
    }
    let per = before.get(at + 1).filter(|per| matches!(per.text, "per" | "a" | "Per"))?;
    let noun = before.get(at + 2).filter(|noun| sentence.get(noun.end..per.start) == Some(" "))?.plain();
    match concept(&noun) {
        Some("profit") => Some("earnings per share".to_owned()),
        Some("dividend") => Some("dividend".to_owned()),
        Some("loss") => Some("loss per share".to_owned()),
        Some("price") => Some("price per share".to_owned()),
        _ => None,
    }
}

/// Words before an amount among which it is said that it is that of a share.
const NEAR: usize = 7;
