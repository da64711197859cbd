//! Text cut into words and what stands between them, byte by byte.

/// Behind each text in a row of them; no byte of UTF-8.
pub(in crate::index) const END: u8 = 0xFF;
/// Most bytes of a word, and nearly of what stands between; longer ones are cut.
pub(super) const MOST_BYTES: usize = 40;

/// Begins the marks of general punctuation (U+2000 to U+207F: dashes, quotes), and much else.
const LEAD: u8 = 0xE2;

const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let is_ascii = byte < 0x80 && (byte as u8).is_ascii_alphanumeric();
        table[byte] = is_ascii || byte >= 0x80 && byte != END as usize;
        byte += 1;
    }
    table
};

/// Whether a mark of general punctuation, which takes three bytes, stands `at` this byte.
fn is_mark(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..at + 3), Some([LEAD, 0x80 | 0x81, 0x80..=0xBF]))
}

/// Where the word ends that begins `at` this byte: letters and digits, and all that is not ASCII.
#[inline]
pub(super) fn word_end(bytes: &[u8], at: usize) -> usize {
    let stop = bytes.len().min(at + MOST_BYTES);
    let mut end = at;
    while end < stop && IN_WORD[usize::from(bytes[end])] && !(bytes[end] == LEAD && is_mark(bytes, end)) {
        end += 1;
    }
    if end == stop { whole_end(bytes, at, end) } else { end }
}

/// Where the last character ends that is whole, for a word that was cut at `end`: texts without blanks are spelled in their characters.
#[cold]
fn whole_end(bytes: &[u8], at: usize, end: usize) -> usize {
    let is_inside = |at: &usize| bytes.get(*at).is_some_and(|byte| (0x80..0xC0).contains(byte));
    let whole = (end.saturating_sub(3)..=end).rev().find(|end| !is_inside(end));
    whole.filter(|whole| *whole > at).unwrap_or(end)
}

/// Where that ends which stands between words and begins `at` this byte.
#[inline]
pub(super) fn between_end(bytes: &[u8], at: usize) -> usize {
    let stop = bytes.len().min(at + MOST_BYTES);
    let mut end = at;
    while end < stop && bytes[end] != END {
        if !IN_WORD[usize::from(bytes[end])] {
            end += 1;
        } else if bytes[end] == LEAD && is_mark(bytes, end) {
            end += 3;
        } else {
            break;
        }
    }
    end
}

/// Up to seven bytes as one number, which tells how many there are.
#[inline]
pub(super) fn short_key(bytes: &[u8]) -> Option<u64> {
    let mut key = [0; 8];
    key.get_mut(..7)?.get_mut(..bytes.len())?.copy_from_slice(bytes);
    key[7] = bytes.len() as u8;
    Some(u64::from_le_bytes(key))
}
