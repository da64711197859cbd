//! Which segments of an index are made one.

use tantivy::SegmentMeta;
use tantivy::indexer::{MergeCandidate, MergePolicy};

/// Share of deleted passages above which a segment is written anew.
const MOST_DELETED: f64 = 0.3;
/// Bytes of an update's memory for each passage of a segment that is merged from others. While it is written, the engine keeps
/// some 40 bytes a passage (where each comes from, the order of ids, the term of each id), and two may be written at once.
const BYTES_A_PASSAGE: u64 = 640;
/// Passages of such a segment for which there is memory in any case: else an index would be cut too small.
const LEAST: u64 = 400_000;
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
        Self { most: (memory / BYTES_A_PASSAGE).max(LEAST) }
    }

    /// Which of `sizes`, by number, become one segment each time.
    fn choose(&self, sizes: &[Size]) -> Vec<Vec<usize>> {
        let passages = |at: usize| sizes[at].passages;
        let (mut lost, whole): (Vec<usize>, Vec<usize>) = (0..sizes.len()).partition(|at| {
            let Size { passages, deleted } = sizes[*at];
            deleted as f64 > MOST_DELETED * (passages + deleted) as f64
        });
        // What one has lost is given back by itself, however large it is; of large ones, one each time that is asked, but one may be
        // on its way already.
        let mut has_large = false;
        lost.retain(|at| passages(*at) <= self.most || !std::mem::replace(&mut has_large, true));
        let mut chosen: Vec<Vec<usize>> = lost.into_iter().map(|at| vec![at]).collect();
        let mut rest: Vec<usize> = whole.into_iter().filter(|at| passages(*at) <= self.most / 2).collect();
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
                let together: Vec<usize> = level.into_iter().rev().take_while(fits).collect();
                if together.len() > 1 {
                    chosen.push(together);
                }
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
    use proptest::prelude::*;

    use super::*;

    fn sizes(sizes: &[(u64, u64)]) -> Vec<Size> {
        sizes.iter().map(|(passages, deleted)| Size { passages: *passages, deleted: *deleted }).collect()
    }

    #[test]
    fn segments_of_a_size_become_one_until_they_are_large() {
        let merging = Merging::new(512 << 20);
        let sums = |segments: &[(u64, u64)]| {
            let sizes = sizes(segments);
            let sum = |chosen: Vec<usize>| chosen.into_iter().map(|at| sizes[at].passages).sum();
            merging.choose(&sizes).into_iter().map(sum).collect::<Vec<u64>>()
        };
        assert!(sums(&[]).is_empty());
        assert!(sums(&[(60_000, 0); 7]).is_empty(), "too few");
        assert_eq!(sums(&[(60_000, 0); 8]), [480_000]);
        assert_eq!(sums(&[(110_000, 0); 8]), [770_000], "no more than memory is there for");
        assert!(sums(&[(480_000, 0); 40]).is_empty(), "large ones stay");
        assert_eq!(sums(&[(480_000, 100_000), (480_000, 300_000)]), [480_000], "what is deleted is given back");
        assert_eq!(sums(&[(1_000_000, 900_000), (2_000_000, 1_900_000)]), [1_000_000], "one large one at a time");
        let mixed: Vec<_> = (1..=8).map(|at| (at * 1_000, 0)).chain([(60_000, 0), (50_000, 0)]).collect();
        assert_eq!(sums(&mixed), [36_000], "small ones are alike, whatever they have");
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        /// However segments come, merging ends, loses none and leaves few.
        #[test]
        fn merging_ends(
            flushed in prop::collection::vec((1..200_000_u64, 0..100_000_u64), 0..200),
            memory in prop::sample::select(vec![64_u64 << 20, 512 << 20, 4 << 30]),
        ) {
            let merging = Merging::new(memory);
            let mut segments = sizes(&flushed);
            let all: u64 = segments.iter().map(|size| size.passages).sum();
            for _ in 0..1_000 {
                let chosen = merging.choose(&segments);
                let mut places: Vec<usize> = chosen.iter().flatten().copied().collect();
                places.sort_unstable();
                let many = places.len();
                places.dedup();
                prop_assert_eq!(places.len(), many, "no segment is in two");
                let sums: Vec<u64> = chosen.iter().map(|ids| ids.iter().map(|at| segments[*at].passages).sum()).collect();
                prop_assert!(chosen.iter().zip(&sums).all(|(ids, sum)| ids.len() == 1 || *sum <= merging.most));
                let merged = sums.into_iter().map(|passages| Size { passages, deleted: 0 });
                let left = segments.iter().enumerate().filter(|(at, _)| places.binary_search(at).is_err());
                segments = left.map(|(_, size)| *size).chain(merged).collect();
                if chosen.is_empty() {
                    break;
                }
            }
            prop_assert!(merging.choose(&segments).is_empty());
            prop_assert_eq!(segments.iter().map(|size| size.passages).sum::<u64>(), all);
            // Seven of each size, and the large ones.
            let large = all / (merging.most / 2) + 1;
            prop_assert!(segments.len() as u64 <= large + 7 * 12, "{} segments of {all}", segments.len());
        }
    }
}
