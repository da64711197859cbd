//! The order of passages across segments.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use tantivy::{DocAddress, DocId};

use super::Candidate;
use super::top::Entry as TopEntry;
use crate::index::{Index, OpenError};

/// The best of one segment; in order but for [`pick`].
pub(super) struct List {
    pub(super) segment: u32,
    pub(super) entries: Vec<TopEntry>,
}

/// A list, and the entry that is its turn.
struct Head<'a> {
    list: &'a List,
    next: usize,
    /// The id of that entry's article, with the article's first passage, where it had to be read.
    id: Option<(DocId, String)>,
}

/// Reads the id of an article: by segment, and the article's first passage there.
type ReadId<'a> = &'a dyn Fn(u32, DocId) -> tantivy::Result<String>;

/// The best `depth` of all `lists`, each with its segment: best first, equal scores by article id and then
/// by number.
///
/// Within a segment they are in order, and an article lies in one segment; so ids
/// are read only where passages of different segments have equal scores and each may come next.
pub(super) fn merge(lists: &[List], depth: usize, read_id: ReadId) -> tantivy::Result<Vec<(u32, TopEntry)>> {
    let mut heads: Vec<Head> = lists.iter().map(|list| Head { list, next: 0, id: None }).collect();
    let mut merged = Vec::new();
    while merged.len() < depth {
        heads.retain(|head| head.entry().is_some());
        let Some((mut best, others)) = heads.split_first_mut() else { break };
        for head in others {
            if head.precedes(best, read_id)? {
                best = head;
            }
        }
        merged.extend(best.entry().map(|entry| (best.list.segment, *entry)));
        best.next += 1;
    }
    Ok(merged)
}

/// Tells the place of an article among those of its segment in order of ids: by segment, and the article's first passage
/// there.
type Place<'a> = &'a dyn Fn(u32, DocId) -> tantivy::Result<u64>;

/// The best `depth` of all `lists`, as [`merge`] has them, but in any order, and lists in any order: places and ids are read
/// only where scores are equal at the edge.
pub(super) fn pick(
    lists: &[List],
    depth: usize,
    place: Place,
    read_id: ReadId,
) -> tantivy::Result<Vec<(u32, TopEntry)>> {
    let all = || lists.iter().flat_map(|list| list.entries.iter().map(|entry| (list.segment, *entry)));
    let mut scores: Vec<f64> = all().map(|(_, entry)| entry.score).collect();
    if scores.len() <= depth || depth == 0 {
        return Ok(all().take(depth).collect());
    }
    let (_, edge, _) = scores.select_nth_unstable_by(depth - 1, |a, b| b.total_cmp(a));
    let edge = *edge;
    let mut picked: Vec<_> = all().filter(|(_, entry)| entry.score.total_cmp(&edge) == Ordering::Greater).collect();
    let is_edge = |entry: &&TopEntry| entry.score.total_cmp(&edge) == Ordering::Equal;
    let at_edge = |list: &List| {
        let entries = list.entries.iter().filter(is_edge).map(|entry| Ok((place(list.segment, entry.first)?, *entry)));
        let mut entries = entries.collect::<tantivy::Result<Vec<_>>>()?;
        entries.sort_unstable_by_key(|(place, entry)| (*place, entry.ordinal, entry.doc));
        Ok(List { segment: list.segment, entries: entries.into_iter().map(|(_, entry)| entry).collect() })
    };
    let tied = lists.iter().map(at_edge).collect::<tantivy::Result<Vec<List>>>()?;
    picked.extend(merge(&tied, depth - picked.len(), read_id)?);
    Ok(picked)
}

impl Head<'_> {
    fn entry(&self) -> Option<&TopEntry> {
        self.list.entries.get(self.next)
    }

    fn precedes(&mut self, other: &mut Self, read_id: ReadId) -> tantivy::Result<bool> {
        let (Some(mine), Some(theirs)) = (self.entry(), other.entry()) else { return Ok(false) };
        Ok(match theirs.score.total_cmp(&mine.score) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => self.id(read_id)? < other.id(read_id)?,
        })
    }

    fn id(&mut self, read_id: ReadId) -> tantivy::Result<&str> {
        let first = self.entry().map_or(DocId::MAX, |entry| entry.first);
        if self.id.as_ref().is_none_or(|(of, _)| *of != first) {
            self.id = Some((first, read_id(self.list.segment, first)?));
        }
        Ok(self.id.as_ref().map_or("", |(_, id)| id))
    }
}

