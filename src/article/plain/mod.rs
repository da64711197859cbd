//! Plain text, as people save it from the web.
//!
//! The text stays as it is, byte for byte; blocks, title, author, date and furniture are found in it.

mod headings;
mod layout;
mod lines;
mod title;

use super::extracted::prose;
use super::{Extracted, Language, Metadata, boilerplate};
use crate::text::LineAnchors;

/// Finds blocks, title, author, date and furniture. The text stays as it is.
pub(super) fn extract(source: &str) -> Extracted {
    extract_titled(source, None)
}

/// The same for a text whose title is `given` beside it, as a record's is: no other is looked for.
pub(super) fn extract_titled(source: &str, given: Option<&str>) -> Extracted {
    let lines = lines::lines(source);
    let mut blocks = layout::blocks(source, &lines);
    let labelled = title::labelled(source, &mut blocks);
    let title = match given {
        Some(given) => {
            title::recognize(source, &mut blocks, given);
            Some(given.to_owned())
        }
        None => labelled.title.or_else(|| title::find(source, &mut blocks)),
    };
    headings::mark(source, &mut blocks);
    let found = boilerplate::mark(source, &mut blocks, title.as_deref());
    Extracted {
        metadata: Metadata {
            title,
            author: labelled.author.or(found.author),
            published: labelled.published.or(found.published),
            source: labelled.source,
            url: labelled.url,
            language: Language::of(prose(source, &blocks, |_| true), labelled.language.as_deref()),
        },
        text: source.to_owned(),
        blocks,
        offsets: vec![(0, 0)],
        lines: LineAnchors::of_text(source, 1),
    }
}

#[cfg(test)]
mod saved_tests;
#[cfg(test)]
mod tests;
