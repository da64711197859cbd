//! Articles as JSON: one, an array of them, or one a line.

mod document;
mod lines;
mod record;
mod records;
mod value;

pub(super) use document::read as read_document;
pub(super) use lines::read as read_lines;
pub(super) use records::Records;
