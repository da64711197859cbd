//! The title of a plain text, where it has one.

use super::lines::ends_sentence;
use crate::article::boilerplate::{self, words_of};
use crate::article::{Block, BlockKind, Boilerplate, Published};

const MAX_WORDS: usize = 28;
const MAX_CHARS: usize = 220;
// A title stands at the top, below a menu, a notice or a section name at most.
const MAX_BEFORE: usize = 8;

/// Finds the title and marks its block; `None` where the text begins with its first paragraph.
pub(super) fn find(source: &str, blocks: &mut [Block]) -> Option<String> {
    for at in 0..blocks.len().min(MAX_BEFORE) {
        let text = blocks[at].span.of(source);
        if blocks[at].boilerplate.is_some() || is_before_title(text) {
            continue;
        }
        let repeated = blocks.get(at + 1).is_some_and(|next| next.span.of(source) == text);
        if !can_be_title(source, blocks, at, repeated) {
            return None;
        }
        blocks[at].kind = BlockKind::Title;
        if repeated {
            blocks[at + 1].boilerplate = Some(Boilerplate::RepeatedTitle);
        }
        return Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    None
}

/// Marks the block that is the title `given`, where the text begins with it.
pub(super) fn recognize(source: &str, blocks: &mut [Block], given: &str) {
    for block in blocks.iter_mut().take(MAX_BEFORE) {
        let text = block.span.of(source);
        if text.len() <= given.len() * 2 && text.split_whitespace().eq(given.split_whitespace()) {
            block.kind = BlockKind::Title;
            return;
        }
    }
}

fn is_before_title(text: &str) -> bool {
    text.len() < 200 && (boilerplate::is_head_line(text) || text.starts_with("http://") || text.starts_with("https://"))
}

fn can_be_title(source: &str, blocks: &[Block], at: usize, repeated: bool) -> bool {
    let text = blocks[at].span.of(source);
    let words = words_of(text);
    if words == 0 || words > MAX_WORDS || text.chars().count() > MAX_CHARS || blocks[at].kind != BlockKind::Paragraph {
        return false;
    }
    if repeated {
        return true;
    }
    let body_follows = blocks.iter().skip(at + 1).any(|block| words_of(block.span.of(source)) >= 6);
    let question = text.ends_with(['?', '!']) && words <= 16;
    let sentence = ends_sentence(text) && !question && !ends_abbreviated(text);
    let open = text.ends_with([',', ';', ':', '-']);
    let first = text.chars().find(|c| c.is_alphanumeric());
    let low = first.is_some_and(char::is_lowercase) && !text.starts_with("i") && !text.starts_with("e");
    body_follows && !sentence && !open && !low && text.chars().any(char::is_alphabetic)
}

/// "… in the U.S." ends a title as well.
fn ends_abbreviated(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.ends_with('.') && last.matches('.').count() > 1 && !last.ends_with("..")
}

/// Metadata in lines such as "Title: …", "Author: …" at the top.
#[derive(Debug, Default)]
pub(super) struct Labelled {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<Published>,
    pub(super) source: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads labelled lines at the top; a single one besides a title is no header.
pub(super) fn labelled(source: &str, blocks: &mut [Block]) -> Labelled {
    let mut found = Labelled::default();
    for block in blocks.iter_mut().take(12) {
        let line = block.span.of(source);
        if words_of(line) > MAX_WORDS || line.contains(['\n', '\r']) {
            break;
        }
        let Some((label, value)) = line.split_once(':') else {
            // A title may stand above its labels.
            continue;
        };
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match label.trim().to_lowercase().as_str() {
            "title" | "headline" if found.title.is_none() => {
                found.title = Some(value.to_owned());
                block.kind = BlockKind::Title;
            }
            "author" | "authors" | "byline" if found.author.is_none() && words_of(value) <= 12 => {
                found.author = boilerplate::author_of(value);
                block.boilerplate = Some(Boilerplate::Byline);
            }
            "date" | "published" | "publication date" | "published on" | "pubdate" if found.published.is_none() => {
                found.published = Published::parse(value);
                if found.published.is_some() {
                    block.boilerplate = Some(Boilerplate::Dateline);
                }
            }
            "source" | "publication" | "publisher"
                if found.source.is_none() && words_of(value) <= 8 && !value.ends_with('.') =>
            {
                if is_address(value) {
                    found.url = found.url.take().or(Some(value.to_owned()));
                } else {
                    found.source = Some(value.to_owned());
                }
                block.boilerplate = Some(Boilerplate::Byline);
            }
            "url" | "link" | "canonical" if found.url.is_none() && is_address(value) => {
                found.url = Some(value.to_owned());
                block.boilerplate = Some(Boilerplate::Navigation);
            }
            "language" | "lang" if value.len() <= 12 => {
                found.language = Some(value.to_owned());
                block.boilerplate = Some(Boilerplate::Navigation);
            }
            _ => {}
        }
    }
    found
}

fn is_address(value: &str) -> bool {
    (value.starts_with("http://") || value.starts_with("https://")) && !value.contains(char::is_whitespace)
}
