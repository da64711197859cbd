//! Second stage: candidates are reordered, grouped by article and cut to the page.

#[cfg(test)]
mod measure;
mod options;
mod page;
#[cfg(test)]
mod tests;

pub use options::{RankOptions, Ranking};
pub use page::{Page, Ranked, page};
