//! What the index keeps of a passage, as the matcher sees it.

use crate::index::{StoredArticle, StoredPassage};
use crate::matching::{PassageView, days};

/// The passage, of which the index keeps in `article` what its passages share.
pub(super) fn view<'a>(passage: &'a StoredPassage, article: &'a StoredArticle) -> PassageView<'a> {
    let metadata = &article.metadata;
    PassageView {
        id: article.id.as_str(),
        title: metadata.title.as_deref(),
        author: metadata.author.as_deref(),
        source: metadata.source.as_deref(),
        url: metadata.url.as_deref(),
        published: metadata.published.as_ref().and_then(days),
        language: passage.language,
        headings: &passage.headings,
        text: &passage.text,
        is_furniture: passage.boilerplate.is_some(),
    }
}
