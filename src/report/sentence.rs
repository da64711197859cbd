//! A sentence with its words, cut once for all the figures in it.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::names::{Word, words};
use super::phrase::is_german_only;
use crate::text::Span;

/// A sentence, or the row of a table.
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) words: Vec<Word<'a>>,
    /// The sentence before it in its passage.
    pub(super) previous: &'a str,
    /// The sentence behind it.
    pub(super) next: &'a str,
    /// The first row of the table whose row it is.
    pub(super) head: Option<Cow<'a, str>>,
    /// For each word the number of the first one of its clause.
    clauses: Vec<usize>,
    is_german: OnceCell<bool>,
    plain: OnceCell<Vec<String>>,
}

/// Signs between two clauses, and between two cells.
const PARTING: [char; 10] = [',', ';', ':', '.', '!', '?', '—', '–', '(', '\t'];

impl<'a> Sentence<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let words = words(text);
        let mut clauses: Vec<usize> = Vec::with_capacity(words.len());
        let mut end = 0;
        for (at, word) in words.iter().enumerate() {
            let goes_on = clauses.last().filter(|_| !is_parted(text, end, word.start)).copied();
            clauses.push(goes_on.unwrap_or(at));
            end = word.end;
        }
        Self {
            text,
            words,
            previous: "",
            next: "",
            head: None,
            clauses,
            is_german: OnceCell::new(),
            plain: OnceCell::new(),
        }
    }

    /// The same behind `previous`.
    pub(super) fn behind(self, previous: &'a str) -> Self {
        Self { previous, ..self }
    }

    /// The same before `next`.
    pub(super) fn ahead_of(self, next: &'a str) -> Self {
        Self { next, ..self }
    }

    /// The same as a row of the table that begins with `head`.
    pub(super) fn below(self, head: Option<impl Into<Cow<'a, str>>>) -> Self {
        Self { head: head.map(Into::into), ..self }
    }

    /// The words that end before `place`, in order.
    pub(super) fn before(&self, place: Span) -> &[Word<'a>] {
        self.words.get(..self.words.partition_point(|word| word.end <= place.start)).unwrap_or_default()
    }

    /// The words from byte `at` on.
    pub(super) fn from(&self, at: usize) -> &[Word<'a>] {
        self.words.get(self.words.partition_point(|word| word.start < at)..).unwrap_or_default()
    }

    /// The words of the clause before the figure at `place`.
    pub(super) fn clause(&self, place: Span) -> &[Word<'a>] {
        let before = self.before(place);
        let Some((last, earlier)) = before.split_last() else { return before };
        if is_parted(self.text, last.end, place.start) {
            return &[];
        }
        let from = self.clauses.get(earlier.len()).copied().unwrap_or_default();
        before.get(from..).unwrap_or_default()
    }

    /// Whether a word stands in it that only German has.
    pub(super) fn is_german(&self) -> bool {
        *self.is_german.get_or_init(|| self.plain().iter().any(|word| is_german_only(word)))
    }

    /// Its words in small letters.
    pub(super) fn plain(&self) -> &[String] {
        self.plain.get_or_init(|| self.words.iter().map(Word::plain).collect())
    }
}

fn is_parted(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|gap| gap.contains(PARTING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_before_and_behind_a_figure_and_in_its_clause() {
        let text = "If it rains, Orla (of Oslo) pays $5 for it.";
        let sentence = Sentence::of(text);
        let at = text.find("$5").unwrap_or_default();
        let place = Span::new(at, at + 2);
        let texts = |words: &[Word<'_>]| words.iter().map(|word| word.text.to_owned()).collect::<Vec<_>>().join(" ");
        assert_eq!(texts(sentence.before(place)), "If it rains Orla of Oslo pays");
        assert_eq!(texts(sentence.from(place.end)), "for it");
        assert_eq!(texts(sentence.clause(place)), "of Oslo pays");
        assert_eq!(texts(sentence.clause(Span::new(0, 2))), "");
        let opened = "Orla paid much ($5).";
        assert_eq!(texts(Sentence::of(opened).clause(Span::new(16, 18))), "", "a bracket opens another clause");
        assert!(!sentence.is_german() && Sentence::of("Er zahlt für Holz.").is_german());
    }
}
