//! An index on disk, open for reading.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use tantivy::directory::error::OpenReadError;
use tantivy::{Directory, IndexMeta, ReloadPolicy, Searcher, TantivyError};

use super::columns::{OpenColumns, unopened};
use super::directory::ReadDirectory;
use super::error::BoxedError;
use super::forms::FormFiles;
use super::schema::schema;
use super::statistics::Counts;
use super::table::FileTable;
use super::unpacking::Unpacker;
use super::{FORMAT, Fields, Forms, Manifest, OpenError, folder};
use crate::analysis::Analyzer;
use crate::guard::guarded;

/// Bytes of segment files up to which an index is compared with its checksums whenever it is opened; a
/// larger one is left to [`Index::verify`]. Passages carry a checksum of their own, compared when they are read.
const VERIFIED_AT_OPEN: u64 = 16 << 20;

/// Bytes of segment files whose checksums are compared before an index is written.
const VERIFIED_FOR_WRITING: u64 = 64 << 20;

/// Blocks of stored passages that are kept decompressed: at 16 KB, enough for a page of hits.
const STORE_CACHE_BLOCKS: usize = 64;

/// How often opening is tried where a writer replaces files meanwhile.
const ATTEMPTS: u32 = 5;

/// An index, open for reading: one commit of it, however long it stays open.
pub struct Index {
    pub(super) path: PathBuf,
    pub(super) generation: PathBuf,
    pub(super) fields: Fields,
    pub(super) searcher: Searcher,
    pub(super) manifest: Manifest,
    pub(super) analyzer: Analyzer,
    pub(super) table: OnceLock<FileTable>,
    pub(super) counts: Counts,
    pub(super) columns: OpenColumns,
    pub(super) form_files: FormFiles,
    pub(super) forms: OnceLock<Forms>,
    pub(super) unpacker: Unpacker,
}

