//! What is answered; its JSON is the wire form of a search.

use serde::{Deserialize, Serialize};

use crate::article::{BytesOf, Language};
use crate::highlight::Segment;
use crate::query::{Note, TextField};
use crate::text::LineRange;

/// The answer to one search.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SearchResponse {
    /// Version of this form.
    pub schema: u32,
    /// What was asked, and how it was read.
    pub query: QueryEcho,
    /// How much matched.
    pub total: Total,
    /// What was searched.
    pub coverage: Coverage,
    /// The page.
    pub hits: Vec<Hit>,
    /// Time taken, in milliseconds: the one field that may differ between two runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_ms: Option<f64>,
}

/// What was asked, and how it was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QueryEcho {
    /// As typed.
    pub text: String,
    /// As understood, in the query language.
    pub read_as: String,
    /// What the user should know about the reading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// How much matched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Passages.
    pub passages: u64,
    /// Articles that they belong to.
    pub articles: u64,
}

/// What was searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Articles in the index.
    pub articles: u64,
    /// Passages in the index.
    pub passages: u64,
    /// Files and records that were passed over when it was made.
    pub skipped: u64,
    /// Whether the index is known to agree with the files.
    pub fresh: bool,
}

/// One passage found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Its place, from 1.
    pub rank: usize,
    /// Its score: comparable within one answer.
    pub score: f64,
    /// The passage's id.
    pub id: String,
    /// The article it belongs to.
    pub article: HitArticle,
    /// The headings it stands under, outermost first.
    pub headings: Vec<String>,
    /// Lines of the file, from 1, both included.
    pub lines: LineRange,
    /// Bytes of the passage.
    pub bytes: ByteRange,
    /// Set where the passage is furniture of its page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boilerplate: Option<crate::article::Boilerplate>,
    /// The whole passage.
    pub text: String,
    /// Everything in it that matched, in what [`Hit::bytes`] count in: sorted, disjoint.
    pub highlights: Vec<SnippetBytes>,
    /// Where something of the query matched, where nothing of it did in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matched_only_in: Vec<TextField>,
    /// The part of it that best shows why it was found.
    pub snippet: HitSnippet,
    /// Matching passages of this article that are not among the hits up to the end of this page.
    pub more_in_article: u64,
    /// Pairs of places in the text and in the file, where the two differ; of an answer that was sent, none.
    #[serde(skip)]
    pub offsets: Vec<(usize, usize)>,
}

impl Hit {
    /// The bytes of `span` of the passage's text, in what [`Hit::bytes`] count in; those of the passage where only these are known.
    pub fn bytes_of(&self, span: crate::text::Span) -> ByteRange {
        if self.offsets.is_empty() && self.bytes.end - self.bytes.start != self.text.len() {
            return self.bytes;
        }
        let SnippetBytes { start, end } = super::cited::bytes_of(&self.offsets, self.bytes.start, span);
        ByteRange { start, end, of: self.bytes.of }
    }
}

/// The article of a hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitArticle {
    /// Its id.
    pub id: String,
    /// Its file, as one would open it from the current folder.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Its author.
    pub author: Option<String>,
    /// Its date of publication, as precise as it is known.
    pub date: Option<String>,
    /// Its publication.
    pub source: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<Language>,
}

/// A half-open range of bytes, and what they count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByteRange {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What they count in.
    pub of: BytesOf,
}

/// What is shown of the passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitSnippet {
    /// From the first byte shown to the last, in what [`Hit::bytes`] count in.
    pub bytes: SnippetBytes,
    /// The stretches of text that are shown, in reading order; they do not touch.
    pub fragments: Vec<HitFragment>,
    /// The fragments cut at what matched, [`crate::highlight::ELLIPSIS`] between one and the next; joined they are the
    /// snippet's text.
    pub segments: Vec<Segment>,
}

/// A stretch of text that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitFragment {
    /// Where it stands, in what [`Hit::bytes`] count in.
    pub bytes: SnippetBytes,
    /// Whether it begins inside of a sentence.
    pub cut_start: bool,
    /// Whether it ends inside of a sentence.
    pub cut_end: bool,
}

/// A half-open range of bytes, in what the hit's own bytes count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnippetBytes {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}
