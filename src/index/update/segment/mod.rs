//! Makes segments of the index out of passages that were read and analysed.
//!
//! passages -> a log of numbered terms, columns, the store -> terms sorted -> postings. The files are written by the engine's own writers, so that
//! it reads, merges and deletes in these segments as in any other. Why not by the engine's own indexing: it looks each word of each
//! passage up in a table of all terms of the segment, which nearly always waits for memory, where here the thread that reads knows the number
//! of the word from the last time that it met it.

mod coded;
mod inverted;
mod log;
mod postings;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use tantivy::columnar::{ColumnType, ColumnarWriter};
use tantivy::directory::TerminatingWrite;
use tantivy::fieldnorm::{FieldNormsSerializer, FieldNormsWriter};
use tantivy::index::SegmentComponent;
use tantivy::schema::{Field, FieldType, Schema, TantivyDocument};
use tantivy::store::StoreWriter;
use tantivy::{Segment, SegmentMeta, TantivyError};

pub(super) use self::coded::{Coded, TermField};
use self::inverted::Inverted;
pub(super) use self::vocabulary::{LONGEST, Numbering, Vocabulary};
use crate::index::schema::Fields;
use crate::text::hashed::Hashes;

/// A passage, ready to be written.
#[derive(Debug)]
pub(super) struct Document {
    /// Its terms, see [`Coded`].
    pub(super) coded: Vec<u8>,
    /// What their numbers are of.
    pub(super) vocabulary: Arc<Vocabulary>,
    /// Bytes of memory that its terms take which were met for the first time, see [`Numbering::take_learnt`].
    pub(super) learnt: u32,
    /// How many of them are words, and how many are figures: lengths that ranking knows.
    pub(super) words: u32,
    pub(super) figures: u32,
    /// What is stored.
    pub(super) record: Vec<u8>,
    /// How it is cut into sentences.
    pub(super) sentences: Vec<u64>,
    /// Of an article's first passage.
    pub(super) article: Option<Box<OfArticle>>,
    /// Number of the passage in its article.
    pub(super) ordinal: u32,
    /// Whether it is furniture.
    pub(super) boilerplate: bool,
    /// Stands for the file that brought it.
    pub(super) file_key: u64,
}

/// What the first passage of an article says of it.
#[derive(Debug)]
pub(super) struct OfArticle {
    pub(super) id: String,
    /// The first and the last day on which it may have been published.
    pub(super) days: Option<(u64, u64)>,
}

impl Document {
    /// Bytes of memory, about.
    pub(super) fn memory(&self) -> u64 {
        let article = self.article.as_ref().map_or(0, |article| article.id.len() + size_of::<OfArticle>());
        (size_of::<Self>() + self.coded.len() + self.record.len() + 8 * self.sentences.len() + article) as u64
    }
}

/// Passages after which is looked how much memory is taken.
const PASSAGES_BETWEEN: u32 = 32;

/// A segment in the making.
pub(super) struct SegmentBuilder {
    segment: Segment,
    schema: Schema,
    fields: Fields,
    names: Names,
    passages: u32,
    inverted: Inverted,
    /// The keys of the files that have passages in it, and the last of them.
    keys: Hashes,
    last_key: Option<u64>,
    lengths: FieldNormsWriter,
    columns: ColumnarWriter,
    store: StoreWriter,
    /// Bytes that it may take, and that it took lately.
    room: u64,
    taken: u64,
}

impl std::fmt::Debug for SegmentBuilder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SegmentBuilder").field("passages", &self.passages).finish_non_exhaustive()
    }
}

/// The names of columns.
#[derive(Debug)]
struct Names {
    article_order: String,
    first_day: String,
    last_day: String,
    ordinal: String,
    boilerplate: String,
    sentences: String,
}

