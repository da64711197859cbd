//! What may stand in a column of a TREC file.

use std::fmt::Write;

/// `text` as one column: columns of a run are separated by blanks, so a blank in one would shift the rest.
/// Blanks and control characters are written `%XX`, byte by byte; nothing at all is written `_`.
pub fn column(text: &str) -> String {
    if text.is_empty() {
        return "_".to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// The columns of a line: parted by blanks of ASCII, as trec_eval parts them.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(is_blank).filter(|word| !word.is_empty())
}

/// A blank as C has it.
pub(super) fn is_blank(c: char) -> bool {
    c == ' ' || ('\t'..='\r').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_parted_by_blanks_of_ascii_alone() {
        assert_eq!(words(" a \t b\x0b\x0cc\u{a0}d\r\n").collect::<Vec<_>>(), ["a", "b", "c\u{a0}d"]);
    }

    #[test]
    fn a_column_is_one_word() {
        assert_eq!(column("first one"), "first%20one");
        assert_eq!(column("energy/pumps.md#3"), "energy/pumps.md#3");
        assert_eq!(column(""), "_");
        assert_eq!(column(&column("a b")), "a%20b");
    }
}
