//! Headings among the blocks of plain text.

use super::lines::{ends_sentence, list_marker};
use crate::article::boilerplate::words_of;
use crate::article::{Block, BlockKind, Published};

const MAX_WORDS: usize = 14;
const MAX_CHARS: usize = 110;

/// Turns short lines that head what follows into headings.
pub(super) fn mark(source: &str, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let Some(next) = blocks.get(at + 1) else { break };
        let (text, following) = (blocks[at].span.of(source), next.span.of(source));
        let level = match blocks[at].kind {
            BlockKind::Paragraph => level_of(text),
            BlockKind::ListItem if is_numbered_head(source, blocks, at) => Some(2),
            _ => None,
        };
        let Some(level) = level else { continue };
        let gap = &source[blocks[at].span.end..next.span.start];
        // A line among lines of verse or of an address heads nothing; a paragraph or a list must follow.
        let heads = match next.kind {
            BlockKind::ListItem => words_of(following) >= 3 && is_title_case(text),
            _ => words_of(following) >= 12 || (level_of(following).is_some() && heads_later(source, blocks, at + 1)),
        };
        let parted = gap.matches('\n').count() > 1 || gap.matches('\r').count() > 1;
        let long_follows = words_of(following) >= 18;
        if heads && (is_title_case(text) || parted || long_follows) && !opens_list(text, next) {
            blocks[at].kind = BlockKind::Heading(level);
        }
    }
}

/// A heading may stand over another heading, but not at the start of a run of short lines.
fn heads_later(source: &str, blocks: &[Block], at: usize) -> bool {
    blocks.get(at + 1).is_some_and(|block| words_of(block.span.of(source)) >= 18)
        && is_title_case(blocks[at].span.of(source))
}

/// A line that introduces a list belongs to it.
fn opens_list(text: &str, next: &Block) -> bool {
    next.kind == BlockKind::ListItem && text.ends_with(':')
}

/// The level of a heading by its form; `None` where `text` is none.
fn level_of(text: &str) -> Option<u8> {
    let words = words_of(text);
    if words == 0 || words > MAX_WORDS || text.chars().count() > MAX_CHARS || text.contains(['\n', '\r']) {
        return None;
    }
    let question = text.ends_with('?');
    if (ends_sentence(text) && !question) || text.ends_with([';', ',', '-', '–', '—']) {
        return None;
    }
    let first = text.chars().find(|c| c.is_alphanumeric())?;
    if first.is_lowercase() || !text.chars().any(char::is_alphabetic) || text.contains("://") {
        return None;
    }
    // "Speaker: text" and dates are lines of their own kind.
    if Published::of_dateline(text).is_some() || text.split_once(": ").is_some_and(|(_, rest)| rest.ends_with('.')) {
        return None;
    }
    Some(numbering(text).unwrap_or(2))
}

/// "2.1 Methods" is one level below "2 Methods".
fn numbering(text: &str) -> Option<u8> {
    let number = text.split_whitespace().next()?;
    if !number.starts_with(|c: char| c.is_ascii_digit()) || !number.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let parts = number.split('.').filter(|part| !part.is_empty()).count();
    u8::try_from(parts.clamp(1, 4) + 1).ok()
}

/// "1. The Stakes" over a paragraph is a heading, not an item, where it stands alone.
fn is_numbered_head(source: &str, blocks: &[Block], at: usize) -> bool {
    let text = blocks[at].span.of(source);
    let Some(marker) = list_marker(text) else { return false };
    let numbered = text.starts_with(|c: char| c.is_ascii_digit());
    let beside_item = blocks.get(at + 1).is_some_and(|next| next.kind == BlockKind::ListItem);
    numbered
        && !beside_item
        && level_of(text[marker..].trim_end_matches(':')).is_some()
        && is_title_case(&text[marker..])
        && blocks.get(at + 1).is_some_and(|next| words_of(next.span.of(source)) >= 25)
}

/// Most words that matter begin with a capital, or the script knows none.
pub(super) fn is_title_case(text: &str) -> bool {
    let (mut capital, mut small) = (0, 0);
    for word in text.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        if !first.is_lowercase() {
            capital += 1;
        } else if word.chars().count() > 3 {
            small += 1;
        }
    }
    capital > small
}
