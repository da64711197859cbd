//! Typed text becomes a tree. Any text is a query.
//!
//! [`super::scan`] cuts it into elements in one pass, [`super::operators`] puts the operators between them in
//! order. Brackets are nested a few deep at most, so what walks the tree may call itself.

use super::notes::Notes;
use super::{Item, ParsedQuery, figure_hints, operators, scan, sentence};

/// Reads `text` as a query. Nothing is refused: what is no syntax is searched as text, with a note.
///
/// Takes time in proportion to the length of `text`. At most 1,024 words are read, and parentheses 32 deep.
pub fn parse(text: &str) -> ParsedQuery {
    let (mut items, mut notes, has_loose) = read(text, true);
    if has_loose {
        // In a sentence that somebody pastes `the count < 5` is said, not asked for.
        let (words, notes_of_words, _) = read(text, false);
        if sentence::is_sentence(&words) {
            (items, notes) = (words, notes_of_words);
        }
    }
    figure_hints::add(text, &items, &mut notes);
    let notes = notes.finish(text, &items);
    ParsedQuery { text: text.to_owned(), items, notes }
}

/// The items of `text`, what is to be said of them, and whether conditions among them are typed loosely, which are taken for
/// such only where that is wanted.
fn read(text: &str, takes_loose: bool) -> (Vec<Item>, Notes, bool) {
    let mut notes = Notes::default();
    let (elements, has_loose) = scan::scan(text, takes_loose, &mut notes);
    let is_shouted = sentence::is_shouted(&elements);
    let items = operators::resolve(elements, text, operators::Around::query(is_shouted), &mut notes);
    (items, notes, has_loose)
}
