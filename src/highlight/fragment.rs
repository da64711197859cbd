//! Chooses the windows on a passage: whole sentences where they fit, else a piece of one.

use super::piece::{cut_sentence, piece};
use super::score::Scorer;
use super::sentence::{Sentence, sentences_of};
use super::several::several;
use crate::matching::PassageView;
use crate::text::Span;

/// A window on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) span: Span,
    /// Whether it begins inside a sentence.
    pub(super) cut_start: bool,
    /// Whether it ends inside a sentence.
    pub(super) cut_end: bool,
}

/// The best windows of at most `max` characters together, `most` at most; none where the passage is blank or `max` is 0.
///
/// Windows are scored as small documents; of equals the earliest is taken. Without anything lit it is the
/// opening.
pub(super) fn best_windows(passage: &PassageView<'_>, scorer: &Scorer, max: usize, most: usize) -> Vec<Window> {
    let sentences = sentences_of(passage);
    let passage = passage.text;
    let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { return Vec::new() };
    if max == 0 {
        return Vec::new();
    }
    if last.until_end - first.before <= max {
        return vec![Window { span: Span::new(first.span.start, last.span.end), cut_start: false, cut_end: false }];
    }
    let (score, window) = best_window(passage, &sentences, scorer, max);
    if most > 1 {
        let several = several(&sentences, scorer, max, most);
        let spans: Vec<Span> = several.iter().map(|window| window.span).collect();
        if scorer.score(&spans) > score * 1.05 {
            return several;
        }
    }
    vec![window]
}

fn best_window(passage: &str, sentences: &[Sentence], scorer: &Scorer, max: usize) -> (f32, Window) {
    let mut best: Option<(f32, Window)> = None;
    let mut offer = |score: f32, window: Window| {
        if best.is_none_or(|(found, _)| score > found) {
            best = Some((score, window));
        }
    };
    let mut lit = scorer.lit().iter().peekable();
    for (index, sentence) in sentences.iter().enumerate() {
        // Windows begin where something is lit; one without anything lit is the opening alone.
        let mut begins = false;
        while lit.next_if(|lit| lit.span.start < sentence.span.end).is_some() {
            begins = true;
        }
        if !(begins || index == 0 && scorer.lit().is_empty()) {
            continue;
        }
        if sentence.until_end - sentence.before > max {
            let window = cut_sentence(passage, sentence.span, scorer, max);
            // A whole sentence that says the same is the better one.
            offer(scorer.score(&[window.span]) * 0.98, window);
            continue;
        }
        let (whole, window) = whole_sentences(passage, sentences, index, max);
        offer(scorer.score(&[whole]), window);
    }
    best.unwrap_or_else(|| (0.0, whole_sentences(passage, sentences, 0, max).1))
}

/// As many whole sentences as fit from `index` on; then those before it; a window that is less than half full
/// takes the beginning of the sentence that follows. It does not end with a heading, and does not begin with
/// one for the sake of its length. The first span is that of the whole sentences.
fn whole_sentences(passage: &str, sentences: &[Sentence], index: usize, max: usize) -> (Span, Window) {
    let base = sentences[index].before;
    let fitting = sentences[index..].iter().take_while(|sentence| sentence.until_end - base <= max).count();
    if fitting == 0 {
        let span = sentences[index].span;
        let window = piece(passage, span, span.start, span.start, max);
        return (window.span, window);
    }
    let headings = sentences[index..index + fitting].iter().rev().take_while(|sentence| sentence.is_heading).count();
    let last = index + (fitting - headings).max(1) - 1;
    let end = sentences[last].until_end;
    let earlier = sentences[..index].iter().rev().take_while(|sentence| end - sentence.before <= max).count();
    let fillers = &sentences[index - earlier..index];
    let first = index - earlier + fillers.iter().take_while(|sentence| sentence.is_heading).count();
    let span = Span::new(sentences[first].span.start, sentences[last].span.end);
    let used = end - sentences[first].before;
    if let Some(next) = sentences.get(last + 1)
        && used * 2 < max
        && !next.is_heading
    {
        let room = max - (sentences[last].until_next - sentences[first].before).min(max);
        let more = piece(passage, next.span, next.span.start, next.span.start, room);
        // A word or two more would only look broken.
        if room * 4 >= max && !more.span.is_empty() {
            let shown = Span::new(span.start, more.span.end);
            return (span, Window { span: shown, cut_start: false, cut_end: more.cut_end });
        }
    }
    (span, Window { span, cut_start: false, cut_end: false })
}
