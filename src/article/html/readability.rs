//! What a readability crate takes for the article: evidence, not the last word.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use dom_smoothie::{Config, Readability};

use super::page::{Page, Piece};
use super::tokens::{Token, tokens};
use crate::guard::guarded;

// Trees are built of pages that people make; beyond this our own reading decides alone.
const MAX_BYTES: usize = 3_000_000;
const MAX_ELEMENTS: usize = 30_000;
const MAX_DEPTH: usize = 200;
const MAX_ATTRIBUTES: usize = 200;
// Trees are read by recursion: this is room for many times the depth that is let through.
const STACK_BYTES: usize = 64 << 20;
const RUN: usize = 4;

/// For each piece, whether it is part of what readability kept; `None` where it found nothing or was not asked.
pub(super) fn kept(source: &str, page: &Page) -> Option<Vec<bool>> {
    let shape = page.shape;
    if source.len() > MAX_BYTES
        || shape.elements > MAX_ELEMENTS
        || shape.depth > MAX_DEPTH
        || shape.attributes > MAX_ATTRIBUTES
    {
        return None;
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let parse = || Some(Readability::new(source, None, Some(config)).ok()?.parse().ok()?.content.to_string());
    // A page that trips a foreign crate is still a page: our own reading goes on without that opinion.
    let content = std::thread::scope(|scope| {
        let reader = std::thread::Builder::new().stack_size(STACK_BYTES);
        reader.spawn_scoped(scope, || guarded(parse).ok().flatten()).ok()?.join().ok().flatten()
    })?;
    let runs = runs_of_html(&content);
    if runs.is_empty() {
        return None;
    }
    Some(page.pieces.iter().map(|piece| is_in(piece, &runs)).collect())
}

fn runs_of_html(html: &str) -> HashSet<u64> {
    let mut text = String::with_capacity(html.len());
    for token in tokens(html) {
        if let Token::Text(range) = token {
            text.push_str(&html[range]);
        } else {
            text.push(' ');
        }
    }
    let text = super::entities::Entities::default().decode(&text).into_owned();
    let words = words(&text);
    let mut runs: HashSet<u64> = words.windows(RUN).map(hash).collect();
    runs.extend(words.windows(RUN - 1).map(hash));
    runs.extend(words.iter().map(|word| hash(std::slice::from_ref(word))));
    runs
}

/// Letters and digits only: markup inside a word, blanks and punctuation differ between the two readings.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

fn is_in(piece: &Piece, runs: &HashSet<u64>) -> bool {
    let words = words(&piece.text);
    let size = RUN.min(words.len());
    if size == 0 {
        return false;
    }
    // Two words alone may stand anywhere: each must, which is evidence enough for a heading inside the article.
    let size = if size == 2 { 1 } else { size };
    let (mut all, mut hits) = (0, 0);
    for run in words.windows(size) {
        all += 1;
        hits += usize::from(runs.contains(&hash(run)));
    }
    hits * 10 >= all * 6
}
