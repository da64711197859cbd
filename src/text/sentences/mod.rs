//! Where sentences begin and end.
//!
//! The sentence rules of UAX 29 are the ground: a stop, what closes after it, blanks, then a beginning. They
//! are improved where they cut real prose wrongly: abbreviations, initials, numbers of lists, lines of a list
//! or a heading that no stop ends, texts without capitals. Time grows with the length of the text alone.

mod abbreviations;
mod characters;
mod lines;
mod openers;
mod scan;
#[cfg(test)]
mod tests;

use super::Span;
pub(super) use characters::is_unspaced;

/// The sentences of `text` in order: they tile it, blanks after a sentence belong to it.
///
/// Blanks before the first sentence belong to the first. A text of blanks alone is one span, an empty text
/// has none.
pub fn sentences(text: &str) -> Vec<Span> {
    Sentences::of(text).collect()
}

/// The paragraphs of `text` in order: stretches up to a blank line, which belongs to what stands before it. They tile the
/// text, and no sentence reaches from one into the next. Blanks before the first paragraph belong to it.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let span = (start < text.len()).then(|| Span::new(start, lines::Paragraph::starting_at(text, start).end))?;
        start = span.end;
        Some(span)
    })
}

/// Walks over the sentences of a text without allocating; see [`sentences`].
#[derive(Debug, Clone)]
pub struct Sentences<'a> {
    text: &'a str,
    start: usize,
    paragraph: lines::Paragraph,
    is_by_line: bool,
}

impl<'a> Sentences<'a> {
    /// The sentences of `text`.
    pub fn of(text: &'a str) -> Self {
        Self { text, start: 0, paragraph: lines::Paragraph::default(), is_by_line: false }
    }

    /// The sentences of a text of which each line may be a block of its own, such as an item of a list or a row of a
    /// table. None reaches over the end of a line, but where the line was broken inside of it: where the next line
    /// begins with a small letter, while what it goes on does not, and neither a stop nor a mark of an item stands between.
    pub fn of_lines(text: &'a str) -> Self {
        Self { is_by_line: true, ..Self::of(text) }
    }

    /// As [`Sentences::of_lines`] where `has_blocks_by_line`, else as [`Sentences::of`]: what counts as a sentence in a
    /// passage, wherever one is asked for.
    pub fn of_blocks(text: &'a str, has_blocks_by_line: bool) -> Self {
        if has_blocks_by_line { Self::of_lines(text) } else { Self::of(text) }
    }
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.start >= self.text.len() {
            return None;
        }
        if self.start >= self.paragraph.end {
            self.paragraph = match self.is_by_line {
                true => lines::Paragraph::block_at(self.text, self.start),
                false => lines::Paragraph::starting_at(self.text, self.start),
            };
        }
        let end = scan::sentence_end(self.text, self.start, &mut self.paragraph);
        let span = Span::new(self.start, end);
        self.start = end;
        Some(span)
    }
}
