//! Tells text from nothing.

/// Whether there is nothing in `text` to read: blanks, control characters and marks without width.
pub(super) fn blank(text: &str) -> bool {
    text.chars().all(|character| {
        character.is_whitespace() || character.is_control() || matches!(character, '\u{200B}' | '\u{2060}' | '\u{FEFF}')
    })
}
