//! Text becomes terms with positions and spans: one pipeline for indexing, queries and highlighting.

mod analyzer;
mod cells;
mod cjk;
mod class;
mod emit;
mod figure;
mod fold;
mod number;
mod scan;
mod stem;
mod stop;
mod stop_words;
#[cfg(test)]
mod tests;
mod unit;

pub use analyzer::{Analyzer, OwnedToken, Token, TokenKind};
pub(crate) use analyzer::{Initials, NotingAnalyzer};
pub use cells::{CELL_DIGITS, Cell, Class, cells, condition_terms, ranges, without_cell, without_range};
pub(crate) use cjk::is_unspaced;
pub use figure::{
    FigureTerm, OPEN_BELOW, PART_END, behind_terms, is_typed_plainly, spelling_term, terms_of_kind, terms_of_unit,
};
pub(crate) use fold::is_invisible;
pub(crate) use number::TermNumbers;
pub(crate) use stop::is_common_word;
