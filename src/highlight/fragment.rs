//! Chooses the window on a passage: whole sentences where they fit, else a piece of one.

use unicode_segmentation::UnicodeSegmentation;

use super::score::Scorer;
use crate::text::{Sentences, Span, grapheme_border_after, grapheme_border_before, grapheme_count, is_grapheme_border};

/// Characters of a line that may be taken for a heading.
const LONGEST_HEADING: usize = 100;

/// A window on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) span: Span,
    /// Whether it begins inside a sentence.
    pub(super) cut_start: bool,
    /// Whether it ends inside a sentence.
    pub(super) cut_end: bool,
}

/// A sentence of the passage, without the blanks around it.
#[derive(Debug, Clone, Copy)]
struct Sentence {
    span: Span,
    /// Characters up to the end of its blanks, counted from the passage's start.
    until_next: usize,
    /// Characters up to its own end, counted from the passage's start.
    until_end: usize,
    /// Characters before it.
    before: usize,
    /// Whether it is a heading of what follows it in the passage.
    is_heading: bool,
}

/// The best window of at most `max` characters; `None` where the passage is blank or `max` is 0.
///
/// Windows are scored as small documents; of equals the earliest is taken. Without anything lit it is the
/// opening.
pub(super) fn best_window(passage: &str, scorer: &Scorer<'_>, max: usize) -> Option<Window> {
    if max == 0 {
        return None;
    }
    let sentences = sentences_of(passage);
    let (first, last) = (sentences.first()?, sentences.last()?);
    if last.until_end - first.before <= max {
        return Some(Window { span: Span::new(first.span.start, last.span.end), cut_start: false, cut_end: false });
    }
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
            offer(scorer.score(window.span) * 0.98, window);
            continue;
        }
        let window = whole_sentences(passage, &sentences, index, max);
        offer(scorer.score(window.span), window);
    }
    let window = best.map(|(_, window)| window);
    window.or_else(|| Some(whole_sentences(passage, &sentences, 0, max)))
}

fn sentences_of(passage: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut before = 0;
    for span in Sentences::of(passage) {
        let piece = span.of(passage);
        let body = piece.trim_end();
        let lead = body.len() - body.trim_start().len();
        let start = grapheme_border_before(passage, span.start + lead);
        let end = grapheme_border_after(passage, span.start + body.len());
        let counted = grapheme_count(&passage[span.start..end]);
        let leading = grapheme_count(&passage[span.start..start]);
        let until_next = before + counted + grapheme_count(&passage[end..span.end]);
        if start < end {
            sentences.push(Sentence {
                span: Span::new(start, end),
                until_next,
                until_end: before + counted,
                before: before + leading,
                is_heading: is_heading_shaped(passage, start, end),
            });
        }
        before = until_next;
    }
    // Lines that follow one another are items of a list, cells, verses; the last one has nothing below it.
    let shaped: Vec<bool> = sentences.iter().map(|sentence| sentence.is_heading).collect();
    for (at, sentence) in sentences.iter_mut().enumerate() {
        let is_shaped = |at: usize| shaped.get(at).copied();
        let before = at.checked_sub(1).and_then(is_shaped);
        sentence.is_heading &= before != Some(true) && is_shaped(at + 1) == Some(false);
    }
    sentences
}

/// Whether the sentence from `start` to `end` is a short line between blank lines that nothing ends: passages
/// do not say which of their lines are headings.
fn is_heading_shaped(passage: &str, start: usize, end: usize) -> bool {
    let is_alone = |blanks: &str| blanks.bytes().filter(|byte| *byte == b'\n').count() > 1;
    let lead = &passage[..start];
    let before = &lead[lead.trim_end().len()..];
    let rest = &passage[end..];
    let after = &rest[..rest.len() - rest.trim_start().len()];
    let line = &passage[start..end];
    (before.len() == start || is_alone(before))
        && is_alone(after)
        && line.chars().count() <= LONGEST_HEADING
        && !line.contains(['\n', '\t'])
        && line.chars().next().is_some_and(char::is_alphanumeric)
        && line.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// As many whole sentences as fit from `index` on; then those before it; a window that is less than half full
/// takes the beginning of the sentence that follows. It does not end with a heading, and does not begin with
/// one for the sake of its length.
fn whole_sentences(passage: &str, sentences: &[Sentence], index: usize, max: usize) -> Window {
    let base = sentences[index].before;
    let fitting = sentences[index..].iter().take_while(|sentence| sentence.until_end - base <= max).count();
    if fitting == 0 {
        let span = sentences[index].span;
        return piece(passage, span, span.start, span.start, max);
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
            return Window { span: Span::new(span.start, more.span.end), cut_start: false, cut_end: more.cut_end };
        }
    }
    Window { span, cut_start: false, cut_end: false }
}

