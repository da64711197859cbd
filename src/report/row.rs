//! Rows of tables: what the first cell of a row says that its figures are about.

use super::about::About;
use super::asked::Asked;
use super::concepts::concept;
use super::list::List;
use super::names::{Word, words};
use super::phrase::is_function;
use super::sentence::Sentence;
use super::things::{has_noun_ending, is_thing};
use crate::figures::{Figure, Kind, read};
use crate::text::Span;

/// Words that a first cell has at most that is no sentence.
const WORDS: usize = 5;

/// What a figure in a row is about: what the head of its column says, of what the first cell names.
pub(super) fn about(sentence: &Sentence<'_>, place: Span, asked: &Asked) -> Option<About> {
    let label = label(sentence, place, asked);
    let Some(head) = head(sentence, place, asked) else { return label.map(About::guess) };
    let first = sentence.text.split('\t').next().filter(|first| place.start > first.len()).unwrap_or_default().trim();
    let words = sentence.before(Span::new(first.len(), first.len()));
    let is_name = words.first().is_some_and(|word| word.text.starts_with(char::is_alphabetic));
    if !is_name || words.len() > WORDS {
        return Some(About::guess(head));
    }
    let is_asked = asked.object.as_deref().is_some_and(|object| asked.same(first) == object);
    let object = label.unwrap_or_else(|| first.to_owned());
    Some(About { object: Some(object).filter(|_| !is_asked), ..About::guess(head) })
}

/// What the head of the column says in which the figure at `place` stands, in small letters, where it is a noun for sure.
fn head(sentence: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
    let heads = sentence.head?;
    let cells = |row: &str| row.matches('\t').count();
    let at = cells(sentence.text.get(..place.start)?);
    // A table that is cut in two has no head in its second part, but a row.
    let is_head = cells(heads) == cells(sentence.text) && at > 0;
    let cell = heads.split('\t').nth(at).filter(|_| is_head && !has_figure(heads))?;
    let unit = cell.find('(').and_then(|at| cell.get(..at)).unwrap_or(cell);
    // `Value put on the firm` is a value.
    let noun = words(unit).into_iter().take_while(|word| !is_function(&word.plain()));
    let words: Vec<Word<'_>> = noun.filter(|word| !is_period(word.text)).collect();
    let last = words.last().filter(|_| words.len() <= WORDS)?.plain();
    if let Some(concept) = concept(&last).filter(|_| words.len() == 1) {
        return Some(concept.to_owned());
    }
    let is_known = concept(&last).is_some()
        || words.len() > 1 && GENERAL.has(&last)
        || has_noun_ending(&last)
        || asked.is_written_small(&last);
    let is_noun = is_known && (is_thing(&last) || concept(&last).is_some()) && (words.len() > 1 || !GENERAL.has(&last));
    is_noun.then(|| words.iter().map(|word| word.text.to_lowercase()).collect::<Vec<_>>().join(" "))
}

/// Whether a figure stands in a row of heads, so that it is a row like others. Times are heads, too: `2024/25`, `12-month change`.
fn has_figure(heads: &str) -> bool {
    // Few heads have digits, and no others are read.
    let is_number = |cell: &str| words(cell).iter().all(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()));
    heads.bytes().any(|byte| byte.is_ascii_digit())
        && heads.split('\t').any(|cell| {
            let figures = read(cell, None);
            let is_period = |figure: &Figure| match figure.kind {
                Kind::Date | Kind::Year => true,
                Kind::Count => figure.unit.as_deref().is_some_and(|unit| TIMES.has(unit)),
                Kind::Money | Kind::Percent | Kind::Points | Kind::Multiple => false,
            };
            let is_bare = figures.is_empty() && cell.bytes().any(|byte| byte.is_ascii_digit()) && is_number(cell);
            is_bare || !figures.iter().all(is_period)
        })
}

static TIMES: List = List::of("hours days weeks months quarters years seasons");

/// Whether a word says of what time a column is: `2024`, `Q1`, `H2`, `FY25`, `1Q25`.
fn is_period(word: &str) -> bool {
    let number = ["Q", "H", "FY", "CY"].iter().find_map(|sign| word.strip_prefix(sign)).unwrap_or(word);
    number.starts_with(|c: char| c.is_ascii_digit())
}

/// Heads that say nothing of what stands below them.
static GENERAL: List = List::of(
    "amount amounts total totals value values number numbers figure figures share shares percentage percent rate change changes",
);

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
    let words = sentence.before(Span::new(first.len(), first.len()));
    let last = words.last().filter(|_| words.len() <= WORDS && !first.contains(['?', '!', ';', '.', ',']))?;
    let plain = last.plain();
    let is_plain = words.iter().all(|word| word.text.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\''));
    let is_many = plain.ends_with('s')
        && !plain.ends_with("ss")
        && (words.len() > 1 || !last.is_capitalised() || asked.is_written_small(&plain));
    let class = sentence.head.and_then(|head| head.split('\t').next()).map(|class| class.trim().to_lowercase());
    let is_known = asked.is_written_small(&plain) || class.is_some_and(|class| CLASSES.has(&class));
    let is_named = concept(&plain).is_some()
        || words.len() > 1 && !last.is_capitalised()
        || is_many
        || words.len() == 1 && is_known
        || has_noun_ending(&plain);
    (is_plain && is_named && (is_thing(&plain) || concept(&plain).is_some())).then(|| first.trim().to_lowercase())
}
