//! Text made from a seed, and an index of it.
#![allow(dead_code, unused_imports, unreachable_pub)] // shared: each bench uses its own part

pub use pullquote::bench::{Generator, Random};

/// Indexes the file `records` into the folder `index` with one thread.
pub fn index(records: &std::path::Path, index: &std::path::Path) {
    use pullquote::index::{Corpus, Silent, UpdateOptions, update};
    let corpus = Corpus { roots: vec![records.to_owned()], ..Corpus::default() };
    let options = UpdateOptions { threads: 1, ..UpdateOptions::default() };
    update(index, &corpus, &options, &Silent).expect("the records can be indexed");
}
