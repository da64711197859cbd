//! Single matches become what is lit.

use super::Match;
use crate::text::Span;

/// A word or a phrase of the query where it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lit {
    pub(super) span: Span,
    pub(super) clause: usize,
    /// Which part of a compound word.
    pub(super) part: Option<usize>,
    pub(super) is_phrase: bool,
}

impl Lit {
    /// Whether `next` follows this one in the query: the next word, or the next part of the same.
    fn leads_to(&self, next: &Lit) -> bool {
        if self.is_phrase || next.is_phrase {
            return false;
        }
        let next_word = next.clause == self.clause + 1;
        let next_part =
            next.clause == self.clause && self.part.is_some() && next.part == self.part.map(|part| part + 1);
        next_word || next_part
    }
}

/// Makes sorted, disjoint spans of `lit`, which is sorted: overlaps become one, and so do words that follow one
/// another in the query as in the text, with the blank between them.
pub(super) fn merge(text: &str, lit: &[Lit]) -> Vec<Match> {
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
        merged.push(Match { span: next.span, clause: next.clause });
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
