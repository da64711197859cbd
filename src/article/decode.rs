//! Bytes become text: which encoding they are in, and what they say.
//!
//! A byte order mark decides first, then validity as UTF-8, then what the page itself declares, then
//! how the bytes are distributed. The text is never changed beyond that: no newline, no accent.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::binary;

/// A file's bytes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// What it says, without a byte order mark.
    pub(crate) text: String,
    /// The encoding's usual label, and whether bytes had to be replaced.
    pub(crate) encoding: String,
    /// For intact UTF-8: the text is the file from this byte on. `None` where their bytes differ.
    pub(super) start: Option<usize>,
}

/// What the first bytes of a file say about its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// An encoding and the length of its mark.
    Encoding(&'static Encoding, usize),
    /// UTF-32, which nothing reads.
    Utf32,
    /// No mark.
    None,
}

/// The byte order mark at the start of `bytes`.
pub(super) fn mark(bytes: &[u8]) -> Mark {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Mark::Utf32,
        [0xEF, 0xBB, 0xBF, ..] => Mark::Encoding(UTF_8, 3),
        [0xFF, 0xFE, ..] => Mark::Encoding(UTF_16LE, 2),
        [0xFE, 0xFF, ..] => Mark::Encoding(UTF_16BE, 2),
        _ => Mark::None,
    }
}

/// The reason of a skip.
pub(super) const UTF_32: &str = "in UTF-32, which is not read";

/// Decodes a whole file, a line or a record. With `page`, what the HTML declares is heeded.
///
/// # Errors
/// The bytes are no text: the reason.
pub(crate) fn decode(mut bytes: Vec<u8>, page: bool) -> Result<Decoded, String> {
    let (encoding, skip) = match mark(&bytes) {
        Mark::Utf32 => return Err(UTF_32.to_owned()),
        Mark::Encoding(encoding, length) => (Some(encoding), length),
        Mark::None => (evident_utf_16(&bytes), 0),
    };
    if let Some(encoding) = encoding.filter(|encoding| *encoding != UTF_8) {
        let decoded = with(encoding, bytes.get(skip..).unwrap_or_default());
        return match binary::reason(decoded.text.as_bytes()) {
            Some(reason) => Err(reason),
            None => Ok(decoded),
        };
    }
    if let Some(reason) = binary::reason(bytes.get(skip..).unwrap_or_default()) {
        return Err(reason);
    }
    if skip > 0 {
        bytes.drain(..skip);
    }
    if is_iso_2022_jp(&bytes) {
        return Ok(with(ISO_2022_JP, &bytes));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, encoding: UTF_8.name().to_owned(), start: Some(skip) }),
        Err(error) => error.into_bytes(),
    };
    if skip > 0 || clearly_utf_8(&bytes) {
        return Ok(with(UTF_8, &bytes));
    }
    let declared = page.then(|| declared(&bytes)).flatten();
    if let Some(encoding) = declared.filter(|encoding| *encoding != UTF_8) {
        let decoded = with(encoding, &bytes);
        if !decoded.encoding.ends_with(REPLACED) {
            return Ok(decoded);
        }
    }
    Ok(with(detect(&bytes), &bytes))
}

/// Whether a file that begins with `bytes` is in UTF-16, or in UTF-32, whose lines do not end where a byte says so.
#[cfg(feature = "cli")]
pub(crate) fn is_utf_16(bytes: &[u8]) -> bool {
    match mark(bytes) {
        Mark::Utf32 => true,
        Mark::Encoding(encoding, _) => encoding != UTF_8,
        Mark::None => evident_utf_16(bytes).is_some(),
    }
}

const REPLACED: &str = " (invalid bytes replaced)";

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    let damage = if replaced { REPLACED } else { "" };
    Decoded { text: text.into_owned(), encoding: format!("{}{damage}", encoding.name()), start: None }
}

