//! A file becomes articles, one after the other.

use std::ops::ControlFlow;

use super::{Article, ArticleId, BytesOf, Format, FoundFile, Origin, Skipped, html, markdown, plain};

/// Limits of reading.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Bytes of one article's file (or record), after decompression; a larger one is skipped.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { max_bytes: 100_000_000 }
    }
}

/// What reading a file brought, besides its articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadSummary {
    /// Hash of the file's bytes (xxh3, 128 bits), of those on disk, not of those decompressed.
    pub hash: u128,
}

/// Reads `file` and hands each article, or each record that is none, to `each`, in file order.
///
/// JSON Lines stream: memory does not grow with the file. `each` may stop the reading.
///
/// # Errors
/// The whole file was no article: the reason, to be counted and named. What was handed over before stands.
pub fn read(
    file: &FoundFile,
    _options: &ReadOptions,
    each: &mut dyn FnMut(Result<Article, Skipped>) -> ControlFlow<()>,
) -> Result<ReadSummary, Skipped> {
    let skipped = |reason: String| Skipped { path: file.id.clone(), line: None, reason };
    let bytes = std::fs::read(&file.path).map_err(|error| skipped(error.to_string()))?;
    let hash = xxhash_rust::xxh3::xxh3_128(&bytes);
    let text = String::from_utf8(bytes).map_err(|_| skipped("not text".to_owned()))?;
    let format = match file.path.extension().and_then(|extension| extension.to_str()) {
        Some("md") => Format::Markdown,
        Some("html") => Format::Html,
        _ => Format::Text,
    };
    let extracted = match format {
        Format::Markdown => markdown::extract(&text),
        Format::Html => html::extract(&text),
        _ => plain::extract(&text),
    };
    let _ = each(Ok(Article {
        id: ArticleId::new(&file.id),
        metadata: extracted.metadata,
        format,
        encoding: "UTF-8".to_owned(),
        text: extracted.text,
        blocks: extracted.blocks,
        origin: Origin { of: BytesOf::File, offsets: extracted.offsets, lines: extracted.lines },
    }));
    Ok(ReadSummary { hash })
}
