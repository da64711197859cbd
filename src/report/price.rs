//! The price of what the search is about, told by its name: `the price of the Hallmeyer was`, `the fee paid for Velkov, £31m`.

use super::asked::Asked;
use super::list::List;
use super::names::Word;
use super::paid_for::PaidFor;
use super::sentence::Sentence;
use crate::text::Span;

/// Whether `said`, a word for a price before the amount at `place`, is followed by the name that the search is about, and that by nothing
/// but what tells of it.
pub(super) fn is_of_asked(whole: &Sentence<'_>, said: &Word<'_>, place: Span, asked: &Asked) -> bool {
    let between: Vec<Word<'_>> = whole.before(place).iter().filter(|word| word.start > said.start).copied().collect();
    let lead = between.iter().take(2).position(|word| matches!(word.text, "of" | "for" | "für"));
    let Some(lead) =
        lead.filter(|lead| between.get(..*lead).is_some_and(|words| words.iter().all(|word| PAID.has(word.text))))
    else {
        return false;
    };
    let (Some(link), Some(rest)) = (between.get(lead), between.get(lead + 1..)) else { return false };
    let Some(paid_for) = PaidFor::of(whole.text, link, rest, asked).filter(|paid_for| paid_for.is_asked(asked)) else {
        return false;
    };
    let last = rest.get(paid_for.end.saturating_sub(1));
    let is_own = last.is_some_and(|last| last.text.ends_with("'s") || last.text.ends_with("’s"));
    let behind = rest.get(paid_for.end..).unwrap_or_default();
    // What is told in between is a name of the same, or what everybody says of it.
    let is_told = behind.iter().all(|word| word.is_capitalised() || TELLING.has(word.text));
    !is_own && is_told
}

static PAID: List = List::of("paid agreed asked given offered");

static TELLING: List = List::of(
    "is was are were be at to by about around nearly almost over under just only some came comes stood put worked works out understood reported said \
    reportedly thought believed reached hit rose set the a an up",
);
