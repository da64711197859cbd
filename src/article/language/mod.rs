//! Which language an article is written in.

mod codes;
mod detect;
mod english;

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language by its ISO 639-1 code, such as `en`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(*b"en");

    /// The language of a two-letter code in lower case; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_lowercase() && b.is_ascii_lowercase() => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// The two-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("en")
    }

    /// The language of a tag such as `en`, `EN_us`, `eng` or `de-AT`; `None` for what is no language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', ',', ' ']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.len() {
            2 => Self::from_code(&primary),
            3 => codes::two_letters(&primary).and_then(Self::from_code),
            _ => None,
        }
    }

    /// The language of `text`, where it is long and clear enough to tell; only its beginning is read.
    pub fn detect(text: &str) -> Option<Self> {
        detect::detect(text)
    }

    /// The language of `text`; where that cannot be told, the one that the article declares.
    pub fn of(text: &str, declared: Option<&str>) -> Option<Self> {
        Self::detect(text).or_else(|| declared.and_then(Self::from_tag))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Language {
    type Error = String;
    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code).ok_or_else(|| format!("`{code}` is not a two-letter language code"))
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.code().to_owned()
    }
}
