//! Passages become postings on disk, and stay true to the files they came from.

mod error;
mod manifest;
mod open;
mod schema;
mod stored;
mod tokenizer;
mod update;

pub use error::{OpenError, UpdateError};
pub use manifest::Manifest;
pub use open::Index;
pub use schema::Fields;
pub use stored::{StoredArticle, StoredPassage};
pub use update::{Corpus, UpdateOptions, UpdateReport, update};
