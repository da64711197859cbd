//! Writes one generation of an index, commit by commit.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::schema::Field;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{IndexSettings, TantivyError, Term};

use super::document::Prepared;
use super::merging::Merging;
use super::segments::Segments;
use crate::index::forms::{self, Collector};
use crate::index::lengths::{self, LEAST_PASSAGES};
use crate::index::open::engine_error;
use crate::index::packing::{Packer, packs_each};
use crate::index::schema::schema;
use crate::index::stamps::{self, Stamps};
use crate::index::table::{self, FileTable};
use crate::index::{Holder, Manifest, UpdateError, UpdateOptions, folder};

/// Bytes of a record of few words in a file, and those that its id takes in memory.
const RECORD_BYTES: u64 = 1_000;
const ID_BYTES: u64 = 8;
/// The least memory that an update takes, in bytes.
const LEAST_MEMORY: u64 = 64 << 20;
/// The memory that the engine wants to be promised for its thread, in bytes. It takes none of it: no passage goes that way.
const ENGINE_THREAD_MEMORY: usize = 15_000_000;
/// Passages of an index that is kept in one segment, however it came about.
const ONE_SEGMENT_PASSAGES: u64 = 20_000;
/// Passages of such an index where somebody waits for an answer.
const ONE_SEGMENT_PASSAGES_QUICK: u64 = 3_000;
/// Passages of a segment that is small beside others.
const SMALL_SEGMENT: u32 = 2_000;
/// Small segments that are left alone where somebody waits for an answer.
const MOST_SMALL_SEGMENTS: usize = 6;

/// Bytes of a block of stored documents that are packed by themselves. To read one copies its block.
const PLAIN_BLOCK_BYTES: usize = 2 << 10;

/// How hard is tried to pack blocks of stored documents.
const STORE_LEVEL: i32 = 3;

/// Writes one generation.
pub(super) struct Writer {
    path: PathBuf,
    number: u32,
    generation: PathBuf,
    engine: tantivy::IndexWriter,
    segments: Segments,
    pub(super) words: Collector,
    file_key: Field,
    body: Field,
    pub(super) packer: Arc<Packer>,
    next_table: u64,
    quick: bool,
}

/// How much memory goes where, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    /// All of it.
    memory: u64,
    /// For a segment in the making; there are two, one of which is being written.
    segment: u64,
    /// For postings on their way into files.
    postings: u64,
    /// For what each thread that reads knows of the terms that it met.
    pub(super) terms: u64,
    /// For files that are being read.
    pub(super) reading: u64,
    /// Of this for articles that one thread has read and nobody has taken.
    pub(super) of_job: u64,
    /// For words that wait to be written.
    pub(super) words: u64,
    /// Of files that will be read.
    bytes_to_read: u64,
}

impl Budget {
    pub(super) fn new(options: &UpdateOptions, bytes_to_read: u64) -> Self {
        let memory = options.memory_bytes.max(LEAST_MEMORY);
        // The ids of what was read are known until the end.
        let ids = (bytes_to_read / RECORD_BYTES).saturating_mul(ID_BYTES).min(memory / 4);
        let shared = memory - ids;
        let threads = (options.threads() as u64).max(1);
        Self {
            memory,
            segment: shared / 4,
            postings: shared / 8,
            terms: shared / 8 / threads,
            reading: shared * 3 / 16,
            of_job: shared * 3 / 16 / threads,
            words: shared / 16,
            bytes_to_read,
        }
    }
}

/// How the engine stores the documents of a generation whose first files have so many `bytes`: packed in blocks, but where
/// every record is packed by itself, for then a block would be packed twice, and to show one the block be unpacked.
fn settings(bytes: u64) -> IndexSettings {
    if packs_each(bytes) {
        return IndexSettings {
            docstore_compression: Compressor::None,
            docstore_blocksize: PLAIN_BLOCK_BYTES,
            // There is nothing to compress.
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        };
    }
    let compression = Compressor::Zstd(ZstdCompressor { compression_level: Some(STORE_LEVEL) });
    IndexSettings { docstore_compression: compression, ..IndexSettings::default() }
}

