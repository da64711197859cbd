//! The order of passages across segments.

use std::cmp::Ordering;

use super::top::Entry;

/// The best of one segment, in order.
pub(super) struct List {
    pub(super) segment: u32,
    pub(super) entries: Vec<Entry>,
}

/// A list, and the entry that is its turn.
struct Head<'a> {
    list: &'a List,
    next: usize,
    /// The id of that entry's article, with the article's place, where it had to be read.
    id: Option<(u64, String)>,
}

/// Reads the id of an article: by segment, and its place among the segment's articles in order of ids.
type ReadId<'a> = &'a dyn Fn(u32, u64) -> tantivy::Result<String>;

/// The best `depth` of all `lists`, each with its segment: best first, equal scores by article id and then
/// by number.
///
/// Within a segment the places of articles tell their order, and an article lies in one segment; so ids
/// are read only where passages of different segments have equal scores and each may come next.
pub(super) fn merge(lists: &[List], depth: usize, read_id: ReadId) -> tantivy::Result<Vec<(u32, Entry)>> {
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

impl Head<'_> {
    fn entry(&self) -> Option<&Entry> {
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
        let place = self.entry().map_or(u64::MAX, |entry| entry.article);
        if self.id.as_ref().is_none_or(|(of, _)| *of != place) {
            self.id = Some((place, read_id(self.list.segment, place)?));
        }
        Ok(self.id.as_ref().map_or("", |(_, id)| id))
    }
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
            let mut ids: Vec<Vec<String>> = vec![Vec::new(); 4];
            let mut all = Vec::new();
            for (number, (segment, scores)) in articles.iter().enumerate() {
                let id = format!("{number:02}");
                let List { entries, .. } = &mut lists[*segment as usize];
                let (first, article) = (entries.len() as u32, ids[*segment as usize].len() as u64);
                for (at, score) in (0..).zip(scores) {
                    let entry = Entry { score: f64::from(*score), article, ordinal: at + 1, doc: first + at, first };
                    entries.push(entry);
                    all.push((std::cmp::Reverse(*score), id.clone(), at, (*segment, entry)));
                }
                ids[*segment as usize].push(id);
            }
            lists.iter_mut().for_each(|list| list.entries.sort_by(Entry::order));
            all.sort_by(|a, b| (a.0, &a.1, a.2).cmp(&(b.0, &b.1, b.2)));
            let expected: Vec<_> = all.into_iter().map(|(_, _, _, entry)| entry).take(depth).collect();
            let read: RefCell<BTreeSet<_>> = RefCell::default();
            let read_id = |segment: u32, place: u64| {
                read.borrow_mut().insert((segment, place));
                Ok(ids[segment as usize][place as usize].clone())
            };
            prop_assert_eq!(merge(&lists, depth, &read_id).unwrap(), expected);
            prop_assert!(read.borrow().len() <= depth + lists.len());
        }
    }
}
