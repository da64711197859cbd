//! Marks the furniture at the head and at the tail of an article.

use super::super::{Block, BlockKind, Published};
use super::byline::{byline, is_names};
use super::{Boilerplate, forms};
use forms::{normal, words_of};

/// What the furniture tells about the article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::article) struct Found {
    /// From a byline.
    pub(in crate::article) author: Option<String>,
    /// From a dateline.
    pub(in crate::article) published: Option<Published>,
}

// A head longer than this is not a head.
const HEAD_BLOCKS: usize = 14;
// Names of related articles below their heading.
const MAX_LABELS: usize = 12;
const BODY_WORDS: usize = 25;
// Comments among which the form to write one is looked for.
const MAX_THREAD: usize = 200;

/// Marks furniture among `blocks` of `text`; blocks that are marked already keep their mark.
pub(in crate::article) fn mark(text: &str, blocks: &mut [Block], title: Option<&str>) -> Found {
    let mut found = Found::default();
    let body = mark_head(text, blocks, title, &mut found);
    for block in blocks.iter_mut().filter(|block| block.boilerplate.is_none() && may_be_furniture(block)) {
        let piece = block.span.of(text);
        if piece.len() <= 200 {
            block.boilerplate = forms::anywhere(&normal(piece));
        }
    }
    mark_comments(text, blocks, body);
    mark_tail(text, blocks, body, &mut found);
    // Nothing of the article stands under a heading that is furniture.
    for block in blocks.iter_mut().filter(|block| block.boilerplate.is_some()) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            block.kind = BlockKind::Paragraph;
        }
    }
    found
}

fn may_be_furniture(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Title | BlockKind::Code | BlockKind::TableRow)
}

/// Whether a block is a paragraph of the article: a head or tail does not go on beyond it.
fn is_body(piece: &str) -> bool {
    words_of(piece) >= BODY_WORDS
}

/// Marks the head; returns the number of blocks before the body.
fn mark_head(text: &str, blocks: &mut [Block], title: Option<&str>, found: &mut Found) -> usize {
    let title = title.map(normal);
    let mut title_seen = false;
    for at in 0..blocks.len().min(HEAD_BLOCKS) {
        let piece = blocks[at].span.of(text);
        if piece.len() > 1200 {
            return at;
        }
        let form = normal(piece);
        if title.as_deref() == Some(form.as_str()) {
            if title_seen && blocks[at].boilerplate.is_none() {
                blocks[at].boilerplate = Some(Boilerplate::RepeatedTitle);
            }
            title_seen = true;
            continue;
        }
        if !may_be_furniture(&blocks[at])
            || blocks[at].boilerplate.is_some_and(|kind| kind != Boilerplate::Byline && kind != Boilerplate::Dateline)
        {
            continue;
        }
        if let Some(line) = byline(piece) {
            blocks[at].boilerplate = Some(Boilerplate::Byline);
            found.author = found.author.take().or(line.author);
            found.published = found.published.take().or(line.published);
        } else if let Some(published) = Published::of_dateline(piece) {
            blocks[at].boilerplate = Some(Boilerplate::Dateline);
            found.published = found.published.take().or(published);
            mark_name_above(text, blocks, at, found);
        } else if let Some(published) = date_behind_name(piece) {
            blocks[at].boilerplate = Some(Boilerplate::Dateline);
            found.published.get_or_insert(published);
        } else if let Some(kind) = forms::at_edge(&form) {
            // A short label such as "Comments" may head a section where text follows at once.
            if !heads_text(text, blocks, at) {
                blocks[at].boilerplate = Some(kind);
            }
        } else if is_body(piece) && !(title.is_none() && at == 0 && is_above_byline(text, blocks)) {
            return at;
        }
    }
    blocks.len().min(HEAD_BLOCKS)
}

/// Whether a byline stands below the first block: that is a title then, though too long to be told from a paragraph.
fn is_above_byline(text: &str, blocks: &[Block]) -> bool {
    let below = blocks.get(1).map(|block| block.span.of(text));
    below.is_some_and(|below| below.len() <= 200 && byline(below).is_some_and(|byline| byline.author.is_some()))
}

/// "Example Gazette, 26 June 2025": a publication or a place, then the date and nothing else.
fn date_behind_name(piece: &str) -> Option<Published> {
    let piece = piece.trim();
    if piece.ends_with('.') || words_of(piece) > 10 {
        return None;
    }
    let parts = piece.match_indices([',', '-', '–', '—', '|', '·', '•', '/']);
    parts.into_iter().find_map(|(at, mark)| {
        let (name, date) = (&piece[..at], &piece[at + mark.len()..]);
        if is_names(name) { Published::of_dateline(date).flatten() } else { None }
    })
}

