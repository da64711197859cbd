//! The order of passages across segments.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::candidates::Candidate;
use super::segment::Columns;

/// A candidate with its article's place in its segment.
pub(super) type Placed = (Candidate, u64);

/// Puts `found` in order: best first, equal scores by article id and then by number.
///
/// Within a segment the places of articles tell their order; ids are read only where passages of
/// different segments have equal scores.
pub(super) fn sort(found: &mut [Placed], segments: &[Columns]) -> tantivy::Result<()> {
    found.sort_by(|a, b| by_score(a, b).then_with(|| a.0.address.cmp(&b.0.address)));
    for tied in found.chunk_by_mut(|a, b| by_score(a, b) == Ordering::Equal) {
        let segment = |placed: &Placed| placed.0.address.segment_ord;
        let (Some(first), Some(last)) = (tied.first().map(segment), tied.last().map(segment)) else { continue };
        if first == last {
            tied.sort_by_key(|(candidate, place)| (*place, candidate.ordinal, candidate.address));
            continue;
        }
        let mut ids: HashMap<(u32, u64), String> = HashMap::new();
        for placed in tied.iter() {
            let at = (segment(placed), placed.1);
            if let Entry::Vacant(unknown) = ids.entry(at)
                && let Some(columns) = segments.get(at.0 as usize)
            {
                unknown.insert(columns.article_id(at.1)?);
            }
        }
        let id = |placed: &Placed| ids.get(&(segment(placed), placed.1)).map_or("", String::as_str);
        tied.sort_by(|a, b| (id(a), a.0.ordinal, a.0.address).cmp(&(id(b), b.0.ordinal, b.0.address)));
    }
    Ok(())
}

fn by_score(a: &Placed, b: &Placed) -> Ordering {
    b.0.score.total_cmp(&a.0.score)
}
