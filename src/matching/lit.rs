//! Single matches become what is lit.

use crate::text::Span;

/// A place in a text that the query matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// What is lit.
    pub span: Span,
    /// The leaf of the query, by its number in [`crate::query::Query::leaves`]; the first one where several meet.
    pub leaf: usize,
}

/// A word or a phrase of the query where it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lit {
    /// Where.
    pub span: Span,
    /// The leaf of the query, by its number in [`crate::query::Query::leaves`].
    pub leaf: usize,
    /// Which part of a compound word, which word of a phrase that is lit word by word.
    pub part: Option<usize>,
    /// Whether it is several words in a row.
    pub is_phrase: bool,
}

impl Lit {
    /// Whether it follows one of the sorted `tails` in the query: the next word, or the next part of the same.
    fn follows(&self, tails: &[(usize, Option<usize>)]) -> bool {
        if self.is_phrase {
            return false;
        }
        let is_next_word =
            self.leaf.checked_sub(1).is_some_and(|leaf| tails.binary_search_by_key(&leaf, |tail| tail.0).is_ok());
        let before = self.part.and_then(|part| part.checked_sub(1));
        is_next_word || before.is_some() && tails.binary_search(&(self.leaf, before)).is_ok()
    }
}

/// Makes sorted, disjoint spans of `lit`, which is sorted: overlaps become one, and so do words that follow one
/// another in the query as in the text, with the blank between them.
pub fn merge(text: &str, lit: &[Lit]) -> Vec<Match> {
    let mut merged: Vec<Match> = Vec::new();
    // The words, with their parts, that end where the last match ends.
    let mut tails: Vec<(usize, Option<usize>)> = Vec::new();
    // A word may stand in the query more than once: any of those that begin at one place may follow the tails.
    for starting in lit.chunk_by(|one, next| one.span.start == next.span.start) {
        let start = starting.first().map_or(0, |first| first.span.start);
        let joins = |last: &Match, tails: &mut Vec<_>| {
            let gap = text.get(last.span.end..start).unwrap_or("-");
            is_narrow(gap) && {
                tails.sort_unstable();
                starting.iter().any(|next| next.follows(tails))
            }
        };
        let goes_on = merged.last().is_some_and(|last| start < last.span.end || joins(last, &mut tails));
        for (at, next) in starting.iter().enumerate() {
            match merged.last_mut().filter(|_| goes_on || at > 0) {
                Some(last) if next.span.end > last.span.end => {
                    last.span.end = next.span.end;
                    tails.clear();
                }
                Some(last) if next.span.end < last.span.end => continue,
                Some(_) => {}
                None => {
                    merged.push(Match { span: next.span, leaf: next.leaf });
                    tails.clear();
                }
            }
            if !next.is_phrase {
                tails.push((next.leaf, next.part));
            }
        }
    }
    merged
}

/// Whether a gap between two words leaves them one beside the other: blanks on one line or a line's end, or a
/// hyphen.
fn is_narrow(gap: &str) -> bool {
    if gap.is_empty() || matches!(gap, "-" | "‐" | "‑" | "–") {
        return true;
    }
    gap.chars().take(9).all(char::is_whitespace) && gap.chars().count() <= 8 && gap.matches('\n').count() <= 1
}