impl SegmentBuilder {
    /// Begins `segment`, which may take so many bytes of memory.
    pub(super) fn new(segment: Segment, fields: &Fields, room: u64) -> tantivy::Result<Self> {
        let schema = segment.schema();
        let settings = segment.index().settings();
        let store = StoreWriter::new(
            segment.clone().open_write(SegmentComponent::Store)?,
            settings.docstore_compression,
            settings.docstore_blocksize,
            settings.docstore_compress_dedicated_thread,
        )?;
        let mut columns = ColumnarWriter::default();
        for (_, entry) in schema.fields().filter(|(_, entry)| entry.field_type().is_fast()) {
            // One that no passage has is there, and empty.
            let kind = if matches!(entry.field_type(), FieldType::Str(_)) { ColumnType::Str } else { ColumnType::U64 };
            columns.record_column_type(entry.name(), kind, false);
        }
        let name = |field: Field| schema.get_field_name(field).to_owned();
        let names = Names {
            article_order: name(fields.article_order),
            first_day: name(fields.first_day),
            last_day: name(fields.last_day),
            ordinal: name(fields.ordinal),
            boilerplate: name(fields.boilerplate),
            sentences: name(fields.sentences),
        };
        Ok(Self {
            lengths: FieldNormsWriter::for_schema(&schema),
            segment,
            schema,
            fields: fields.clone(),
            names,
            passages: 0,
            inverted: Inverted::default(),
            keys: Hashes::default(),
            last_key: None,
            columns,
            store,
            room,
            taken: 0,
        })
    }

    /// Adds the next passage.
    pub(super) fn add(&mut self, document: &Document) -> tantivy::Result<()> {
        let passage = self.passages;
        self.inverted.add(passage, document);
        let Self { lengths, columns, fields, names, .. } = self;
        lengths.record(passage, fields.body, document.words);
        lengths.record(passage, fields.figures, document.figures);
        lengths.record(passage, fields.file_key, 1);
        for sentence in &document.sentences {
            columns.record_numerical(passage, &names.sentences, *sentence);
        }
        columns.record_numerical(passage, &names.ordinal, u64::from(document.ordinal));
        columns.record_numerical(passage, &names.boilerplate, u64::from(document.boilerplate));
        if let Some(article) = &document.article {
            lengths.record(passage, fields.article_id, 1);
            columns.record_str(passage, &names.article_order, &article.id);
            if let Some((first, last)) = article.days {
                columns.record_numerical(passage, &names.first_day, first);
                columns.record_numerical(passage, &names.last_day, last);
            }
        }
        if self.last_key.replace(document.file_key) != Some(document.file_key) {
            self.keys.insert(document.file_key);
        }
        let mut stored = TantivyDocument::with_capacity(document.record.len() + 16);
        stored.add_bytes(self.fields.record, &document.record);
        self.store.store(&stored, &self.schema)?;
        self.passages += 1;
        if self.passages.is_multiple_of(PASSAGES_BETWEEN) {
            self.taken = self.memory();
        }
        Ok(())
    }

    /// Whether a file with `key` has passages in it.
    pub(super) fn has(&self, key: u64) -> bool {
        self.keys.contains(&key)
    }

    /// The keys of the files that have passages in it. Nothing may be added from now on.
    pub(super) fn take_keys(&mut self) -> Hashes {
        std::mem::take(&mut self.keys)
    }

    /// Whether its memory is used up.
    pub(super) fn is_full(&self) -> bool {
        self.taken >= self.room
    }

    /// How many passages are in it.
    pub(super) fn passages(&self) -> u32 {
        self.passages
    }

    fn memory(&self) -> u64 {
        let engine = self.columns.mem_usage() + self.lengths.mem_usage() + self.store.mem_usage();
        (self.inverted.memory() + self.keys.len() * 2 * size_of::<u64>() + engine) as u64
    }

    /// Writes its files; `room` is for occurrences on their way to postings, in bytes.
    pub(super) fn write(mut self, room: u64) -> tantivy::Result<SegmentMeta> {
        let segment = self.segment.clone();
        self.lengths.fill_up_to_max_doc(self.passages);
        let lengths = FieldNormsSerializer::from_write(segment.open_write(SegmentComponent::FieldNorms)?)?;
        self.lengths.serialize(lengths, None)?;
        let Self { segment: of_columns, schema, fields, mut columns, store, passages, inverted, .. } = self;
        std::thread::scope(|scope| {
            // To close a file waits for the disk, which others need not wait for.
            let others = move || -> tantivy::Result<()> {
                store.close()?;
                let mut file = of_columns.open_write(SegmentComponent::FastFields)?;
                columns.serialize(passages, None, &mut file)?;
                Ok(file.terminate()?)
            };
            let others =
                std::thread::Builder::new().name("pullquote-columns".to_owned()).spawn_scoped(scope, others)?;
            let written = inverted.write(&segment, &schema, &fields, room);
            let panicked = |_| TantivyError::InternalError("columns were not written".to_owned());
            others.join().map_err(panicked)??;
            written
        })?;
        Ok(segment.with_max_doc(passages).meta().clone())
    }
}
