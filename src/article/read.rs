//! A file becomes articles, one after the other.

use std::io::{BufReader, Cursor, Read};
use std::ops::ControlFlow;

use encoding_rs::UTF_8;

use super::decode::{Mark, UTF_32, decode, mark};
use super::json::{self, Records};
use super::kind::Kind;
use super::source::{self, Source};
use super::utf_16::Transcoded;
use super::{
    Article, ArticleId, BytesOf, Extracted, Format, FoundFile, Origin, Skipped, blank, html, markdown, plain, reason,
};

/// Limits of reading.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Bytes of one article's file (or record), on disk and after decompression; a larger one is skipped.
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
    /// Hash of the file's bytes (xxh3, 128 bits), of those on disk, not of those decompressed. 0 where
    /// the reading was stopped before the end.
    pub hash: u128,
    /// Articles handed over.
    pub articles: u64,
    /// Records that were none.
    pub skipped: u64,
    /// Set where the file changed while its records were read: what was handed over is a mixture, and
    /// the file is to be read again.
    pub changed: bool,
}

/// All that one file holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadAll {
    /// Its articles, in file order.
    pub articles: Vec<Article>,
    /// Records that are none, in file order.
    pub skipped: Vec<Skipped>,
    /// The rest.
    pub summary: ReadSummary,
}

/// Reads all articles of one file into memory.
///
/// # Errors
/// As [`read`].
pub fn read_all(file: &FoundFile, options: &ReadOptions) -> Result<ReadAll, Skipped> {
    let mut all = ReadAll::default();
    let (articles, skipped) = (&mut all.articles, &mut all.skipped);
    all.summary = read(file, options, &mut |record| {
        match record {
            Ok(article) => articles.push(article),
            Err(reason) => skipped.push(reason),
        }
        ControlFlow::Continue(())
    })?;
    Ok(all)
}

/// Reads `file` and hands each article, or each record that is none, to `each`, in file order.
///
/// JSON Lines stream: memory does not grow with the file. `each` may stop the reading. Nothing in the
/// file, or done to it meanwhile, makes this panic or wait for ever.
///
/// # Errors
/// The whole file was no article: the reason, to be counted and named. What was handed over before stands.
pub fn read(
    file: &FoundFile,
    options: &ReadOptions,
    each: &mut dyn FnMut(Result<Article, Skipped>) -> ControlFlow<()>,
) -> Result<ReadSummary, Skipped> {
    let skipped = |reason: String| Skipped { path: file.id.clone(), line: None, reason };
    let kind = Kind::of_path(&file.path).map_err(skipped)?;
    if kind.format == Format::JsonLines {
        return read_lines(file, kind, options, each);
    }
    let loaded = source::load(&file.path, kind, options.max_bytes).map_err(skipped)?;
    let compressed = loaded.compression.is_some();
    if loaded.bytes.is_empty() {
        return Err(skipped("empty".to_owned()));
    }
    let decoded = decode(loaded.bytes, kind.format == Format::Html).map_err(skipped)?;
    if blank(&decoded.text) {
        return Err(skipped("nothing but blanks".to_owned()));
    }
    let mut summary = ReadSummary { hash: loaded.hash, ..ReadSummary::default() };
    if kind.format == Format::Json {
        let mut records = Records::new(&file.id, Format::Json, options.max_bytes, each);
        json::read_document(&decoded.text, &decoded.encoding, &mut records)?;
        (summary.articles, summary.skipped) = (records.articles, records.skipped);
        return Ok(summary);
    }
    let extracted = match kind.format {
        Format::Markdown => markdown::extract(&decoded.text),
        Format::Html => html::extract(&decoded.text),
        _ => plain::extract(&decoded.text),
    };
    if blank(&extracted.text) {
        return Err(skipped("no text in it".to_owned()));
    }
    let citable = kind.format != Format::Html && !compressed;
    let article = single(file, kind.format, decoded.encoding, decoded.start.filter(|_| citable), extracted);
    summary.articles = 1;
    let _ = each(Ok(article));
    Ok(summary)
}

/// The only article of its file. `start`: where the decoded text begins in the file, if its bytes can be cited.
fn single(file: &FoundFile, format: Format, encoding: String, start: Option<usize>, extracted: Extracted) -> Article {
    let origin = match start {
        Some(start) => Origin {
            of: BytesOf::File,
            offsets: extracted.offsets.into_iter().map(|(text, source)| (text, source + start)).collect(),
            lines: extracted.lines,
        },
        None => Origin::of_text(extracted.lines),
    };
    Article {
        id: ArticleId::from_escaped(&file.id),
        metadata: extracted.metadata,
        format,
        encoding,
        text: extracted.text,
        blocks: extracted.blocks,
        origin,
        line: None,
        id_by_place: None,
    }
}

fn read_lines(
    file: &FoundFile,
    kind: Kind,
    options: &ReadOptions,
    each: &mut dyn FnMut(Result<Article, Skipped>) -> ControlFlow<()>,
) -> Result<ReadSummary, Skipped> {
    let skipped = |reason: String| Skipped { path: file.id.clone(), line: None, reason };
    let mut source = Source::open(&file.path).map_err(skipped)?;
    let mut records = Records::new(&file.id, kind.format, options.max_bytes, each);
    {
        let (mut content, compression) = source.content(kind).map_err(skipped)?;
        let failed = move |error: &std::io::Error| match compression {
            Some(compression) => compression.reason(error),
            None => reason::of_error(error),
        };
        let mut head = Vec::new();
        content.by_ref().take(4).read_to_end(&mut head).map_err(|error| skipped(failed(&error)))?;
        match mark(&head) {
            Mark::Utf32 => return Err(skipped(UTF_32.to_owned())),
            Mark::Encoding(encoding, length) if encoding != UTF_8 => {
                let rest = head.split_off(length);
                let mut text =
                    BufReader::with_capacity(1 << 16, Transcoded::new(Cursor::new(rest).chain(content), encoding));
                json::read_lines(&mut text, &failed, Some(encoding.name()), &mut records)?;
            }
            Mark::Encoding(_, length) => {
                let rest = head.split_off(length);
                json::read_lines(&mut Cursor::new(rest).chain(content), &failed, None, &mut records)?;
            }
            Mark::None => json::read_lines(&mut Cursor::new(head).chain(content), &failed, None, &mut records)?,
        }
    }
    let mut summary = ReadSummary { articles: records.articles, skipped: records.skipped, ..ReadSummary::default() };
    if !records.stopped {
        let seen = source.finish().map_err(skipped)?;
        (summary.hash, summary.changed) = (seen.hash, !seen.steady);
    }
    Ok(summary)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
