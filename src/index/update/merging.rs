//! Which segments of an index are made one.

use tantivy::SegmentMeta;
use tantivy::indexer::{MergeCandidate, MergePolicy};

/// Share of deleted passages above which a segment is written anew.
const MOST_DELETED: f64 = 0.3;
/// Bytes of an update's memory for each passage of a segment that is merged from others. While it is written, the engine keeps
/// some 40 bytes a passage (where each comes from, the order of ids, the term of each id), and two may be written at once.
const BYTES_A_PASSAGE: u64 = 640;
/// Segments of about one size that become one.
const SEGMENTS: usize = 8;
/// Segments with fewer passages than this are of one size.
const SMALL: u64 = 10_000;
/// How much larger than the smallest the largest may be of segments of about one size.
const SPREAD: f64 = 1.7;

/// Merges segments of about one size, as long as what comes out of it is not too large for the memory at hand: larger ones
/// are as fast to search apart, and to write them again and again is what makes indexing slower as an index grows.
#[derive(Debug)]
pub(super) struct Merging {
    /// Passages of the largest segment that others are merged into.
    most: u64,
}

/// How large a segment is.
#[derive(Debug, Clone, Copy)]
struct Size {
    passages: u64,
    deleted: u64,
}

impl Merging {
    /// For an update that has so many bytes of `memory`.
    pub(super) fn new(memory: u64) -> Self {
        Self { most: memory / BYTES_A_PASSAGE }
    }

    /// Which of `sizes`, by number, become one segment each time.
    fn choose(&self, sizes: &[Size]) -> Vec<Vec<usize>> {
        let (lost, whole): (Vec<usize>, Vec<usize>) = (0..sizes.len()).partition(|at| {
            let Size { passages, deleted } = sizes[*at];
            deleted as f64 > MOST_DELETED * (passages + deleted) as f64
        });
        // What one has lost is given back by itself, however large it is.
        let mut chosen: Vec<Vec<usize>> = lost.into_iter().map(|at| vec![at]).collect();
        let passages = |at: usize| sizes[at].passages;
        let mut rest: Vec<usize> =
            whole.into_iter().filter(|at| passages(*at) <= self.most / SEGMENTS as u64).collect();
        rest.sort_by_key(|at| std::cmp::Reverse(passages(*at)));
        while let Some(largest) = rest.first() {
            let least = passages(*largest).max(SMALL) as f64 / SPREAD;
            let many = rest.partition_point(|at| passages(*at).max(SMALL) as f64 >= least);
            let level: Vec<usize> = rest.drain(..many).collect();
            if level.len() >= SEGMENTS {
                let mut sum = 0;
                let fits = |at: &usize| {
                    sum += passages(*at);
                    sum <= self.most
                };
                chosen.push(level.into_iter().take_while(fits).collect());
            }
        }
        chosen
    }
}

impl MergePolicy for Merging {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let size = |segment: &SegmentMeta| Size {
            passages: u64::from(segment.num_docs()),
            deleted: u64::from(segment.num_deleted_docs()),
        };
        let sizes: Vec<Size> = segments.iter().map(size).collect();
        let ids = |chosen: Vec<usize>| MergeCandidate(chosen.into_iter().map(|at| segments[at].id()).collect());
        self.choose(&sizes).into_iter().map(ids).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_of_a_size_become_one_until_they_are_large() {
        let merging = Merging::new(512 << 20);
        let sums = |sizes: &[(u64, u64)]| {
            let sizes: Vec<Size> =
                sizes.iter().map(|(passages, deleted)| Size { passages: *passages, deleted: *deleted }).collect();
            let sum = |chosen: Vec<usize>| chosen.into_iter().map(|at| sizes[at].passages).sum();
            merging.choose(&sizes).into_iter().map(sum).collect::<Vec<u64>>()
        };
        assert!(sums(&[]).is_empty());
        assert!(sums(&[(60_000, 0); 7]).is_empty(), "too few");
        assert_eq!(sums(&[(60_000, 0); 8]), [480_000]);
        assert_eq!(sums(&[(60_000, 0); 40]), [780_000], "no more than memory is there for");
        assert!(sums(&[(480_000, 0); 40]).is_empty(), "large ones stay");
        assert_eq!(sums(&[(480_000, 100_000), (480_000, 300_000)]), [480_000], "what is deleted is given back");
        let mixed: Vec<_> = (1..=8).map(|at| (at * 1_000, 0)).chain([(60_000, 0), (50_000, 0)]).collect();
        assert_eq!(sums(&mixed), [36_000], "small ones are alike, whatever they have");
    }
}
