//! Chooses sentences that do not all touch.

use super::fragment::Window;
use super::score::Scorer;
use super::sentence::Sentence;
use crate::text::{Span, grapheme_count};

/// Sentences that are weighed against one another at most; of more, those that say most by themselves.
const MOST_WEIGHED: usize = 100;

/// The best whole sentences in at most `most` windows of at most `max` characters together, taken one by one: first the
/// one that says most, then always the one that adds most. One that stands apart is taken for words that are not shown
/// yet. Where nothing more is said, what is left of the room shows more of what stands around them.
pub(super) fn several(sentences: &[Sentence], scorer: &Scorer, max: usize, most: usize) -> Vec<Window> {
    let weighed = weighed(sentences, scorer);
    let mut chosen = Chosen { sentences, max, most, list: Vec::new() };
    let mut score = 0.0;
    loop {
        let shown = scorer.leaves(&chosen.spans());
        let adds = |at: usize| !scorer.leaves(&[sentences[at].span]).is_subset(&shown);
        let mut best: Option<(f32, usize)> = None;
        for at in &weighed {
            if !chosen.list.is_empty() && !chosen.touch(*at) && !adds(*at) {
                continue;
            }
            let Some(with) = chosen.with(*at) else { continue };
            let found = scorer.score(&with.spans());
            if found > score + 1e-6 && best.is_none_or(|(best, _)| found > best) {
                best = Some((found, *at));
            }
        }
        let Some((found, at)) = best else { break };
        score = found;
        chosen.insert(at);
    }
    while let Some(at) = chosen.neighbour() {
        chosen.insert(at);
    }
    let spans = chosen.spans().into_iter();
    spans.map(|span| Window { span, cut_start: false, cut_end: false }).collect()
}

/// Sentences with something of the query, in order.
fn weighed(sentences: &[Sentence], scorer: &Scorer) -> Vec<usize> {
    let scores = sentences.iter().map(|sentence| scorer.score(&[sentence.span])).enumerate();
    let mut scores: Vec<(usize, f32)> = scores.filter(|(_, score)| *score > 0.0).collect();
    if scores.len() > MOST_WEIGHED {
        scores.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        scores.truncate(MOST_WEIGHED);
        scores.sort_by_key(|(at, _)| *at);
    }
    scores.into_iter().map(|(at, _)| at).collect()
}

/// Sentences by their numbers, in order, within the limits.
#[derive(Clone)]
struct Chosen<'a> {
    sentences: &'a [Sentence],
    max: usize,
    most: usize,
    list: Vec<usize>,
}

impl Chosen<'_> {
    fn insert(&mut self, at: usize) {
        self.list.insert(self.list.partition_point(|before| *before < at), at);
    }

    fn touch(&self, at: usize) -> bool {
        self.list.iter().any(|other| other.abs_diff(at) == 1)
    }

    /// First and last of the sentences that touch.
    fn runs(&self) -> impl Iterator<Item = (&Sentence, &Sentence)> {
        let runs = self.list.chunk_by(|one, next| one + 1 == *next);
        runs.filter_map(|run| Some((self.sentences.get(*run.first()?)?, self.sentences.get(*run.last()?)?)))
    }

    fn spans(&self) -> Vec<Span> {
        self.runs().map(|(first, last)| Span::new(first.span.start, last.span.end)).collect()
    }

    /// With one more sentence; `None` where there is no room for it.
    fn with(&self, at: usize) -> Option<Self> {
        if self.list.contains(&at) {
            return None;
        }
        let mut with = self.clone();
        with.insert(at);
        let count = with.runs().count();
        let length: usize = with.runs().map(|(first, last)| last.until_end - first.before).sum();
        let gaps = grapheme_count(super::ELLIPSIS) * (count - 1);
        (count <= self.most && length + gaps <= self.max).then_some(with)
    }

    /// The next sentence behind what is chosen that fits, else the one before.
    fn neighbour(&self) -> Option<usize> {
        let is_prose = |at: &usize| self.sentences.get(*at).is_some_and(|next| !next.is_heading);
        let behind = self.list.iter().map(|at| at + 1);
        let before = self.list.iter().filter_map(|at| at.checked_sub(1));
        behind.chain(before).filter(is_prose).find(|at| self.with(*at).is_some())
    }
}
