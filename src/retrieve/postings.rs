//! The postings of terms in one segment, some thousand documents at a time, and sets of these as bits.

use tantivy::DocId;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::BlockSegmentPostings;
use tantivy::query::Bm25Weight;

/// Documents that are scored together, at least and at most. Sums of the fewest fit into the first cache of a processor; of more of
/// them, where postings are sparse, few are taken.
const WINDOW: (usize, usize) = if cfg!(test) { (64, 256) } else { (4096, 16_384) };

/// Postings of a term in a window that are worth beginning one: as many as a block has.
const WORTH_WINDOW: usize = if cfg!(test) { 2 } else { 128 };

/// How many of a segment's `documents` are scored together: the more, the fewer of them the `lists` hold.
pub(super) fn window(lists: &[List<'_>], documents: DocId) -> usize {
    let postings: usize = lists.iter().map(|list| list.postings.doc_freq() as usize).sum();
    let worth = (WORTH_WINDOW * lists.len()).saturating_mul(documents as usize) / postings.max(1);
    worth.clamp(WINDOW.0, WINDOW.1).next_power_of_two()
}

/// The postings of one term in one segment.
pub(super) struct List<'a> {
    postings: BlockSegmentPostings,
    pub(super) weight: &'a Bm25Weight,
    /// Which of the lengths of fields are its field's.
    pub(super) lengths: usize,
    /// The first posting of the block at hand that belongs to no earlier window.
    at: usize,
    /// Its documents in the window at hand, in order.
    pub(super) documents: Vec<DocId>,
    /// How often the term occurs in each of these.
    pub(super) frequencies: Vec<u32>,
    /// Where those of each block end among these, and the highest score in it.
    pub(super) blocks: Vec<(usize, f64)>,
    /// The highest score in the blocks that they lie in.
    pub(super) most: f64,
}

impl<'a> List<'a> {
    pub(super) fn new(postings: BlockSegmentPostings, weight: &'a Bm25Weight, lengths: usize) -> Self {
        let (documents, frequencies, blocks) = Default::default();
        Self { postings, weight, lengths, at: 0, documents, frequencies, blocks, most: 0.0 }
    }

    /// Leaves nothing in the window but what comes before `end`, and was in no window yet.
    pub(super) fn advance(&mut self, end: DocId, lengths: &FieldNormReader) {
        self.documents.clear();
        self.frequencies.clear();
        self.blocks.clear();
        self.most = 0.0;
        loop {
            let rest = self.postings.docs().get(self.at..).unwrap_or_default();
            let Some(last) = rest.last() else {
                if self.postings.docs().is_empty() {
                    return;
                }
                self.postings.advance();
                self.at = 0;
                continue;
            };
            let many = if *last < end { rest.len() } else { rest.partition_point(|document| *document < end) };
            if many == 0 {
                return;
            }
            self.documents.extend_from_slice(&rest[..many]);
            let frequencies = self.postings.freqs().get(self.at..self.at + many).unwrap_or_default();
            self.frequencies.extend_from_slice(frequencies);
            self.frequencies.resize(self.documents.len(), 1);
            let most = f64::from(self.postings.block_max_score(lengths, self.weight));
            self.blocks.push((self.documents.len(), most));
            self.most = self.most.max(most);
            self.at += many;
        }
    }
}

/// Sets each of `documents` in `bits`, which begin at `start`. Leaves at the front of `places` those of them that are set in
/// `essential`, by their numbers, and returns how many there are. Few are, and which ones nothing foretells: so there is no
/// branch to be taken wrongly.
pub(super) fn among(
    documents: &[DocId],
    start: DocId,
    bits: &mut [u64],
    essential: &[u64],
    places: &mut [u32],
) -> usize {
    let mut many = 0;
    for (place, document) in (0..).zip(documents) {
        let (word, bit) = ((document - start) as usize / 64, (document - start) % 64);
        if let (Some(bits), Some(essential), Some(slot)) =
            (bits.get_mut(word), essential.get(word), places.get_mut(many))
        {
            *bits |= 1 << bit;
            *slot = place;
            many += (essential >> bit & 1) as usize;
        }
    }
    many
}

/// Sets each of `documents` in `bits`, which begin at `start`.
pub(super) fn set_all(bits: &mut [u64], documents: &[DocId], start: DocId) {
    documents.iter().for_each(|document| set(bits, document - start));
}

pub(super) fn set(bits: &mut [u64], at: u32) {
    if let Some(word) = bits.get_mut(at as usize / 64) {
        *word |= 1 << (at % 64);
    }
}

pub(super) fn is_set(bits: &[u64], at: u32) -> bool {
    bits.get(at as usize / 64).is_some_and(|word| word >> (at % 64) & 1 != 0)
}
