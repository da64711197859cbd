//! Rows of tables: what the first cell of a row says that its figures are about.

use super::asked::Asked;
use super::concepts::concept;
use super::sentence::Sentence;
use super::things::{has_noun_ending, is_thing};
use crate::text::Span;

/// Words that a first cell has at most that is no sentence.
const WORDS: usize = 5;

/// What the first cell of the row `sentence` names, in small letters, where the figure at `place` stands in another one.
///
/// One word with a capital may be anybody's name, as Wales and James are: it is a thing where it ends as nouns do, or is many and
/// stands elsewhere in small letters.
pub(super) fn label(sentence: &Sentence<'_>, place: Span, asked: &Asked) -> Option<String> {
    let (first, _) = sentence.text.split_once('\t').filter(|(first, _)| place.start > first.len())?;
    let words = sentence.before(Span::new(first.len(), first.len()));
    let last = words.last().filter(|_| words.len() <= WORDS && !first.contains(['?', '!', ';', '.', ',']))?;
    let plain = last.plain();
    let is_plain = words.iter().all(|word| word.text.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\''));
    let is_many = plain.ends_with('s')
        && !plain.ends_with("ss")
        && (words.len() > 1 || !last.is_capitalised() || asked.is_written_small(&plain));
    let is_named =
        concept(&plain).is_some() || words.len() > 1 && !last.is_capitalised() || is_many || has_noun_ending(&plain);
    (is_plain && is_named && (is_thing(&plain) || concept(&plain).is_some())).then(|| first.trim().to_lowercase())
}
