//! Typed text becomes a [`Query`]: what is looked for, as plain data, without any index.

mod analyze;
mod filter;
mod meaning;
mod notes;
mod parse;
mod phrase;
mod stop;
mod syntax;
#[cfg(test)]
mod tests;
mod word;

pub use analyze::analyze;
pub use filter::{Condition, DateRange, Day, Filter, Known};
pub use meaning::{
    Clause, Exact, FARTHEST, Form, Leaf, Link, Near, Node, Occur, Pattern, Phrase, Places, Query, Scoped, Spelling,
    TextField, Together, Unit, Word,
};
pub use parse::parse;
pub use syntax::{Note, ParsedQuery, SyntaxNode};
