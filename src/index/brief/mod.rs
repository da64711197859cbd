//! Records in few bytes: what is said of a passage beside its texts, and which texts there are.
//!
//! Most articles of a large corpus are one passage of a file of many, and what is known of them is mostly what one would expect: that their bytes
//! are as many as those of the text, that they are in English, that a record is called by its line. So that is said by a bit each, and what
//! is known twice, of the article and of its first passage, is said once. A record so becomes numbers, the *head*, and a *row* of texts, which [`super::word_code`] makes
//! short: title, headings, text, author, source, address, date, id, file and encoding, as far as there are.

mod read;
mod write;

pub(super) use read::Head;
pub(super) use write::write;

/// What a passage is, a bit each.
mod of_passage {
    /// It is its article's first, which is told too.
    pub(super) const HAS_ARTICLE: u16 = 1;
    pub(super) const IS_FIRST: u16 = 1 << 1;
    pub(super) const HAS_HEADINGS: u16 = 1 << 2;
    pub(super) const HAS_ONE_LINE: u16 = 1 << 3;
    pub(super) const BEGINS_FILE: u16 = 1 << 4;
    /// Its bytes are as many as those of its text.
    pub(super) const IS_AS_LONG: u16 = 1 << 5;
    pub(super) const COUNTS_IN_TEXT: u16 = 1 << 6;
    pub(super) const HAS_LANGUAGE: u16 = 1 << 7;
    pub(super) const IS_ENGLISH: u16 = 1 << 8;
    pub(super) const IS_FURNITURE: u16 = 1 << 9;
    pub(super) const HAS_OFFSETS: u16 = 1 << 10;
}

/// The same of an article.
mod of_article {
    /// It is called as its file is.
    pub(super) const IS_FILE: u16 = 1;
    /// It is called as its file is and the line it begins on.
    pub(super) const IS_LINE: u16 = 1 << 1;
    pub(super) const HAS_LINE: u16 = 1 << 2;
    pub(super) const IS_UTF8: u16 = 1 << 3;
    pub(super) const HAS_ONE_PASSAGE: u16 = 1 << 4;
    pub(super) const IS_OF_FIRST_ROOT: u16 = 1 << 5;
    pub(super) const HAS_TITLE: u16 = 1 << 6;
    pub(super) const HAS_AUTHOR: u16 = 1 << 7;
    pub(super) const HAS_SOURCE: u16 = 1 << 8;
    pub(super) const HAS_URL: u16 = 1 << 9;
    pub(super) const HAS_DATE: u16 = 1 << 10;
}

/// What most files are in.
const UTF8: &str = "UTF-8";