/// The best piece of a sentence that is longer than `max` characters.
fn cut_sentence(passage: &str, sentence: Span, scorer: &Scorer<'_>, max: usize) -> Window {
    let lit = scorer.lit();
    let first = lit.partition_point(|lit| lit.span.start < sentence.start);
    let inside = lit[first..].iter().take_while(|lit| lit.span.start < sentence.end);
    let starts = inside.map(|lit| lit.span.start);
    let mut best: Option<(f32, Span)> = None;
    for start in starts {
        let end = forward(passage, start, sentence.end, max);
        let score = scorer.score(Span::new(start, end));
        if best.is_none_or(|(found, _)| score > found) {
            best = Some((score, Span::new(start, end)));
        }
    }
    let Some((_, reach)) = best else {
        return piece(passage, sentence, sentence.start, sentence.start, max);
    };
    let in_reach = lit.iter().filter(|lit| reach.contains(lit.span)).map(|lit| lit.span.end);
    let needed = in_reach.max().unwrap_or(reach.start);
    piece(passage, sentence, reach.start, needed, max)
}

/// A piece of `sentence` of at most `max` characters that shows it from `start` to `end`, with what fits on
/// both sides up to the borders of words.
fn piece(passage: &str, sentence: Span, start: usize, end: usize, max: usize) -> Window {
    // From the beginning of the sentence, where all that is to be seen is within reach of it.
    if forward(passage, sentence.start, sentence.end, max) >= end {
        let from = sentence.start;
        let reach = forward(passage, from, sentence.end, max);
        let to = word_end(passage, Span::new(from, end.max(from)), sentence.end, reach);
        return Window { span: Span::new(from, to), cut_start: false, cut_end: to < sentence.end };
    }
    let used = grapheme_count(&passage[start..end]);
    let room = max.saturating_sub(used) / 2;
    let earliest = backward(passage, start, sentence.start, room);
    let from = word_start(passage, Span::new(earliest, start));
    let reach = forward(passage, from, sentence.end, max);
    let to = word_end(passage, Span::new(from, end.max(from)), sentence.end, reach);
    Window { span: Span::new(from, to), cut_start: from > sentence.start, cut_end: to < sentence.end }
}

/// The place `count` characters after `from`, `limit` at most.
fn forward(passage: &str, from: usize, limit: usize, count: usize) -> usize {
    let rest = &passage[from..limit];
    rest.grapheme_indices(true).nth(count).map_or(limit, |(at, _)| from + at)
}

/// The place `count` characters before `from`, `limit` at least.
fn backward(passage: &str, from: usize, limit: usize, count: usize) -> usize {
    if count == 0 {
        return from;
    }
    let rest = &passage[limit..from];
    rest.grapheme_indices(true).rev().nth(count - 1).map_or(limit, |(at, _)| limit + at)
}

/// The first beginning of a word in `room`, whose end begins one; its start where no blank is near.
fn word_start(passage: &str, room: Span) -> usize {
    if room.is_empty() || passage[..room.start].chars().next_back().is_none_or(char::is_whitespace) {
        return room.start;
    }
    let piece = room.of(passage);
    let Some(blank) = piece.find(char::is_whitespace) else {
        // One long word, or a script without blanks.
        return if piece.len() > 60 || !piece.is_ascii() { room.start } else { room.end };
    };
    let start = room.start + piece.len() - piece[blank..].trim_start().len();
    if is_grapheme_border(passage, start) { start } else { room.start }
}

/// Where a window that must show `seen` and can reach to `reach` ends: at the last end of a word, `reach` itself
/// where no blank is near.
fn word_end(passage: &str, seen: Span, limit: usize, reach: usize) -> usize {
    let trimmed = |end: usize| {
        let end = seen.start + passage[seen.start..end].trim_end().len();
        grapheme_border_before(passage, end)
    };
    let at_word_end = reach >= limit || passage[reach..].starts_with(char::is_whitespace);
    let more = &passage[seen.end.min(reach)..reach];
    let end = match more.rfind(char::is_whitespace) {
        _ if at_word_end => trimmed(reach),
        Some(blank) if more.len() - blank <= 60 => trimmed(seen.end.min(reach) + blank),
        None if !seen.is_empty() && more.len() <= 60 && more.is_ascii() => trimmed(seen.end.min(reach)),
        _ => reach,
    };
    if end > seen.start { end } else { reach }
}
