//! What the index keeps of articles and passages, to show them without their files.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tantivy::schema::document::{DeserializeError, DocumentDeserialize, DocumentDeserializer};

use super::brief;
use super::packing::{Packer, Packing};
use super::unpacking::Packed;
use crate::article::{ArticleId, Boilerplate, BytesOf, Format, Language, Metadata};
use crate::matching::{PassageView, days};
use crate::text::{LineRange, Span};

/// What is kept of an article, once, with its first passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredArticle {
    /// Its id.
    pub id: ArticleId,
    /// Its file, as an id below the root.
    pub file: String,
    /// Which of the corpus roots the file lies under, by its place in [`super::Manifest::roots`].
    pub root: u32,
    /// For a record: the line of the file that it begins on.
    pub line: Option<u64>,
    /// What is known of it.
    pub metadata: Metadata,
    /// What kind of file it came from.
    pub format: Format,
    /// The file's encoding.
    pub encoding: String,
    /// What bytes of its passages count in.
    pub bytes_of: BytesOf,
    /// How many passages it has; their texts joined are the article's text.
    pub passages: u32,
}

/// What is kept of a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPassage {
    /// The article it belongs to.
    pub article: ArticleId,
    /// Its number there, from 1.
    pub ordinal: u32,
    /// Its text, as the article has it.
    pub text: String,
    /// The headings it stands under.
    pub headings: Vec<String>,
    /// The lines of the file.
    pub lines: LineRange,
    /// The bytes to cite.
    pub bytes: Span,
    /// What they count in.
    pub bytes_of: BytesOf,
    /// The article's language, which the analyzer needs.
    pub language: Option<Language>,
    /// Set where it is furniture of the page.
    pub boilerplate: Option<Boilerplate>,
    /// Pairs (offset in the text, offset in the file); see [`crate::passage::Passage::offsets`].
    pub offsets: Vec<(usize, usize)>,
}

/// What the engine stored of one document: its record.
pub(super) struct Kept(Vec<u8>);

impl DocumentDeserialize for Kept {
    fn deserialize<'de, D: DocumentDeserializer<'de>>(mut document: D) -> Result<Self, DeserializeError> {
        // One field is stored.
        let record = document.next_field::<Vec<u8>>()?.map(|(_, record)| record);
        Ok(Self(record.unwrap_or_default()))
    }
}

impl Kept {
    /// The record's bytes, to read it.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl StoredArticle {
    /// The article alone as the matcher sees it: without headings and text.
    pub fn view(&self) -> PassageView<'_> {
        let metadata = &self.metadata;
        PassageView {
            // A record is looked for by its file, whatever it is called.
            id: match self.id.as_str().find(&self.file) {
                Some(at) => &self.id.as_str()[..at + self.file.len()],
                None => &self.file,
            },
            title: metadata.title.as_deref(),
            author: metadata.author.as_deref(),
            source: metadata.source.as_deref(),
            url: metadata.url.as_deref(),
            published: metadata.published.as_ref().and_then(days),
            language: metadata.language,
            headings: &[],
            text: "",
            has_blocks_by_line: self.format.has_blocks_by_line(),
            is_furniture: false,
        }
    }
}

impl StoredPassage {
    /// The passage as the matcher sees it; `article` is the one it belongs to.
    pub fn view<'a>(&'a self, article: &'a StoredArticle) -> PassageView<'a> {
        PassageView {
            language: self.language,
            headings: &self.headings,
            text: &self.text,
            is_furniture: self.boilerplate.is_some(),
            ..article.view()
        }
    }
}

/// Leaves nothing in `bytes` but `value`, with a checksum behind.
pub(super) fn encode<T: Serialize>(value: &T, bytes: &mut Vec<u8>) -> Result<(), postcard::Error> {
    bytes.clear();
    postcard::serialize_with_flavor(value, Behind(bytes))?;
    seal(bytes, &[]);
    Ok(())
}

/// Begins a record that is stored as it is.
const PLAIN: u8 = 0;
/// Begins one that is packed by itself.
const PACKED: u8 = 1;
/// Begins one whose texts are in words of the generation's dictionary, behind its [`brief::Head`].
const IN_WORDS: u8 = 2;

