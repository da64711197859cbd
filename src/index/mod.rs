//! Passages become postings on disk, and stay true to the files they came from.
//!
//! Writing: [`update`] makes the index mirror a [`Corpus`]; what it commits, it commits whole.
//! Reading: an [`Index`] is one commit, open. [`check`] tells how the corpus differs from it, and
//! [`refresh`] is what a search calls: it opens, looks, and updates what is little.

mod brief;
mod changes;
mod columns;
mod corpus;
mod directory;
mod error;
pub mod fact;
mod folder;
mod forms;
mod in_order;
mod lengths;
mod lock;
mod lookup;
mod manifest;
mod open;
mod options;
mod packing;
mod progress;
mod refresh;
mod report;
mod schema;
mod sealed;
mod sentences;
mod stamps;
mod statistics;
mod stored;
mod table;
mod unpacking;
mod update;
mod word_code;

pub use changes::check;
pub use columns::Columns;
pub use corpus::Corpus;
pub use error::{OpenError, UpdateError};
pub use forms::Forms;
pub use lock::Holder;
pub use manifest::{FORMAT, Manifest, Split};
pub use open::Index;
pub use options::UpdateOptions;
pub use progress::{Progress, Silent};
pub use refresh::{
    Freshness, MOST_BYTES_FIRST, MOST_BYTES_UNASKED, MOST_FILES_FIRST, MOST_FILES_UNASKED, Refresh, Refreshed, Stale,
    refresh,
};
pub use report::{Changes, Renamed, UpdateReport};
pub use schema::Fields;
pub use sentences::{IndexedSentence, Layout};
pub use statistics::{Statistics, TermInfos};
pub use stored::{StoredArticle, StoredPassage};
pub use table::{IndexedFile, MOST_SKIPPED};
pub use update::update;
