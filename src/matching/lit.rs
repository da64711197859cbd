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
    /// Whether `next` follows this one in the query: the next word, or the next part of the same.
    fn leads_to(&self, next: &Lit) -> bool {
        if self.is_phrase || next.is_phrase {
            return false;
        }
        let next_word = next.leaf == self.leaf + 1;
        let next_part = next.leaf == self.leaf && self.part.is_some() && next.part == self.part.map(|part| part + 1);
        next_word || next_part
    }
}

/// Makes sorted, disjoint spans of `lit`, which is sorted: overlaps become one, and so do words that follow one
/// another in the query as in the text, with the blank between them.
pub fn merge(text: &str, lit: &[Lit]) -> Vec<Match> {
    let mut merged: Vec<Match> = Vec::new();
    // Those that end where the last match ends.
    let mut tails: Vec<&Lit> = Vec::new();
    for next in lit {
        if let Some(last) = merged.last_mut() {
            let overlaps = next.span.start < last.span.end;
            let joins = || {
                let gap = text.get(last.span.end..next.span.start).unwrap_or("-");
                is_narrow(gap) && tails.iter().any(|tail| tail.leads_to(next))
            };
            if overlaps || joins() {
                if next.span.end > last.span.end {
                    tails.clear();
                    last.span.end = next.span.end;
                }
                if next.span.end == last.span.end {
                    tails.push(next);
                }
                continue;
            }
        }
        merged.push(Match { span: next.span, leaf: next.leaf });
        tails.clear();
        tails.push(next);
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
