//! Figures of another one than the search is about, told by a word that says so: `rival Pell Express is to show a profit of $97m`.

use super::asked::Asked;
use super::list::List;
use super::names::{name_at, name_text};
use super::sentence::Sentence;
use crate::text::Span;

/// Words between a word for another one and its name: `le festival voisin de Saint-Orens`.
const TO_NAME: usize = 2;

/// The other one that a figure is told of, by its name.
pub(super) fn another(whole: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
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
