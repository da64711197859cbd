//! Web pages.

pub(super) mod entities;
pub(super) mod tokens;

use super::Extracted;

/// The article's own text, without the page around it.
pub(super) fn extract(source: &str) -> Extracted {
    super::plain::extract(source)
}