/// UTF-16 without a mark, where it is evident: Latin text has a NUL in every second byte.
fn evident_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..1 << 16).unwrap_or(bytes);
    let pairs = sample.len() / 2;
    if pairs < 2 || !sample.contains(&0) {
        return None;
    }
    let (mut high, mut low) = (0, 0);
    for pair in sample.chunks_exact(2) {
        if let [first, second] = pair {
            high += usize::from(*first == 0 && *second != 0);
            low += usize::from(*second == 0 && *first != 0);
        }
    }
    let encoding = match () {
        () if low * 2 > pairs && high == 0 => UTF_16LE,
        () if high * 2 > pairs && low == 0 => UTF_16BE,
        () => return None,
    };
    (!encoding.decode_without_bom_handling(sample).1).then_some(encoding)
}

/// Whether the bytes are UTF-8 apart from some damage: whole sequences outweigh broken ones.
///
/// A sequence of three or four bytes hardly ever comes about by chance, one of two sometimes does. A
/// sequence that the end of the text cuts off is no sign against it.
fn clearly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            whole += [0, 1, 4, 8].get(character.len_utf8() - 1).copied().unwrap_or_default();
        }
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none()) {
        broken = broken.saturating_sub(1);
    }
    whole > 2 * broken
}

/// ISO-2022-JP is ASCII that switches character sets by escape sequences.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    if !bytes.is_ascii() || !bytes.windows(2).any(|pair| pair == b"\x1b$") {
        return false;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny) == ISO_2022_JP && !ISO_2022_JP.decode_without_bom_handling(bytes).1
}

/// What the bytes look like by their distribution.
fn detect(bytes: &[u8]) -> &'static Encoding {
    // ASCII tells nothing; the letters next to the first foreign one do.
    let first = Encoding::ascii_valid_up_to(bytes).saturating_sub(64);
    let telling = bytes.get(first..).unwrap_or_default();
    let sample = telling.get(..SAMPLE).unwrap_or(telling);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == telling.len());
    detector.guess(None, Utf8Detection::Deny)
}

const SAMPLE: usize = 4 << 20;

/// The encoding that a page declares in its first bytes: `<meta charset=…>`, `content="…; charset=…"`
/// or an XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..4096).unwrap_or(bytes).to_ascii_lowercase();
    let xml = if head.starts_with(b"<?xml") { label_after(&head, b"encoding") } else { None };
    // UTF-16 in ASCII bytes is a contradiction.
    xml.or_else(|| label_after(&head, b"charset")).filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE)
}

