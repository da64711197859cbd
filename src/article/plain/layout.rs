//! Lines become blocks.
//!
//! A blank line always parts two blocks. Between lines that touch, the file decides: where lines break in the
//! middle of sentences at much the same length, they are wrapped and belong together; otherwise each line is a
//! block of its own.

use super::lines::{Line, ends_sentence, list_marker};
use crate::article::{Block, BlockKind};
use crate::text::Span;

// People wrap at 60 to 120 columns; a longer line was never wrapped.
const MAX_WRAP: usize = 132;
const MIN_WRAP: usize = 36;

/// The blocks of `source`: paragraphs and list items.
pub(super) fn blocks(source: &str, lines: &[Line]) -> Vec<Block> {
    let wrap = wrap_width(source, lines);
    let mut blocks: Vec<Block> = Vec::new();
    // Indentation of the open list item's marker and of its text.
    let mut item: Option<(usize, usize)> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line.span.of(source);
        let marker = list_marker(text).filter(|_| !is_mid_sentence(source, lines, at, wrap));
        if let Some(marker) = marker {
            item = Some((line.indent, line.indent + text[..marker].chars().count()));
            blocks.push(Block { span: line.span, kind: BlockKind::ListItem, boilerplate: None });
            continue;
        }
        let previous = at.checked_sub(1).and_then(|before| lines.get(before));
        let joins = !line.after_blank
            && previous.is_some_and(|previous| match item {
                Some((outer, _)) if line.indent > outer => true,
                _ => wrap.is_some_and(|width| continues(source, previous, line, width)),
            });
        match blocks.last_mut() {
            Some(last) if joins => last.span = Span::new(last.span.start, line.span.end),
            _ => {
                // A paragraph set in as deep as the item's text still belongs to the item's list, not to its block.
                item = item.filter(|(outer, _)| line.indent > *outer);
                blocks.push(Block { span: line.span, kind: BlockKind::Paragraph, boilerplate: None });
            }
        }
    }
    blocks
}

/// A wrapped line may begin with "- " or "12. " by chance.
fn is_mid_sentence(source: &str, lines: &[Line], at: usize, wrap: Option<usize>) -> bool {
    let (Some(width), Some(previous)) = (wrap, at.checked_sub(1).and_then(|before| lines.get(before))) else {
        return false;
    };
    let line = &lines[at];
    let before = previous.span.of(source);
    !line.after_blank
        && line.indent == previous.indent
        && list_marker(before).is_none()
        && !ends_sentence(before)
        && !before.ends_with(':')
        && is_full(source, previous, line, width)
}

/// Whether `line` goes on with the paragraph of `previous`.
fn continues(source: &str, previous: &Line, line: &Line, width: usize) -> bool {
    if line.indent >= previous.indent + 2 && !list_marker(previous.span.of(source)).is_some_and(|_| true) {
        // The first line of a paragraph is set in.
        return !ends_sentence(previous.span.of(source)) && starts_low(line.span.of(source));
    }
    let before = previous.span.of(source);
    let unfinished = !ends_sentence(before) && starts_low(line.span.of(source)) && previous.chars * 2 >= width;
    previous.chars <= width + 8 && (is_full(source, previous, line, width) || unfinished)
}

/// Whether the first word of `line` would not have fitted behind `previous`.
fn is_full(source: &str, previous: &Line, line: &Line, width: usize) -> bool {
    let word = line.span.of(source).split_whitespace().next().unwrap_or_default().chars().count();
    previous.indent + previous.chars + 1 + word > width
}

fn starts_low(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_lowercase())
}

/// The width that the lines are wrapped at; `None` where each line is a paragraph.
fn wrap_width(source: &str, lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.indent + line.chars).collect();
    if widths.len() < 2 {
        return None;
    }
    widths.sort_unstable();
    // A few long addresses or table rows stand out of a wrapped text.
    let width = widths[(widths.len() - 1) * 97 / 100];
    if !(MIN_WRAP..=MAX_WRAP).contains(&width) {
        return None;
    }
    let (mut pairs, mut broken) = (0usize, 0usize);
    for pair in lines.windows(2) {
        let [previous, line] = pair else { continue };
        if line.after_blank || list_marker(line.span.of(source)).is_some() {
            continue;
        }
        pairs += 1;
        let before = previous.span.of(source);
        let breaks = !ends_sentence(before) && !before.ends_with(':');
        broken += usize::from(breaks && (starts_low(line.span.of(source)) || is_full(source, previous, line, width)));
    }
    (broken > 0 && broken * 10 >= pairs * 3).then_some(width)
}
