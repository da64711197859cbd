//! A passage with its neighbours, or a whole article.

use serde::{Deserialize, Serialize};

use super::{ArticleEntry, ByteRange, QueryEcho};
use crate::article::Boilerplate;
use crate::highlight::Segment;
use crate::text::LineRange;

/// The answer to [`super::ShowRequest`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShowResponse {
    /// Version of this form.
    pub schema: u32,
    /// What is lit, and how it was read; null where nothing was asked for.
    pub query: Option<QueryEcho>,
    /// The article.
    pub article: ArticleEntry,
    /// Number of the passage that was asked for; null where it was the whole article.
    pub asked: Option<u32>,
    /// Whether all passages of the article are here.
    pub whole: bool,
    /// The passages, in order; they touch, so that their texts joined are the article's text.
    pub passages: Vec<ShownPassage>,
}

/// One passage, shown whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownPassage {
    /// Its id.
    pub id: String,
    /// Its number in the article, from 1.
    pub ordinal: u32,
    /// The headings it stands under, outermost first.
    pub headings: Vec<String>,
    /// Lines of the file, from 1, both included.
    pub lines: LineRange,
    /// Bytes of the passage.
    pub bytes: ByteRange,
    /// Why it counts as furniture of the page; null where it is part of what the article says.
    pub boilerplate: Option<Boilerplate>,
    /// Its text, cut at what the query matches; joined they are the passage, to the byte.
    pub segments: Vec<Segment>,
}

impl ShownPassage {
    /// The passage's text, to the byte.
    pub fn text(&self) -> String {
        self.segments.iter().map(|segment| segment.text.as_str()).collect()
    }
}
