//! Articles in order of their ids.

use std::ops::ControlFlow;
use std::sync::Arc;

use tantivy::schema::IndexRecordOption;
use tantivy::termdict::TermStreamer;
use tantivy::{DocAddress, InvertedIndexReader};

use super::lookup::first_alive;
use super::{Index, OpenError, StoredArticle};

/// Articles that are read at a time, as they lie in the store: what of it is unpacked for one serves its neighbours.
const AHEAD: usize = 4096;

impl Index {
    /// Hands the id of every article that comes behind `after` to `each`, with the place of its first passage, in order of ids, until it
    /// breaks. No article is read for that.
    ///
    /// # Errors
    /// The index is damaged; what was handed over before stands.
    pub fn each_article_id(
        &self,
        after: Option<&str>,
        each: &mut dyn FnMut(&str, DocAddress) -> ControlFlow<()>,
    ) -> Result<(), OpenError> {
        let readers = self.guarded(|| {
            let segments = self.searcher.segment_readers().iter();
            segments.map(|segment| segment.inverted_index(self.fields.article_id)).collect::<tantivy::Result<Vec<_>>>()
        })?;
        let mut segments =
            self.guarded(|| readers.iter().map(|reader| Ids::new(reader, after)).collect::<Result<Vec<_>, _>>())?;
        loop {
            let left = segments.iter().zip(0..).filter_map(|(ids, segment)| Some((ids.id()?, segment)));
            let Some((_, segment)) = left.min() else { return Ok(()) };
            let ids = &mut segments[segment];
            let reader = self.searcher.segment_reader(segment as u32);
            let found = self.guarded(|| {
                let postings =
                    &mut ids.reader.read_postings_from_terminfo(ids.stream.value(), IndexRecordOption::Basic)?;
                Ok(first_alive(postings, reader))
            })?;
            if let Some(document) = found {
                let id =
                    std::str::from_utf8(ids.stream.key()).map_err(|error| OpenError::damaged(&self.path, error))?;
                if each(id, DocAddress::new(segment as u32, document)).is_break() {
                    return Ok(());
                }
            }
            self.guarded(|| {
                ids.advance();
                Ok(())
            })?;
        }
    }

    /// Hands articles that come behind `after` to `each`, in order of ids, at most so many; says whether others follow.
    ///
    /// # Errors
    /// The index is damaged; what was handed over before stands.
    pub fn each_article(
        &self,
        after: Option<&str>,
        most: usize,
        each: &mut dyn FnMut(StoredArticle),
    ) -> Result<bool, OpenError> {
        let (mut left, mut more) = (most, false);
        let mut ahead = Vec::new();
        let mut outcome = Ok(());
        self.each_article_id(after, &mut |id, address| {
            if left == 0 {
                more = true;
                return ControlFlow::Break(());
            }
            left -= 1;
            ahead.push((id.to_owned(), address));
            if ahead.len() == AHEAD {
                outcome = self.hand_on(&mut ahead, each);
            }
            if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        outcome?;
        self.hand_on(&mut ahead, each)?;
        Ok(more)
    }

    /// Reads the articles called so whose first passages are there.
    fn hand_on(
        &self,
        called: &mut Vec<(String, DocAddress)>,
        each: &mut dyn FnMut(StoredArticle),
    ) -> Result<(), OpenError> {
        let mut as_stored: Vec<usize> = (0..called.len()).collect();
        as_stored.sort_unstable_by_key(|place| called[*place].1);
        let mut articles = vec![None; called.len()];
        for place in as_stored {
            let (id, first) = &called[place];
            articles[place] = Some(self.article_called(id, *first)?);
        }
        called.clear();
        articles.into_iter().flatten().for_each(each);
        Ok(())
    }

    /// All articles, in order of ids.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn articles(&self) -> Result<Vec<StoredArticle>, OpenError> {
        let mut articles = Vec::new();
        self.each_article(None, usize::MAX, &mut |article| articles.push(article))?;
        Ok(articles)
    }
}

/// The ids of a segment, one after the other.
struct Ids<'a> {
    reader: &'a InvertedIndexReader,
    stream: TermStreamer<'a>,
    is_over: bool,
}

impl<'a> Ids<'a> {
    /// Those behind `after`.
    fn new(reader: &'a Arc<InvertedIndexReader>, after: Option<&str>) -> tantivy::Result<Self> {
        let range = reader.terms().range();
        let range = match after {
            Some(after) => range.gt(after),
            None => range,
        };
        let stream = range.into_stream()?;
        let mut ids = Self { reader, stream, is_over: false };
        ids.advance();
        Ok(ids)
    }

    fn advance(&mut self) {
        self.is_over = !self.stream.advance();
    }

    /// The one that is next.
    fn id(&self) -> Option<&[u8]> {
        (!self.is_over).then(|| self.stream.key())
    }
}
