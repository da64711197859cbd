//! What is read of one segment to put its passages in order.

use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, SegmentReader, TantivyError};

use crate::index::Index;

/// The columns of one segment.
pub(super) struct Columns {
    order: StrColumn,
    ordinal: Column<u64>,
    boilerplate: Column<u64>,
    article_key: Column<u64>,
}

impl Columns {
    pub(super) fn open(index: &Index, segment: &SegmentReader) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let fields = index.fields();
        let fast = segment.fast_fields();
        let order = schema.get_field_name(fields.article_order);
        let missing = || TantivyError::SystemError(format!("the column `{order}` is missing"));
        Ok(Self {
            order: fast.str(order)?.ok_or_else(missing)?,
            ordinal: fast.u64(schema.get_field_name(fields.ordinal))?,
            boilerplate: fast.u64(schema.get_field_name(fields.boilerplate))?,
            article_key: fast.u64(schema.get_field_name(fields.article_key))?,
        })
    }

    /// The article's place among the segment's articles in order of ids.
    pub(super) fn article_place(&self, doc: DocId) -> u64 {
        self.order.ords().first(doc).unwrap_or(u64::MAX)
    }

    /// The article's id.
    pub(super) fn article_id(&self, place: u64) -> tantivy::Result<String> {
        let mut id = String::new();
        self.order.ord_to_str(place, &mut id)?;
        Ok(id)
    }

    /// The passage's number in its article.
    pub(super) fn ordinal(&self, doc: DocId) -> u32 {
        self.ordinal.first(doc).and_then(|ordinal| u32::try_from(ordinal).ok()).unwrap_or(u32::MAX)
    }

    /// Whether the passage is furniture of its page.
    pub(super) fn is_furniture(&self, doc: DocId) -> bool {
        self.boilerplate.first(doc).is_some_and(|flag| flag != 0)
    }

    /// The key of the article.
    pub(super) fn article_key(&self, doc: DocId) -> u64 {
        self.article_key.first(doc).unwrap_or_default()
    }

    /// The keys of the articles of `docs`, in their order.
    pub(super) fn article_keys(&self, docs: &[DocId], keys: &mut Vec<Option<u64>>) {
        keys.clear();
        keys.resize(docs.len(), None);
        self.article_key.first_vals(docs, keys);
    }
}