impl Index {
    /// Opens the last commit of the index in `path`.
    ///
    /// # Errors
    /// There is no index, it is damaged, or of another format or analyzer.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let mut attempt = 1;
        loop {
            match Self::try_open(path) {
                // A writer may have replaced what was about to be opened.
                Err(OpenError::Damaged { .. }) if attempt < ATTEMPTS => {
                    std::thread::sleep(Duration::from_millis(u64::from(attempt)));
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    fn try_open(path: &Path) -> Result<Self, OpenError> {
        let generation = folder::generation(path, folder::current(path)?);
        let analyzer = Analyzer::default();
        let opened = guarded(|| open_engine(&generation));
        let (searcher, payload) = match opened {
            Ok(Ok(opened)) => opened,
            Ok(Err(error)) => return Err(engine_error(path, error)),
            Err(panic) => return Err(OpenError::damaged(path, panic)),
        };
        let manifest = read_manifest(path, payload.as_deref(), &analyzer)?;
        let form_files = FormFiles::open(&generation, &manifest.words);
        let form_files = form_files.map_err(|error| OpenError::damaged(path, error))?;
        let unpacker = Unpacker::open(&generation, manifest.dictionary.as_deref());
        let unpacker = unpacker.map_err(|error| OpenError::damaged(path, error))?;
        let (_, fields) = schema();
        Ok(Self {
            path: path.to_owned(),
            generation,
            fields,
            columns: unopened(searcher.segment_readers()),
            form_files,
            forms: OnceLock::new(),
            unpacker,
            searcher,
            manifest,
            analyzer,
            table: OnceLock::new(),
            counts: Counts::default(),
        })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What tells this commit from any other of the index.
    pub(super) fn commit(&self) -> (PathBuf, String) {
        (self.generation.clone(), self.manifest.table.clone())
    }

    /// Its fields, for lowering queries.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The engine's view of the commit. Work on it belongs inside of [`Index::guarded`].
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// The analyzer it was made with.
    pub fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    /// Bytes that it takes on disk.
    pub fn disk_bytes(&self) -> u64 {
        let Ok(entries) = fs::read_dir(&self.generation) else { return 0 };
        entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
    }

    /// Runs work on the engine; its errors, and its panics over damaged files, become ours.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn guarded<T>(&self, work: impl FnOnce() -> tantivy::Result<T>) -> Result<T, OpenError> {
        match guarded(work) {
            Ok(outcome) => outcome.map_err(|error| engine_error(&self.path, error)),
            Err(panic) => Err(OpenError::damaged(&self.path, panic)),
        }
    }

    /// Compares all files with their checksums.
    ///
    /// # Errors
    /// The index is damaged: the error says which file is.
    pub fn verify(&self) -> Result<(), OpenError> {
        self.guarded(|| verify(self.searcher.index(), &self.generation, u64::MAX))?;
        self.forms()?;
        self.verify_dictionary()?;
        self.table().map(|_| ())
    }

    /// Compares the files with their checksums that the engine's own threads will rely on: an error is
    /// better found here than there.
    pub(super) fn verify_for_writing(&self) -> Result<(), OpenError> {
        self.guarded(|| verify(self.searcher.index(), &self.generation, VERIFIED_FOR_WRITING))?;
        self.verify_dictionary()
    }

    fn verify_dictionary(&self) -> Result<(), OpenError> {
        self.unpacker.verify().map_err(|error| OpenError::damaged(&self.path, error))
    }

    /// The words of the corpus as they are written.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn forms(&self) -> Result<&Forms, OpenError> {
        if let Some(forms) = self.forms.get() {
            return Ok(forms);
        }
        let forms = self.form_files.read().map_err(|error| OpenError::damaged(&self.path, error))?;
        Ok(self.forms.get_or_init(|| forms))
    }

    /// The table of files, read anew.
    pub(super) fn take_table(&self) -> Result<FileTable, OpenError> {
        FileTable::read(&self.generation, &self.manifest.table).map_err(|error| OpenError::damaged(&self.path, error))
    }

    pub(super) fn table(&self) -> Result<&FileTable, OpenError> {
        if let Some(table) = self.table.get() {
            return Ok(table);
        }
        let table = self.take_table()?;
        Ok(self.table.get_or_init(|| table))
    }
}

fn open_engine(generation: &Path) -> tantivy::Result<(Searcher, Option<String>)> {
    let index = tantivy::Index::open(ReadDirectory::open(generation)?)?;
    if index.schema() != schema().0 {
        return Err(TantivyError::SchemaError("its fields are not those of its format".to_owned()));
    }
    let metas = index.load_metas()?;
    // Files that are compared stay mapped until they are opened.
    let mut mapped = Vec::new();
    if !is_larger(&metas, generation, VERIFIED_AT_OPEN) {
        for (_, file) in &by_size(&metas, generation) {
            mapped.push(index.directory().open_read(file)?);
            compare(&index, file)?;
        }
    }
    let reader = index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .doc_store_cache_num_blocks(STORE_CACHE_BLOCKS)
        .try_into()?;
    // The directory reads its commit once: the manifest is that of the segments that were opened.
    Ok((reader.searcher(), metas.payload))
}

/// Whether the segment files of a commit are larger together than `most` bytes; those of a large one are not all looked up.
fn is_larger(metas: &IndexMeta, generation: &Path, most: u64) -> bool {
    let mut left = most;
    let mut fits = |(bytes, _): &(u64, PathBuf)| {
        let rest = left.checked_sub(*bytes);
        left = rest.unwrap_or(0);
        rest.is_some()
    };
    !sizes(metas, generation).all(|file| fits(&file))
}

/// The segment files of a commit with their sizes.
fn sizes(metas: &IndexMeta, generation: &Path) -> impl Iterator<Item = (u64, PathBuf)> {
    let size = move |file: &PathBuf| generation.join(file).metadata().ok().map(|metadata| metadata.len());
    metas.list_segment_files().into_iter().filter_map(move |file| Some((size(&file)?, file)))
}

/// The segment files of a commit, the smallest first.
fn by_size(metas: &IndexMeta, generation: &Path) -> Vec<(u64, PathBuf)> {
    let mut files: Vec<_> = sizes(metas, generation).collect();
    files.sort();
    files
}

/// An error where `file` does not match its checksum.
fn compare(index: &tantivy::Index, file: &Path) -> tantivy::Result<()> {
    if index.directory().validate_checksum(file)? {
        return Ok(());
    }
    Err(TantivyError::SystemError(format!("`{}` does not match its checksum", file.display())))
}

/// Compares the smallest files with their checksums, as many as `budget` bytes hold.
fn verify(index: &tantivy::Index, generation: &Path, budget: u64) -> tantivy::Result<()> {
    let mut left = budget;
    for (bytes, file) in by_size(&index.load_metas()?, generation) {
        let Some(rest) = left.checked_sub(bytes) else { break };
        left = rest;
        compare(index, &file)?;
    }
    Ok(())
}

fn read_manifest(path: &Path, payload: Option<&str>, analyzer: &Analyzer) -> Result<Manifest, OpenError> {
    #[derive(serde::Deserialize)]
    struct Version {
        format: u32,
    }
    let payload = payload.ok_or_else(|| OpenError::damaged(path, "its last commit has no manifest"))?;
    let damaged = |error: serde_json::Error| OpenError::damaged(path, error);
    // A manifest of another format need not have the fields of ours.
    let found = serde_json::from_str::<Version>(payload).map_err(damaged)?.format;
    if found != FORMAT {
        return Err(OpenError::OtherFormat { path: path.to_owned(), found, expected: FORMAT });
    }
    let manifest: Manifest = serde_json::from_str(payload).map_err(damaged)?;
    if manifest.analyzer != analyzer.fingerprint() {
        return Err(OpenError::OtherAnalyzer {
            path: path.to_owned(),
            found: manifest.analyzer,
            expected: analyzer.fingerprint().to_owned(),
        });
    }
    Ok(manifest)
}

pub(super) fn engine_error(path: &Path, error: TantivyError) -> OpenError {
    let io = match &error {
        TantivyError::IoError(io_error) | TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => {
            Some(io_error.clone())
        }
        _ => None,
    };
    match io {
        Some(io) if io.kind() == std::io::ErrorKind::PermissionDenied => {
            OpenError::Unreadable { path: path.to_owned(), source: std::io::Error::new(io.kind(), io) }
        }
        _ => OpenError::Damaged { path: path.to_owned(), source: BoxedError::from(error) },
    }
}
