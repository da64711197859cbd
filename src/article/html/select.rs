//! Which pieces of a page are its article: recall first.

use super::clutter::Clutter;
use super::page::{Page, Piece};
use crate::article::{BlockKind, Boilerplate};

/// What becomes of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Clear furniture.
    Drop,
    /// Part of the text; marked where it is doubtful.
    Keep(Option<Boilerplate>),
}

// Words from which on a piece is prose rather than a label.
const PROSE_WORDS: usize = 18;
const FEW_WORDS: usize = 40;
const SURE_WORDS: usize = 80;

/// Whether the page itself says so clearly which part is its article that no second opinion is needed: one
/// `<article>` or `<main>` holds nearly all the prose, and no links to speak of.
pub(super) fn is_sure(page: &Page) -> bool {
    let pieces = &page.pieces;
    let freed = freed_roots(page);
    let own = own_pieces(page, &freed);
    let around = containers_around(page, main_container(pieces, &own, None));
    let (mut all, mut held, mut linked) = (0, 0, 0);
    for (piece, _) in pieces.iter().zip(&own).filter(|(_, own)| **own) {
        let inside = around.contains(&piece.container);
        let words = piece.words();
        if piece.is_links() {
            linked += if inside { words } else { 0 };
        } else {
            all += words;
            held += if inside { words } else { 0 };
        }
    }
    held >= SURE_WORDS && held * 10 >= all * 9 && linked * 20 <= held && !freed.contains(&true)
}

fn own_pieces(page: &Page, freed: &[bool]) -> Vec<bool> {
    page.pieces.iter().map(|piece| piece.root.is_none_or(|root| freed.get(root) == Some(&true))).collect()
}

/// Decides for each piece. `kept` is readability's opinion; `title` is what the page's head calls the article.
pub(super) fn choose(page: &Page, kept: Option<&[bool]>, title: Option<&str>) -> Vec<Choice> {
    let pieces = &page.pieces;
    let freed = freed_roots(page);
    let own = own_pieces(page, &freed);
    let mut choices = vec![Choice::Drop; pieces.len()];
    let words = |filter: &dyn Fn(usize) -> bool| -> usize {
        (0..pieces.len()).filter(|&at| filter(at)).map(|at| pieces[at].words()).sum()
    };
    let all = words(&|at| own[at] && !pieces[at].is_links());
    let trusted = kept.filter(|kept| words(&|at| own[at] && kept[at]) * 2 >= all);
    let main = main_container(pieces, &own, trusted);
    let mut around: std::collections::BTreeSet<u32> = containers_around(page, main).into_iter().collect();
    around.extend(posts_beside(page, &own, main));
    let span = trusted.and_then(|kept| {
        let is = |at: &usize| own[*at] && kept[*at];
        Some((0..pieces.len()).find(is)?..=(0..pieces.len()).rev().find(is)?)
    });
    // Without a container the headline and the last piece that readability kept bound the article; what is short
    // and beyond them is doubtful.
    let headline = (0..pieces.len()).find(|&at| own[at] && pieces[at].kind == BlockKind::Heading(1)).unwrap_or(0);
    let outside = |piece: &Piece, at: usize| {
        let beyond = span.as_ref().is_some_and(|span| at > *span.end() || (at < *span.start() && at < headline));
        beyond && piece.words() < PROSE_WORDS && piece.kind != BlockKind::TableRow
    };
    for (at, piece) in pieces.iter().enumerate().filter(|(at, _)| own[*at]) {
        let inside = span.as_ref().is_some_and(|span| span.contains(&at));
        let in_main = around.contains(&piece.container);
        choices[at] = match trusted {
            Some(kept) if kept[at] => Choice::Keep(None),
            _ => doubtful(piece, inside, in_main, main.is_some() || outside(piece, at)),
        };
    }
    mark_links_beyond_prose(pieces, &mut choices);
    restore_headline(page, title, &mut choices);
    choices
}

/// Lines that are nothing but links before the first and after the last prose are menus, whoever kept them.
fn mark_links_beyond_prose(pieces: &[Piece], choices: &mut [Choice]) {
    let prose = |at: &usize| {
        choices[*at] == Choice::Keep(None) && !pieces[*at].is_links() && pieces[*at].words() >= PROSE_WORDS
    };
    let (Some(first), Some(last)) = ((0..pieces.len()).find(prose), (0..pieces.len()).rev().find(prose)) else {
        return;
    };
    for (at, piece) in pieces.iter().enumerate() {
        let beyond = at < first || at > last;
        let heading = matches!(piece.kind, BlockKind::Heading(_));
        if beyond && piece.is_links() && !heading && piece.mark.is_none() && choices[at] == Choice::Keep(None) {
            choices[at] = Choice::Keep(Some(Boilerplate::Navigation));
        }
    }
}

