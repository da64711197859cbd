//! The figures of a passage, each in its sentence, and where that stands.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::figures::Mention;
use super::lines::Files;
use super::names::{Word, words};
use super::sentence::Sentence;
use super::standing::{Standing, standing};
use super::support::fingerprints;
use super::table::{head, in_cells};
use crate::article::Language;
use crate::figures::{Figure, language_of, read};
use crate::search::Hit;
use crate::text::{LineRange, Span, sentences};

/// A figure found in a passage, before it has a group.
pub(super) struct Found<'a> {
    pub(super) hit: &'a Hit,
    pub(super) figure: Figure,
    /// Set where the sentence does not assert it.
    pub(super) not_asserted: Option<Standing>,
    cited: Rc<Cited<'a>>,
}

/// A sentence with figures in it: what does not depend on the figure is told once for all of them.
struct Cited<'a> {
    hit: &'a Hit,
    /// Its place in the passage.
    span: Span,
    /// It with the ones beside it.
    around: Span,
    /// Its lines.
    lines: LineRange,
    sentence: Sentence<'a>,
    prints: OnceCell<String>,
    names: OnceCell<BTreeSet<String>>,
}

impl<'a> Cited<'a> {
    fn of(hit: &'a Hit, span: Span, around: Span, lines: LineRange) -> Self {
        let text = |from: usize, to: usize| hit.text.get(from..to).unwrap_or_default();
        // Nothing goes on from row to row.
        let is_row = text(span.start, span.end).contains('\t');
        let beside = |from: usize, to: usize| if is_row { "" } else { text(from, to) };
        let (previous, next) = (beside(around.start, span.start), beside(span.end, around.end));
        let sentence = Sentence::of(text(span.start, span.end)).behind(previous).ahead_of(next);
        let sentence = sentence.below(head(&hit.text, span));
        Self { hit, span, around, lines, sentence, prints: OnceCell::new(), names: OnceCell::new() }
    }
}

impl<'a> Found<'a> {
    pub(super) fn sentence(&self) -> &Sentence<'a> {
        &self.cited.sentence
    }

    /// What tells copies of its sentence, one a line.
    pub(super) fn prints(&self) -> &str {
        let cited = &self.cited;
        cited.prints.get_or_init(|| fingerprints(&cited.hit.text, cited.span, cited.around))
    }

    /// Whether `word`, in small letters, stands with a capital in the sentence or in the one before it.
    pub(super) fn names_near(&self, word: &str) -> bool {
        let cited = &self.cited;
        let names = cited.names.get_or_init(|| {
            let text = cited.hit.text.get(cited.around.start..cited.span.end).unwrap_or_default();
            words(text).iter().filter(|word| word.is_capitalised()).map(Word::plain).collect()
        });
        names.contains(word)
    }

    /// Whether `other` is a figure of the same sentence.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.cited, &other.cited)
    }

    /// The figure's place in its sentence.
    pub(super) fn place(&self) -> Span {
        self.figure.span.relative_to(self.cited.span.start)
    }

    /// Whether the article says it: furniture of its page does not, but for the title beside a byline.
    pub(super) fn is_said(&self) -> bool {
        self.hit.boilerplate.is_none()
            || self.hit.article.title.as_deref().is_some_and(|title| title.trim() == self.sentence().text.trim())
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
            lines: self.cited.lines,
            bytes: hit.bytes_of(self.figure.span),
            as_written: self.figure.as_written(&hit.text).to_owned(),
            hedge: self.figure.hedge,
            not_asserted: self.not_asserted,
            sentence: self.sentence().text.to_owned(),
            copy_of: None,
        }
    }
}

/// The figures of a passage, each in its sentence.
pub(super) fn of_hit<'a>(hit: &'a Hit, files: &mut Files) -> Vec<Found<'a>> {
    let sentences = sentences(&hit.text);
    let lines = files.lines(hit);
    let mut found: Vec<Found<'a>> = Vec::new();
    for figure in in_cells(&hit.text, read(&hit.text, language_of_passage(hit))) {
        let at = sentences.partition_point(|sentence| sentence.end <= figure.span.start);
        let Some(sentence) = sentences.get(at).map(|sentence| row(&hit.text, *sentence, figure.span)) else { continue };
        // A figure may run over the end of what was taken for a sentence.
        let end = sentence.end.max(figure.span.end);
        let text = hit.text.get(sentence.start..end).unwrap_or_default();
        let lead = text.len() - text.trim_start().len();
        let sentence = Span::new(sentence.start + lead, sentence.start + lead + text.trim().len());
        if !sentence.contains(figure.span) {
            continue;
        }
        let previous = at.checked_sub(1).and_then(|at| sentences.get(at)).map_or(sentence.start, |one| one.start);
        let next = sentences.get(at + 1).map_or(sentence.end, |one| one.end);
        let around = Span::new(previous.min(sentence.start), next.max(sentence.end));
        let last = found.last().map(|found| &found.cited);
        let cited = match last.filter(|cited| (cited.span, cited.around) == (sentence, around)) {
            Some(cited) => Rc::clone(cited),
            None => Rc::new(Cited::of(hit, sentence, around, lines.of(sentence))),
        };
        let not_asserted = standing(&cited.sentence, figure.span.relative_to(sentence.start), &figure);
        found.push(Found { hit, figure, not_asserted, cited });
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

/// The language of the article of `hit`; where that is too short to tell it, the one that the passage shows.
fn language_of_passage(hit: &Hit) -> Option<Language> {
    hit.article.language.or_else(|| language_of(&hit.text))
}
