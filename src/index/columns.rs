//! What the index keeps beside its postings to put passages in order, opened once a segment.

use std::sync::OnceLock;

use tantivy::columnar::{Column, StrColumn};
use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader, TantivyError};

use super::{Fields, Index};

/// The columns of one segment.
///
/// The passages of an article stand side by side, in order, in one segment: where one of them is and its
/// number tell where the first is, and by that an article is known here.
pub struct Columns {
    segment: SegmentReader,
    article_id: Field,
    sentences_field: Field,
    order: StrColumn,
    ordinal: Column<u64>,
    boilerplate: Column<u64>,
    /// Opened when it is first asked for; see [`Columns::sentences`].
    pub(super) sentences: OnceLock<Column<u64>>,
    has_furniture: bool,
    has_longer_articles: bool,
}

/// The columns of all segments, each opened when it is first asked for.
pub(super) type OpenColumns = Vec<OnceLock<Columns>>;

/// Room for the columns of `segments`, none of them open yet.
pub(super) fn unopened(segments: &[SegmentReader]) -> OpenColumns {
    segments.iter().map(|_| OnceLock::new()).collect()
}

impl Index {
    /// The columns of the segment with this number. To be asked inside of [`Index::guarded`].
    ///
    /// # Errors
    /// They cannot be opened, or there is no such segment.
    pub fn columns(&self, segment: u32) -> tantivy::Result<&Columns> {
        let at = segment as usize;
        let (Some(slot), Some(reader)) = (self.columns.get(at), self.searcher.segment_readers().get(at)) else {
            return Err(TantivyError::SystemError(format!("there is no segment {segment}")));
        };
        if let Some(columns) = slot.get() {
            return Ok(columns);
        }
        let columns = Columns::open(&self.fields, reader)?;
        Ok(slot.get_or_init(|| columns))
    }
}

impl Columns {
    fn open(fields: &Fields, segment: &SegmentReader) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let fast = segment.fast_fields();
        let order = schema.get_field_name(fields.article_order);
        let missing = || TantivyError::SystemError(format!("the column `{order}` is missing"));
        let ordinal = fast.u64(schema.get_field_name(fields.ordinal))?;
        let boilerplate = fast.u64(schema.get_field_name(fields.boilerplate))?;
        Ok(Self {
            segment: segment.clone(),
            article_id: fields.article_id,
            order: fast.str(order)?.ok_or_else(missing)?,
            has_furniture: boilerplate.max_value() > 0,
            has_longer_articles: ordinal.max_value() > 1,
            ordinal,
            boilerplate,
            sentences: OnceLock::new(),
            sentences_field: fields.sentences,
        })
    }

    pub(super) fn open_sentences(&self) -> tantivy::Result<Column<u64>> {
        self.segment.fast_fields().u64(self.segment.schema().get_field_name(self.sentences_field))
    }

    /// The place of an article among the segment's articles in order of ids; `first` is its first passage.
    pub fn article_place(&self, first: DocId) -> u64 {
        self.order.ords().first(first).unwrap_or(u64::MAX)
    }

    /// The id of the article at this place.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn article_id(&self, place: u64) -> tantivy::Result<String> {
        // Both dictionaries hold the ids of the same first passages, and the one of terms is read without
        // unpacking a block of others.
        let inverted = self.segment.inverted_index(self.article_id)?;
        if inverted.terms().num_terms() == self.order.num_terms() {
            let mut id = Vec::new();
            inverted.terms().ord_to_term(place, &mut id)?;
            return Ok(String::from_utf8_lossy(&id).into_owned());
        }
        let mut id = String::new();
        self.order.ord_to_str(place, &mut id)?;
        Ok(id)
    }

    /// The passage's number in its article, from 1.
    pub fn ordinal(&self, document: DocId) -> u32 {
        if !self.has_longer_articles {
            return 1;
        }
        self.ordinal.first(document).and_then(|ordinal| u32::try_from(ordinal).ok()).unwrap_or(1)
    }

    /// The first passage of the article that `document` is a passage of.
    pub fn first_passage(&self, document: DocId) -> DocId {
        first_of(document, u64::from(self.ordinal(document)))
    }

    /// The passages of the article whose first is `first`.
    pub fn passages_of(&self, first: DocId) -> impl Iterator<Item = DocId> {
        let end = self.ordinal.num_docs();
        let follows = move |(document, ordinal): &(DocId, u32)| *document < end && self.ordinal(*document) == *ordinal;
        (first..).zip(1..).take_while(follows).map(|(document, _)| document)
    }

    /// Whether an article has more than one passage here.
    pub fn has_longer_articles(&self) -> bool {
        self.has_longer_articles
    }

    /// The first passages of the articles that `documents` are passages of, in their order.
    pub fn first_passages(&self, documents: &[DocId], firsts: &mut Vec<DocId>, buffer: &mut Vec<Option<u64>>) {
        buffer.clear();
        buffer.resize(documents.len(), None);
        self.ordinal.first_vals(documents, buffer);
        firsts.clear();
        firsts
            .extend(documents.iter().zip(buffer).map(|(document, ordinal)| first_of(*document, ordinal.unwrap_or(1))));
    }

    /// Whether any passage is furniture of its page.
    pub fn has_furniture(&self) -> bool {
        self.has_furniture
    }

    /// Whether the passage is furniture of its page.
    pub fn is_furniture(&self, document: DocId) -> bool {
        self.has_furniture && self.boilerplate.first(document).is_some_and(|flag| flag != 0)
    }
}

/// The document that `ordinal` - 1 others part from `document`. Numbers of a damaged column lead to no other
/// segment; whoever reads the article there finds that it is another one.
fn first_of(document: DocId, ordinal: u64) -> DocId {
    document.saturating_sub(u32::try_from(ordinal.saturating_sub(1)).unwrap_or(u32::MAX))
}
