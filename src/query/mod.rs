//! Typed text becomes a [`Query`]: what is looked for, as plain data, without any index.

mod analyze;
mod notes;
mod parse;
mod phrase;
mod stop;
mod syntax;
#[cfg(test)]
mod tests;
mod word;

use crate::text::Span;

pub use analyze::analyze;
pub use parse::parse;
pub use syntax::{Note, ParsedQuery, SyntaxNode};

/// What a search looks for, in terms of the index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// Any of them may match unless it says otherwise; a passage is the better the more do. In the order
    /// typed; a word that was typed twice stands here twice.
    pub clauses: Vec<Clause>,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Whether passages must, may or must not match.
    pub occur: Occur,
    /// What is matched.
    pub node: Node,
    /// Multiplies its score.
    pub weight: f32,
}

/// How a clause bears on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occur {
    /// Better with it.
    Should,
    /// Not without it.
    Must,
    /// Not with it.
    MustNot,
}

/// What is matched.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Node {
    /// One word.
    Word(Word),
    /// Words that follow one another.
    Phrase(Phrase),
}

/// A typed word and the terms that stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// As typed.
    pub typed: String,
    /// Where it was typed.
    pub span: Span,
    /// The terms that stand for it: its stems in each language searched, the whole of a compound word
    /// and its parts. A passage matches with any of them that counts by itself ([`Form::alone`]), and
    /// with the parts in a row. No term stands here twice.
    pub forms: Vec<Form>,
    /// Set where the query has other words and this one is too common to look up: it does not retrieve,
    /// and is not lit.
    pub stop: bool,
}

/// One term for a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The term, as the index has it.
    pub term: String,
    /// Multiplies its score.
    pub weight: f32,
    /// For a part of a compound word: its place among the parts, from 0; `None` for the whole. Several
    /// parts may share a place (`14.3b` and `14.3` of `$14.3B`): any of them may stand there.
    pub part: Option<usize>,
    /// Whether the term counts by itself; a part such as the `4` of `GPT-4` counts only beside the others.
    pub alone: bool,
}

/// Words that follow one another: for each place the terms that may stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// As typed, without the quotation marks.
    pub typed: String,
    /// Where it was typed, with the quotation marks.
    pub span: Span,
    /// For each position, counted from the phrase's first, the terms that may stand there; positions
    /// rise, none is without terms. A phrase of one place asks for its word in the form typed.
    pub places: Vec<(u32, Vec<String>)>,
}
