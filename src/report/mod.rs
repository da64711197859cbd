//! What many hits say together.
//!
//! [`figures()`] searches, reads the figures of the passages that answer, and puts those together that are about the same:
//! who says which, and how far they differ. What a figure is about is found from the words around it: `about.rs` tells how.

mod about;
mod abroad;
mod alike;
mod another;
mod answered;
mod asked;
mod beside;
mod buyers;
mod chosen;
mod claimed;
mod column;
mod concepts;
mod contradicted;
mod counted;
mod deal;
mod deeds;
mod elsewhere;
mod failed;
mod figures;
mod found;
mod group;
mod had_claimed;
mod hands;
mod lines;
mod list;
mod named;
mod names;
mod negated;
mod never;
mod object;
mod paid_for;
mod phrase;
mod presupposed;
mod price;
mod rate;
mod refused;
mod refuted;
mod row;
mod said;
mod scenario;
mod sentence;
mod share;
mod shift;
mod standing;
mod support;
mod supposed;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_deals;
#[cfg(test)]
mod tests_of_denials;
#[cfg(test)]
mod tests_of_facts;
#[cfg(test)]
mod tests_of_facts_beside;
#[cfg(test)]
mod tests_of_groups;
#[cfg(test)]
mod tests_of_matters;
#[cfg(test)]
mod tests_of_names;
#[cfg(test)]
mod tests_of_prose;
#[cfg(test)]
mod tests_of_standing;
#[cfg(test)]
mod tests_of_wordings;
mod things;
mod timeline;
mod times;
mod unconfirmed;
mod unit;
mod unreached;
mod values;
mod whose;
mod works;

pub use figures::{By, FigureGroup, FigureValue, FiguresRequest, FiguresResponse, Limit, Mention, figures};
pub use standing::Standing;
pub use timeline::{MOST_STEPS, Step, TimelinePassage, TimelineRequest, TimelineResponse, TimelineStep, timeline};
