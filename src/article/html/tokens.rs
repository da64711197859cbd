//! Cuts HTML source into tags and text, in one linear pass, whatever the source holds.
//!
//! Kinder than a browser where text would be lost: an unclosed tag or quote does not swallow the page.

use std::ops::Range;

/// One piece of HTML source; ranges are bytes of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article) enum Token {
    /// Character data, entities not yet decoded.
    Text(Range<usize>),
    /// What stands inside `<script>`, `<style>` and the like.
    Raw(Range<usize>),
    /// `<name attributes>`.
    Open {
        /// The tag's name, in lower case.
        name: String,
        /// The attributes, as written.
        attributes: Range<usize>,
        /// The whole tag.
        span: Range<usize>,
        /// Written `<name/>`.
        closed: bool,
    },
    /// `</name>`.
    Close {
        /// The tag's name, in lower case.
        name: String,
    },
}

/// The tokens of `source`, in order; comments, doctypes and instructions are left out.
pub(in crate::article) fn tokens(source: &str) -> Tokens<'_> {
    Tokens { source, at: 0, raw: None, missing: Missing::default() }
}

/// What was searched for and not found up to the end: no later search can find it.
#[derive(Debug, Default)]
struct Missing {
    greater: bool,
    double: bool,
    single: bool,
    comment_end: bool,
    section_end: bool,
    closing: Vec<String>,
}

/// See [`tokens`].
#[derive(Debug)]
pub(in crate::article) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    raw: Option<String>,
    missing: Missing,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take()
            && let Some(token) = self.raw_text(&name)
        {
            return Some(token);
        }
        loop {
            if self.at >= self.source.len() {
                return None;
            }
            if !self.source[self.at..].starts_with('<') {
                return Some(self.text(self.at));
            }
            match self.markup() {
                Some(Some(token)) => return Some(token),
                Some(None) => {}
                // A lone `<` is text.
                None => return Some(self.text(self.at + 1)),
            }
        }
    }
}

impl Tokens<'_> {
    /// Text from the current place to the next `<` at or after `from`.
    fn text(&mut self, from: usize) -> Token {
        let start = self.at;
        self.at = self.source[from..].find('<').map_or(self.source.len(), |length| from + length);
        Token::Text(start..self.at)
    }

    /// Reads what begins with `<` here: `None` where it is text, `Some(None)` where it says nothing.
    fn markup(&mut self) -> Option<Option<Token>> {
        let rest = &self.source[self.at..];
        if let Some(behind) = rest.strip_prefix("<!--") {
            let body = self.at + 4;
            // `<!-->` is a whole comment.
            let end = if behind.starts_with('>') {
                Some(body + 1)
            } else if self.missing.comment_end {
                None
            } else {
                self.source[body..].find("-->").map(|length| body + length + 3)
            };
            return match end {
                Some(end) => {
                    self.at = end;
                    Some(None)
                }
                None => {
                    self.missing.comment_end = true;
                    self.skip_to_greater()
                }
            };
        }
        if rest.starts_with("<![CDATA[") && !self.missing.section_end {
            if let Some(length) = rest.find("]]>") {
                let start = self.at + 9;
                self.at += length + 3;
                return Some(Some(Token::Text(start..start + length - 9)));
            }
            self.missing.section_end = true;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return self.skip_to_greater();
        }
        let close = rest.starts_with("</");
        let name_start = self.at + if close { 2 } else { 1 };
        let name_rest = &self.source[name_start..];
        if !name_rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = name_rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '<' | '"' | '\'' | '='));
        let name_end = length.map_or(self.source.len(), |length| name_start + length);
        let end = self.tag_end(name_end)?;
        let name = self.source[name_start..name_end].to_ascii_lowercase();
        let span = self.at..end;
        self.at = end;
        if close {
            return Some(Some(Token::Close { name }));
        }
        let closed = self.source[..end - 1].ends_with('/') && end - 1 > name_end;
        if is_raw(&name) {
            self.raw = Some(name.clone());
        }
        Some(Some(Token::Open { name, attributes: name_end..end - 1, span, closed }))
    }

    fn skip_to_greater(&mut self) -> Option<Option<Token>> {
        let end = self.find_greater(self.at)?;
        self.at = end + 1;
        Some(None)
    }

    fn find_greater(&mut self, from: usize) -> Option<usize> {
        if self.missing.greater {
            return None;
        }
        let found = self.source[from..].find('>').map(|length| from + length);
        self.missing.greater = found.is_none();
        found
    }

    /// One past the `>` that closes the tag whose name ends at `from`; quoted values may hold a `>`.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let mut at = from;
        let mut after_equals = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => return Some(at + 1),
                b'"' | b'\'' if after_equals => {
                    let missing = if byte == b'"' { &mut self.missing.double } else { &mut self.missing.single };
                    let close = if *missing { None } else { self.source[at + 1..].find(char::from(byte)) };
                    match close {
                        Some(length) => at += length + 1,
                        None => {
                            *missing = true;
                            // The quote is never closed: the tag ends at the first `>`.
                            return self.find_greater(at).map(|end| end + 1);
                        }
                    }
                    after_equals = false;
                }
                b'=' => after_equals = true,
                byte if byte.is_ascii_whitespace() => {}
                _ => after_equals = false,
            }
            at += 1;
            if self.missing.greater {
                return None;
            }
        }
        self.missing.greater = true;
        None
    }

    /// Everything up to `</name`.
    fn raw_text(&mut self, name: &str) -> Option<Token> {
        if self.missing.closing.iter().any(|missing| missing == name) {
            return None;
        }
        let mut from = self.at;
        while let Some(length) = self.source[from..].find("</") {
            let start = from + length;
            let rest = &self.source.as_bytes()[start + 2..];
            if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
                let range = self.at..start;
                self.at = start;
                return Some(if matches!(name, "title" | "textarea") { Token::Text(range) } else { Token::Raw(range) });
            }
            from = start + 2;
        }
        self.missing.closing.push(name.to_owned());
        if matches!(name, "script" | "style") {
            let range = self.at..self.source.len();
            self.at = self.source.len();
            return Some(Token::Raw(range));
        }
        // An element that is never closed shall not swallow the page.
        None
    }
}

fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "textarea" | "xmp" | "iframe" | "noembed")
}

/// The attributes of a tag: names in lower case, values as written.
pub(in crate::article) fn attributes(written: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let mut rest = written;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let Some(length) = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')) else {
            if !rest.is_empty() {
                found.push((rest.to_ascii_lowercase(), ""));
            }
            return found;
        };
        // A value without a name: pass over the sign, so that the loop moves on.
        let length = length.max(usize::from(rest.starts_with('=')));
        let name = rest[..length].to_ascii_lowercase();
        rest = rest[length..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            found.push((name, ""));
            continue;
        };
        let value = value.trim_start();
        let (value, behind) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push((name, value));
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(source: &str) -> String {
        tokens(source)
            .map(|token| match token {
                Token::Text(range) => format!("[{}]", &source[range]),
                Token::Raw(range) => format!("raw[{}]", &source[range]),
                Token::Open { name, .. } => format!("<{name}>"),
                Token::Close { name } => format!("</{name}>"),
            })
            .collect()
    }

    #[test]
    fn tags_and_text_are_told_apart() {
        for (source, expected) in [
            ("<p>a<b>b</b>", "<p>[a]<b>[b]</b>"),
            ("a < b & c<d", "[a ][< b & c][<d]"),
            ("<a href=\"x>y\">z</a>", "<a>[z]</a>"),
            ("<a href=\"x>y</a> z", "<a>[y]</a>[ z]"),
            ("<script>if (a<b) '</p>'</script>x", "<script>raw[if (a<b) '</p>']</script>[x]"),
            ("<!-- <p> -->x<!doctype html>y", "[x][y]"),
            ("<!-- never closed <p>x", "[x]"),
            ("<title>A <b> C</title>", "<title>[A <b> C]</title>"),
            ("<title>never closed <p>x", "<title>[never closed ]<p>[x]"),
            ("<BR/>x", "<br>[x]"),
            ("<![CDATA[x < y]]>", "[x < y]"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let found = attributes(" CLASS=\"a b\" id='c' data-x=1 hidden =junk");
        assert_eq!(
            found[..4],
            [("class".into(), "a b"), ("id".into(), "c"), ("data-x".into(), "1"), ("hidden".into(), "junk")]
        );
    }

    #[test]
    fn hostile_source_takes_linear_time() {
        for piece in
            ["<", "<a ", "<a href=\"", "<!--", "<title>", "</", "<![CDATA[", "<a b='", "&", "<script", "<x y=\"' "]
        {
            let source = piece.repeat(400_000 / piece.len());
            let _ = tokens(&source).count();
        }
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn ranges_lie_in_order_inside(source in "(<|>|/|!|-|a|b|\"|'|=| |script|title|é|\\[CDATA\\[|\\]\\]>){0,60}") {
            let mut end = 0;
            for token in tokens(&source) {
                if let Token::Text(range) | Token::Raw(range) = token {
                    prop_assert!(range.start >= end && range.end <= source.len());
                    prop_assert!(source.is_char_boundary(range.start) && source.is_char_boundary(range.end));
                    end = range.end;
                }
            }
            let _ = attributes(&source);
        }
    }
}
