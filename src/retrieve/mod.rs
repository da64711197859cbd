//! First stage: a [`Query`](crate::query::Query) becomes [`Candidate`]s.
//!
//! The best passages are found exactly, by score and then by passage id, whatever the segments of the
//! index look like and however it came about; see [`candidates()`]. How many match is counted apart from
//! that, without scoring; see [`count()`]. A query of more than words and phrases is first evaluated as sets of
//! passages; see [`select`].

mod candidates;
mod checks;
mod count;
mod evaluate;
mod evidence;
mod expand;
mod figures;
#[cfg(test)]
mod held;
mod listed;
mod lower;
mod order;
mod places;
mod postings;
mod query_terms;
mod query_words;
mod rarity;
mod scores;
mod scoring;
mod select;
mod selected;
mod set;
mod spelling;
mod suggest;
#[cfg(test)]
mod tests;
mod top;
#[cfg(test)]
mod typed;
mod union;
mod unscored;

pub use candidates::{Candidate, Furniture, RetrieveOptions, candidates};
pub use count::{Totals, count};
pub use evidence::{Evidence, Held, Neighbours, Occurrence, evidence};
pub use expand::{Cut, expand};
pub use lower::MOST_TERMS;
pub use order::sort;
pub use rarity::{inverse_frequency, rarity};
pub use selected::{Selected, select, select_to_count};
pub use suggest::{holds_any, occurs, suggested_pattern, suggestion};
