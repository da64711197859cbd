//! Says where a figure among words is looked for otherwise than its writer may think.

use super::notes::{Notes, Problem};
use super::sentence::is_sentence;
use super::whole_figures::of_words;
use super::{FigureField, Item, Part, TypedFigure, TypedWorth};
use crate::figures::{Figure, Hedge, Kind};
use crate::text::Span;

/// Signs before an amount that ask for all that is more, or less, and whether for the amount itself too.
const SIGNS: [(&str, Hedge, bool); 6] = [
    (">=", Hedge::Over, true),
    ("≥", Hedge::Over, true),
    (">", Hedge::Over, false),
    ("<=", Hedge::Under, true),
    ("≤", Hedge::Under, true),
    ("<", Hedge::Under, false),
];

/// What ends in such a sign and is none.
const ARROWS: [&str; 5] = ["->", "=>", "\u{2013}>", "\u{2014}>", ">>"];

/// Words that set a bound which is not reached itself; whatever else sets one is: `at least`, `up to`, `or more`.
const BEYOND: [&str; 32] = [
    "above",
    "better",
    "bigger",
    "excess",
    "exceed",
    "exceeded",
    "exceeding",
    "exceeds",
    "greater",
    "higher",
    "larger",
    "longer",
    "mehr",
    "more",
    "más",
    "north",
    "oltre",
    "over",
    "più",
    "plus",
    "supera",
    "superan",
    "superano",
    "superó",
    "surpass",
    "surpassed",
    "surpassing",
    "topped",
    "topping",
    "upward",
    "upwards",
    "über",
];
const SHORT_OF: [&str; 15] = [
    "below", "cheaper", "fewer", "less", "lower", "meno", "menos", "moins", "short", "shorter", "smaller", "south",
    "under", "unter", "weniger",
];
/// Words behind which nothing further away sets the bound.
const ITSELF: [&str; 9] =
    ["höchstens", "least", "maximal", "maximum", "mindestens", "minimum", "most", "to", "wenigstens"];

/// Fewer words than these beside a range ask for it.
const FEW: usize = 4;

/// Words before an amount among which that which bounds it is looked for.
const BOUNDING: usize = 3;

/// Adds what is to be said of the figures among `items`, which were read from `text`: that `title:£2bn` is words, and that
/// `over £2bn` looks for that amount, and `between £1bn and £2bn` for its ends. In a sentence amounts are hedged because it says so, not because that is asked for.
pub(super) fn add(text: &str, items: &[Item], notes: &mut Notes) {
    look(text, items, !is_sentence(items), notes);
}

fn look(text: &str, items: &[Item], may_ask: bool, notes: &mut Notes) {
    let mut rest = items;
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|item| matches!(item.part, Part::Word(_)) && item.is_bare()).count();
        match &first.part {
            _ if run > 0 => bounds(text, rest.get(..run).unwrap_or_default(), may_ask, notes),
            Part::Field { field, item } => {
                let words = match &item.part {
                    Part::Group(words) => words.as_slice(),
                    _ => std::slice::from_ref(&**item),
                };
                let words = words.iter().filter_map(|word| match &word.part {
                    Part::Word(word) => Some(word.as_str()),
                    _ => None,
                });
                let (words, figures) = of_words(words);
                if let Some((_, figure)) = figures.first() {
                    notes.add_valued(Problem::FigureWords, field.name(), figure.as_written(&words), first.span);
                }
            }
            part => look(text, part.children(), may_ask, notes),
        }
        rest = rest.get(run.max(1)..).unwrap_or_default();
    }
}

/// Notes the first of the figures of `words`, which stand side by side in `text`, that is said to be a bound where the query `may_ask`
/// for one, and the first that is a range.
fn bounds(text: &str, words: &[Item], may_ask: bool, notes: &mut Notes) {
    let (joined, figures) = of_words(words.iter().filter_map(|word| word.part.words()));
    for (taken, figure) in figures {
        let (Some(first), Some(last)) = (words.get(taken.start), words.get(taken.end - 1)) else { continue };
        let before = text.get(..first.span.start).unwrap_or_default();
        let written = figure.as_written(&joined);
        let span = Span::new(first.span.start, last.span.end);
        // The words of a range alone make no sentence: `stake between $14 billion and $15 billion`.
        let may_range = may_ask || words.len() - taken.len() < FEW;
        if let Some(form) = condition(before, &figure, written).filter(|_| may_ask) {
            notes.add_valued(Problem::FigureBound, &form, &format!("`{written}`"), span);
        } else if let Some(form) = range(&figure, written).filter(|_| may_range) {
            notes.add_valued(Problem::FigureRange, &form, &format!("`{written}`"), span);
        }
    }
    for word in words.iter().filter(|_| may_ask) {
        let before = text.get(..word.span.start).unwrap_or_default();
        let typed = word.part.words().unwrap_or_default();
        if let Some((start, form)) = signed_behind_currency(before, typed) {
            notes.add_valued(Problem::FigureSign, &form, &format!("`{typed}`"), Span::new(start, word.span.end));
        }
    }
}

