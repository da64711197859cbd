//! CommonMark with front matter.

use super::Extracted;

/// Text without markup; every piece of it leads back to its bytes in `source`.
pub(super) fn extract(source: &str) -> Extracted {
    super::plain::extract(source)
}
