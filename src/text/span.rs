//! A half-open range of bytes in a named text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open byte range in a text that the context names.
///
/// Where a `Span` is made, it starts and ends on character borders of that text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards: {start}..{end}");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The piece of `text` that the span names.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span counted from `origin` bytes further left.
    pub fn shifted_right(&self, origin: usize) -> Self {
        Self::new(self.start + origin, self.end + origin)
    }

    /// The same span counted from `origin`, which must not lie behind its start.
    pub fn relative_to(&self, origin: usize) -> Self {
        Self::new(self.start - origin, self.end - origin)
    }

    /// As a standard range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}
