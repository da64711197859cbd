//! What changes hands for an amount: `sold Okafor for`, `Okafor joined Rovers for`, `the sale of Okafor brought in`.

use super::asked::Asked;
use super::list::List;
use super::names::{Word, name_at, name_text};
use super::paid_for::PaidFor;
use super::whose;
use crate::text::Span;

/// Whether what the search is about changes hands for the amount: `Velino sold Okafor for`, `Okafor was sold to Rovers for`,
/// `Okafor joined Rovers for`. Shirts are sold and servers move, too, so nothing stands between the verb and the names.
pub(super) fn changes_hands(sentence: &str, before: &[&Word<'_>], place: Span, asked: &Asked) -> bool {
    let Some(object) = asked.object.as_deref() else { return false };
    let touching = before.iter().scan(place.start, |start, word| {
        let touches = sentence.get(word.end..*start).is_some_and(|gap| gap.chars().all(|c| matches!(c, ' ' | '\n')));
        *start = word.start;
        touches.then_some(**word)
    });
    let mut words: Vec<Word<'_>> = touching.collect();
    words.reverse();
    let is_object = |from: usize, to: usize| {
        let name = name_text(sentence, words.get(from..to).unwrap_or_default());
        !name.is_empty() && asked.same(&name) == object
    };
    // The name that ends before the words that help the verb at `at`.
    let is_object_before = |at: usize| {
        let helping = words.get(..at).unwrap_or_default().iter().rev().take_while(|word| is_helping(word.text)).count();
        let end = at - helping;
        (0..end).find(|from| name_at(&words, *from) >= end).is_some_and(|from| is_object(from, end))
    };
    words.iter().enumerate().any(|(at, verb)| match verb.text {
        "cost" | "costs" => {
            let said = before.iter().position(|word| word.start == verb.start);
            let owner = said.and_then(|said| whose::owner(sentence, before.get(said + 1..)?, verb));
            owner.is_some_and(|owner| asked.same(&owner) == object)
        }
        "sold" | "sell" | "sells" | "selling" | "signed" | "bought" | "acquired" | "snapped" | "picked" | "took" => {
            // `snapped up`, `took over`
            let first =
                at + 1 + usize::from(words.get(at + 1).is_some_and(|up| matches!(up.text, "up" | "over" | "on")));
            let end = name_at(&words, first);
            let passive = at.checked_sub(1).and_then(|is| words.get(is)).is_some_and(|is| is_passive(is.text));
            let rest = words.get(first..).unwrap_or_default();
            let whole = words.get(first - 1).and_then(|lead| PaidFor::of(sentence, lead, rest, asked));
            let is_asked = whole.filter(|whole| whole.is_asked(asked));
            is_object(first, end) && leads_to_price(&words, end)
                || is_asked.is_some_and(|whole| leads_to_price(&words, first + whole.end))
                || passive && is_object_before(at) && leads_to_price(&words, at + 1)
        }
        "joined" | "joins" | "join" | "joining" | "moved" | "moves" | "transferred" | "switched" => {
            let name = at + 1 + usize::from(words.get(at + 1).is_some_and(|to| matches!(to.text, "to" | "from")));
            let end = name_at(&words, name);
            // A firm moves to Oslo, too: who buys is told by others.
            let is_to_buyer = !matches!(verb.text, "moved" | "moves" | "switched")
                || asked.buys(&name_text(sentence, words.get(name..end).unwrap_or_default()));
            end > name && is_to_buyer && is_object_before(at) && leads_to_price(&words, end)
        }
        "changed" | "changes" | "change" | "changing" => {
            let hands = words.get(at + 1).is_some_and(|hands| hands.text == "hands");
            hands && is_object_before(at) && leads_to_price(&words, at + 2)
        }
        // `The sale of Okafor brought in`
        "brought" | "brings" | "raised" | "made" | "netted" | "yielded" => {
            let first = at + 1 + usize::from(words.get(at + 1).is_some_and(|next| next.text == "in"));
            let sale = words.iter().position(|word| matches!(word.text, "sale" | "transfer"));
            let name = sale.filter(|sale| words.get(sale + 1).is_some_and(|of| of.text == "of")).map(|sale| sale + 2);
            name.is_some_and(|name| name_at(&words, name) == at && is_object(name, at))
                && words.get(first..).unwrap_or_default().iter().all(is_price)
        }
        "fetched" | "fetches" => is_object_before(at) && words.get(at + 1..).unwrap_or_default().iter().all(is_price),
        _ => false,
    })
}

fn is_passive(word: &str) -> bool {
    matches!(word, "was" | "were" | "is" | "are" | "been" | "be" | "being")
}

fn is_helping(word: &str) -> bool {
    is_passive(word) || matches!(word, "has" | "have" | "had" | "will" | "would")
}

static PRICE: List = List::of(
    "\
    a an the fee sum price total record club reported reportedly initial about over nearly almost around roughly some under \
    more less than up to at least just of only close as much estimated approximately undisclosed",
);

/// Words between a verb and its price.
fn is_price(word: &Word<'_>) -> bool {
    PRICE.has(word.text)
}

/// Whether nothing stands at `at` but names that are left or gone to, and then `for` with words of a price: `from Velino to Castell
/// Rovers for a fee of about`.
fn leads_to_price(words: &[Word<'_>], at: usize) -> bool {
    let mut at = at;
    while let Some(link) = words.get(at) {
        match link.text {
            "to" | "from" | "in" if name_at(words, at + 1) > at + 1 => at = name_at(words, at + 1),
            "for" => return words.get(at + 1..).unwrap_or_default().iter().all(is_price),
            _ => return false,
        }
    }
    false
}
