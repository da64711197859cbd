//! How fast it is, measured: on the user's own articles and queries, or on text made from a seed.
//!
//! Only measures and what is measured are here; whoever calls decides what is run and how it is shown.

mod cold;
mod disk;
mod generate;
mod machine;
mod process;
mod queries;
mod report;
mod searches;

pub use cold::forget_pages;
pub use disk::disk_parts;
pub use generate::{Generator, Random};
pub use machine::{Machine, forget_peak_memory, peak_memory};
pub use process::{Process, run_process};
pub use queries::{QueryKind, draw_queries};
pub use report::{
    BenchReport, CorpusFigures, DiskFigures, DiskPart, IndexingFigures, ProcessFigures, SearchFigures,
    ThroughputFigures, Times,
};
pub use searches::{time_searches, time_throughput};
