//! First stage: a [`Query`](crate::query::Query) becomes [`Candidate`]s.
//!
//! The best passages are found exactly, by score and then by passage id, whatever the segments of the
//! index look like and however it came about; see [`candidates()`]. How many match is counted apart from
//! that, without scoring; see [`count()`].

mod candidates;
mod count;
mod lower;
mod order;
mod rarity;
#[cfg(test)]
mod tests;
mod top;

pub use candidates::{Candidate, Furniture, RetrieveOptions, candidates};
pub use count::{Totals, count};
pub use lower::MOST_TERMS;
pub use rarity::rarity;
