//! First stage: a [`Query`](crate::query::Query) becomes [`Candidate`]s.

mod candidates;
mod lower;

pub use candidates::{Candidate, candidates};
