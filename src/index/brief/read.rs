//! Numbers and texts become a record again.

use serde::de::DeserializeOwned;

use super::super::stored::{StoredArticle, StoredPassage};
use super::super::word_code::END;
use super::{UTF8, of_article, of_passage};
use crate::article::{ArticleId, BytesOf, Language, Metadata, Published};
use crate::text::{LineRange, Span};

/// A record without its texts.
#[derive(Debug)]
pub(in crate::index) struct Head {
    article: Option<StoredArticle>,
    passage: StoredPassage,
    article_flags: u16,
    headings: usize,
    length: Option<usize>,
}

impl Head {
    /// Takes what [`super::write`] wrote from the front of `bytes`; `None` where it did not.
    pub(in crate::index) fn take(bytes: &mut &[u8]) -> Option<Self> {
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
    pub(in crate::index) fn texts(&self) -> usize {
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
    pub(in crate::index) fn record(self, row: &[u8]) -> Option<(Option<StoredArticle>, StoredPassage)> {
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

/// What was written seven bits a byte, the lowest first.
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

fn take_value<T: DeserializeOwned>(bytes: &mut &[u8]) -> Option<T> {
    let (value, rest) = postcard::take_from_bytes(bytes).ok()?;
    *bytes = rest;
    Some(value)
}
