//! Words become terms, here and nowhere else.

mod clauses;
mod figures;
mod leaves;
mod phrase;
mod room;
mod spelling;
mod stop;
mod word;

use std::cell::Cell;

use super::{Day, Item, Note, ParsedQuery, Part, Query, TypedFilter, dates, sentence};
use crate::analysis::Analyzer;
use crate::article::Language;
use clauses::{Join, clauses_of};
use room::Room;
use stop::Capitals;

/// What the words and dates of a query are taken for.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Makes terms of words, as it did of the articles.
    pub analyzer: &'a Analyzer,
    /// Those of the articles searched; English where there is none.
    pub languages: &'a [Language],
    /// What `yesterday` counts from. Where it is not known, a filter on such a date is passed over; see
    /// [`undated`].
    pub today: Option<Day>,
}

/// What `parsed` means in terms of an index.
///
/// - A word, an exact form and a pattern may match ([`super::Occur::Should`]); a word in its stem of each language, and
///   a compound word whole or by part.
/// - What stands in marks must match ([`super::Occur::Must`]): phrases, distances, braces, fields, filters, `any:`, operands
///   of `AND`, one of the operands of `OR`, groups with any of these in them. In a query that reads like a
///   sentence a phrase may match, and so may its words.
/// - A group of plain words is as if its words stood without it. Behind a `-` a group is a choice, whatever is in it.
/// - A run of a script without blanks (Chinese, Japanese, Thai) is a phrase that may match; a long one is
///   also looked for by its pairs of characters.
/// - What had a `+` before it must match, what had a `-` must not.
///
/// Weights are those typed, but for pairs of characters and for phrases that may match. Words that the query
/// repeats stand in it as often.
///
/// Of what one piece of text between blanks holds (`this—that`, a run of Chinese) at most so much is looked for that
/// the query has 1,024 leaves; see [`analyze_noted`].
pub fn analyze(parsed: &ParsedQuery, setting: &Setting<'_>) -> Query {
    analyze_noted(parsed, setting).0
}

/// Like [`analyze`], with a note where the query holds more than is looked for. What is wished for is cut before
/// what is left out, and nothing that stands by itself is.
pub fn analyze_noted(parsed: &ParsedQuery, setting: &Setting<'_>) -> (Query, Vec<Note>) {
    let mut languages = vec![Language::ENGLISH];
    setting.languages.iter().for_each(|language| {
        if !languages.contains(language) {
            languages.push(*language);
        }
    });
    let mut context = Context {
        is_in_field: Cell::new(false),
        analyzer: setting.analyzer,
        languages: &languages,
        today: setting.today,
        capitals: Capitals { are_all: sentence::are_capitals(&parsed.items) },
        is_sentence: sentence::is_sentence(&parsed.items),
        common: Language::ENGLISH,
        room: Room::of(&parsed.items),
    };
    context.common = stop::language_of(&parsed.items, &context);
    let mut query = clauses_of(&parsed.items, Join::Bag, &context);
    if let Some(room) = context.room.narrowed() {
        context.room = room;
        query = clauses_of(&parsed.items, Join::Bag, &context);
    }
    clauses::unwrap_lone_group(&mut query);
    clauses::let_filters_find(&mut query);
    (query, context.room.note().into_iter().collect())
}

/// A note on each date of `parsed` that depends on what day is today, for whoever does not know that.
pub fn undated(parsed: &ParsedQuery) -> Vec<Note> {
    let mut notes = Vec::new();
    parsed.items.iter().for_each(|item| add_undated(item, &mut notes));
    notes.truncate(1);
    notes
}

fn add_undated(item: &Item, notes: &mut Vec<Note>) {
    if let Part::Filter(TypedFilter::Date(typed)) = &item.part
        && dates::resolve(typed, None).is_none()
    {
        let message = "it is not known what day is today: this date is passed over";
        notes.push(Note::fault(item.span, message, Some("write the date in numbers: `date:2025-06-09`".to_owned())));
    }
    item.part.children().iter().for_each(|item| add_undated(item, notes));
}

/// What the words of one query are analysed with.
struct Context<'a> {
    /// Whether what is analysed stands in a field, where figures are words.
    is_in_field: Cell<bool>,
    analyzer: &'a Analyzer,
    /// English first.
    languages: &'a [Language],
    today: Option<Day>,
    capitals: Capitals,
    /// Whether phrases are wished for, not required.
    is_sentence: bool,
    /// The language whose common words are passed over.
    common: Language,
    /// Clauses that may still be added.
    room: Room,
}
