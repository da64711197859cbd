//! Codes of which none begins another, the shorter the more often what they stand for occurs.
//!
//! What is coded is known by its rank: shorter codes first. Codes count up with ranks, so that how many there are of each length
//! tells all of them (a canonical Huffman code), and nothing has to be made ready to read them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::bits::BitReader;
use super::encode::Coded;

/// Bits of the longest code.
pub(super) const LONGEST: usize = 24;
/// How many codes there are of each length; of none there is 0.
pub(super) type Counts = [u32; LONGEST + 1];
/// Bits that are looked up to know how long a code is at least.
const LOOKED_UP: u32 = 10;

/// Bits of the code of each, where they occur so often.
pub(super) fn lengths(frequencies: &[u64]) -> Vec<u8> {
    let mut frequencies: Vec<u64> = frequencies.iter().map(|frequency| (*frequency).max(1)).collect();
    loop {
        let lengths = unbounded_lengths(&frequencies);
        if lengths.iter().all(|length| usize::from(*length) <= LONGEST) {
            return lengths;
        }
        // What is rare gets less so, until nothing is too long.
        frequencies.iter_mut().for_each(|frequency| *frequency = *frequency / 2 + 1);
    }
}

fn unbounded_lengths(frequencies: &[u64]) -> Vec<u8> {
    let leaves = frequencies.len();
    let mut heap: BinaryHeap<_> = frequencies.iter().copied().zip(0..leaves).map(Reverse).collect();
    let mut parents = vec![0; leaves];
    while let (Some(Reverse(least)), Some(Reverse(next))) = (heap.pop(), heap.pop()) {
        let parent = parents.len();
        parents[least.1] = parent;
        parents[next.1] = parent;
        parents.push(parent);
        heap.push(Reverse((least.0 + next.0, parent)));
        if heap.len() == 1 {
            break;
        }
    }
    let mut depths = vec![0_u8; parents.len()];
    for at in (0..parents.len()).rev() {
        if parents[at] > at {
            depths[at] = depths[parents[at]].saturating_add(1);
        }
    }
    depths.truncate(leaves);
    // One alone has a code too.
    depths.iter_mut().for_each(|depth| *depth = (*depth).max(1));
    depths
}

/// All codes of one kind.
#[derive(Debug, Clone)]
pub(super) struct Codes {
    /// For each length the first 32 bits that begin a longer code; more than 32 bits hold where nothing does.
    longer_from: [u64; LONGEST + 1],
    /// For each length the rank of its first code, less that code.
    first: [u32; LONGEST + 1],
    /// By the next few bits: how long the code is at least.
    at_least: Box<[u8; 1 << LOOKED_UP]>,
    counts: Counts,
}

impl Codes {
    /// The codes of which there are so many of each length; `None` where there is no room for them.
    pub(super) fn new(counts: &Counts) -> Option<Self> {
        let (mut longer_from, mut first) = ([0_u64; LONGEST + 1], [0_u32; LONGEST + 1]);
        let (mut next, mut rank) = (0_u64, 0_u32);
        for length in 1..=LONGEST {
            first[length] = rank.wrapping_sub((next >> (32 - length)) as u32);
            rank = rank.checked_add(counts[length])?;
            next = next.checked_add(u64::from(counts[length]) << (32 - length))?;
            if next > 1 << 32 {
                return None;
            }
            longer_from[length] = next;
        }
        let mut at_least = Box::new([0; 1 << LOOKED_UP]);
        let mut length = 1;
        for (bits, at_least) in at_least.iter_mut().enumerate() {
            while length < LONGEST && (bits as u64) << (32 - LOOKED_UP) >= longer_from[length] {
                length += 1;
            }
            *at_least = length as u8;
        }
        Some(Self { longer_from, first, at_least, counts: *counts })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.counts.iter().map(|count| *count as usize).sum()
    }

    /// All codes by rank.
    pub(super) fn all(&self) -> impl Iterator<Item = Coded> {
        let lengths = (1..=LONGEST).flat_map(|length| (0..self.counts[length]).map(move |_| length));
        lengths.zip(0_u32..).map(|(length, rank)| {
            let code = rank.wrapping_sub(self.first[length]);
            Coded { rank, code, bits: length as u32 }
        })
    }

    /// The rank of the code that `bits` go on with; `None` where they go on with none.
    #[inline]
    pub(super) fn read(&self, bits: &mut BitReader<'_>) -> Option<u32> {
        let next = bits.peek();
        let mut length = usize::from(self.at_least[(next >> (32 - LOOKED_UP)) as usize]);
        while u64::from(next) >= self.longer_from[length] && length < LONGEST {
            length += 1;
        }
        bits.skip(length as u32)?;
        Some(self.first[length].wrapping_add(next >> (32 - length)))
    }
}