impl Writer {
    /// Begins a generation: an empty one, that nothing points to.
    pub(super) fn create(path: &Path, number: u32, budget: Budget) -> Result<Self, UpdateError> {
        let generation = folder::generation(path, number);
        std::fs::create_dir_all(&generation).map_err(|error| UpdateError::write(path, error))?;
        let settings = settings(budget.bytes_to_read);
        let index = tantivy::Index::builder().schema(schema().0).settings(settings).create_in_dir(&generation);
        let index = index.map_err(|error| UpdateError::write(path, error))?;
        Self::new(path, number, index, budget, None, false)
    }

    /// Goes on with a generation, whose last commit has `manifest`. `quick`: somebody waits for an answer.
    pub(super) fn open(
        path: &Path,
        number: u32,
        budget: Budget,
        manifest: &Manifest,
        quick: bool,
    ) -> Result<Self, UpdateError> {
        let generation = folder::generation(path, number);
        let index = tantivy::Index::open_in_dir(&generation).map_err(|error| engine_error(path, error))?;
        Self::new(path, number, index, budget, manifest.dictionary.as_deref(), quick)
    }

    fn new(
        path: &Path,
        number: u32,
        index: tantivy::Index,
        budget: Budget,
        dictionary: Option<&str>,
        quick: bool,
    ) -> Result<Self, UpdateError> {
        let words = Collector::default();
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(ENGINE_THREAD_MEMORY)
            .num_merge_threads(if quick { 1 } else { 2 })
            .build();
        let engine = index.writer_with_options(options).map_err(|error| match error {
            TantivyError::LockFailure(..) => UpdateError::Locked {
                path: path.to_owned(),
                holder: Holder::default(),
                waited: std::time::Duration::ZERO,
            },
            error => UpdateError::write(path, error),
        })?;
        if quick {
            engine.set_merge_policy(Box::new(NoMergePolicy));
        } else {
            engine.set_merge_policy(Box::new(Merging::new(budget.memory)));
        }
        let generation = folder::generation(path, number);
        let next_table = table::highest(&generation).map_or(1, |number| number + 1);
        // A store without compression wants packed records, however few an update brings.
        let is_store_plain = matches!(index.settings().docstore_compression, Compressor::None);
        let packer = Packer::new(&generation, dictionary, is_store_plain || packs_each(budget.bytes_to_read));
        let packer = Arc::new(packer.map_err(|error| UpdateError::write(path, error))?);
        let (_, fields) = schema();
        let segments = Segments::new(&fields, budget.segment, budget.postings);
        let (file_key, body) = (fields.file_key, fields.body);
        let path = path.to_owned();
        Ok(Self { path, number, generation, engine, segments, words, file_key, body, packer, next_table, quick })
    }

    /// The folder of the index.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The number of the generation.
    pub(super) fn number(&self) -> u32 {
        self.number
    }

    /// Takes out what the file with `key` brought.
    pub(super) fn delete(&mut self, key: u64) -> Result<(), UpdateError> {
        let term = Term::from_field_u64(self.file_key, key);
        let deleted = self.segments.delete(key, term, &self.engine);
        deleted.map_err(|error| UpdateError::write(&self.path, error))
    }

    /// Puts an article in. Its passages come to lie side by side.
    pub(super) fn add(&mut self, article: Prepared) -> Result<(), UpdateError> {
        if article.documents.is_empty() {
            return Ok(());
        }
        self.segments.add(&article.documents, &self.engine).map_err(|error| UpdateError::write(&self.path, error))
    }

