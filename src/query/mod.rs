//! Typed text becomes a [`Query`]: what is looked for, as plain data, without any index.

mod analyze;
mod brackets;
mod dates;
mod elements;
mod fields;
mod figure_hints;
mod figures;
mod filter;
mod filters;
mod forms;
mod meaning;
mod note;
mod notes;
mod operators;
mod parse;
mod print;
mod scan;
mod sentence;
mod signs;
mod sought;
mod syntax;
#[cfg(test)]
mod tests;
mod values;
mod whole_figures;

pub use analyze::{Setting, analyze, analyze_noted, undated};
pub use figures::{TypedFigure, TypedWorth};
pub use filter::{Condition, DateRange, Day, Filter, Known};
pub use meaning::{
    Clause, Exact, FARTHEST, Form, Leaf, Link, Near, Node, Occur, Pattern, Phrase, Places, Query, Scoped, Spelling,
    TextField, Together, Unit, Word,
};
pub use note::{Note, NoteKind};
pub use parse::parse;
pub use sought::{Edge, FigureCondition, FigureField, SameFigure, Sought, Wanted, Worth};
pub use syntax::{Item, ParsedQuery, Part, Sign, TypedDates, TypedFilter, Weight};
