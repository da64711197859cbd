//! The figures of a passage, each in its sentence, and where that stands.

use super::figures::Mention;
use super::lines::Files;
use super::standing::{Standing, standing};
use super::support::fingerprints;
use crate::figures::{Figure, read};
use crate::search::Hit;
use crate::text::{LineRange, Span, sentences};

/// A figure found in a passage, before it has a group.
pub(super) struct Found<'a> {
    pub(super) hit: &'a Hit,
    pub(super) figure: Figure,
    /// The sentence's place in the passage.
    sentence: Span,
    /// The sentence with the ones beside it.
    around: Span,
    /// The lines of the sentence.
    lines: LineRange,
    /// Set where the sentence does not assert it.
    pub(super) not_asserted: Option<Standing>,
}

impl<'a> Found<'a> {
    pub(super) fn sentence(&self) -> &'a str {
        self.hit.text.get(self.sentence.range()).unwrap_or_default()
    }

    /// What tells copies of its sentence, one a line.
    pub(super) fn prints(&self) -> String {
        fingerprints(&self.hit.text, self.sentence, self.around)
    }

    /// The sentence with the one before it.
    pub(super) fn context(&self) -> &'a str {
        self.hit.text.get(self.around.start..self.sentence.end).unwrap_or_default()
    }

    /// The figure's place in its sentence.
    pub(super) fn place(&self) -> Span {
        self.figure.span.relative_to(self.sentence.start)
    }

    /// Whether the article says it: furniture of its page does not, but for the title beside a byline.
    pub(super) fn is_said(&self) -> bool {
        self.hit.boilerplate.is_none()
            || self.hit.article.title.as_deref().is_some_and(|title| title.trim() == self.sentence().trim())
    }

    /// Where it stands, to be cited.
    pub(super) fn mention(&self) -> Mention {
        let hit = self.hit;
        Mention {
            article: hit.article.id.clone(),
            path: hit.article.path.clone(),
            title: hit.article.title.clone(),
            author: hit.article.author.clone(),
            source: hit.article.source.clone(),
            date: hit.article.date.clone(),
            lines: self.lines,
            bytes: hit.bytes_of(self.figure.span),
            as_written: self.figure.as_written(&hit.text).to_owned(),
            hedge: self.figure.hedge,
            not_asserted: self.not_asserted,
            sentence: self.sentence().to_owned(),
            copy_of: None,
        }
    }
}

/// The figures of a passage, each in its sentence.
pub(super) fn of_hit<'a>(hit: &'a Hit, files: &mut Files) -> Vec<Found<'a>> {
    let sentences = sentences(&hit.text);
    let mut found = Vec::new();
    for figure in read(&hit.text, hit.article.language) {
        let at = sentences.partition_point(|sentence| sentence.end <= figure.span.start);
        let Some(sentence) = sentences.get(at).map(|sentence| row(&hit.text, *sentence, figure.span)) else { continue };
        // A figure may run over the end of what was taken for a sentence.
        let end = sentence.end.max(figure.span.end);
        let text = hit.text.get(sentence.start..end).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        let sentence = Span::new(sentence.start + lead, sentence.start + lead + text.trim().len());
        if sentence.contains(figure.span) {
            let place = figure.span.relative_to(sentence.start);
            let not_asserted = standing(hit.text.get(sentence.range()).unwrap_or_default(), place, &figure);
            let lines = files.lines(hit, sentence);
            let previous = at.checked_sub(1).and_then(|at| sentences.get(at)).map_or(sentence.start, |one| one.start);
            let next = sentences.get(at + 1).map_or(sentence.end, |one| one.end);
            let around = Span::new(previous.min(sentence.start), next.max(sentence.end));
            found.push(Found { hit, figure, sentence, around, lines, not_asserted });
        }
    }
    found
}

/// Of a sentence that is a table, with its cells parted by tabs, the row that `figure` stands in.
fn row(text: &str, sentence: Span, figure: Span) -> Span {
    let whole = text.get(sentence.range()).unwrap_or_default();
    if !whole.contains('\t') || !sentence.contains(figure) {
        return sentence;
    }
    let place = figure.relative_to(sentence.start);
    let start = whole.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = whole.get(place.end..).and_then(|behind| behind.find('\n')).map_or(whole.len(), |at| place.end + at);
    Span::new(sentence.start + start, sentence.start + end)
}
