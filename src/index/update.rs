//! Brings an index up to date with its corpus.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use tantivy::schema::TantivyDocument;

use super::schema::{TOKENIZER, schema};
use super::tokenizer::{PullquoteTokenizer, with_language};
use super::{Manifest, StoredArticle, StoredPassage, UpdateError};
use crate::analysis::Analyzer;
use crate::article::{Article, ReadOptions, Skipped, WalkOptions, read, walk};
use crate::passage::{SplitOptions, split};

/// What is indexed.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// Folders or files, as given.
    pub roots: Vec<PathBuf>,
    /// What to look at below them.
    pub walk: WalkOptions,
    /// Limits of reading.
    pub read: ReadOptions,
}

/// How an index is brought up to date.
#[derive(Debug, Clone, Default)]
pub struct UpdateOptions {
    /// How large passages are.
    pub split: SplitOptions,
}

/// What an update did.
#[derive(Debug, Clone, Default)]
pub struct UpdateReport {
    /// What the index holds now.
    pub manifest: Manifest,
    /// What was passed over.
    pub skipped: Vec<Skipped>,
}

/// Brings the index in `path` up to date with `corpus`.
///
/// # Errors
/// The corpus cannot be listed or the index cannot be written. What was committed before stands.
pub fn update(path: &Path, corpus: &Corpus, options: &UpdateOptions) -> Result<UpdateReport, UpdateError> {
    let failed =
        |source: Box<dyn std::error::Error + Send + Sync>| UpdateError::Write { path: path.to_owned(), source };
    let current = path.join("current");
    let _ = std::fs::remove_dir_all(&current);
    std::fs::create_dir_all(&current).map_err(|error| failed(error.into()))?;
    let (schema, fields) = schema();
    let index = tantivy::Index::create_in_dir(&current, schema).map_err(|error| failed(error.into()))?;
    index.tokenizers().register(TOKENIZER, PullquoteTokenizer::new(Analyzer::default()));
    let mut writer = index.writer::<TantivyDocument>(50_000_000).map_err(|error| failed(error.into()))?;
    let mut report = UpdateReport::default();
    report.manifest.roots = corpus.roots.clone();
    report.manifest.format = 1;
    for (root_number, root) in corpus.roots.iter().enumerate() {
        let found = walk(root, &corpus.walk).map_err(|source| UpdateError::Corpus { path: root.clone(), source })?;
        report.skipped.extend(found.skipped);
        for file in &found.files {
            let file_key = xxhash_rust::xxh3::xxh3_64(file.id.as_bytes());
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
                    document.add_bytes(fields.passage, &postcard::to_stdvec(&stored).unwrap_or_default());
                    if passage.ordinal == 1 {
                        let stored = StoredArticle {
                            id: article.id.clone(),
                            file: file.id.clone(),
                            root: root_number as u32,
                            line: None,
                            metadata: article.metadata.clone(),
                            format: article.format,
                            encoding: article.encoding.clone(),
                            bytes_of: article.origin.of,
                            passages: passages.len() as u32,
                        };
                        document.add_bytes(fields.article, &postcard::to_stdvec(&stored).unwrap_or_default());
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
            report.skipped.extend(outcome.err());
        }
    }
    report.manifest.skipped = report.skipped.len() as u64;
    let payload = serde_json::to_string(&report.manifest).map_err(|error| failed(error.into()))?;
    let mut commit = writer.prepare_commit().map_err(|error| failed(error.into()))?;
    commit.set_payload(&payload);
    commit.commit().map_err(|error| failed(error.into()))?;
    writer.wait_merging_threads().map_err(|error| failed(error.into()))?;
    Ok(report)
}
