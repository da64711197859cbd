//! What an article is called.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Names an article: its path below the corpus root with `/` on every system, or a record's own id.
///
/// It has no blank, control character or `#`: those, `%`, marks that turn the direction of writing
/// and bytes that are no UTF-8 are written `%XX`, byte by byte, so that it stands in a TREC run as it
/// is, prints safely and survives a move of the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// The id of a name as a file or a record has it, whatever it holds: what cannot stand is escaped.
    pub fn new(name: &str) -> Self {
        Self(escape(name.as_bytes()).into_owned())
    }

    /// The id of a file's path below its corpus root, whatever bytes its name has.
    pub fn of_path(relative: &Path) -> Self {
        Self(path_to_id(relative))
    }

    /// Reads an id as it is shown. Total: what should have been escaped and is not (a blank, a `%`
    /// without two digits) is escaped now, so a name typed as the file system shows it is understood too.
    pub fn from_escaped(id: &str) -> Self {
        match unescape(id) {
            Cow::Borrowed(_) => Self::new(id),
            Cow::Owned(bytes) => Self(escape(&bytes).into_owned()),
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as the file or the record has it; the id itself where that is no UTF-8.
    pub fn name(&self) -> Cow<'_, str> {
        match unescape(&self.0) {
            Cow::Borrowed(_) => Cow::Borrowed(&self.0),
            Cow::Owned(bytes) => String::from_utf8(bytes).map_or(Cow::Borrowed(self.as_str()), Cow::Owned),
        }
    }

    /// A number that stands for the id inside an index: equal ids, equal keys.
    pub fn key(&self) -> u64 {
        xxhash_rust::xxh3::xxh3_64(self.0.as_bytes())
    }

    /// The path below the corpus root, where the id is a file's; see [`path_of_id`].
    pub fn path(&self) -> Option<PathBuf> {
        path_of_id(&self.0)
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The path below the corpus root that a file's id stands for.
///
/// `None` where no file below a root has this id: it is empty or absolute, a part of it is `.` or
/// `..`, or this system has no such name. The path never leads out of the root by itself.
pub fn path_of_id(id: &str) -> Option<PathBuf> {
    let bytes = unescape(id);
    let mut path = PathBuf::new();
    for part in bytes.split(|byte| *byte == b'/') {
        let name = name_of_bytes(part)?;
        let mut components = Path::new(&name).components();
        match (components.next(), components.next()) {
            (Some(Component::Normal(normal)), None) if normal == name => path.push(normal),
            _ => return None,
        }
    }
    Some(path)
}

/// The id of a path below a root: its parts joined by `/`, each escaped.
pub(super) fn path_to_id(relative: &Path) -> String {
    let mut id = String::new();
    for component in relative.components() {
        if let Component::Normal(name) = component {
            if !id.is_empty() {
                id.push('/');
            }
            id.push_str(&escape(name.as_encoded_bytes()));
        }
    }
    id
}

/// The id of a file's or a folder's name, without what it lies in.
pub(super) fn name_to_id(name: &OsStr) -> Cow<'_, str> {
    escape(name.as_encoded_bytes())
}

#[cfg(unix)]
fn name_of_bytes(bytes: &[u8]) -> Option<std::ffi::OsString> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes.to_vec()))
}

#[cfg(not(unix))]
fn name_of_bytes(bytes: &[u8]) -> Option<std::ffi::OsString> {
    String::from_utf8(bytes.to_vec()).ok().map(Into::into)
}

