//! How many articles say something of their own: copies of a sentence count once.

use std::collections::BTreeMap;

use crate::text::Span;

/// Characters of a sentence from which on two articles that have it are taken to copy it, rather than to agree.
const COPIED: usize = 40;

/// A sentence by its letters and digits alone, small; empty where it is too short to tell a copy.
pub(super) fn fingerprint(sentence: &str) -> String {
    let letters = letters(sentence);
    if letters.chars().count() < COPIED { String::new() } else { letters }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Letters of a whole passage, or of what it has around a short sentence, from which on it tells a copy.
const COPIED_WHOLE: usize = 20;

/// What tells copies of the sentence at `own` of a passage's `text`, one a line: the sentence, or where it is too short to tell,
/// each of the sentences beside it with it (`around` has all three), or else the whole passage.
pub(super) fn fingerprints(text: &str, own: Span, around: Span) -> String {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let alone = fingerprint(part(own.start, own.end));
    if !alone.is_empty() {
        return alone;
    }
    let beside: Vec<String> = [(around.start, own.end), (own.start, around.end), (around.start, around.end)]
        .iter()
        .map(|(from, to)| fingerprint(part(*from, *to)))
        .filter(|print| !print.is_empty())
        .take(2)
        .collect();
    if !beside.is_empty() {
        return beside.join("\n");
    }
    let whole = letters(text);
    if whole.chars().count() < COPIED_WHOLE { String::new() } else { format!("={whole}") }
}

/// What `count` found.
pub(super) struct Support {
    /// Articles, those that share a sentence counted once.
    pub(super) articles: usize,
    /// For each mention, the number of the first mention that it copies.
    pub(super) copies: Vec<Option<usize>>,
}

/// Counts the articles among `mentions`, each an article and the fingerprints of its sentence, one a line.
pub(super) fn count(mentions: &[(&str, &str)]) -> Support {
    let mut articles: BTreeMap<&str, usize> = BTreeMap::new();
    for (article, _) in mentions {
        let next = articles.len();
        articles.entry(article).or_insert(next);
    }
    let mut group: Vec<usize> = (0..articles.len()).collect();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut copies = vec![None; mentions.len()];
    for (number, (article, print)) in mentions.iter().enumerate() {
        for print in print.lines() {
            let original = *first.entry(print).or_insert(number);
            let Some((other, _)) = mentions.get(original).filter(|(other, _)| other != article) else { continue };
            if let Some(copy) = copies.get_mut(number) {
                *copy = copy.or(Some(original));
            }
            let (Some(a), Some(b)) = (articles.get(article), articles.get(other)) else { continue };
            let (a, b) = (group.get(*a).copied().unwrap_or(0), group.get(*b).copied().unwrap_or(0));
            if a != b {
                group.iter_mut().filter(|root| **root == a).for_each(|root| *root = b);
            }
        }
    }
    group.sort_unstable();
    group.dedup();
    Support { articles: group.len(), copies }
}
