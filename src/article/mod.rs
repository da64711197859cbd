//! A file becomes an [`Article`]: found, read, decoded, stripped of markup, described.

mod binary;
mod blank;
mod boilerplate;
mod compress;
mod date;
mod decode;
mod exclude;
mod extracted;
mod folders;
mod html;
mod id;
mod json;
mod kind;
mod language;
mod markdown;
mod origin;
mod plain;
mod read;
mod reason;
mod skipped;
mod source;
mod stamp;
mod utf_16;
mod walk;

use serde::{Deserialize, Serialize};

use blank::blank;
pub use boilerplate::Boilerplate;
pub(crate) use date::month_number;
pub use date::{Precision, Published};
#[cfg(feature = "cli")]
pub(crate) use decode::{decode, is_utf_16};
pub use extracted::Extracted;
pub use id::{ArticleId, path_of_id};
pub use language::Language;
pub use origin::{BytesOf, Origin, cut};
pub use read::{ReadAll, ReadOptions, ReadSummary, read, read_all};
pub use skipped::Skipped;
pub(crate) use stamp::{Stamp, nanoseconds_now};
pub use walk::{FoundFile, FoundFolder, Walk, WalkOptions, walk};

use crate::text::Span;

/// Names how files become articles: an index made under another name is made anew.
///
/// It covers everything below this module: which files are read, decoding, formats, metadata, boilerplate,
/// languages, ids. Whoever changes what comes out of any file changes the number, also where a dependency
/// that does such work is updated.
pub const FINGERPRINT: &str = "articles-2";

/// The kinds of file that hold articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark, with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// One JSON article, or an array of them.
    Json,
    /// One JSON article a line.
    JsonLines,
}

impl Format {
    /// Whether each line of the text made of it is a block of its own: markup told where blocks end.
    pub fn has_blocks_by_line(self) -> bool {
        matches!(self, Self::Markdown | Self::Html)
    }
}

/// One article: its text without markup, in file order, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// What the article is called in results, runs and judgments.
    pub id: ArticleId,
    /// What is known about it besides its text.
    pub metadata: Metadata,
    /// What kind of file it came from.
    pub format: Format,
    /// The file's encoding by its usual label, such as `UTF-8` or `windows-1252`.
    pub encoding: String,
    /// The text, without markup, in file order. For plain text it is the file as it stands.
    pub text: String,
    /// Paragraphs, headings, list items: sorted, disjoint spans of `text`; only blanks lie between them.
    pub blocks: Vec<Block>,
    /// Leads from `text` back into the file.
    pub origin: Origin,
    /// For one record of many (JSON Lines, a JSON array): the line of the file that it begins on, from 1.
    pub line: Option<u64>,
    /// For a record that brings its own id: what it is called, by path and line, where another article
    /// has taken that id before. `None` where `id` is a path, or a path and a line, already.
    pub id_by_place: Option<ArticleId>,
}

/// What is known of an article; what the file does not say is `None`, never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, as given.
    pub author: Option<String>,
    /// When it was published, as precisely as the file says.
    pub published: Option<Published>,
    /// The publication, as given (`The Verge`).
    pub source: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// The language of the text, detected; `None` where the text is too short to tell.
    pub language: Option<Language>,
}

/// A piece of an article that is not cut without need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Set where the block is furniture of the page rather than part of what the article says.
    pub boilerplate: Option<Boilerplate>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// The article's own title, where it stands in the text.
    Title,
    /// A heading; level 1 is the outermost.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A row of a table.
    TableRow,
    /// Preformatted text.
    Code,
}