/// Where `$>` begins that `before` ends with, and the condition that `$>10bn` is meant for, of which `typed` is the number.
fn signed_behind_currency(before: &str, typed: &str) -> Option<(usize, String)> {
    let (sign, hedge, is_included) = SIGNS.into_iter().find(|(sign, ..)| before.ends_with(sign))?;
    let bare = before.strip_suffix(sign)?;
    let currency = bare.chars().next_back().filter(|last| matches!(last, '$' | '€' | '£' | '¥' | '₹'))?;
    let start = bare.len() - currency.len_utf8();
    let is_number = typed.starts_with(|first: char| first.is_ascii_digit());
    let worth = worth(hedge, is_included, format!("{currency}{typed}")).filter(|_| is_number)?;
    let condition = TypedFigure { field: FigureField::Amount, worth, noun: None };
    condition.read().ok().map(|_| (start, condition.to_string()))
}

/// The condition that asks for what lies between the ends of `figure`, a range that was written so.
fn range(figure: &Figure, written: &str) -> Option<String> {
    let field = field_of(figure.kind)?;
    if figure.value.is_some() || figure.low.is_none() || figure.high.is_none() || figure.low == figure.high {
        return None;
    }
    let written = ["between ", "from "].iter().find_map(|lead| written.strip_prefix(lead)).unwrap_or(written);
    let ends = [" and ", " to ", " - ", " \u{2013} ", "-", "\u{2013}"];
    let (from, to) = ends.iter().find_map(|joint| written.split_once(joint))?;
    let from = super::figures::with_scale(field, Some(from.to_owned()), Some(to));
    let condition = TypedFigure { field, worth: TypedWorth::Between(from, Some(to.to_owned())), noun: None };
    condition.read().ok().map(|_| condition.to_string())
}

/// The field of conditions on figures of `kind` that are looked for among words.
fn field_of(kind: Kind) -> Option<FigureField> {
    match kind {
        Kind::Money => Some(FigureField::Amount),
        Kind::Percent => Some(FigureField::Percent),
        _ => None,
    }
}

/// What a bound asks for.
fn worth(hedge: Hedge, is_included: bool, written: String) -> Option<TypedWorth> {
    Some(match (hedge, is_included) {
        (Hedge::Over, true) => TypedWorth::AtLeast(written),
        (Hedge::Over, false) => TypedWorth::Over(written),
        (Hedge::Under, true) => TypedWorth::AtMost(written),
        (Hedge::Under, false) => TypedWorth::Under(written),
        _ => return None,
    })
}

/// The condition that asks for what lies beyond `figure`, where a sign or a word before it says so.
fn condition(before: &str, figure: &Figure, written: &str) -> Option<String> {
    let field = field_of(figure.kind)?;
    let before = before.trim_end();
    let is_arrow = ARROWS.iter().any(|arrow| before.ends_with(arrow));
    let signed = SIGNS.into_iter().find(|(sign, ..)| !is_arrow && before.ends_with(sign));
    let (hedge, is_included) = match (signed, figure.hedge) {
        (Some((_, hedge, is_included)), _) => (hedge, is_included),
        (None, Some(hedge)) => (hedge, is_reached(before, hedge)),
        (None, None) => return None,
    };
    let condition = TypedFigure { field, worth: worth(hedge, is_included, written.to_owned())?, noun: None };
    condition.read().ok().map(|_| condition.to_string())
}

/// Whether an amount with that `hedge` behind the words `before` is itself within its bound: `no more than $5bn` is, for `more`
/// says the opposite of the hedge.
fn is_reached(before: &str, hedge: Hedge) -> bool {
    let beyond = if hedge == Hedge::Over { BEYOND.as_slice() } else { SHORT_OF.as_slice() };
    let words = before.rsplit(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    let told = words.take(BOUNDING).map(str::to_lowercase).find_map(|word| match word.as_str() {
        word if ITSELF.contains(&word) => Some(true),
        word if beyond.contains(&word) => Some(false),
        _ => None,
    });
    told.unwrap_or(true)
}
