//! Places in a passage's text become bytes to cite.

use super::{HitFragment, HitSnippet, SnippetBytes};
use crate::article::cut;
use crate::highlight::Snippet;
use crate::index::StoredPassage;
use crate::text::Span;

/// The snippet as it travels, its places in what the passage's own bytes count in.
pub(super) fn shown(passage: &StoredPassage, snippet: &Snippet) -> HitSnippet {
    let fragments = snippet.fragments.iter().map(|fragment| HitFragment {
        bytes: cited(passage, fragment.span),
        cut_start: fragment.cut_start,
        cut_end: fragment.cut_end,
    });
    HitSnippet {
        bytes: cited(passage, snippet.span()),
        fragments: fragments.collect(),
        segments: snippet.segments(&passage.text),
    }
}

/// The bytes to cite for a `window` on `passage`: windows that touch in the text touch in the file.
fn cited(passage: &StoredPassage, window: Span) -> SnippetBytes {
    let start = if window.start == 0 { passage.bytes.start } else { at(passage, window.start) };
    let end = if window.end == passage.text.len() { passage.bytes.end } else { at(passage, window.end) };
    SnippetBytes { start, end }
}

/// The bytes of what is `lit` in `passage`, without the markup that opens it.
pub(super) fn lit_bytes(passage: &StoredPassage, lit: Span) -> SnippetBytes {
    bytes_of(&passage.offsets, passage.bytes.start, lit)
}

/// The bytes of `span` of a passage that begins at byte `first`, without the markup that opens it.
pub(super) fn bytes_of(offsets: &[(usize, usize)], first: usize, span: Span) -> SnippetBytes {
    let behind = offsets.partition_point(|pair| pair.0 <= span.start);
    let start = match behind.checked_sub(1).and_then(|pair| offsets.get(pair)) {
        Some((text, file)) => file + (span.start - text),
        None => place_of(offsets, first, span.start),
    };
    SnippetBytes { start, end: place_of(offsets, first, span.end).max(start) }
}

fn at(passage: &StoredPassage, place: usize) -> usize {
    place_of(&passage.offsets, passage.bytes.start, place)
}

fn place_of(offsets: &[(usize, usize)], first: usize, place: usize) -> usize {
    match offsets {
        [] => first + place,
        offsets => cut(offsets, place),
    }
}