    /// Makes all that was done last: segments, `manifest`, `table` and `stamps` at once, or nothing.
    pub(super) fn commit(
        &mut self,
        manifest: &mut Manifest,
        files: &FileTable,
        stamps: Option<&Stamps<'_>>,
    ) -> Result<(), UpdateError> {
        let name = table::name(self.next_table);
        files.write(&self.generation, &name).map_err(|error| UpdateError::write(&self.path, error))?;
        manifest.table = name;
        manifest.stamps = stamps.map(|_| stamps::name(self.next_table));
        if let (Some(stamps), Some(name)) = (stamps, &manifest.stamps) {
            stamps.write(&self.generation, name).map_err(|error| UpdateError::write(&self.path, error))?;
        }
        let words_before = manifest.words.clone();
        // What was put in was analysed before: its words are known while its segment is still being written.
        let Self { generation, segments, words, engine, .. } = &mut *self;
        let (handed_over, words) = std::thread::scope(|scope| {
            let words = scope.spawn(|| forms::write(generation, &words_before, words));
            let handed_over = segments.hand_over_all(engine);
            (handed_over, words.join().unwrap_or_else(|_| Err(std::io::Error::other("words were not written"))))
        });
        let committed = handed_over.and_then(|()| self.engine.prepare_commit()).and_then(|mut commit| {
            manifest.dictionary = self.packer.write(&self.generation, manifest.dictionary.as_deref())?;
            manifest.words = words?;
            let payload = serde_json::to_string(manifest).map_err(std::io::Error::from)?;
            commit.set_payload(&payload);
            commit.commit()
        });
        if let Err(error) = committed {
            return Err(self.failed(error));
        }
        // Those of the commit before stay, like its table.
        let kept: Vec<_> = words_before.iter().chain(&manifest.words).collect();
        forms::remove_others(&self.generation, &kept);
        // The table before this one stays: a reader may have opened its commit and not read it yet.
        let newest = self.next_table;
        table::remove(&self.generation, |number| number + 1 >= newest && number <= newest);
        self.next_table += 1;
        Ok(())
    }

    /// Bytes of the words that the next commit writes, about.
    pub(super) fn words_bytes(&self) -> u64 {
        self.words.bytes() as u64
    }

    /// Makes this generation the one that is read.
    pub(super) fn make_current(&self) -> Result<(), UpdateError> {
        folder::set_current(&self.path, self.number).map_err(|error| UpdateError::write(&self.path, error))
    }

    /// Tidies up, and waits until all files are as they will be.
    pub(super) fn finish(mut self) -> Result<(), UpdateError> {
        // What was committed stands whether or not its segments can be merged.
        let _ = self.merge();
        let (path, index) = (self.path.clone(), self.engine.index().clone());
        self.engine.wait_merging_threads().map_err(|error| UpdateError::write(&path, error))?;
        lengths::keep(&self.generation, &index, self.body, LEAST_PASSAGES);
        folder::share(&self.path, &self.generation);
        Ok(())
    }

    fn merge(&mut self) -> tantivy::Result<()> {
        let segments = self.engine.index().searchable_segment_metas()?;
        let passages: u64 = segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
        let deleted = segments.iter().any(|segment| segment.has_deletes());
        let limit = if self.quick { ONE_SEGMENT_PASSAGES_QUICK } else { ONE_SEGMENT_PASSAGES };
        let to_merge: Vec<_> = if passages <= limit && (segments.len() > 1 || deleted) {
            segments.iter().map(|segment| segment.id()).collect()
        } else if self.quick {
            let small: Vec<_> = segments
                .iter()
                .filter(|segment| segment.num_docs() <= SMALL_SEGMENT)
                .map(|segment| segment.id())
                .collect();
            if small.len() > MOST_SMALL_SEGMENTS { small } else { Vec::new() }
        } else {
            Vec::new()
        };
        if !to_merge.is_empty() {
            self.engine.merge(&to_merge).wait()?;
        }
        Ok(())
    }

    /// The error that made the engine's threads give up, where `error` only says that they did.
    fn failed(&mut self, error: TantivyError) -> UpdateError {
        let cause = match error {
            TantivyError::ErrorInThread(_) => self.engine.prepare_commit().err().unwrap_or(error),
            error => error,
        };
        UpdateError::write(&self.path, cause)
    }
}
