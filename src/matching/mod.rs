//! Holds passages to a query: whether they match it, and what of their text does.
//!
//! Here alone a [`crate::query::Query`] gets its meaning word by word. Retrieval finds candidates faster and is
//! held to it, the highlighter shows what it found.

mod compile;
mod evaluate;
mod filter;
#[cfg(test)]
mod generated;
mod lit;
mod matcher;
#[cfg(test)]
mod naive;
mod near;
mod path;
mod positions;
#[cfg(test)]
mod properties;
mod rows;
mod shuffled;
#[cfg(test)]
mod tests;
mod units;
mod view;
mod words;
mod zones;

pub use lit::{Lit, Match, merge};
pub use matcher::Matcher;
pub use path::PathPattern;
pub use positions::{PositionMatcher, Standing};
pub use view::{PassageView, days};