/// A heading whose own section follows is no furniture of the head, unless it is one more button in a row of them.
fn heads_text(text: &str, blocks: &[Block], at: usize) -> bool {
    let in_row = at.checked_sub(1).is_some_and(|above| blocks[above].boilerplate == Some(Boilerplate::Navigation));
    !in_row
        && matches!(blocks[at].kind, BlockKind::Heading(_))
        && blocks.get(at + 1).is_some_and(|next| is_body(next.span.of(text)))
}

/// A bare name between the title and a dateline is a byline.
fn mark_name_above(text: &str, blocks: &mut [Block], at: usize, found: &mut Found) {
    let Some(above) = at.checked_sub(1).and_then(|above| blocks.get_mut(above)) else { return };
    let name = above.span.of(text).trim();
    let words = name.split_whitespace().count();
    if found.author.is_none()
        && above.boilerplate.is_none()
        && may_be_furniture(above)
        && (2..=4).contains(&words)
        && is_names(name)
    {
        above.boilerplate = Some(Boilerplate::Byline);
        found.author = Some(name.to_owned());
    }
}

/// A comments heading with a second sign of a comment form close below it: all from there on is the thread.
fn mark_comments(text: &str, blocks: &mut [Block], body: usize) {
    let is_form = |block: &Block| {
        let piece = block.span.of(text);
        piece.len() <= 200 && forms::is_comments_head(&normal(piece))
    };
    let is_counted = |block: &Block| block.span.len() <= 40 && forms::is_comments(&normal(block.span.of(text)));
    let Some(start) = (body..blocks.len()).find(|&at| {
        // "12 comments" is sign enough to look for the second one further down.
        let within = if is_counted(&blocks[at]) { MAX_THREAD } else { 3 };
        is_form(&blocks[at])
            && blocks.iter().skip(at + 1).take(within).any(|block| may_be_furniture(block) && is_form(block))
    }) else {
        return;
    };
    // A thread that makes up most of the file is rather the article itself.
    let length = |blocks: &[Block]| blocks.iter().map(|block| block.span.len()).sum::<usize>();
    if length(&blocks[start..]) > length(&blocks[..start]) && start + 8 < blocks.len() {
        return;
    }
    let mut section = Boilerplate::Comments;
    for block in &mut blocks[start..] {
        let form = normal(block.span.of(text));
        if forms::is_disclaimer_head(&form) {
            section = Boilerplate::Disclaimer;
        } else if forms::is_comments_head(&form) {
            section = Boilerplate::Comments;
        }
        if block.boilerplate.is_none() {
            block.boilerplate = forms::at_edge(&form).or(Some(section));
        }
    }
}

fn mark_tail(text: &str, blocks: &mut [Block], body: usize, found: &mut Found) {
    let mut labels: Vec<usize> = Vec::new();
    let mut at = blocks.len();
    while at > body {
        at -= 1;
        let block = &blocks[at];
        if !may_be_furniture(block) {
            break;
        }
        let piece = block.span.of(text);
        if piece.len() > 1500 {
            break;
        }
        let form = normal(piece);
        let kind = match block.boilerplate {
            Some(kind) => Some(kind),
            None => tail_kind(piece, &form, found),
        };
        if let Some(kind) = kind {
            blocks[at].boilerplate = Some(kind);
            if !settle_labels(text, blocks, &mut labels, forms::is_related_head(&form)) {
                break;
            }
            continue;
        }
        if let Some((head, kind)) = under_label(text, blocks, at) {
            for block in &mut blocks[head..=at] {
                block.boilerplate.get_or_insert(kind);
            }
            at = head;
            if !settle_labels(text, blocks, &mut labels, false) {
                break;
            }
            continue;
        }
        if labels.len() < MAX_LABELS && is_label(piece) {
            labels.push(at);
            continue;
        }
        break;
    }
}

/// Furniture that stands below the article by its own form.
fn tail_kind(piece: &str, form: &str, found: &mut Found) -> Option<Boilerplate> {
    if let Some(kind) = forms::at_edge(form) {
        return Some(kind);
    }
    if forms::is_author_head(form) {
        return Some(Boilerplate::AuthorBox);
    }
    if let Some(line) = byline(piece) {
        found.author = found.author.take().or(line.author);
        return Some(Boilerplate::Byline);
    }
    if let Some(published) = Published::of_dateline(piece) {
        found.published = found.published.take().or(published);
        return Some(Boilerplate::Dateline);
    }
    if is_signature(piece, found.author.as_deref()) {
        // Signed below and nowhere else: that is who wrote it.
        found.author.get_or_insert_with(|| unmarked(piece).to_owned());
        return Some(Boilerplate::AuthorBox);
    }
    is_bio(piece, form, found.author.as_deref()).then_some(Boilerplate::AuthorBox)
}

