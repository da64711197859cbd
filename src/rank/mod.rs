//! Second stage: candidates are reordered, so many of an article let through, and cut to the page.

#[cfg(test)]
mod measure;
mod options;
mod page;
mod rescore;
mod saturation;
mod sentences;
mod settings;
#[cfg(test)]
mod tests;
mod windows;

pub use options::{RankOptions, Ranking};
pub use page::{Page, Ranked, page};
pub use settings::RankSettings;