/// The containers beside the main one that are posts of the same thread: prose without a headline of their own,
/// which a teaser has.
fn posts_beside(page: &Page, own: &[bool], main: Option<u32>) -> Vec<u32> {
    let parent = |container: u32| {
        let at = usize::try_from(container).unwrap_or(0).checked_sub(1)?;
        page.parents.get(at).copied()
    };
    let Some(main) = main.filter(|&main| main > 0) else { return Vec::new() };
    let mut posts: std::collections::BTreeMap<u32, (usize, bool)> = std::collections::BTreeMap::new();
    for (piece, _) in page.pieces.iter().zip(own).filter(|(_, own)| **own) {
        let container = piece.container;
        if container == 0 || container == main || parent(container) != parent(main) {
            continue;
        }
        let (prose, headed) = posts.entry(container).or_default();
        if matches!(piece.kind, BlockKind::Heading(_)) || (piece.is_links() && piece.words() > 3) {
            *headed = true;
        } else if !piece.is_links() {
            *prose += piece.words();
        }
    }
    posts.into_iter().filter(|(_, (prose, headed))| *prose >= PROSE_WORDS && !headed).map(|(post, _)| post).collect()
}

fn doubtful(piece: &Piece, inside: bool, in_main: bool, has_main: bool) -> Choice {
    let heading = matches!(piece.kind, BlockKind::Heading(_));
    if piece.is_links() && !heading {
        // A list of sources in the midst of an article is kept; menus and teasers are not.
        return if inside || in_main { Choice::Keep(Some(Boilerplate::Navigation)) } else { Choice::Drop };
    }
    if inside || in_main || !has_main {
        return Choice::Keep(None);
    }
    Choice::Keep(Some(Boilerplate::Navigation))
}

/// Furniture elements that hold nearly all the text of the page: then they are none. A form or an aside that
/// holds most of the prose is none either.
fn freed_roots(page: &Page) -> Vec<bool> {
    let prose = |piece: &Piece| if piece.is_links() || piece.words() < 8 { 0 } else { piece.words() };
    let outside: usize = page.pieces.iter().filter(|piece| piece.root.is_none()).map(prose).sum();
    let mut inside = vec![0usize; page.roots.len()];
    for piece in &page.pieces {
        if let Some(words) = piece.root.and_then(|root| inside.get_mut(root)) {
            *words += prose(piece);
        }
    }
    let largest = inside.iter().copied().max().unwrap_or(0);
    inside
        .iter()
        .zip(&page.roots)
        .map(|(&words, kind)| {
            let nothing_else = outside < FEW_WORDS && words > outside && words * 2 >= largest && words >= 8;
            match kind {
                Clutter::Tag | Clutter::Header => words > outside && words >= 8,
                Clutter::Named | Clutter::Hidden => nothing_else,
                Clutter::Marked(_) => true,
            }
        })
        .collect()
}

/// The `<article>` or `<main>` that holds most of the text, if it holds most of it.
fn main_container(pieces: &[Piece], own: &[bool], kept: Option<&[bool]>) -> Option<u32> {
    let mut words: std::collections::BTreeMap<u32, usize> = std::collections::BTreeMap::new();
    let mut all = 0;
    for (at, piece) in pieces.iter().enumerate().filter(|(at, _)| own[*at]) {
        if kept.is_none_or(|kept| kept[at]) && !piece.is_links() {
            *words.entry(piece.container).or_insert(0) += piece.words();
            all += piece.words();
        }
    }
    let (&container, &most) = words.iter().max_by_key(|(_, words)| **words)?;
    (container > 0 && most * 2 > all).then_some(container)
}

/// The main container and those it lies in: an article's headline often stands in the `<main>` around it.
fn containers_around(page: &Page, main: Option<u32>) -> Vec<u32> {
    let mut around = Vec::new();
    let mut next = main.unwrap_or(0);
    while next > 0 && around.len() < 16 {
        around.push(next);
        let at = usize::try_from(next).unwrap_or(0) - 1;
        next = page.parents.get(at).copied().unwrap_or(0);
    }
    around
}

/// The headline, and the lines with it, may stand in a page header that was left out.
fn restore_headline(page: &Page, title: Option<&str>, choices: &mut [Choice]) {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let Some(title) = title.map(letters).filter(|title| !title.is_empty()) else { return };
    let is_title = |piece: &Piece| matches!(piece.kind, BlockKind::Heading(_)) && letters(&piece.text) == title;
    if page.pieces.iter().zip(choices.iter()).any(|(piece, choice)| *choice != Choice::Drop && is_title(piece)) {
        return;
    }
    let header = |piece: &Piece| {
        piece
            .root
            .and_then(|root| page.roots.get(root))
            .is_some_and(|kind| matches!(kind, Clutter::Header | Clutter::Tag))
    };
    let Some(at) = page.pieces.iter().position(|piece| is_title(piece) && header(piece)) else { return };
    let root = page.pieces[at].root;
    for (piece, choice) in
        page.pieces.iter().zip(choices.iter_mut()).skip(at).take_while(|(piece, _)| piece.root == root)
    {
        if !piece.is_links() {
            *choice = Choice::Keep(None);
        }
    }
}
