//! A record becomes numbers and texts.

use serde::Serialize;

use super::super::stored::{Behind, StoredArticle, StoredPassage};
use super::super::word_code::END;
use super::{UTF8, of_article, of_passage};
use crate::article::{BytesOf, Language, Metadata};

/// Writes what is said of `passage`, and of `article` where it is its first, behind what is in `head`, and their texts behind what is in `row`,
/// each with [`END`] behind it. `None` where they cannot be said so; then what was written is of no use.
pub(in crate::index) fn write(
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

/// Which of the bits hold.
fn bits(bits: &[(u16, bool)]) -> u16 {
    bits.iter().map(|(bit, holds)| if *holds { *bit } else { 0 }).sum()
}

/// Seven bits a byte, the lowest first.
fn write_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_value<T: Serialize>(value: &T, bytes: &mut Vec<u8>) -> Option<()> {
    postcard::serialize_with_flavor(value, Behind(bytes)).ok()
}
