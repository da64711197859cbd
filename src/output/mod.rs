//! Responses become bytes: markup, colour and escaping happen here only.

mod text;

pub use text::write_text;