/// The label behind the first `name` that is followed by `=` and a known one.
fn label_after(head: &[u8], name: &[u8]) -> Option<&'static Encoding> {
    let mut rest = head;
    while let Some(at) = rest.windows(name.len()).position(|window| window == name) {
        rest = rest.get(at + name.len()..).unwrap_or_default();
        let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
        let label = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
        if let Some(encoding) = Encoding::for_label(label) {
            return Some(encoding);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes.to_vec(), false).unwrap();
        (decoded.text, decoded.encoding)
    }

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn utf_8_is_kept_as_it_is() {
        let decoded = decode("Grüße\r\n\u{feff}".as_bytes().to_vec(), false).unwrap();
        assert_eq!(decoded, Decoded { text: "Grüße\r\n\u{feff}".into(), encoding: "UTF-8".into(), start: Some(0) });
    }

    #[test]
    fn a_byte_order_mark_is_passed_over() {
        let decoded = decode(b"\xEF\xBB\xBFtext".to_vec(), false).unwrap();
        assert_eq!(decoded, Decoded { text: "text".into(), encoding: "UTF-8".into(), start: Some(3) });
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let words = "A sentence — naïve, 日本.";
        assert_eq!(text(&[b"\xFF\xFE".to_vec(), utf_16(words, true)].concat()), (words.into(), "UTF-16LE".into()));
        assert_eq!(text(&[b"\xFE\xFF".to_vec(), utf_16(words, false)].concat()), (words.into(), "UTF-16BE".into()));
        assert_eq!(text(&utf_16(words, true)), (words.into(), "UTF-16LE".into()));
        assert_eq!(text(&utf_16(words, false)), (words.into(), "UTF-16BE".into()));
    }

    #[test]
    fn utf_32_is_refused_with_a_reason() {
        assert_eq!(decode(b"\xFF\xFE\0\0a\0\0\0".to_vec(), false), Err(UTF_32.to_owned()));
        assert_eq!(decode(b"\0\0\xFE\xFF\0\0\0a".to_vec(), false), Err(UTF_32.to_owned()));
    }

    #[test]
    fn windows_1252_is_detected() {
        let (decoded, encoding) = text(b"The caf\xe9 said \x93no\x94 \x97 it\x92s na\xefve.");
        assert_eq!((decoded.as_str(), encoding.as_str()), ("The café said “no” — it’s naïve.", "windows-1252"));
    }

    #[test]
    fn other_alphabets_are_detected() {
        let russian = "Компания объявила о сделке на четырнадцать миллиардов долларов.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(text(&bytes), (russian.into(), "windows-1251".into()));
        let japanese = "会社は昨日、新しい研究所を設立すると発表しました。とても大きなニュースです。";
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
        assert_eq!(text(&bytes), (japanese.into(), "Shift_JIS".into()));
        let (bytes, _, _) = ISO_2022_JP.encode(japanese);
        assert_eq!(text(&bytes), (japanese.into(), "ISO-2022-JP".into()));
    }

    #[test]
    fn damaged_utf_8_stays_utf_8_and_says_so() {
        let (decoded, encoding) = text(b"It\xe2\x80\x99s \xe2\x80\x9chere\xe2\x80\x9d \xff and on.");
        assert_eq!(
            (decoded.as_str(), encoding.as_str()),
            ("It’s “here” \u{fffd} and on.", "UTF-8 (invalid bytes replaced)")
        );
        // Cut in the middle of a character.
        let cut = "naïve café".as_bytes().split_last().unwrap().1;
        assert_eq!(text(cut), ("naïve caf\u{fffd}".into(), "UTF-8 (invalid bytes replaced)".into()));
        assert_eq!(text(b"a caf\xe9"), ("a café".into(), "windows-1252".into()));
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page = b"<html><head><meta http-equiv=x content='text/html; charset=iso-8859-2'></head><p>\xb3\xf3d\xbc";
        let decoded = decode(page.to_vec(), true).unwrap();
        assert!(decoded.text.ends_with("łódź"), "{}", decoded.text);
        assert_eq!(decoded.encoding, "ISO-8859-2");
        let page = b"<?xml version=\"1.0\" encoding=\"KOI8-R\"?><p>\xd0\xd2\xc9\xd7\xc5\xd4";
        assert!(decode(page.to_vec(), true).unwrap().text.ends_with("привет"));
    }

    #[test]
    fn valid_utf_8_wins_over_a_wrong_declaration() {
        let page = "<meta charset=\"windows-1252\"><p>Größe".as_bytes();
        assert!(decode(page.to_vec(), true).unwrap().text.ends_with("Größe"));
    }

    #[test]
    fn binary_is_no_text() {
        assert!(decode(b"\x00\x01\x02\x03".to_vec(), false).is_err());
        assert!(decode((0..=255).collect(), false).is_err());
        assert!(decode(b"\xFF\xFE\x01\x00\x02\x00\x03\x00\x04\x00".to_vec(), false).is_err());
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn any_bytes_decode_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), page in any::<bool>()) {
            if let Ok(decoded) = decode(bytes.clone(), page)
                && let Some(start) = decoded.start
            {
                prop_assert_eq!(decoded.text.as_bytes(), &bytes[start..]);
            }
        }

        #[test]
        fn text_without_nul_bytes_in_utf_8_reads_as_itself(words in "[^\u{0}-\u{8}\u{b}\u{e}-\u{1f}\u{7f}\u{feff}]*") {
            prop_assume!(!words.contains('\u{1b}') && binary::reason(words.as_bytes()).is_none());
            let decoded = decode(words.clone().into_bytes(), false).unwrap();
            prop_assert_eq!(decoded.text, words);
            prop_assert_eq!(decoded.start, Some(0));
        }
    }
}
