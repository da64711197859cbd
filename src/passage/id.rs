//! What a passage is called.

use std::fmt;
use std::str::FromStr;

use crate::article::ArticleId;

/// Names a passage: its article and its number there, shown as `energy/heat-pumps.md#3`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PassageId {
    /// The article.
    pub article: ArticleId,
    /// The passage's number in the article, from 1.
    pub ordinal: u32,
}

impl fmt::Display for PassageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.article, self.ordinal)
    }
}

impl FromStr for PassageId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let no_id = || format!("`{text}` is no passage id: one looks like `folder/article.md#3`");
        let (article, ordinal) = text.rsplit_once('#').ok_or_else(no_id)?;
        let ordinal: u32 = ordinal.parse().map_err(|_| no_id())?;
        if article.is_empty() || ordinal == 0 {
            return Err(no_id());
        }
        Ok(Self { article: ArticleId::from_escaped(article), ordinal })
    }
}
