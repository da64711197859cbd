//! Tells bytes that are no text.

/// Why `bytes` are no text, where it shows: NUL bytes, the mark of a known binary format, or more
/// control characters than any text has. UTF-16 and UTF-32 are to be ruled out before.
pub(super) fn reason(bytes: &[u8]) -> Option<String> {
    let named = |marks: &[(&[u8], &str)]| {
        marks.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| format!("binary ({name})"))
    };
    if let Some(reason) = named(&MARKS) {
        return Some(reason);
    }
    let generic = if bytes.contains(&0) {
        "binary (it holds NUL bytes)"
    } else {
        let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
        let controls = sample.iter().filter(|byte| is_control(**byte)).count();
        // Text hardly ever holds one; of what is compressed or encrypted every tenth byte is one.
        if controls < 4 || controls * 15 < sample.len() {
            return None;
        }
        "binary (it is full of control characters)"
    };
    Some(named(&WORDS).unwrap_or_else(|| generic.to_owned()))
}

/// Enough to tell by, little enough to cost nothing.
const SAMPLE: usize = 1 << 20;

/// First bytes of files that are often given a text's name, or none.
const MARKS: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"\x7FELF", "a program"),
    (b"\xFD7zXZ\0", "xz data"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1F\x8B\x08", "gzip data"),
];

/// First bytes that an article may begin with as well: they name what is binary for other reasons.
const WORDS: [(&[u8], &str); 2] = [(b"GIF8", "a GIF image"), (b"BZh", "bzip2 data")];

/// Control characters apart from those that texts are laid out, coloured and typed over with.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=7 | 14..=26 | 28..=31 | 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_binary_formats_are_named() {
        assert_eq!(reason(b"%PDF-1.7\n").as_deref(), Some("binary (a PDF document)"));
        assert_eq!(reason(b"PK\x03\x04...").as_deref(), Some("binary (a zip archive or office document)"));
    }

    #[test]
    fn a_nul_byte_is_no_text() {
        assert_eq!(reason(b"text\0text").as_deref(), Some("binary (it holds NUL bytes)"));
    }

    #[test]
    fn colours_and_layout_are_text() {
        assert_eq!(reason(b"\x1b[31mred\x1b[0m\ttab\r\n\x0cpage\x08\n"), None);
        assert_eq!(reason(b"a bell\x07 rings"), None);
        assert_eq!(reason(b"GIF89a is a format"), None);
        assert_eq!(reason(b"GIF89a\x01\0").as_deref(), Some("binary (a GIF image)"));
        assert_eq!(reason("Grüße — naïve".as_bytes()), None);
        assert_eq!(reason(b""), None);
    }

    #[test]
    fn many_control_characters_are_no_text() {
        assert_eq!(reason(b"\x01\x02\x03\x04abc").as_deref(), Some("binary (it is full of control characters)"));
    }
}