/// Writes what may not stand in an id as `%XX`.
fn escape(name: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(name)
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'#' | b'%'))
    {
        return Cow::Borrowed(text);
    }
    let mut id = String::with_capacity(name.len() + 8);
    for chunk in name.utf8_chunks() {
        for character in chunk.valid().chars() {
            if may_stand(character) {
                id.push(character);
            } else {
                push_escaped(&mut id, character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        push_escaped(&mut id, chunk.invalid());
    }
    Cow::Owned(id)
}

fn may_stand(character: char) -> bool {
    !(character.is_whitespace()
        || character.is_control()
        || matches!(character, '#' | '%')
        // Invisible, or turning the direction of what follows: an id must look like what it is.
        || matches!(character, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'))
}

fn push_escaped(id: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in bytes {
        id.push('%');
        id.push(DIGITS[usize::from(byte >> 4)].into());
        id.push(DIGITS[usize::from(byte & 15)].into());
    }
}

/// The bytes that an id stands for; a `%` without two digits behind it stands for itself.
fn unescape(id: &str) -> Cow<'_, [u8]> {
    let bytes = id.as_bytes();
    if !bytes.contains(&b'%') {
        return Cow::Borrowed(bytes);
    }
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut name = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                name.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                name.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_ordinary_path_is_its_own_id() {
        assert_eq!(ArticleId::of_path(Path::new("energy/heat-pumps.md")).as_str(), "energy/heat-pumps.md");
        assert_eq!(ArticleId::new("Größe–née.txt").as_str(), "Größe–née.txt");
    }

    #[test]
    fn blanks_control_characters_and_marks_of_ids_are_escaped() {
        assert_eq!(ArticleId::new("a b#1\n100%\u{a0}\u{202e}").as_str(), "a%20b%231%0A100%25%C2%A0%E2%80%AE");
    }

    #[test]
    fn an_id_typed_without_escapes_is_understood() {
        assert_eq!(ArticleId::from_escaped("my notes.txt"), ArticleId::new("my notes.txt"));
        assert_eq!(ArticleId::from_escaped("100% sure.txt"), ArticleId::new("100% sure.txt"));
        assert_eq!(ArticleId::from_escaped("a%20b"), ArticleId::new("a b"));
        assert_eq!(ArticleId::from_escaped("%c3%a9"), ArticleId::new("é"));
    }

    #[test]
    fn no_id_leads_out_of_the_root() {
        for id in ["", "/etc/passwd", "../x", "a/../../x", "a//b", "a/", ".", "%2e%2e/x", "a%2F..%2F..%2Fb", "%00/.."] {
            assert_eq!(path_of_id(id), None, "{id}");
        }
        assert_eq!(path_of_id("a/b%20c.txt"), Some(PathBuf::from("a/b c.txt")));
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_unicode_round_trip() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"folder/caf\xe9\xff \n.txt"));
        let id = ArticleId::of_path(path);
        assert_eq!(id.as_str(), "folder/caf%E9%FF%20%0A.txt");
        assert_eq!(id.path().as_deref(), Some(path));
    }

    proptest! {
        #![proptest_config(crate::testing::cases(256))]

        #[test]
        fn escaped_ids_round_trip(name in ".*") {
            let id = ArticleId::new(&name);
            let bytes = unescape(id.as_str()).into_owned();
            prop_assert_eq!(bytes, name.as_bytes());
            prop_assert_eq!(id.name(), name.as_str());
            prop_assert_eq!(&ArticleId::from_escaped(id.as_str()), &id);
            prop_assert!(!id.as_str().contains(|c: char| c.is_whitespace() || c.is_control() || c == '#'));
        }

        #[test]
        fn reading_an_id_is_total_and_settles(typed in ".*") {
            let id = ArticleId::from_escaped(&typed);
            prop_assert_eq!(&ArticleId::from_escaped(id.as_str()), &id);
        }

        #[cfg(unix)]
        #[test]
        fn any_bytes_of_a_name_round_trip(bytes in proptest::collection::vec(any::<u8>(), 1..40)) {
            use std::os::unix::ffi::OsStrExt;
            let name = std::ffi::OsStr::from_bytes(&bytes);
            prop_assume!(!bytes.contains(&b'/') && bytes != b"." && bytes != b"..");
            let id = ArticleId::of_path(Path::new(name));
            prop_assert_eq!(id.path(), Some(PathBuf::from(name)));
        }
    }
}