/// Leaves nothing in `bytes` but a record for the engine's store: `passage`, and before it `article` where it is the
/// article's first. Packed where that helps; with a checksum behind, for the store has none.
pub(super) fn encode_record(
    article: Option<&StoredArticle>,
    passage: &StoredPassage,
    packer: &Packer,
    packing: &mut Packing,
    bytes: &mut Vec<u8>,
) -> Result<(), postcard::Error> {
    bytes.clear();
    let mut is_in_words = false;
    if packer.packs_each() {
        bytes.push(IN_WORDS);
        packing.row.clear();
        is_in_words = brief::write(article, passage, bytes, &mut packing.row).is_some() && packer.say(packing, bytes);
        if is_in_words && bytes.len() <= packing.row.len() / 2 {
            seal(bytes, &packing.row);
            return Ok(());
        }
    }
    packing.plain.clear();
    postcard::serialize_with_flavor(&(article, passage), Behind(&mut packing.plain))?;
    let (form, record) = match packer.pack_alone(packing) {
        true => (PACKED, &packing.packed),
        false => (PLAIN, &packing.plain),
    };
    if is_in_words && bytes.len() <= record.len() {
        seal(bytes, &packing.row);
        return Ok(());
    }
    bytes.clear();
    bytes.push(form);
    bytes.extend_from_slice(record);
    seal(bytes, &[]);
    Ok(())
}

/// What [`encode_record`] made a record of, the way to unpack being `unpack`; says why where the bytes are none.
pub(super) fn decode_record(
    bytes: &[u8],
    unpack: impl FnOnce(Packed<'_>) -> Result<Vec<u8>, String>,
) -> Result<(Option<StoredArticle>, StoredPassage), String> {
    let body = bytes.split_last_chunk::<4>().map(|(body, _)| body);
    if let Some((&IN_WORDS, mut rest)) = body.and_then(<[u8]>::split_first) {
        let head = brief::Head::take(&mut rest).ok_or_else(no_record)?;
        let row = unpack(Packed::InWords(rest, head.texts()))?;
        // Of what was made of it too: so the dictionary needs not be compared with a checksum of its own whenever an index is opened.
        unsealed(bytes, &row)?;
        return head.record(&row).ok_or_else(no_record);
    }
    match unsealed(bytes, &[])?.split_first() {
        Some((&PLAIN, plain)) => from_bytes(plain),
        Some((&PACKED, packed)) => from_bytes(&unpack(Packed::Alone(packed))?),
        _ => Err(no_record()),
    }
}

fn no_record() -> String {
    "a stored passage is of no known form".to_owned()
}

fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    postcard::from_bytes(bytes).map_err(|error| error.to_string())
}

/// Writes behind what is there, so that one buffer serves all passages.
pub(super) struct Behind<'a>(pub(super) &'a mut Vec<u8>);

impl postcard::ser_flavors::Flavor for Behind<'_> {
    type Output = ();

    fn try_push(&mut self, byte: u8) -> Result<(), postcard::Error> {
        self.0.push(byte);
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> Result<(), postcard::Error> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> Result<(), postcard::Error> {
        Ok(())
    }
}

/// What [`encode`] made of a value; says why where the bytes are not what was written.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    from_bytes(unsealed(bytes, &[])?)
}

/// Puts a checksum behind `bytes`, and of the `texts` that can be made of them.
fn seal(bytes: &mut Vec<u8>, texts: &[u8]) {
    let sum = checksum(bytes, texts);
    bytes.extend_from_slice(&sum);
}

fn unsealed<'a>(bytes: &'a [u8], texts: &[u8]) -> Result<&'a [u8], String> {
    match bytes.split_last_chunk::<4>() {
        Some((body, sum)) if checksum(body, texts) == *sum => Ok(body),
        _ => Err("a stored passage does not match its checksum".to_owned()),
    }
}

fn checksum(bytes: &[u8], texts: &[u8]) -> [u8; 4] {
    let of_texts = if texts.is_empty() { 0 } else { xxhash_rust::xxh3::xxh3_64(texts) };
    ((xxhash_rust::xxh3::xxh3_64(bytes) ^ of_texts) as u32).to_le_bytes()
}

#[cfg(test)]
#[path = "stored_tests.rs"]
mod tests;
