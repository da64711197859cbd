//! What a query looks like as a whole: a sentence, a headline in capitals.

use super::elements::{Element, Enclosure};
use super::forms::Operator;
use super::{Item, Part, Sign};
use crate::analysis::is_common_word;

const SENTENCE_WORDS: usize = 5;
const SENTENCE_COMMON_WORDS: usize = 2;

/// Whether `items` read like a sentence: several words outside of quotation marks, common ones among them, and
/// no operator.
///
/// Who asks a question or pastes a sentence quotes names and sayings in it, and does not mean that passages
/// without them are no answer; who types words and a phrase does.
pub(super) fn is_sentence(items: &[Item]) -> bool {
    let mut counts = (0, 0);
    count_words(items, &mut counts) && counts.0 >= SENTENCE_WORDS && counts.1 >= SENTENCE_COMMON_WORDS
}

/// Counts words, and common words; tells whether there is no operator.
fn count_words(items: &[Item], counts: &mut (usize, usize)) -> bool {
    items.iter().all(|item| match &item.part {
        Part::And(_) | Part::Or(_) | Part::Near { .. } | Part::AnyOf { .. } | Part::Together { .. } => false,
        _ if item.sign == Sign::Plus => false,
        _ if item.sign == Sign::Minus => true,
        Part::Word(text) => {
            counts.0 += 1;
            counts.1 += usize::from(is_common_word(text));
            true
        }
        Part::Group(items) => count_words(items, counts),
        _ => true,
    })
}

/// Whether all letters of a query are capitals, so that those of its operators say nothing.
pub(super) fn is_shouted(elements: &[Element]) -> bool {
    let mut letters = Letters::default();
    look_at_elements(elements, &mut letters);
    letters.are_capitals()
}

/// Like [`is_shouted`], for what was read.
pub(super) fn is_all_capitals(items: &[Item]) -> bool {
    let mut letters = Letters::default();
    items.iter().for_each(|item| letters.look_at(item));
    letters.are_capitals()
}

/// Whether all letters of a query are capitals, so that those of `US` say nothing.
pub(super) fn are_capitals(items: &[Item]) -> bool {
    let mut letters = Letters::default();
    items.iter().for_each(|item| letters.look_at(item));
    letters.leaves > 1 && letters.are_capitals()
}

/// What the letters of a query are. A name of a field and the letter behind a brace are small ones.
#[derive(Debug, Default)]
struct Letters {
    has_capitals: bool,
    has_small: bool,
    leaves: usize,
}

impl Letters {
    fn are_capitals(&self) -> bool {
        self.has_capitals && !self.has_small
    }

    fn look_at(&mut self, item: &Item) {
        match &item.part {
            Part::Field { .. } | Part::Filter(_) | Part::Figure(_) | Part::AnyOf { .. } | Part::Together { .. } => {
                self.has_small = true
            }
            _ => {}
        }
        item.part.children().iter().for_each(|item| self.look_at(item));
        // Words that would be operators elsewhere are capitals for that reason.
        let Some(text) = item.part.words().filter(|text| Operator::of(text).is_none()) else { return };
        self.leaves += 1 + usize::from(text.contains(' '));
        for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
            match letter.is_uppercase() {
                true => self.has_capitals = true,
                false => self.has_small = true,
            }
        }
    }
}

fn look_at_elements(elements: &[Element], letters: &mut Letters) {
    for element in elements {
        match element {
            Element::Leaf(item) => letters.look_at(item),
            Element::Operator(..) => {}
            Element::Enclosed(enclosed) => {
                letters.has_small |= enclosed.field.is_some() || enclosed.enclosure != Enclosure::Group;
                look_at_elements(&enclosed.elements, letters);
            }
        }
    }
}
