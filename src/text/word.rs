//! A word where it stands.

/// A word and its place; what counts as one is told by what cuts it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last.
    pub(crate) end: usize,
    /// The word as it is written.
    pub(crate) text: &'a str,
}

impl Word<'_> {
    /// Whether nothing was cut out.
    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether its first letter is a capital.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}
