//! Records in few bytes: what is said of a passage beside its texts, and which texts there are.
//!
//! Most articles of a large corpus are one passage of a file of many, and what is known of them is mostly what one would expect: that their bytes
//! are as many as those of the text, that they are in English, that a record is called by its line. So that is said by a bit each, and what
//! is known twice, of the article and of its first passage, is said once. A record so becomes numbers, the *head*, and a *row* of texts, which [`super::word_code`] makes
//! short: title, headings, text, author, source, address, date, id, file and encoding, as far as there are.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::stored::{Behind, StoredArticle, StoredPassage};
use super::word_code::END;
use crate::article::{ArticleId, BytesOf, Language, Metadata, Published};
use crate::text::{LineRange, Span};

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

/// Which of the bits hold.
fn bits(bits: &[(u16, bool)]) -> u16 {
    bits.iter().map(|(bit, holds)| if *holds { *bit } else { 0 }).sum()
}

/// Writes what is said of `passage`, and of `article` where it is its first, behind what is in `head`, and their texts behind what is in `row`,
/// each with [`END`] behind it. `None` where they cannot be said so; then what was written is of no use.
pub(super) fn write(
    article: Option<&StoredArticle>,
    passage: &StoredPassage,
    head: &mut Vec<u8>,
    row: &mut Vec<u8>,
) -> Option<()> {
    use of_passage::*;
    let StoredPassage { article: id, ordinal, text, headings, lines, bytes, .. } = passage;
    let StoredPassage { bytes_of, language, boilerplate, offsets, .. } = passage;
    let length = bytes.end.checked_sub(bytes.start)?;
    let more_lines = lines.end.checked_sub(lines.start)?;
    let flags = bits(&[
        (HAS_ARTICLE, article.is_some()),
        (IS_FIRST, *ordinal == 1),
        (HAS_HEADINGS, !headings.is_empty()),
        (HAS_ONE_LINE, more_lines == 0),
        (BEGINS_FILE, bytes.start == 0),
        (IS_AS_LONG, length == text.len()),
        (COUNTS_IN_TEXT, *bytes_of == BytesOf::Text),
        (HAS_LANGUAGE, language.is_some()),
        (IS_ENGLISH, *language == Some(Language::ENGLISH)),
        (IS_FURNITURE, boilerplate.is_some()),
        (HAS_OFFSETS, !offsets.is_empty()),
    ]);
    head.extend_from_slice(&flags.to_le_bytes());
    let mut put = |text: &str| {
        row.extend_from_slice(text.as_bytes());
        row.push(END);
    };
    let line = match article {
        Some(article) => write_article(article, passage, head, &mut put)?,
        None => None,
    };
    let numbers = [
        (flags & IS_FIRST == 0, u64::from(*ordinal)),
        (flags & HAS_HEADINGS != 0, headings.len() as u64),
        (true, lines.start.wrapping_sub(line.unwrap_or(0))),
        (more_lines > 0, more_lines),
        (flags & BEGINS_FILE == 0, bytes.start as u64),
        (flags & IS_AS_LONG == 0, length as u64),
    ];
    numbers.into_iter().filter(|(is_said, _)| *is_said).for_each(|(_, number)| write_number(number, head));
    if let Some(language) = language.filter(|language| *language != Language::ENGLISH) {
        head.extend_from_slice(language.code().as_bytes().first_chunk::<2>()?);
    }
    if let Some(boilerplate) = boilerplate {
        write_value(boilerplate, head)?;
    }
    if !offsets.is_empty() {
        write_number(offsets.len() as u64, head);
        // The one runs nearly as the other does.
        let (mut text_at, mut ahead) = (0, 0);
        for (in_text, in_file) in offsets {
            write_number(in_text.wrapping_sub(text_at) as u64, head);
            write_number(in_file.wrapping_sub(*in_text).wrapping_sub(ahead) as u64, head);
            (text_at, ahead) = (*in_text, in_file.wrapping_sub(*in_text));
        }
    }
    headings.iter().map(String::as_str).chain([text.as_str()]).for_each(&mut put);
    if let Some(article) = article {
        let Metadata { title: _, author, published, source, url, language: _ } = &article.metadata;
        let date = published.as_ref().map(|published| &published.date);
        [author, source, url].into_iter().filter_map(Option::as_ref).chain(date).for_each(|text| put(text));
        if !is_file(article) && !is_line(article) {
            put(id.as_str());
        }
        put(&article.file);
        if article.encoding != UTF8 {
            put(&article.encoding);
        }
    } else {
        put(id.as_str());
    }
    Some(())
}

fn is_file(article: &StoredArticle) -> bool {
    article.id.as_str() == article.file
}

