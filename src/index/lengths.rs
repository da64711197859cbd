//! How many words the passages of each segment have, kept beside the segments.
//!
//! Ranking divides by the average length of a passage, and counting the lengths of a million passages takes
//! about a millisecond: a tenth of a whole search. What is kept here is only ever what would be counted: a
//! segment's files never change, so a sum that is missing, damaged or of other segments is counted anew.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;

use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader};

use super::folder::temporary;
use super::stored::{decode, encode};
use crate::guard::guarded;

/// Name of the file.
const FILE: &str = "lengths";

/// Passages from which on it is written: fewer are counted as fast as it is read.
pub(super) const LEAST_PASSAGES: u64 = 100_000;

/// Words by segment: the segment's id and which of its documents were deleted.
type Lengths = BTreeMap<(String, Option<u64>), u64>;

/// What is known of the segments in `generation`; nothing where that cannot be read.
pub(super) fn read(generation: &Path) -> Lengths {
    fs::read(generation.join(FILE)).ok().and_then(|bytes| decode(&bytes).ok()).unwrap_or_default()
}

/// Words of the passages in `segment` that were not deleted: as `known`, else counted.
///
/// The lengths are those that ranking works with, one byte each.
pub(super) fn words(segment: &SegmentReader, body: Field, known: &Lengths) -> tantivy::Result<u64> {
    if let Some(words) = known.get(&key(segment)) {
        return Ok(*words);
    }
    let norms = segment.get_fieldnorms_reader(body)?;
    let length = |document: DocId| u64::from(norms.fieldnorm(document));
    Ok(match segment.alive_bitset() {
        None => (0..segment.max_doc()).map(length).sum(),
        Some(alive) => alive.iter_alive().map(length).sum(),
    })
}

/// Writes what can be known of the last commit of `index` in `generation`, where it has `least` passages.
///
/// It is left undone where it fails: nothing depends on it.
pub(super) fn keep(generation: &Path, index: &tantivy::Index, body: Field, least: u64) {
    let _ = guarded(|| write(generation, index, body, least));
}

fn write(generation: &Path, index: &tantivy::Index, body: Field, least: u64) -> tantivy::Result<()> {
    let segments = index.searchable_segments()?;
    if segments.iter().map(|segment| u64::from(segment.meta().num_docs())).sum::<u64>() < least {
        return Ok(());
    }
    let known = read(generation);
    let mut lengths = Lengths::new();
    for segment in &segments {
        let at = (segment.id().uuid_string(), segment.meta().delete_opstamp());
        let words = match known.get(&at) {
            Some(words) => *words,
            None => words(&SegmentReader::open(segment)?, body, &known)?,
        };
        lengths.insert(at, words);
    }
    let mut bytes = Vec::new();
    if lengths != known && encode(&lengths, &mut bytes).is_ok() {
        let mut file = temporary(generation)?;
        file.write_all(&bytes)?;
        file.persist(generation.join(FILE)).map_err(|error| error.error)?;
    }
    Ok(())
}

fn key(segment: &SegmentReader) -> (String, Option<u64>) {
    (segment.segment_id().uuid_string(), segment.delete_opstamp())
}

#[cfg(test)]
mod tests {
    use tantivy::query::Bm25StatisticsProvider;

    use super::*;
    use crate::index::Index;
    use crate::search::world::World;

    fn counted(index: &Index, known: &Lengths) -> u64 {
        let body = index.fields().body;
        index.searcher().segment_readers().iter().map(|segment| words(segment, body, known).unwrap()).sum()
    }

    #[test]
    fn what_is_kept_is_what_is_counted() {
        let world = World::new().file("a.txt", "one two three").file("b.txt", "four five");
        let index = world.index();
        let body = index.fields().body;
        keep(&index.generation, index.searcher().index(), body, 3);
        assert_eq!(read(&index.generation), Lengths::new(), "it has fewer passages");
        keep(&index.generation, index.searcher().index(), body, 2);
        let known = read(&index.generation);
        assert_eq!(known.values().sum::<u64>(), 5);
        assert_eq!(counted(&index, &known), counted(&index, &Lengths::new()));
        assert_eq!(index.statistics().total_num_tokens(body).unwrap(), 5);
        world.write("b.txt", "six");
        let changed = world.index();
        assert_eq!(counted(&changed, &known), 4, "of other segments nothing is known");
    }

    #[test]
    fn a_damaged_file_tells_nothing() {
        let world = World::new().file("a.txt", "one two three");
        let index = world.index();
        keep(&index.generation, index.searcher().index(), index.fields().body, 0);
        let file = index.generation.join(FILE);
        let mut bytes = fs::read(&file).unwrap();
        bytes[3] ^= 1;
        fs::write(&file, bytes).unwrap();
        assert!(read(&index.generation).is_empty());
    }
}
