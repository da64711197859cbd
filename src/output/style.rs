//! What the screen can do, and how text is lit on it.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

/// What the terminal can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be sent. Without them, what matched stands in `[brackets]`.
    pub colour: bool,
    /// Whether paths may be sent as links that open the file.
    pub links: bool,
    /// Columns of the screen.
    pub width: usize,
    /// What stands around what matched, instead of colour or brackets.
    pub tags: Option<Tags>,
}

/// What a user wants to stand around what matched; nothing in it is escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tags {
    /// Before it.
    pub open: String,
    /// Behind it.
    pub close: String,
}

impl Default for Style {
    fn default() -> Self {
        Self { colour: false, links: false, width: 80, tags: None }
    }
}

/// A role that a piece of text plays on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What matched.
    Lit,
    /// A title.
    Title,
    /// A place: path and line.
    Place,
    /// What matters less.
    Faint,
}

impl Role {
    fn codes(self) -> (&'static str, &'static str) {
        match self {
            Self::Lit => ("\u{1b}[1;33m", "\u{1b}[0m"),
            Self::Title => ("\u{1b}[1m", "\u{1b}[0m"),
            Self::Place => ("\u{1b}[36m", "\u{1b}[0m"),
            Self::Faint => ("\u{1b}[2m", "\u{1b}[0m"),
        }
    }
}

impl Style {
    /// `text`, which must be safe to send, in its role. Without colour a match stands in brackets and
    /// anything else as it is.
    pub fn paint(&self, role: Role, text: &str) -> String {
        match (self.colour, role) {
            _ if text.is_empty() => String::new(),
            (_, Role::Lit) if self.tags.is_some() => {
                let (open, close) =
                    self.tags.as_ref().map_or(("", ""), |tags| (tags.open.as_str(), tags.close.as_str()));
                format!("{open}{text}{close}")
            }
            (true, role) => {
                let (on, off) = role.codes();
                format!("{on}{text}{off}")
            }
            (false, Role::Lit) => format!("[{text}]"),
            (false, _) => text.to_owned(),
        }
    }

    /// A line's part of what matched, which may begin on a line before and end on one behind. Colours end with each line.
    pub(super) fn paint_lit(&self, text: &str, begins: bool, ends: bool) -> String {
        let (open, close) = match &self.tags {
            Some(tags) => (tags.open.as_str(), tags.close.as_str()),
            None if self.colour => return self.paint(Role::Lit, text),
            None => ("[", "]"),
        };
        format!("{}{text}{}", if begins { open } else { "" }, if ends { close } else { "" })
    }

    /// Columns that stand around what matched besides it.
    pub(super) fn around_lit(&self) -> usize {
        match &self.tags {
            Some(tags) => tags.open.width() + tags.close.width(),
            None if self.colour => 0,
            None => 2,
        }
    }

    /// `text` as a link that opens `path`, an absolute path, where the terminal knows links.
    pub fn link(&self, path: &std::path::Path, text: &str) -> String {
        if !self.links {
            return text.to_owned();
        }
        format!("\u{1b}]8;;{}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\", file_address(path))
    }
}

/// The `file:` address of an absolute path; whatever is not plain in it is percent-escaped.
fn file_address(path: &std::path::Path) -> String {
    let mut address = String::from("file://");
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_nothing_but_plain_characters() {
        let style = Style { links: true, ..Style::default() };
        let link = style.link(std::path::Path::new("/a b/ü\u{1b}.md"), "x");
        assert_eq!(link, "\u{1b}]8;;file:///a%20b/%C3%BC%1B.md\u{1b}\\x\u{1b}]8;;\u{1b}\\");
        assert_eq!(Style::default().link(std::path::Path::new("/a"), "x"), "x");
    }

    #[test]
    fn what_matched_can_be_told_without_colour() {
        assert_eq!(Style::default().paint(Role::Lit, "stake"), "[stake]");
        assert_eq!(Style::default().paint(Role::Title, "Stake"), "Stake");
        let tags = Some(Tags { open: "<em>".to_owned(), close: "</em>".to_owned() });
        assert_eq!(Style { tags, colour: true, ..Style::default() }.paint(Role::Lit, "stake"), "<em>stake</em>");
        assert!(Style { colour: true, ..Style::default() }.paint(Role::Lit, "stake").contains("\u{1b}[1;33mstake"));
    }
}