fn is_line(article: &StoredArticle) -> bool {
    let digits = article.id.as_str().strip_prefix(&article.file).and_then(|rest| rest.strip_prefix(':'));
    let is_number = |digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    article.line.is_some() && digits.filter(is_number).and_then(|digits| digits.parse().ok()) == article.line
}

/// What is said of an article, and its title; the line that it begins on.
fn write_article(
    article: &StoredArticle,
    passage: &StoredPassage,
    head: &mut Vec<u8>,
    put: &mut impl FnMut(&str),
) -> Option<Option<u64>> {
    use of_article::*;
    let StoredArticle { id, file: _, root, line, metadata, format, encoding, bytes_of, passages } = article;
    let Metadata { title, author, published, source, url, language } = metadata;
    if *id != passage.article || *language != passage.language || *bytes_of != passage.bytes_of {
        return None;
    }
    let flags = bits(&[
        (IS_FILE, is_file(article)),
        (IS_LINE, is_line(article)),
        (HAS_LINE, line.is_some()),
        (IS_UTF8, encoding == UTF8),
        (HAS_ONE_PASSAGE, *passages == 1),
        (IS_OF_FIRST_ROOT, *root == 0),
        (HAS_TITLE, title.is_some()),
        (HAS_AUTHOR, author.is_some()),
        (HAS_SOURCE, source.is_some()),
        (HAS_URL, url.is_some()),
        (HAS_DATE, published.is_some()),
    ]);
    head.extend_from_slice(&flags.to_le_bytes());
    write_value(format, head)?;
    if let Some(published) = published {
        write_value(&published.precision, head)?;
    }
    let numbers =
        [(*passages != 1, u64::from(*passages)), (*root != 0, u64::from(*root)), (line.is_some(), line.unwrap_or(0))];
    numbers.into_iter().filter(|(is_said, _)| *is_said).for_each(|(_, number)| write_number(number, head));
    title.iter().for_each(|title| put(title));
    Some(*line)
}

/// A record without its texts.
#[derive(Debug)]
pub(super) struct Head {
    article: Option<StoredArticle>,
    passage: StoredPassage,
    article_flags: u16,
    headings: usize,
    length: Option<usize>,
}

impl Head {
    /// Takes what [`write`] wrote from the front of `bytes`; `None` where it did not.
    pub(super) fn take(bytes: &mut &[u8]) -> Option<Self> {
        use of_passage::*;
        let flags = take_flags(bytes)?;
        let (mut article, mut article_flags) = (None, 0);
        if flags & HAS_ARTICLE != 0 {
            article_flags = take_flags(bytes)?;
            article = Some(take_article(article_flags, bytes)?);
        }
        let mut number = |is_said: bool, otherwise: u64| if is_said { take_number(bytes) } else { Some(otherwise) };
        let ordinal = u32::try_from(number(flags & IS_FIRST == 0, 1)?).ok()?;
        let headings = usize::try_from(number(flags & HAS_HEADINGS != 0, 0)?).ok()?;
        let line = article.as_ref().and_then(|article| article.line).unwrap_or(0);
        let first = number(true, 0)?.wrapping_add(line);
        let lines = LineRange { start: first, end: first.checked_add(number(flags & HAS_ONE_LINE == 0, 0)?)? };
        let start = usize::try_from(number(flags & BEGINS_FILE == 0, 0)?).ok()?;
        let is_as_long = flags & IS_AS_LONG != 0;
        let length = usize::try_from(number(!is_as_long, 0)?).ok()?;
        let language = match flags & (HAS_LANGUAGE | IS_ENGLISH) {
            0 => None,
            HAS_LANGUAGE => Some(Language::from_code(std::str::from_utf8(bytes.split_off(..2)?).ok()?)?),
            _ => Some(Language::ENGLISH),
        };
        let boilerplate = if flags & IS_FURNITURE != 0 { Some(take_value(bytes)?) } else { None };
        let offsets = if flags & HAS_OFFSETS != 0 { take_offsets(bytes)? } else { Vec::new() };
        let bytes_of = if flags & COUNTS_IN_TEXT != 0 { BytesOf::Text } else { BytesOf::File };
        if let Some(article) = &mut article {
            article.metadata.language = language;
            article.bytes_of = bytes_of;
        }
        let passage = StoredPassage {
            article: ArticleId::from_escaped(""),
            ordinal,
            text: String::new(),
            headings: Vec::new(),
            lines,
            bytes: Span { start, end: start },
            bytes_of,
            language,
            boilerplate,
            offsets,
        };
        Some(Self { article, passage, article_flags, headings, length: (!is_as_long).then_some(length) })
    }

