//! Foreign text made harmless for the place it is written to.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a terminal could take `c` for a command, or show text in another order because of it.
fn is_unsafe(c: char) -> bool {
    c.is_control() || is_reordering(c)
}

/// Characters that turn the direction of what follows, and so can disguise it.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Stands for a character that is not sent: `␛` for the escape character, `\u{9b}` where there is no picture.
fn push_placeholder(out: &mut String, c: char) {
    match u32::from(c) {
        code @ 0..0x20 => out.extend(char::from_u32(0x2400 + code)),
        0x7f => out.push('\u{2421}'),
        code => {
            let _ = write!(out, "\\u{{{code:x}}}");
        }
    }
}

fn replaced(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(|c| is_unsafe(c) && !keep(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unsafe(c) && !keep(c) { push_placeholder(&mut out, c) } else { out.push(c) }
    }
    Cow::Owned(out)
}

/// `text` on one line of a terminal: control characters, line ends among them, and characters that turn
/// the direction of writing are shown, not sent.
pub fn line(text: &str) -> Cow<'_, str> {
    replaced(text, |_| false)
}

/// As [`line()`], but line feeds and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    replaced(text, |c| c == '\n' || c == '\t')
}

/// `text` inside of HTML, in text as well as in quoted attributes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => {}
            c if is_unsafe(c) => push_placeholder(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

/// `text` inside of a Markdown paragraph: what would be markup is escaped, blanks are single.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            if before != Some(' ') {
                out.push(' ');
            }
            before = Some(' ');
            continue;
        }
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '^' | '@' => true,
            // What opens a block does so at the start of a line only; a segment may come to stand there.
            '#' | '+' | '-' | '=' => before.is_none_or(|before| before == ' '),
            '.' | ')' => before.is_some_and(|before: char| before.is_ascii_digit()) && is_number(&out),
            // Addresses would become links of their own accord.
            ':' => chars.peek() == Some(&'/'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        if is_unsafe(c) {
            push_placeholder(&mut out, c)
        } else {
            out.push(c)
        }
        if c == 'w' && out.len() >= 3 && out.to_ascii_lowercase().ends_with("www") && chars.peek() == Some(&'.') {
            out.push('\\');
        }
        before = Some(c);
    }
    out
}

/// `text` in a cell of a Markdown table.
pub fn markdown_cell(text: &str) -> String {
    // Where a row is cut into cells, one backslash before `|` is taken off before the rest is read.
    markdown(text).trim().replace('|', "\\|")
}

/// Whether what was written so far is a number and nothing else: a list would begin.
fn is_number(out: &str) -> bool {
    out.trim_start().bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn escape_sequences_are_shown_not_sent() {
        assert_eq!(line("\u{1b}[31mred\u{7}"), "␛[31mred␇");
        assert_eq!(line("a\nb\tc\r"), "a␊b␉c␍");
        assert_eq!(lines("a\nb\tc\r\u{9b}2J"), "a\nb\tc␍\\u{9b}2J");
        assert_eq!(line("\u{202e}txt.exe\u{2066}\u{7f}"), "\\u{202e}txt.exe\\u{2066}␡");
        assert_eq!(line("naïve 猫 👩‍🚀"), "naïve 猫 👩‍🚀");
    }

    #[test]
    fn markup_in_an_article_stays_text() {
        assert_eq!(html("<b onclick='x'>\"&\u{1b}"), "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;␛");
        assert_eq!(markdown("# *not* a [link](x) <b>"), r"\# \*not\* a \[link\](x) \<b\>");
        assert_eq!(markdown("1. one\n- two"), r"1\. one \- two");
        assert_eq!(markdown("https://x.com www.x.com a@b.c"), r"https\://x.com www\.x.com a\@b.c");
        assert_eq!(markdown("$14.3 billion, up 1.5%"), r"\$14.3 billion, up 1.5%");
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn nothing_unsafe_is_left(text in any::<String>()) {
            prop_assert!(!line(&text).chars().any(is_unsafe));
            prop_assert!(!lines(&text).chars().any(|c| is_unsafe(c) && c != '\n' && c != '\t'));
            prop_assert!(!html(&text).chars().any(|c| (is_unsafe(c) && c != '\n' && c != '\t') || "<>\"'".contains(c)));
            prop_assert!(!markdown(&text).chars().any(is_unsafe));
        }

        #[test]
        fn a_cell_of_a_markdown_table_reads_as_the_text(text in "[|\\\\a]{1,12}|[|*a]{1,12}") {
            use pulldown_cmark::{Event, TagEnd};
            let table = format!("| A | B |\n|---|---|\n| {} | end |\n", markdown_cell(&text));
            let mut cells = vec![String::new()];
            for event in pulldown_cmark::Parser::new_ext(&table, pulldown_cmark::Options::all()) {
                match event {
                    Event::Text(piece) => cells.last_mut().unwrap().push_str(&piece),
                    Event::End(TagEnd::TableCell) => cells.push(String::new()),
                    _ => {}
                }
            }
            prop_assert_eq!(cells, ["A", "B", &text, "end", ""], "{}", table);
        }

        #[test]
        fn markdown_that_was_escaped_holds_no_markup(text in any::<String>()) {
            let escaped = markdown(&text);
            for event in pulldown_cmark::Parser::new_ext(&escaped, pulldown_cmark::Options::all()) {
                use pulldown_cmark::{Event, Tag, TagEnd};
                let plain = matches!(
                    event,
                    Event::Text(_) | Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)
                );
                prop_assert!(plain, "{escaped:?} gave {event:?}");
            }
        }
    }
}
