//! Figures of another one than the search is about, told by a word that says so, or by the name that does something: `rival Pell Express is to
//! show a profit of $97m`, `Pell had sales of $3bn`.

use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::{is_month_or_day, name_at, name_text};
use super::phrase::{is_function, is_german_only, is_romance_only};
use super::sentence::Sentence;
use crate::text::Span;

/// Words between a word for another one and its name: `le festival voisin de Saint-Orens`.
const TO_NAME: usize = 2;

/// The other one that a figure is told of, by its name.
pub(super) fn another(whole: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
    neighbour(whole, place, asked).or_else(|| owner(whole, place, asked))
}

/// The name that has, makes or employs what the figure tells of, where it is none that the search names: `Pell had sales of $3bn`.
fn owner(whole: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
    let before = whole.before(place);
    for (at, verb) in before.iter().enumerate().rev() {
        if whole.text.get(verb.end..place.start)?.contains([';', ':', '!', '?', '\t']) {
            return None;
        }
        if !HAVING.has(verb.text) {
            continue;
        }
        // `has bought Harrow Labs`
        let next = before.get(at + 1).map_or("", |next| next.text);
        if matches!(verb.text, "has" | "had" | "have") && (next.ends_with("ed") || PAST.has(next)) {
            return None;
        }
        let helping = before.get(..at)?.iter().rev().take_while(|word| HELPING.has(word.text)).count();
        let end = at - helping;
        // `Pell has 240 workers and had sales of $5m`
        let lead = end.checked_sub(1).and_then(|lead| before.get(lead))?;
        if matches!(lead.text, "and" | "et" | "und") {
            continue;
        }
        let first = (0..end).find(|first| name_at(before, *first) >= end)?;
        let run = before.get(first..end)?;
        let touches = run.last().is_some_and(|last| {
            let next = before.get(end).map_or(verb.start, |next| next.start);
            whole.text.get(last.end..next) == Some(" ")
        });
        let opens = first == 0
            || before.get(first - 1).is_some_and(|lead| {
                let gap = whole.text.get(lead.end..run.first().map_or(lead.end, |word| word.start));
                matches!(lead.text, "and" | "but" | "while" | "as" | "that" | "et" | "und") || gap == Some(", ")
            });
        let is_name = run.iter().all(|word| {
            let plain = word.plain();
            !is_function(&plain)
                && !is_german_only(&plain)
                && !is_romance_only(&plain)
                && !LEADS.has(&plain)
                && concept(&plain).is_none()
                && !is_month_or_day(word.text)
        }) && run.last().is_some_and(|word| asked.is_name(&word.plain()));
        let name = name_text(whole.text, run);
        return (touches && opens && is_name && asked.is_other(&name)).then_some(name);
    }
    None
}

/// What firms and towns do with what is counted of them.
static HAVING: List = List::of(
    "had has have employs employed employ made makes posted posts earned earns recorded records generated generates booked books owes owed \
    emploie emploient employait réalise réalisé compte beschäftigt beschäftigte hat hatte erzielt erzielte erwirtschaftete machte",
);

/// Words that open a sentence with a capital and are no names.
static LEADS: List = List::of("im am die der das vorjahr le la les");

static PAST: List = List::of(
    "bought paid sold built been said won lost grown risen fallen made taken given put cut set held begun become got gone",
);

/// Words between a name and its verb.
static HELPING: List =
    List::of("itself himself herself also now already still which who n'a n’a a ne had has have selbst");

/// The other one that a word for a rival or a neighbour names.
fn neighbour(whole: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
    let before = whole.before(place);
    let from = before.iter().rposition(|word| OTHERS.has(&word.plain()))?;
    let other = before.get(from)?;
    // `The city, which has a neighbouring port, ...; revenue was`: it must be told in the same statement.
    let is_near = !whole.text.get(other.end..place.start)?.contains([';', '!', '?', '\t']);
    let first = (from + 1..=from + 1 + TO_NAME).find(|at| before.get(*at).is_some_and(|word| word.is_capitalised()))?;
    let is_led = (from + 1..first).all(|at| before.get(at).is_some_and(|word| LEADING.has(word.text)));
    let name = name_text(whole.text, before.get(first..name_at(before, first))?);
    let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(&name) == object) || asked.is_actor(&name);
    (is_near && is_led && !name.is_empty() && !is_asked).then_some(name)
}

static OTHERS: List = List::of(
    "rival rivals neighbouring neighboring nearby competitor neighbour neighbor voisin voisine voisins concurrent concurrente \
    rivale nachbarstadt nachbarort nachbargemeinde nachbardorf konkurrent konkurrentin rivalin benachbarten",
);

static LEADING: List = List::of("de du des d the of in town city village island firm company group festival port");