/// Puts `candidates` in order, best first, equal scores by article id and then by number, and keeps those that `keep`
/// takes, asked one by one, until there are `depth` of them.
///
/// # Errors
/// The index is damaged.
pub fn sort(
    mut candidates: Vec<Candidate>,
    index: &Index,
    depth: usize,
    mut keep: impl FnMut(&Candidate) -> bool,
) -> Result<Vec<Candidate>, OpenError> {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept = Vec::with_capacity(depth.min(candidates.len()));
    // Ids are read only where scores are equal.
    for equal in candidates.chunk_by_mut(|a, b| a.score.total_cmp(&b.score) == Ordering::Equal) {
        if kept.len() >= depth {
            break;
        }
        if equal.len() > 1 {
            by_id(equal, index)?;
        }
        // Nothing is asked that is not kept for that: whoever is asked may count.
        let left = depth - kept.len();
        kept.extend(equal.iter().filter(|candidate| keep(candidate)).take(left));
    }
    Ok(kept)
}

/// Puts candidates of equal scores in order.
fn by_id(equal: &mut [Candidate], index: &Index) -> Result<(), OpenError> {
    let mut ids: HashMap<DocAddress, String> = HashMap::new();
    for candidate in equal.iter() {
        if let Entry::Vacant(unknown) = ids.entry(candidate.article) {
            let id = index.guarded(|| {
                let columns = index.columns(candidate.article.segment_ord)?;
                columns.article_id(columns.article_place(candidate.article.doc_id))
            })?;
            unknown.insert(id);
        }
    }
    let id = |candidate: &Candidate| ids.get(&candidate.article);
    equal.sort_by(|a, b| (id(a), a.ordinal, a.address).cmp(&(id(b), b.ordinal, b.address)));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn segments_join_as_if_they_were_one(
            // Of each article: the segment it lies in, and the scores of its passages.
            articles in prop::collection::vec((0..4_u32, prop::collection::vec(0..3_u8, 1..4)), 0..30),
            depth in 0..40_usize,
        ) {
            let mut lists: Vec<List> = (0..4).map(|segment| List { segment, entries: Vec::new() }).collect();
            let mut ids: Vec<HashMap<u32, String>> = vec![HashMap::new(); 4];
            let mut all = Vec::new();
            for (number, (segment, scores)) in articles.iter().enumerate() {
                let id = format!("{number:02}");
                let List { entries, .. } = &mut lists[*segment as usize];
                let first = entries.len() as u32;
                for (at, score) in (0..).zip(scores) {
                    let entry = TopEntry { score: f64::from(*score), ordinal: at + 1, doc: first + at, first };
                    entries.push(entry);
                    all.push((std::cmp::Reverse(*score), id.clone(), at, (*segment, entry)));
                }
                ids[*segment as usize].insert(first, id);
            }
            lists.iter_mut().for_each(|list| list.entries.sort_by(|a, b| a.order(b, &u64::from)));
            all.sort_by(|a, b| (a.0, &a.1, a.2).cmp(&(b.0, &b.1, b.2)));
            let expected: Vec<_> = all.into_iter().map(|(_, _, _, entry)| entry).take(depth).collect();
            let read: RefCell<BTreeSet<_>> = RefCell::default();
            let read_id = |segment: u32, first: u32| {
                read.borrow_mut().insert((segment, first));
                Ok(ids[segment as usize][&first].clone())
            };
            prop_assert_eq!(merge(&lists, depth, &read_id).unwrap(), expected);
            prop_assert!(read.borrow().len() <= depth + lists.len());
            let order = |entry: &(u32, TopEntry)| (entry.0, entry.1.doc);
            let mut shuffled = lists;
            shuffled.iter_mut().for_each(|list| list.entries.reverse());
            let place = |_, first: u32| Ok(u64::from(first));
            let mut picked = pick(&shuffled, depth, &place, &read_id).unwrap();
            shuffled.iter_mut().for_each(|list| list.entries.reverse());
            let lists = shuffled;
            let mut expected = merge(&lists, depth, &read_id).unwrap();
            picked.sort_by_key(order);
            expected.sort_by_key(order);
            prop_assert_eq!(picked, expected);
        }
    }
}
