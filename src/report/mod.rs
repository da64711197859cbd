//! What many hits say together.
//!
//! [`figures()`] searches, reads the figures of the passages that answer, and puts those together that are about the same:
//! who says which, and how far they differ. What a figure is about is found from the words around it: `about.rs` tells how.

mod about;
mod concepts;
mod figures;
mod names;
mod support;
#[cfg(test)]
mod tests;
mod timeline;

pub use figures::{By, FigureGroup, FigureValue, FiguresRequest, FiguresResponse, Mention, figures};
pub use timeline::{MOST_STEPS, Step, TimelinePassage, TimelineRequest, TimelineResponse, TimelineStep, timeline};
