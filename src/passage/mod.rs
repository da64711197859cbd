//! An [`Article`](crate::article::Article) becomes [`Passage`]s: the units that are found, shown and cited.

mod choose;
mod id;
mod split;
#[cfg(test)]
mod tests;
mod tiles;
mod trail;
mod units;

pub use id::PassageId;
pub use split::{SplitOptions, split};

use crate::article::Boilerplate;
use crate::text::{LineRange, Span};

/// Names how articles become passages: an index made under another name is made anew.
///
/// Whoever changes where any article is cut, its sentences or its heading trails, changes the number;
/// [`SplitOptions`] are recorded beside it.
pub const FINGERPRINT: &str = "passages-2";

/// A piece of an article, whole sentences, large enough to answer and small enough to read.
///
/// The passages of an article tile its text: in order, no gap, no overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its number in the article, from 1.
    pub ordinal: u32,
    /// Where it stands in the article's text.
    pub span: Span,
    /// The bytes to cite, in what the article's origin says they count in.
    pub bytes: Span,
    /// The lines of the file.
    pub lines: LineRange,
    /// The headings it stands under, outermost first; the article's title is not among them.
    pub headings: Vec<String>,
    /// Set where all of it is furniture of the page.
    pub boilerplate: Option<Boilerplate>,
    /// Pairs (offset in the passage's text, offset in the file) that lead inside the passage back into
    /// the file; see [`crate::article::Origin::offsets`]. Empty where bytes count in the text.
    pub offsets: Vec<(usize, usize)>,
}
