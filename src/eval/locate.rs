//! Where a quotation stands in an article, and which passage holds it.

use super::error::EvalError;
use crate::article::ArticleId;
use crate::index::Index;
use crate::search::SearchError;
use crate::text::Span;

/// The text of an article as the index has it, with the passages that tile it.
pub(super) struct ArticleText {
    text: String,
    /// Where each passage ends.
    ends: Vec<usize>,
    /// The text with every run of blanks as one, and where each byte of that stands in the text.
    squeezed: String,
    places: Vec<usize>,
}

impl ArticleText {
    /// The article called `name`, as a file or a record has it or as it is shown; `None` where there is none.
    pub(super) fn find(index: &Index, name: &str) -> Result<Option<(ArticleId, Self)>, EvalError> {
        for id in [ArticleId::from_escaped(name), ArticleId::new(name)] {
            let passages = index.passages(&id).map_err(SearchError::from)?;
            if !passages.is_empty() {
                return Ok(Some((id, Self::of(passages.iter().map(|passage| passage.text.as_str())))));
            }
        }
        Ok(None)
    }

    fn of<'a>(passages: impl Iterator<Item = &'a str>) -> Self {
        let (mut text, mut ends) = (String::new(), Vec::new());
        for passage in passages {
            text.push_str(passage);
            ends.push(text.len());
        }
        let (squeezed, places) = squeezed(&text);
        Self { text, ends, squeezed, places }
    }

    /// Where `quotation` stands, word for word; blanks and line ends may differ.
    pub(super) fn places_of(&self, quotation: &str) -> Vec<Span> {
        let (quotation, _) = squeezed(quotation.trim());
        if quotation.is_empty() {
            return Vec::new();
        }
        let place = |at: usize| self.places.get(at).copied();
        let spans = self.squeezed.match_indices(&quotation).filter_map(|(at, found)| {
            // A trimmed quotation ends with a byte that stands for itself.
            Some(Span::new(place(at)?, place(at + found.len() - 1)? + 1))
        });
        spans.collect()
    }

    /// Where `quotation` stands, from the character `start` on, if it does.
    pub(super) fn place_at(&self, quotation: &str, start: usize) -> Option<Span> {
        let (start, _) = self.text.char_indices().nth(start)?;
        let end = start + quotation.len();
        (self.text.get(start..end)? == quotation).then(|| Span::new(start, end))
    }

    /// The number of the passage that holds all of `span`.
    pub(super) fn passage_of(&self, span: Span) -> Option<u32> {
        let at = self.ends.partition_point(|end| *end <= span.start);
        let end = self.ends.get(at)?;
        (span.end <= *end).then(|| u32::try_from(at + 1).unwrap_or(u32::MAX))
    }
}

/// `text` with every run of blanks as one, and where each byte of that stands in `text`.
pub(super) fn squeezed(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
                places.push(at);
            }
        } else {
            out.push(c);
            places.extend(at..at + c.len_utf8());
        }
    }
    (out, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_found_whatever_the_line_ends() {
        let article = ArticleText::of(["Heat\npumps  hum. ", "Pumps hum – “so”."].into_iter());
        let of = |span: &Span| span.of(&article.text);
        assert_eq!(article.places_of("Heat pumps hum.").iter().map(of).collect::<Vec<_>>(), ["Heat\npumps  hum."]);
        assert_eq!(article.places_of(" “so” ").iter().map(of).collect::<Vec<_>>(), ["“so”"]);
        assert_eq!(article.places_of("umps hum").len(), 2);
        assert_eq!(article.places_of("").len(), 0);
        let passages: Vec<_> =
            ["Heat pumps", "hum. Pumps", "“so”."].map(|words| article.passage_of(article.places_of(words)[0])).to_vec();
        assert_eq!(passages, [Some(1), None, Some(2)]);
    }

    #[test]
    fn an_offset_counts_characters() {
        let article = ArticleText::of(["Pumps – “so” and “so”."].into_iter());
        assert_eq!(article.place_at("so", 9).map(|span| span.start), Some("Pumps – “".len()));
        assert_eq!(article.place_at("so", 10), None);
        assert_eq!(article.place_at("so", 1000), None);
    }
}
