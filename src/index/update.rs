//! Brings an index up to date with its corpus.

use std::ops::ControlFlow;
use std::path::Path;

use tantivy::schema::TantivyDocument;

use super::lock::WriterLock;
use super::schema::{TOKENIZER, schema};
use super::stored::encode;
use super::table::{FileTable, IndexedFile};
use super::tokenizer::{PullquoteTokenizer, with_language};
use super::{
    Corpus, FORMAT, Progress, StoredArticle, StoredPassage, UpdateError, UpdateOptions, UpdateReport, folder, table,
};
use crate::analysis::Analyzer;
use crate::article::{Article, read};
use crate::passage::split;

/// Brings the index in `path` up to date with `corpus`.
///
/// # Errors
/// The corpus cannot be listed or the index cannot be written. What was committed before stands.
pub fn update(
    path: &Path,
    corpus: &Corpus,
    options: &UpdateOptions,
    progress: &dyn Progress,
) -> Result<UpdateReport, UpdateError> {
    let failed =
        |source: Box<dyn std::error::Error + Send + Sync>| UpdateError::Write { path: path.to_owned(), source };
    folder::prepare(path)?;
    let _lock = WriterLock::take(path, options.wait)?;
    let number = folder::free_generation(path).map_err(|error| failed(error.into()))?;
    let generation = folder::generation(path, number);
    std::fs::create_dir_all(&generation).map_err(|error| failed(error.into()))?;
    let (schema, fields) = schema();
    let index = tantivy::Index::create_in_dir(&generation, schema).map_err(|error| failed(error.into()))?;
    index.tokenizers().register(TOKENIZER, PullquoteTokenizer::new(Analyzer::default()));
    let mut writer = index.writer::<TantivyDocument>(50_000_000).map_err(|error| failed(error.into()))?;
    let mut report = UpdateReport::default();
    let listing = corpus.list(path)?;
    progress.listed(listing.files.len() as u64, listing.bytes());
    report.manifest.roots = listing.roots.clone();
    report.manifest.exclude = corpus.walk.exclude.clone();
    report.manifest.max_bytes = corpus.read.max_bytes;
    report.manifest.format = FORMAT;
    report.manifest.analyzer = Analyzer::default().fingerprint().to_owned();
    report.manifest.split = (&options.split).into();
    report.manifest.tool = env!("CARGO_PKG_VERSION").to_owned();
    report.manifest.complete = true;
    report.manifest.table = table::name(1);
    report.skipped.extend(listing.skipped.iter().cloned());
    let mut files = FileTable { skipped: listing.skipped, ..FileTable::default() };
    {
        for listed in &listing.files {
            let file = &listed.file;
            let root_number = listed.root;
            let file_key = xxhash_rust::xxh3::xxh3_64(file.id.as_bytes());
            let (articles, passages) = (report.manifest.articles, report.manifest.passages);
            let mut add = |article: &Article| -> tantivy::Result<()> {
                let passages = split(article, &options.split);
                report.manifest.articles += u64::from(!passages.is_empty());
                report.manifest.passages += passages.len() as u64;
                for passage in &passages {
                    let mut document = TantivyDocument::new();
                    let language = article.metadata.language;
                    if let Some(title) = &article.metadata.title {
                        document.add_text(fields.body, with_language(title, language));
                    }
                    document.add_text(fields.body, with_language(passage.span.of(&article.text), language));
                    let stored = StoredPassage {
                        article: article.id.clone(),
                        ordinal: passage.ordinal,
                        text: passage.span.of(&article.text).to_owned(),
                        headings: passage.headings.clone(),
                        lines: passage.lines,
                        bytes: passage.bytes,
                        bytes_of: article.origin.of,
                        language,
                        boilerplate: passage.boilerplate,
                        offsets: passage.offsets.clone(),
                    };
                    document.add_bytes(fields.passage, &encode(&stored).unwrap_or_default());
                    if passage.ordinal == 1 {
                        let stored = StoredArticle {
                            id: article.id.clone(),
                            file: file.id[listed.prefix..].to_owned(),
                            root: root_number,
                            line: None,
                            metadata: article.metadata.clone(),
                            format: article.format,
                            encoding: article.encoding.clone(),
                            bytes_of: article.origin.of,
                            passages: passages.len() as u32,
                        };
                        document.add_bytes(fields.article, &encode(&stored).unwrap_or_default());
                        document.add_text(fields.article_id, article.id.as_str());
                    }
                    document.add_text(fields.article_order, article.id.as_str());
                    document.add_u64(fields.article_key, article.id.key());
                    document.add_u64(fields.file_key, file_key);
                    document.add_u64(fields.ordinal, u64::from(passage.ordinal));
                    document.add_u64(fields.boilerplate, u64::from(passage.boilerplate.is_some()));
                    writer.add_document(document)?;
                }
                Ok(())
            };
            let mut failure = None;
            let mut skipped = Vec::new();
            let outcome = read(file, &corpus.read, &mut |article| {
                match article {
                    Ok(article) => failure = add(&article).err(),
                    Err(record) => skipped.push(record),
                }
                if failure.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if let Some(error) = failure {
                return Err(failed(error.into()));
            }
            report.skipped.extend(skipped);
            let hash = outcome.as_ref().ok().map(|summary| summary.hash);
            report.skipped.extend(outcome.err());
            progress.advanced(1, file.size);
            report.added += 1;
            files.files.push(IndexedFile {
                root: listed.root,
                id: file.id.clone(),
                size: file.size,
                modified: file.modified,
                changed: file.changed,
                hash,
                settled: false,
                articles: report.manifest.articles - articles,
                passages: report.manifest.passages - passages,
                ..IndexedFile::default()
            });
        }
    }
    report.manifest.skipped = report.skipped.len() as u64;
    files.write(&generation, &report.manifest.table).map_err(|error| failed(error.into()))?;
    let payload = serde_json::to_string(&report.manifest).map_err(|error| failed(error.into()))?;
    let mut commit = writer.prepare_commit().map_err(|error| failed(error.into()))?;
    commit.set_payload(&payload);
    commit.commit().map_err(|error| failed(error.into()))?;
    writer.wait_merging_threads().map_err(|error| failed(error.into()))?;
    folder::set_current(path, number).map_err(|error| failed(error.into()))?;
    folder::remove_leftovers(path, number);
    Ok(report)
}
