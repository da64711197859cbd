//! Character references: `&amp;`, `&#8217;`, `&eacute;`.

use std::borrow::Cow;
use std::collections::HashMap;

use pulldown_cmark::{Event, Parser};

/// Decodes references, remembering the names it met.
#[derive(Debug, Default)]
pub(in crate::article) struct Entities {
    names: HashMap<String, Option<String>>,
}

// The longest name has 31 letters.
const MAX_NAME: usize = 32;

impl Entities {
    /// What the reference at the start of `text` (a `&`) stands for, and its length in bytes.
    pub(in crate::article) fn at(&mut self, text: &str) -> Option<(String, usize)> {
        let body = text.strip_prefix('&')?;
        if let Some(number) = body.strip_prefix('#') {
            return numeric(number).map(|(c, length)| (c.to_string(), length + 2));
        }
        let length = body.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
        let name = &body[..length];
        if body[length..].starts_with(';') {
            let known = self.names.entry(name.to_owned()).or_insert_with(|| named(name));
            if let Some(found) = known {
                return Some((found.clone(), length + 2));
            }
        }
        // Browsers read a few old names without the semicolon.
        let (old, stands_for) = OLD.iter().find(|(old, _)| name.starts_with(old))?;
        let whole = name.len() == old.len();
        (whole && !body[length..].starts_with('=')).then(|| ((*stands_for).to_owned(), old.len() + 1))
    }

    /// `text` with its references decoded.
    pub(in crate::article) fn decode<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        if !text.contains('&') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            match self.at(rest) {
                Some((decoded, length)) => {
                    out.push_str(&decoded);
                    rest = &rest[length..];
                }
                None => {
                    out.push('&');
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

/// A name of the HTML standard. The Markdown parser carries the whole table.
fn named(name: &str) -> Option<String> {
    let written = format!("&{name};");
    let decoded: String = Parser::new(&written)
        .filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    (decoded != written && !decoded.is_empty()).then_some(decoded)
}

fn numeric(body: &str) -> Option<(char, usize)> {
    let (digits, radix, lead) = match body.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (body, 10, 0),
    };
    let length = digits.bytes().take(8).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let value = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let c = match value {
        // Pages written on Windows number their quotes and dashes so.
        0x80..=0x9f => {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[u8::try_from(value).ok()?]).0.chars().next()?
        }
        0 => '\u{fffd}',
        _ => char::from_u32(value).unwrap_or('\u{fffd}'),
    };
    let semicolon = usize::from(digits[length..].starts_with(';'));
    Some((c, lead + length + semicolon))
}

const OLD: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("nbsp", "\u{a0}"),
    ("copy", "©"),
    ("reg", "®"),
    ("AMP", "&"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("pound", "£"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("middot", "·"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_and_the_rest_is_kept() {
        for (text, expected) in [
            ("AT&amp;T", "AT&T"),
            ("R&D & co", "R&D & co"),
            ("caf&eacute; &#233; &#xE9; &#146;", "café é é ’"),
            ("&nbsp;&hellip;&mdash;", "\u{a0}…—"),
            ("&copy 2025 &unknown; &; &#; &#x;", "© 2025 &unknown; &; &#; &#x;"),
            ("?a=1&amp=2&lt=3", "?a=1&amp=2&lt=3"),
            ("&#1114112; &#0;", "\u{fffd} \u{fffd}"),
        ] {
            assert_eq!(Entities::default().decode(text), expected, "{text}");
        }
    }
}
