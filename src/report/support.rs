//! How many articles say something of their own: copies of a sentence count once.

use std::collections::BTreeMap;

/// Characters of a sentence from which on two articles that have it are taken to copy it, rather than to agree.
const COPIED: usize = 40;

/// A sentence by its letters and digits alone, small; empty where it is too short to tell a copy.
pub(super) fn fingerprint(sentence: &str) -> String {
    let letters: String = sentence.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.chars().count() < COPIED { String::new() } else { letters }
}

/// What `count` found.
pub(super) struct Support {
    /// Articles, those that share a sentence counted once.
    pub(super) articles: usize,
    /// For each mention, the number of the first mention that it copies.
    pub(super) copies: Vec<Option<usize>>,
}

/// Counts the articles among `mentions`, each an article and the fingerprint of its sentence.
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
        if print.is_empty() {
            continue;
        }
        let original = *first.entry(print).or_insert(number);
        let Some((other, _)) = mentions.get(original).filter(|(other, _)| other != article) else { continue };
        if let Some(copy) = copies.get_mut(number) {
            *copy = Some(original);
        }
        let (Some(a), Some(b)) = (articles.get(article), articles.get(other)) else { continue };
        let (a, b) = (group.get(*a).copied().unwrap_or(0), group.get(*b).copied().unwrap_or(0));
        group.iter_mut().filter(|root| **root == a).for_each(|root| *root = b);
    }
    group.sort_unstable();
    group.dedup();
    Support { articles: group.len(), copies }
}
