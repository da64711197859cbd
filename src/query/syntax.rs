//! The tree of a query as it was typed.

use super::{Known, Link, Note, TextField, TypedFigure, Unit};
use crate::article::Language;
use crate::text::Span;

/// A query as typed: its items in order, and what is to be said about the way it was read.
///
/// Printed it is the query as it was understood, in the language itself: parsing that gives the same items.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParsedQuery {
    /// What was typed.
    pub text: String,
    /// Its items in order. They are nested at most some hundred deep, whatever was typed.
    pub items: Vec<Item>,
    /// Faults that were passed over, and remarks, for the user to see.
    pub notes: Vec<Note>,
}

impl ParsedQuery {
    /// Whether there is something in it that passages can be searched for.
    pub fn is_searchable(&self) -> bool {
        self.items.iter().any(|item| item.sign != Sign::Minus || item.is_of_filters())
    }

    /// Whether it is words alone, without signs and weights, so that nothing in it says which passages are wanted and which are
    /// not.
    pub fn is_of_words(&self) -> bool {
        self.items.iter().all(|item| item.is_bare() && matches!(item.part, Part::Word(_)))
    }
}

/// A part of a query as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where, with its field, without a sign before it and a weight behind it.
    pub span: Span,
    /// What stood before it.
    pub sign: Sign,
    /// What stood behind it.
    pub weight: Weight,
    /// What it is.
    pub part: Part,
}

impl Item {
    /// `part` at `span`, without sign and weight.
    pub fn plain(part: Part, span: Span) -> Self {
        Self { span, sign: Sign::None, weight: Weight::ONE, part }
    }

    /// Whether it is filters and conditions on figures alone, however they are joined: left out they find whatever they
    /// do not let through.
    pub(super) fn is_of_filters(&self) -> bool {
        match &self.part {
            Part::Filter(_) | Part::Figure(_) => true,
            Part::Group(items) | Part::And(items) | Part::Or(items) | Part::AnyOf { items, .. } => {
                items.iter().all(Self::is_of_filters)
            }
            _ => false,
        }
    }

    /// Whether it stands without sign and weight.
    pub(super) fn is_bare(&self) -> bool {
        self.sign == Sign::None && self.weight == Weight::ONE
    }
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sign {
    /// Nothing.
    #[default]
    None,
    /// `+`: required.
    Plus,
    /// `-` or `NOT`: left out.
    Minus,
}

/// How much an item counts, in thousandths: from 0.1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(pub(super) u32);

impl Weight {
    /// As much as everything else.
    pub const ONE: Self = Self(1000);
    /// The least.
    pub const LEAST: Self = Self(100);
    /// The most.
    pub const MOST: Self = Self(100_000);

    /// As a factor.
    pub fn factor(self) -> f32 {
        self.0 as f32 / 1000.0
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self::ONE
    }
}

/// What an item of a query is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// A word: as typed, without punctuation around it; no blank is in it.
    Word(String),
    /// Words in quotation marks.
    Phrase {
        /// What stood between the marks: its words with one blank between them, no `"` in it.
        text: String,
        /// The number behind `~`; 0 where there was none.
        slop: u32,
    },
    /// A word or a phrase behind `=`.
    Exact {
        /// The word, or what stood between the marks.
        text: String,
        /// Whether it stood in quotation marks.
        quoted: bool,
    },
    /// A word with `*` or `?` in it.
    Wildcard(String),
    /// A word with `~` behind it.
    Fuzzy {
        /// The word.
        word: String,
        /// The number behind `~`: 1 or 2.
        edits: u8,
    },
    /// Operands with `NEAR/5` or `BEFORE/5` between them.
    Near {
        /// Two or more, without sign and weight.
        operands: Vec<Item>,
        /// What stood between them: one fewer.
        links: Vec<Link>,
    },
    /// Operands with `AND` between them.
    And(Vec<Item>),
    /// Operands with `OR` between them.
    Or(Vec<Item>),
    /// Items in parentheses.
    Group(Vec<Item>),
    /// `any:2(…)`.
    AnyOf {
        /// How many of them.
        at_least: u32,
        /// The items.
        items: Vec<Item>,
    },
    /// `{…}s` or `{…}p`.
    Together {
        /// What the letter behind the brace stands for.
        unit: Unit,
        /// The items.
        items: Vec<Item>,
    },
    /// Something behind the name of a field and a colon.
    Field {
        /// Which.
        field: TextField,
        /// A leaf or a group, without sign and weight.
        item: Box<Item>,
    },
    /// What is asked of an article or a passage besides its words.
    Filter(TypedFilter),
    /// What is asked of the figures of a passage.
    Figure(TypedFigure),
}

impl Part {
    /// The items inside of it.
    pub(super) fn children(&self) -> &[Item] {
        match self {
            Self::And(items) | Self::Or(items) | Self::Group(items) => items,
            Self::Near { operands, .. } => operands,
            Self::AnyOf { items, .. } | Self::Together { items, .. } => items,
            Self::Field { item, .. } => std::slice::from_ref(item),
            _ => &[],
        }
    }

    /// The words that were typed for it, where it holds no other items.
    pub(super) fn words(&self) -> Option<&str> {
        match self {
            Self::Word(text) | Self::Wildcard(text) | Self::Fuzzy { word: text, .. } => Some(text),
            Self::Phrase { text, .. } | Self::Exact { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// A filter as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedFilter {
    /// `path:` and a pattern.
    Path(String),
    /// `lang:` and a language.
    Language(Language),
    /// `date:` and days.
    Date(TypedDates),
    /// `has:` and what must be known.
    Has(Known),
    /// `boilerplate:yes` or `boilerplate:no`.
    Boilerplate(bool),
}

/// Days as typed behind `date:`. What is relative (`yesterday`) is so still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedDates {
    /// `2025-06`, `=2025-06`.
    On(String),
    /// `2025-06..2025-08`; open where there is none.
    Between(Option<String>, Option<String>),
    /// `>2025-06`.
    After(String),
    /// `>=2025-06`.
    From(String),
    /// `<2025-06`.
    Before(String),
    /// `<=2025-06`.
    UpTo(String),
}
