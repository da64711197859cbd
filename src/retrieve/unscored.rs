//! The first passages in order of ids, where all that match score the same.
//!
//! Filters and conditions alone score nothing: of half a million passages that satisfy one the first in order of ids are the best.
//! To compare all of them takes long; to go through the ids until there are enough of them does not.

use tantivy::DocId;
use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, TERMINATED};

use super::candidates::{Furniture, RetrieveOptions};
use super::order::List;
use super::set::Documents;
use super::top::Entry;
use crate::index::{Columns, Index};

/// What each passage scores where nothing scores: as much as any other, and more than nothing.
pub(super) const SCORE: f64 = 1.0;

/// Passages that are compared in the time that it takes to go on to the next id.
const COMPARED: u64 = 8;

/// Whether it is sooner done to go through ids until `depth` of the passages in `sets` are found than to compare all of them.
pub(super) fn is_sooner(sets: &[Documents], depth: usize, index: &Index) -> bool {
    let matching: u64 = sets.iter().map(Documents::len).sum();
    let articles = index.manifest().articles;
    // About as many ids are passed over for each as there are articles to a match.
    let ids = (depth as u64).saturating_mul(articles) / matching.max(1);
    matching > COMPARED.saturating_mul(ids)
}

/// The first [`RetrieveOptions::depth`] passages in `sets`, one a segment, by article id and then by number, by segment.
pub(super) fn first(sets: &[Documents], index: &Index, options: &RetrieveOptions) -> tantivy::Result<Vec<List>> {
    let mut segments = Vec::new();
    let readers = index.searcher().segment_readers();
    let mut lists: Vec<List> = (0..).zip(readers).map(|(segment, _)| List { segment, entries: Vec::new() }).collect();
    let inverted = readers.iter().map(|reader| reader.inverted_index(index.fields().article_id));
    let inverted = inverted.collect::<tantivy::Result<Vec<_>>>()?;
    for (number, inverted) in (0..).zip(&inverted) {
        let ids = inverted.terms().stream()?;
        segments.push(Ids { number, ids, is_over: false });
    }
    segments.iter_mut().for_each(Ids::advance);
    let mut left = options.depth;
    while left > 0 {
        let Some(next) = segments.iter_mut().filter(|ids| !ids.is_over).min_by(|a, b| a.id().cmp(b.id())) else {
            break;
        };
        let at = next.number as usize;
        if let (Some(set), Some(list), Some(inverted)) = (sets.get(at), lists.get_mut(at), inverted.get(at)) {
            let columns = index.columns(next.number)?;
            let mut postings = inverted.read_postings_from_terminfo(next.info(), IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                take(postings.doc(), set, columns, next.number, options, &mut left, &mut list.entries);
                postings.advance();
            }
        }
        next.advance();
    }
    Ok(lists)
}

/// Takes passages of the article whose first is `first`.
fn take(
    first: DocId,
    set: &Documents,
    columns: &Columns,
    segment: u32,
    options: &RetrieveOptions,
    left: &mut usize,
    entries: &mut Vec<Entry>,
) {
    let address = |document| tantivy::DocAddress::new(segment, document);
    let taken = options.taken.get(&address(first)).copied().unwrap_or(0);
    let most = match options.per_article {
        0 => *left,
        most => most.saturating_sub(taken).min(*left),
    };
    let is_wanted = |document: &DocId| {
        set.contains(*document)
            && match options.furniture {
                Furniture::Included => true,
                Furniture::LeftOut => !columns.is_furniture(*document),
                Furniture::Only => columns.is_furniture(*document),
            }
            && !options.found.contains(&address(*document))
    };
    for doc in columns.passages_of(first).filter(is_wanted).take(most) {
        entries.push(Entry { score: SCORE, ordinal: columns.ordinal(doc), doc, first });
        *left -= 1;
    }
}

/// The ids of one segment, in order.
struct Ids<'a> {
    number: u32,
    ids: tantivy::termdict::TermStreamer<'a>,
    is_over: bool,
}

impl Ids<'_> {
    fn advance(&mut self) {
        self.is_over = !self.ids.advance();
    }

    fn id(&self) -> &[u8] {
        self.ids.key()
    }

    fn info(&self) -> &TermInfo {
        self.ids.value()
    }
}
