//! A piece of a sentence that is too long to be shown.

use unicode_segmentation::UnicodeSegmentation;

use super::fragment::Window;
use super::score::Scorer;
use crate::text::{Span, grapheme_border_before, grapheme_count, is_grapheme_border};

/// The best piece of a sentence that is longer than `max` characters.
pub(super) fn cut_sentence(passage: &str, sentence: Span, scorer: &Scorer, max: usize) -> Window {
    let lit = scorer.lit();
    let first = lit.partition_point(|lit| lit.span.start < sentence.start);
    let inside = lit[first..].iter().take_while(|lit| lit.span.start < sentence.end);
    let mut starts: Vec<usize> = inside.map(|lit| lit.span.start).collect();
    starts.dedup();
    let mut best: Option<(f32, Span)> = None;
    for start in starts {
        let end = forward(passage, start, sentence.end, max);
        let score = scorer.score(&[Span::new(start, end)]);
        if best.is_none_or(|(found, _)| score > found) {
            best = Some((score, Span::new(start, end)));
        }
    }
    let Some((_, reach)) = best else {
        return piece(passage, sentence, sentence.start, sentence.start, max);
    };
    let in_reach = lit.iter().filter(|lit| reach.contains(lit.span)).map(|lit| lit.span.end);
    let needed = in_reach.max().unwrap_or(reach.end);
    piece(passage, sentence, reach.start, needed, max)
}

/// A piece of `sentence` of at most `max` characters that shows it from `start` to `end`, with what fits on
/// both sides up to the borders of words.
pub(super) fn piece(passage: &str, sentence: Span, start: usize, end: usize, max: usize) -> Window {
    // From the beginning of the sentence, where all that is to be seen is within reach of it.
    if forward(passage, sentence.start, sentence.end, max) >= end {
        let from = sentence.start;
        let reach = forward(passage, from, sentence.end, max);
        let to = word_end(passage, Span::new(from, end.max(from)), sentence.end, reach);
        return Window { span: trimmed(passage, Span::new(from, to)), cut_start: false, cut_end: to < sentence.end };
    }
    let used = grapheme_count(&passage[start..end]);
    let room = max.saturating_sub(used) / 2;
    let earliest = backward(passage, start, sentence.start, room);
    let from = word_start(passage, Span::new(earliest, start));
    let reach = forward(passage, from, sentence.end, max);
    let to = word_end(passage, Span::new(from, end.max(from)), sentence.end, reach);
    let span = trimmed(passage, Span::new(from, to));
    Window { span, cut_start: from > sentence.start, cut_end: to < sentence.end }
}

/// Without the blanks at both ends, unless nothing else is there.
fn trimmed(passage: &str, span: Span) -> Span {
    let is_shown = |character: &(usize, &str)| !character.1.trim().is_empty();
    let mut characters = span.of(passage).grapheme_indices(true).filter(is_shown);
    let first = characters.next();
    match (first, characters.next_back().or(first)) {
        (Some((first, _)), Some((last, shown))) => Span::new(span.start + first, span.start + last + shown.len()),
        _ => span,
    }
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
