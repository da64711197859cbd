//! Second stage: candidates are reordered, grouped by article and cut to the page.

mod options;
mod page;

pub use options::{RankOptions, Ranking};
pub use page::{Page, Ranked, page};