    /// How many texts its row has.
    pub(super) fn texts(&self) -> usize {
        use of_article::*;
        let flags = self.article_flags;
        let said = [HAS_TITLE, HAS_AUTHOR, HAS_SOURCE, HAS_URL, HAS_DATE];
        let said = said.into_iter().filter(|bit| flags & bit != 0).count();
        // The text, and the passage's id or the article's file; its id and encoding.
        let more = usize::from(self.has_article_id()) + usize::from(self.is_encoding_said());
        self.headings.saturating_add(2 + said + more)
    }

    fn has_article_id(&self) -> bool {
        self.article.is_some() && self.article_flags & (of_article::IS_FILE | of_article::IS_LINE) == 0
    }

    fn is_encoding_said(&self) -> bool {
        self.article.is_some() && self.article_flags & of_article::IS_UTF8 == 0
    }

    /// The record, `row` being its texts; `None` where they are not those.
    pub(super) fn record(self, row: &[u8]) -> Option<(Option<StoredArticle>, StoredPassage)> {
        use of_article::*;
        let (has_own_id, is_encoding_said) = (self.has_article_id(), self.is_encoding_said());
        let mut texts = row.split(|byte| *byte == END);
        let mut next = || std::str::from_utf8(texts.next()?).ok();
        let flags = self.article_flags;
        let title = if flags & HAS_TITLE != 0 { Some(next()?.to_owned()) } else { None };
        let Self { mut passage, article, headings, length, .. } = self;
        for _ in 0..headings {
            passage.headings.push(next()?.to_owned());
        }
        passage.text = next()?.to_owned();
        passage.bytes.end = passage.bytes.start.checked_add(length.unwrap_or(passage.text.len()))?;
        let Some(mut article) = article else {
            passage.article = ArticleId::from_escaped(next()?);
            return Some((None, passage));
        };
        let metadata = &mut article.metadata;
        metadata.title = title;
        let others =
            [(HAS_AUTHOR, &mut metadata.author), (HAS_SOURCE, &mut metadata.source), (HAS_URL, &mut metadata.url)];
        for (bit, place) in others {
            if flags & bit != 0 {
                *place = Some(next()?.to_owned());
            }
        }
        if let Some(published) = &mut metadata.published {
            published.date = next()?.to_owned();
        }
        let own_id = if has_own_id { Some(next()?) } else { None };
        article.file = next()?.to_owned();
        article.id = match own_id {
            Some(id) => ArticleId::from_escaped(id),
            None if flags & IS_FILE != 0 => ArticleId::from_escaped(&article.file),
            None => ArticleId::from_escaped(&format!("{}:{}", article.file, article.line?)),
        };
        article.encoding = if is_encoding_said { next()? } else { UTF8 }.to_owned();
        passage.article = article.id.clone();
        Some((Some(article), passage))
    }
}

fn take_article(flags: u16, bytes: &mut &[u8]) -> Option<StoredArticle> {
    use of_article::*;
    let format = take_value(bytes)?;
    let published = if flags & HAS_DATE != 0 {
        Some(Published { date: String::new(), precision: take_value(bytes)? })
    } else {
        None
    };
    let mut number = |is_said: bool, otherwise: u64| if is_said { take_number(bytes) } else { Some(otherwise) };
    let passages = u32::try_from(number(flags & HAS_ONE_PASSAGE == 0, 1)?).ok()?;
    let root = u32::try_from(number(flags & IS_OF_FIRST_ROOT == 0, 0)?).ok()?;
    let line = number(flags & HAS_LINE != 0, 0)?;
    Some(StoredArticle {
        id: ArticleId::from_escaped(""),
        file: String::new(),
        root,
        line: (flags & HAS_LINE != 0).then_some(line),
        metadata: Metadata { published, ..Metadata::default() },
        format,
        encoding: String::new(),
        bytes_of: BytesOf::Text,
        passages,
    })
}

fn take_offsets(bytes: &mut &[u8]) -> Option<Vec<(usize, usize)>> {
    let count = take_number(bytes)?;
    let (mut in_text, mut ahead) = (0_usize, 0_usize);
    let mut offsets = Vec::new();
    for _ in 0..count {
        in_text = in_text.wrapping_add(take_number(bytes)? as usize);
        ahead = ahead.wrapping_add(take_number(bytes)? as usize);
        offsets.push((in_text, in_text.wrapping_add(ahead)));
    }
    Some(offsets)
}

fn take_flags(bytes: &mut &[u8]) -> Option<u16> {
    bytes.split_off(..2)?.try_into().ok().map(u16::from_le_bytes)
}

/// Seven bits a byte, the lowest first.
fn write_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let byte = *bytes.split_off_first()?;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn write_value<T: Serialize>(value: &T, bytes: &mut Vec<u8>) -> Option<()> {
    postcard::serialize_with_flavor(value, Behind(bytes)).ok()
}

fn take_value<T: DeserializeOwned>(bytes: &mut &[u8]) -> Option<T> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    *bytes = rest;
    Some(value)
}