/// A signature without the dash before it.
fn unmarked(piece: &str) -> &str {
    piece.trim().trim_start_matches(['-', '–', '—', '~', ' '])
}

/// "Example Team", "The Editors", the author's name once more.
fn is_signature(piece: &str, author: Option<&str>) -> bool {
    let bare = unmarked(piece);
    if author.is_some_and(|author| normal(author) == normal(bare)) {
        return true;
    }
    let words: Vec<&str> = bare.split_whitespace().take(6).collect();
    let signs = words.last().is_some_and(|last| {
        matches!(
            last.trim_end_matches(['.', ',']),
            "Team" | "Staff" | "Editors" | "Newsroom" | "Redaktion" | "Desk" | "Redacción" | "Rédaction"
        )
    });
    (2..=5).contains(&words.len()) && signs && is_names(bare)
}

/// "Jane Doe is a reporter who covers …".
fn is_bio(piece: &str, form: &str, author: Option<&str>) -> bool {
    let words: Vec<&str> = piece.split_whitespace().take(91).collect();
    if !(5..=90).contains(&words.len()) {
        return false;
    }
    if author.is_some_and(|author| {
        form.strip_prefix(&normal(author)).is_some_and(|rest| {
            [" is ", " was ", " covers ", " writes ", " reports "].iter().any(|verb| rest.starts_with(verb))
        })
    }) {
        return true;
    }
    let verb = words.iter().take(6).position(|word| matches!(*word, "is" | "covers" | "writes" | "reports"));
    let Some(verb) = verb.filter(|&verb| verb >= 2) else { return false };
    let named = is_names(&words[..verb].join(" ")) || form.starts_with("the author is");
    let role = [
        "reporter",
        "writer",
        "journalist",
        "editor",
        "correspondent",
        "columnist",
        "contributor",
        "freelance",
        "analyst",
    ];
    let opening =
        words.iter().skip(verb).take(9).map(|word| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase());
    let has_role = opening.into_iter().any(|word| role.contains(&word.as_str()));
    let cues = [
        "follow him",
        "follow her",
        "follow them",
        "be reached at",
        "@",
        "based in",
        " covers ",
        "covering",
        "writes about",
        "her work",
        "his work",
        "contributor to",
        "contributes to",
        "joined",
    ];
    named && has_role && cues.iter().any(|cue| form.contains(cue))
}

/// The label ("About the author", "Disclaimer") that `at` stands under, and what it makes of it.
fn under_label(text: &str, blocks: &[Block], at: usize) -> Option<(usize, Boilerplate)> {
    for back in 1..=3 {
        let head = at.checked_sub(back)?;
        let piece = blocks[head].span.of(text);
        if piece.len() > 1500 || !may_be_furniture(&blocks[head]) {
            return None;
        }
        let form = normal(piece);
        if forms::is_author_head(&form) {
            return Some((head, Boilerplate::AuthorBox));
        }
        if forms::is_disclaimer_head(&form) {
            return Some((head, Boilerplate::Disclaimer));
        }
        if matches!(blocks[head].kind, BlockKind::Heading(_)) && !is_names(piece) {
            return None;
        }
    }
    None
}

/// A name, a headline of another article: short, and no sentence.
fn is_label(piece: &str) -> bool {
    let piece = piece.trim();
    !piece.ends_with(['.', '!', ':', ';', '。']) && !piece.contains('\n') && words_of(piece) <= 16
}

/// Furniture stands above the labels at the end: below a related-articles heading they are links, otherwise
/// names sign the article. Anything else means that this is no tail.
fn settle_labels(text: &str, blocks: &mut [Block], labels: &mut Vec<usize>, related: bool) -> bool {
    let all_names =
        labels.iter().all(|&at| is_names(blocks[at].span.of(text)) && words_of(blocks[at].span.of(text)) <= 5);
    let kind = match (related, all_names && labels.len() <= 2) {
        (true, _) => Boilerplate::Navigation,
        (false, true) => Boilerplate::AuthorBox,
        (false, false) => return labels.is_empty(),
    };
    for at in labels.drain(..) {
        blocks[at].boilerplate = Some(kind);
    }
    true
}
