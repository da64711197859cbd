//! Rows of tables: what the first cell of a row says that its figures are about.

use super::about::About;
use super::asked::Asked;
use super::column::{Column, WORDS, has_figure, is_period};
use super::concepts::concept;
use super::list::List;
use super::sentence::Sentence;
use super::things::{has_noun_ending, is_thing};
use super::unit::split;
use crate::text::Span;

/// What a figure in a row is about: what the head of its column says, of what the first cell names, and of what time or place.
pub(super) fn about(sentence: &Sentence<'_>, place: Span, asked: &Asked) -> Option<About> {
    let label = label(sentence, place, asked);
    let Some((column, apart)) = column(sentence, place, asked) else { return label.map(About::guess) };
    let first = sentence.text.split('\t').next().filter(|first| place.start > first.len()).unwrap_or_default().trim();
    if column.is_change {
        return label.map(|label| About { object: Some(label), ..About::guess("change") });
    }
    let Some(noun) = column.noun else {
        return label.map(|label| About { apart, ..About::guess(label) });
    };
    let words = sentence.before(Span::new(first.len(), first.len()));
    let first = split(first).1;
    let is_name = words.first().is_some_and(|word| word.text.starts_with(char::is_alphabetic) && !is_period(word.text));
    if !is_name || words.len() > WORDS {
        let time = Some(first)
            .filter(|first| !first.is_empty() && words.len() <= WORDS && words.iter().any(|word| is_period(word.text)));
        return Some(About { apart: time.map(str::to_owned).or(apart), ..About::guess(noun) });
    }
    let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(first) == object);
    let object = label.unwrap_or_else(|| first.to_owned());
    Some(About { object: Some(object).filter(|_| !is_asked), apart, ..About::guess(noun) })
}

/// The column in which the figure at `place` stands, and what parts it from those beside it whose figures are of the same.
fn column(sentence: &Sentence<'_>, place: Span, asked: &Asked) -> Option<(Column, Option<String>)> {
    let heads = sentence.head.as_deref()?;
    let at = sentence.text.get(..place.start)?.matches('\t').count();
    // A table that is cut in two has no head in its second part, but a row.
    let cell = heads.split('\t').nth(at).filter(|_| at > 0 && !has_figure(heads))?;
    let column = Column::of(cell, asked);
    let has_number = |cell: Option<&str>| cell.is_some_and(|cell| cell.bytes().any(|byte| byte.is_ascii_digit()));
    let is_percent = |cell: &str| cell.contains('%') || cell.contains(" per");
    let own = sentence.text.split('\t').nth(at).is_some_and(is_percent);
    let is_rival = |(other, head): (usize, &str)| {
        let cell = sentence.text.split('\t').nth(other);
        other > 0
            && other != at
            && has_number(cell)
            && cell.is_some_and(is_percent) == own
            && Column::of(head, asked).is_beside(&column)
    };
    let apart = column.apart.clone().filter(|_| heads.split('\t').enumerate().any(is_rival));
    Some((column, apart))
}

/// Heads of first columns below which things stand, and no names.
static CLASSES: List = List::of(
    "service services department departments item items category categories area areas purpose use uses programme programmes \
    program programs sector sectors expense expenses product products budget crop crops fuel fuels source sources kind type",
);

/// What the first cell of the row `sentence` names, in small letters, where the figure at `place` stands in another one.
///
/// One word with a capital may be anybody's name, as Wales and James are: it is a thing where it ends as nouns do, stands elsewhere
/// in small letters, or the column's head says that things stand there (`Service`).
fn label(sentence: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
    let (first, _) = sentence.text.split_once('\t').filter(|(first, _)| place.start > first.len())?;
    let first = split(first).1;
    let words = sentence.before(Span::new(first.len(), first.len()));
    let last = words.last().filter(|_| words.len() <= WORDS && !first.contains(['?', '!', ';', '.', ',']))?;
    let plain = last.plain();
    let is_plain = words.iter().all(|word| word.text.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\''));
    let is_many = plain.ends_with('s')
        && !plain.ends_with("ss")
        && (words.len() > 1 || !last.is_capitalised() || asked.is_written_small(&plain));
    let class =
        sentence.head.as_deref().and_then(|head| head.split('\t').next()).map(|class| class.trim().to_lowercase());
    let is_known = asked.is_written_small(&plain) || class.is_some_and(|class| CLASSES.has(&class));
    let is_named = concept(&plain).is_some()
        || words.len() > 1 && !last.is_capitalised()
        || is_many
        || words.len() == 1 && is_known
        || has_noun_ending(&plain);
    (is_plain && is_named && (is_thing(&plain) || concept(&plain).is_some())).then(|| first.trim().to_lowercase())
}
